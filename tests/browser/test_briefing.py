"""Giao ban and ghi nhanh in the browser: by keyboard alone, and on a telephone."""

from __future__ import annotations

import datetime as dt
import re

from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.keyboard import go_to, settle
from tests.browser.paper import A4, has_menu, press_print, printed
from tests.browser.served import Served

LINE = "BT giao PKT kiểm tra cống Bến Cốc, báo cáo trước 17h ngày mai"


def test_order_by_telephone_is_two_enters(lan: Page) -> None:
    lan.keyboard.press("G")
    line = lan.locator("#dialog input[name=line]")
    expect(line).to_be_focused()
    settle(lan)
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
    expect(page.locator("#dialog input[name=line]")).to_be_focused()
    settle(page)
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
    for _ in range(page.locator(".answer").count()):
        if overdue.get_attribute("aria-current") != "true":
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
    settle(page)
    page.keyboard.type("CAX trực đêm nay")
    expect(page.locator("#dialog .compare")).to_contain_text("chủ trì giao ban")
    page.keyboard.press("Enter")

    expect(page.locator("#hom-nay .said")).to_contain_text("Giao Công an xã Minh Sơn chủ trì: Trực")


def test_board_on_the_wall_is_decided_and_its_minutes_are_printed_before_people_stand_up(page: Page) -> None:
    sign_in(page, "mai")
    page.goto("/briefings/2/?view=projector")
    asked = page.locator("#vuong-mac .answer")
    more_time = _decide(page, asked.filter(has_text="Xin đến").first, "H")
    handed_on = _decide(page, asked.filter(has_text="Đề nghị điều chuyển").first, "C")
    for line in ("PKT thống kê thiệt hại do mưa lớn trước thứ Sáu", "VHXH thăm hỏi các gia đình bị ngập xong trong tuần này"):
        _order(page, line)

    said = page.locator("#hom-nay .said")
    for words in (f"Gia hạn việc “{more_time}”", f"“{handed_on}”", "Thống kê thiệt hại do mưa lớn", "Thăm hỏi các gia đình bị ngập"):
        expect(said).to_contain_text(words)
    many = page.locator("#hom-nay .said li").count()
    page.get_by_role("link", name="Chốt biên bản").click()
    page.locator("dialog[open]").get_by_role("button", name="Chốt biên bản").click()
    expect(page.locator(".minutes p[id^=dong-]")).to_have_count(many)
    press_print(page)
    minutes = printed(page)
    assert (minutes.sizes, has_menu(minutes), "BIÊN BẢN" in minutes.text) == ([A4], False, True)
    for words in ("NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ", "Thống kê thiệt hại do mưa lớn", handed_on):
        assert words in minutes.text


def test_next_briefing_begins_with_what_became_of_the_last(page: Page) -> None:
    sign_in(page, "mai")
    page.goto("/briefings/")
    board = page.locator("section.board-of").first
    board.locator("input[name$=held_on]").fill((timezone.localdate() + dt.timedelta(1)).isoformat())  # today's is closed, on a Monday
    board.get_by_role("button", name="Mở cuộc giao ban mới").click()

    last = page.locator("#lan-truoc .answer")
    expect(last.filter(has_text="Thống kê thiệt hại do mưa lớn").locator(".answer-when b")).to_have_text(re.compile("Còn|Đã giao|Đến hạn"))
    expect(last.filter(has_text="Thăm hỏi các gia đình bị ngập")).to_contain_text("Phòng Văn hóa - Xã hội")
    assert all(last.locator(".answer-when b").all_inner_texts())  # each with its result


def _decide(page: Page, row: Locator, key: str) -> str:
    """On a row that asks for a decision: what is asked for is granted by a key and Enter. Returns what it is about."""
    title = row.locator(".answer-title").inner_text()
    many = page.locator("#hom-nay .said li").count()
    settle(page)
    go_to(page, page.locator(f"#{row.get_attribute('id')}"))
    page.keyboard.press(key)
    expect(row.locator(".act-form")).to_be_visible()
    settle(page)
    page.keyboard.press("Enter")
    expect(page.locator("#hom-nay .said li")).to_have_count(many + 1)
    return title


def _order(page: Page, line: str) -> None:
    """An oral order, entered on the spot."""
    many = page.locator("#hom-nay .said li").count()
    settle(page)
    page.keyboard.press("T")
    expect(page.locator("#dialog input[name=line]")).to_be_focused()
    settle(page)
    page.keyboard.type(line)
    expect(page.locator("#dialog input[name=previewed]")).to_have_value(re.compile(line[-8:]))
    settle(page)
    page.keyboard.press("Enter")
    expect(page.locator("#hom-nay .said li")).to_have_count(many + 1)
