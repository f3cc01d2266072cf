"""Units and their work: a sheet for each and nothing of others on it; what is not theirs goes to another; who is stuck in a joint task."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.keyboard import settle
from tests.browser.paper import A4, has_menu, press_print, printed
from tests.browser.served import Served
from tests.office.work.workbooks import grid, workbook

ACROSS = A4[::-1]
OTHERS = "Huấn luyện dân quân đợt hai"  # of Ban Chỉ huy Quân sự
OWN = "Xây dựng kế hoạch sơ kết phong trào xây dựng nông thôn mới"  # of Phòng Kinh tế
DONE = "Đã trình Ủy ban nhân dân xã dự thảo lần hai."
NOT_OURS = "Thông báo lịch trực phòng cháy, chữa cháy rừng đến các thôn"
JOINT = "Lắp camera an ninh tại ba điểm giao thông"


def test_each_unit_gets_its_sheet_and_the_filled_one_is_read_back(browser: Browser, office: Served, page: Page, tmp_path: Path) -> None:
    sign_in(page, "ha")
    page.locator("nav.menu").get_by_role("link", name="Giao việc").click()
    chosen = page.locator("input[name=chosen]:checked").count()
    page.get_by_role("button", name="Giao các việc đã chọn").click()
    expect(page.locator("#toasts")).to_contain_text(f"Đã giao {chosen} nhiệm vụ")
    _slip_of_one_unit(page)

    page.get_by_role("link", name="Việc của đơn vị").click()
    page.get_by_role("link", name="Phòng Kinh tế").click()
    _sheet_on_paper(page)
    with page.expect_download() as word:
        page.get_by_role("link", name="Word").click()
    assert word.value.path().read_bytes().startswith(b"PK")
    with page.expect_download() as excel:
        page.get_by_role("link", name="Excel").click()
    rows = grid(excel.value.path().read_bytes())
    assert not any(OTHERS in cell for row in rows for cell in row)
    filled = tmp_path / "phong-kinh-te.xlsx"
    filled.write_bytes(workbook([[*row[:6], DONE, *row[7:]] if OWN in row else row for row in rows]))
    page.get_by_role("link", name="Nhận phiếu đã điền").click()
    page.set_input_files("input[name=file]", str(filled))
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Xác nhận, ghi kết quả").click()
    expect(page.locator("tr", has_text=OWN)).to_contain_text(DONE)

    with on_a_telephone(browser, office, "binh") as phone:
        phone.goto(page.url)
        expect(phone.locator("tr", has_text=OWN)).to_contain_text(DONE)
        expect(phone.get_by_role("main")).not_to_contain_text(OTHERS)
    with on_a_telephone(browser, office, "cuong") as phone:
        expect(phone.locator("body")).not_to_contain_text(OWN)
        assert phone.request.get(page.url).status == 404


def test_what_is_not_a_units_own_goes_to_another_by_the_same_day(browser: Browser, office: Served, page: Page) -> None:
    with on_a_telephone(browser, office, "cuong") as phone:
        phone.get_by_role("link", name=NOT_OURS).click()
        deadline = phone.locator(".share-when").first.inner_text()
        phone.get_by_role("link", name="Đề nghị điều chuyển, báo vướng").tap()
        phone.locator("dialog[open]").get_by_label(re.compile("không đúng chức năng")).check()
        phone.locator("dialog[open] select[name=organ]").select_option(label="Ban Chỉ huy Quân sự xã")
        phone.fill("dialog[open] textarea[name=reason]", "Lịch trực do Ban Chỉ huy Quân sự lập.")
        phone.locator("dialog[open] button[type=submit]").tap()
        expect(phone.get_by_role("main")).to_contain_text("Đang chờ Chánh Văn phòng trả lời.")

    sign_in(page, "mai")
    waiting = page.locator("li.row", has_text=NOT_OURS).filter(has_text="đề nghị điều chuyển (không đúng chức năng)")
    waiting.get_by_role("link", name="Xem đề nghị").click()
    page.get_by_role("button", name="Điều chuyển cho Ban Chỉ huy Quân sự xã").click()
    shares = page.locator("li.share")
    expect(shares.filter(has_text="chuyển cho Ban Chỉ huy Quân sự xã")).to_contain_text("Đã chuyển giao")
    taken = shares.filter(has=page.locator(".share-who", has_text="Ban Chỉ huy Quân sự xã"))
    expect(taken.locator(".share-when")).to_contain_text(deadline)
    expect(taken).to_contain_text("Đã giao")


def test_joint_task_is_not_closed_while_one_is_stuck_and_the_lead_sees_who(browser: Browser, office: Served, page: Page) -> None:
    with on_a_telephone(browser, office, "binh") as phone:
        phone.goto("/work/?q=camera")
        phone.get_by_role("link", name=JOINT).first.click()
        task = phone.url
        phone.get_by_role("link", name="Đề nghị điều chuyển, báo vướng").tap()
        phone.locator("dialog[open]").get_by_label(re.compile("Vướng")).check()
        phone.locator("dialog[open] select[name=organ]").select_option(label="Phòng Văn hóa - Xã hội")
        phone.fill("dialog[open] textarea[name=reason]", "Chưa có mặt bằng đặt tủ điều khiển.")
        phone.locator("dialog[open] button[type=submit]").tap()
        expect(phone.get_by_role("main")).to_contain_text("Phòng Kinh tế báo vướng")

    with on_a_telephone(browser, office, "cuong") as phone:
        phone.goto(task)
        stuck = phone.locator("li.share", has_text="Phòng Kinh tế")
        expect(stuck).to_contain_text("Vướng ở Phòng Văn hóa - Xã hội")
        expect(phone.get_by_role("main")).not_to_contain_text("tủ điều khiển")
        phone.get_by_role("link", name="Báo cáo hoàn thành").tap()
        phone.fill("dialog[open] textarea[name=text]", "Đã lắp đủ ba điểm.")
        settle(phone)
        phone.locator("dialog[open] button[type=submit]").tap()
        expect(phone.get_by_role("main")).to_contain_text("Chưa báo cáo hoàn thành được: còn chờ Phòng Kinh tế.")
        expect(phone.locator("textarea[name=text]")).to_have_value("Đã lắp đủ ba điểm.")

    sign_in(page, "mai")
    page.goto(task)
    expect(page.get_by_role("main")).to_contain_text("Vướng ở Phòng Văn hóa - Xã hội")
    expect(page.get_by_role("link", name="Xác nhận hoàn thành")).to_have_count(0)


def _slip_of_one_unit(page: Page) -> None:
    page.locator("section[aria-labelledby=dau-phieu]").get_by_role("link", name="Phòng Kinh tế").click()
    press_print(page)
    slip = printed(page)
    assert (set(slip.sizes), has_menu(slip), "PHIẾU GIAO NHIỆM VỤ" in slip.text) == ({A4}, False, True)
    assert (OWN in slip.text, OTHERS in slip.text) == (True, False)


def _sheet_on_paper(page: Page) -> None:
    expect(page.get_by_role("main")).not_to_contain_text(OTHERS)
    press_print(page)
    sheet = printed(page)
    assert (set(sheet.sizes), has_menu(sheet), OWN in sheet.text) == ({ACROSS}, False, True)
