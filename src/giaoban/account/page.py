"""The page: the paper on the left, what was found in it on the right, links both ways. No script, no style of its own.

The style sheet lies beside the page, so that a page can be shown under a policy that allows neither inline script nor
inline style.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from giaoban.account.facts import Account, Fact, give_account
from giaoban.account.marks import Mark, Weight, mark_up
from giaoban.account.words import visible
from giaoban.reading.model import Reading

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE = "giaoban.css"
_LONGEST_HEADING = 80  # characters; what is longer is an item with a sentence of its own, and not shown as a heading
_WEIGHTS: dict[str, Weight] = {
    "luu-y": "flag",
    "the-thuc": "quiet",
    "nhiem-vu": "strong",
    "hoi-nghi": "strong",
    "dinh-ky": "strong",
    "vien-dan": "quiet",
    "noi-nhan": "quiet",
    "bo-cuc": "head",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: which paper, and where its page is."""

    name: str
    href: str
    heading: str
    subject: str
    summary: str
    flags: int


def page(reading: Reading, version: str, index: str | None = None) -> str:
    """The page of one reading as HTML. `index` is where the list of pages is, if there is one."""
    account = give_account(reading)
    tokens = mark_up(reading.text, _marks(account))
    name = visible(reading.source.name or "")
    template = _environment().get_template("page.html")
    return template.render(account=account, tokens=tokens, name=name, version=version, style=STYLE, index=index)


def entry(reading: Reading, file: str) -> Entry:
    """The line of the index for a reading whose page is that file beside the index."""
    account = give_account(reading)
    name = visible(reading.source.name or file)
    return Entry(name, quote(f"./{file}", errors="replace"), account.heading, account.subject, account.summary, len(reading.findings))


def index_page(entries: Iterable[Entry], failed: Iterable[tuple[str, str]], version: str) -> str:
    """The list of pages as HTML, and of the files that could not be read, each with its reason."""
    rows = [(visible(name), visible(reason)) for name, reason in failed]
    return _environment().get_template("index.html").render(entries=list(entries), failed=rows, version=version, style=STYLE)


def write_style(folder: Path) -> None:
    """Put the style sheet beside the pages of a folder."""
    (folder / STYLE).write_bytes(files("giaoban.account").joinpath(STYLE).read_bytes())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("giaoban.account"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["visible"] = visible
    return environment


def _marks(account: Account) -> Iterator[Mark]:
    for section in account.sections:
        for fact in section.facts:
            yield from _marks_of(fact, section.title, _WEIGHTS[section.anchor])


def _marks_of(fact: Fact, title: str, weight: Weight) -> Iterator[Mark]:
    if weight == "head" and len(fact.title) > _LONGEST_HEADING:
        weight = "item"
    if weight == "strong" and fact.sign == "dash":
        weight = "soft"
    key = fact.number if weight not in ("head", "item") else ""
    label = f"{title}: {fact.number}" if fact.number else fact.state
    if fact.span:
        yield Mark(fact.span, f"tai-{fact.anchor}", weight, key, fact.anchor, label)
    for anchor, span in fact.fields:
        yield Mark(span, f"tai-{anchor}", "field", to=fact.anchor)
    for part in fact.parts:
        yield from _marks_of(part, f"{label}, {part.state.lower()}", "quiet")
