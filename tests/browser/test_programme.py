"""The month's programme, which comes as text, as a Word file and as PDF: each taken in, sorted and reviewed to its end without a mouse.

The demo has the PDF in its register already. What comes here are other files of the same number: the program asks, and the clerk
keeps them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from giaoban.samples import sample_papers
from tests.browser.keyboard import accept_the_rest, decided, drop, go_to, press, settle, sort_as_to_do

PROGRAMME = {path.suffix: path for path in sample_papers() if path.stem == "chuong-trinh-cong-tac"}
# A comment at the end makes the PDF another file without making it another paper.
BEHIND = {".pdf": "% bản gửi lại\n".encode()}
CONFIRMED = ["Thể thức: 7", "Nhiệm vụ: 7", "Định hướng: 20", "Hội nghị: 2", "Việc định kỳ: 2", "Viện dẫn: 12"]


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".pdf"])
def test_programme_is_taken_in_and_reviewed_to_its_end_by_keyboard(suffix: str, lan: Page, tmp_path: Path) -> None:
    file = tmp_path / f"chuong-trinh-thang-11{suffix}"
    file.write_bytes(PROGRAMME[suffix].read_bytes() + BEHIND.get(suffix, b""))

    number = _taken_in(lan, file)
    paper = sort_as_to_do(lan, number)
    _reviewed(lan, paper)

    lan.goto(f"/papers/{paper}/")
    assert lan.locator("section[aria-labelledby=dau-xac-nhan] li").all_inner_texts() == CONFIRMED


def _taken_in(page: Page, file: Path) -> str:
    """The file dropped, kept and entered in the register. Returns its number there."""
    drop(page, file)
    arrival = page.locator("li.drop-file", has_text=file.name)
    expect(arrival).to_contain_text("Có thể trùng", timeout=60_000)
    settle(page)
    go_to(page, arrival)
    page.keyboard.press("n")
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    settle(page)
    go_to(page, arrival)
    page.keyboard.press("v")
    expect(arrival).to_contain_text("Đã vào sổ, số đến")
    return arrival.locator(".drop-state").inner_text().rsplit(" ", 1)[-1]


def _reviewed(page: Page, paper: str) -> None:
    """What is ours at one key, what is clean at another, the rest one by one."""
    page.goto(f"/review/{paper}/")
    press(page, "o")
    press(page, "Shift+Enter")
    accept_the_rest(page)
    done, shown = decided(page)
    assert done == shown > 0
    expect(page.locator("#viec-chung")).to_contain_text("Đã duyệt hết văn bản này.")
