"""The month begins with its programme: what it calls stands on the calendar. An invitation that clashes asks who attends."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.keyboard import accept_the_rest, decided, drop, go_to, settle, sort_as_to_do

PROGRAMME = """ĐẢNG BỘ TỈNH AN BÌNH
ĐẢNG ỦY XÃ MINH SƠN
*
Số 31-CTr/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM
Minh Sơn, ngày 04 tháng 12 năm {before}

CHƯƠNG TRÌNH
công tác tháng 01 năm {year}
-----

Ban Thường vụ Đảng ủy xã Minh Sơn ban hành Chương trình công tác tháng 01 năm {year} như sau:
I- NHIỆM VỤ LÃNH ĐẠO, CHỈ ĐẠO
1. Tăng cường vệ sinh môi trường theo Kế hoạch số 31-KH/TU ngày 12/10/{before} của Ban Thường vụ Đảng ủy xã.
II- CÁC HỘI NGHỊ, HOẠT ĐỘNG CHÍNH
1. Hội nghị Ban Thường vụ Đảng uỷ bàn việc đầu năm: Dự kiến ngày 21/01/{year}.
(1). Dự thảo Nghị quyết về nhiệm vụ năm {year}
(Văn phòng Đảng uỷ chuẩn bị)
(2). Phương án trồng cây phân tán tại thôn Khe Lim.
(UBND xã chuẩn bị)
(3). Kế hoạch kiểm tra, giám sát năm {year}.
(4). Đề án củng cố chi bộ thôn.
(5). Công tác tổ chức, cán bộ
(Ban Xây dựng Đảng chuẩn bị nội dung 3-5).
2. Hội nghị tổng kết công tác dân vận (lịch cụ thể sẽ thông báo sau).
3. Đồng chí Chủ tịch UBND xã tiếp công dân định kỳ theo quy định.

Nơi nhận:
- Thường trực Tỉnh ủy,
- Lưu Văn phòng Đảng ủy.

T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG

Trần Thị Mai
"""
WRONG_SYMBOL = "Ký hiệu 31-KH/TU không khớp với cơ quan ban hành Ban Thường vụ Đảng ủy xã"
PREPARERS = ("Văn phòng Đảng ủy", "Ủy ban nhân dân xã Minh Sơn", "Ban Xây dựng Đảng")
INVITATION = """TỈNH ỦY AN BÌNH
VĂN PHÒNG
*
Số 67-GM/VPTU

ĐẢNG CỘNG SẢN VIỆT NAM
An Bình, ngày 04 tháng 12 năm {before}

GIẤY MỜI
Dự Hội nghị triển khai công tác phòng, chống rét

Kính gửi:
- Đồng chí Bí thư Đảng ủy xã Minh Sơn.
Văn phòng Tỉnh ủy trân trọng kính mời đồng chí tới dự Hội nghị triển khai công tác phòng, chống rét.
1. Thời gian: 08 giờ 00 phút, ngày {day:%d/%m/%Y}.
2. Địa điểm: Hội trường Tỉnh ủy.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

CHÁNH VĂN PHÒNG

