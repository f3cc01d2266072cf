"""Which number series a paper belongs to, on which day. What an organ has decided is data (`Numbering`); where it has decided nothing the
official rule of its side holds. Here nothing is written: series are opened by `actions.register.open_series`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet

from giaoban.office.directory.models import InForce, Office, Organ, Side
from giaoban.office.directory.queries import office
from giaoban.office.registry.models import Direction, Numbering, NumberSeries, Scope
from giaoban.reading.lexicon.kinds import KINDS

_BY_DECREE = "Nghị định 30/2020/NĐ-CP, Điều {}"


@dataclass(frozen=True, slots=True)
class Practice:
    """How long a series runs, whether each kind has its own, and by which paper it is so."""

    scope: str
    per_type: bool
    source: str


# The official rules. A State organ's head may have each administrative kind numbered apart: then there is a `Numbering` row.
OFFICIAL: dict[tuple[str, bool], Practice] = {  # direction, of the Party?
    (Direction.IN, True): Practice(Scope.YEAR, per_type=False, source=_BY_DECREE.format("22")),
    (Direction.IN, False): Practice(Scope.YEAR, per_type=False, source=_BY_DECREE.format("22")),
    (Direction.OUT, True): Practice(Scope.TERM, per_type=True, source="Hướng dẫn 36-HD/VPTW, mục 1.3.1"),
    (Direction.OUT, False): Practice(Scope.YEAR, per_type=False, source=_BY_DECREE.format("15")),
}
CONGRESS = Practice(Scope.CONGRESS, per_type=False, source="Hướng dẫn 36-HD/VPTW, mục 1.3.1a")
# Copies are numbered together, whatever kind of copy they are (NĐ 30/2020 Điều 26; HD 36 1.3.1).
COPIES, _COPY_KINDS = "BS", frozenset({"BS", "SY", "TrS", "SL"})
TYPE_NAMES: dict[str, str] = {code: name for name, code in reversed(KINDS.items())} | {
    "CV": "công văn", "BS": "bản sao", "SY": "bản sao y", "SL": "bản sao lục", "TrS": "bản trích sao", "LICH": "lịch",
}  # fmt: skip


def practice_of(direction: str, day: dt.date, organ: Organ | None = None) -> Practice:
    """How an organ numbers its papers on a day; no organ is the office's own."""
    decided = Numbering.objects.filter(InForce.on(day), direction=direction, organ=organ)
    if row := decided.order_by(F("valid_from").desc(nulls_last=True)).first():
        return Practice(row.scope, row.per_type, row.source)
    kept = office()
    whose = organ or (kept.organ if kept else None)
    return OFFICIAL[Direction(direction), whose is None or whose.side == Side.PARTY]


def practice_words(practice: Practice) -> str:
    """What a practice is called on screen: `mỗi loại một dãy số, theo nhiệm kỳ (Hướng dẫn 36-HD/VPTW, mục 1.3.1)`."""
    kinds = "mỗi loại một dãy số" if practice.per_type else "các loại chung một dãy số"
    return f"{kinds}, theo {Scope(practice.scope).label.lower()} ({practice.source})"


def decided() -> QuerySet[Numbering]:
    """What the office has decided of how it numbers what it issues."""
    return Numbering.objects.filter(direction=Direction.OUT, organ=None)


def decided_after(day: dt.date) -> list[tuple[dt.date, str]]:
    """What the office has decided of its own numbers for later: from which day, and how."""
    rows = decided().filter(valid_from__gt=day).order_by("valid_from")
    return [(row.valid_from, practice_words(Practice(row.scope, row.per_type, row.source))) for row in rows if row.valid_from]


def kind_of_series(practice: Practice, type_code: str, *, apart: bool = False) -> str:
    """The kind a paper's series has: its own, the copies', or none where all kinds run together.

    `apart`: a kind that has its own series in an organ that mixes the others, as normative papers have (NĐ 30/2020 Điều 15).
    """
    if type_code in _COPY_KINDS:
        return COPIES
    return type_code if practice.per_type or apart else ""


