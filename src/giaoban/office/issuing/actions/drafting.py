"""Drafts begun and corrected, version after version; taken back to be rewritten, given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from giaoban.intake import UnreadableSource, read_source
from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import organs_visible_to, people_visible_to
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions.checks import Kept, allowed, drafter_of, held, moved, opened, taken
from giaoban.office.issuing.actions.naming import follow_words
from giaoban.office.issuing.content import as_text, paragraphs, retyped
from giaoban.office.issuing.models import Desk, Draft, Station, ToFirst, Version
from giaoban.office.issuing.moves import Move
from giaoban.office.issuing.recipients import words_in, words_of
from giaoban.office.issuing.telling import no_more_asked, say_on_desk
from giaoban.office.meetings.queries import visible_to as meetings_visible_to
from giaoban.office.programme.queries import visible_to as programmes_visible_to
from giaoban.office.registry.actions import Handed, screened
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.registry.series import TYPE_NAMES
from giaoban.office.reporting.queries import visible_to as reports_visible_to
from giaoban.office.work.queries import visible_to as tasks_visible_to

LONGEST_REASON = 300
Sources = Mapping[str, list[tuple[str, int]]]
_NAMED = {
    "organ": organs_visible_to,
    "unit": organs_visible_to,
    "drafter": people_visible_to,
    "answers": papers_visible_to,
    "about": papers_visible_to,
    "task": tasks_visible_to,
    "meeting": meetings_visible_to,
    "programme": programmes_visible_to,
    "report": reports_visible_to,
}
_NARROWS = ("task", "meeting", "answers", "about")  # a draft is no further out than what it is for
_NOT_THEIRS = "Việc này trong phạm vi Thường trực: văn bản do Văn phòng hoặc đồng chí Thường trực soạn."
_PLAIN = frozenset({"kind", "subject", "profile", "urgency", "confidentiality", "period_first", "period_last", "to_first"})


def begin_draft(actor: Account, *, kind: str, subject: str, organ_id: int, **values: Any) -> Draft:
    """A paper is to be issued: what kind, about what, of which body. `values` are those of `correct_draft`."""
    with act(actor, "issuing.begin-draft") as line:
        require(rules.may_begin(actor))
        facts = _checked(actor, None, {"kind": kind, "subject": subject, "organ_id": organ_id} | values)
        if "drafter" not in facts and "unit" not in facts:
            facts["drafter"] = actor.person
        draft = Draft.objects.create(entered_by=actor, **facts)
        _must_stay_seen(actor, draft)
        Station.objects.create(draft=draft, desk=Desk.DRAFTING, person=drafter_of(draft), since=draft.created_at)
        line.about(draft)
    return draft


def correct_draft(actor: Account, draft_id: int, shown: int, **values: Any) -> Draft:
    """What is said of a draft while it is being written. References are named by their keys (`task_id`), and seen by the actor.

    What stood there and is not the actor's to see may stay.
    """
    with act(actor, "issuing.correct-draft") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.CORRECT)
        revise(line, draft, shown, **_checked(actor, draft, values))
        _must_stay_seen(actor, draft)
    return draft


def _checked(actor: Account, kept: Draft | None, values: dict[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in values.items() if name in _PLAIN}
    for name, seen_by in _NAMED.items():
        if f"{name}_id" in values:
            key = values[f"{name}_id"]
            is_kept = kept is not None and key == getattr(kept, f"{name}_id")
            facts[name] = getattr(kept, name) if is_kept else seen_by(actor).get(pk=key) if key is not None else None
    if strange := values.keys() - _PLAIN - {f"{name}_id" for name in _NAMED}:
        raise TypeError(f"no field of a draft: {sorted(strange)}")
    if "subject" in facts:
        facts["subject"] = said(facts["subject"], "subject", "Ghi trích yếu nội dung.")
    if facts.get("kind", "CV") not in TYPE_NAMES:
        raise ValidationError({"kind": "Chọn loại văn bản."})
    _must_fit(actor, kept, facts)
    return facts


def _must_fit(actor: Account, kept: Draft | None, facts: dict[str, Any]) -> None:
    """What belongs together: a period in order, a first paper with what is done to it, a narrow circle by who may draw it.

    What is for a restricted matter is as restricted, whoever drafts it.
    """

    def now(name: str) -> Any:
        return facts[name] if name in facts else getattr(kept, name, None)

    first, last = now("period_first"), now("period_last")
    if first and last and last < first:
        raise ValidationError({"period_last": "Kỳ kết thúc trước khi bắt đầu."})
    about: Paper | None = now("about")
    if bool(now("to_first")) != (about is not None):
        raise ValidationError({"about": "Ghi cả văn bản đã ban hành và việc sửa đổi, đính chính hay thu hồi nó."})
    if now("to_first") == ToFirst.CORRECTS and now("kind") != "CV":
        raise ValidationError({"kind": "Đính chính thể thức bằng công văn (Nghị định 30/2020/NĐ-CP, Điều 18)."})
    before = kept.confidentiality if kept else Confidentiality.OPEN
    if facts.get("confidentiality", before) != before:
        require(rules.may_restrict(actor), "Phạm vi dự thảo do Thường trực hoặc Chánh Văn phòng quyết định.")
    if facts.keys() & {"confidentiality", *_NARROWS}:
        within = (thing.confidentiality for thing in map(now, _NARROWS) if thing is not None)
        facts["confidentiality"] = max(facts.get("confidentiality", before), *within, Confidentiality.OPEN)


def _must_stay_seen(actor: Account, draft: Draft) -> None:
    """It became as narrow as what it is for: whoever said so must see it still, else nobody would have it in hand."""
    if draft.confidentiality != Confidentiality.OPEN and not rules.sees_whole(actor, draft):
        raise ValidationError(_NOT_THEIRS)


def write_version(
    actor: Account, draft_id: int, shown: int, *, content: Mapping[str, Any] | None = None, file: Handed | None = None,
    sources: Sources | None = None, reason: str = "",
) -> Version:  # fmt: skip
    """The next version: as `content`, or as a Word file. Those before stay. Raises NotTakenIn for a file that must not be here."""
    draft = opened(actor, draft_id)
    require(rules.may(actor, draft, Move.WRITE))
    kept = taken(actor, file)
    text = _text_of(kept) if kept is not None else as_text(content or {})
    if not text.strip():
        raise ValidationError({"text": "Bản dự thảo chưa có nội dung."})
    if kept is None:
        screened(actor, text.encode(), "du-thao.txt", assured=False)
    last = draft.versions.last()
    number = last.number + 1 if last else 1
    written = retyped(text, last.content if last else {}) if kept else dict(content or {})
    with act(actor, "issuing.write-version") as line:
        draft = held(actor, draft_id, shown)  # a version that came in between has moved its revision on
        allowed(actor, draft, Move.WRITE)
        to_before = words_of(draft)
        version = Version.objects.create(
            draft=draft, number=number, content=written, text=text, by=actor, sources=_sources(sources, written, last),
            file=kept.row() if kept else None, name=kept.name if kept else "", reason=" ".join(reason.split())[:LONGEST_REASON],
        )  # fmt: skip
        if "recipients" in written:
            follow_words(draft, to_before, words_in(written))
        say_on_desk(actor, draft, moved(actor, line, draft, Move.WRITE, to=drafter_of(draft)))
        line.about(draft, version=[last.number if last else None, number], **({"assured": kept.unseen} if kept and kept.unseen else {}))
    return version


def _text_of(kept: Kept) -> str:
    try:
        return read_source(kept.data, name=kept.name).text
    except UnreadableSource as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal


def _sources(given: Sources | None, content: Mapping[str, Any], last: Version | None) -> dict[str, Any]:
    """What the blocks came from: as it is said, else as it was in the version before for those that are still there."""
    if given is not None or last is None:
        return {key: [[kind, pk] for kind, pk in found] for key, found in (given or {}).items()}
    there = {said.key for said in paragraphs(content)}
    return {key: found for key, found in last.sources.items() if key in there}


def take_back(actor: Account, draft_id: int, shown: int) -> Draft:
    """The drafter takes it back before it is signed, to write on."""
    return _turned(actor, "issuing.take-back", draft_id, shown, Move.TAKE_BACK)


def withdraw(actor: Account, draft_id: int, shown: int) -> Draft:
    """Thôi trình: it is issued by nobody. It stays to be read, with its versions."""
    return _turned(actor, "issuing.withdraw", draft_id, shown, Move.WITHDRAW)


def _turned(actor: Account, verb: str, draft_id: int, shown: int, move: Move) -> Draft:
    with act(actor, verb) as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, move)
        station = moved(actor, line, draft, move, to=drafter_of(draft) if move == Move.TAKE_BACK else None)
        draft.consultations.filter(ended_at=None).update(ended_at=line.at)
        no_more_asked(draft)
        say_on_desk(actor, draft, station)
    return draft
