"""Excel out and in: what is exported is text where it looks like a formula, is filled in and handed back; nothing is half-taken."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import Any

import pytest
import python_calamine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.intake.sheets import read_sheets
from giaoban.office.directory.models import Account
from giaoban.office.targets.lists import NEW, NEW_COLUMNS, RESULT_COLUMNS, RESULTS
from giaoban.office.targets.models import Indicator, Measurement
from tests.office.targets.rows import make_indicator, make_measurement, make_milestone, make_project, make_spending, make_target
from tests.office.targets.test_lists import line, new_line
from tests.office.targets.workbooks import workbook
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

TODAY = timezone.localdate()
DANGEROUS = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "https://x.vn")


def exported(account: Account, name: str = "targets-excel") -> dict[str, list[list[str]]]:
    """The sheets of what is exported, as texts."""
    answer = signed_in(account).get(reverse(name))
    assert (answer.status_code, answer.headers["Content-Disposition"][:10]) == (200, "attachment")
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in read_sheets(answer.content)}


def handed_in(client: Client, rows: Any, name: str = RESULTS) -> str:
    answer = client.post(reverse("targets-import"), {"file": SimpleUploadedFile("ket-qua.xlsx", workbook({name: rows}))})
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def sealed(page: str) -> str:
    return str(re.findall(r'name="sealed" value="([^"]+)"', page)[0])


@pytest.mark.parametrize("words", DANGEROUS)
def test_what_looks_like_a_formula_stays_text(people: People, organs: Organs, words: str) -> None:
    indicator = make_indicator(organs.economy, name=words, field=words)
    make_measurement(indicator, organs.economy, people.lan)
    project = make_project(organs.economy, name=words)
    make_milestone(project, name=words, note=words)
    make_spending(project, people.lan, source=words)

    for name in ("targets-excel", "projects-excel"):
        data = signed_in(people.lan).get(reverse(name)).content
        (shared,) = re.findall(rb"<sst .*</sst>", _part(data, "xl/sharedStrings.xml"), re.DOTALL)
        sheets = b"".join(_part(data, f"xl/worksheets/sheet{n}.xml") for n in (1, 2, 3))
        assert (b"<f>" in sheets, b"hyperlink " in sheets, words.strip().encode()[:3] in shared) == (False, False, True)


def _part(data: bytes, name: str) -> bytes:
    import zipfile

    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def test_export_holds_progress_and_a_row_for_each_unit_that_measures(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.building, units=[organs.economy, organs.police], leader=people.minh.person)
    make_target(indicator, first=TODAY, last=TODAY)
    make_measurement(indicator, organs.police, people.lan, on=TODAY, value=40)

    sheets = exported(people.lan)
    assert list(sheets) == ["Tiến độ", RESULTS, NEW, "Hướng dẫn"]
    assert sheets["Tiến độ"][1][7:] == ["80", "40", "50", "100", "Chậm so với thời gian"]
    assert [row[3:6] for row in sheets[RESULTS][1:]] == [["Phòng Kinh tế", "", ""], ["Công an xã Minh Sơn", "40", TODAY.isoformat()]]
    assert [row[3] for row in exported(people.binh)[RESULTS][1:]] == ["Phòng Kinh tế"]
    assert (list(exported(people.sen)), len(exported(people.hoa)["Tiến độ"])) == (["Tiến độ", "Hướng dẫn"], 2)


def test_export_that_is_handed_back_untouched_enters_nothing(people: People, organs: Organs) -> None:
    make_indicator(organs.economy)
    client = signed_in(people.lan)
    file = SimpleUploadedFile("chi-tieu.xlsx", client.get(reverse("targets-excel")).content)

    page = client.post(reverse("targets-import"), {"file": file}).content.decode()

    assert ("Tệp không có gì mới." in page, "Để trống, bỏ qua: 1 dòng." in page, 'name="sealed"' in page) == (True, True, False)


def test_projects_are_exported_with_steps_and_money(people: People, organs: Organs) -> None:
    project = make_project(organs.economy, leader=people.minh.person)
    make_milestone(project)
    make_milestone(project, withdrawn_at=timezone.now())
    make_spending(project, people.lan)

    sheets = exported(people.binh, "projects-excel")

    assert [(name, len(rows) - 1) for name, rows in sheets.items()] == [("Dự án", 1), ("Mốc", 1), ("Vốn", 1)]
    assert sheets["Dự án"][1][6:] == ["10000000000", "0", "4000000000"]
    data = signed_in(people.binh).get(reverse("projects-excel")).content
    assert isinstance(python_calamine.load_workbook(BytesIO(data)).get_sheet_by_name("Mốc").to_python()[1][2], dt.date)


def test_results_are_looked_over_and_entered_once_confirmed(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    client = signed_in(people.binh)
    assert "Xuất tệp để ghi" in shown(client, "targets-import")

    page = handed_in(client, [RESULT_COLUMNS, line(indicator, value="62,5")])
    assert ("Sẽ ghi 1 kết quả, thêm 0 chỉ tiêu." in page, "62,5" in page, Measurement.objects.count()) == (True, True, 0)

    assert sent(client, "targets-enter", sealed=sealed(page)) == (302, reverse("indicators"))
    assert "Đã ghi 1 kết quả" in shown(client, "indicators")
    sent(client, "targets-enter", sealed=sealed(page))
    assert ("đã thay đổi từ khi xem trước" in shown(client, "targets-import"), Measurement.objects.count()) == (True, 1)


def test_what_is_wrong_is_named_and_nothing_of_the_file_can_be_entered(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    rows = [RESULT_COLUMNS, line(indicator), *[line(indicator, "hôm qua")] * 205]

    page = refused(signed_in(people.lan), "targets-import", file=SimpleUploadedFile("x.xlsx", workbook({RESULTS: rows})))

    assert ("Kết quả!G3" in page, "Và 5 chỗ nữa." in page, 'name="sealed"' in page) == (True, True, False)


@pytest.mark.parametrize("data", [b"", b"no workbook", workbook({RESULTS: [RESULT_COLUMNS]})[:-200]])
def test_damaged_file_is_refused(people: People, data: bytes) -> None:
    page = refused(signed_in(people.lan), "targets-import", file=SimpleUploadedFile("x.xlsx", data))

    assert "Chưa lưu" in page


@pytest.mark.parametrize("seal", ["", "made-up", "of-another"])
def test_preview_that_is_not_ones_own_enters_nothing(people: People, organs: Organs, seal: str) -> None:
    if seal == "of-another":
        rows = [RESULT_COLUMNS, line(make_indicator(organs.economy))]
        seal = sealed(handed_in(signed_in(people.mai), rows))
    client = signed_in(people.lan)

    assert sent(client, "targets-enter", sealed=seal) == (302, reverse("targets-import"))
    assert ("đã quá hạn" in shown(client, "targets-import"), Measurement.objects.count()) == (True, 0)


def test_new_indicators_and_doubts_are_shown_before_entering(people: People, organs: Organs) -> None:
    client = signed_in(people.ha)
    page = handed_in(client, [NEW_COLUMNS, new_line()], NEW)
    assert ("thêm 1 chỉ tiêu" in page, "Hộ nghèo" in page) == (True, True)
    sent(client, "targets-enter", sealed=sealed(page))
    made = Indicator.objects.get()
    assert "Kết quả!H2" in handed_in(client, [RESULT_COLUMNS, line(made, value=0.025)])
    assert "Đã có, giữ nguyên: 1 dòng." in handed_in(client, [NEW_COLUMNS, new_line()], NEW)
