"""A report is drawn up with every line that can be drafted; drafted again, it takes what is new and leaves what was worded alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, forget_states, require, revise, revise_all
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import office
from giaoban.office.reporting import queries, rules
from giaoban.office.reporting.actions.checks import held, must_be_draft
from giaoban.office.reporting.drafting import Draft, drafts_of
from giaoban.office.reporting.models import Report, ReportLine, Shape
from giaoban.office.work.period.spans import Span
from giaoban.writing.paper import plain

_LONGEST = 300


def title_for(span: Span, shape: str) -> str:
    """`kết quả công tác tháng 11/2026 và nhiệm vụ trọng tâm tháng 12/2026`."""
    results = f"kết quả công tác {span.name}"
    return f"{results} và nhiệm vụ trọng tâm {span.after.name}" if shape == Shape.WITH_NEXT else results


def draw_up(actor: Account, span: Span, shape: str = Shape.WITH_NEXT) -> Report:
    """The report of a period as a draft, with its lines. Raises ValidationError where there is one, or no office is set up yet."""
    require(rules.may_write(actor))
    kept = office()
    if kept is None:
        raise ValidationError("Chưa khai cơ quan của văn phòng này. Quản trị hệ thống hoặc Chánh Văn phòng khai trước.")
    if shape not in Shape.values:
        raise ValidationError({"shape": "Chọn báo cáo gồm những gì."})
    report = Report(
        organ=kept.organ, first=span.first, last=span.last, period=span.kind or "", year=span.year, number=span.number, by=span.by,
        shape=shape, title=title_for(span, shape)[:_LONGEST],
    )  # fmt: skip
    drafts = drafts_of(actor, report, timezone.localdate())
    with act(actor, "reporting.draw-up") as line:
        Organ.objects.select_for_update(no_key=True).get(pk=kept.organ_id)  # two at one moment: one after the other
        if Report.objects.filter(organ=kept.organ, first=span.first, last=span.last).exists():
            raise ValidationError("Kỳ này đã có báo cáo. Hãy mở báo cáo đó.")
        report.save(force_insert=True)
        ReportLine.objects.bulk_create(_row(report, place, draft) for place, draft in enumerate(drafts, 1))
        line.about(report, first=[None, span.first], last=[None, span.last], lines=len(drafts))
    return report


def _row(report: Report, place: int, draft: Draft) -> ReportLine:
    return ReportLine(
        report=report, section=draft.section, field=draft.field, place=place, text=draft.text, drafted=draft.text, task_id=draft.task,
        orientation_id=draft.orientation, line_id=draft.line,
    )  # fmt: skip


def change_report(actor: Account, report_id: int, shown: int, *, title: str, shape: str) -> Report:
    """Its subject, and whether the next period's tasks stand in it; a subject that nobody worded follows."""
    with act(actor, "reporting.change-report") as line:
        report = held(actor, report_id, shown)
        must_be_draft(report)
        title = plain(title)[:_LONGEST]
        if not title:
            raise ValidationError({"title": "Ghi trích yếu của báo cáo."})
        if shape not in Shape.values:
            raise ValidationError({"shape": "Chọn báo cáo gồm những gì."})
        if title == title_for(report.span, report.shape):
            title = title_for(report.span, shape)
        revise(line, report, shown, title=title, shape=shape)
    return report


def draft_again(actor: Account, report_id: int, shown: int) -> Report:
    """What was reported, written or decided since comes in. Lines that somebody worded or left out stay; what is no longer so goes."""
    report = queries.visible_to(actor).get(pk=report_id)
    require(rules.may_write(actor))
    must_be_draft(report)
    drafts = drafts_of(actor, report, timezone.localdate())
    with act(actor, "reporting.draft-again") as line:
        report = held(actor, report_id, shown)
        must_be_draft(report)
        new = _merge(actor, report, drafts)
        revise(line, report, shown)
        line.about(report, lines=new)
    return report


def _merge(actor: Account, report: Report, drafts: Sequence[Draft]) -> int:
    """Brings the lines up to the drafts; how many are new."""
    lines = list(report.lines.select_for_update(of=("self",)))
    there: dict[tuple[str, int | None, int | None, int | None], ReportLine] = {
        (line.section, line.task_id, line.orientation_id, line.line_id): line for line in lines if _is_drafted(line)
    }
    new: list[ReportLine] = []
    changed: list[tuple[ReportLine, dict[str, Any]]] = []
    for place, draft in enumerate(drafts, 1):
        line = there.pop(draft.about, None)
        if line is None:
            new.append(_row(report, place, draft))
            continue
        values = {"drafted": draft.text, "place": place, "field": draft.field} | ({} if line.is_worded else {"text": draft.text})
        if any(getattr(line, name) != value for name, value in values.items()):
            changed.append((line, values))
    gone = [line.pk for line in there.values() if not line.is_worded and not line.left_out]
    ReportLine.objects.bulk_create(new)
    if changed:
        with act(actor, "reporting.draft-again") as noted:
            revise_all(noted, changed)
    forget_states("reporting.reportline", gone)
    ReportLine.objects.filter(pk__in=gone).delete()
    return len(new)


def _is_drafted(line: ReportLine) -> bool:
    return line.task_id is not None or line.orientation_id is not None or line.line_id is not None
