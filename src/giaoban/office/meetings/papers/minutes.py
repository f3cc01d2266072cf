"""Biên bản as a paper, from its lines as they stand or as they were frozen: attendance, matter by matter what was said, the conclusions.

What stands below a confidential heading is left out for who may not see it. The chair signs on the right, the secretary on the left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from giaoban.office.directory.heads import Head, form_on
from giaoban.office.meetings.headings import heading_of, is_heading
from giaoban.office.meetings.minutes import CONCLUSION, MATTER
from giaoban.office.meetings.papers.wording import day_said, small
from giaoban.writing.paper import Annex, Block, Heading, Item, Paper, Paragraph, Signature
from giaoban.writing.profile import Side, profile_called

BLANK = "…………………"
Said = dict[str, Any]


def minutes_paper(lines: Sequence[Said], seen: Collection[int], head: Head, *, draft: bool, additions: Sequence[Annex] = ()) -> Paper:
    """The minutes; `lines` as `office.meetings.minutes` makes them, the head first; `seen`: the items below whose heading is shown."""
    opened, *rest = lines
    who_wrote, who_chaired = signing_words(head.side, head.day)
    chair, secretary = opened.get("chair") or "", opened.get("secretary") or ""
    body = [*_head(opened), *_matters(rest, set(seen)), _end(opened)]
    fields = head.begin("Biên bản", "BB") | ({"place": "", "day": None} if head.side == "state" else {})  # Phụ lục III, mẫu 1.9
    return Paper(
        **fields,
        subject=small(str(opened.get("title") or "cuộc họp")),
        draft_mark="Dự thảo" if draft else "",
        body=tuple(body),
        recipients=(head.archive,),
        signature=Signature((), who_chaired, chair),
        left_signature=Signature((), who_wrote, secretary),
        annexes=tuple(additions),
    )


def signing_words(side: Side, day: dt.date) -> tuple[str, str]:
    """As what the recorder signs on the left and the chair on the right: the form of the side and day says."""
    profile = profile_called(form_on(side, day))
    return profile.sign("minutes_recorder"), profile.sign("minutes_chair")


def _head(head: Said) -> Iterator[Block]:
    day = day_said(dt.date.fromisoformat(head["day"])) if head.get("day") else ""
    opened = f"khai mạc lúc {_clock(head['opened_at'])}" if head.get("opened_at") else ""
    when = ", ".join(part for part in (opened, day) if part)
    instead = f" (thay đồng chí {head['in_place_of']} vắng)" if head.get("in_place_of") else ""
    rows = [
        ("Thời gian", when), ("Địa điểm", head.get("place") or ""), ("Chủ trì", f"đồng chí {head.get('chair') or BLANK}{instead}"),
        ("Người ghi biên bản", f"đồng chí {head.get('secretary') or BLANK}"), ("Có mặt", _named(head, "present") or BLANK),
        ("Mời dự", _named(head, "guests")), ("Vắng có lý do", _named(head, "excused")), ("Vắng không lý do", _named(head, "absent")),
    ]  # fmt: skip
    for label, words in rows:
        if words:
            yield Paragraph(f"{label}: {words}.", f"head.{label}")


def _named(head: Said, part: str) -> str:
    """`Lê Văn Hòa; Vũ Đình Nam`, with how many they are where they are several."""
    names = [str(name) for name in head.get(part) or ()]
    return f"{len(names):02} ({'; '.join(names)})" if len(names) > 1 else "; ".join(names)


def _clock(hour: str) -> str:
    hours, _, minutes = hour.partition(":")
    return f"{hours} giờ {minutes}"


def _matters(lines: Sequence[Said], seen: set[int]) -> Iterator[Block]:
    """Each matter under its heading, counted; what was concluded on the meeting as a whole at the end."""
    matters = [line for line in lines if line["line"] == MATTER]
    concluded = [line for line in lines if line["line"] == CONCLUSION]
    number = 0
    for number, line in enumerate(matters, 1):
        key = line["item"]
        is_open = key is None or key in seen
        yield Heading(1, f"{number}.", _title(line, is_open=is_open), f"item:{key}")
        if line["withdrawn"]:
            yield Paragraph("(Rút khỏi chương trình)")
        if not is_open:
            continue
        yield from (Paragraph(words, f"note:{key}") for words in line["note"].split("\n") if words.strip())
        if key is not None:
            yield from _concluded([one for one in concluded if one["item"] == key])
    whole = [one for one in concluded if one["item"] is None]
    if whole:
        yield Heading(1, f"{number + 1}.", "Kết luận chung")
        yield from _concluded(whole)


def _title(line: Said, *, is_open: bool) -> str:
    """The matter's words; of one that is confidential, by now too, no more than a heading."""
    title = str(line["title"] or "") or "Ý kiến chung"
    return title if is_heading(title) or (is_open and not line["confidential"]) else heading_of(title)


def _concluded(lines: Sequence[Said]) -> Iterator[Block]:
    for one in lines:
        first, *more = [words for words in one["text"].split("\n") if words.strip()] or [""]
        end = " (Không phát sinh nhiệm vụ)" if one["no_task"] and not more else ""
        yield Item(1, f"Kết luận {one['n']}.", f"{first}{end}", f"conclusion:{one['conclusion']}")
        yield from (Paragraph(words, f"conclusion:{one['conclusion']}") for words in more)


def _end(head: Said) -> Paragraph:
    closed = f"Cuộc họp kết thúc lúc {_clock(head['closed_at'])} cùng ngày. " if head.get("closed_at") else ""
    return Paragraph(f"{closed}Biên bản được thông qua tại cuộc họp.")


def addition(number: int, when: str, reason: str, text: str, by: str) -> Annex:
    """What was added to signed minutes, on a sheet of its own behind them."""
    said = tuple(Paragraph(words) for words in text.split("\n") if words.strip())
    body = (Paragraph(f"Lý do: {reason.rstrip(' .')}."), *said, Paragraph(f"Người bổ sung: {by}."))
    return Annex("Bổ sung biên bản", f"Lần {number}, {when}", body, called="")
