"""Signed in ink or digitally, numbered from the register's series, issued: the draft is a paper from then on, and frozen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict, act, require
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import office, stands_in_for
from giaoban.office.directory.visibility import Role
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions.checks import Kept, allowed, held, latest, moved, not_to_come, one_who_signs, opened, taken
from giaoban.office.issuing.actions.digital import Hand, by_organ, by_person, hand_opened
from giaoban.office.issuing.actions.files import file_name_of
from giaoban.office.issuing.actions.freezing import freeze_signed, hold_report, name_paper, thaw_unsigned
from giaoban.office.issuing.authorities import what_is_wrong
from giaoban.office.issuing.content import Said, paragraphs
from giaoban.office.issuing.models import Authority, Draft, DraftState, IssuedLine, Signing, Version
from giaoban.office.issuing.moves import Move
from giaoban.office.issuing.telling import say_issued, say_on_desk
from giaoban.office.jobs.actions import put_down
from giaoban.office.registry import actions as registry
from giaoban.office.registry import store
from giaoban.office.registry.actions import Handed
from giaoban.office.registry.actions.taking_in import kept_file
from giaoban.office.registry.models import Direction, NumberSeries, Paper, Part, RegisterEntry
from giaoban.office.registry.spelling import number_and_symbol
from giaoban.signatures.told import as_told

WRITE_FILE = "write-issued-file"
_SELF_ALONE = "Đồng chí chỉ ghi được chữ ký của chính mình."
_NOT_HIS_DESK = "Dự thảo đang ở bàn đ/c {}: đồng chí đó hoặc người được phân công thay ký; đồng chí khác ký thì chuyển trình tiếp trước."
_NO_SEAL = "Bản này đã ký số: chọn tệp chứng thư số của cơ quan để cơ quan ký số sau người ký."
_NO_SYMBOL = "Sổ không suy ra được ký hiệu của văn bản này. Hãy ghi ký hiệu, ví dụ UBND-VP."


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed, with which authority, how, on which local day."""

    signer: Person
    authority: str
    day: dt.date
    way: str = Signing.Way.INK


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number that was written on the paper (None: the next of the series), its symbol where the register cannot know it, the scan.

    `seal`: what the organ signs with, where the person signed digitally.
    """

    number: int | None = None
    symbol: str = ""
    scan: Handed | None = None
    seal: Hand | None = None


def sign(actor: Account, draft_id: int, shown: int, signed: Signed) -> Draft:
    """The version that stands was signed. From now on it waits for its number, and nothing of it changes."""
    with act(actor, "issuing.sign") as line:
        hold_report(draft_id)
        draft = held(actor, draft_id, shown)
        made = _to_be(actor, draft, signed)
        made.save()
        freeze_signed(actor, draft, made.version)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.SIGN))
        line.about(draft, signed=[made.signer_id, made.version.number])
    return draft


def _to_be(actor: Account, draft: Draft, signed: Signed) -> Signing:
    """The signature as it may be recorded, not recorded yet."""
    allowed(actor, draft, Move.SIGN)
    if not actor.roles & {Role.CHIEF, Role.CLERK} and signed.signer.pk != actor.person_id:
        raise ValidationError({"signer": _SELF_ALONE})
    if signed.authority not in Authority.values:
        raise ValidationError({"authority": "Chọn thẩm quyền ký."})
    if wrong := what_is_wrong(draft.organ, signed.authority, signed.signer, signed.day):
        raise ValidationError({"authority": wrong})
    day = not_to_come(signed.day)
    signer = _whose_it_is_to_sign(draft, signed.signer, day)
    return Signing(draft=draft, version=latest(draft), signer=signer, authority=signed.authority, way=signed.way, day=day, by=actor)


def sign_digitally(actor: Account, draft_id: int, shown: int, authority: str, hand: Hand, symbol: str = "") -> Draft:
    """The person on whose desk it lies, or who stands in for him, signs the version that stands as a PDF, here and now.

    The same rules as in ink; signed again by the same person it is as signed once. `symbol`: where the register cannot know it.
    Raises ValidationError for what is wrong with the key, the certificate, the picture; then nothing was signed.
    """
    draft = opened(actor, draft_id)
    if _is_signed_by(actor, draft):
        return draft
    require(rules.may_sign_digitally(actor, draft))
    if draft.revision != shown:
        raise Conflict(draft)
    assert actor.person is not None  # by the rule
    at = timezone.now()
    signed = Signed(actor.person, authority, timezone.localdate(at), Signing.Way.DIGITAL)
    made = by_person(_to_be(actor, draft, signed), hand, at, symbol)
    sha256 = store.keep(made.data)
    with act(actor, "issuing.sign-digitally") as line:
        hold_report(draft_id)
        draft = held(actor, draft_id)
        line.about(draft, **({"other_name": True} if hand.other_name else {}))
        if _is_signed_by(actor, draft):
            return draft
        draft = sign(actor, draft_id, shown, signed)
        values = {"file": kept_file(sha256, made.data), "symbol": made.symbol, "found": as_told(made.found)}
        draft.signings.filter(undone_at=None).update(**values)
    return draft


def _is_signed_by(actor: Account, draft: Draft) -> bool:
    """Did the person sign it digitally just before?"""
    return draft.signings.filter(undone_at=None, signer=actor.person_id, file__isnull=False).exists()


def _whose_it_is_to_sign(draft: Draft, signer: Person, day: dt.date) -> Person:
    """Who signs is he on whose desk it lies, or who stood in for him on the local day on which it was signed."""
    here = draft.stations.select_related("person").get(until=None).person
    assert here is not None  # where it waits to be signed, it lies on somebody's desk
    if signer.pk not in {here.pk, stands_in_for(here.pk, day)}:
        raise ValidationError({"signer": _NOT_HIS_DESK.format(here)})
    return one_who_signs(signer, "signer")


def unsign(actor: Account, draft_id: int, shown: int) -> Draft:
    """It was recorded as signed by mistake: it lies before the same leader again. What was recorded stays."""
    with act(actor, "issuing.unsign") as line:
        hold_report(draft_id)
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.UNSIGN)
        standing = draft.signings.select_related("signer").get(undone_at=None)
        Signing.objects.filter(pk=standing.pk).update(undone_at=line.at)
        thaw_unsigned(actor, draft)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.UNSIGN, to=standing.signer))
    return draft


def issue(actor: Account, draft_id: int, shown: int, given: Numbered, signed: Signed | None = None) -> Draft:
    """Give a signed draft its number of the series and make it a paper of the register, with the signed version frozen in it.

    `signed`: it comes from the leader's desk signed, and both are recorded at once. Asked again it is the same paper with the same number.
    What was signed digitally here gets its number and the organ's signature at once: where the latter fails, no number was given.
    The file of a version that was written here is made afterwards. Raises NumberTaken, NotTakenIn.
    """
    draft = opened(actor, draft_id)
    require(rules.may(actor, draft, Move.ISSUE))
    if draft.state == DraftState.ISSUED:
        return draft
    scan = taken(actor, given.scan)
    with _seal_in_hand(draft, given) as seal, act(actor, "issuing.issue") as line:
        hold_report(draft_id)
        draft = held(actor, draft_id)
        line.about(draft)
        if draft.state == DraftState.ISSUED:
            return draft
        if draft.revision != shown:
            raise Conflict(draft)
        if signed is not None and draft.state == DraftState.SUBMITTED:
            draft = sign(actor, draft.pk, shown, signed)
        allowed(actor, draft, Move.ISSUE)
        signing = draft.signings.select_related("version__file", "signer", "file").get(undone_at=None)
        paper = _entered(actor, draft, signing, scan)
        entry = _numbered(actor, draft, paper, signing, given)
        _keep_lines(paper, signing.version)
        name_paper(actor, draft, signing.version, paper)
        part = _sealed(paper, signing, seal, line.at) if seal else paper.parts.filter(kind=Part.Kind.SCAN).first()
        Signing.objects.filter(pk=signing.pk).update(entry=entry, scan=part)
        say_on_desk(actor, draft, moved(actor, line, draft, Move.ISSUE, paper=paper))
        say_issued(actor, draft)
        if signing.version.file is None and seal is None:
            put_down(WRITE_FILE, f"{WRITE_FILE}:{draft.pk}", draft_id=draft.pk)
        line.about(draft, entry=entry.pk, **_said_by_hand(scan, seal))
    return draft


def _said_by_hand(scan: Kept | None, seal: Hand | None) -> dict[str, Any]:
    """What somebody took upon himself: a scan whose marks could not be seen, a certificate of another name."""
    return ({"assured": scan.unseen} if scan and scan.unseen else {}) | ({"other_name": True} if seal and seal.other_name else {})


@contextmanager
def _seal_in_hand(draft: Draft, given: Numbered) -> Iterator[Hand | None]:
    """The organ's key, open before anything is locked, where the draft was signed digitally here; else None."""
    if not draft.signings.filter(undone_at=None, file__isnull=False).exists():
        yield None
        return
    if given.seal is None:
        raise ValidationError({"key_file": _NO_SEAL})
    with hand_opened(given.seal, draft.organ.named_on(timezone.localdate())) as seal:
        yield seal


