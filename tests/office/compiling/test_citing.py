"""Documents are cited in full the first time and short after; what is in doubt stays as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.compiling.citing import Known, cited_once, key_of
from giaoban.reading.citations.find import cite_line

FULL = "Chỉ thị số 17-CT/TU ngày 27/02/2020 của Ban Thường vụ Tỉnh ủy"


def test_second_mention_is_short() -> None:
    assert cited_once([f"Kiểm tra việc thực hiện {FULL}.", f"Sơ kết {FULL}; tổng kết phong trào."]) == [
        f"Kiểm tra việc thực hiện {FULL}.",
        "Sơ kết Chỉ thị số 17-CT/TU; tổng kết phong trào.",
    ]


def test_first_mention_takes_what_a_later_one_says() -> None:
    assert cited_once(["Thực hiện Chỉ thị số 17-CT/TU.", f"Sơ kết {FULL}."]) == [f"Thực hiện {FULL}.", "Sơ kết Chỉ thị số 17-CT/TU."]


def test_first_mention_takes_what_is_known_of_the_document() -> None:
    known = {key_of("CT", "17-CT/TU"): Known("ngày 27/02/2020", "Ban Thường vụ Tỉnh ủy")}

    assert cited_once(["Thực hiện Chỉ thị số 17-CT/TU.", "Sơ kết Chỉ thị 17-CT/TU."], known) == [
        f"Thực hiện {FULL}.",
        "Sơ kết Chỉ thị 17-CT/TU.",
    ]


def test_title_said_before_word_for_word_goes_and_another_stays() -> None:
    title = "về việc huy động toàn dân thu gom rác thải"
    first, again, other = f"Thực hiện {FULL} {title}.", f"Sơ kết {FULL} {title}.", f"Sơ kết {FULL} về bảo vệ môi trường ở thôn."

    assert cited_once([first, again, other]) == [
        first,
        "Sơ kết Chỉ thị số 17-CT/TU.",
        "Sơ kết Chỉ thị số 17-CT/TU về bảo vệ môi trường ở thôn.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        # another document of the same number: numbers begin anew with a term
        ["Thực hiện Chỉ thị số 17-CT/TU ngày 27/02/2020.", "Thực hiện Chỉ thị số 17-CT/TU ngày 05/6/2026."],
        # the row shares its issuer with one that is named for the first time
        [f"Thực hiện {FULL}.", "Theo Chỉ thị số 17-CT/TU ngày 27/02/2020 và Kết luận số 120-KL/TU ngày 08/8/2021 của Tỉnh ủy."],
        # inside the title of another
        ["Thực hiện Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị."],
        ["Không dẫn văn bản nào, ngày 01/12/2026.", "Hoàn thành 2/3 chỉ tiêu.", ""],
    ],
)  # fmt: skip
def test_what_is_in_doubt_stays(texts: list[str]) -> None:
    assert cited_once(texts) == texts


def test_provision_stays_with_the_short_form() -> None:
    texts = [f"Thực hiện {FULL}.", f"Thực hiện khoản 2 Điều 3 {FULL} trong quý I."]

    assert cited_once(texts)[1] == "Thực hiện khoản 2 Điều 3 Chỉ thị số 17-CT/TU trong quý I."


KINDS = st.sampled_from([("Chỉ thị", "CT"), ("Nghị quyết", "NQ"), ("Kết luận", "KL"), ("Kế hoạch", "KH")])


@st.composite
def citations(draw: st.DrawFn) -> str:
    kind, code = draw(KINDS)
    number = draw(st.integers(1, 4))
    organ, issuer = draw(st.sampled_from([("TU", "Tỉnh ủy"), ("ĐU", "Đảng ủy xã")]))
    day = draw(st.sampled_from(["", f" ngày {10 + number}/5/2020", f" ngày {10 + number}/5/2020"]))
    whose = f" của {issuer}" if day and draw(st.booleans()) else ""
    return f"{kind} số {number}-{code}/{organ}{day}{whose}"


TAILS = (".", " trong quý I.", "; rà soát hộ nghèo.")
SENTENCES = st.lists(
    st.builds(lambda verb, cited, tail: f"{verb} {cited}{tail}", st.sampled_from(["Thực hiện", "Sơ kết", "Tập trung chỉ đạo"]),
              st.lists(citations(), min_size=0, max_size=3).map(" và ".join), st.sampled_from(TAILS)),
    max_size=8,
)  # fmt: skip


def works(text: str) -> list[tuple[str | None, str | None]]:
    return [(one.type, one.number) for one in cite_line(text)]


@pytest.mark.fuzz
@given(SENTENCES)
def test_same_works_are_cited_in_the_same_order_and_once_more_changes_nothing(texts: list[str]) -> None:
    made = cited_once(texts)

    assert [works(text) for text in made] == [works(text) for text in texts]
    assert cited_once(made) == made
    for before, after in zip(texts, made, strict=True):
        assert (before.split(" ", 1)[0], before[-12:] if ";" in before else before[-1]) == (
            after.split(" ", 1)[0], after[-12:] if ";" in after else after[-1],
        )  # fmt: skip


@pytest.mark.fuzz
@given(SENTENCES)
def test_day_is_said_for_each_work_whose_day_any_text_says(texts: list[str]) -> None:
    said = {(one.type, one.number) for text in texts for one in cite_line(text) if one.date}
    still = {(one.type, one.number) for text in cited_once(texts) for one in cite_line(text) if one.date}

    assert still == said
