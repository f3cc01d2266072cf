"""A report on its way to be signed as a paper: what it was made of is kept, and stands for good when it is signed.

These are parts of acts by which the paper is brought, signed, numbered: those ask who may.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, revise
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper
from giaoban.office.reporting import queries
from giaoban.office.reporting.actions.checks import keep_frozen
from giaoban.office.reporting.composing import compose, lines_told, report_of
from giaoban.office.reporting.freezing import count
from giaoban.office.reporting.models import Count, Report, State
from giaoban.writing.paper import to_json

_INSIDE = (
    "Báo cáo đã chốt có nội dung nay thuộc diện hạn chế nên không đưa ra văn bản mới. "
    "Chánh Văn phòng mở lại báo cáo: nội dung ấy tự rút khỏi báo cáo."
)


def made_for_paper(account: Account, report: Report) -> Count:
    """What a paper of the report is made of now, not kept yet: figures, rows and words. Of a frozen one, those it is frozen with."""
    if report.counted_on is not None:  # it is issued
        if queries.keys_withheld(report):
            raise ValidationError(_INSIDE)
        written = to_json(report_of(account, report))
        return Count(report=report, counted_on=report.counted_on, frozen=report.frozen, written=written)
    today = timezone.localdate()
    counted = count(account, report, today)
    written = to_json(compose(report, counted.summary, lines_told(report), today))
    return Count(report=report, counted_on=counted.summary.until, frozen=counted.frozen, written=written)


def keep_count(made: Count) -> None:
    """A version of the paper was made of it."""
    if not made.report.is_issued:
        made.save(force_insert=True)


def freeze_as_signed(actor: Account, made: Count, written: dict[str, Any]) -> Report:
    """The report stands for good as its paper was signed: the words as signed, the figures and rows that they were made of.

    Nothing is done where it stands already.
    """
    with act(actor, "reporting.freeze-as-signed") as line:
        report = Report.objects.select_for_update(of=("self",)).get(pk=made.report_id)
        line.about(report)
        if report.is_issued:
            return report
        revise(line, report, report.revision, state=State.ISSUED, counted_on=made.counted_on, reason="")
        keep_frozen(report, made.frozen, written)
        report.counts.filter(pk=made.pk).update(taken_at=timezone.now())
    return report


def thaw_unsigned(actor: Account, report_id: int) -> None:
    """It was recorded as signed by mistake: what was frozen with the signature is written on. What was frozen before it stays so."""
    with act(actor, "reporting.thaw-unsigned") as line:
        report = Report.objects.select_for_update(of=("self",)).get(pk=report_id)
        line.about(report)
        if not report.counts.filter(taken_at__isnull=False).exists():
            return
        revise(line, report, report.revision, state=State.DRAFT, counted_on=None, paper=None)
        keep_frozen(report, {}, {})
        report.counts.update(taken_at=None)


def name_paper(actor: Account, report_id: int, paper: Paper) -> None:
    """The paper that was signed got its number; of figures and words nothing changes. Other papers it might have been made of go."""
    with act(actor, "reporting.record-paper") as line:
        report = Report.objects.select_for_update(of=("self",)).get(pk=report_id)
        line.about(report)
        if report.is_issued and report.paper_id is None:
            revise(line, report, report.revision, paper=paper)
            report.counts.filter(taken_at=None).delete()