def _sealed(paper: Paper, signing: Signing, seal: Hand, at: dt.datetime) -> Part:
    """The file that the person signed, numbered and signed by the organ: the one file of the paper."""
    made = by_organ(signing, *number_and_symbol(paper.number), seal, at)
    Signing.objects.filter(pk=signing.pk).update(found=as_told(made.found))
    file = kept_file(store.keep(made.data), made.data)
    return registry.add_held(paper, registry.Held(file, Part.Kind.MAIN, file_name_of(paper), to_read=not signing.version.sources))


def _entered(actor: Account, draft: Draft, signing: Signing, scan: Kept | None) -> Paper:
    """The paper with what is kept of it. Words that come from what we follow need no reading; others are read like those of any paper."""
    version, files = signing.version, list[registry.Held]()
    if version.file is not None:
        files.append(registry.Held(version.file, Part.Kind.MAIN, version.name, to_read=not version.sources))
    if scan is not None:
        files.append(registry.Held(scan.row(), Part.Kind.SCAN, scan.name))
    head: dict[str, Any] = {
        "type": draft.kind, "subject": draft.subject, "issuer": draft.organ, "issuer_text": draft.organ.named_on(signing.day),
        "date": signing.day, "signer": signing.signer.full_name, "urgency": draft.urgency, "confidentiality": draft.confidentiality,
        "reply_to": draft.answers or (draft.task.paper if draft.task else None),
    }  # fmt: skip
    return registry.enter_outgoing(actor, files, **head)


