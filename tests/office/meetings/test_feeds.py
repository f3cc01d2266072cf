"""Feeds: exactly the calendar's occurrences, nothing that is not for all; addresses that are secret and can be revoked; bytes kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import feeds
from giaoban.office.meetings.actions import answer_call, cancel_meeting, change_meeting, make_feed, restore_meeting, revoke_feed
from giaoban.office.meetings.actions.feeding import MOST
from giaoban.office.meetings.models import Feed, Meeting
from giaoban.office.work.models import Assignment, Task
from tests.office.meetings.fed import FIRST, TODAY, fed, parts, written
from tests.office.meetings.rows import MONDAY, TITLE, call, make_item, make_meeting, make_series
from tests.office.meetings.test_weeks import publish
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def test_event_says_who_and_keeps_its_name_while_its_sequence_counts(people: People, organs: Organs) -> None:
    hoa = person_of(people.hoa)
    meeting = make_meeting(FIRST, chair=hoa, prepared_by=organs.economy, office_lead=person_of(people.mai), participants="Ban Thường vụ")
    feed = fed(people.hoa, person_id=hoa.pk)
    [before] = parts(feed)
    change_meeting(people.ha, meeting.pk, 1, time=dt.time(9), certainty="tentative")
    [moved] = parts(feed)
    cancel_meeting(people.ha, meeting.pk, 2, reason="Chưa đủ hồ sơ")
    [off] = parts(feed)
    restore_meeting(people.ha, meeting.pk, 3)
    [back] = parts(feed)

    assert str(before["DESCRIPTION"]) == "Chủ trì: Lê Văn Hòa\nThành phần: Ban Thường vụ\nChuẩn bị: Phòng Kinh tế\nLĐVP: Trần Thị Mai"
    assert {str(one["UID"]) for one in (before, moved, off, back)} == {str(meeting.uid)}
    assert [(one["SEQUENCE"], str(one["STATUS"])) for one in (before, moved, off, back)] == [
        (0, "CONFIRMED"), (1, "TENTATIVE"), (2, "CANCELLED"), (3, "TENTATIVE"),
    ]  # fmt: skip
    assert [str(one["SUMMARY"]) for one in (moved, off)] == [f"[Dự kiến] {TITLE}", f"[Không họp] {TITLE}"]
    assert str(off["DESCRIPTION"]).endswith("Lý do không họp: Chưa đủ hồ sơ")
    assert moved["DTSTAMP"].dt >= before["DTSTAMP"].dt


@pytest.mark.parametrize("own", [True, False])
def test_nothing_confidential_and_no_private_movement_is_in_a_feed(own: bool, people: People, organs: Organs) -> None:
    values: dict[str, Any] = {"chair": person_of(people.hoa), "prepared_by": organs.economy}
    make_meeting(FIRST, **values)
    make_meeting(FIRST, title="Công tác cán bộ", confidentiality=Confidentiality.RESTRICTED, **values)
    make_meeting(FIRST, title="Khám sức khỏe", private=True, **values)
    make_meeting(FIRST, title="Tiếp ông Nguyễn Văn Tư", kind="reception", participants="ông Tư", **values)
    make_meeting(None, title="Chưa có ngày", **values)
    whose = {"person_id": person_of(people.hoa).pk} if own else {"organ_id": organs.economy.pk}

    for owner in (people.hoa, people.mai):
        assert sorted(str(part["SUMMARY"]) for part in parts(fed(owner, **whose))) == [TITLE, "Tiếp công dân"]


def test_published_feed_is_as_it_was_published(people: People) -> None:
    meeting = make_meeting(MONDAY)
    make_meeting(MONDAY, title="Riêng", private=True)
    feed = fed(people.binh)
    assert parts(feed) == []
    publish(people.mai)
    make_meeting(MONDAY, title="Chưa ban hành")
    Meeting.objects.filter(pk=meeting.pk).update(title="Sửa sau khi ban hành")

    [one] = parts(feed)
    assert (str(one["UID"]), str(one["SUMMARY"])) == (str(meeting.uid), TITLE)


def test_feed_of_a_person_has_whatever_he_takes_part_in(people: People, organs: Organs) -> None:
    nam = person_of(people.nam)
    make_meeting(FIRST, title="chair", chair=nam)
    make_meeting(FIRST, title="lead", office_lead=nam)
    call(make_meeting(FIRST, title="called"), account=people.nam)
    seat = call(make_meeting(FIRST, title="delegate"), account=people.hoa)
    seat.delegate = nam
    seat.save()
    make_item(make_meeting(FIRST, title="reports"), rapporteur=nam)
    duty = make_series()
    duty.people.add(nam)
    make_meeting(FIRST, title="duty", series=duty, slot=FIRST)
    make_item(make_meeting(FIRST, title="organ"), prepared_by=organs.economy)

    found = sorted(str(part["SUMMARY"]) for part in parts(fed(people.mai, person_id=nam.pk)))
    assert found == ["called", "chair", "delegate", "duty", "lead", "reports"]
    assert [str(part["SUMMARY"]) for part in parts(fed(people.binh, organ_id=organs.economy.pk))] == ["organ"]


def test_telephone_of_who_stays_away_or_sends_another_shows_it_no_more(people: People) -> None:
    meeting = make_meeting(FIRST)
    seat, feed = call(meeting, account=people.hoa), fed(people.mai, person_id=person_of(people.hoa).pk)
    assert len(parts(feed)) == 1

    for answer, delegate in (("away", None), ("delegates", person_of(people.nam))):
        seat = answer_call(people.mai, seat.pk, seat.revision, answer, reason="Bận", delegate=delegate)
        assert parts(feed) == []
    answer_call(people.mai, seat.pk, seat.revision, "comes")
    assert len(parts(feed)) == 1


def test_deadlines_are_in_a_feed_if_wanted_and_only_open_ones(people: People, organs: Organs) -> None:
    def share(title: str, organ: Any, **fields: Any) -> Assignment:
        inside = fields.pop("confidentiality", Confidentiality.OPEN)
        times = {"workflow": "in-progress", "deadline": FIRST, "first_deadline": FIRST}
        task = Task.objects.create(
            title=title,
            origin="paper",
            given_at=timezone.now(),
            enterer=people.ha,
            giver=person_of(people.nam),
            confidentiality=inside,
            **times,
        )
        return Assignment.objects.create(task=task, organ=organ, side="lead", **(times | fields))

    ours = share("Báo cáo tháng", organs.economy)
    share("Kín", organs.economy, confidentiality=Confidentiality.RESTRICTED)
    share("Của đơn vị khác", organs.police)
    share("Nháp", organs.economy, workflow="draft")
    share("Không hạn", organs.economy, deadline=None)
    wanted, not_wanted = fed(people.binh, organ_id=organs.economy.pk, with_deadlines=True), fed(people.binh, organ_id=organs.economy.pk)

    [todo] = parts(wanted, "VTODO")
    assert (todo["DUE"].dt, str(todo["SUMMARY"])) == (FIRST, "Hạn: Báo cáo tháng")
    assert parts(not_wanted, "VTODO") == []
    Assignment.objects.filter(pk=ours.pk).update(deadline=FIRST + dt.timedelta(days=1), revision=2)
    assert [(one["DUE"].dt, one["SEQUENCE"], str(one["UID"])) for one in parts(wanted, "VTODO")] == [
        (FIRST + dt.timedelta(days=1), 1, str(todo["UID"]))
    ]


def test_unchanged_feed_is_made_once(people: People, django_assert_num_queries: Any) -> None:
    meeting = make_meeting(FIRST, chair=person_of(people.hoa))
    _, token = make_feed(people.hoa, "person", person_id=person_of(people.hoa).pk)
    found = feeds.feed_at(token)
    assert found is not None
    tag = feeds.etag_of(found)

    with django_assert_num_queries(4):  # the feed, what its owner holds, two counts: no meeting is read
        again = feeds.feed_at(token)
        assert again is not None
        assert feeds.etag_of(again) == tag
    change_meeting(people.ha, meeting.pk, 1, time=dt.time(9))
    changed = feeds.feed_at(token)
    assert changed is not None
    assert feeds.etag_of(changed) != tag


def test_name_that_changed_is_in_the_next_answer(people: People) -> None:
    hoa = person_of(people.hoa)
    make_meeting(FIRST, chair=hoa)
    feed = fed(people.mai, person_id=hoa.pk)
    written(feed)
    change_person(people.mai, hoa.pk, hoa.revision, full_name="Lê Văn Hoà Bình")

    assert "Lê Văn Hoà Bình" in str(parts(feed)[0]["DESCRIPTION"])


def test_owner_of_today_decides_what_is_seen(people: People, organs: Organs) -> None:
    make_meeting(FIRST, prepared_by=organs.economy)
    feed, token = make_feed(people.binh, "organ", organ_id=organs.economy.pk)
    assert len(parts(feed)) == 1

    RoleHolding.objects.filter(account=people.binh).update(organ=organs.police)
    assert parts(feed) == []
    RoleHolding.objects.filter(account=people.binh).update(valid_to=TODAY - dt.timedelta(days=1))
    assert feeds.feed_at(token) is None


def test_address_that_is_revoked_or_of_an_account_switched_off_answers_no_more(people: People) -> None:
    feed, token = make_feed(people.sen, "public")
    assert feeds.feed_at(token) is not None
    assert feeds.feed_at(token + "x") is None
    Account.objects.filter(pk=people.sen.pk).update(is_active=False)
    assert feeds.feed_at(token) is None
    Account.objects.filter(pk=people.sen.pk).update(is_active=True)

    revoke_feed(people.sen, feed.pk)
    again = revoke_feed(people.sen, feed.pk)

    assert (feeds.feed_at(token), again.revision, bytes(Feed.objects.get().body)) == (None, 2, b"")


def test_secret_is_kept_nowhere(people: People) -> None:
    feed, token = make_feed(people.sen, "public")
    revoke_feed(people.sen, feed.pk)

    everything = repr(list(Entry.objects.values())) + repr(list(EarlierState.objects.values())) + repr(list(Feed.objects.values()))
    assert len(token) >= 43  # 256 bits
    assert token not in everything
    assert feed.token_sha256 not in repr(list(Entry.objects.values()))


def test_feed_is_made_of_ones_own_and_by_the_office_of_anybodys(people: People, organs: Organs) -> None:
    nam, economy = person_of(people.nam).pk, organs.economy.pk
    for account, whose in (
        (people.binh, {"person_id": nam}),
        (people.cuong, {"organ_id": economy}),
        (people.sen, {"organ_id": economy}),
        (people.kien, {}),
    ):
        with pytest.raises(PermissionDenied):
            fed(account, **whose)
    for wrong in ("person", "organ"):
        with pytest.raises(PermissionDenied):
            make_feed(people.mai, wrong)
    assert [fed(people.mai, person_id=nam).scope, fed(people.binh, organ_id=economy).scope, fed(people.sen).scope] == [
        "person",
        "organ",
        "public",
    ]
    with pytest.raises(Feed.DoesNotExist):
        revoke_feed(people.binh, Feed.objects.filter(owner=people.mai).get().pk)


def test_there_is_an_end_to_addresses(people: People) -> None:
    for _ in range(MOST):
        fed(people.sen)

    with pytest.raises(ValidationError):
        fed(people.sen)


def test_feed_that_is_read_says_when(people: People) -> None:
    feed = fed(people.sen)
    written(feed)
    hours_ago = timezone.now() - dt.timedelta(hours=2)
    Feed.objects.update(read_at=hours_ago)
    written(feed)

    read_at = Feed.objects.get().read_at
    assert read_at is not None
    assert read_at > hours_ago
