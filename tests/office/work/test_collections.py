"""Một yêu cầu, nhiều nơi báo cáo: a form goes out, files come back, what is wrong is named, the totals say where they come from."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.actions.succession import merge_organs
from giaoban.office.directory.models import Organ
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.collecting.files import excel_form, word_form
from giaoban.office.work.collecting.forms import CellKind, Column, Line, Odd, Wrong, in_words, value_of
from giaoban.office.work.collecting.replies import read_reply
from giaoban.office.work.collecting.totals import compiled, is_late, missing
from giaoban.office.work.models import Assignment, Collection, Origin, Reply, Task, Workflow
from giaoban.office.work.unit_sheets.codes import code_of
from giaoban.office.work.unit_sheets.reading import tables_of
from tests.office.work.handed import FAR
from tests.office.work.story import share_of
from tests.office.work.workbooks import grid, workbook
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
COLUMNS = [
    Column("members", "Số đảng viên", CellKind.NUMBER),
    Column("met", "Ngày họp", CellKind.DATE, required=False),
    Column("note", "Ghi chú", CellKind.TEXT, required=False),
]
LINES = [Line("1", "Chính thức"), Line("2", "Dự bị")]
HEAD, FIRST = 5, 6  # lines of the table in the office's workbook


@pytest.fixture
def collection(people: People, organs: Organs) -> Collection:
    """Economy, police and the village cell are to report their members."""
    shares = tuple(actions.Share(organ=organ) for organ in (organs.economy, organs.police, organs.cell))
    ordered = actions.Ordered("Báo cáo số đảng viên", Origin.BRIEFING, shares, deadline=FAR)
    return actions.open_collection(people.ha, ordered, actions.Form("Biểu đảng viên", COLUMNS, LINES))


def filled(collection: Collection, share: Assignment, *values: tuple[str, str, str]) -> list[list[Any]]:
    """The cells of a reporter's workbook with its lines filled in."""
    rows: list[list[Any]] = list(grid(excel_form(collection, share)))
    for at, cells in enumerate(values, FIRST):
        rows[at] = [*rows[at][:2], *cells]
    return rows


def answer(collection: Collection, rows: list[list[Any]]) -> Any:
    """What a workbook with these cells answers."""
    return read_reply(collection, tables_of(workbook(rows)))


def test_request_goes_to_every_reporter_as_one_task(collection: Collection) -> None:
    task = collection.task
    assert (task.workflow, task.deadline) == (Workflow.ASSIGNED, FAR)
    assert [str(share) for share in actions.reporters(task)] == ["Phòng Kinh tế", "Công an xã Minh Sơn", "Chi bộ thôn Đồng Mít"]


def test_form_nobody_could_fill_in_is_refused(people: People, organs: Organs) -> None:
    ordered = actions.Ordered("Báo cáo", Origin.BRIEFING, (actions.Share(organ=organs.cell),), deadline=FAR)
    for columns, lines in (
        ([], LINES),
        (COLUMNS, []),
        ([*COLUMNS, Column("x", "số  đảng viên", CellKind.TEXT)], LINES),
        ([Column("x", "Mã dòng", CellKind.TEXT)], LINES),
        ([Column(str(n), f"Cột {n}", CellKind.TEXT) for n in range(31)], LINES),
    ):
        with pytest.raises(ValidationError):
            actions.open_collection(people.ha, ordered, actions.Form("Biểu", columns, lines))
    for bare in (actions.Ordered("Báo cáo", Origin.BRIEFING, deadline=FAR), actions.Ordered("Báo cáo", Origin.BRIEFING, ordered.shares)):
        with pytest.raises(ValidationError):
            actions.open_collection(people.ha, bare, actions.Form("Biểu", COLUMNS, LINES))
    with pytest.raises(PermissionDenied):
        actions.open_collection(people.binh, ordered, actions.Form("Biểu", COLUMNS, LINES))
    assert Collection.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24", "24"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1.234", Odd("1234", "“1.234” hiểu là 1234 (dấu chấm ngăn hàng nghìn).")),
        ("-3", Odd("-3", "Số âm.")),
        ("hai mươi", Wrong("“hai mươi” không phải là số.")),
        ("#REF!", Wrong("“#REF!” không phải là số.")),
        ("", Wrong("Chưa ghi “Số đảng viên”.")),
    ],
)
def test_numbers_are_read_as_they_are_written_here(text: str, value: object) -> None:
    assert value_of(COLUMNS[0], text) == value


def test_values_are_said_as_people_write_them() -> None:
    assert [in_words(COLUMNS[0], "1234567.5"), in_words(COLUMNS[1], "2026-11-17"), in_words(COLUMNS[2], "x"), in_words(COLUMNS[0], "")] == [
        "1.234.567,5", "17/11/2026", "x", "",
    ]  # fmt: skip


