"""The schedule on screen: a week in its three layouts, month and list; who finds what; publishing, and the issues as they stood."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.office.days.actions import enter_day
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions import cancel_meeting, change_meeting
from giaoban.office.meetings.models import Meeting, Room, WeekIssue
from giaoban.office.notices.models import Notice
from tests.office.meetings.rows import BOARD_DAY, MONDAY, TITLE, call, make_meeting
from tests.office.meetings.test_weeks import WHY, publish
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
WEEK = MONDAY.isoformat()
LAYOUTS = ("days", "leaders", "hours")


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def cells(page: str, part: str) -> list[str]:
    """The words of each cell of a column."""
    found = re.findall(rf'<td[^>]*data-part="{part}[^"]*">(.*?)</td>', page, re.DOTALL)
    return [" ".join(re.sub(r"<(svg|span class=.hidden).*?>", "", words(cell)).split()) for cell in found]


def test_week_stands_by_day_morning_and_afternoon(people: People, organs: Organs) -> None:
    meeting = make_meeting(
        chair=person_of(people.hoa), participants="Ủy viên Ban Thường vụ", place="Phòng họp số 1", prepared_by=organs.economy,
        office_lead=person_of(people.mai), end_time=dt.time(11),
    )  # fmt: skip
    make_meeting(MONDAY, title="Giao ban", time=dt.time(14), half="afternoon", certainty="tentative")
    make_meeting(title="Họp tối", time=dt.time(19), half="")
    make_meeting(title="Tập huấn", time=None, half="all-day", end_day=BOARD_DAY + dt.timedelta(days=1))

    page = shown(signed_in(people.mai), "schedule-week", WEEK)

    mornings, afternoons = cells(page, "Sáng"), cells(page, "Chiều")
    assert afternoons[0] == "14:00 dự kiến Giao ban"
    board = f"08:00 {TITLE} Chủ trì: đ/c Lê Văn Hòa · Ủy viên Ban Thường vụ · Phòng họp số 1 · đến 11:00"
    assert mornings[3] == f"Cả ngày đến 27/11 Tập huấn {board} Chuẩn bị: Phòng Kinh tế · LĐVP: đ/c Trần Thị Mai"
    assert (afternoons[3], mornings[4]) == ("19:00 Họp tối", "tiếp Tập huấn")
    assert mornings[0] == mornings[5] == ""
    assert "Lịch công tác tuần 48" in page
    assert meeting.title in page


def test_leaders_stand_beside_each_other(people: People) -> None:
    meeting = make_meeting(chair=person_of(people.hoa))
    call(meeting, account=people.nam)
    make_meeting(title="Việc của Văn phòng", place="Phòng họp số 2")

    page = shown(signed_in(people.mai), "schedule-week", WEEK, layout="leaders")

    assert cells(page, "Lê Văn Hòa")[6] == cells(page, "Vũ Đình Nam")[6] == f"08:00 {TITLE}"
    assert cells(page, "Phạm Quang Minh")[6] == ""
    assert cells(page, "Việc khác")[6] == "08:00 Việc của Văn phòng Phòng họp số 2"


def test_hours_say_everything_in_columns(people: People, organs: Organs) -> None:
    make_meeting(
        chair=person_of(people.hoa),
        participants="Ban Thường vụ",
        place="Hội trường",
        prepared_by=organs.economy,
        office_lead=person_of(people.mai),
    )

    page = shown(signed_in(people.mai), "schedule-week", WEEK, layout="hours")

    row = [cells(page, part)[0] for part in ("Giờ", "Nội dung", "Chủ trì", "Thành phần", "Địa điểm", "Chuẩn bị", "LĐVP")]
    assert row == ["08:00", TITLE, "đ/c Lê Văn Hòa", "Ban Thường vụ", "Hội trường", "Phòng Kinh tế", "đ/c Trần Thị Mai"]
    empty = shown(signed_in(people.mai), "schedule-week", "2027-11-22", layout="hours")
    assert "Chưa có việc nào trong tuần." in empty


def test_clash_is_named_and_never_to_who_sees_not_all(people: People) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    make_meeting(chair=person_of(people.hoa), room=room)
    make_meeting(title="Việc khác", time=dt.time(9), chair=person_of(people.hoa), room=room)
    publish(people.mai)

    page = words(shown(signed_in(people.mai), "schedule-week", WEEK))
    assert "Phòng họp số 1 có hai việc: 08:00 thứ Năm 26/11 và 09:00 thứ Năm 26/11." in page
    assert "đ/c Lê Văn Hòa có hai việc: 08:00 thứ Năm 26/11 và 09:00 thứ Năm 26/11." in page
    assert "Trùng" not in shown(signed_in(people.binh), "schedule-week", WEEK)


def test_changes_since_the_issue_are_marked_with_their_reason(people: People) -> None:
    moved, cancelled = make_meeting(), make_meeting(title="Giám sát", time=dt.time(14), half="afternoon")
    publish(people.mai)
    change_meeting(people.ha, moved.pk, 1, time=dt.time(9, 30), reason=WHY)
    cancel_meeting(people.ha, cancelled.pk, 1, reason="Chưa đủ hồ sơ")

    page = shown(signed_in(people.mai), "schedule-week", WEEK)

    assert "2 thay đổi từ khi ban hành bản 1: 1 không họp, 1 đổi thời gian." in page
    assert f"Đổi giờ 08:00 → 09:30 ({WHY})" in page
    assert "Không họp (Chưa đủ hồ sơ)" in page
    assert "Ban hành bản 2" in page
    assert 'class="entry entry-cancelled"' in page


def test_nothing_to_publish_offers_nothing(people: People) -> None:
    make_meeting()
    publish(people.mai)

    assert "schedule-publish" not in (page := shown(signed_in(people.mai), "schedule-week", WEEK))
    assert "Ban hành bản" not in page


@pytest.mark.parametrize("layout", LAYOUTS)
def test_confidential_and_private_things_are_nowhere_for_a_unit(layout: str, people: People) -> None:
    make_meeting()
    make_meeting(title="Kín", confidentiality=Confidentiality.RESTRICTED)
    make_meeting(title="Riêng", private=True)
    publish(people.mai)

    for account, sees in ((people.mai, True), (people.binh, False), (people.sen, False)):
        page = shown(signed_in(account), "schedule-week", WEEK, layout=layout)
        assert (TITLE in page, "Kín" in page, "Riêng" in page) == (True, sees, sees)


def test_unit_opens_its_own_meeting_alone(people: People) -> None:
    make_meeting(None, title="Chưa có ngày")
    page = shown(signed_in(people.mai), "schedule-week", WEEK)

    assert "Chưa ấn định ngày" in page
    assert "Chưa có ngày" in page
    assert "Chưa có ngày" not in shown(signed_in(people.binh), "schedule-week", WEEK)


def test_month_shows_the_first_of_each_day_and_counts_the_others(people: People) -> None:
    for n in range(8):
        make_meeting(title=f"Việc {n}", time=dt.time(8 + n))
    make_meeting(MONDAY, title="Dự kiến", certainty="tentative")

    page = shown(signed_in(people.mai), "schedule-month", "2026-11")

    assert cells(page, "Thứ Năm 26/11")[0].split("Việc ")[1:] == [f"{n} {9 + n:02}:00 " for n in range(5)] + ["5 và 2 việc nữa"]
    assert "Có 9 việc: 1 dự kiến." in page
    assert "Chưa có việc nào trong tháng." in shown(signed_in(people.mai), "schedule-month", "2026-10")
    for wrong in ("2026-13", "2026-1", "9999-99", "thang-x"):
        assert signed_in(people.mai).get(reverse("schedule-month", args=[wrong])).status_code == 404


CULTURE, MAKE_UP = "Ngày Văn hóa Việt Nam", "Làm bù ngày thứ Hai 23/11"


def heads(page: str) -> dict[str, str]:
    """What stands at each day of a week below its date, with ` (nghỉ)` where its row is drawn as a day of rest."""
    rows = re.findall(r'<tr(?: class="(\w*)\s*")?><th scope="row"[^>]*>(.*?)</th>', page, re.DOTALL)
    said = [(kind, re.split(r"(\d\d/\d\d)", words(head), maxsplit=1)) for kind, head in rows]
    return {day: more.strip() + (" (nghỉ)" if kind == "rest" else "") for kind, (_, day, more) in said}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_week_names_the_days_off_and_the_days_made_up_for(layout: str, people: People) -> None:
    enter_day(people.mai, day=dt.date(2026, 11, 28), kind="work", reason=MAKE_UP, source="Thông báo 3-TB/VP")
    enter_day(people.mai, day=dt.date(2026, 11, 27), kind="closed", reason="Cơ quan <nghỉ> riêng", source="Thông báo 3-TB/VP")
    make_meeting()

    found = heads(shown(signed_in(people.mai), "schedule-week", WEEK, layout=layout))

    named = {"24/11": f"{CULTURE} (nghỉ)", "27/11": "Cơ quan &lt;nghỉ&gt; riêng (nghỉ)", "28/11": MAKE_UP}
    plain = {"26/11": ""} if layout == "hours" else {"23/11": "", "25/11": "", "26/11": "", "29/11": " (nghỉ)"}
    assert found == named | plain


def test_month_and_issue_name_the_days_off_and_the_days_made_up_for(people: People) -> None:
    make_meeting()
    issue = publish(people.mai)
    enter_day(people.mai, day=dt.date(2026, 11, 28), kind="work", reason=MAKE_UP, source="Thông báo 3-TB/VP")
    client = signed_in(people.binh)
    month = shown(client, "schedule-month", "2026-11")

    days = ("Thứ Ba 24/11", "Thứ Tư 25/11", "Thứ Bảy 28/11", "Chủ nhật 29/11")
    assert [re.sub(r"^.*?(\d\d/\d\d) ?", "", cells(month, day)[0]) for day in days] == [CULTURE, "", MAKE_UP, ""]
    assert re.findall(r'class="month-rest" data-part="([^"]*)"', month)[-2:] == ["Thứ Ba 24/11", "Chủ nhật 29/11"]
    found = heads(shown(client, "schedule-issue", issue.pk))
    assert (found["24/11"], found["28/11"], found["29/11"]) == (f"{CULTURE} (nghỉ)", MAKE_UP, " (nghỉ)")


def test_list_goes_from_a_day_to_a_day(people: People) -> None:
    for day in (BOARD_DAY, BOARD_DAY + dt.timedelta(days=40)):
        make_meeting(day, title=f"Họp {day:%d/%m}")
    client = signed_in(people.mai)

    def found(**asked: str) -> list[str]:
        return re.findall(r"Họp \d\d/\d\d", shown(client, "schedule-list", **asked))

    assert found(**{"from": "2026-11-20"}) == ["Họp 26/11"]
    assert found(**{"from": "2026-11-20", "to": "2027-01-10"}) == ["Họp 26/11", "Họp 05/01"]
    assert found(**{"from": "2026-12-20", "to": "2026-11-01"}) == []
    assert "Không có việc nào trong những ngày này." in shown(client, "schedule-list", **{"from": "2024-01-01"})
    assert "việc." in shown(client, "schedule-list", **{"from": "hôm qua"})


def test_calendar_of_one_person_says_whose(people: People) -> None:
    make_meeting(chair=person_of(people.hoa))
    make_meeting(title="Việc khác")
    client, hoa = signed_in(people.mai), str(person_of(people.hoa).pk)

    for name, args in (("schedule-week", [WEEK]), ("schedule-month", ["2026-11"])):
        page = shown(client, name, *args, person=hoa)
        assert (TITLE in page, "Việc khác" in page, "của Lê Văn Hòa" in page) == (True, False, True)
        assert f"person={hoa}" in page  # the ways on ask for the same


def test_day_that_is_none_is_no_page(people: People) -> None:
    for wrong in ("2026-02-30", "xyz", "1200-01-01"):
        assert signed_in(people.mai).get(reverse("schedule-week", args=[wrong])).status_code == 404
    assert "Tuần này" in shown(signed_in(people.mai), "schedule")
    assert "Lịch công tác tuần 48" in shown(signed_in(people.mai), "schedule-week", BOARD_DAY.isoformat())


def test_week_is_looked_over_published_and_printed(people: People, organs: Organs) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    make_meeting(chair=person_of(people.hoa), room=room, prepared_by=organs.economy, office_lead=person_of(people.mai))
    make_meeting(title="Việc khác", time=dt.time(9), room=room)
    make_meeting(title="Kín", confidentiality=Confidentiality.RESTRICTED)
    client = signed_in(people.mai)

    preview = shown(client, "schedule-publish", WEEK)
    assert "Phòng họp số 1 có hai việc" in preview
    assert "Hạn chế, không lên lịch chung" in preview
    status, place = sent(client, "schedule-publish", WEEK, shown="0", preview=_preview(preview), replaces_invitation="on")

    issue = WeekIssue.objects.get()
    assert (status, place) == (302, reverse("schedule-issue", args=[issue.pk]))
    page = words(client.get(place).content.decode())
    assert "LỊCH CÔNG TÁC TUẦN 48" in page
    assert "(Lịch này thay giấy mời)" in page
    assert "Chuẩn bị: Phòng Kinh tế · LĐVP: đ/c Trần Thị Mai" in page
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in page
    assert "Kín" not in page
    assert "Trùng" not in page


def _preview(page: str) -> str:
    found = re.search(r'name="preview" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_issue_of_changes_says_the_one_change(people: People) -> None:
    meeting = make_meeting(place="Phòng họp số 1")
    make_meeting(title="Không đổi", time=dt.time(14), half="afternoon")
    first = publish(people.mai)
    change_meeting(people.ha, meeting.pk, 1, time=dt.time(9, 30), reason=WHY)
    client = signed_in(people.mai)
    preview = shown(client, "schedule-publish", WEEK)
    sent(client, "schedule-publish", WEEK, shown="1", preview=_preview(preview))
    second = WeekIssue.objects.get(number=2)

    page = words(shown(client, "schedule-issue", second.pk))
    assert "LỊCH THAY ĐỔI, BỔ SUNG TUẦN 48" in page
    assert f"Đổi giờ 08:00 → 09:30 ({WHY}) 08:00 thứ Năm 26/11 {TITLE} Phòng họp số 1 09:30 thứ Năm 26/11 {TITLE} Phòng họp số 1" in page
    assert "Không đổi" not in page
    assert "Không đổi" in shown(client, "schedule-issue", second.pk, whole="1")
    assert cells(shown(client, "schedule-issue", first.pk), "Sáng")[3] == f"08:00 {TITLE} Phòng họp số 1"  # as it stood
    assert "đã có bản mới hơn" in shown(client, "schedule-issue", first.pk)


def test_page_that_is_stale_publishes_nothing_and_says_why(people: People) -> None:
    make_meeting()
    client = signed_in(people.ha)
    seen = _preview(shown(client, "schedule-publish", WEEK))
    publish(people.mai)

    assert "Lịch tuần này vừa được ban hành." in refused(client, "schedule-publish", WEEK, shown="0", preview=seen)
    assert "Không có gì thay đổi từ bản trước." in shown(client, "schedule-publish", WEEK)
    assert "Tuần này chưa có việc nào để ban hành." in shown(client, "schedule-publish", "2027-11-22")


def test_notice_of_a_week_leads_to_its_issue(people: People) -> None:
    make_meeting(chair=person_of(people.hoa))
    issue = publish(people.mai)
    client = signed_in(people.hoa)

    assert "Lịch công tác tuần 48 (từ 23/11 đến 29/11/2026)" in shown(client, "notices")
    answer = client.post(reverse("notice-open", args=[Notice.objects.get().pk]))
    assert answer.headers["Location"] == reverse("schedule-issue", args=[issue.pk])


def _counted(client: Client, name: str, args: list[str], **asked: str) -> int:
    client.get(reverse(name, args=args), asked)
    with CaptureQueriesContext(connection) as found:
        client.get(reverse(name, args=args), asked)
    return len(found)


@pytest.mark.parametrize("who", ["mai", "binh"])
@pytest.mark.parametrize(
    ("name", "args", "asked"),
    [("schedule-week", [WEEK], {"layout": layout}) for layout in LAYOUTS]
    + [("schedule-month", ["2026-11"], {}), ("schedule-list", [], {"from": WEEK}), ("schedule-publish", [WEEK], {})],
)
def test_pages_ask_as_often_for_three_as_for_one(
    name: str, args: list[str], asked: dict[str, str], who: str, people: People, organs: Organs
) -> None:
    if (who, name) == ("binh", "schedule-publish"):
        return

    def one_more() -> None:
        room = Room.objects.create(name=f"Phòng {Room.objects.count()}")
        meeting = make_meeting(chair=person_of(people.hoa), office_lead=person_of(people.mai), prepared_by=organs.economy, room=room)
        call(meeting, account=people.sen)
        call(meeting, organ=organs.police)

    client = signed_in(getattr(people, who))
    one_more()
    one_more()  # two clash
    publish(people.mai)
    Meeting.objects.update(time=dt.time(10))
    before = _counted(client, name, args, **asked)
    for _ in range(2):
        one_more()
    publish(people.mai)
    Meeting.objects.update(time=dt.time(11))

    assert _counted(client, name, args, **asked) == before
