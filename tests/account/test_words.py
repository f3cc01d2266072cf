from datetime import date, time

import pytest

from giaoban.account import words
from giaoban.reading.model import Citation, Deadline, Duty, ForPosition, Meeting, Signature


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "hằng ngày"),
        ("FREQ=WEEKLY;BYDAY=MO", "thứ Hai hằng tuần"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "thứ Ba, thứ Năm hằng tuần"),
        ("FREQ=WEEKLY;INTERVAL=2", "2 tuần một lần"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "ngày 15 hằng tháng"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,20", "ngày 10, ngày 20 hằng tháng"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối tháng hằng tháng"),
        ("FREQ=MONTHLY;BYDAY=1MO", "thứ Hai đầu tiên hằng tháng"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "thứ Sáu cuối cùng hằng tháng"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần"),
        ("FREQ=YEARLY;BYMONTH=6,12", "tháng 6, 12 hằng năm"),
        ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO", "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
    ],
)
def test_recurrence_is_said_in_words(rule: str, said: str) -> None:
    assert words.how_often(Duty("Giao ban", (0, 1), rule)) == said


def test_recurrence_names_the_part_of_day() -> None:
    assert words.how_often(Duty("Giao ban", (0, 1), "FREQ=WEEKLY;BYDAY=MO", "afternoon")) == "chiều thứ Hai hằng tuần"


def test_recurrence_without_a_rule_points_to_the_paper() -> None:
    assert words.how_often(Duty("Tiếp công dân", (0, 1))) == "theo quy định hoặc sự việc mà văn bản nêu"


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (Deadline("", (0, 1), "DATE", date(2026, 11, 5), "before"), "trước ngày 05/11/2026"),
        (Deadline("", (0, 1), "DATE", date(2026, 11, 5), "by"), "chậm nhất ngày 05/11/2026"),
        (Deadline("", (0, 1), "PERIOD", date(2026, 11, 30), "within"), "đến hết ngày 30/11/2026"),
        (Deadline("", (0, 1), "DATE", date(2026, 11, 5), None), "ngày 05/11/2026"),
        (Deadline("", (0, 1), "RELATIVE"), "tính từ một mốc khác"),
        (Deadline("", (0, 1), "CONTINUOUS"), "thường xuyên"),
        (Deadline("", (0, 1), "TBD"), "chưa ấn định"),
    ],
)
def test_deadline_is_said_in_words(deadline: Deadline, said: str) -> None:
    assert words.due(deadline) == said


def test_time_of_a_meeting_is_said_with_its_weekday() -> None:
    assert words.when(Meeting("", (0, 1), date(2026, 11, 20), time=time(7, 30), part_of_day="morning")) == "07:30 sáng thứ Sáu 20/11/2026"


def test_meeting_of_several_days_has_its_last_day() -> None:
    said = words.when(Meeting("", (0, 1), date(2026, 11, 20), date(2026, 11, 21)))

    assert said == "từ thứ Sáu 20/11/2026 đến thứ Bảy 21/11/2026"


def test_meeting_without_a_time_says_nothing() -> None:
    assert words.when(Meeting("", (0, 1))) == ""


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (Citation("Kết luận số 9-KL/TU", (0, 1), (0, 1), "KL", "9-KL/TU"), "Kết luận 9-KL/TU"),
        (Citation("văn bản số 9/UBND", (0, 1), (0, 1), None, "9/UBND"), "9/UBND"),
        (Citation("Luật Đất đai", (0, 1), (0, 1), "L", name="Luật Đất đai"), "Luật Đất đai"),
        (Citation("Chỉ thị trên", (0, 1), (0, 1), "CT"), "Chỉ thị trên"),
    ],
)
def test_cited_document_is_called_for_short(citation: Citation, said: str) -> None:
    assert words.cited_as(citation) == said


def test_kind_without_a_name_is_its_code() -> None:
    assert [words.kind(code) for code in ("CTr", "LICH", "XYZ", None)] == ["Chương trình", "Lịch", "XYZ", "Văn bản"]


def test_signature_of_three_lines_is_said_on_one() -> None:
    signature = Signature("TM.", "ỦY BAN NHÂN DÂN", ForPosition("KT.", "CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Phạm Quang Minh")

    assert words.signed_by(signature) == "TM. ỦY BAN NHÂN DÂN · KT. CHỦ TỊCH · PHÓ CHỦ TỊCH · Phạm Quang Minh"


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    assert words.visible("a\x1b[2J\x00\u202eb\tc\n\x9b\udc80") == "a␛[2J␀\ufffdb\tc\n\ufffd\ufffd"
