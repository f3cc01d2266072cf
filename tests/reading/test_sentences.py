"""Where one sentence ends and the next begins."""

import pytest

from giaoban.reading.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rà soát hộ nghèo. Lập danh sách.", ["Rà soát hộ nghèo.", "Lập danh sách."]),
        ("Lập danh sách; gửi về xã.", ["Lập danh sách; gửi về xã."]),
        ("Kỷ niệm các ngày lễ lớn (19/5)... Thực hiện nghiêm quy chế.", ["Kỷ niệm các ngày lễ lớn (19/5)...", "Thực hiện nghiêm quy chế."]),
        ("Đồng chí TS. Lê Văn Hòa chủ trì.", ["Đồng chí TS. Lê Văn Hòa chủ trì."]),
        ("1. Các thôn lập danh sách.", ["1. Các thôn lập danh sách."]),
        ("Họp tại xã. ngày mai báo cáo.", ["Họp tại xã. ngày mai báo cáo."]),
        ("Ai làm? Văn phòng làm.", ["Ai làm?", "Văn phòng làm."]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_capital_follows_a_stop(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_blanks_around_a_sentence_are_no_part_of_it() -> None:
    assert sentences("  Một việc. Hai việc.  ") == ["Một việc.", "Hai việc."]
    assert sentences(" Một việc ") == ["Một việc"]


def test_range_bounds_the_sentences() -> None:
    text = "Một việc. Hai việc. Ba việc."
    assert [text[a:b] for a, b in split_sentences(text, 10, 19)] == ["Hai việc."]
