"""What is to be done within days counted from the signing of the paper itself is ordered, whoever is named."""

from __future__ import annotations

import pytest

from tests.reading.tasks import tasks_of, told

_UPDATE = "Trong vòng 05 ngày kể từ ngày ký, cập nhật danh mục thủ tục lên Trang thông tin điện tử xã."


def _deadlines(body: str, kind: str) -> list[tuple[str, str] | None]:
    return [(task.deadline.text, task.deadline.kind) if task.deadline else None for task in tasks_of(body, kind)]


@pytest.mark.parametrize("kind", ["TB", "CV", "KH", "QĐ", "CT"])
def test_verb_right_behind_the_days_is_an_order_in_every_kind_that_orders(kind: str) -> None:
    assert told(tasks_of(_UPDATE + "\n", kind)) == [(_UPDATE, ())]
    assert _deadlines(_UPDATE + "\n", kind) == [("Trong vòng 05 ngày kể từ ngày ký", "RELATIVE")]


@pytest.mark.parametrize("kind", ["TB", "KH", "QĐ"])
def test_unit_told_in_the_sentence_before_is_told_this_too(kind: str) -> None:
    first = "Giao Văn phòng HĐND và UBND xã niêm yết danh mục thủ tục."
    office = ("Văn phòng HĐND và UBND xã",)
    assert told(tasks_of(f"{first} {_UPDATE}\n", kind)) == [(first, office), (_UPDATE, office)]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Trong thời hạn 07 ngày làm việc kể từ ngày ký Quyết định này, Văn phòng HĐND và UBND xã lập sổ.", "Văn phòng HĐND và UBND xã"),
        ("Trong thời hạn 10 (mười) ngày, kể từ ngày ban hành, Trạm Y tế lập danh sách người cao tuổi.", "Trạm Y tế"),
        ("Chậm nhất sau 05 ngày kể từ ngày nhận được văn bản này, các thôn gửi danh sách về Văn phòng.", "các thôn"),
        ("Trong vòng 03 ngày kể từ ngày ký, giao Phòng Kinh tế lập biên bản kiểm kê.", "Phòng Kinh tế"),
    ],
)
def test_unit_right_behind_the_days_is_the_one_who_acts(sentence: str, lead: str) -> None:
    for kind, marker in (("TB", ""), ("QĐ", "Điều 2. ")):
        assert told(tasks_of(f"{marker}{sentence}\n", kind)) == [(sentence, (lead,))]


@pytest.mark.parametrize("kind", ["TB", "QĐ"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Trong thời hạn 30 ngày kể từ ngày ban hành Thông báo này, các tổ chức, cá nhân có tranh chấp gửi đơn về UBND xã.",
        "Trong vòng 05 ngày kể từ ngày ký hợp đồng, nhà thầu nộp bảo lãnh.",
        "Trong vòng 05 ngày kể từ ngày nhận được hồ sơ, Bộ phận Một cửa trả kết quả cho công dân.",
        "Trong vòng 05 ngày kể từ ngày ký, UBND xã sẽ trả lời bằng văn bản.",
        "Trong vòng 05 ngày kể từ ngày ký, nếu có vướng mắc, báo cáo UBND xã.",
    ],
)
def test_days_of_others_and_readers_at_large_are_ordered_nothing(kind: str, sentence: str) -> None:
    assert tasks_of(sentence + "\n", kind) == []


def test_rules_of_a_regulation_order_nothing_by_such_days() -> None:
    assert tasks_of("Điều 9. Trong thời hạn 03 ngày kể từ ngày ký, cập nhật văn bản vào sổ.\n", "QC") == []
