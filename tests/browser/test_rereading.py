"""A paper that is partly confirmed is read again by a newer reader: what was confirmed stays, every difference is put to the clerk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.earlier_reader import PRODUCT
from tests.browser.keyboard import accept_the_rest, drop, go_to, press, settle
from tests.browser.served import Served
from tests.office.review.papers import LETTER

ROOT = Path(__file__).parents[2]
_LOOKS = 200


@pytest.mark.parametrize(("asked", "number"), [("command", "3188"), ("button", "3189")])
def test_newer_reader_asks_about_differences_and_leaves_what_is_confirmed(
    asked: str, number: str, lan: Page, office: Served, tmp_path: Path
) -> None:
    paper = _read_by_an_earlier_reader(lan, office, tmp_path, f"{number}/STC-ĐT")
    lan.goto(f"/review/{paper}/")
    press(lan, "o")
    confirmed = _confirmed(lan)
    assert len(confirmed) == 1

    _have_it_read_again(lan, office, asked)

    assert _confirmed(lan) == confirmed
    changed = lan.locator("details.proposal", has_text="Lần đọc mới khác với điều đã có")
    expect(changed).to_have_count(1)
    expect(lan.locator("details.proposal", has_text="Lần đọc mới tìm thấy thêm")).to_have_count(1)
    go_to(lan, changed)
    expect(changed).to_contain_text(f"đang ghi: {PRODUCT}")

    press(lan, "Enter")

    expect(lan.locator("details.proposal", has_text="Lần đọc mới khác với điều đã có")).to_have_count(0)
    accept_the_rest(lan)
    lan.goto(f"/papers/{paper}/")
    expect(lan.locator("section[aria-labelledby=dau-xac-nhan]")).to_contain_text("Nhiệm vụ: 3")


def _read_by_an_earlier_reader(page: Page, office: Served, folder: Path, number: str) -> str:
    """A letter taken in, and what an earlier reader would have made of it. Returns the paper's key."""
    file = folder / f"cong-van-{number[:4]}.txt"
    file.write_text(LETTER.replace("3187/STC-ĐT", number), "utf-8")
    drop(page, file)
    arrival = page.locator("li.drop-file", has_text=file.name)
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    settle(page)
    original = arrival.get_by_role("link", name="Tải tệp gốc").get_attribute("href") or ""
    command = [sys.executable, "-m", "tests.browser.earlier_reader", number]
    environment = office.environment | {"DJANGO_SETTINGS_MODULE": "giaoban.site.settings"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    found = re.search(r"/papers/(\d+)/", original)
    assert found is not None
    return found[1]


def _confirmed(page: Page) -> list[str]:
    """The lines that say who confirmed what."""
    return page.locator(".proposal-done .proposal-title").all_inner_texts()


def _have_it_read_again(page: Page, office: Served, asked: str) -> None:
    """By the command that goes with an update, or by the button on the page; the worker reads, and the page shows it when looked at."""
    if asked == "command":
        assert office.command("reread").returncode == 0
    else:
        page.get_by_role("button", name="Đọc lại bằng bản máy đọc mới").click()
        expect(page.locator("#toasts")).to_contain_text("Máy sẽ đọc lại văn bản")
    for _ in range(_LOOKS):
        page.reload()
        if page.get_by_text("Lần đọc mới khác với điều đã có").count():
            return
    raise AssertionError("the paper was not read again")
