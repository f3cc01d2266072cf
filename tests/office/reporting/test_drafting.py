"""A report drawn up: every line from the words of units, joined to what it tells of; drafted again without loss of what was worded."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Change, LineTask
from giaoban.office.reporting import actions, drafting
from giaoban.office.reporting.models import Report, ReportLine, Section, Shape
from giaoban.office.work import actions as work
from giaoban.office.work.period.spans import Span, months_of, span_called
from tests.office.programme.rows import make_line, make_programme
from tests.office.reporting.rows import FIRST, NOVEMBER, Month, directed, made, noted, november, on
from tests.office.work.handed import hand_out
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last day of November."""
    for module in ("writing", "issuing"):
        monkeypatch.setattr(f"giaoban.office.reporting.actions.{module}.timezone.localdate", lambda: on(30))


@pytest.fixture
def month(people: People, organs: Organs) -> Month:
    return november(people, organs)


def told(report: Report, section: Section) -> list[tuple[str, str, str]]:
    return [(line.field, line.text, line.key) for line in report.lines.filter(section=section)]


def test_report_is_drafted_from_what_units_wrote(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)

    assert report.title == "kết quả công tác tháng 11/2026 và nhiệm vụ trọng tâm tháng 12/2026"
    assert told(report, Section.RESULTS) == [
        ("Kinh tế", "Rà soát các dự án: Đã rà soát 5 dự án (Phòng Kinh tế).", f"task:{month.finished.pk}"),
        ("Nội chính", "Diễn tập phòng cháy: Đã diễn tập tại thôn Đồng Mít (Công an xã).", f"task:{month.late.pk}"),
        ("Xây dựng Đảng", "Đẩy mạnh thi đua: Đã phát động tại 28 chi bộ (MTTQ xã).",
         f"orientation:{month.orientation.pk}"),
    ]  # fmt: skip
    assert told(report, Section.LATE) == [
        ("Kinh tế", "Bàn giao mặt bằng: hạn 20/11/2026, quá hạn 10 ngày; đến nay: Còn 3 hộ chưa thống nhất (Phòng Kinh tế).",
         f"task:{month.over.pk}"),
    ]  # fmt: skip
    assert told(report, Section.CARRIED) == [
        ("", "Hội nghị kiểm điểm tiến độ: chuyển sang tháng 12/2026. Lý do: Chờ số liệu giải ngân (VPĐU).",
         f"line:{month.carried.pk}"),
        ("", "Ngày hội việc làm: rút khỏi chương trình. Lý do: Tỉnh tổ chức chung (Phòng Kinh tế).", f"line:{month.withdrawn.pk}"),
    ]  # fmt: skip
    assert told(report, Section.NEXT) == [
        ("", "Hội nghị kiểm điểm tiến độ (VPĐU, 10/12/2026).", f"line:{month.planned.pk}"),
        ("", "Thăm gia đình chính sách (MTTQ xã, hạn 21/12/2026).", f"task:{month.ahead.pk}"),
    ]  # fmt: skip


def test_report_of_results_alone_says_so(people: People, organs: Organs) -> None:
    assert actions.draw_up(people.ha, NOVEMBER, Shape.RESULTS).title == "kết quả công tác tháng 11/2026"


def test_every_carried_line_has_its_reason_or_says_that_none_was_written(people: People, organs: Organs, month: Month) -> None:
    Change.objects.filter(line=month.withdrawn).update(reason="")
    Change.objects.filter(line=month.carried).delete()

    report = actions.draw_up(people.ha, NOVEMBER)

    assert [text.partition("Lý do: ")[2] for _, text, _ in told(report, Section.CARRIED)] == [
        "chưa ghi (VPĐU).", "chưa ghi (Phòng Kinh tế).",
    ]  # fmt: skip


def test_line_carried_where_its_copy_is_gone_is_told(people: People, organs: Organs, month: Month) -> None:
    month.planned.delete()

    assert "chuyển sang kỳ sau. Lý do" in told(actions.draw_up(people.ha, NOVEMBER), Section.CARRIED)[0][1]


