"""A paper that was read and is written again says the same: to a reader of the Word file, and to a reader of the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from giaoban.intake import DEFAULT, read
from giaoban.intake.workers import Workers
from giaoban.reading.model import Reading
from giaoban.reading.sentences import split_sentences
from giaoban.reading.text import fold
from giaoban.writing.from_reading import paper_of
from giaoban.writing.paper import Heading, Item, Paper, Signature, from_json, to_json
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import Profile, profile_on
from giaoban.writing.word import word
from tests.writing.made_up import programmes
from tests.writing.papers import PROGRAMME

SAMPLES = Path(str(files("giaoban") / "samples"))
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf"})
TEXTS = [name for name in NAMES if name.endswith(".txt")]
MAKERS: dict[str, Callable[[Paper], bytes]] = {"docx": word, "pdf": pdf}


def profile_of(reading: Reading) -> Profile:
    """The form of the day that the paper bears."""
    assert reading.document.date is not None
    return profile_on("state" if reading.document.regime == "state" else "party", reading.document.date)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Readers that stay at work from paper to paper."""
    with Workers(DEFAULT) as at_work:
        yield at_work


def again(paper: Paper, ending: str, workers: Workers) -> Reading:
    return read(MAKERS[ending](paper), name=f"van-ban.{ending}", workers=workers)


def facts(reading: Reading) -> dict[str, Any]:
    """What a reading holds, its spans left out."""
    document = reading.document
    return {
        "head": (
            document.type, document.number, document.date, document.place, document.parent_body, document.issuing_body, document.subject,
            document.regime, document.period, document.urgency,
        ),
        "addressees": [each.text for each in document.addressees],
        "recipients": ([each.text for each in document.recipients], document.archive),
        "signatures": (document.signature, document.signatures),
        "outline": [(item.path, item.marker, item.title, item.parent) for item in reading.outline],
        "tasks": [(each.text, each.node, each.lead, each.support, _by(each), each.nature, each.product) for each in reading.tasks],
        "meetings": [_meeting(meeting) for meeting in reading.meetings],
        "duties": [(duty.title, duty.recurrence, duty.part_of_day) for duty in reading.duties],
        "citations": [(one.text, one.type, one.number, one.date, one.issuer, one.relation, one.refers_to) for one in reading.citations],
        "findings": sorted((finding.code, finding.message) for finding in reading.findings),
    }  # fmt: skip


def _by(task: Any) -> Any:
    return task.deadline and (task.deadline.text, task.deadline.kind, task.deadline.date, task.deadline.bound)


def _meeting(meeting: Any) -> Any:
    agenda = [(item.number, item.title, item.prepared_by) for item in meeting.agenda]
    orders = [(order.text, order.lead) for order in meeting.orders]
    when = (meeting.date, meeting.end_date, meeting.time, meeting.part_of_day, meeting.certainty)
    return (meeting.title, when, meeting.place, meeting.chair, meeting.attendees, meeting.prepared_by, agenda, orders)


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("name", NAMES)
def test_sample_written_again_is_read_the_same(name: str, ending: str, workers: Workers) -> None:
    first = read(SAMPLES / name, workers=workers)
    paper = paper_of(first, profile_of(first))

    assert facts(again(paper, ending, workers)) == facts(first)


@pytest.mark.parametrize("name", [name for name in TEXTS if "tach-tu-pdf" not in name])
def test_sample_written_again_has_every_word(name: str, workers: Workers) -> None:
    """Not of the text that was torn out of a PDF: its words are torn too."""
    first = read(SAMPLES / name, workers=workers)
    paper = paper_of(first, profile_of(first))

    assert words(again(paper, "docx", workers)) == words(first)


def words(reading: Reading) -> Counter[str]:
    """The words of a paper, each with how often it stands there."""
    return Counter("".join(c if c.isalnum() else " " for c in fold(reading.text).casefold()).split())


@pytest.mark.parametrize("name", TEXTS)
def test_paper_of_a_reading_is_kept_as_json(name: str, workers: Workers) -> None:
    first = read(SAMPLES / name, workers=workers)
    paper = paper_of(first, profile_of(first))

    assert from_json(to_json(paper)) == paper


@pytest.mark.parametrize("name", TEXTS)
def test_paper_written_twice_stays_as_it_is(name: str, workers: Workers) -> None:
    first = read(SAMPLES / name, workers=workers)
    profile = profile_of(first)
    paper = paper_of(again(paper_of(first, profile), "docx", workers), profile)

    assert facts(again(paper, "docx", workers)) == facts(first)


@pytest.mark.parametrize("ending", MAKERS)
def test_two_who_sign_stay_on_their_sides(ending: str, workers: Workers) -> None:
    left, right = Signature((), "CHỦ TỊCH", "Phạm Quang Minh"), Signature((), "BÍ THƯ", "Lê Văn Hòa")
    joint = replace(PROGRAMME, kind="Kế hoạch", annexes=(), left_signature=left, signature=right)
    first = again(joint, ending, workers)
    paper = paper_of(first, profile_of(first))

    assert (paper.left_signature, paper.signature) == (left, right)


def test_paper_is_written_in_the_form_of_another_side(workers: Workers) -> None:
    first = read(SAMPLES / "thong-bao-ket-luan.txt", workers=workers)
    assert first.document.date is not None

    other, own = facts(again(paper_of(first, profile_on("state", first.document.date)), "docx", workers)), facts(first)
    same = ("outline", "tasks", "meetings", "duties", "citations", "recipients", "findings")
    assert {name: other[name] for name in same} == {name: own[name] for name in same}
    assert (own["head"][7], other["head"][7]) == ("party", "state")


@pytest.mark.fuzz
@given(paper=programmes)
def test_any_programme_is_read_from_word_and_pdf_as_it_was_meant(paper: Paper, workers: Workers) -> None:
    in_word, in_pdf = again(paper, "docx", workers), again(paper, "pdf", workers)

    meant = [(block.marker, block.text) for block in paper.body if isinstance(block, (Heading, Item))]
    assert [(item.marker, item.title) for item in in_word.outline] == [(marker, _first_sentence(text)) for marker, text in meant]
    assert [each.text for each in in_word.document.recipients] == list(paper.recipients[:-1])
    assert facts(in_pdf) == facts(in_word)


@pytest.mark.fuzz
@given(paper=programmes)
def test_any_programme_read_and_written_again_is_the_same(paper: Paper, workers: Workers) -> None:
    first = again(paper, "docx", workers)
    second = again(paper_of(first, profile_of(first)), "pdf", workers)

    assert facts(second) == facts(first)


def _first_sentence(text: str) -> str:
    start, end = split_sentences(text, 0, len(text))[0]
    return text[start:end]
