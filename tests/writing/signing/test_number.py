"""A number filled into what was signed: room for it, nothing signed is touched, one number and no other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from giaoban.intake import read_source
from giaoban.writing.paper import Paper
from giaoban.writing.pdf import pdf
from giaoban.writing.signing.marks import personal_mark
from giaoban.writing.signing.number import numbered, room_for_number, with_room
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.places import NoPlace, place_of_signature
from giaoban.writing.signing.sign import sign_as_person
from giaoban.writing.signing.verified import Covers, Standing
from tests.writing.papers import LETTER, PROGRAMME
from tests.writing.signing.issuers import SIGNED, owner, png
from tests.writing.signing.signed import BLUE, CHIEF, verified


def open_paper(paper: Paper) -> bytes:
    return with_room(pdf(replace(paper, number="", draft_mark="")))


@cache
def by_the_chief() -> bytes:
    mark = personal_mark(place_of_signature(open_paper(PROGRAMME), PROGRAMME.signature), picture(png(200, 100, BLUE)))
    return sign_as_person(open_paper(PROGRAMME), owner(CHIEF).key_file(), mark, SIGNED)


@pytest.mark.parametrize(("paper", "number"), [(PROGRAMME, "05"), (LETTER, "163"), (LETTER, "1234")])
def test_number_is_read_where_it_belongs(paper: Paper, number: str) -> None:
    joint = "-" if paper is PROGRAMME else "/"

    assert f"{number}{joint}{paper.symbol}" in read_source(numbered(open_paper(paper), number), name="a.pdf").text


def test_signed_file_takes_its_number_and_says_so() -> None:
    data = numbered(by_the_chief(), "15")

    assert data.startswith(by_the_chief())
    assert [(one.standing, one.covers) for one in verified(data).signatures] == [(Standing.VALID, Covers.UNTIL_FILLED_IN)]


def test_number_is_given_once() -> None:
    with pytest.raises(NoPlace, match=r"^Không ghi được số vào tệp đã ký"):
        numbered(numbered(by_the_chief(), "15"), "16")


def test_file_without_a_field_takes_none() -> None:
    with pytest.raises(NoPlace, match=r"^Không ghi được số vào tệp đã ký"):
        numbered(pdf(replace(PROGRAMME, number="")), "15")


@pytest.mark.parametrize("paper", [replace(PROGRAMME, number="", symbol=""), PROGRAMME])
def test_paper_without_a_blank_has_no_room(paper: Paper) -> None:
    with pytest.raises(NoPlace, match=r"^Văn bản chưa có chỗ để ghi số"):
        room_for_number(pdf(paper))
