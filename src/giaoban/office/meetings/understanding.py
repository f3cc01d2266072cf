"""What confirmed sentences of papers say of meetings: their kind by their words, who chairs, which duties are meetings at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from giaoban.office.directory.models import Level, Person, Position
from giaoban.office.directory.queries import office
from giaoban.office.directory.unit_text import key
from giaoban.office.evidence.models import Fact
from giaoban.office.evidence.queries import readings_in_use
from giaoban.office.meetings.headings import heading_of, is_confidential
from giaoban.office.meetings.kinds import Body, Certainty, Half, MeetingKind
from giaoban.office.registry.models import Paper
from giaoban.office.registry.spelling import lowered
from giaoban.timing.regimes import Regime, reception


class Known(NamedTuple):
    """A kind of meeting known by words of its title; `leads`: only where the title begins with them."""

    words: tuple[str, ...]
    kind: MeetingKind
    leads: bool = False


# In this order: the first that is found says what it is. As an office writes them, lowered.
_KINDS = (
    Known(("tiếp công dân", "tiếp dân"), MeetingKind.RECEPTION),
    Known(("giao ban",), MeetingKind.BRIEFING),
    Known(("sinh hoạt chi bộ", "sinh hoạt với chi bộ", "sinh hoạt cùng chi bộ", "sinh hoạt đảng"), MeetingKind.CELL_MEETING),
    Known(("hội ý",), MeetingKind.CONSULTATION),
    Known(("đối thoại",), MeetingKind.DIALOGUE),
    Known(("đi cơ sở", "xuống cơ sở", "về cơ sở", "nắm tình hình cơ sở"), MeetingKind.FIELD_TRIP),
    Known(("sơ kết", "tổng kết"), MeetingKind.REVIEW),
    Known(("kiểm tra", "giám sát", "khảo sát"), MeetingKind.INSPECTION, leads=True),
    Known(("hội nghị", "họp", "phiên họp", "kỳ họp", "dự hội nghị", "dự họp"), MeetingKind.CONFERENCE),
    Known(("làm việc với", "buổi làm việc", "làm việc tại"), MeetingKind.WORKING),
)  # fmt: skip
_BODIES = (
    (("ban thường vụ",), Body.STANDING_BOARD),
    (("ban chấp hành",), Body.COMMITTEE),
    (("thường trực hđnd", "hội đồng nhân dân", "hđnd"), Body.PEOPLES_COUNCIL),
    (("thường trực",), Body.PERMANENT_LEADERS),
    (("ủy ban nhân dân", "ubnd"), Body.PEOPLES_COMMITTEE),
)
_NO_MEETING = ("báo cáo", "gửi báo cáo", "nộp báo cáo", "tổng hợp báo cáo", "lập báo cáo")
_AS_IT_HAPPENS = ("đột xuất",)
_EVERY_WORKING_DAY = 5
_PERSONAL = frozenset({MeetingKind.RECEPTION, MeetingKind.CELL_MEETING, MeetingKind.FIELD_TRIP})
_INVITES = "GM"


def kind_of(title: str) -> MeetingKind | None:
    """What is held, by the words of its title; None where none tells."""
    words = lowered(title)
    for known in _KINDS:
        if any(words.startswith(word) if known.leads else word in words for word in known.words):
            return known.kind
    return None


def body_of(title: str) -> str:
    """Which body meets, by the words of the title; nothing where none is named."""
    words = lowered(title)
    return next((body for names, body in _BODIES if any(name in words for name in names)), "")


def kind_of_duty(title: str, rule: str | None) -> MeetingKind | None:
    """What a duty that recurs is held as; None for reports, for what happens when it happens, and for what is done every working day."""
    words = lowered(title)
    every_day = rule is not None and ("FREQ=DAILY" in rule or _weekdays(rule) >= _EVERY_WORKING_DAY)
    if words.startswith(_NO_MEETING) or any(word in words for word in _AS_IT_HAPPENS) or every_day:
        return None
    kind = kind_of(title)
    return None if kind == MeetingKind.INSPECTION else kind


def _weekdays(rule: str) -> int:
    by_day = next((part for part in rule.split(";") if part.startswith("BYDAY=")), "")
    return by_day.count(",") + 1 if by_day else 0


def is_personal(kind: str) -> bool:
    """Is it somebody's own duty, so that whether he was there is written down?"""
    return kind in _PERSONAL


def is_of_others(paper: Paper) -> bool:
    """Does another organ hold what the paper calls? One that is not ours issued it; of an invitation also one that is not known."""
    if paper.issuer is not None:
        return not paper.issuer.ours
    return paper.type == _INVITES


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds which position today: a text that names one, by its title or by the person's name, finds the person."""

    rows: tuple[tuple[str, str, Person], ...]

    def named(self, text: str | None) -> Person | None:
        """The one person that a text begins with, `Đồng chí Bí thư Đảng ủy …`, or names in full; None for none, and for several."""
        if not text:
            return None
        words = key(text).removeprefix("đồng chí ").strip()
        by_name = {person.pk: person for _, name, person in self.rows if name in words}
        if len(by_name) == 1:
            return next(iter(by_name.values()))
        begins = [(len(title), person) for title, _, person in self.rows if title and _begins(words, title)]
        longest = max((length for length, _ in begins), default=0)
        found = {person.pk: person for length, person in begins if length == longest}
        return next(iter(found.values())) if len(found) == 1 else None

    def among(self, texts: Iterable[str]) -> list[Person]:
        """Those whom texts name, each once."""
        found = (self.named(text) for text in texts)
        return list({person.pk: person for person in found if person is not None}.values())


