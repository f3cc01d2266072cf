"""One key a decision: each view calls one action and answers with what has changed on the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory import queries as directory
from giaoban.office.directory.actions.names import learn_alias
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions, queries
from giaoban.office.review.actions.deciding import NotAPlace
from giaoban.office.review.actions.parting import NotParted
from giaoban.office.review.models import Decision, Proposal
from giaoban.office.work.models import Task
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.review import groups
from giaoban.web.review.cards import card_of, decided_by
from giaoban.web.review.desk import SEEN, Review, on_paper, part_of_page, proposal_of
from giaoban.web.review.finding import cuts_in, in_lines
from giaoban.web.review.forms import Correction, form_for

_MOVED = "Mục này vừa có người sửa. Đây là bản mới nhất; hãy xem lại."
_GIVEN = "{}: việc đã giao cho đơn vị hoặc đã gộp với việc khác. Nếu không còn phải làm, hãy mở nhiệm vụ và chọn Thôi theo dõi trước."
_WENT_ON = "{}: đã có người sửa tiếp từ đó."
_ONLY_BREAKS = "Chỉ xuống dòng ở chỗ tách, giữ nguyên chữ của văn bản."


@on_paper("POST")
def accept(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """Enter."""
    return _decide(request, paper, proposal_id, actions.accept, "Đã nhận mục {}.")


@on_paper("POST")
def drop(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """X."""
    return _decide(request, paper, proposal_id, actions.drop, "Đã bỏ mục {}.")


def _decide(request: Knock, paper: Paper, proposal_id: int, action: Callable[..., Proposal], said: str) -> HttpResponse:
    proposal = proposal_of(paper, proposal_id)
    try:
        decided = action(request.user, paper.pk, proposal_id, shown=_shown(request))
    except Conflict as conflict:
        return _as_it_stands(request, proposal.paper, conflict)
    return _one_card(request, decided, said.format(proposal.number))


@on_paper(*SEEN, "POST")
def correct(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """E: the card becomes a form, and a card again."""
    proposal = proposal_of(paper, proposal_id)
    form = form_for(proposal, _organs(request), request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _form(request, proposal, form)
    at_once = "accept" in request.POST
    try:
        to = actions.Corrected(form.understood(), form.spans, form.whose())
        done = actions.correct(request.user, paper.pk, proposal_id, to, shown=_shown(request), then_accept=at_once)
    except Conflict as conflict:
        return _as_it_stands(request, proposal.paper, conflict)
    except NotAPlace as wrong:
        form.add_error("quote", str(wrong))
        return _form(request, proposal, form)
    _learn(request, form)
    said = f"Đã sửa và nhận mục {done.number}." if at_once else f"Đã sửa mục {done.number}."
    return _both_halves(request, done.paper, said)


def _learn(request: Knock, form: Correction) -> None:
    """What a name means is learnt from the choice; where somebody has answered meanwhile, that answer stays."""
    for text, organs in form.learnt():
        with suppress(Conflict):
            learn_alias(request.user, text, organs)


def _form(request: Knock, proposal: Proposal, form: Correction) -> HttpResponse:
    context = {
        "card": card_of(proposal, with_body=False),
        "form": form,
        "paper": proposal.paper,
        "shown": _shown(request) or proposal.revision,
    }
    status = 422 if form.is_bound else 200
    template = "review/correct.html" if request.htmx else "review/alone.html"
    return render(request, template, context | {"part": "review/correct.html"}, status=status)


@on_paper(*SEEN, "POST")
def split(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """T: one line for each part."""
    proposal = proposal_of(paper, proposal_id)
    typed = request.POST.get("lines", in_lines(proposal.quote))
    error = ""
    if request.method == "POST":
        cuts = cuts_in(typed, proposal.quote)
        try:
            if cuts is not None:
                made = actions.split(request.user, paper.pk, proposal_id, cuts, shown=_shown(request))
                return _both_halves(request, paper, f"Đã tách mục {proposal.number} thành {len(made)} mục.")
            error = _ONLY_BREAKS
        except NotParted as wrong:
            error = str(wrong)
        except Conflict as conflict:
            return _as_it_stands(request, proposal.paper, conflict)
    shown = _shown(request) or proposal.revision
    context = {"card": card_of(proposal, with_body=False), "paper": proposal.paper, "lines": typed, "error": error, "shown": shown}
    template = "review/split.html" if request.htmx else "review/alone.html"
    return render(request, template, context | {"part": "review/split.html"}, status=422 if error else 200)


@on_paper("POST")
def merge(request: Knock, paper: Paper, proposal_id: int) -> HttpResponse:
    """G: with the next one."""
    proposal = proposal_of(paper, proposal_id)
    try:
        made = actions.merge(request.user, paper.pk, proposal_id, shown=_shown(request))
    except NotParted as wrong:
        return _said(request, proposal.paper, str(wrong))
    except Conflict as conflict:
        return _as_it_stands(request, proposal.paper, conflict)
    return _both_halves(request, proposal.paper, f"Đã gộp thành mục {made.number}.")


@on_paper("POST")
def accept_clean(request: Knock, paper: Paper) -> HttpResponse:
    """Shift+Enter."""
    return _take_many(request, paper, actions.accept_clean, "Đã nhận {} mục không lưu ý.")


@on_paper("POST")
def accept_ours(request: Knock, paper: Paper) -> HttpResponse:
    """O."""
    return _take_many(request, paper, actions.accept_ours, "Đã nhận {} việc của ta.")


def _take_many(request: Knock, paper: Paper, action: Callable[..., actions.Taken], said: str) -> HttpResponse:
    taken = action(request.user, paper.pk, shown=_all_shown(request))
    words = said.format(len(taken.accepted)) if taken.accepted else "Không còn mục nào để nhận."
    if taken.left:
        words += f" {len(taken.left)} mục vừa có người sửa, để lại xem."
    return _both_halves(request, paper, words, undo=bool(taken.accepted))


@on_paper("POST")
def undo(request: Knock, paper: Paper) -> HttpResponse:
    """U: what this person decided last on this paper."""
    try:
        decision = actions.undo(request.user, paper.pk)
    except Conflict as conflict:
        return _both_halves(request, paper, _why(conflict, "Không hoàn tác được"), undo=False)
    word = Decision.Verb(decision.verb).label.lower() if decision else ""
    said = f"Đã hoàn tác: {word}." if decision else "Không có gì để hoàn tác."
    return _both_halves(request, paper, said, undo=False)


@on_paper("POST")
def reread(request: Knock, paper: Paper) -> HttpResponse:
    """Have the paper read again."""
    actions.reread(request.user, paper.pk)
    return _said(request, paper, "Máy sẽ đọc lại văn bản; chỗ khác với điều đã nhận sẽ hiện ra để rà soát.")


def _shown(request: Knock) -> int:
    """The revision of the card as it was shown; 0 fits none."""
    return whole(request.POST.get("revision")) or 0


def _all_shown(request: Knock) -> dict[int, int]:
    """The cards as they were shown: `12:3 13:1`."""
    pairs = (pair.partition(":") for value in request.POST.getlist("shown") for pair in value.split())
    numbers = ((whole(key), whole(revision)) for key, _, revision in pairs)
    return {key: revision for key, revision in numbers if key is not None and revision is not None}


def _organs(request: Knock) -> dict[int, str]:
    return {organ.pk: organ.name for organ in directory.organs_with_names(request.user)}


def _one_card(request: Knock, proposal: Proposal, said: str, status: int = 200) -> HttpResponse:
    """The card as it stands now, and how far the paper and the card's group are."""
    if not request.htmx:
        return _back(request, proposal.paper, said)
    review = Review(request, proposal.paper)
    beside = groups.states_beside(proposal)
    shown = card_of(proposal, with_body=True)
    shown.is_current = proposal.is_open
    counted = review.counts()
    context = counted | review.same_orders(counted["counts"])
    context |= {"card": shown, "group_key": groups.group_of(proposal), "group_said": groups.progress_of(beside)}
    return _saying(request, render(request, "review/decided.html", context, status=status), proposal.paper, said, undo=status == 200)


