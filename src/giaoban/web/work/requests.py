"""What units ask for, first on the page of the task; and the answer of the chief of office or of a leader."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.work import actions, rules
from giaoban.office.work.models import Answer, Extension, Objection, Task
from giaoban.office.work.queries import extensions_visible_to, objections_visible_to
from giaoban.web.directory.forms import Day
from giaoban.web.doors import Knock
from giaoban.web.templatetags.office import day, moment, short_day, week_day
from giaoban.web.work.acts import attempt
from giaoban.web.work.forms import one_organ
from giaoban.web.work.one import title_of

_ANSWERS = {Answer.GRANTED, Answer.REFUSED}


class AnswerForm(forms.Form):
    """Yes or no, with a word to it."""

    note = forms.CharField(label="Ý kiến", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def answer(self) -> Answer | None:
        """The button that was pressed; None for what is none of them."""
        return next((answer for answer in _ANSWERS if answer == self.data.get("answer")), None)


class ExtensionAnswer(AnswerForm):
    """The day that is granted may differ from the day asked for."""

    granted = Day(label="Cho gia hạn đến", required=False)
    field_order = ("granted", "note")


class ObjectionAnswer(AnswerForm):
    """Which unit takes it over."""

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = one_organ(account, "Đơn vị nhận việc", required=False, empty_label="chọn đơn vị")
        self.order_fields(["to"])


def answer_extension(request: Knock, extension_id: int) -> HttpResponse:
    """Granted, to the day asked for or another, or refused."""
    asked = get_object_or_404(
        extensions_visible_to(request.user).select_related("assignment__organ", "assignment__person"), pk=extension_id
    )
    form = ExtensionAnswer(request.POST if request.method == "POST" else None, initial={"granted": asked.wanted}, label_suffix="")
    return _answered(
        request,
        asked,
        form,
        lambda answer, values: actions.answer_extension(request.user, asked.pk, answer, granted=values["granted"], note=values["note"]),
    )


def answer_objection(request: Knock, objection_id: int) -> HttpResponse:
    """A transfer granted to a unit, what is held up noted, or neither."""
    said = get_object_or_404(objections_visible_to(request.user).select_related("assignment__organ", "assignment__person"), pk=objection_id)
    form = ObjectionAnswer(request.user, request.POST if request.method == "POST" else None, initial={"to": said.organ}, label_suffix="")
    if said.kind != Objection.Kind.NOT_OURS:
        del form.fields["to"]
    return _answered(
        request,
        said,
        form,
        lambda answer, values: actions.answer_objection(request.user, said.pk, answer, to=values.get("to"), note=values["note"]),
    )


def _answered(request: Knock, asked: Extension | Objection, form: AnswerForm, do: Any) -> HttpResponse:
    task = asked.assignment.task
    if not rules.may_answer_all(request.user):
        raise Http404
    answer = form.answer() if request.method == "POST" else None
    if answer is not None and attempt(form, lambda values: do(answer, values)) is None:
        messages.success(request, "Đã trả lời đề nghị." if answer == Answer.GRANTED else "Đã trả lời: không đồng ý.")
        return redirect("task", task.pk)
    context = {"asked": request_card(request.user, asked), "form": form, "about": title_of(task), "back": reverse("task", args=[task.pk])}
    if request.htmx:
        return render(request, "work/answer_dialog.html", context)
    return render(request, "work/answer.html", context, status=422 if request.method == "POST" else 200)


def requests_of(account: Account, task: Task) -> list[Extension | Objection]:
    """What was asked about a task, as far as the person may see it: what waits first, then the latest."""
    which = {"assignment__task": task}
    extensions = extensions_visible_to(account).filter(**which).select_related("assignment__organ", "assignment__person")
    objections = objections_visible_to(account).filter(**which).select_related("assignment__organ", "assignment__person")
    found: list[Extension | Objection] = [
        *extensions.prefetch_related("assignment__organ__names"),
        *objections.prefetch_related("assignment__organ__names", "organ__names"),
    ]
    return sorted(found, key=lambda one: (one.answer == Answer.WAITING, one.asked_at), reverse=True)


def request_card(account: Account, asked: Extension | Objection) -> dict[str, Any]:
    """A request as the page shows it, with the buttons for whoever answers it."""
    waits = asked.answer == Answer.WAITING
    extension = isinstance(asked, Extension)
    return {
        "head": f"{asked.assignment} {'xin gia hạn' if extension else _objected(asked)}",
        "by": f"{short_day(asked.asked_at)}, {asked.asked_by.name}",
        "words": _wanted(asked) if extension else _where(asked),
        "reason": visible(asked.reason),
        "waits": waits,
        "answered": "" if waits else _answer(asked),
        "is_extension": extension,
        "grant": _grant(asked),
        "url": reverse(f"{'extension' if extension else 'objection'}-answer", args=[asked.pk]),
        "may_answer": waits and rules.may_answer_all(account),
    }


def _objected(asked: Extension | Objection) -> str:
    assert isinstance(asked, Objection)
    return "đề nghị điều chuyển" if asked.kind == Objection.Kind.NOT_OURS else "báo vướng"


def _wanted(asked: Extension | Objection) -> str:
    assert isinstance(asked, Extension)
    return f"Xin lùi hạn{f' từ {week_day(asked.before)}' if asked.before else ''} đến {week_day(asked.wanted)}."


def _where(asked: Extension | Objection) -> str:
    assert isinstance(asked, Objection)
    if asked.kind == Objection.Kind.NOT_OURS:
        return "Việc không đúng chức năng" + (f"; đề nghị giao {asked.organ}." if asked.organ else ".")
    return f"Vướng ở {asked.organ}." if asked.organ else "Đang vướng, chưa nêu đơn vị."


def _grant(asked: Extension | Objection) -> str:
    """The button of a yes; empty where a yes needs something chosen first."""
    if isinstance(asked, Extension):
        return f"Cho gia hạn đến {short_day(asked.wanted)}"
    if asked.kind == Objection.Kind.NOT_OURS:
        return f"Điều chuyển cho {asked.organ}" if asked.organ else ""
    return "Đã biết, sẽ tháo gỡ"


def _answer(asked: Extension | Objection) -> str:
    granted = f" đến {day(asked.granted)}" if isinstance(asked, Extension) and asked.granted else ""
    who = f", {asked.answered_by.name}" if asked.answered_by else ""
    note = f": {visible(asked.note)}" if asked.note else ""
    return f"{asked.get_answer_display()}{granted}{who} lúc {moment(asked.answered_at)}{note}"
