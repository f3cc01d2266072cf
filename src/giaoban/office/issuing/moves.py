"""The way of a draft as data: which act leads from which states to which, and on which kind of desk it lies then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from giaoban.office.issuing.models import Desk, DraftState


class Move(StrEnum):
    """What is done with a draft that may change how far it is."""

    CORRECT = "correct"
    WRITE = "write"
    ASK = "ask"
    END = "end"
    SUBMIT = "submit"
    INITIAL = "initial"
    PASS_ON = "pass-on"  # noqa: S105 - no password
    RETURN = "return"
    TAKE_BACK = "take-back"
    SIGN = "sign"
    UNSIGN = "unsign"
    ISSUE = "issue"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Step:
    """From which states, to which (None: it stays), to which desk (None: nobody's any more), and what was done at the desk that it left."""

    before: frozenset[DraftState]
    after: DraftState | None
    desk: Desk | None
    did: str


_S, _D = DraftState, Desk
_WITH_DRAFTER = frozenset({_S.DRAFTING, _S.RETURNED})
_ON_ITS_WAY = frozenset({_S.CHECKING, _S.SUBMITTED})
MOVES: dict[Move, Step] = {
    Move.CORRECT: Step(_WITH_DRAFTER, None, _D.DRAFTING, "Sửa thông tin"),
    Move.WRITE: Step(_WITH_DRAFTER, _S.DRAFTING, _D.DRAFTING, "Viết bản mới"),
    Move.ASK: Step(_WITH_DRAFTER, _S.CONSULTING, _D.OPINIONS, "Gửi lấy ý kiến"),
    Move.END: Step(frozenset({_S.CONSULTING}), _S.DRAFTING, _D.DRAFTING, "Kết thúc lấy ý kiến"),
    Move.SUBMIT: Step(_WITH_DRAFTER, _S.CHECKING, _D.CHECKING, "Trình"),
    Move.INITIAL: Step(frozenset({_S.CHECKING}), _S.SUBMITTED, _D.SIGNING, "Ký nháy"),
    Move.PASS_ON: Step(frozenset({_S.SUBMITTED}), _S.SUBMITTED, _D.SIGNING, "Chuyển trình tiếp"),
    Move.RETURN: Step(_ON_ITS_WAY, _S.RETURNED, _D.DRAFTING, "Trả lại"),
    Move.TAKE_BACK: Step(_ON_ITS_WAY, _S.DRAFTING, _D.DRAFTING, "Lấy lại để sửa"),
    Move.SIGN: Step(frozenset({_S.SUBMITTED}), _S.SIGNED, _D.NUMBERING, "Ký"),
    Move.UNSIGN: Step(frozenset({_S.SIGNED}), _S.SUBMITTED, _D.SIGNING, "Bỏ ghi nhầm đã ký"),
    Move.ISSUE: Step(frozenset({_S.SIGNED}), _S.ISSUED, None, "Cấp số, ban hành"),
    # What is signed is a leader's word: nobody gives it up but by the registry's saying that it was recorded by mistake.
    Move.WITHDRAW: Step(frozenset(_S) - {_S.SIGNED, _S.ISSUED, _S.WITHDRAWN}, _S.WITHDRAWN, None, "Thôi trình"),
}


def can(state: str, move: Move) -> bool:
    """Does the act make sense of a draft in this state?"""
    return DraftState(state) in MOVES[move].before
