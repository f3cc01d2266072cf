"""What orders, whom it orders, and what only looks like it, in papers of the commune of Minh Sơn."""

from datetime import date

import pytest

from tests.reading.tasks import tasks_of, told


def test_sentences_of_a_directive_paragraph_are_tasks_each() -> None:
    body = (
        "I- Một số nhiệm vụ trọng tâm\n1. Tiếp tục đẩy mạnh cải cách hành chính; rà soát bộ thủ tục của xã. "
        "Tăng cường kiểm tra việc thu gom rác thải.\n"
    )
    assert [(t.text, t.section, t.nature) for t in tasks_of(body, None)] == [
        ("Tiếp tục đẩy mạnh cải cách hành chính; rà soát bộ thủ tục của xã.", "I.1", "orientation"),
        ("Tăng cường kiểm tra việc thu gom rác thải.", "I.1", "orientation"),
    ]


def test_dash_item_keeps_its_sentences_and_plus_items() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Đảng ủy\n- Chuẩn bị tài liệu cho hội nghị. Tài liệu in hai mặt:\n"
        "+ Báo cáo sáu tháng;\n+ Dự thảo nghị quyết.\n- Bố trí phòng họp.\n"
    )
    assert told(tasks_of(body)) == [
        (
            "Chuẩn bị tài liệu cho hội nghị. Tài liệu in hai mặt: + Báo cáo sáu tháng; + Dự thảo nghị quyết.",
            ("Văn phòng Đảng ủy",),
        ),
        ("Bố trí phòng họp.", ("Văn phòng Đảng ủy",)),
    ]


def test_task_under_a_units_heading_is_led_by_it() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Các thôn:\n- Tổ chức họp dân trước ngày 20/5/2023.\n2. Công an xã:\n- Tuần tra ban đêm.\n"
    assert [(t.section, t.lead) for t in tasks_of(body)] == [("III.1", ("Các thôn",)), ("III.2", ("Công an xã",))]


@pytest.mark.parametrize("general", ["Các thôn", "Mỗi thôn", "Các đơn vị"])
def test_general_subject_under_a_heading_means_the_heading(general: str) -> None:
    body = f"III. TỔ CHỨC THỰC HIỆN\n1. Các thôn thuộc xã Minh Sơn\n- {general} gửi danh sách về Văn phòng.\n"
    assert [t.lead for t in tasks_of(body)] == [("Các thôn thuộc xã Minh Sơn",)]


def test_unit_before_a_colon_leads() -> None:
    body = "II. NHIỆM VỤ\n- Văn phòng Đảng ủy: Chuẩn bị báo cáo.\n- Công an xã, Ban Chỉ huy Quân sự xã: phối hợp tuần tra.\n"
    assert [t.lead for t in tasks_of(body)] == [("Văn phòng Đảng ủy",), ("Công an xã", "Ban Chỉ huy Quân sự xã")]


def test_unit_in_brackets_leads() -> None:
    body = "II. NHIỆM VỤ\n- Rà soát danh sách hộ nghèo (Ủy ban nhân dân xã chủ trì).\n"
    assert [t.lead for t in tasks_of(body)] == [("Ủy ban nhân dân xã",)]


def test_unit_that_is_asked_leads_and_its_partner_supports() -> None:
    body = "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Công an xã và các thôn xây dựng kế hoạch trực Tết.\n"
    (task,) = tasks_of(body, "CV")
    assert (task.lead, task.support, task.product) == (("Văn phòng Đảng ủy",), ("Công an xã", "các thôn"), "kế hoạch")


def test_lead_in_with_a_colon_names_who_acts_on_what_follows() -> None:
    body = (
        "Ban Thường vụ Đảng ủy đề nghị các chi bộ, đảng bộ bộ phận thực hiện tốt các nội dung sau:\n"
        "1. Tổ chức sinh hoạt chuyên đề quý II.\n2. Báo cáo kết quả gửi về Văn phòng trước ngày 28/5/2023.\n"
    )
    assert told(tasks_of(body, "CV")) == [
        ("Tổ chức sinh hoạt chuyên đề quý II.", ("các chi bộ", "đảng bộ bộ phận")),
        ("Báo cáo kết quả gửi về Văn phòng trước ngày 28/5/2023.", ("các chi bộ", "đảng bộ bộ phận")),
    ]


def test_lead_in_to_the_contents_of_a_report_orders_nothing_more() -> None:
    body = "Đề nghị các thôn báo cáo theo các nội dung sau:\n- Tổ chức hội họp trong quý.\n- Thực hiện thu quỹ.\n"
    assert tasks_of(body, "CV") == []


