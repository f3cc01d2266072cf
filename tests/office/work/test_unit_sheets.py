"""Việc của đơn vị: what stands on a sheet, and what comes back on it, whatever was done to the file."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake.guard import UnreadableSource
from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.work import actions
from giaoban.office.work.models import Origin, Progress, Task, Workflow
from giaoban.office.work.unit_sheets.codes import assignment_of, code_of
from giaoban.office.work.unit_sheets.reading import read_filled, tables_of
from giaoban.office.work.unit_sheets.rows import COLUMNS, sheet_of
from giaoban.office.work.unit_sheets.word import paper
from giaoban.office.work.unit_sheets.workbook import workbook as as_workbook
from tests.office.work.handed import hand_out
from tests.office.work.story import share_of
from tests.office.work.workbooks import grid, workbook
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
RESULT, DONE, CODE = (COLUMNS.index(name) for name in ("Kết quả thực hiện", "Ngày hoàn thành", "Mã dòng"))
FIRST = 3  # the first line under the heads


@pytest.fixture
def task(people: People, organs: Organs) -> Task:
    """Two units on one task, another task of the police alone."""
    hand_out(people.ha, "Chuẩn bị phương án trực Tết", organs.police)
    return hand_out(people.ha, "Rà soát đất công bỏ trống", organs.economy, support=(organs.police,))


@pytest.fixture
def economy(task: Task, people: People, organs: Organs) -> list[list[Any]]:
    """The cells of the economy office's sheet."""
    return list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))


@given(st.integers(1, 10**12 - 1))
def test_code_names_its_row_and_no_neighbour(number: int) -> None:
    code = code_of(number)
    assert assignment_of(f" {code.lower()} ") == number
    for place, sign in enumerate(code):
        if sign.isdigit():
            other = f"{code[:place]}{(int(sign) + 1) % 10}{code[place + 1 :]}"
            assert assignment_of(other) is None


@pytest.mark.parametrize("text", ["", "PV", "PV-12", "PV-012-06", "12-06", "PV-1-00"])
def test_what_is_no_code_names_no_row(text: str) -> None:
    assert assignment_of(text) is None


def test_sheet_holds_the_unit_s_own_and_nothing_of_others(task: Task, people: People, organs: Organs) -> None:
    assert [(row.number, row.title, row.side) for row in sheet_of(people.ha, organs.economy)] == [
        (1, "Rà soát đất công bỏ trống", "Chủ trì")
    ]
    assert [row.title for row in sheet_of(people.binh, organs.economy)] == ["Rà soát đất công bỏ trống"]
    assert [row.side for row in sheet_of(people.cuong, organs.police)] == ["Chủ trì", "Phối hợp"]


def test_drafts_and_what_is_done_are_not_on_it(people: People, organs: Organs) -> None:
    actions.enter_task(people.ha, actions.Ordered("Còn soạn", Origin.TELEPHONE, (actions.Share(organs.economy),)))
    done = hand_out(people.ha, "Đã xong", organs.economy)
    actions.finish(people.mai, done.pk, done.revision, "Đã nộp báo cáo.")
    assert sheet_of(people.ha, organs.economy) == []


def test_words_that_look_like_formulas_stay_words(people: People, organs: Organs) -> None:
    title = "=cmd|' /C calc'!A0"
    hand_out(people.ha, title, organs.economy)
    cells = grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate()))
    assert cells[FIRST][1] == title
    assert title in _words(paper(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate()))


def _words(data: bytes) -> list[str]:
    return [cell for table in tables_of(data) for row in table.rows for cell in row]


