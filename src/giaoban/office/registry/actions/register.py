"""Numbers given and cancelled, rows of the registers corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, Line, act, require, revise
from giaoban.office.directory.models import Account, Organ
from giaoban.office.registry import rules
from giaoban.office.registry.actions.reading import derive
from giaoban.office.registry.columns import AVAILABLE
from giaoban.office.registry.entries import entries_visible_to
from giaoban.office.registry.models import Direction, NumberSeries, Paper, RegisterColumns, RegisterEntry, Scope
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.series import CONGRESS, bounds, kind_of_series, practice_of, series_on, symbol_for

MOST = 99_999
_CORRECTED = frozenset({"on", "receivers", "forwarded_on", "receipt", "copies", "file_copy", "note"})


class NumberTaken(ValidationError):  # noqa: N818 - what happened
    """The number has been given before, or cancelled: a number is never given twice."""

    def __init__(self, series: NumberSeries, number: int, suffix: str) -> None:
        super().__init__(f"Số {number}{suffix} đã cấp rồi, không cấp lại. Số tiếp theo là {series.next}.")


def open_series(
    actor: Account, direction: str, type_code: str = "", *, on: dt.date | None = None, organ: Organ | None = None, apart: bool = False
) -> NumberSeries:
    """The series for papers of a kind on a day, opened where a new year or term has begun. `apart`: the kind gets one of its own."""
    day = on or timezone.localdate()
    with act(actor, "registry.open-series") as line:
        require(rules.may_take_in(actor))
        practice = practice_of(direction, day, organ)
        start, end = bounds(practice, day)
        if practice.scope == Scope.TERM:
            ended = NumberSeries.objects.filter(direction=direction, organ=organ, scope=Scope.TERM, start__lt=start)
            ended.exclude(end__lt=start).update(end=start - dt.timedelta(days=1))
        series, made = NumberSeries.objects.get_or_create(
            direction=direction,
            organ=organ,
            scope=practice.scope,
            type=kind_of_series(practice, type_code, apart=apart),
            start=start,
            defaults={"end": end, "source": practice.source},
        )
        line.about(series, opened=made)
    return series


def open_congress_series(actor: Account, start: dt.date, end: dt.date) -> NumberSeries:
    """The one series of a congress for all its papers, from the opening day (the preparatory session included) to the closing day."""
    with act(actor, "registry.open-series") as line:
        require(rules.may_take_in(actor))
        if end < start:
            raise ValidationError("Ngày bế mạc ở trước ngày khai mạc.")
        series, made = NumberSeries.objects.get_or_create(
            direction=Direction.OUT,
            organ=None,
            scope=CONGRESS.scope,
            type="",
            start=start,
            defaults={"end": end, "source": CONGRESS.source},
        )
        line.about(series, opened=made)
    return series


def register_incoming(
    actor: Account,
    paper_id: int,
    *,
    on: dt.date | None = None,
    number: int | None = None,
    suffix: str = "",
    imported_from: str = "",
    **values: Any,
) -> RegisterEntry:
    """Give an incoming paper its số đến of the year: the next one, or the one it already has elsewhere (`number`). Asked again it is the
    same row. `values` are what a row holds besides (receivers, note …)."""
    with act(actor, "registry.register-incoming") as line:
        require(rules.may_take_in(actor))
        paper = _registrable(actor, paper_id, Direction.IN)
        day = on or paper.received_on or timezone.localdate()
        series = open_series(actor, Direction.IN, on=day)
        if there := paper.entries.filter(series=series, cancelled_at=None).first():
            line.about(there)
            return there
        if paper.received_on is None:
            revise(line, paper, paper.revision, received_on=day)
        return _enter(line, series, paper, day, number, suffix, values | {"imported_from": imported_from})


def register_outgoing(
    actor: Account,
    paper_id: int,
    series_id: int | None = None,
    *,
    on: dt.date | None = None,
    number: int | None = None,
    suffix: str = "",
    **values: Any,
) -> RegisterEntry:
    """Give an outgoing paper a number of a series: the next one, or the one it was signed with. Without a series it is that of the paper's
    kind on the day. A paper without number and symbol gets them."""
    with act(actor, "registry.register-outgoing") as line:
        require(rules.may_take_in(actor))
        paper = _registrable(actor, paper_id, Direction.OUT)
        day = on or paper.date or timezone.localdate()
        series = (
            NumberSeries.objects.get(pk=series_id, direction=Direction.OUT)
            if series_id is not None
            else series_on(Direction.OUT, paper.type, day) or open_series(actor, Direction.OUT, paper.type, on=day)
        )
        if there := paper.entries.filter(series=series, cancelled_at=None).first():
            line.about(there)
            return there
        entry = _enter(line, series, paper, day, number, suffix, values)
        if not paper.number and (symbol := symbol_for(series, entry.number, paper.type, day)):
            _write_number(actor, paper, symbol, day)
    return entry


def change_direction(actor: Account, paper_id: int, shown: int, direction: str) -> Paper:
    """Say that a paper went out, or that it came in, as long as it stands in no register: the scan of a report that our leaders signed is
    taken in like any other file."""
    with act(actor, "registry.change-direction") as line:
        require(rules.may_take_in(actor))
        paper = visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
        if paper.entries.filter(cancelled_at=None).exists():
            raise ValidationError("Văn bản này đã vào sổ. Hãy bỏ số trước, rồi đổi sổ.")
        if paper.direction != direction:
            revise(line, paper, shown, direction=Direction(direction))
    return paper


def _registrable(actor: Account, paper_id: int, direction: Direction) -> Paper:
    paper = visible_to(actor).select_for_update(of=("self",)).get(pk=paper_id)
    if paper.direction != direction:
        raise ValidationError("Văn bản này thuộc sổ khác.")
    return paper


def _enter(
    line: Line, series: NumberSeries, paper: Paper, day: dt.date, number: int | None, suffix: str, values: dict[str, Any]
) -> RegisterEntry:
    """Give the number and write the row. The series' row is locked first: two clerks at once get different numbers."""
    held = NumberSeries.objects.select_for_update().get(pk=series.pk)
    if not held.start <= day <= (held.end or dt.date.max):
        raise ValidationError(f"Ngày {day:%d/%m/%Y} không thuộc sổ này.")
    given = held.next if number is None else number
    if not 1 <= given <= MOST:
        raise ValidationError(f"Số phải từ 1 đến {MOST}.")
    if RegisterEntry.objects.filter(series=held, number=given, suffix=suffix).exists():
        raise NumberTaken(held, given, suffix)
    entry = RegisterEntry.objects.create(series=held, number=given, suffix=suffix, paper=paper, on=day, **values)
    _move_past(held, given)
    line.about(entry, number=f"{given}{suffix}", paper=paper.pk)
    return entry


