"""Every screen: no fault of accessibility (axe), nothing on the console, fits 360 px and 1440 px, every control reached by keyboard."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Complaints, sign_in
from tests.browser.served import Served

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# person -> the screens that are looked at as that person; {paper} is the first paper of the register
SCREENS: dict[str, list[str]] = {
    "lan": [
        "/",
        "/triage/",
        "/papers/take-in/",
        "/registers/in/",
        "/registers/out/",
        "/review/",
        "/imports/",
        "/search/?q=giai+ngan",
        "/organs/",
        "/people/",
        "/charges/",
        "/absences/",
        "/unit-names/",
        "/quick/",
        "/quick/matches/",
        "/account/2fa/",
    ],
    "mai": [
        "/briefings/",
        "/briefings/1/minutes/",
        "/briefings/2/",
        "/briefings/2/?view=projector",
        "/briefings/boards/1/",
        "{paper}",
        "{paper}text/",
        "{paper}followed/",
        "{paper}citations/",
        "{paper}history/",
        "{review}",
        "{triage}handling/",
        "{triage}annotation/",
    ],
    "hoa": ["/", "/answers/"],
    "dung": ["/audit/"],
    "kien": ["/accounts/", "/accounts/new/"],
}
WIDTHS = [1440, 360]


def _faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]


def _addresses(page: Page, screens: list[str]) -> list[str]:
    if not any("{" in screen for screen in screens):
        return screens
    page.goto("/registers/in/")
    paper = page.locator("main td a[href*='/papers/']").first.get_attribute("href") or ""
    return [
        screen.replace("{paper}", paper)
        .replace("{review}", paper.replace("/papers/", "/review/"))
        .replace("{triage}", paper.replace("/papers/", "/triage/"))
        for screen in screens
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("person", list(SCREENS))
def test_screens_have_no_fault(browser: Browser, office: Served, person: str, width: int) -> None:
    complaints = Complaints()
    context = browser.new_context(base_url=office.url, viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=False)
    page = sign_in(context.new_page(), person)
    faults: dict[str, list[str]] = {}
    for address in _addresses(page, SCREENS[person]):
        # axe is put in from outside and runs in a world of its own: the page's policy is still asked.
        complaints.listen(page)
        answer = page.goto(address)
        status = answer.status if answer else 0
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found = ([f"status {status}"] if status != 200 else []) + (["wider than the window"] if wide else []) + _faults(page)
        if found:
            faults[address] = found
    context.close()

    assert (faults, complaints.said) == ({}, [])
