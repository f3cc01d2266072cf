"""A programme's lines in the browser: the chief of office puts one off, and it is seen on the paper; the same on a telephone."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.served import Served

UNDATED = "Quản lý chặt chẽ thu, chi ngân sách"
MEETING = "Hội nghị Ban Thường vụ Đảng uỷ"
PAPER = "14-CTr/ĐU"


def _november(page: Page) -> None:
    page.goto("/programmes/?year=2026")
    page.get_by_role("link", name="tháng 11").first.click()
    expect(page.locator(".programme-table")).to_be_visible()


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_chief_puts_a_line_off_and_it_is_seen_on_the_paper(page: Page) -> None:
    sign_in(page, "mai")
    page.get_by_role("navigation", name="Mục lục").get_by_role("link", name="Chương trình").click()
    _november(page)
    page.locator("tr", has_text=UNDATED).locator("a.plain").click()
    page.get_by_role("link", name="Lùi thời gian").click()
    dialog = page.locator("#dialog")
    dialog.locator("input[name=due]").fill("2026-11-30")
    dialog.locator("textarea[name=reason]").fill("Kho bạc chốt số liệu cuối tháng")
    dialog.locator("select[name=decided_by]").select_option(label="Lê Văn Hòa")
    dialog.get_by_role("button", name="Lùi thời gian").click()

    expect(page.locator("#toasts")).to_contain_text("Đã đổi thời gian")
    expect(page.locator("section[aria-labelledby=dau-thay-doi]")).to_contain_text("chưa ấn định → 30/11/2026")
    page.get_by_role("link", name="Xem trên văn bản").click()
    note = page.locator(".sentence", has_text=UNDATED).locator(".note")
    expect(note).to_contain_text("Ấn định thời gian: chưa ấn định → 30/11/2026 · Kho bạc chốt số liệu cuối tháng")
    expect(note).to_contain_text("Lê Văn Hòa quyết định, Trần Thị Mai ghi")
    note.click()
    expect(page.locator(".slip-changes")).to_contain_text("Ấn định thời gian: chưa ấn định → 30/11/2026")


def test_chief_puts_a_meeting_off_on_a_telephone(browser: Browser, office: Served) -> None:
    context = browser.new_context(base_url=office.url, viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    page = sign_in(context.new_page(), "mai")
    _november(page)
    assert _fits(page)
    page.locator("tr", has_text=MEETING).locator("a.plain").tap()
    page.get_by_role("link", name="Lùi thời gian").tap()
    dialog = page.locator("#dialog")
    dialog.locator("input[name=due]").fill("2026-11-27")
    dialog.locator("textarea[name=reason]").fill("Thường trực đi công tác")
    dialog.get_by_role("button", name="Lùi thời gian").tap()

    expect(page.locator("section[aria-labelledby=dau-thay-doi]")).to_contain_text("26/11/2026 → 27/11/2026")
    assert _fits(page)
    page.get_by_role("link", name="Xem trên văn bản").tap()
    expect(page.locator(".sentence", has_text=MEETING).first.locator(".note")).to_contain_text("26/11/2026 → 27/11/2026")
    assert _fits(page)
    context.close()
