"""The rows of the registers that a person may see, and how a page of them is found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account, name_on
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, reach
from giaoban.office.registry.columns import Row
from giaoban.office.registry.models import Direction, Forwarding, RegisterEntry, Urgency
from giaoban.office.registry.queries import visible_to
from giaoban.office.registry.spelling import folded

PAGE = 50
VALUES = (
    "pk", "number", "suffix", "on", "receivers", "forwarded_on", "receipt", "copies", "file_copy", "note", "cancelled_at", "cancel_reason",
    "imported_from", "paper_id", "paper__issuer_text", "paper__number", "paper__date", "paper__type", "paper__subject", "paper__signer",
    "paper__urgency", "paper__sorting",
)  # fmt: skip


def reads_whole_register(account: Account) -> bool:
    """Does the person read the register as such, and not only the rows of papers that were sent to him?"""
    return Relation.ANY in reach(account, Kind.PAPER)


def entries_visible_to(account: Account) -> QuerySet[RegisterEntry]:
    """The rows a person may see: those of papers he sees. A number that was cancelled before it had a paper is seen by whoever reads the
    whole register."""
    most = reach(account, Kind.PAPER).get(Relation.ANY)
    if most == max(Confidentiality):
        return RegisterEntry.objects.all()
    seen = Exists(visible_to(account).filter(pk=OuterRef("paper_id")))
    return RegisterEntry.objects.filter(seen | Q(paper__isnull=True) if most is not None else seen)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a register is asked for. Without a series it is a year of all of them, or the days from `since` to `until`."""

    direction: Direction
    year: int | None = None
    series_id: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    type: str = ""
    sender: str = ""
    unsorted: bool = False
    urgent: bool = False
    first: int | None = None
    last: int | None = None

    @property
    def by_number(self) -> bool:
        """One series is read by number, several together by day."""
        return self.series_id is not None


def chosen_entries(account: Account, chosen: Chosen) -> QuerySet[RegisterEntry]:
    """The rows asked for, the newest first, as far as the person may see them."""
    rows = entries_visible_to(account)
    if chosen.series_id is not None:
        rows = rows.filter(series_id=chosen.series_id, series__direction=chosen.direction)
    else:
        rows = rows.filter(series__direction=chosen.direction)
        if chosen.year is not None:
            rows = rows.filter(on__gte=dt.date(chosen.year, 1, 1), on__lte=dt.date(chosen.year, 12, 31))
    wanted = {
        "on__gte": chosen.since,
        "on__lte": chosen.until,
        "number__gte": chosen.first,
        "number__lte": chosen.last,
        "paper__type": chosen.type or None,
        "paper__sorting": "" if chosen.unsorted else None,
        "paper__urgency__gt": Urgency.NONE if chosen.urgent else None,
        "paper__issuer_text__in": _senders(account, chosen.sender) if chosen.sender else None,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return rows.order_by("-number", "-suffix") if chosen.by_number else rows.order_by("-on", "-pk")


def _senders(account: Account, words: str) -> list[str]:
    """The senders whose names hold the words, with or without their marks."""
    asked = folded(words)
    names = visible_to(account).order_by().values_list("issuer_text", flat=True).distinct()
    return [name for name in names if asked in folded(name)]


def with_receivers(rows: list[Row]) -> list[Row]:
    """The rows with whom their papers were forwarded to and when, where nobody wrote it into the register: nothing is typed twice."""
    papers = [row["paper_id"] for row in rows if row["paper_id"] is not None and not (row["receivers"] and row["forwarded_on"])]
    names: dict[int, dict[str, None]] = {}
    days: dict[int, dt.date] = {}
    today = timezone.localdate()
    sent = Forwarding.objects.filter(paper_id__in=papers).select_related("organ", "person").prefetch_related("organ__names")
    for one in sent.order_by("pk"):
        names.setdefault(one.paper_id, {})[_called(one, today)] = None
        days.setdefault(one.paper_id, timezone.localdate(one.at))
    for row in rows:
        row["receivers"] = row["receivers"] or ", ".join(names.get(row["paper_id"], ()))
        row["forwarded_on"] = row["forwarded_on"] or days.get(row["paper_id"])
    return rows


def _called(sent: Forwarding, today: dt.date) -> str:
    """To whom, by the short name of today; of a unit that is no more by its last one."""
    if sent.organ is None:
        return str(sent.person or "")
    return name_on(((name.short or name.text, name.valid_from, name.valid_to) for name in sent.organ.names.all()), today)


@dataclass(frozen=True)
class Page:
    """Some rows of a register in order, and the keys from which the pages beside it begin; None where there is none."""

    rows: list[Row]
    before: str | None
    after: str | None


def page_of(rows: QuerySet[RegisterEntry], chosen: Chosen, *, after: str = "", before: str = "", size: int = PAGE) -> Page:
    """The page that begins after a key, or ends before one. Nothing is counted, nothing is skipped over: the index leads to the key."""
    key = Key.read(before or after, by_number=chosen.by_number)
    back = bool(before) and key is not None
    if key is not None:
        rows = rows.filter(key.newer if back else key.older)
    if back:
        rows = rows.reverse()
    found: list[Row] = list(rows.values(*VALUES)[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    ends = (Key.of(found[0], by_number=chosen.by_number), Key.of(found[-1], by_number=chosen.by_number)) if found else (key, key)
    newer, older = (more, True) if back else (key is not None, more)
    return Page(found, str(ends[0]) if newer and ends[0] else None, str(ends[1]) if older and ends[1] else None)


@dataclass(frozen=True)
class Key:
    """Where a row stands: number and suffix in a series, else day and row."""

    first: int | dt.date
    second: str | int

    @classmethod
    def of(cls, row: Row, *, by_number: bool) -> Key:
        """The key of a row."""
        return cls(row["number"], row["suffix"]) if by_number else cls(row["on"], row["pk"])

    @classmethod
    def read(cls, text: str, *, by_number: bool) -> Key | None:
        """A key as an address holds it; None for what is none."""
        first, _, second = text.partition(".")
        try:
            return cls(int(first), second[:4]) if by_number else cls(dt.date.fromisoformat(first), int(second))
        except ValueError:
            return None

    def __str__(self) -> str:
        """As an address holds it."""
        return f"{self.first}.{self.second}"

    @cached_property
    def _names(self) -> tuple[str, str]:
        return ("number", "suffix") if isinstance(self.first, int) else ("on", "pk")

    @property
    def older(self) -> Q:
        """What stands after it on the page."""
        return self._beyond("lt")

    @property
    def newer(self) -> Q:
        """What stands before it on the page."""
        return self._beyond("gt")

    def _beyond(self, way: str) -> Q:
        # The first part alone bounds the walk of the index; the two together decide among rows that share it.
        one, two = self._names
        inside = Q(**{f"{one}__{way}": self.first}) | Q(**{one: self.first, f"{two}__{way}": self.second})
        return Q(**{f"{one}__{way}e": self.first}) & inside
