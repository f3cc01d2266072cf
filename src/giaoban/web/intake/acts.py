"""What a clerk does with one file, and with all that are clean."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from giaoban.office.audit.acts import Conflict, require
from giaoban.office.directory.models import Account
from giaoban.office.registry.actions import (
    correct_letterhead,
    expel_secret,
    join_part,
    keep_duplicate,
    register_incoming,
    retry_reading,
    set_aside,
)
from giaoban.office.registry.models import Arrival, Part
from giaoban.office.registry.queries import arrivals_visible_to, visible_to
from giaoban.web.doors import Knock
from giaoban.web.intake.forms import JoinForm, LetterheadForm
from giaoban.web.intake.rows import clean_papers, earlier_papers, rows_of, totals

_EXPELLED = "Đã đưa văn bản mật ra khỏi phần mềm, chỉ giữ lại thời điểm và lý do."
_NO_PAPER = "Tệp này chưa thành văn bản. Hãy chọn Vẫn nhận trước."
_CHANGED = "Văn bản này vừa được sửa ở nơi khác. Chỗ đồng chí nhập vẫn còn đây; xem lại rồi lưu lần nữa."


def _entered(account: Account, arrival_id: int) -> None:
    arrival = arrivals_visible_to(account).get(pk=arrival_id)
    require(arrival.paper_id is not None, _NO_PAPER)
    register_incoming(account, arrival.paper_id or 0)


_VERBS: dict[str, Callable[[Account, int], object]] = {
    "retry": retry_reading,
    "keep": keep_duplicate,
    "set-aside": set_aside,
    "register": _entered,
}


@require_GET
def arrival(request: Knock, arrival_id: int) -> HttpResponse:
    """One file as it stands."""
    return _row(request, _found(request, arrival_id))


@require_POST
def act_on(request: Knock, arrival_id: int, verb: str) -> HttpResponse:
    """Do something with one file, and show how it stands then, or why it could not be done."""
    found = _found(request, arrival_id)
    try:
        _VERBS[verb](request.user, found.pk)
    except (PermissionDenied, ValidationError) as refusal:
        return _refused(request, found, refusal)
    return _done(request, found)


@require_POST
def expel(request: Knock, arrival_id: int) -> HttpResponse:
    """The file is a secret paper that nobody could see through: nothing of it stays, its row neither."""
    paper = get_object_or_404(visible_to(request.user), pk=_found(request, arrival_id).paper_id)
    try:
        expel_secret(request.user, paper.pk)
    except PermissionDenied as refusal:
        return _refused(request, _found(request, arrival_id), refusal)
    if request.htmx:
        return render(request, "intake/changed.html", {"rows": [], "expelled": _EXPELLED, "totals": totals(request.user)})
    messages.success(request, _EXPELLED)
    return redirect("take-in")


@require_POST
def register_all(request: Knock) -> HttpResponse:
    """Enter all papers that are clean, in the order they came; each by itself, so that one that is refused holds up no other."""
    papers = clean_papers(request.user)
    refused = 0
    for paper_id in papers:
        try:
            register_incoming(request.user, paper_id)
        except (PermissionDenied, ValidationError):
            refused += 1
    messages.success(request, f"Đã vào sổ {len(papers) - refused} văn bản.")
    if refused:
        messages.warning(request, f"{refused} văn bản chưa vào sổ được. Hãy vào sổ từng văn bản để xem lý do.")
    return redirect("take-in")


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: Knock, arrival_id: int) -> HttpResponse:
    """Correct a letterhead in its place."""
    found = _found(request, arrival_id)
    paper = get_object_or_404(visible_to(request.user), pk=found.paper_id)
    if request.method != "POST":
        return _row(request, found, form=LetterheadForm(paper))
    form = LetterheadForm(paper, request.POST)
    if not form.is_valid():
        return _row(request, found, status=422, form=form)
    values = dict(form.cleaned_data)
    try:
        correct_letterhead(request.user, paper.pk, values.pop("shown"), **values)
    except Conflict:
        paper.refresh_from_db()
        form.show_again_at(paper.revision)
        form.add_error(None, _CHANGED)
        return _row(request, found, status=409, form=form)
    return _done(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Knock, arrival_id: int) -> HttpResponse:
    """Make a file a part of another paper."""
    found = _found(request, arrival_id)
    papers = earlier_papers(request.user, found)
    form = JoinForm(papers, found.pk, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _row(request, found, status=422 if request.method == "POST" else 200, join_form=form)
    try:
        join_part(request.user, form.cleaned_data["to"], found.pk, Part.Kind(form.cleaned_data["kind"]))
    except PermissionDenied as refusal:
        return _refused(request, found, refusal)
    return _done(request, found)


def _found(request: Knock, arrival_id: int) -> Arrival:
    return get_object_or_404(arrivals_visible_to(request.user), pk=arrival_id)


def _done(request: Knock, arrival: Arrival) -> HttpResponse:
    """The row as it stands now; without a script, the page it was on."""
    return _row(request, arrival, with_totals=True) if request.htmx else redirect("take-in")


def _refused(request: Knock, arrival: Arrival, refusal: Exception) -> HttpResponse:
    said = refusal.messages[0] if isinstance(refusal, ValidationError) else str(refusal)
    return _row(request, arrival, status=422, problem=said)


def _row(request: Knock, arrival: Arrival, *, status: int = 200, with_totals: bool = False, **context: object) -> HttpResponse:
    """One row: as a part of the page, or without a script on a page by itself."""
    row = rows_of(request.user, Arrival.objects.filter(pk=arrival.pk))[0]
    values = {"row": row, "totals": totals(request.user) if with_totals else None} | context
    return render(request, "intake/one_row.html" if request.htmx else "intake/one.html", values, status=status)
