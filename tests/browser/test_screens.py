"""Every screen: no fault of accessibility (axe), nothing on the console, fits 360 px and 1440 px, every control reached by keyboard."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Complaints, sign_in
from tests.browser.served import Served

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# person -> the screens that are looked at as that person; {paper} is the first paper of the register, {task} the first on the desk,
# {indicator} the first of its list, and so on (LINKS)
SCREENS: dict[str, list[str]] = {
    "lan": [
        "/",
        "/triage/",
        "/papers/take-in/",
        "/exchange/",
        "/exchange/sent/",
        "/exchange/addresses/",
        "/registers/in/",
        "/registers/out/",
        "/review/",
        "/work/",
        "{work}board/",
        "{work}by-organ/",
        "{work}by-leader/",
        "{work}by-paper/",
        "{work}by-cited/",
        "{work}overdue/",
        "{work}overdue/urging/",
        "{work}urgings/",
        "{work}views/",
        "{work}excel/",
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
        "/account/mail/",
        "/notices/",
        "/notices/?all",
        "/targets/",
        "/targets/new/",
        "/targets/import/",
        "/targets/projects/",
        "/report-duties/",
        "/report-duties/new/",
        "{indicator}",
        "{indicator}measure/",
        "{project}",
        "{report}",
        "{work}hand-out/",
        "{work}new/",
        "{work}templates/",
        "{work}templates/new/",
        "{work}orientations/",
        "{task}",
        "{proposed}slip/",
        "{work}sheets/",
        "{work}sheets/print/",
        "{sheet}",
        "{sheet}filled/",
        "{slip}",
        "{work}collections/",
        "{work}collections/new/",
        "{collection}",
        "{collection}letter/",
        "{collection}files/",
        "{reply}",
    ],
    "mai": [
        "{work}layouts/",
        "{work}layouts/new/",
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
        "/outbox/",
        "/reminder-rules/",
        "/reminder-rules/new/",
        "{task}",
        "{task}confirm/",
        "{task}add-share/",
        "{task}sub-task/",
        "{task}change/",
        "{work}hand-over/",
        "/programmes/?year=2026",
        "/programmes/new/",
        "/programmes/next/",
        "{programme}paper/",
        "{programme}",
        "{programme}?show=moved",
        "{programme}lines/new/",
        "{programme}change/",
        "{line}",
        "{line}move/",
        "{line}carry/",
        "{line}change/",
        "/reports/",
        "/reports/?period=year",
        "/reports/tasks/?figure=overdue",
        "/reports/papers/",
        "{written}",
        "{written}change/",
        "{written}issue/",
        "{written}lines/new/",
        "{wording}",
    ],
    "ha": [
        "/drafts/",
        "/drafts/?show=all",
        "/drafts/new/",
        "{draft}",
        "{draft}change/",
        "{draft}write/",
        "{draft}compare/",
        "{draft}ask/",
        "{draft}submit/",
        "{draft}slip/",
        "{draft}recipients/",
        "{version}",
        "/casefiles/",
        "/casefiles/new/",
    ],
    "thu": ["/", "{returned}", "/drafts/received/"],
    "hoa": ["/", "/answers/", "{work}", "{written}", "/drafts/", "{before}", "{before}sign/", "{before}return/"],
    "dung": ["/audit/"],
    "binh": [
        "/",
        "/work/",
        "{work}board/",
        "{task}",
        "{work}orientations/",
        "/targets/",
        "/targets/projects/",
        "/report-duties/",
        "{work}sheets/",
        "/notices/",
        "/programmes/?year=2026",
        "/reports/",
        "/reports/tasks/?figure=open",
        "{asked}",
        "{opinion}",
    ],
    "tam": ["/", "{task}", "{collection}", "{collection}files/", "{reply}"],
    "kien": ["/accounts/", "/accounts/new/"],
}
# mark -> the page on which its address stands, and where
LINKS = {
    "{indicator}": ("/targets/", "main td a.table-title"),
    "{project}": ("/targets/projects/", "main td a.table-title"),
    "{report}": ("/report-duties/", "main td a.table-title"),
    "{sheet}": ("{work}sheets/", "main th a"),
    "{slip}": ("{work}hand-out/", "section[aria-labelledby=dau-phieu] a"),
    "{collection}": ("{work}collections/", "main th a"),
    "{reply}": ("{collection}", "main td:last-child a"),
    "{written}": ("/reports/papers/", "main td a.table-title"),
    "{wording}": ("{quarterly}", ".report-line a[href*='/lines/']"),
    "{draft}": ("/drafts/?show=open", "main a.row-title:has-text('chống đói')"),
    "{version}": ("{draft}", "main a[href*='/versions/']"),
    "{returned}": ("/drafts/?show=open", "main a.row-title:has-text('tiếp công dân')"),
    "{before}": ("/drafts/?show=open", "main a.row-title:has-text('trụ sở')"),
    "{asked}": ("/drafts/?show=all", "main a.row-title:has-text('vụ đông xuân')"),
    "{opinion}": ("{asked}", "main a[href*='/opinions/']"),
    "{proposed}": ("/search/?q=918-CV", "main a[href*='/papers/']"),
}
WIDTHS = [1440, 360]


def faults(page: Page) -> list[str]:
    """What axe finds wrong on a page."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"]]


