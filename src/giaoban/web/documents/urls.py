"""A paper's own pages: facts, text, readings, citations, history, the paper with its states; a cited work's page."""

from giaoban.office.directory.visibility import Role
from giaoban.web.documents import copies, followed, secret, views
from giaoban.web.doors import fresh, holds, page, reads_papers, takes_papers_in
from giaoban.web.paper_files import in_both_forms

urlpatterns = [
    page("papers/<int:paper_id>/", views.overview, name="paper", opens_to=reads_papers),
    page("papers/<int:paper_id>/confidentiality/", views.confidentiality, name="paper-confidentiality", opens_to=takes_papers_in),
    page("papers/<int:paper_id>/expel/", fresh(secret.expel), name="paper-expel", opens_to=holds(Role.CHIEF)),
    page("papers/<int:paper_id>/text/", views.text, name="paper-text", opens_to=reads_papers),
    page("papers/<int:paper_id>/citations/", views.citations, name="paper-citations", opens_to=reads_papers),
    page("papers/<int:paper_id>/history/", views.history, name="paper-history", opens_to=reads_papers),
    page("papers/<int:paper_id>/followed/", followed.sheet, name="paper-followed", opens_to=reads_papers),
    page("papers/<int:paper_id>/followed/<int:fact_id>/", followed.slip, name="paper-slip", opens_to=reads_papers),
    page("papers/<int:paper_id>/copy/", copies.new, name="paper-copy", opens_to=takes_papers_in),
    *in_both_forms("papers/copies/<int:copy_id>/", copies.file, name="paper-copy", opens_to=reads_papers),
    page("works/<int:work_id>/", views.work, name="work", opens_to=reads_papers),
]
