"""A Word file that somebody hands over: looked at from outside, screened as every file is, held in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from giaoban.intake.archive import open_archive, read_part
from giaoban.intake.guard import MB, Limits, UnreadableSource, within_size
from giaoban.intake.kinds import kind_of
from giaoban.office.directory.models import Account
from giaoban.office.registry.screening import NotTakenIn
from giaoban.web.screened import look_over_filled
from giaoban.writing.word_looks import NotAWordFile

T = TypeVar("T")
LIMITS = Limits(file_size=20 * MB, unpacked_size=60 * MB, seconds=30)
_LONGEST_PART = 12 * MB  # of words: a paper of a thousand pages has less
_MOST_PARAGRAPHS, _MOST_RUNS = 6000, 40_000  # what is measured in about two seconds; two hundred pages have less
_BODY = "word/document.xml"
_NO_WORD = "Đây không phải tệp Word .docx. Hãy mở văn bản bằng Word, lưu lại dạng .docx rồi chọn lại."
_TOO_LONG = "Văn bản trong tệp dài hơn mức đọc được một lần (khoảng 200 trang). Hãy tách thành nhiều tệp nhỏ hơn rồi chọn lại."
_DAMAGED = "Không mở được tệp này như một văn bản Word. Hãy mở bằng Word, lưu lại thành tệp .docx mới rồi chọn lại."


def with_word_file(account: Account, file: UploadedFile[bytes], done: Callable[[bytes], T], *, assured: bool) -> T:
    """What is done with the file's bytes once it may come in. Raises ValidationError at `file`: what is wrong, and what to do.

    `assured` is the person's word, having looked, that a file whose marks cannot all be seen bears none.
    """
    data = file.read()
    try:
        look_over_filled(account, data, file.name or "", assured=assured, reads=may_be_opened)
        may_be_opened(data)
        return done(data)
    except NotAWordFile as error:
        raise ValidationError({"file": _DAMAGED}) from error
    except (UnreadableSource, NotTakenIn) as error:
        raise ValidationError({"file": str(error)}) from error


def may_be_opened(data: bytes) -> None:
    """Look from outside whether it is a Word file of a size that a paper has. Raises UnreadableSource with what to do instead."""
    within_size(data, LIMITS)
    if kind_of(data, LIMITS) != "docx":
        raise UnreadableSource(_NO_WORD)
    archive = open_archive(data, LIMITS)
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableSource("Tệp được đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu trong Word rồi chọn lại.")
    if any(part.filename.endswith((".xml", ".rels")) and part.file_size > _LONGEST_PART for part in parts):
        raise UnreadableSource(_TOO_LONG)
    body = read_part(archive, _BODY, LIMITS) or b""
    if _many(body, b"p") > _MOST_PARAGRAPHS or _many(body, b"r") > _MOST_RUNS:
        raise UnreadableSource(_TOO_LONG)


def _many(body: bytes, element: bytes) -> int:
    """How many elements of this name there may be, whatever stands before the colon."""
    return sum(body.count(b":" + element + end) for end in (b">", b" ", b"/")) // 2
