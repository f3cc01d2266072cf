"""An order comes by telephone and then on paper: one task, not two. The report that answers is issued: the register says by which."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from giaoban.demo.letters import letters
from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.keyboard import accept_the_rest, drop, go_to, press, settle
from tests.browser.served import Served

CALL = "BT điện CAX cắm biển cảnh báo các ngầm tràn, xong trước ngày mai"
ASKED = "1206-CV/BTCTU"
REPORT = """ĐẢNG BỘ TỈNH AN BÌNH
ĐẢNG ỦY XÃ MINH SƠN
*
Số 35-BC/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Minh Sơn, ngày {day} tháng {month} năm {year}

BÁO CÁO
số liệu đảng viên của các chi bộ
-----

Toàn đảng bộ có 28 chi bộ trực thuộc.

Nơi nhận:
- Ban Tổ chức Tỉnh ủy,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC

Hoàng Thị Thu
"""


def test_written_order_after_the_call_is_the_same_task(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    with on_a_telephone(browser, office, "lan") as phone:
        phone.locator(".quick-link").tap()
        expect(phone.locator("#dialog input[name=line]")).to_be_focused()
        settle(phone)
        phone.fill("#dialog input[name=line]", CALL)
        expect(phone.locator("#dialog .compare")).to_contain_text("Công an xã Minh Sơn")
        settle(phone)
        phone.locator("#dialog button[type=submit]").tap()
        expect(phone.locator("#toasts")).to_contain_text("Đã giao Công an xã Minh Sơn")
    paper = _written_order(lan, tmp_path)
    lan.goto(f"/review/{paper}/")
    press(lan, "o")
    accept_the_rest(lan)

    lan.get_by_role("link", name="Giao việc").click()
    draft = lan.locator("li.draft-row", has_text="cắm biển cảnh báo tại các ngầm, tràn").first
    expect(draft.locator("input[type=checkbox]")).not_to_be_checked()
    draft.locator("details.draft-same summary").click()
    told = draft.locator(".same-order li", has_text="Giao qua điện thoại")
    told.get_by_role("button", name="Đúng, là một việc").click()

    expect(lan.locator("#toasts")).to_contain_text("Đã gộp")
    lan.goto("/work/?q=bien+canh+bao+ngam+tran")
    rows = lan.locator("main tr", has_text="921-CV/TU")
    expect(rows).to_have_count(1)
    rows.locator("a.table-title, a.row-title, td a").first.click()
    expect(lan.locator("section[aria-labelledby=dau-nguon]")).to_contain_text("cắm biển cảnh báo tại các ngầm, tràn")
    expect(lan.locator("section[aria-labelledby=dau-thong-tin]")).to_contain_text("Lê Văn Hòa")


def test_report_is_issued_and_the_register_says_what_answered(page: Page, tmp_path: Path) -> None:
    sign_in(page, "mai")
    _entered_among_papers_out(page, tmp_path)
    page.goto("/work/?q=28+chi+bo")
    page.get_by_role("link", name="Báo cáo Ban Tổ chức Tỉnh ủy số liệu đảng viên").click()
    page.locator("details.share-fold summary").click()
    page.get_by_role("link", name=re.compile("Báo cáo hoàn thành")).click()
    page.fill("dialog[open] textarea[name=text]", "Đã gửi báo cáo, kèm biểu tổng hợp.")
    page.locator("dialog[open] button[type=submit]").click()
    page.get_by_role("link", name="Xác nhận hoàn thành").click()
    page.fill("dialog[open] input[name=number]", "35-BC/ĐU")
    page.locator("dialog[open] button[type=submit]").click()

    expect(page.locator("section[aria-labelledby=dau-thong-tin]")).to_contain_text(re.compile(r"Trả lời bằng\s*35-BC/ĐU"))
    page.goto("/registers/in/")
    expect(page.locator("main tr", has_text=ASKED)).to_contain_text("Trả lời bằng 35-BC/ĐU")


def _written_order(page: Page, folder: Path) -> str:
    """The storm letter once more, under another number, taken in and entered. Returns the paper's key."""
    storm = next(letter for letter in letters(timezone.localdate()) if letter.name.startswith("918"))
    file = folder / "921-cv-tu.txt"
    file.write_text(storm.text.replace("918-CV/TU", "921-CV/TU"), "utf-8")
    drop(page, file)
    arrival = page.locator("li.drop-file", has_text=file.name)
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    original = arrival.get_by_role("link", name="Tải tệp gốc").get_attribute("href") or ""
    settle(page)
    go_to(page, arrival)
    page.keyboard.press("v")
    expect(arrival).to_contain_text("Đã vào sổ, số đến")
    return original.split("/")[2]


def _entered_among_papers_out(page: Page, folder: Path) -> None:
    """The scan of the signed report: its number is on it, and is the one that is entered."""
    today, file = timezone.localdate(), folder / "bao-cao-35.txt"
    file.write_text(REPORT.format(day=f"{today.day:02}", month=today.month, year=today.year), "utf-8")
    drop(page, file)
    arrival = page.locator("li.drop-file", has_text=file.name)
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    settle(page)
    arrival.get_by_role("button", name="Là văn bản đi").click()
    expect(page.locator("input[name=number]")).to_have_value("35")
    page.get_by_role("button", name="Vào sổ", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("Đã vào sổ, số 35")
