"""What people of the story are told, and where their mail goes."""

from __future__ import annotations

import datetime as dt
from itertools import count

from giaoban.office.directory.models import Account
from giaoban.office.notices.actions import tell
from giaoban.office.notices.models import MailAddress

_KEYS = count(1)
TITLE = "Báo cáo giải ngân vốn đầu tư công quý IV"
AT_NOON = dt.datetime(2026, 11, 4, 5, 0, tzinfo=dt.UTC)  # 12:00 in Hà Nội, a Wednesday
AT_DAWN = dt.datetime(2026, 11, 4, 23, 30, tzinfo=dt.UTC)  # 06:30 on Thursday
IN_THE_MORNING = dt.datetime(2026, 11, 5, 0, 0, tzinfo=dt.UTC)  # 07:00 on Thursday


def told(*accounts: Account, title: str = TITLE, key: str = "", subject: tuple[str, int] | None = ("work.task", 7)) -> None:
    """The people are told of a task they were given, each time of another one unless the key says otherwise."""
    tell(
        [account.pk for account in accounts],
        kind="work.assigned",
        subject=subject,
        title=title,
        reason="Đồng chí được giao chủ trì",
        key=key or f"assigned {next(_KEYS)}",
    )


def reached(account: Account, wish: str = "each") -> str:
    """The person gets mail; the address."""
    address = f"{account.username}@minhson.vn"
    MailAddress.objects.create(account=account, address=address, wish=wish)
    return address
