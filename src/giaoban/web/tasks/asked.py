"""What of the tasks an address asks for, the addresses that ask for something near it, and what the filters' form shows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone

from giaoban.office.audit.kept import Kept
from giaoban.office.directory import queries as directory
from giaoban.office.directory.models import Account, Charge
from giaoban.office.evidence.queries import works_cited_in
from giaoban.office.registry import queries as registry
from giaoban.office.work.chosen import Chosen, Standing, chosen
from giaoban.office.work.counting import Standings
from giaoban.office.work.listing import may_list_all, organ_names
from giaoban.office.work.models import Origin, Side, Workflow
from giaoban.office.work.queries import views_visible_to
from giaoban.office.work.timing import WORDS, Timing
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock

_VIEWS_SHOWN = 12


def asked(request: Knock) -> Chosen:
    """What the address asks for."""
    return chosen(request.GET.dict())


def link(wanted: Chosen, name: str = "tasks", **more: str) -> str:
    """The address of a view with these filters; `more` may say where a page begins."""
    query = "&".join(part for part in (wanted.query(), *(f"{key}={value}" for key, value in more.items())) if part)
    return f"{reverse(name)}?{query}" if query else reverse(name)


def ways(account: Account, wanted: Chosen, current: str) -> list[dict[str, Any]]:
    """The views as segments of a page's head; the filters go along where the view takes them."""
    both = [("tasks", "Danh sách"), ("tasks-board", "Bảng")]
    office = [
        ("tasks-by-organ", "Theo đơn vị"),
        ("tasks-by-leader", "Theo lãnh đạo"),
        ("tasks-by-paper", "Theo văn bản"),
        ("tasks-by-cited", "Theo viện dẫn"),
        ("tasks-overdue", "Quá hạn"),
    ]
    shown = [{"label": label, "url": link(wanted, name), "current": name == current} for name, label in both]
    if may_list_all(account):
        shown += [{"label": label, "url": reverse(name), "current": name == current} for name, label in office]
    return shown


def chips(wanted: Chosen, counts: Standings, name: str, *, of_shares: bool) -> list[dict[str, Any]]:
    """The filters of state and time as links, each with how many there are; of what ended nobody counts."""
    plain = wanted.of(state=Standing.OPEN, timing=None, workflow=None, kept=False, done_since=None, done_until=None)
    flows, times = counts.workflows, counts.timings
    found: list[tuple[str, Chosen, int | None, str, str]] = [
        ("Đang theo dõi", plain, counts.all, "", ""),
        (WORDS[Timing.OVERDUE], plain.of(timing=Timing.OVERDUE), times.get(Timing.OVERDUE, 0), "qua-han", "over"),
        (WORDS[Timing.DUE_SOON], plain.of(timing=Timing.DUE_SOON), times.get(Timing.DUE_SOON, 0), "con-han", "soon"),
        ("Chưa giao", plain.of(workflow=Workflow.DRAFT), flows.get(Workflow.DRAFT, 0), "chua-giao", ""),
        ("Chờ xác nhận", plain.of(workflow=Workflow.REPORTED), flows.get(Workflow.REPORTED, 0), "cho-xac-nhan", ""),
        ("Trả lại", plain.of(workflow=Workflow.RETURNED), flows.get(Workflow.RETURNED, 0), "tra-lai", ""),
        (WORDS[Timing.NO_DEADLINE], plain.of(timing=Timing.NO_DEADLINE), times.get(Timing.NO_DEADLINE, 0), "", ""),
        ("Đã kết thúc", plain.of(state=Standing.CLOSED), None, "", ""),
        ("Tất cả", plain.of(state=Standing.ALL), None, "", ""),
    ]
    return [
        {
            "label": label,
            "url": link(one, name),
            "count": many,
            "sign": sign,
            "tone": tone,
            "over": tone == "over" and bool(many),
            "current": one == wanted,
        }
        for label, one, many, sign, tone in found
        if not (of_shares and one.workflow == Workflow.DRAFT)
    ]


def filter_context(account: Account, wanted: Chosen) -> dict[str, Any]:
    """What the form of the filters offers. Who sees only his own is offered no organ."""
    whole = may_list_all(account)
    leaders, fields, organs = _CHOICES.found("", _choices)
    return {
        "whole": whole,
        "organs": organs if whole else [],
        "sides": Side.choices,
        "leaders": leaders,
        "fields": fields,
        "origins": Origin.choices,
        "chosen": wanted,
        "days": {name: _iso(getattr(wanted, name)) for name in ("since", "until", "done_since", "done_until")},
        "saved": list(views_visible_to(account).values("pk", "name")[:_VIEWS_SHOWN]),
        "told": told(account, wanted),
    }


Choices = list[tuple[int, str]]
_CHOICES: Kept[tuple[Choices, list[str], Choices]] = Kept(1, "directory", "access")


def _choices() -> tuple[Choices, list[str], Choices]:
    """The leaders, the fields that somebody looks after, our organs: the same for everybody."""
    charged = Charge.objects.filter(Charge.on(timezone.localdate())).exclude(field="").values_list("field", flat=True)
    return list(directory.leaders().values_list("pk", "full_name")), sorted(set(charged)), list(organ_names(ours=True).items())


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def told(account: Account, wanted: Chosen) -> list[dict[str, str]]:
    """The filters that stand in no field: the paper and the cited document, each with the address without it."""
    found = []
    if wanted.paper is not None:
        paper = registry.visible_to(account).filter(pk=wanted.paper).first()
        words = f"Từ {title(paper)}" if paper else "Từ một văn bản"
        found.append({"words": words, "url": link(wanted.of(paper=None))})
    if wanted.work is not None:
        work = works_cited_in(registry.visible_to(account)).filter(pk=wanted.work).first()
        words = f"Theo viện dẫn {work}" if work else "Theo một văn bản được viện dẫn"
        found.append({"words": words, "url": link(wanted.of(work=None))})
    return found
