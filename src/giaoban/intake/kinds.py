"""What a file is, by its content and never by its name, and what to tell the clerk of a kind that is not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource

if TYPE_CHECKING:
    import zipfile

Kind = Literal["text", "docx", "pdf"]

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}

# The beginning of a file -> why it is not read. Looked at in this order.
_REFUSED_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "bitmap"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x7fELF", "program"),
    (b"MIME-Version:", "html"),  # a web page saved whole, often named .doc
    (b"MZ", "program"),
)
_REFUSALS = {
    "image": "Đây là tệp ảnh, chưa đọc được chữ trong ảnh. Hãy dùng bản có chữ (.docx, .pdf xuất từ Word hoặc .txt).",
    "rtf": "Đây là tệp RTF, chưa đọc được. Hãy mở bằng Word rồi lưu lại thành .docx.",
    "archive": "Đây là tệp nén, không phải văn bản. Hãy giải nén rồi chọn từng tệp bên trong.",
    "program": "Đây là tệp chương trình, không phải văn bản. Hãy chọn tệp .docx, .pdf hoặc .txt.",
    "html": "Đây là trang web (HTML), chưa đọc được. Hãy chép nội dung vào tệp .txt hoặc .docx.",
    "xml": "Đây là tệp XML, chưa đọc được. Hãy mở bằng Word rồi lưu lại thành .docx.",
    "spreadsheet": "Đây là bảng tính Excel, chưa đọc được. Hãy chép nội dung sang Word và lưu thành .docx.",
    "slides": "Đây là bản trình chiếu PowerPoint, chưa đọc được. Hãy chép nội dung sang Word và lưu thành .docx.",
    "odf": "Đây là tệp OpenDocument, chưa đọc được. Hãy mở bằng LibreOffice rồi lưu lại thành .docx.",
    "protected": "Tệp Office này được mã hóa bằng mật khẩu nên không đọc được. Hãy bỏ mật khẩu trong Word rồi thử lại.",
    "doc": "Đây là tệp Word đời cũ (.doc), chưa đọc được. Hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.",
    "ole": "Đây là tệp Office đời cũ không phải văn bản Word. Hãy lưu lại thành .docx.",
}
_BMP = re.compile(rb"BM.{4}\x00{4}.{4}[\x0c\x28\x40\x6c\x7c]\x00\x00\x00", re.DOTALL)
_PROGRAM = re.compile(rb"MZ.{58}", re.DOTALL)
_PDF = re.compile(rb"(?:^|[\r\n]|\xef\xbb\xbf)%PDF-\d")  # readers allow some bytes before it
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}<(?:(!doctype\s+html|html|head|body)\b|(\?xml\b))", re.IGNORECASE)
# Names of streams in an OLE directory are UTF-16.
_WORD_STREAM, _ENCRYPTED_STREAM = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, limits: Limits = DEFAULT) -> Kind:
    """What the bytes are; raises UnreadableSource with advice where they are something known that is not read."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data, limits)
    if _PDF.search(data[:1024]):
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableSource(_REFUSALS[_old_office(data)])
    for beginning, refusal in _REFUSED_BEGINNINGS:
        if data.startswith(beginning) and _is_really(refusal, data):
            raise UnreadableSource(_REFUSALS["image" if refusal == "bitmap" else refusal])
    if markup := _MARKUP.match(data):
        raise UnreadableSource(_REFUSALS["html" if markup[1] else "xml"])
    return "text"


def is_workbook(data: bytes, limits: Limits = DEFAULT) -> bool:
    """Is it an Excel workbook (.xlsx)? Raises UnreadableSource for an archive that is damaged."""
    from giaoban.intake.archive import open_archive

    return data.startswith(b"PK") and "xl/workbook.xml" in open_archive(data, limits).namelist()


def _is_really(refusal: str, data: bytes) -> bool:
    """Two letters are a thin sign: a text may well begin with BM or MZ."""
    if refusal == "bitmap":
        return _BMP.match(data) is not None
    if refusal == "program" and data.startswith(b"MZ"):
        return _PROGRAM.match(data) is not None and b"\x00" in data[:64]
    return True


def _kind_of_archive(data: bytes, limits: Limits) -> Kind:
    from giaoban.intake.archive import open_archive

    archive = open_archive(data, limits)
    names = set(archive.namelist())
    if any(name.startswith("word/") for name in names) or ("[Content_Types].xml" in names and _names_word(archive)):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        raise UnreadableSource(_REFUSALS["spreadsheet"])
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableSource(_REFUSALS["slides"])
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableSource(_REFUSALS["odf"])
    raise UnreadableSource(_REFUSALS["archive"])


def _names_word(archive: zipfile.ZipFile) -> bool:
    """Whether the package says that it is a Word paper, wherever it keeps its parts."""
    try:
        with archive.open("[Content_Types].xml") as part:
            return b"wordprocessingml.document.main" in part.read(1 << 20)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it does not say so
        return False


def _old_office(data: bytes) -> str:
    """Which of the refusals an Office file of before 2007 gets; a new one with a password looks like one of those."""
    if _ENCRYPTED_STREAM in data:
        return "protected"
    return "doc" if _WORD_STREAM in data else "ole"
