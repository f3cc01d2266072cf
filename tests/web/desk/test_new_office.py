"""An office that has just been begun: whose it is, the first steps, and from nothing to the first numbered paper through pages alone."""

from __future__ import annotations

import re
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from giaoban.cli import main
from giaoban.office.audit.kept import Kept
from giaoban.office.directory.lists import ORGAN_COLUMNS, PEOPLE_COLUMNS
from giaoban.office.directory.models import Account, Office, OrganName, Person
from giaoban.office.directory.visibility import Role
from giaoban.office.jobs.worker import work
from tests.letters import letter
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

OFFICE = {"name": "Đảng ủy xã Tân Lập", "kind": "party-committee", "level": "commune", "symbol": "ĐU", "place": "Tân Lập"}
TERM = {"term_start": "2025-08-15", "term_end": "2030-08-14"}
SECRET = "mật khẩu của Kiên ở xã"
NOT_SET_UP = "Văn phòng chưa được đặt."


def ticked(page: str) -> list[str]:
    """The first steps that are done."""
    rows = re.findall(r'<li class="row".*?</li>', page, re.DOTALL)
    return [re.findall(r'class="row-title"[^>]*>([^<]+)', row)[0] for row in rows if "Đã xong" in row]


def test_desk_says_that_the_office_is_not_set_up_and_who_does_it(people: People) -> None:
    Office.objects.all().delete()

    for account, link in ((people.kien, True), (people.mai, True), (people.lan, False), (people.hoa, False)):
        page = shown(signed_in(account), "desk")
        assert (NOT_SET_UP in page, f'href="{reverse("office-settings")}">Đặt văn phòng' in page) == (True, link)
    assert "Quản trị hệ thống cần ghi" in shown(signed_in(people.lan), "desk")


def test_desk_says_nothing_of_it_once_all_is_done(people: People) -> None:
    for account in (people.kien, people.lan):
        page = shown(signed_in(account), "desk")
        assert (NOT_SET_UP in page, "Các bước đầu tiên" in page, "Không có việc nào" in page) == (False, False, True)


def test_desk_of_the_administrator_takes_a_fixed_number_of_queries(
    people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kien = signed_in(people.kien)
    shown(kien, "desk")
    Kept.forget_all()

    with django_assert_num_queries(12):
        shown(kien, "desk")


def test_office_is_set_up_for_an_organ_that_is_there(people: People, organs: Organs) -> None:
    Office.objects.all().delete()
    kien = signed_in(people.kien)
    page = shown(kien, "office-settings")
    assert ("Đặt văn phòng" in page, "Đảng ủy xã Minh Sơn" in page, "Phòng Kinh tế" in page) == (True, True, False)

    assert "Ghi tên cơ quan" in refused(kien, "office-settings", **(OFFICE | {"name": ""}))
    assert "Hoặc chọn cơ quan" in refused(kien, "office-settings", **OFFICE, organ=organs.committee.pk)
    assert "đã có trong danh bạ" in refused(kien, "office-settings", **(OFFICE | {"name": "Đảng ủy xã Minh Sơn"}))
    values = OFFICE | {"name": "", "organ": organs.committee.pk}
    assert sent(kien, "office-settings", **values, **TERM) == (302, reverse("desk"))

    assert (Office.objects.get().organ, OrganName.objects.filter(text=OFFICE["name"]).exists()) == (organs.committee, False)


def test_office_is_changed_on_the_same_page(people: People, organs: Organs) -> None:
    mai = signed_in(people.mai)
    page = shown(mai, "office-settings")
    assert ('value="2025-08-15"' in page, 'value="Minh Sơn"' in page, 'aria-current="true">Văn phòng' in page) == (True, True, True)
    values = {"organ": organs.committee.pk, "place": "Minh Sơn", "term_start": "2030-08-15", "shown": "1"}

    assert "Ngày kết thúc trước" in refused(mai, "office-settings", **values, term_end="2030-08-01")
    assert sent(mai, "office-settings", **values) == (302, reverse("office-settings"))
    assert mai.post(reverse("office-settings"), values).status_code == 409
    assert Office.objects.get().term_start.isoformat() == "2030-08-15"  # type: ignore[union-attr]


def workbook() -> SimpleUploadedFile:
    """The lists of the commune as its administrator fills in the template."""
    rows = {
        "Cơ quan": [
            list(ORGAN_COLUMNS),
            ["Văn phòng Đảng ủy", "", "VPĐU", "Văn phòng cấp ủy", "Đảng", "Xã", "Đảng ủy xã Tân Lập", "x", "01/07/2025"],
        ],
        "Nhân sự": [
            list(PEOPLE_COLUMNS),
            ["Nguyễn Thị Lan", "Văn thư", "Văn phòng Đảng ủy", ""],
        ],
    }
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, lines in rows.items():
            sheet = book.add_worksheet(name)
            for n, line in enumerate(lines):
                sheet.write_row(n, 0, line)
    return SimpleUploadedFile("danh-ba.xlsx", file.getvalue())


def opened(link: str, username: str, password: str) -> Client:
    """A browser in which the owner of a link has set a password and signed in."""
    client = Client()
    client.post(link, {"password1": password, "password2": password})
    client.post(reverse("account_login"), {"login": username, "password": password})
    return client


@pytest.mark.django_db(transaction=True)
def test_new_office_becomes_usable_through_pages_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path / "files"
    assert main(["init-admin", "kien", "--name", "Phan Văn Kiên"]) == 0
    address = re.findall(r"https?://[^/]+(/\S+)", capsys.readouterr().out)[0]
    kien = opened(address, "kien", SECRET)

    page = shown(kien, "desk")
    assert (NOT_SET_UP in page, "còn 4 bước" in page, ticked(page)) == (True, True, [])
    assert "Cơ quan đã có trong danh bạ" not in shown(kien, "office-settings")
    assert "Chưa lưu" in refused(kien, "office-settings", **(OFFICE | {"name": ""}))
    assert sent(kien, "office-settings", **OFFICE, **TERM) == (302, reverse("desk"))
    page = shown(kien, "desk")
    assert (NOT_SET_UP in page, "Đảng ủy xã Tân Lập" in page, ticked(page)) == (False, True, ["1. Đặt văn phòng"])

    looked = kien.post(reverse("directory-import"), {"file": workbook()}).content.decode()
    assert sent(kien, "directory-enter", sealed=re.findall(r'name="sealed" value="([^"]+)"', looked)[0])[0] == 302
    assert len(ticked(shown(kien, "desk"))) == 2

    assert sent(kien, "account-new", username="lan", person_id=Person.objects.get(full_name="Nguyễn Thị Lan").pk)[0] == 302
    account = Account.objects.get(username="lan")
    assert (len(ticked(shown(kien, "desk"))), "còn 1 bước" in shown(kien, "desk")) == (3, True)
    assert sent(kien, "role-new", account.pk, role=Role.CLERK)[0] == 302
    assert "Các bước đầu tiên" not in shown(kien, "desk")

    made = kien.post(reverse("account-link", args=[account.pk])).content.decode()
    lan = opened(re.findall(r'value="http://testserver([^"]+)"', made)[0], "lan", "mật khẩu của Lan ở xã")
    lan.post(reverse("take-in"), {"key": "trang", "file": SimpleUploadedFile("ke-hoach.txt", letter("85-KH/TU"))})
    work(threading.Event(), until_idle=True)
    lan.post(reverse("register-all"))

    assert "85-KH/TU" in shown(lan, "incoming")
