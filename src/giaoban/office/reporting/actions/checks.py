"""What every verb of the room asks before it writes. What is wrong is said in Vietnamese, for the field it is wrong in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import Conflict, require
from giaoban.office.directory.models import Account
from giaoban.office.reporting import queries, rules
from giaoban.office.reporting.models import Report, ReportLine
from giaoban.writing.paper import plain

_ISSUED = "Báo cáo đã chốt, số liệu và lời văn giữ nguyên. Chánh Văn phòng mở lại thì mới sửa được."


def held(actor: Account, report_id: int, shown: int | None = None) -> Report:
    """A report that the actor may write, under a lock, as it was shown."""
    report = queries.visible_to(actor).select_for_update(of=("self",)).select_related("organ").get(pk=report_id)
    require(rules.may_write(actor))
    if shown is not None and report.revision != shown:
        raise Conflict(report)
    return report


def keep_frozen(report: Report, frozen: dict[str, Any], written: dict[str, Any]) -> None:
    """The figures with their rows, and the words, that it stands with."""
    report.frozen, report.written = frozen, written
    report.save(update_fields=["frozen", "written"])


def must_be_draft(report: Report) -> None:
    """What is issued stays as it is."""
    if report.is_issued:
        raise ValidationError(_ISSUED)


def held_line(actor: Account, line_id: int, shown: int) -> ReportLine:
    """A line of a report that is being written, under the report's lock, as it was shown."""
    held_report = held(actor, queries.lines_visible_to(actor).get(pk=line_id).report_id)
    must_be_draft(held_report)
    line = queries.lines_visible_to(actor).select_for_update(of=("self",)).get(pk=line_id)
    if line.revision != shown:
        raise Conflict(line)
    return line


def worded(text: str) -> str:
    """Words that a paper can hold."""
    text = plain(text)
    if not text:
        raise ValidationError({"text": "Ghi nội dung."})
    return text
