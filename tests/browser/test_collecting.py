"""One request, 28 chi bộ: a letter and a form for each; what comes back by Excel, Word, paper and telephone; who is missing; the totals."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.utils import timezone
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.paper import A4, has_menu, press_print, printed
from tests.browser.served import Served
from tests.office.work.workbooks import grid, workbook

FORM = "Biểu rà soát đảng viên xa quê"
OWN, EXCEL, WORD, PAPER = 1, 14, 3, 4  # how many chi bộ answer by which way; six do not


def test_28_chi_bo_are_asked_22_answer_and_six_are_missing(browser: Browser, office: Served, page: Page, tmp_path: Path) -> None:
    sign_in(page, "ha")
    page.goto("/")
    page.get_by_role("link", name="Thu thập báo cáo").click()
    page.get_by_role("link", name="Yêu cầu báo cáo").click()
    _ask(page)
    expect(page.locator("p.lead")).to_contain_text("Còn thiếu 28 trong 28 đơn vị")
    _letter_is_printed(page)
    packed = _forms(page)

    _own_figures_on_a_telephone(browser, office)
    _files_are_taken(page, _filled(page, packed, tmp_path))
    for _ in range(PAPER):
        page.get_by_role("link", name="Nhập thay").first.click()
        page.get_by_label("Số đảng viên").fill("30")
        page.get_by_role("button", name="Ghi số liệu").click()

    expect(page.locator("p.lead")).to_contain_text("Còn thiếu 6 trong 28 đơn vị")
    expect(page.locator("ul.plain").first.locator("li")).to_have_count(6)
    totals = page.locator("details", has=page.locator("summary", has_text=re.compile(r"\d")))
    expect(totals.locator("summary")).to_have_text("1.826")  # 11 + 1.250 + 13 × 25 + 3 × 40 + 4 × 30
    totals.locator("summary").click()
    said = totals.locator("li")
    expect(said).to_have_count(22)
    expect(said.filter(has_text="1.250")).to_contain_text("Tờ 1!C7")
    expect(said.filter(has_text="bản giấy, nhập thay")).to_have_count(PAPER)
    expect(page.locator(".notice")).to_contain_text("khác xa các đơn vị khác")


def _ask(page: Page) -> None:
    page.get_by_label("Nội dung yêu cầu").fill("Rà soát đảng viên đi làm ăn xa quê, báo cáo theo biểu")
    page.locator("select[name=group]").select_option(label="các chi bộ trực thuộc")
    page.locator("input[name=deadline]").fill((timezone.localdate() + dt.timedelta(3)).isoformat())
    above = page.locator("select[name=for_task] option", has_text="Ban Xây dựng Đảng cập nhật danh bạ").first
    page.locator("select[name=for_task]").select_option(value=above.get_attribute("value"))
    page.get_by_label("Tên biểu").fill(FORM)
    page.locator("input[name=columns-0-title]").fill("Số đảng viên")
    page.get_by_role("button", name="Giao các đơn vị báo cáo").click()
    expect(page.locator("h1")).to_have_text(FORM)


def _letter_is_printed(page: Page) -> None:
    page.get_by_role("link", name="Thư yêu cầu").click()
    press_print(page)
    letter = printed(page)
    assert (letter.sizes, has_menu(letter)) == ([A4, A4], False)
    assert "Kính gửi: 28 đơn vị có tên trong danh sách kèm theo" in letter.text
    assert "Thực hiện Thông báo 77-TB/BTCTU, Văn phòng đề nghị" in letter.text
    assert FORM in letter.words[1]
    page.get_by_role("link", name="Về yêu cầu").click()


def _forms(page: Page) -> ZipFile:
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải các biểu").click()
    packed = ZipFile(started.value.path())
    assert len(packed.namelist()) == 28
    return packed


def _own_figures_on_a_telephone(browser: Browser, office: Served) -> None:
    """The secretary of the first chi bộ types its own, and sees of the others nothing."""
    with on_a_telephone(browser, office, "tam") as phone:
        phone.get_by_role("link", name="Rà soát đảng viên đi làm ăn xa quê, báo cáo theo biểu").click()
        phone.get_by_role("link", name="Nhập số liệu").click()
        phone.get_by_label("Số đảng viên").fill("11")
        phone.get_by_role("button", name="Ghi số liệu").tap()
        expect(phone.locator("h1")).to_have_text(FORM)
        expect(phone.get_by_role("main")).not_to_contain_text("Chi bộ thôn Khe Lim")
        expect(phone.get_by_role("main")).not_to_contain_text("Còn thiếu")


def _filled(page: Page, packed: ZipFile, folder: Path) -> list[Path]:
    """The forms as they come back: one in thousands with a point, one with a word for a figure, three by Word."""
    files = []
    for number, name in enumerate(sorted(packed.namelist())[OWN : OWN + EXCEL]):
        rows = grid(packed.read(name))
        rows[6] = [*rows[6][:2], {0: "1.250", 1: "nhiều"}.get(number, "25")]
        files.append(folder / name)
        files[-1].write_bytes(workbook(rows))
    for row in page.locator("tr", has_text="Chưa gửi").all()[OWN + EXCEL : OWN + EXCEL + WORD]:
        files.append(folder / f"bieu-{len(files)}.docx")
        files[-1].write_bytes(_by_word(page, row.get_by_role("link", name="Word")))
    return files


def _by_word(page: Page, link: Locator) -> bytes:
    document = Document(BytesIO(page.request.get(link.get_attribute("href") or "").body()))
    document.tables[1].rows[1].cells[2].text = "40"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _files_are_taken(page: Page, files: list[Path]) -> None:
    """All at once, with a look before; the one that is wrong is sent again."""
    page.get_by_role("link", name="Nhận tệp đã điền").click()
    page.set_input_files("input[name=files]", [str(file) for file in files])
    page.get_by_role("button", name="Xem trước").click()
    first = page.locator("tbody tr").first
    expect(first).to_contain_text("Tờ 1!C7: “nhiều” không phải là số.")
    expect(page.locator("tbody tr", has_text="dấu chấm ngăn hàng nghìn")).to_contain_text("Tờ 1!C7")
    page.get_by_role("button", name=f"Nhận {EXCEL + WORD - 1} báo cáo, bỏ lại 1 tệp").click()
    expect(page.locator("p.lead")).to_contain_text(f"Còn thiếu {28 - OWN - EXCEL - WORD + 1} trong 28")
    rows = grid(files[1].read_bytes())
    rows[6] = [*rows[6][:2], "25"]
    files[1].write_bytes(workbook(rows))
    page.get_by_role("link", name="Nhận tệp đã điền").click()
    page.set_input_files("input[name=files]", str(files[1]))
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Nhận 1 báo cáo").click()
    expect(page.locator("p.lead")).to_contain_text(f"Còn thiếu {28 - OWN - EXCEL - WORD} trong 28")
