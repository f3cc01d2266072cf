"""Tasks on the desk: what a unit or a person has to do, by urgency; what waits for a word; what waits to be handed out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Case, Q, QuerySet, SmallIntegerField, When
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.work import queries
from giaoban.office.work.chosen import Chosen
from giaoban.office.work.models import Assignment, Extension, Objection, Side, Task, Workflow
from giaoban.office.work.queries import timed
from giaoban.office.work.timing import Timing
from giaoban.web.desk.piles import SHOWN, Pile, Row
from giaoban.web.templatetags.office import short_day
from giaoban.web.work.one import named, title_of
from giaoban.web.work.states import in_a_list

MOST_ASKED = 30  # requests are answered from here: they stand on no other list
_OTHERS = {Side.LEAD: "chủ trì", Side.SUPPORT: "phối hợp"}


def to_do(account: Account) -> list[Pile]:
    """A person's own shares and those of his unit: overdue, returned, due soon, newly assigned. Each stands in one pile alone."""
    today, mine = timezone.localdate(), queries.to_do(account)
    over, soon = timed(Timing.OVERDUE, today), timed(Timing.DUE_SOON, today)
    returned, new = Q(workflow=Workflow.RETURNED), Q(workflow=Workflow.ASSIGNED)
    piles = (
        ("Quá hạn", over, "quá hạn", "Báo cáo", Chosen(mine=True, timing=Timing.OVERDUE)),
        ("Bị trả lại", returned & ~over, "bị trả lại", "Làm lại", Chosen(mine=True, workflow=Workflow.RETURNED)),
        ("Sắp đến hạn", soon & ~returned, "sắp đến hạn", "Báo cáo", Chosen(mine=True, timing=Timing.DUE_SOON)),
        ("Mới giao", new & ~over & ~soon, "mới giao", "Xem việc", Chosen(mine=True, workflow=Workflow.ASSIGNED)),
    )
    in_pile = Case(*(When(which, then=n) for n, (_, which, *_) in enumerate(piles)), output_field=SmallIntegerField())
    keys: dict[int, list[int]] = {}
    for key, n in mine.annotate(pile=in_pile).filter(pile__isnull=False).order_by("deadline", "pk").values_list("pk", "pile"):
        keys.setdefault(n, []).append(key)
    shares = _in_bulk(key for found in keys.values() for key in found[:SHOWN])
    return [
        Pile(label, len(keys[n]), [_share(shares[key], today, button) for key in keys[n][:SHOWN]], _list(rest), label == "Quá hạn",
             said, _link(label, said))
        for n, (label, _, said, button, rest) in enumerate(piles)
        if n in keys
    ]  # fmt: skip


def _list(chosen: Chosen) -> str:
    return f"{reverse('tasks')}?{chosen.query()}"


def _link(label: str, said: str) -> str:
    """What is overdue stands in one pile alone, in the list also among what was returned or is new."""
    return "" if label == "Quá hạn" else f"Xem mọi việc {said}"


def _in_bulk(keys: Iterable[int]) -> dict[int, Assignment]:
    """The shares of all piles, read together."""
    return Assignment.objects.select_related("organ", "person", "task__giver", "task__paper").prefetch_related("organ__names").in_bulk(keys)


def _share(share: Assignment, today: dt.date, button: str) -> Row:
    state, url = in_a_list(share, today), reverse("task", args=[share.task_id])
    giver = f", {share.task.giver} giao" if share.task.giver else ""
    source = f", theo {visible(share.task.paper.number)}" if share.task.paper and share.task.paper.number else ""
    why = f"{share} {_OTHERS[Side(share.side)]}{giver}{source}" if share.organ_id else f"Giao đích danh đồng chí{giver}{source}"
    if share.workflow == Workflow.RETURNED and share.reason:
        why = f"Trả lại: {visible(share.reason)}"
    return Row(
        state.sign,
        title_of(share.task),
        why,
        url,
        button,
        url,
        when=state.word,
        tone=state.tone,
        date=_due(share.deadline),
        over=state.is_over,
    )


def _due(deadline: dt.date | None) -> str:
    return f"hạn {short_day(deadline)}" if deadline else ""