def test_totals_name_the_cell_behind_each_number(collection: Collection, people: People, organs: Organs) -> None:
    economy, police = share_of(collection.task, organs.economy), share_of(collection.task, organs.police)
    taken = [
        (share.pk, answer(collection, filled(collection, share, *cells)))
        for share, cells in (
            (economy, (("24", "17/11/2026", ""), ("3", "", ""))),
            (police, (("11", "", "=1+1"), ("0", "", ""))),
        )
    ]
    actions.take_replies(people.ha, [(pk, actions.Answer(said.values, said.way)) for pk, said in taken])

    shares, replies = actions.reporters(collection.task), list(Reply.objects.all())
    first = compiled(collection, shares, replies)[0].totals[0]
    assert (first.sum, [(str(s.share), s.value, s.cell) for s in first.said]) == (
        Decimal(35), [("Phòng Kinh tế", "24", "Tờ 1!C7"), ("Công an xã Minh Sơn", "11", "Tờ 1!C7")],
    )  # fmt: skip
    assert [str(share) for share in missing(shares, replies)] == ["Chi bộ thôn Đồng Mít"]
    assert [(reply.entered_for, reply.way) for reply in replies] == [(True, "excel"), (True, "excel")]
    assert [share_of(collection.task, organ).workflow for organ in (organs.economy, organs.cell)] == [Workflow.REPORTED, Workflow.ASSIGNED]


