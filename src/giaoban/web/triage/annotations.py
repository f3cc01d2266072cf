"""Bút phê: a leader's words on a paper, recorded by tapping phrases, with a photograph as evidence."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from giaoban.office.registry import actions, queries
from giaoban.office.registry.models import Handling
from giaoban.office.registry.screening import CannotSee, NotTakenIn
from giaoban.office.work.actions import open_from_annotation
from giaoban.web.doors import Knock, office_staff
from giaoban.web.triage.forms import AnnotationForm
from giaoban.web.triage.opened import say_opened
from giaoban.web.triage.sorting import row

_LOOK = "{} Nếu đã xem ảnh và không có văn bản mật, hãy đánh dấu ô bên dưới rồi chọn lại ảnh."


def annotate(request: Knock, paper_id: int) -> HttpResponse:
    """Record an annotation. What was proposed stands in the form already, so that three taps do."""
    paper = get_object_or_404(queries.visible_to(request.user).prefetch_related("entries"), pk=paper_id)
    form = AnnotationForm(request.user, request.POST or None, request.FILES or None, initial=_proposed(request, paper.pk))
    if request.method == "POST" and form.is_valid():
        leader = form.cleaned_data["leader"]
        if not office_staff(request.user) and leader.pk != request.user.person_id:
            raise PermissionDenied
        try:
            note = actions.record_annotation(request.user, paper.pk, leader, form.order(), form.picture())
        except NotTakenIn as refusal:
            form.add_error("photo", _LOOK.format(refusal) if isinstance(refusal, CannotSee) else str(refusal))
        else:
            say_opened(request, "Đã ghi bút phê", open_from_annotation(request.user, note))
            return redirect("paper", paper.pk)
    context = {"row": row(paper), "form": form, "given": _given(paper.pk)}
    return render(request, "triage/annotation.html", context, status=422 if form.errors else 200)


def _given(paper_id: int) -> str:
    """That a leader's word on the proposal has given the work out, in words; empty where it has not."""
    orders = (Handling.Answer.AGREED, Handling.Answer.AMENDED)
    handling = (
        Handling.objects.filter(paper=paper_id, answer__in=orders, lead__isnull=False).select_related("answered_by__person", "lead").first()
    )
    if handling is None or handling.answered_by is None:
        return ""
    return f"Đồng chí {handling.answered_by.name} đã cho ý kiến trên máy và giao {handling.lead}. Chọn chủ trì ở đây là giao thêm một việc."


def _proposed(request: Knock, paper_id: int) -> dict[str, object]:
    """What was proposed of the paper: to the office any proposal, to a leader the one that waits for his own word.

    Of an answered one no more than whose word it was: the work has been given out by it.
    """
    staff = office_staff(request.user)
    handling = (Handling.objects if staff else queries.to_answer(request.user)).filter(paper_id=paper_id).first()
    if handling is None:
        return {} if staff else {"leader": request.user.person_id}
    if handling.answer:
        return {"leader": handling.answered_by.person_id if handling.answered_by else handling.leader_id}
    support = [organ.pk for organ in handling.support.all()]
    leader = handling.leader_id if staff else request.user.person_id
    return {"leader": leader, "lead": handling.lead_id, "support": support, "deadline": handling.deadline}
