"""The shape of a paper to be written: its words, each in its place, without any form; a dated format profile gives it its form.

A paper holds bare words. What a form adds is not typed: the dash before a recipient, the marks after a basis, `Số` before a number,
capitals of a kind, the mark at the end. So one paper can be set in the form of either side and of any day.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

SCHEMA = "giaoban.paper/1"


class NotAPaper(ValueError):  # noqa: N818 - the name is what it is
    """JSON values that are no paper of this form."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `I-`, `Chương II`, `Điều 1.` with its words. Level 0 is a line in the middle of the page (`QUYẾT ĐỊNH:`)."""

    level: int
    marker: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A marked paragraph: `1.`, `(1).`, `a)`, `đ)`, `-`, `+`. Items of one level count on until one of a lower level stands between."""

    level: int
    marker: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a mark."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, whether its cells stand in the middle."""

    head: str
    width: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Each row has a cell a column; a cell's lines are divided by a line feed. A table without heads has no head row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    key: str = ""


Block = Heading | Item | Paragraph | Table
_BLOCKS: dict[str, type[Any]] = {"heading": Heading, "item": Item, "paragraph": Paragraph, "table": Table}
_NAMES = {kind: name for name, kind in _BLOCKS.items()}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in whose place: `T/L BAN THƯỜNG VỤ` / `CHÁNH VĂN PHÒNG` / name; a State deputy has two lines of authority."""

    authority: tuple[str, ...] = ()
    office_title: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands behind a paper on sheets of its own: its title, what is said below it, its body.

    Those `called` something are counted (`Phụ lục I`), where there is more than one; a regulation that a decision brings along
    (`QUY CHẾ`) is called nothing.
    """

    title: str
    subject: str = ""
    body: tuple[Block, ...] = ()
    called: str = "Phụ lục"


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of a paper.

    `profile` is the id of a format profile (`party_hd36`); `kind` the kind's name as people say it (`Chương trình`), empty or `Công văn`
    for a letter. `above` and `issuer` are the lines of the organs. `number` is empty until it is given; `symbol` is what follows it
    (`CTr/ĐU`, `QĐ-UBND`, `UBND-VP`). `subject` is the trích yếu. `urgency` is `KHẨN`, `THƯỢNG KHẨN`, `HỎA TỐC` or empty; `draft_mark` is
    `Dự thảo lần 2` or empty. `addressees` follow `Kính gửi`. `decider` is the line above the bases of a decision
    (`ỦY BAN NHÂN DÂN XÃ MINH SƠN`). `left_signature` is the second one of minutes and joint papers. A line feed in `subject` begins a line.
    `circulation` is who may have it (`LƯU HÀNH NỘI BỘ`), `drafter` the sign of who typed it (`PL`), `copies` how many go out; `contact`
    are the lines with the address, telephone, mail and pages of who issues it.
    """

    profile: str
    kind: str = ""
    above: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: dt.date | None = None
    subject: str = ""
    urgency: str = ""
    draft_mark: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    recipients: tuple[str, ...] = ()
    signature: Signature = Signature()
    annexes: tuple[Annex, ...] = ()
    left_signature: Signature | None = None
    decider: str = ""
    circulation: str = ""
    drafter: str = ""
    copies: int | None = None
    contact: tuple[str, ...] = ()

    @property
    def is_letter(self) -> bool:
        """Is it a letter (công văn), which bears no name of a kind, and its subject under the number?"""
        return self.kind.casefold() in {"", "công văn"}


def plain(text: str) -> str:
    """The text as one line that every kind of file can hold: NFC, single blanks, no character that is not written."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):  # most texts are
        return text.strip(" ")
    written = (sign for sign in unicodedata.normalize("NFC", text) if sign.isspace() or _is_written(sign))
    return " ".join("".join(written).split())


def _is_written(sign: str) -> bool:
    """Is it a letter, a mark, a figure …: no control, no half of a pair, no place that Unicode leaves empty, nothing that turns a line?"""
    return unicodedata.category(sign) not in {"Cc", "Cs", "Cn", "Cf"}


def to_json(paper: Paper) -> dict[str, Any]:
    """The paper as one JSON object; `from_json` makes the same paper of it."""
    return {"schema": SCHEMA, **_values(paper)}


def from_json(value: Mapping[str, Any]) -> Paper:
    """The paper that `to_json` wrote. Fields it does not know are passed over, fields left out have their usual value. Raises NotAPaper."""
    if value.get("schema") != SCHEMA:
        raise NotAPaper(f"not of the form {SCHEMA}: its schema is {value.get('schema')!r}")
    try:
        made: Paper = _maker(Paper)(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAPaper(f"not of the form {SCHEMA}: {error}") from error
    return made


def _values(value: object) -> Any:
    if isinstance(value, tuple):
        return [_values(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if is_dataclass(value):
        block = {"block": _NAMES[type(value)]} if type(value) in _NAMES else {}
        return block | {field.name: _values(getattr(value, field.name)) for field in fields(value)}
    return value


Maker = Callable[[Any], Any]


def _maker_of(hint: Any) -> Maker:
    """What turns JSON values into a value of the annotated type."""
    args = get_args(hint)
    if hint == Block:
        return lambda value: _maker(_BLOCKS[value["block"]])(value)
    if is_dataclass(hint):
        return _object(hint)
    if get_origin(hint) is tuple:
        inner, is_list = _maker(args[0]), _only(list)
        return lambda value: tuple(inner(each) for each in is_list(value))
    if get_origin(hint) in {Union, UnionType}:
        maybe = _maker(args[0])
        return lambda value: None if value is None else maybe(value)
    return dt.date.fromisoformat if hint is dt.date else _only(hint)


_maker: Callable[[Any], Maker] = cache(_maker_of)


def _object(model: Any) -> Maker:
    hints, is_dict = get_type_hints(model), _only(dict)
    makers = {field.name: _maker(hints[field.name]) for field in fields(model)}
    return lambda value: model(**{name: maker(value[name]) for name, maker in makers.items() if name in is_dict(value)})


def _only(kind: type[Any]) -> Maker:
    """A value as it is, if it is of the kind; True is no number here."""

    def only(value: object) -> object:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return only
