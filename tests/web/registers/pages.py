"""What stands on a register's page, read as a browser would."""

from __future__ import annotations

from typing import Any

from lxml import html


def table(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The heads and the rows of the first table."""
    page: Any = html.fromstring(content.decode())
    heads = [" ".join(th.text_content().split()) for th in page.xpath("(//table)[1]/thead/tr[1]/th")]
    rows = [[" ".join(td.text_content().split()) for td in tr.xpath("td")] for tr in page.xpath("(//table)[1]/tbody/tr")]
    return heads, rows


def column(content: bytes, head: str) -> list[str]:
    """The cells under a head."""
    heads, rows = table(content)
    place = heads.index(head)
    return [row[place] for row in rows]


def links(content: bytes, words: str) -> list[str]:
    """Where the links with these words lead to."""
    page: Any = html.fromstring(content.decode())
    return [str(a.get("href")) for a in page.xpath("//a") if " ".join(a.text_content().split()) == words]


def text(content: bytes, path: str) -> str:
    """The words of the first thing at a path."""
    page: Any = html.fromstring(content.decode())
    return " ".join(page.xpath(path)[0].text_content().split())
