"""The lines of a report put in words: each changed alone, left out, put back; and lines that nobody could draft, typed in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Max

from giaoban.office.audit.acts import act, revise
from giaoban.office.directory.models import Account
from giaoban.office.reporting.actions.checks import held, held_line, must_be_draft, worded
from giaoban.office.reporting.models import ReportLine, Section
from giaoban.writing.paper import plain

_LONGEST_FIELD = 200


def word_line(actor: Account, line_id: int, shown: int, text: str) -> ReportLine:
    """A line in other words; as it was drafted stays beside it."""
    with act(actor, "reporting.word-line") as line:
        row = held_line(actor, line_id, shown)
        revise(line, row, shown, text=worded(text))
    return row


def leave_out(actor: Account, line_id: int, shown: int) -> ReportLine:
    """It is known, and not told in the paper. The figures stay as they are."""
    with act(actor, "reporting.leave-out") as line:
        row = held_line(actor, line_id, shown)
        revise(line, row, shown, left_out=True)
    return row


def put_back(actor: Account, line_id: int, shown: int) -> ReportLine:
    """It is told after all."""
    with act(actor, "reporting.put-back") as line:
        row = held_line(actor, line_id, shown)
        revise(line, row, shown, left_out=False)
    return row


def add_line(actor: Account, report_id: int, section: str, text: str, field: str = "") -> ReportLine:
    """A line typed in, at the end of its field, else of its section."""
    with act(actor, "reporting.add-line") as line:
        report = held(actor, report_id)
        must_be_draft(report)
        if section not in Section.values:
            raise ValidationError({"section": "Chọn phần của báo cáo."})
        text, field = worded(text), plain(field)[:_LONGEST_FIELD]
        rows = report.lines.filter(section=section)
        last = rows.filter(field=field).aggregate(last=Max("place"))["last"] or rows.aggregate(last=Max("place"))["last"] or 0
        row = ReportLine.objects.create(report=report, section=section, field=field, place=last, text=text)
        line.about(row, section=[None, section])
    return row
