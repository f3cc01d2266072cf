"""What Jinja draws inside a page: escaped like the rest, nothing left empty by a slip, addresses as `reverse` makes them."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from jinja2 import UndefinedError

from giaoban.web.drawing import address, drawn


def test_what_is_drawn_is_escaped() -> None:
    drawing = drawn("parts/flags.jinja", flags=["<b>Số</b> & ngày"])

    assert "&lt;b&gt;Số&lt;/b&gt; &amp; ngày" in drawing


def test_what_was_not_given_is_an_error_and_no_empty_place() -> None:
    with pytest.raises(UndefinedError):
        drawn("triage/rows.jinja", rows=[{}])


@pytest.mark.parametrize(("name", "keys"), [("triage", ()), ("paper", (7,)), ("review-page", (7, 8, 9))])
def test_addresses_are_those_of_reverse(name: str, keys: tuple[int, ...]) -> None:
    assert address(name, *keys) == reverse(name, args=keys)


def test_addresses_heed_where_the_site_stands() -> None:
    before = address("paper", 7)
    set_script_prefix("/van-phong/")
    try:
        assert (before, address("paper", 7)) == ("/papers/7/", "/van-phong/papers/7/")
    finally:
        set_script_prefix("/")


def test_address_that_there_is_not_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("nowhere", 7)
