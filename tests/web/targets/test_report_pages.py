"""Chế độ báo cáo on screen and on the desk: what is owed, closed by the paper that was issued, opened again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from giaoban.office.targets.models import ReportClosed, ReportDuty
from giaoban.web.targets.reports import rule_words, waiting_words
from tests.office.targets.rows import close, issued_paper, make_duty
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

TODAY = timezone.localdate()
QUERIES_OF_LIST, QUERIES_OF_ONE = 13, 14


def once(organs: Organs, days: int, **fields: Any) -> ReportDuty:
    """A report that is owed once, in so many days."""
    day = TODAY + dt.timedelta(days=days)
    return make_duty(organs.finance, period="once", once_on=day, valid_from=day, cut_off_day=None, due_day=None, **fields)


def test_what_is_over_and_what_comes_stand_apart(people: People, organs: Organs) -> None:
    once(organs, -5, name="Báo cáo <i>trễ</i>")
    once(organs, 0, name="Báo cáo hôm nay")
    once(organs, 3, name="Báo cáo tới")
    once(organs, 300, name="Báo cáo xa")

    page = shown(signed_in(people.lan), "report-duties")

    assert '<strong class="over">1 báo cáo quá hạn</strong>, 2 báo cáo phải gửi trong hai tháng tới.' in page
    assert ("Quá 5 ngày" in page, "Hôm nay" in page, "Còn 3 ngày" in page, "&lt;i&gt;trễ" in page) == (True, True, True, True)
    assert page.count("Báo cáo xa") == 1  # among the duties
    ReportDuty.objects.all().delete()
    assert "Không có báo cáo nào phải gửi" in shown(signed_in(people.hoa), "report-duties")


def test_desk_shows_what_is_due_to_office_and_preparing_unit(people: People, organs: Organs) -> None:
    once(organs, -1, name="Báo cáo quá hạn của ta", preparer=organs.economy)
    once(organs, 5, name="Báo cáo của Công an", preparer=organs.police)
    once(organs, 30, name="Báo cáo còn xa")

    seen = {}
    for account in (people.lan, people.ha, people.binh, people.hoa, people.sen, people.kien):
        page = shown(signed_in(account), "desk")
        seen[account.username] = [name in page for name in ("Báo cáo quá hạn của ta", "Báo cáo của Công an", "Báo cáo còn xa")]

    office = [True, True, False]
    nothing = [False, False, False]
    assert seen == {"lan": office, "ha": office, "binh": [True, False, False], "hoa": nothing, "sen": nothing, "kien": nothing}
    assert "Ghi đã gửi" not in shown(signed_in(people.binh), "desk")
    assert "2 báo cáo đến hạn gửi" in shown(signed_in(people.lan), "desk")


def test_report_is_closed_by_an_outgoing_paper_and_opened_again(people: People, organs: Organs) -> None:
    duty, paper = once(organs, -1), issued_paper(TODAY)
    client = signed_in(people.lan)
    page = shown(client, "report-close", duty.pk, "once")
    assert (paper.number in page, duty.name in page) == (True, True)

    assert "Chọn một văn bản đi" in refused(client, "report-close", duty.pk, "once", chosen="")
    assert sent(client, "report-close", duty.pk, "once", chosen=str(paper.pk)) == (302, reverse("report-duty", args=[duty.pk]))
    page = shown(client, "report-duty", duty.pk)
    assert ("Đã gửi" in page, "muộn 1 ngày" in page, reverse("paper", args=[paper.pk]) in page) == (True, True, True)

    closed = ReportClosed.objects.get()
    assert sent(client, "report-reopen", closed.pk, shown="1", reason="nhầm văn bản")[0] == 302
    assert "Quá 1 ngày" in shown(client, "report-duty", duty.pk)
    assert sent(client, "report-close", duty.pk, "once", paper=paper.number)[0] == 302
    assert client.get(reverse("report-close", args=[duty.pk, "2026-01"])).status_code == 404


def test_paper_that_closed_is_named_but_not_linked_for_who_may_not_see_it(people: People, organs: Organs) -> None:
    closed = close(once(organs, -1, preparer=organs.economy), "once", people.lan)

    page = shown(signed_in(people.binh), "report-duty", closed.duty_id)

    assert (closed.number in page, reverse("paper", args=[closed.paper_id]) in page, "Mở lại" in page) == (True, False, False)


def test_duty_is_entered_and_changed(people: People, organs: Organs) -> None:
    client = signed_in(people.ha)
    typed = {"name": "Báo cáo tháng", "period": "monthly", "recipient": organs.finance.pk, "cut_off_day": "14", "due_day": "20"}

    assert "Ngày gửi trước ngày chốt" in refused(client, "report-duty-new", **(typed | {"due_day": "3"}))
    status, url = sent(client, "report-duty-new", **typed, due_after="0", basis="Nghị định 09/2019/NĐ-CP")
    duty = ReportDuty.objects.get()
    assert (status, url) == (302, reverse("report-duty", args=[duty.pk]))
    assert "hằng tháng, chốt ngày 14 trong tháng, gửi ngày 20 trong tháng" in shown(client, "report-duty", duty.pk)
    assert (
        sent(client, "report-duty-change", duty.pk, shown="1", valid_from=TODAY.isoformat(), valid_to=TODAY.isoformat(), **typed)[0] == 302
    )
    assert 'value="14"' in shown(client, "report-duty-change", duty.pk)
    assert "đến hết" in shown(client, "report-duty", duty.pk)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"period": "weekly", "cut_off_day": 4, "due_day": 1, "due_after": 1}, "hằng tuần, chốt thứ Năm tuần này, gửi thứ Hai tuần sau"),
        ({"period": "weekly", "cut_off_day": 4, "due_day": 1, "due_after": 2}, "hằng tuần, chốt thứ Năm tuần này, gửi thứ Hai sau 2 tuần"),
        ({"period": "quarterly", "due_after": 1}, "hằng quý, chốt ngày 14 tháng cuối kỳ, gửi ngày 20 tháng sau"),
        ({"period": "yearly", "due_after": 2}, "hằng năm, chốt ngày 14 tháng cuối kỳ, gửi ngày 20 sau kỳ 2 tháng"),
        ({"period": "once", "once_on": dt.date(2026, 12, 1)}, "một lần, hạn 01/12/2026"),
    ],
)
def test_rule_is_said_in_words(organs: Organs, fields: dict[str, Any], words: str) -> None:
    assert rule_words(make_duty(organs.finance, **fields)) == words


def test_days_to_come_and_gone_are_said(organs: Organs) -> None:
    from giaoban.office.targets.occurrences import occurrences

    (due,) = occurrences(once(organs, 0), TODAY)

    said = [waiting_words(due, TODAY - dt.timedelta(days=days)) for days in (-2, 0, 7, 8)]
    assert [(one["when"], one["tone"], one["over"]) for one in said] == [
        ("Quá 2 ngày", "over", True), ("Hôm nay", "soon", False), ("Còn 7 ngày", "soon", False), ("Còn 8 ngày", "", False),
    ]  # fmt: skip


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    since = TODAY - dt.timedelta(days=40 * many)
    duties = [make_duty(organs.finance, preparer=organs.economy, valid_from=since) for _ in range(many)]
    for _ in duties:
        close(once(organs, -1), "once", people.lan)
    client = signed_in(people.lan)
    shown(client, "report-duties")

    with django_assert_num_queries(QUERIES_OF_LIST):
        shown(client, "report-duties")
    with django_assert_num_queries(QUERIES_OF_ONE):
        shown(client, "report-duty", duties[0].pk)
