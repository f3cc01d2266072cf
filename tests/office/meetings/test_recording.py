"""Minutes: written on by two at once without a loss, frozen by the signature, added to afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Absence
from giaoban.office.meetings.actions import (
    LeftOpen,
    add_to_minutes,
    begin_minutes,
    change_minutes,
    conclude,
    settle_note,
    sign_minutes,
    write_note,
)
from giaoban.office.meetings.actions.recording import additions_are_intact, chairs_offered, text_at
from giaoban.office.meetings.kinds import Attendance, MeetingState, Part
from giaoban.office.meetings.models import Addition, ItemNote, Minutes, NoteAside
from giaoban.office.work.actions import NotNow
from tests.office.meetings.rows import call, make_held, make_item, make_meeting
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
SAID = "Đồng chí Chủ tịch báo cáo.\nThảo luận.\nKết thúc."


def test_minutes_begin_with_the_deputy_in_the_chair_while_the_secretary_is_away(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    today = timezone.localdate()
    Absence.objects.create(person=person_of(people.hoa), deputy=person_of(people.nam), valid_from=today, valid_to=today)

    minutes = begin_minutes(people.ha, meeting.pk)

    assert (minutes.chair, minutes.secretary, minutes.state) == (person_of(people.nam), person_of(people.ha), "draft")
    assert begin_minutes(people.mai, meeting.pk).pk == minutes.pk
    assert Minutes.objects.count() == 1


def test_minutes_begin_with_the_chair_himself_and_the_secretary_who_was_called(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    call(meeting, account=people.sen, part=Part.SECRETARY)

    assert begin_minutes(people.mai, meeting.pk).secretary == person_of(people.sen)
    assert Minutes.objects.get().chair == person_of(people.hoa)


def test_head_is_corrected_as_it_was_shown(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    begin_minutes(people.ha, meeting.pk)

    minutes = change_minutes(people.ha, meeting.pk, 1, chair=person_of(people.nam), opened_at=dt.time(8), closed_at=dt.time(11, 30))

    assert (minutes.chair, minutes.revision) == (person_of(people.nam), 2)
    with pytest.raises(Conflict):
        change_minutes(people.mai, meeting.pk, 1, closed_at=dt.time(12))
    with pytest.raises(ValidationError):
        change_minutes(people.mai, meeting.pk, 2, closed_at=dt.time(7))
    with pytest.raises(TypeError):
        change_minutes(people.mai, meeting.pk, 2, state="signed")


def test_note_is_saved_and_its_earlier_words_are_kept(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    first = write_note(people.ha, meeting.pk, item.pk, SAID, shown=0)

    second = write_note(people.ha, meeting.pk, item.pk, SAID + "\r\nBiểu quyết.  ", shown=1)

    assert (first.merged, second.merged, second.note.revision, second.note.text) == (False, False, 2, SAID + "\nBiểu quyết.")
    assert (text_at(second.note, 1), text_at(second.note, 2), text_at(second.note, 0)) == (SAID, SAID + "\nBiểu quyết.", "")
    line = Entry.objects.filter(verb="meetings.write-note").latest("pk")
    assert line.changes == {"text": "changed"}  # what was said stands nowhere but in the note


def test_two_writers_on_different_paragraphs_are_merged(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    write_note(people.ha, meeting.pk, item.pk, SAID, shown=0)
    write_note(people.mai, meeting.pk, item.pk, SAID.replace("Thảo luận", "Có ba ý kiến"), shown=1)

    written = write_note(people.ha, meeting.pk, item.pk, SAID.replace("Kết thúc", "Kết thúc 10 giờ"), shown=1)

    assert (written.merged, written.note.text) == (True, "Đồng chí Chủ tịch báo cáo.\nCó ba ý kiến.\nKết thúc 10 giờ.")
    assert EarlierState.objects.filter(subject_kind="meetings.itemnote").count() == 2


def test_merge_goes_by_the_text_that_was_before_the_writer(people: People, organs: Organs) -> None:
    """What he had saved himself was merged while he went on typing: his next text comes from that, not from what he began with."""
    meeting, item, _ = make_held(people, organs)
    write_note(people.ha, meeting.pk, item.pk, "Mở đầu.", shown=0)
    write_note(people.mai, meeting.pk, item.pk, "Mở đầu.\nÝ kiến hai.", shown=1)
    write_note(people.ha, meeting.pk, item.pk, "Mở đầu.\nÝ kiến m", shown=1)

    written = write_note(people.ha, meeting.pk, item.pk, "Mở đầu.\nÝ kiến một.", shown=1, base="Mở đầu.\nÝ kiến m")

    assert written.note.text == "Mở đầu.\nÝ kiến hai.\nÝ kiến một."


def test_text_that_is_there_already_writes_nothing(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    write_note(people.ha, meeting.pk, item.pk, SAID, shown=0)

    again = write_note(people.ha, meeting.pk, item.pk, SAID, shown=0)

    assert (again.merged, again.note.revision) == (False, 1)


def test_same_paragraph_changed_by_two_is_kept_twice_until_one_chooses(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    write_note(people.ha, meeting.pk, item.pk, SAID, shown=0)
    theirs, mine = SAID.replace("Thảo luận", "Có ba ý kiến"), SAID.replace("Thảo luận", "Có bốn ý kiến")
    write_note(people.mai, meeting.pk, item.pk, theirs, shown=1)

    written = write_note(people.ha, meeting.pk, item.pk, mine, shown=1)
    write_note(people.ha, meeting.pk, item.pk, mine, shown=1)

    aside = NoteAside.objects.get()
    assert (written.aside, written.note.text, aside.text, aside.base) == (aside, theirs, mine, SAID)
    with pytest.raises(Conflict):
        settle_note(people.ha, aside.pk, 1, mine)
    note = settle_note(people.ha, aside.pk, 2, mine)
    assert (note.text, text_at(note, 2)) == (mine, theirs)
    aside.refresh_from_db()
    assert (aside.settled_by, aside.text) == (people.ha, mine)
    with pytest.raises(NotNow):
        settle_note(people.mai, aside.pk, 3, theirs)


def test_who_writes_what(people: People, organs: Organs) -> None:
    meeting, item, secret = make_held(people, organs)
    call(meeting, account=people.sen, part=Part.SECRETARY)

    write_note(people.sen, meeting.pk, item.pk, "Sen ghi.", shown=0)
    write_note(people.sen, meeting.pk, None, "Chung.", shown=0)
    write_note(people.mai, meeting.pk, secret.pk, "Kín.", shown=0)
    for account, item_id in ((people.binh, item.pk), (people.nam, item.pk), (people.sen, secret.pk), (people.ha, secret.pk)):
        with pytest.raises(PermissionDenied):
            write_note(account, meeting.pk, item_id, "Không được.", shown=0)
    with pytest.raises(ObjectDoesNotExist):
        write_note(people.cuong, meeting.pk, item.pk, "Không thấy.", shown=0)

    assert [note.text for note in ItemNote.objects.all()] == ["Sen ghi.", "Chung.", "Kín."]


def test_meeting_that_is_not_held_has_no_minutes(people: People) -> None:
    meeting = make_meeting(state=MeetingState.CANCELLED)

    with pytest.raises(NotNow):
        begin_minutes(people.ha, meeting.pk)


def test_signature_freezes_all_that_was_recorded(people: People, organs: Organs) -> None:
    meeting, item, secret = make_held(people, organs)
    meeting.attendees.filter(person=person_of(people.nam)).update(attendance=Attendance.PRESENT)
    meeting.attendees.filter(person=person_of(people.hoa)).update(attendance=Attendance.EXCUSED, delegate=person_of(people.minh))
    meeting.attendees.filter(organ=organs.economy).update(attendance=Attendance.PRESENT, delegate=person_of(people.binh))
    write_note(people.mai, meeting.pk, item.pk, SAID, shown=0)
    write_note(people.mai, meeting.pk, secret.pk, "Đồng ý giới thiệu.", shown=0)
    write_note(people.mai, meeting.pk, None, "Bế mạc.", shown=0)
    conclude(people.mai, meeting.pk, "Thống nhất.", item_id=item.pk, no_task=True)

    signed = sign_minutes(people.mai, meeting.pk, 1)

    head, *lines = Minutes.objects.get().lines
    assert (signed.is_signed, signed.is_intact, head["chair"], head["in_place_of"]) == (True, True, "Lê Văn Hòa", "")
    assert (head["present"], head["guests"]) == (["Vũ Đình Nam"], ["Đỗ Văn Bình (Phòng Kinh tế)"])
    assert head["excused"] == ["Phạm Quang Minh (dự thay đồng chí Lê Văn Hòa)"]
    assert [(line["line"], line["item"], line.get("note", line.get("text"))) for line in lines] == [
        ("matter", item.pk, SAID),
        ("matter", secret.pk, "Đồng ý giới thiệu."),
        ("matter", None, "Bế mạc."),
        ("conclusion", item.pk, "Thống nhất."),
    ]


def test_signed_minutes_change_no_more(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    write_note(people.mai, meeting.pk, item.pk, SAID, shown=0)
    sign_minutes(people.mai, meeting.pk, 1)

    for act in (
        lambda: write_note(people.mai, meeting.pk, item.pk, "Khác.", shown=1),
        lambda: change_minutes(people.mai, meeting.pk, 2, opened_at=dt.time(9)),
        lambda: sign_minutes(people.mai, meeting.pk, 2),
        lambda: conclude(people.mai, meeting.pk, "Thêm."),
    ):
        with pytest.raises(NotNow):
            act()


def test_signature_asks_about_what_is_open_and_may_be_given_all_the_same(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    one = conclude(people.ha, meeting.pk, "Giao Phòng Kinh tế rà soát.", item_id=item.pk)
    conclude(people.ha, meeting.pk, "Thống nhất.", no_task=True)
    write_note(people.ha, meeting.pk, item.pk, "A", shown=0)
    write_note(people.mai, meeting.pk, item.pk, "B", shown=1)
    beside = write_note(people.ha, meeting.pk, item.pk, "C", shown=1).aside

    with pytest.raises(LeftOpen) as asked:
        sign_minutes(people.mai, meeting.pk, 1)
    assert (asked.value.conclusions, asked.value.asides) == ([one], [beside])

    assert sign_minutes(people.mai, meeting.pk, 1, even_so=True).is_signed


def test_signature_needs_a_chair_a_day_that_is_over_and_eyes_for_all_of_it(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, chair=None)
    later = make_meeting(timezone.localdate() + dt.timedelta(1), chair=person_of(people.hoa))
    for one in (meeting, later):
        begin_minutes(people.mai, one.pk)

    with pytest.raises(ValidationError):
        sign_minutes(people.mai, meeting.pk, 1)
    with pytest.raises(NotNow):
        sign_minutes(people.mai, later.pk, 1)
    with pytest.raises(PermissionDenied):
        sign_minutes(people.ha, meeting.pk, 1)  # she does not see the personnel matter
    meeting.chair_words = "đồng chí Phó Bí thư Tỉnh ủy"
    meeting.save()
    assert sign_minutes(people.mai, meeting.pk, 1).lines[0]["chair"] == "đồng chí Phó Bí thư Tỉnh ủy"


def test_addition_stands_behind_what_was_signed(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    write_note(people.mai, meeting.pk, item.pk, SAID, shown=0)
    with pytest.raises(NotNow):
        add_to_minutes(people.mai, meeting.pk, "Thêm.", "Ghi thiếu")
    before = sign_minutes(people.mai, meeting.pk, 1).frozen
    with pytest.raises(ValidationError):
        add_to_minutes(people.mai, meeting.pk, " ", "Ghi thiếu")
    with pytest.raises(ValidationError):
        add_to_minutes(people.mai, meeting.pk, "Thêm.", " ")

    for text in ("Đồng chí Nam dự từ 9 giờ.", "Phụ lục kèm theo."):
        add_to_minutes(people.mai, meeting.pk, text, "Ghi thiếu", item_id=item.pk)

    minutes = Minutes.objects.get()
    assert (minutes.frozen, minutes.is_intact, additions_are_intact(minutes)) == (before, True, True)
    assert [(added.number, added.text) for added in minutes.additions.all()] == [(1, "Đồng chí Nam dự từ 9 giờ."), (2, "Phụ lục kèm theo.")]
    Addition.objects.filter(number=1).update(text="Khác.")
    assert not additions_are_intact(Minutes.objects.get())
    Addition.objects.filter(number=1).delete()
    assert not additions_are_intact(Minutes.objects.get())


def test_chair_is_chosen_among_leaders_and_members(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    call(meeting, account=people.sen)
    call(meeting, account=people.binh, part=Part.GUEST)

    offered = [str(person) for person in chairs_offered(meeting)]

    assert offered == ["Lê Văn Hòa", "Vũ Đình Nam", "Phạm Quang Minh", "Bùi Thị Sen"]


def test_withdrawn_matter_is_said_to_be_so(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    make_item(meeting, state="withdrawn", title="Rút")

    begin_minutes(people.mai, meeting.pk)
    lines = sign_minutes(people.mai, meeting.pk, 1).lines

    assert [line["withdrawn"] for line in lines[1:]] == [False, False, True]


def test_signature_says_that_the_meeting_was_held_and_keeps_its_agenda(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs, state=MeetingState.PLANNED)
    call(meeting, account=people.sen, part=Part.SECRETARY)
    meeting.items.filter(confidential=True).delete()
    begin_minutes(people.sen, meeting.pk)

    with pytest.raises(NotNow):
        sign_minutes(people.sen, meeting.pk, 1)
    sign_minutes(people.ha, meeting.pk, 1)

    meeting.refresh_from_db()
    (agenda,) = meeting.agendas.all()
    assert (meeting.state, agenda.stage, [row["item"] for row in agenda.rows]) == ("held", "held", [item.pk])
