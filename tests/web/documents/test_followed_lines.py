"""Theo dõi trên văn bản: what became of each sentence's line stands in the margin, with old and new date, who and why."""

from __future__ import annotations

import re
from typing import Any

import pytest

from giaoban.office.evidence.models import Fact
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Period, Why
from giaoban.office.programme.models import Line, Programme
from giaoban.office.registry.models import Forwarding, Paper
from tests.office.programme.rows import DECEMBER, NOVEMBER, fresh, make_line, make_programme, programme_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import shown, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(people: People, organs: Organs) -> tuple[Paper, dict[str, Fact], Programme]:
    """November's programme, made of its paper."""
    paper, facts = programme_paper(people, organs)
    programme = actions.draw_up_from_paper(people.mai, paper.pk, Period("month", NOVEMBER, None, organs.committee.pk))
    return paper, facts, programme


def _line(fact: Fact, item: int = 0) -> Line:
    return Line.objects.get(fact=fact, item=item, carried_from=None)


def _notes(page: str) -> dict[int, str]:
    """The margin note of each fact, without its marks."""
    found = re.findall(r'<a class="note[^"]*" id="su-kien-(\d+)".*?</a>', page, re.DOTALL)
    whole = re.findall(r'(<a class="note[^"]*" id="su-kien-\d+".*?</a>)', page, re.DOTALL)
    return {int(pk): " ".join(re.sub(r"<[^>]+>", " ", note).split()) for pk, note in zip(found, whole, strict=True)}


def test_margin_shows_what_was_put_off_withdrawn_and_carried(drawn: Any, people: People) -> None:
    paper, facts, _ = drawn
    actions.move_line(people.ha, _line(facts["order"]).pk, 1, "2026-11-28", Why("Chờ số liệu", person_of(people.hoa)))
    actions.withdraw_line(people.mai, _line(facts["duty"]).pk, 1, Why("Theo quy chế mới"))
    actions.carry_line(people.mai, _line(facts["undated"]).pk, 1, DECEMBER, Why("Chưa đủ hồ sơ"), due="2026-12-10")

    notes = _notes(shown(signed_in(people.mai), "paper-followed", paper.pk))

    assert "Lùi thời gian: 25/11/2026 → 28/11/2026 · Chờ số liệu · Lê Văn Hòa quyết định, Hoàng Thu Hà ghi" in notes[facts["order"].pk]
    assert "Rút khỏi chương trình" in notes[facts["duty"].pk]
    assert "Theo quy chế mới · Trần Thị Mai" in notes[facts["duty"].pk]
    assert "Chuyển sang tháng 12/2026" in notes[facts["undated"].pk]
    assert "chưa ấn định → 10/12/2026 · Chưa đủ hồ sơ" in notes[facts["undated"].pk]
    assert "nay 10/12/2026" in notes[facts["undated"].pk]


def test_what_happens_to_a_carried_line_is_still_told_on_its_paper(drawn: Any, people: People) -> None:
    paper, facts, _ = drawn
    made = actions.carry_line(people.mai, _line(facts["order"]).pk, 1, DECEMBER, Why("Chờ vốn"), due="2026-12-10")
    actions.move_line(people.mai, made.pk, 1, "2026-12-20", Why("Vốn về muộn"))
    mai = signed_in(people.mai)

    note = _notes(shown(mai, "paper-followed", paper.pk))[facts["order"].pk]
    slip = shown(mai, "paper-slip", paper.pk, facts["order"].pk)

    assert "Tháng 12/2026: Lùi thời gian: 10/12/2026 → 20/12/2026 · Vốn về muộn" in note
    assert "nay 20/12/2026" in note
    assert ("<del>10/12/2026</del>" in slip, "Vốn về muộn" in slip, "Mở dòng chương trình" in slip) == (True, True, True)


def test_matter_of_an_agenda_is_named_in_the_note_of_its_meeting(drawn: Any, people: People) -> None:
    paper, facts, _ = drawn
    actions.withdraw_line(people.mai, _line(facts["meeting"], 2).pk, 1, Why("Chưa đủ hồ sơ"))

    note = _notes(shown(signed_in(people.mai), "paper-followed", paper.pk))[facts["meeting"].pk]

    assert "Hội nghị 26/11" in note
    assert "Nội dung (2): Rút khỏi chương trình: 26/11/2026 · Chưa đủ hồ sơ" in note


def test_what_was_added_beside_the_paper_stands_below_it(drawn: Any, people: People, organs: Organs) -> None:
    paper, _, programme = drawn
    actions.add_line(people.mai, programme.pk, text="Đón đoàn kiểm tra", organ_id=organs.office.pk, due="2026-11-20", why=Why("Tỉnh báo"))
    october = make_programme(organs.committee, NOVEMBER.replace(month=10))
    old = make_line(october, text="Việc tháng trước")
    actions.carry_line(people.mai, old.pk, 1, NOVEMBER, Why("Chưa xong"))

    page = " ".join(re.sub(r"<[^>]+>", " ", shown(signed_in(people.mai), "paper-followed", paper.pk)).split())

    assert "Bổ sung vào chương trình, ngoài văn bản 2 dòng" in page
    assert "Bổ sung: 20/11/2026 · Tỉnh báo · Trần Thị Mai" in page
    assert "Việc tháng trước chưa ấn định · Chuyển từ tháng 10/2026" in page


def test_filters_find_what_was_changed(drawn: Any, people: People) -> None:
    paper, facts, _ = drawn
    actions.move_line(people.mai, _line(facts["order"]).pk, 1, "2026-11-28", Why("Chờ"))
    actions.withdraw_line(people.mai, _line(facts["duty"]).pk, 1, Why("Thôi"))
    mai = signed_in(people.mai)

    assert list(_notes(shown(mai, "paper-followed", paper.pk, state="moved"))) == [facts["order"].pk]
    assert list(_notes(shown(mai, "paper-followed", paper.pk, state="withdrawn"))) == [facts["duty"].pk]


def test_unit_that_reads_the_paper_is_told_of_its_own_lines_alone(drawn: Any, people: People, organs: Organs) -> None:
    paper, facts, _ = drawn
    Forwarding.objects.create(paper=paper, organ=organs.economy, part="to-know", by=people.lan)
    actions.move_line(people.mai, _line(facts["order"]).pk, 1, "2026-11-28", Why("Chờ số liệu"))
    actions.withdraw_line(people.mai, _line(facts["duty"]).pk, 1, Why("Theo quy chế mới"))

    page = shown(signed_in(people.binh), "paper-followed", paper.pk)

    assert ("Chờ số liệu" in page, "Theo quy chế mới" in page, "Rút khỏi" in page) == (True, False, False)
    assert fresh(_line(facts["duty"])).state == "withdrawn"


@pytest.mark.parametrize("many", [1, 3])
def test_margin_asks_the_same_questions_for_one_line_and_for_three(
    many: int, drawn: Any, people: People, django_assert_num_queries: Any
) -> None:
    paper, facts, _ = drawn
    keys = [facts[name].pk for name in ("order", "direction", "duty")[:many]]
    Line.objects.exclude(fact__in=keys).delete()
    for line in Line.objects.all():
        actions.withdraw_line(people.mai, line.pk, 1, Why("Thôi"))
    mai = signed_in(people.mai)
    shown(mai, "paper-followed", paper.pk)

    with django_assert_num_queries(24):
        shown(mai, "paper-followed", paper.pk)
