"""The report as a paper: figures in sentences and a table, lines under their headings, each block labelled with what it tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils import timezone

from giaoban.office.directory.heads import Head, head_of, signature_of
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.models import Side as OrganSide
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.reporting.models import Report, ReportLine, Section, Shape
from giaoban.office.reporting.queries import FURTHER_INSIDE, keys_withheld
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.saying import rate_words, sentence_of
from giaoban.office.work.period.summaries import Part, Summary
from giaoban.office.work.period.tallies import Sought, Tally
from giaoban.timing.saying import begun, short
from giaoban.writing.paper import Block, Column, Heading, Item, Paper, Paragraph, Table, from_json

_MANY_CELLS = 6
OTHER_FIELD = "Công tác khác"
WITHHELD = "(Nội dung này nay thuộc diện hạn chế, không hiện ở đây.)"
_COLUMNS = (
    ("Đơn vị", 5), ("Phải thực hiện", 2), ("Chuyển sang", 2), ("Giao trong kỳ", 2), ("Xong đúng hạn", 2), ("Xong quá hạn", 2),
    ("Xong, không hạn", 2), ("Đang làm trong hạn", 2), ("Đang làm quá hạn", 2), ("Tỷ lệ đúng hạn", 2),
)  # fmt: skip
_KEYS = (Key.ALL, Key.CARRIED, Key.GIVEN, Key.ON_TIME, Key.LATE, Key.DONE_UNDATED, Key.RUNNING, Key.OVERDUE)


def report_of(account: Account, report: Report, today: dt.date | None = None) -> Paper:
    """The paper of a report: as it was issued, else as its lines and figures stand on a local day."""
    if report.is_issued:
        return from_json(report.written)
    day = today or timezone.localdate()
    return compose(report, summary_for(account, report, day), lines_told(report), day)


def lines_told(report: Report) -> list[ReportLine]:
    """The lines that stand in the paper: none that was left out, none of what was put further inside since."""
    return list(report.lines.filter(left_out=False).exclude(FURTHER_INSIDE))


def as_read(account: Account, report: Report, today: dt.date | None = None) -> Paper:
    """The paper as it is read on the report's own pages and in their files: of what was put further inside since, that it was.

    What the issued paper says is history, and stands in the register; who may read that reads it there.
    """
    paper = report_of(account, report, today)
    keys = keys_withheld(report) if report.is_issued else set[str]()
    return replace(paper, body=tuple(_withheld(block) if block.key in keys else block for block in paper.body)) if keys else paper


def _withheld(block: Block) -> Block:
    return replace(block, text=WITHHELD, key="") if isinstance(block, Item | Paragraph) else block


def compose(report: Report, summary: Summary, lines: Sequence[ReportLine], day: dt.date) -> Paper:
    """The paper of these figures and lines, dated on a local day."""
    head = head_of(report.organ, day)
    return Paper(
        **head.begin("Báo cáo", "BC"),
        subject=report.title,
        body=tuple(_body(report, summary, lines)),
        recipients=_recipients(head, report, day),
        signature=signature_of(report.organ, day),
    )


def _recipients(head: Head, report: Report, day: dt.date) -> tuple[str, ...]:
    """To whom the body reports, and the file; whoever else gets it is written in when it is sent."""
    above = report.organ.parent
    return (*([f"{above.named_on(day)} (để báo cáo)"] if above is not None else []), head.archive)


def _body(report: Report, summary: Summary, lines: Sequence[ReportLine]) -> Iterator[Block]:
    after = report.span.after.name
    yield Heading(1, "I-", f"Kết quả thực hiện nhiệm vụ {summary.span.name}")
    yield from _in_all(summary)
    number = 2
    for field, told in _by_field(lines):
        yield Item(1, f"{number}.", field or OTHER_FIELD)
        part = next((one for one in summary.fields if one.sought.field == field), None)
        if part is not None and part.count(Key.ALL):
            yield Paragraph(f"{begun(sentence_of(part.tally))}.", f"figures:field:{field}")
        yield from _lines(told)
        number += 1
    for section in (Section.LATE, Section.CARRIED):
        told = _of(lines, section)
        if told:
            yield Item(1, f"{number}.", str(section.label))
            yield from _lines(told)
            number += 1
    if report.shape == Shape.WITH_NEXT:
        yield Heading(1, "II-", f"Nhiệm vụ trọng tâm {after}")
        planned = _of(lines, Section.NEXT)
        for place, line in enumerate(planned, 1):
            yield Item(1, f"{place}.", line.text, line.key)
        if not planned:
            yield Paragraph(f"Thực hiện theo chương trình công tác {after}.")


def _in_all(summary: Summary) -> Iterator[Block]:
    """The figures: in a sentence, beside the period before, by organ in a table."""
    whole = summary.all
    yield Item(1, "1.", "Kết quả chung")
    as_of = f"Tính đến ngày {short(summary.until)}, các cơ quan, đơn vị"
    yield Paragraph(f"{as_of} {sentence_of(whole.tally)}.", "figures:all")
    if summary.until >= summary.span.first and whole.before.count(Key.ALL):
        compared = f"tỷ lệ hoàn thành đúng hạn {rate_words(whole.tally)} ({summary.span.before.name}: {rate_words(whole.before)})"
        yield Paragraph(f"{begun(compared)}.", "figures:rate")
    organs = [part for part in summary.organs if part.count(Key.ALL)]
    if organs:
        yield Table(
            tuple(Column(head, width, centred=place > 0) for place, (head, width) in enumerate(_COLUMNS)),
            tuple(_row(part) for part in [*_with_cells_together(organs), whole]),
            "Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì",
            "figures:organs",
        )
    for part in organs:
        if part.note:
            yield Paragraph(f"{part.name}: {part.note[:1].lower()}{part.note[1:]}.", f"figures:organ:{part.sought.organ}")


def _with_cells_together(organs: list[Part]) -> list[Part]:
    """Many party cells in one row, behind the others: a table of thirty villages with one task each says little."""
    keys = [part.sought.organ for part in organs if part.sought.organ is not None]
    cells = set(Organ.objects.filter(pk__in=keys, side=OrganSide.CELL).values_list("pk", flat=True))
    if len(cells) < _MANY_CELLS:
        return organs
    together = [part for part in organs if part.sought.organ in cells]
    now, before = Tally({}), Tally({})
    for part in together:
        now, before = now + part.tally, before + part.before
    others = [part for part in organs if part.sought.organ not in cells]
    return [*others, Part(f"Các chi bộ ({len(together)} chi bộ)", Sought(), now, before)]


def _row(part: Part) -> tuple[str, ...]:
    return (part.name, *(str(part.count(key)) for key in _KEYS), rate_words(part.tally))


def _by_field(lines: Iterable[ReportLine]) -> Iterator[tuple[str, list[ReportLine]]]:
    """The results by field, in the order in which they stand."""
    told: dict[str, list[ReportLine]] = {}
    for line in _of(lines, Section.RESULTS):
        told.setdefault(line.field, []).append(line)
    yield from told.items()


def _of(lines: Iterable[ReportLine], section: Section) -> list[ReportLine]:
    return [line for line in lines if line.section == section]


def _lines(told: Iterable[ReportLine]) -> Iterator[Block]:
    return (Item(3, "-", line.text, line.key) for line in told)