def test_code_on_top_says_whose_it_is(collection: Collection, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    rows = filled(collection, share, ("1", "", ""), ("2", "", ""))
    assert answer(collection, rows).share_id == share.pk
    rows[2] = ["Mã báo cáo", code_of(share.pk + 1)]
    assert answer(collection, rows).share_id == share.pk + 1
    rows[2] = ["Mã báo cáo", "mất"]
    assert answer(collection, rows).share_id is None


def test_columns_and_lines_may_change_places(collection: Collection, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    rows = filled(collection, share, ("1", "", "một"), ("2", "", "hai"))
    rows[FIRST], rows[FIRST + 1] = rows[FIRST + 1], rows[FIRST]
    mirrored = [list(reversed(row + [""] * (5 - len(row)))) for row in rows]
    said = answer(collection, mirrored)
    assert (said.errors, {code: cells["members"]["value"] for code, cells in said.values.items()}) == ([], {"1": "1", "2": "2"})


def test_what_is_wrong_or_odd_is_named_by_its_cell(collection: Collection, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    rows = filled(collection, share, ("hai", "31/02/2026", ""), ("1.500", "", ""))
    said = answer(collection, rows)
    assert [(e.cell, e.words) for e in said.errors] == [
        ("Tờ 1!C7", "“hai” không phải là số."),
        ("Tờ 1!D7", "“31/02/2026” không phải là ngày. Ghi như 25/11/2026."),
    ]
    assert ([(e.cell, e.words) for e in said.odd], said.can_be_taken) == (
        [("Tờ 1!C8", "“1.500” hiểu là 1500 (dấu chấm ngăn hàng nghìn).")], False,
    )  # fmt: skip


def test_lines_lost_doubled_or_foreign_are_named(collection: Collection, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    rows = filled(collection, share, ("1", "", ""), ("2", "", ""))
    rows[FIRST + 1][0] = "9"
    said = answer(collection, [*rows, rows[FIRST], ["", "Cộng", "3", "", ""]])
    assert [(e.cell, e.words) for e in said.errors] == [
        ("Tờ 1!A8", "“9” không phải mã dòng của biểu này."),
        ("Tờ 1!A9", "Mã dòng này đã có ở ô Tờ 1!A7."),
        ("Tờ 1!A10", "Dòng có số liệu nhưng mất mã dòng."),
        ("Tờ 1!A6", "Thiếu dòng “Dự bị” (mã 2)."),
    ]


def test_lost_column_or_table_is_named(collection: Collection, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    rows = filled(collection, share, ("1", "", ""), ("2", "", ""))
    rows[HEAD][2] = "Khác"
    assert [(e.cell, e.words) for e in answer(collection, rows).errors] == [("Tờ 1!A6", "Thiếu cột: Số đảng viên.")]
    assert [e.words for e in answer(collection, [["Biểu khác"]]).errors] == [
        "Không thấy bảng có cột “Mã dòng”. Hãy dùng tệp mẫu của yêu cầu này."
    ]


def test_word_form_comes_back_too(collection: Collection, organs: Organs) -> None:
    from docx import Document

    share = share_of(collection.task, organs.police)
    document = Document(BytesIO(word_form(collection, share)))
    for row, value in zip(document.tables[1].rows[1:], ("7", "hai"), strict=True):
        row.cells[2].text = value
    out = BytesIO()
    document.save(out)
    said = read_reply(collection, tables_of(out.getvalue()))
    assert (said.way, said.share_id) == (Reply.Way.WORD, share.pk)
    assert said.values["1"]["members"] == {"value": "7", "cell": "Bảng 2, dòng 2, cột 3"}
    assert [(e.cell, e.words) for e in said.errors] == [("Bảng 2, dòng 3, cột 3", "“hai” không phải là số.")]


def _typed(members: str) -> dict[str, Any]:
    return {code: {"members": {"value": members, "cell": ""}} for code in ("1", "2")}


def test_reporter_types_his_own_and_corrects_it(collection: Collection, people: People, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    reply = actions.take_reply(people.cuong, share.pk, actions.Answer(_typed("5"), Reply.Way.WEB))
    assert (reply.entered_for, reply.on) == (False, timezone.localdate())
    again = actions.take_reply(people.cuong, share.pk, actions.Answer(_typed("6"), Reply.Way.WEB, shown=reply.revision))
    assert again.values["1"]["members"]["value"] == "6"
    for shown in (None, 1):
        with pytest.raises(Conflict):
            actions.take_reply(people.ha, share.pk, actions.Answer(_typed("7"), Reply.Way.PAPER, shown=shown))


def test_values_the_form_does_not_allow_are_refused(collection: Collection, people: People, organs: Organs) -> None:
    share = share_of(collection.task, organs.police)
    with pytest.raises(ValidationError):
        actions.take_reply(people.cuong, share.pk, actions.Answer(_typed("nhiều"), Reply.Way.WEB))
    with pytest.raises(ValidationError):
        actions.take_reply(people.cuong, share.pk, actions.Answer(_typed("5"), Reply.Way.WEB, on=FAR))
    assert (Reply.objects.count(), share_of(collection.task, organs.police).workflow) == (0, Workflow.ASSIGNED)


def test_late_reply_is_taken_and_called_late(people: People, organs: Organs) -> None:
    yesterday = timezone.localdate() - dt.timedelta(1)
    ordered = actions.Ordered("Báo cáo nhanh", Origin.BRIEFING, (actions.Share(organ=organs.cell),), deadline=yesterday)
    late = actions.open_collection(people.ha, ordered, actions.Form("", COLUMNS, LINES))
    share = share_of(late.task, organs.cell)
    reply = actions.take_reply(people.ha, share.pk, actions.Answer(_typed("5"), Reply.Way.PAPER))
    assert (is_late(share, reply), late.title) == (True, "Báo cáo nhanh")


def test_form_may_change_until_somebody_replied(collection: Collection, people: People, organs: Organs) -> None:
    changed = actions.change_form(people.ha, collection.pk, 1, actions.Form("Biểu mới", COLUMNS[:1], LINES[:1]))
    assert (changed.title, len(changed.columns)) == ("Biểu mới", 1)
    share = share_of(collection.task, organs.police)
    actions.take_reply(people.cuong, share.pk, actions.Answer({"1": {"members": {"value": "5", "cell": ""}}}, Reply.Way.WEB))
    with pytest.raises(ValidationError):
        actions.change_form(people.ha, collection.pk, 2, actions.Form("Biểu khác", COLUMNS, LINES))


def test_reporter_sees_nothing_of_another_s_reply_or_lateness(collection: Collection, people: People, organs: Organs) -> None:
    economy = share_of(collection.task, organs.economy)
    actions.take_reply(people.binh, economy.pk, actions.Answer(_typed("987654"), Reply.Way.WEB))
    assert list(queries.replies_visible_to(people.cuong)) == []
    assert [str(share) for share in queries.assignments_visible_to(people.cuong)] == ["Công an xã Minh Sơn"]
    assert not rules.may_follow(people.cuong, economy)
    with pytest.raises(PermissionDenied):
        actions.take_reply(people.cuong, economy.pk, actions.Answer(_typed("1"), Reply.Way.WEB, shown=1))


def test_figure_far_above_the_others_is_marked_with_its_cell(people: People, organs: Organs) -> None:
    ours = (organs.economy, organs.police, organs.cell, organs.front, organs.school)
    ordered = actions.Ordered("Báo cáo", Origin.BRIEFING, tuple(actions.Share(organ=organ) for organ in ours), deadline=FAR)
    collection = actions.open_collection(people.ha, ordered, actions.Form("Biểu", COLUMNS[:1], LINES[:1]))
    for organ, value in reversed(list(zip(ours, ("24", "31", "1250", "0", "19"), strict=True))):
        values = {"1": {"members": {"value": value, "cell": f"Biểu!C{organ.pk}"}}}
        actions.take_reply(people.ha, share_of(collection.task, organ).pk, actions.Answer(values, Reply.Way.EXCEL))

    shares, replies = actions.reporters(collection.task), list(collection.replies.all())
    said = compiled(collection, shares, replies)[0].totals[0].said
    assert [one.share.organ for one in said] == [share.organ for share in shares]
    assert [one.cell for one in said if one.odd] == [f"Biểu!C{organs.cell.pk}"]
    few = compiled(collection, shares, [reply for reply in replies if reply.assignment.organ != organs.school])
    assert [one.odd for one in few[0].totals[0].said] == [False] * 4


def _hand_over(people: People, organ: Organ, to: Organ) -> None:
    """One organ goes into another, and its work with it."""
    merge_organs(people.mai, {organ.pk: organ.revision}, into_id=to.pk, effective=timezone.localdate(), legal_basis="NQ 12-NQ/ĐU")
    open_ones = Assignment.objects.filter(organ=organ, closed=False)
    actions.hand_over(people.mai, organ, to, {share.pk: share.revision for share in open_ones})


def _said(collection: Collection) -> tuple[Decimal | None, list[tuple[str, str]], list[str]]:
    """The total of the first cell, who said what of it, who is missing."""
    shares, replies = actions.reporters(collection.task, ended=True), list(collection.replies.all())
    first = compiled(collection, shares, replies)[0].totals[0]
    return first.sum, [(str(one.share), one.value) for one in first.said], [str(share) for share in missing(shares, replies)]


def test_figures_of_a_unit_that_ended_stay_with_its_successor(collection: Collection, people: People, organs: Organs) -> None:
    cell = share_of(collection.task, organs.cell)
    actions.take_reply(people.ha, cell.pk, actions.Answer(_typed("12"), Reply.Way.PAPER))
    _hand_over(people, organs.cell, organs.school)

    heir = share_of(collection.task, organs.school)
    assert _said(collection) == (Decimal(12), [("Trường Tiểu học Minh Sơn", "12")], ["Phòng Kinh tế", "Công an xã Minh Sơn"])
    assert (heir.workflow, heir.result) == (Workflow.REPORTED, "Đã gửi số liệu: bản giấy, nhập thay.")
    passed = Entry.objects.get(verb="work.pass-reply")
    assert passed.changes["assignment"] == [cell.pk, heir.pk]
    actions.take_reply(people.ha, heir.pk, actions.Answer(_typed("13"), Reply.Way.PAPER, shown=2))
    assert _said(collection)[0] == Decimal(13)


def test_figures_of_a_unit_that_went_into_another_reporter_count_beside_its_own(
    collection: Collection, people: People, organs: Organs
) -> None:
    for organ, value in ((organs.cell, "12"), (organs.police, "5")):
        actions.take_reply(people.ha, share_of(collection.task, organ).pk, actions.Answer(_typed(value), Reply.Way.PAPER))
    _hand_over(people, organs.cell, organs.police)

    assert _said(collection) == (Decimal(17), [("Công an xã Minh Sơn", "5"), ("Chi bộ thôn Đồng Mít", "12")], ["Phòng Kinh tế"])
    assert [str(share) for share in actions.reporters(collection.task)] == ["Phòng Kinh tế", "Công an xã Minh Sơn"]


def test_figures_of_a_person_who_left_count_beside_those_of_who_took_over(people: People, organs: Organs) -> None:
    sen = person_of(people.sen)
    shares = (actions.Share(organ=organs.police), actions.Share(person=sen))
    form = actions.Form("Biểu đảng viên", COLUMNS, LINES)
    collection = actions.open_collection(people.ha, actions.Ordered("Báo cáo", Origin.BRIEFING, shares, deadline=FAR), form)
    for share, value in zip(actions.reporters(collection.task), ("12", "5"), strict=True):
        actions.take_reply(people.ha, share.pk, actions.Answer(_typed(value), Reply.Way.PAPER))
    change_person(people.kien, sen.pk, sen.revision, full_name=sen.full_name, active=False)
    held = Assignment.objects.get(person=sen)
    actions.hand_over(people.mai, sen, organs.police, {held.pk: held.revision})

    assert _said(collection) == (Decimal(17), [("Công an xã Minh Sơn", "12"), ("Bùi Thị Sen", "5")], [])


def test_figures_of_who_gave_the_work_away_do_not_count(collection: Collection, people: People, organs: Organs) -> None:
    cell = share_of(collection.task, organs.cell)
    actions.take_reply(people.ha, cell.pk, actions.Answer(_typed("12"), Reply.Way.PAPER))
    for organ in (organs.economy, organs.police):
        actions.take_reply(people.ha, share_of(collection.task, organ).pk, actions.Answer(_typed("1"), Reply.Way.PAPER))
    task = Task.objects.get(pk=collection.task_id)
    actions.return_task(people.ha, task.pk, task.revision, "Chưa khớp")
    cell.refresh_from_db()
    actions.transfer(people.mai, cell.pk, cell.revision, organs.school, "Không đúng chức năng")

    assert _said(collection)[2] == ["Trường Tiểu học Minh Sơn"]
