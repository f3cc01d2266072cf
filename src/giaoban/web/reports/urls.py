"""Báo cáo: the figures of a period, the tasks behind each, and the reports written from them."""

from giaoban.office.directory.visibility import Role
from giaoban.office.reporting.rules import sees_reports
from giaoban.web.doors import Rule, holds, office_staff, page, sees_work
from giaoban.web.paper_files import in_both_forms
from giaoban.web.reports import acts, excel, figures, files, papers

reads_reports = Rule("reads reports", sees_reports)
issues = holds(Role.CHIEF, Role.COMPILER)
chief = holds(Role.CHIEF)

urlpatterns = [
    page("reports/", figures.figures, name="reports", opens_to=sees_work),
    page("reports/tasks/", figures.tasks, name="report-tasks", opens_to=sees_work),
    page("reports/excel/", excel.figures, name="reports-excel", opens_to=sees_work),
    page("reports/papers/", papers.listing, name="period-reports", opens_to=reads_reports),
    page("reports/papers/new/", papers.new, name="period-report-new", opens_to=office_staff),
    page("reports/papers/<int:report_id>/", papers.one, name="period-report", opens_to=reads_reports),
    page("reports/papers/<int:report_id>/change/", acts.change, name="period-report-change", opens_to=office_staff),
    page("reports/papers/<int:report_id>/again/", acts.again, name="period-report-again", opens_to=office_staff),
    page("reports/papers/<int:report_id>/issue/", acts.issue, name="period-report-issue", opens_to=issues),
    page("reports/papers/<int:report_id>/reopen/", acts.reopen, name="period-report-reopen", opens_to=chief),
    page("reports/papers/<int:report_id>/lines/new/", acts.add, name="period-report-line-new", opens_to=office_staff),
    *in_both_forms("reports/papers/<int:report_id>/", files.paper, name="period-report", opens_to=reads_reports),
    page("reports/papers/<int:report_id>/excel/", files.figures, name="period-report-excel", opens_to=reads_reports),
    page("reports/lines/<int:report_line_id>/", acts.word, name="period-report-line", opens_to=office_staff),
    *(
        page(f"reports/lines/<int:report_line_id>/{what}/", acts.turn, name=f"period-report-line-{what}", opens_to=office_staff, what=what)
        for what in ("leave", "put-back")
    ),
]
