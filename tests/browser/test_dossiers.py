"""STORY 22: the Standing Board's papers, four of five ready; the personnel matter has a heading and no file. A member reads them in the
browser and takes the whole pack; a unit hands in again what was given back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.served import Served
from tests.office.meetings.papers import pages_of

BOARD, COMMITTEE = "Hội nghị Ban Thường vụ Đảng ủy", "Hội nghị Ban Chấp hành Đảng bộ xã"


def _dossier(page: Page, title: str) -> None:
    page.goto("/dossiers/")
    page.get_by_role("heading", name=title, exact=True).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_four_of_five_are_ready_and_the_personnel_matter_is_a_heading(page: Page) -> None:
    sign_in(page, "mai")
    _dossier(page, BOARD)

    expect(page.locator(".states").first).to_contain_text("4 trong 5 nội dung đủ hồ sơ; 1 nội dung kín chỉ có tiêu đề")
    matters = page.locator("section.dossier")
    assert [matter.locator(".state").first.inner_text() for matter in matters.all()] == [
        *["Đủ hồ sơ"] * 4, "Chỉ có tiêu đề; tài liệu phát tại hội nghị, thu hồi",
    ]  # fmt: skip
    assert (matters.last.locator("h2").inner_text(), matters.last.get_by_role("link").count()) == ("(5) Công tác cán bộ", 0)
    page.get_by_text("Hạn này tính từ đâu?").click()
    expect(page.locator(".why")).to_contain_text("3 ngày làm việc")


def test_member_reads_notes_and_takes_the_pack(page: Page, tmp_path: Path) -> None:
    sign_in(page, "sen")
    _dossier(page, BOARD)
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải cả tập tài liệu (PDF)").click()
    started.value.save_as(tmp_path / "pack.pdf")

    found = PdfReader(tmp_path / "pack.pdf")
    assert found.page_labels == ["i", *map(str, range(1, len(found.pages)))]
    assert "Trang 1 · Tài liệu Hội nghị Ban Thường vụ Đảng ủy" in found.pages[1].extract_text()
    assert len([one for one in found.outline if not isinstance(one, list)]) == 5

    page.locator(".paper-title a").first.click()
    image = page.locator(".page-image img").first
    expect(image).to_be_visible()
    page.wait_for_function("() => document.querySelector('.page-image img').naturalWidth > 500")
    page.locator(".reading-note textarea").first.fill("Hỏi lại số liệu thu ngân sách")
    expect(page.locator(".note-state").first).to_contain_text("Đã lưu")
    page.locator(".reading-note textarea").first.press_sequentially(", mục 2")
    page.wait_for_timeout(1500)
    page.reload()
    expect(page.locator(".reading-note textarea").first).to_have_value("Hỏi lại số liệu thu ngân sách, mục 2")


def test_unit_hands_in_again_what_was_given_back(page: Page, tmp_path: Path) -> None:
    sign_in(page, "binh")
    row = page.locator("li.row", has_text="Trả lại: Thiếu phụ biểu số liệu giải ngân")
    row.get_by_role("link", name="Nộp lại").click()
    file = tmp_path / "du-thao-2.pdf"
    file.write_bytes(pages_of(2))
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Nộp").click()

    expect(page.locator("#toasts, .toast").first).to_contain_text("Đã nộp")
    expect(page.locator("section.dossier").first).to_contain_text("Chờ kiểm tra: tờ trình, dự thảo")


def test_papers_are_read_on_a_telephone(browser: Browser, office: Served) -> None:
    with on_a_telephone(browser, office, "sen") as page:
        _dossier(page, BOARD)
        page.locator(".paper-title a").first.click()
        page.wait_for_function("() => document.querySelector('.page-image img').naturalWidth > 500")

        assert page.evaluate("document.documentElement.scrollWidth") <= 360
