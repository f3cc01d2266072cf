"""Thông báo kết luận: by when it is due and why, which paper it is, all its versions, and where the conclusions stand in each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings.models import Conclusion, Meeting, NoticeQuote
from giaoban.office.meetings.papers.notice import concluded_for_notice, conclusion_notice, stays_inside
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.record_queries import papers_for_notice, standing_conclusions
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper, Part
from giaoban.office.registry.rules import may_add_parts
from giaoban.office.registry.screening import NotTakenIn
from giaoban.office.work.actions import NotNow
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file
from giaoban.web.sitting.clock import shown_clock
from giaoban.web.sitting.hand import concluded
from giaoban.web.sitting.one import called
from giaoban.web.sitting.screen import said
from giaoban.web.templatetags.office import day

_OFFERED = 20
KINDS = [(Part.Kind.PHOTO, "Bản trả lại, có bút tích"), (Part.Kind.SCAN, "Bản đã ký")]


class VersionForm(forms.Form):
    """One more version of the notice."""

    kind = forms.ChoiceField(label="Bản nào", choices=[(kind.value, words) for kind, words in KINDS], widget=forms.RadioSelect)
    file = forms.FileField(label="Tệp (ảnh chụp hoặc bản quét)")
    assured = forms.BooleanField(label="Đã xem, không có nội dung mật", required=False)


def notice(request: Knock, meeting_id: int) -> HttpResponse:
    """The clock, the paper with its versions, and each conclusion beside its sentences in them."""
    meeting, account = _meeting(request, meeting_id), request.user
    may = records.may_link_notice(account, meeting)
    paper = registry.visible_to(account).filter(pk=meeting.notice_id).first() if meeting.notice_id is not None else None
    rows = _rows(account, meeting, paper)
    left_out = sum(stays_inside(row["one"]) for row in rows)
    context = {
        "meeting": meeting,
        "called": called(meeting),
        "clock": shown_clock(meeting),
        "paper": _paper(paper) if paper is not None else None,
        "hidden": meeting.notice_id is not None and paper is None,
        "versions": _versions(account, paper) if paper is not None else [],
        "rows": rows,
        "may_link": may,
        "offered": [_paper(one) for one in papers_for_notice(account, meeting)[:_OFFERED]] if may and meeting.notice_id is None else [],
        "form": VersionForm() if may and paper is not None and may_add_parts(account) else None,
        "left_out": left_out if may else 0,
        "drafts": may and len(rows) > left_out,
    }
    return render(request, "sitting/notice.html", context)


def notice_file(request: Knock, meeting_id: int, *, form: str) -> HttpResponse:
    """The notice drafted from the conclusions: what goes outside, and so nothing of confidential matters."""
    meeting = _kept(request, meeting_id)
    concluded_here = concluded_for_notice(request.user, meeting)
    if not concluded_here:
        raise Http404
    paper = conclusion_notice(meeting, concluded_here, head_of_committee(timezone.localdate()))
    return as_file(paper, form, f"thông báo kết luận {meeting.title} {meeting.day or ''}")


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "pk": paper.pk,
        "title": visible(title(paper)),
        "subject": visible(paper.subject),
        "day": day(paper.date),
        "url": reverse("paper", args=[paper.pk]),
    }


def _versions(account: Account, paper: Paper) -> list[dict[str, Any]]:
    words = {Part.Kind.MAIN: "Bản trình", **dict(KINDS)}
    parts = registry.parts_visible_to(account, paper).order_by("position", "pk")
    return [
        {
            "word": words.get(Part.Kind(part.kind), part.get_kind_display()),
            "name": visible(part.name),
            "url": reverse("original", args=[paper.pk, part.pk]),
        }
        for part in parts
    ]


def _rows(account: Account, meeting: Meeting, paper: Paper | None) -> list[dict[str, Any]]:
    """Each conclusion with its sentences in the notice, as far as both are the person's to see."""
    standing = list(standing_conclusions(account, meeting))
    quotes: dict[int, list[NoticeQuote]] = {}
    if paper is not None:
        for quote in NoticeQuote.objects.filter(conclusion__in=standing).select_related("extraction"):
            quotes.setdefault(quote.conclusion_id, []).append(quote)
    names = _names_of_texts(account, paper) if paper is not None else {}
    return [row | {"quotes": _quotes(row["one"], quotes, names)} for row in concluded(account, standing)]


