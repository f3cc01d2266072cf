"""Tables that assign work: a row a task."""

from datetime import date

import pytest

from tests.reading.tasks import tasks_of, told

HEAD = "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian\tSản phẩm\n"


def test_row_is_a_task_with_its_columns() -> None:
    body = f"II. NỘI DUNG\n{HEAD}1\tRà soát hộ nghèo\tUBND xã\tCông an xã; Các thôn\tTrước 15/6/2023\tBáo cáo\n"
    (task,) = tasks_of(body)
    assert (task.text, task.lead, task.support, task.product) == ("Rà soát hộ nghèo", ("UBND xã",), ("Công an xã", "Các thôn"), "Báo cáo")
    assert task.deadline is not None
    assert (task.deadline.text, task.deadline.date, task.deadline.bound) == ("Trước 15/6/2023", date(2023, 6, 15), "before")


def test_rows_without_work_or_without_anyone_are_no_tasks() -> None:
    body = f"II. NỘI DUNG\n{HEAD}I\tCông tác xây dựng Đảng\t\t\t\t\n1\tRà soát quy chế\tVăn phòng\t\tQuý II\t\n2\t\tVăn phòng\t\t\t\n"
    assert [(t.text, t.deadline and t.deadline.date) for t in tasks_of(body)] == [("Rà soát quy chế", date(2023, 6, 30))]


def test_table_of_cells_marked_by_bars_is_read_alike() -> None:
    body = "II. NỘI DUNG\n| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n| 1 | Lập danh sách hộ nghèo | Các thôn | 15/6/2023 |\n"
    assert [(t.text, t.lead) for t in tasks_of(body)] == [("Lập danh sách hộ nghèo", ("Các thôn",))]


@pytest.mark.parametrize(
    "head",
    ["Thời gian\tNội dung\tĐịa điểm\tChủ trì\n", "TT\tHọ và tên\tChức vụ\tPhân công\n", "TT\tNội dung\tSố tiền\n"],
)
def test_other_tables_assign_nothing(head: str) -> None:
    assert tasks_of(f"II. NỘI DUNG\n{head}1\tRà soát hộ nghèo\tUBND xã\tCác thôn\n") == []


def test_table_run_together_by_extraction_is_read_line_by_line() -> None:
    body = (
        "II. NỘI DUNG\nSTT Công việc Thời gian Người thực hiện\n"
        "01 Lập danh sách các hộ nghèo 01/6/2023 - 05/6/2023 Văn phòng xã\nvà hộ cận nghèo\n"
        "02 Họp dân thông qua danh sách Trước ngày 15/6/2023 Các thôn\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Công an xã:\n- Tuần tra ban đêm.\n"
    )
    tasks = tasks_of(body)
    assert [(t.text, t.lead, t.deadline and t.deadline.date) for t in tasks] == [
        ("Lập danh sách các hộ nghèo và hộ cận nghèo", ("Văn phòng xã",), date(2023, 6, 5)),
        ("Họp dân thông qua danh sách", ("Các thôn",), date(2023, 6, 15)),
        ("Tuần tra ban đêm.", ("Công an xã",), None),
    ]


def test_table_under_a_heading_that_orders_nothing_is_passed_over() -> None:
    body = f"I. KINH PHÍ\n{HEAD}1\tRà soát hộ nghèo\tUBND xã\t\t15/6/2023\tBáo cáo\n"
    assert tasks_of(body) == []


