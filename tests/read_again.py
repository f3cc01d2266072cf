"""A paper of the office made as a file and read again, as the office that receives it would."""

from __future__ import annotations

import datetime as dt

from giaoban.intake import DEFAULT, read
from giaoban.intake.workers import Workers
from giaoban.reading.model import Reading
from giaoban.writing.form import form_departures
from giaoban.writing.paper import Heading, Item, Paper, Paragraph, Table
from giaoban.writing.profile import Profile, profile_called
from giaoban.writing.word import word

HOSTILE = "=cmd|'/c calc'!A0 <w:t>x</w:t> {{ 7*7 }} {% now %} #let x = 1 #panic() \\u0041 ../../etc"


def again(paper: Paper, profile: Profile | None = None) -> Reading:
    """What is read of the paper's Word file."""
    with Workers(DEFAULT) as workers:
        return read(word(paper, profile), name="van-ban.docx", workers=workers)


def words_of(paper: Paper) -> list[str]:
    """The words of its body, marks before them, a table's row in one line."""
    found: list[str] = []
    for block in paper.body:
        if isinstance(block, Table):
            found += [" | ".join(row) for row in block.rows]
        elif isinstance(block, (Heading, Item)):
            found.append(f"{block.marker} {block.text}")
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return found


def keys_of(paper: Paper) -> list[str]:
    """The facts behind the blocks of its body, those that have one."""
    return [block.key for block in paper.body if block.key]


def met(reading: Reading) -> list[tuple[str | None, dt.date | None, dt.time | None, str | None, str | None]]:
    """The meetings that were read: what, which day, what hour, where, under whom."""
    return [(one.title, one.date, one.time, one.place, one.chair) for one in reading.meetings]


def signed(reading: Reading) -> tuple[str | None, str | None, str | None, str | None]:
    """Who signs: in whose place, as what, by name."""
    one = reading.document.signature
    return (one.authority, one.on_behalf_of, one.position, one.name)


def departures(paper: Paper, profile: Profile | None = None) -> list[tuple[str, str]]:
    """Where the paper's Word file departs from its form: at which element, in what."""
    made = profile or profile_called(paper.profile)
    return [(one.name, one.what) for one in form_departures(word(paper, made), made)]
