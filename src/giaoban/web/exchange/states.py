"""How a package, and what went out, stands: a sign and words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.account.words import visible
from giaoban.edxml.message import GIVEN_BACK, NOT_TAKEN, STATUSES
from giaoban.office.exchange.actions.asking_back import ANSWERS
from giaoban.office.exchange.actions.sending import state_of
from giaoban.office.exchange.models import AskedBack, Package, Parcel, Way

_SENDING = {Parcel.State.WAITING: "cho-xac-nhan", Parcel.State.SENT: "da-giao", Parcel.State.FAILED: "luu-y"}
_PACKAGES = {
    Package.State.HELD: ("may-hoi", "flag"),
    Package.State.TAKEN: ("tick", ""),
    Package.State.NOTED: ("tick", ""),
    Package.State.REPEATED: ("van-ban", "quiet"),
    Package.State.REFUSED: ("tra-lai", "flag"),
    Package.State.EXPELLED: ("huy", "quiet"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A sign, its tone, a word, what more there is to say in the words of who said it, and when."""

    sign: str
    word: str
    tone: str = ""
    more: str = ""
    at: dt.datetime | None = None


_UNANSWERED = Shown("cho-xac-nhan", "Chưa trả lời", "flag")


def of_parcel(parcel: Parcel) -> Shown:
    """How far a parcel is: what its receiver told of it last, else what we know ourselves."""
    way = Way(parcel.way).label
    if parcel.status is not None:
        sign, tone = ("tra-lai", "flag") if parcel.status == NOT_TAKEN else ("da-nhan", "")
        return Shown(sign, f"{way}: {parcel.status_words}", tone, visible(parcel.status_said), parcel.status_at)
    state = state_of(parcel)
    error = parcel.mail.error if parcel.mail is not None else parcel.error
    sent_at = parcel.mail.sent_at if parcel.mail is not None else parcel.sent_at
    more, at = ("", sent_at) if state == Parcel.State.SENT else (visible(error), None)
    held = parcel.mail is not None and parcel.mail.state == parcel.mail.State.HELD
    word = "giữ lại ở hộp thư đi" if held else Parcel.State(state).label.lower()
    return Shown(_SENDING[Parcel.State(state)], f"{way}: {word}", "flag" if state == Parcel.State.FAILED else "", more, at)


def of_asked_back(asked: AskedBack) -> list[Shown]:
    """A parcel asked back: on which day and why; and the answer in the receiver's words."""
    reason, at = visible(asked.reason), asked.asked_at
    if asked.error:
        return [Shown("luu-y", "Yêu cầu lấy lại: không gửi được", "flag", f"{reason} – {visible(asked.error)}", at)]
    if asked.answer is None:
        return [Shown("cho-xac-nhan", "Yêu cầu lấy lại: " + ("chờ trả lời" if asked.sent_at else "chờ gửi"), "", reason, at)]
    return [Shown("da-giao", "Yêu cầu lấy lại", "", reason, at), _answer(asked.answer, asked.answer_said, asked.answered_at)]


def _answer(code: int, said: str, at: dt.datetime | None) -> Shown:
    is_agreed = code == GIVEN_BACK
    return Shown("xong" if is_agreed else "tra-lai", STATUSES[code].capitalize(), "" if is_agreed else "flag", visible(said), at)


def states_of(parcel: Parcel) -> list[Shown]:
    """How far a parcel is, and every time that it was asked back."""
    return [of_parcel(parcel), *(state for asked in parcel.asked_back.all() for state in of_asked_back(asked))]


def of_wish(wish: Package) -> Shown:
    """What a sender who wants a paper back was answered, and when; that it waits for an answer."""
    answer = next((one for one in wish.answers.all() if one.code in ANSWERS), None)
    return _answer(answer.code, answer.description, answer.at) if answer else _UNANSWERED


def of_package(package: Package) -> Shown:
    """What became of a package."""
    state = Package.State(package.state)
    sign, tone = _PACKAGES[state]
    return Shown(sign, str(state.label), tone, visible(package.reason))


def title_of(package: Package) -> str:
    """What a package is about, as far as it says: the state of a paper of ours, or the paper that it brings."""
    said = package.said
    if "status" in said:
        words = f"Trạng thái {said['status']:02} – {STATUSES.get(said['status'], 'trạng thái khác')}"
        return visible(f"{words}: {_about(package)}")
    named = ": ".join(filter(None, (said.get("number", ""), said.get("subject", ""))))
    return visible(named or package.name or "Gói không đọc được")


def _about(package: Package) -> str:
    """The number of the paper that a state is of; where we do not know it, what the paper is called between offices."""
    paper = package.parcel.recipient.draft.paper if package.parcel is not None else None
    known = paper.number if paper is not None else package.first.said.get("number", "") if package.first is not None else ""
    return known or package.document_id
