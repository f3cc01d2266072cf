from __future__ import annotations

from datetime import time

import pytest

from giaoban.reading.clock import find_halves, find_hours, half_at, hour_at


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("14 giờ 00 phút, ngày", time(14)),
        ("7 giờ 30', họp", time(7, 30)),
        ("08h00", time(8)),
        ("13g30", time(13, 30)),
        ("19h 30", time(19, 30)),
        ("lúc 08 giờ.", time(8)),
        ("7giờ 30 phút", time(7, 30)),
        ("8 giờ, họp", time(8)),
        ("07:45", time(7, 45)),
    ],
)
def test_hours_in_every_form(words: str, hour: time) -> None:
    assert [found.time for found in find_hours(words)] == [hour]


@pytest.mark.parametrize("words", ["50 km/giờ", "trực 24/24 giờ", "trong 2 giờ", "25 giờ", "ngày 08/11"])
def test_hours_none_where_a_length_or_a_speed_is_meant(words: str) -> None:
    assert find_hours(words) == []


@pytest.mark.parametrize("words", ["8h00-10h00", "08 giờ - 08 giờ 45 phút", "từ 14h00 đến 17h00", "7h30 ~ 10h00"])
def test_hours_of_a_range_are_one(words: str) -> None:
    found = find_hours(words)
    assert len(found) == 1
    assert words[found[0].start : found[0].end] == words.removeprefix("từ ")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("buổi sáng ngày 09/01", ["morning"]),
        ("CHIỀU:", ["afternoon"]),
        ("tối thứ Bảy", ["evening"]),
        ("(cả ngày)", ["all-day"]),
        ("Một ngày, ngày 12/12", ["all-day"]),
        ("sáng tạo, ánh sáng kiến", []),
        ("tối đa 5 người", []),
    ],
)
def test_halves_only_where_the_words_say_so(words: str, parts: list[str]) -> None:
    assert [half.part for half in find_halves(words)] == parts


def test_hour_at_only_where_it_stands() -> None:
    assert hour_at("họp 8h00", 0, 8) is None
    found = hour_at("họp 8h00", 4, 8)
    assert found is not None
    assert found.time == time(8)


def test_half_at_only_where_it_stands() -> None:
    assert half_at("họp sáng", 0, 8) is None
    found = half_at("họp sáng", 4, 8)
    assert found is not None
    assert found.part == "morning"
