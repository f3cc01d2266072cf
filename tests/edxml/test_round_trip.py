"""What goes out comes back as it was, whatever its words look like."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from giaoban.edxml.message import STATUSES, Answered, Attachment, Document, Organ, Signer, Status, Trace, answering
from giaoban.edxml.read import Received, received
from giaoban.edxml.values import words
from giaoban.edxml.write import NAMESPACE, SCHEMA, package
from tests.edxml.messages import CALLED, DOCUMENT, STATUS

# hypothesis takes bounds without a zone and puts the zone to what lies between.
_FIRST, _LAST = dt.datetime(1990, 1, 1), dt.datetime(9999, 1, 1)  # noqa: DTZ001
LOOKS_LIKE = st.sampled_from(
    (
        *("=cmd|' /C calc'!A0", "@SUM(1)", "../../etc/passwd", "C:\\Windows\\x.exe", "a/b\\c", "%00", "cid:1", "{{ 7*7 }}", "${jndi:x}"),
        *("<b>&amp;</b>", "]]>", "<!DOCTYPE x>", "&lol;", "<?xml?>", "<!-- -->", "#pagebreak()", "'; DROP TABLE x;--"),
        *("đ\u0323", "\u202egpj.exe", "\r\n\tx", "a\u0000b", "\ufffe", "😀"),
    )
)
texts = st.one_of(LOOKS_LIKE, st.text(max_size=30), st.lists(LOOKS_LIKE, max_size=3).map(" ".join)).map(words)
filled = texts.filter(bool)
days = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(9999, 12, 30))
moments = st.none() | st.datetimes(_FIRST, _LAST, timezones=st.just(dt.UTC)).map(lambda at: at.replace(microsecond=0))
numbers = st.none() | st.integers(0, 999_999_999)
organs = st.builds(Organ, texts, texts, texts, texts, texts, texts, texts, texts)
answered = st.builds(Answered, texts, texts, days, texts)
# A file that begins like a ZIP is looked into: see the tests of reading.
files = st.builds(Attachment, filled, st.binary(max_size=60).filter(lambda data: data[:2] != b"PK"), filled, texts)
documents = st.builds(
    Document,
    organs.filter(lambda organ: organ != Organ()),
    st.lists(organs, max_size=3).map(tuple),
    number=texts,
    notation=texts,
    place=texts,
    day=days,
    type_code=numbers,
    subject=texts,
    content=texts,
    signer=st.builds(Signer, texts, texts, texts),
    due=days,
    to_places=st.lists(filled, max_size=3).map(tuple),
    priority=numbers,
    appendixes=st.lists(filled, max_size=3).map(tuple),
    answers=st.lists(answered, max_size=3).map(tuple),
    document_id=texts,
    traces=st.lists(st.builds(Trace, texts, moments), max_size=3).map(tuple),
    attachments=st.lists(files, max_size=3).map(tuple),
)


@pytest.mark.parametrize("message", [DOCUMENT, STATUS])
def test_message_comes_back_as_it_was(message: Document | Status) -> None:
    assert received(package(message)) == Received(message)


@pytest.mark.fuzz
@given(documents)
def test_any_paper_comes_back_as_it_was(document: Document) -> None:
    assert received(package(document)) == Received(document)


@pytest.mark.fuzz
@given(
    st.builds(
        Status,
        answered.filter(lambda one: one != Answered()),
        organs.filter(lambda one: one != Organ()),
        st.integers(0, 999_999),
        texts,
        moments,
    )
)
def test_any_state_comes_back_as_it_was(status: Status) -> None:
    assert received(package(status)) == Received(status)


def test_state_names_the_paper_it_is_about() -> None:
    assert answering(DOCUMENT) == STATUS.answers


def test_package_keeps_to_the_schema_that_is_given_away() -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))

    assert [schema.validate(etree.fromstring(package(message))) for message in (DOCUMENT, STATUS, Document(Organ("A12")))] == [True] * 3
    shuffled = package(DOCUMENT).replace(b"edXML:Subject>", b"edXML:Chu>")
    assert not schema.validate(etree.fromstring(shuffled))


@pytest.mark.fuzz
@given(documents)
def test_any_package_keeps_to_the_schema(document: Document) -> None:
    etree.XMLSchema(etree.parse(str(SCHEMA))).assertValid(etree.fromstring(package(document)))


def test_empty_paper_is_still_a_paper() -> None:
    assert received(package(Document(Organ()))) == Received(Document(Organ()), ("Gói không ghi nơi gửi (From).",))


def test_same_message_makes_the_same_package() -> None:
    assert package(DOCUMENT) == package(DOCUMENT)


def test_package_has_the_order_and_the_marks_of_the_usual_builder() -> None:
    root = etree.fromstring(package(DOCUMENT))
    header = root.find(f".//{{{NAMESPACE}}}MessageHeader")
    assert header is not None

    def texts_of(path: str) -> list[str | None]:
        return [each.text for each in root.iterfind(path, {"e": NAMESPACE})]

    assert [etree.QName(child).localname for child in header] == [
        *("From", "To", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content", "SignerInfo", "DueDate", "ToPlaces"),
        *("OtherInfo", "ResponseFor", "SteeringType", "DocumentId"),
    ]
    assert [etree.QName(child).localname for child in root] == ["edXMLEnvelope", "AttachmentEncoded"]
    assert texts_of(".//e:Reference/e:ContentId") == [f"cid:{key}" for key in texts_of(".//e:Attachment/e:ContentId")]
    assert (texts_of(".//e:PromulgationInfo/e:PromulgationDate"), texts_of(".//e:TraceHeader/e:Timestamp")) == (
        ["2026/12/01"],
        ["2026/12/01 14:30:00"],
    )
    assert (root.prefix, texts_of(".//e:MessageHeader/e:DocumentId")) == ("edXML", [CALLED])


def test_state_without_a_body_keeps_its_number() -> None:
    root = etree.fromstring(package(STATUS))
    names: list[Any] = [etree.QName(child).localname for child in root.iter()]

    assert ("edXMLBody" in names, "AttachmentEncoded" in names) == (False, False)
    assert root.findtext(f".//{{{NAMESPACE}}}StatusCode") == "03"


@pytest.mark.parametrize(
    ("code", "said"), [*((code, f"{code:02} – {said}") for code, said in STATUSES.items()), (77, "77 – trạng thái khác")]
)
def test_number_of_a_state_is_shown_with_its_words(code: int, said: str) -> None:
    assert Status(Answered(), Organ(), code).said == said
