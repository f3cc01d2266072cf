"""Lines planned in a draft from what is known; put in order, grouped; numbered when the programme is issued."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from giaoban.office.audit.models import Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme import queries
from giaoban.office.programme.actions import Period as Meant
from giaoban.office.programme.actions import (
    Planned,
    Why,
    add_line,
    carry_line,
    correct_line,
    draw_up_from_paper,
    group_line,
    issue_programme,
    plan_line,
    put_lines,
)
from giaoban.office.programme.models import Line, Programme
from tests.office.programme.rows import DECEMBER, WORDS, fresh, make_line, make_programme, programme_paper
from tests.office.work.story import given, led_by
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's, not issued yet."""
    return make_programme(organs.committee, DECEMBER, state="draft")


def planned(**fields: Any) -> Planned:
    return Planned(**({"text": "Tổng kết  công tác năm", "kind": "task", "because": "Theo chương trình  năm"} | fields))


def order(draft: Programme) -> list[str]:
    return list(draft.lines.values_list("text", flat=True))


def test_planned_line_keeps_what_it_comes_from(draft: Programme, people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    old = make_line(make_programme(organs.committee, paper=paper), fact=facts["order"])
    task = given(people, led_by(organs.economy))

    made = plan_line(
        people.ha, draft.pk,
        planned(
            due="2026-12-20", tentative=True, organ_id=organs.economy.pk, leader_id=people.nam.person_id, group=" Kinh  tế ",
            fact_id=facts["direction"].pk, follows_id=old.pk, tasks=(task.pk,),
        ),
    )  # fmt: skip

    made.refresh_from_db()
    assert (made.text, made.because, made.group, made.place) == ("Tổng kết công tác năm", "Theo chương trình năm", "Kinh tế", 1)
    assert (made.due, made.first_due, made.tentative, made.organ, made.leader) == (
        "2026-12-20", "2026-12-20", True, organs.economy, people.nam.person
    )  # fmt: skip
    assert (made.fact, made.follows, made.paper, [link.task for link in made.links.all()]) == (facts["direction"], old, paper, [task])
    assert Entry.objects.filter(verb="programme.plan-line").count() == 1


def test_planned_line_is_as_far_inside_as_what_it_comes_from(draft: Programme, people: People, organs: Organs) -> None:
    secret = make_paper(confidentiality=Confidentiality.RESTRICTED)
    old = make_line(make_programme(organs.committee), paper=secret)

    made = plan_line(people.mai, draft.pk, planned(follows_id=old.pk))

    assert made.paper == secret
    assert [queries.lines_visible_to(who).filter(pk=made.pk).exists() for who in (people.mai, people.ha)] == [True, False]
    with pytest.raises(ObjectDoesNotExist):
        plan_line(people.ha, draft.pk, planned(follows_id=old.pk))
    with pytest.raises(ObjectDoesNotExist):
        plan_line(people.ha, draft.pk, planned(paper_id=secret.pk))


def test_sentence_is_planned_once(draft: Programme, people: People, organs: Organs) -> None:
    _, facts = programme_paper(people, organs)
    plan_line(people.ha, draft.pk, planned(fact_id=facts["meeting"].pk, kind="meeting"))
    plan_line(people.ha, draft.pk, planned(fact_id=facts["meeting"].pk, item=1, kind="item"))

    with pytest.raises(ValidationError, match="đã có trong dự thảo"):
        plan_line(people.ha, draft.pk, planned(fact_id=facts["meeting"].pk))


@pytest.mark.parametrize(("fields", "said"), [({"text": " "}, "Ghi nội dung"), ({"due": "2026-11-30"}, "không nằm trong tháng 12/2026")])
def test_planned_line_is_held_to_the_rules_of_lines(fields: dict[str, Any], said: str, draft: Programme, people: People) -> None:
    with pytest.raises(ValidationError, match=said):
        plan_line(people.ha, draft.pk, planned(**fields))
    with pytest.raises(ObjectDoesNotExist):
        plan_line(people.binh, draft.pk, planned())


def test_issued_programme_is_planned_and_ordered_no_more(people: People, organs: Organs) -> None:
    issued = make_programme(organs.committee, DECEMBER)
    line = make_line(issued)

    for do in (
        lambda: plan_line(people.ha, issued.pk, planned()), lambda: put_lines(people.ha, issued.pk, [line.pk], None),
        lambda: group_line(people.ha, line.pk, 1, "Kinh tế"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match="thứ tự và số của các dòng không đổi nữa"):
            do()


def test_lines_are_put_before_another_or_last_and_twice_is_once(draft: Programme, people: People) -> None:
    one, two, three, four = (make_line(draft, text=text, due="") for text in ("một", "hai", "ba", "bốn"))

    for _ in range(2):
        put_lines(people.ha, draft.pk, [three.pk, four.pk], two.pk)
        assert order(draft) == ["một", "ba", "bốn", "hai"]
    put_lines(people.ha, draft.pk, [one.pk], None)
    assert (order(draft), fresh(three).revision) == (["ba", "bốn", "hai", "một"], 1)


def test_lines_of_another_programme_are_put_nowhere(draft: Programme, people: People, organs: Organs) -> None:
    line, other = make_line(draft), make_line(make_programme(organs.committee))

    for lines, before in (([other.pk], None), ([], None), ([line.pk, other.pk], None), ([line.pk], other.pk), ([line.pk], line.pk)):
        with pytest.raises(ValidationError, match="không còn trong dự thảo"):
            put_lines(people.ha, draft.pk, lines, before)
    with pytest.raises(ObjectDoesNotExist):
        put_lines(people.yen, draft.pk, [line.pk], None)


def test_line_is_grouped_and_taken_out_of_its_group(draft: Programme, people: People) -> None:
    line, meeting = make_line(draft), make_line(draft, kind="meeting")
    item = make_line(draft, kind="item", under=meeting)

    assert group_line(people.ha, line.pk, 1, "Xây dựng  Đảng").group == "Xây dựng Đảng"
    assert group_line(people.ha, line.pk, 2, "").group == ""
    with pytest.raises(ValidationError, match="dưới hội nghị ấy"):
        group_line(people.ha, item.pk, 1, "Kinh tế")


def test_sentence_in_a_draft_is_worded_by_the_compiler_and_stays_once_issued(draft: Programme, people: People, organs: Organs) -> None:
    _, facts = programme_paper(people, organs)
    line = make_line(draft, fact=facts["order"], due="")

    made = correct_line(people.ha, line.pk, 1, text="Bàn giao mặt bằng.")
    issue_programme(people.ha, draft.pk, draft.revision)

    assert made.text == "Bàn giao mặt bằng."
    with pytest.raises(ValidationError, match="không sửa chữ được"):
        correct_line(people.ha, line.pk, made.revision, text=WORDS)


def test_carried_line_takes_its_reason_and_its_group_along(people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), group="Kinh tế")

    made = carry_line(people.ha, line.pk, 1, DECEMBER, Why("Chờ  số liệu"))

    assert (made.because, made.group) == ("Chờ số liệu", "Kinh tế")


def test_lines_are_numbered_when_the_draft_is_issued(draft: Programme, people: People) -> None:
    plan_line(people.ha, draft.pk, planned())
    add_line(people.ha, draft.pk, text="Hội nghị", kind="meeting")

    issue_programme(people.ha, draft.pk, draft.revision)

    assert list(draft.lines.values_list("number", flat=True)) == ["I.1", "II.1"]


@pytest.mark.parametrize("fields", [{"because": "Theo chương trình năm", "number": "3"}, {}])
def test_numbers_that_were_typed_stay(fields: dict[str, Any], draft: Programme, people: People) -> None:
    line = make_line(draft, **fields)

    issue_programme(people.ha, draft.pk, draft.revision)

    assert (fresh(line).number, fresh(line).revision) == (fields.get("number", ""), 1)


def test_line_that_was_planned_waits_for_the_paper_of_its_programme(draft: Programme, people: People, organs: Organs) -> None:
    _, facts = programme_paper(people, organs)
    line = make_line(draft, fact=facts["direction"], text="Nắm tình hình", due="")
    paper, mine = programme_paper(people, organs, number="15-CTr/ĐU")
    assert list(queries.waiting_for_paper(people.mai, paper, draft)) == [line]

    draw_up_from_paper(
        people.mai, paper.pk, Meant("month", DECEMBER, None, organs.committee.pk), joins={mine["direction"].pk: line.pk}
    )  # fmt: skip

    assert Line.objects.get(pk=line.pk).fact == mine["direction"]
