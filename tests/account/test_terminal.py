import io

import pytest

from giaoban.account.facts import give_account
from giaoban.account.terminal import console_for, print_account, print_citations
from giaoban.reading.model import Reading, Source
from tests.account.papers import full_reading, hostile_reading


def told(reading: Reading, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    print_account(reading, console_for(stream))
    return [" ".join(line.split()) for line in stream.getvalue().splitlines()]


def test_narrow_terminal_tells_one_thing_under_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(full_reading(), 60, monkeypatch)
    start = lines.index("1 ◉ Giao việc dòng 8–9")

    assert lines[start : start + 11] == [
        "1 ◉ Giao việc dòng 8–9",
        "Văn phòng Đảng ủy chủ trì, phối hợp với Công",
        "an xã tổng hợp theo Kết luận số 9-KL/TU của",
        "Tỉnh ủy, báo cáo trước ngày 15/11/2026.",
        "Chủ trì: Văn phòng Đảng ủy",
        "Phối hợp: Công an xã",
        "Hạn: trước ngày 15/11/2026",
        "Sản phẩm: báo cáo",
        "Viện dẫn: Kết luận 9-KL/TU",
        "2 – Định hướng dòng 9",
        "Tăng cường đoàn kết.",
    ]


def test_wide_terminal_tells_tasks_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(full_reading(), 140, monkeypatch)

    assert "Số Loại Việc Chủ trì Phối hợp Hạn Dòng" in lines
    assert "2 – Định hướng Tăng cường đoàn kết. 9" in lines


@pytest.mark.parametrize("width", [20, 40, 80, 110, 200])
def test_no_line_is_wider_than_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    stream = io.StringIO()
    print_account(full_reading(), console_for(stream))

    assert [line for line in stream.getvalue().splitlines() if len(line) > width] == []


def test_meeting_outline_and_letterhead_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = told(full_reading(), 80, monkeypatch)

    assert {
        "Thông báo số 15-TB/ĐU ngày 02/11/2026 " + "─" * 42,
        "Số, ký hiệu 15-TB/ĐU dòng 2",
        "1 ⚑ Ngày 20/11/2026 là thứ Sáu. dòng 11",
        "3 ▦ Dự kiến dòng 11",
        "Thời gian: 07:30 sáng thứ Sáu 20/11/2026",
        "1 Nội dung dòng 12",
        "4 ↻ Định kỳ dòng 13",
        "1 ▤ Kết luận 9-KL/TU dòng 8–9",
        "1. Công việc dòng 7",
        "Kính gửi Các chi bộ trực thuộc dòng 5",
    } - set(lines) == set()


def test_what_is_not_there_is_said_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Văn bản không giao việc." in " ".join(told(Reading(Source("a")), 80, monkeypatch))


def test_hostile_paper_sends_nothing_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    print_account(hostile_reading(), console_for(stream))

    assert "␛[2J␀\ufffd" in stream.getvalue().replace("\n", "")
    assert {"\x1b", "\x00", "\u202e"} & set(stream.getvalue()) == set()


def test_words_that_look_like_markup_are_words() -> None:
    stream = io.StringIO()
    console_for(stream).print("[bold]khoản 1[/bold] :smile:")

    assert stream.getvalue() == "[bold]khoản 1[/bold] :smile:\n"


def test_citations_are_told_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = io.StringIO()
    print_citations(give_account(full_reading()).section("vien-dan").facts, console_for(stream))

    assert stream.getvalue().split()[:4] == ["1", "▤", "Kết", "luận"]
