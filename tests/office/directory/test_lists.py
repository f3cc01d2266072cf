"""Organs and people from Excel: looked over first, entered once confirmed."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
import python_calamine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet

from giaoban.intake.sheets import CellError, Sheet, read_sheets
from giaoban.office.directory.actions.imports import import_lists
from giaoban.office.directory.list_template import list_template
from giaoban.office.directory.lists import MOST_ROWS, ORGAN_COLUMNS, PEOPLE_COLUMNS, Existing, PersonRow, Preview, preview_of
from giaoban.office.directory.models import Organ, OrganName, Person
from giaoban.office.directory.queries import existing_lists
from tests.office.directory.acts import verbs
from tests.people import Organs, People

EMPTY = Existing(frozenset(), frozenset(), frozenset())
COUNCIL = ("Hội đồng nhân dân xã", "HĐND xã", "HĐND", "Hội đồng nhân dân", "Chính quyền", "Xã", "Đảng ủy xã Minh Sơn", "x", "01/07/2025")
LEADERS = ("Thường trực HĐND xã", "", "", "Thường trực", "Chính quyền", "Xã", "Hội đồng nhân dân xã", "", "2025-07-01")
ECONOMY = ("PHÒNG KINH TẾ", "", "", "Phòng chuyên môn", "Chính quyền", "Xã", "", "x", "")
TUAN = ("Lê Anh Tuấn", "Phó Chủ tịch HĐND", "HĐND xã", "02/11/2026")


def organ_sheet(*rows: tuple[str, ...], columns: tuple[str, ...] = ORGAN_COLUMNS) -> Sheet:
    return Sheet("Cơ quan", (("Danh sách",), columns, *rows))


def people_sheet(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("NHÂN SỰ", (PEOPLE_COLUMNS, *rows))


def looked_over(*sheets: Sheet) -> Preview:
    return preview_of(sheets, existing_lists())


def errors(preview: Preview) -> list[str]:
    return [error.cell for error in preview.errors]


def test_list_is_looked_over_then_entered(people: People, organs: Organs) -> None:
    tuan = ("Lê Anh Tuấn", "Phó Chủ tịch", "Hội đồng nhân dân xã", "02/11/2026")
    preview = looked_over(organ_sheet(LEADERS, (), COUNCIL, ECONOMY), people_sheet(tuan))

    assert ([o.name for o in preview.organs], preview.known, preview.errors) == (
        ["Thường trực HĐND xã", "Hội đồng nhân dân xã"],
        ["PHÒNG KINH TẾ"],
        [],
    )
    assert (Organ.objects.count(), preview.can_be_confirmed) == (12, True)
    assert import_lists(people.lan, preview.organs, preview.people) == (2, 1)

    council = OrganName.objects.get(text="Hội đồng nhân dân xã").organ
    leaders = OrganName.objects.get(text="Thường trực HĐND xã").organ
    assert (leaders.parent, council.parent, council.ours, leaders.valid_from) == (council, organs.committee, True, dt.date(2025, 7, 1))
    assert [(p.title, p.organ) for p in Person.objects.get(full_name="Lê Anh Tuấn").positions.all()] == [("Phó Chủ tịch", council)]
    assert verbs()[-1] == "directory.import-lists"


def test_list_entered_twice_changes_nothing(people: People) -> None:
    preview = looked_over(organ_sheet(COUNCIL), people_sheet(("Lê Anh Tuấn", "Phó Chủ tịch", "Hội đồng nhân dân xã", "")))
    import_lists(people.lan, preview.organs, preview.people)

    assert import_lists(people.lan, preview.organs, preview.people) == (0, 0)
    again = looked_over(organ_sheet(COUNCIL), people_sheet(TUAN))
    assert (again.organs, again.people, again.known, again.can_be_confirmed) == ([], [], ["Hội đồng nhân dân xã", "Lê Anh Tuấn"], False)


def test_person_with_two_positions_is_one_person(people: People, organs: Organs) -> None:
    rows = [PersonRow("Lê Anh Tuấn", "Phó Trưởng phòng", "Phòng Kinh tế", ""), PersonRow("Lê Anh Tuấn", "Đảng ủy viên", "Đảng ủy", "")]

    import_lists(people.lan, [], rows)

    assert [p.organ for p in Person.objects.get(full_name="Lê Anh Tuấn").positions.all()] == [organs.economy, organs.committee]


def test_namesakes_are_not_mixed_up(people: People, organs: Organs) -> None:
    for _ in range(2):
        Person.objects.create(full_name="Lê Anh Tuấn")

    import_lists(people.lan, [], [PersonRow("Lê Anh Tuấn", "Phó Trưởng phòng", "Phòng Kinh tế", "")])

    found: QuerySet[Person] = Person.objects.filter(full_name="Lê Anh Tuấn")
    assert (found.count(), found.filter(positions__isnull=False).count()) == (3, 1)


@pytest.mark.parametrize(
    ("change", "cell", "words"),
    [
        ({0: ""}, "Cơ quan!A3", "Chưa ghi “Tên”."),
        ({0: "x" * 201}, "Cơ quan!A3", "“Tên” dài quá 200 chữ cái."),
        ({3: "Cửa hàng"}, "Cơ quan!D3", "“Cửa hàng” không có trong danh sách: "),
        ({4: ""}, "Cơ quan!E3", "Chưa ghi “Hệ thống”."),
        ({5: "Xóm"}, "Cơ quan!F3", "“Xóm” không có trong danh sách: Trung ương, Tỉnh, Huyện, Xã, Thôn."),
        ({6: "Đảng ủy xã Tân Lập"}, "Cơ quan!G3", "Không thấy cơ quan “Đảng ủy xã Tân Lập” trong danh bạ hay trong tệp."),
        ({6: "Hội đồng nhân dân xã"}, "Cơ quan!G3", "Cơ quan cấp trên không thể là chính nó"),
        ({8: "31/02/2026"}, "Cơ quan!I3", "“31/02/2026” không phải là ngày. Ghi như 01/07/2025."),
        ({8: "hôm qua"}, "Cơ quan!I3", "“hôm qua” không phải là ngày."),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(people: People, change: dict[int, str], cell: str, words: str) -> None:
    row = tuple(change.get(i, value) for i, value in enumerate(COUNCIL))

    preview = looked_over(organ_sheet(row))

    assert [(error.cell, error.words[: len(words)]) for error in preview.errors] == [(cell, words)]
    assert preview.can_be_confirmed is False


def test_same_name_twice_is_wrong(people: People) -> None:
    assert looked_over(organ_sheet(COUNCIL, COUNCIL)).errors == [CellError("Cơ quan!A4", "Trùng tên với dòng 3.")]


def test_organs_under_each_other_in_a_circle_are_wrong(people: People) -> None:
    circle = [(*COUNCIL[:6], "Thường trực HĐND xã", *COUNCIL[7:]), LEADERS]

    assert errors(looked_over(organ_sheet(*circle))) == ["Cơ quan!G3", "Cơ quan!G4"]


def test_name_that_two_organs_bear_is_neither_entered_again_nor_chosen(people: People, organs: Organs) -> None:
    OrganName.objects.filter(organ=organs.police).update(text="Phòng Kinh tế")

    preview = looked_over(
        organ_sheet(ECONOMY, (*COUNCIL[:6], "Phòng Kinh tế", *COUNCIL[7:])), people_sheet(("Lê Anh Tuấn", "x", "Phòng Kinh tế", ""))
    )

    assert (preview.known, errors(preview)) == (["PHÒNG KINH TẾ"], ["Cơ quan!G4", "NHÂN SỰ!C2"])


def test_people_of_organs_that_are_not_there_are_wrong(people: People) -> None:
    preview = looked_over(people_sheet(("", "Phó", "Phòng Kinh tế", ""), ("Lê Anh Tuấn", "Phó", "Phòng Nội vụ", "")))

    assert errors(preview) == ["NHÂN SỰ!A2", "NHÂN SỰ!C3"]


@pytest.mark.parametrize(
    ("sheets", "cell"),
    [
        ([], ""),
        ([Sheet("Trang 1", ())], ""),
        ([Sheet("Cơ quan", (("Đơn vị",),))], "Cơ quan!A1"),
        ([organ_sheet(columns=("Tên", "Loại"))], "Cơ quan!A2"),
        ([people_sheet(*[TUAN] * (MOST_ROWS + 1))], f"NHÂN SỰ!A{MOST_ROWS + 2}"),
    ],
)
def test_workbook_that_is_not_the_template_is_wrong(sheets: list[Sheet], cell: str) -> None:
    assert errors(preview_of(sheets, EMPTY)) == [cell]


def test_short_row_and_row_without_a_day_are_read(people: People) -> None:
    preview = looked_over(organ_sheet(COUNCIL[:7]))

    assert (preview.errors, preview.organs[0].ours, preview.organs[0].valid_from) == ([], False, "")


def test_directory_that_changed_since_is_not_guessed_at(people: People) -> None:
    preview = looked_over(organ_sheet(COUNCIL), people_sheet(("Lê Anh Tuấn", "x", "Hội đồng nhân dân xã", "")))
    OrganName.objects.filter(text="Đảng ủy xã Minh Sơn").update(text="Đảng ủy phường Minh Sơn", short="")

    for organs, persons in ((preview.organs, []), ([], preview.people)):
        with pytest.raises(ValidationError, match="đã thay đổi"):
            import_lists(people.lan, organs, persons)
    assert verbs() == []


def test_lists_are_entered_by_who_keeps_the_directory_alone(people: People) -> None:
    for stranger in (people.ha, people.hoa, people.binh, people.yen):
        with pytest.raises(PermissionDenied):
            import_lists(stranger, [], [])


def test_template_is_read_by_the_program_itself(people: People) -> None:
    template = list_template()

    assert [sheet.name for sheet in read_sheets(template)] == ["Cơ quan", "Nhân sự", "Danh mục", "Hướng dẫn"]
    assert errors(preview_of(read_sheets(template), EMPTY)) == []
    assert python_calamine.load_workbook(BytesIO(template)).get_sheet_by_index(0).to_python() == [list(ORGAN_COLUMNS)]
