"""One order, many reporters: the form goes out, replies come in by whatever way, and each closes its reporter's share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import File
from giaoban.office.work import rules
from giaoban.office.work.actions.carrying_out import report_done
from giaoban.office.work.actions.entering import Ordered
from giaoban.office.work.actions.following import locked_share, must_be
from giaoban.office.work.actions.handing_out import order
from giaoban.office.work.collecting.forms import Column, Line, Wrong, as_kept, columns_of, in_a_sentence, lines_of, value_of
from giaoban.office.work.collecting.replies import Values
from giaoban.office.work.models import FINISHED, UNDERWAY, Assignment, Collection, Reply, Side, Task, Workflow
from giaoban.office.work.queries import visible_to
from giaoban.office.work.telling import Happening, say


@dataclass(frozen=True, slots=True)
class Form:
    """What reporters fill in."""

    title: str
    columns: list[Column]
    lines: list[Line]


def open_collection(actor: Account, ordered: Ordered, form: Form, *, for_task_id: int | None = None) -> Collection:
    """The order goes out to all its leads with a form. Raises ValidationError for a form nobody could fill in, or without reporters."""
    with act(actor, "work.open-collection") as line:
        kept = as_kept(form.columns, form.lines)
        if not any(share.side == Side.LEAD for share in ordered.shares):
            raise ValidationError({"shares": "Chọn các đơn vị phải báo cáo."})
        if ordered.deadline is None:
            raise ValidationError({"deadline": "Đặt hạn gửi báo cáo cho các đơn vị."})
        above = visible_to(actor).get(pk=for_task_id) if for_task_id is not None else None
        task = order(actor, ordered)
        collection = Collection.objects.create(task=task, for_task=above, title=form.title.strip() or task.title[:200], **kept)
        line.about(collection, task=task.pk)
        say(actor, Happening.COLLECTED, task, subject=("work.collection", collection.pk))
    return collection


def change_form(actor: Account, collection_id: int, shown: int, form: Form) -> Collection:
    """The form is changed, as long as nobody has replied."""
    with act(actor, "work.change-form") as line:
        collection = Collection.objects.select_for_update(of=("self",)).select_related("task").get(pk=collection_id)
        require(rules.may_arrange(actor, collection.task))
        if collection.replies.exists():
            raise ValidationError({"columns": "Đã có đơn vị gửi số liệu theo biểu này; không đổi biểu được nữa."})
        revise(line, collection, shown, title=form.title.strip() or collection.title, **as_kept(form.columns, form.lines))
    return collection


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply as it was looked at: the values, how it came, on which local day, in which file; `shown` is the earlier one's revision."""

    values: Values
    way: Reply.Way
    on: dt.date | None = None
    file: File | None = None
    shown: int | None = None


def take_reply(actor: Account, assignment_id: int, answer: Answer) -> Reply:
    """A reporter's values, new or in place of those shown; his share is reported done by them. Late ones are taken all the same.

    Raises ValidationError for values that the form does not allow, Conflict when another reply came meanwhile.
    """
    with act(actor, "work.take-reply") as line:
        share = locked_share(actor, assignment_id)
        collection = Collection.objects.select_for_update().get(task_id=share.task_id)
        require(rules.may_report(actor, share))
        must_be(share, *UNDERWAY, Workflow.REPORTED)
        _allowed(collection, answer.values)
        on = answer.on or timezone.localdate()
        if on > timezone.localdate():
            raise ValidationError({"on": "Ngày nhận không thể sau hôm nay."})
        values = {"values": answer.values, "way": answer.way, "entered_for": not rules.is_own(actor, share), "on": on}
        reply = Reply.objects.filter(assignment=share).first()
        if reply is None:
            reply = Reply.objects.create(collection=collection, assignment=share, by=actor, file=answer.file, **values)
            line.about(reply)
        else:
            if answer.shown is None:
                raise Conflict(reply)
            revise(line, reply, answer.shown, **values)
        if share.workflow not in FINISHED:
            report_done(actor, share.pk, share.revision, f"Đã gửi số liệu: {in_a_sentence(reply.get_way_display())}.", on=on)
    return reply


def _allowed(collection: Collection, values: Values) -> None:
    columns = columns_of(collection)
    wrong = [f"{line.title}: {said.words}" for line in lines_of(collection) for column in columns if (said := _wrong(values, line, column))]
    if wrong:
        raise ValidationError({"values": wrong[:20]})


def _wrong(values: Values, line: Line, column: Column) -> Wrong | None:
    value = value_of(column, values.get(line.code, {}).get(column.key, {}).get("value", ""))
    return value if isinstance(value, Wrong) else None


def take_replies(actor: Account, answers: Sequence[tuple[int, Answer]]) -> list[Reply]:
    """Many reporters' files at once, all or none."""
    with act(actor, "work.take-replies") as line:
        replies = [take_reply(actor, assignment_id, answer) for assignment_id, answer in answers]
        line.about(replies[-1] if replies else Reply(), replies=[reply.pk for reply in replies])
    return replies


def reporters(task: Task, *, ended: bool = False) -> list[Assignment]:
    """Who is to report, units in the office's order, then people; those released or handed over left out.

    `ended`: with those who reported and are no more.
    """
    rows = task.assignments.filter(reports(timezone.localdate()) if ended else REPORTS)
    return list(rows.select_related("organ", "person", "task").prefetch_related("organ__names").order_by(_UNITS_FIRST, "pk"))


_UNITS_FIRST = F("organ__rank").asc(nulls_last=True)
REPORTS = Q(side=Side.LEAD) & ~Q(workflow__in=(Workflow.DROPPED, Workflow.HANDED_OVER))


def reports(day: dt.date) -> Q:
    """Of shares: who reports, and who had reported when the unit ended, or the person left, and another reporter took the work over:
    the figures still count."""
    gone = Q(organ__valid_to__lt=day) | Q(person__active=False)
    return REPORTS | (gone & Q(side=Side.LEAD, workflow=Workflow.HANDED_OVER, reply__isnull=False))
