"""The day of a clerk in a real browser: papers sorted and reviewed by keyboard alone; a secret paper turned away; a register
of 34 papers taken over; a leader who answers on his telephone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.keyboard import accept_the_rest, decided, drop, settle
from tests.browser.served import Served
from tests.office.registry.exports import MANY, files, row, sheet_of, zip_of


def test_secret_paper_is_turned_away_and_nothing_of_it_is_kept(lan: Page, office: Served, tmp_path: Path) -> None:
    secret = tmp_path / "ke-hoach-dien-tap.txt"
    secret.write_text("ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 9-KH/ĐU\nMẬT\n\nKẾ HOẠCH\ndiễn tập khu vực phòng thủ\n", "utf-8")

    drop(lan, secret)

    expect(lan.locator("body")).to_contain_text("Không nhận", timeout=15_000)
    kept = b"".join(path.read_bytes() for path in office.data.rglob("*") if path.is_file())
    assert ("diễn tập".encode() in kept, b"ke-hoach-dien-tap" in kept) == (False, False)


def test_papers_are_sorted_with_one_key_each(lan: Page) -> None:
    page = lan
    page.goto("/triage/")
    waiting = page.locator("li.triage-row:not(.row-done)").count()
    assert waiting > 0

    page.keyboard.press("j")
    page.keyboard.press("b")
    expect(page.locator("li.triage-row:not(.row-done)")).to_have_count(waiting - 1)
    expect(page.locator("ul[data-key-group] li.row-done")).to_contain_text("Để biết")

    page.keyboard.press("u")
    expect(page.locator("li.triage-row:not(.row-done)")).to_have_count(waiting)


def test_paper_is_reviewed_by_keyboard_and_a_decision_taken_back(lan: Page) -> None:
    page = lan
    page.goto("/review/")
    page.goto(page.locator("main a[href*='/review/']").first.get_attribute("href") or "")
    page.locator("details[data-item][aria-current=true]").wait_for()
    done, shown = decided(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.resource_type) if request.is_navigation_request() else None)

    page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text(f"Đã duyệt {done + 1} trong {shown}")
    page.locator("details[data-item][aria-current=true]").wait_for()
    page.keyboard.press("x")
    expect(page.locator("body")).to_contain_text(f"Đã duyệt {done + 2} trong {shown}")
    settle(page)
    page.keyboard.press("u")
    expect(page.locator("body")).to_contain_text(f"Đã duyệt {done + 1} trong {shown}")
    assert requests == []  # one key a decision, and no page loaded
    settle(page)
    page.keyboard.press("Shift+Enter")
    expect(page.locator("body")).not_to_contain_text(f"Đã duyệt {done + 1} trong {shown}")
    accept_the_rest(page)

    assert decided(page) == (shown, shown)


def test_register_of_another_system_is_taken_over_with_its_numbers(lan: Page, tmp_path: Path) -> None:
    page = lan
    sheet, archive = tmp_path / "danh-sach.xlsx", tmp_path / "tep.zip"
    sheet.write_bytes(sheet_of([row(n) for n in range(1, MANY + 1)]))
    archive.write_bytes(zip_of(files(range(1, MANY + 1))))
    page.goto("/imports/")
    page.fill("input[name=system]", "Hệ thống của tỉnh")
    page.set_input_files("input[name=sheet]", str(sheet))
    page.set_input_files("input[name=archive]", str(archive))
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("button", name=re.compile("Xem trước")).click()
    page.get_by_role("button", name=re.compile("^Nhập")).click()

    expect(page.locator("body")).to_contain_text("34 văn bản", timeout=60_000)


def test_leader_answers_on_a_telephone(browser: Browser, office: Served, lan: Page) -> None:
    lan.goto("/triage/")
    lan.locator("a[href$='/handling/']").first.click()
    lan.get_by_role("button", name=re.compile("Lưu và xem phiếu trình")).click()
    expect(lan.locator("h1")).to_have_text("Phiếu trình")
    context = browser.new_context(base_url=office.url, viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    phone = sign_in(context.new_page(), "hoa")
    phone.goto("/answers/")
    before = phone.get_by_role("button", name="Đồng ý đề xuất").count()
    phone.get_by_role("button", name="Đồng ý đề xuất").first.click()

    expect(phone.get_by_role("button", name="Đồng ý đề xuất")).to_have_count(before - 1)
    context.close()


def test_undo_is_at_hand_on_a_telephone(browser: Browser, office: Served) -> None:
    context = browser.new_context(base_url=office.url, viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    phone = sign_in(context.new_page(), "lan")
    phone.goto("/review/")
    phone.goto(phone.locator("main a[href*='/review/']").first.get_attribute("href") or "")

    expect(phone.locator("header").get_by_role("button", name="Hoàn tác")).to_be_visible()
    context.close()
