"""Programmes on screen: the list, one with its lines, one line; what is typed is kept; print, Excel, and what a unit is shown."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from giaoban.office.directory.models import Charge
from giaoban.office.programme import actions
from giaoban.office.programme.actions import Period, Why
from giaoban.office.programme.models import Line, Programme
from giaoban.office.work.models import Task
from tests.office.programme.rows import (
    DECEMBER,
    DIRECTION,
    MATTERS,
    MEETING,
    NOVEMBER,
    WORDS,
    fresh,
    make_line,
    make_programme,
    programme_paper,
)
from tests.office.work.story import done, drafted, given, led_by
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db
QUERIES_OF_ONE, QUERIES_OF_UNIT, QUERIES_OF_LIST = 19, 18, 7
WHY = Why("Chờ số liệu đo đạc")


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def line(people: People, organs: Organs) -> Line:
    """A line of November's programme, led by the economy division."""
    return make_line(make_programme(organs.committee, title="Chương trình công tác tháng 11"), organ=organs.economy, number="I.2")


def test_list_has_programmes_by_kind_with_what_went(line: Line, people: People, organs: Organs) -> None:
    make_line(line.programme, state="withdrawn")
    make_programme(organs.committee, kind="year", title="Chương trình năm 2026", state="closed")
    make_programme(organs.committee, NOVEMBER.replace(year=2024), title="Chương trình cũ")

    page = words(shown(signed_in(people.mai), "programmes", year="2026"))

    assert page.index("Chương trình năm 2026") < page.index("Chương trình công tác tháng 11")
    assert "1 dòng, 1 rút" in page
    assert "Đã kết thúc" in page
    assert "Chương trình cũ" not in page
    assert "Chương trình năm 2026" not in words(shown(signed_in(people.mai), "programmes", year="2026", kind="month"))


def test_programme_shows_old_and_new_time_who_and_why(line: Line, people: People) -> None:
    actions.move_line(people.ha, line.pk, 1, "2026-11-28", Why("Chờ <b>số liệu</b>", person_of(people.hoa)))

    page = shown(signed_in(people.mai), "programme", line.programme_id)

    assert "<b>Lùi thời gian</b>: <del>25/11/2026</del> → 28/11/2026 · Chờ &lt;b&gt;số liệu&lt;/b&gt;" in page
    assert "(Lê Văn Hòa quyết định, Hoàng Thu Hà ghi, " in page


def test_lines_are_filtered_by_what_became_of_them(people: People, organs: Organs) -> None:
    programme = make_programme(organs.committee)
    names = ("Việc lùi", "Việc rút", "Việc chuyển", "Việc xong", "Việc thường")
    moved, withdrawn, carried, finished, _ = (make_line(programme, text=name, due="2026-11-29") for name in names)
    actions.move_line(people.mai, moved.pk, 1, "2026-11-30", WHY)
    actions.withdraw_line(people.mai, withdrawn.pk, 1, WHY)
    actions.carry_line(people.mai, carried.pk, 1, DECEMBER, WHY)
    actions.finish_line(people.mai, finished.pk, 1, NOVEMBER)
    actions.add_line(people.mai, programme.pk, text="Việc bổ sung", why=WHY)
    mai = signed_in(people.mai)

    def listed(**query: str) -> list[str]:
        return re.findall(r'<span class="words">([^<]+)</span>', shown(mai, "programme", programme.pk, **query))

    assert listed() == [*names, "Việc bổ sung"]
    assert [listed(show=key) for key in ("moved", "withdrawn", "carried", "done", "added")] == [
        ["Việc lùi"], ["Việc rút"], ["Việc chuyển"], ["Việc xong"], ["Việc bổ sung"],
    ]  # fmt: skip
    december = Programme.objects.get(first=DECEMBER)
    page = words(shown(mai, "programme", december.pk))
    assert "Chuyển từ tháng 11/2026" in page
    assert "Chuyển sang tháng 12/2026" in words(shown(mai, "programme", programme.pk))


