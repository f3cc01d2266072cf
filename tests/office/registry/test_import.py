"""Another system's register taken over, from the Excel list and the ZIP to the rows of ours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.intake.guard import UnreadableSource
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.jobs.actions import do, take_up
from giaoban.office.jobs.models import Job, State
from giaoban.office.registry import jobs, store
from giaoban.office.registry.actions import (
    begin_import,
    cancel_number,
    finish_import,
    map_columns,
    register_incoming,
    start_import,
    take_over_row,
)
from giaoban.office.registry.actions.taking_in import kept_file
from giaoban.office.registry.models import File, Import, ImportRow, Paper, Part, Refusal, RegisterEntry, Stage, Urgency
from tests.office.registry.exports import HEADS, MANY, NOV_2, files, letter, row, sheet_of, zip_of
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


def _import(lan: Account, rows: list[list[Any]], archive: bytes | None = None, **options: Any) -> Import:
    """An import with its columns as they are guessed."""
    job = begin_import(lan, "Hệ thống tỉnh", sheet_of(rows), archive, **options)
    return map_columns(lan, job.pk, job.revision, job.mapping)


def _run(lan: Account, job: Import) -> Import:
    job = start_import(lan, job.pk, job.revision)
    work = take_up("một")
    assert work is not None
    do(work)
    job.refresh_from_db()
    return job


def _states(job: Import) -> list[tuple[int, str, str]]:
    return list(job.rows.values_list("row", "state", "problem"))


def test_thirty_four_papers_come_over_with_their_numbers_and_two_duplicates_marked(people: People) -> None:
    there = make_paper(number="107/STC-ĐT", number_key="107-stc-dt", date=dt.date(2026, 10, 30), received_on=dt.date(2026, 10, 31))
    first = register_incoming(people.lan, there.pk)
    rows = [row(n) for n in range(1, MANY)] + [row(MANY, **{"Tên tệp": "105-STC.txt"})]

    job = _import(people.lan, rows, zip_of(files(range(1, MANY))))
    assert {state for _, state, _ in _states(job)} == {"waiting"}
    job = _run(people.lan, job)

    assert job.state == Import.State.DONE
    entries = RegisterEntry.objects.filter(imported_from="Hệ thống tỉnh").order_by("number")
    assert [e.number for e in entries] == list(range(401, 435))
    assert {(e.on, e.series) for e in entries} == {(NOV_2, first.series)}
    marked = job.rows.exclude(likeness="").values_list("row", "likeness", "duplicate_of__number")
    assert list(marked) == [(9, "number", "107/STC-ĐT"), (36, "content", "105/STC-ĐT")]
    assert [e.note for e in entries if e.note] == ["Nghi trùng với số đến 1", "Nghi trùng với số đến 405"]
    assert Job.objects.filter(kind="read-part").count() == Part.objects.filter(kind=Part.Kind.MAIN).count() == 34
    following = register_incoming(people.lan, make_paper().pk)
    assert following.number == 435


def test_row_becomes_a_paper_with_what_the_list_says(people: People) -> None:
    told = row(1, **{"Độ khẩn": "Hỏa tốc", "Tên tệp": "101-STC.txt; phụ lục.txt"})
    archive = zip_of(files([1]) | {"Phụ lục.txt": b"Bieu so 1"})

    job = _run(people.lan, _import(people.lan, [told], archive))

    paper = Paper.objects.get()
    assert (paper.number, paper.number_key, paper.issuer_text, paper.date) == (
        "101/STC-ĐT",
        "101-stc-dt",
        "Sở Tài chính",
        dt.date(2026, 10, 30),
    )
    assert (paper.type, paper.subject, paper.urgency, paper.stage) == (
        "CV",
        "V/v giải ngân vốn đầu tư công, đợt 1",
        Urgency.MOST_URGENT,
        Stage.READING,
    )
    assert (paper.entered_by, paper.received_on, "dau tu cong" in paper.folded) == (people.lan, NOV_2, True)
    assert [(p.kind, p.name) for p in paper.parts.all()] == [("main", "101-STC.txt"), ("annex", "Phụ lục.txt")]
    assert store.read(paper.parts.all()[0].file.sha256) == letter(101, "V/v giải ngân vốn đầu tư công, đợt 1")
    assert job.rows.get().paper == paper


def test_paper_without_a_file_is_followed_by_hand(people: People) -> None:
    job = _run(people.lan, _import(people.lan, [row(1)]))

    assert (Paper.objects.get().stage, Job.objects.filter(kind="read-part").exists()) == (Stage.UNREAD, False)
    assert _states(job) == [(3, "taken", "K3: không có tệp “101-STC.txt” trong tệp nén")]


def test_errors_are_told_by_the_address_of_their_cells(people: People) -> None:
    register_incoming(people.lan, make_paper(number="8/QĐ").pk, number=404)
    cancelled = register_incoming(people.lan, make_paper().pk, number=405)
    cancel_number(people.lan, cancelled.series_id, 405, "nhầm", shown=1)
    rows = [
        row(1, **{"Ngày đến": "31/02/2026"}),
        row(2, **{"Số đến": "bốn trăm", "Trích yếu": ""}),
        row(3, **{"Ngày đến": "", "Số đến": ""}),
        row(4, **{"Tên tệp": ""}),
        row(5, **{"Tên tệp": ""}),
        row(6, **{"Tên tệp": ""}),
        row(7, **{"Số đến": 406, "Tên tệp": ""}),
        row(8, **{"Tên tệp": "", "Số/Ký hiệu": "9" * 81}),
        row(9, **{"Tên tệp": "", "Ngày đến": "02/11/2025"}),
    ]

    job = _import(people.lan, rows)

    assert [(number, problem) for number, state, problem in _states(job) if state == "wrong"] == [
        (3, "C3: ngày không đọc được: “31/02/2026”"),
        (4, "B4: số đến không đọc được: “bốn trăm”; H4: thiếu trích yếu"),
        (5, "B5: thiếu số đến; C5: thiếu ngày đến"),
        (6, "B6: số đến 404 đã cấp cho văn bản 8/QĐ"),
        (7, "B7: số đến 405 đã bỏ, không cấp lại"),
        (9, "B9: số đến 406 đã có ở dòng 8"),
        (10, "E10: số, ký hiệu dài hơn 80 ký tự"),
    ]
    job = _run(people.lan, job)
    assert [(r.row, r.state) for r in job.rows.filter(paper__isnull=False)] == [(8, "taken"), (11, "taken")]


def test_list_taken_over_twice_enters_nothing_twice(people: People) -> None:
    _run(people.lan, _import(people.lan, [row(1), row(2)], zip_of(files([1, 2]))))

    again = _import(people.lan, [row(1), row(2)], zip_of(files([1, 2])))

    assert {(state, problem.partition(" đã")[2]) for _, state, problem in _states(again)} == {
        ("wrong", " cấp cho văn bản 101/STC-ĐT"),
        ("wrong", " cấp cho văn bản 102/STC-ĐT"),
    }
    with pytest.raises(ValidationError, match="Không có dòng nào để nhập"):
        start_import(people.lan, again.pk, again.revision)
    assert (Paper.objects.count(), File.objects.count()) == (2, 2)


def test_columns_told_once_are_remembered_for_the_system(people: People) -> None:
    heads = ("Cột một", "Ngày đến", "Về việc gì", "Số đến gốc")
    sheet = sheet_of([["100/KH", NOV_2, "Kế hoạch phòng chống bão", 12]], heads)
    first = begin_import(people.lan, "Hệ thống tỉnh", sheet, None)
    assert first.mapping == {"on": "B", "number": "D"}
    map_columns(people.lan, first.pk, 1, {"number": "D", "on": "B", "subject": "C", "symbol": "A", "nothing": "B", "note": "Z"})

    moved = sheet_of([["x", "Chỉ thị về bão", "7/CT", NOV_2, 13]], ("TT", "Về việc gì", "Cột một", "Ngày đến", "Số đến gốc"))
    second = begin_import(people.lan, "hệ thống TỈNH", moved, None)
    other = begin_import(people.lan, "Hệ thống khác", moved, None)
    changed = begin_import(people.lan, "Hệ thống tỉnh", sheet_of([["x", NOV_2, 13]], ("Cột một", "Ngày đến", "Số đến")), None)

    assert second.mapping == {"number": "E", "on": "D", "subject": "B", "symbol": "C"}
    assert other.mapping == {"number": "E", "on": "D"}
    assert changed.mapping == {"on": "B", "number": "C"}


def test_columns_must_be_told_apart_and_be_enough(people: People) -> None:
    job = begin_import(people.lan, "Hệ thống tỉnh", sheet_of([row(1)]), None)

    with pytest.raises(ValidationError, match="Hãy chọn cột cho: Ngày đến, Trích yếu"):
        map_columns(people.lan, job.pk, 1, {"number": "B"})
    with pytest.raises(ValidationError, match="Mỗi cột chỉ chọn cho một mục"):
        map_columns(people.lan, job.pk, 1, {"number": "B", "on": "C", "subject": "C"})
    job = map_columns(people.lan, job.pk, 1, job.mapping)
    with pytest.raises(Conflict):
        map_columns(people.lan, job.pk, 1, job.mapping)
    _run(people.lan, job)
    with pytest.raises(ValidationError, match="đã nhập rồi"):
        map_columns(people.lan, job.pk, 3, job.mapping)


def test_list_that_is_none_is_refused(people: People) -> None:
    with pytest.raises(UnreadableSource, match="Không đọc được tệp Excel"):
        begin_import(people.lan, "x", b"so den;ngay den", None)
    with pytest.raises(ValidationError, match="Không thấy dòng tên cột"):
        begin_import(people.lan, "x", sheet_of([["a", "b"]], ("Một", "Hai")), None)
    with pytest.raises(ValidationError, match="không có dòng nào"):
        begin_import(people.lan, "x", sheet_of([[]]), None)
    with pytest.raises(ValidationError, match="Tệp nén không mở được"):
        begin_import(people.lan, "x", sheet_of([row(1)]), b"PK not a zip")
    assert Import.objects.count() == 0


def test_row_that_counts_the_columns_is_no_paper(people: People) -> None:
    counted = [f"({n})" for n in range(1, len(HEADS) + 1)]

    job = _import(people.lan, [counted, [], row(1, **{"Tên tệp": ""})])

    assert _states(job) == [(5, "waiting", "")]


def test_paper_without_a_kind_gets_it_from_the_beginning_of_its_subject(people: People) -> None:
    subjects = {"Kế hoạch phòng, chống bão": "KH", "V/v họp": "CV", "Thăm hỏi": ""}
    rows = [row(n, **{"Loại văn bản": "", "Trích yếu": subject, "Tên tệp": ""}) for n, subject in enumerate(subjects, start=1)]
    rows.append(row(9, **{"Loại văn bản": "TTr", "Tên tệp": ""}))

    _run(people.lan, _import(people.lan, rows))

    assert list(Paper.objects.order_by("pk").values_list("type", flat=True)) == [*subjects.values(), "TTr"]


def test_number_given_away_between_preview_and_import_is_said_on_the_row(people: People) -> None:
    job = _import(people.lan, [row(1), row(2)])
    register_incoming(people.lan, make_paper().pk, number=401)

    job = _run(people.lan, job)

    assert [(state, problem) for _, state, problem in _states(job)] == [
        ("wrong", "B3: Số 401 đã cấp rồi, không cấp lại. Số tiếp theo là 402."),
        ("taken", "K4: không có tệp “102-STC.txt” trong tệp nén"),
    ]
    assert Paper.objects.filter(number="101/STC-ĐT").count() == 0


def test_killed_worker_leaves_the_rest_to_the_next_one_and_no_row_is_done_twice(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    job = _import(people.lan, [row(n) for n in range(1, 7)], zip_of(files(range(1, 7))))
    start_import(people.lan, job.pk, job.revision)
    done: list[int] = []

    class Killed(BaseException):
        pass

    def dies_at_the_fourth(actor: Account, row_id: int) -> ImportRow:
        if len(done) == 3:
            raise Killed
        done.append(row_id)
        return take_over_row(actor, row_id)

    monkeypatch.setattr(jobs, "take_over_row", dies_at_the_fourth)
    work = take_up("một")
    assert work is not None
    with pytest.raises(Killed):
        do(work)
    assert RegisterEntry.objects.count() == 3
    monkeypatch.undo()

    later = take_up("hai", now=dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))
    assert later is not None
    do(later)
    take_over_row(people.lan, done[0])
    finish_import(people.lan, job.pk)

    assert list(RegisterEntry.objects.order_by("pk").values_list("number", flat=True)) == [401, 402, 403, 404, 405, 406]
    assert (Job.objects.get(pk=work.pk).state, Import.objects.get().state) == (State.DONE, Import.State.DONE)


def test_worker_whose_job_was_taken_from_it_stops(people: People) -> None:
    job = _import(people.lan, [row(1)])
    start_import(people.lan, job.pk, job.revision)
    slow = take_up("chậm")
    assert slow is not None
    Job.objects.filter(pk=slow.pk).update(worker="nhanh")

    jobs.import_register(slow)

    assert RegisterEntry.objects.count() == 0


def test_import_of_one_who_may_no_more_is_given_up(people: People) -> None:
    job = _import(people.lan, [row(1)])
    start_import(people.lan, job.pk, job.revision)
    RoleHolding.objects.filter(account=people.lan).delete()
    work = take_up("một")
    assert work is not None

    do(work)

    work.refresh_from_db()
    assert (work.state, work.error) == (State.FAILED, "Người nhập danh sách không còn quyền vào sổ văn bản đến.")


def test_only_those_who_take_papers_in_import(people: People) -> None:
    job = begin_import(people.lan, "x", sheet_of([row(1)]), None)
    for forbidden in (
        lambda: begin_import(people.ha, "x", sheet_of([row(1)]), None),
        lambda: map_columns(people.ha, job.pk, 1, job.mapping),
        lambda: start_import(people.ha, job.pk, 1),
        lambda: take_over_row(people.ha, job.rows.get().pk),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    assert Paper.objects.count() == Refusal.objects.count() == 0


def test_file_that_is_here_already_marks_its_row(people: People) -> None:
    _run(people.lan, _import(people.lan, [row(1)], zip_of(files([1]))))

    job = _import(people.lan, [row(2, **{"Tên tệp": "101-STC"})], zip_of(files([1])))

    assert [(r.likeness, r.duplicate_of and r.duplicate_of.number) for r in job.rows.all()] == [("content", "101/STC-ĐT")]


def test_files_no_row_names_are_taken_away_again(people: People) -> None:
    job = _import(people.lan, [row(1)], zip_of(files([1, 2])))
    assert job.files.count() == 2

    _run(people.lan, job)

    assert (job.files.count(), [part.name for part in Part.objects.all()], File.objects.count()) == (0, ["101-STC.txt"], 1)


def test_file_that_a_restricted_paper_holds_comes_over_as_far_inside(people: People) -> None:
    ((name, data),) = files([1]).items()
    held = make_paper(confidentiality=1)
    Part.objects.create(paper=held, file=kept_file(store.keep(data), data), name=name)

    _run(people.lan, _import(people.lan, [row(1), row(2, **{"Tên tệp": ""})], zip_of({name: data})))

    assert list(Paper.objects.exclude(pk=held.pk).order_by("number").values_list("confidentiality", flat=True)) == [1, 0]
