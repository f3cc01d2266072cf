"""A package as a message: elements in any order, under any prefix; what is missing, foreign or unclear is told, what harms is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from giaoban.edxml import shapes
from giaoban.edxml.attachments import Unusable, decoded
from giaoban.edxml.guarded import DEFAULT, Limits, Refused, parsed
from giaoban.edxml.message import Attachment, Document, Organ, Status
from giaoban.edxml.tolerance import bare, straightened
from giaoban.edxml.values import Unclear, read, words
from giaoban.edxml.write import CID

_NOT_OURS = "Gói không theo dạng edXML của QCVN 102:2016 nên không nhận. Hãy đề nghị nơi gửi gửi lại đúng dạng."
_MOST = 50  # remarks


@dataclass(frozen=True, slots=True)
class Lacking:
    """A file that the package names and does not bring, or not so that it can be used; `why` is a sentence for a clerk."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Received:
    """What was read: the message, what was passed over or unclear in it (sentences), and the files that are lacking."""

    message: Document | Status
    remarks: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()


def received(data: bytes, limits: Limits = DEFAULT) -> Received:
    """The message of a package. Raises Refused, with the reason."""
    root = parsed(data, limits)
    if bare(root).casefold() != "edxml":
        raise Refused(_NOT_OURS)
    reader = _Reader(limits, [*straightened(root)])
    header = next(root.iter("edXMLHeader"), None)
    if header is None:
        raise Refused(_NOT_OURS)
    if header.find("MessageStatus") is not None:
        status = reader.thing(header, shapes.STATUS)
        return Received(status, reader.told())
    if header.find("MessageHeader") is None:
        raise Refused(_NOT_OURS)
    lacking: list[Lacking] = []
    files = tuple(reader.attachments(root, lacking))
    document = reader.thing(header, shapes.DOCUMENT, attachments=files)
    return Received(document, reader.told(), tuple(lacking))


@dataclass(slots=True)
class _Reader:
    """Reads things by their shapes, and remembers what is to be told."""

    limits: Limits
    remarks: list[str] = field(default_factory=list)

    def told(self) -> tuple[str, ...]:
        """The remarks, each once."""
        return tuple(dict.fromkeys(self.remarks))[:_MOST]

    def thing(self, element: etree._Element, shape: shapes.Shape, **more: Any) -> Any:
        """A thing of an element; what it does not say is as usual. Raises Refused for what cannot be without."""
        values = {**more, **self._parts(element, shape.parts)}
        if shape is shapes.STATUS and "code" not in values:
            raise Refused("Thông báo trạng thái không có mã trạng thái (StatusCode) nên không nhận. Hãy đề nghị nơi gửi gửi lại.")
        if shape in {shapes.DOCUMENT, shapes.STATUS} and "sender" not in values:
            self.remarks.append("Gói không ghi nơi gửi (From).")
            values["sender"] = Organ()
        if shape is shapes.STATUS and "answers" not in values:
            raise Refused("Thông báo trạng thái không ghi trả lời văn bản nào (ResponseFor) nên không nhận. Hãy đề nghị nơi gửi gửi lại.")
        return shape.model(**values)

    def _parts(self, element: etree._Element, parts: tuple[shapes.Part, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        known: set[str] = set()
        for part in parts:
            known.add(getattr(part, "within", "") or part.element)
            values |= self._part(element, part)
        for child in element.iterchildren(etree.Element):
            if bare(child) not in known and not (bare(child) == "Bussiness" and bare(element) == "TraceHeader"):
                self.remarks.append(f"Đã bỏ qua phần tử lạ “{bare(child)[:60]}” trong {bare(element)}.")
        return values

    def _part(self, element: etree._Element, part: shapes.Part) -> dict[str, Any]:
        """What an element says of one part; nothing where it says nothing."""
        name = getattr(part, "within", "") or part.element
        found = element.findall(name)
        if isinstance(part, shapes.Many):
            inner = [one for around in found for one in around.findall(part.element)] if part.within else found
            return {part.name: tuple(self.thing(one, part.shape) for one in inner)} if inner else {}
        if not found:
            return {}
        if len(found) > 1:
            self.remarks.append(f"Phần tử {name} có {len(found)} lần; chỉ lấy lần đầu.")
        first = found[0]
        if isinstance(part, shapes.Group):
            return self._parts(first, part.parts)
        if isinstance(part, shapes.One):
            return {part.name: self.thing(first, part.shape)}
        if isinstance(part, shapes.Texts):
            texts = tuple(text for each in first.findall(part.each) if (text := self._text(each)))
            return {part.name: texts} if texts else {}
        return self._value(first, part)

    def _value(self, element: etree._Element, part: shapes.Value) -> dict[str, Any]:
        text = self._text(element)
        if not text:
            return {}
        try:
            return {part.name: read(text, part.kind)}
        except Unclear:
            self.remarks.append(f"Không hiểu {part.element}: “{text[:60]}”.")
            return {}

    def _text(self, element: etree._Element) -> str:
        """The words of an element and of whatever marks them up."""
        text = words("".join(str(each) for each in element.itertext()))
        if len(text) > self.limits.text:
            raise Refused(f"Phần tử {bare(element)} dài bất thường nên không nhận gói. Hãy đề nghị nơi gửi gửi lại.")
        return text

    def attachments(self, root: etree._Element, lacking: list[Lacking]) -> Iterator[Attachment]:
        """The files in their order; what the manifest names besides is lacking."""
        files = [one for around in root.iter("AttachmentEncoded") for one in around.iterchildren("Attachment")]
        named = {self._key(one): one for around in root.iter("edXMLManifest") for one in around.iterchildren("Reference")}
        if len(files) + len(named) > 2 * self.limits.attachments:
            raise Refused(f"Gói có hơn {self.limits.attachments} tệp đính kèm nên không nhận. Hãy đề nghị nơi gửi tách gói.")
        brought: set[str] = set()
        for file in files:
            key = self._key(file)
            reference = named.get(key)
            name = self._of(file, reference, "AttachmentName") or "không ghi tên"
            brought.add(key)
            encoded = file.find("ContentTransferEncoded")
            try:
                data = decoded(encoded, name, self.limits)
            except Unusable as error:
                lacking.append(Lacking(name, f"Không lấy được tệp đính kèm “{name[:100]}”: {error}. Hãy đề nghị nơi gửi gửi lại."))
                continue
            kind = self._of(file, reference, "ContentType") or "application/octet-stream"
            yield Attachment(name, data, kind, self._of(file, reference, "Description"))
        for key, reference in named.items():
            if key not in brought:
                name = self._of(reference, None, "AttachmentName") or "không ghi tên"
                lacking.append(Lacking(name, f"Gói thiếu tệp đính kèm “{name[:100]}” có ghi trong danh mục. Hãy đề nghị nơi gửi gửi lại."))

    def _key(self, element: etree._Element) -> str:
        """What a file is called in the manifest and at itself, with `cid:` or without."""
        inner = element.find("ContentId")
        said = self._text(inner) if inner is not None else ""
        said = said or next((str(value) for name, value in element.attrib.items() if str(name).endswith("href")), "")
        return said.strip().removeprefix(CID)

    def _of(self, element: etree._Element, other: etree._Element | None, name: str) -> str:
        """A text of one element, else of the other."""
        for each in (element, other):
            found = each.find(name) if each is not None else None
            if found is not None and (text := self._text(found)):
                return text
        return ""