def test_nothing_restricted_is_told_whoever_writes(people: People, organs: Organs, month: Month) -> None:
    for task, done in (("Việc kín đã xong", on(9)), ("Việc kín quá hạn", None)):
        made(organs.economy, task, on(2), on(10), done, confidentiality=1)
    made(organs.economy, "Việc kín tháng sau", on(2), on(10, 12), confidentiality=1)
    inside = make_paper(confidentiality=1)
    directed(people, inside, "Định hướng kín", organs.front, "Đã làm kín.")
    hidden = make_line(make_programme(organs.committee, FIRST, kind="quarter", paper=inside), text="Dòng kín")
    make_line(month.planned.programme, text="Dòng kín tháng sau", paper=inside)
    programmes.withdraw_line(people.mai, hidden.pk, 1, Why("Kín"))

    report = actions.draw_up(people.mai, NOVEMBER)

    assert [line.text for line in report.lines.all() if "kín" in line.text.lower()] == []
    assert report.lines.count() == 8


def test_what_the_programme_asked_for_comes_first_and_a_field_has_an_end(
    people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "MOST_OF_A_FIELD", 2)
    tasks = [made(organs.economy, f"Việc {day}", on(2), on(28), on(day), field="Kinh tế") for day in (5, 6, 7)]
    line = make_line(make_programme(organs.committee, FIRST))
    LineTask.objects.create(line=line, task=tasks[2])

    report = actions.draw_up(people.ha, NOVEMBER)

    assert [text for _, text, _ in told(report, Section.RESULTS)] == [
        "Việc 7: Đã xong (Phòng Kinh tế).",
        "Việc 5: Đã xong (Phòng Kinh tế).",
    ]


def test_what_goes_on_is_told_by_what_was_reported_in_the_period(people: People, organs: Organs) -> None:
    running = made(organs.economy, "Lập dự toán", on(20, 10), on(20, 12), field="Kinh tế")
    noted(people.binh, running, "Đã khảo sát.", on(25, 10))
    silent = made(organs.police, "Việc chưa báo cáo", on(20, 10), on(20, 12), field="Kinh tế")
    noted(people.cuong, silent, "Báo cáo của tháng trước.", on(25, 10))
    noted(people.binh, running, "Đã lập xong 2 phần.", on(8))
    noted(people.binh, running, "Đã lập xong 3/4 phần.", on(20))
    inside = made(organs.economy, "Việc kín", on(2), on(20, 12), confidentiality=1)
    noted(people.binh, inside, "Kín.", on(20))

    assert [text for _, text, _ in told(actions.draw_up(people.mai, NOVEMBER), Section.RESULTS)] == [
        "Lập dự toán: đang thực hiện; Đã lập xong 3/4 phần (Phòng Kinh tế)."
    ]


def test_of_a_field_a_few_that_go_on_are_told_the_latest_first(people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "MOST_UNDERWAY", 2)
    for day in (5, 15, 10):
        noted(people.binh, made(organs.economy, f"Việc {day}", on(2), on(20, 12)), "Đang làm.", on(day))

    assert [text.partition(":")[0] for _, text, _ in told(actions.draw_up(people.mai, NOVEMBER), Section.RESULTS)] == ["Việc 15", "Việc 10"]


def test_of_very_many_who_lead_some_are_named(people: People, organs: Organs) -> None:
    o = organs
    hand_out(people.mai, "Các đơn vị báo cáo", o.building, o.inspection, o.economy, o.police, o.front, deadline=on(5, 12))
    hand_out(people.mai, "Bốn đơn vị", o.building, o.inspection, o.economy, o.police, deadline=on(6, 12))

    assert [text for _, text, _ in told(actions.draw_up(people.ha, NOVEMBER), Section.NEXT)] == [
        "Các đơn vị báo cáo (BXDĐ, UBKT, Phòng Kinh tế và 2 đơn vị khác, hạn 05/12/2026).",
        "Bốn đơn vị (BXDĐ, UBKT, Phòng Kinh tế và Công an xã, hạn 06/12/2026).",
    ]


def test_words_that_no_paper_can_hold_are_left_out(people: People, organs: Organs) -> None:
    made(organs.economy, "=cmd|' /C calc'!A0", on(2), on(28), on(5), result="Dòng một.\nDòng\u0007 hai\u202e;")

    report = actions.draw_up(people.ha, NOVEMBER)

    assert report.lines.get().text == "=cmd|' /C calc'!A0: Dòng một. Dòng hai (Phòng Kinh tế)."


