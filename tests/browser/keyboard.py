"""What a clerk does without a mouse: a file taken in, a paper sorted, a paper reviewed to its end."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

CURRENT = "[data-item][aria-current=true]"
_MOST_KEYS = 80


def settle(page: Page) -> None:
    """Until what an answer brought is in its place: a key pressed before would send the form as a page without scripts does."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)


def drop(page: Page, *files: Path) -> None:
    """Files handed to the page that takes papers in."""
    page.goto("/papers/take-in/")
    page.set_input_files("input[type=file]", [str(file) for file in files])


def go_to(page: Page, item: Locator) -> None:
    """Down the list until the item is the one that keys speak to."""
    expect(item).to_have_count(1)
    for _ in range(_MOST_KEYS):
        if item.get_attribute("aria-current") == "true":
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"not reached with the keyboard: {item}")


def sort_as_to_do(page: Page, number: str) -> str:
    """The paper sorted as something to do. Returns its key."""
    page.goto("/triage/")
    row = page.locator("li.triage-row:not(.row-done)", has_text=f"số đến {number} ·")
    go_to(page, row)
    paper = (row.get_attribute("id") or "").removeprefix("van-ban-")
    page.keyboard.press("p")
    expect(page.locator(f"#van-ban-{paper}.row-done")).to_contain_text("Phải làm")
    return paper


def decided(page: Page) -> tuple[int, int]:
    """How many of a paper's proposals are decided, and how many there are."""
    found = re.search(r"Đã duyệt (\d+) trong (\d+)", page.inner_text("body"))
    assert found is not None
    return int(found[1]), int(found[2])


def press(page: Page, key: str) -> None:
    """A key that decides something, and what comes of it."""
    settle(page)
    before = decided(page)[0]
    page.keyboard.press(key)
    expect(page.locator("body")).not_to_contain_text(f"Đã duyệt {before} trong")


def accept_the_rest(page: Page) -> None:
    """Enter, card after card, until nothing waits."""
    for _ in range(_MOST_KEYS):
        settle(page)
        done, shown = decided(page)
        if done == shown:
            return
        if page.locator(f"details.proposal{CURRENT}:visible").count() == 0:
            _open_fold(page)
        press(page, "Enter")
    raise AssertionError("the paper has no end")


def _open_fold(page: Page) -> None:
    """The tasks of others are folded away: whoever wants to see them opens them, and goes down to the first."""
    page.locator("details.review-fold:not([open]) > summary").first.focus()
    page.keyboard.press("Enter")
    go_to(page, page.locator("details.proposal:visible").first)
