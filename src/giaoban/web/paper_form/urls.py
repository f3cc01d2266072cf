"""The form of papers: checked, and the office's own templates."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.web.doors import holds, page, sees
from giaoban.web.paper_form import checking, own_templates

writes_papers = sees(Kind.OWN_TEMPLATE)
keeps_templates = holds(Role.CHIEF, Role.COMPILER)
_ONE = "paper-form/templates/<int:own_template_id>/"
_VERSION = "paper-form/templates/versions/<int:template_version_id>/"

urlpatterns = [
    page("paper-form/", checking.check, name="paper-form", opens_to=writes_papers),
    page("paper-form/mended/", checking.mended_file, name="paper-form-mended", opens_to=writes_papers),
    page("paper-form/templates/", own_templates.templates, name="own-templates", opens_to=writes_papers),
    page("paper-form/templates/new/", own_templates.new, name="own-template-new", opens_to=keeps_templates),
    page("paper-form/templates/start/", own_templates.start, name="own-template-start", opens_to=keeps_templates),
    page(_ONE, own_templates.template, name="own-template", opens_to=writes_papers),
    page(f"{_ONE}renew/", own_templates.renew, name="own-template-renew", opens_to=keeps_templates),
    page(f"{_ONE}withdraw/", own_templates.turn, name="own-template-withdraw", opens_to=keeps_templates, withdraw=True),
    page(f"{_ONE}restore/", own_templates.turn, name="own-template-restore", opens_to=keeps_templates, withdraw=False),
    page(_VERSION, own_templates.file, name="own-template-file", opens_to=writes_papers),
    page(f"{_VERSION}tried/", own_templates.tried, name="own-template-tried", opens_to=writes_papers),
]
