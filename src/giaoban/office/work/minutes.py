"""The minutes of a briefing (biên bản giao ban): what was said, a sentence each, frozen with a sum at the close."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from giaoban.office.work.models import Briefing, BriefingItem, Side

_OPENINGS = {
    BriefingItem.Kind.EXTENSION: "Gia hạn",
    BriefingItem.Kind.TRANSFER: "Điều chuyển",
    BriefingItem.Kind.DONE: "Ghi nhận đã hoàn thành",
    BriefingItem.Kind.ORDER: "Giao",
}


def sentence(item: BriefingItem) -> str:
    """What was decided, as the minutes say it."""
    words = item.words.strip().rstrip(".")
    match BriefingItem.Kind(item.kind):
        case BriefingItem.Kind.EXTENSION if item.after is not None and item.task is not None:
            since = f" từ {item.before:%d/%m/%Y}" if item.before else ""
            said = f"Gia hạn việc “{item.task.title}”{_of(item)}{since} đến {item.after:%d/%m/%Y}"
        case BriefingItem.Kind.TRANSFER if item.organ is not None and item.assignment is not None and item.task is not None:
            said = f"Điều chuyển việc “{item.task.title}” từ {item.organ} sang {item.assignment}"
        case BriefingItem.Kind.DONE if item.task is not None:
            said = f"Ghi nhận hoàn thành việc “{item.task.title}”{_of(item)}"
        case BriefingItem.Kind.ORDER if item.task is not None:
            return _order(item)
        case _ if item.task is not None:
            said = f"Về việc “{item.task.title}”{_of(item)}"
        case _:
            return f"{words}."
    return f"{said}: {words}." if words else f"{said}."


def _of(item: BriefingItem) -> str:
    assert item.task is not None
    leads = _leads(item)
    return f" ({leads})" if leads else ""


def _order(item: BriefingItem) -> str:
    """`Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã: …; hạn 20/11/2026.`"""
    task = item.task
    assert task is not None
    support = ", ".join(str(share) for share in task.assignments.all() if share.side == Side.SUPPORT and not share.successor_id)
    who = _leads(item)
    to = f"Giao {who} chủ trì{f', phối hợp với {support}' if support else ''}: " if who else "Giao: "
    by = f"; hạn {task.deadline:%d/%m/%Y}" if task.deadline else ""
    return f"{to}{task.title.rstrip('.')}{by}."


def _leads(item: BriefingItem) -> str:
    assert item.task is not None
    return ", ".join(str(share) for share in item.task.assignments.all() if share.side == Side.LEAD and not share.successor_id)


def freeze(briefing: Briefing, items: Iterable[BriefingItem], at: dt.datetime, place: str) -> str:
    """The minutes as lines of JSON: the head, then each thing that was said with its number, its row and its task."""
    head: dict[str, Any] = {
        "board": str(briefing.board),
        "held_on": briefing.held_on.isoformat(),
        "place": place,
        "chair": briefing.chair.full_name if briefing.chair else "",
        "present": briefing.present,
        "opened_at": briefing.opened_at.isoformat(),
        "closed_at": at.isoformat(),
    }
    return "\n".join(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in (head, *numbered(items)))


def numbered(items: Iterable[BriefingItem]) -> list[dict[str, Any]]:
    """What was said, numbered as the minutes number it."""
    return [
        {
            "n": n,
            "item": item.pk,
            "kind": item.kind,
            "task": item.task_id,
            "text": sentence(item),
            "words": item.words,
            "at": timezone.localtime(item.at).isoformat(),
        }
        for n, item in enumerate(items, 1)
    ]
