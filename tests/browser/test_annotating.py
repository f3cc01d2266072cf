"""A paper put before a leader: phiếu trình printed, his bút phê recorded on a telephone, or his word given on his own; tasks come of it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import on_a_telephone
from tests.browser.keyboard import go_to, settle
from tests.browser.paper import A4, has_menu, press_print, printed
from tests.browser.served import Served

DEPUTY = "Hoàng Thị Thu"  # Phó Bí thư Thường trực


def test_hand_written_word_is_three_taps_and_a_photograph(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    paper = _proposed(lan, "3187/STC-ĐT", "Phòng Kinh tế")
    press_print(lan)
    sheet = printed(lan)
    assert (sheet.sizes, has_menu(sheet)) == ([A4], False)
    for words in ("PHIẾU TRÌNH", f"Kính trình: đồng chí {DEPUTY}", "Ý kiến của lãnh đạo", "giao Phòng Kinh tế chủ trì"):
        assert words in sheet.text
    photo = tmp_path / "but-phe.png"
    lan.screenshot(path=photo)

    with on_a_telephone(browser, office, "lan") as phone:
        phone.goto(f"/papers/{paper}/")
        phone.get_by_role("link", name="Ghi bút phê").click()
        phone.get_by_label("Giao đơn vị chủ trì tham mưu thực hiện").tap()
        phone.get_by_label("Báo cáo kết quả về Thường trực").tap()
        phone.get_by_label("Tôi đã xem ảnh: không có văn bản mật.").tap()
        phone.set_input_files("input[name=photo]", photo)
        phone.get_by_role("button", name="Ghi bút phê").tap()
        expect(phone.locator("#toasts")).to_contain_text("Đã ghi bút phê, đã mở nhiệm vụ")
        expect(phone.locator("section[aria-labelledby=dau-tep]")).to_contain_text("Ảnh bút phê")
        phone.locator("#toasts a").click()

        _is_ordered_by_the_deputy(phone)
        expect(phone.locator("section[aria-labelledby=dau-nguon]")).to_contain_text("Giao đơn vị chủ trì tham mưu thực hiện")
        expect(phone.locator("section[aria-labelledby=dau-thong-tin]")).to_contain_text("Nguyễn Thị Lan (nhập thay)")


def test_leader_agrees_with_one_tap_and_the_task_is_his(browser: Browser, office: Served, lan: Page) -> None:
    _proposed(lan, "241/KH-UBND", "Phòng Kinh tế")

    with on_a_telephone(browser, office, "thu") as phone:
        card = phone.locator("section.card", has_text="241/KH-UBND")
        phone.goto("/answers/")
        card.get_by_role("button", name="Đồng ý đề xuất").tap()
        expect(phone.locator("#toasts")).to_contain_text("đã mở nhiệm vụ")
        phone.locator("#toasts a").click()

        _is_ordered_by_the_deputy(phone)
        expect(phone.get_by_role("main")).to_contain_text(re.compile(rf"Ý kiến lãnh đạo\s*{DEPUTY}"))


def _proposed(page: Page, number: str, lead: str) -> str:
    """The paper sorted as something to do, and proposed to the deputy secretary. Returns its key; its phiếu trình is on the screen."""
    page.goto("/triage/")
    row = page.locator("li.triage-row:not(.row-done)", has_text=number)
    go_to(page, row)
    paper = (row.get_attribute("id") or "").removeprefix("van-ban-")
    page.keyboard.press("p")
    page.locator(f"#van-ban-{paper}.row-done").get_by_role("link", name="Đề xuất xử lý").click()
    page.locator("select[name=leader]").select_option(label=DEPUTY)
    page.locator("select[name=lead]").select_option(label=lead)
    support = page.locator("details.choices")
    support.locator("summary").click()
    support.get_by_label("Công an xã Minh Sơn").check()
    expect(support.locator("summary")).to_contain_text("Công an xã Minh Sơn")
    settle(page)
    page.get_by_role("button", name="Lưu và xem phiếu trình").click()
    expect(page.locator("h1")).to_have_text("Phiếu trình")
    return paper


def _is_ordered_by_the_deputy(page: Page) -> None:
    """The task's page: whose order it is, who leads and supports, by when."""
    facts = page.locator("section[aria-labelledby=dau-thong-tin]")
    expect(facts).to_contain_text(re.compile(rf"Người giao\s*{DEPUTY}"))
    expect(facts).to_contain_text(re.compile(r"Hạn\s*(Thứ|Chủ)"))
    shares = page.locator("section[aria-labelledby=dau-phan-viec]")
    expect(shares).to_contain_text(re.compile(r"Phòng Kinh tế\s*Chủ trì"))
    expect(shares).to_contain_text(re.compile(r"Công an xã Minh Sơn\s*Phối hợp"))