def test_same_unit_goes_on_after_dong_thoi() -> None:
    body = "II. NHIỆM VỤ\nGiao Công an xã rà soát nhân khẩu. Đồng thời lập danh sách hộ tạm trú.\n"
    assert [t.lead for t in tasks_of(body)] == [("Công an xã",), ("Công an xã",)]


def test_thing_to_send_may_stand_first() -> None:
    body = "Báo cáo của các thôn gửi về Văn phòng Đảng ủy trước ngày 20/5/2023.\n"
    (task,) = tasks_of(body, "CV")
    assert (task.lead, task.deadline and task.deadline.date) == (("các thôn",), date(2023, 5, 20))


def test_closing_request_begins_where_it_asks() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n1. Các thôn:\n- Vệ sinh đường làng.\n- Tổ chức họp dân.\n"
        "Trên đây là Kế hoạch của xã, đề nghị các chi bộ chủ động báo cáo cấp ủy và gửi danh sách về Văn phòng./.\n"
    )
    last = tasks_of(body)[-1]
    assert (last.text, last.section, last.lead) == (
        "đề nghị các chi bộ chủ động báo cáo cấp ủy và gửi danh sách về Văn phòng./.",
        None,
        ("các chi bộ",),
    )


def test_last_paragraph_of_a_letter_stands_under_no_item() -> None:
    body = "Đề nghị các thôn:\n1. Lập danh sách hộ nghèo.\n2. Họp dân lấy ý kiến.\nKết thúc đợt rà soát các thôn báo cáo kết quả về xã.\n"
    assert [t.section for t in tasks_of(body, "CV")] == ["1", "2", None]


def test_conclusion_gives_someone_a_paper_to_submit() -> None:
    body = "1. Hội nghị đã thống nhất nội dung dự thảo quy chế để Chủ tịch UBND xã trình Hội đồng nhân dân xã xem xét.\n"
    assert [t.lead for t in tasks_of(body, "TB")] == [("Chủ tịch UBND xã",)]


def test_citations_and_deadline_of_a_cited_paper_stay_apart() -> None:
    body = "II. NHIỆM VỤ\n- Triển khai Kế hoạch số 12-KH/HU ngày 09/6/2023 của Huyện ủy, họp dân ngày 05/6/2023.\n"
    (task,) = tasks_of(body)
    assert task.citations == (0,)
    assert task.deadline is not None
    assert (task.deadline.text, task.deadline.bound) == ("ngày 05/6/2023", "on")


def test_many_who_each_send_a_report_are_reporters() -> None:
    body = "Đề nghị các chi bộ trực thuộc gửi báo cáo về Văn phòng trước ngày 20/5/2023.\n"
    (task,) = tasks_of(body, "CV")
    assert (task.reporters, task.product) == (("các chi bộ trực thuộc",), "báo cáo")


def test_evidence_names_every_field_found() -> None:
    body = "Giao Công an xã phối hợp với các thôn lập danh sách hộ tạm trú trước ngày 20/5/2023.\n"
    (task,) = tasks_of(body, "CV")
    shown = {
        field: tuple(body[a:b] for a, b in (place if isinstance(place[0], tuple) else (place,))) for field, place in task.evidence.items()
    }
    assert shown == {
        "lead": ("Công an xã",),
        "support": ("các thôn",),
        "deadline": ("trước ngày 20/5/2023",),
        "product": ("danh sách",),
    }


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("I. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao nhận thức của nhân dân.\n- Tổ chức thiết thực, hiệu quả.\n", id="aims"),
        pytest.param("I. MỤC ĐÍCH, YÊU CẦU\n1. Yêu cầu\n- Tổ chức thiết thực, hiệu quả.\n", id="aims under aims"),
        pytest.param("II. NHIỆM VỤ\nSở Nội vụ đã ban hành hướng dẫn.\nVăn phòng đang xây dựng dự thảo.\n", id="narration"),
        pytest.param("Căn cứ Luật Đất đai;\nCăn cứ Nghị định của Chính phủ;\n", id="legal bases"),
        pytest.param("Đề nghị các thôn nghiêm túc tổ chức triển khai thực hiện Kế hoạch này./.\n", id="closing formula"),
        pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các thôn phản ánh về xã.\n", id="what to do in doubt"),
        pytest.param("Nhận được Công văn yêu cầu các thôn chỉ đạo thực hiện, mọi thông tin xin liên hệ Văn phòng.\n", id="contact"),
        pytest.param("II. NỘI DUNG\n- Hồ sơ gửi sau ngày 20/5/2023 sẽ không được xem xét.\n", id="warning"),
        pytest.param("II. NỘI DUNG\n1. Tập huấn cho cán bộ thôn.\n- Thành phần: cán bộ thôn.\n- Địa điểm: hội trường.\n", id="session"),
        pytest.param("II. CÁC HỘI NGHỊ CHÍNH\n1. Hội nghị Ban Thường vụ: dự kiến ngày 25/5/2023.\n", id="meetings"),
        pytest.param("Đối tượng tham dự:\n- Văn phòng: Chánh Văn phòng, chuyên viên.\n", id="who takes part"),
    ],
)
def test_nothing_is_ordered_by(body: str) -> None:
    assert tasks_of(body) == []


