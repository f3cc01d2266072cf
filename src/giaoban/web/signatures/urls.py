"""Kiểm tra chữ ký số: of a file brought, of a paper's original."""

from giaoban.web.doors import page, reads_papers
from giaoban.web.signatures import views

urlpatterns = [
    page("signatures/", views.brought, name="signatures", opens_to=reads_papers),
    page("papers/<int:paper_id>/parts/<int:part_id>/signatures/", views.of_original, name="original-signatures", opens_to=reads_papers),
]