Đỗ Văn Thức
"""


def _weekday(day: dt.date) -> str:
    return ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")[day.weekday()] if day.weekday() < 6 else "Chủ nhật"


@pytest.fixture
def year() -> int:
    """Of the January to come, the first day of which is a day off in every year."""
    return dt.datetime.now(tz=dt.UTC).year + 1


def _take_to_review(page: Page, file: Path) -> None:
    """A paper dropped, entered, and sorted as something to do; its review."""
    drop(page, file)
    arrival = page.locator("li.drop-file", has_text=file.name)
    expect(arrival).to_contain_text("Đã đọc xong", timeout=60_000)
    settle(page)
    go_to(page, arrival)
    page.keyboard.press("v")
    expect(arrival).to_contain_text("Đã vào sổ, số đến")
    number = arrival.locator(".drop-state").inner_text().rsplit(" ", 1)[-1]
    paper = sort_as_to_do(page, number)
    page.goto(f"/review/{paper}/")


def _review(page: Page) -> None:
    accept_the_rest(page)
    done, shown = decided(page)
    assert done == shown > 0


def _appears(page: Page, address: str, words: str) -> None:
    """What the worker opens stands there before long."""
    for _ in range(60):
        page.goto(address)
        if page.get_by_text(words).count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{words} never came to {address}")


def test_month_begins_with_its_programme(page: Page, year: int, tmp_path: Path) -> None:
    sign_in(page, "mai")
    file = tmp_path / f"chuong-trinh-thang-1-{year}.txt"
    file.write_text(PROGRAMME.format(year=year, before=year - 1), "utf-8")
    _take_to_review(page, file)
    expect(page.locator("main")).to_contain_text("Định hướng")
    expect(page.locator("main")).to_contain_text(WRONG_SYMBOL)
    _review(page)

    _appears(page, "/meetings/?show=unset", "Hội nghị tổng kết công tác dân vận")
    _appears(page, "/meetings/", "Hội nghị Ban Thường vụ Đảng uỷ bàn việc đầu năm")
    page.get_by_text("Hội nghị Ban Thường vụ Đảng uỷ bàn việc đầu năm").first.click()
    page.wait_for_url(re.compile(r"/meetings/\d+/"))
    expect(page.locator("main")).to_contain_text(f"Dự kiến thứ {_weekday(dt.date(year, 1, 21))}")
    for words in (*PREPARERS, "Phát tại hội nghị, thu hồi", "1 nội dung kín chỉ có tiêu đề"):
        expect(page.locator("main")).to_contain_text(words)
    page.goto("/")
    expect(page.locator("li", has_text="Hội nghị tổng kết công tác dân vận")).to_contain_text("máy nhắc cho đến khi có ngày")
    _choose_days(page, "Đồng chí Chủ tịch UBND xã tiếp công dân", "1, 15")

    expect(page.locator("main")).to_contain_text(f"01/01/{year}")
    series = page.url
    first = page.locator("li", has_text=f"01/01/{year}")
    expect(first).to_contain_text("Rơi vào ngày nghỉ: giữ, dời hay bỏ?")
    first.get_by_role("link", name="Quyết định").click()
    form = page.locator("form", has=page.locator("[name=choice]"))
    form.locator("[name=choice][value=skip]").check()
    form.locator("[name=reason]").fill("Tết Dương lịch")
    form.locator("[type=submit]").click()
    page.goto(series)
    expect(page.locator("main")).not_to_contain_text(f"01/01/{year}\nRơi vào ngày nghỉ", use_inner_text=True)


def _choose_days(page: Page, title: str, days: str) -> None:
    """Of a duty of which only the number of days is known, from the desk."""
    page.locator("li", has_text=title).get_by_role("link", name="Chọn ngày").click()
    form = page.locator("form", has=page.locator("[name=monthdays]"))
    form.locator("[name=every]").select_option("MONTHLY;1")
    form.locator("[name=monthdays]").fill(days)
    form.locator("[type=submit]").click()
    page.wait_for_url(re.compile(r"/meetings/series/\d+/$"))


def test_invitation_that_clashes_with_the_reception_asks_who_attends(page: Page, year: int, tmp_path: Path) -> None:
    day = dt.date(year, 1, 12)
    sign_in(page, "mai")
    page.goto("/meetings/new/")
    form = page.locator("form", has=page.locator("[name=title]"))
    form.locator("[name=kind]").select_option("reception")
    form.locator("[name=title]").fill("Bí thư Đảng ủy tiếp công dân")
    form.locator("[name=day]").fill(day.isoformat())
    form.locator("[name=time]").fill("08:00")
    form.locator("[name=chair]").select_option(label="Lê Văn Hòa")
    form.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.locator("body")).to_contain_text("tiếp công dân")

    file = tmp_path / "giay-moi-chong-ret.txt"
    file.write_text(INVITATION.format(before=year - 1, day=day), "utf-8")
    _take_to_review(page, file)
    _review(page)
    _appears(page, "/meetings/", "Hội nghị triển khai công tác phòng, chống rét")
    page.get_by_text("Hội nghị triển khai công tác phòng, chống rét").first.click()
    page.wait_for_url(re.compile(r"/meetings/\d+/"))
    expect(page.locator("main")).to_contain_text("Lê Văn Hòa trùng giờ với Bí thư Đảng ủy tiếp công dân")
    page.get_by_role("link", name="Trả lời").click()
    form = page.locator("form", has=page.locator("[name=answer]"))
    form.locator("[name=answer][value=delegates]").check()
    form.locator("[name=delegate]").select_option(label="Hoàng Thị Thu")
    form.locator("[type=submit]").click()
    expect(page.locator("main")).to_contain_text("Ủy quyền")
    expect(page.locator("main")).to_contain_text("Hoàng Thị Thu")
    expect(page.locator("main")).not_to_contain_text("trùng giờ")