def test_line_says_how_its_tasks_are(line: Line, people: People, organs: Organs) -> None:
    tasks = (done(people, organs), given(people, led_by(organs.economy)), given(people, led_by(organs.economy), due=-3))
    for n, task in enumerate(tasks, start=1):
        actions.link_task(people.mai, line.pk, n, task.pk)

    page = words(shown(signed_in(people.mai), "programme", line.programme_id))

    assert "3 nhiệm vụ: 1 hoàn thành, 1 đã giao, 1 quá hạn" in page


def test_quarter_leads_to_its_year_and_its_months(line: Line, people: People, organs: Organs) -> None:
    year = make_programme(organs.committee, kind="year")
    quarter = make_programme(organs.committee, kind="quarter")

    page = shown(signed_in(people.mai), "programme", quarter.pk)

    for one, label in ((year, "Năm 2026"), (line.programme, "Tháng 11/2026")):
        assert f'href="{reverse("programme", args=[one.pk])}">{label}</a>' in page


def test_unit_sees_its_own_lines_alone_and_acts_on_none(line: Line, people: People, organs: Organs) -> None:
    make_line(line.programme, text="Việc của Công an", organ=organs.police, due="2026-11-02")
    hidden = make_line(make_programme(organs.committee, DECEMBER, state="draft"), organ=organs.economy)
    binh = signed_in(people.binh)

    page = shown(binh, "programme", line.programme_id)

    assert (WORDS in page, "Việc của Công an" in page, "1 dòng" in words(page)) == (True, False, True)
    assert "Lùi thời gian" not in words(shown(binh, "programme-line", line.pk))
    assert binh.get(reverse("programme-line", args=[hidden.pk])).status_code == 404
    assert binh.get(reverse("programme", args=[hidden.programme_id])).status_code == 404
    assert binh.get(reverse("programme-line-move", args=[line.pk])).status_code == 403


def test_chief_moves_a_line_and_what_is_refused_keeps_what_was_typed(line: Line, people: People) -> None:
    mai = signed_in(people.mai)

    page = refused(mai, "programme-line-move", line.pk, due="2026-12-02", reason="Chờ số liệu", shown="1")
    assert "không nằm trong tháng 11/2026" in page
    assert 'value="2026-12-02"' in page
    assert "Chờ số liệu" in page
    both = refused(mai, "programme-line-move", line.pk, due="2026-11-28", span="2026-11", reason="Chờ", shown="1")
    assert "không cả hai" in both
    assert "Chờ</textarea>" in refused(mai, "programme-line-move", line.pk, due="hôm nay", reason="Chờ", shown="1")

    status, where = sent(mai, "programme-line-move", line.pk, due="2026-11-28", reason="Chờ số liệu", shown="1")
    assert (status, where) == (302, reverse("programme-line", args=[line.pk]))
    assert fresh(line).due == "2026-11-28"
    assert "25/11/2026 → 28/11/2026" in shown(mai, "programme-line", line.pk)


