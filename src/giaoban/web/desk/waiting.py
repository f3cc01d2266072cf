"""What waits for a person, gathered from the rooms: each source says who it is for, how many wait, why, and where to go."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.audit.kept import Kept
from giaoban.office.days.gatherings import meeting_days
from giaoban.office.directory import queries as directory
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Role
from giaoban.office.meetings.clock import clock_of
from giaoban.office.meetings.record_queries import without_notice
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Paper, Urgency
from giaoban.office.review import queries as review
from giaoban.office.targets import queries as targets
from giaoban.web.desk import meetings, tasks
from giaoban.web.desk.piles import SHOWN, Pile, Row, Source
from giaoban.web.documents.words import title
from giaoban.web.doors import holds, office_staff, sees, sees_work, takes_papers_in
from giaoban.web.dossiers import waiting as dossiers
from giaoban.web.issuing import waiting as issuing
from giaoban.web.sitting.clock import left_words
from giaoban.web.targets.reports import waiting_words

_PILES: Kept[list[Pile]] = Kept(64)


def piles(account: Account) -> list[Pile]:
    """Everything that waits for a person, pile by pile; piles without anything are left out."""
    return _PILES.found(account.pk, lambda: _piles(account))


def _piles(account: Account) -> list[Pile]:
    found = (pile for source in SOURCES if source.opens_to(account) for pile in source.piles(account))
    return [pile for pile in found if pile.many]


def _answers(account: Account) -> list[Pile]:
    waiting = registry.to_answer(account)
    rows = [
        Row(
            "cho-xac-nhan",
            _title(handling.paper),
            f"Văn phòng trình: {handling.lead or 'đồng chí cho ý kiến'}",
            reverse("paper", args=[handling.paper_id]),
            "Cho ý kiến",
            reverse("answer", args=[handling.paper_id]),
            tone="wait",
        )
        for handling in waiting[:SHOWN]
    ]
    return [Pile("Chờ ý kiến đồng chí", waiting.count(), rows, reverse("to-answer"))]


def _sorting(account: Account) -> list[Pile]:
    waiting = registry.to_sort(account)
    rows = [
        Row(
            "luu-y" if paper.urgency else "van-ban",
            _title(paper),
            visible(paper.subject),
            reverse("paper", args=[paper.pk]),
            "Phân văn",
            f"{reverse('triage')}#van-ban-{paper.pk}",
            when=Urgency(paper.urgency).label if paper.urgency else "",
        )
        for paper in waiting[:SHOWN]
    ]
    return [Pile("Chờ phân văn", waiting.count(), rows, reverse("triage"))]


def _reviewing(account: Account) -> list[Pile]:
    waiting = review.queue(account)
    rows = [
        Row(
            "van-ban",
            _title(paper),
            f"còn {paper.open_proposals} mục máy đề xuất, việc của ta: {paper.tasks_of_ours}",
            reverse("paper", args=[paper.pk]),
            "Rà soát",
            reverse("review", args=[paper.pk]),
        )
        for paper in waiting[:SHOWN]
    ]
    return [Pile("Chờ rà soát", waiting.count(), rows, reverse("review-queue"))]


def _arrivals(account: Account) -> list[Pile]:
    waiting = registry.open_arrivals(account).order_by("created_at", "pk")
    rows = [
        Row("tai-len", visible(arrival.name), arrival.get_state_display(), reverse("take-in"), "Xem", reverse("take-in"))
        for arrival in waiting[:SHOWN]
    ]
    return [Pile("Tệp đưa vào chờ xử lý", waiting.count(), rows, reverse("take-in"))]


def _questions(account: Account) -> list[Pile]:
    waiting = directory.questions_visible_to(account).filter(alias=None)
    url = reverse("unit-names")
    rows = [
        Row(
            "may-hoi",
            f"“{visible(q.text)}” là đơn vị nào?",
            "Chưa khớp với danh mục cơ quan; hỏi một lần, máy ghi nhớ",
            url,
            "Chọn đơn vị",
            url,
        )
        for q in waiting[:SHOWN]
    ]
    return [Pile("Máy hỏi", waiting.count(), rows, url)]


def _reports(account: Account) -> list[Pile]:
    """What the office owes upward: what is over, and what is due within the next days."""
    today = timezone.localdate()
    waiting = targets.reports_waiting(account, today)
    rows = [
        Row(
            title=due.title,
            reason=f"gửi {due.duty.recipient}",
            url=reverse("report-duty", args=[due.duty.pk]),
            button="Ghi đã gửi" if office_staff(account) else "",
            button_url=reverse("report-close", args=[due.duty.pk, due.key]),
            date=f"hạn {due.due:%d/%m}",
            **waiting_words(due, today),
        )
        for due in waiting[:SHOWN]
    ]
    return [Pile("Báo cáo đến hạn gửi", len(waiting), rows, reverse("report-duties"))]


def _conclusion_notices(account: Account) -> list[Pile]:
    """Meetings that came to conclusions of which no notice was sent yet: the latest day, and why it is that day."""
    waiting = without_notice(account)
    rows = []
    found = list(waiting[:SHOWN])
    days = meeting_days() if found else None
    for meeting in found:
        clock = clock_of(meeting, timezone.localdate(), days)
        url = reverse("meeting-notice", args=[meeting.pk])
        if clock is not None:
            rows.append(Row(title=visible(meeting.title), reason=clock.due.words, url=url, button="Gắn thông báo", button_url=url,
                            date=f"hạn {clock.day:%d/%m}", **left_words(clock)))  # fmt: skip
    return [Pile("Chờ thông báo kết luận", waiting.count(), rows, None, over=any(row.over for row in rows))]


def _title(paper: Paper) -> str:
    return f"{title(paper)}{' của ' + visible(paper.issuer_text) if paper.issuer_text else ''}"


SOURCES = (
    Source(sees_work, tasks.to_do),
    Source(holds(Role.LEADER), _answers),
    Source(holds(Role.LEADER), issuing.signing),
    Source(holds(Role.CHIEF), issuing.initialling),
    Source(holds(Role.CLERK), issuing.numbering),
    Source(sees(Kind.DRAFT), issuing.opinions),
    Source(sees(Kind.DRAFT), issuing.returned),
    Source(sees(Kind.DRAFT), issuing.receiving),
    Source(holds(Role.CHIEF), tasks.to_answer),
    Source(holds(Role.LEADER, Role.CHIEF, Role.COMPILER), tasks.to_confirm),
    Source(sees(Kind.MEETING), meetings.to_answer),
    Source(holds(*OFFICE_ROLES, Role.LEADER), meetings.who_attends),
    Source(holds(Role.CHIEF, Role.COMPILER), meetings.to_set),
    Source(takes_papers_in, _arrivals),
    Source(office_staff, _sorting),
    Source(office_staff, _reviewing),
    Source(office_staff, tasks.to_hand_out),
    Source(office_staff, _questions),
    Source(holds(*OFFICE_ROLES, Role.FOCAL_POINT), _reports),
    Source(holds(Role.FOCAL_POINT), dossiers.to_hand_in),
    Source(office_staff, dossiers.to_check),
    Source(holds(Role.CHIEF, Role.COMPILER), _conclusion_notices),
)