def _names_of_texts(account: Account, paper: Paper) -> dict[int, str]:
    words = {Part.Kind.MAIN: "bản trình", Part.Kind.PHOTO: "bản có bút tích", Part.Kind.SCAN: "bản đã ký"}
    return {
        part.file_id: words.get(Part.Kind(part.kind), part.get_kind_display().lower()) for part in registry.parts_visible_to(account, paper)
    }


def _quotes(one: Conclusion, quotes: dict[int, list[NoticeQuote]], names: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {"words": visible(quote.quote), "of": names[quote.extraction.file_id], "exact": quote.exact}
        for quote in quotes.get(one.pk, [])
        if quote.extraction.file_id in names
    ]


@require_POST
def link(request: Knock, meeting_id: int) -> HttpResponse:
    """This outgoing paper is the notice."""
    meeting = _kept(request, meeting_id)
    try:
        actions.link_notice(request.user, meeting.pk, whole(request.POST.get("shown")) or 0, whole(request.POST.get("paper")) or 0)
    except ObjectDoesNotExist:
        messages.warning(request, "Chưa gắn: hãy chọn một văn bản đi.")
    except (ValidationError, Conflict) as refused:
        messages.warning(request, f"Chưa gắn: {said(refused)}")
    else:
        messages.success(request, "Đã gắn thông báo kết luận. Câu nguồn của các nhiệm vụ được tìm trong thông báo.")
    return redirect("meeting-notice", meeting.pk)


@require_POST
def unlink(request: Knock, meeting_id: int) -> HttpResponse:
    """It was another paper."""
    meeting = _kept(request, meeting_id)
    try:
        actions.unlink_notice(request.user, meeting.pk, whole(request.POST.get("shown")) or 0)
    except Conflict as refused:
        messages.warning(request, f"Chưa bỏ gắn: {said(refused)}")
    else:
        messages.success(request, "Đã bỏ gắn văn bản này. Cuộc họp lại chờ thông báo kết luận.")
    return redirect("meeting-notice", meeting.pk)


@require_POST
def add_version(request: Knock, meeting_id: int) -> HttpResponse:
    """The notice returned with handwriting, or signed: one more file of the same paper; those before stay."""
    meeting = _kept(request, meeting_id)
    if not may_add_parts(request.user):
        raise PermissionDenied("Thêm bản chụp do văn thư hoặc Chánh Văn phòng thực hiện.")
    form = VersionForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.warning(request, "Chưa thêm: hãy chọn tệp và cho biết đó là bản nào.")
        return redirect("meeting-notice", meeting.pk)
    sent = form.cleaned_data["file"]
    try:
        kind = Part.Kind(form.cleaned_data["kind"])
        actions.add_version(request.user, meeting.pk, kind, data=sent.read(), name=sent.name, assured=form.cleaned_data["assured"])
    except (NotTakenIn, NotNow) as refused:
        messages.warning(request, f"Chưa thêm: {said(refused)}")
    else:
        messages.success(request, "Đã thêm. Các bản trước giữ nguyên.")
    return redirect("meeting-notice", meeting.pk)


def _meeting(request: Knock, meeting_id: int) -> Meeting:
    return get_object_or_404(visible_to(request.user).select_related("chair", "notice"), pk=meeting_id)


def _kept(request: Knock, meeting_id: int) -> Meeting:
    """A meeting of which the person says which paper is its notice."""
    meeting = _meeting(request, meeting_id)
    if not records.may_link_notice(request.user, meeting):
        raise Http404
    return meeting
