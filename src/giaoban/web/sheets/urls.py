"""Việc của đơn vị: one sheet a unit."""

from giaoban.web.doors import office_staff, page, sees_work
from giaoban.web.sheets import filled, views

urlpatterns = [
    page("work/sheets/", views.listing, name="unit-sheets", opens_to=sees_work),
    page("work/sheets/print/", views.print_all, name="unit-sheets-print", opens_to=office_staff),
    page("work/sheets/<int:organ_id>/", views.sheet, name="unit-sheet", opens_to=sees_work),
    page("work/sheets/<int:organ_id>/excel/", views.excel, name="unit-sheet-excel", opens_to=sees_work),
    page("work/sheets/<int:organ_id>/word/", views.word, name="unit-sheet-word", opens_to=sees_work),
    page("work/sheets/<int:organ_id>/filled/", filled.look, name="unit-sheet-filled", opens_to=sees_work),
    page("work/sheets/<int:organ_id>/take/", filled.take, name="unit-sheet-take", opens_to=sees_work),
]
