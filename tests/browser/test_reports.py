"""The end of the month: figures click to tasks, the report is put in words and frozen, Word opens with the same words."""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in

WORDED = "Đã rà soát xong toàn bộ các khoản, báo cáo Thường trực."


def test_figures_open_their_tasks_and_the_frozen_report_keeps_them(page: Page, tmp_path: Path) -> None:
    mai = sign_in(page, "mai")
    mai.goto("/reports/")
    cells = mai.locator(".figures-totals td:nth-child(2) a")
    figures = [(cell.get_attribute("href") or "", int(cell.inner_text())) for cell in cells.all()]
    assert len(figures) > 5
    for address, many in figures:
        mai.goto(address)
        expect(mai.locator("h1")).to_contain_text(f": {many} việc")
        assert mai.locator("tbody tr").count() == min(many, 50)

    mai.goto("/reports/")
    mai.get_by_role("link", name=re.compile("Mở báo cáo")).click()
    line = mai.locator(".report-line").first
    line.get_by_role("link", name="Sửa lời").click()
    mai.get_by_label("Nội dung trong báo cáo").fill(WORDED)
    mai.get_by_role("button", name="Lưu").click()
    left = mai.locator(".report-line").nth(1)
    words = left.locator("p").inner_text()
    left.get_by_role("button", name="Bỏ").click()
    expect(mai.locator(".report-left")).to_contain_text(words.removeprefix("- "))
    expect(mai.locator(".report-sheet")).not_to_contain_text(words)
    before = mai.locator(".figures-totals").inner_text()

    mai.get_by_role("link", name="Chốt báo cáo").click()
    mai.get_by_role("button", name="Chốt số liệu và lời văn").click()
    expect(mai.locator(".states")).to_contain_text("giữ nguyên từ khi chốt")
    assert mai.locator(".figures-totals").inner_text() == before
    with mai.expect_download() as download:
        mai.get_by_role("link", name="Word").click()
    download.value.save_as(tmp_path / "bao-cao.docx")
    told = [paragraph.text for paragraph in Document(str(tmp_path / "bao-cao.docx")).paragraphs]
    assert any(WORDED in text for text in told)
    assert not any(words.removeprefix("- ") in text for text in told)
