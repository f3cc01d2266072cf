"""A report as a paper; issued, it keeps its figures, the rows behind them and its words, whatever becomes of the work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.history import history_of
from giaoban.office.audit.kept import Kept
from giaoban.office.audit.models import EarlierState
from giaoban.office.directory.models import Organ, OrganName, Succession
from giaoban.office.programme.models import Line
from giaoban.office.registry.actions import expel_secret
from giaoban.office.registry.models import Paper
from giaoban.office.reporting import actions, queries
from giaoban.office.reporting.composing import report_of
from giaoban.office.reporting.freezing import count, summary_for
from giaoban.office.reporting.models import Report, ReportLine, Section, Shape
from giaoban.office.work.models import Assignment, Origin, Task
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.spans import Span
from giaoban.office.work.period.tallies import Sought, rows_behind
from giaoban.writing.paper import Block, Heading, Item, Paragraph, Table, from_json, to_json
from tests.office.reporting.rows import NOVEMBER, Month, directed, made, november, on
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
LATER = on(20, 12)
ALL_OF_NOVEMBER = (
    "phải thực hiện 4 việc (kỳ trước chuyển sang 1, giao trong kỳ 3); đã hoàn thành 2 việc (đúng hạn 1, quá hạn 1); "
    "đang thực hiện 2 việc (trong hạn 1, quá hạn 1)"
)
_ECONOMY = (
    "Phải thực hiện 2 việc (kỳ trước chuyển sang 1, giao trong kỳ 1); đã hoàn thành 1 việc (đúng hạn 1); đang thực hiện 1 việc (quá hạn 1)"
)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    """The last day of November; files in a store of their own."""
    settings.FILES_DIR = tmp_path / "files"
    for module in ("writing", "issuing"):
        monkeypatch.setattr(f"giaoban.office.reporting.actions.{module}.timezone.localdate", lambda: on(30))


@pytest.fixture
def month(people: People, organs: Organs) -> Month:
    return november(people, organs)


def said(block: Block) -> str:
    """A block as one line."""
    match block:
        case Heading() | Item():
            return f"{block.marker} {block.text}"
        case Paragraph():
            return block.text
        case _:
            return f"[{block.caption}]"


def test_paper_has_its_sections_figures_table_and_carried_lines_with_reasons(people: People, organs: Organs, month: Month) -> None:
    paper = report_of(people.ha, actions.draw_up(people.ha, NOVEMBER), on(30))

    assert (paper.profile, paper.kind, paper.symbol, paper.place, paper.day) == ("party_hd05", "Báo cáo", "BC/ĐU", "Minh Sơn", on(30))
    assert (paper.above, paper.issuer) == (("Đảng bộ tỉnh An Bình",), ("Đảng ủy xã Minh Sơn",))
    assert paper.recipients == ("Tỉnh ủy An Bình (để báo cáo)", "Lưu Văn phòng Đảng ủy")
    assert (paper.signature.authority, paper.signature.office_title) == (("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG")
    assert [said(block) for block in paper.body] == [
        "I- Kết quả thực hiện nhiệm vụ tháng 11/2026",
        "1. Kết quả chung",
        f"Tính đến ngày 30/11/2026, các cơ quan, đơn vị {ALL_OF_NOVEMBER}.",
        "Tỷ lệ hoàn thành đúng hạn 50% (tháng 10/2026: –).",
        "[Kết quả thực hiện nhiệm vụ theo đơn vị chủ trì]",
        "2. Kinh tế",
        f"{_ECONOMY}.",
        "- Rà soát các dự án: Đã rà soát 5 dự án (Phòng Kinh tế).",
        "3. Nội chính",
        "Phải thực hiện 1 việc (giao trong kỳ 1); đã hoàn thành 1 việc (quá hạn 1).",
        "- Diễn tập phòng cháy: Đã diễn tập tại thôn Đồng Mít (Công an xã).",
        "4. Xây dựng Đảng",
        "- Đẩy mạnh thi đua: Đã phát động tại 28 chi bộ (MTTQ xã).",
        "5. Việc chưa hoàn thành đúng hạn",
        "- Bàn giao mặt bằng: hạn 20/11/2026, quá hạn 10 ngày; đến nay: Còn 3 hộ chưa thống nhất (Phòng Kinh tế).",
        "6. Nội dung chuyển kỳ, rút khỏi chương trình",
        "- Hội nghị kiểm điểm tiến độ: chuyển sang tháng 12/2026. Lý do: Chờ số liệu giải ngân (VPĐU).",
        "- Ngày hội việc làm: rút khỏi chương trình. Lý do: Tỉnh tổ chức chung (Phòng Kinh tế).",
        "II- Nhiệm vụ trọng tâm tháng 12/2026",
        "1. Hội nghị kiểm điểm tiến độ (VPĐU, 10/12/2026).",
        "2. Thăm gia đình chính sách (MTTQ xã, hạn 21/12/2026).",
    ]  # fmt: skip
    table = next(block for block in paper.body if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [("Phòng Kinh tế", "2"), ("Công an xã", "1"), ("MTTQ xã", "1"), ("Tổng số", "4")]
    assert from_json(to_json(paper)) == paper


def test_every_line_of_the_paper_is_joined_to_what_it_tells_of(people: People, organs: Organs, month: Month) -> None:
    paper = report_of(people.ha, actions.draw_up(people.ha, NOVEMBER), on(30))

    assert {block.key for block in paper.body if block.key and not block.key.startswith("figures:")} == {
        f"task:{month.finished.pk}", f"task:{month.late.pk}", f"task:{month.over.pk}", f"task:{month.ahead.pk}",
        f"orientation:{month.orientation.pk}", *(f"line:{line.pk}" for line in (month.carried, month.withdrawn, month.planned)),
    }  # fmt: skip


def test_many_party_cells_stand_in_one_row_of_the_paper(people: People, organs: Organs, month: Month) -> None:
    values = {"kind": "party-cell", "side": "cell", "level": "village", "ours": True, "parent": organs.committee}
    cells = [Organ.objects.create(rank=50 + number, **values) for number in range(6)]
    for number, cell in enumerate(cells):
        OrganName.objects.create(organ=cell, text=f"Chi bộ thôn {number}")
        made(cell, f"Việc của chi bộ {number}", on(2), on(20), on(18) if number % 2 else None)
    Kept.forget_all()  # no act named them

    paper = report_of(people.ha, actions.draw_up(people.ha, NOVEMBER), on(30))

    table = next(block for block in paper.body if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [
        ("Phòng Kinh tế", "2"), ("Công an xã", "1"), ("MTTQ xã", "1"), ("Các chi bộ (6 chi bộ)", "6"), ("Tổng số", "10"),
    ]  # fmt: skip
    assert table.rows[3] == ("Các chi bộ (6 chi bộ)", "6", "0", "6", "3", "0", "0", "0", "3", "100%")


def test_left_out_lines_and_those_put_inside_since_stand_not_in_the_paper(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER, Shape.RESULTS)
    left = report.lines.get(task=month.late)
    actions.leave_out(people.ha, left.pk, 1)
    Task.objects.filter(pk=month.finished.pk).update(confidentiality=1)

    words = " ".join(said(block) for block in report_of(people.ha, report, on(30)).body)

    assert ("Diễn tập" in words, "Rà soát" in words, "Đẩy mạnh" in words, "Nhiệm vụ trọng tâm" in words) == (False, False, True, False)


def test_report_of_nothing_is_a_paper_too(people: People, organs: Organs) -> None:
    paper = report_of(people.ha, actions.draw_up(people.ha, NOVEMBER), on(30))

    assert [said(block) for block in paper.body][2:] == [
        "Tính đến ngày 30/11/2026, các cơ quan, đơn vị trong kỳ không có việc phải thực hiện.",
        "II- Nhiệm vụ trọng tâm tháng 12/2026",
        "Thực hiện theo chương trình công tác tháng 12/2026.",
    ]


def test_state_organ_reports_in_its_own_form(people: People, organs: Organs) -> None:
    from giaoban.office.directory.models import Office

    Office.objects.update(organ=organs.peoples_committee)

    paper = report_of(people.ha, actions.draw_up(people.ha, NOVEMBER), on(30))

    assert (paper.profile, paper.symbol, paper.above, paper.signature.authority) == ("state_nd30", "BC-UBND", (), ("TM. ỦY BAN NHÂN DÂN",))


def test_report_of_another_organ_bears_its_head_and_is_signed_as_its_papers_are(people: People, organs: Organs) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    report.organ = organs.economy

    paper = report_of(people.ha, report, on(30))

    assert (paper.profile, paper.symbol, paper.above, paper.issuer) == (
        "state_nd30", "BC-PKT", ("Ủy ban nhân dân xã Minh Sơn",), ("Phòng Kinh tế",),
    )  # fmt: skip
    assert (paper.signature.authority, paper.signature.office_title, paper.signature.name) == ((), "TRƯỞNG PHÒNG", "Đỗ Văn Bình")


def figures(people: People, report: Report) -> dict[str, int]:
    summary = summary_for(people.mai, report, LATER)
    return {key.value: summary.all.count(key) for key in Key}


def test_issued_report_keeps_its_figures_its_rows_and_its_words(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    before = figures(people, report)
    counted = {key: [pk for _, pk in rows_behind(queries.sight_of(people.mai), NOVEMBER, Sought(key), on(30)).keys] for key in Key}
    written = report_of(people.ha, report, on(30))

    report = actions.issue_report(people.ha, report.pk, 1)
    Task.objects.filter(pk=month.over.pk).update(workflow="dropped", closed=True)
    Assignment.objects.filter(task=month.over).update(workflow="dropped", closed=True)
    made(organs.police, "Ghi sau", on(5), on(10), on(9))
    Organ.objects.filter(pk=organs.economy.pk).update(valid_to=on(30))
    Succession.objects.create(from_organ=organs.economy, to_organ=organs.police, kind="merge", effective=on(1, 12), legal_basis="NQ")

    report = Report.objects.get(pk=report.pk)
    summary = summary_for(people.mai, report, LATER)
    assert figures(people, report) == before
    assert (report.counted_on, report_of(people.ha, report)) == (on(30), written)
    assert [(part.name, part.count(Key.ALL)) for part in summary.organs] == [("Phòng Kinh tế", 2), ("Công an xã", 1), ("MTTQ xã", 1)]
    assert {part.name: part.count(Key.ALL) for part in summary.fields} == {"Kinh tế": 2, "Nội chính": 1, "Chưa ghi lĩnh vực": 1}
    for key in Key:
        assert sorted(pk for _, pk in queries.rows_of_report(people.hoa, report, Sought(key)).keys) == sorted(counted[key])
    shares = queries.rows_of_report(people.hoa, report, Sought(Key.OVERDUE, organ=organs.economy.pk))
    assert [row.title for row in shares.page("", 9)[0]] == ["Bàn giao mặt bằng"]
    narrowed = queries.rows_of_report(people.hoa, report, Sought(field="Kinh tế", origin=Origin.PAPER))
    assert len(narrowed.keys) == 2
    assert queries.rows_of_report(people.binh, report, Sought()).keys == []


def test_issued_report_keeps_the_period_before_and_what_was_said_of_mergers(people: People, organs: Organs) -> None:
    made(organs.school, "Việc tháng Mười", on(2, 10), on(20, 10), on(18, 10))
    made(organs.school, "Việc tháng này", on(2), on(9), on(8))
    Organ.objects.filter(pk=organs.school.pk).update(valid_to=on(9))
    Succession.objects.create(from_organ=organs.school, to_organ=organs.economy, kind="merge", effective=on(10), legal_basis="NQ")
    report = actions.draw_up(people.ha, NOVEMBER)
    counted = summary_for(people.ha, report, on(30))
    words = [said(block) for block in report_of(people.ha, report, on(30)).body]

    kept = summary_for(people.ha, actions.issue_report(people.ha, report.pk, 1), LATER)

    assert (
        [(part.name, part.count(Key.DONE), part.before.count(Key.DONE), part.note) for part in kept.organs]
        == [(part.name, part.count(Key.DONE), part.before.count(Key.DONE), part.note) for part in counted.organs]
        == [("Phòng Kinh tế", 1, 1, "Gồm số liệu của Trường Tiểu học Minh Sơn (sáp nhập ngày 10/11/2026)")]
    )
    assert "Phòng Kinh tế: gồm số liệu của Trường Tiểu học Minh Sơn (sáp nhập ngày 10/11/2026)." in words
    assert "Tỷ lệ hoàn thành đúng hạn 100% (tháng 10/2026: 100%)." in words


def test_issued_report_is_changed_by_nobody_until_it_is_reopened(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    line = report.lines.get(task=month.finished)
    actions.issue_report(people.mai, report.pk, 1)

    deeds: list[Any] = [
        lambda: actions.word_line(people.ha, line.pk, 1, "Khác"),
        lambda: actions.add_line(people.ha, report.pk, Section.NEXT, "Thêm"),
        lambda: actions.draft_again(people.ha, report.pk, 2),
        lambda: actions.change_report(people.ha, report.pk, 2, title="x", shape="results"),
        lambda: actions.issue_report(people.ha, report.pk, 2),
    ]
    for deed in deeds:
        with pytest.raises(ValidationError, match="Báo cáo đã chốt"):
            deed()
    with pytest.raises(PermissionDenied):
        actions.reopen_report(people.ha, report.pk, 2, "Sai số liệu")
    with pytest.raises(ValidationError, match="Ghi lý do"):
        actions.reopen_report(people.mai, report.pk, 2, " ")

    again = actions.reopen_report(people.mai, report.pk, 2, "Bổ sung  số liệu của công an.")
    assert (again.state, again.counted_on, again.written, again.frozen) == ("draft", None, {}, {})
    assert "Bổ sung số liệu của công an." in str(history_of("reporting.report", again.pk))
    with pytest.raises(ValidationError, match="đang soạn"):
        actions.reopen_report(people.mai, report.pk, 3, "x")
    assert actions.word_line(people.ha, line.pk, 1, "Khác").text == "Khác"


def test_who_may_issue_and_what_must_hold(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.lan, NOVEMBER)

    for account in (people.lan, people.hoa):
        with pytest.raises(PermissionDenied):
            actions.issue_report(account, report.pk, 1)
    with pytest.raises(Report.DoesNotExist):
        actions.issue_report(people.binh, report.pk, 1)
    with pytest.raises(Conflict):
        actions.issue_report(people.mai, report.pk, 2)
    with pytest.raises(ValidationError, match="văn bản đi đã vào sổ"):
        actions.issue_report(people.mai, report.pk, 1, paper_id=make_paper().pk)
    out = make_paper(direction="out", number="45-BC/ĐU")
    assert actions.issue_report(people.mai, report.pk, 1, paper_id=out.pk).paper == out
    ahead = actions.draw_up(people.ha, NOVEMBER.after)
    with pytest.raises(ValidationError, match="chưa bắt đầu"):
        actions.issue_report(people.mai, ahead.pk, 1)


def test_frozen_report_gets_its_number_afterwards_and_no_other(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    first, second = (make_paper(direction="out", number=number) for number in ("45-BC/ĐU", "46-BC/ĐU"))
    with pytest.raises(ValidationError, match="chưa chốt"):
        actions.record_paper(people.mai, report.pk, 1, first.pk)
    frozen = actions.issue_report(people.mai, report.pk, 1)
    with pytest.raises(PermissionDenied):
        actions.record_paper(people.lan, report.pk, 2, first.pk)
    with pytest.raises(Conflict):
        actions.record_paper(people.mai, report.pk, 1, first.pk)

    numbered = actions.record_paper(people.mai, report.pk, 2, first.pk)

    assert (numbered.paper, numbered.written, numbered.frozen) == (first, frozen.written, frozen.frozen)
    assert actions.record_paper(people.mai, report.pk, numbered.revision, first.pk).paper == first
    with pytest.raises(ValidationError, match="văn bản khác"):
        actions.record_paper(people.mai, report.pk, numbered.revision, second.pk)


def test_report_that_somebody_issues_meanwhile_is_issued_once(people: People, organs: Organs, month: Month, monkeypatch: Any) -> None:
    """Between the counting and the lock somebody else issued it."""
    report = actions.draw_up(people.ha, NOVEMBER)
    place = "giaoban.office.reporting.actions.issuing.count"

    def slow(*told: Any) -> Any:
        counted = count(*told)
        monkeypatch.setattr(place, count)
        actions.issue_report(people.mai, report.pk, 1)
        return counted

    monkeypatch.setattr(place, slow)
    with pytest.raises(Conflict):
        actions.issue_report(people.ha, report.pk, 1)
    assert Report.objects.get().revision == 2


def test_what_a_report_tells_of_a_secret_paper_goes_with_it(people: People, organs: Organs) -> None:
    paper = make_paper()
    made(organs.economy, "Việc của văn bản mật", on(2), on(20), on(18), paper=paper)
    directed(people, paper, "Định hướng của văn bản mật", organs.front, "Đã làm.")
    made(organs.economy, "Việc khác", on(2), on(20), on(18))
    report = actions.draw_up(people.ha, NOVEMBER)
    untouched = actions.draw_up(people.ha, Span(on(1, 9), on(30, 9)))
    line = ReportLine.objects.filter(task__paper=paper).get()
    actions.word_line(people.ha, line.pk, 1, "Lời của văn bản mật")
    actions.issue_report(people.ha, report.pk, 1)

    expel_secret(people.lan, paper.pk)

    report = Report.objects.get(pk=report.pk)
    words = " ".join(said(block) for block in report_of(people.ha, report).body)
    assert ("mật" in words, "Việc khác" in words, "đã hoàn thành 2 việc" in words) == (False, True, True)
    assert [row.text for row in report.lines.all()] == ["Việc khác: Đã xong (Phòng Kinh tế)."]
    assert "mật" not in str(list(EarlierState.objects.values_list("state", flat=True)))
    assert len(queries.rows_of_report(people.ha, report, Sought()).keys) == 1
    assert Report.objects.get(pk=untouched.pk).written == {}


def test_lines_of_a_programme_that_has_to_go_go_with_it(people: People, organs: Organs, month: Month) -> None:
    paper = make_paper()
    Line.objects.filter(pk=month.planned.pk).update(paper=paper)
    report = actions.issue_report(people.ha, actions.draw_up(people.ha, NOVEMBER).pk, 1)
    assert report.lines.filter(line=month.planned).exists()

    expel_secret(people.lan, paper.pk)

    report = Report.objects.get(pk=report.pk)
    assert not report.lines.filter(section=Section.NEXT, line__isnull=False).exists()
    assert "Hội nghị kiểm điểm tiến độ (VPĐU, 10/12/2026)" not in str(report.written)
    assert "Ngày hội việc làm" in str(report.written)


def test_reports_are_seen_as_the_rules_say(people: People, organs: Organs, month: Month) -> None:
    from giaoban.office.reporting import rules

    report = actions.draw_up(people.ha, NOVEMBER)
    Task.objects.filter(pk=month.finished.pk).update(confidentiality=1)
    Paper.objects.filter(pk=month.orientation.paper_id).update(confidentiality=1)
    for account in people.all():
        assert (report in queries.visible_to(account)) == rules.may_see(account, report)
        assert list(queries.lines_visible_to(account)) == [line for line in ReportLine.objects.all() if rules.may_see_line(account, line)]
    seen = [account.username for account in people.all() if rules.may_see(account, report)]
    assert seen == ["lan", "ha", "mai", "hoa", "nam", "minh"]
    assert queries.report_of_span(people.hoa, NOVEMBER) == report
    assert queries.report_of_span(people.binh, NOVEMBER) is None
    assert [getattr(one, "standing", 0) for one in queries.listed(people.mai)] == [8]
