"""Proposals for a draft programme, its order and words, and its paper."""

from giaoban.web.compiling import acts, beginning, draft, page, paper
from giaoban.web.doors import enters_work, office_staff
from giaoban.web.doors import page as at
from giaoban.web.paper_files import in_both_forms

urlpatterns = [
    at("programmes/next/", beginning.begin, name="programme-next", opens_to=office_staff),
    at("programmes/<int:programme_id>/proposals/", page.proposals, name="programme-proposals", opens_to=office_staff),
    at("programmes/<int:programme_id>/proposals/accept/", acts.accept, name="proposal-take", opens_to=office_staff),
    at("programmes/<int:programme_id>/proposals/decline/", acts.decline, name="proposal-leave", opens_to=office_staff),
    at("programmes/<int:programme_id>/proposals/reconsider/", acts.reconsider, name="proposal-reconsider", opens_to=office_staff),
    at("programmes/<int:programme_id>/proposals/undo/", acts.undo, name="proposal-undo", opens_to=office_staff),
    at("programmes/<int:programme_id>/order/", draft.order, name="programme-order", opens_to=office_staff),
    at("programmes/lines/<int:line_id>/words/", draft.words, name="programme-line-words", opens_to=office_staff),
    at("programmes/<int:programme_id>/paper/", paper.preview, name="programme-paper", opens_to=enters_work),
    *in_both_forms("programmes/<int:programme_id>/paper/", paper.file, name="programme", opens_to=enters_work),
]
