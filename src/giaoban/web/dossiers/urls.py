"""Papers of meetings: which are needed and how far they are, handing in, checking, reading, the pack."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.web.doors import holds, office_staff, page, sees
from giaoban.web.dossiers import acts, listing, packing, reading
from giaoban.web.dossiers.page import ask, dossier, links
from giaoban.web.meetings.around import around
from giaoban.web.paper_files import in_both_forms

sees_meetings = sees(Kind.MEETING)
around(links)

urlpatterns = [
    page("dossiers/", listing.listing, name="dossiers", opens_to=sees_meetings),
    page("dossiers/<int:meeting_id>/", dossier, name="meeting-dossier", opens_to=sees_meetings),
    page("dossiers/<int:meeting_id>/ask/", ask, name="meeting-ask-papers", opens_to=office_staff),
    page("dossiers/<int:meeting_id>/pack/", packing.whole, name="meeting-pack", opens_to=sees_meetings),
    page("dossiers/items/<int:agenda_item_id>/new/", acts.new_need, name="need-new", opens_to=sees_meetings),
    page("dossiers/needs/<int:need_id>/change/", acts.change_need, name="need-change", opens_to=sees_meetings),
    *in_both_forms("dossiers/needs/<int:need_id>/draft/", acts.draft_submission, name="need-draft", opens_to=sees_meetings),
    page("dossiers/needs/<int:need_id>/hand-in/", acts.hand_in, name="need-hand-in", opens_to=sees_meetings),
    page("dossiers/needs/<int:need_id>/return/", acts.return_need, name="need-return", opens_to=office_staff),
    *(
        page(f"dossiers/needs/<int:need_id>/{what}/", acts.turn, name=f"need-{what}", opens_to=office_staff, what=what)
        for what in ("complete", "waive", "want")
    ),
    page("dossiers/files/<int:file_id>/", reading.read, name="dossier-file", opens_to=sees_meetings),
    page("dossiers/files/<int:file_id>/pages/<int:number>/", reading.page_image, name="dossier-page", opens_to=sees_meetings),
    page("dossiers/files/<int:file_id>/notes/<int:number>/", reading.note, name="dossier-note", opens_to=sees_meetings),
    page("dossiers/files/<int:file_id>/original/", reading.original, name="dossier-original", opens_to=sees_meetings),
    page("dossiers/files/<int:file_id>/pdf/", reading.pdf, name="dossier-pdf", opens_to=sees_meetings),
    page("dossiers/files/<int:file_id>/expel/", acts.expel, name="dossier-expel", opens_to=holds(Role.CHIEF)),
]
