"""The views over many tasks."""

from django.urls import URLPattern

from giaoban.office.directory.visibility import Role
from giaoban.office.work.listing import may_list_all
from giaoban.office.work.rules import may_urge
from giaoban.web.doors import Rule, holds, page, sees_work
from giaoban.web.tasks import excel, groups, letters, many, saved, urging, views

lists_all = Rule("lists all work", may_list_all)
urges = Rule("urges", may_urge)
keeps_layouts = holds(Role.CHIEF, Role.ADMINISTRATOR)

urlpatterns: list[URLPattern] = [
    page("work/", views.tasks, name="tasks", opens_to=sees_work),
    page("work/board/", views.board, name="tasks-board", opens_to=sees_work),
    page("work/by-organ/", groups.by_organ, name="tasks-by-organ", opens_to=lists_all),
    page("work/by-leader/", groups.by_leader, name="tasks-by-leader", opens_to=lists_all),
    page("work/by-paper/", groups.by_paper, name="tasks-by-paper", opens_to=lists_all),
    page("work/by-cited/", groups.by_cited, name="tasks-by-cited", opens_to=lists_all),
    page("work/overdue/", groups.overdue, name="tasks-overdue", opens_to=lists_all),
    page("work/overdue/urging/", urging.urging, name="urging", opens_to=urges),
    page("work/overdue/urging/make/", urging.make, name="urging-make", opens_to=urges),
    page("work/urgings/", letters.listing, name="urgings", opens_to=urges),
    page("work/urgings/<int:urging_id>/", letters.urged, name="urged", opens_to=urges),
    page("work/urgings/<int:urging_id>/print/", letters.on_paper, name="urged-print", opens_to=urges),
    page("work/urgings/<int:urging_id>/gather/", letters.gather, name="urged-gather", opens_to=urges),
    page("work/urgings/<int:urging_id>/zip/", letters.together, name="urged-zip", opens_to=urges),
    page("work/letters/<int:letter_id>/word/", letters.one, name="urging-letter-word", opens_to=urges, ending="docx"),
    page("work/letters/<int:letter_id>/pdf/", letters.one, name="urging-letter-pdf", opens_to=urges, ending="pdf"),
    page("work/many/", many.many, name="tasks-many", opens_to=lists_all),
    page("work/views/", saved.views, name="tasks-views", opens_to=sees_work),
    page("work/views/<int:view_id>/", saved.view, name="tasks-view", opens_to=sees_work),
    page("work/excel/", excel.excel, name="tasks-excel", opens_to=sees_work),
    page("work/excel/<int:workbook_id>/", excel.workbook, name="tasks-workbook", opens_to=sees_work),
    page("work/excel/<int:workbook_id>/file/", excel.fetch, name="tasks-workbook-file", opens_to=sees_work),
    page("work/layouts/", excel.report_layouts, name="tasks-layouts", opens_to=keeps_layouts),
    page("work/layouts/new/", excel.report_layout, name="tasks-layout-new", opens_to=keeps_layouts),
    page("work/layouts/standard/", excel.report_layout, name="tasks-layout-standard", opens_to=keeps_layouts, standard=True),
    page("work/layouts/<int:layout_id>/", excel.report_layout, name="tasks-layout", opens_to=keeps_layouts),
]
