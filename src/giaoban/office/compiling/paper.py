"""The programme as the paper it is to be: outline, numbers, references between lines, citations, meetings, recipients, signature.

Each block is called by the line it comes from (`line:12`), so that the issued paper's sentences are joined with what stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from giaoban.office.compiling.citing import Key, Known, cited_once, key_of
from giaoban.office.compiling.letterhead import recipients
from giaoban.office.directory.heads import head_of, signature_of
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import one_of
from giaoban.office.evidence.models import Work
from giaoban.office.evidence.queries import works_cited_in
from giaoban.office.programme.models import Line, LineKind, Programme, ProgrammeKind
from giaoban.office.programme.outline import Entry, Number, numbers, outline
from giaoban.office.programme.queries import lines_told, lines_visible_to, references_of
from giaoban.office.programme.references import astray, settled
from giaoban.office.programme.when import when_called
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.timing.saying import short
from giaoban.writing.paper import Block, Heading, Item, Paper, Paragraph

_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\b")
_SYMBOL = re.compile(r"\d{1,5}[a-z]?(?:/\d{4})?[-/][A-ZĐƯa-zđ]{1,6}[-/][A-ZĐƯ][\w.ĐƯ-]*")


@dataclass(frozen=True, slots=True)
class Worded:
    """A line as the paper says it. `bare` are its own words, `astray` the places it names where nothing stands."""

    entry: Entry
    text: str
    bare: str = ""
    after: str = ""
    astray: tuple[str, ...] = ()


def paper_of(actor: Account, programme: Programme) -> Paper:
    """The paper that a programme is to be, as far as the actor sees its lines. Number and day are given at signing."""
    today = timezone.localdate()
    rows = worded(actor, programme)
    return Paper(
        **(head_of(programme.organ, today).begin("Chương trình", "CTr") | {"day": None}),
        subject=subject_of(programme),
        body=tuple(blocks_of(rows)),
        recipients=recipients(programme.organ, [row.entry.line for row in rows if row.entry.line is not None], today),
        signature=signature_of(programme.organ, today),
    )


def subject_of(programme: Programme) -> str:
    """`công tác tháng 12 năm 2026`."""
    if programme.kind == ProgrammeKind.MONTH:
        return f"công tác tháng {programme.first.month} năm {programme.first.year}"
    if programme.kind == ProgrammeKind.QUARTER:
        return f"công tác {programme.period.replace('/', ' năm ')}"
    return f"công tác {programme.period}"


def worded(actor: Account, programme: Programme) -> list[Worded]:
    """The outline of what the paper of a programme tells, every line in its words. A fixed number of queries.

    The paper goes to many: nothing of a restricted paper stands in it, whoever looks.
    """
    rows = lines_told(programme).filter(one_of(lines_visible_to(actor), "pk")).select_related("organ", "programme")
    lines = list(rows.prefetch_related("organ__names"))
    places, named = numbers(lines), references_of(lines)
    entries = outline(lines)
    bare = [
        settled(entry.line.text, named.get(entry.line.pk, ()), places) if entry.line is not None else entry.title for entry in entries
    ]  # fmt: skip
    said = cited_once(bare, _known_of(actor, bare))
    return [
        Worded(entry, _with_time(entry.line, text) if entry.line else text, own, _prepared(entry.line), _astray(entry.line, named, places))
        for entry, text, own in zip(entries, said, bare, strict=True)
    ]


def _astray(line: Line | None, named: Mapping[int, list[int | None]], places: Mapping[int, Number]) -> tuple[str, ...]:
    return tuple(astray(line.text, named.get(line.pk, ()), places)) if line is not None else ()


def _known_of(actor: Account, texts: Iterable[str]) -> dict[Key, Known]:
    """What is known of the documents that texts name by their numbers: from the papers that the actor sees."""
    written = {found[0] for text in texts for found in _SYMBOL.finditer(text)}
    keys = {key_of("", number)[1] for number in written} - {""}
    if not keys:
        return {}
    works: dict[Key, list[Work]] = {}
    for work in works_cited_in(papers_visible_to(actor)).filter(number_key__in=keys, date__isnull=False).order_by("pk"):
        works.setdefault(key_of(work.type, work.number), []).append(work)
    return {key: _known(rows[0]) for key, rows in works.items() if len({row.date for row in rows}) == 1}


def _known(work: Work) -> Known:
    assert work.date is not None
    return Known(f"ngày {short(work.date)}", work.issuer)


def _with_time(line: Line, text: str) -> str:
    """The words with their time and who leads, where they do not say it themselves."""
    bare = text.rstrip(" .;")
    if line.kind == LineKind.MEETING:
        return f"{bare}: {_day_of_meeting(line)}." if not _says_a_day(text) else text
    if line.kind != LineKind.TASK:
        return text
    parts = []
    if line.organ is not None and line.organ.name.casefold() not in text.casefold():
        parts.append(f"{line.organ} chủ trì")
    when = when_called(line.due)
    if when is not None and len(line.due) == len("2026-12-25") and not _says_a_day(text):
        parts.append(f"hoàn thành chậm nhất ngày {short(when.last)}")
    return f"{bare} ({', '.join(parts)})." if parts else text


def _day_of_meeting(line: Line) -> str:
    when = when_called(line.due)
    if when is None:
        return "lịch cụ thể sẽ thông báo sau"
    day = f"ngày {short(when.first)}" if when.first == when.last else when.words
    return f"dự kiến {day}" if line.tentative else day


def _says_a_day(text: str) -> bool:
    return _DAY.search(_SYMBOL.sub("", text)) is not None


def _prepared(line: Line | None) -> str:
    """`(Văn phòng Đảng ủy chuẩn bị)`, below a matter or a meeting that a unit prepares."""
    if line is None or line.organ is None or line.kind not in (LineKind.ITEM, LineKind.MEETING):
        return ""
    return f"({line.organ} chuẩn bị)"


def blocks_of(rows: Sequence[Worded]) -> Iterator[Block]:
    """The body: a heading for a part and a group, an item for a line, a paragraph for who prepares; each is called by its line."""
    for row in rows:
        number, line = row.entry.number, row.entry.line
        if not number.item:
            yield Heading(1, number.marker, row.text, key=f"part:{number.path}")
        elif line is None:
            yield Heading(2, number.marker, row.text, key=f"group:{number.path}")
        else:
            yield Item(2 if number.sub else 1, number.marker, row.text, key=f"line:{line.pk}")
            if row.after:
                yield Paragraph(row.after, key=f"line:{line.pk}:prepared")
