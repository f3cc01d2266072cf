"""The demo's papers of meetings: the Standing Board with four matters of five ready, the committee with papers still to come; what units
registered for next month; the competence table, by a regulation that is made up like the commune."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import giaoban.writing
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.meetings import actions
from giaoban.office.meetings.competence import proposed_for
from giaoban.office.meetings.kinds import Body, MeetingState
from giaoban.office.meetings.models import Item, Matter, Meeting, Need

_SOURCE = "Quy chế làm việc của Đảng ủy xã Minh Sơn (bịa cho văn phòng mẫu), Điều {}"
_THURSDAY, _AHEAD = 3, 4
_WORDS = (
    "Thực hiện chương trình công tác, đơn vị đã rà soát kết quả, làm việc với các thôn và lấy ý kiến các cơ quan liên quan.",
    "Nội dung được chuẩn bị đúng yêu cầu: nêu rõ kết quả, hạn chế, nguyên nhân, việc phải làm, đơn vị chủ trì và thời hạn.",
    "Những ý kiến khác nhau được tổng hợp riêng, kèm đề xuất của đơn vị và căn cứ.",
    "Kính trình hội nghị xem xét, cho ý kiến để đơn vị hoàn thiện, ban hành và tổ chức thực hiện.",
)


class DemoMatter(NamedTuple):
    """A matter of a meeting: its words and the unit that prepares it, with the focal point who hands in."""

    title: str
    organ: str
    username: str


BOARD = (
    DemoMatter("Dự thảo Báo cáo kết quả lãnh đạo thực hiện nhiệm vụ năm", "VP", "ha"),
    DemoMatter("Phương án phòng cháy, chữa cháy rừng mùa khô", "PKT", "binh"),
    DemoMatter("Kế hoạch kiểm tra, giám sát năm tới", "UBKT", "ha"),
    DemoMatter("Tổ chức các hoạt động Mừng Đảng, mừng Xuân", "PVH", "yen"),
)
PERSONNEL = "Công tác cán bộ"
# name, words, article, what each body does
_TABLE: tuple[tuple[str, str, int, dict[Body, str]], ...] = (
    ("Chương trình, báo cáo công tác năm", "báo cáo kết quả\nchương trình công tác năm", 5,
     {Body.COMMITTEE: "decides", Body.STANDING_BOARD: "gives-opinion"}),
    ("Kế hoạch đầu tư công", "đầu tư công\nvốn đầu tư", 6,
     {Body.PEOPLES_COUNCIL: "decides", Body.COMMITTEE: "gives-opinion", Body.STANDING_BOARD: "gives-opinion"}),
    ("Công tác cán bộ thuộc diện quản lý", "công tác cán bộ", 7,
     {Body.STANDING_BOARD: "decides", Body.PERMANENT_LEADERS: "gives-opinion", Body.COMMITTEE: "is-informed"}),
    ("Kế hoạch kiểm tra, giám sát", "kiểm tra, giám sát", 8, {Body.STANDING_BOARD: "decides", Body.COMMITTEE: "is-informed"}),
    ("Quốc phòng, an ninh, phòng chống thiên tai", "phòng cháy\ntrụ sở công an\nthiên tai\nan ninh", 9,
     {Body.STANDING_BOARD: "decides", Body.PERMANENT_LEADERS: "gives-opinion"}),
    ("Hoạt động lễ, tết, văn hóa", "mừng đảng\nlễ hội\nkỷ niệm", 10,
     {Body.PERMANENT_LEADERS: "decides", Body.STANDING_BOARD: "gives-opinion"}),
)  # fmt: skip


class _Papers:
    """Who hands in and checks the demo's papers."""

    def __init__(self, accounts: Mapping[str, Account], organs: Mapping[str, Organ]) -> None:
        self.accounts, self.organs, self.mai, self.ha = accounts, organs, accounts["mai"], accounts["ha"]

    def item(self, meeting: Meeting, matter: DemoMatter, **more: Any) -> Item:
        """A matter with the papers it mostly needs."""
        number = f"({meeting.items.count() + 1})"
        return actions.add_item(self.mai, meeting.pk, title=matter.title, number=number, prepared_by=self.organs[matter.organ], **more)

    def handed_in(self, need: Need, matter: DemoMatter) -> Need:
        """A paper handed in by the unit."""
        data = _pdf(str(self.organs[matter.organ]), need, matter.title)
        name = f"{'to-trinh' if need.kind == Need.Kind.SUBMISSION else 'du-thao'}-{need.item.place}.pdf"
        actions.hand_in(self.accounts[matter.username], need.pk, need.revision, actions.Handed(data, name))
        need.refresh_from_db()
        return need

    def complete(self, need: Need, matter: DemoMatter) -> None:
        """A paper handed in and found complete."""
        self.handed_in(need, matter)
        actions.find_complete(self.ha, need.pk, need.revision)


