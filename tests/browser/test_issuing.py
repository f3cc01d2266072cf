"""A report signed in ink, numbered and scanned, and the paper that asked for it says so; a notice returned with handwriting, signed when it
was written anew; an opinion in two taps on a telephone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from giaoban.demo.issuing import PHOTO
from tests.browser.conftest import on_a_telephone, sign_in
from tests.browser.served import Served

ASKED = "918-CV/TU"
REPORT = "Báo cáo kết quả ứng phó mưa lớn"
NOTICE = "Thông báo kết luận hội nghị sơ kết vụ đông"


def drafted(page: Page, kind: str, subject: str, text: str, answers: str = "") -> str:
    """A draft begun, written, submitted to the deputy secretary; the address of its page."""
    page.goto("/drafts/new/")
    page.select_option("select[name=kind]", kind)
    page.fill("textarea[name=subject]", subject)
    page.fill("input[name=paper]", answers)
    page.get_by_role("button", name="Tạo dự thảo").click()
    page.fill("textarea[name=text]", text)
    page.get_by_role("button", name="Lưu bản này").click()
    submitted(page)
    return page.url


def submitted(page: Page) -> None:
    """Put before the deputy secretary."""
    page.get_by_role("link", name="Trình ký").last.click()
    page.select_option("select[name=to]", label="Hoàng Thị Thu")
    page.fill("textarea[name=summary]", "Theo yêu cầu của cấp trên.")
    page.get_by_role("button", name="Trình ký").click()


def initialled(page: Page, address: str) -> None:
    """By the chief of office."""
    page.goto(address)
    page.get_by_role("link", name="Ký nháy, trình lãnh đạo").click()
    page.get_by_role("button", name="Ký nháy, trình lãnh đạo").click()


def issued(page: Page, address: str, number: str, folder: Path) -> None:
    """Signed in ink: number and scan by the registry, in one step."""
    scan = folder / "ban-ky.png"
    scan.write_bytes(PHOTO)
    page.goto(address)
    page.get_by_role("link", name="Cấp số, ban hành").click()
    page.fill("input[name=number]", number)
    page.set_input_files("input[name=scan]", scan)
    page.check("input[name=assured]")
    page.get_by_role("button", name="Ban hành").click()


def again(browser: Browser, office: Served, username: str) -> Page:
    """A window of its own for another person."""
    context = browser.new_context(base_url=office.url, viewport={"width": 1440, "height": 900}, locale="vi-VN")
    return sign_in(context.new_page(), username)


def test_report_is_signed_in_ink_and_the_paper_that_asked_says_by_which(
    browser: Browser, office: Served, lan: Page, tmp_path: Path
) -> None:
    ha, mai = again(browser, office, "ha"), again(browser, office, "mai")
    address = drafted(ha, "BC", REPORT, "1. Đã trực 24/24 giờ.\n2. Không có thiệt hại.", ASKED)
    initialled(mai, address)

    issued(lan, address, "61", tmp_path)

    expect(lan.locator("main")).to_contain_text("61-BC/ĐU")
    lan.goto(f"/search/?q={ASKED}")
    lan.locator("main a[href*='/papers/']").first.click()
    expect(lan.locator("main")).to_contain_text("Được trả lời bằng 61-BC/ĐU")
    lan.goto(f"/registers/in/?q={ASKED}")
    expect(lan.locator("main")).to_contain_text(re.compile("[Tt]rả lời bằng 61-BC/ĐU"))


def test_notice_returned_with_handwriting_is_signed_when_written_anew(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    ha, mai, thu = (again(browser, office, name) for name in ("ha", "mai", "thu"))
    address = drafted(ha, "TB", NOTICE, "1. Giao Phòng Kinh tế rà soát.")
    initialled(mai, address)
    photo = tmp_path / "but-tich.png"
    photo.write_bytes(PHOTO)
    thu.goto(address)
    thu.get_by_role("link", name="Trả lại").click()
    thu.set_input_files("input[name=photo]", photo)
    thu.check("input[name=assured]")
    thu.get_by_role("button", name="Trả lại").click()
    ha.goto(address)
    expect(ha.locator("main img[alt='Ảnh bút tích trên bản 1']")).to_be_visible()
    ha.get_by_role("link", name="Viết bản mới").click()
    ha.fill("textarea[name=text]", "1. Giao Phòng Kinh tế rà soát xong trước ngày 10/12.")
    ha.get_by_role("button", name="Lưu bản này").click()
    ha.get_by_role("link", name="So với bản trước").click()
    expect(ha.locator(".compared ins")).to_have_text("soát xong trước ngày 10/12.")
    ha.goto(address)
    submitted(ha)
    initialled(mai, address)

    issued(lan, address, "62", tmp_path)

    expect(lan.locator("main")).to_contain_text("62-TB/ĐU")
    expect(lan.locator("main")).to_contain_text("bản 2")
    expect(lan.get_by_role("link", name="Bản 1", exact=True)).to_be_visible()
    expect(lan.locator("main img[alt='Ảnh bút tích trên bản 1']")).to_be_visible()


def test_unit_gives_its_opinion_in_two_taps(browser: Browser, office: Served) -> None:
    with on_a_telephone(browser, office, "binh") as phone:
        phone.get_by_role("link", name="Cho ý kiến").first.tap()
        phone.get_by_role("button", name="Đồng ý").tap()

        expect(phone.locator("main")).to_contain_text("Đồng ý")
        phone.goto("/")
        expect(phone.locator("main")).not_to_contain_text("Chờ ý kiến về dự thảo")