def _move_past(series: NumberSeries, number: int) -> None:
    if number >= series.next:
        series.next = number + 1
        series.save(update_fields=["next"])


def _write_number(actor: Account, paper: Paper, symbol: str, day: dt.date) -> None:
    """Number, symbol and day of a paper that had none: they are given after the signature (NĐ 30/2020 Điều 15)."""
    with act(actor, "registry.number-paper") as line:
        revise(line, paper, paper.revision, number=symbol, date=paper.date or day)
        paper.save(update_fields=derive(paper))


def cancel_number(actor: Account, series_id: int, number: int, reason: str, *, suffix: str = "", shown: int | None = None) -> RegisterEntry:
    """Bỏ số: the number stays in the register with its reason and is never given again. One in use needs the revision that was shown."""
    with act(actor, "registry.cancel-number") as line:
        require(rules.may_take_in(actor))
        if not reason.strip():
            raise ValidationError("Hãy ghi lý do bỏ số.")
        series = NumberSeries.objects.select_for_update().get(pk=series_id)
        entry = RegisterEntry.objects.filter(series=series, number=number, suffix=suffix).first()
        if entry is None:
            return _cancel_unused(line, series, number, suffix, reason.strip())
        if entry.cancelled_at is not None:
            raise ValidationError(f"Số {entry} đã bỏ rồi.")
        if shown is None:
            raise Conflict(entry)
        revise(line, entry, shown, cancelled_at=timezone.now(), cancel_reason=reason.strip())
    return entry


def _cancel_unused(line: Line, series: NumberSeries, number: int, suffix: str, reason: str) -> RegisterEntry:
    if not 1 <= number <= series.next:
        raise ValidationError(f"Số {number} chưa đến lượt: số tiếp theo là {series.next}.")
    now = timezone.now()
    entry = RegisterEntry.objects.create(
        series=series, number=number, suffix=suffix, on=timezone.localdate(), cancelled_at=now, cancel_reason=reason
    )
    _move_past(series, number)
    line.about(entry, number=str(entry))
    return entry


def correct_entry(actor: Account, entry_id: int, shown: int, **values: Any) -> RegisterEntry:
    """Change what a row holds besides its number and paper; the state before is kept."""
    with act(actor, "registry.correct-entry") as line:
        require(rules.may_take_in(actor))
        if strange := set(values) - _CORRECTED:
            raise ValueError(f"not corrected here: {sorted(strange)}")
        entry = entries_visible_to(actor).select_for_update(of=("self",)).select_related("series").get(pk=entry_id)
        day = values.get("on", entry.on)
        if not entry.series.start <= day <= (entry.series.end or dt.date.max):
            raise ValidationError(f"Ngày {day:%d/%m/%Y} không thuộc sổ này.")
        revise(line, entry, shown, **values)
    return entry


def note_forwarded(
    actor: Account, entry_id: int, shown: int, *, receivers: str, on: dt.date | None = None, receipt: str = ""
) -> RegisterEntry:
    """Note to whom a paper was handed on and when, and who signed for it."""
    return correct_entry(
        actor, entry_id, shown, receivers=receivers, forwarded_on=on or timezone.localdate(), receipt=receipt
    )  # fmt: skip


def set_columns(actor: Account, direction: str, shown: int, chosen: list[tuple[str, str]]) -> RegisterColumns:
    """Which columns a register shows, in which order, under which heads: (field, head) each."""
    with act(actor, "registry.set-columns") as line:
        require(rules.may_take_in(actor))
        known = {column.field: column for column in AVAILABLE[Direction(direction)]}
        fields = [field for field, _ in chosen]
        if not fields or len(set(fields)) < len(fields) or not set(fields) <= set(known):
            raise ValidationError("Hãy chọn ít nhất một cột, mỗi cột một lần.")
        columns = [{"field": field, "head": head.strip()[:60] or known[field].head} for field, head in chosen]
        kept, made = RegisterColumns.objects.get_or_create(direction=direction, defaults={"columns": columns})
        if made:
            line.about(kept, columns=[[], columns])
        else:
            revise(line, kept, shown, columns=columns)
    return kept
