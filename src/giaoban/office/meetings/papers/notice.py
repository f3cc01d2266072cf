"""Thông báo kết luận: the conclusions of a meeting, counted, each with who does what by when; sent to those concerned.

It goes outside the room: what was concluded on a confidential matter (personnel) is not in it, nor a task that stands further inside than
the meeting itself. Conclusions keep the words of the minutes; what their tasks say besides is put below them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.office.directory.heads import Head
from giaoban.office.directory.models import Account
from giaoban.office.meetings.models import Conclusion, Meeting, Minutes
from giaoban.office.meetings.papers.wording import body_said, held_said, place_said, small
from giaoban.office.meetings.record_queries import standing_conclusions
from giaoban.office.registry.spelling import folded
from giaoban.office.work.models import Assignment, Side, Task, Workflow
from giaoban.writing.paper import Block, Heading, Item, Paper, Paragraph

_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Given:
    """A task that came of a conclusion: what, who leads, who supports, by when; `to` are all of them as recipients."""

    task: int
    title: str
    leads: tuple[str, ...]
    support: tuple[str, ...]
    deadline: dt.date | None
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concluded:
    """A conclusion with its tasks; on which matter (None: on the meeting as a whole), and who prepared that."""

    conclusion: int
    text: str
    item: int | None
    matter: str
    prepared_by: str
    given: tuple[Given, ...]


def concluded_for_notice(account: Account, meeting: Meeting) -> list[Concluded]:
    """What a notice of the meeting may say, in order: nothing of confidential matters, whoever asks."""
    rows = [one for one in standing_conclusions(account, meeting) if not stays_inside(one)]
    told = {
        one.pk: [link.task for link in one.seen_links if _is_told(link.task, meeting)]  # type: ignore[attr-defined] # read along
        for one in rows
    }
    shares = _shares([task for tasks in told.values() for task in tasks])
    return [_concluded(one, [_given(task, shares[task.pk]) for task in told[one.pk]]) for one in rows]


def stays_inside(one: Conclusion) -> bool:
    """Is it on a confidential matter, and so in no notice?"""
    return one.item is not None and one.item.confidential


def _is_told(task: Task, meeting: Meeting) -> bool:
    return task.workflow != Workflow.DROPPED and task.confidentiality <= meeting.confidentiality


def _shares(tasks: Sequence[Task]) -> dict[int, list[Assignment]]:
    """Who has which of the tasks now."""
    found: dict[int, list[Assignment]] = {task.pk: [] for task in tasks}
    rows = Assignment.objects.filter(task__in=found, successor=None).exclude(workflow=Workflow.DROPPED)
    for share in rows.select_related("organ", "person").prefetch_related("organ__names").order_by("side", "pk"):
        found[share.task_id].append(share)
    return found


def _concluded(one: Conclusion, given: Sequence[Given]) -> Concluded:
    item = one.item
    prepared = str(item.prepared_by) if item and item.prepared_by else ""
    return Concluded(one.pk, one.text, item.pk if item else None, item.title if item else "", prepared, tuple(given))


def _given(task: Task, shares: Sequence[Assignment]) -> Given:
    leads = tuple(_who(one) for one in shares if one.side == Side.LEAD)
    support = tuple(_who(one) for one in shares if one.side != Side.LEAD)
    to = tuple(who[:1].upper() + who[1:] for who in (*leads, *support))
    return Given(task.pk, task.title, leads, support, task.deadline, to)


def _who(share: Assignment) -> str:
    return str(share.organ) if share.organ is not None else f"đồng chí {share.person}"


def conclusion_notice(meeting: Meeting, concluded: Sequence[Concluded], head: Head) -> Paper:
    """The notice, its number still to be given."""
    chair = chair_of(meeting)
    who = body_said(meeting, f"đồng chí {chair}" if chair else "")
    day = f" ngày {meeting.day:%d/%m/%Y}" if meeting.day else ""
    held = held_said(meeting)
    opening = Paragraph(_opening(meeting, who, chair, day, held), f"meeting:{meeting.pk}")
    return Paper(
        **head.begin("Thông báo", "TB"),
        subject=f"kết luận{f' của {who}' if who else ''} tại {held}{day}",
        body=(opening, *_body(concluded), Paragraph("Thông báo để các cơ quan, đơn vị biết, thực hiện.")),
        recipients=_recipients(concluded, head),
        signature=head.by_order,
    )


def chair_of(meeting: Meeting) -> str:
    """Who was in the chair: as the minutes say it, else the meeting's own."""
    minutes = Minutes.objects.filter(meeting=meeting).select_related("chair").first()
    if minutes is not None and minutes.chair is not None:
        return minutes.chair.full_name
    return meeting.chair.full_name if meeting.chair else meeting.chair_words


