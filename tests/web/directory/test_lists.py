"""Excel: the template, the look before, the entering."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from giaoban.intake.sheets import read_sheets
from giaoban.office.directory.lists import ORGAN_COLUMNS
from giaoban.office.directory.models import Organ, OrganName
from tests.people import People
from tests.web.directory.pages import refused, sent, shown, signed_in

MARKET = ["Ban Quản lý chợ", "", "BQLC", "Đơn vị sự nghiệp", "Chính quyền", "Xã", "Đảng ủy", "x", "01/07/2025"]


def workbook(*rows: list[str]) -> SimpleUploadedFile:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Cơ quan")
        for n, row in enumerate([list(ORGAN_COLUMNS), *rows]):
            sheet.write_row(n, 0, row)
    return SimpleUploadedFile("danh-ba.xlsx", file.getvalue())


def looked_over(client: Client, *rows: list[str]) -> str:
    answer = client.post(reverse("directory-import"), {"file": workbook(*rows)})
    assert answer.status_code == 200
    return answer.content.decode()


def sealed(page: str) -> str:
    return str(re.findall(r'name="sealed" value="([^"]+)"', page)[0])


def test_template_is_downloaded(people: People) -> None:
    answer = signed_in(people.lan).get(reverse("directory-template"))

    assert [sheet.name for sheet in read_sheets(answer.content)][:2] == ["Cơ quan", "Nhân sự"]


def test_list_is_looked_over_and_entered_once_confirmed(people: People) -> None:
    client, before = signed_in(people.lan), Organ.objects.count()
    assert "Tải tệp mẫu" in shown(client, "directory-import")

    page = looked_over(client, MARKET)
    assert ("Sẽ thêm 1 cơ quan, 0 chức vụ." in page, Organ.objects.count()) == (True, before)

    assert sent(client, "directory-enter", sealed=sealed(page)) == (302, reverse("organs"))
    assert OrganName.objects.filter(text="Ban Quản lý chợ").count() == 1
    assert "Mọi dòng đều đã có trong danh bạ." in looked_over(client, MARKET)


def test_what_is_wrong_is_named_by_its_cell_and_nothing_can_be_confirmed(people: People) -> None:
    page = refused(signed_in(people.lan), "directory-import", file=workbook(MARKET, ["Đội thuế", *MARKET[1:3], "Cửa hàng", *MARKET[4:]]))

    assert ("Cơ quan!D3" in page, "“Cửa hàng” không có trong danh sách" in page, 'name="sealed"' in page) == (True, True, False)


def test_file_that_is_no_workbook_is_refused(people: People) -> None:
    client = signed_in(people.lan)

    assert "lưu lại bằng Excel" in refused(client, "directory-import", file=SimpleUploadedFile("x.xlsx", b"no workbook"))
    assert "Chưa lưu" in refused(client, "directory-import")


@pytest.mark.parametrize("seal", ["", "made-up", "of-another"])
def test_preview_that_is_not_ones_own_enters_nothing(people: People, seal: str) -> None:
    if seal == "of-another":
        seal = sealed(looked_over(signed_in(people.mai), MARKET))
    client = signed_in(people.lan)

    assert sent(client, "directory-enter", sealed=seal) == (302, reverse("directory-import"))
    assert OrganName.objects.filter(text="Ban Quản lý chợ").count() == 0
    assert "đã quá hạn" in shown(client, "directory-import")


def test_directory_that_changed_between_is_said(people: People) -> None:
    client = signed_in(people.lan)
    seal = sealed(looked_over(client, MARKET))
    OrganName.objects.filter(short="Đảng ủy").update(short="")

    sent(client, "directory-enter", sealed=seal)

    assert "đã thay đổi từ khi xem trước" in shown(client, "directory-import")
