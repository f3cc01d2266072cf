"""The report on screen: drawn up from the page of figures, worded, issued; its figures open exactly the tasks it counted."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from giaoban.office.registry.spelling import number_key
from giaoban.office.reporting import actions
from giaoban.office.reporting.models import Report
from giaoban.office.work.models import Task
from tests.office.reporting.rows import NOVEMBER, Month, directed, made, november, on
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.reports.test_figures import _HEAD, numbers, shown, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(people: People, organs: Organs) -> Month:
    return november(people, organs)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last day of November."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: on(30))


def page_of(report: Report) -> str:
    return reverse("period-report", args=[report.pk])


def test_report_is_written_from_the_page_of_figures(client: Client, people: People, month: Month) -> None:
    client.force_login(people.ha)
    found = re.search(r'class="button button-primary" href="([^"]+)">Soạn báo cáo', shown(client, reverse("reports")))
    assert found is not None

    answer = client.post(found[1], {"shape": "with-next"}, follow=True)

    report = Report.objects.get()
    page = unescape(answer.content.decode())
    assert (report.span, report.state) == (NOVEMBER, "draft")
    assert "Rà soát các dự án: Đã rà soát 5 dự án (Phòng Kinh tế)." in page
    assert "Hội nghị kiểm điểm tiến độ: chuyển sang tháng 12/2026. Lý do: Chờ số liệu giải ngân (VPĐU)." in page
    assert client.get(found[1]).headers["Location"] == page_of(report)
    assert "Mở báo cáo tháng 11/2026" in shown(client, reverse("reports"))
    assert page_of(report) in shown(client, reverse("period-reports"))


@pytest.mark.usefixtures("month")
def test_leader_reads_and_is_offered_nothing_to_type(client: Client, people: People) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.hoa)
    page = shown(client, page_of(report))

    assert ("Bổ sung nội dung mới" in page, "Sửa lời" in page, ">Bỏ<" in page, "Chốt báo cáo" in page) == (False, False, False, False)
    assert client.get(reverse("period-report-new")).status_code == 403


@pytest.mark.parametrize("name", ["binh", "sen", "kien", "yen"])
def test_units_and_administrators_see_no_report(client: Client, people: People, month: Month, name: str) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(getattr(people, name))

    pages = [
        client.get(reverse(page, args=[report.pk])).status_code for page in ("period-report", "period-report-word", "period-report-pdf")
    ]
    behind = client.get(reverse("report-tasks") + f"?report={report.pk}").status_code
    assert (pages, behind) == ([403, 403, 403], 404 if name in {"binh", "sen"} else 403)


def test_figures_of_a_report_open_exactly_the_tasks_it_counted_also_when_it_is_issued(
    client: Client, people: People, organs: Organs, month: Month
) -> None:
    made(organs.economy, "Việc kín", on(2), on(20), confidentiality=1)
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.mai)
    draft = numbers(client, page_of(report))

    def differ(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
        wrong = []
        for url, count in found:
            page = shown(client, url)
            head = _HEAD.search(page)
            if head is None or not int(head[1]) == len(titles(page)) == count:
                wrong.append((url, count))
        return wrong

    assert differ(draft) == []
    actions.issue_report(people.mai, report.pk, 1)
    Task.objects.filter(pk=month.over.pk).update(workflow="dropped", closed=True)
    issued = numbers(client, page_of(report))
    assert [many for _, many in issued] == [many for _, many in draft]
    assert differ(issued) == []
    assert len(draft) > 30


def test_sentences_of_the_paper_lead_to_the_tasks_they_count(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.hoa)
    links = re.findall(r'href="([^"]+)">các việc đã tính', shown(client, page_of(report)))

    assert [sorted(titles(shown(client, url))) for url in links] == [
        ["Bàn giao mặt bằng", "Diễn tập phòng cháy", "Rà soát các dự án", "Thăm gia đình chính sách"],
        ["Bàn giao mặt bằng", "Diễn tập phòng cháy", "Rà soát các dự án", "Thăm gia đình chính sách"],
        ["Bàn giao mặt bằng", "Rà soát các dự án"],
        ["Diễn tập phòng cháy"],
    ]  # fmt: skip


def test_lines_lead_to_what_they_tell_of(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.hoa)
    page = shown(client, page_of(report))

    for url in (reverse("task", args=[month.finished.pk]), reverse("programme-line", args=[month.carried.pk]),
                f"{reverse('orientations')}?paper={month.orientation.paper_id}"):  # fmt: skip
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200


def test_lines_are_worded_left_out_put_back_and_added(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    line = report.lines.get(task=month.finished)
    client.force_login(people.lan)
    word = reverse("period-report-line", args=[line.pk])

    client.post(word, {"text": "Đã rà soát xong.", "shown": 1})
    assert "Máy soạn: Rà soát các dự án: Đã rà soát 5 dự án" in shown(client, word)
    client.post(reverse("period-report-line-leave", args=[line.pk]), {"shown": 2})
    page = shown(client, page_of(report))
    assert "Không đưa vào báo cáo" in page
    client.post(reverse("period-report-line-put-back", args=[line.pk]), {"shown": 3})
    client.post(reverse("period-report-line-new", args=[report.pk]), {"section": "results", "field": "Kinh tế", "text": "Thêm một việc."})
    page = shown(client, page_of(report))
    assert ("- Đã rà soát xong." in page, "- Thêm một việc." in page, "Không đưa vào báo cáo" in page) == (True, True, False)


def test_what_is_refused_comes_back_with_what_was_typed(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    line = report.lines.get(task=month.finished)
    client.force_login(people.ha)

    refused = client.post(reverse("period-report-change", args=[report.pk]), {"title": "", "shape": "results", "shown": 1})
    assert refused.status_code == 422
    moved = client.post(reverse("period-report-line", args=[line.pk]), {"text": "Lời của tôi", "shown": 0})
    assert moved.status_code == 409
    assert "Lời của tôi" in unescape(moved.content.decode())
    client.post(reverse("period-report-change", args=[report.pk]), {"title": "kết quả tháng Mười một", "shape": "results", "shown": 1})
    actions.issue_report(people.ha, report.pk, 2)
    late = client.post(reverse("period-report-line", args=[line.pk]), {"text": "Lời của tôi", "shown": 1})
    assert (late.status_code, "Báo cáo đã chốt" in unescape(late.content.decode())) == (422, True)
    assert "Báo cáo đã chốt" in unescape(
        client.post(reverse("period-report-again", args=[report.pk]), {"shown": 3}, follow=True).content.decode()
    )


def test_report_is_issued_with_its_number_and_reopened_with_a_reason(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    make_paper(direction="out", number="45-BC/ĐU", number_key=number_key("45-BC/ĐU"), date=on(30))
    client.force_login(people.mai)

    client.post(reverse("period-report-issue", args=[report.pk]), {"paper": "45-BC/ĐU", "chosen": "", "shown": 1})
    page = shown(client, page_of(report))
    assert ("Đã chốt" in page, "giữ nguyên từ khi chốt" in page, "45-BC/ĐU" in page, "Bổ sung nội dung mới" in page) == (
        True,
        True,
        True,
        False,
    )
    client.post(reverse("period-report-reopen", args=[report.pk]), {"reason": "Bổ sung số liệu công an", "shown": 2})
    page = shown(client, page_of(report))
    assert ("Mở lại để sửa." in page, "Bổ sung số liệu công an" in page, "Chốt báo cáo" in page) == (True, True, True)


def test_report_is_not_issued_when_a_line_changed_since_it_was_looked_at(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.mai)
    found = re.search(r'href="([^"]+)">Chốt báo cáo', shown(client, page_of(report)))
    assert found is not None
    lines = found[1].partition("lines=")[2]
    assert f'value="{lines}"' in shown(client, found[1])
    actions.word_line(people.ha, report.lines.get(task=month.finished).pk, 1, "Đổi lời lúc đang xem")

    refused = client.post(found[1], {"paper": "", "chosen": "", "shown": 1, "lines": lines})

    assert (refused.status_code, Report.objects.get().state) == (409, "draft")


def test_forms_say_what_they_do(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.mai)

    told = {
        "period-report-line-new": "Thêm dòng vào báo cáo",
        "period-report-issue": "sau này việc có thay đổi thì báo cáo này không đổi theo",
        "period-report-reopen": "lý do được giữ trong lịch sử",
        "period-report-change": "Sửa báo cáo",
    }
    assert [name for name, words in told.items() if words not in shown(client, reverse(name, args=[report.pk]))] == []
    assert "Nội dung lấy từ kết quả đơn vị báo cáo" in shown(client, reverse("period-report-new") + "?period=month&year=2026&number=9")
    assert client.post(reverse("period-report-new") + "?period=month&year=2026&number=9", {"shape": "x"}).status_code == 422


def test_units_whose_line_is_still_to_come_are_named(client: Client, people: People, organs: Organs, month: Month) -> None:
    paper = make_paper(number="15-CTr/ĐU")
    directed(people, paper, "Giữ gìn trật tự", organs.police)
    directed(people, paper, "Nắm tình hình", organs.police)
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.ha)
    page = shown(client, page_of(report))

    card = page[page.index("Còn thiếu dòng định hướng") :][:400]
    assert f'organ={organs.police.pk}&month=2026-11">Công an xã</a> <span class="count">2</span>' in card
    assert "MTTQ" not in card


def test_word_and_pdf_hold_the_words_of_the_page(client: Client, people: People, organs: Organs, month: Month) -> None:
    made(organs.economy, "=cmd|' /C calc'!A0 #set text(red) {{x}}", on(2), on(28), on(5), result="-1+1 @SUM(A1)")
    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.hoa)
    word = client.get(reverse("period-report-word", args=[report.pk]))
    paper = Document(BytesIO(word.content))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    pdf = client.get(reverse("period-report-pdf", args=[report.pk]))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf.content)).pages).split())

    for told in ("Rà soát các dự án: Đã rà soát 5 dự án (Phòng Kinh tế).", "Lý do: Chờ số liệu giải ngân (VPĐU).",
                 "=cmd|' /C calc'!A0 #set text(red) {{x}}: -1+1 @SUM(A1) (Phòng Kinh tế)."):  # fmt: skip
        assert told in words
        assert told in text.replace("- ", "- ")
    assert word.headers["Content-Disposition"] == 'attachment; filename="bao-cao-2026-11-01-2026-11-30.docx"'
    assert [row.cells[0].text for row in paper.tables[1].rows][-1] == "Tổng số"


def test_excel_of_an_issued_report_has_its_figures(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    actions.issue_report(people.ha, report.pk, 1)
    Task.objects.update(workflow="dropped", closed=True, done_on=None)
    client.force_login(people.hoa)

    book = CalamineWorkbook.from_filelike(BytesIO(client.get(reverse("period-report-excel", args=[report.pk])).content))

    assert book.get_sheet_by_name("Tổng hợp").to_python()[1][:2] == ["Phải thực hiện", 4.0]
    assert [row[0] for row in book.get_sheet_by_name("Theo đơn vị").to_python()[1:]] == ["Phòng Kinh tế", "Công an xã", "MTTQ xã"]


def test_tasks_put_inside_since_are_said_to_be_left_out(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    actions.issue_report(people.ha, report.pk, 1)
    Task.objects.filter(pk=month.finished.pk).update(confidentiality=1)
    client.force_login(people.hoa)

    page = shown(client, f"{reverse('report-tasks')}?report={report.pk}&figure=done")
    assert ("Rà soát các dự án" in page, "Diễn tập phòng cháy" in page) == (False, True)
    assert "Báo cáo đã tính 2 việc; 1 việc nay không còn xem được ở đây." in page


def test_line_of_what_was_put_inside_since_is_shown_by_no_page_and_no_file(client: Client, people: People, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    left = report.lines.get(task=month.late)
    actions.leave_out(people.ha, left.pk, 1)
    actions.issue_report(people.ha, report.pk, 1)
    Task.objects.filter(pk__in=[month.finished.pk, month.late.pk]).update(confidentiality=1)
    client.force_login(people.ha)

    page = shown(client, reverse("period-report", args=[report.pk]))
    assert ("Rà soát các dự án" in page, "Diễn tập phòng cháy" in page, "Bàn giao mặt bằng" in page) == (False, False, True)
    assert (page.count("nay thuộc diện hạn chế"), reverse("task", args=[month.finished.pk]) in page) == (1, False)
    paper = Document(BytesIO(client.get(reverse("period-report-word", args=[report.pk])).content))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert ("Rà soát các dự án" in words, "nay thuộc diện hạn chế" in words) == (False, True)
    assert client.get(reverse("period-report-line", args=[left.pk])).status_code == 404


def test_pages_ask_the_same_number_of_queries_for_one_line_and_for_three(client: Client, people: People, organs: Organs) -> None:
    def queries(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    report = actions.draw_up(people.ha, NOVEMBER)
    client.force_login(people.ha)
    pages = [page_of(report), reverse("period-reports"), reverse("period-report-word", args=[report.pk])]
    pages.append(reverse("report-tasks") + f"?report={report.pk}")
    made(organs.economy, "Việc 1", on(2), on(20), on(18), field="Kinh tế")
    november(people, organs)
    actions.draft_again(people.ha, report.pk, 1)
    few = [queries(url) for url in pages]
    for number, organ in enumerate((organs.police, organs.front, organs.school)):
        made(organ, f"Thêm {number}", on(2), on(20), on(18), field=f"Lĩnh vực {number}")
        directed(people, make_paper(number=f"{number}-KH"), f"Định hướng {number}", organ, "Đã làm.")
        directed(people, make_paper(number=f"{number}-CT"), f"Chưa có dòng {number}", organ)
    actions.draft_again(people.ha, report.pk, 1)
    assert [queries(url) for url in pages] == few
    actions.draw_up(people.ha, NOVEMBER.before)
    actions.draw_up(people.ha, NOVEMBER.before.before)
    assert queries(pages[1]) == few[1]


def test_latest_period_stands_first(client: Client, people: People, month: Month) -> None:
    for span in (NOVEMBER.before, NOVEMBER, NOVEMBER.before.before):
        actions.draw_up(people.ha, span)
    client.force_login(people.ha)

    found = re.findall(r"Báo cáo kết quả công tác (tháng \d+)/2026 và", shown(client, reverse("period-reports")))
    assert found == ["tháng 11", "tháng 10", "tháng 9"]


def test_empty_list_says_what_would_be_here(client: Client, people: People) -> None:
    seen = {}
    for account in (people.hoa, people.ha):
        client.force_login(account)
        seen[account.username] = "Soạn báo cáo tháng này" in shown(client, reverse("period-reports"))

    assert seen == {"hoa": False, "ha": True}
