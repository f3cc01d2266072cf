"""What looks like an order of the commune of Minh Sơn and is none, and orders in unusual clothes."""

import pytest

from tests.reading.tasks import tasks_of, told

DECIDES = "QUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ giúp việc chuyển đổi số xã Minh Sơn.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Quyết định có hiệu lực kể từ ngày ký.",
        "Quyết định này có hiệu lực thi hành kể từ ngày 10/5/2023.",
        "Quy chế này có hiệu lực kể từ ngày ban hành.",
    ],
)
def test_coming_into_force_orders_nothing(sentence: str) -> None:
    assert told(tasks_of(f"1. Văn phòng:\n- Rà soát sổ công văn đến của xã.\n- {sentence}\n", "KH")) == [
        ("Rà soát sổ công văn đến của xã.", ("Văn phòng",))
    ]


@pytest.mark.parametrize("kind", ["QĐ", None])
def test_clause_of_execution_orders_nothing(kind: str | None) -> None:
    clause = "Chánh Văn phòng, các trưởng thôn và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./."
    assert told(tasks_of(f"{DECIDES}Điều 2. {clause}\n", kind)) == []


def test_items_that_only_name_units_order_nothing() -> None:
    body = "I. Trạm Y tế\n1. Trạm Y tế xã Minh Sơn.\n2. Trạm Y tế Khe Lim.\n"
    assert told(tasks_of(body, "KH")) == []


@pytest.mark.parametrize("act", ["Thành lập Tổ giúp việc chuyển đổi số", "Ban hành Quy chế làm việc", "Phê duyệt Đề án thu gom rác"])
def test_act_of_the_decision_itself_orders_nothing(act: str) -> None:
    assert told(tasks_of(f"QUYẾT ĐỊNH:\nĐiều 1. {act} của xã Minh Sơn năm 2023.\n", None)) == []
