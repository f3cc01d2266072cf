"""Results and new indicators from Excel, however the file was treated: read, or refused by the name of the cell; nothing half-taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.intake.sheets import CellError
from giaoban.office.directory.models import Account, OrganName, Person
from giaoban.office.targets import actions, lists, queries
from giaoban.office.targets.codes import code_of
from giaoban.office.targets.list_rows import MOST_ROWS
from giaoban.office.targets.lists import NEW, NEW_COLUMNS, RESULT_COLUMNS, RESULTS, Preview, preview_of
from giaoban.office.targets.models import Indicator, Measurement
from tests.office.directory.acts import verbs
from tests.office.targets.rows import make_indicator, make_measurement
from tests.office.targets.workbooks import sheets_of
from tests.people import Organs, People, person_of

TODAY = timezone.localdate()
ON = TODAY - dt.timedelta(days=3)
TYPED = f"{ON:%d/%m/%Y}"


@pytest.fixture
def indicators(people: People, organs: Organs) -> list[Indicator]:
    """Two of the economy division, the second measured by the police too."""
    one = make_indicator(organs.economy, name="Tỷ lệ giải ngân")
    return [one, make_indicator(organs.economy, name="Số vụ cháy", unit="vụ", units=[organs.economy, organs.police])]


def line(indicator: Indicator, on: Any = TYPED, value: Any = 40, *, organ: Any = None, source: str = "Kho bạc", **cells: Any) -> list[Any]:
    """A line of the sheet of results; `cells` are others of its columns by their place (`c3`)."""
    of = organ or indicator.organ
    row = [code_of(indicator.pk, of.pk), indicator.name, indicator.unit, of.name, None, None, on, value, source]
    return [cells.get(f"c{place}", cell) for place, cell in enumerate(row)]


def looked_over(actor: Account, *rows: Sequence[Any], columns: Sequence[str] = RESULT_COLUMNS, **options: Any) -> Preview:
    return preview_of(sheets_of({RESULTS: [columns, *rows]}, **options), queries.existing_lists(actor), TODAY)


def wrong(preview: Preview) -> list[tuple[str, str]]:
    return [(error.cell, error.words) for error in preview.errors]


def test_results_are_looked_over_then_entered(people: People, indicators: list[Indicator], organs: Organs) -> None:
    one, two = indicators

    preview = looked_over(people.binh, line(one, ON, 62.5), line(two, None, None, source=""))

    assert (wrong(preview), preview.blank, Measurement.objects.count()) == ([], 1, 0)
    assert [(row.what, row.day, row.written) for row in preview.results] == [("Tỷ lệ giải ngân (Phòng Kinh tế)", ON, "62,5")]
    assert actions.import_workbook(people.binh, preview.results, preview.indicators) == (1, 0)
    (made,) = Measurement.objects.all()
    assert (made.indicator, made.organ, made.on, made.value, made.source) == (one, organs.economy, ON, Decimal("62.5"), "Kho bạc")
    assert verbs() == ["targets.record-measurement", "targets.import-workbook"]
    again = looked_over(people.binh, line(one, ON, 62.5))
    assert (again.known, again.can_be_confirmed) == (1, False)


@pytest.mark.parametrize(
    ("on", "value", "read"),
    [
        (TYPED, "62,5", "62.5000"),
        (ON.isoformat(), "1.234.567", "1234567.0000"),
        ((ON - dt.date(1899, 12, 30)).days, 0.1 + 0.2, "0.3000"),
        (ON, ("=50+12", 62), "62.0000"),
        ((f"=DATE({ON.year},{ON.month},{ON.day})", (ON - dt.date(1899, 12, 30)).days), 2 / 3, "0.6667"),
        (f" {TYPED} ", " 1234,5 ", "1234.5000"),
    ],
)
def test_days_as_text_and_values_of_formulas_are_read(people: People, indicators: list[Indicator], on: Any, value: Any, read: str) -> None:
    preview = looked_over(people.binh, line(indicators[1], on, value))

    assert (wrong(preview), [(row.day, row.value) for row in preview.results]) == ([], [(ON, read)])


def test_lines_and_columns_in_another_order_are_the_same(people: People, indicators: list[Indicator]) -> None:
    rows = [line(indicators[0]), line(indicators[1], value=3)]
    turned = [row[::-1] for row in rows[::-1]]

    preview = looked_over(people.binh, ["Danh sách của phòng"], *turned, columns=())  # a title, and the heads below
    assert [error.cell for error in preview.errors] == ["Kết quả!A1"]
    preview = preview_of(
        sheets_of({"KẾT QUẢ": [["Danh sách"], [], RESULT_COLUMNS[::-1], *turned]}), queries.existing_lists(people.binh), TODAY
    )  # fmt: skip

    assert (wrong(preview), {row.indicator_id: row.value for row in preview.results}) == (
        [], {indicators[0].pk: "40.0000", indicators[1].pk: "3.0000"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"c0": None}, "A2", "Chưa ghi “Mã dòng”."),
        ({"c0": "CT1.2-A"}, "A2", "Mã dòng bị sửa hoặc thiếu chữ. Hãy chép lại mã từ tệp xuất."),
        ({"c1": "Số vụ cháy"}, "B2", "Tên chỉ tiêu không khớp mã dòng: mã này là “Tỷ lệ giải ngân”."),
        ({"on": None}, "G2", "Chưa ghi “Ngày đo”."),
        ({"on": "31/02/2026"}, "G2", "“31/02/2026” không phải là ngày. Ghi như 05/11/2026."),
        ({"on": TODAY + dt.timedelta(days=1)}, "G2", f"Ngày {TODAY + dt.timedelta(days=1):%d/%m/%Y} chưa đến."),
        ({"value": None}, "H2", "Chưa ghi “Kết quả”."),
        ({"value": "nhiều"}, "H2", "“nhiều” không phải là số. Chỉ ghi số, như 1234 hoặc 62,5."),
        ({"value": "1.234"}, "H2", "“1.234” có thể là 1234 hoặc 1,234. Hãy ghi rõ một trong hai cách ấy."),
        ({"value": 1e17}, "H2", "Số này lớn quá, không ghi được."),
        ({"value": ("=1/0", "#DIV/0!")}, "H2", "Công thức ở ô này báo lỗi hoặc chưa được tính. Hãy ghi thẳng giá trị."),
        ({"value": ("=A9", "")}, "H2", "Công thức ở ô này báo lỗi hoặc chưa được tính. Hãy ghi thẳng giá trị."),
        ({"on": None, "value": ("=1/0", "#DIV/0!"), "source": ""}, "G2", "Chưa ghi “Ngày đo”."),
        ({"source": "x" * 301}, "I2", "“Nguồn số liệu” dài quá 300 chữ cái."),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(
    people: People, indicators: list[Indicator], change: dict[str, Any], cell: str, words: str
) -> None:
    preview = looked_over(people.binh, line(indicators[0], **change), line(indicators[1]))

    assert wrong(preview)[0] == (f"Kết quả!{cell}", words)
    assert (preview.can_be_confirmed, Measurement.objects.count()) == (False, 0)


def test_line_of_another_unit_is_refused_like_one_that_is_not_there(people: People, indicators: list[Indicator], organs: Organs) -> None:
    foreign = make_indicator(organs.police)
    others = "Mã dòng này không thuộc chỉ tiêu mà đồng chí được ghi kết quả."

    preview = looked_over(people.binh, line(foreign), line(indicators[1], organ=organs.police), line(indicators[0], c0=code_of(999, 999)))

    assert wrong(preview) == [("Kết quả!A2", others), ("Kết quả!A3", others), ("Kết quả!A4", others)]
    assert [row.organ_id for row in looked_over(people.lan, line(indicators[1], organ=organs.police)).results] == [organs.police.pk]


def test_column_sorted_by_itself_is_noticed(people: People, indicators: list[Indicator]) -> None:
    one, two = (line(indicator) for indicator in indicators)

    preview = looked_over(people.binh, [one[0], *two[1:]], [two[0], *one[1:]])

    assert [cell for cell, _ in wrong(preview)] == ["Kết quả!B2", "Kết quả!B3"]


def test_merged_cells_are_refused_by_their_names(people: People, indicators: list[Indicator]) -> None:
    rows = [line(indicators[0]), line(indicators[1], None, None, source="")]

    preview = looked_over(people.binh, *rows, merged=[(1, 6, 2, 6), (1, 7, 2, 7)])

    words = "Ô này bị gộp với ô khác. Hãy bỏ gộp và ghi vào từng dòng."
    assert wrong(preview) == [("Kết quả!G3", words), ("Kết quả!H3", words)]


def test_title_merged_over_the_table_is_no_hindrance(people: People, indicators: list[Indicator]) -> None:
    rows = {RESULTS: [["Kết quả tháng này"], RESULT_COLUMNS, line(indicators[0])]}

    preview = preview_of(sheets_of(rows, merged=[(0, 0, 0, 8)]), queries.existing_lists(people.binh), TODAY)

    assert (wrong(preview), len(preview.results)) == ([], 1)


def test_formula_that_came_to_nothing_in_an_empty_line_is_not_passed_over(people: People, indicators: list[Indicator]) -> None:
    preview = looked_over(people.binh, line(indicators[0]), [None] * 7 + [("=1/0", "#DIV/0!")])

    assert [cell for cell, _ in wrong(preview)] == ["Kết quả!A3", "Kết quả!G3", "Kết quả!H3"]


def test_same_indicator_unit_and_day_twice_is_wrong(people: People, indicators: list[Indicator]) -> None:
    preview = looked_over(people.binh, line(indicators[0]), line(indicators[0], ON, 41))

    assert wrong(preview) == [("Kết quả!A3", "Trùng chỉ tiêu, đơn vị và ngày với dòng 2.")]


def test_other_value_of_a_day_that_is_there_is_corrected_on_its_page(people: People, indicators: list[Indicator], organs: Organs) -> None:
    make_measurement(indicators[0], organs.economy, people.lan, on=ON, value=Decimal("62.5"))

    preview = looked_over(people.binh, line(indicators[0], ON, 63))

    assert wrong(preview) == [("Kết quả!H2", f"Ngày {TYPED} đã ghi 62,5. Muốn sửa thì sửa trên trang của chỉ tiêu.")]


def test_share_that_excel_holds_as_a_fraction_is_asked_about(people: People, indicators: list[Indicator]) -> None:
    preview = looked_over(people.binh, line(indicators[0], ON, 0.625), line(indicators[1], ON, 0.625))

    assert (preview.can_be_confirmed, [doubt.cell for doubt in preview.doubts]) == (True, ["Kết quả!H2"])
    assert "62,5%" in preview.doubts[0].words


@pytest.mark.parametrize(
    ("rows", "cell", "words"),
    [
        ({"Trang 1": [["x"]]}, "", "Tệp không có trang tính"),
        ({RESULTS: []}, "Kết quả!A1", "Không thấy dòng tiêu đề"),
        ({RESULTS: [["Mã dòng", "Ngày đo"]]}, "Kết quả!A1", "Thiếu cột: Chỉ tiêu, Kết quả."),
        ({RESULTS: [[*RESULT_COLUMNS, "Kết quả"]]}, "Kết quả!A1", "Có hai cột cùng tên."),
        ({RESULTS: [RESULT_COLUMNS, *[["x"]] * (MOST_ROWS + 1)]}, f"Kết quả!A{MOST_ROWS + 2}", "Nhiều nhất 2000 dòng"),
    ],
)
def test_workbook_that_is_another_is_refused(people: People, rows: dict[str, Any], cell: str, words: str) -> None:
    (error,) = preview_of(sheets_of(rows), queries.existing_lists(people.lan), TODAY).errors

    assert (error.cell, error.words[: len(words)]) == (cell, words)


def new_line(**cells: Any) -> list[Any]:
    """A line of the sheet of new indicators."""
    row = {
        lists.NAME: "Hộ nghèo", lists.UNIT: "%", lists.WAY: "Càng thấp càng tốt", lists.FIELD: "Xã hội", lists.RESPONSIBLE: "Phòng Kinh tế",
        lists.LEADER: "Phạm Quang Minh", lists.PERIOD: "Năm", lists.FIRST: "05/11/2026", lists.TARGET: "2,5", lists.BASE: 3.4,
    }  # fmt: skip
    return [(row | {getattr(lists, name): value for name, value in cells.items()}).get(column) for column in NEW_COLUMNS]


def added(actor: Account, *rows: Sequence[Any]) -> Preview:
    return preview_of(sheets_of({NEW: [NEW_COLUMNS, *rows]}), queries.existing_lists(actor), TODAY)


def test_new_indicators_are_entered_with_their_targets(people: People, organs: Organs) -> None:
    without = new_line(NAME="=Số vụ cháy", WAY=None, LEADER=None, PERIOD=None, FIRST=None, TARGET=None, BASE=None)
    term = new_line(NAME="Đảng viên mới", PERIOD="Nhiệm kỳ", FIRST="15/08/2025", LAST="14/08/2030", BASE=None, WAY="Càng cao càng tốt")

    preview = added(people.ha, new_line(), without, term)

    assert (wrong(preview), [row.written for row in preview.indicators]) == ([], ["2,5", "", "2,5"])
    assert actions.import_workbook(people.ha, [], preview.indicators) == (0, 3)
    poor, fires, members = Indicator.objects.order_by("pk")
    assert (poor.organ, poor.leader, poor.direction, poor.targets.get().base) == (
        organs.economy,
        people.minh.person,
        "lower",
        Decimal("3.4"),
    )
    assert (fires.name, fires.direction, fires.targets.count()) == ("=Số vụ cháy", "higher", 0)
    assert (members.targets.get().last, members.targets.get().first) == (dt.date(2030, 8, 14), dt.date(2025, 8, 15))
    assert (added(people.ha, new_line()).known, added(people.ha, new_line()).indicators) == (1, [])


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({"NAME": None}, "A2", "Chưa ghi “Chỉ tiêu”."),
        ({"UNIT": "x" * 61}, "B2", "“Đơn vị tính” dài quá 60 chữ cái."),
        ({"WAY": "lên"}, "C2", "“lên” không có trong danh sách: "),
        ({"RESPONSIBLE": "Phòng Nội vụ"}, "E2", "Không thấy “Phòng Nội vụ” trong danh bạ."),
        ({"RESPONSIBLE": None}, "E2", "Chưa ghi “Đơn vị chịu trách nhiệm”."),
        ({"LEADER": "Ngô Bá Khá"}, "F2", "Không thấy “Ngô Bá Khá” trong danh bạ."),
        ({"PERIOD": None}, "G2", "Chưa ghi “Kỳ”."),
        ({"FIRST": None}, "H2", "Chưa ghi “Từ ngày”."),
        ({"PERIOD": "Nhiệm kỳ"}, "I2", "Chưa ghi “Đến ngày”."),
        ({"PERIOD": "Nhiệm kỳ", "LAST": "01/01/2025"}, "I2", "Ngày kết thúc trước ngày bắt đầu."),
        ({"TARGET": None}, "J2", "Chưa ghi “Mức giao”."),
    ],
)
def test_new_indicator_that_lacks_something_is_named_by_its_cell(
    people: People, organs: Organs, change: dict[str, Any], cell: str, words: str
) -> None:
    preview = added(people.ha, new_line(**change))

    assert [(error.cell, error.words[: len(words)]) for error in preview.errors] == [(f"Chỉ tiêu mới!{cell}", words)]


def test_name_that_two_bear_and_name_met_twice_are_wrong(people: People, organs: Organs) -> None:
    OrganName.objects.filter(organ=organs.police).update(text="Phòng Kinh tế")

    assert wrong(added(people.ha, new_line())) == [("Chỉ tiêu mới!E2", "Có nhiều mục tên “Phòng Kinh tế” trong danh bạ.")]
    twice = added(people.ha, new_line(RESPONSIBLE="Ban Xây dựng Đảng"), new_line(RESPONSIBLE="Ban Xây dựng Đảng"))
    assert twice.errors == [CellError("Chỉ tiêu mới!A3", "Trùng tên với dòng 2.")]


def test_units_add_no_indicators(people: People, organs: Organs) -> None:
    preview = added(people.binh, new_line(), new_line(NAME="Khác"))

    assert wrong(preview) == [("Chỉ tiêu mới!A2", "Chỉ văn phòng thêm chỉ tiêu mới.")]
    with pytest.raises(PermissionDenied):
        actions.import_workbook(people.binh, [], added(people.ha, new_line()).indicators)


def _ended(organs: Organs) -> None:
    OrganName.objects.filter(organ=organs.economy).delete()
    Indicator.objects.all().delete()


@pytest.mark.parametrize("change", [_ended, lambda organs: make_indicator(organs.economy, name="Hộ nghèo")])
def test_what_changed_since_the_look_enters_nothing_of_it(people: People, organs: Organs, change: Callable[[Organs], Any]) -> None:
    indicator = make_indicator(organs.economy)
    existing = queries.existing_lists(people.lan)
    sheets = sheets_of({RESULTS: [RESULT_COLUMNS, line(indicator)], NEW: [NEW_COLUMNS, new_line(NAME="Mới"), new_line()]})
    preview = preview_of(sheets, existing, TODAY)
    assert wrong(preview) == []
    change(organs)
    before = Indicator.objects.count()

    with pytest.raises(ValidationError, match="Chưa ghi gì"):
        actions.import_workbook(people.lan, preview.results, preview.indicators)

    assert (Indicator.objects.count(), Measurement.objects.count(), verbs()) == (before, 0, [])


def test_namesakes_are_not_guessed_at(people: People, organs: Organs) -> None:
    Person.objects.create(full_name=person_of(people.minh).full_name)

    assert [cell for cell, _ in wrong(added(people.ha, new_line()))] == ["Chỉ tiêu mới!F2"]