@pytest.mark.parametrize("kind", ["GM", "LICH", "L", "NĐ", "BC"])
def test_kinds_that_hold_no_tasks(kind: str) -> None:
    assert tasks_of("II. NHIỆM VỤ\n- Rà soát danh sách hộ nghèo.\n", kind) == []


def test_decision_orders_only_under_units() -> None:
    body = (
        "Điều 4. Quyền của hộ kinh doanh\n1. Thực hiện các quy định về cung cấp dịch vụ.\n"
        "Điều 7. Công an xã\n1. Chỉ đạo tuần tra tại các thôn.\n"
    )
    assert [(t.section, t.lead) for t in tasks_of(body, "QĐ")] == [("Điều 7.1", ("Công an xã",))]


def test_letter_orders_only_whom_it_addresses() -> None:
    body = "1. Nội dung\n- Rà soát kết quả học tập.\n- Các lớp trưởng chủ động liên hệ với giáo viên.\n- Đề nghị các thôn cử cán bộ.\n"
    assert [t.lead for t in tasks_of(body, "TB")][-1] == ("các thôn",)
    assert "Rà soát kết quả học tập." not in [t.text for t in tasks_of(body, "TB")]


def test_scraps_of_a_scan_do_not_belong_to_the_order() -> None:
    body = "II. NHIỆM VỤ\n- Tổ chức họp dân tại các thôn. ¬ l\n- Lập danh sách hộ nghèo./. \\ưy\n"
    assert [t.text for t in tasks_of(body)] == ["Tổ chức họp dân tại các thôn.", "Lập danh sách hộ nghèo./."]


def test_label_lines_after_an_order_give_its_fields() -> None:
    body = (
        "II. NHIỆM VỤ\n1. Xây dựng quy chế làm việc của Đảng ủy.\n- Đơn vị chủ trì: Văn phòng Đảng ủy;\n"
        "- Phối hợp: Ủy ban Kiểm tra, các chi bộ.\n- Thời gian hoàn thành: Tháng 6/2023.\n- Sản phẩm: Quyết định ban hành quy chế.\n"
    )
    (task,) = tasks_of(body)
    assert (task.lead, task.support, task.product) == (
        ("Văn phòng Đảng ủy",),
        ("Ủy ban Kiểm tra", "các chi bộ"),
        "Quyết định ban hành quy chế",
    )
    assert task.deadline is not None
    assert (task.deadline.text, task.deadline.kind, task.deadline.date) == ("Tháng 6/2023", "PERIOD", date(2023, 6, 30))


def test_time_line_after_several_orders_bounds_them_all() -> None:
    body = "II. NỘI DUNG\n1. Cài đặt phần mềm\n- Kiểm tra máy chủ của xã.\n- Cài đặt cho các thôn.\n- Thời gian: Ngày 26/5/2023\n"
    assert [t.deadline and t.deadline.date for t in tasks_of(body)] == [date(2023, 5, 26), date(2023, 5, 26)]


def test_item_under_a_unit_orders_whatever_verb_it_begins_with() -> None:
    body = "III. TỔ CHỨC THỰC HIỆN\n1. Các thôn:\n- Che chắn chuồng trại trước mùa rét.\n- Thành phần: trưởng thôn, bí thư chi bộ.\n"
    assert [t.text for t in tasks_of(body)] == ["Che chắn chuồng trại trước mùa rét."]


def test_briefing_is_not_an_order_to_a_board() -> None:
    assert tasks_of("Thực hiện kết luận tại buổi giao ban tháng 4 của Đảng ủy xã về sắp xếp phòng làm việc.\n", "TB") == []


def test_unit_named_at_the_head_of_a_listed_item_is_ordered_in_a_notice() -> None:
    body = "1. Về thu ngân sách\n- UBND xã rà soát từng khoản thu còn thiếu.\n"
    assert [t.lead for t in tasks_of(body, "TB")] == [("UBND xã",)]


def test_continuing_sentence_belongs_to_the_order_before_it() -> None:
    body = "Đề nghị các thôn lập danh sách hộ nghèo. Bao gồm hộ mới tách và hộ chuyển đến.\n"
    assert [t.text for t in tasks_of(body, "CV")] == ["Đề nghị các thôn lập danh sách hộ nghèo. Bao gồm hộ mới tách và hộ chuyển đến."]
