"""Reading the XML parts of a Word package: one safe parser, short names for what WordprocessingML calls things."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from giaoban.intake.archive import broken_archive
from giaoban.intake.guard import Limits, UnreadableSource

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HAS_DTD = "Tệp .docx chứa khai báo DTD bất thường nên không mở. Hãy mở bằng Word rồi lưu lại thành tệp mới."
_OFF = frozenset({"0", "false", "off"})


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def parsed(data: bytes, limits: Limits) -> etree._Element:
    """The root of an XML part. No DTD, no entities, nothing fetched, no deeper than allowed."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    if any(sign in data for sign in _DOCTYPES):  # before anything parses it: what a DTD declares is already work
        raise UnreadableSource(_HAS_DTD)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken_archive() from error
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise UnreadableSource(_HAS_DTD)
    if is_deeper(root, limits.depth):
        raise UnreadableSource("Tệp .docx lồng quá nhiều tầng nên không mở. Hãy mở bằng Word rồi lưu lại thành tệp mới.")
    return root


def is_deeper(root: etree._Element, depth: int) -> bool:
    """Do elements stand in each other for more levels than that?"""
    level = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if level > depth:
            return True
    return False


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name, if there is one."""
    return None if element is None else element.find(w(name))


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of that name."""
    if element is not None:
        yield from element.iterchildren(w(name))


def attribute(element: etree._Element | None, name: str) -> str | None:
    """The attribute of that name, if element and attribute are there."""
    if element is None:
        return None
    value = element.get(w(name))
    return None if value is None else str(value)


def integer(value: str | None, otherwise: int) -> int:
    """A number as Word writes it; `otherwise` for what is none."""
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as `<w:vanish/>` is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def switch(element: etree._Element | None) -> bool | None:
    """A switch that may also be left to what the style says."""
    return None if element is None else is_on(element)
