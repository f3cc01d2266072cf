"""How papers of each kind order: conclusions, letters, directives, decisions, programmes of the commune of Minh Sơn."""

import pytest

from giaoban.reading.model import Task
from tests.reading.tasks import tasks_of

HALL = "II. NỘI DUNG\n"


def orders(body: str, kind: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...], str | None]]:
    """Where each task stands, who leads and supports, by when."""
    return [(t.section, t.lead, t.support, t.deadline.text if t.deadline else None) for t in tasks_of(body, kind)]


def only(body: str, kind: str = "KH") -> Task:
    (task,) = tasks_of(body, kind)
    return task


def test_conclusion_gives_orders_after_it_agrees() -> None:
    body = (
        "1. Về thu ngân sách\nĐồng ý với đề xuất của Phòng Kinh tế; giao Phòng Kinh tế hoàn thiện dự toán trước ngày 20/5/2023.\n"
        "2. Về đường thôn\nThống nhất chủ trương làm đường Khe Lim. Giao Chủ tịch UBND xã chỉ đạo các thôn họp dân.\n"
        "3. Thống nhất chủ trương mua máy quét theo Tờ trình của Văn phòng.\n"
        "4. Ban Thường vụ giao đồng chí Lê Văn Hòa trực tiếp chỉ đạo việc thu hồi đất.\n"
    )
    assert orders(body, "TB") == [
        ("1", ("Phòng Kinh tế",), (), "trước ngày 20/5/2023"),
        ("2", ("Chủ tịch UBND xã",), (), None),
        ("4", ("đồng chí Lê Văn Hòa",), (), None),
    ]


def test_conclusion_turns_to_one_after_another() -> None:
    body = (
        "1. Đối với Phòng Kinh tế:\n- Khẩn trương hoàn thiện dự toán cống thoát nước.\n"
        "2. Đối với Công an xã: tăng cường tuần tra; báo cáo kết quả trước ngày 15 hằng tháng.\n"
        "3. Các thôn: rà soát hộ nghèo, gửi danh sách về Phòng Văn hóa - Xã hội chậm nhất ngày 10/5/2023.\n"
        "4. Về lịch họp: thống nhất họp ngày 20/5/2023.\n"
    )
    assert orders(body, "TB") == [
        ("1", ("Phòng Kinh tế",), (), None),
        ("2", ("Công an xã",), (), "trước ngày 15 hằng tháng"),
        ("3", ("Các thôn",), (), "chậm nhất ngày 10/5/2023"),
    ]


def test_letter_with_a_purpose_leads_in_to_orders_that_name_their_units() -> None:
    body = (
        "Để kịp thời phòng, chống rét cho đàn gia súc, UBND xã yêu cầu:\n"
        "- Các thôn rà soát chuồng trại, che chắn trước ngày 20/5/2023.\n- Trưởng thôn vận động hộ dân dự trữ rơm.\n"
        "- Phòng Kinh tế tổng hợp, báo cáo UBND xã trước ngày 25/5/2023.\n"
    )
    assert orders(body, "CV") == [
        (None, ("Các thôn",), (), "trước ngày 20/5/2023"),
        (None, ("Trưởng thôn",), (), None),
        (None, ("Phòng Kinh tế",), (), "trước ngày 25/5/2023"),
    ]


def test_request_for_a_report_is_one_task_of_all_it_asks() -> None:
    body = (
        "UBND xã yêu cầu các đơn vị báo cáo, gồm các nội dung sau:\n1. Tình hình thu ngân sách.\n2. Kết quả giải ngân.\n"
        "Báo cáo gửi về Phòng Kinh tế trước ngày 15/5/2023.\n"
    )
    task = only(body, "CV")
    assert (task.lead, task.reporters, task.section) == (("các đơn vị",), ("các đơn vị",), None)


def test_directive_orders_each_unit_under_its_heading() -> None:
    body = (
        "Để thực hiện tốt công tác phòng cháy, Chủ tịch UBND xã yêu cầu Thủ trưởng các cơ quan, đơn vị:\n"
        "1. Công an xã\na) Kiểm tra các hộ kinh doanh; hoàn thành trong tháng 6/2023.\nb) Xử lý vi phạm.\n"
        "2. Các thôn\n- Ký cam kết với từng hộ.\n3. Chỉ thị này có hiệu lực từ ngày ký.\n"
    )
    assert orders(body, "CT") == [
        ("1.a", ("Công an xã",), (), "trong tháng 6/2023"),
        ("1.b", ("Công an xã",), (), None),
        ("2", ("Các thôn",), (), None),
    ]


