from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.layout import lay_out
from giaoban.reading.meetings.findings import meeting_findings
from giaoban.reading.model import AgendaItem, Meeting


def _paper(text: str, *meetings: Meeting) -> Paper:
    return Paper(lay_out(text), [], {}, meetings=list(meetings))


def test_finding_for_a_meeting_to_be_announced() -> None:
    meeting = Meeting("Hội nghị gặp mặt", (0, 16), certainty="to-be-announced")
    assert [(f.code, f.span) for f in meeting_findings(_paper("Hội nghị gặp mặt", meeting))] == [("meeting-date-to-be-announced", (0, 16))]


def test_finding_for_the_matters_that_nobody_prepares() -> None:
    agenda = (AgendaItem("1", "Báo cáo", (0, 7), ("Văn phòng",)), AgendaItem("2", "Đề án", (8, 13)))
    found = meeting_findings(_paper("Báo cáo Đề án", Meeting("Hội nghị", (0, 7), agenda=agenda)))
    assert [(f.code, f.span) for f in found] == [("preparer-missing", (8, 13))]


def test_finding_none_where_no_matter_names_a_preparer() -> None:
    agenda = (AgendaItem("1", "Báo cáo", (0, 7)), AgendaItem("2", "Đề án", (8, 13)))
    assert meeting_findings(_paper("Báo cáo Đề án", Meeting("Hội nghị", (0, 7), agenda=agenda))) == []


def test_finding_for_a_weekday_that_the_day_is_not() -> None:
    text = "Nộp trước ngày 07/02/2026 (thứ Sáu)."
    found = meeting_findings(_paper(text))
    assert [(f.code, f.message) for f in found] == [("weekday-and-date-disagree", "Ngày 07/02/2026 là thứ Bảy, văn bản ghi thứ Sáu")]


def test_finding_none_for_a_weekday_that_agrees() -> None:
    assert meeting_findings(_paper("Họp vào thứ Bảy, ngày 07/02/2026.")) == []
