"""Biên bản: as it stands or as it was signed, printed on A4; signed after a look at what is open; added to with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings.actions import LeftOpen
from giaoban.office.meetings.actions.recording import additions_are_intact
from giaoban.office.meetings.minutes import CONCLUSION, HEAD, MATTER, current_lines
from giaoban.office.meetings.models import Conclusion, Meeting, Minutes, NoteAside
from giaoban.office.meetings.papers.minutes import addition, minutes_paper
from giaoban.office.meetings.queries import open_items_visible_to
from giaoban.office.meetings.record_queries import additions_visible_to, asides_visible_to, unanswered
from giaoban.office.work.actions import NotNow
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead, signers_of_minutes
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file
from giaoban.web.sitting.hand import minutes_of
from giaoban.web.sitting.one import called, opens, read, written
from giaoban.web.sitting.screen import said
from giaoban.web.templatetags.office import moment


def sign(request: Knock, meeting_id: int) -> HttpResponse:
    """What is open is listed first; to sign all the same is said so."""
    meeting, account = written(request, meeting_id), request.user
    minutes = minutes_of(meeting)
    if request.method == "POST":
        try:
            even_so = request.POST.get("even_so") == "1"
            actions.sign_minutes(account, meeting.pk, whole(request.POST.get("shown")) or 0, even_so=even_so)
        except (NotNow, ValidationError, PermissionDenied, Conflict) as refused:
            messages.warning(request, f"Chưa ký: {said(refused)}")
            return redirect("sitting", meeting.pk)
        except LeftOpen:
            minutes = minutes_of(meeting)
        else:
            messages.success(request, "Đã ký biên bản. Nội dung giữ nguyên từ lúc này; in để ký tay và lưu.")
            return redirect("meeting-minutes", meeting.pk)
    if minutes is not None and minutes.is_signed:
        return redirect("meeting-minutes", meeting.pk)
    waiting = [{"one": one, "text": visible(one.text)} for one in unanswered(meeting) if _may_see(account, one)]
    beside = list(asides_visible_to(account).filter(note__minutes__meeting=meeting, settled_at=None).select_related("note__item"))
    context = {
        "meeting": meeting, "called": called(meeting), "minutes": minutes, "shown": minutes.revision if minutes else 0, "waiting": waiting,
        "asides": [_beside(one) for one in beside], "may_sign": records.may_sign(account, meeting),
    }  # fmt: skip
    return render(request, "sitting/sign.html", context, status=409 if request.method == "POST" else 200)


def _may_see(account: Account, one: Conclusion) -> bool:
    return one.item is None or opens(account, one.item)


def _beside(aside: NoteAside) -> dict[str, Any]:
    item = aside.note.item
    return {
        "aside": aside,
        "who": aside.by.name,
        "of": visible(item.title) if item else "Chung cả cuộc họp",
        "key": item.pk if item else "chung",
    }


def minutes(request: Knock, meeting_id: int) -> HttpResponse:
    """The minutes as they were signed, or as they would be now; what stands below a confidential heading only for who may see it."""
    meeting, account = read(request, meeting_id), request.user
    kept, (head, *lines) = _as_they_stand(meeting)
    seen = _seen(account, meeting)
    matters = [_matter(line, lines, seen) for line in lines if line["line"] == MATTER]
    whole_ones = [line for line in lines if line["line"] == CONCLUSION and line["item"] is None]
    day = meeting.day or timezone.localdate()
    added = list(additions_visible_to(account).filter(minutes=kept)) if kept.pk else []
    context = {
        "meeting": meeting, "minutes": kept, "head": head, "matters": matters, "on_the_whole": [_words(line) for line in whole_ones],
        "left_out": sum(not matter["open"] for matter in matters), "called": called(meeting), "additions": added,
        "intact": not kept.is_signed or (kept.is_intact and additions_are_intact(kept)),
        "letterhead": letterhead(day), "signers": signers_of_minutes(day),
        "add": AddForm() if kept.is_signed and records.may_write(account, meeting) else None,
        "signed_at": moment(kept.signed_at), "writes": records.may_write(account, meeting),
    }  # fmt: skip
    return render(request, "sitting/minutes.html", context)


def minutes_file(request: Knock, meeting_id: int, *, form: str) -> HttpResponse:
    """The same as a file; what was added to signed minutes stands behind them."""
    meeting, account = read(request, meeting_id), request.user
    kept, lines = _as_they_stand(meeting)
    rows = additions_visible_to(account).filter(minutes=kept) if kept.pk else []
    added = [addition(one.number, moment(one.at), one.reason, one.text, one.by.name) for one in rows]
    head = head_of_committee(meeting.day or timezone.localdate())
    paper = minutes_paper(lines, _seen(account, meeting), head, draft=not kept.is_signed, additions=added)
    return as_file(paper, form, f"biên bản {meeting.title} {meeting.day or ''}")


def _as_they_stand(meeting: Meeting) -> tuple[Minutes, list[dict[str, Any]]]:
    """The minutes with their lines; where none were begun, what is known of their head."""
    kept = minutes_of(meeting)
    if kept is None:
        day = meeting.day.isoformat() if meeting.day else ""
        return Minutes(meeting=meeting, chair=meeting.chair), [
            {"line": HEAD, "title": meeting.title, "day": day, "chair": str(meeting.chair or meeting.chair_words)}
        ]
    return kept, kept.lines if kept.is_signed else current_lines(meeting, kept)


def _seen(account: Account, meeting: Meeting) -> set[int]:
    """The matters below whose heading the person may look."""
    return set(open_items_visible_to(account).filter(meeting=meeting).values_list("pk", flat=True))


def _matter(line: dict[str, Any], lines: list[dict[str, Any]], seen: set[int]) -> dict[str, Any]:
    is_open = line["item"] is None or line["item"] in seen
    own = [one for one in lines if one["line"] == CONCLUSION and one["item"] == line["item"] and line["item"] is not None]
    return {
        "heading": visible(f"{line['number']} {line['title']}".strip()) or "Nội dung chung",
        "withdrawn": line["withdrawn"],
        "open": is_open,
        "paragraphs": [visible(text) for text in line["note"].split("\n") if text.strip()] if is_open else [],
        "conclusions": [_words(one) for one in own] if is_open else [],
    }


def _words(line: dict[str, Any]) -> dict[str, Any]:
    return {"n": line["n"], "text": visible(line["text"]), "no_task": line["no_task"], "pk": line["conclusion"]}


class AddForm(forms.Form):
    """What is added to signed minutes, and why."""

    text = forms.CharField(label="Nội dung bổ sung", max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))
    reason = forms.CharField(label="Lý do", max_length=300)


def add(request: Knock, meeting_id: int) -> HttpResponse:
    """Bổ sung biên bản."""
    meeting = written(request, meeting_id)
    kept = minutes_of(meeting)
    if kept is None or not kept.is_signed:
        if request.method == "POST":
            messages.warning(request, "Chưa bổ sung: biên bản chưa ký, hãy ghi thẳng vào biên bản.")
        return redirect("sitting", meeting.pk)
    form = AddForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_to_minutes(request.user, meeting.pk, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, "Đã bổ sung. Phần đã ký giữ nguyên.")
            return redirect("meeting-minutes", meeting.pk)
    context = {
        "form": form,
        "title": "Bổ sung biên bản",
        "lead": called(meeting),
        "button": "Bổ sung",
        "back": reverse("meeting-minutes", args=[meeting.pk]),
    }
    return render(request, "form.html", context, status=422 if form.errors else 200)
