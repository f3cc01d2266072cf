"""Bút phê: a leader's words on a paper, recorded by tapping phrases, with a photograph as evidence."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from giaoban.office.registry import actions, queries
from giaoban.office.registry.models import Handling, Part
from giaoban.web.doors import Knock, office_staff
from giaoban.web.triage.forms import AnnotationForm
from giaoban.web.triage.sorting import row


def annotate(request: Knock, paper_id: int) -> HttpResponse:
    """Record an annotation. What was proposed stands in the form already, so that three taps do."""
    paper = get_object_or_404(queries.visible_to(request.user).prefetch_related("entries"), pk=paper_id)
    form = AnnotationForm(request.user, request.POST or None, request.FILES or None, initial=_proposed(request, paper.pk))
    if request.method == "POST" and form.is_valid():
        leader = form.cleaned_data["leader"]
        if not office_staff(request.user) and leader.pk != request.user.person_id:
            raise PermissionDenied
        actions.record_annotation(request.user, paper.pk, leader, form.order(), _kept(request, paper.pk, form.cleaned_data["photo"]))
        messages.success(request, "Đã ghi bút phê.")
        return redirect("paper", paper.pk)
    return render(request, "triage/annotation.html", {"row": row(paper), "form": form}, status=422 if form.errors else 200)


def _proposed(request: Knock, paper_id: int) -> dict[str, object]:
    handling = Handling.objects.filter(paper_id=paper_id).first()
    if handling is None:
        return {} if office_staff(request.user) else {"leader": request.user.person_id}
    support = [organ.pk for organ in handling.support.all()]
    return {"leader": handling.leader_id, "lead": handling.lead_id, "support": support, "deadline": handling.deadline}


def _kept(request: Knock, paper_id: int, photo: UploadedFile[bytes] | None) -> Part | None:
    """The photograph as a part of its paper. Nobody but the clerk can see whether it shows a mark: the page says so before."""
    if photo is None:
        return None
    return actions.add_part(request.user, paper_id, Part.Kind.PHOTO, data=photo.read(), name=photo.name or "but-phe", assured=True)
