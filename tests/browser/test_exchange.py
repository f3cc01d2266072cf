"""An issued paper goes to the province over the folder, and the list says that it came; a package of the province comes in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from giaoban.edxml.message import Answered, Attachment, Document, Organ, Status
from giaoban.edxml.read import received
from giaoban.edxml.transport import IN, OUT
from giaoban.edxml.write import package
from tests.browser.served import Served
from tests.browser.test_issuing import again, drafted, initialled, issued
from tests.letters import letter

PROVINCE = Organ("A00.1", name="Tỉnh ủy An Bình")
SECONDS = 150  # the ticker looks every twenty seconds, on a busy machine later
SUBJECT = "Báo cáo tình hình tư tưởng trong Nhân dân"


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Reload the page until what is waited for has come about behind it."""
    end = time.monotonic() + SECONDS
    while not holds() and time.monotonic() < end:
        page.wait_for_timeout(1000)
        page.reload()
    assert holds()


def drop(office: Served, data: bytes, name: str) -> None:
    """Put a package into the incoming folder as a carrier does: whole, under its own name at once."""
    folder = office.exchange / IN
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{name}"
    half.write_bytes(data)
    half.replace(folder / name)


def test_report_goes_to_the_province_which_says_that_it_has_it(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    ha, mai = again(browser, office, "ha"), again(browser, office, "mai")
    address = drafted(ha, "BC", SUBJECT, "1. Nhân dân tin tưởng, phấn khởi.\n2. Không có điểm nóng.")
    initialled(mai, address)
    issued(lan, address, "77", tmp_path)
    lan.goto(address)
    lan.get_by_role("link", name="Sửa danh sách").click()
    lan.get_by_label("Tỉnh ủy An Bình", exact=True).check()
    lan.get_by_role("button", name="Lưu danh sách").click()
    lan.get_by_role("button", name="Phát hành đến 1 nơi").click()

    lan.get_by_role("link", name="Gửi liên thông, thư điện tử").click()
    lan.get_by_role("button", name="Gửi đến các nơi đã chọn").click()
    until(lan, lambda: "Liên thông: đã gửi" in lan.inner_text("main"))
    went = (received(place.read_bytes()).message for place in (office.exchange / OUT).iterdir())
    (sent,) = (one for one in went if isinstance(one, Document) and one.subject == SUBJECT)
    assert sent.receivers[0].organ_id == "A00.1"
    assert sent.attachments[0].name == "ban-ky.png"

    about = Answered(sent.sender.organ_id, document_id=sent.document_id)
    drop(office, package(Status(about, PROVINCE, 3, "Đã vào sổ số 1204")), "trang-thai.xml")
    lan.goto(address)
    until(lan, lambda: "Liên thông: đã tiếp nhận" in lan.inner_text("main"))
    expect(lan.locator("main")).to_contain_text("Đã vào sổ số 1204")
    expect(lan.locator("main")).to_contain_text("đã nhận 1/1")


def test_package_from_the_province_is_seen_at_the_intake(office: Served, lan: Page) -> None:
    file = Attachment("ke-hoach-912.txt", letter("912-KH/TU", "về phòng, chống thiên tai"), "text/plain")
    plan = Document(
        sender=PROVINCE, receivers=(Organ("A00.1.2"),), number="921", notation="KH/TU", subject="Phòng, chống thiên tai",
        document_id="A00.1,2026/11/02,921/KH-TU", attachments=(file,),
    )  # fmt: skip
    drop(office, package(plan), "ke-hoach.xml")
    drop(office, b"<html>", "hong.xml")

    lan.goto("/papers/take-in/")
    row = lan.locator("#arrivals li", has_text="ke-hoach-912.txt")
    until(lan, lambda: row.count() == 1 and "Đã đọc xong" in row.inner_text())
    expect(row).to_contain_text("Đến qua liên thông: gói của Tỉnh ủy An Bình")
    expect(row).to_contain_text("văn bản ghi “912-KH/TU”, gói ghi “921/KH/TU”")

    lan.goto("/exchange/")
    until(lan, lambda: "XML không đọc được" in lan.inner_text("main"))
    lan.get_by_role("link", name="921/KH/TU: Phòng, chống thiên tai").click()
    expect(lan.locator("main")).to_contain_text("01 đã đến")
