"""Words for acts and fields: a table as data, which each room fills from its own `words.py`.

    name_verbs("registry", {"sort-paper": "Phân văn"})
    name_kinds({"registry.paper": "Văn bản"})
    name_fields("registry.paper", {"sorting": "Phân loại"})

A field without an entry is called by the model's own verbose name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Names = Callable[[Iterable[int]], dict[int, str]]

_VERBS: dict[str, str] = {}
_KINDS: dict[str, str] = {}
_FIELDS: dict[tuple[str, str], str] = {}
_NAMES: dict[str, Names] = {}


def name_verbs(room: str, words: dict[str, str]) -> None:
    """Say what the acts of a room are called."""
    _VERBS.update({f"{room}.{verb}": word for verb, word in words.items()})


def name_kinds(words: dict[str, str]) -> None:
    """Say what kinds of things are called: `registry.paper` -> Văn bản."""
    _KINDS.update(words)


def name_fields(kind: str, words: dict[str, str]) -> None:
    """Say what fields of a kind are called in its history."""
    _FIELDS.update({(kind, field): word for field, word in words.items()})


def name_things(kind: str, names: Names) -> None:
    """Say how things of a kind are named for everybody: history then shows the name where it would otherwise say only `đã thay đổi`."""
    _NAMES[kind] = names


def verb_words(verb: str) -> str:
    """The words of an act; the act's own name where its room gave none."""
    return _VERBS.get(verb, verb)


def kind_words(kind: str) -> str:
    """The word for a kind of thing."""
    return _KINDS.get(kind, kind)


def field_words(kind: str, field: str) -> str | None:
    """The words for a field; None where its room gave none."""
    return _FIELDS.get((kind, field))


def names_of(kind: str) -> Names | None:
    """How things of a kind are named; None where their names are not for everybody."""
    return _NAMES.get(kind)


def verbs() -> dict[str, str]:
    """Every act that has words."""
    return dict(_VERBS)


def kinds() -> dict[str, str]:
    """Every kind that has words."""
    return dict(_KINDS)
