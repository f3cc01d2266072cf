"""A paper becomes as far inside as it was said to be, or has to go as secret: its work goes the same way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit.models import EarlierState
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.notices import actions as notices
from giaoban.office.notices.actions import Telling
from giaoban.office.registry import store
from giaoban.office.registry.actions import (
    Order,
    expel_secret,
    join_part,
    record_annotation,
    register_incoming,
    set_aside,
    set_confidentiality,
    take_in,
)
from giaoban.office.registry.models import File, Paper, Part, Refusal
from giaoban.office.review import actions as review
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import Form, Ordered
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.models import Answer, Board, Briefing, BriefingItem, Objection, Orientation, Origin, Reply, Task
from tests.letters import letter
from tests.office.registry.test_nothing_kept import left_behind, paper_of, read
from tests.office.review.papers import work_through
from tests.office.work.story import day, done, drafted, fact, fresh, given, led_by, reported, share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
OPEN, INSIDE = Confidentiality.OPEN, Confidentiality.RESTRICTED


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any) -> Path:
    """The office's files, in a folder of their own."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def _put(people: People, paper: Paper, how_far: Confidentiality) -> None:
    paper.refresh_from_db()
    set_confidentiality(people.lan, paper.pk, paper.revision, how_far)
    work_through()


def _opened(people: People, paper: Paper, organs: Organs) -> Task:
    (task,) = actions.open_from_facts(people.lan, [fact(paper, people, lead=organs.economy)])
    return task


def test_work_goes_as_far_inside_as_its_paper_and_comes_out_again(people: People, organs: Organs) -> None:
    paper = make_paper()
    task = _opened(people, paper, organs)
    actions.hand_out(people.mai, task.pk, 1)
    part = given(people, led_by(organs.economy), parent_id=task.pk)
    elsewhere = given(people, led_by(organs.economy))

    _put(people, paper, INSIDE)
    assert [fresh(one).confidentiality for one in (task, part, elsewhere)] == [1, 1, 0]
    assert ([*queries.visible_to(people.binh)], [*queries.visible_to(people.ha)]) == ([elsewhere], [elsewhere])
    assert EarlierState.objects.filter(subject_kind="work.task", subject_id=task.pk).latest("revision").state["confidentiality"] == 0
    _put(people, paper, OPEN)

    # The part was entered by hand: nobody knows whether it may come out.
    assert [fresh(one).confidentiality for one in (task, part, elsewhere)] == [0, 1, 0]


def test_what_somebody_put_further_inside_stays_there(people: People, organs: Organs) -> None:
    paper = make_paper()
    by_hand, with_it, entered = _opened(people, paper, organs), _opened(people, paper, organs), drafted(people, paper=paper)
    actions.change_task(people.mai, by_hand.pk, 1, confidentiality=1)

    _put(people, paper, INSIDE)
    _put(people, paper, OPEN)

    assert [fresh(one).confidentiality for one in (by_hand, with_it, entered)] == [1, 0, 1]


def test_annotation_and_what_was_joined_are_carried_along(people: People, organs: Organs) -> None:
    first, second = make_paper(), make_paper()
    note = record_annotation(people.lan, first.pk, person_of(people.hoa), Order(organs.economy, text="Giao"))
    kept = actions.open_from_annotation(people.lan, note)
    assert kept is not None
    actions.join_tasks(people.ha, kept.pk, 1, _opened(people, second, organs).pk, 1)

    _put(people, first, INSIDE)

    assert (fresh(kept).paper, fresh(kept).confidentiality) == (second, 1)


def test_paper_that_is_gone_or_as_it_was_carries_nothing(people: People, organs: Organs) -> None:
    paper = make_paper()
    set_confidentiality(people.lan, paper.pk, 1, INSIDE)
    paper.delete()
    other = make_paper()
    task = _opened(people, other, organs)
    set_confidentiality(people.lan, other.pk, 1, OPEN)

    assert {job.state for job in work_through()} == {"done"}
    assert fresh(task).revision == 1


