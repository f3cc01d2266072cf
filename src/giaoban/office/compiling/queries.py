"""What others may ask of compiling. Everything starts from `decisions_visible_to`."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from giaoban.office.compiling import rules
from giaoban.office.compiling.models import Decision
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, Relation, one_of, reach
from giaoban.office.programme.models import Programme
from giaoban.office.registry.queries import visible_to as papers_visible_to


def decisions_visible_to(account: Account) -> QuerySet[Decision]:
    """What was decided of proposals, of the programmes that a person compiles; agrees with `rules.may_see`."""
    most = reach(account, Kind.PROGRAMME).get(Relation.ANY)
    if not rules.may_compile(account) or most is None:
        return Decision.objects.none()
    rows = Decision.objects.all()
    if most != max(Confidentiality):
        rows = rows.filter(Q(programme__paper=None) | Q(programme__paper__confidentiality__lte=most))
    seen = one_of(papers_visible_to(account), "paper")
    return rows.filter(Q(paper=None) | seen) if seen else rows


def decided(account: Account, programme: Programme) -> QuerySet[Decision]:
    """What was decided for a programme, by whom, and what became of the lines."""
    return decisions_visible_to(account).filter(programme=programme).select_related("by__person", "line")


def declined_before(account: Account, programme: Programme) -> dict[tuple[str, str], Decision]:
    """What was left out of earlier programmes of the same body, the latest time of each: it comes with what was said then."""
    rows = decisions_visible_to(account).filter(
        programme__organ=programme.organ_id, programme__first__lt=programme.first, state=Decision.State.DECLINED
    )  # fmt: skip
    return {(one.source, one.key): one for one in rows.select_related("programme").order_by("programme__first", "pk")}
