"""Next month's programme is put together without a mouse: proposals taken, undone, left out, lines put up, worded; the paper comes as Word.

What is open of the demo's month and what comes next depends on today; that there are proposals does not.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.keyboard import go_to, settle
from tests.browser.served import Served


@pytest.fixture
def mai(page: Page) -> Page:
    """Trần Thị Mai, chánh văn phòng, at the proposals for next month."""
    return opened(sign_in(page, "mai"))


def opened(page: Page) -> Page:
    """The proposals; the draft is opened first where there is none yet."""
    page.goto("/programmes/next/")
    if page.get_by_role("button", name="Mở dự thảo và xem đề xuất").count():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile("Đề xuất cho chương trình tháng"))
    settle(page)
    return page


def many(page: Page) -> int:
    """How many proposals wait, as the page says."""
    return int(page.locator("[data-count-of=de-xuat]").inner_text())


def lines(page: Page) -> int:
    """How many lines the draft has, as it says."""
    return int(page.locator("#du-thao .card-head .second").inner_text().split()[0])


def test_programme_is_put_together_by_keyboard(mai: Page) -> None:
    waiting, there = many(mai), lines(mai)
    go_to(mai, mai.locator("#cac-deadline [data-item]").first)
    first = mai.locator("[data-item][aria-current=true] .proposal-words").inner_text()

    mai.keyboard.press("Enter")
    expect(mai.locator("#toasts")).to_contain_text("Đã đưa vào")
    expect(mai.locator("[data-count-of=de-xuat]")).to_have_text(str(waiting - 1))
    expect(mai.locator("#du-thao .card-head .second")).to_have_text(f"{there + 1} dòng")
    expect(mai.locator("#du-thao")).to_contain_text(first[:40])
    mai.keyboard.press("u")
    expect(mai.locator("[data-count-of=de-xuat]")).to_have_text(str(waiting))
    assert lines(mai) == there

    settle(mai)
    go_to(mai, mai.locator("#cac-deadline [data-item]").first)
    mai.keyboard.press("b")
    mai.keyboard.type("Việc nhỏ, theo dõi riêng")
    mai.keyboard.press("Enter")
    expect(mai.locator("[data-count-of=de-xuat]")).to_have_text(str(waiting - 1))
    mai.reload()
    expect(mai.locator(".compile-declined summary")).to_contain_text("Không đưa vào")
    assert many(mai) == waiting - 1


def test_lines_are_put_up_and_worded_by_keyboard_and_the_paper_follows(mai: Page) -> None:
    for _ in range(2):
        go_to(mai, mai.locator("#cac-deadline [data-item]").first)
        before = lines(mai)
        mai.keyboard.press("Enter")
        expect(mai.locator("#du-thao .card-head .second")).to_have_text(f"{before + 1} dòng")
        settle(mai)
    line = mai.locator("#du-thao :is(.draft-item, .draft-sub):has([data-key=L])").last
    key, number = line.get_attribute("id"), line.locator(".draft-number").inner_text()
    go_to(mai, mai.locator(f"#{key}"))
    mai.keyboard.press("l")
    expect(mai.locator(f"#{key} .draft-number")).not_to_have_text(number)
    settle(mai)

    mai.keyboard.press("s")
    mai.keyboard.press("Control+a")
    mai.keyboard.type("Tổ chức thực hiện theo mục 1 phần I.")
    mai.keyboard.press("Tab")
    mai.locator(f"#{key} button", has_text="Lưu").press("Enter")
    expect(mai.locator(f"#{key} .words")).to_contain_text("theo mục 1 phần I")

    mai.get_by_role("link", name="Xem văn bản").click()
    expect(mai.locator(".programme-paper")).to_contain_text("Tổ chức thực hiện theo mục 1 phần I")
    with mai.expect_download() as sent:
        mai.get_by_role("link", name="Word").click()
    assert sent.value.suggested_filename.endswith(".docx")


def test_proposals_fit_a_telephone(browser: Browser, office: Served) -> None:
    with on_a_telephone(browser, office, "ha") as page:
        opened(page)

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        button = page.get_by_role("button", name="Đưa vào").first.bounding_box()
        assert button is not None
        assert button["height"] >= 40