def test_work_goes_inside_with_a_paper_to_which_something_from_inside_was_joined(people: People, organs: Organs) -> None:
    main = paper_of(take_in(people.lan, data=letter(), name="a.txt", key="k1"))
    annex = take_in(people.lan, data=letter("1-PL/TU"), name="b.txt", key="k2")
    Paper.objects.filter(pk=paper_of(annex).pk).update(confidentiality=INSIDE)
    task = _opened(people, main, organs)

    join_part(people.lan, main.pk, annex.pk, Part.Kind.ANNEX)
    work_through()

    assert fresh(task).confidentiality == INSIDE


SUBJECT = "phương án bảo vệ mục tiêu Đồi Gió"


@pytest.fixture
def secret(people: People, organs: Organs) -> Paper:
    """A secret paper that nobody recognised, with all the work that can come of one; every word about it has the hill's name in it."""
    paper = read(take_in(people.lan, data=letter("85-KH/TU", SUBJECT), name="Đồi Gió.txt", key="k1"))
    shown = dict(paper.proposals.values_list("pk", "revision"))
    review.accept_clean(people.lan, paper.pk, shown=shown)
    note = record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.economy, text="Giao bảo vệ Đồi Gió"))
    ordered = actions.open_from_annotation(people.lan, note)
    _carried_out(people, organs, ordered)
    _said_and_collected(people, organs, ordered)
    by_hand = drafted(people, led_by(organs.police), title="Gác Đồi Gió", paper=paper, told="Đồi Gió", more={"field": "Đồi Gió"})
    actions.change_task(people.ha, by_hand.pk, 1, title="Gác kỹ Đồi Gió", field="Đồi Gió, gác", authority="Đồi Gió")
    drafted(people, title="Phần Đồi Gió", parent_id=by_hand.pk)
    told = drafted(people, title="Nghe điện về Đồi Gió")
    (opened,) = actions.open_from_facts(people.lan, [fact(paper, people, lead=organs.economy, title="Lập Đồi Gió")])
    actions.join_tasks(people.ha, told.pk, 1, opened.pk, 1)
    actions.open_from_facts(people.lan, [fact(paper, people, kind="orientation", lead=organs.economy, title="Đẩy mạnh Đồi Gió")])
    one = Orientation.objects.get(title="Đẩy mạnh Đồi Gió")
    line = actions.write_line(people.binh, one.pk, day(0), "Đã ở Đồi Gió")
    actions.write_line(people.binh, one.pk, day(0), "Vẫn ở Đồi Gió", shown=line.revision)
    actions.change_orientation(people.ha, one.pk, 1, field="Đồi Gió")
    actions.make_concrete(people.ha, one.pk, Ordered("Lên Đồi Gió", Origin.PAPER))
    return paper


def _said_and_collected(people: People, organs: Organs, task: Task | None) -> None:
    """A reminder, a notice, the minutes of a briefing, and a reply in Excel to what was collected for it."""
    assert task is not None
    share = share_of(task, organs.police)
    actions.remind(people.ha, share.pk, share.revision, "Nhớ Đồi Gió")
    notices.tell_all([Telling(people.cuong.pk, "work.assigned", ("work.task", task.pk), task.title, "vì được giao", "k")])
    held = actions.open_briefing(people.mai, Board.Kind.ENLARGED, day(0), chair=person_of(people.hoa))
    actions.conclude(people.mai, held.pk, "Khẩn trương lên Đồi Gió", task_id=task.pk)
    actions.conclude(people.mai, held.pk, "Trực bão 24/24")
    actions.close_briefing(people.mai, held.pk, 1)
    form = Form("Biểu Đồi Gió", [Column("n", "Số người", CellKind.NUMBER)], [Line("1", "Đồi Gió")])
    asked = Ordered("Thống kê người ở Đồi Gió", Origin.PAPER, (led_by(organs.police),), deadline=day(9))
    collection = actions.open_collection(people.mai, asked, form, for_task_id=task.pk)
    data = "Đồi Gió: 24 người".encode()
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type="text/plain")
    for number, shown in (("23", None), ("24", 1)):
        values = {"1": {"n": {"value": number, "cell": "Đồi Gió!B2"}}}
        reply = actions.Answer(values, Reply.Way.EXCEL, file=file, shown=shown)
        actions.take_reply(people.cuong, collection.task.assignments.get().pk, reply)


