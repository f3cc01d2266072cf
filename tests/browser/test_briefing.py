"""Giao ban and ghi nhanh in the browser: by keyboard alone, and on a telephone."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.served import Served

LINE = "BT giao PKT kiểm tra cống Bến Cốc, báo cáo trước 17h ngày mai"


def test_order_by_telephone_is_two_enters(lan: Page) -> None:
    lan.keyboard.press("G")
    line = lan.locator("#dialog input[name=line]")
    expect(line).to_be_focused()
    lan.keyboard.type(LINE)
    expect(lan.locator("#dialog .compare")).to_contain_text("Phòng Kinh tế")
    expect(lan.locator("#dialog .compare")).to_contain_text("Lê Văn Hòa")
    expect(lan.locator("#dialog input[name=previewed]")).to_have_value(re.compile("ngày mai"))
    lan.keyboard.press("Enter")

    expect(lan.locator("#toasts")).to_contain_text("Đã giao Phòng Kinh tế")
    expect(lan.locator("#dialog")).not_to_be_visible()


def test_order_on_a_telephone_is_asked_about_what_is_missing(browser: Browser, office: Served) -> None:
    context = browser.new_context(base_url=office.url, viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    page = sign_in(context.new_page(), "mai")
    page.locator(".quick-link").tap()
    page.fill("#dialog input[name=line]", "giao PKT lập tiến độ giải ngân")
    page.locator("#dialog select[name=giver]").select_option(label="Lê Văn Hòa")
    page.locator("#dialog button[type=submit]").tap()

    expect(page.locator("#toasts")).to_contain_text("Đã giao Phòng Kinh tế: Lập tiến độ giải ngân")
    context.close()


def test_board_is_written_on_by_keyboard(page: Page) -> None:
    sign_in(page, "mai")
    page.goto("/briefings/2/")
    overdue = page.locator("section[id^='qua-han'] .answer").first
    title = overdue.locator(".answer-title").inner_text()
    while overdue.get_attribute("aria-current") != "true":
        page.keyboard.press("J")
    page.keyboard.press("H")
    expect(overdue.locator("input[name=day]")).to_be_focused()
    page.keyboard.type("2 tuần nữa")
    page.keyboard.press("Enter")

    expect(page.locator("#hom-nay .said")).to_contain_text(f"Gia hạn việc “{title}”")
    expect(page.locator("#toasts")).to_contain_text("Đã ghi: gia hạn")
    page.keyboard.press("U")
    expect(page.locator("#hom-nay .said li")).to_have_count(0)
    page.keyboard.press("T")
    expect(page.locator("#dialog input[name=line]")).to_be_focused()
    page.keyboard.type("CAX trực đêm nay")
    expect(page.locator("#dialog .compare")).to_contain_text("chủ trì giao ban")
    page.keyboard.press("Enter")

    expect(page.locator("#hom-nay .said")).to_contain_text("Giao Công an xã Minh Sơn chủ trì: Trực")