def test_urgent_dispatch_orders_units_to_stand_by() -> None:
    body = (
        "Chủ tịch UBND xã yêu cầu:\n1. Trưởng các thôn sơ tán các hộ ở khu vực sạt lở trước 16 giờ ngày 20/5/2023.\n"
        "2. Công an xã, Ban Chỉ huy Quân sự xã trực 24/24 giờ.\n"
    )
    assert orders(body, "CĐ") == [
        ("1", ("Trưởng các thôn",), (), "trước 16 giờ ngày 20/5/2023"),
        ("2", ("Công an xã", "Ban Chỉ huy Quân sự xã"), (), None),
    ]


def test_article_of_a_decision_gives_a_task_and_the_last_only_binds() -> None:
    body = (
        "Điều 1. Phê duyệt Phương án bồi thường của tuyến đường Đồng Cao.\n"
        "Điều 2. Giao Phòng Kinh tế chủ trì, phối hợp với các thôn thông báo cho các hộ có đất bị thu hồi.\n"
        "Điều 3. Chánh Văn phòng, Trưởng phòng Kinh tế và các hộ có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    assert orders(body, "QĐ") == [("Điều 2", ("Phòng Kinh tế",), ("các thôn",), None)]


def test_right_to_demand_something_in_a_regulation_is_no_order() -> None:
    assert tasks_of("Điều 5. Quyền của hộ kinh doanh\n1. Yêu cầu các đơn vị cung cấp thông tin về dịch vụ.\n", "QĐ") == []


def test_team_set_up_by_a_decision_acts_on_what_stands_under_its_article() -> None:
    body = "Điều 2. Nhiệm vụ của Tổ công tác\n1. Rà soát hồ sơ đất đai của các thôn.\n2. Báo cáo kết quả trước ngày 30/6/2023.\n"
    assert orders(body, "QĐ") == [
        ("Điều 2.1", ("Tổ công tác",), (), None),
        ("Điều 2.2", ("Tổ công tác",), (), "trước ngày 30/6/2023"),
    ]


def test_list_inside_a_sentence_stays_in_its_task() -> None:
    body = f"{HALL}1. Các chi bộ thực hiện các việc sau: (1) Rà soát đảng viên; (2) Lập danh sách gửi Văn phòng.\n"
    assert (only(body).lead, only(body).text.count("(2)")) == (("Các chi bộ",), 1)


def test_numbers_in_brackets_at_the_head_of_lines_are_items() -> None:
    body = f"{HALL}2. Ban Xây dựng Đảng:\n(1) Hướng dẫn các chi bộ.\n(2) Tổng hợp, báo cáo.\n"
    assert orders(body, "KH") == [("II.2.1", ("Ban Xây dựng Đảng",), (), None), ("II.2.2", ("Ban Xây dựng Đảng",), (), None)]


@pytest.mark.parametrize(
    ("order", "lead", "support"),
    [
        ("Tổ chức học tập nghị quyết (do Ban Tuyên giáo chủ trì).", ("Ban Tuyên giáo",), ()),
        ("Tổ chức hội thi (đ/c Bí thư chỉ đạo; Đoàn Thanh niên thực hiện).", ("Đoàn Thanh niên",), ()),
        ("Tổ chức hội thi tại nhà văn hóa (đ/c Bí thư chỉ đạo).", ("đ/c Bí thư",), ()),
        ("Tổ chức hội chợ (Hội Nông dân chủ trì, Đoàn Thanh niên phối hợp).", ("Hội Nông dân",), ("Đoàn Thanh niên",)),
        ("Tổ chức hội chợ (tại Đồng Cao, Khe Lim).", (), ()),
        ("Tổ chức hội chợ (Hội Nông dân).", (), ()),
        ("Sơ kết sáu tháng do Văn phòng Đảng ủy chủ trì, phối hợp với các chi bộ.", ("Văn phòng Đảng ủy",), ("các chi bộ",)),
        ("Rà soát quy chế do Văn phòng Đảng ủy ban hành.", (), ()),
        ("Đề nghị đồng chí Phạm Quang Minh chỉ đạo bố trí kinh phí.", ("đồng chí Phạm Quang Minh",), ()),
        ("Giao đồng chí Lê Văn Hòa, Bí thư Đảng ủy, chỉ đạo chung.", ("đồng chí Lê Văn Hòa, Bí thư Đảng ủy",), ()),
        ("Các cấp ủy, tổ chức đảng xây dựng kế hoạch học tập.", ("Các cấp ủy, tổ chức đảng",), ()),
        ("Các ban xây dựng đảng, Văn phòng Đảng ủy hướng dẫn các chi bộ học tập.", ("Các ban xây dựng đảng", "Văn phòng Đảng ủy"), ()),
        ("Các đồng chí Đảng ủy viên phụ trách chi bộ dự họp chi bộ.", ("Các đồng chí Đảng ủy viên phụ trách chi bộ",), ()),
        ("Phối hợp với lực lượng kiểm lâm tuần tra rừng.", (), ("lực lượng kiểm lâm",)),
        ("Riêng Công an xã lập danh sách hộ tạm trú.", ("Công an xã",), ()),
        ("Ngày 15/5/2023: các thôn họp dân.", ("các thôn",), ()),
        ("Giao nhiệm vụ cho Văn phòng lập danh sách hộ nghèo.", ("Văn phòng",), ()),
        ("Đối với các thôn có hộ nghèo, lập danh sách riêng.", ("các thôn có hộ nghèo",), ()),
        ("Các chi bộ căn cứ Hướng dẫn này xây dựng kế hoạch.", ("Các chi bộ",), ()),
        ("Để chuẩn bị đại hội, xây dựng báo cáo chính trị.", (), ()),
        ("Kết thúc đợt rà soát cần tổng hợp danh sách hộ nghèo.", (), ()),
        ("Trước khi họp với các thôn chủ động chuẩn bị tài liệu.", (), ()),
        ("Danh sách hộ nghèo của các thôn gửi về Văn phòng.", ("các thôn",), ()),
        ("Kết quả rà soát hộ nghèo gửi về Văn phòng.", (), ()),
        ("Phối hợp, chuẩn bị tài liệu cho hội nghị.", (), ()),
        ("Những chi bộ có đảng viên đi làm ăn xa lập danh sách riêng.", ("Những chi bộ có đảng viên đi làm ăn xa",), ()),
    ],
)
def test_order_says_who_leads_and_who_supports(order: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    task = only(f"{HALL}1. {order}\n")
    assert (task.lead, task.support) == (lead, support)


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("- Xây dựng quy chế. Đơn vị chủ trì: Văn phòng; phối hợp: các thôn; thời hạn: tháng 6/2023.", "Xây dựng quy chế."),
        ("- Xây dựng quy chế (Chủ trì: Văn phòng; phối hợp: các thôn; thời hạn: tháng 6/2023).", "Xây dựng quy chế"),
        ("1. Xây dựng quy chế. Chủ trì: Văn phòng. Phối hợp: các thôn. Thời gian: Tháng 6/2023.", "Xây dựng quy chế."),
        ("1. Xây dựng quy chế. Văn phòng chủ trì; các thôn phối hợp; hoàn thành trong tháng 6/2023.", "Xây dựng quy chế."),
        ("- Xây dựng quy chế. Văn phòng chủ trì; các thôn phối hợp; hoàn thành trong tháng 6/2023.", "Xây dựng quy chế."),
        ("a) Xây dựng quy chế.\nb) Đơn vị chủ trì: Văn phòng. Phối hợp: các thôn.\nc) Thời hạn: tháng 6/2023.", "Xây dựng quy chế."),
    ],
)
def test_fields_behind_an_order_are_no_part_of_its_text(order: str, text: str) -> None:
    task = only(f"{HALL}1. Nội dung thực hiện\n{order}\n" if order[0] in "-a" else f"{HALL}{order}\n")
    assert (task.text, task.lead, task.support) == (text, ("Văn phòng",), ("các thôn",))
    assert task.deadline is not None
    assert task.deadline.date is not None


