"""How an office writes days and times, for templates: local time (Asia/Ho_Chi_Minh), day before month."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone

from giaoban.account.words import visible as seen

register = template.Library()
SEE = "see:"  # before an address in a message's extra tags: it leads there, instead of taking the act back
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """19/10/2026; empty for none."""
    return _local(value).strftime("%d/%m/%Y") if value else ""


@register.filter
def short_day(value: dt.date | dt.datetime | None) -> str:
    """19/10; empty for none."""
    return _local(value).strftime("%d/%m") if value else ""


@register.filter
def week_day(value: dt.date | dt.datetime | None) -> str:
    """thứ Sáu 23/10/2026; empty for none."""
    return f"{_WEEKDAYS[_local(value).weekday()]} {day(value)}" if value else ""


@register.filter
def week_day_first(value: dt.date | dt.datetime | None) -> str:
    """Thứ Hai, 19 tháng 10 năm 2026: the head of a page about a day."""
    if not value:
        return ""
    local = _local(value)
    words = _WEEKDAYS[local.weekday()]
    return f"{words[:1].upper()}{words[1:]}, {local.day} tháng {local.month} năm {local.year}"


@register.filter
def moment(value: dt.datetime | None) -> str:
    """14:05 19/10/2026; empty for none."""
    return timezone.localtime(value).strftime("%H:%M %d/%m/%Y") if value else ""


@register.filter
def visible(value: object) -> str:
    """Words from outside, with a replacement for every character that a browser would obey or choke on."""
    return seen(str(value or ""))


@register.filter
def way_back(tags: str) -> str:
    """Where a message is taken back: its extra tags, unless they lead on to something."""
    return "" if (tags or "").startswith(SEE) else tags or ""


@register.filter
def way_on(tags: str) -> str:
    """Where a message leads on to; empty where it leads nowhere."""
    return tags.removeprefix(SEE) if (tags or "").startswith(SEE) else ""


@register.simple_tag
def sign(sign: str, *, word: str = "", label: str = "", tone: str = "") -> str:
    """A sign, or a state with its word: parts/sign.html, drawn once for the same words. A list has hundreds of them."""
    return _drawn(sign, word or "", label or "", tone or "")


@lru_cache(maxsize=512, typed=True)  # typed: a text that may hold markup is never taken for the same text that may not
def _drawn(sign: str, word: str, label: str, tone: str) -> str:
    return render_to_string("parts/sign.html", {"sign": sign, "word": word, "label": label, "tone": tone})


def _local(value: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