def to_confirm(account: Account) -> list[Pile]:
    """What was reported done, for whoever gave it and for the office on his behalf."""
    waiting = queries.to_confirm(account)
    rows = waiting.select_related("giver").prefetch_related("assignments__organ__names", "assignments__person").order_by("done_on", "pk")
    found = _pile("Chờ xác nhận", waiting, [_confirm(account, task) for task in rows[:SHOWN]], _list(Chosen(workflow=Workflow.REPORTED)))
    return [replace(pile, link="Xem mọi việc chờ xác nhận") for pile in found]


def _confirm(account: Account, task: Task) -> Row:
    leads = named(share for share in task.assignments.all() if share.side == Side.LEAD)
    mine = task.giver_id is not None and task.giver_id == account.person_id
    whose = "đồng chí là người giao" if mine else f"thay {task.giver} là người giao" if task.giver else "chưa ghi người giao"
    url = reverse("task", args=[task.pk])
    reason = f"{leads} báo cáo hoàn thành {short_day(task.done_on)}; {whose}"
    return Row(
        "cho-xac-nhan", title_of(task), reason, url, "Xác nhận", reverse("task-confirm", args=[task.pk]),
        when="Chờ xác nhận", tone="wait", date=_due(task.deadline),
    )  # fmt: skip


def to_answer(account: Account) -> list[Pile]:
    """What units ask for, for the chief of office."""
    with_share = ("assignment__organ", "assignment__person")
    extensions = queries.extensions_to_answer(account).select_related("assignment__task", *with_share).order_by("asked_at")
    objections = queries.objections_to_answer(account).select_related("assignment__task", "organ", *with_share).order_by("asked_at")
    named = "assignment__organ__names"
    first: list[Extension | Objection] = [
        *extensions.prefetch_related(named)[:MOST_ASKED],
        *objections.prefetch_related(named, "organ__names")[:MOST_ASKED],
    ]
    rows = [_request(one) for one in sorted(first, key=lambda one: one.asked_at)[:MOST_ASKED]]
    many = extensions.count() + objections.count()
    return [Pile("Đề nghị chờ trả lời", many, rows, None)] if many else []


def _request(asked: Extension | Objection) -> Row:
    share = asked.assignment
    if isinstance(asked, Extension):
        words = f"xin gia hạn đến {short_day(asked.wanted)}"
    elif asked.kind == Objection.Kind.NOT_OURS:
        words = "đề nghị điều chuyển (không đúng chức năng)"
    else:
        words = f"vướng ở {asked.organ}" if asked.organ else "báo vướng"
    url = reverse("task", args=[share.task_id])
    reason = f"{share} {words}; đồng chí là người trả lời"
    return Row(
        "may-hoi", title_of(share.task), reason, url, "Xem đề nghị", url, when=f"từ {short_day(asked.asked_at)}", date=_due(share.deadline)
    )


def to_hand_out(account: Account) -> list[Pile]:
    """Drafts, for the office."""
    waiting = queries.to_hand_out(account)
    rows = waiting.select_related("paper").prefetch_related("assignments__organ__names", "assignments__person").order_by("deadline", "pk")
    return _pile("Chờ giao", waiting, [_draft(task) for task in rows[:SHOWN]], reverse("hand-out"))


def _draft(task: Task) -> Row:
    leads = named(share for share in task.assignments.all() if share.side == Side.LEAD)
    source = f"từ {visible(task.paper.number)}" if task.paper and task.paper.number else task.get_origin_display().lower()
    reason = f"{f'{leads} chủ trì' if leads else 'chưa có đơn vị chủ trì'}; {source}"
    url = reverse("task", args=[task.pk])
    return Row("chua-giao", title_of(task), reason, url, "Giao việc", reverse("hand-out"), when="Chưa giao", date=_due(task.deadline))


def _pile(label: str, waiting: QuerySet[Any], rows: list[Row], url: str | None = None) -> list[Pile]:
    many = len(rows) if len(rows) < SHOWN else waiting.count()
    return [Pile(label, many, rows, url)] if rows else []
