"""The XML of a package opened with care: what could trick a parser is refused before a parser runs, each with its reason."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lxml import etree

from giaoban.intake.ooxml import is_deeper

MB = 1024 * 1024


class Refused(Exception):  # noqa: N818 - the name is what happened
    """A package that is not taken. The message is one line of Vietnamese: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a package is taken on. Sizes in bytes, `text` in signs of one element that is no file, `tags` in signs `<`."""

    package: int = 200 * MB
    attachment: int = 50 * MB
    attachments: int = 200
    tags: int = 100_000
    depth: int = 40
    text: int = 100_000


DEFAULT = Limits()
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# UTF-16 without a mark begins so.
_PLAIN_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = re.compile(r"\s{0,100}<\?xml\b[^>]{0,200}\?>")
_DECLARED = re.compile(r"""\bencoding\s{0,10}=\s{0,10}["']([A-Za-z0-9._-]{1,40})["']""")
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"}
_NOT_XML = "Tệp không phải gói edXML hoặc đã hỏng (XML không đọc được). Hãy đề nghị nơi gửi gửi lại."
_HAS_DTD = "Gói có khai báo DTD hoặc thực thể (entity), dễ bị lợi dụng để đọc trộm tệp, nên không nhận. Hãy đề nghị nơi gửi gửi lại."
_OTHER = "Gói dùng bảng mã {}, không phải Unicode, nên không đọc được chắc chắn. Hãy đề nghị nơi gửi gửi lại bằng UTF-8."
_MISCODED = "Bảng mã của gói sai: gói ghi là Unicode nhưng có byte không phải. Hãy đề nghị nơi gửi gửi lại bằng UTF-8."


def parsed(data: bytes, limits: Limits = DEFAULT) -> etree._Element:
    """The root of a package. No DTD, no entities, nothing fetched, no larger or deeper than allowed. Raises Refused."""
    if not data.strip():
        raise Refused("Gói rỗng, không có nội dung. Hãy đề nghị nơi gửi gửi lại.")
    if len(data) > limits.package:
        raise Refused(f"Gói lớn hơn giới hạn {limits.package // MB} MB nên không nhận. Hãy đề nghị nơi gửi tách tệp đính kèm.")
    text = _decoded(data)
    if _declares(text):
        raise Refused(_HAS_DTD)
    if text.count("<") > limits.tags:
        raise Refused("Gói có quá nhiều phần tử XML nên không nhận. Hãy đề nghị nơi gửi gửi lại.")
    # huge_tree: a file is one text of many megabytes. What it lets through besides has been looked at above.
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(_NOT_XML) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(_HAS_DTD)
    if is_deeper(root, limits.depth):
        raise Refused("Gói lồng quá nhiều tầng XML nên không nhận. Hãy đề nghị nơi gửi gửi lại.")
    return root


def _decoded(data: bytes) -> str:
    """The text without its XML declaration. The encoding is that of the mark, else the declared one, else UTF-8."""
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), None)
    encoding = encoding or next((name for start, name in _PLAIN_UTF16 if data.startswith(start)), None)
    if encoding is None:
        declared = _DECLARED.search(found[0]) if (found := _DECLARATION.match(data[:300].decode("latin-1"))) else None
        encoding = declared[1].lower() if declared else "utf-8"
        if encoding not in _ENCODINGS:
            raise Refused(_OTHER.format(encoding))
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise Refused(_MISCODED) from error
    return _DECLARATION.sub("", text, count=1) if _DECLARATION.match(text) else text


def _declares(text: str) -> bool:
    """Does a `<!DOCTYPE` (or anything else that declares) stand before the first element? Inside of elements these are but words."""
    at, end = 0, len(text)
    while at < end:
        start = text.find("<", at)
        if start < 0:
            return False
        if text.startswith("<!--", start):
            at = text.find("-->", start)
        elif text.startswith("<?", start):
            at = text.find("?>", start)
        else:
            return text.startswith("<!", start)
        if at < 0:
            return False
    return False
