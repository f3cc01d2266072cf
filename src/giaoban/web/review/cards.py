"""A proposal as a card: title, gist and flags; opened, what is written beside what is understood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from giaoban.account import words
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import folded
from giaoban.office.review.models import Change, Proposal, State

FIELDS = {
    "type": "Loại",
    "number": "Số, ký hiệu",
    "date": "Ngày",
    "issuing_body": "Cơ quan",
    "subject": "Trích yếu",
    "period": "Thời kỳ",
    "urgency": "Độ khẩn",
    "signature": "Người ký",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
}
PARTED = (FactKind.TASK, FactKind.ORIENTATION)
CHANGES = {
    Change.NEW: "Lần đọc mới tìm thấy thêm",
    Change.CHANGED: "Lần đọc mới khác với điều đã có",
    Change.GONE: "Lần đọc mới không còn thấy điều đã xác nhận: nhận là rút, bỏ là giữ",
}
_DECIDED = {State.ACCEPTED: "nhận", State.DROPPED: "bỏ"}
_LONGEST_TITLE = 130
_NONE = "không có"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing said: as the paper writes it, as it is understood, and why."""

    label: str
    written: str
    understood: str
    reason: str = ""


@dataclass(slots=True)
class Card:
    """What the template shows of one proposal."""

    proposal: Proposal
    title: str
    gist: str
    flags: list[str]
    rows: list[Row] | None  # None: loaded when the card comes forward
    is_current: bool = False

    @property
    def is_parted(self) -> bool:
        """Can it be split or merged?"""
        return self.proposal.kind in PARTED

    @property
    def decided(self) -> str:
        """Who decided, and when: `Hoàng Thu Hà bỏ lúc 14:05`."""
        return decided_by(self.proposal)


def card_of(proposal: Proposal, held: Mapping[str, str] | None = None, *, with_body: bool) -> Card:
    """A proposal as a card. `held` tells of cited works which paper we hold."""
    flags = [flag["message"] for flag in proposal.flags]
    if proposal.change:
        flags.insert(0, CHANGES[Change(proposal.change)])
    rows = list(rows_of(proposal, held or {})) if with_body else None
    return Card(proposal, title_of(proposal), " · ".join(gist_of(proposal)), flags, rows)


def decided_by(proposal: Proposal) -> str:
    """Who decided, what and when; empty for what waits."""
    who, at = proposal.decided_by, proposal.decided_at
    if proposal.is_open or who is None or at is None:
        return ""
    local = timezone.localtime(at)
    day = "" if local.date() == timezone.localdate() else f" ngày {local:%d/%m}"
    return f"{who.name} {_DECIDED.get(State(proposal.state), 'quyết định')} lúc {local:%H:%M}{day}"


def title_of(proposal: Proposal) -> str:
    """What the card is called."""
    meaning = proposal.understood
    match proposal.kind:
        case FactKind.LETTERHEAD:
            return f"{FIELDS[meaning['field']]}: {shortened(meaning['words'])}"
        case FactKind.CITATION:
            return shortened(str(meaning["words"]))
        case FactKind.FINDING:
            return str(meaning["message"])
    return shortened(str(meaning["title"]))


def shortened(text: str) -> str:
    """A long sentence up to a word's end."""
    text = folded(text)
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def gist_of(proposal: Proposal) -> Iterator[str]:
    """What is most worth knowing of it, on one line."""
    meaning = proposal.understood
    match proposal.kind:
        case FactKind.TASK | FactKind.ORIENTATION:
            yield f"Hạn: {meaning['deadline']['words'] if meaning['deadline'] else _NONE}"
            if lead := meaning["lead"] or meaning["reporters"]:
                yield f"Chủ trì: {units(lead)}"
        case FactKind.MEETING:
            yield meaning["when"] or "chưa ấn định ngày"
            if meaning["date"] and meaning["certainty"] != "fixed":
                yield words.CERTAINTIES[meaning["certainty"]].lower()
            if meaning["agenda"]:
                yield f"{len(meaning['agenda'])} nội dung"
        case FactKind.DUTY:
            yield str(meaning["words"])
        case FactKind.CITATION:
            yield from (part for part in (meaning["issuer"], day(meaning["date"])) if part)


def rows_of(proposal: Proposal, held: Mapping[str, str]) -> Iterator[Row]:
    """What is written beside what is understood."""
    match proposal.kind:
        case FactKind.LETTERHEAD:
            organ = proposal.understood.get("organ")
            reason = f"{units([organ])}: {organ['reason']}" if organ and organ["organs"] else ""
            yield Row(FIELDS[proposal.understood["field"]], _written(proposal, "words"), proposal.understood["words"], reason)
        case FactKind.TASK | FactKind.ORIENTATION:
            yield from _task_rows(proposal)
        case FactKind.MEETING:
            yield from _meeting_rows(proposal)
        case FactKind.DUTY:
            yield Row("Chu kỳ", _written(proposal, "part_of_day", "recurrence"), proposal.understood["words"])
        case FactKind.CITATION:
            yield from _citation_rows(proposal, held)
        case FactKind.FINDING:
            yield Row("Lưu ý", _written(proposal, "words"), proposal.understood["message"])


