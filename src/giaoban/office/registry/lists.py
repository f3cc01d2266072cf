"""Another system's list of papers: which column is which, and what a row of it says. Nothing is written here."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from giaoban.intake.sheets import column_name
from giaoban.office.registry.letterhead import urgency_of
from giaoban.office.registry.spelling import as_line, file_name, folded, lowered
from giaoban.reading.lexicon.kinds import KINDS

Cells = Mapping[str, str]  # {"A": "12", …}


@dataclass(frozen=True, slots=True)
class Field:
    """Something a row may say: its name, what people call it, the words (without marks) its column is known by, is it needed?"""

    name: str
    label: str
    heads: tuple[str, ...]
    required: bool = False
    longest: int = 0


FIELDS: tuple[Field, ...] = (
    Field("number", "Số đến", ("so den", "so vb den", "so thu tu den", "so dang ky"), required=True),
    Field("on", "Ngày đến", ("ngay den", "ngay nhan", "ngay vao so", "thoi gian den"), required=True),
    Field("author", "Tác giả", ("tac gia", "co quan ban hanh", "noi ban hanh", "don vi ban hanh", "noi gui", "don vi gui", "co quan gui"),
          longest=200),
    Field("symbol", "Số, ký hiệu", ("so ky hieu", "so, ky hieu", "so/ky hieu", "so va ky hieu", "so hieu", "so van ban", "ky hieu"),
          longest=80),
    Field("date", "Ngày tháng văn bản", ("ngay van ban", "ngay thang van ban", "ngay ban hanh", "ngay ky", "ngay vb")),
    Field("type", "Tên loại", ("ten loai", "loai van ban", "loai vb", "hinh thuc")),
    Field("subject", "Trích yếu", ("trich yeu", "ten loai va trich yeu", "noi dung"), required=True),
    Field("signer", "Người ký", ("nguoi ky",), longest=120),
    Field("urgency", "Độ khẩn", ("do khan", "muc do khan")),
    Field("secrecy", "Độ mật", ("do mat", "muc do mat")),
    Field("receivers", "Đơn vị hoặc người nhận",
          ("don vi hoac nguoi nhan", "don vi nhan", "nguoi nhan", "noi nhan", "don vi xu ly", "chuyen den")),
    Field("forwarded_on", "Ngày chuyển", ("ngay chuyen",)),
    Field("note", "Ghi chú", ("ghi chu",)),
    Field("files", "Tên tệp", ("ten tep", "tep dinh kem", "ten file", "file dinh kem", "dinh kem", "tep", "file")),
)  # fmt: skip
BY_NAME = {one.name: one for one in FIELDS}

_HEAD_ROWS = 20
_DAY = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})\b|(\d{4})-(\d{2})-(\d{2})")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?=$|[ T])")
_NUMBER = re.compile(r"0*(\d{1,5})\s?([a-zđ]{0,2})")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")
_PARTED = re.compile(r"[;\n|]+")
_TYPES = sorted(((folded(name), code) for name, code in KINDS.items()), key=lambda pair: -len(pair[0]))

# What the column of secrecy says of a paper that is not secret; whatever else stands there is turned away unread.
_ORDINARY = frozenset({"", "-", "0", "thường", "bình thường", "không", "không mật", "thông thường", "công khai", "không có"})
_SECRET_WORDS = frozenset({"mật", "tối mật", "tuyệt mật", "độ mật", "dấu mật"})
_MARK = re.compile(r"(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!MẬT )\b(?:TUYỆT MẬT|TỐI MẬT|MẬT)\b(?! ONG| ĐỘ| MÃ| KHẨU)")

_LEVEL = "(?:tuyệt mật|tối mật|mật)"
# A mark in small letters: in brackets, or behind what says that one follows.
_SAID = re.compile(rf"[(\[] ?{_LEVEL} ?[)\]]|\b(?:độ|mức độ|dấu) mật ?[:–-] ?{_LEVEL}\b")


def lettered(row: Iterable[str]) -> dict[str, str]:
    """The cells of a row by the letters of their columns, without those that are empty; days as people write them: 02/11/2026."""
    return {column_name(place): _ISO_DAY.sub(r"\3/\2/\1", cell) for place, cell in enumerate(row) if cell}


def find_heads(rows: tuple[tuple[str, ...], ...]) -> int | None:
    """Which row holds the heads: of the first ones, that which names the most fields. None where none names two."""
    best, most = None, 1
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        named = len(guess(lettered(row)))
        if named > most:
            best, most = at, named
    return best


def guess(heads: Cells) -> dict[str, str]:
    """Which column holds which field, by the words of the heads; the longest words decide, each column serves once."""
    found: list[tuple[int, str, str]] = []
    for column, head in heads.items():
        plain = folded(head)
        found += [(len(word), one.name, column) for one in FIELDS for word in one.heads if re.search(rf"\b{re.escape(word)}\b", plain)]
    mapping: dict[str, str] = {}
    for _, name, column in sorted(found, key=lambda f: -f[0]):
        if name not in mapping and column not in mapping.values():
            mapping[name] = column
    return mapping


def remembered(mapping: Mapping[str, str], heads_then: Cells, heads_now: Cells) -> dict[str, str] | None:
    """The columns as they were told for an earlier list of the system, found again by their heads. None where one of them is missing."""
    places = {folded(head): column for column, head in heads_now.items()}
    found = {name: places.get(folded(heads_then.get(column, ""))) for name, column in mapping.items()}
    return {name: column for name, column in found.items() if column} if found and all(found.values()) else None


def is_data(cells: Cells) -> bool:
    """Is it a row of the list, and not an empty one or the one that counts the columns?"""
    return bool(cells) and not (len(cells) > 1 and all(_COUNTED.fullmatch(cell) for cell in cells.values()) and _counts(cells))


def _counts(cells: Cells) -> bool:
    numbers = [int(cell.strip("()")) for cell in cells.values()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 2


def is_secret(cells: Cells, secrecy_column: str | None, secret_files: frozenset[str] = frozenset()) -> bool:
    """Does a row speak of a paper marked MẬT or above? By its column of secrecy, by a mark in any cell, or by the name of a file that was
    turned away."""
    if secrecy_column and lowered(cells.get(secrecy_column, "")).strip(" .") not in _ORDINARY:
        return True
    for cell in cells.values():
        said = lowered(cell)
        if said.strip(" .()[]*") in _SECRET_WORDS or _SAID.search(said) or _MARK.search(unicodedata.normalize("NFC", cell)):
            return True
    return bool(secret_files) and any(not secret_files.isdisjoint(keys_of(cell)) for cell in cells.values())


def file_key(name: str) -> str:
    """A file's name as it is compared: without folders, marks and capitals."""
    return folded(file_name(name))


