"""The week published: what is on it and what is not, what changed since, who is told; two who publish at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import weeks
from giaoban.office.meetings.actions import cancel_meeting, change_meeting, publish_week, restore_meeting
from giaoban.office.meetings.actions.leaving import meetings_leave_with_paper
from giaoban.office.meetings.entries import Entry, entries_of, entry_from
from giaoban.office.meetings.kinds import MeetingKind
from giaoban.office.meetings.models import Feed, Meeting, Room, Stamp, WeekIssue
from giaoban.office.notices.models import Notice
from tests.office.meetings.fed import fed, parts, written
from tests.office.meetings.rows import BOARD_DAY, MONDAY, TITLE, call, make_meeting, make_series
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
LAST = MONDAY + dt.timedelta(days=6)
WHY = "Đồng chí Bí thư dự họp tỉnh"


def publish(by: Account, **more: Any) -> WeekIssue:
    """The week published as it stands."""
    issue = weeks.last_issue(MONDAY)
    seen: dict[str, Any] = {"shown": issue.number if issue else 0, "preview": weeks.sum_of(weeks.for_all(by, MONDAY)[0])}
    return publish_week(by, MONDAY, **(seen | more))


def entry_of(meeting: Meeting) -> Entry:
    return entries_of(Meeting.objects.filter(pk=meeting.pk))[0]


def changed(issue: WeekIssue) -> list[tuple[str, str]]:
    """What an issue says of changes: what happened and why."""
    return [(one.what, one.why) for one in map(weeks.difference_from, issue.changed)]


def test_entry_has_all_that_is_printed_and_is_kept_as_it_stood(people: People, organs: Organs) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    meeting = make_meeting(
        end_time=dt.time(11), room=room, chair=person_of(people.hoa), prepared_by=organs.economy, office_lead=person_of(people.mai)
    )
    call(meeting, account=people.sen)
    call(meeting, organ=organs.police)

    entry = entry_of(meeting)

    assert (entry.chair, entry.place, entry.prepared_by, entry.office_lead) == (
        "Lê Văn Hòa",
        "Phòng họp số 1",
        "Phòng Kinh tế",
        "Trần Thị Mai",
    )
    assert entry.participants == "Bùi Thị Sen, Công an xã Minh Sơn"
    assert entry_from(entry.to_json()) == entry


def test_who_goes_in_anothers_place_stands_on_the_schedule_instead_of_him(people: People) -> None:
    hoa, nam, sen = (person_of(one) for one in (people.hoa, people.nam, people.sen))
    meeting = make_meeting(title="Hội nghị ở tỉnh")
    sends, away = call(meeting, account=people.hoa), call(meeting, account=people.sen)
    before = entry_of(meeting)

    sends.answer, sends.delegate, away.answer = "delegates", nam, "away"
    sends.save()
    away.save()

    assert (before.participants, before.people) == ("Lê Văn Hòa, Bùi Thị Sen", (hoa.pk, sen.pk))
    assert (entry_of(meeting).participants, entry_of(meeting).people) == ("Vũ Đình Nam, Bùi Thị Sen", (nam.pk,))
    found = [weeks.live_entries(people.mai, MONDAY, LAST, weeks.Whose(person=one.pk)) for one in (hoa, nam, sen)]
    assert [len(rows) for rows in found] == [0, 1, 0]


def test_what_was_moved_to_a_week_published_before_stands_where_it_was_published_last(people: People) -> None:
    meeting = make_meeting(LAST + dt.timedelta(days=1))
    publish(people.mai)
    after = LAST + dt.timedelta(days=1)
    publish_week(people.mai, after, shown=0, preview=weeks.sum_of(weeks.for_all(people.mai, after)[0]))

    change_meeting(people.ha, meeting.pk, 1, day=BOARD_DAY, reason=WHY)
    publish(people.mai)

    assert [one.day for one in weeks.published_entries(people.binh, MONDAY, after)] == [BOARD_DAY]


def test_reception_says_who_receives_and_never_who_comes(people: People, organs: Organs) -> None:
    alone = make_meeting(
        kind=MeetingKind.RECEPTION, title="Tiếp ông Nguyễn Văn Tư", participants="ông Nguyễn Văn Tư", chair=person_of(people.hoa)
    )
    call(alone, account=people.sen)
    call(alone, organ=organs.police)
    series = make_series(kind="reception", title="Bí thư Đảng ủy tiếp công dân định kỳ")
    of_series = make_meeting(kind=MeetingKind.RECEPTION, title="Tiếp bà Tư", series=series, slot=BOARD_DAY)

    assert [(entry.title, entry.participants) for entry in map(entry_of, (alone, of_series))] == [
        ("Tiếp công dân", "Công an xã Minh Sơn"),
        ("Bí thư Đảng ủy tiếp công dân định kỳ", ""),
    ]


def test_guest_whom_the_directory_does_not_know_is_named_nowhere(people: People) -> None:
    meeting = make_meeting()
    meeting.attendees.create(words="Ông Nguyễn Văn Tư", part="guest")

    assert entry_of(meeting).participants == ""


def test_confidential_and_private_things_are_left_out_of_the_issue(people: People) -> None:
    there = make_meeting()
    secret = make_meeting(title="Công tác cán bộ", confidentiality=Confidentiality.RESTRICTED)
    private = make_meeting(title="Khám sức khỏe", private=True)
    make_meeting(LAST + dt.timedelta(days=1), title="Tuần sau")
    make_meeting(None, title="Chưa ấn định")

    entries, left_out = weeks.for_all(people.mai, MONDAY)
    issue = publish(people.mai)

    assert [entry.meeting for entry in entries] == [kept["meeting"] for kept in issue.entries] == [there.pk]
    assert {entry.meeting for entry in left_out} == {secret.pk, private.pk}


def test_first_issue_is_whole_and_the_next_holds_the_one_change(people: People) -> None:
    meeting = make_meeting()
    make_meeting(MONDAY, title="Giao ban", time=dt.time(14), half="afternoon")
    first = publish(people.mai, replaces_invitation=True)

    change_meeting(people.ha, meeting.pk, 1, time=dt.time(9, 30), reason=WHY)
    second = publish(people.ha)

    assert (first.number, first.kind, first.changed, first.replaces_invitation) == (1, "whole", [], True)
    assert (second.number, second.kind, len(second.entries), changed(second)) == (2, "changes", 2, [("moved", WHY)])
    [one] = map(weeks.difference_from, second.changed)
    assert one.was is not None
    assert one.now is not None
    assert (one.was.time, one.now.time) == (dt.time(8), dt.time(9, 30))
    assert [kept["time"] for kept in WeekIssue.objects.get(number=1).entries] == ["14:00:00", "08:00:00"]  # as it stood


def test_every_way_in_which_a_week_changes_is_told(people: People) -> None:
    titles = ("moved", "changed", "cancelled", "unset", "withdrawn", "away", "same")
    one = {title: make_meeting(title=title) for title in titles}
    publish(people.mai)

    change_meeting(people.ha, one["moved"].pk, 1, day=MONDAY, reason=WHY)
    change_meeting(people.ha, one["changed"].pk, 1, place="Hội trường", reason=WHY)
    cancel_meeting(people.ha, one["cancelled"].pk, 1, reason=WHY)
    change_meeting(people.ha, one["unset"].pk, 1, certainty="to-be-announced", day=None, reason=WHY)
    change_meeting(people.mai, one["withdrawn"].pk, 1, confidentiality=Confidentiality.RESTRICTED, reason="Công tác cán bộ")
    change_meeting(people.ha, one["away"].pk, 1, day=LAST + dt.timedelta(days=1), reason=WHY)
    added = make_meeting(title="added")
    issue = publish(people.mai)

    found = {one.entry.title: (one.what, one.why) for one in map(weeks.difference_from, issue.changed)}
    assert found == {
        "moved": ("moved", WHY), "changed": ("changed", WHY), "cancelled": ("cancelled", WHY), "unset": ("unset", WHY),
        "withdrawn": ("withdrawn", ""), "away": ("moved", WHY), "added": ("added", ""),
    }  # fmt: skip
    assert [kept["meeting"] for kept in issue.entries] == [
        one["moved"].pk,
        one["changed"].pk,
        one["cancelled"].pk,
        one["same"].pk,
        added.pk,
    ]
    restore_meeting(people.ha, one["cancelled"].pk, 2, reason="Đã đủ hồ sơ")
    assert changed(publish(people.mai)) == [("restored", "Đã đủ hồ sơ")]


def test_week_in_which_nothing_changed_is_not_published_again(people: People) -> None:
    make_meeting()
    publish(people.mai)

    with pytest.raises(ValidationError):
        publish(people.ha)
    assert WeekIssue.objects.count() == 1


@pytest.mark.parametrize("stale", [{"shown": 1}, {"preview": "0"}])
def test_what_was_not_looked_at_is_not_published(stale: dict[str, Any], people: People) -> None:
    make_meeting()

    with pytest.raises(ValidationError):
        publish(people.mai, **stale)
    assert WeekIssue.objects.count() == 0


def test_two_who_publish_at_once_make_one_issue(people: People) -> None:
    make_meeting()
    seen = weeks.sum_of(weeks.for_all(people.mai, MONDAY)[0])
    publish_week(people.mai, MONDAY, shown=0, preview=seen)

    with pytest.raises(ValidationError) as refused:
        publish_week(people.ha, MONDAY, shown=0, preview=seen)

    assert refused.value.messages == ["Lịch tuần này vừa được ban hành. Xem lại bản mới nhất rồi ban hành phần thay đổi, nếu còn."]
    assert WeekIssue.objects.count() == 1


def test_unit_and_leader_publish_nothing_and_no_week_begins_on_tuesday(people: People) -> None:
    for account in (people.binh, people.hoa):
        with pytest.raises(PermissionDenied):
            publish_week(account, MONDAY, shown=0, preview="")
    with pytest.raises(ValidationError):
        publish_week(people.mai, MONDAY + dt.timedelta(days=1), shown=0, preview="")


def test_unit_reads_what_was_published_and_its_own_as_it_stands_now(people: People, organs: Organs) -> None:
    own, other = make_meeting(prepared_by=organs.economy), make_meeting(title="Việc khác")
    make_meeting(title="Chưa ban hành")
    publish(people.mai)
    make_meeting(title="Sau khi ban hành")
    Meeting.objects.filter(pk__in=[own.pk, other.pk]).update(time=dt.time(10))

    found = weeks.found_for(people.binh, MONDAY, LAST).entries

    assert {entry.title: entry.time for entry in found} == {TITLE: dt.time(10), "Việc khác": dt.time(8), "Chưa ban hành": dt.time(8)}


def test_own_meeting_that_went_elsewhere_does_not_stand_where_it_was_published(people: People, organs: Organs) -> None:
    own = make_meeting(prepared_by=organs.economy)
    publish(people.mai)
    Meeting.objects.filter(pk=own.pk).update(day=LAST + dt.timedelta(days=1))

    assert weeks.found_for(people.binh, MONDAY, LAST).entries == []


def test_restricted_entry_of_an_issue_is_seen_by_whom_it_may(people: People) -> None:
    kept = entry_of(make_meeting(confidentiality=Confidentiality.RESTRICTED)).to_json()
    WeekIssue.objects.create(monday=MONDAY, number=1, kind="whole", entries=[kept], published_by=people.mai)

    assert [len(weeks.published_entries(account, MONDAY, LAST)) for account in (people.mai, people.ha, people.binh)] == [1, 0, 0]


def test_published_entry_that_was_put_further_inside_is_read_by_the_innermost_circle_alone(people: People) -> None:
    restricted, private = make_meeting(title="Công tác cán bộ"), make_meeting(title="Khám sức khỏe")
    stays = make_meeting()
    publish(people.mai)
    Meeting.objects.filter(pk=restricted.pk).update(confidentiality=Confidentiality.RESTRICTED)
    Meeting.objects.filter(pk=private.pk).update(private=True)

    assert [entry.meeting for entry in weeks.published_entries(people.binh, MONDAY, LAST)] == [stays.pk]
    assert len(weeks.published_entries(people.mai, MONDAY, LAST)) == 3
    assert [part["UID"] for part in parts(fed(people.mai))] == [str(stays.uid)]


def test_secret_paper_takes_its_meetings_out_of_published_weeks_and_feeds(people: People) -> None:
    paper = make_paper()
    leaves, stays = make_meeting(title="Nội dung mật", paper=paper), make_meeting()
    publish(people.mai)
    change_meeting(people.ha, leaves.pk, 1, time=dt.time(9), reason=WHY)
    publish(people.mai)
    feed = fed(people.binh)
    assert b"UID" in written(feed)

    meetings_leave_with_paper(paper)

    everything = repr(list(WeekIssue.objects.values())) + repr(list(Feed.objects.values()))
    assert "Nội dung mật" not in everything
    assert [[kept["meeting"] for kept in issue.entries] for issue in WeekIssue.objects.all()] == [[stays.pk]] * 2
    assert [part["UID"] for part in parts(feed)] == [str(stays.uid)]


def test_nobody_without_the_schedule_sees_an_issue(people: People) -> None:
    make_meeting()
    publish(people.mai)

    seen = {account.username: weeks.issues_visible_to(account).count() for account in people.all()}
    assert [name for name, many in seen.items() if not many] == ["yen", "kien"]
    assert weeks.found_for(people.kien, MONDAY, LAST).entries == []


def test_calendar_of_a_person_an_organ_and_a_room(people: People, organs: Organs) -> None:
    room = Room.objects.create(name="Phòng họp số 1")
    chaired = make_meeting(chair=person_of(people.hoa), room=room)
    called = make_meeting(prepared_by=organs.economy)
    call(called, account=people.hoa)
    make_meeting(title="Việc khác", private=True)
    publish(people.mai)

    person = weeks.Whose(person=person_of(people.hoa).pk)
    asked = (
        person,
        weeks.Whose(organ=organs.economy.pk),
        weeks.Whose(room=room.pk),
        weeks.Whose(person.person, organs.economy.pk, room.pk),
    )
    for account in (people.mai, people.cuong):  # as it stands, as it was published
        found = [{entry.meeting for entry in weeks.found_for(account, MONDAY, LAST, whose).entries} for whose in asked]
        assert found == [{chaired.pk, called.pk}, {called.pk}, {chaired.pk}, set()]


def test_thing_of_several_days_stands_in_each_week_it_touches(people: People) -> None:
    long = make_meeting(MONDAY - dt.timedelta(days=3), end_day=MONDAY + dt.timedelta(days=1))

    assert [entry.meeting for entry in weeks.found_for(people.mai, MONDAY, LAST).entries] == [long.pk]
    assert weeks.found_for(people.mai, MONDAY + dt.timedelta(days=2), LAST).entries == []


def test_published_week_is_told_to_whose_meetings_are_on_it(people: People, organs: Organs) -> None:
    first = make_meeting(chair=person_of(people.hoa), prepared_by=organs.economy)
    other = make_meeting(office_lead=person_of(people.mai))
    call(other, account=people.sen)
    publish(people.mai)

    told = {notice.account.username: notice.reason for notice in Notice.objects.select_related("account")}
    assert told == dict.fromkeys(("hoa", "binh", "sen"), "Trong tuần có 1 việc của đồng chí hoặc đơn vị đồng chí")

    change_meeting(people.ha, first.pk, 1, chair=person_of(people.nam), reason=WHY)
    publish(people.ha)
    changes = Notice.objects.filter(kind="meetings.week-changed").select_related("account")
    assert {notice.account.username for notice in changes} == {"hoa", "nam", "binh"}  # who was on it, and who is now


def test_publishing_makes_stored_calendars_old(people: People) -> None:
    make_meeting()
    publish(people.mai)

    assert Stamp.objects.get().changes == 1


def test_rooms_are_there_for_whoever_reads_the_schedule(people: People) -> None:
    Room.objects.create(name="Phòng họp số 1")

    assert [weeks.rooms_visible_to(account).count() for account in (people.binh, people.kien)] == [1, 0]
