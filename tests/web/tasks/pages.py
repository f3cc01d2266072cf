"""What stands on a page over many tasks, read as a browser would."""

from __future__ import annotations

from typing import Any

from lxml import html

WORK = "/work/"  # where the views over many tasks begin


def _words(thing: Any) -> str:
    return " ".join(thing.text_content().split())


def page_of(content: bytes) -> Any:
    """The page as a tree."""
    return html.fromstring(content.decode())


def titles(content: bytes) -> list[str]:
    """The titles of the rows of the list."""
    return [_words(one) for one in page_of(content).xpath("//div[contains(@class, 'task-table')]//*[@class='table-title']")]


def cells(content: bytes, name: str) -> list[str]:
    """The cells of one column of the list."""
    return [_words(one) for one in page_of(content).xpath(f"//td[@class='at-{name}']")]


def tickets(content: bytes) -> list[str]:
    """What the rows' boxes send."""
    return [str(one) for one in page_of(content).xpath("//input[@name='row']/@value")]


def chips(content: bytes) -> dict[str, int]:
    """The filters of state with their counts; of those that have one."""
    links = page_of(content).xpath("//nav[@aria-label='Lọc theo tình trạng']/a[b]")
    return {_words(a).rsplit(" ", 1)[0]: int(a.xpath("b")[0].text) for a in links}


def hrefs(content: bytes, path: str) -> list[str]:
    """Where the links at a path lead to."""
    return [str(one) for one in page_of(content).xpath(f"{path}/@href")]
