"""A plain letter (công văn) with one table, before it becomes a file: every word of it, and in which of the two forms it is set.

The sizes of each form stand in `FORMS`; `letter_word` and `letter_pdf` set the same words in the same order.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Whose form a paper has."""

    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How a form sets a letter: sizes in points; the halves of the head and the margins (top, bottom, left, right) in millimetres."""

    titles: tuple[tuple[str, float], ...]
    organ: float
    number: float
    subject: float
    subject_is_italic: bool
    day: float
    body: float
    line: float
    recipients: float
    head: tuple[int, int]
    margins: tuple[int, int, int, int]
    star: str
    addressee_is_italic: bool
    office_title_is_bold: bool
    recipients_are_underlined: bool


# Party: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; State: Nghị định 30/2020/NĐ-CP, Phụ lục I.
FORMS = {
    Form.PARTY: Sizes(
        titles=(("ĐẢNG CỘNG SẢN VIỆT NAM", 15),), organ=14, number=14, subject=12, subject_is_italic=True, day=14, body=14, line=18,
        recipients=12, head=(77, 88), margins=(20, 20, 30, 15), star="*", addressee_is_italic=True, office_title_is_bold=False,
        recipients_are_underlined=True,
    ),
    Form.STATE: Sizes(
        titles=(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12), ("Độc lập - Tự do - Hạnh phúc", 13)),
        organ=12, number=13, subject=12, subject_is_italic=False, day=13, body=13, line=18, recipients=11, head=(71, 94),
        margins=(20, 20, 30, 15), star="", addressee_is_italic=False,
        office_title_is_bold=True, recipients_are_underlined=False,
    ),
}  # fmt: skip
TO, RECIPIENTS = "Kính gửi:", "Nơi nhận:"
TABLE_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its head, how many millimetres wide, whether its cells are centred."""

    head: str
    width: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of a letter. `number` has room for the number that is given after the signature; each of `rows` has a cell a column."""

    form: Form
    above: str
    issuer: str
    number: str
    subject: str
    place_day: str
    addressee: str
    before: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: str
    office_title: str
    signer: str

    @property
    def sizes(self) -> Sizes:
        """How its form sets it."""
        return FORMS[self.form]


def plain(text: str) -> str:
    """The text as one line that every kind of file can hold: NFC, single blanks, no character that is not written."""
    written = (sign for sign in unicodedata.normalize("NFC", text) if sign.isspace() or _is_written(sign))
    return " ".join("".join(written).split())


def _is_written(sign: str) -> bool:
    """Is it a letter, a mark, a figure …: no control, no half of a pair, no place that Unicode leaves empty, nothing that turns a line?"""
    return unicodedata.category(sign) not in {"Cc", "Cs", "Cn", "Cf"}
