"""Meetings: the list, one meeting with its agenda and who attends, series, rooms."""

from giaoban.office.directory.visibility import Kind
from giaoban.office.meetings.papers.calling import Call
from giaoban.web.doors import enters_work, page, sees
from giaoban.web.meetings import acts, agenda, attending, briefings, calling, listing, rooms, seats, series
from giaoban.web.meetings.acts import ACTS
from giaoban.web.meetings.around import around
from giaoban.web.meetings.page import one as one_meeting
from giaoban.web.paper_files import in_both_forms

around(briefings.of_that_day)
sees_meetings = sees(Kind.MEETING)

urlpatterns = [
    page("meetings/", listing.listing, name="meetings", opens_to=sees_meetings),
    page("meetings/new/", acts.new, name="meeting-new", opens_to=enters_work),
    page("meetings/rooms/", rooms.rooms, name="meeting-rooms", opens_to=enters_work),
    page("meetings/rooms/new/", rooms.keep, name="meeting-room-new", opens_to=enters_work),
    page("meetings/rooms/<int:room_id>/", rooms.keep, name="meeting-room", opens_to=enters_work),
    page("meetings/attendance/", attending.statistics, name="meeting-attendance", opens_to=enters_work),
    page("meetings/series/", series.listing, name="meeting-series-list", opens_to=sees_meetings),
    page("meetings/series/new/", series.new, name="meeting-series-new", opens_to=enters_work),
    page("meetings/series/<int:series_id>/", series.one, name="meeting-series", opens_to=sees_meetings),
    page("meetings/series/<int:series_id>/change/", series.change, name="meeting-series-change", opens_to=enters_work),
    page("meetings/series/<int:series_id>/days/", series.choose_days, name="meeting-series-days", opens_to=enters_work),
    page("meetings/series/<int:series_id>/end/", series.end, name="meeting-series-end", opens_to=enters_work),
    page("meetings/<int:meeting_id>/day-off/", series.day_off, name="meeting-day-off", opens_to=enters_work),
    page("meetings/<int:meeting_id>/", one_meeting, name="meeting", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/change/", acts.change, name="meeting-change", opens_to=enters_work),
    *(
        address
        for call in Call
        for address in in_both_forms(
            f"meetings/<int:meeting_id>/{call}/", calling.file, name=f"meeting-{call}", opens_to=enters_work, call=call
        )
    ),
    *(
        page(f"meetings/<int:meeting_id>/{act.name}/", acts.on_meeting, name=f"meeting-{act.name}", opens_to=enters_work, act=act)
        for act in ACTS
    ),
    page("meetings/<int:meeting_id>/items/new/", agenda.new_item, name="meeting-item-new", opens_to=enters_work),
    page("meetings/<int:meeting_id>/items/order/", agenda.order, name="meeting-order", opens_to=enters_work),
    page("meetings/items/<int:agenda_item_id>/", agenda.change_item, name="meeting-item", opens_to=enters_work),
    *(
        page(f"meetings/items/<int:agenda_item_id>/{what}/", agenda.turn_item, name=f"meeting-item-{what}", opens_to=enters_work, what=what)
        for what in ("withdraw", "restore")
    ),
    page("meetings/<int:meeting_id>/call/", seats.call, name="meeting-call", opens_to=enters_work),
    page("meetings/<int:meeting_id>/all-present/", seats.mark_all, name="meeting-all-present", opens_to=enters_work),
    page("meetings/seats/<int:attendee_id>/answer/", seats.answer, name="meeting-answer", opens_to=sees_meetings),
    page("meetings/seats/<int:attendee_id>/mark/", seats.mark, name="meeting-mark", opens_to=enters_work),
    page("meetings/seats/<int:attendee_id>/remove/", seats.remove, name="meeting-seat-remove", opens_to=enters_work),
]
