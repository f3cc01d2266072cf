"""What others may ask of reports. Everything starts from a `…visible_to`."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.reporting import rules
from giaoban.office.reporting.models import Report, ReportLine
from giaoban.office.work.models import Assignment, Orientation, OrientationLine, Task
from giaoban.office.work.period.figures import BIT
from giaoban.office.work.period.spans import Span, months_of
from giaoban.office.work.period.tallies import Behind, Sight, Sought, behind_keys

_AT_ONCE = 900  # keys in a question
_OPEN = Confidentiality.OPEN
# Lines of what is not open to all who see reports: a report goes to many, and tells nothing of it to anybody.
FURTHER_INSIDE = (
    Q(task__confidentiality__gt=_OPEN) | Q(orientation__paper__confidentiality__gt=_OPEN)
    | Q(line__paper__confidentiality__gt=_OPEN) | Q(line__programme__paper__confidentiality__gt=_OPEN)
)  # fmt: skip


def visible_to(account: Account) -> QuerySet[Report]:
    """The reports a person may see."""
    return Report.objects.all() if rules.sees_reports(account) else Report.objects.none()


def lines_visible_to(account: Account) -> QuerySet[ReportLine]:
    """The lines a person may see: none that tells of what was put further inside since."""
    return ReportLine.objects.exclude(FURTHER_INSIDE) if rules.sees_reports(account) else ReportLine.objects.none()


def keys_withheld(report: Report) -> set[str]:
    """What of a report's lines is read here no more, by the keys of their blocks."""
    return {line.key for line in report.lines.filter(FURTHER_INSIDE)}


def listed(account: Account) -> QuerySet[Report]:
    """The reports a person may see, the latest period first, each with how many lines stand in it."""
    rows = visible_to(account).select_related("organ", "paper").prefetch_related("organ__names")
    # Said again: rows that are counted keep no order of their own.
    return rows.annotate(standing=Count("lines", Q(lines__left_out=False))).order_by("-last", "-first", "pk")


def report_of_span(account: Account, span: Span) -> Report | None:
    """The report of a period, if there is one that the person may see."""
    return visible_to(account).filter(first=span.first, last=span.last).order_by("pk").first()


def sight_of(account: Account) -> Sight:
    """What a report counts, whoever looks at it: the office's tasks that are open to all who see work."""
    return Sight(account, _OPEN if rules.sees_reports(account) else None)


def rows_of_report(account: Account, report: Report, sought: Sought) -> Behind:
    """The rows that a figure of an issued report counted, as far as they are there and open to all who see work."""
    of_shares, bit = sought.organ is not None, BIT[sought.key]
    keys: list[int] = []
    for group, bits, some in report.frozen["shares" if of_shares else "tasks"] if rules.sees_reports(account) else ():
        if bits & bit and (group == sought.organ if of_shares else _is_among(group, sought)):
            keys += some
    return behind_keys(_dated(keys, of_shares=of_shares), of_shares=of_shares)


def _is_among(group: list[str], sought: Sought) -> bool:
    field, origin = group
    return sought.field in (None, field) and (sought.origin is None or sought.origin.value == origin)


def _dated(keys: list[int], *, of_shares: bool) -> Iterator[tuple[dt.date | None, int]]:
    """The keys with their deadlines, of what is still there and not further inside."""
    rows = Assignment.objects.filter(task__confidentiality=_OPEN) if of_shares else Task.objects.filter(confidentiality=_OPEN)
    for start in range(0, len(keys), _AT_ONCE):
        yield from rows.filter(pk__in=keys[start : start + _AT_ONCE]).order_by().values_list("deadline", "pk")


def lines_as_shown(report: Report) -> str:
    """What tells whether the lines of a report are still those that were looked at."""
    kept = hashlib.sha256()
    for pk, revision in report.lines.order_by("pk").values_list("pk", "revision"):
        kept.update(f"{pk}.{revision};".encode())
    return kept.hexdigest()


def lines_missing(account: Account, report: Report) -> dict[int | None, int]:
    """Of which units the month's lines on orientations are still to come, and how many; under None those that no unit was asked for."""
    if not rules.sees_reports(account):
        return {}
    written = OrientationLine.objects.filter(orientation=OuterRef("pk"), month__in=months_of(report.span))
    rows = Orientation.objects.filter(~Exists(written), dropped=False, paper__confidentiality=_OPEN).order_by()
    return dict(rows.values_list("organ_id").annotate(many=Count("pk")))
