"""At the meeting and after, in the browser: the deputy in the chair, notes saved while they are typed and never lost, two writers,
conclusions with their tasks, the personnel matter hidden from units, minutes signed and printed; the notice in all its versions."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from giaoban.demo.sitting import TITLE
from tests.browser.conftest import Complaints, on_a_telephone, sign_in
from tests.browser.keyboard import drop, settle
from tests.browser.paper import A4, has_menu, press_print, printed
from tests.browser.served import Served

BOARD: dict[str, int] = {}  # the demo's meetings of the Standing Board: the one that was held and signed, the last one
ORDER = "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra các hồ chứa; xong trước ngày 20/12/2030."


@pytest.fixture(scope="module", autouse=True)
def _board(office: Served) -> None:
    """Which meetings they are."""
    with closing(sqlite3.connect(f"file:{office.data / 'giaoban.sqlite3'}?mode=ro", uri=True)) as kept:
        found = kept.execute(
            "SELECT id FROM meetings_meeting WHERE body = 'standing-board' AND title = ? AND state = 'held' ORDER BY day", (TITLE,)
        ).fetchall()
    (BOARD["held"],), (BOARD["last"],) = found


@pytest.fixture
def mai(page: Page) -> Page:
    """Trần Thị Mai, chánh văn phòng, with the minutes of the last meeting before her."""
    sign_in(page, "mai")
    return page


@contextmanager
def at_another_desk(browser: Browser, office: Served, username: str) -> Iterator[Page]:
    """Somebody else at the same time, in a browser of his own."""
    complaints = Complaints()
    context = browser.new_context(base_url=office.url, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints.listen(page)
    yield sign_in(page, username)
    context.close()
    assert complaints.said == []


def take_up(page: Page, item: str = "chung") -> Page:
    """The screen with a matter in hand."""
    page.goto(f"/meetings/{BOARD['last']}/sitting/?item={item}")
    return page


def saved(page: Page) -> None:
    expect(page.locator("#note-state")).to_contain_text(re.compile(r"đã lưu \d\d:\d\d"))


def test_note_is_saved_while_it_is_typed_and_on_leaving(mai: Page) -> None:
    note = take_up(mai).locator("#note-text")
    note.press_sequentially("Khai mạc lúc 8 giờ.")
    saved(mai)
    note.press("Enter")
    note.press_sequentially("Đồng chí Phó Bí thư chủ trì.")
    mai.goto("/meetings/")  # at once, before the second is over

    expect(take_up(mai).locator("#note-text")).to_have_value("Khai mạc lúc 8 giờ.\nĐồng chí Phó Bí thư chủ trì.")
    mai.locator("#note-text").fill("")
    saved(mai)


def test_next_matter_is_one_key_and_loses_nothing(mai: Page) -> None:
    take_up(mai)
    note = mai.locator("#note-text")
    note.press_sequentially("Ghi dở")
    note.press("Escape")
    mai.keyboard.press("K")
    expect(mai.locator("#hand-ten")).to_contain_text("Công tác cán bộ")
    mai.keyboard.press("J")

    expect(mai.locator("#hand-ten")).to_have_text("Chung cả cuộc họp")
    expect(mai.locator("#note-text")).to_have_value("Ghi dở")
    mai.locator("#note-text").fill("")
    saved(mai)


def test_two_writers_on_different_paragraphs_are_merged(mai: Page, browser: Browser, office: Served) -> None:
    first = take_up(mai).locator("#note-text")
    first.fill("Đoạn một.\nĐoạn hai.")
    saved(mai)
    with at_another_desk(browser, office, "lan") as lan:
        second = take_up(lan).locator("#note-text")
        second.fill("Đoạn một, sửa.\nĐoạn hai.")
        saved(lan)
        first.press("End")
        first.press_sequentially(" Thêm.")

        expect(mai.locator("#note-state")).to_contain_text("đã ghép với phần người khác vừa ghi")
        expect(first).to_have_value("Đoạn một, sửa.\nĐoạn hai. Thêm.")
        second.fill("Đoạn một, sửa nữa.\nĐoạn hai.")
        expect(second).to_have_value("Đoạn một, sửa nữa.\nĐoạn hai. Thêm.")
        second.fill("")
        saved(lan)


def test_two_writers_on_one_paragraph_see_both_and_choose(mai: Page, browser: Browser, office: Served) -> None:
    first = take_up(mai).locator("#note-text")
    first.fill("Ý kiến.")
    saved(mai)
    with at_another_desk(browser, office, "lan") as lan:
        second = take_up(lan).locator("#note-text")
        second.fill("Có ba ý kiến.")
        saved(lan)
        first.fill("Có bốn ý kiến.")

        both = mai.locator("form[data-aside]")
        expect(both).to_contain_text("Có ba ý kiến.")
        expect(both).to_contain_text("Có bốn ý kiến.")
        both.get_by_role("button", name="Lưu bản ghép").click()
        expect(mai.locator("#note-text")).to_have_value("Có ba ý kiến.\nCó bốn ý kiến.")
        expect(mai.locator("form[data-aside]")).to_have_count(0)
        mai.locator("#note-text").fill("")
        saved(mai)


def test_what_was_typed_outlives_the_session(browser: Browser, office: Served) -> None:
    context = browser.new_context(base_url=office.url, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = sign_in(context.new_page(), "mai")
    note = take_up(page).locator("#note-text")
    note.fill("Trước khi hết phiên.")
    saved(page)
    context.clear_cookies(name="sessionid")
    note.press_sequentially(" Sau khi hết phiên.")
    page.wait_for_url(re.compile("/account/login/"))
    page.fill("input[name=login]", "mai")
    page.fill("input[name=password]", "xã Minh Sơn 2026")
    page.keyboard.press("Enter")

    expect(page.locator("#note-text")).to_have_value("Trước khi hết phiên. Sau khi hết phiên.")
    saved(page)
    page.reload()
    expect(page.locator("#note-text")).to_have_value("Trước khi hết phiên. Sau khi hết phiên.")
    page.locator("#note-text").fill("")
    saved(page)
    context.close()


def test_secretary_writes_on_a_telephone(browser: Browser, office: Served) -> None:
    with on_a_telephone(browser, office, "ha") as phone:
        take_up(phone, "").locator("#conclude-text").fill("Thống nhất dự thảo.")
        phone.get_by_label("Không phát sinh nhiệm vụ").check()
        phone.get_by_role("button", name="Ghi kết luận").tap()
        one = phone.locator(".concluded-one").filter(has_text="Thống nhất dự thảo.")
        expect(one).to_contain_text("Không phát sinh nhiệm vụ")
        assert phone.evaluate("document.documentElement.scrollWidth") == 360
        one.get_by_role("button", name="Rút lại").tap()
        expect(one).to_have_count(0)


def test_standing_board_with_the_deputy_in_the_chair(mai: Page, browser: Browser, office: Served) -> None:
    """Step 23 of the story."""
    take_up(mai, "")
    expect(mai.locator(".sitting-who summary")).to_contain_text("Hoàng Thị Thu (thay đồng chí Lê Văn Hòa)")
    expect(mai.locator(".earlier summary")).to_contain_text("3 kết luận, 1 việc chưa xong")
    away = mai.locator("#people li").filter(has_text="Lê Văn Hòa").get_by_role("button", name="Vắng", exact=True)
    expect(away).to_have_attribute("aria-pressed", "true")
    mai.locator("#conclude-text").fill(ORDER)
    mai.get_by_role("button", name="Ghi kết luận").click()
    one = mai.locator(".concluded-one").filter(has_text="kiểm tra các hồ chứa")
    expect(one).to_contain_text("Chưa có nhiệm vụ")
    one.get_by_role("link", name="Giao việc").click()
    understood = mai.locator("#dialog .compare")
    for words in ("Hoàng Thị Thu", "chủ trì cuộc họp", "Phòng Kinh tế", "Công an xã Minh Sơn", "20/12/2030"):
        expect(understood).to_contain_text(words)
    settle(mai)
    mai.keyboard.press("Enter")
    expect(mai.locator("#toasts")).to_contain_text("Đã giao Phòng Kinh tế")
    expect(one).to_contain_text("Đã giao")
    one.locator(".came a").first.click()
    expect(mai.locator("body")).to_contain_text("Kết luận số 2, Hội nghị Ban Thường vụ Đảng ủy ngày")
    with at_another_desk(browser, office, "tam") as unit:  # a cell that was not called sees nothing of it at all
        assert [_status(unit, f"/meetings/{BOARD['last']}/{page}") for page in ("", "sitting/", "minutes/", "notice/")] == [404] * 4
    with at_another_desk(browser, office, "binh") as unit:  # a unit that was called sees the heading, and nothing below
        unit.goto(f"/meetings/{BOARD['held']}/")
        expect(unit.locator("main")).to_contain_text("Công tác cán bộ")
        assert _status(unit, f"/meetings/{BOARD['held']}/sitting/") == 404
        unit.goto(f"/meetings/{BOARD['held']}/notice/")
        expect(unit.locator("main")).to_contain_text("Thống nhất chủ trương xây dựng nhà văn hóa")
        assert "biểu quyết" not in unit.inner_text("body")
    _sign(mai)


def _status(page: Page, url: str) -> int:
    return page.request.get(url).status


def _sign(page: Page) -> None:
    """What is open is asked about; signed all the same, the minutes are frozen and printed."""
    take_up(page, "")
    page.get_by_role("link", name="Ký biên bản").click()
    expect(page.locator("main")).to_contain_text("1 kết luận chưa có nhiệm vụ")
    page.get_by_label("Vẫn ký").check()
    page.get_by_role("button", name="Ký biên bản").click()
    expect(page.locator("main")).to_contain_text("Nội dung không đổi từ lúc ấy")
    press_print(page)
    minutes = printed(page)
    assert (minutes.sizes, has_menu(minutes)) == ([A4], False)
    for words in ("BIÊN BẢN", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ", "thay đồng chí Lê Văn Hòa vắng", "Kết luận 2. Giao Phòng Kinh tế"):
        assert words in minutes.text
    expect(take_up(page, "").locator("#note-text")).to_have_count(0)


def test_notice_comes_back_with_handwriting_and_is_signed_in_a_second_version(
    lan: Page, browser: Browser, office: Served, tmp_path: Path
) -> None:
    """Step 24 of the story: after the minutes of step 23 were signed."""
    with at_another_desk(browser, office, "mai") as mai:
        mai.goto("/")
        expect(mai.locator("main")).to_contain_text("Chờ thông báo kết luận")
        expect(mai.locator("main")).to_contain_text("05 ngày làm việc kể từ ngày họp")
        mai.goto(f"/meetings/{BOARD['last']}/notice/")
        expect(mai.locator(".notice-clock")).to_contain_text("Không tính thứ Bảy, Chủ nhật")
        sentence = mai.locator(".concluded > li").first.locator(".words").first.inner_text()
    paper = tmp_path / "thong-bao-ket-luan.txt"
    paper.write_text(_notice(sentence), "utf-8")
    drop(lan, paper)
    arrival = lan.locator("li.drop-file").filter(has_text="kết luận của Ban Thường vụ về báo cáo năm")
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    arrival.get_by_role("button", name="Là văn bản đi").click()
    lan.goto(f"/meetings/{BOARD['last']}/notice/")
    lan.locator("label.choice").filter(has_text="kết luận của Ban Thường vụ về báo cáo năm").locator("input").check()
    lan.get_by_role("button", name="Gắn thông báo").click()
    expect(lan.locator(".noticed").first).to_contain_text("bản trình")
    returned, signed = tmp_path / "tra-lai.txt", tmp_path / "da-ky.txt"
    returned.write_text("Sửa câu 1 theo bút tích.", "utf-8")
    signed.write_text(_notice(sentence) + "Đã ký.\n", "utf-8")
    for kind, file in (("Bản trả lại, có bút tích", returned), ("Bản đã ký", signed)):
        lan.get_by_label(kind).check()
        lan.set_input_files("input[type=file]", str(file))
        lan.get_by_role("button", name="Thêm bản này").click()

    expect(lan.locator(".versions li")).to_have_count(3)
    for words in ("Bản trình", "Bản trả lại, có bút tích", "Bản đã ký"):
        expect(lan.locator(".versions")).to_contain_text(words)
    for _ in range(30):  # the signed version is read behind the page
        if lan.locator(".noticed").first.get_by_text("bản đã ký").count():
            break
        lan.wait_for_timeout(1000)
        lan.reload()
    expect(lan.locator(".noticed").first).to_contain_text("bản đã ký")
    lan.locator(".came a").first.click()
    expect(lan.locator("main")).to_contain_text("Kết luận số")


def _notice(sentence: str) -> str:
    today = dt.datetime.now(dt.UTC).date()
    return (
        "ĐẢNG BỘ TỈNH AN BÌNH\nĐẢNG ỦY XÃ MINH SƠN\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Minh Sơn, ngày {today:%d} tháng {today:%m} năm {today:%Y}\n\nTHÔNG BÁO\nkết luận của Ban Thường vụ về báo cáo năm\n\n"
        f"Ban Thường vụ Đảng ủy xã kết luận như sau:\n1. {sentence}\n2. {ORDER}\n"
    )
