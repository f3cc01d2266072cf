"""One key a decision: a proposal is taken, left out, looked at again. Only what has changed on the page comes back."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import BadRequest, ObjectDoesNotExist, ValidationError
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.compiling import actions
from giaoban.office.compiling.actions import Wording
from giaoban.office.compiling.gathering import proposal_called
from giaoban.office.compiling.proposals import Source
from giaoban.office.compiling.queries import decided
from giaoban.office.programme.models import Line, Programme
from giaoban.web.compiling.draft import draft_of
from giaoban.web.compiling.one import compiled
from giaoban.web.compiling.page import USUAL
from giaoban.web.compiling.rows import Names, row_of
from giaoban.web.doors import Knock
from giaoban.web.drawing import drawn
from giaoban.web.numbers import whole
from giaoban.web.work.acts import CHANGED

_GONE = "Đề xuất này không còn: nguồn của nó vừa được xử lý ở chỗ khác."
_UNDONE = "Đã hoàn tác; đề xuất trở lại danh sách."
_SHORT = 60


@require_POST
def accept(request: Knock, programme_id: int) -> HttpResponse:
    """Enter."""
    programme = compiled(request, programme_id)
    source, key, shown = _named(request)
    typed = request.POST
    wording = Wording(typed.get("words", ""), typed.get("reason", ""), typed.get("group"), typed.get("due", "").strip())
    made = list[Line]()
    error = _tried(lambda: made.append(actions.accept(request.user, programme.pk, source, key, shown, wording)))
    said = f"Đã đưa vào: {visible(made[0].text)[:_SHORT]}" if made else ""
    return _answer(request, programme, error, said, _way_back(programme, source, made[0]) if made else "")


def _way_back(programme: Programme, source: str, line: Line) -> str:
    """Where taking it is undone; nowhere where a unit was told of it."""
    decision = line.decisions.first()
    if source == Source.REGISTERED or decision is None:
        return ""
    return f"{reverse('proposal-undo', args=[programme.pk])}?{urlencode({'decision': decision.pk, 'shown': line.revision})}"


@require_POST
def undo(request: Knock, programme_id: int) -> HttpResponse:
    """U: what was taken waits again, where nobody has gone on with it. The page asks for itself again."""
    programme = compiled(request, programme_id)
    decision = get_object_or_404(decided(request.user, programme), pk=_key(request.GET.get("decision")))
    error = _tried(lambda: actions.take_back(request.user, decision.pk, whole(request.GET.get("shown")) or 0))
    if not request.htmx:
        (messages.error if error else messages.success)(request, error or _UNDONE)
        return redirect("programme-proposals", programme.pk)
    return trigger_client_event(HttpResponse(status=204), "toast", {"text": error or _UNDONE})


@require_POST
def decline(request: Knock, programme_id: int) -> HttpResponse:
    """B, and why."""
    programme = compiled(request, programme_id)
    source, key, shown = _named(request)
    reason = request.POST.get("reason", "")
    error = _tried(lambda: actions.decline(request.user, programme.pk, source, key, shown, reason=reason))
    return _answer(request, programme, error, "Đã bỏ; lý do ghi ở cuối trang.")


@require_POST
def reconsider(request: Knock, programme_id: int) -> HttpResponse:
    """What was left out waits again."""
    programme = compiled(request, programme_id)
    decision = get_object_or_404(decided(request.user, programme), pk=_key(request.POST.get("decision")))
    error = _tried(lambda: actions.reconsider(request.user, decision.pk, whole(request.POST.get("shown")) or 0))
    (messages.error if error else messages.success)(request, error or "Đề xuất đã trở lại danh sách.")
    return redirect("programme-proposals", programme.pk)


def _key(text: str | None) -> int:
    key = whole(text)
    if key is None:
        raise BadRequest
    return key


def _named(request: Knock) -> tuple[str, str, int]:
    """Which proposal, as it was shown."""
    shown = whole(request.POST.get("shown"))
    if shown is None or not request.POST.get("key"):
        raise BadRequest
    return request.POST.get("source", ""), request.POST["key"], shown


def _tried(do: Callable[[], object]) -> str:
    """Why it was refused; empty where it was done."""
    try:
        do()
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    except ObjectDoesNotExist:
        return _GONE
    except Conflict:
        return CHANGED
    return ""


def _answer(request: Knock, programme: Programme, error: str, said: str, undo: str = "") -> HttpResponse:
    """The row goes, the draft is as it is now; what was refused is said in the row."""
    if not request.htmx:
        (messages.error if error else messages.success)(request, error or said)
        return redirect("programme-proposals", programme.pk)
    if error:
        return HttpResponse(_refused(request, programme, error), status=422)
    answer = HttpResponse(draft_of(request, programme, oob=True))
    return trigger_client_event(answer, "toast", {"text": said, "undo": undo} if undo else {"text": said})


def _refused(request: Knock, programme: Programme, error: str) -> str:
    """The row as it stands now, with what was typed and why it was refused."""
    source, key, _ = _named(request)
    found = proposal_called(request.user, programme, source, key, timezone.localdate())
    if found is None:
        return drawn("compiling/gone.jinja", error=error)
    row = row_of(found, Names([found]), error=error)
    typed = {name: request.POST[name] for name in ("words", "reason", "group") if request.POST.get(name)}
    typed |= {"day": request.POST["due"]} if request.POST.get("due") else {}
    return drawn("compiling/rows.jinja", rows=[row | typed], programme=programme, usual=USUAL, csrf_token=get_token(request))
