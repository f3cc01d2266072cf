"""At the meeting and after: the screen, notes, conclusions, the minutes, the notice."""

from giaoban.office.directory.visibility import Kind
from giaoban.web.doors import page, sees
from giaoban.web.meetings.around import around
from giaoban.web.paper_files import in_both_forms
from giaoban.web.sitting import concluding, notes, noticing, screen, signing
from giaoban.web.sitting.around import links

sees_meetings = sees(Kind.MEETING)
around(links)

urlpatterns = [
    page("meetings/<int:meeting_id>/sitting/", screen.sitting, name="sitting", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/sitting/head/", screen.change_head, name="sitting-head", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/sitting/note/", notes.save, name="sitting-note", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/sitting/earlier/", notes.earlier, name="sitting-earlier", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/sitting/conclude/", concluding.conclude, name="sitting-conclude", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/sitting/sign/", signing.sign, name="sitting-sign", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/minutes/", signing.minutes, name="meeting-minutes", opens_to=sees_meetings),
    *in_both_forms("meetings/<int:meeting_id>/minutes/", signing.minutes_file, name="meeting-minutes", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/minutes/add/", signing.add, name="meeting-minutes-add", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/notice/", noticing.notice, name="meeting-notice", opens_to=sees_meetings),
    *in_both_forms("meetings/<int:meeting_id>/notice/", noticing.notice_file, name="meeting-notice", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/notice/link/", noticing.link, name="meeting-notice-link", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/notice/unlink/", noticing.unlink, name="meeting-notice-unlink", opens_to=sees_meetings),
    page("meetings/<int:meeting_id>/notice/version/", noticing.add_version, name="meeting-notice-version", opens_to=sees_meetings),
    page("meetings/asides/<int:aside_id>/", notes.settle, name="sitting-settle", opens_to=sees_meetings),
    page("meetings/seats/<int:attendee_id>/there/", screen.mark, name="sitting-mark", opens_to=sees_meetings),
    page("meetings/conclusions/<int:conclusion_id>/", concluding.change, name="conclusion-change", opens_to=sees_meetings),
    page("meetings/conclusions/<int:conclusion_id>/order/", concluding.order, name="conclusion-order", opens_to=sees_meetings),
    page(
        "meetings/conclusions/<int:conclusion_id>/undo-task/",
        concluding.take_back_task,
        name="conclusion-undo-task",
        opens_to=sees_meetings,
    ),
    *(
        page(
            f"meetings/conclusions/<int:conclusion_id>/{what}/",
            concluding.turn,
            name=f"conclusion-{what}",
            opens_to=sees_meetings,
            what=what,
        )
        for what in concluding.TURNS
    ),
]
