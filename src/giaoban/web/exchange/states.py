"""How a package, and what went out, stands: a sign and words."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.account.words import visible
from giaoban.edxml.message import GIVEN_BACK, NOT_TAKEN, STATUSES
from giaoban.office.exchange.actions.asking_back import ANSWERS
from giaoban.office.exchange.actions.sending import state_of
from giaoban.office.exchange.models import AskedBack, Package, Parcel, Way
from giaoban.web.templatetags.office import moment

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
    """A sign, its tone, a word, and what more there is to say."""

    sign: str
    word: str
    tone: str = ""
    more: str = ""


_UNANSWERED = Shown("cho-xac-nhan", "Chưa trả lời", "flag")


def of_parcel(parcel: Parcel) -> Shown:
    """How far a parcel is: what its receiver told of it last, else what we know ourselves."""
    way = Way(parcel.way).label
    if parcel.status is not None:
        when = f"{visible(parcel.status_said)} {moment(parcel.status_at)}".strip()
        is_refused = parcel.status == NOT_TAKEN
        return Shown("tra-lai" if is_refused else "da-nhan", f"{way}: {parcel.status_words}", "flag" if is_refused else "", when)
    state = state_of(parcel)
    error = parcel.mail.error if parcel.mail is not None else parcel.error
    sent_at = parcel.mail.sent_at if parcel.mail is not None else parcel.sent_at
    more = moment(sent_at) if state == Parcel.State.SENT else visible(error)
    held = parcel.mail is not None and parcel.mail.state == parcel.mail.State.HELD
    word = "giữ lại ở hộp thư đi" if held else Parcel.State(state).label.lower()
    return Shown(_SENDING[Parcel.State(state)], f"{way}: {word}", "flag" if state == Parcel.State.FAILED else "", more)


def of_asked_back(asked: AskedBack) -> list[Shown]:
    """A parcel asked back: on which day and why; and the answer in the receiver's words."""
    more = f"{visible(asked.reason)} {moment(asked.asked_at)}"
    if asked.error:
        return [Shown("luu-y", "Yêu cầu lấy lại: không gửi được", "flag", f"{more}. {visible(asked.error)}")]
    if asked.answer is None:
        return [Shown("cho-xac-nhan", "Yêu cầu lấy lại: " + ("chờ trả lời" if asked.sent_at else "chờ gửi"), "", more)]
    said = f"{visible(asked.answer_said)} {moment(asked.answered_at)}".strip()
    return [Shown("da-giao", "Yêu cầu lấy lại", "", more), _answer(asked.answer, said)]


def _answer(code: int, more: str) -> Shown:
    is_agreed = code == GIVEN_BACK
    return Shown("xong" if is_agreed else "tra-lai", STATUSES[code].capitalize(), "" if is_agreed else "flag", more)


def states_of(parcel: Parcel) -> list[Shown]:
    """How far a parcel is, and every time that it was asked back."""
    return [of_parcel(parcel), *(state for asked in parcel.asked_back.all() for state in of_asked_back(asked))]


def of_wish(wish: Package) -> Shown:
    """What a sender who wants a paper back was answered, and when; that it waits for an answer."""
    answer = next((one for one in wish.answers.all() if one.code in ANSWERS), None)
    return _answer(answer.code, f"{visible(answer.description)} {moment(answer.at)}".strip()) if answer else _UNANSWERED


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
        return visible(f"{words}: {package.document_id}")
    named = ": ".join(filter(None, (said.get("number", ""), said.get("subject", ""))))
    return visible(named or package.name or "Gói không đọc được")