@pytest.mark.parametrize(
    ("span", "months"),
    [
        (NOVEMBER, ["2026-11-01"]),
        (span_called("quarter", 2026, 4), ["2026-10-01", "2026-11-01", "2026-12-01"]),
        (span_called("month", 2026, 11, "state"), ["2026-11-01"]),
        (Span(on(20), on(25)), ["2026-11-01"]),
    ],
)
def test_lines_of_a_month_belong_to_one_period(span: Span, months: list[str]) -> None:
    assert [month.isoformat() for month in months_of(span)] == months


def test_quarter_tells_each_month_of_an_orientation(people: People, organs: Organs, month: Month) -> None:
    work.write_line(people.mai, month.orientation.pk, on(1, 10), "Đã xây dựng kế hoạch.")
    quarter = span_called("quarter", 2026, 4)
    assert quarter is not None

    report = actions.draw_up(people.ha, quarter)

    text = report.lines.get(orientation=month.orientation).text
    assert text.startswith("Đẩy mạnh thi đua: tháng 10: Đã xây dựng kế hoạch; tháng 11: Đã phát động tại 28 chi bộ (")


def test_period_has_one_report_and_the_office_alone_draws_it_up(people: People, organs: Organs) -> None:
    actions.draw_up(people.ha, NOVEMBER)

    with pytest.raises(ValidationError, match="Kỳ này đã có báo cáo"):
        actions.draw_up(people.mai, NOVEMBER)
    with pytest.raises(ValidationError, match="Chọn báo cáo gồm những gì"):
        actions.draw_up(people.mai, NOVEMBER.before, "x")
    for account in (people.hoa, people.binh, people.kien):
        with pytest.raises(PermissionDenied):
            actions.draw_up(account, NOVEMBER.before)
    assert Report.objects.count() == 1


@pytest.mark.usefixtures("db")
def test_office_that_is_not_set_up_has_no_report(people: People, organs: Organs) -> None:
    from giaoban.office.directory.models import Office

    Office.objects.all().delete()
    with pytest.raises(ValidationError, match="Chưa khai cơ quan"):
        actions.draw_up(people.ha, NOVEMBER)


