"""What a reading of a sample paper holds otherwise than its gold: one line for each difference, none when all is right.

A gold names only what it asks: a field that stands in it, empty or not, must be read so; one that does not stand there is not asked.
Words are compared without case, tone placement, blanks and punctuation, symbols without blanks.
"""

from __future__ import annotations

import datetime as dt
import operator
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from giaoban.reading.model import Reading
from giaoban.reading.text import fold, quoted

Gold = dict[str, Any]
Field = tuple[str, Callable[[Any], object]]


def differences(gold: Gold, reading: Reading) -> list[str]:
    """Every difference, in the order of a reading's parts."""
    found = _of_fields("document", gold["document"], reading.document, _DOCUMENT)
    found += _of_fields("signature", gold["document"]["signature"], reading.document.signature, _SIGNATURE)
    found += _of_lists("outline", gold["outline"], reading.outline, _same_item, [])
    found += _of_lists("citations", gold["citations"], [c for c in reading.citations if c.number], _same_number, _citation_fields(reading))
    found += _of_lists("named", gold["named_citations"], [c for c in reading.citations if not c.number], _same_name, [])
    found += _of_lists("tasks", gold["tasks"], reading.tasks, _begins_alike, _task_fields(reading))
    found += _of_meetings(gold["meetings"], reading)
    found += _of_lists("duties", gold["duties"], reading.duties, _begins_alike, _DUTY)
    found += _of_lists("findings", gold["findings"], reading.findings, _finding_of(reading), [])
    return found


def key(value: object) -> str | None:
    """Letters and digits alone, as they are compared: of a day 20261126, of an hour 0800, of a list its words in order of the alphabet."""
    if value is None or value == "":
        return None
    if isinstance(value, (list, tuple)):
        return " | ".join(sorted(str(key(one)) for one in value)) or None
    text = value.strftime("%H:%M") if isinstance(value, dt.time) else str(value)
    return "".join(c for c in fold(unicodedata.normalize("NFC", text)).casefold() if c.isalnum())


def _begin(begins: str, words: str) -> bool:
    return str(key(words)).startswith(str(key(begins)))


def _same_agenda_item(gold: Gold, item: Any) -> bool:
    return bool(gold["number"] == item.number) and _begin(gold["begins"], item.title)


def _same_item(gold: Gold, item: Any) -> bool:
    return bool(key(gold["path"]) == key(item.path)) and _begin(gold["begins"], item.title)


def _same_number(gold: Gold, citation: Any) -> bool:
    return bool("".join(fold(citation.number).split()) == gold["number"])


def _same_name(gold: str, citation: Any) -> bool:
    return _begin(gold, citation.name or "")


def _begins_alike(gold: Gold, item: Any) -> bool:
    return _begin(gold["begins"], str(getattr(item, "text", None) or item.title))


def _finding_of(reading: Reading) -> Callable[[Gold, Any], bool]:
    def same(gold: Gold, finding: Any) -> bool:
        start, end = finding.span
        near = key(reading.text[max(0, start - 60) : end + 60])
        return bool(finding.code == gold["code"]) and str(key(gold["at"])) in str(near)

    return same


def _plain(*names: str) -> list[Field]:
    return [(name, operator.attrgetter(name)) for name in names]


def _texts(items: Sequence[Any]) -> list[str]:
    return [item.text for item in items]


_DOCUMENT: list[Field] = [
    *_plain("type", "number", "date", "place", "parent_body", "issuing_body", "subject", "regime", "archive", "secrecy", "urgency"),
    ("period", lambda d: d.period and [d.period.start, d.period.end]),
    ("recipients", lambda d: _texts(d.recipients)),
    ("addressees", lambda d: _texts(d.addressees)),
]
_SIGNATURE: list[Field] = [
    *_plain("authority", "on_behalf_of", "position", "name"),
    ("for_position", lambda s: s.for_position and [s.for_position.authority, s.for_position.position]),
]
_DUTY = _plain("recurrence", "part_of_day")
_MEETING = _plain("date", "end_date", "time", "part_of_day", "certainty", "place", "chair", "prepared_by")


def _citation_fields(reading: Reading) -> list[Field]:
    def inside(citation: Any) -> object:
        return None if citation.inside is None else reading.citations[citation.inside].number

    return [*_plain("type", "date", "issuer", "relation", "provision"), ("inside", inside)]


def _task_fields(reading: Reading) -> list[Field]:
    def ends(task: Any) -> object:
        return str(key(quoted(reading.text, task.span, task.without)))[-15:]

    def of_deadline(name: str) -> Callable[[Any], object]:
        return lambda task: task.deadline and getattr(task.deadline, name)

    return [
        *_plain("section", "lead", "support", "reporters", "nature"),
        ("ends", ends),
        ("deadline", of_deadline("date")),
        ("deadline_text", of_deadline("text")),
        ("deadline_kind", of_deadline("kind")),
        ("bound", of_deadline("bound")),
    ]


def _of_meetings(golds: list[Gold], reading: Reading) -> list[str]:
    def agenda_and_orders(gold: Gold, meeting: Any) -> list[str]:
        found = _of_lists("agenda", gold["agenda"], meeting.agenda, _same_agenda_item, _plain("prepared_by"))
        found += _of_lists("orders", gold["orders"], meeting.orders, _begins_alike, _plain("lead"))
        if "attendees" in gold and key("".join(gold["attendees"])) != key("".join(meeting.attendees)):
            found.append(f"attendees: want {gold['attendees']}, got {list(meeting.attendees)}")
        return found

    return _of_lists("meetings", golds, reading.meetings, _begins_alike, _MEETING, agenda_and_orders)


def _of_lists(
    what: str,
    golds: Sequence[Any],
    items: Sequence[Any],
    same: Callable[[Any, Any], bool],
    fields: list[Field],
    more: Callable[[Any, Any], list[str]] | None = None,
) -> list[str]:
    """Items paired in the order of the text, each gold with the first item left that is the same; the rest is missed or extra."""
    found, left = [], list(items)
    for gold in golds:
        item = next((item for item in left if same(gold, item)), None)
        if item is None:
            found.append(f"{what}: missed {_shown(gold)}")
            continue
        left.remove(item)
        where = f"{what}: {_shown(gold)}"
        if isinstance(gold, dict):
            found += _of_fields(where, gold, item, fields)
            found += [f"{where}: {one}" for one in more(gold, item)] if more else []
    return found + [f"{what}: extra {_shown(item)}" for item in left]


def _of_fields(where: str, gold: Gold, item: Any, fields: list[Field]) -> list[str]:
    found = []
    for name, read in fields:
        if name not in gold:
            continue
        want, got = gold[name], read(item)
        if name == "ends":
            want = str(key(want))[-15:]
            want, got = want[-len(str(got)) :], str(got)[-len(want) :]
        if isinstance(want, dict):
            want = list(want.values())
        if key(want) != key(got):
            found.append(f"{where}: {name}: want {gold[name]!r}, got {got!r}")
    return found


def _shown(item: Any) -> str:
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        return " ".join(str(item[name]) for name in ("path", "number", "section", "code", "begins", "at") if item.get(name))
    words = (getattr(item, name, None) for name in ("path", "number", "name", "section", "code", "title", "text", "message"))
    return " ".join(str(word)[:70] for word in words if word)
