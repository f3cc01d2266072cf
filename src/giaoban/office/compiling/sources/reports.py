"""Reports that are owed upward within the period and were not sent."""

from __future__ import annotations

from itertools import groupby

from giaoban.office.compiling.period import Period
from giaoban.office.compiling.proposals import Found, Proposal, Source, Target
from giaoban.office.directory.models import Account
from giaoban.office.programme.models import LineKind
from giaoban.office.targets.occurrences import ReportDue
from giaoban.office.targets.queries import reports_due


def reports(actor: Account, period: Period, only: str = "") -> Found:
    """The reports whose day lies in the period, the first due first."""
    due = [one for one in reports_due(actor, period.last) if one.due >= period.first and only in ("", _key(one))]
    by_duty = [list(rows) for _, rows in groupby(sorted(due, key=lambda one: one.duty.pk), lambda one: one.duty.pk)]
    by_duty.sort(key=lambda rows: (rows[0].due, rows[0].duty.pk))
    return Found([_proposal(rows) for rows in by_duty])


def _key(due: ReportDue) -> str:
    return f"report-{due.duty.pk}"


def _proposal(rows: list[ReportDue]) -> Proposal:
    """A report; one that is owed several times within the period is one line."""
    due, often = rows[0], len(rows) > 1
    basis = f", theo {due.duty.basis.rstrip('. ')}" if due.duty.basis else ""
    days = ", ".join(f"{one.due:%d/%m/%Y}" for one in rows)
    reason = f"Chế độ báo cáo: gửi {due.duty.recipient} chậm nhất {days}{basis}."
    words = f"Xây dựng {due.duty.name} ({len(rows)} kỳ)." if often else f"Xây dựng {due.title}."
    return Proposal(
        Source.REPORT, _key(due), words, reason, LineKind.TASK, Target("report", due.duty.pk), due.duty.revision,
        due="" if often else due.due.isoformat(), organ_id=due.duty.preparer_id, paper_id=due.duty.paper_id,
    )  # fmt: skip
