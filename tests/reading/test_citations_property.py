"""Whatever the text: citations lie in it, quote it, point at each other, and are found in the end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.reading.citations import citation_findings, cite_line
from giaoban.reading.dates import find_dates
from giaoban.reading.model import Citation

WORDS = (
    "số", "ngày", "của", "về", "và", ",", ";", ".", "(", ")", "“", "”", ":", "…", "-", "–", "/", "\t", "\u2028", "\xa0", "\n", "01",
    "12", "2023", "18/5/2021", "31/11/2023", "tháng 5 năm 2023", "Nghị quyết", "Quyết định", "Kế hoạch", "Đề án", "Luật", "Bộ luật",
    "Hiến pháp", "Điều lệ Đảng", "quy định", "Công văn", "Quyêt định", "Côngvăn", "QĐ", "NQ", "TCVN", "12-KH/ĐU", "30/2020/NĐ-CP",
    "05/UBND-VX", "254/TB", "41/CP", "-CT/ĐU", "43/2013/QH13", "Đất đai", "Thi đua, khen thưởng", "sửa đổi, bổ sung một số điều của",
    "Ban Thường vụ", "Huyện uỷ", "Bộ Y tế", "khóa XII", "này", "nêu trên", "khoản 2", "Điều 5", "điểm a", "thực hiện", "căn cứ",
    "được sửa đổi", "Đại hội XXII", "thành lập Đoàn", "İ", "ß", "ǅ", "\u0301", "1️⃣", "٣",
)  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join)


def quoted(line: str, citation: Citation, field: str) -> str:
    at = citation.evidence[field]
    assert isinstance(at[0], int)
    return " ".join(line[at[0] : at[-1]].split())


@given(LINES)
def test_citations_quote_their_evidence(line: str) -> None:
    for citation in cite_line(line):
        start, end = citation.span
        assert 0 <= start <= citation.core[0] < citation.core[1] <= end <= len(line)
        assert citation.text == " ".join(line[start:end].split())
        for field in ("issuer", "title", "provision", "name"):
            value = getattr(citation, field)
            assert value is None or value == quoted(line, citation, field)
        assert citation.number is None or citation.number == re.sub(r"[\u2013]", "-", re.sub(r"\s", "", quoted(line, citation, "number")))
        assert (citation.number is None) != (citation.name is None)


@given(LINES)
def test_citations_stand_in_order_and_point_at_others(line: str) -> None:
    citations = cite_line(line)
    assert [c.core[0] for c in citations] == sorted(c.core[0] for c in citations)
    for place, citation in enumerate(citations):
        assert citation.refers_to is None or citation.refers_to < place
        assert citation.inside is None or citation.inside < place
    assert {finding.span for finding in citation_findings(citations)} <= {c.span for c in citations}


@given(LINES)
def test_days_lie_in_the_text(line: str) -> None:
    for mention in find_dates(line):
        assert 0 <= mention.start <= mention.figures < mention.end <= len(line)
        assert mention.impossible is False or mention.day is None


@pytest.mark.parametrize(
    "unit",
    [
        "1234567890", "1/", "1/AB ", "1/AB-", "12-A", "số ", "số 1 ", "Điều 1, 2, 3, ", "((((", "(“", "ngày 01/", "01/02/2023 ",
        "Luật A, ", "Bộ luật ",
        "Luật sửa đổi, bổ sung một số điều của Luật ", "Kế hoạch số ......", "Nghị quyết Đại hội ", "Quyết định số 12/QĐ-UBND của Ban, ",
        "Kết luận số 01-KL/TW về thực hiện ", " ", "A", "a", "\u2028số 1",
    ],
)  # fmt: skip
def test_endless_line_is_read_to_its_end(unit: str) -> None:
    line = unit * (200_000 // len(unit)) + " Công văn số 5/UBND-VX"
    assert cite_line(line)[-1].number == "5/UBND-VX"
    assert find_dates(line + " ngày 02/9/2023")[-1].d == 2
