"""Bytes that are plain text: which encoding they are in, and what is not text at all.

UTF-8 and UTF-16 are known by themselves; a text of the time before Unicode (TCVN3, VNI, Windows-1258) is taken for one
only where the result is convincingly Vietnamese. A few damaged bytes are shown and reported, many are refused.
"""

from __future__ import annotations

import re
import unicodedata

from giaoban.intake import legacy
from giaoban.intake.draft import MOST_FINDINGS, Decoded, Draft, converted_message
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource, too_long

_UTF8_BOM, _UTF16_BOMS, _UTF32_BOM = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff"), b"\xff\xfe\x00\x00"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x1B), 0x7F])
_BAD_BYTES = re.compile(r"[\udc80-\udcff]+")
_JUDGED = 200_000

_NOT_TEXT = "Tệp không phải là văn bản (chứa dữ liệu nhị phân). Hãy chọn tệp .docx, .pdf hoặc .txt lưu ở bảng mã UTF-8."
_UNKNOWN_ENCODING = "Không nhận ra bảng mã của tệp. Hãy mở tệp bằng trình soạn thảo rồi lưu lại ở bảng mã UTF-8."
_BLANK = "Tệp không có chữ nào. Hãy kiểm tra lại tệp gốc."


def decode(data: bytes, limits: Limits = DEFAULT) -> Decoded:
    """The text of the bytes; raises UnreadableSource where they are none."""
    if len(data) > limits.text_size:
        raise too_long(limits)
    if data.startswith(_UTF16_BOMS) and not data.startswith(_UTF32_BOM):
        return _decode_utf16(data)
    if b"\x00" in data or _has_many_controls(data):
        raise UnreadableSource(_NOT_TEXT)
    try:
        text = data.removeprefix(_UTF8_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)
    return _from_unicode(text)


def _decode_utf16(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableSource(_UNKNOWN_ENCODING) from error
    if "\x00" in text or _is_many(len(_CONTROLS.findall(text)), len(text)):
        raise UnreadableSource(_NOT_TEXT)
    return _from_unicode(text)


def _has_many_controls(data: bytes) -> bool:
    return _is_many(len(data) - len(data.translate(None, _CONTROL_BYTES)), len(data))


def _is_many(controls: int, size: int) -> bool:
    """A stray control character happens in a text; one in two hundred does not."""
    return controls > 2 and controls * 200 > size


def _from_unicode(text: str) -> Decoded:
    """Valid Unicode, though its letters may still be those of a legacy font saved as text."""
    if not text.strip():
        raise UnreadableSource(_BLANK)
    draft = Draft()
    encoding = None if text.isascii() else legacy.legacy_encoding(text)
    draft.write(text if encoding is None else legacy.convert(text, encoding))
    if encoding is not None:
        draft.remark("legacy-encoding-converted", 0, 1, converted_message(encoding))
    return draft.finished()


def _decode_damaged(data: bytes) -> Decoded:
    """Bytes that are not valid UTF-8: UTF-8 with a few damaged places, a legacy encoding, or neither."""
    text = data.removeprefix(_UTF8_BOM).decode("utf-8", "surrogateescape")
    good_letters = sum(map(text.count, "ảạấầậắặếềệịọốồộớờợụứừựđươ"))
    bad_bytes = sum(len(run) for run in _BAD_BYTES.findall(text))
    if bad_bytes * 100 <= len(data) and bad_bytes * 4 <= good_letters:
        return _with_gaps(text)
    converted = _from_old_bytes(data)
    if converted is not None:
        return converted
    raise UnreadableSource(_UNKNOWN_ENCODING)


def _with_gaps(text: str) -> Decoded:
    """The text with one replacement character for each run of bytes that are no UTF-8, and a finding at each."""
    draft, at = Draft(), 0
    for runs, bad in enumerate(_BAD_BYTES.finditer(text), 1):
        draft.write(text[at : bad.start()])
        if runs <= MOST_FINDINGS:
            last = " Những chỗ hỏng sau đây không liệt kê nữa." if runs == MOST_FINDINGS else ""
            message = f"Có {len(bad[0])} byte hỏng, không đọc được chữ ở đây; hãy đối chiếu với bản gốc.{last}"
            draft.remark("unreadable-region", draft.here, draft.here + 1, message)
        draft.write("\ufffd")
        at = bad.end()
    draft.write(text[at:])
    return draft.finished()


def _from_old_bytes(data: bytes) -> Decoded | None:
    """One byte a letter: Windows-1258, TCVN3 or VNI, if the result reads as Vietnamese."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    share, count = legacy.share_of_syllables(text[:_JUDGED])
    name = "Windows-1258"
    if share < 0.9 or count < 8:
        text = data.decode("latin-1")
        encoding = legacy.legacy_encoding(text)
        if encoding is None:
            return None
        text, name = legacy.convert(text, encoding), encoding
    draft = Draft()
    draft.write(text)
    draft.remark("legacy-encoding-converted", 0, 1, converted_message(name))
    return draft.finished()
