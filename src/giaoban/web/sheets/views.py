"""The sheets of the units: which there are, one of them, all of them on paper, one as a file."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from giaoban.office.directory.models import Organ
from giaoban.office.registry.content import EXCEL, WORD
from giaoban.office.work import queries, rules
from giaoban.office.work.models import IS_OPEN, Workflow
from giaoban.office.work.queries import timed
from giaoban.office.work.timing import Timing
from giaoban.office.work.unit_sheets.rows import COLUMNS, MOST, shares_of, sheet_of
from giaoban.office.work.unit_sheets.word import paper
from giaoban.office.work.unit_sheets.workbook import workbook
from giaoban.web.answers import saved
from giaoban.web.doors import Knock

_SHOWN = 50


def listing(request: Knock) -> HttpResponse:
    """The units with work, each with how much of it there is; who stands for one unit goes to its sheet at once."""
    organs = units(request)
    if rules.sees_all_of(request.user) is None and len(organs) == 1:
        return redirect("unit-sheet", organs[0].pk)
    return render(request, "sheets/listing.html", {"rows": _counted(request, organs)})


def units(request: Knock) -> list[Organ]:
    """The units whose sheets a person may open: the office those that have work, anybody else his own."""
    account = request.user
    if rules.sees_all_of(account) is not None:
        held = queries.assignments_visible_to(account).filter(IS_OPEN, organ__isnull=False).exclude(workflow=Workflow.DRAFT)
        rows = Organ.objects.filter(pk__in=held.order_by().values("organ_id"))
    else:
        rows = Organ.objects.filter(pk__in=account.organ_ids)
    return list(rows.prefetch_related("names"))


def _counted(request: Knock, organs: list[Organ]) -> list[dict[str, Any]]:
    today = timezone.localdate()
    shares = queries.assignments_visible_to(request.user).filter(IS_OPEN, organ__in=organs).exclude(workflow=Workflow.DRAFT)
    every, late = _by_organ(shares), _by_organ(shares.filter(timed(Timing.OVERDUE, today)))
    return [{"organ": organ, "many": every.get(organ.pk, 0), "late": late.get(organ.pk, 0)} for organ in organs]


def _by_organ(shares: Any) -> dict[int, int]:
    return dict(shares.order_by().values_list("organ_id").annotate(Count("pk")))


def opened(request: Knock, organ_id: int) -> Organ:
    """A unit whose sheet the person may open. Raises Http404 for any other."""
    account = request.user
    own = organ_id in account.organ_ids
    organ = Organ.objects.prefetch_related("names").filter(pk=organ_id).first()
    if organ is None or not (own or rules.sees_all_of(account) is not None):
        raise Http404
    return organ


def sheet(request: Knock, organ_id: int) -> HttpResponse:
    """One unit's sheet; it prints as it stands. Of a long one its beginning, until all of it is asked for (`?all=1`)."""
    organ, today = opened(request, organ_id), timezone.localdate()
    rows = sheet_of(request.user, organ, MOST if "all" in request.GET else _SHOWN)
    many, late = len(rows), sum(row.timing == Timing.OVERDUE for row in rows)
    if many == _SHOWN:
        shares = shares_of(request.user, organ)
        many, late = shares.count(), shares.filter(timed(Timing.OVERDUE, today)).count()
    context = {"organ": organ, "rows": rows, "late": late, "columns": COLUMNS, "today": today, "many": many}
    return render(request, "sheets/sheet.html", context)


def print_all(request: Knock) -> HttpResponse:
    """The sheets of all units, each on pages of its own: nothing of others on it."""
    sheets = [{"organ": organ, "rows": sheet_of(request.user, organ)} for organ in units(request)]
    context = {"sheets": [one for one in sheets if one["rows"]], "columns": COLUMNS, "today": timezone.localdate()}
    return render(request, "sheets/print.html", context)


def excel(request: Knock, organ_id: int) -> HttpResponse:
    """The sheet as a workbook to fill in."""
    organ = opened(request, organ_id)
    return saved(workbook(organ, sheet_of(request.user, organ), timezone.localdate()), EXCEL, name_of(organ, "xlsx"))


def word(request: Knock, organ_id: int) -> HttpResponse:
    """The sheet as a Word paper to fill in."""
    organ = opened(request, organ_id)
    return saved(paper(organ, sheet_of(request.user, organ), timezone.localdate()), WORD, name_of(organ, "docx"))


def name_of(organ: Organ, ending: str) -> str:
    """The name of a unit's file: plain letters, for every mail program there is."""
    return f"viec-cua-don-vi-{organ.pk}-{timezone.localdate():%Y%m%d}.{ending}"