def _opening(meeting: Meeting, who: str, chair: str, day: str, held: str) -> str:
    """`Ngày 26/11/2026, tại Phòng họp số 1, đồng chí Vũ Đình Nam chủ tọa hội nghị …`, and who concluded."""
    place = place_said(meeting)
    what = f"đồng chí {chair} chủ tọa {held}" if chair else f"{held} đã họp"
    begun = ", ".join(part for part in (day.strip(), f"tại {place}" if place else "", what) if part)
    after = "Sau khi nghe báo cáo và ý kiến thảo luận của các đồng chí dự họp"
    return f"{begun[:1].upper()}{begun[1:]}. {after}, {who or 'cuộc họp'} kết luận như sau:"


def _body(concluded: Sequence[Concluded]) -> Iterator[Block]:
    """Matters counted, the conclusions of each lettered; those on the meeting as a whole count on."""
    number = 0
    for item in dict.fromkeys(one.item for one in concluded if one.item is not None):
        here = [one for one in concluded if one.item == item]
        number += 1
        yield Heading(1, f"{number}.", here[0].matter.rstrip(" .;"), f"item:{item}")
        for place, one in enumerate(here):
            marker = f"{_LETTERS[place]})" if place < len(_LETTERS) else f"({place + 1})"
            yield from _said(one, 2, marker)
    for one in concluded:
        if one.item is None:
            number += 1
            yield from _said(one, 1, f"{number}.")


def _said(one: Concluded, level: int, marker: str) -> Iterator[Block]:
    key = f"conclusion:{one.conclusion}"
    first, *more = [words for words in one.text.split("\n") if words.strip()] or [""]
    yield Item(level, marker, _stopped(first), key)
    yield from (Paragraph(words, key) for words in more)
    for given in one.given:
        if words := _besides(one, given):
            yield Item(level + 1, "-", words, f"task:{given.task}")


def _besides(one: Concluded, given: Given) -> str:
    """What a task says that its conclusion does not: who, what, by when; nothing where the conclusion says it all."""
    said = folded(one.text)
    is_named = all(folded(name.removeprefix("đồng chí ")) in said for name in (*given.leads, *given.support))
    is_same = folded(given.title).rstrip(" .") in said or said.rstrip(" .") in folded(given.title)
    if is_named and is_same and _names_day(said, given.deadline):
        return ""
    words = f"Giao {', '.join(given.leads)} chủ trì" if given.leads else "Thực hiện"
    words += f", phối hợp với {', '.join(given.support)}" if given.support else ""
    words += " thực hiện" if is_same and given.leads else "" if is_same else f" {small(given.title.rstrip(' .;'))}"
    return f"{words}; hoàn thành chậm nhất ngày {given.deadline:%d/%m/%Y}." if given.deadline else f"{words}."


def _names_day(said: str, day: dt.date | None) -> bool:
    """Does the text name the day, in figures or with `thang`; with another year it does not."""
    if day is None:
        return True
    words = rf"(?<!\d)0?{day.day}(?:/0?{day.month}(?!\d)(?:/{day.year}(?!\d)|(?!/\d))| thang 0?{day.month}(?!\d))"
    return re.search(words, said) is not None


def _stopped(words: str) -> str:
    return words if words.rstrip()[-1:] in (".", ":", ";", "?", "!") else f"{words.rstrip()}."


def _recipients(concluded: Sequence[Concluded], head: Head) -> tuple[str, ...]:
    """Those who were there, those who have something to do, those who prepared the matters, the office."""
    concerned = [name for one in concluded for name in (*(to for given in one.given for to in given.to), one.prepared_by) if name]
    return tuple(dict.fromkeys(("Các đồng chí dự họp", *(name for name in concerned if name != head.office), head.archive)))
