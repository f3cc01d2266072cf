"""The record of acts."""

from giaoban.office.directory.visibility import Kind
from giaoban.web.doors import page, sees
from giaoban.web.journal import views

urlpatterns = [page("audit/", views.audit_log, name="audit-log", opens_to=sees(Kind.AUDIT))]
