"""What an issued paper is for, recorded where it is followed: the task that it answers, the meeting whose conclusions it gives,
the programme and the report that it is."""

from __future__ import annotations

from itertools import zip_longest

from giaoban.office.audit.acts import act, require
from giaoban.office.compiling.paper import paper_of
from giaoban.office.directory.models import Account
from giaoban.office.issuing import queries
from giaoban.office.issuing.actions.checks import held
from giaoban.office.issuing.actions.freezing import freeze_signed
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.models import Draft, DraftState, Version
from giaoban.office.meetings import actions as meetings
from giaoban.office.meetings.models import Meeting
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.models import Programme
from giaoban.office.registry.models import Paper
from giaoban.office.reporting import actions as reporting
from giaoban.office.reporting.composing import report_of
from giaoban.office.reporting.models import Report
from giaoban.office.reporting.queries import lines_as_shown
from giaoban.office.reporting.rules import may_issue
from giaoban.office.work import actions as work
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Task
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import to_json

_LONGEST_QUOTE = 120
_OTHER_PROGRAMME = (
    "Chương trình hiện nay khác văn bản đã ký, từ chỗ “{words}”, nên chưa đưa vào thực hiện. "
    "Sửa chương trình cho khớp văn bản đã ký rồi đưa vào thực hiện ở trang chương trình."
)
_OTHER_REPORT = (
    "Báo cáo hiện nay khác văn bản đã ký, từ chỗ “{words}”, nên chưa chốt theo văn bản này. "
    "Sửa báo cáo cho khớp văn bản đã ký rồi chốt ở trang báo cáo."
)


def answer_task(actor: Account, draft_id: int) -> Task:
    """The task that the paper was drafted for is done, answered by its number: the paper that ordered it says so from now on.

    Raises NotNow, StillOpen where somebody has not finished his share.
    """
    with act(actor, "issuing.answer-task") as line:
        draft = held(actor, draft_id)
        paper = _paper(draft)
        if draft.task is None:
            raise NotNow("Dự thảo không gắn với nhiệm vụ nào.")
        task = Task.objects.get(pk=draft.task.pk)
        line.about(draft, task=task.pk)
        return work.finish(actor, task.pk, task.revision, f"Đã ban hành {paper.number}.", answer=paper)


def answer_meeting(actor: Account, draft_id: int) -> Meeting:
    """The paper is the notice of the meeting's conclusions: they are looked for in its texts, its clock stops."""
    with act(actor, "issuing.answer-meeting") as line:
        draft = held(actor, draft_id)
        paper = _paper(draft)
        if draft.meeting is None:
            raise NotNow("Dự thảo không gắn với cuộc họp nào.")
        line.about(draft, meeting=draft.meeting.pk)
        return meetings.link_notice(actor, draft.meeting.pk, draft.meeting.revision, paper.pk)


def carry_out_programme(actor: Account, draft_id: int) -> Programme:
    """The paper is the programme of its period, which is carried out from now on: its sentences are followed from the first minute.

    Raises NotNow where the programme says something else by now than what was signed.
    """
    with act(actor, "issuing.carry-out-programme") as line:
        draft = held(actor, draft_id)
        paper, programme = _paper(draft), draft.programme
        if programme is None:
            raise NotNow("Dự thảo không gắn với chương trình nào.")
        signed = _signed(draft)
        _must_be_as_signed(signed, paper_of(signed.by, programme), _OTHER_PROGRAMME)  # as whoever brought it sees what it cites
        line.about(draft, programme=programme.pk)
        programme = programmes.change_programme(
            actor, programme.pk, programme.revision, title=programme.title, organ_id=programme.organ_id, paper_id=paper.pk
        )
        return programmes.issue_programme(actor, programme.pk, programme.revision) if programme.is_draft else programme


def freeze_report(actor: Account, draft_id: int) -> Report:
    """The paper is the report of its period: its figures stand as they were signed, with the number that it was issued by.

    As a rule they stand so since it was signed. Where the words were rewritten on the way, the report has to say them: raises NotNow where
    it says something else by now than what was signed.
    """
    draft = queries.seen_whole_by(actor).get(pk=draft_id)
    paper, report = _paper(draft), draft.report
    if report is None:
        raise NotNow("Dự thảo không gắn với báo cáo nào.")
    signed = _signed(draft)
    require(may_issue(actor))
    freeze_signed(actor, draft, signed)  # of one that was opened again meanwhile
    report.refresh_from_db()
    lines = lines_as_shown(report)
    _must_be_as_signed(signed, report_of(actor, report), _OTHER_REPORT)
    if report.is_issued:
        return reporting.record_paper(actor, report.pk, report.revision, paper.pk)
    return reporting.issue_report(actor, report.pk, report.revision, paper_id=paper.pk, lines=lines)


def _signed(draft: Draft) -> Version:
    return draft.signings.select_related("version__by").get(undone_at=None).version


def _must_be_as_signed(signed: Version, now: Written, otherwise: str) -> None:
    """What was signed is what stands here, paragraph by paragraph."""
    was, is_now = ([said.text for said in paragraphs(content)] for content in (signed.content, to_json(now)))
    for one, other in zip_longest(was, is_now):
        if one != other:
            words = one or other or ""
            raise NotNow(otherwise.format(words=words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"))


def _paper(draft: Draft) -> Paper:
    if draft.state != DraftState.ISSUED or draft.paper is None:
        raise NotNow("Văn bản chưa ban hành.")
    return draft.paper
