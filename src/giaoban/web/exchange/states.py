"""How a package, and what went out, stands: a sign and words."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.account.words import visible
from giaoban.edxml.message import STATUSES
from giaoban.office.exchange.actions.answering import NOT_TAKEN
from giaoban.office.exchange.actions.sending import state_of
from giaoban.office.exchange.models import Package, Parcel, Way
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
