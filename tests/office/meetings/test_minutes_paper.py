"""Biên bản as a paper: attendance, matters with what was said and concluded, two signatures; below a confidential heading only for some."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.directory.heads import head_of_committee
from giaoban.office.directory.models import Office
from giaoban.office.meetings import actions
from giaoban.office.meetings.minutes import current_lines
from giaoban.office.meetings.models import Item, Meeting, Minutes
from giaoban.office.meetings.papers.minutes import BLANK, addition, minutes_paper
from giaoban.writing.paper import Paper, Signature
from tests.office.meetings.rows import MATTERS, PERSONNEL, make_held
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, departures, keys_of, words_of

pytestmark = pytest.mark.django_db
Held = tuple[Meeting, Item, Item]
SECRET = "Điều động đồng chí Phan Văn Kín."


@pytest.fixture
def held(people: People, organs: Organs) -> Held:
    """The Standing Board with its minutes: the deputy in the chair, both matters spoken of and concluded."""
    meeting, item, secret = make_held(people, organs, place="Phòng họp số 1")
    meeting.attendees.filter(person=people.hoa.person).update(attendance="excused")
    meeting.attendees.exclude(person=people.hoa.person).update(attendance="present")
    actions.write_note(people.mai, meeting.pk, item.pk, "Văn phòng trình bày.\nCác đồng chí thảo luận.", shown=0)
    actions.write_note(people.mai, meeting.pk, secret.pk, SECRET, shown=0)
    head: dict[str, Any] = {"chair": person_of(people.nam), "secretary": person_of(people.ha)}
    hours = {"opened_at": dt.time(8), "closed_at": dt.time(10, 30)}
    actions.change_minutes(people.mai, meeting.pk, Minutes.objects.get().revision, **head, **hours)
    actions.conclude(people.mai, meeting.pk, "Thống nhất.\nĐúng hạn.", item_id=item.pk, no_task=True)
    actions.conclude(people.mai, meeting.pk, SECRET, item_id=secret.pk, no_task=True)
    actions.conclude(people.mai, meeting.pk, "Văn phòng theo dõi.", no_task=True)
    return meeting, item, secret


def paper_of(meeting: Meeting, *seen: Item, **more: Any) -> Paper:
    kept = Minutes.objects.get()
    lines = kept.lines if kept.is_signed else current_lines(meeting, kept)
    return minutes_paper(lines, [item.pk for item in seen], head_of_committee(dt.date(2026, 11, 26)), draft=not kept.is_signed, **more)


def test_minutes_say_who_was_there_and_what_became_of_each_matter(people: People, held: Held) -> None:
    meeting, item, secret = held
    today = timezone.localdate()

    paper = paper_of(meeting, item, secret)

    assert words_of(paper)[1:] == [
        "Địa điểm: Phòng họp số 1.",
        "Chủ trì: đồng chí Vũ Đình Nam (thay đồng chí Lê Văn Hòa vắng).",
        "Người ghi biên bản: đồng chí Hoàng Thu Hà.",
        "Có mặt: Vũ Đình Nam.",
        "Mời dự: Phòng Kinh tế.",
        "Vắng có lý do: Lê Văn Hòa.",
        f"1. {MATTERS[0]}",
        "Văn phòng trình bày.",
        "Các đồng chí thảo luận.",
        "Kết luận 1. Thống nhất.",
        "Đúng hạn.",
        f"2. {PERSONNEL}",
        SECRET,
        f"Kết luận 2. {SECRET} (Không phát sinh nhiệm vụ)",
        "3. Kết luận chung",
        "Kết luận 3. Văn phòng theo dõi. (Không phát sinh nhiệm vụ)",
        "Cuộc họp kết thúc lúc 10 giờ 30 cùng ngày. Biên bản được thông qua tại cuộc họp.",
    ]
    assert words_of(paper)[0].startswith("Thời gian: khai mạc lúc 08 giờ 00, ")
    assert words_of(paper)[0].endswith(f"ngày {today:%d/%m/%Y}.")
    conclusions = [f"conclusion:{pk}" for pk in meeting.conclusions.values_list("pk", flat=True)]
    assert list(dict.fromkeys(key for key in keys_of(paper) if key.startswith("conclusion:"))) == conclusions


def test_chair_signs_on_the_right_and_secretary_on_the_left(held: Held) -> None:
    meeting, item, secret = held
    paper = paper_of(meeting, item, secret)
    assert (paper.left_signature, paper.signature) == (
        Signature((), "NGƯỜI GHI BIÊN BẢN", "Hoàng Thu Hà"), Signature((), "CHỦ TRÌ HỘI NGHỊ", "Vũ Đình Nam"),
    )  # fmt: skip

    assert departures(paper) == []
    document = again(paper).document

    assert document.signature is not None
    assert [(one.position, one.name) for one in (document.signature, *document.signatures)] == [
        ("NGƯỜI GHI BIÊN BẢN", "Hoàng Thu Hà"), ("CHỦ TRÌ HỘI NGHỊ", "Vũ Đình Nam"),
    ]  # fmt: skip
    assert (document.type, document.archive) == ("BB", "Văn phòng Đảng ủy")


def test_who_may_not_look_below_the_heading_reads_no_more_than_it(held: Held) -> None:
    meeting, item, _ = held

    words = again(paper_of(meeting, item)).source.text

    assert (PERSONNEL in words, "Kín" in words, "Văn phòng trình bày." in words) == (True, False, True)


def test_matter_that_became_confidential_after_the_signature_is_a_heading(people: People, held: Held) -> None:
    meeting, item, _ = held
    Item.objects.filter(pk=item.pk).update(title="Kỷ luật đồng chí Phan Văn Kín")
    actions.sign_minutes(people.mai, meeting.pk, Minutes.objects.get().revision, even_so=True)
    assert "Phan Văn Kín" in Minutes.objects.get().frozen

    words = words_of(paper_of(meeting))  # whoever may look below none of the headings

    assert (any("Kín" in line for line in words), "1. Công tác tổ chức, cán bộ" in words) == (False, True)


def test_draft_says_so_and_signed_minutes_do_not(people: People, held: Held) -> None:
    meeting, item, secret = held
    draft = paper_of(meeting, item, secret)
    actions.sign_minutes(people.mai, meeting.pk, Minutes.objects.get().revision, even_so=True)

    assert (draft.draft_mark, paper_of(meeting, item, secret).draft_mark) == ("Dự thảo", "")


def test_additions_stand_behind(held: Held) -> None:
    meeting, item, secret = held
    added = addition(1, "30/11/2026 08:00", "Ghi thiếu.", "Đồng chí Nam dự từ 9 giờ.\nHết.", "Trần Thị Mai")

    text = again(paper_of(meeting, item, secret, additions=[added])).source.text

    assert text.index("CHỦ TRÌ HỘI NGHỊ") < text.index("BỔ SUNG BIÊN BẢN") < text.index("Lý do: Ghi thiếu.") < text.index("Hết.")


def test_minutes_that_nobody_began_leave_room_for_names(people: People) -> None:
    lines = [{"line": "head", "title": "Họp", "day": "", "chair": ""}]

    paper = minutes_paper(lines, (), head_of_committee(dt.date(2026, 11, 26)), draft=True)

    assert words_of(paper) == [
        f"Chủ trì: đồng chí {BLANK}.", f"Người ghi biên bản: đồng chí {BLANK}.", f"Có mặt: {BLANK}.",
        "Biên bản được thông qua tại cuộc họp.",
    ]  # fmt: skip


def test_withdrawn_matter_says_so_and_general_note_has_a_heading(people: People, held: Held) -> None:
    meeting, item, secret = held
    Item.objects.filter(pk=item.pk).update(state="withdrawn")
    actions.write_note(people.mai, meeting.pk, None, "Khai mạc đúng giờ.", shown=0)

    words = words_of(paper_of(meeting, item, secret))

    assert words[words.index(f"1. {MATTERS[0]}") + 1] == "(Rút khỏi chương trình)"
    assert words[words.index("3. Ý kiến chung") + 1] == "Khai mạc đúng giờ."


def test_state_minutes_have_no_line_of_place_and_day(people: People, organs: Organs, held: Held) -> None:
    Office.objects.update(organ=organs.peoples_committee)
    meeting, item, secret = held

    paper = paper_of(meeting, item, secret)

    assert (paper.profile, paper.place, paper.day, paper.symbol) == ("state_nd30", "", None, "BB-UBND")
    assert (paper.left_signature, paper.signature.office_title) == (Signature((), "THƯ KÝ", "Hoàng Thu Hà"), "CHỦ TỌA")


def test_hostile_words_come_out_as_those_words(people: People, held: Held) -> None:
    meeting, item, secret = held
    actions.conclude(people.mai, meeting.pk, HOSTILE, item_id=item.pk, no_task=True)

    assert HOSTILE in again(paper_of(meeting, item, secret)).source.text
