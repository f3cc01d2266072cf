"""The parts of an office's own template: the package opened with its limits, its XML parsed without anything being fetched or run."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from giaoban.writing.own_template_fields import LISTS, MARKER, SINGLE, STT, name_of
from giaoban.writing.word_template import w

MOST_BYTES, _MOST_UNPACKED, _LONGEST_PART, _MOST_PARTS = 2 << 20, 20 << 20, 4 << 20, 300
_WITH_WORDS = frozenset(w(name) for name in ("document", "hdr", "ftr", "footnotes", "endnotes"))
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, OSError, NotImplementedError, RuntimeError, EOFError)
FIELD = re.compile(r"\{\{([^{}]{1,80})\}\}")


class NotATemplate(ValueError):  # noqa: N818 - the name is what it is
    """A file that cannot be a template. The messages are Vietnamese: what is wrong, each with what to do."""

    def __init__(self, *faults: str) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Package:
    """The parts by their names; those that are XML parsed too."""

    data: dict[str, bytes]
    xml: dict[str, Any]

    def with_words(self) -> Iterator[tuple[str, Any]]:
        """The parts whose words a reader sees: the paper, heads and feet of pages, notes."""
        return ((name, root) for name, root in self.xml.items() if root.tag in _WITH_WORDS)


def opened(data: bytes) -> Package:
    """The package. Raises NotATemplate for what is none, is larger than a template, or declares what is not to be looked at."""
    if len(data) > MOST_BYTES:
        raise NotATemplate(f"Mẫu lớn hơn {MOST_BYTES >> 20} MB. Hãy bỏ bớt ảnh, hoặc nén ảnh trong Word rồi lưu lại.")
    parts = _unpacked(data)
    xml = {name: _parsed(name, part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    main = xml.get("word/document.xml")
    if main is None or main.tag != w("document") or "[Content_Types].xml" not in xml:
        raise NotATemplate("Đây không phải tệp Word .docx. Hãy mở mẫu bằng Word, lưu lại dạng .docx rồi chọn lại.")
    return Package(parts, xml)


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    except NotATemplate:
        raise
    except _BROKEN as error:
        raise NotATemplate("Tệp bị hỏng, đặt mật khẩu hoặc không phải .docx. Hãy lưu lại bằng Word rồi chọn lại.") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    names = {entry.filename.lower() for entry in entries}
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise NotATemplate("Mẫu bung ra lớn bất thường nên không nhận. Hãy lưu lại bằng Word thành tệp .docx mới.")
    if len(names) < len(entries) or any(".." in name or name.startswith("/") or "\\" in name for name in names):
        raise NotATemplate("Tên các thành phần trong tệp bất thường nên không nhận. Hãy lưu lại bằng Word thành tệp .docx mới.")


def _parsed(name: str, part: bytes) -> Any:
    if len(part) > _LONGEST_PART:
        raise NotATemplate("Mẫu dài bất thường nên không nhận. Hãy lưu lại bằng Word thành tệp .docx mới.")
    if any(sign in part for sign in _DOCTYPES):  # before anything parses it
        raise NotATemplate("Mẫu chứa khai báo DTD bất thường nên không nhận. Hãy lưu lại bằng Word thành tệp .docx mới.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotATemplate(f"Thành phần {name[:60]} của mẫu bị hỏng. Hãy lưu lại bằng Word thành tệp .docx mới.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotATemplate("Mẫu chứa khai báo DTD bất thường nên không nhận. Hãy lưu lại bằng Word thành tệp .docx mới.")
    return root


# -- fields in paragraphs ---------------------------------------------------------------------------------------------


def pieces_of(paragraph: Any) -> list[Any]:
    """The `w:t` of a paragraph, but not of one that stands inside it (a text box)."""
    return [piece for piece in paragraph.iter(w("t")) if next(piece.iterancestors(w("p")), None) is paragraph]


def text_of(paragraph: Any) -> str:
    """The words of a paragraph, joined: Word parts them at its own will."""
    return "".join(piece.text or "" for piece in pieces_of(paragraph))


def names_in(text: str) -> list[str]:
    """The names of the fields in a text, in their order."""
    return [name_of(found) for found in FIELD.findall(text)]


def is_known(name: str) -> bool:
    """Is there a field of this name?"""
    return name in SINGLE or name in LISTS or name in {STT, MARKER}


def units_of(root: Any) -> list[tuple[Any, list[str]]]:
    """What repeats, with the names of the fields in it.

    A row of a table does when one of its paragraphs has `{{stt}}` and no list beside it; else the paragraph with a list's field, so that
    recipients repeat in their cell and the signature beside them does not.
    """
    said = [(paragraph, names) for paragraph in root.iter(w("p")) if (names := names_in(text_of(paragraph)))]
    rows: dict[Any, list[str]] = {}
    alone: list[tuple[Any, list[str]]] = []
    for paragraph, names in said:
        row = next(paragraph.iterancestors(w("tr")), None)
        if row is not None and STT in names and not LISTS.keys() & set(names):
            rows[row] = []
    for paragraph, names in said:
        above = next((row for row in paragraph.iterancestors(w("tr")) if row in rows), None)
        if above is not None:
            rows[above] += names
    of_a_list = LISTS.keys() | {STT, MARKER}
    for paragraph, names in said:
        if of_a_list & set(names) and not any(row in rows for row in paragraph.iterancestors(w("tr"))):
            alone.append((paragraph, names))
    return [*rows.items(), *alone]
