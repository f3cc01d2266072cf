"""The addresses of the site, subject by subject. Each declares whom it opens to; `site/checks.py` holds them to it."""

from django.urls import include, path

from giaoban.web import errors
from giaoban.web.briefing import urls as briefing
from giaoban.web.collecting import urls as collecting
from giaoban.web.compiling import urls as compiling
from giaoban.web.days import urls as days
from giaoban.web.desk import urls as desk
from giaoban.web.directory import urls as directory
from giaoban.web.documents import urls as documents
from giaoban.web.dossiers import urls as dossiers
from giaoban.web.exchange import urls as exchange
from giaoban.web.imports import urls as imports
from giaoban.web.intake import urls as intake
from giaoban.web.issuing import urls as issuing
from giaoban.web.journal import urls as journal
from giaoban.web.meetings import urls as meetings
from giaoban.web.notices import urls as notices
from giaoban.web.paper_form import urls as paper_form
from giaoban.web.programme import urls as programme
from giaoban.web.registering import urls as registering
from giaoban.web.registers import urls as registers
from giaoban.web.reports import urls as reports
from giaoban.web.review import urls as review
from giaoban.web.schedule import urls as schedule
from giaoban.web.search import urls as search
from giaoban.web.sheets import urls as sheets
from giaoban.web.signatures import urls as signatures
from giaoban.web.signin.urls import urlpatterns as signin
from giaoban.web.sitting import urls as sitting
from giaoban.web.targets import urls as targets
from giaoban.web.tasks import urls as tasks
from giaoban.web.triage import urls as triage
from giaoban.web.work import urls as work

urlpatterns = [
    path("", include(desk)),
    path("", include(intake)),
    path("", include(imports)),
    path("", include(registers)),
    path("", include(triage)),
    path("", include(documents)),
    path("", include(signatures)),
    path("", include(review)),
    path("", include(work)),
    path("", include(tasks)),
    path("", include(briefing)),
    path("", include(search)),
    path("", include(compiling)),
    path("", include(programme)),
    path("", include(paper_form)),
    path("", include(dossiers)),
    path("", include(registering)),
    path("", include(sitting)),
    path("", include(meetings)),
    path("", include(schedule)),
    path("", include(reports)),
    path("", include(issuing)),
    path("", include(exchange)),
    path("", include(targets)),
    path("", include(sheets)),
    path("", include(collecting)),
    path("", include(directory)),
    path("", include(days)),
    path("", include(journal)),
    path("", include(notices)),
    path("account/", include(signin)),
]

handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