def names_in(cell: str) -> list[str]:
    """The files a cell names, parted by semicolons or lines."""
    return [file_name(piece) for piece in _PARTED.split(cell) if piece.strip()]


def keys_of(cell: str) -> frozenset[str]:
    """The files a cell may name, as they are compared, also without their endings."""
    keys = {file_key(name) for name in names_in(cell)}
    return frozenset(keys | {stem(key) for key in keys})


def stem(key: str) -> str:
    """A file's key without its ending."""
    head, dot, ending = key.rpartition(".")
    return head if dot and ending.isalnum() and len(ending) <= 5 else key


@dataclass
class Told:
    """What a row says, and what is wrong with it: each with the address of its cell."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """The names of its files."""
        names: list[str] = self.values.get("files", [])
        return names


def read_row(row: int, cells: Cells, mapping: Mapping[str, str]) -> Told:
    """What a row says by the columns it was told. An address in a problem is that of the list: `C12`."""
    told = Told()
    for one in FIELDS:
        column = mapping.get(one.name)
        text = as_line(cells.get(column, "")) if column and one.name != "files" else cells.get(column or "", "")
        value, problem = _value(one, text)
        told.values[one.name] = value
        if problem and column:
            told.problems.append(f"{column}{row}: {problem}")
    if not told.values["type"]:
        told.values["type"] = _type_at_the_beginning(told.values["subject"])
    return told


def _value(one: Field, text: str) -> tuple[Any, str]:
    """The value of a cell, and what is wrong with it."""
    if not text and one.required:
        return None if one.name in {"number", "on"} else "", f"thiếu {one.label[:1].lower()}{one.label[1:]}"
    match one.name:
        case "number":
            return _number(text)
        case "on" | "date" | "forwarded_on":
            return _day(text)
        case "type" | "urgency" | "files":
            return _READ[one.name](text), ""
    if one.longest and len(text) > one.longest:
        return text[: one.longest], f"{one.label.lower()} dài hơn {one.longest} ký tự"
    return text, ""


def _number(text: str) -> tuple[tuple[int, str] | None, str]:
    m = _NUMBER.fullmatch(text.lower())
    return ((int(m[1]), m[2]), "") if m and int(m[1]) else (None, f"số đến không đọc được: “{text[:40]}”")


def _day(text: str) -> tuple[dt.date | None, str]:
    if not text:
        return None, ""
    try:
        if m := _DAY.match(text):
            return (dt.date(int(m[3]), int(m[2]), int(m[1])) if m[3] else dt.date(int(m[4]), int(m[5]), int(m[6]))), ""
    except ValueError:
        pass
    return None, f"ngày không đọc được: “{text[:40]}”"


def _type_named(text: str) -> str:
    """The code of a kind that is named, or given as its own code."""
    plain = folded(text)
    return next((code for name, code in _TYPES if plain == name), next((code for _, code in _TYPES if text == code), ""))


def _type_at_the_beginning(subject: str) -> str:
    plain = folded(subject)
    return next((code for name, code in _TYPES if plain.startswith(f"{name} ")), "CV" if plain.startswith("v/v ") else "")


_READ: dict[str, Callable[[str], Any]] = {"type": _type_named, "urgency": lambda text: int(urgency_of(text)), "files": names_in}
