"""A message as edXML: elements in the order of the VNPT builder, `cid:` in the manifest and bare at the file, files in base64."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from giaoban.edxml import shapes
from giaoban.edxml.message import Attachment, Document, Status
from giaoban.edxml.values import words, written

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XLINK = "http://www.w3.org/1999/xlink"
CID = "cid:"
SCHEMA = Path(__file__).parent / "edxml.xsd"  # our own, of what is written here: no official one was to be had
_PREFIXES = {"edXML": NAMESPACE, "xlink": XLINK}


def package(message: Document | Status) -> bytes:
    """The message's bytes, the same for the same message. Whatever its words look like, they stay words."""
    root = etree.Element(_named("edXML"), nsmap=_PREFIXES)
    envelope = _below(root, "edXMLEnvelope")
    header = _below(envelope, "edXMLHeader")
    shape = shapes.DOCUMENT if isinstance(message, Document) else shapes.STATUS
    for part in shape.parts:
        _put(header, part, message)
    if isinstance(message, Document):
        _put_attachments(root, envelope, message.attachments)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def _named(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _below(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, _named(name))
    if text:
        element.text = text
    return element


def _put(parent: etree._Element, part: shapes.Part, thing: Any) -> None:
    """One part of a thing; nothing stays behind of one that is empty."""
    if isinstance(part, shapes.Value):
        if text := written(getattr(thing, part.name), part.kind):
            _below(parent, part.element, text)
    elif isinstance(part, shapes.Texts):
        texts = [text for each in getattr(thing, part.name) if (text := words(each))]
        around = _below(parent, part.element) if texts else parent
        for text in texts:
            _below(around, part.each, text)
    elif isinstance(part, shapes.Group):
        _put_all(parent, part.element, part.parts, thing, is_kept=part.is_kept)
    elif isinstance(part, shapes.One):
        _put_all(parent, part.element, part.shape.parts, getattr(thing, part.name))
    else:
        things = getattr(thing, part.name)
        around = _below(parent, part.within) if part.within and things else parent
        for each in things:
            _put_all(around, part.element, part.shape.parts, each, is_kept=True)


def _put_all(parent: etree._Element, name: str, parts: tuple[shapes.Part, ...], thing: Any, *, is_kept: bool = False) -> None:
    element = _below(parent, name)
    for part in parts:
        _put(element, part, thing)
    if not len(element) and not is_kept:
        parent.remove(element)


def _put_attachments(root: etree._Element, envelope: etree._Element, attachments: tuple[Attachment, ...]) -> None:
    """The manifest in the body, the files behind the envelope."""
    manifest = _below(_below(envelope, "edXMLBody"), "edXMLManifest")
    manifest.set("version", "1.0")
    files = _below(root, "AttachmentEncoded") if attachments else None
    for key, one in _keyed(attachments):
        reference = _below(manifest, "Reference")
        reference.set(f"{{{XLINK}}}href", CID + key)
        for name, text in (("Description", one.description), ("AttachmentName", one.name), ("ContentType", one.content_type)):
            _below(reference, name, words(text))
        _below(reference, "ContentId", CID + key)
        file = _below(files, "Attachment") if files is not None else reference
        _below(file, "ContentType", words(one.content_type))
        _below(file, "ContentId", key)
        _below(file, "Description", words(one.description))
        _below(file, "ContentTransferEncoded", base64.b64encode(one.data).decode())
        _below(file, "AttachmentName", words(one.name))


def _keyed(attachments: tuple[Attachment, ...]) -> Iterator[tuple[str, Attachment]]:
    """Each with a key of its own: the same file twice has two."""
    for number, one in enumerate(attachments, 1):
        yield f"{number}.{one.key}", one