def test_drafted_again_it_takes_what_is_new_and_leaves_what_was_worded(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    worded = report.lines.get(task=month.finished)
    actions.word_line(people.ha, worded.pk, 1, "Đã rà soát xong 5 dự án chậm tiến độ.")
    left = report.lines.get(task=month.late)
    actions.leave_out(people.ha, left.pk, 1)
    typed = actions.add_line(people.ha, report.pk, Section.RESULTS, "Đón đoàn công tác của Tỉnh ủy.", "Kinh tế")
    month.finished.assignments.update(result="Đã rà soát 6 dự án")
    month.orientation.lines.update(text="Đã phát động tại 30 chi bộ")
    month.over.assignments.update(workflow="paused")
    month.over.__class__.objects.filter(pk=month.over.pk).update(workflow="paused")
    new = made(organs.economy, "Việc mới xong", on(3), on(28), on(27), field="Kinh tế", result="Kịp thời")

    actions.draft_again(people.ha, report.pk, report.revision)

    lines = {line.key: line for line in report.lines.all()}
    assert lines[f"task:{month.finished.pk}"].text == "Đã rà soát xong 5 dự án chậm tiến độ."
    assert lines[f"task:{month.finished.pk}"].drafted == "Rà soát các dự án: Đã rà soát 6 dự án (Phòng Kinh tế)."
    assert "30 chi bộ" in lines[f"orientation:{month.orientation.pk}"].text
    assert lines[f"task:{new.pk}"].text == "Việc mới xong: Kịp thời (Phòng Kinh tế)."
    assert (lines[f"task:{month.late.pk}"].left_out, typed.key in lines) == (True, True)
    assert f"task:{month.over.pk}" not in lines
    assert Entry.objects.filter(verb="reporting.draft-again", changes__lines=1).count() == 1


def test_drafted_again_without_news_changes_nothing(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    before = list(report.lines.values())

    actions.draft_again(people.ha, report.pk, 1)

    assert list(report.lines.values()) == before
    assert EarlierState.objects.filter(subject_kind__startswith="reporting").count() == 0


def test_drafting_asks_the_same_number_of_queries_for_one_line_and_for_many(people: People, organs: Organs) -> None:
    days = {"first": FIRST, "last": NOVEMBER.last, "period": "month", "year": 2026, "number": 11}
    report = Report(organ=organs.committee, **days)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            drafting.drafts_of(people.ha, report, on(30))
        return len(asked)

    november(people, organs)
    queries()
    few = queries()
    for number in range(4):
        made(organs.police, f"Việc {number}", on(2), on(20), on(18), field=f"Lĩnh vực {number}")
        made(organs.front, f"Quá hạn {number}", on(2), on(20))
        made(organs.front, f"Tháng sau {number}", on(2), on(20, 12))
    assert queries() == few


def test_lines_are_worded_left_out_and_put_back_each_earlier_state_kept(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    line = report.lines.get(task=month.finished)

    actions.word_line(people.lan, line.pk, 1, "  Đã rà soát\n xong. ")
    actions.leave_out(people.lan, line.pk, 2)
    actions.put_back(people.lan, line.pk, 3)

    line.refresh_from_db()
    assert (line.text, line.left_out, line.revision, line.is_worded) == ("Đã rà soát xong.", False, 4, True)
    kept = EarlierState.objects.filter(subject_kind="reporting.reportline", subject_id=line.pk)
    assert [state.state["text"] for state in kept.order_by("revision")][:2] == [line.drafted, "Đã rà soát xong."]
    assert "rà soát" not in str(list(Entry.objects.filter(verb="reporting.word-line").values_list("changes", flat=True)))
    with pytest.raises(Conflict):
        actions.word_line(people.lan, line.pk, 1, "Khác")
    with pytest.raises(ValidationError, match="Ghi nội dung"):
        actions.word_line(people.lan, line.pk, 4, " \n")
    with pytest.raises(PermissionDenied):
        actions.word_line(people.hoa, line.pk, 4, "Khác")
    with pytest.raises(ReportLine.DoesNotExist):
        actions.word_line(people.binh, line.pk, 4, "Khác")


def test_typed_line_stands_at_the_end_of_its_field(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)

    typed = actions.add_line(people.ha, report.pk, Section.RESULTS, "Việc khác của ngành.", "Kinh tế")
    last = actions.add_line(people.ha, report.pk, Section.RESULTS, "Việc ngoài lĩnh vực.")

    assert [line.pk for line in report.lines.filter(section=Section.RESULTS)].index(typed.pk) == 1
    assert report.lines.filter(section=Section.RESULTS).last() == last
    assert typed.key == f"typed:{typed.pk}"
    with pytest.raises(ValidationError, match="Chọn phần"):
        actions.add_line(people.ha, report.pk, "x", "Việc")


def test_subject_follows_the_shape_until_it_is_worded(people: People, organs: Organs) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)

    actions.change_report(people.ha, report.pk, 1, title=report.title, shape=Shape.RESULTS)
    report.refresh_from_db()
    assert (report.title, report.shape) == ("kết quả công tác tháng 11/2026", "results")
    actions.change_report(people.ha, report.pk, 2, title="kết quả công tác tháng Mười một", shape=Shape.WITH_NEXT)
    report.refresh_from_db()
    assert report.title == "kết quả công tác tháng Mười một"
    for wrong in ({"title": " ", "shape": "results"}, {"title": "x", "shape": "x"}):
        with pytest.raises(ValidationError):
            actions.change_report(people.ha, report.pk, 3, **wrong)
    with pytest.raises(Conflict):
        actions.change_report(people.ha, report.pk, 1, title="x", shape="results")


def test_period_of_ones_own_has_a_report_too(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, Span(on(1), on(15)))

    assert report.span == Span(on(1), on(15))
    assert report.title == "kết quả công tác từ 01/11/2026 đến 15/11/2026 và nhiệm vụ trọng tâm từ 16/11/2026 đến 30/11/2026"
