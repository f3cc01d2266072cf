"""Figures of a period in a sentence, as reports say them: nought is left out, parts stand in brackets behind the whole."""

from __future__ import annotations

from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.summaries import punctual
from giaoban.office.work.period.tallies import Tally


def sentence_of(tally: Tally, *, period: str = "kỳ") -> str:
    """`phải thực hiện 12 việc (kỳ trước chuyển sang 4, giao trong kỳ 8); đã hoàn thành 7 việc …; đang thực hiện 5 việc …`"""
    if not tally.count(Key.ALL):
        return f"trong {period} không có việc phải thực hiện"
    all_of = ((Key.CARRIED, "kỳ trước chuyển sang"), (Key.GIVEN, "giao trong kỳ"))
    done_of = ((Key.ON_TIME, "đúng hạn"), (Key.LATE, "quá hạn"), (Key.DONE_UNDATED, "không có hạn"))
    open_of = ((Key.RUNNING, "trong hạn"), (Key.OVERDUE, "quá hạn"))
    parts = (
        f"phải thực hiện {_many(tally, Key.ALL)}{_of(tally, *all_of)}",
        f"đã hoàn thành {_many(tally, Key.DONE)}{_of(tally, *done_of)}",
        f"đang thực hiện {_many(tally, Key.OPEN)}{_of(tally, *open_of)}",
    )
    keys = (Key.ALL, Key.DONE, Key.OPEN)
    told = "; ".join(part for key, part in zip(keys, parts, strict=True) if tally.count(key))
    return told + _extended(tally)


def _many(tally: Tally, key: Key) -> str:
    return f"{tally.count(key)} việc"


def _of(tally: Tally, *parts: tuple[Key, str]) -> str:
    told = [f"{words} {many}" for key, words in parts if (many := tally.count(key))]
    return f" ({', '.join(told)})" if told else ""


def _extended(tally: Tally) -> str:
    """Lateness is by the deadline in force: that some were given more time is said beside it."""
    extended, kept = tally.count(Key.EXTENDED), tally.count(Key.KEPT_BY_EXTENSION)
    if not extended:
        return ""
    return f"; {extended} việc được lùi hạn{f', trong đó {kept} việc nhờ vậy mà đúng hạn' if kept else ''}"


def rate_words(tally: Tally) -> str:
    """`85%` of what had a deadline and was done; a dash where none was."""
    rate = punctual(tally)
    return "–" if rate is None else f"{rate}%"