def test_field_without_an_order_before_it_is_no_task() -> None:
    body = f"{HALL}1. Lễ ra quân\n- Thời gian: 7 giờ 30 ngày 20/5/2023.\n- Đơn vị thực hiện: Đoàn Thanh niên xã.\n"
    assert tasks_of(body) == []


def test_sentence_that_only_bounds_belongs_to_the_order_before_it() -> None:
    task = only(f"{HALL}1. Rà soát văn bản\nPhòng Tư pháp rà soát văn bản của xã. Hoàn thành trước 30/6/2023.\n")
    assert (task.text, task.deadline and task.deadline.text) == (
        "Phòng Tư pháp rà soát văn bản của xã. Hoàn thành trước 30/6/2023.",
        "trước 30/6/2023",
    )


def test_closing_formula_that_adds_what_to_do_in_doubt_orders_nothing() -> None:
    body = (
        "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện Kế hoạch này; trong quá trình thực hiện nếu có vướng mắc "
        "báo cáo về Văn phòng UBND xã để tổng hợp./.\n"
    )
    assert tasks_of(body) == []


def test_all_orders_of_a_list_are_answered_by_the_many_who_report_on_one() -> None:
    body = "Đề nghị các thôn:\n1. Rà soát hộ nghèo.\n2. Báo cáo kết quả về Văn phòng.\n3. Công an xã tuần tra.\n"
    assert [t.reporters for t in tasks_of(body, "CV")] == [("các thôn",), ("các thôn",), ()]


