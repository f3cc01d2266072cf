"""What was found in a signed file, as it passes from the process that looked to the one that shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from enum import Enum
from typing import Any

from giaoban.writing.signing.certificates import Holder
from giaoban.writing.signing.verified import Covers, Found, Standing, Verified


def as_told(verified: Verified) -> dict[str, object]:
    """The findings as JSON takes them."""
    told: dict[str, object] = _plain(asdict(verified))
    return told


def understood(told: Any) -> Verified:
    """The findings again. Raises ValueError for anything else: a process that read a hostile file is not believed."""
    try:
        return Verified(tuple(_found(one) for one in told["signatures"]), str(told["fault"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no findings") from error


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case Enum():
            return value.value
        case dt.datetime():
            return value.isoformat()
    return value


def _found(one: Any) -> Found:
    return Found(
        number=int(one["number"]),
        field=str(one["field"]),
        standing=Standing(one["standing"]),
        covers=Covers(one["covers"]),
        holder=_holder(one["holder"]),
        signed_at=_moment(one["signed_at"]),
        stamped_at=_moment(one["stamped_at"]),
        later=tuple(int(number) for number in one["later"]),
        is_stamp=bool(one["is_stamp"]),
        length=int(one["length"]),
    )


def _holder(one: Any) -> Holder | None:
    if one is None:
        return None
    words = {name: str(one[name]) for name in ("name", "organ", "issuer", "serial")}
    return Holder(**words, valid_from=dt.datetime.fromisoformat(one["valid_from"]), valid_to=dt.datetime.fromisoformat(one["valid_to"]))


def _moment(one: Any) -> dt.datetime | None:
    return None if one is None else dt.datetime.fromisoformat(one)
