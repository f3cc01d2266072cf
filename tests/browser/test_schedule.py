"""The week's schedule: entered, published and printed thay giấy mời, with chuẩn bị and LĐVP; then one change, on paper by itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.paper import has_menu, press_print, printed

A4_ACROSS = (297, 210)
WEEK = dt.timedelta(days=7)
BUSY = 28  # things in a week that is busier than most
BOARD = "Hội nghị Ban Thường vụ Đảng ủy bàn dự thảo báo cáo năm"


@pytest.fixture
def monday() -> dt.date:
    """A Monday weeks ahead, where the demo has nothing."""
    today = dt.datetime.now(tz=dt.UTC).date()
    return today - dt.timedelta(days=today.weekday()) + 15 * WEEK


def _calendar(monday: dt.date) -> str:
    """A busy week as another program writes it: four things a day, in the morning and in the afternoon."""
    events = []
    for number in range(BUSY):
        day, hour = monday + dt.timedelta(days=number % 7), (8, 9, 14, 16)[number // 7]
        events += [
            "BEGIN:VEVENT", f"UID:ban-{number}-{monday}", f"DTSTART:{day:%Y%m%d}T{hour:02}0000",
            f"SUMMARY:Kiểm tra việc số {number} tại thôn Đồng Mít", "LOCATION:Nhà văn hóa thôn", "END:VEVENT",
        ]  # fmt: skip
    return "\r\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR", ""])


def _take_in(page: Page, monday: dt.date, folder: Path) -> None:
    file = folder / "lich.ics"
    file.write_text(_calendar(monday), "utf-8")
    page.goto("/schedule/take-in/")
    page.set_input_files("input[name=file]", file)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("h1")).to_have_text("Xem trước lịch")
    page.get_by_role("button", name="Nhập vào lịch").click()
    page.wait_for_url(lambda url: monday.isoformat() in url)


def _enter_board(page: Page, monday: dt.date) -> None:
    """A meeting with all that a schedule says of it."""
    page.goto("/meetings/new/")
    form = page.locator("form", has=page.locator("[name=title]"))
    form.locator("[name=title]").fill(BOARD)
    form.locator("[name=day]").fill((monday + dt.timedelta(days=3)).isoformat())
    form.locator("[name=half]").select_option("morning")
    form.locator("[name=time]").fill("10:00")
    form.locator("[name=chair]").select_option(label="Lê Văn Hòa")
    form.locator("[name=prepared_by]").select_option(label="Phòng Kinh tế")
    form.locator("[name=office_lead]").select_option(label="Trần Thị Mai")
    form.locator("[name=participants]").fill("Ủy viên Ban Thường vụ")
    form.locator("[name=place]").fill("Phòng họp số 1")
    form.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.locator("body")).to_contain_text(BOARD)


def _publish(page: Page, monday: dt.date) -> None:
    page.goto(f"/schedule/{monday}/")
    page.keyboard.press("b")
    page.wait_for_url(lambda url: url.endswith("/publish/"))
    page.locator("form", has=page.locator("[name=preview]")).get_by_role("button").click()
    page.wait_for_url(lambda url: "/schedule/issues/" in url)


def test_week_is_published_printed_and_changed(page: Page, monday: dt.date, tmp_path: Path) -> None:
    sign_in(page, "mai")
    _take_in(page, monday, tmp_path)
    _enter_board(page, monday)
    _publish(page, monday)

    press_print(page)
    paper = printed(page)
    assert paper.sizes == [A4_ACROSS]  # the whole of a busy week on one page
    assert (has_menu(paper), f"LỊCH CÔNG TÁC TUẦN {monday.isocalendar().week}" in paper.text) == (False, True)
    assert "(Lịch này thay giấy mời)" in paper.text
    assert "Chuẩn bị: Phòng Kinh tế · LĐVP: đ/c Trần Thị Mai" in paper.text
    assert paper.text.count("Kiểm tra việc số") == BUSY

    page.goto(f"/schedule/{monday}/")
    page.locator("a.entry-title", has_text=BOARD).click()
    page.wait_for_url(lambda url: "/meetings/" in url)
    page.keyboard.press("e")
    page.wait_for_url(lambda url: url.endswith("/change/"))
    form = page.locator("form", has=page.locator("[name=title]"))
    form.locator("[name=time]").fill("10:30")
    form.locator("[type=submit]").click()
    expect(page.locator("body")).to_contain_text("Ghi lý do.")  # the week is published: why?
    form.locator("[name=reason]").fill("Đồng chí Bí thư dự họp tỉnh")
    form.locator("[type=submit]").click()
    expect(page.locator("body")).to_contain_text("10:30")
    _publish(page, monday)

    press_print(page)
    changes = printed(page)
    assert changes.sizes == [A4_ACROSS]
    assert f"LỊCH THAY ĐỔI, BỔ SUNG TUẦN {monday.isocalendar().week}" in changes.text
    assert "Đổi giờ 10:00 → 10:30 (Đồng chí Bí thư dự họp tỉnh)" in changes.text
    assert (changes.text.count(BOARD), "Kiểm tra việc số" in changes.text) == (2, False)  # as it was, as it is, and nothing else


def test_private_and_clashing_things_are_on_screen_and_not_on_paper(page: Page, monday: dt.date, tmp_path: Path) -> None:
    sign_in(page, "mai")
    later = monday + WEEK
    file = tmp_path / "rieng.ics"
    event = ("BEGIN:VEVENT", "UID:rieng", f"DTSTART:{later:%Y%m%d}T080000", "SUMMARY:Khám sức khỏe", "CLASS:PRIVATE", "END:VEVENT")
    lines = ("BEGIN:VCALENDAR", *event, "END:VCALENDAR", "")
    file.write_text("\r\n".join(lines), "utf-8")
    page.goto("/schedule/take-in/")
    page.set_input_files("input[name=file]", file)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Nhập vào lịch").click()

    for layout in ("days", "leaders", "hours"):
        page.goto(f"/schedule/{later}/?layout={layout}")
        expect(page.locator("main")).to_contain_text("Khám sức khỏe")
        paper = printed(page)
        assert ("Khám sức khỏe" in paper.text, "hôm nay" in paper.text, paper.sizes[0]) == (False, False, A4_ACROSS)


def test_weeks_are_gone_through_by_keys(page: Page, monday: dt.date) -> None:
    sign_in(page, "mai")
    page.goto(f"/schedule/{monday}/")

    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: (monday + WEEK).isoformat() in url)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: monday.isoformat() in url)
    page.keyboard.press("t")
    page.wait_for_url(lambda url: url.endswith("/schedule/"))