def test_filled_rows_are_read_by_their_codes_in_any_order(people: People, organs: Organs, economy: list[list[Any]]) -> None:
    hand_out(people.ha, "Thống kê hộ kinh doanh", organs.economy)
    rows: list[list[Any]] = list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))
    rows[FIRST][RESULT] = "Đã rà soát 3/5 thôn."
    rows[FIRST + 1][RESULT], rows[FIRST + 1][DONE] = "Có 214 hộ.", f"{timezone.localdate():%d/%m/%Y}"
    shuffled = [rows[2][::-1], rows[FIRST + 1][::-1], rows[FIRST][::-1]]

    filled = read_filled(people.ha, organs.economy, workbook(shuffled))

    assert filled.errors == []
    assert [(row.title, row.text, row.done_on) for row in filled.rows] == [
        ("Thống kê hộ kinh doanh", "Có 214 hộ.", timezone.localdate()),
        ("Rà soát đất công bỏ trống", "Đã rà soát 3/5 thôn.", None),
    ]


def test_what_was_read_is_entered_for_the_unit_in_one_act(task: Task, people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT] = "Đã rà soát 3/5 thôn."
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    before = Entry.objects.count()

    assert actions.take_sheet(people.ha, organs.economy, filled.rows) == 1

    share = share_of(task, organs.economy)
    noted = Progress.objects.get(assignment=share)
    assert (noted.text, noted.entered_for, share.workflow) == ("Đã rà soát 3/5 thôn.", True, Workflow.IN_PROGRESS)
    assert len(set(Entry.objects.order_by("-pk").values_list("act", flat=True)[: Entry.objects.count() - before])) == 1
    again = read_filled(people.ha, organs.economy, workbook(economy))
    assert (again.rows, again.unchanged, again.errors) == ([], 1, [])


def test_nothing_is_taken_when_one_share_moved_on_meanwhile(task: Task, people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT] = "Đã rà soát 3/5 thôn."
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    actions.note_progress(people.binh, share_of(task, organs.economy).pk, "Đã họp các thôn.")

    with pytest.raises(Conflict):
        actions.take_sheet(people.ha, organs.economy, filled.rows)
    assert [line.text for line in Progress.objects.all()] == ["Đã họp các thôn."]


def test_lead_s_row_waits_for_who_supports(task: Task, people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT], economy[FIRST][DONE] = "Xong cả.", f"{timezone.localdate():%d/%m/%Y}"
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    assert [(error.cell, error.words) for error in filled.errors] == [
        ("Tờ 1!H4", "Chưa báo cáo hoàn thành được: còn chờ Công an xã Minh Sơn.")
    ]


