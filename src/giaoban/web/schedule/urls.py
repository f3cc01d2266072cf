"""The schedule: weeks, months, a list; weeks published; feeds; calendars taken in."""

from giaoban.office.directory.visibility import Kind
from giaoban.web.doors import enters_work, everyone, office_staff, page, sees
from giaoban.web.paper_files import in_both_forms
from giaoban.web.schedule import feeds, issues, listing, month, taking_in, week

reads_schedule = sees(Kind.SCHEDULE)

urlpatterns = [
    page("schedule/", week.this_week, name="schedule", opens_to=reads_schedule),
    page("schedule/list/", listing.listing, name="schedule-list", opens_to=reads_schedule),
    page("schedule/month/<str:month>/", month.month, name="schedule-month", opens_to=reads_schedule),
    page("schedule/issues/<int:issue_id>/", issues.one, name="schedule-issue", opens_to=reads_schedule),
    *in_both_forms("schedule/issues/<int:issue_id>/", issues.file, name="schedule-issue", opens_to=reads_schedule),
    page("schedule/take-in/", taking_in.look, name="schedule-take-in", opens_to=enters_work),
    page("schedule/take-in/enter/", taking_in.take, name="schedule-take", opens_to=enters_work),
    page("schedule/<str:monday>/publish/", issues.publish, name="schedule-publish", opens_to=office_staff),
    *in_both_forms("schedule/<str:monday>/draft/", issues.draft_file, name="schedule-draft", opens_to=enters_work),
    page("schedule/<str:monday>/", week.week, name="schedule-week", opens_to=reads_schedule),
    page("account/feeds/", feeds.own, name="own-feeds", opens_to=reads_schedule),
    page("account/feeds/<int:feed_id>/revoke/", feeds.revoke, name="feed-revoke", opens_to=reads_schedule),
    page("feeds/<str:token>.ics", feeds.feed, name="feed", opens_to=everyone),  # the secret in the address is the door
]