def test_two_at_once_are_told_and_nothing_typed_is_lost(line: Line, people: People) -> None:
    mai = signed_in(people.mai)
    actions.move_line(people.ha, line.pk, 1, "2026-11-27", WHY)

    answer = mai.post(reverse("programme-line-move", args=[line.pk]), {"due": "2026-11-28", "reason": "Họp muộn", "shown": "1"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(part in page for part in ("Người khác vừa sửa", "Họp muộn", 'name="shown" value="2"'))
    assert fresh(line).due == "2026-11-27"


def test_line_is_carried_withdrawn_restored_and_finished_on_its_page(line: Line, people: People, organs: Organs) -> None:
    mai = signed_in(people.mai)
    deeds: list[tuple[str, dict[str, Any]]] = [
        ("withdraw", {"reason": "Trùng"}),
        ("restore", {"reason": "Giao lại"}),
        ("finish", {"on": "2026-11-20"}),
        ("reopen", {"reason": "Nhầm"}),
        ("carry", {"to": "2026-12-01", "due": "2026-12-10", "reason": "Chờ vốn", "decided_by": people.hoa.person_id}),
    ]
    for act, values in deeds:
        status, _ = sent(mai, f"programme-line-{act}", line.pk, shown=fresh(line).revision, **values)
        assert (act, status) == (act, 302)

    assert [one.kind for one in line.changes.all()] == ["withdrawn", "restored", "finished", "reopened", "carried"]
    page = words(shown(mai, "programme-line", line.pk))
    assert "Chuyển sang tháng 12/2026: 25/11/2026 → 10/12/2026" in page
    assert "Lê Văn Hòa quyết định, Trần Thị Mai ghi" in page
    new = Line.objects.get(carried_from=line)
    assert "Chuyển từ tháng 11/2026" in words(shown(mai, "programme-line", new.pk))


def test_task_is_opened_from_a_line_and_another_linked_and_taken_off(line: Line, people: People, organs: Organs) -> None:
    mai, other = signed_in(people.mai), drafted(people, led_by(organs.economy), title="Việc đã có")

    status, where = sent(mai, "programme-line-order", line.pk, shown="1")
    task = Task.objects.get(title=WORDS)
    assert (status, where) == (302, reverse("task", args=[task.pk]))
    assert "Việc đã có" in shown(mai, "programme-line", line.pk)
    sent(mai, "programme-line-link", line.pk, shown="2", task=other.pk)
    assert [link.task for link in line.links.all()] == [task, other]
    sent(mai, "programme-line-unlink", line.pk, shown="3", task=task.pk)
    sent(mai, "programme-line-link", line.pk, shown="4", task="")
    assert [link.task for link in line.links.all()] == [other]
    assert mai.post(reverse("programme-line-link", args=[line.pk]), {"shown": "4", "task": "999999"}).status_code == 404


def test_task_leads_to_the_line_that_it_carries_out(line: Line, people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy))
    actions.link_task(people.mai, line.pk, 1, task.pk)

    for account in (people.mai, people.binh):
        page = shown(signed_in(account), "task", task.pk)
        assert f'<a href="{reverse("programme-line", args=[line.pk])}">Tháng 11/2026, I.2</a>' in page


def test_undated_lines_are_found(line: Line, people: People) -> None:
    make_line(line.programme, text="Chưa rõ ngày", due="")
    make_line(line.programme, text="Thường xuyên làm", due="", kind="direction")

    page = shown(signed_in(people.mai), "programme", line.programme_id, show="unset")

    assert re.findall(r'<span class="words">([^<]+)</span>', page) == ["Chưa rõ ngày"]


def test_programme_is_entered_issued_and_closed_by_hand(people: People, organs: Organs) -> None:
    mai = signed_in(people.mai)
    wrong = refused(mai, "programme-new", kind="term", first="2026-01-01", organ=organs.committee.pk, title="Toàn khóa")
    assert ("ngày cuối của nhiệm kỳ" in wrong, "Toàn khóa" in wrong) == (True, True)
    sent(mai, "programme-new", kind="month", first="2026-11-09", organ=organs.committee.pk)
    programme = Programme.objects.get()
    assert programme.title == "Chương trình công tác tháng 11/2026"

    sent(mai, "programme-line-new", programme.pk, text="Việc một", kind="task", due="2026-11-20", organ=organs.economy.pk)
    sent(mai, "programme-issue", programme.pk, shown="1")
    lacking = refused(mai, "programme-line-new", programme.pk, text="Việc hai", kind="task")
    assert "Việc hai" in lacking
    sent(mai, "programme-line-new", programme.pk, text="Việc hai", kind="meeting", span="2026-11", reason="Tỉnh giao thêm")
    sent(mai, "programme-change", programme.pk, title="Chương trình tháng Mười một", organ=organs.committee.pk, shown="2")
    sent(mai, "programme-close", programme.pk, shown="3")
    page = words(shown(mai, "programme", programme.pk))

    assert "Chương trình tháng Mười một" in page
    assert ("Đã kết thúc" in page, "Bổ sung" in page, "tháng 11/2026" in page) == (True, True, True)
    assert [(one.text, one.due) for one in Line.objects.all()] == [("Việc một", "2026-11-20"), ("Việc hai", "2026-11")]
    sent(mai, "programme-close", programme.pk, shown="4")
    assert "Chỉ kết thúc chương trình đang thực hiện" in shown(mai, "programme", programme.pk)


def test_words_of_a_sentence_are_not_asked_for_when_its_line_is_corrected(people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    actions.draw_up_from_paper(people.mai, paper.pk, Period("month", NOVEMBER, None, organs.committee.pk))
    line, mai = Line.objects.get(fact=facts["direction"]), signed_in(people.mai)

    assert 'name="text"' not in shown(mai, "programme-line-change", line.pk)
    sent(mai, "programme-line-change", line.pk, number="5", kind="direction", organ=organs.building.pk, shown="1")
    assert (fresh(line).text, fresh(line).organ) == (DIRECTION, organs.building)


def test_programme_is_made_of_its_paper_in_one_act(people: People, organs: Organs) -> None:
    paper, _ = programme_paper(people, organs)
    mai = signed_in(people.mai)
    form = shown(mai, "programme-from-paper", paper.pk)

    assert reverse("programme-from-paper", args=[paper.pk]) in shown(mai, "paper", paper.pk)
    assert "5 câu đã xác nhận sẽ thành dòng" in form
    assert ('value="2026-11-01"' in form, 'value="Chương trình công tác tháng 11 năm 2026"' in form) == (True, True)
    status, where = sent(
        mai, "programme-from-paper", paper.pk, kind="month", first="2026-11-01", organ=organs.committee.pk, title="Chương trình tháng 11"
    )
    programme = Programme.objects.get()
    assert (status, where, programme.lines.count()) == (302, reverse("programme", args=[programme.pk]), 7)
    page = shown(mai, "programme", programme.pk)
    assert all(part in page for part in (WORDS, DIRECTION, MEETING, *MATTERS))
    assert "26/11/2026 (dự kiến)" in page
    assert reverse("programme", args=[programme.pk]) in shown(mai, "paper", paper.pk)
    again = shown(mai, "programme-from-paper", paper.pk)
    assert "Chưa có câu nào của văn bản này" in again


def test_what_is_left_of_a_month_is_carried_at_its_end(line: Line, people: People) -> None:
    done_line = make_line(line.programme, text="Việc đã xong", done_on=NOVEMBER)
    steady = make_line(line.programme, text="Việc thường xuyên", due="", kind="direction")
    left = make_line(line.programme, text="Việc để lại")
    mai, values = signed_in(people.mai), {"to": "2026-12-01", "reason": "Chưa xong trong tháng"}

    page = shown(mai, "programme-carry", line.programme_id)
    assert done_line.text not in page
    assert re.findall(r'value="(\d+-1)"[^>]*checked', page) == [f"{line.pk}-1", f"{left.pk}-1"]
    actions.correct_line(people.ha, left.pk, 1, number="7")
    stale = refused(mai, "programme-carry", line.programme_id, lines=[f"{line.pk}-1", f"{left.pk}-1"], **values)
    assert ("người khác vừa sửa" in stale, "Chưa xong trong tháng" in stale) == (True, True)
    assert "Chưa lưu" in refused(mai, "programme-carry", line.programme_id, **values)

    status, where = sent(mai, "programme-carry", line.programme_id, lines=[f"{line.pk}-1"], **values)

    december = Programme.objects.get(first=DECEMBER)
    assert (status, where) == (302, reverse("programme", args=[december.pk]))
    assert [fresh(one).state for one in (line, left, steady)] == ["carried", "stands", "stands"]


def test_sentences_confirmed_later_are_taken_over_without_asking_the_period_again(people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    facts["duty"].withdrawn_at = facts["duty"].confirmed_at
    facts["duty"].save()
    programme = actions.draw_up_from_paper(people.mai, paper.pk, Period("month", NOVEMBER, None, organs.committee.pk))
    facts["duty"].withdrawn_at = None
    facts["duty"].save()
    mai = signed_in(people.mai)

    assert "câu mới được xác nhận của văn bản chưa vào chương trình" in shown(mai, "programme", programme.pk)
    assert 'name="kind"' not in shown(mai, "programme-from-paper", paper.pk)
    sent(mai, "programme-from-paper", paper.pk)
    assert programme.lines.count() == 7


def test_waiting_line_is_joined_with_its_sentence(people: People, organs: Organs) -> None:
    old = make_line(make_programme(organs.committee, NOVEMBER.replace(month=10)), text=WORDS)
    waiting = actions.carry_line(people.mai, old.pk, 1, NOVEMBER, WHY)
    second = actions.add_line(people.mai, waiting.programme_id, text="Việc khác", kind="task")
    paper, facts = programme_paper(people, organs)
    mai, values = signed_in(people.mai), {"kind": "month", "first": "2026-11-01", "organ": organs.committee.pk}
    order = str(facts["order"].pk)

    page = shown(mai, "programme-from-paper", paper.pk)
    assert f'<option value="{order}" selected>' in page
    twice = refused(mai, "programme-from-paper", paper.pk, **values, **{f"line-{waiting.pk}": order, f"line-{second.pk}": order})
    assert "cùng một câu" in twice
    sent(mai, "programme-from-paper", paper.pk, **values, **{f"line-{waiting.pk}": order})

    assert (fresh(waiting).fact, fresh(second).fact, waiting.programme.lines.count()) == (facts["order"], None, 8)


def test_excel_has_the_lines_and_every_change(line: Line, people: People) -> None:
    make_line(line.programme, text="=HYPERLINK(1)")
    actions.move_line(people.mai, line.pk, 1, "2026-11-28", WHY)

    answer = signed_in(people.mai).get(reverse("programme-excel", args=[line.programme_id]))

    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    lines, changes = (book.get_sheet_by_name(name).to_python() for name in ("Chương trình", "Thay đổi"))
    assert [(row[0], row[1], row[6]) for row in lines[1:]] == [("I.2", WORDS, "25/11/2026"), ("", "=HYPERLINK(1)", "")]
    assert changes[1][1:7] == [WORDS, "Lùi thời gian", "25/11/2026", "28/11/2026", WHY.reason, "Trần Thị Mai"]
    assert len(changes) == 2


def test_paper_that_is_no_programme_is_not_offered_as_one(people: People, organs: Organs) -> None:
    paper = make_paper()

    assert reverse("programme-from-paper", args=[paper.pk]) not in shown(signed_in(people.mai), "paper", paper.pk)


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("mai", QUERIES_OF_ONE), ("binh", QUERIES_OF_UNIT)])
def test_programme_asks_the_same_questions_for_one_line_and_for_three(
    name: str, queries: int, many: int, line: Line, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    Charge.objects.create(person=person_of(people.minh), field="Kinh tế", organ=organs.economy)
    lines = [line, *(make_line(line.programme, organ=organs.economy) for _ in range(many - 1))]
    for one in lines:
        task = given(people, led_by(organs.economy))
        actions.link_task(people.mai, one.pk, 1, task.pk)
        actions.move_line(people.mai, one.pk, 2, "2026-11-28", WHY)
    browser = signed_in(getattr(people, name))
    shown(browser, "programme", line.programme_id)

    with django_assert_num_queries(queries):
        shown(browser, "programme", line.programme_id)
    if name == "mai":
        with django_assert_num_queries(QUERIES_OF_LIST):
            shown(browser, "programmes", year=str(line.programme.first.year))