@pytest.mark.parametrize(
    ("cell", "value", "address", "words"),
    [
        (CODE, "PV-1-00", "Tờ 1!I4", "“PV-1-00” không phải mã dòng. Chép lại mã dòng từ tệp văn phòng đã gửi."),
        (CODE, "", "Tờ 1!I4", "Dòng có kết quả nhưng mất mã dòng. Chép lại mã dòng từ tệp văn phòng đã gửi."),
        (DONE, "hôm qua", "Tờ 1!H4", "“hôm qua” không phải là ngày. Ghi như 25/11/2026."),
        (DONE, "31/02/2026", "Tờ 1!H4", "“31/02/2026” không phải là ngày. Ghi như 25/11/2026."),
        (DONE, "46000", "Tờ 1!H4", "“46000” không phải là ngày. Ghi như 25/11/2026."),
        (DONE, "15/01/2099", "Tờ 1!H4", "Ngày hoàn thành không thể sau hôm nay."),
        (RESULT, "x" * 2001, "Tờ 1!G4", "Kết quả dài quá 2000 chữ cái."),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(
    cell: int, value: str, address: str, words: str, people: People, organs: Organs, economy: list[list[Any]]
) -> None:
    economy[FIRST][RESULT] = "Đã làm."
    economy[FIRST][cell] = value
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    assert ([(e.cell, e.words) for e in filled.errors], filled.can_be_taken) == ([(address, words)], False)


def test_another_unit_s_row_is_refused(task: Task, people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT] = "Làm thay công an."
    economy[FIRST][CODE] = code_of(share_of(task, organs.police).pk)
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    assert [error.words for error in filled.errors] == ["Việc của dòng này không ở đơn vị, hoặc đã xong, đã chuyển giao."]


def test_the_same_row_twice_is_refused(people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT] = "Đã làm."
    filled = read_filled(people.ha, organs.economy, workbook([*economy, economy[FIRST]]))
    assert [(e.cell, e.words) for e in filled.errors] == [("Tờ 1!I5", "Mã dòng này đã có ở ô Tờ 1!I4.")]


def test_day_without_a_result_and_a_result_wiped_out_are_refused(
    task: Task, people: People, organs: Organs, economy: list[list[Any]]
) -> None:
    economy[FIRST][DONE] = f"{timezone.localdate():%d/%m/%Y}"
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    assert [e.words for e in filled.errors] == ["Có ngày hoàn thành nhưng chưa ghi kết quả."]

    actions.note_progress(people.binh, share_of(task, organs.economy).pk, "Đã họp các thôn.")
    economy[FIRST][DONE] = ""
    filled = read_filled(people.ha, organs.economy, workbook(economy))
    assert [e.words for e in filled.errors] == ["Kết quả đã báo cáo trước đây bị xóa trắng; để nguyên nếu không có gì mới."]


def test_merged_cells_and_formulas_are_read_by_what_they_show(people: People, organs: Organs, economy: list[list[Any]]) -> None:
    economy[FIRST][RESULT] = ""
    rows = [*economy, ["Tổng cộng"]]
    filled = read_filled(people.ha, organs.economy, workbook(rows, merged=[(0, 0, 0, 8, "VIỆC CỦA PHÒNG KINH TẾ")]))
    assert (filled.errors, filled.rows, filled.unchanged) == ([], [], 1)


def test_what_waits_to_be_confirmed_takes_no_more(people: People, organs: Organs) -> None:
    task = hand_out(people.ha, "Nộp báo cáo quý", organs.economy)
    share = share_of(task, organs.economy)
    actions.report_done(people.binh, share.pk, share.revision, "Đã nộp.")
    rows: list[list[Any]] = list(grid(as_workbook(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())))
    rows[FIRST][RESULT] = "Đã nộp lại."
    filled = read_filled(people.ha, organs.economy, workbook(rows))
    assert [e.words for e in filled.errors] == ["Việc đang ở tình trạng “Báo cáo hoàn thành, chờ xác nhận”, không ghi thêm được."]


def test_word_sheet_comes_back_like_the_excel_one(task: Task, people: People, organs: Organs) -> None:
    from docx import Document

    data = paper(organs.economy, sheet_of(people.ha, organs.economy), timezone.localdate())
    document = Document(BytesIO(data))
    document.tables[0].rows[1].cells[RESULT].text = "Đã rà soát 3/5 thôn."
    document.tables[0].rows[1].cells[DONE].text = "hôm qua"
    out = BytesIO()
    document.save(out)
    filled = read_filled(people.ha, organs.economy, out.getvalue())
    assert [(e.cell, e.words) for e in filled.errors] == [("Bảng 1, dòng 2, cột 8", "“hôm qua” không phải là ngày. Ghi như 25/11/2026.")]
    document.tables[0].rows[1].cells[DONE].text = ""
    out = BytesIO()
    document.save(out)
    assert [row.text for row in read_filled(people.ha, organs.economy, out.getvalue()).rows] == ["Đã rà soát 3/5 thôn."]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", "chữ".encode()])
def test_what_is_no_file_of_ours_is_refused(data: bytes, people: People, organs: Organs) -> None:
    with pytest.raises(UnreadableSource):
        read_filled(people.ha, organs.economy, data)


def test_workbook_without_the_table_is_refused(people: People, organs: Organs) -> None:
    filled = read_filled(people.ha, organs.economy, workbook([["Kết quả", "Ngày"], ["Xong", dt.date(2026, 1, 1).isoformat()]]))
    assert [e.words for e in filled.errors] == ["Không thấy bảng có cột “Mã dòng” và “Kết quả thực hiện”. Hãy dùng tệp văn phòng đã gửi."]
