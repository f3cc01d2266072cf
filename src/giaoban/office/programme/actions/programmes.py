"""Programmes drawn up, corrected, issued, closed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import organs_visible_to
from giaoban.office.programme import rules
from giaoban.office.programme.actions.checks import held_programme
from giaoban.office.programme.actions.numbering import number_lines
from giaoban.office.programme.models import Programme, ProgrammeKind, ProgrammeState
from giaoban.office.programme.periods import days_of, period_words
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to


def draw_up(
    actor: Account, kind: str, first: dt.date, last: dt.date | None = None, *, organ_id: int, title: str = "", paper_id: int | None = None
) -> Programme:  # fmt: skip
    """A programme as a draft. Year, quarter, month and week are those in which `first` lies; a term needs its last day.

    Without a title it is called by its period. Raises ValidationError where the body has one of the kind for the period.
    """
    with act(actor, "programme.draw-up") as line:
        require(rules.may_keep(actor))
        days = period_days(kind, first, last)
        organ = organs_visible_to(actor).get(pk=organ_id)
        one_after_the_other(organ)
        not_twice(organ, kind, days[0], None)
        paper = _paper(actor, paper_id, None)
        name = " ".join(title.split())[:300] or f"Chương trình công tác {period_words(kind, *days)}"
        programme = Programme.objects.create(kind=kind, first=days[0], last=days[1], organ=organ, title=name, paper=paper)
        line.about(programme, kind=[None, kind], first=[None, days[0]], last=[None, days[1]], organ=[None, organ.pk])
    return programme


def change_programme(actor: Account, programme_id: int, shown: int, *, title: str, organ_id: int, paper_id: int | None = None) -> Programme:
    """Correct its name, whose it is, and the paper it was issued as. Its period stays: other days are another programme."""
    with act(actor, "programme.change-programme") as line:
        programme = held_programme(actor, programme_id, shown)
        organ = organs_visible_to(actor).get(pk=organ_id)
        not_twice(organ, programme.kind, programme.first, programme.pk)
        values: dict[str, Any] = {"title": said(title, "title", "Ghi tên chương trình.")[:300], "organ": organ}
        revise(line, programme, shown, **values, paper=_paper(actor, paper_id, programme))
    return programme


def issue_programme(actor: Account, programme_id: int, shown: int) -> Programme:
    """It is carried out from now on: units see the lines that they lead, and what is added comes with its reason."""
    with act(actor, "programme.issue-programme") as line:
        programme = held_programme(actor, programme_id, shown)
        if not programme.is_draft:
            raise ValidationError("Chương trình này đã được đưa vào thực hiện.")
        number_lines(line, programme)
        revise(line, programme, shown, state=ProgrammeState.UNDERWAY)
    return programme


def close_programme(actor: Account, programme_id: int, shown: int) -> Programme:
    """Its period is over: nothing is changed in it any more. What was not done stays to be seen as it is."""
    with act(actor, "programme.close-programme") as line:
        programme = held_programme(actor, programme_id, shown)
        if programme.state != ProgrammeState.UNDERWAY:
            raise ValidationError("Chỉ kết thúc chương trình đang thực hiện.")
        revise(line, programme, shown, state=ProgrammeState.CLOSED)
    return programme


def reopen_programme(actor: Account, programme_id: int, shown: int) -> Programme:
    """It was closed too early."""
    with act(actor, "programme.reopen-programme") as line:
        programme = held_programme(actor, programme_id, shown)
        if not programme.is_closed:
            raise ValidationError("Chương trình này chưa kết thúc.")
        revise(line, programme, shown, state=ProgrammeState.UNDERWAY)
    return programme


def period_days(kind: str, first: dt.date, last: dt.date | None) -> tuple[dt.date, dt.date]:
    """The days of a period."""
    if kind != ProgrammeKind.TERM:
        return days_of(kind, first)
    if last is None:
        raise ValidationError({"last": "Ghi ngày cuối của nhiệm kỳ."})
    if last < first:
        raise ValidationError({"last": "Ngày kết thúc trước ngày bắt đầu."})
    return first, last


def one_after_the_other(organ: Organ) -> None:
    """Two who make a programme of one body at the same moment do it one after the other: the second finds that of the first."""
    Organ.objects.select_for_update(no_key=True).get(pk=organ.pk)


def not_twice(organ: Organ, kind: str, first: dt.date, programme_id: int | None) -> None:
    """A body has one programme of a kind for a period."""
    if Programme.objects.filter(organ=organ, kind=kind, first=first).exclude(pk=programme_id or 0).exists():
        raise ValidationError({"first": "Kỳ này đã có chương trình của cơ quan ấy. Hãy mở chương trình đó."})


def _paper(actor: Account, paper_id: int | None, kept: Programme | None) -> Paper | None:
    """The paper it was issued as: one the actor sees, of no other programme. One that stands there already may stay."""
    if paper_id is None:
        if kept is not None and kept.paper_id is not None and kept.lines.filter(fact__paper=kept.paper_id).exists():
            raise ValidationError({"paper": "Chương trình này lập từ văn bản, không bỏ văn bản ra được."})
        return None
    if kept is not None and kept.paper_id == paper_id:
        return kept.paper
    paper = papers_visible_to(actor).get(pk=paper_id)
    if Programme.objects.filter(paper=paper).exclude(pk=kept.pk if kept else 0).exists():
        raise ValidationError({"paper": "Văn bản này đã là của một chương trình khác."})
    return paper