def _why(conflict: Conflict, refused: str) -> str:
    return (_GIVEN if isinstance(conflict.thing, Task) else _WENT_ON).format(refused)


def _as_it_stands(request: Knock, paper: Paper, conflict: Conflict) -> HttpResponse:
    """Somebody was quicker: the card comes back as it stands now, with who decided."""
    if not request.htmx:
        raise conflict
    if not isinstance(conflict.thing, Proposal):
        return _both_halves(request, paper, _why(conflict, "Không nhận được"), undo=False, status=409)
    proposal = Proposal.objects.select_related("reading__part", "decided_by__person").get(pk=conflict.thing.pk)
    proposal.paper = paper
    if proposal.state not in queries.SHOWN:
        return _both_halves(request, paper, _MOVED, undo=False, status=409)
    by = decided_by(proposal)
    return _one_card(request, proposal, f"{by}. Không ghi đè." if by else _MOVED, status=409)


def _both_halves(request: Knock, paper: Paper, said: str, *, undo: bool = True, status: int = 200) -> HttpResponse:
    if not request.htmx:
        return _back(request, paper, said)
    return _saying(request, part_of_page(request, paper, status), paper, said, undo=undo)


def _said(request: Knock, paper: Paper, said: str) -> HttpResponse:
    """Nothing on the page changes."""
    if not request.htmx:
        return _back(request, paper, said)
    return _saying(request, HttpResponse(status=204), paper, said, undo=False)


def _saying(request: Knock, answer: HttpResponse, paper: Paper, said: str, *, undo: bool) -> HttpResponse:
    toast = {"text": said} | ({"undo": reverse("review-undo", args=(paper.pk,))} if undo else {})
    answer["HX-Trigger"] = json.dumps({"toast": toast})
    return answer


def _back(request: Knock, paper: Paper, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("review", paper_id=paper.pk)
