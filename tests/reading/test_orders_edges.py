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


def test_clause_of_execution_orders_nothing() -> None:
    clause = "Chánh Văn phòng, các trưởng thôn và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./."
    assert told(
        tasks_of(f"1. Văn phòng:\n- Rà soát sổ công văn đến của xã.\n- {clause}\n- Sao lưu sổ.\n- In sổ mới.\n- Nộp sổ cũ về xã.\n")
    ) == [
        ("Rà soát sổ công văn đến của xã.", ("Văn phòng",)),
        ("Sao lưu sổ.", ("Văn phòng",)),
        ("In sổ mới.", ("Văn phòng",)),
        ("Nộp sổ cũ về xã.", ("Văn phòng",)),
    ]


def test_items_that_only_name_units_order_nothing() -> None:
    body = "I. Trạm Y tế\n1. Trạm Y tế xã Minh Sơn.\n2. Trạm Y tế Khe Lim.\n"
    assert told(tasks_of(body, "KH")) == []


@pytest.mark.parametrize("act", ["Thành lập Tổ giúp việc chuyển đổi số", "Ban hành Quy chế làm việc", "Phê duyệt Đề án thu gom rác"])
def test_act_of_the_decision_itself_orders_nothing(act: str) -> None:
    grounds = "trên cơ sở nghị quyết của Hội đồng nhân dân xã và đề nghị của Chánh Văn phòng Trần Thị Mai, kèm theo các phụ lục"
    body = f"Điều 1. {act} của xã Minh Sơn năm 2023 {grounds}, {grounds} đã được các thôn thảo luận.\n"
    assert told(tasks_of(f"QUYẾT ĐỊNH:\n{body}", None)) == []


def test_articles_of_a_decision_charge_units() -> None:
    charge = "Tổ thư ký giúp việc có nhiệm vụ chuẩn bị nội dung các buổi làm việc của Hội đồng Sáng kiến xã Minh Sơn."
    body = f"{DECIDES}Điều 2. Hội đồng Sáng kiến xã có nhiệm vụ tổ chức đánh giá các sáng kiến năm 2023. {charge}\n"
    assert told(tasks_of(body, "QĐ")) == [
        ("Hội đồng Sáng kiến xã có nhiệm vụ tổ chức đánh giá các sáng kiến năm 2023.", ("Hội đồng Sáng kiến xã",)),
        (charge, ("Tổ thư ký giúp việc",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "leads"),
    [
        ("Nếu đơn vị nào còn thiếu máy thì lập danh sách, đề nghị gửi về Văn phòng xã.", ("đơn vị nào còn thiếu máy",)),
        ("Nếu đơn vị nào còn thiếu máy thì yêu cầu trưởng thôn lập danh sách.", ("trưởng thôn",)),
        ("Nếu đơn vị nhận máy là trường học: ghi tên Hiệu trưởng vào biên bản.", ()),
        ("Báo cáo được gửi trước ngày 15/5/2023 về Văn phòng xã Minh Sơn.", ()),
        ("Đặc biệt cần lưu ý rà soát các hộ ở thôn Khe Lim.", ()),
        ("Những nội dung trên phải được ghi đầy đủ vào sổ của thôn.", ()),
        ("Kế hoạch rà soát của các thôn gửi về Văn phòng xã trước ngày 15/5/2023.", ("các thôn",)),
    ],
)
def test_letter_orders_in_unusual_clothes(sentence: str, leads: tuple[str, ...]) -> None:
    body = f"- {sentence}\n- Năm 2022 xã Minh Sơn có bốn thôn.\n- Dân số xã tăng thêm.\n- Xã có hai trường học.\n"
    assert told(tasks_of(body, "CV")) == [(sentence, leads)]


def test_difficulties_are_no_condition() -> None:
    assert (
        told(tasks_of("- Nếu có vướng mắc, đề nghị các thôn báo cáo Văn phòng xã.\n- Xã có bốn thôn.\n- Xã có hai trường.\n", "CV")) == []
    )


@pytest.mark.parametrize(("kind", "told_in"), [("KH", True), ("TB", False)])
def test_what_a_unit_will_do_is_an_order_in_a_plan(kind: str, told_in: bool) -> None:
    sentence = "Văn phòng xã sẽ tiến hành phúc tra các thôn trong tháng 6/2023."
    tasks = told(tasks_of(f"II. TỔ CHỨC THỰC HIỆN\n- {sentence}\n", kind))
    assert tasks == ([(sentence, ("Văn phòng xã",))] if told_in else [])


def test_unit_named_with_a_capital_sau() -> None:
    sentence = "Phòng Sau đại học gửi danh sách học viên của xã Minh Sơn về Văn phòng xã."
    assert told(tasks_of(f"1. {sentence}\n2. Phòng Kinh tế báo cáo Văn phòng xã.\n", "CV"))[0] == (sentence, ("Phòng Sau đại học",))


def test_item_orders_after_its_label_under_a_unit() -> None:
    body = (
        "1. Phòng Kinh tế:\n- Công tác duy trì đèn đường: tiếp tục thay bóng cháy ở thôn Khe Lim.\n- Địa điểm: tổ chức tại nhà văn hóa.\n"
    )
    text = "Công tác duy trì đèn đường: tiếp tục thay bóng cháy ở thôn Khe Lim."
    assert told(tasks_of(body)) == [(text, ("Phòng Kinh tế",))]


def test_order_that_ends_on_its_forms_is_no_heading() -> None:
    body = "Đề nghị các thôn:\n1. Lập báo cáo hộ nghèo của thôn theo các biểu mẫu:\n- Mẫu số 1 về hộ.\n2. Gửi báo cáo về Văn phòng xã.\n"
    assert told(tasks_of(body, "CV")) == [
        ("Lập báo cáo hộ nghèo của thôn theo các biểu mẫu:", ("các thôn",)),
        ("Gửi báo cáo về Văn phòng xã.", ("các thôn",)),
    ]
