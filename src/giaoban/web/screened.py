"""Filled files pass the same door as papers: a secret one is turned away, and nothing of it is kept but when and why."""

from __future__ import annotations

from collections.abc import Callable

from giaoban.office.directory.models import Account
from giaoban.office.registry.actions import screened
from giaoban.office.registry.screening import CannotSee
from giaoban.office.work.unit_sheets.reading import tables_of

WARNING = "Không đưa vào tệp có dấu chỉ độ mật: tệp như vậy bị từ chối, không lưu lại gì."
ASSURANCE = "Tệp có ảnh: tôi đã mở xem, không có nội dung mật"
_LOOK = "{} Hãy mở tệp xem; nếu không có nội dung mật, đánh dấu ô xác nhận rồi chọn lại tệp."


def look_over_filled(account: Account, data: bytes, name: str, *, assured: bool, reads: Callable[[bytes], object] = tables_of) -> None:
    """Look at a filled file before it is read. Raises NotTakenIn, of it SecretPaper; UnreadableSource for what it cannot be.

    `assured` is the person's word, having looked, that a file whose marks cannot all be seen bears none. `reads` is what reads it after.
    """
    try:
        screened(account, data, name, assured=assured, sheets=True)
    except CannotSee as unseen:
        reads(data)  # what is no such file at all is said first: looking at it would not help
        raise CannotSee(_LOOK.format(unseen)) from unseen