def _numbered(actor: Account, draft: Draft, paper: Paper, signing: Signing, given: Numbered) -> RegisterEntry:
    series = _series_of(actor, draft, signing.day)
    entry = registry.register_outgoing(actor, paper.pk, series.pk if series else None, on=signing.day, number=given.number)
    paper.refresh_from_db()
    symbol = given.symbol.strip().lstrip("/-") or signing.symbol
    if not paper.number:
        if not symbol:
            raise ValidationError({"symbol": _NO_SYMBOL})
        registry.correct_letterhead(actor, paper.pk, paper.revision, number=f"{entry.number:02d}/{symbol}")
        paper.refresh_from_db()
    return entry


def _series_of(actor: Account, draft: Draft, day: dt.date) -> NumberSeries | None:
    """The series of the body whose paper it is, where that is not the one whose office this is: each numbers its own papers."""
    kept = office()
    if kept is None or kept.organ_id == draft.organ_id:
        return None
    return registry.open_series(actor, Direction.OUT, draft.kind, on=day, organ=draft.organ)


def _keep_lines(paper: Paper, version: Version) -> None:
    """The line → fact map: each sentence with what it came from, by the key of its block."""
    rows = []
    for place, said in enumerate(paragraphs(version.content), 1):
        for kind, key in sources_of(version, said):
            rows.append(IssuedLine(paper=paper, place=place, key=said.key, text=said.text, source_kind=kind, source_id=key))
    IssuedLine.objects.bulk_create(rows, ignore_conflicts=True)


def sources_of(version: Version, said: Said) -> list[tuple[str, int]]:
    """What a paragraph came from: as the version says, else as its key says by itself (`work.task:12`)."""
    found = [(str(kind), int(key)) for kind, key in version.sources.get(said.key, ())]
    kind, _, key = said.key.rpartition(":")
    return found or ([(kind, int(key))] if "." in kind and key.isdecimal() else [])
