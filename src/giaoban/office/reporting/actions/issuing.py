"""A report is issued: its figures are frozen with the rows behind them, its words as the paper has them. Reopened, it counts anew."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.reporting import queries, rules
from giaoban.office.reporting.actions.checks import held, keep_frozen, must_be_draft
from giaoban.office.reporting.composing import compose, lines_told
from giaoban.office.reporting.freezing import count
from giaoban.office.reporting.models import Report, State
from giaoban.office.work.period.figures import Key
from giaoban.writing.paper import to_json

_LONGEST_REASON = 500


def issue_report(actor: Account, report_id: int, shown: int, *, paper_id: int | None = None, lines: str | None = None) -> Report:
    """Figures and words stand for good, as of today or the period's last day. `paper_id`: the outgoing paper, where it has its number.

    `lines` is what `queries.lines_as_shown` said of those that were looked at. Raises Conflict when somebody has changed one since.
    """
    report, today = queries.visible_to(actor).select_related("organ__parent").get(pk=report_id), timezone.localdate()
    require(rules.may_issue(actor))
    must_be_draft(report)
    if report.revision != shown:
        raise Conflict(report)
    if report.first > today:
        raise ValidationError("Kỳ báo cáo chưa bắt đầu nên chưa có số liệu để chốt.")
    counted = count(actor, report, today)  # before anything is locked: of a large office this takes its time
    with act(actor, "reporting.issue-report") as line:
        report = held(actor, report_id, shown)
        must_be_draft(report)
        if lines is not None and lines != queries.lines_as_shown(report):
            raise Conflict(report)
        written = to_json(compose(report, counted.summary, lines_told(report), today))
        until = counted.summary.until
        revise(line, report, shown, state=State.ISSUED, counted_on=until, paper=_paper(actor, paper_id), reason="")
        keep_frozen(report, counted.frozen, written)
        line.about(report, tasks=counted.summary.tasks.count(Key.ALL))
    return report


def record_paper(actor: Account, report_id: int, shown: int, paper_id: int) -> Report:
    """A frozen report got its number afterwards: the outgoing paper is named beside it, words and figures stay as they are."""
    with act(actor, "reporting.record-paper") as line:
        require(rules.may_issue(actor))
        report = held(actor, report_id, shown)
        if not report.is_issued:
            raise ValidationError("Báo cáo này chưa chốt.")
        if report.paper_id not in (None, paper_id):
            raise ValidationError("Báo cáo này đã ban hành bằng văn bản khác.")
        revise(line, report, shown, paper=_paper(actor, paper_id))
    return report


def _paper(actor: Account, paper_id: int | None) -> Paper | None:
    if paper_id is None:
        return None
    paper = papers_visible_to(actor).filter(pk=paper_id, direction="out").first()
    if paper is None:
        raise ValidationError({"paper": "Chọn một văn bản đi đã vào sổ."})
    return paper


def reopen_report(actor: Account, report_id: int, shown: int, reason: str) -> Report:
    """It was frozen too early, or must be corrected: it is counted and written anew. The reason stays in its history."""
    with act(actor, "reporting.reopen-report") as line:
        require(rules.may_reopen(actor))
        report = held(actor, report_id, shown)
        if not report.is_issued:
            raise ValidationError("Báo cáo này đang soạn.")
        why = " ".join(reason.split())[:_LONGEST_REASON]
        if not why:
            raise ValidationError({"reason": "Ghi lý do mở lại."})
        revise(line, report, shown, state=State.DRAFT, counted_on=None, paper=None, reason=why)
        keep_frozen(report, {}, {})
        report.counts.update(taken_at=None)
    return report
