"""A browser, and the demo office open in it. Without chromium on the machine these tests are skipped, and counted as skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from giaoban.demo.office import PASSWORD
from tests.browser.served import Served, served

# A closed network: the browser must look nothing up by itself.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="chromium is not installed (Debian: apt-get install chromium)"))


@dataclass
class Complaints:
    """What the browser complained of: errors on its console, refusals of the content policy among them, and errors of scripts."""

    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Hear what is said on a page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _console(self, message: ConsoleMessage) -> None:
        # 409 and 422 are answers that the page shows; the browser tells of each as of a failure.
        if message.type == "error" and not any(f"status of {status} " in message.text for status in (409, 422)):
            self.said.append(message.text)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo office, open."""
    with served(tmp_path_factory.mktemp("office") / "data") as found:
        yield found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield found
    found.close()


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def page(browser: Browser, office: Served, complaints: Complaints) -> Iterator[Page]:
    """A window of 1440 × 900 that has not signed in. Whatever the browser complains of fails the test."""
    context = browser.new_context(base_url=office.url, viewport={"width": 1440, "height": 900}, locale="vi-VN")
    context.set_default_timeout(15_000)
    found = context.new_page()
    complaints.listen(found)
    yield found
    context.close()
    assert complaints.said == []


def sign_in(page: Page, username: str) -> Page:
    """Sign in as a person of the demo."""
    page.goto("/account/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/" not in url)
    return page


@pytest.fixture
def lan(page: Page) -> Page:
    """Nguyễn Thị Lan, văn thư, at her desk."""
    return sign_in(page, "lan")


@contextmanager
def on_a_telephone(browser: Browser, office: Served, username: str) -> Iterator[Page]:
    """A person of the demo, signed in on a telephone of 360 × 740. Whatever the browser complains of fails the test."""
    complaints = Complaints()
    context = browser.new_context(base_url=office.url, viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints.listen(page)
    yield sign_in(page, username)
    context.close()
    assert complaints.said == []
