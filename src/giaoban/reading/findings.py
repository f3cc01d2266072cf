"""What looks wrong in a paper, said so that a clerk understands it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.reading.citations import citation_findings
from giaoban.reading.context import Paper
from giaoban.reading.dates import find_dates
from giaoban.reading.letterhead import document_findings
from giaoban.reading.meetings.findings import meeting_findings
from giaoban.reading.model import Finding, Task

_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f]+")
_MOST_REGIONS = 20
_UNREADABLE_SIGNS = ("\ufffd", *map(chr, (*range(9), *range(14, 32))))
# Days that some month does not have, and months after the 12th, are looked for first: reading every day of a paper takes longer.
_LATE = re.compile(
    r"[0-9](?: ?[/.-] ?(?:1[3-9]|[2-9]\d) ?[/.-] ?\d|(?<=[2-9])\d(?:(?<=29|30) ?(?:[/.-] ?0?2(?!\d)|tháng)"
    r"|(?<=31) ?(?:[/.-] ?(?:0?[2469]|11)(?!\d)|tháng)|(?<=3[2-9]|[4-9]\d) ?(?:[/.-] ?\d|tháng)))"
)
_LATE_MONTH_IN_WORDS = re.compile(r"tháng (?:1[3-9]|[2-9]\d)(?!\d)")
_REACH = 40


def read_findings(paper: Paper, tasks: list[Task]) -> list[Finding]:
    """The findings that the paper's parts raise together; those of one kind of fact alone stand with that kind."""
    return [
        *document_findings(paper.layout, paper.document),
        *citation_findings(paper.citations),
        *meeting_findings(paper),
        *_unreadable_regions(paper),
        *_impossible_dates(paper),
        *_deadlines_before_issue(paper, tasks),
        *_cited_later_than_issue(paper),
    ]


def _unreadable_regions(paper: Paper) -> Iterator[Finding]:
    source = paper.flow.source
    if not any(sign in source for sign in _UNREADABLE_SIGNS):
        return
    for n, m in enumerate(_UNREADABLE.finditer(source)):
        if n == _MOST_REGIONS:
            return
        yield Finding("unreadable-region", m.span(), "Có ký tự không đọc được ở đây. Đề nghị đối chiếu bản gốc và nhập lại đoạn này.")


def _impossible_dates(paper: Paper) -> Iterator[Finding]:
    """A day that no calendar has, anywhere in the paper: 31/11, 30/02."""
    flow = paper.flow
    text = flow.text
    suspects = [m.start() for late in (_LATE, _LATE_MONTH_IN_WORDS) for m in late.finditer(text)]
    mentions = {m.start: m for at in suspects for m in find_dates(text, max(0, at - _REACH), at + _REACH)}
    for _, mention in sorted(mentions.items()):
        if mention.impossible:
            span = flow.span(mention.start, mention.end)
            written = flow.words(mention.start, mention.end)
            yield Finding("date-is-impossible", span, f"Ngày “{written}” không có trong lịch. Đề nghị hỏi lại nơi ban hành.")


def _deadlines_before_issue(paper: Paper, tasks: list[Task]) -> Iterator[Finding]:
    issued = paper.document.date
    if issued is None:
        return
    for task in tasks:
        deadline = task.deadline
        if deadline and deadline.date and deadline.date < issued:
            yield Finding(
                "deadline-before-issue-date",
                deadline.span,
                f"Thời hạn “{deadline.text}” đứng trước ngày ban hành văn bản ({issued:%d/%m/%Y}). Đề nghị kiểm tra lại ngày, tháng, năm.",
            )


def _cited_later_than_issue(paper: Paper) -> Iterator[Finding]:
    """A paper cannot cite what was issued after it; one of the two dates is wrong."""
    issued = paper.document.date
    if issued is None:
        return
    for citation in paper.citations:
        if citation.date and citation.date > issued:
            yield Finding(
                "date-before-cited-document",
                citation.span,
                f"Văn bản được viện dẫn đề ngày {citation.date:%d/%m/%Y}, sau ngày ban hành văn bản này ({issued:%d/%m/%Y})."
                " Đề nghị kiểm tra lại hai ngày.",
            )
