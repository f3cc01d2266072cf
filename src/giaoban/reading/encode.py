"""A reading as plain JSON values, in the form that the schema `schema/reading-1.json` fixes, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from giaoban.reading.model import SCHEMA, Reading, Source

_OF_THE_FILE = ("name", "media_type", "sha256", "pages", "ocr")
_PARTS = ("document", "outline", "citations", "tasks", "meetings", "duties", "findings")


class NotAReading(ValueError):  # noqa: N818 - the name is what it is
    """JSON values that are no reading of this form."""


Maker = Callable[[Any], Any]


def to_json(reading: Reading, version: str, lexicon: str) -> dict[str, Any]:
    """The reading as one JSON object. `version` and `lexicon` say which reader made it."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "source": {name: getattr(source, name) for name in _OF_THE_FILE},
        "reader": {"version": version, "lexicon": lexicon},
        "text": source.text,
        **{part: plain(getattr(reading, part)) for part in _PARTS},
    }


def from_json(value: Mapping[str, Any]) -> Reading:
    """The reading that `to_json` wrote. Fields it does not know are passed over, fields left out have their usual value.

    The findings of the source come back among those of the reading, where `to_json` found them. Raises NotAReading.
    """
    try:
        _literal((SCHEMA,))(value["schema"])
        source = _maker(Source)({"text": value["text"], **value["source"]})
        hints = get_type_hints(Reading)
        return Reading(source=source, **{part: _maker(hints[part])(value[part]) for part in _PARTS if part in value})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotAReading(f"not of the form {SCHEMA}: {error}") from error


def plain(value: object) -> Any:
    """A value of the model as JSON values: dataclasses as objects, spans as two-number lists, dates and times in ISO 8601."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    # What is left out of a quotation is told only where something is.
    return {name: plain(v) for name in _names(type(value)) if (v := getattr(value, name)) or name != "without"}


def _names_of(model: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(model))


def _maker_of(hint: Any) -> Maker:
    """What turns JSON values into a value of the annotated type."""
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _object(hint)
    composed = {Union: _union, UnionType: _union, tuple: _tuple, dict: _map, Literal: _literal}
    if origin in composed:
        return composed[origin](args)
    return {date: date.fromisoformat, time: time.fromisoformat}.get(hint) or _plain(hint)


_names: Callable[[Any], tuple[str, ...]] = cache(_names_of)
_maker: Callable[[Any], Maker] = cache(_maker_of)


def _union(args: tuple[Any, ...]) -> Maker:
    """Of the two unions the model has: something or None, one span or several."""
    kinds = [a for a in args if a is not type(None)]
    if len(kinds) == 1:
        inner = _maker(kinds[0])
        return lambda value: None if value is None else inner(value)
    one, several = (_maker(kind) for kind in sorted(kinds, key=lambda kind: Ellipsis in get_args(kind)))
    return lambda value: one(value) if value and isinstance(value[0], int) else several(value)


def _tuple(args: tuple[Any, ...]) -> Maker:
    is_list = _plain(list)
    if args[-1] is Ellipsis:
        inner = _maker(args[0])
        return lambda value: tuple(inner(v) for v in is_list(value))
    inners = [_maker(a) for a in args]
    return lambda value: tuple(inner(v) for inner, v in zip(inners, is_list(value), strict=True))


def _map(args: tuple[Any, ...]) -> Maker:
    inner = _maker(args[1])
    return lambda value: {k: inner(v) for k, v in value.items()}


def _object(model: Any) -> Maker:
    hints = get_type_hints(model)
    inners = {name: _maker(hints[name]) for name in _names(model)}
    is_dict = _plain(dict)
    return lambda value: model(**{name: inner(value[name]) for name, inner in inners.items() if name in is_dict(value)})


def _literal(values: tuple[Any, ...]) -> Maker:
    return {value: value for value in values}.__getitem__


def _plain(kind: type[Any]) -> Maker:
    """A value as it is, if it is of the kind; True is no number here."""

    def only(value: object) -> object:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return only