def test_one_office_that_reports_is_no_row_of_reporters() -> None:
    assert only("Giao Văn phòng báo cáo kết quả trước ngày 20/5/2023.\n", "CV").reporters == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn phòng: 02 đồng chí.",
        "Văn phòng đã giao Công an xã lập danh sách hộ tạm trú.",
        "Ban Thường vụ đã giao Văn phòng lập danh sách.",
        "Văn phòng với nhân dân rất gắn bó, lập lại trật tự.",
        "Kết quả của các thôn cao hơn năm trước nhiều.",
        "Để chuẩn bị đại hội các chi bộ đã họp.",
        "Báo cáo của các thôn còn sơ sài.",
    ],
)
def test_sentence_that_only_tells_orders_nothing(sentence: str) -> None:
    assert tasks_of(f"{HALL}1. {sentence}\n") == []


def test_annex_begins_without_the_lead_in_of_the_letter() -> None:
    body = (
        "Đề nghị các thôn thực hiện các nội dung sau:\n1. Rà soát hộ nghèo.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\n"
        "Phạm Quang Minh\n\nPHỤ LỤC\nI. DANH MỤC\n1. Máy quét của Văn phòng.\n"
    )
    assert [t.lead for t in tasks_of(body, "CV")] == [("các thôn",)]


def test_lead_in_of_a_bullet_ends_with_the_next_bullet() -> None:
    body = "II. NHIỆM VỤ\n- Giao Văn phòng chuẩn bị báo cáo với các nội dung sau:\n+ Thu ngân sách;\n- Rà soát hộ nghèo.\n"
    assert [t.text for t in tasks_of(body)][-1] == "Rà soát hộ nghèo."


def test_warning_and_what_follows_it_are_left_out_of_a_dash_item() -> None:
    body = "II. NHIỆM VỤ\n- Các thôn nộp hồ sơ trước ngày 20/5/2023. Hồ sơ nộp sau sẽ không được xem xét.\n"
    assert [t.text for t in tasks_of(body)] == ["Các thôn nộp hồ sơ trước ngày 20/5/2023."]


def test_order_in_a_later_sentence_of_a_dash_item_begins_the_task() -> None:
    body = "1. Nội dung\n- Tình hình sạt lở còn phức tạp. Đề nghị các thôn cử người trực gác.\n"
    assert [t.text for t in tasks_of(body, "TB")] == ["Đề nghị các thôn cử người trực gác."]


def test_dash_item_torn_at_a_page_edge_keeps_its_plus_items() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng:\n- Chuẩn bị tài liệu hội nghị:\n+ Báo cáo;\n+ Dự thảo nghị quyết.\n"
    assert [t.text for t in tasks_of(body)] == ["Chuẩn bị tài liệu hội nghị: + Báo cáo; + Dự thảo nghị quyết."]
