"""What other rooms put together goes its way to signature; brought again, it is the next version of the same draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.compiling.paper import paper_of
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.actions.checks import drafter_of
from giaoban.office.issuing.actions.drafting import Sources, begin_draft, write_version
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.models import Draft, DraftState
from giaoban.office.programme import rules as programmes
from giaoban.office.programme.models import Programme
from giaoban.office.programme.queries import visible_to as programmes_visible_to
from giaoban.office.reporting import actions as reporting
from giaoban.office.reporting import rules as reports
from giaoban.office.reporting.models import Report
from giaoban.office.reporting.queries import visible_to as reports_visible_to
from giaoban.writing.paper import to_json

PROGRAMME, REPORT = "CTr", "BC"
# What the key of a block is called by → the thing behind it, as the line → fact map names it.
_KINDS = {"line": "programme.line", "task": "work.task", "orientation": "work.orientation"}


def bring_programme(actor: Account, programme_id: int) -> Draft:
    """A draft programme as the paper it is to be, for signature."""
    programme = programmes_visible_to(actor).select_related("organ", "paper").get(pk=programme_id)
    require(programmes.may_keep(actor))
    if not programme.is_draft:
        raise ValidationError("Chương trình này đã được đưa vào thực hiện.")
    if programme.paper is not None and programme.paper.confidentiality != Confidentiality.OPEN:
        raise ValidationError("Văn bản của chương trình này thuộc diện hạn chế. Hãy tạo dự thảo hạn chế và nộp tệp Word.")
    facts = {"programme_id": programme.pk, "organ_id": programme.organ_id, "period_first": programme.first, "period_last": programme.last}
    return _brought(actor, PROGRAMME, to_json(paper_of(actor, programme)), facts)


def bring_report(actor: Account, report_id: int) -> Draft:
    """A report that is being written, or was issued without a number yet, for signature."""
    report = reports_visible_to(actor).get(pk=report_id)
    require(reports.may_write(actor))
    if report.paper_id is not None:
        raise ValidationError("Báo cáo này đã ban hành.")
    facts = {"report_id": report.pk, "organ_id": report.organ_id, "period_first": report.first, "period_last": report.last}
    made = reporting.made_for_paper(actor, report)
    return _brought(actor, REPORT, made.written, facts, lambda: reporting.keep_count(made))


def under_way(actor: Account, **what: int) -> Draft | None:
    """The draft by which a programme (`programme_id`) or a report (`report_id`) is on its way, if the person sees it whole."""
    ended = (DraftState.ISSUED, DraftState.WITHDRAWN)
    return queries.seen_whole_by(actor).filter(**what).exclude(state__in=ended).order_by("pk").last()


def _brought(actor: Account, kind: str, content: dict[str, Any], facts: dict[str, Any], keep: Callable[[], None] | None = None) -> Draft:
    """The draft with these words as its last version. `keep`: what is kept of what they were made of, where they are a new version."""
    if not paragraphs(content):
        raise ValidationError("Chưa có nội dung nào để trình.")
    with act(actor, "issuing.bring") as line:
        draft = _brought_before(actor, facts) or begin_draft(actor, kind=kind, subject=content["subject"], **facts)
        line.about(draft)
        last = draft.versions.last()
        if last is None or last.content != content:
            sources = sources_in(content)
            write_version(actor, draft.pk, draft.revision, content=content, sources=sources, reason="Lấy theo nội dung hiện nay")
            if keep is not None:
                keep()
    draft.refresh_from_db()
    return draft


def _brought_before(actor: Account, facts: dict[str, Any]) -> Draft | None:
    """The draft by which it is on its way; those who bring it at the same moment do so one after the other."""
    one: Programme | Report
    if "programme_id" in facts:
        one = Programme.objects.select_for_update().get(pk=facts["programme_id"])
        brought = Draft.objects.filter(programme=one)
    else:
        one = Report.objects.select_for_update().get(pk=facts["report_id"])
        brought = Draft.objects.filter(report=one)
    draft = brought.exclude(state=DraftState.WITHDRAWN).order_by("pk").last()
    if draft is None:
        return None
    if draft.state == DraftState.ISSUED:
        raise ValidationError("Đã ban hành thành văn bản. Muốn sửa thì tạo dự thảo sửa đổi, bổ sung văn bản ấy.")
    if not rules.sees_whole(actor, draft):
        raise ValidationError(f"Đồng chí {drafter_of(draft) or draft.entered_by} đã đưa trình ký. Hãy trao đổi với đồng chí ấy.")
    return draft


def sources_in(content: dict[str, Any]) -> Sources:
    """What the blocks came from, by their keys: `line:12`, `line:12:prepared`, `task:5`."""
    found: dict[str, list[tuple[str, int]]] = {}
    for said in paragraphs(content):
        kind, _, rest = said.key.partition(":")
        number = rest.partition(":")[0]
        if kind in _KINDS and number.isdecimal():
            found[said.key] = [(_KINDS[kind], int(number))]
    return found
