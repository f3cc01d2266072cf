"""Report duties entered and changed; a report that was sent closes what was owed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import in_order, said
from giaoban.office.directory.models import Account
from giaoban.office.targets import queries, rules
from giaoban.office.targets.actions.checks import kept_paper, known_organ, noted, withdraw
from giaoban.office.targets.models import ReportClosed, ReportDuty
from giaoban.office.targets.occurrences import occurrence_called
from giaoban.office.targets.periods import ReportPeriod

_KEPT = (
    "name", "recipient_id", "preparer_id", "period", "cut_off_day", "cut_off_after", "due_day", "due_after", "once_on", "basis", "paper_id",
    "valid_from", "valid_to",
)  # fmt: skip
MOST_AFTER = 6  # months or weeks after the period within which a report may be due


def add_duty(actor: Account, **values: Any) -> ReportDuty:
    """A report that is owed: name, recipient_id, preparer_id, period, cut_off_day, cut_off_after, due_day, due_after, once_on, basis,
    paper_id, valid_from (today where nothing is said), valid_to."""
    with act(actor, "targets.add-duty") as line:
        require(rules.may_keep_targets(actor))
        facts = _duty(actor, values, None)
        duty = ReportDuty.objects.create(**facts)
        line.about(duty, **noted(facts))
    return duty


def change_duty(actor: Account, duty_id: int, shown: int, **values: Any) -> ReportDuty:
    """Correct a duty, or end it by its last day. What was closed stays closed."""
    with act(actor, "targets.change-duty") as line:
        duty = queries.duties_visible_to(actor).select_for_update(of=("self",)).get(pk=duty_id)
        require(rules.may_keep_targets(actor))
        kept = {name: getattr(duty, name) for name in _KEPT}
        revise(line, duty, shown, **_duty(actor, kept | values, duty))
    return duty


def close_report(actor: Account, duty_id: int, key: str, paper_id: int) -> ReportClosed:
    """A report was sent: by a paper with a number of the outgoing register. Closed by the same paper already, it is the same row."""
    with act(actor, "targets.close-report") as line:
        duty = queries.duties_visible_to(actor).select_for_update(of=("self",)).get(pk=duty_id)
        require(rules.may_keep_targets(actor))
        if occurrence_called(duty, key) is None:
            raise ValidationError("Chế độ báo cáo này không có kỳ ấy.")
        paper = queries.issued_papers(actor).filter(pk=paper_id).first()
        if paper is None:
            raise ValidationError({"paper": "Chọn một văn bản đi đã có số trong sổ."})
        if there := queries.report_closed(duty.pk, key):
            if there.paper_id == paper.pk:
                line.about(there)
                return there
            raise ValidationError({"paper": f"Kỳ này đã ghi gửi bằng văn bản {there.number}. Hãy mở lại trước khi chọn văn bản khác."})
        facts = {"key": key, "number": str(paper), "on": paper.date or timezone.localdate()}
        closed = ReportClosed.objects.create(duty=duty, paper=paper, closed_by=actor, **facts)
        line.about(closed, duty=duty.pk, paper=[None, paper.pk], number=[None, facts["number"]], on=[None, facts["on"]])
    return closed


def reopen_report(actor: Account, closed_id: int, shown: int, reason: str) -> ReportClosed:
    """It was not this paper, or not this period: the report is owed again."""
    with act(actor, "targets.reopen-report") as line:
        closed = queries.closings_visible_to(actor).select_for_update(of=("self",)).get(pk=closed_id)
        require(rules.may_keep_targets(actor))
        withdraw(line, closed, shown, reason)
    return closed


def _duty(actor: Account, values: dict[str, Any], kept: ReportDuty | None) -> dict[str, Any]:
    recipient = known_organ(actor, values.get("recipient_id"))
    if recipient is None:
        raise ValidationError({"recipient": "Chọn nơi nhận báo cáo."})
    facts: dict[str, Any] = {
        "name": said(str(values.get("name") or ""), "name", "Ghi tên báo cáo."),
        "recipient": recipient,
        "preparer": known_organ(actor, values.get("preparer_id")),
        "period": ReportPeriod(values["period"]),
        "basis": " ".join(str(values.get("basis") or "").split()),
        "paper": kept_paper(actor, kept.paper if kept else None, values.get("paper_id")),
        "valid_from": values.get("valid_from") or timezone.localdate(),
        "valid_to": values.get("valid_to"),
    }
    in_order(facts["valid_from"], facts["valid_to"])
    return facts | (_once(values) if facts["period"] == ReportPeriod.ONCE else _days(facts["period"], values))


def _once(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("once_on") is None:
        raise ValidationError({"once_on": "Ghi ngày phải gửi."})
    return {"once_on": values["once_on"], "cut_off_day": None, "cut_off_after": 0, "due_day": None, "due_after": 0}


def _days(period: str, values: dict[str, Any]) -> dict[str, Any]:
    """The days of a report owed again and again: of the week 1 to 7, of the month 1 to 31. It is not due before its figures are cut off."""
    most = 7 if period == ReportPeriod.WEEKLY else 31
    facts: dict[str, Any] = {"once_on": None}
    for day, after in (("cut_off_day", "cut_off_after"), ("due_day", "due_after")):
        facts[day], facts[after] = values.get(day) or 0, values.get(after) or 0
        if not 1 <= facts[day] <= most:
            raise ValidationError({day: f"Ghi ngày từ 1 đến {most}."})
        if not 0 <= facts[after] <= MOST_AFTER:
            raise ValidationError({after: f"Ghi từ 0 đến {MOST_AFTER}."})
    if (facts["due_after"], facts["due_day"]) < (facts["cut_off_after"], facts["cut_off_day"]):
        raise ValidationError({"due_day": "Ngày gửi trước ngày chốt số liệu."})
    return facts
