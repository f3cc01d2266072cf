"""Dated format profiles: how the papers of a side are set, from which day to which, every value with the source it is from.

The values stand as data in `profiles/*.toml`. What the sources dispute, or leave to the office, has a range (`low` to `high`) or `options`;
an office chooses in it by `chosen`. A profile known from secondary sources alone says so in `standing`.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

Side = Literal["party", "state"]
Choice = float | str | bool

_FOLDER = Path(__file__).parent / "profiles"


class BadProfile(ValueError):  # noqa: N818 - the name is what it is
    """Data that are no profile: a value is missing, unknown, out of its range, or without a source."""


class NoProfile(LookupError):  # noqa: N818 - the name is what it is
    """There is no profile of this name, or none that held on that day."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one element's words are set: size in points and the range it may have, capitals, bold, italic, underlined, red."""

    size: float
    low: float
    high: float
    source: str
    upper: bool = False
    bold: bool = False
    italic: bool = False
    underline: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A length: of pages and margins in millimetres, of lines in points, of a rule as a part of its line of words."""

    value: float
    low: float
    high: float
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A sign or a yes or no that a form prescribes; `options` are what it may be where sources differ."""

    value: str | bool
    options: tuple[str | bool, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Words:
    """The elements of a paper."""

    title: Wording
    motto: Wording
    superior: Wording
    issuer: Wording
    number: Wording
    day: Wording
    kind: Wording
    subject: Wording
    letter_subject: Wording
    bases: Wording
    body: Wording
    part: Wording
    part_title: Wording
    article: Wording
    heading: Wording
    clause: Wording
    authority: Wording
    office_title: Wording
    name: Wording
    addressed: Wording
    addressee: Wording
    recipients_label: Wording
    recipient: Wording
    urgency: Wording
    draft: Wording
    circulation: Wording
    drafter_mark: Wording
    contact: Wording
    copy_kind: Wording
    page_number: Wording
    annex: Wording
    annex_title: Wording
    annex_note: Wording
    table: Wording


@dataclass(frozen=True, slots=True)
class Measures:
    """Page, margins, indent, columns of the head: millimetres. Lines, gaps, the room to sign in: points. Rules: parts of their line."""

    page_width: Measure
    page_height: Measure
    margin_top: Measure
    margin_bottom: Measure
    margin_left: Measure
    margin_right: Measure
    page_number_from_top: Measure
    circulation_from_top: Measure
    head_left: Measure
    head_right: Measure
    first_line: Measure
    gap: Measure
    line: Measure
    title_rule: Measure
    issuer_rule: Measure
    subject_rule: Measure
    letter_subject_gap: Measure
    signature_room: Measure


@dataclass(frozen=True, slots=True)
class Rules:
    """Signs and ways: marks at the ends of lines, what stands below the issuer, how annexes and copies are counted.

    `drafter_mark` has places for {drafter} and {copies}; `circulation_below` are the words that stand below who signs, not on top;
    `contact_page` is `first` or `last`, `copies_counted_by` is `term` or `year`.
    """

    number_label: Rule
    number_joint: Rule
    below_issuer: Rule
    below_subject: Rule
    letter_subject_opening: Rule
    basis_dash: Rule
    basis_mark: Rule
    basis_last: Rule
    addressed: Rule
    addressed_in_submissions: Rule
    addressee_mark: Rule
    addressees_begin_on_the_line: Rule
    recipients_label: Rule
    recipient_mark: Rule
    end_mark: Rule
    annex_numbers: Rule
    annex_pages_apart: Rule
    urgency_is_framed: Rule
    circulation_is_framed: Rule
    circulation_below: Rule
    drafter_mark: Rule
    contact_page: Rule
    copy_true: Rule
    copy_whole: Rule
    copy_extract: Rule
    copy_true_symbol: Rule
    copy_whole_symbol: Rule
    copy_extract_symbol: Rule
    copies_counted_by: Rule
    minutes_chair: Rule
    minutes_recorder: Rule
    minutes_name_recipients: Rule
    regulation_symbol: Rule
    authority_mark: Rule
    two_sided: Rule


@dataclass(frozen=True, slots=True)
class Profile:
    """The form of a side's papers from `valid_from` to `valid_to`, both included. `standing` says how sure the values are, if not quite."""

    id: str
    side: Side
    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    standing: str
    source: str
    titles: tuple[str, ...]
    words: Words
    measures: Measures
    rules: Rules

    def mm(self, name: str) -> float:
        """A measure by its name, as set."""
        return float(getattr(self.measures, name).value)

    def sign(self, name: str) -> str:
        """A sign that a rule prescribes."""
        return str(getattr(self.rules, name).value)

    def says(self, name: str) -> bool:
        """What a rule of yes or no says."""
        return bool(getattr(self.rules, name).value)

    @property
    def called(self) -> str:
        """What people call it: its guide, and how sure its values are."""
        return f"{self.name} ({self.standing})" if self.standing else self.name


def chosen(profile: Profile, choices: Mapping[str, Choice]) -> Profile:
    """The profile with what an office chose within the ranges: `{"line": 20, "words.body": 15, "regulation_symbol": "QĐi"}`.

    Raises BadProfile for a name it does not know and for a value that the range or the options do not hold.
    """
    made = profile
    for name, value in choices.items():
        made = _with(made, name, value)
    return made


def _with(profile: Profile, name: str, value: Choice) -> Profile:
    part, _, element = name.rpartition(".")
    if part == "words" and element in _names(Words) and not isinstance(value, (str, bool)):
        wording: Wording = getattr(profile.words, element)
        return replace(profile, words=replace(profile.words, **{element: replace(wording, size=_within(wording, name, value))}))
    if name in _names(Measures) and not isinstance(value, (str, bool)):
        measure: Measure = getattr(profile.measures, name)
        return replace(profile, measures=replace(profile.measures, **{name: replace(measure, value=_within(measure, name, value))}))
    if name in _names(Rules) and not isinstance(value, float):
        rule: Rule = getattr(profile.rules, name)
        if value not in rule.options:
            raise BadProfile(f"{name}: {value!r} is none of {rule.options}")
        return replace(profile, rules=replace(profile.rules, **{name: replace(rule, value=value)}))
    raise BadProfile(f"{name}: no setting of a profile takes {value!r}")


def _within(ranged: Wording | Measure, name: str, value: float) -> float:
    if not ranged.low <= value <= ranged.high:
        raise BadProfile(f"{name}: {value} is not from {ranged.low} to {ranged.high}")
    return value


def profile_on(side: Side, day: dt.date) -> Profile:
    """The profile of a side's papers issued on that day. Raises NoProfile where none is known."""
    for profile in profiles().values():
        if profile.side == side and profile.valid_from <= day and (profile.valid_to is None or day <= profile.valid_to):
            return profile
    raise NoProfile(f"no format profile of {side} is known for {day}")


def landscape(profile: Profile) -> Profile:
    """The same form on a page that lies on its long side, as both sides allow for wide tables.

    Margins stay, the head takes the width; there is less room to sign in, for such a page is low.
    """
    was = profile.measures
    wide, high = was.page_height, was.page_width
    margins = was.margin_left.value + was.margin_right.value
    share = (wide.value - margins) / (high.value - margins)
    heads = {name: _widened(getattr(was, name), share) for name in ("head_left", "head_right")}
    room = replace(was.signature_room, value=was.signature_room.low)
    return replace(profile, measures=replace(was, page_width=wide, page_height=high, signature_room=room, **heads))


def _widened(measure: Measure, share: float) -> Measure:
    return replace(measure, value=measure.value * share, low=measure.low * share, high=measure.high * share)


def profile_called(name: str) -> Profile:
    """The profile with this id. Raises NoProfile."""
    try:
        return profiles()[name]
    except KeyError:
        raise NoProfile(f"no format profile is called {name!r}") from None


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its id, read once."""
    read = [profile_from(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(_FOLDER.glob("*.toml"))]
    return {profile.id: profile for profile in read}


def profile_from(data: Mapping[str, Any]) -> Profile:
    """The profile that a file's data describe, each value looked at. Raises BadProfile."""
    known = set(_names(Profile))
    if unknown := data.keys() - known:
        raise BadProfile(f"unknown: {sorted(unknown)}")
    for name in ("id", "side", "name", "source"):
        if not isinstance(data.get(name), str) or not data[name]:
            raise BadProfile(f"{name} is missing")
    if data["side"] not in {"party", "state"}:
        raise BadProfile(f"side: {data['side']!r}")
    since, until = _day(data, "valid_from"), _day(data, "valid_to") if "valid_to" in data else None
    if since is None or (until and until < since):
        raise BadProfile("valid_from to valid_to is no time")
    return Profile(
        id=data["id"],
        side=cast("Side", data["side"]),
        name=data["name"],
        valid_from=since,
        valid_to=until,
        standing=str(data.get("standing", "")),
        source=data["source"],
        titles=tuple(map(str, data.get("titles", ()))),
        words=Words(**{name: _wording(name, value) for name, value in _all_of(Words, data, "words").items()}),
        measures=Measures(**{name: _measure(name, value) for name, value in _all_of(Measures, data, "measures").items()}),
        rules=Rules(**{name: _rule(name, value) for name, value in _all_of(Rules, data, "rules").items()}),
    )


def _names(model: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(model))


def _day(data: Mapping[str, Any], name: str) -> dt.date | None:
    value = data.get(name)
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise BadProfile(f"{name}: {value!r} is no day")
    return value


def _all_of(model: Any, data: Mapping[str, Any], part: str) -> Mapping[str, Mapping[str, Any]]:
    """The values of a part: each that the model names, no other, each with its source."""
    values = data.get(part, {})
    if wrong := set(_names(model)) ^ values.keys():
        raise BadProfile(f"{part}: missing or unknown: {sorted(wrong)}")
    for name, value in values.items():
        if not isinstance(value, dict) or not isinstance(value.get("source"), str) or not value["source"]:
            raise BadProfile(f"{part}.{name} has no source")
    return cast("Mapping[str, Mapping[str, Any]]", values)


def _wording(name: str, value: Mapping[str, Any]) -> Wording:
    size, low, high = _range(name, value, "size")
    styles = {key: value[key] for key in value.keys() - {"size", "low", "high", "source"}}
    if any(key not in _names(Wording) or each is not True for key, each in styles.items()):
        raise BadProfile(f"words.{name}: {sorted(styles)}")
    return Wording(size, low, high, value["source"], **styles)


def _measure(name: str, value: Mapping[str, Any]) -> Measure:
    return Measure(*_range(name, value, "value"), value["source"])


def _range(name: str, value: Mapping[str, Any], of: str) -> tuple[float, float, float]:
    here = value.get(of)
    low, high = value.get("low", here), value.get("high", here)
    if any(isinstance(each, bool) or not isinstance(each, (int, float)) for each in (here, low, high)):
        raise BadProfile(f"{name}: {of}, low and high are numbers")
    size, least, most = float(cast("float", here)), float(cast("float", low)), float(cast("float", high))
    if not 0 <= least <= size <= most:
        raise BadProfile(f"{name}: {size} is not from {least} to {most}")
    return size, least, most


def _rule(name: str, value: Mapping[str, Any]) -> Rule:
    here, options = value.get("value"), tuple(value.get("options", (value.get("value"),)))
    if not isinstance(here, (str, bool)) or here not in options:
        raise BadProfile(f"rules.{name}: {here!r} is none of {options}")
    return Rule(here, options, value["source"])
