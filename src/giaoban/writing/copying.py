"""Copies (sao y, sao lục, trích sao): what makes a copy stands at the end of the copied paper, below a rule across the page.

A copy is given as a `Paper` of whoever copies: its kind is the kind of copy, its number that of the copies' own series, its recipients
those of the copy. Hướng dẫn 36-HD/VPTW, mục II.3; Nghị định 30/2020/NĐ-CP, Điều 25 đến 27 and Phụ lục I, Phần II.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject

from giaoban.writing.laid_in import fields_off, lay_in
from giaoban.writing.paper import Paper
from giaoban.writing.pdf import drawn
from giaoban.writing.profile import Profile, Side
from giaoban.writing.setting import set_copy

_POINTS_A_MM = 72 / 25.4
_BELOW = 14.0  # points from the last line of the original to the top of the block
_DEEP = 5.0  # points that letters may hang below their line
_NEAR = 12.0  # points by which a sheet may differ from the form's


class CopyKind(StrEnum):
    """A copy of the whole by who issued it, of the whole by who received it, of a part."""

    TRUE = "true"
    WHOLE = "whole"
    EXTRACT = "extract"


class NotCopied(ValueError):  # noqa: N818 - the name is what it is
    """Bytes that are no PDF whose pages can be copied."""


def kinds_of(side: Side, *, is_ours: bool) -> tuple[CopyKind, ...]:
    """Which copies may be made of a paper of ours, of one that was received. Hướng dẫn 36, mục II.3.1: sao y and trích sao by the issuer,
    sao lục by the receiver; Nghị định 30, Điều 25 and 27: of what others sent all three."""
    if is_ours:
        return (CopyKind.TRUE, CopyKind.EXTRACT)
    return (CopyKind.WHOLE,) if side == "party" else (CopyKind.TRUE, CopyKind.WHOLE, CopyKind.EXTRACT)


def name_of(kind: CopyKind, profile: Profile) -> str:
    """What the form calls it: `Sao y bản chính`, `Sao y`, `Sao lục`, `Trích sao`."""
    return profile.sign(f"copy_{kind}")


def symbol_of(kind: CopyKind, profile: Profile) -> str:
    """The kind's own part of a copy's symbol: `BS`; `SY`, `SL`, `TrS`."""
    return profile.sign(f"copy_{kind}_symbol")


def copied(original: bytes, copy: Paper, profile: Profile) -> bytes:
    """The pages of the original with the block of the copy: below its last line, where there is room, else on a new page counted on.

    Of a page that is a picture nobody can say where its words end: there the block begins a page. Signatures are seen in the copy as they
    are in the original, and sign nothing there. Raises NotCopied.
    """
    try:
        reader = PdfReader(BytesIO(original))
        looks = [fields_off(page) for page in reader.pages]
        reader.root_object.pop(NameObject("/AcroForm"), None)
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        last = writer.pages[-1]
        alone = PdfReader(BytesIO(drawn(set_copy(copy, profile, len(writer.pages) + 1), copy.day)))
        feet = [look.box[1] for look in looks[-1]]
        shift = _shift(last, alone.pages[0], profile, feet) if len(alone.pages) == 1 else None
        if shift is None:
            writer.append(alone, import_outline=False)
        else:
            block = PdfReader(BytesIO(drawn(set_copy(copy, profile), copy.day))).pages[0]
            last.merge_transformed_page(block, Transformation().translate(0, shift))
        for page, seen in zip(writer.pages, looks, strict=False):  # the block may have begun a page
            lay_in(writer, page, seen)
        for page in writer.pages:
            page.pop(NameObject("/AA"), None)
        writer.add_metadata({"/Title": copy.kind})
        out = BytesIO()
        writer.write(out)
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, NotImplementedError) as error:
        raise NotCopied("Không sao được từ tệp PDF này: tệp hỏng hoặc đặt mật khẩu.") from error
    return out.getvalue()


def _shift(last: PageObject, block: PageObject, profile: Profile, feet: Iterable[float]) -> float | None:
    """By how much the block moves down to stand right below the last line, and below these `feet` of signatures; None where it has to
    begin a page."""
    wide, high = (profile.mm(name) * _POINTS_A_MM for name in ("page_width", "page_height"))
    box = last.mediabox
    upright = not last.rotation and abs(float(box.width) - wide) < _NEAR and abs(float(box.height) - high) < _NEAR
    if not upright or box.left or box.bottom or len(last.images):
        return None
    ends, block_ends = _lowest(last, feet), _lowest(block)
    if ends is None or block_ends is None:
        return None
    top = high - profile.mm("margin_top") * _POINTS_A_MM
    shift = ends - _BELOW - top
    return shift if block_ends + shift - _DEEP >= profile.mm("margin_bottom") * _POINTS_A_MM else None


def _lowest(page: PageObject, feet: Iterable[float] = ()) -> float | None:
    """The lowest line of words on a page, or the foot of what lies on it: the mark of a signature, a remark."""
    lines: list[float] = []

    def seen(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            lines.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=seen)
    return min([*lines, *_feet(page), *feet], default=None)


def _feet(page: PageObject) -> Iterator[float]:
    for mark in page.annotations or ():
        left, foot, right, top = map(float, mark.get_object().get("/Rect", (0, 0, 0, 0)))
        if left != right and foot != top:  # else it is not seen
            yield min(foot, top)
