"""The cards of a paper in the groups in which a clerk goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from giaoban.office.evidence.models import FactKind
from giaoban.office.review.models import Proposal, State
from giaoban.office.review.queries import shown_of
from giaoban.web.review.cards import Card, card_of

AT_ONCE = 100  # cards of a group; the others come when the last one is in sight
BODIES = 12  # cards that come with what is inside them; the others fetch it when they are looked at


@dataclass(slots=True)
class Group:
    """Cards of one kind. A folded one is opened by who wants to see it."""

    key: str
    title: str
    cards: list[Card]
    is_folded: bool = False
    begins: int = 0

    @property
    def here(self) -> list[Card]:
        """The cards that are shown at once."""
        return self.cards[self.begins : self.begins + AT_ONCE]

    @property
    def rest(self) -> list[Card]:
        """The cards that come later."""
        return self.cards[self.begins + AT_ONCE :]

    @property
    def rest_shown(self) -> str:
        """The cards that come later, with their revisions: what takes many at one key takes them too."""
        return " ".join(f"{card.proposal.pk}:{card.proposal.revision}" for card in self.rest if card.proposal.is_open)

    def begin_after(self, key: str) -> None:
        """Begin behind a card; from the first one where it is not there."""
        keys = [str(card.proposal.pk) for card in self.cards]
        self.begins = keys.index(key) + 1 if key in keys else 0

    @property
    def open(self) -> int:
        """How many wait."""
        return sum(card.proposal.is_open for card in self.cards)

    @property
    def said(self) -> str:
        """How far the group is: `6/6 đã nhận`, `4 đề xuất, chưa duyệt`."""
        return progress_of([card.proposal.state for card in self.cards])

    @property
    def summary(self) -> str:
        """What a group that is done says on one line."""
        kept = [card.title.split(": ", 1)[-1] for card in self.cards if card.proposal.state == State.ACCEPTED]
        return ", ".join(kept[:4]) + (" …" if len(kept) > 4 else "") if kept else "Đã bỏ cả"

    @property
    def is_done(self) -> bool:
        """Is all of it decided, and is it of those that need not be seen any more?"""
        return not self.open and self.key in ("the-thuc", "vien-dan", "luu-y", "viec-khac")


_KINDS: tuple[tuple[str, str, Callable[[Proposal], bool]], ...] = (
    ("the-thuc", "Thể thức", lambda p: p.kind == FactKind.LETTERHEAD),
    ("viec-ta", "Việc của ta", lambda p: p.kind == FactKind.TASK and p.ours),
    ("viec-khac", "Việc của đơn vị khác", lambda p: p.kind == FactKind.TASK and not p.ours),
    ("dinh-huong", "Định hướng", lambda p: p.kind == FactKind.ORIENTATION),
    ("hoi-nghi", "Hội nghị và nội dung", lambda p: p.kind == FactKind.MEETING),
    ("dinh-ky", "Việc định kỳ", lambda p: p.kind == FactKind.DUTY),
    ("vien-dan", "Viện dẫn", lambda p: p.kind == FactKind.CITATION),
    ("luu-y", "Lưu ý", lambda p: p.kind == FactKind.FINDING),
)


def groups_of(proposals: Iterable[Proposal], held: Mapping[str, str], current: int | None) -> list[Group]:
    """The groups that have cards, in order; `current` is the card that is looked at, by its key."""
    rows = sorted(proposals, key=_order)
    groups = [Group(key, title, [_card(p) for p in rows if belongs(p)], key == "viec-khac") for key, title, belongs in _KINDS]
    groups = [group for group in groups if group.cards]
    left = BODIES
    for card in (card for group in groups if not group.is_folded for card in group.here if card.proposal.is_open):
        card.is_current = card.proposal.pk == current
        if left or card.is_current:
            card.rows = card_of(card.proposal, held, with_body=True).rows
            left = max(0, left - 1)
    return groups


def _order(proposal: Proposal) -> tuple[int, int]:
    """In the order of the text; the letterhead in the order in which a register asks for it."""
    return (0 if proposal.kind == FactKind.LETTERHEAD else proposal.start, proposal.number)


def _card(proposal: Proposal) -> Card:
    return card_of(proposal, with_body=False)


def group_of(proposal: Proposal) -> str:
    """The key of the group a proposal stands in."""
    return next(key for key, _, belongs in _KINDS if belongs(proposal))


def states_beside(proposal: Proposal) -> list[str]:
    """The states of all that stand in a proposal's group."""
    rows = shown_of(proposal.paper).filter(kind=proposal.kind)
    if proposal.kind == FactKind.TASK:
        rows = rows.filter(ours=proposal.ours)
    return list(rows.order_by().values_list("state", flat=True))


def first_open(groups: Iterable[Group]) -> Card | None:
    """The card to begin with."""
    return next((card for group in groups if not group.is_folded for card in group.cards if card.proposal.is_open), None)


def progress_of(states: Iterable[str]) -> str:
    """How far some proposals are, in words."""
    states = list(states)
    waiting = sum(state == State.OPEN for state in states)
    if not waiting:
        taken = sum(state == State.ACCEPTED for state in states)
        return f"{taken}/{len(states)} đã nhận"
    if waiting == len(states):
        return f"{waiting} đề xuất, chưa duyệt"
    return f"còn {waiting} trong {len(states)}"
