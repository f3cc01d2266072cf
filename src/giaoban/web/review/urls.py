"""Source left, findings right, one key a decision."""

from giaoban.web.doors import office_staff, page
from giaoban.web.review import decisions, views

_CARD = "review/<int:paper_id>/<int:proposal_id>/"

urlpatterns = [
    page("review/", views.queue, name="review-queue", opens_to=office_staff),
    page("review/<int:paper_id>/", views.review, name="review", opens_to=office_staff),
    page("review/<int:paper_id>/pages/<int:part_id>/<int:number>.png", views.page_image, name="review-page", opens_to=office_staff),
    page("review/<int:paper_id>/accept-clean/", decisions.accept_clean, name="review-accept-clean", opens_to=office_staff),
    page("review/<int:paper_id>/accept-ours/", decisions.accept_ours, name="review-accept-ours", opens_to=office_staff),
    page("review/<int:paper_id>/undo/", decisions.undo, name="review-undo", opens_to=office_staff),
    page("review/<int:paper_id>/reread/", decisions.reread, name="review-reread", opens_to=office_staff),
    page(_CARD, views.card, name="review-card", opens_to=office_staff),
    page(f"{_CARD}accept/", decisions.accept, name="review-accept", opens_to=office_staff),
    page(f"{_CARD}drop/", decisions.drop, name="review-drop", opens_to=office_staff),
    page(f"{_CARD}correct/", decisions.correct, name="review-correct", opens_to=office_staff),
    page(f"{_CARD}split/", decisions.split, name="review-split", opens_to=office_staff),
    page(f"{_CARD}merge/", decisions.merge, name="review-merge", opens_to=office_staff),
]
