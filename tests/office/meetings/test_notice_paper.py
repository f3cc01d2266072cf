"""Thông báo kết luận: counted conclusions, who does what by when; personnel is not in it; to whom it goes, who signs."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Item, Meeting, Minutes
from giaoban.office.meetings.papers.notice import concluded_for_notice, conclusion_notice
from giaoban.office.work.actions import Ordered, Share, stop_following
from giaoban.office.work.models import Origin, Side, Task
from giaoban.writing.authority import KindOfOrgan, signature_departures
from giaoban.writing.paper import Paper
from giaoban.writing.profile import profile_called
from tests.office.meetings.rows import BOARD_DAY, MATTERS, make_conclusion, make_held
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, departures, keys_of, signed, words_of

pytestmark = pytest.mark.django_db
Held = tuple[Meeting, Item, Item]
DAY = dt.date(2026, 11, 27)
DUE = dt.date(2030, 12, 5)
ORDERED = "Giao Phòng Kinh tế chủ trì rà soát phương án phòng cháy rừng, xong trước 05/12."
HEARD = "Sau khi nghe báo cáo và ý kiến thảo luận của các đồng chí dự họp, Ban Thường vụ Đảng ủy kết luận như sau:"


@pytest.fixture
def held(people: People, organs: Organs) -> Held:
    meeting, item, secret = make_held(people, organs, place="Phòng họp số 1")
    Item.objects.filter(pk=item.pk).update(prepared_by=organs.office)
    return meeting, item, secret


def order_from(people: People, conclusion_id: int, title: str, *shares: Share, day: dt.date | None = DUE) -> Task:
    return actions.order_from(people.mai, conclusion_id, Ordered(title, Origin.TELEPHONE, shares, deadline=day)).task


def notice_of(account: Account, meeting: Meeting) -> Paper:
    meeting.refresh_from_db()
    return conclusion_notice(meeting, concluded_for_notice(account, meeting), head_of_committee(DAY))


def test_notice_counts_conclusions_with_who_does_what_by_when(people: People, organs: Organs, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, "Thống nhất bố cục của báo cáo", item_id=item.pk, no_task=True)
    two = actions.conclude(people.mai, meeting.pk, "Trực phòng cháy ở các thôn.\nNghiêm túc.", item_id=item.pk)
    task = order_from(people, two.pk, "Kiểm tra việc trực", Share(organ=organs.police), Share(organ=organs.economy, side=Side.SUPPORT))
    three = actions.conclude(people.mai, meeting.pk, "Văn phòng Đảng ủy theo dõi.")
    own = order_from(people, three.pk, "Theo dõi", Share(person=person_of(people.ha)), day=None)

    paper = notice_of(people.mai, meeting)

    day = f"{meeting.day:%d/%m/%Y}"
    assert words_of(paper) == [
        f"Ngày {day}, tại Phòng họp số 1, đồng chí Lê Văn Hòa chủ tọa hội nghị Ban Thường vụ Đảng ủy. {HEARD}",
        f"1. {MATTERS[0]}",
        "a) Thống nhất bố cục của báo cáo.",
        "b) Trực phòng cháy ở các thôn.",
        "Nghiêm túc.",
        "- Giao Công an xã Minh Sơn chủ trì, phối hợp với Phòng Kinh tế kiểm tra việc trực; hoàn thành chậm nhất ngày 05/12/2030.",
        "2. Văn phòng Đảng ủy theo dõi.",
        "- Giao đồng chí Hoàng Thu Hà chủ trì thực hiện.",
        "Thông báo để các cơ quan, đơn vị biết, thực hiện.",
    ]
    assert [key for key in keys_of(paper) if not key.startswith("meeting:")] == [
        f"item:{item.pk}", f"conclusion:{one.pk}", f"conclusion:{two.pk}", f"conclusion:{two.pk}", f"task:{task.pk}",
        f"conclusion:{three.pk}", f"task:{own.pk}",
    ]  # fmt: skip
    assert paper.subject == f"kết luận của Ban Thường vụ Đảng ủy tại hội nghị Ban Thường vụ Đảng ủy ngày {day}"
    assert paper.recipients == (
        "Các đồng chí dự họp", "Công an xã Minh Sơn", "Phòng Kinh tế", "Đồng chí Hoàng Thu Hà", "Lưu Văn phòng Đảng ủy",
    )  # fmt: skip


def test_notice_is_read_again_with_its_tasks_recipients_and_signature(people: People, organs: Organs, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, ORDERED, item_id=item.pk)
    order_from(people, one.pk, "Rà soát phương án phòng cháy rừng", Share(organ=organs.economy))
    two = actions.conclude(people.mai, meeting.pk, "Kiểm tra việc trực.", item_id=item.pk)
    order_from(people, two.pk, "Kiểm tra việc trực", Share(organ=organs.police))

    reading = again(notice_of(people.mai, meeting))

    told = [(task.lead, task.deadline.date if task.deadline else None) for task in reading.tasks]
    assert told == [(("Phòng Kinh tế",), dt.date(2026, 12, 5)), (("Công an xã Minh Sơn",), DUE)]
    assert reading.tasks[0].text == ORDERED  # the conclusion said all of it: nothing is said twice
    assert [each.text for each in reading.document.recipients] == ["Các đồng chí dự họp", "Phòng Kinh tế", "Công an xã Minh Sơn"]
    assert (reading.document.type, signed(reading)) == ("TB", ("T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Thị Mai"))


@pytest.mark.parametrize(
    ("words", "said"),
    [("trước 05/12", False), ("trước 5/12/2030", False), ("ngày 5 tháng 12", False), ("trước 05/12/2029", True), ("trước 15/12", True)],
)
def test_deadline_is_said_where_the_conclusion_does_not_say_it(people: People, organs: Organs, held: Held, words: str, said: bool) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, f"Phòng Kinh tế rà soát phương án {words}.", item_id=item.pk)
    order_from(people, one.pk, "Rà soát phương án", Share(organ=organs.economy))

    besides = "- Giao Phòng Kinh tế chủ trì thực hiện; hoàn thành chậm nhất ngày 05/12/2030."
    assert (besides in words_of(notice_of(people.mai, meeting))) is said


def test_office_may_sign_it_by_order(people: People, held: Held) -> None:
    make_conclusion(held[0], people.mai)
    paper = notice_of(people.mai, held[0])

    assert departures(paper) == []
    assert signature_departures(profile_called(paper.profile), KindOfOrgan.COLLECTIVE, paper.signature) == ()


def test_personnel_is_in_no_notice_whoever_writes_it(people: People, organs: Organs, held: Held) -> None:
    meeting, item, secret = held
    actions.conclude(people.mai, meeting.pk, "Thống nhất.", item_id=item.pk, no_task=True)
    kept = actions.conclude(people.mai, meeting.pk, "Điều động đồng chí Phan Văn Kín.", item_id=secret.pk)
    order_from(people, kept.pk, "Hoàn thiện hồ sơ đồng chí Phan Văn Kín", Share(organ=organs.building))
    actions.conclude(people.mai, meeting.pk, "Văn phòng theo dõi.", no_task=True)

    for account in (people.mai, people.hoa):  # both may look below the heading
        paper = notice_of(account, meeting)
        assert [line for line in words_of(paper) if "Kín" in line or "cán bộ" in line] == []
        assert [line for line in words_of(paper) if line[:2] in {"1.", "2.", "3."}] == [f"1. {MATTERS[0]}", "2. Văn phòng theo dõi."]
        assert paper.recipients == ("Các đồng chí dự họp", "Lưu Văn phòng Đảng ủy")


def test_task_further_inside_and_task_dropped_are_not_told(people: People, organs: Organs, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, "Việc chung.", item_id=item.pk)
    inside = order_from(people, one.pk, "Việc kín", Share(organ=organs.police))
    Task.objects.filter(pk=inside.pk).update(confidentiality=Confidentiality.RESTRICTED)
    dropped = order_from(people, one.pk, "Việc thôi", Share(organ=organs.economy))
    dropped.refresh_from_db()
    stop_following(people.mai, dropped.pk, dropped.revision, "Nhầm")

    paper = notice_of(people.mai, meeting)

    assert (words_of(paper)[2:-1], paper.recipients) == (["a) Việc chung."], ("Các đồng chí dự họp", "Lưu Văn phòng Đảng ủy"))


def test_who_was_in_the_chair_is_said_and_nobody_where_none_is_known(people: People, held: Held) -> None:
    meeting, _, _ = held
    make_conclusion(meeting, people.mai)
    Minutes.objects.create(meeting=meeting, chair=person_of(people.nam))
    assert "đồng chí Vũ Đình Nam chủ tọa" in words_of(notice_of(people.mai, meeting))[0]

    Minutes.objects.all().delete()
    Meeting.objects.update(chair=None, body="", title="Giao ban", place="")
    paper = notice_of(people.mai, meeting)
    assert words_of(paper)[0].startswith(f"Ngày {meeting.day:%d/%m/%Y}, giao ban đã họp. Sau khi")
    assert words_of(paper)[0].endswith("cuộc họp kết luận như sau:")

    Meeting.objects.update(chair=person_of(people.nam).pk)
    assert notice_of(people.mai, meeting).subject.startswith("kết luận của đồng chí Vũ Đình Nam tại giao ban ngày")


def test_more_conclusions_than_letters_are_counted(people: People, held: Held) -> None:
    meeting, item, _ = held
    for number in range(25):
        make_conclusion(meeting, people.mai, item, text=f"Việc {number}")

    markers = [line.split(" ")[0] for line in words_of(notice_of(people.mai, meeting)) if " Việc " in line]

    assert (markers[:6], markers[22:]) == (["a)", "b)", "c)", "d)", "đ)", "e)"], ["y)", "(24)", "(25)"])


def test_hostile_words_come_out_as_those_words(people: People, organs: Organs, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, HOSTILE, item_id=item.pk)
    order_from(people, one.pk, f"Làm {HOSTILE}", Share(organ=organs.police))

    assert again(notice_of(people.mai, meeting)).source.text.count(HOSTILE) == 1  # the task says no more than that


def test_board_day_is_named(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, BOARD_DAY)
    make_conclusion(meeting, people.mai)

    assert notice_of(people.mai, meeting).subject.endswith("ngày 26/11/2026")
