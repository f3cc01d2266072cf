"""Registration and the competence table on screen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.meetings.actions import add_matter, register_matter, take_registration, withdraw_item
from giaoban.office.meetings.models import Matter, Registration
from giaoban.office.notices.models import Notice
from giaoban.web.notices.subjects import places_of
from giaoban.web.registering.forms import month_after, months_from
from tests.office.meetings.rows import make_meeting
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
SOURCE = "Quy chế làm việc của Đảng ủy xã, Điều 7"


@pytest.fixture
def next_month() -> dt.date:
    return month_after(timezone.localdate())


@pytest.fixture
def table(people: People) -> Matter:
    """Public investment goes to the committee; the Standing Board is heard."""
    bodies = {"committee": "decides", "standing-board": "gives-opinion"}
    return add_matter(people.mai, name="Đầu tư công", words="đầu tư công", source=SOURCE, bodies=bodies)


def registered(people: People, organs: Organs, month: dt.date, **fields: Any) -> Registration:
    values = {"title": "Kế hoạch đầu tư công", "reason": "Đến kỳ", "month": month, "body": "standing-board"}
    return register_matter(people.binh, organs.economy.pk, **(values | fields))


def page(client: Client, account: Any, name: str, *keys: int, query: str = "") -> str:
    client.force_login(account)
    answer = client.get(reverse(name, args=keys) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, account: Any, to: str, *keys: int, **data: Any) -> Any:
    client.force_login(account)
    return client.post(reverse(to, args=keys), data)


def test_months_run_over_the_year() -> None:
    assert [key for key, _ in months_from(dt.date(2026, 11, 30), 3)] == ["2026-11-01", "2026-12-01", "2027-01-01"]


def test_unit_registers_and_the_table_proposes_matter_and_body(
    client: Client, people: People, organs: Organs, table: Matter, next_month: dt.date
) -> None:
    facts = {"title": "Kế hoạch đầu tư công 2027", "reason": "Đến kỳ trình", "month": next_month.isoformat()}

    answer = send(client, people.binh, "registration-new", **facts)

    made = Registration.objects.get()
    assert answer["Location"] == f"/registrations/{made.pk}/"
    assert (made.organ, made.prepared_by, made.matter, made.body, made.month) == (
        organs.economy, organs.economy, table, "committee", next_month,
    )  # fmt: skip
    shown = page(client, people.binh, "registration", made.pk)
    assert f"Loại việc: Đầu tư công (theo {SOURCE})." in shown


def test_body_has_to_be_chosen_where_the_table_knows_nothing(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    facts = {"title": "Đặt tên đường", "reason": "Nhân dân kiến nghị", "month": next_month.isoformat()}

    refused = send(client, people.binh, "registration-new", **facts)
    done = send(client, people.binh, "registration-new", **facts, body="peoples-council")

    assert (refused.status_code, "Nhân dân kiến nghị" in refused.content.decode(), done.status_code) == (422, True, 302)


def test_office_registers_for_a_unit(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    facts = {"title": "Đặt tên đường", "reason": "Kiến nghị", "month": next_month.isoformat(), "body": "peoples-council"}

    send(client, people.ha, "registration-new", **facts, organ=organs.police.pk, prepared_by=organs.economy.pk)

    made = Registration.objects.get()
    assert (made.organ, made.prepared_by, made.entered_by) == (organs.police, organs.economy, people.ha)


def test_wrong_body_is_warned_of_in_the_list_and_on_the_page(
    client: Client, people: People, organs: Organs, table: Matter, next_month: dt.date
) -> None:
    made = registered(people, organs, next_month, matter=table, body="permanent-leaders")

    for shown in (page(client, people.ha, "registrations"), page(client, people.ha, "registration", made.pk)):
        assert f"Theo {SOURCE}: Ban Chấp hành quyết định; Ban Thường vụ cho ý kiến." in shown


def test_unit_corrects_and_withdraws_its_own(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    made = registered(people, organs, next_month)
    later = month_after(next_month)
    facts = {"title": "Kế hoạch vốn", "reason": "Đến kỳ", "month": later.isoformat(), "body": "committee"}

    send(client, people.binh, "registration-correct", made.pk, **facts, shown=1)
    made.refresh_from_db()
    assert (made.title, made.month, made.body) == ("Kế hoạch vốn", later, "committee")
    assert "Rút nội dung này?" in page(client, people.binh, "registration-withdraw", made.pk)
    send(client, people.binh, "registration-withdraw", made.pk, shown=2)

    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert client.get(reverse("registration-correct", args=[made.pk])).status_code == 404
    assert client.get(reverse("registration-withdraw", args=[made.pk])).status_code == 404
    client.force_login(people.cuong)
    assert client.get(reverse("registration", args=[made.pk])).status_code == 404


def test_earlier_month_is_still_to_be_corrected(client: Client, people: People, organs: Organs) -> None:
    made = registered(people, organs, dt.date(2026, 1, 1))

    assert "Tháng 1/2026" in page(client, people.binh, "registration-correct", made.pk)


def test_office_takes_one_into_a_meeting_and_the_unit_sees_where(
    client: Client, people: People, organs: Organs, next_month: dt.date
) -> None:
    made, meeting = registered(people, organs, next_month), make_meeting(dt.date(2099, 12, 20))
    make_meeting(dt.date(2099, 12, 1), title="Hội nghị Ban Chấp hành", body="committee")

    shown = page(client, people.ha, "registration-take", made.pk)
    send(client, people.ha, "registration-take", made.pk, shown=1, meeting=meeting.pk)

    assert shown.index(meeting.title) < shown.index("Hội nghị Ban Chấp hành")  # the body it goes before, though later
    made.refresh_from_db()
    assert made.item is not None
    assert (made.state, made.item.meeting, made.item.needs.count()) == ("taken", meeting, 2)
    assert f'/dossiers/{meeting.pk}/#noi-dung-{made.item.pk}"' in page(client, people.binh, "registration", made.pk)
    assert meeting.title in page(client, people.binh, "registrations")


def test_unit_sees_that_its_matter_was_taken_off_the_agenda(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    meeting = make_meeting(dt.date(2099, 12, 24))
    made = register_matter(people.binh, organs.economy.pk, title="Đầu tư công", reason="Đến kỳ", month=next_month, body="standing-board")
    item = take_registration(people.ha, made.pk, 1, meeting.pk)
    assert "Trong chương trình: <a" in page(client, people.binh, "registration", made.pk)

    withdraw_item(people.ha, item.pk, item.revision)

    assert "Đã rút khỏi chương trình: <a" in page(client, people.binh, "registration", made.pk)


def test_office_merges_defers_and_declines(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    first, second, third = (registered(people, organs, next_month, title=f"Nội dung {number}") for number in range(3))

    nothing = send(client, people.ha, "registration-merge", first.pk, shown=1)
    send(client, people.ha, "registration-merge", first.pk, shown=1, others=[f"{second.pk}-1"])
    send(client, people.ha, "registration-defer", first.pk, shown=1, month=month_after(next_month).isoformat(), reason="Chưa đủ hồ sơ")
    send(client, people.ha, "registration-decline", third.pk, shown=1, reason="Thuộc UBND")

    for one in (first, second, third):
        one.refresh_from_db()
    assert nothing.status_code == 422
    assert [one.state for one in (first, second, third)] == ["deferred", "merged", "declined"]
    assert "Gộp cùng: Nội dung 1" in page(client, people.ha, "registration", first.pk)
    assert "Chưa đủ hồ sơ" in page(client, people.binh, "registration", first.pk)
    kept = list(Notice.objects.filter(account=people.binh))
    assert set(places_of(people.binh, kept).values()) == {f"/registrations/{one.pk}/" for one in (first, second, third)}


def test_what_was_merged_of_another_unit_is_not_told(client: Client, people: People, organs: Organs, next_month: dt.date) -> None:
    first = registered(people, organs, next_month)
    values = {"reason": "b", "month": next_month, "body": "committee"}
    other = register_matter(people.cuong, organs.police.pk, title="Trụ sở công an", **values)
    send(client, people.ha, "registration-merge", first.pk, shown=1, others=[f"{other.pk}-1"])

    assert "Trụ sở công an" in page(client, people.ha, "registration", first.pk)
    assert "Trụ sở công an" not in page(client, people.binh, "registration", first.pk)


def test_earlier_months_stand_back_unless_they_wait(client: Client, people: People, organs: Organs) -> None:
    registered(people, organs, dt.date(2026, 1, 1), title="Còn chờ")
    Registration.objects.filter(pk=registered(people, organs, dt.date(2026, 1, 1), title="Đã xong").pk).update(state="declined")

    few, all_of_them = page(client, people.ha, "registrations"), page(client, people.ha, "registrations", query="?all=1")

    assert ["Còn chờ" in few, "Đã xong" in few, "Đã xong" in all_of_them] == [True, False, True]


def test_table_is_kept_on_screen_by_the_chief_and_read_by_units(client: Client, people: People, table: Matter) -> None:
    facts = {"name": "Công tác cán bộ", "source": SOURCE, "words": "cán bộ", "body-standing-board": "decides", "valid_from": "2026-01-01"}
    refused = send(client, people.mai, "competence-new", name="a", source="b")
    send(client, people.mai, "competence-new", **facts)
    made = Matter.objects.get(name="Công tác cán bộ")
    send(client, people.mai, "competence-change", made.pk, **facts | {"name": "Nhân sự", "body-committee": "is-informed"}, shown=1)
    shown = page(client, people.binh, "competence")
    assert "Sửa loại việc" in page(client, people.mai, "competence-change", made.pk)
    send(client, people.mai, "competence-end", made.pk, valid_to="2026-02-01", shown=2)

    assert (refused.status_code, "Chọn cơ quan quyết định." in refused.content.decode()) == (422, True)
    assert [words in shown for words in ("Nhân sự", "Được báo cáo", SOURCE, "Thêm loại việc")] == [True, True, True, False]
    assert "Không áp dụng hôm nay" in page(client, people.mai, "competence")


@pytest.mark.parametrize("many", [1, 3])
def test_lists_ask_as_often_for_one_as_for_many(
    many: int, client: Client, people: People, organs: Organs, next_month: dt.date, table: Matter, django_assert_num_queries: Any
) -> None:
    for number in range(many):
        made = registered(people, organs, next_month, title=f"Nội dung {number}", matter=table)
        send(client, people.ha, "registration-take", made.pk, shown=1, meeting=make_meeting(dt.date(2099, 12, 1)).pk)
        registered(people, organs, next_month, title=f"Còn chờ {number}", matter=table)
    client.force_login(people.ha)
    client.get(reverse("registrations"))

    with django_assert_num_queries(12):
        client.get(reverse("registrations"))
    with django_assert_num_queries(7):
        client.get(reverse("competence"))
