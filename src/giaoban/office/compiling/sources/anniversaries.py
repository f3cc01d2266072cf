"""Documents that our papers cite and whose anniversary calls for a review; days that are commemorated."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from django.db.models import Count, Q

from giaoban.account.words import kind as kind_words
from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.compiling.sources.rows import found, whole
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import one_of
from giaoban.office.evidence.models import Work
from giaoban.office.evidence.queries import works_cited_in
from giaoban.office.programme.models import LineKind
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.timing.anniversaries import Anniversary, Commemoration, between, of_document, shipped
from giaoban.timing.saying import short

# After how many years a document is reviewed: half-way (sơ kết) and whole (tổng kết). Practice, not law; other years are let pass.
INTERIM, WHOLE = (1, 2, 3), tuple(range(5, 55, 5))
DIRECTING = ("NQ", "CT", "KL", "CTr", "KH", "ĐA", "QĐ", "QC", "QyĐ")  # kinds of documents that are carried out over years


def reviews(actor: Account, period: Period, only: str = "") -> Found:
    """The documents that visible papers cite and that turn a year of review in the period, those cited most first."""
    key = whole(only, "work")
    if key == 0:
        return Found([])
    turning = Q(pk__in=[])
    for years in (*INTERIM, *WHOLE):
        turning |= Q(date__range=(_back(period.first, years), _back(period.last, years, to_the_end=True)))
    papers = papers_visible_to(actor)
    rows = works_cited_in(papers).filter(turning, type__in=DIRECTING).exclude(number="")
    rows = rows.annotate(times=Count("mentions", filter=one_of(papers, "mentions__paper"))).order_by("-times", "pk")
    return found(rows, key, period.room(Source.REVIEW), lambda work: _review(period, work))


def _back(day: dt.date, years: int, *, to_the_end: bool = False) -> dt.date:
    """The same day so many years before, no later than the month had days; of a month's last day the last one of that month."""
    last, ends = monthrange(day.year - years, day.month)[1], day.day == monthrange(day.year, day.month)[1]
    return dt.date(day.year - years, day.month, last if to_the_end and ends else min(day.day, last))


def _review(period: Period, work: Work) -> Proposal | None:
    name = _name(work)
    turned = _turned(period, name, work)
    if turned is None:
        return None  # asked for by its key, and of no year of review here
    assert turned.years is not None
    what = "Sơ kết" if turned.years in INTERIM else "Tổng kết"
    times: int = work.times  # type: ignore[attr-defined]
    reason = f"Tròn {turned.years:02} năm ngày ban hành ({turned.day:%d/%m/%Y}); được viện dẫn {times} lần trong văn bản của cơ quan."
    words = f"{what} {turned.years:02} năm thực hiện {name}."
    return Proposal(
        Source.REVIEW, f"work-{work.pk}", words, reason, LineKind.TASK, Target("work", work.pk), due=f"{turned.day:%Y-%m}", tentative=True
    )


def _turned(period: Period, name: str, work: Work) -> Anniversary | None:
    assert work.date is not None
    found = (of_document(name, work.date, year) for year in range(period.first.year, period.last.year + 1))
    return next((one for one in found if one is not None and period.first <= one.day <= period.last), None)


def _name(work: Work) -> str:
    """`Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị`, as far as it is known."""
    assert work.date is not None
    of = f" của {work.issuer}" if work.issuer else ""
    return f"{kind_words(work.type)} số {work.number} ngày {short(work.date)}{of}"


_ROUND = ("năm tròn", "năm lẻ 5")  # the years in which more is done


def commemorations(_: Account, period: Period, only: str = "") -> Found:
    """The days of the period that are kept every year."""
    return Found([one for one in _kept(period) if only in ("", one.key)])


def _kept(period: Period) -> Iterator[Proposal]:
    for each in shipped():
        for day in between(period.first, period.last, [each]):
            yield _commemoration(each, day)


def _commemoration(each: Commemoration, day: Anniversary) -> Proposal:
    count = f", {day.round}" if day.round in _ROUND else ""
    calendar = " (âm lịch)" if each.calendar == "lunar" else ""
    return Proposal(
        Source.COMMEMORATION, f"day-{each.key}-{day.day.year}", f"Tổ chức các hoạt động {_words(day)}.",
        f"{day.name}: {day.day:%d/%m/%Y}{calendar}{count}.", LineKind.TASK, due=day.day.isoformat(),
    )  # fmt: skip


def _words(day: Anniversary) -> str:
    return day.words if day.years is not None else f"nhân {day.words}"
