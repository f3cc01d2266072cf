"""The papers of a meeting as one PDF: a front page that lists them, their pages with numbers through the whole pack, and bookmarks.

Numbers are given by who keeps the papers and never change: where one was replaced or taken out, its numbers are vacant, and the front page
says so. The front page has none. Words go to Typst as data, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.constants import PageLabelStyle
from pypdf.generic import NameObject

from giaoban.writing.paper import plain
from giaoban.writing.typesetting import typeset

_HERE = Path(__file__).parent
_FRONT, _FOOTER = _HERE / "pack.typ", _HERE / "pack_footer.typ"
# What of a page is not needed to read it: actions, what lies over it, an application's own data.
_NOT_READ = ("/AA", "/Annots", "/B", "/PieceInfo", "/Metadata", "/StructParents", "/Tabs", "/Thumb")


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One paper of the pack: its name, its first number, its pages as PDF, and whether it is new to who takes the pack."""

    title: str
    first: int
    pdf: bytes
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of the agenda with its papers; `note`: what is said in their place, or beside them."""

    title: str
    sheaves: tuple[Sheaf, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the front page and the foot of every page say: which meeting, when and where, as of when the pack was put together."""

    title: str
    when: str
    as_of: str
    foot: str


def pack(head: Head, matters: Sequence[Matter], vacant: Sequence[tuple[int, int]] = ()) -> bytes:
    """The pack's bytes: papers in the order of their numbers, bookmarks by matter and paper."""
    writer = PdfWriter()
    front = PdfReader(BytesIO(_front(head, matters, vacant)))
    writer.append(front, import_outline=False)
    fronts = len(front.pages)
    writer.set_page_label(0, fronts - 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    places: dict[int, int] = {}  # a paper's first number -> the page of the pack where it begins
    for sheaf in sorted((sheaf for matter in matters for sheaf in matter.sheaves), key=lambda sheaf: sheaf.first):
        places[sheaf.first] = len(writer.pages)
        reader = PdfReader(BytesIO(sheaf.pdf))
        writer.append(reader, import_outline=False)
        count = len(reader.pages)
        writer.set_page_label(len(writer.pages) - count, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=sheaf.first)
        _number(writer.pages[-count:], sheaf.first, head.foot)
    _mark(writer, matters, places)
    writer.add_metadata({"/Title": plain(head.title)})
    writer.page_mode = "/UseOutlines"
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _mark(writer: PdfWriter, matters: Sequence[Matter], places: dict[int, int]) -> None:
    """Bookmarks: each matter, below it its papers; a matter without any leads to the front page."""
    for matter in matters:
        first = min((places[sheaf.first] for sheaf in matter.sheaves), default=0)
        parent = writer.add_outline_item(title=plain(matter.title), page_number=first)
        for sheaf in matter.sheaves:
            writer.add_outline_item(title=plain(sheaf.title), page_number=places[sheaf.first], parent=parent)


def _number(pages: Sequence[PageObject], first: int, foot: str) -> None:
    """Each page with its number at its foot."""
    for page in pages:
        for key in _NOT_READ:
            page.pop(NameObject(key), None)
        if page.rotation:
            page.transfer_rotation_to_content()
    sizes = [(float(page.cropbox.width), float(page.cropbox.height)) for page in pages]
    words = [[width, height, f"Trang {first + at} · {plain(foot)}"] for at, (width, height) in enumerate(sizes)]
    made = typeset(_FOOTER, {"pages": json.dumps(words, ensure_ascii=False)})
    for page, footer in zip(pages, PdfReader(BytesIO(made)).pages, strict=True):
        page.merge_transformed_page(footer, Transformation().translate(float(page.cropbox.left), float(page.cropbox.bottom)))


def _front(head: Head, matters: Sequence[Matter], vacant: Sequence[tuple[int, int]]) -> bytes:
    rows: list[dict[str, Any]] = []
    for matter in matters:
        rows.append({"matter": plain(matter.title), "note": plain(matter.note)})
        for sheaf in matter.sheaves:
            count = len(PdfReader(BytesIO(sheaf.pdf)).pages)
            rows.append({"paper": plain(sheaf.title), "new": sheaf.is_new, "pages": _range(sheaf.first, sheaf.first + count - 1)})
    said = {"title": plain(head.title), "when": plain(head.when), "as_of": plain(head.as_of)}
    gone = ", ".join(_range(first, last) for first, last in vacant)
    return typeset(_FRONT, {"front": json.dumps(said | {"rows": rows, "vacant": gone}, ensure_ascii=False)})


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
