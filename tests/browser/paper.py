"""What comes out of the printer: the page as paper, read back."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2
from playwright.sync_api import Page, expect

A4 = (210, 297)
MENU = ("Phân văn", "Việc cần xử lý", "Đăng xuất", "Phím tắt")  # of the screen, never on paper


class Printed(NamedTuple):
    """The sheets of paper: their size in millimetres, and the words on each."""

    sizes: list[tuple[int, int]]
    words: list[str]

    @property
    def text(self) -> str:
        """All words, with single blanks."""
        return " ".join(" ".join(self.words).split())


def printed(page: Page) -> Printed:
    """The page as it is printed."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        sizes = [(round(width / 72 * 25.4), round(height / 72 * 25.4)) for width, height in (sheet.get_size() for sheet in document)]
        return Printed(sizes, [sheet.get_textpage().get_text_bounded() for sheet in document])
    finally:
        document.close()


def has_menu(paper: Printed) -> bool:
    """Does anything of the screen's menu stand on the paper?"""
    return any(word in paper.text for word in MENU)


def press_print(page: Page) -> None:
    """The button that prints: the browser is asked to print once."""
    page.locator("[data-print]").wait_for()
    page.evaluate("window.print = () => document.body.setAttribute('data-asked-to-print', '')")
    page.locator("[data-print]").click()
    expect(page.locator("body[data-asked-to-print]")).to_have_count(1)
