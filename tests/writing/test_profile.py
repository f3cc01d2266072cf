"""Dated forms: which holds on a day, that every value has its source, what an office may choose, and what is no profile."""

from __future__ import annotations

import copy
import datetime as dt
import tomllib
from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest

from giaoban.writing.profile import (
    BadProfile,
    Choice,
    NoProfile,
    Side,
    chosen,
    landscape,
    profile_called,
    profile_from,
    profile_on,
    profiles,
)

FOLDER = files("giaoban") / "writing" / "profiles"


def data_of(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("side", "day", "name"),
    [
        ("party", dt.date(2018, 4, 3), "party_hd36"),
        ("party", dt.date(2026, 5, 26), "party_hd36"),
        ("party", dt.date(2026, 5, 27), "party_hd05"),
        ("party", dt.date(2030, 1, 1), "party_hd05"),
        ("state", dt.date(2020, 3, 5), "state_nd30"),
        ("state", dt.date(2026, 11, 2), "state_nd30"),
    ],
)
def test_profile_is_that_of_the_day(side: Side, day: dt.date, name: str) -> None:
    assert profile_on(side, day).id == name


@pytest.mark.parametrize(("side", "day"), [("party", dt.date(2018, 4, 2)), ("state", dt.date(2020, 3, 4))])
def test_day_before_the_first_known_form_has_none(side: Side, day: dt.date) -> None:
    with pytest.raises(NoProfile, match=str(day)):
        profile_on(side, day)


def test_name_that_is_no_profile_is_told() -> None:
    with pytest.raises(NoProfile, match="party_hd11"):
        profile_called("party_hd11")


def test_profiles_of_one_side_hold_one_after_the_other() -> None:
    kept = sorted((one for one in profiles().values() if one.side == "party"), key=lambda one: one.valid_from)

    assert [one.valid_to and one.valid_to + dt.timedelta(1) for one in kept] == [one.valid_from for one in kept[1:]] + [None]


def test_every_value_has_its_source() -> None:
    values = [value for one in profiles().values() for part in (one.words, one.measures, one.rules) for value in _each(part)]

    assert (len(values), [value for value in values if not value.source]) == (3 * 87, [])


def _each(part: Any) -> list[Any]:
    return [getattr(part, field.name) for field in fields(part)]


def test_guide_known_from_others_alone_says_so() -> None:
    assert [profile_called(name).called for name in ("party_hd36", "party_hd05", "state_nd30")] == [
        "Hướng dẫn 36-HD/VPTW",
        "Hướng dẫn 05-HD/VPTW (theo nguồn thứ cấp)",
        "Nghị định 30/2020/NĐ-CP",
    ]


def test_office_chooses_within_what_sources_leave_open() -> None:
    profile = chosen(profile_called("party_hd05"), {"line": 20, "words.kind": 16, "regulation_symbol": "QĐi"})

    assert (profile.mm("line"), profile.words.kind.size, profile.sign("regulation_symbol")) == (20, 16, "QĐi")
    assert profile_called("party_hd05").mm("line") == 18


@pytest.mark.parametrize(
    "choices",
    [
        {"line": 23},
        {"words.kind": 17},
        {"regulation_symbol": "QyĐ"},
        {"colour": "red"},
        {"words.smell": 3},
        {"line": "20"},
        {"words.kind": True},
    ],
)
def test_choice_outside_of_it_is_refused(choices: dict[str, Choice]) -> None:
    with pytest.raises(BadProfile, match=next(iter(choices))):
        chosen(profile_called("party_hd05"), choices)


def _changed(*path: str, value: Any) -> dict[str, Any]:
    data = copy.deepcopy(data_of("party_hd36"))
    at = data
    for name in path[:-1]:
        at = at[name]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


@pytest.mark.parametrize(
    "data",
    [
        _changed("name", value=None),
        _changed("side", value="church"),
        _changed("colour", value="red"),
        _changed("valid_from", value="2018-04-03"),
        _changed("valid_from", value=None),
        _changed("valid_to", value=dt.date(2017, 1, 1)),
        _changed("words", "kind", value=None),
        _changed("words", "smell", value={"size": 3, "source": "x"}),
        _changed("words", "kind", "source", value=None),
        _changed("words", "kind", "size", value=20),
        _changed("words", "kind", "size", value="15"),
        _changed("words", "kind", "bold", value="yes"),
        _changed("words", "kind", "blinking", value=True),
        _changed("measures", "line", "value", value=-1),
        _changed("measures", "line", value=18),
        _changed("rules", "end_mark", "value", value=3),
        _changed("rules", "end_mark", "options", value=["!"]),
    ],
)
def test_data_that_are_no_profile_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadProfile):
        profile_from(data)


@pytest.mark.parametrize("name", sorted(profiles()))
def test_landscape_page_keeps_its_margins_and_gives_the_head_its_width(name: str) -> None:
    upright = profile_called(name)

    lying = landscape(upright)

    assert (lying.mm("page_width"), lying.mm("page_height")) == (upright.mm("page_height"), upright.mm("page_width"))
    margins = [f"margin_{side}" for side in ("top", "bottom", "left", "right")]
    assert [lying.mm(margin) for margin in margins] == [upright.mm(margin) for margin in margins]
    room = lying.mm("page_width") - lying.mm("margin_left") - lying.mm("margin_right")
    assert room - 1 < lying.mm("head_left") + lying.mm("head_right") <= room + 0.01
    assert lying.mm("signature_room") == upright.measures.signature_room.low