@pytest.mark.parametrize(
    "head",
    [
        "STT\tNhiệm vụ\tĐơn vị chủ trì thực hiện\tCơ quan phối hợp\tThời hạn hoàn thành\tSản phẩm\n",
        "STT\tTên nhiệm vụ\tCơ quan chủ trì, tham mưu\tCơ quan, đơn vị phối hợp\tDự kiến thời gian\tKết quả, sản phẩm\n",
        "STT\tNội dung công việc\tNgười thực hiện\tPhối hợp\tThời gian hoàn thành\tSản phẩm\n",
        "STT\tCông việc\tBộ phận đầu mối\tĐơn vị phối hợp\tHạn hoàn thành\tSản phẩm đầu ra\n",
        "STT\tCông việc\tLãnh đạo phụ trách\tĐơn vị phối hợp\tHạn hoàn thành\tSản phẩm đầu ra\n",
        "STT\tCông việc\tPhân công thực hiện\tThời gian\tSản phẩm\nChủ trì\tPhối hợp\n",
        "STT\tCông việc\tPhân công thực hiện\t\tThời gian\tSản phẩm\n\t\tChủ trì\tPhối hợp\t\t\n",
    ],
)
def test_columns_are_known_by_many_headings(head: str) -> None:
    (task,) = tasks_of(f"II. NỘI DUNG\n{head}1\tRà soát hộ nghèo\tVăn phòng\tCác thôn\tTháng 6/2023\tBáo cáo\n")
    assert (task.text, task.lead, task.support, task.product) == ("Rà soát hộ nghèo", ("Văn phòng",), ("Các thôn",), "Báo cáo")
    assert task.deadline is not None
    assert task.deadline.date == date(2023, 6, 30)


def test_leader_who_oversees_does_not_lead_where_a_unit_does() -> None:
    head = "STT\tNhiệm vụ\tLãnh đạo phụ trách\tĐơn vị chủ trì\tThời hạn\n"
    body = f"II. NỘI DUNG\n{head}1\tRà soát hộ nghèo\tPhạm Quang Minh\tUBND xã\t15/6\n"
    assert [t.lead for t in tasks_of(body)] == [("UBND xã",)]


@pytest.mark.parametrize("cell", ["đồng chí Nguyễn Thị Lan", "Trần Thị Mai, Chánh Văn phòng", "đ/c Lê Văn Hòa, Bí thư Đảng ủy"])
def test_person_with_a_position_is_one_who_leads(cell: str) -> None:
    body = f"II. NỘI DUNG\nSTT\tNội dung\tNgười thực hiện\tThời gian\n1\tRà soát hộ nghèo\t{cell}\t15/6\n"
    assert [t.lead for t in tasks_of(body)] == [(cell,)]


def ragged(rows: str) -> list[tuple[str, tuple[str, ...]]]:
    return told(tasks_of(f"II. NỘI DUNG\nSTT Công việc Thời gian Người thực hiện\n{rows}III. KINH PHÍ\n- Theo dự toán.\n"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", []),
        ("01 Lập danh sách hộ nghèo 01/6/2023\n", [("Lập danh sách hộ nghèo", ())]),
        ("01 | Lập danh sách hộ nghèo | 01/6/2023 | Văn phòng xã\n", [("Lập danh sách hộ nghèo", ("Văn phòng xã",))]),
        ("01 Lập danh sách hộ 01/6/2023 Văn phòng xã\nnghèo _ 05/6/2023\nvà cận nghèo\n", [("Lập danh sách hộ nghèo", ("Văn phòng xã",))]),
        (
            "01 Lập danh sách hộ 01/6/2023 Văn phòng xã\nnghèo < 5 ngày\nvà cận nghèo\n",
            [("Lập danh sách hộ nghèo và cận nghèo", ("Văn phòng xã",))],
        ),
        ("01 Lập danh sách 01/6/2023 do xã Văn phòng xã\nnghèo\n", [("Lập danh sách", ("Văn phòng xã",))]),
        ("01 Họp Trước 5/6/2023 Các thôn\n", []),
        (
            "01 | Họp dân Trước 01/6/2023 Các thôn\nLập danh sách hộ Trước 05/6/2023 Văn phòng\nGhi chú chung của bảng này\n",
            [("Họp dân", ("Các thôn",)), ("Lập danh sách hộ", ("Văn phòng",))],
        ),
    ],
)
def test_rows_of_a_table_without_cells_are_parted_by_their_times(rows: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert ragged(rows) == expected
