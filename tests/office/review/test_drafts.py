"""Proposals before they are rows: pieces of quotes, what flags a correction answers, what is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.directory.models import UnitQuestion
from giaoban.office.evidence.models import FactKind
from giaoban.office.registry.models import Part
from giaoban.office.review.drafts import pieces, run_together
from giaoban.office.review.flags import still_open
from tests.office.review import papers
from tests.people import Organs


@pytest.mark.parametrize(
    ("without", "left"),
    [
        ((), [[10, 20]]),
        (((12, 14),), [[10, 12], [14, 20]]),
        (((10, 12), (18, 20)), [[12, 18]]),
        (((5, 8), (25, 30)), [[10, 20]]),
        (((8, 22),), []),
    ],
)
def test_what_is_left_out_of_a_quote_parts_it(without: tuple[tuple[int, int], ...], left: list[list[int]]) -> None:
    assert pieces((10, 20), without) == left


def test_lines_with_signs_between_are_one_place() -> None:
    text = "- Như trên;\n- Lưu: VT. Còn đây là chuyện khác: hết"

    assert run_together(text, [[2, 10], [14, 22], [49, 52]]) == [[2, 22], [49, 52]]


def _unit(*, sure: bool) -> dict[str, Any]:
    return {"text": "x", "organs": [1], "names": ["X"], "sure": sure, "reason": ""}


@pytest.mark.parametrize(
    ("code", "understood", "stays"),
    [
        ("unit-not-recognised", {"lead": [_unit(sure=False)]}, True),
        ("unit-not-recognised", {"lead": [_unit(sure=True)]}, False),
        ("unit-doubtful", {"agenda": [{"prepared_by": [_unit(sure=False)]}]}, True),
        ("deadline-unclear", {"deadline": {"date": None}}, True),
        ("deadline-unclear", {"deadline": {"date": "2026-11-02"}}, False),
        ("meeting-date-to-be-announced", {"date": None, "certainty": "fixed"}, True),
        ("meeting-date-to-be-announced", {"date": "2026-11-02", "certainty": "to-be-announced"}, True),
        ("meeting-date-to-be-announced", {"date": "2026-11-02", "certainty": "tentative"}, False),
        ("preparer-missing", {"agenda": [{"prepared_by": []}]}, True),
        ("preparer-missing", {"agenda": [{"prepared_by": [_unit(sure=True)]}]}, False),
        ("issuer-and-symbol-disagree", {}, True),
    ],
)
def test_correction_answers_its_flag_and_no_other(code: str, understood: dict[str, Any], stays: bool) -> None:
    assert bool(still_open([{"code": code, "message": ""}], understood)) == stays


@pytest.mark.django_db
def test_unknown_unit_of_ours_is_flagged_and_asked_about_once(organs: Organs) -> None:
    text = papers.sample("chuong-trinh-cong-tac.txt").decode().replace("(UBND xã chuẩn bị)", "(Tổ công tác 35 xã chuẩn bị)")

    paper = papers.read(text.encode(), "mot.txt")
    papers.read(text.replace("14-CTr", "15-CTr").encode(), "hai.txt")

    board = paper.proposals.filter(kind=FactKind.MEETING).order_by("number")[0]
    assert [flag["code"] for flag in board.flags] == ["unit-not-recognised"]
    question = UnitQuestion.objects.get()
    assert (question.text, question.paper_id) == ("Tổ công tác 35 xã", paper.pk)


@pytest.mark.django_db
def test_work_that_is_cited_twice_is_proposed_once_with_both_places(organs: Organs) -> None:
    twice = papers.LETTER.replace("báo cáo nguyên nhân", "theo Công văn số 2914/UBND-KT ngày 08/10/2026, báo cáo nguyên nhân")

    paper = papers.read(twice.encode(), "cong-van.txt")

    citation = paper.proposals.get(kind=FactKind.CITATION)
    assert [words["quote"] for words in citation.said["mentions"]] == ["Công văn số 2914/UBND-KT ngày 08/10/2026"]
    assert paper.mentions.count() == 2


@pytest.mark.django_db
def test_gap_in_the_numbering_is_a_proposal_of_its_own(organs: Organs) -> None:
    paper = papers.read(papers.LETTER.replace("\n3. ", "\n4. ").encode(), "cong-van.txt")

    finding = paper.proposals.get(kind=FactKind.FINDING)
    assert (finding.understood["code"], finding.is_clean) == ("number-gap-in-outline", False)


@pytest.mark.django_db
def test_annex_of_a_paper_that_was_not_read_goes_by_the_register(organs: Organs) -> None:
    paper = papers.take(b"%PDF-1.7 broken", "hong.pdf", issuer_text="Đảng ủy xã Minh Sơn")
    annex = "PHỤ LỤC\n1. Văn phòng chuẩn bị báo cáo trước ngày 20/11/2026.\n"

    papers.add_part(paper, annex.encode(), "phu-luc.txt", Part.Kind.ANNEX)
    papers.work_through()

    assert [p.ours for p in paper.proposals.all()] == [True]