def series_on(direction: str, type_code: str, day: dt.date, organ: Organ | None = None) -> NumberSeries | None:
    """The series that a paper of a kind belongs to on a day; None where it has not been opened yet."""
    practice = practice_of(direction, day, organ)
    rows = NumberSeries.objects.filter(
        _runs_on(day), direction=direction, organ=organ, scope=practice.scope, type=kind_of_series(practice, type_code)
    )
    found = rows.order_by("-start").first()
    if found is not None and practice.scope == Scope.TERM and found.start < (_term_start() or found.start) <= day:
        return None  # a new term has begun since
    return found


def bounds(practice: Practice, day: dt.date) -> tuple[dt.date, dt.date | None]:
    """From when to when a series runs that is opened for a day. Raises ValidationError where the term in force is not known."""
    if practice.scope == Scope.YEAR:
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    kept = office()
    if kept is None or kept.term_start is None:
        raise ValidationError("Chưa ghi ngày bắt đầu nhiệm kỳ nên chưa cấp được số. Hãy ghi ở mục Cơ quan, nhân sự.")
    if day < kept.term_start:
        raise ValidationError(f"Ngày {day:%d/%m/%Y} ở trước nhiệm kỳ hiện tại (từ {kept.term_start:%d/%m/%Y}).")
    if kept.term_end is not None and day > kept.term_end:
        raise ValidationError(f"Nhiệm kỳ đã kết thúc ngày {kept.term_end:%d/%m/%Y}. Hãy ghi nhiệm kỳ mới trước khi cấp số.")
    return kept.term_start, kept.term_end


def _term_start() -> dt.date | None:
    return Office.objects.values_list("term_start", flat=True).first()


def _runs_on(day: dt.date) -> Q:
    return Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gte=day))


def series_of(direction: str) -> QuerySet[NumberSeries]:
    """All series of a register, the newest first."""
    return NumberSeries.objects.filter(direction=direction).order_by("-start", "type", "pk")


def running(direction: str, day: dt.date) -> QuerySet[NumberSeries]:
    """The series from which a number may be given on a day."""
    rows = series_of(direction).filter(_runs_on(day))
    begun = _term_start()
    return rows.exclude(scope=Scope.TERM, start__lt=begun) if begun is not None and begun <= day else rows


def type_name(code: str) -> str:
    """What a kind is called: Kế hoạch; the code itself where it has no name."""
    name = TYPE_NAMES.get(code, code)
    return name[:1].upper() + name[1:]


def name_of(series: NumberSeries) -> str:
    """What a series is called on screen: `Kế hoạch, nhiệm kỳ từ 15/08/2025`, `Năm 2026`."""
    kind = f"{type_name(series.type)}, " if series.type else ""
    match series.scope:
        case Scope.YEAR:
            when = f"năm {series.start.year}"
        case Scope.TERM:
            when = f"nhiệm kỳ từ {series.start:%d/%m/%Y}"
        case _:
            when = f"đại hội {series.start:%d/%m/%Y}"
    whole = kind + when
    return whole[:1].upper() + whole[1:]


def symbol_for(series: NumberSeries, number: int, type_code: str, day: dt.date) -> str:
    """Number and symbol as the organ writes them: `05-KH/ĐU`, `05/KH-UBND`. A State letter also names the unit that drafted it, which the
    register cannot know: its symbol is left to the clerk, and so is that of an organ without one."""
    kept = office()
    organ = series.organ or (kept.organ if kept else None)
    tail = symbol_of(organ, type_code, day, at_congress=series.scope == Scope.CONGRESS) if organ is not None else ""
    if organ is None or not tail:
        return ""
    return f"{number:02d}{'-' if organ.side == Side.PARTY else '/'}{tail}"


def symbol_of(organ: Organ, type_code: str, day: dt.date, *, at_congress: bool = False) -> str:
    """The symbol without its number: `KH/ĐU`, `KH-UBND`; empty where the register cannot know it."""
    names = organ.names.filter(InForce.on(day)).exclude(symbol="")
    symbol = "ĐH" if at_congress else names.values_list("symbol", flat=True).first()
    if not symbol or not type_code:
        return ""
    if organ.side == Side.PARTY:
        return f"{_PARTY_SYMBOLS.get(type_code, type_code)}/{symbol}"
    return "" if type_code == "CV" else f"{type_code}-{symbol}"


_PARTY_SYMBOLS = {"QyĐ": "QĐi"}  # HD 36 1.3.1: QĐ is a decision, QĐi a regulation