def _begins(words: str, title: str) -> bool:
    return words.startswith(title) and not words[len(title) : len(title) + 1].isalnum()


def holders(day: dt.date) -> Holders:
    """The positions in force on a day, each part of a title by itself: `Phó Bí thư Đảng ủy, Chủ tịch UBND xã` are two."""
    rows = Position.objects.filter(Position.on(day), person__active=True, organ__ours=True).select_related("person")
    return Holders(tuple((key(part), key(row.person.full_name), row.person) for row in rows for part in row.title.split(",")))


def meeting_of(fact: Fact, who: Holders) -> dict[str, Any]:
    """The fields of a meeting that a sentence gives."""
    meant, title = fact.understood, str(fact.understood["title"]).strip().rstrip(".")
    others = is_of_others(fact.paper)
    day, certainty = _day(meant.get("date")), str(meant.get("certainty") or Certainty.FIXED)
    if day is None:
        certainty = Certainty.TO_BE_ANNOUNCED
    elif certainty == Certainty.TO_BE_ANNOUNCED:
        certainty = Certainty.TENTATIVE
    chair = None if others else who.named(meant.get("chair"))
    time, end_day = meant.get("time"), _day(meant.get("end_date"))
    return {
        "kind": kind_of(title) or MeetingKind.OTHER, "body": body_of(title) if not others else "", "title": title[:500],
        "certainty": certainty, "day": day, "end_day": end_day if day and end_day and end_day > day else None,
        "half": half_of(meant.get("part_of_day")), "time": dt.time.fromisoformat(time) if time and day else None,
        "place": str(meant.get("place") or "")[:200], "chair": chair,
        "chair_words": "" if chair else str(meant.get("chair") or "")[:200], "prepared_by_id": first_organ(meant.get("prepared_by")),
        "participants": "; ".join(str(one) for one in meant.get("attendees") or ()), "host": fact.paper.issuer, "invited": others,
    }  # fmt: skip


def items_of(fact: Fact) -> list[dict[str, Any]]:
    """The matters of a meeting's agenda, numbered as in the paper; of one of personnel the heading alone."""
    found = []
    for place, item in enumerate(fact.understood.get("agenda") or (), 1):
        title = str(item["title"]).strip().rstrip(".")
        secret = is_confidential(title)
        units = item.get("prepared_by") or ()
        found.append(
            {
                "place": place, "place_in_fact": place, "number": f"({item.get('number') or place})"[:20],
                "title": heading_of(title) if secret else title, "confidential": secret, "prepared_by_id": first_organ(units),
                "prepared_words": ", ".join(str(unit["text"]) for unit in units)[:200],
            }
        )  # fmt: skip
    return found


def half_of(part: str | None) -> str:
    """The half of the day, where the paper names one."""
    return part if part in Half.values else ""


def first_organ(units: Iterable[Mapping[str, Any]] | None) -> int | None:
    """The first organ that was recognised among units."""
    return next((organ for unit in units or () for organ in unit["organs"]), None)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def period_start(paper: Paper, today: dt.date) -> dt.date:
    """From when on a paper's duties hold: the first day of its period, else of the month it was issued in, else today."""
    for reading in readings_in_use([paper.pk]):
        start = ((reading.found.get("document") or {}).get("period") or {}).get("start")
        if start:
            return dt.date.fromisoformat(start)
    return paper.date.replace(day=1) if paper.date else today


def regime_of(title: str, on: dt.date) -> Regime | None:
    """How often who is named must receive citizens, by the level of the office, on a day."""
    words = key(title).removeprefix("đồng chí ").strip()
    kept = office()
    level = kept.organ.level if kept is not None else Level.COMMUNE
    if words.startswith("bí thư"):
        return reception(level, "secretary", on)
    if words.startswith("chủ tịch ủy ban nhân dân"):
        return reception(level, "chairman", on)
    return reception(level, "head", on) if words.startswith(("người đứng đầu", "thủ trưởng")) else None


def basis_of(regime: Regime) -> str:
    """Which rule, whose."""
    return f"{regime.name}: {regime.words} ({regime.source}){'' if regime.verified else '; cần xác minh'}"


def proposed_rule(regime: Regime | None) -> str:
    """Days that are proposed where a regime says only how many: the office chooses them."""
    if regime is None:
        return "FREQ=MONTHLY;BYMONTHDAY=15"
    if regime.per == "week":
        days = ("TH", "TU", "MO", "WE", "FR")[: regime.count]
        return f"FREQ=WEEKLY;BYDAY={','.join(days)}"
    step = 30 // (regime.count + 1)
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(step * n) for n in range(1, regime.count + 1))}"
