"""Figures frozen with a report: which rows stood in which figures, and what was told beside them; and the summary made of that.

The rows are read once. What a report says in words is counted from those rows, so that its sentences and its rows cannot differ, whatever
is done in the office meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from giaoban.office.audit.snapshot import snapshot
from giaoban.office.directory.models import Account
from giaoban.office.reporting.models import Report
from giaoban.office.reporting.queries import sight_of
from giaoban.office.work.listing import organ_names
from giaoban.office.work.period.figures import Frame, mask
from giaoban.office.work.period.lineage import Lineage, lineage_on
from giaoban.office.work.period.summaries import Summary, summary_of
from giaoban.office.work.period.tallies import Group, Tally, tally_shares, tally_tasks

Frozen = dict[str, Any]
_Keys = dict[tuple[Group, int], list[int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a report as of one moment: told (`summary`), and as JSON with the keys of their rows (`frozen`)."""

    summary: Summary
    frozen: Frozen


def summary_for(account: Account, report: Report, today: dt.date) -> Summary:
    """The figures of a report: counted now while it is written, as they were once it is issued."""
    return _thawed(report) if report.is_issued else summary_of(sight_of(account), report.span, today)


def count(account: Account, report: Report, today: dt.date) -> Counted:
    """Count a report with its rows, all of one moment of the database; nobody's writing waits for it."""
    with snapshot():
        sight, span = sight_of(account), report.span
        until = span.until(today)
        tasks = _keys_of(sight.tasks(), Frame.of(span, today, of_shares=False), ("field", "origin"))
        shares = _keys_of(sight.shares(), Frame.of(span, today, of_shares=True), ("organ",))
        (tasks_before,), (shares_before,) = tally_tasks(sight, (span.before,), today), tally_shares(sight, (span.before,), today)
        summary = Summary(
            span, until, sight.whole, _tally(tasks), _tally(shares), tasks_before, shares_before, lineage_on(until), organ_names()
        )
    return Counted(summary, _frozen(summary, tasks, shares))


def _keys_of(rows: QuerySet[Any], frame: Frame, names: tuple[str, ...]) -> _Keys:
    """The rows of a period by what they are counted apart by and in which figures they stand."""
    columns = [f"{name}_id" if name == "organ" else name for name in names]
    found: _Keys = {}
    for part in frame.rows:
        for pk, *values, bits in rows.filter(part).order_by("pk").values_list("pk", *columns, mask(frame, part)):
            if bits:
                found.setdefault((Group(**dict(zip(names, values, strict=True))), bits), []).append(pk)
    return found


def _tally(keys: _Keys) -> Tally:
    return Tally({group: len(some) for group, some in keys.items()})


def _frozen(summary: Summary, tasks: _Keys, shares: _Keys) -> Frozen:
    """All of a report's figures as JSON: the keys of the rows in each group and figure, and what stands beside them.

    `tasks`: [[field, origin], bits, keys]; `shares`: organ, bits, keys, those of an organ that ended under the one that carries it on.
    """
    by_head: dict[tuple[int, int], list[int]] = {}
    for (group, bits), keys in shares.items():
        by_head.setdefault((summary.lineage.head(group.organ), bits), []).extend(keys)
    counted = {"tasks": [[[group.field, group.origin], bits, keys] for (group, bits), keys in tasks.items()]}
    return counted | {"shares": [[organ, bits, keys] for (organ, bits), keys in by_head.items()]} | _told_beside(summary)


def _told_beside(summary: Summary) -> Frozen:
    """The period before, the names of organs on that day, what is said below them."""
    parts = summary.organs
    return {
        "tasks_before": _as_json(summary.tasks_before),
        "shares_before": _as_json(summary.shares_before, summary.lineage),
        "names": [[part.sought.organ, part.name] for part in parts],
        "notes": [[part.sought.organ, part.note] for part in parts],
    }


def _as_json(tally: Tally, lineage: Lineage | None = None) -> list[list[Any]]:
    told: dict[tuple[Any, ...], int] = {}
    for (group, bits), many in tally.many.items():
        named = group._replace(organ=lineage.head(group.organ)) if lineage else group
        told[(*named, bits)] = told.get((*named, bits), 0) + many
    return [[*key, many] for key, many in told.items()]


def _from_json(rows: Iterable[list[Any]]) -> Tally:
    return Tally({(Group(*values), bits): many for *values, bits, many in rows})


def _thawed(report: Report) -> Summary:
    kept = report.frozen
    return Summary(
        span=report.span,
        until=report.until(report.last),
        whole=True,
        tasks=Tally({(Group(field=field, origin=origin), bits): len(keys) for (field, origin), bits, keys in kept["tasks"]}),
        shares=Tally({(Group(organ=organ), bits): len(keys) for organ, bits, keys in kept["shares"]}),
        tasks_before=_from_json(kept["tasks_before"]),
        shares_before=_from_json(kept["shares_before"]),
        lineage=Lineage({}, {}, told=dict(kept["notes"])),
        names=dict(kept["names"]),
    )