def _carried_out(people: People, organs: Organs, task: Task | None) -> None:
    assert task is not None
    share = share_of(task, organs.economy)
    actions.note_progress(people.binh, share.pk, "Đã lên Đồi Gió")
    asked = actions.ask_extension(people.binh, share.pk, day(20), "Đồi Gió xa")
    actions.answer_extension(people.mai, asked.pk, Answer.REFUSED, note="Đồi Gió gần")
    said = actions.object_to(people.binh, share.pk, Objection.Kind.NOT_OURS, "Đồi Gió là của công an", organ=organs.police)
    actions.answer_objection(people.mai, said.pk, Answer.GRANTED, note="Đồi Gió")
    actions.finish(people.ha, task.pk, fresh(task).revision, "Xong Đồi Gió", answer_number="1/Đồi Gió")
    actions.return_task(people.ha, task.pk, fresh(task).revision, "Đồi Gió chưa xong")


def test_secret_paper_leaves_nothing_of_its_work(secret: Paper, files: Path, people: People, organs: Organs) -> None:
    stays = given(people, led_by(organs.economy))
    there = set(left_behind("Đồi Gió"))
    assert {
        "work.task", "work.assignment", "work.progress", "work.extension", "work.objection", "work.orientation", "work.orientationline",
        "work.reminder", "work.briefingitem", "work.briefing", "work.collection", "work.reply", "notices.notice",
        "audit.earlierstate", "evidence.fact", "registry.annotation",
    } <= there  # fmt: skip
    assert "audit.entry" not in there

    expel_secret(people.lan, secret.pk)
    work_through()

    assert left_behind("Đồi Gió") == []
    minutes = Briefing.objects.get()
    assert [one["text"] for one in minutes.lines[1:]] == ["Nội dung đã gỡ theo quy định về bảo vệ bí mật nhà nước.", "Trực bão 24/24."]
    assert (minutes.is_intact, list(BriefingItem.objects.values_list("words", flat=True))) == (True, ["Trực bão 24/24"])
    assert not any("Đồi Gió".encode() in path.read_bytes() for path in files.rglob("*") if path.is_file())
    assert (list(Task.objects.all()), Paper.objects.count(), Refusal.objects.count()) == ([stays], 0, 1)


def test_secret_paper_that_answered_an_order_is_forgotten_there_too(people: People, organs: Organs) -> None:
    paper = paper_of(take_in(people.lan, data=letter(), name="a.txt", key="k1"))
    Paper.objects.filter(pk=paper.pk).update(number="77/Đồi Gió")
    task, again = reported(people, organs), reported(people, organs)
    for one in (task, again):
        actions.confirm(people.mai, one.pk, one.revision, answer=Paper.objects.get(pk=paper.pk))
    actions.return_task(people.mai, again.pk, fresh(again).revision, "thiếu")
    assert {"work.task", "audit.earlierstate"} <= set(left_behind("Đồi Gió"))

    expel_secret(people.lan, paper.pk)

    assert (left_behind("Đồi Gió"), fresh(task).workflow, fresh(task).answer, fresh(again).workflow) == ([], "done", None, "returned")


def test_paper_with_work_is_neither_set_aside_nor_expelled_once_it_has_a_number(people: People, organs: Organs) -> None:
    arrival = take_in(people.lan, data=letter(), name="a.txt", key="k1")
    paper = paper_of(arrival)
    drafted(people, paper=paper)

    with pytest.raises(PermissionDenied, match="đã được xác nhận"):
        set_aside(people.lan, arrival.pk)
    register_incoming(people.lan, paper.pk)
    with pytest.raises(PermissionDenied, match="đã vào sổ"):
        expel_secret(people.lan, paper.pk)

    assert (Task.objects.count(), Refusal.objects.count()) == (1, 0)


def test_done_work_of_others_is_left_alone(secret: Paper, people: People, organs: Organs) -> None:
    other = done(people, organs)

    expel_secret(people.lan, secret.pk)

    assert EarlierState.objects.filter(subject_kind="work.task", subject_id=other.pk).count() > 0
