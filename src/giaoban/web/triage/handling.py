"""Đề xuất xử lý: proposed by the office, printed as a phiếu trình, answered by a leader on his phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.directory.heads import head_of_office
from giaoban.office.directory.queries import organs_visible_to
from giaoban.office.registry import actions, queries
from giaoban.office.registry.models import Forwarding, Handling, Paper
from giaoban.office.registry.papers.submission import submission_slip
from giaoban.office.registry.papers.transfer import transfer_slip
from giaoban.office.work.actions import open_from_handling
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file
from giaoban.web.triage.forms import OrderForm, ProposalForm
from giaoban.web.triage.opened import say_opened
from giaoban.web.triage.proposed import proposed
from giaoban.web.triage.sorting import row, today


def propose(request: Knock, paper_id: int) -> HttpResponse:
    """The proposal for a paper: what the program would propose stands in the form already."""
    paper = _paper(request, paper_id)
    handling = Handling.objects.filter(paper=paper).select_related("leader", "lead").first()
    is_answered = handling is not None and bool(handling.answer)
    if request.method == "POST":
        form = ProposalForm(request.user, request.POST)
        if form.is_valid() and not is_answered:
            leader, shown = form.cleaned_data["leader"], form.cleaned_data["shown"]
            actions.propose_handling(request.user, paper.pk, form.order(), leader=leader, shown=shown)
            messages.success(request, "Đã lưu đề xuất xử lý.")
            return redirect("handling-slip", paper.pk)
        if is_answered:
            form.add_error(None, actions.ANSWERED)
    elif is_answered:
        messages.warning(request, actions.ANSWERED)
        return redirect("handling-slip", paper.pk)
    else:
        form = ProposalForm(request.user, initial=_kept(handling) if handling else proposed(paper, today()))
    context = {"row": row(paper), "form": form, "handling": handling, "reasons": proposed(paper, today())["reasons"]}
    return render(request, "triage/handling.html", context, status=422 if form.errors else 200)


def slip(request: Knock, paper_id: int) -> HttpResponse:
    """Phiếu trình: the proposal on a page, to be printed and put on top of the paper."""
    paper = _paper(request, paper_id)
    handling = get_object_or_404(Handling.objects.select_related("leader", "lead", "proposed_by__person"), paper=paper)
    sent = paper.forwardings.filter(organ__isnull=False).select_related("organ").prefetch_related("organ__names").order_by("pk")
    context = {"row": row(paper), "handling": handling, "support": _names(handling), "sent": sent}
    head = letterhead(timezone.localdate(handling.proposed_at), of_the_office=True)
    return render(request, "triage/slip.html", context | {"letterhead": head})


def slip_file(request: Knock, paper_id: int, *, form: str) -> HttpResponse:
    """The same proposal as a file."""
    paper = _paper(request, paper_id)
    handling = get_object_or_404(Handling.objects.select_related("paper", "leader", "lead", "proposed_by__person"), paper=paper)
    head = head_of_office(timezone.localdate(handling.proposed_at))
    return as_file(submission_slip(handling, row(paper)["number"], head), form, f"phiếu trình {paper}")


def transfer_file(request: Knock, paper_id: int, organ_id: int, *, form: str) -> HttpResponse:
    """Phiếu chuyển văn bản to one of the units that the paper was sent on to."""
    sent = Forwarding.objects.select_related("paper", "organ").filter(organ__in=organs_visible_to(request.user))
    forwarding = get_object_or_404(sent, paper=_paper(request, paper_id), organ=organ_id)
    head = head_of_office(timezone.localdate(forwarding.at))
    return as_file(transfer_slip(forwarding, head), form, f"phiếu chuyển {forwarding.paper} {forwarding.organ}")


def waiting_for_me(request: Knock) -> HttpResponse:
    """What waits for a leader's word: one card a paper, three answers."""
    cards = [_card(handling) for handling in queries.to_answer(request.user)[:100]]
    return render(request, "triage/to_answer.html", {"cards": cards})


def answer(request: Knock, paper_id: int) -> HttpResponse:
    """A leader's word: đồng ý đề xuất or để biết with one tap, sửa with the form that this page shows."""
    paper = _paper(request, paper_id)
    handling = get_object_or_404(queries.to_answer(request.user), paper=paper)
    if request.method != "POST":
        return render(request, "triage/amend.html", {"card": _card(handling), "form": OrderForm(request.user, initial=_kept(handling))})
    return _answered(request, handling)


@require_POST
def _answered(request: Knock, handling: Handling) -> HttpResponse:
    word = request.POST.get("answer", "")
    shown = whole(request.POST.get("shown")) or 0
    if word == Handling.Answer.AMENDED:
        form = OrderForm(request.user, request.POST)
        if not form.is_valid():
            return render(request, "triage/amend.html", {"card": _card(handling), "form": form}, status=422)
        answered = actions.answer_handling(request.user, handling.pk, Handling.Answer.AMENDED, form.order(), shown=shown)
    elif word in {Handling.Answer.AGREED, Handling.Answer.TO_KNOW}:
        answered = actions.answer_handling(request.user, handling.pk, Handling.Answer(word), shown=shown)
    else:
        return redirect("answer", handling.paper_id)
    answered.refresh_from_db()  # by whom and when: the act writes it past the row in hand
    say_opened(request, f"Đã ghi ý kiến: {Handling.Answer(word).label.lower()}", open_from_handling(request.user, answered))
    return redirect("to-answer")


def _paper(request: Knock, paper_id: int) -> Paper:
    return get_object_or_404(queries.visible_to(request.user).prefetch_related("entries"), pk=paper_id)


def _kept(handling: Handling) -> dict[str, Any]:
    return {
        "leader": handling.leader_id,
        "lead": handling.lead_id,
        "support": [organ.pk for organ in handling.support.all()],
        "deadline": handling.deadline,
        "text": handling.text,
        "shown": handling.revision,
    }


def _names(handling: Handling) -> str:
    return ", ".join(str(organ) for organ in handling.support.prefetch_related("names"))


def _card(handling: Handling) -> dict[str, Any]:
    return {"row": row(handling.paper), "handling": handling, "support": ", ".join(str(organ) for organ in handling.support.all())}
