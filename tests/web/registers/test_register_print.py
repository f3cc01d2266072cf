"""Registers on paper and as Excel: all fields, the same rows, and no stranger's words become a formula."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from python_calamine import CalamineWorkbook

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.actions import cancel_number, set_columns
from giaoban.office.registry.columns import OFFICIAL, Column
from giaoban.office.registry.models import Direction
from giaoban.web.registers import printing
from giaoban.web.registers.excel import workbook
from tests.people import People
from tests.web.registers.conftest import Register
from tests.web.registers.pages import table, text

IN = "/registers/in/"


def _sheet(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


@pytest.mark.django_db
def test_printed_register_has_cover_and_all_fields_in_the_order_they_were_entered(
    client: Client, people: People, incoming: Register
) -> None:
    set_columns(people.lan, Direction.IN, 0, [("number", "Số"), ("urgency", "")])
    for day in (2, 3, 4):
        incoming(received_on=dt.date(2026, 11, day), subject=f"V/v họp lần {day}", row={"note": f"lần {day}"})
    client.force_login(people.lan)

    page = client.get(f"{IN}print/?first=1&last=2").content

    heads, rows = table(page)
    assert heads == [
        "Số", "Độ khẩn", "Ngày đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ]  # fmt: skip
    assert [(row[0], row[2], row[6], row[10]) for row in rows] == [
        ("1", "02/11/2026", "Công văn v/v họp lần 2", "lần 2"),
        ("2", "03/11/2026", "Công văn v/v họp lần 3", "lần 3"),
    ]
    cover = text(page, "//section")
    assert cover == (
        "TỈNH ỦY AN BÌNH ĐẢNG ỦY XÃ MINH SƠN SỔ ĐĂNG KÝ VĂN BẢN ĐẾN Năm 2026 Từ số 1 đến số 2 Từ ngày 02/11/2026 đến ngày 03/11/2026 "
        "Quyển số: ………"
    )


@pytest.mark.django_db
def test_print_that_is_too_long_says_where_it_ends(
    client: Client, people: People, incoming: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_PRINTED", 2)
    for _ in range(3):
        incoming()
    client.force_login(people.lan)

    page = client.get(f"{IN}print/").content

    assert (len(table(page)[1]), "bản in dừng ở dòng thứ 2" in page.decode()) == (2, True)


@pytest.mark.django_db
def test_print_of_nothing_says_so(client: Client, people: People) -> None:
    client.force_login(people.lan)

    page = client.get(f"{IN}print/").content

    assert ("Không có văn bản nào trong khoảng đã chọn" in page.decode(), html.fromstring(page.decode()).xpath("//table")) == (True, [])


@pytest.mark.django_db
def test_excel_holds_the_rows_of_the_screen(client: Client, people: People, incoming: Register) -> None:
    incoming(number="12/STC", subject="=1+1", row={"note": "+84", "receipt": "@Bình", "forwarded_on": dt.date(2026, 11, 3)})
    incoming(number="13/STC", confidentiality=Confidentiality.RESTRICTED)
    cancelled = incoming(number="14/STC")
    cancel_number(people.lan, cancelled.series_id, 3, "nhầm", shown=1)
    client.force_login(people.ha)

    answer = client.get(f"{IN}excel/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="so-van-ban-den.xlsx"'
    title, heads, *rows = _sheet(answer.content)
    assert (title[0], heads) == ("Sổ đăng ký văn bản đến, năm 2026", [column.head for column in OFFICIAL[Direction.IN]])
    day = dt.date(2026, 11, 2)
    assert rows == [
        [day, 1.0, "Sở Tài chính", "12/STC", day, "Công văn =1+1", "", dt.date(2026, 11, 3), "@Bình", "+84"],
        [day, 3.0, "Sở Tài chính", "14/STC", day, "Bỏ số: nhầm", "", "", "", ""],
    ]


@pytest.mark.django_db
def test_excel_of_a_book_holds_all_of_it(client: Client, people: People, outgoing: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_AT_ONCE", 2)
    for _ in range(5):
        outgoing()
    client.force_login(people.lan)

    rows = _sheet(client.get("/registers/out/excel/?book=y2026").content)[2:]

    assert [row[0] for row in rows] == ["01-KH/ĐU", "02-KH/ĐU", "03-KH/ĐU", "04-KH/ĐU", "05-KH/ĐU"]


_TEXT = Column("note", "Ghi chú", lambda row: row["note"])


@given(st.text(st.characters(exclude_categories=["Cc"]), max_size=60))
@example('=HYPERLINK("http://x","y")')
@example("+84")
@example("-1")
@example("@SUM(A1)")
@example("{=1}")
@example("http://example.org")
@example("00123")
@example("\ud800")
@example("_x0041_")
def test_whatever_a_subject_is_excel_holds_it_as_these_very_words(words: str) -> None:
    data = workbook("Sổ", [_TEXT], [{"note": words}])

    import zipfile

    inside = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert ("<f>" in inside, "<hyperlink" in inside, 't="str"' in inside) == (False, False, False)
    rows = _sheet(data)
    written = rows[2][0] if len(rows) > 2 else ""
    assert written == words.encode("utf-8", "replace").decode("utf-8")


def test_excel_takes_old_days_and_long_words() -> None:
    long, old = "dài " * 9000, dt.date(1890, 5, 19)
    columns = [Column("a", "A", lambda row: row["a"]), Column("b", "B", lambda row: row["b"], "day")]

    row = _sheet(workbook("Sổ", columns, [{"a": long, "b": old}]))[2]

    assert row == [long[:32767], "19/05/1890"]