def _task_rows(proposal: Proposal) -> Iterator[Row]:
    meaning = proposal.understood
    was = (proposal.before or {}).get("understood", {})
    for name, label in (("lead", "Chủ trì"), ("support", "Phối hợp"), ("reporters", "Báo cáo")):
        if meaning[name] or name == "lead" or was.get(name):
            yield _row(
                proposal, label, name, units(meaning[name]) or _NONE, _why(meaning[name]), units(was[name]) if was.get(name) else None
            )
    due, was_due = meaning["deadline"], was.get("deadline")
    reason = words.weekday(dt.date.fromisoformat(due["date"])) if due and due["date"] else ""
    yield _row(proposal, "Hạn", "deadline", due["words"] if due else _NONE, reason, was_due["words"] if was_due else None)
    if meaning["product"] or was.get("product"):
        yield _row(proposal, "Sản phẩm", "product", meaning["product"] or _NONE, "", was.get("product"))
    if meaning["section"]:
        yield Row("Mục", meaning["section"], "việc của ta" if proposal.ours else "việc của đơn vị khác")


def _row(proposal: Proposal, label: str, name: str, understood: str, reason: str, was: str | None) -> Row:
    """A row that says what was confirmed before, where that differs."""
    if was is not None and was != understood:
        reason = f"đang ghi: {was}"
    return Row(label, _written(proposal, name), understood, reason)


def _why(named: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(dict.fromkeys(unit["reason"] for unit in named if unit["reason"]))


def _meeting_rows(proposal: Proposal) -> Iterator[Row]:
    meaning = proposal.understood
    certainty = words.CERTAINTIES[meaning["certainty"]]
    yield Row("Thời gian", _written(proposal, "part_of_day", "time", "date"), meaning["when"] or "chưa ấn định", certainty.lower())
    for name, label in (("place", "Địa điểm"), ("chair", "Chủ trì")):
        if meaning[name]:
            yield Row(label, _written(proposal, name), meaning[name])
    if meaning["attendees"]:
        yield Row("Thành phần", _written(proposal, "attendees"), "; ".join(meaning["attendees"]))
    if meaning["prepared_by"]:
        yield Row("Chuẩn bị", _written(proposal, "prepared_by"), units(meaning["prepared_by"]), _why(meaning["prepared_by"]))
    for i, item in enumerate(meaning["agenda"]):
        prepared = units(item["prepared_by"])
        written = _written(proposal, f"agenda.{i}") or item["title"]
        reason = "chuẩn bị" if prepared else ""
        yield Row(f"Nội dung {item['number'] or i + 1}", written, prepared or "chưa ghi cơ quan chuẩn bị", reason)
    for i, order in enumerate(meaning["orders"]):
        yield Row("Giao việc", _written(proposal, f"orders.{i}"), units(order["lead"]) or _NONE)


def _citation_rows(proposal: Proposal, held: Mapping[str, str]) -> Iterator[Row]:
    meaning = proposal.understood
    reason = held.get(meaning["key"], "chưa có trong sổ")
    yield Row("Văn bản", _written(proposal, "number") or _written(proposal, "words"), meaning["words"], reason)
    if meaning["date"]:
        yield Row("Ngày", _written(proposal, "date"), day(meaning["date"]))
    for name, label in (("issuer", "Cơ quan"), ("title", "Trích yếu"), ("provision", "Điều khoản")):
        if meaning[name]:
            yield Row(label, _written(proposal, name), meaning[name])
    if meaning["relation"]:
        yield Row("Quan hệ", _written(proposal, "relation"), words.RELATIONS[meaning["relation"]])
    if "mentions" in proposal.said:
        yield Row(
            "Nhắc lại", "; ".join(folded(m["quote"]) for m in proposal.said["mentions"]), f"{len(proposal.said['mentions'])} chỗ khác"
        )


def units(named: Sequence[Mapping[str, Any]]) -> str:
    """Units as they are understood; in the paper's words where they are not."""
    return ", ".join(", ".join(unit["names"]) if unit["organs"] else unit["text"] for unit in named)


def day(value: str | None) -> str:
    """An ISO date as papers write it."""
    return words.day(dt.date.fromisoformat(value)) if value else ""


def _written(proposal: Proposal, *names: str) -> str:
    """The paper's words for some fields, blanks folded."""
    return "; ".join(folded(piece["quote"]) for name in names for piece in proposal.said.get(name, []))
