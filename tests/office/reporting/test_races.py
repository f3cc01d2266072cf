"""Two people at the same report at once, on a database that is a file, as an office has it: one is first, the other is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account, Office, Organ, OrganName
from giaoban.office.reporting import actions, freezing
from giaoban.office.reporting.models import Report, ReportLine, Section
from giaoban.office.work.models import Task
from giaoban.office.work.period.spans import Span, span_of
from tests.at_once import at_once
from tests.office.reporting.rows import made
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def month(mai: Account) -> Span:
    """This month, in an office that is set up."""
    organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=FOUNDED)
    OrganName.objects.create(organ=organ, text="Đảng ủy xã Minh Sơn", symbol="ĐU", valid_from=FOUNDED)
    Office.objects.create(organ=organ, place="Minh Sơn", term_start=dt.date(2025, 8, 15))
    return span_of("month", timezone.localdate())


def test_of_two_who_draw_up_the_same_report_one_is_told(mai: Account, month: Span) -> None:
    wrong = at_once([lambda: actions.draw_up(mai, month), lambda: actions.draw_up(mai, month)])

    assert [type(error) for error in wrong] == [ValidationError]
    assert Report.objects.count() == 1


def test_of_two_who_word_a_line_one_is_told(mai: Account, month: Span) -> None:
    line = actions.add_line(mai, actions.draw_up(mai, month).pk, Section.RESULTS, "Một việc.")

    wrong = at_once([lambda words=words: actions.word_line(mai, line.pk, 1, words) for words in ("Lời này.", "Lời kia.")])  # type: ignore[misc]

    assert [type(error) for error in wrong] == [Conflict]
    assert ReportLine.objects.get().revision == 2


def test_line_worded_while_the_report_is_issued_is_in_it_or_refused(mai: Account, month: Span) -> None:
    report = actions.draw_up(mai, month)
    line = actions.add_line(mai, report.pk, Section.RESULTS, "Một việc.")

    wrong = at_once([lambda: actions.word_line(mai, line.pk, 1, "Lời mới."), lambda: actions.issue_report(mai, report.pk, 1)])

    written = str(Report.objects.get().written)
    line.refresh_from_db()
    assert line.text in written
    assert [type(error) for error in wrong] in ([], [ValidationError])
    assert (line.text == "Một việc.") == bool(wrong)


def test_tasks_and_shares_are_counted_as_of_one_moment(mai: Account, month: Span, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the reading of tasks and that of shares another person gives a task."""
    report, organ = actions.draw_up(mai, month), Organ.objects.get()
    made(organ, "Việc có từ trước", month.first, month.last)
    read = freezing._keys_of

    def slowly(*told: Any) -> Any:
        found = read(*told)
        monkeypatch.setattr(freezing, "_keys_of", read)
        assert at_once([lambda: made(organ, "Việc giao xen vào giữa", month.first, month.last)]) == []
        return found

    monkeypatch.setattr(freezing, "_keys_of", slowly)
    counted = freezing.count(mai, report, timezone.localdate())

    assert Task.objects.count() == 2
    assert [sum(tally.many.values()) for tally in (counted.summary.tasks, counted.summary.shares)] == [1, 1]
