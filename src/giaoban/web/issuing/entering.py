"""Drafts entered and corrected, and their versions written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import office
from giaoban.office.issuing import actions, rules
from giaoban.office.issuing.actions.templates import begin_from_template
from giaoban.office.issuing.content import as_text, is_typed, retyped
from giaoban.office.issuing.heading import head_after
from giaoban.office.issuing.models import Draft
from giaoban.office.issuing.moves import Move
from giaoban.office.meetings.queries import visible_to as meetings_visible_to
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.work.queries import visible_to as tasks_visible_to
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import WARNING, DraftForm, VersionForm
from giaoban.web.issuing.opened import Asked, answered, opened, shown_revision
from giaoban.web.issuing.own_template import BegunForm, initial_of
from giaoban.web.issuing.side_notes import initial_notes
from giaoban.web.numbers import whole
from giaoban.web.targets.forms import paper_initial


def new(request: Knock) -> HttpResponse:
    """A draft begun: by itself, for a task (`?task=`), a meeting (`?meeting=`), in answer to a paper (`?paper=`), about one (`?about=`);
    from a template of the office's own (`?template=`)."""
    if not rules.may_begin(request.user):
        raise Http404
    begun = _begun(request.user, {name: whole(request.GET.get(name)) for name in ("task", "meeting", "paper", "about")})
    begun["initial"] |= initial_of(request.user, whole(request.GET.get("template")))
    form = BegunForm(request.user, request.POST or None, initial=begun["initial"], label_suffix="")
    if request.method == "POST":
        made = form.attempt(lambda _: begin_from_template(request.user, form.template_id, **(form.facts | begun["facts"])))
        if made is not None:
            messages.success(request, "Đã tạo dự thảo. Ghi nội dung hoặc nộp tệp Word.")
            return redirect("draft-write", made.pk)
    context = {"form": form, "title": "Dự thảo mới", "back": reverse("drafts"), "lead": begun["lead"], "button": "Tạo dự thảo"}
    return render(request, "form.html", context, status=422 if form.errors else 200)


def _begun(account: Account, asked: dict[str, int | None]) -> dict[str, Any]:
    """What is known of a draft by where it was begun."""
    kept = office()
    initial: dict[str, Any] = {"organ": kept.organ_id if kept else None, "kind": "BC", "urgency": 0}
    if account.organ_ids:
        initial["unit"] = min(account.organ_ids)
    facts: dict[str, Any] = {}
    task = tasks_visible_to(account).filter(pk=asked["task"] or 0).select_related("paper").first()
    if task is not None:
        facts["task_id"] = task.pk
        initial |= {"subject": task.title} | _paper_initial(account, "paper", task.paper_id)
    meeting = meetings_visible_to(account).filter(pk=asked["meeting"] or 0).first()
    if meeting is not None:
        facts["meeting_id"] = meeting.pk
        initial |= {"kind": "TB", "subject": f"Kết luận {meeting.title}"}
    # the words of a restricted matter stand in a draft that is as restricted
    initial["restricted"] = any(thing is not None and bool(thing.confidentiality) for thing in (task, meeting))
    for name in ("paper", "about"):
        if asked[name]:
            initial |= _paper_initial(account, name, asked[name])
    lead = next((f"Cho: {thing}" for thing in (task, meeting) if thing is not None), "")
    return {"initial": initial, "facts": facts, "lead": lead}


def _paper_initial(account: Account, name: str, paper_id: int | None) -> dict[str, Any]:
    """What a form begins with of a paper that an address names: nothing of one that the person may not see."""
    paper: Paper | None = papers_visible_to(account).filter(pk=paper_id).first() if paper_id else None
    return {name: paper.number if paper else "", f"kept_{name}": paper_id if paper else None}


def change(request: Knock, draft_id: int) -> HttpResponse:
    """What is said of a draft corrected."""
    draft = opened(request, draft_id, Move.CORRECT)
    initial = {name: getattr(draft, name) for name in ("kind", "subject", "urgency", "to_first")} | {
        "restricted": bool(draft.confidentiality)
    }
    initial |= {"organ": draft.organ_id, "unit": draft.unit_id}
    for name, key in (("paper", draft.answers_id), ("about", draft.about_id)):
        initial |= paper_initial(request.user, key, name)

    def do(form: Any) -> object:
        return actions.correct_draft(request.user, draft.pk, shown_revision(form), **form.facts)

    def make(data: Any, _files: Any) -> Typed:
        return DraftForm(request.user, data, initial=initial, label_suffix="")

    return answered(request, Asked(draft, "Sửa thông tin dự thảo", "Lưu", make, do, "Đã lưu."))


def write(request: Knock, draft_id: int) -> HttpResponse:
    """The next version: begun from the words of the last one."""
    draft = opened(request, draft_id, Move.WRITE)
    last = draft.versions.last()
    may_type = last is None or is_typed(last.content)
    initial = {"text": as_text(last.content) if last and may_type else ""} | initial_notes(last.content if last else {})

    def make(data: Any, files: Any) -> Typed:
        form = VersionForm(data, files, initial=initial, label_suffix="")
        if not may_type:
            form.without_text()
            form.fields["file"].label, form.fields["file"].required = "Tệp Word đã sửa", True
            form.fields["file"].help_text = f"Bản này có biểu hoặc phụ lục: tải tệp Word về sửa rồi nộp lại. {WARNING}"
        if last is None:
            del form.fields["reason"]
        return form

    title = f"Viết bản {last.number + 1}" if last else "Nội dung dự thảo"
    done = "Đã lưu bản mới. Các bản trước giữ nguyên."
    return answered(request, Asked(draft, title, "Lưu bản này", make, lambda form: _written(request.user, draft, form), done, file="file"))


def _written(account: Account, draft: Draft, form: Any) -> object:
    values, file = form.cleaned_data, form.handed("file")
    last = draft.versions.last()
    before = last.content if last else {}
    content = None if file is not None else retyped(values["text"], before, **(head_after(draft, before) | form.notes))
    return actions.write_version(account, draft.pk, shown_revision(form), content=content, file=file, reason=values.get("reason", ""))
