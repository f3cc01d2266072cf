"""Opinions of units and members on a version, until a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import leaders
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.actions.checks import allowed, drafter_of, held, latest, moved
from giaoban.office.issuing.models import Answer, Consultation, Draft, Opinion
from giaoban.office.issuing.moves import Move
from giaoban.office.issuing.telling import no_more_asked, no_more_waited_for, say_answered, say_answered_by_all, say_asked, say_on_desk
from giaoban.office.work.actions import NotNow

_LONGEST_NOTE = 500
_LEADERS_ALONE = "Dự thảo trong phạm vi Thường trực chỉ lấy ý kiến các đồng chí Thường trực."


def ask_opinions(
    actor: Account, draft_id: int, shown: int, *, until: dt.date, organs: Iterable[Organ] = (), people: Iterable[Person] = (),
    note: str = "",
) -> Consultation:  # fmt: skip
    """Put the version that stands before units and members, until a local day. Of a restricted draft leaders alone are asked."""
    with act(actor, "issuing.ask-opinions") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.ASK)
        to_organs, to_people = list(organs), list(people)
        _must_be_askable(draft, until, to_organs, to_people)
        made = Consultation.objects.create(
            draft=draft, version=latest(draft), until=until, note=" ".join(note.split())[:_LONGEST_NOTE], by=actor
        )
        slips = [Opinion(consultation=made, organ=organ) for organ in to_organs]
        slips += [Opinion(consultation=made, person=person) for person in to_people]
        slips = Opinion.objects.bulk_create(slips)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.ASK))
        say_asked(actor, slips)
        line.about(draft, consultation=made.pk)
    return made


def _must_be_askable(draft: Draft, until: dt.date, organs: list[Organ], people: list[Person]) -> None:
    if not organs and not people:
        raise ValidationError({"organs": "Chọn ít nhất một đơn vị hoặc một đồng chí."})
    if until < timezone.localdate():
        raise ValidationError({"until": "Hạn trả lời đã qua."})
    if draft.confidentiality != Confidentiality.OPEN:
        permanent = set(leaders().values_list("pk", flat=True))
        if organs or any(person.pk not in permanent for person in people):
            raise ValidationError({"organs": _LEADERS_ALONE})


def give_opinion(actor: Account, opinion_id: int, shown: int, answer: str, text: str = "") -> Opinion:
    """What a unit or a member says, while opinions are taken; said again it replaces what was said, which is kept.

    The drafters may enter what came on paper (nhập thay).
    """
    with act(actor, "issuing.give-opinion") as line:
        rows = Opinion.objects.select_for_update(of=("self",)).select_related("consultation__draft__entered_by", "organ", "person")
        opinion = rows.get(pk=opinion_id, pk__in=queries.opinions_visible_to(actor).filter(pk=opinion_id).values("pk"))
        require(rules.may_give_opinion(actor, opinion))
        consultation = opinion.consultation
        if consultation.ended_at is not None:
            raise NotNow("Đã kết thúc lấy ý kiến cho bản này.")
        if answer not in Answer.values:
            raise ValidationError({"answer": "Chọn đồng ý, có ý kiến khác hay không đồng ý."})
        if answer != Answer.AGREES and not text.strip():
            raise ValidationError({"text": "Ghi ý kiến để người soạn biết cần sửa gì."})
        revise(line, opinion, shown, answer=Answer(answer), text=text.strip())
        Opinion.objects.filter(pk=opinion.pk).update(by=actor, at=line.at)
        opinion.by, opinion.at = actor, line.at
        if consultation.opinions.filter(answer="").exists():
            no_more_waited_for(opinion)
            say_answered(actor, opinion)
        else:
            no_more_asked(consultation.draft)
            say_answered_by_all(actor, consultation.draft, consultation.pk)
    return opinion


def end_consultation(actor: Account, draft_id: int, shown: int) -> Draft:
    """Opinions are taken no more; it lies with the drafter again. Who said nothing by then said nothing."""
    with act(actor, "issuing.end-consultation") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.END)
        draft.consultations.filter(ended_at=None).update(ended_at=line.at)
        no_more_asked(draft)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.END, to=drafter_of(draft)))
    return draft