def load_dossiers(accounts: Mapping[str, Account], organs: Mapping[str, Organ], today: dt.date) -> None:
    """Papers, registrations, the competence table, on days counted from today."""
    papers = _Papers(accounts, organs)
    for name, words, article, bodies in _TABLE:
        source = _SOURCE.format(article)
        actions.add_matter(
            papers.mai,
            name=name,
            words=words,
            source=source,
            bodies={body.value: does for body, does in bodies.items()},
            valid_from=dt.date(2025, 8, 15),
        )
    _board(papers, today)
    _committee(papers, today)
    _registrations(papers, today)


def board_day(today: dt.date) -> dt.date:
    """The Thursday on which the Standing Board meets."""
    soonest = today + dt.timedelta(_AHEAD)
    return soonest + dt.timedelta((_THURSDAY - soonest.weekday()) % 7)


def _board(papers: _Papers, today: dt.date) -> None:
    """Four of five are ready; the personnel matter has a heading and no file."""
    day = board_day(today)
    meeting = Meeting.objects.filter(body=Body.STANDING_BOARD, state=MeetingState.PLANNED, day=day).first() or _enter(
        papers, Body.STANDING_BOARD, "Hội nghị Ban Thường vụ Đảng ủy", day
    )
    if not meeting.items.exists():
        for matter in BOARD:
            item = papers.item(meeting, matter)
            for need in item.needs.all():
                papers.complete(need, matter)
        papers.item(meeting, DemoMatter(PERSONNEL, "BXD", "ha"), confidential=True)


def _committee(papers: _Papers, today: dt.date) -> None:
    """Further off: one paper given back, one to be checked, the rest to come."""
    meeting = _enter(papers, Body.COMMITTEE, "Hội nghị Ban Chấp hành Đảng bộ xã", board_day(today) + dt.timedelta(14))
    first = DemoMatter("Báo cáo kết quả công tác năm và phương hướng năm tới", "PKT", "binh")
    second = DemoMatter("Kế hoạch đầu tư công năm tới", "PKT", "binh")
    submission, draft = papers.item(meeting, first).needs.all()
    papers.handed_in(submission, first)
    papers.handed_in(draft, first)
    actions.return_need(
        papers.ha, draft.pk, draft.revision, reason="Thiếu phụ biểu số liệu giải ngân; phần phương hướng chưa rõ đơn vị chủ trì."
    )
    papers.item(meeting, second)


def _enter(papers: _Papers, body: Body, title: str, day: dt.date) -> Meeting:
    head: dict[str, Any] = {"time": dt.time(8), "half": "morning", "place": "Phòng họp số 1", "chair": _person(papers.accounts["hoa"])}
    meeting = actions.enter_meeting(papers.mai, kind="conference", body=body, title=title, day=day, **head)
    actions.call(papers.mai, meeting.pk, people=[_person(papers.accounts[name]) for name in ("hoa", "thu", "minh", "sen")])
    return meeting


def _registrations(papers: _Papers, today: dt.date) -> None:
    month = (today.replace(day=28) + dt.timedelta(4)).replace(day=1)
    for username, organ, title, reason, body in (
        ("binh", "PKT", "Danh mục đầu tư công khởi công mới", "Hội đồng nhân dân xã họp kỳ cuối năm", Body.PERMANENT_LEADERS),
        ("yen", "PVH", "Lễ hội đình làng Đồng Cao", "Ban Quản lý đình xin chủ trương", Body.PERMANENT_LEADERS),
        ("cuong", "CAX", "Phương án bảo đảm an ninh, trật tự dịp Tết", "Kế hoạch của Công an tỉnh", Body.STANDING_BOARD),
        ("yen", "PVH", "Kỷ niệm ngày thành lập Đảng", "Theo hướng dẫn của Ban Tuyên giáo và Dân vận", Body.PERMANENT_LEADERS),
    ):
        found = proposed_for(title, Matter.objects.all(), today)
        facts = {"title": title, "reason": reason, "month": month, "body": body, "matter": found.matter if found else None}
        actions.register_matter(papers.accounts[username], papers.organs[organ].pk, **facts)


def _person(account: Account) -> Person:
    assert account.person is not None
    return account.person


def _pdf(unit: str, need: Need, subject: str) -> bytes:
    """A paper of a page or two."""
    import typst

    here, fonts = Path(__file__).parent, Path(giaoban.writing.__file__).parent / "fonts"
    said = {"unit": unit, "kind": str(need).upper(), "subject": subject, "paragraphs": list(_WORDS) * (4 + 3 * (need.pk % 2))}
    words = {"paper": json.dumps(said, ensure_ascii=False)}
    made = typst.compile(here / "paper.typ", format="pdf", font_paths=[fonts], ignore_system_fonts=True, sys_inputs=words)
    assert isinstance(made, bytes)
    return made
