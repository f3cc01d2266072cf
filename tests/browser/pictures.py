"""The README's pictures, taken of the demo office: python -m tests.browser.pictures

A clerk reviews the monthly programme first, so that there is something to see in its margin.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, sign_in
from tests.browser.served import Served, served

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PROGRAMME = "14-CTr/ĐU"
WORK = "/work/"
TASK = "Cung cấp số liệu hộ nghèo, cận nghèo"  # a unit has asked for something


def main() -> None:
    """Serve the demo office, do a clerk's work in it, take the pictures."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "data") as office, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        _of_a_clerk(browser, office)
        _of_a_leader(browser, office)
        _of_the_chief(browser, office)
        browser.close()


def _of_a_clerk(browser: Browser, office: Served) -> None:
    page = sign_in(_window(browser, office, 1440, 900), "lan")
    take(page, "/", "desk")
    take(page, "/triage/", "triage")
    take(page, "/registers/in/", "register")
    programme = _paper(page, PROGRAMME)
    page.goto(programme.replace("/papers/", "/review/"))
    page.keyboard.press("j")
    take(page, None, "review")
    page.keyboard.press("Shift+Enter")
    page.wait_for_timeout(1500)
    take(page, f"{programme}followed/", "followed")


def _of_a_leader(browser: Browser, office: Served) -> None:
    page = sign_in(_window(browser, office, 390, 844), "hoa")
    take(page, "/answers/", "phone")


def _of_the_chief(browser: Browser, office: Served) -> None:
    page = sign_in(_window(browser, office, 1440, 900), "mai")
    take(page, WORK, "tasks")
    page.get_by_role("link", name=TASK).first.click()
    take(page, None, "task")
    page.goto(f"{WORK}overdue/urging/")
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("article").nth(2).scroll_into_view_if_needed()
    take(page, None, "urging")
    page.goto("/briefings/")
    page.get_by_role("link", name="Mở bảng").first.click()
    take(page, None, "board")
    take(page, "/schedule/", "week")
    page.goto("/dossiers/")
    page.get_by_role("link", name="Hội nghị Ban Thường vụ Đảng ủy").first.click()
    page.goto(page.url.replace("/dossiers/", "/meetings/"))
    take(page, None, "meeting")


def _window(browser: Browser, office: Served, width: int, height: int) -> Page:
    return browser.new_context(base_url=office.url, viewport={"width": width, "height": height}, locale="vi-VN").new_page()


def _paper(page: Page, number: str) -> str:
    page.goto("/search/?q=" + number)
    return page.locator("main a[href*='/papers/']").first.get_attribute("href") or ""


def take(page: Page, address: str | None, name: str) -> None:
    """One picture of a page, or of what is shown."""
    if address:
        page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
