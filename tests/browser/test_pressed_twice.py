"""A button that is pressed twice, as people do who are used to icons, sends once: one task, one order."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.keyboard import settle

WORK = "/work/"
TITLE = "Kiểm kê máy phát điện của các thôn"
CALL = "BT điện CAX kiểm tra xe chữa cháy của xã, xong trước ngày mai"


def test_task_is_entered_once_when_the_answer_is_slow(lan: Page) -> None:
    sent: list[Route] = []
    lan.goto(f"{WORK}new/")
    lan.route(f"**{WORK}new/", lambda route: sent.append(route) if route.request.method == "POST" else route.continue_())
    lan.fill("textarea[name=title]", TITLE)
    button = lan.get_by_role("button", name="Lưu nháp")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    assert place is not None
    middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    with lan.expect_request(lambda request: request.method == "POST"):
        lan.mouse.click(*middle)
    lan.mouse.click(*middle)
    lan.keyboard.press("Shift")  # dealt with after the click
    assert len(sent) == 1

    sent[0].continue_()
    lan.wait_for_url(lambda url: "/new/" not in url)
    lan.goto(f"{WORK}hand-out/")
    expect(lan.get_by_role("main").get_by_text(TITLE)).to_have_count(1)


def test_order_by_telephone_is_handed_out_once_by_a_double_click(lan: Page) -> None:
    lan.locator(".quick-link").click()
    expect(lan.locator("#dialog input[name=line]")).to_be_focused()
    settle(lan)
    lan.fill("#dialog input[name=line]", CALL)
    expect(lan.locator("#dialog .compare")).to_contain_text("Công an xã Minh Sơn")
    settle(lan)
    lan.locator("#dialog").get_by_role("button", name="Giao việc").dblclick()
    expect(lan.locator("#toasts")).to_contain_text("Đã giao Công an xã Minh Sơn")
    settle(lan)

    lan.goto(f"{WORK}?q=xe+ch%E1%BB%AFa+ch%C3%A1y")
    expect(lan.get_by_role("main").get_by_role("link", name="Kiểm tra xe chữa cháy")).to_have_count(1)
