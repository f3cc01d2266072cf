"""Filled files pass the same door as papers: a secret one is turned away, and nothing of it is kept but when and why."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.registry.actions import screened
from giaoban.office.registry.screening import CannotSee
from giaoban.office.work.unit_sheets.reading import tables_of

ASSURANCE = "Tôi đã mở xem: trong tệp không có nội dung mật."
_LOOK = "{} Hãy mở tệp xem; nếu không có nội dung mật, đánh dấu ô xác nhận rồi chọn lại tệp."


def look_over_filled(account: Account, data: bytes, name: str, *, assured: bool) -> None:
    """Look at a filled file before it is read. Raises NotTakenIn, of it SecretPaper; UnreadableSource for what holds no tables.

    `assured` is the person's word, having looked, that a file whose marks cannot all be seen bears none.
    """
    try:
        screened(account, data, name, assured=assured, sheets=True)
    except CannotSee as unseen:
        tables_of(data)  # what is no such file at all is said first: looking at it would not help
        raise CannotSee(_LOOK.format(unseen)) from unseen
