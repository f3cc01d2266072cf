"""The parts of a reading point at each other across the whole paper."""

import gc

from giaoban.reading.read import read_text

PAPER = (
    "1. Giao Văn phòng Đảng ủy sơ kết Chỉ thị số 19-CT/TU ngày 11/6/2026 của Ban Thường vụ Tỉnh ủy1 về quản lý đất đai, báo\n"
    "cáo Thường trực Đảng ủy xã Minh Sơn và\n"
    "\n"
    "1. Kế hoạch số 27-KH/TU ngày 20/8/2026 của Ban Thường vụ Tỉnh ủy thực hiện Chỉ thị số 19-CT/TU.\n"
    "\f\n"
    "Ủy ban Kiểm tra Đảng ủy trước ngày 20/11/2026.\n"
)


def test_footnote_is_read_for_citations_in_the_order_of_the_text() -> None:
    reading = read_text(PAPER)
    assert [c.number for c in reading.citations] == ["19-CT/TU", "27-KH/TU", "19-CT/TU"]
    assert [c.span for c in reading.citations] == sorted(c.span for c in reading.citations)


def test_task_runs_on_around_a_footnote() -> None:
    (task,) = read_text(PAPER).tasks
    assert task.text == (
        "Giao Văn phòng Đảng ủy sơ kết Chỉ thị số 19-CT/TU ngày 11/6/2026 của Ban Thường vụ Tỉnh ủy1 về quản lý đất đai,"
        " báo cáo Thường trực Đảng ủy xã Minh Sơn và Ủy ban Kiểm tra Đảng ủy trước ngày 20/11/2026."
    )
    assert [PAPER[a:b] for a, b in task.without] == [
        "1. Kế hoạch số 27-KH/TU ngày 20/8/2026 của Ban Thường vụ Tỉnh ủy thực hiện Chỉ thị số 19-CT/TU."
    ]


def test_day_without_a_year_is_of_the_papers_own_year() -> None:
    head = (
        "ĐẢNG BỘ TỈNH AN BÌNH\nĐẢNG ỦY XÃ MINH SƠN\n*\nSố 31-CV/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 05 tháng 11 năm 2026\n"
        "Kính gửi: Các chi bộ trực thuộc\n"
    )
    reading = read_text(
        head + "Thực hiện Kế hoạch số 41-KH/TU ngày 13/4 của Ban Thường vụ Tỉnh ủy, Đảng ủy xã yêu cầu các chi bộ báo cáo.\n"
    )
    assert [str(c.date) for c in reading.citations] == ["2026-04-13"]


def test_nothing_is_found_in_nothing() -> None:
    reading = read_text(" \n\n")
    assert (reading.outline, reading.citations, reading.tasks, reading.meetings, reading.duties, reading.findings) == (
        (),
        (),
        (),
        (),
        (),
        (),
    )


def test_collector_is_at_work_again_after_a_reading() -> None:
    assert gc.isenabled()
    read_text(PAPER)
    assert gc.isenabled()
    gc.disable()
    try:
        read_text(PAPER)
        assert not gc.isenabled()
    finally:
        gc.enable()