def _drawn_up(page: Page) -> str:
    """The quarter's report, whose lines can still be worded: other tests freeze the month's and the year's. Its address."""
    page.goto("/reports/?period=quarter")
    page.get_by_role("link", name=re.compile("(Soạn|Mở) báo cáo")).first.click()
    if page.get_by_role("button", name="Soạn báo cáo").count():
        page.get_by_role("button", name="Soạn báo cáo").click()
    page.wait_for_url(re.compile(r"/reports/papers/\d+/$"))
    return page.url


def _addresses(page: Page, screens: list[str]) -> list[str]:
    found = {"{work}": "/work/"}
    if any("{task}" in screen for screen in screens):
        page.goto("/")
        found["{task}"] = page.locator("main a.row-title[href*='/work/']").first.get_attribute("href") or ""
    if any("{paper}" in screen for screen in screens):
        page.goto("/registers/in/")
        paper = page.locator("main td a[href*='/papers/']").first.get_attribute("href") or ""
        found |= {"{paper}": paper, "{review}": paper.replace("/papers/", "/review/"), "{triage}": paper.replace("/papers/", "/triage/")}
    if any("{programme}" in screen for screen in screens):
        page.goto("/programmes/?year=2026")
        found["{programme}"] = page.get_by_role("link", name="tháng 11").first.get_attribute("href") or ""
        page.goto(found["{programme}"])
        found["{line}"] = page.locator("tr.line-stands:has(del) a.plain").first.get_attribute("href") or ""
    if any("{wording}" in screen for screen in screens):
        found["{quarterly}"] = _drawn_up(page)
    for mark, (listing, link) in LINKS.items():
        if any(mark in screen for screen in screens):
            page.goto(_filled(listing, found))
            found[mark] = page.locator(link).first.get_attribute("href") or ""
    found["{proposed}"] = found.get("{proposed}", "").replace("/papers/", "/triage/")
    return [_filled(screen, found) for screen in screens]


def _filled(screen: str, found: dict[str, str]) -> str:
    for mark, address in found.items():
        screen = screen.replace(mark, address)
    return screen


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("person", list(SCREENS))
def test_screens_have_no_fault(browser: Browser, office: Served, person: str, width: int) -> None:
    complaints = Complaints()
    context = browser.new_context(base_url=office.url, viewport={"width": width, "height": 900}, locale="vi-VN", bypass_csp=False)
    page = sign_in(context.new_page(), person)
    wrong: dict[str, list[str]] = {}
    for address in _addresses(page, SCREENS[person]):
        # axe is put in from outside and runs in a world of its own: the page's policy is still asked.
        complaints.listen(page)
        answer = page.goto(address)
        status = answer.status if answer else 0
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        found = ([f"status {status}"] if status != 200 else []) + (["wider than the window"] if wide else []) + faults(page)
        if found:
            wrong[address] = found
    context.close()

    assert (wrong, complaints.said) == ({}, [])
