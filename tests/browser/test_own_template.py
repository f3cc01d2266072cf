"""A template of the office's own from the computer to a draft's Word file; the week and the register's book beside it as files."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import sign_in
from tests.writing.templates import template
from tests.writing.test_own_template import lines_of

NAME = "Báo cáo nhanh của Văn phòng"
SUBJECT = "Kết quả trực bão số 9"


def test_draft_is_made_from_the_template_that_the_office_brought(page: Page, tmp_path: Path) -> None:
    sign_in(page, "ha")
    file = tmp_path / "mau.docx"
    file.write_bytes(template("{{tên loại}} nhanh", "{{trích yếu}}", "{{nội dung}}"))
    page.goto("/paper-form/templates/new/")
    page.select_option("select[name=kind]", "Báo cáo")
    page.fill("input[name=name]", NAME)
    page.set_input_files("input[name=file]", file)
    page.locator("form button[type=submit]").last.click()
    page.get_by_role("link", name="Soạn văn bản từ mẫu").click()
    expect(page.locator("select[name=kind]")).to_have_value("BC")
    expect(page.locator("select[name=template] option:checked")).to_have_text(f"Báo cáo: {NAME}")
    page.fill("textarea[name=subject]", SUBJECT)
    page.get_by_role("button", name="Tạo dự thảo").click()
    page.fill("textarea[name=text]", "1. Đã trực đủ.")
    page.get_by_role("button", name="Lưu bản này").click()

    expect(page.get_by_text(f"{NAME}, bản 1")).to_be_visible()
    with page.expect_download() as given:
        page.get_by_role("link", name="Word", exact=True).first.click()

    assert lines_of(Path(given.value.path()).read_bytes()) == ["Báo cáo nhanh", SUBJECT, "1. Đã trực đủ."]


def test_registry_takes_its_book_and_the_draft_of_a_week(lan: Page) -> None:
    lan.goto("/registers/in/")
    lan.get_by_role("link", name="Sổ đóng quyển").click()
    lan.get_by_label("In hai mặt").check()
    lan.get_by_role("button", name="Xem các quyển").click()
    with lan.expect_download() as book:
        lan.get_by_role("link", name="Tải PDF").first.click()
    lan.get_by_role("link", name="Sổ sử dụng bản lưu").click()
    expect(lan.get_by_role("cell", name="Để trống, ghi tay")).to_be_visible()

    cover = PdfReader(book.value.path()).pages[0].extract_text() or ""
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in " ".join(cover.split())
