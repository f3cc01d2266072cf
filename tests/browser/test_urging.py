"""Step 19 of the story: three letters T/L, each unit its own overdue tasks only, from a whole set of units at once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_screens import faults

WORK = "/work/"
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã Minh Sơn")


@pytest.mark.parametrize("width", [1440, 360])
def test_three_units_are_urged_at_once(lan: Page, width: int) -> None:
    lan.set_viewport_size({"width": width, "height": 900})
    lan.goto(WORK)
    lan.get_by_role("link", name="Quá hạn", exact=True).first.click()
    lan.get_by_role("link", name="Đôn đốc", exact=True).click()
    boxes = lan.get_by_role("checkbox")
    for place in range(boxes.count()):
        expect(boxes.nth(place)).to_be_checked()
        boxes.nth(place).uncheck()
    for unit in UNITS:
        lan.get_by_role("checkbox", name=unit, exact=True).check()
    lan.get_by_label("Nội dung thêm").fill("Đơn vị nào vướng mắc thì báo ngay.")
    lan.get_by_role("button", name="Xem trước").click()

    letters = lan.get_by_role("article")
    expect(letters).to_have_count(3)
    for place, unit in enumerate(UNITS):
        letter = letters.nth(place)
        expect(letter.locator(".letter-to")).to_have_text(f"Kính gửi: {unit}")
        expect(letter).to_contain_text("T/L BAN THƯỜNG VỤ")
        expect(letter).to_contain_text("Đơn vị nào vướng mắc thì báo ngay.")
    assert faults(lan) == []
    assert not lan.evaluate("document.documentElement.scrollWidth > window.innerWidth")

    lan.get_by_role("button", name="Lập 3 công văn").click()
    with lan.expect_download() as fetched:
        lan.get_by_role("link", name="Tải tất cả (ZIP)").click()
    names = zipfile.ZipFile(io.BytesIO(Path(fetched.value.path()).read_bytes())).namelist()
    assert [name.rsplit(".", 1)[1] for name in names] == ["docx", "pdf"] * 3

    lan.goto(f"{WORK}overdue/urging/")
    expect(lan.get_by_role("row", name=UNITS[0])).to_contain_text("1 lần, gần nhất")
