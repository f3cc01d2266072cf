"""Names in papers that matched no organ: asked once, answered by a clerk, learnt."""

from __future__ import annotations

from collections.abc import Collection

from giaoban.office.audit.acts import Conflict, act, require
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import move_on, said
from giaoban.office.directory.matching import key_of
from giaoban.office.directory.models import Account, Alias, UnitQuestion


def ask_about(actor: Account | None, text: str, *, paper_id: int | None = None) -> UnitQuestion | None:
    """Ask which organ a name means, unless that is known or asked already. The program itself may ask: `actor` None."""
    with act(actor, "directory.ask-about-name") as line:
        name = key_of(text[:200])
        if not name or Alias.objects.filter(key=name).exists():
            return None
        question, is_new = UnitQuestion.objects.get_or_create(key=name, defaults={"text": text[:200], "paper_id": paper_id})
        if is_new:
            line.about(question, text=question.text, paper=paper_id)
    return question


def learn_alias(actor: Account, text: str, organ_ids: Collection[int], *, shown: int = 0) -> Alias:
    """A name in papers means these organs, or, with none, none of those we follow. `shown`: the revision to correct, 0 for a new name."""
    with act(actor, "directory.learn-alias") as line:
        require(rules.may_answer_names(actor))
        name = key_of(said(text, "text", "Ghi tên như văn bản viết.")[:200])
        organs = list(queries.organs_visible_to(actor).filter(pk__in=organ_ids))
        alias = Alias.objects.select_for_update().filter(key=name).first()
        before: list[int] | None = None
        if alias is None:
            alias = Alias.objects.create(key=name, text=text[:200], learnt_by=actor)
        elif shown == 0:
            raise Conflict(alias)
        else:
            before = sorted(alias.organs.values_list("pk", flat=True))
            move_on(line, alias, shown)
        alias.organs.set(organs)
        UnitQuestion.objects.filter(key=name).update(alias=alias)
        line.about(alias, organs=[before, sorted(organ.pk for organ in organs)])
    return alias


def forget_alias(actor: Account, alias_id: int, shown: int) -> None:
    """A name was learnt wrongly: it is asked about again when it is met."""
    with act(actor, "directory.forget-alias") as line:
        require(rules.may_answer_names(actor))
        alias = queries.aliases_visible_to(actor).select_for_update().get(pk=alias_id)
        move_on(line, alias, shown)
        line.about(alias, text=[alias.text, None], organs=[sorted(alias.organs.values_list("pk", flat=True)), None])
        Alias.objects.filter(pk=alias_id).delete()
