"""A frozen report tells of one reading of the work; what was put further inside since is read in the issued paper alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from giaoban.office.registry.models import Paper
from giaoban.office.reporting import actions, queries
from giaoban.office.reporting.composing import WITHHELD, as_read, report_of
from giaoban.office.reporting.freezing import summary_for
from giaoban.office.reporting.models import Report, ReportLine
from giaoban.office.work.models import Task
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.tallies import Sought, tally_tasks
from giaoban.writing.paper import Table
from tests.office.reporting.rows import NOVEMBER, Month, made, november, on
from tests.office.reporting.test_issuing import ALL_OF_NOVEMBER, LATER, said
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any) -> None:
    """The last day of November; files in a store of their own."""
    settings.FILES_DIR = tmp_path / "files"
    for module in ("writing", "issuing"):
        monkeypatch.setattr(f"giaoban.office.reporting.actions.{module}.timezone.localdate", lambda: on(30))


@pytest.fixture
def month(people: People, organs: Organs) -> Month:
    return november(people, organs)


def test_what_was_put_inside_since_is_not_listed(people: People, organs: Organs, month: Month) -> None:
    report = actions.issue_report(people.ha, actions.draw_up(people.ha, NOVEMBER).pk, 1)
    Task.objects.filter(pk=month.finished.pk).update(confidentiality=1)

    found = queries.rows_of_report(people.mai, report, Sought(Key.DONE))

    assert [pk for _, pk in found.keys] == [month.late.pk]


def test_line_of_what_was_put_inside_since_is_read_nowhere_but_in_the_issued_paper(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    left = report.lines.get(task=month.late)
    actions.leave_out(people.ha, left.pk, 1)
    report = actions.issue_report(people.ha, report.pk, 1)
    written, whole = report.written, report_of(people.ha, report)
    assert as_read(people.ha, report) == whole
    Task.objects.filter(pk__in=[month.finished.pk, month.late.pk]).update(confidentiality=1)
    Paper.objects.filter(pk=month.orientation.paper_id).update(confidentiality=1)

    for account in (people.ha, people.mai, people.hoa):  # whoever reads it: it tells of what is open to all who see reports
        read = as_read(account, report)
        words = " ".join(said(block) for block in read.body)
        assert [title in words for title in ("Rà soát các dự án", "Đẩy mạnh thi đua", "Bàn giao mặt bằng")] == [False, False, True]
        assert (words.count(WITHHELD), len(read.body)) == (2, len(whole.body))
        assert {block.key for block in read.body}.isdisjoint({f"task:{month.finished.pk}", f"orientation:{month.orientation.pk}"})
        seen = queries.lines_visible_to(account)
        assert not seen.filter(task__in=[month.finished, month.late]).exists()
    assert (Report.objects.get(pk=report.pk).written, report_of(people.ha, report)) == (written, whole)


def test_line_of_what_is_further_inside_is_worded_and_put_back_by_nobody(people: People, organs: Organs, month: Month) -> None:
    report = actions.draw_up(people.ha, NOVEMBER)
    line = report.lines.get(task=month.finished)
    actions.leave_out(people.ha, line.pk, 1)
    Task.objects.filter(pk=month.finished.pk).update(confidentiality=1)

    with pytest.raises(ReportLine.DoesNotExist):
        actions.put_back(people.mai, line.pk, 2)
    with pytest.raises(ReportLine.DoesNotExist):
        actions.word_line(people.mai, line.pk, 2, "Lời khác")


def test_sentences_and_rows_are_of_one_reading_whatever_is_done_meanwhile(
    people: People, organs: Organs, month: Month, monkeypatch: Any
) -> None:
    """Between the reading of the rows and what is told of them a task is given, and another one done."""
    report = actions.draw_up(people.ha, NOVEMBER)
    place = "giaoban.office.reporting.freezing.tally_tasks"

    def meanwhile(*told: Any) -> Any:
        made(organs.police, "Việc giao xen vào giữa", on(3), on(20), on(19))
        Task.objects.filter(pk=month.over.pk).update(done_on=on(30), closed=True, workflow="done")
        return tally_tasks(*told)

    monkeypatch.setattr(place, meanwhile)
    report = actions.issue_report(people.mai, report.pk, 1)

    summary = summary_for(people.mai, report, LATER)
    assert Task.objects.filter(title="Việc giao xen vào giữa").exists()
    assert (summary.all.count(Key.ALL), summary.all.count(Key.OVERDUE)) == (4, 1)
    assert ALL_OF_NOVEMBER in str(report.written)
    for key in Key:
        assert len(queries.rows_of_report(people.mai, report, Sought(key)).keys) == summary.all.count(key)
    table = next(block for block in report_of(people.mai, report).body if isinstance(block, Table))
    assert table.rows[-1][1] == "4" == str(sum(int(row[1]) for row in table.rows[:-1]))
