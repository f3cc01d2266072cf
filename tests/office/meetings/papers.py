"""Papers of the Standing Board's meeting, handed in and checked; quick to make where no test is about that."""

from __future__ import annotations

from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.meetings.actions import Handed, find_complete, hand_in
from giaoban.office.meetings.models import Item, Need, PackFile
from tests.intake.pages import document, lines


def pdf_of(*pages: str, **kwargs: Any) -> bytes:
    """A PDF with a page for each text."""
    return document(*(lines(text, "Nguyen van de nghi Ban Thuong vu xem xet, cho y kien") for text in pages), **kwargs)


def pages_of(count: int, word: str = "To trinh") -> bytes:
    """A PDF of so many pages."""
    return pdf_of(*(f"{word} trang {number}" for number in range(1, count + 1)))


def make_need(item: Item, **fields: Any) -> Need:
    """A draft that the matter needs."""
    return Need.objects.create(**({"item": item, "kind": Need.Kind.DRAFT} | fields))


def handed(actor: Account, need: Need, data: bytes, name: str = "du-thao.pdf") -> PackFile:
    """A file handed in for it, at its present revision."""
    need.refresh_from_db()
    return hand_in(actor, need.pk, need.revision, Handed(data, name))


def completed(actor: Account, need: Need, data: bytes, checker: Account, name: str = "du-thao.pdf") -> PackFile:
    """A file handed in and found complete."""
    file = handed(actor, need, data, name)
    need.refresh_from_db()
    find_complete(checker, need.pk, need.revision)
    file.refresh_from_db()
    need.refresh_from_db()
    return file
