"""Chế độ báo cáo: duties entered and changed; what is owed; closed by the paper that was issued, and opened again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.targets import actions, queries
from giaoban.office.targets.models import ReportClosed, ReportDuty
from tests.office.directory.acts import earlier, verbs
from tests.office.targets.rows import DAY, FIRST, close, issued_paper, make_duty
from tests.papers import make_paper
from tests.people import Organs, People

TODAY = timezone.localdate()


def facts(organs: Organs, **more: Any) -> dict[str, Any]:
    """A duty as it is typed."""
    values = {"name": "Báo cáo công tác tháng", "recipient_id": organs.province_committee.pk, "period": "monthly"}
    return values | {"cut_off_day": 14, "due_day": 20, "basis": "Quy chế làm việc"} | more


def test_duty_is_entered_from_today_and_ended(people: People, organs: Organs) -> None:
    made = actions.add_duty(people.ha, **facts(organs, preparer_id=organs.economy.pk))

    assert (made.valid_from, made.preparer, made.due_after) == (TODAY, organs.economy, 0)
    actions.change_duty(people.ha, made.pk, 1, valid_to=TODAY)
    assert (ReportDuty.objects.get().valid_to, verbs()) == (TODAY, ["targets.add-duty", "targets.change-duty"])


def test_duty_of_once_has_a_day_and_no_rule(people: People, organs: Organs) -> None:
    made = actions.add_duty(people.ha, **facts(organs, period="once", once_on=DAY))

    assert (made.once_on, made.cut_off_day, made.due_day) == (DAY, None, None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"recipient_id": None}, "recipient"),
        ({"period": "once"}, "once_on"),
        ({"cut_off_day": None}, "cut_off_day"),
        ({"due_day": 32}, "due_day"),
        ({"period": "weekly", "cut_off_day": 5, "due_day": 8}, "due_day"),
        ({"due_after": 7}, "due_after"),
        ({"due_day": 13}, "due_day"),
        ({"cut_off_after": 1}, "due_day"),
        ({"valid_from": DAY, "valid_to": FIRST}, "valid_to"),
    ],
)
def test_duty_that_cannot_be_is_refused(people: People, organs: Organs, change: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as error:
        actions.add_duty(people.ha, **facts(organs, **change))

    assert (list(error.value.message_dict), ReportDuty.objects.count()) == ([field], 0)


def test_report_is_closed_by_the_paper_that_was_issued(people: People, organs: Organs) -> None:
    duty, paper = make_duty(organs.province_committee), issued_paper()

    closed = actions.close_report(people.lan, duty.pk, "2026-06", paper.pk)
    again = actions.close_report(people.lan, duty.pk, "2026-06", paper.pk)

    assert (closed, closed.number, closed.on, ReportClosed.objects.count()) == (again, paper.number, DAY, 1)
    assert [due.key for due in queries.reports_due(people.lan, dt.date(2026, 7, 20))] == [
        "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-07",
    ]  # fmt: skip
    june = next(due for due in queries.reports(people.lan, dt.date(2026, 7, 20), duty.pk) if due.key == "2026-06")
    assert (june.closed, june.days_late) == (closed, 10)
    with pytest.raises(ValidationError, match="mở lại trước"):
        actions.close_report(people.lan, duty.pk, "2026-06", issued_paper().pk)


def test_report_closed_by_the_wrong_paper_is_opened_again(people: People, organs: Organs) -> None:
    duty = make_duty(organs.province_committee)
    closed = actions.close_report(people.lan, duty.pk, "2026-06", issued_paper().pk)

    with pytest.raises(ValidationError, match="lý do"):
        actions.reopen_report(people.lan, closed.pk, 1, "")
    actions.reopen_report(people.lan, closed.pk, 1, "nhầm văn bản")

    assert "2026-06" in [due.key for due in queries.reports_due(people.lan, DAY)]
    assert (len(earlier(closed)), actions.close_report(people.lan, duty.pk, "2026-06", issued_paper().pk).withdrawn_at) == (1, None)


def test_paper_that_was_not_issued_closes_nothing(people: People, organs: Organs) -> None:
    duty = make_duty(organs.province_committee)
    cancelled = issued_paper()
    cancelled.entries.update(cancelled_at=timezone.now())
    hidden = issued_paper(confidentiality=Confidentiality.RESTRICTED)

    for actor, paper in (
        (people.lan, make_paper()),
        (people.lan, make_paper(direction="out")),
        (people.lan, cancelled),
        (people.ha, hidden),
    ):
        with pytest.raises(ValidationError, match="Chọn một văn bản đi"):
            actions.close_report(actor, duty.pk, "2026-06", paper.pk)
    with pytest.raises(ValidationError, match="không có kỳ ấy"):
        actions.close_report(people.lan, duty.pk, "2025-12", issued_paper().pk)
    assert ReportClosed.objects.count() == 0


def test_paper_without_a_day_closes_with_todays(people: People, organs: Organs) -> None:
    paper = issued_paper()
    type(paper).objects.update(date=None)

    assert actions.close_report(people.lan, make_duty(organs.finance).pk, "2026-06", paper.pk).on == TODAY


def test_only_the_office_keeps_duties_and_closes_reports(people: People, organs: Organs) -> None:
    duty = make_duty(organs.finance, preparer=organs.economy)
    closed = close(duty, "2026-05", people.lan)
    paper = issued_paper()

    for actor, error in ((people.hoa, PermissionDenied), (people.binh, PermissionDenied), (people.cuong, ObjectDoesNotExist)):
        for act in (
            lambda actor=actor: actions.change_duty(actor, duty.pk, 1, name="x"),
            lambda actor=actor: actions.close_report(actor, duty.pk, "2026-06", paper.pk),
            lambda actor=actor: actions.reopen_report(actor, closed.pk, 1, "x"),
        ):
            with pytest.raises(error):
                act()
        with pytest.raises(PermissionDenied):
            actions.add_duty(actor, **facts(organs))


def test_what_waits_is_what_is_over_and_what_is_due_within_a_week(people: People, organs: Organs) -> None:
    day = dt.date(2026, 2, 14)
    make_duty(organs.finance, cut_off_day=14, due_day=21)
    make_duty(organs.finance, cut_off_day=14, due_day=22)

    assert [(due.key, due.due.day) for due in queries.reports_waiting(people.lan, day)] == [
        ("2026-01", 21), ("2026-01", 22), ("2026-02", 21),
    ]  # fmt: skip
    assert queries.reports_waiting(people.sen, day) == queries.reports_waiting(people.kien, day) == []


@pytest.mark.parametrize("key", ["2026-13", "2025-12", "2026"])
def test_period_that_is_none_of_the_dutys_is_not_there(people: People, organs: Organs, key: str) -> None:
    duty = make_duty(organs.finance)

    assert queries.report_called(people.lan, duty.pk, key) is None
    assert queries.report_called(people.binh, duty.pk, "2026-06") is None


@pytest.mark.parametrize("many", [1, 3])
def test_reports_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        close(make_duty(organs.finance, preparer=organs.economy), "2026-01", people.lan)

    with django_assert_num_queries(5):  # roles, what was closed, duties, names of those who receive and who prepare
        found = queries.reports(people.lan, dt.date(2026, 2, 1))
    assert [(str(due.duty.recipient), due.closed is not None) for due in found] == [("Sở Tài chính", True)] * many
