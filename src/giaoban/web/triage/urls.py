"""Today's papers, one key each; proposals and their slips; annotations; what waits for a leader's word."""

from giaoban.office.directory.visibility import OFFICE_ROLES, Role
from giaoban.web.doors import holds, office_staff, page
from giaoban.web.paper_files import in_both_forms
from giaoban.web.triage import annotations, handling, sorting

leaders = holds(Role.LEADER)
who_annotate = holds(*OFFICE_ROLES, Role.LEADER)

urlpatterns = [
    page("triage/", sorting.waiting, name="triage", opens_to=office_staff),
    page("triage/<int:paper_id>/sort/", sorting.sort, name="triage-sort", opens_to=office_staff),
    page("triage/<int:paper_id>/undo/<int:number>/", sorting.take_back, name="triage-undo", opens_to=office_staff),
    page("triage/<int:paper_id>/handling/", handling.propose, name="handling", opens_to=office_staff),
    page("triage/<int:paper_id>/slip/", handling.slip, name="handling-slip", opens_to=office_staff),
    *in_both_forms("triage/<int:paper_id>/slip/", handling.slip_file, name="handling-slip", opens_to=office_staff),
    *in_both_forms("triage/<int:paper_id>/transfer/<int:organ_id>/", handling.transfer_file, name="transfer-slip", opens_to=office_staff),
    page("triage/<int:paper_id>/annotation/", annotations.annotate, name="annotate", opens_to=who_annotate),
    page("answers/", handling.waiting_for_me, name="to-answer", opens_to=leaders),
    page("answers/<int:paper_id>/", handling.answer, name="answer", opens_to=leaders),
]
