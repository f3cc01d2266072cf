"""The board on screen: what stands on it, decisions by key, two people at once, the wall, the minutes."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.actions.succession import merge_organs
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.work import actions
from giaoban.office.work.models import Board, Briefing, BriefingItem, Objection, Task, Workflow
from giaoban.web.briefing.wall import for_the_wall
from tests.office.meetings.rows import make_meeting
from tests.office.work.board import lay, lead_of
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TODAY = timezone.localdate


def later(days: int) -> dt.date:
    return TODAY() + dt.timedelta(days)


@pytest.fixture
def mai(people: People, client: Client) -> Client:
    come_in(client, people.mai)
    return client


@pytest.fixture
def held(people: People) -> Briefing:
    return actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY(), chair=person_of(people.hoa))


def titles(answer: Any, key: str) -> list[str]:
    sections = answer.context["shown"].sections
    return [row.title for section in sections if section.key.startswith(key) for row in section.rows]


def board_of(client: Client, held: Briefing, view: str = "") -> Any:
    return client.get(f"/briefings/{held.pk}/{view}")


def test_board_shows_each_part(mai: Client, held: Briefing, people: People, organs: Organs) -> None:
    late = lay("Chi trả bồi thường", organs.economy, days=-4, leader=person_of(people.minh))
    lay("Chưa ai phụ trách", organs.building, days=-1)
    lay("Tu sửa kè", organs.economy, days=2)
    lay("Tháng sau", organs.economy, days=40)
    lay("Báo cáo thu", organs.economy, days=-2, workflow=Workflow.DONE, closed=True, done_on=later(-1))
    actions.ask_extension(people.binh, lead_of(late).pk, later(9), "Chờ đo")
    answer = board_of(mai, held)

    assert (titles(answer, "qua-han"), titles(answer, "tuan-nay")) == (["Chi trả bồi thường", "Chưa ai phụ trách"], ["Tu sửa kè"])
    assert (titles(answer, "vuong-mac"), titles(answer, "da-xong")) == (["Chi trả bồi thường"], ["Báo cáo thu"])
    assert [section.title for section in answer.context["shown"].sections if section.over] == [
        "Quá hạn · đ/c Phạm Quang Minh phụ trách", "Quá hạn · chưa có lãnh đạo phụ trách",
    ]  # fmt: skip
    assert answer.context["shown"].totals == {"over": 2, "asked": 1, "due": 1, "done": 1}


def test_next_board_shows_what_became_of_the_conclusions(mai: Client, people: People, organs: Organs) -> None:
    first = actions.open_briefing(people.mai, Board.Kind.LEADERS, later(-7), chair=person_of(people.hoa))
    task = lay("Tu sửa kè", organs.economy, days=-2)
    actions.conclude(people.mai, first.pk, "Trực bão 24/24")
    actions.conclude(people.mai, first.pk, "Xong trước thứ Sáu", task_id=task.pk)
    actions.close_briefing(people.mai, first.pk, first.revision)
    second = actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY(), chair=person_of(people.hoa))
    rows = board_of(mai, second).context["shown"].sections[0].rows

    assert [(row.title, row.state.words) for row in rows] == [
        ("Trực bão 24/24.", "Kết luận chung"),
        ("Về việc “Tu sửa kè” (Phòng Kinh tế): Xong trước thứ Sáu.", "Quá 2 ngày"),
    ]


def choice(answer: Any, title: str, label: str, section: str = "qua-han") -> str:
    """The address of what may be decided on a row."""
    rows = [row for part in answer.context["shown"].sections if part.key.startswith(section) for row in part.rows]
    return next(str(one.url) for row in rows if row.title == title for one in row.choices if one.label == label)


def about(client: Client, url: str) -> dict[str, Any]:
    """What the form below a row posts along."""
    return dict(client.get(url, headers=HTMX).context["about"])


def decide(client: Client, url: str, typed: dict[str, Any], sent: dict[str, Any] | None = None) -> Any:
    return client.post(url.split("?", maxsplit=1)[0], (sent or about(client, url)) | typed, headers=HTMX)


def test_extension_is_recorded_by_saying_the_day(mai: Client, held: Briefing, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    url = choice(board_of(mai, held), task.title, "Gia hạn")
    answer = decide(mai, url, {"day": f"{later(5):%d/%m}", "words": "chờ đo lại"})

    assert lead_of(task).deadline == later(5)
    assert (answer["HX-Retarget"], titles(answer, "qua-han")) == ("#board", [])
    assert json.loads(answer["HX-Trigger"])["toast"]["undo"] == f"/briefings/items/{BriefingItem.objects.get().pk}/undo/"


def test_day_that_is_not_clear_is_asked_again(mai: Client, held: Briefing, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    answer = decide(mai, choice(board_of(mai, held), task.title, "Gia hạn"), {"day": "sớm", "words": "chờ đo lại"})

    assert (answer.status_code, "chờ đo lại" in answer.content.decode()) == (422, True)


def test_two_people_at_once_lose_nothing(mai: Client, held: Briefing, people: People, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    url = choice(board_of(mai, held), task.title, "Gia hạn")
    sent = about(mai, url)
    share = lead_of(task)
    actions.move_deadline(people.nam, share.pk, share.revision, later(2), "đồng chí Nam đổi trước")
    answer = decide(mai, url, {"day": f"{later(5):%d/%m}", "words": "chờ đo lại"}, sent)

    assert answer.status_code == 422
    assert ("vừa có người sửa" in answer.content.decode(), "chờ đo lại" in answer.content.decode()) == (True, True)
    assert lead_of(task).deadline == later(2)
    assert decide(mai, url, {"day": f"{later(5):%d/%m}", "words": "chờ đo lại"}, answer.context["about"]).status_code == 200
    assert lead_of(task).deadline == later(5)


def test_transfer_done_and_conclusion_by_their_keys(mai: Client, held: Briefing, organs: Organs) -> None:
    moved, done, talked = (lay(title, organs.economy, days=-4) for title in ("Xe quá tải", "Số liệu hộ nghèo", "Chi trả"))
    board = board_of(mai, held)
    decide(mai, choice(board, "Xe quá tải", "Điều chuyển"), {"to": organs.police.pk})
    decide(mai, choice(board, "Số liệu hộ nghèo", "Đã xong"), {"words": "đã gửi"})
    answer = decide(mai, choice(board, "Chi trả", "Kết luận"), {"words": "Làm xong trong tuần"})

    done.refresh_from_db()
    assert (lead_of(moved).organ, done.workflow) == (organs.police, Workflow.DONE)
    assert [line.item.kind for line in answer.context["shown"].lines] == ["transfer", "done", "conclusion"]
    assert talked.said_at_briefings.get().words == "Làm xong trong tuần"


def test_requests_are_answered_on_the_spot(mai: Client, held: Briefing, people: People, organs: Organs) -> None:
    wanted, foreign, stuck = (lay(title, organs.economy) for title in ("Chi trả", "Xe quá tải", "Kè Bến Gạo"))
    asked = actions.ask_extension(people.binh, lead_of(wanted).pk, later(9), "Chờ đo")
    not_ours = actions.object_to(people.binh, lead_of(foreign).pk, Objection.Kind.NOT_OURS, "Không đúng", organ=organs.police)
    blocked = actions.object_to(people.binh, lead_of(stuck).pk, Objection.Kind.BLOCKED, "Chờ số đo", organ=organs.police)
    board = board_of(mai, held)
    form = mai.get(choice(board, "Chi trả", "Gia hạn", "vuong-mac"), headers=HTMX).context["form"]
    assert form.initial["day"] == f"{later(9):%d/%m/%Y}"
    decide(mai, choice(board, "Chi trả", "Không đồng ý", "vuong-mac"), {"words": "làm ngay"})
    decide(mai, choice(board, "Xe quá tải", "Điều chuyển", "vuong-mac"), {"to": organs.police.pk})
    answer = decide(mai, choice(board, "Kè Bến Gạo", "Kết luận", "vuong-mac"), {"words": "Công an xã giao số đo"})

    for one in (asked, not_ours, blocked):
        one.refresh_from_db()
    assert (asked.answer, not_ours.answer, blocked.answer) == ("refused", "granted", "granted")
    assert titles(answer, "vuong-mac") == []


def test_joint_task_says_who_is_waited_for(mai: Client, held: Briefing, organs: Organs) -> None:
    task = lay("Giải phóng mặt bằng", organs.economy, days=-4, support=organs.police)
    answer = decide(mai, choice(board_of(mai, held), task.title, "Đã xong"), {"words": "xong phần mình"})

    assert (answer.status_code, "còn chờ Công an xã" in answer.content.decode()) == (422, True)


def test_general_conclusion_needs_no_row(mai: Client, held: Briefing) -> None:
    answer = mai.post(f"/briefings/{held.pk}/conclude/", {"words": "Trực bão 24/24"}, headers=HTMX)

    assert [line.text for line in answer.context["shown"].lines] == ["Trực bão 24/24."]


def test_line_is_taken_back(mai: Client, held: Briefing, people: People) -> None:
    item = actions.conclude(people.mai, held.pk, "Nhầm")
    answer = mai.post(f"/briefings/items/{item.pk}/undo/", headers=HTMX)

    assert json.loads(answer["HX-Trigger"])["toast"]["text"] == "Đã rút lại dòng vừa ghi."
    assert board_of(mai, held).context["shown"].lines == []


def test_line_that_cannot_be_taken_back_says_why(mai: Client, held: Briefing, people: People) -> None:
    item = actions.conclude(people.mai, held.pk, "Nhầm")
    actions.close_briefing(people.mai, held.pk, held.revision)
    answer = mai.post(f"/briefings/items/{item.pk}/undo/", headers=HTMX)

    assert "đã chốt" in json.loads(answer["HX-Trigger"])["toast"]["text"]


def test_without_a_script_each_act_is_a_page(mai: Client, held: Briefing, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    url = choice(board_of(mai, held), task.title, "Gia hạn")
    sent = mai.get(url).context["about"]
    answer = mai.post(url.split("?")[0], sent | {"day": f"{later(5):%d/%m}"})

    assert (answer.status_code, lead_of(task).deadline) == (302, later(5))


@pytest.mark.parametrize("sent", [{"shares": "x"}, {"share": "99999", "shown": "1", "task": "99999", "shares": "99999:1"}])
@pytest.mark.parametrize("verb", ["extend", "transfer", "finish"])
def test_nonsense_is_answered_plainly(verb: str, sent: dict[str, str], mai: Client, held: Briefing, organs: Organs) -> None:
    typed = {"day": f"{later(5):%d/%m}", "to": organs.police.pk, "words": "x"}

    assert mai.post(f"/briefings/{held.pk}/{verb}/", sent | typed, headers=HTMX).status_code in (404, 422)


def test_wall_shows_no_citizens_name(mai: Client, held: Briefing, organs: Organs) -> None:
    lay("Trả lời đơn của bà Nguyễn Thị Mơ về đất", organs.economy, days=-4)
    wall = board_of(mai, held, "?view=projector")

    assert titles(wall, "qua-han") == ["Trả lời đơn của bà … về đất"]
    assert "Nguyễn Thị Mơ" not in wall.content.decode()
    assert titles(board_of(mai, held), "qua-han") == ["Trả lời đơn của bà Nguyễn Thị Mơ về đất"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Vận động hộ ông Ba di dời", "Vận động hộ ông … di dời"),
        ("Đơn của công dân N.V.A ở Khe Lim", "Đơn của công dân … ở Khe Lim"),
        ("Hỗ trợ gia đình bà Lê Thị Hoa.", "Hỗ trợ gia đình bà …"),
        ("Đã lập danh sách 14 hộ ở hai thôn", "Đã lập danh sách 14 hộ ở hai thôn"),
        ("Đ/c Lê Văn Hòa kết luận", "Đ/c Lê Văn Hòa kết luận"),
        ("Bàn giao công an xã Minh Sơn", "Bàn giao công an xã Minh Sơn"),
    ],
)
def test_names_of_citizens_are_left_out(text: str, shown: str) -> None:
    assert for_the_wall(text) == shown


def test_enlarged_board_is_another_one(people: People, organs: Organs, client: Client) -> None:
    wide = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY(), chair=person_of(people.hoa))
    lay("Việc nhân sự", organs.building, days=-3, confidentiality=Confidentiality.RESTRICTED)
    lay("Chi trả bồi thường", organs.economy, days=-4)
    lay("Xe quá tải", organs.police, days=-4)
    come_in(client, people.hoa)
    assert titles(board_of(client, wide), "qua-han") == ["Chi trả bồi thường", "Xe quá tải"]

    come_in(client, people.binh)
    answer = board_of(client, wide)
    assert titles(answer, "qua-han") == ["Chi trả bồi thường"]
    assert ("Xe quá tải" in answer.content.decode(), 'data-key="H"' in answer.content.decode()) == (False, False)


@pytest.mark.parametrize("name", ["lan", "ha", "binh", "sen", "thanh"])
def test_leaders_board_is_not_there_for_others(name: str, held: Briefing, people: People, client: Client) -> None:
    come_in(client, getattr(people, name))

    assert [board_of(client, held, path).status_code for path in ("", "minutes/")] == [404, 404]
    assert "giao ban thường trực" not in client.get("/briefings/").content.decode().lower()


def test_briefing_is_opened_headed_and_closed(mai: Client, people: People) -> None:
    data = {
        "kind": "leaders",
        "leaders-held_on": TODAY().isoformat(),
        "leaders-chair": people.hoa.person_id,
        "leaders-present": "Thường trực",
    }
    mai.post("/briefings/open/", data)
    opened = Briefing.objects.get()
    mai.post(f"/briefings/{opened.pk}/head/", {"chair": people.nam.person_id, "present": "Thường trực; CVP", "shown": opened.revision})
    opened.refresh_from_db()
    actions.conclude(people.mai, opened.pk, "Trực bão 24/24")
    answer = mai.post(f"/briefings/{opened.pk}/close/", {"shown": opened.revision})
    opened.refresh_from_db()

    assert (opened.chair, opened.present, opened.is_open) == (people.nam.person, "Thường trực; CVP", False)
    assert answer["Location"] == f"/briefings/{opened.pk}/minutes/"


def test_head_that_somebody_else_changed_is_not_overwritten(mai: Client, held: Briefing, people: People) -> None:
    actions.change_briefing(people.nam, held.pk, held.revision, present="Thường trực")
    answer = mai.post(f"/briefings/{held.pk}/head/", {"chair": people.nam.person_id, "present": "Khác", "shown": held.revision})

    assert (answer.status_code, "Khác" in answer.content.decode()) == (409, True)


def test_minutes_are_printed_at_once_and_stay_as_they_were(mai: Client, held: Briefing, people: People, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    actions.conclude(people.mai, held.pk, "Đo lại trước thứ Tư", task_id=task.pk)
    assert "Dự thảo" in mai.get(f"/briefings/{held.pk}/minutes/").content.decode()
    actions.close_briefing(people.mai, held.pk, held.revision)
    Task.objects.filter(pk=task.pk).update(title="Tên khác")
    page = mai.get(f"/briefings/{held.pk}/minutes/").content.decode()

    assert ("1. Về việc “Chi trả bồi thường” (Phòng Kinh tế): Đo lại trước thứ Tư." in page, "Tên khác" in page) == (True, False)
    assert "BIÊN BẢN" in page


def test_minutes_that_were_changed_say_so(mai: Client, held: Briefing, people: People) -> None:
    actions.close_briefing(people.mai, held.pk, held.revision)
    kept = Briefing.objects.get(pk=held.pk)
    Briefing.objects.filter(pk=held.pk).update(minutes=kept.minutes.replace("Hòa", "Hoà"))

    assert "Nội dung khác lúc chốt" in mai.get(f"/briefings/{held.pk}/minutes/").content.decode()


def test_unit_reads_the_minutes_about_itself_alone(people: People, organs: Organs, client: Client) -> None:
    wide = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY(), chair=person_of(people.hoa))
    for title, organ in (("Chi trả", organs.economy), ("Xe quá tải", organs.police)):
        actions.conclude(people.mai, wide.pk, "Xong trong tuần", task_id=lay(title, organ).pk)
    actions.close_briefing(people.mai, wide.pk, wide.revision)
    come_in(client, people.binh)
    page = client.get(f"/briefings/{wide.pk}/minutes/").content.decode()

    assert ("Chi trả" in page, "Xe quá tải" in page, "1 dòng về việc đồng chí không được xem" in page) == (True, False, True)


def test_viewers_are_set_by_the_chief(mai: Client, held: Briefing, people: People) -> None:
    data = {"roles": ["leader", "chief"], "people": [people.sen.person_id], "keepers": [people.ha.person_id]}
    url = f"/briefings/boards/{held.board_id}/"
    assert mai.post(url, data).status_code == 302

    form = mai.get(url).context["form"]
    assert (form.initial["people"], form.initial["keepers"]) == ([people.sen.person_id], [people.ha.person_id])
    assert mai.post(url, {"roles": ["leader"]}).status_code == 422


def test_board_shows_what_is_held_this_week(mai: Client, held: Briefing, people: People) -> None:
    hoa = person_of(people.hoa)
    make_meeting(later(2), title="Hội nghị Ban Thường vụ", chair=hoa, certainty="tentative", place="Phòng họp số 1")
    make_meeting(TODAY(), title="Làm việc với Phòng Kinh tế")
    make_meeting(later(3), title="Gặp mặt riêng", private=True)
    make_meeting(later(4), title="Đã hoãn", state="cancelled")
    make_meeting(later(8), title="Tuần sau")
    make_meeting(later(1), title="Bàn công tác cán bộ", confidentiality=Confidentiality.RESTRICTED)
    enlarged = actions.open_briefing(people.mai, Board.Kind.ENLARGED, TODAY(), chair=hoa)

    rows = next(section.rows for section in board_of(mai, held).context["shown"].sections if section.key == "lich")

    assert [row.title for row in rows] == ["Làm việc với Phòng Kinh tế", "Bàn công tác cán bộ", "Hội nghị Ban Thường vụ"]
    assert (rows[0].state.words, rows[2].state.below) == ("Hôm nay", "08:00, dự kiến")
    assert (rows[2].who, rows[2].second, rows[2].choices) == ("Lê Văn Hòa", "Phòng họp số 1", [])
    assert titles(board_of(mai, enlarged), "lich") == ["Làm việc với Phòng Kinh tế", "Hội nghị Ban Thường vụ"]


def test_wall_names_no_citizen_who_comes_to_a_reception(mai: Client, held: Briefing) -> None:
    make_meeting(later(1), kind="reception", title="Tiếp bà Nguyễn Thị Tý", participants="Bà Nguyễn Thị Tý")

    page = board_of(mai, held, "?view=projector").content.decode()

    assert ("Tiếp công dân" in page, "Nguyễn Thị Tý" in page) == (True, False)


@pytest.mark.parametrize("many", [1, 3])
def test_board_takes_a_fixed_number_of_queries(
    many: int, mai: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    first = actions.open_briefing(people.mai, Board.Kind.LEADERS, later(-7), chair=person_of(people.hoa))
    for _ in range(many):
        actions.conclude(people.mai, first.pk, "Làm tiếp", task_id=lay("Kết luận", organs.economy).pk)
    actions.close_briefing(people.mai, first.pk, first.revision)
    held = actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY(), chair=person_of(people.hoa))
    for n in range(many):
        late = lay("Quá hạn", organs.police, days=-3, leader=person_of(people.minh if n else people.hoa))
        lay("Tuần này", organs.economy, days=1)
        make_meeting(later(1), chair=person_of(people.hoa), prepared_by=organs.economy)
        lay("Xong", organs.economy, days=-3, workflow=Workflow.DONE, closed=True, done_on=TODAY())
        actions.ask_extension(people.cuong, lead_of(late).pk, later(9), "Chờ đo")
        actions.object_to(people.cuong, lead_of(late).pk, Objection.Kind.BLOCKED, "Chờ số đo", organ=organs.front)
        actions.conclude(people.mai, held.pk, "Làm ngay", task_id=late.pk)
    board_of(mai, held)
    with django_assert_num_queries(KEPT_QUERIES):
        board_of(mai, held)
    Kept.forget_all()
    with django_assert_num_queries(KEPT_QUERIES + BOARD_QUERIES):
        board_of(mai, held)


KEPT_QUERIES, BOARD_QUERIES = 7, 26


def test_list_takes_no_more_queries_with_more_briefings(mai: Client, people: People) -> None:
    for week in (3, 2, 1):
        held = actions.open_briefing(people.mai, Board.Kind.LEADERS, later(-7 * week), chair=person_of(people.hoa))
        actions.close_briefing(people.mai, held.pk, held.revision)

    assert len(mai.get("/briefings/").context["rows"][0]["past"]) == 3


def test_work_goes_to_a_unit_until_its_last_day(mai: Client, held: Briefing, people: People, organs: Organs) -> None:
    moved, tomorrow = lay("Xe quá tải", organs.economy, days=-4), timezone.localdate() + dt.timedelta(1)
    merge_organs(people.mai, {organs.police.pk: 1}, into_id=organs.front.pk, effective=tomorrow, legal_basis="NQ 12-NQ/ĐU")

    decide(mai, choice(board_of(mai, held), "Xe quá tải", "Điều chuyển"), {"to": organs.police.pk})
    assert lead_of(moved).organ == organs.police
