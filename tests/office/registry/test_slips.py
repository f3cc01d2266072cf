"""Phiếu trình and phiếu chuyển văn bản: what is proposed of a paper; what a unit is told with it, and nothing that others are told."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.heads import head_of_office
from giaoban.office.registry.actions import Order, forward_paper, propose_handling, record_annotation
from giaoban.office.registry.models import Handling, Paper
from giaoban.office.registry.papers.submission import submission_slip
from giaoban.office.registry.papers.transfer import orders_to, transfer_slip
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import Signature
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, departures, keys_of, signed, words_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 4)
DUE = dt.date(2026, 11, 17)


@pytest.fixture
def paper(people: People) -> Paper:
    return make_paper(number="187-CV/TU", issuer_text="Tỉnh ủy An Bình", subject="rà soát dữ liệu chi bộ", received_on=dt.date(2026, 11, 3))


def slip_of(handling: Handling, arrivals: str = "45") -> Written:
    return submission_slip(handling, arrivals, head_of_office(DAY))


def test_submission_says_which_paper_and_what_is_proposed(people: People, organs: Organs, paper: Paper) -> None:
    order = Order(organs.economy, (organs.police,), DUE, text="Theo biểu mẫu.\nGửi bản mềm.")
    handling = propose_handling(people.ha, paper.pk, order, leader=person_of(people.nam), shown=None)

    slip = slip_of(handling)

    assert words_of(slip)[:-1] == [
        "1. Văn bản đến: Công văn số 187-CV/TU ngày 02/11/2026 của Tỉnh ủy An Bình (số đến 45, ngày đến 03/11/2026).",
        "2. Trích yếu: rà soát dữ liệu chi bộ",
        "3. Văn phòng Đảng ủy đề xuất: giao Phòng Kinh tế chủ trì, phối hợp với Công an xã Minh Sơn; hoàn thành chậm nhất ngày 17/11/2026.",
        "Theo biểu mẫu.",
        "Gửi bản mềm.",
    ]
    assert keys_of(slip) == ["paper", "paper.subject", "proposal", "proposal.text", "proposal.text", "opinion"]
    assert (slip.addressees, slip.signature) == (("Đồng chí Vũ Đình Nam",), Signature((), "NGƯỜI ĐỀ XUẤT", "Hoàng Thu Hà"))
    assert "Ý kiến chỉ đạo của lãnh đạo" in again(slip).source.text


def test_submission_says_no_more_than_is_known(people: People) -> None:
    bare = make_paper(number="", type="", date=None, issuer_text="", subject="", received_on=None)
    handling = propose_handling(people.ha, bare.pk, Order(None), leader=None, shown=None)
    Handling.objects.update(proposed_by=None)
    handling.refresh_from_db()

    slip = slip_of(handling, "")

    assert words_of(slip)[:-1] == [
        "1. Văn bản đến: Văn bản.", "2. Trích yếu: không có", "3. Văn phòng Đảng ủy đề xuất: xem, cho ý kiến.",
    ]  # fmt: skip
    assert (slip.addressees, slip.signature.name) == (("Thường trực",), "")


def test_transfer_tells_a_unit_its_part_alone(people: People, organs: Organs, paper: Paper) -> None:
    leader = person_of(people.nam)
    record_annotation(people.lan, paper.pk, leader, Order(organs.economy, (organs.front,), DUE, text="Phòng Kinh tế tổng hợp."))
    record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.police, text="Công an xác minh kín."))
    forward_paper(people.lan, paper.pk, organs=[organs.school])
    head = head_of_office(DAY)

    slips = {str(one.organ): transfer_slip(one, head) for one in paper.forwardings.all()}

    order = "3. Ý kiến của đồng chí Vũ Đình Nam: Phòng Kinh tế tổng hợp."
    assert [words_of(slips["Phòng Kinh tế"])[at] for at in (0, 1, 3, -1)] == [
        "Văn phòng Đảng ủy chuyển đến Phòng Kinh tế văn bản sau đây:",
        "1. Văn bản: Công văn số 187-CV/TU ngày 02/11/2026 của Tỉnh ủy An Bình.",
        order,
        "Đề nghị Phòng Kinh tế chủ trì giải quyết theo chức năng, nhiệm vụ; hoàn thành chậm nhất ngày 17/11/2026.",
    ]
    assert order in words_of(slips[organs.front.name])
    assert "phối hợp giải quyết" in words_of(slips[organs.front.name])[-1]
    assert words_of(slips[organs.school.name])[-1] == "Đề nghị Trường Tiểu học Minh Sơn để biết, theo dõi."
    secret = {unit for unit, slip in slips.items() if any("xác minh kín" in line for line in words_of(slip))}
    assert secret == {organs.police.name}  # it is there to leak, and stands on its own slip alone


def test_order_to_a_person_is_on_no_units_slip(people: People, paper: Paper) -> None:
    forward_paper(people.lan, paper.pk, people=[person_of(people.sen)])

    assert orders_to(paper.forwardings.get()) == []


def test_transfer_is_read_again(people: People, organs: Organs, paper: Paper) -> None:
    forward_paper(people.lan, paper.pk, organs=[organs.economy])

    slip = transfer_slip(paper.forwardings.get(), head_of_office(DAY))
    assert departures(slip) == []

    reading = again(slip)

    document = reading.document
    assert [each.text for each in document.addressees] == ["Phòng Kinh tế"]
    assert ([each.text for each in document.recipients], document.archive) == (["Như trên"], "Văn phòng Đảng ủy")
    assert signed(reading) == (None, None, "CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert [citation.number for citation in reading.citations] == ["187-CV/TU"]


def test_hostile_words_come_out_as_those_words(people: People, organs: Organs, paper: Paper) -> None:
    paper.subject = HOSTILE
    paper.save()
    handling = propose_handling(people.ha, paper.pk, Order(organs.economy, text=HOSTILE), leader=None, shown=None)
    record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, text=HOSTILE))

    assert again(slip_of(handling)).source.text.count(HOSTILE) == 2
    assert again(transfer_slip(paper.forwardings.get(), head_of_office(DAY))).source.text.count(HOSTILE) == 2
