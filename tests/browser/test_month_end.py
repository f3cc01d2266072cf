"""The month ends: report and next programme go to signature without retyping, are signed, numbered, sent; the next month begins."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import on_a_telephone
from tests.browser.keyboard import go_to, settle
from tests.browser.served import Served
from tests.browser.test_compiling import lines, opened
from tests.browser.test_issuing import again, initialled, issued, submitted

NEW = "Tổng kiểm kê các mô hình kinh tế tập thể của xã"


def _brought(page: Page) -> str:
    """From the page one is on to its draft; the address of the draft."""
    page.get_by_role("button", name="Đưa trình ký").click()
    page.wait_for_url(re.compile(r"/drafts/\d+/$"))
    expect(page.locator("main")).to_contain_text("Bản 1")
    return page.url


def _sent(page: Page, address: str) -> None:
    """To all whom the paper names, and some more: those of whom nobody knows who they are, are said first."""
    page.goto(address)
    card = page.locator("section[aria-labelledby=noi-nhan]")
    expect(card).to_contain_text("“Các đồng chí trong Ban Chấp hành”")
    card.get_by_role("link", name=re.compile("Ghi .* là ai")).click()
    page.get_by_label("“Các đồng chí trong Ban Chấp hành”").select_option(label="Nơi khác, gửi ngoài phần mềm")
    page.get_by_role("button", name="Lưu").click()
    expect(card).not_to_contain_text("Chưa rõ là ai")
    page.get_by_role("link", name="Sửa danh sách").click()
    page.get_by_role("checkbox", name="các đoàn thể xã").check()
    page.get_by_role("button", name="Lưu danh sách").click()
    page.get_by_role("button", name=re.compile("Phát hành đến")).click()
    expect(card).to_contain_text("các đoàn thể xã")
    expect(card.locator("li.draft-receiver", has_text="Phòng Kinh tế")).to_contain_text("Đã gửi")
    expect(page.get_by_role("button", name=re.compile("Phát hành đến"))).to_have_count(0)


def _taken(page: Page, source: str) -> str:
    """The first proposal of a source into the draft, from the top of the page; the beginning of its words."""
    page.reload()
    settle(page)
    row = page.locator(f"#cac-{source} [data-item]").first
    words = row.locator(".proposal-words").inner_text().strip()[:25]
    go_to(page, row)
    there = lines(page)
    page.keyboard.press("Enter")
    expect(page.locator("#du-thao .card-head .second")).not_to_have_text(f"{there} dòng")
    settle(page)
    return words


def _added(page: Page, programme: str, words: str) -> None:
    """A line of Phòng Kinh tế's, that nobody proposed."""
    page.goto(programme)
    page.get_by_role("link", name="Thêm dòng").click()
    page.fill("textarea[name=text]", words)
    page.select_option("select[name=organ]", label="Phòng Kinh tế")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator("main")).to_contain_text(words)


def test_next_programme_is_compiled_signed_numbered_sent_and_open(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    ha, mai = (again(browser, office, name) for name in ("ha", "mai"))
    opened(ha)
    taken = [_taken(ha, source) for source in ("deadline", "meeting", "recurring")]
    programme = ha.url.replace("/proposals/", "/")
    _added(ha, programme, NEW)
    ha.goto(programme)
    address = _brought(ha)
    submitted(ha)
    initialled(mai, address)

    issued(mai, address, "81", tmp_path)
    _sent(lan, address)

    ha.goto(programme)
    expect(ha.locator("main")).to_contain_text("81-CTr/ĐU")
    expect(ha.locator("main")).to_contain_text("Đang thực hiện")
    _is_followed_from_the_first_minute(ha, programme, taken)
    _ordered(ha, programme)

    with on_a_telephone(browser, office, "binh") as phone:
        phone.get_by_role("main").get_by_role("link", name=NEW).first.click()
        expect(phone.locator("h1")).to_contain_text(NEW)
        expect(phone.get_by_role("main")).to_contain_text("Phòng Kinh tế")


def _ordered(page: Page, programme: str) -> None:
    """The month begins: the new line becomes a task, looked at and handed out; the line says so."""
    page.goto(programme)
    page.locator("table tbody tr", has_text=NEW).get_by_role("link", name=NEW).first.click()
    _done(page, "Giao việc", "Đã mở nháp nhiệm vụ từ dòng này")
    page.wait_for_url(re.compile(r"/work/\d+/$"))
    _done(page, "Giao việc", "Đã giao việc")
    page.goto(programme)
    expect(page.locator("table tbody tr", has_text=NEW)).to_contain_text("Đã giao")


def _done(page: Page, act: str, said: str) -> None:
    """An act of the page, as its dialog asks it."""
    page.locator("main a.button", has_text=act).first.click()
    page.locator("#dialog button[type=submit]").last.click()
    expect(page.locator("#toasts, #notices").filter(has_text=said).first).to_be_visible()


def _is_followed_from_the_first_minute(page: Page, programme: str, taken: list[str]) -> None:
    """The programme has its lines, each with what carries it out, and the paper its sentences, each with how that stands."""
    page.goto(programme)
    rows = page.locator("table tbody tr")
    task, meeting, duty = (rows.filter(has_text=words).first for words in taken)
    expect(task.locator("a[href*='/work/']")).to_have_count(1)
    expect(meeting).to_contain_text("Chưa thực hiện")
    expect(duty).to_contain_text("Định kỳ")
    parts = [number.split(".")[0] for number in rows.locator("td.line-number").all_inner_texts() if number.strip()]
    assert parts == sorted(parts)  # in the order of the paper
    page.get_by_role("link", name="81-CTr/ĐU").click()
    expect(page.locator("main")).to_contain_text("câu được theo dõi từ khi ban hành")
    for words in (*taken, NEW):
        expect(page.locator(".sheet-text p", has_text=words).first.locator("+ ul.sentence-things li .state").first).to_be_visible()
    expect(page.locator(".sheet-text p", has_text=taken[0]).first.locator("+ ul a[href*='/work/']")).to_have_count(1)
    page.get_by_role("link", name="Thông tin", exact=True).click()
    page.get_by_role("link", name="việc đi theo từng câu của văn bản").click()
    expect(page.locator("ol.issued-lines > li", has_text=NEW)).to_contain_text("Chưa thực hiện")


def test_report_is_signed_numbered_and_keeps_its_figures(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    ha, mai = again(browser, office, "ha"), again(browser, office, "mai")
    ha.goto("/reports/?period=year")
    ha.get_by_role("link", name=re.compile("Soạn báo cáo")).click()
    ha.get_by_role("button", name="Soạn báo cáo").click()
    ha.wait_for_url(re.compile(r"/reports/papers/\d+/$"))
    report = ha.url
    address = _brought(ha)
    submitted(ha)
    initialled(mai, address)

    issued(mai, address, "82", tmp_path)
    mai.goto(report)
    expect(mai.locator("main")).to_contain_text("82-BC/ĐU")
    expect(mai.locator("main")).to_contain_text("giữ nguyên từ khi chốt")
