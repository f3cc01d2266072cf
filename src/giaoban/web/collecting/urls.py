"""Một yêu cầu, nhiều nơi báo cáo."""

from giaoban.web.collecting import asking, replies, sending, views
from giaoban.web.doors import enters_work, office_staff, page, sees_work

urlpatterns = [
    page("work/collections/", views.listing, name="collections", opens_to=sees_work),
    page("work/collections/new/", asking.new, name="collection-new", opens_to=enters_work),
    page("work/collections/<int:collection_id>/", views.one, name="collection", opens_to=sees_work),
    page("work/collections/<int:collection_id>/form/", asking.change, name="collection-form", opens_to=enters_work),
    page("work/collections/<int:collection_id>/excel/", views.excel, name="collection-excel", opens_to=office_staff),
    page("work/collections/<int:collection_id>/letter/", sending.letter, name="collection-letter", opens_to=office_staff),
    page("work/collections/<int:collection_id>/forms/", sending.forms, name="collection-forms", opens_to=office_staff),
    page("work/collections/<int:collection_id>/files/", replies.look, name="collection-files", opens_to=sees_work),
    page("work/collections/<int:collection_id>/take/", replies.take, name="collection-take", opens_to=sees_work),
    page("work/replies/<int:share_id>/", replies.typed, name="collection-reply", opens_to=sees_work),
    page("work/replies/<int:share_id>/excel/", replies.excel_form, name="collection-form-excel", opens_to=sees_work),
    page("work/replies/<int:share_id>/word/", replies.word_form, name="collection-form-word", opens_to=sees_work),
]
