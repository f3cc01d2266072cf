"""Indicators, projects, report duties."""

from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Role
from giaoban.web.doors import holds, office_staff, page, sees
from giaoban.web.targets import excel, imports, indicators, projects, reports

sees_targets = sees(Kind.TARGET)
sees_duties = sees(Kind.REPORT_DUTY)
measures = holds(*OFFICE_ROLES, Role.FOCAL_POINT)

urlpatterns = [
    page("targets/", indicators.listing, name="indicators", opens_to=sees_targets),
    page("targets/new/", indicators.new, name="indicator-new", opens_to=office_staff),
    page("targets/excel/", excel.indicators, name="targets-excel", opens_to=sees_targets),
    page("targets/import/", imports.look, name="targets-import", opens_to=measures),
    page("targets/import/enter/", imports.enter, name="targets-enter", opens_to=measures),
    page("targets/<int:indicator_id>/", indicators.one, name="indicator", opens_to=sees_targets),
    page("targets/<int:indicator_id>/change/", indicators.change, name="indicator-change", opens_to=office_staff),
    page("targets/<int:indicator_id>/set/", indicators.target_new, name="target-new", opens_to=office_staff),
    page("targets/<int:indicator_id>/measure/", indicators.measure, name="measure", opens_to=measures),
    page("targets/set/<int:target_id>/", indicators.target, name="target", opens_to=office_staff),
    page("targets/measurements/<int:measurement_id>/", indicators.measurement, name="measurement", opens_to=measures),
    page("targets/projects/", projects.listing, name="projects", opens_to=sees_targets),
    page("targets/projects/new/", projects.new, name="project-new", opens_to=office_staff),
    page("targets/projects/excel/", excel.projects, name="projects-excel", opens_to=sees_targets),
    page("targets/projects/<int:project_id>/", projects.one, name="project", opens_to=sees_targets),
    page("targets/projects/<int:project_id>/change/", projects.change, name="project-change", opens_to=office_staff),
    page("targets/projects/<int:project_id>/milestones/new/", projects.milestone_new, name="milestone-new", opens_to=measures),
    page("targets/projects/<int:project_id>/money/new/", projects.spending_new, name="spending-new", opens_to=measures),
    page("targets/milestones/<int:milestone_id>/", projects.milestone, name="milestone", opens_to=measures),
    page("targets/money/<int:spending_id>/", projects.spending, name="spending", opens_to=measures),
    page("report-duties/", reports.listing, name="report-duties", opens_to=sees_duties),
    page("report-duties/new/", reports.new, name="report-duty-new", opens_to=office_staff),
    page("report-duties/<int:duty_id>/", reports.one, name="report-duty", opens_to=sees_duties),
    page("report-duties/<int:duty_id>/change/", reports.change, name="report-duty-change", opens_to=office_staff),
    page("report-duties/<int:duty_id>/<str:period_key>/close/", reports.close, name="report-close", opens_to=office_staff),
    page("report-duties/closed/<int:closed_id>/reopen/", reports.reopen, name="report-reopen", opens_to=office_staff),
]
