"""What a title tells: the kind of meeting, the body, what is personnel; whom a text names."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.models import Person, Position
from giaoban.office.meetings.headings import heading_of, is_confidential, is_heading
from giaoban.office.meetings.understanding import body_of, holders, kind_of, proposed_rule
from giaoban.timing.regimes import reception
from tests.people import Organs, People, person_of


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Giao ban Thường trực Đảng uỷ với các cơ quan", "briefing"),
        ("Tiếp công dân định kỳ", "reception"),
        ("Hội nghị đối thoại giữa Chủ tịch UBND xã với Nhân dân", "dialogue"),
        ("Hội nghị tổng kết năm", "review"),
        ("Hội nghị kiểm điểm tiến độ", "conference"),
        ("Họp Ủy ban Kiểm tra Đảng ủy", "conference"),
        ("Kiểm tra thực địa các khu rừng", "inspection"),
        ("Dự sinh hoạt chi bộ thôn Đồng Cao", "cell-meeting"),
        ("Đi cơ sở tại thôn Khe Lim", "field-trip"),
        ("Hội ý Thường trực", "consultation"),
        ("Làm việc với Sở Tài chính", "working"),
        ("Dâng hương tại nghĩa trang", None),
    ],
)
def test_kind_goes_by_the_words_of_the_title(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Hội nghị Ban Thường vụ Đảng uỷ", "standing-board"),
        ("Hội nghị Ban Chấp hành Đảng bộ xã", "committee"),
        ("Giao ban Thường trực Đảng ủy", "permanent-leaders"),
        ("Phiên họp Thường trực HĐND xã", "peoples-council"),
        ("Phiên họp UBND xã tháng 11", "peoples-committee"),
        ("Hội nghị kiểm điểm tiến độ", ""),
    ],
)
def test_body_goes_by_the_words_of_the_title(title: str, body: str) -> None:
    assert body_of(title) == body


def test_personnel_is_known_by_its_words_and_shown_by_a_heading() -> None:
    assert [is_confidential(title) for title in ("Xem xét kỷ luật đảng viên", "Công tác tổ chức, cán bộ", "Phòng cháy rừng")] == [
        True, True, False,
    ]  # fmt: skip
    assert heading_of("Xem xét kỷ luật đảng viên Nguyễn Văn A") == "Công tác tổ chức, cán bộ"
    assert [is_heading(words) for words in ("Công tác cán bộ", "Bổ nhiệm đồng chí A", "Cán bộ: A", "a" * 81)] == [True, False, False, False]


@pytest.mark.django_db
def test_text_finds_the_one_person_it_names(people: People, organs: Organs) -> None:
    who = holders(dt.date(2026, 11, 2))

    assert who.named("Đồng chí Bí thư Đảng uỷ tiếp công dân") == person_of(people.hoa)
    assert who.named("Phó Bí thư Thường trực Đảng ủy") == person_of(people.nam)
    assert who.named("Chủ tịch Ủy ban nhân dân xã Phạm Quang Minh") == person_of(people.minh)
    assert [who.named(text) for text in (None, "", "Đồng chí Phó Bí thư", "Bí thư chi bộ")] == [None] * 4
    twin = Person.objects.create(full_name="Trần Văn Hai")
    Position.objects.create(person=twin, organ=organs.office, title="Văn thư")
    assert holders(dt.date(2026, 11, 2)).named("Văn thư ghi biên bản") is None


@pytest.mark.parametrize(("position", "rule"), [("secretary", "FREQ=MONTHLY;BYMONTHDAY=10,20"), ("chairman", "FREQ=WEEKLY;BYDAY=TH")])
def test_days_are_proposed_as_many_as_the_regime_asks(position: str, rule: str) -> None:
    assert proposed_rule(reception("commune", position, dt.date(2026, 11, 2))) == rule
    assert proposed_rule(None) == "FREQ=MONTHLY;BYMONTHDAY=15"
