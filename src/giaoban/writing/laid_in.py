"""Form fields of a PDF taken off its pages, and what was seen of them laid into the page for good: a signature's picture stays.

Signatures hold for the file that was signed. Taken along into another one they would be told as broken there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

Box = tuple[float, float, float, float]
_NOT_SHOWN = 2 | 32  # the flags of what is hidden, and of what is for printing alone
_DEEPEST = 16  # fields within fields
_AS_IT_IS = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a field: its drawing, and the box of the page that it fills."""

    drawing: StreamObject
    box: Box


def fields_off(page: PageObject) -> list[Look]:
    """Take the form fields off a page. Returns what was seen of them; raises ValueError for one that has words and no look."""
    kept, looks = ArrayObject(), list[Look]()
    for mark in page.annotations or ():
        field = mark.get_object()
        if field.get("/Subtype") == "/Widget":
            looks += _looks(field)
        else:
            kept.append(mark)
    if kept:
        page[NameObject("/Annots")] = kept
    else:
        page.pop(NameObject("/Annots"), None)
    return looks


def lay_in(writer: PdfWriter, page: PageObject, looks: Iterable[Look]) -> None:
    """Draw over a page of the writer what was seen of fields, each where it was."""
    drawn = [f"q {_placed(look)} cm {_named(writer, page, look)} Do Q\n" for look in looks]
    if drawn:
        before = [_stream(writer, "q\n"), *_contents(writer, page), _stream(writer, "\nQ\n")]
        page[NameObject("/Contents")] = ArrayObject([*before, _stream(writer, "".join(drawn))])


def _looks(field: Any) -> Iterator[Look]:
    left, foot, right, top = (float(side) for side in field.get("/Rect", (0, 0, 0, 0)))
    box = (min(left, right), min(foot, top), max(left, right), max(foot, top))
    if box[0] == box[2] or box[1] == box[3] or int(field.get("/F", 0)) & _NOT_SHOWN:
        return
    normal = field.get("/AP", DictionaryObject()).get("/N")
    if normal is None and _inherited(field, "/FT") in {"/Tx", "/Ch"} and _inherited(field, "/V"):
        raise ValueError("a field whose words are drawn by whoever opens the file")
    drawing = normal.get_object() if normal is not None else None
    if isinstance(drawing, DictionaryObject) and not isinstance(drawing, StreamObject):  # a look for each state of a box
        drawing = drawing.get(field.get("/AS", "/Off"))
    if isinstance(drawing, StreamObject):
        yield Look(drawing, box)


def _inherited(field: Any, name: str) -> Any:
    """What a field says, or the field that it is part of."""
    for _ in range(_DEEPEST):
        if name in field or "/Parent" not in field:
            break
        field = field["/Parent"]
    return field.get(name)


def _placed(look: Look) -> str:
    """The transformation that brings the drawing's own box, turned as the drawing says, into that of the field (ISO 32000-1, 12.5.5)."""
    drawing: Any = look.drawing
    a, b, c, d, e, f = (float(number) for number in drawing.get("/Matrix", _AS_IT_IS))
    x0, y0, x1, y1 = (float(side) for side in drawing["/BBox"])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    (left, right), (foot, top) = ((min(sides), max(sides)) for sides in zip(*corners, strict=True))
    wide, high = ((look.box[2] - look.box[0]) / (right - left or 1), (look.box[3] - look.box[1]) / (top - foot or 1))
    return f"{wide:.6f} 0 0 {high:.6f} {look.box[0] - left * wide:.6f} {look.box[1] - foot * high:.6f}"


def _named(writer: PdfWriter, page: PageObject, look: Look) -> str:
    """The drawing among those of the page; its name there."""
    form: Any = look.drawing.clone(writer)
    form[NameObject("/Subtype")] = NameObject("/Form")
    forms = _within(_within(page, "/Resources"), "/XObject")
    name = next(name for number in range(len(forms) + 1) if (name := f"/Look{number}") not in forms)
    forms[NameObject(name)] = form.indirect_reference
    return name


def _within(holder: DictionaryObject, name: str) -> DictionaryObject:
    if name not in holder:
        holder[NameObject(name)] = DictionaryObject()
    found = holder[name]
    if not isinstance(found, DictionaryObject):
        raise TypeError(name)
    return found


def _contents(writer: PdfWriter, page: PageObject) -> Iterator[IndirectObject]:
    """What is drawn on a page, stream by stream."""
    if "/Contents" not in page:
        return
    whole = page["/Contents"]
    parts = list(whole) if isinstance(whole, ArrayObject) else [page.raw_get("/Contents")]
    yield from (part if isinstance(part, IndirectObject) else writer._add_object(part) for part in parts)


def _stream(writer: PdfWriter, drawn: str) -> IndirectObject:
    stream = StreamObject()
    stream.set_data(drawn.encode())
    return writer._add_object(stream)
