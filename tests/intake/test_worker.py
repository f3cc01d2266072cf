"""What the parser's process does, seen from inside."""

import json
import resource
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest

from giaoban.intake.guard import DEFAULT
from giaoban.intake.worker import DAMAGED, LENGTH, answer, read_length, serve
from tests.intake.pages import document, lines
from tests.intake.word import package, paragraph

ONE = package(paragraph("một"))


@pytest.fixture
def own_time() -> Iterator[None]:
    """The limit on processor time that a served file sets, taken back."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    yield
    resource.setrlimit(resource.RLIMIT_CPU, before)


def test_answer_is_what_was_read_or_why_not() -> None:
    assert answer("text docx", ONE, DEFAULT) == ({"text": "một", "pages": None, "ocr": False, "findings": [], "maps": []}, b"")
    assert answer("text pdf", document(lines("mot")), DEFAULT)[0]["pages"] == 1
    assert answer("text docx", ONE[:-40], DEFAULT)[0]["refusal"] == (
        "Tệp .docx bị hỏng hoặc bị cắt cụt nên không mở được. Hãy lấy lại tệp gốc hoặc lưu lại bằng Word."
    )


def test_answer_to_other_requests_is_a_map_an_image_or_a_sight() -> None:
    paper = document(lines("mot"))
    maps = answer("pages pdf", paper, DEFAULT)[0]["maps"]
    assert json.loads(json.dumps(maps)) == [{"number": 1, "width": 595.0, "height": 842.0, "runs": [[0, 3, 70.0, 28.8, 93.3, 45.1]]}]
    told, image = answer("image 1 72", paper, DEFAULT)
    assert (told, image[:4]) == ({}, b"\x89PNG")
    assert answer("marks pdf", paper, DEFAULT)[0] == {"mark": None, "head": "mot", "unseen": None}


def test_parser_that_fails_in_its_own_way_gives_one_clear_line() -> None:
    assert answer("text docx", ONE, replace(DEFAULT, part_size=None)) == ({"refusal": DAMAGED}, b"")  # type: ignore[arg-type]
    assert answer("dance", ONE, DEFAULT) == ({"refusal": DAMAGED}, b"")


@pytest.mark.usefixtures("own_time")
def test_requests_are_served_until_they_end() -> None:
    request = b"text docx\n" + ONE
    requests, answers = BytesIO((LENGTH.pack(len(request)) + request) * 2 + b"cut"), BytesIO()
    serve(requests, answers, replace(DEFAULT, seconds=3600))
    answers.seek(0)
    texts = []
    while (size := read_length(answers)) is not None:
        texts.append(json.loads(answers.read(size))["text"])
    assert texts == ["một", "một"]
