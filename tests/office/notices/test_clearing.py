"""What was seen long ago goes, and mails that left; what nobody has seen stays, and is not written of twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.notices.actions import mark_read, write_mails
from giaoban.office.notices.models import Mail, Notice
from giaoban.site.clearing import clear_notices
from giaoban.site.environment import NOTICE_DAYS, Misconfigured, whole
from tests.office.notices.told import reached, told
from tests.people import People

pytestmark = pytest.mark.django_db
LONG_AGO = dt.timedelta(days=31)


@pytest.fixture(autouse=True)
def _kept_a_month(settings: Any) -> None:
    settings.NOTICE_DAYS = 30


def titles() -> list[str]:
    return list(Notice.objects.order_by("title").values_list("title", flat=True))


def test_what_was_seen_long_ago_goes_and_nothing_else(people: People) -> None:
    for title in ("chưa xem", "mới xem", "xem đã lâu"):
        told(people.binh, title=title)
    for title, ago in (("mới xem", dt.timedelta(days=29)), ("xem đã lâu", LONG_AGO)):
        mark_read(people.binh, Notice.objects.get(title=title).pk)
        Notice.objects.filter(title=title).update(read_at=timezone.now() - ago)
    Notice.objects.update(at=timezone.now() - 2 * LONG_AGO)

    clear_notices()

    assert titles() == ["chưa xem", "mới xem"]


@pytest.mark.parametrize(("state", "gone"), [("sent", True), ("discarded", True), ("failed", False), ("held", False), ("waiting", False)])
def test_mails_that_left_or_never_will_go(state: str, gone: bool, people: People) -> None:
    reached(people.binh)
    told(people.binh)
    write_mails()
    then = timezone.now() - LONG_AGO
    Notice.objects.update(read_at=timezone.now())
    Mail.objects.update(state=state, written_at=then, sent_at=then if state == "sent" else None)

    clear_notices()

    assert (Mail.objects.count(), Notice.objects.count()) == (0 if gone else 1, 1)


@pytest.mark.parametrize("state", ["sent", "discarded"])
def test_mail_of_something_unseen_stays_so_that_no_second_one_is_written(state: str, people: People) -> None:
    reached(people.binh)
    told(people.binh)
    write_mails()
    then = timezone.now() - LONG_AGO
    Mail.objects.update(state=state, written_at=then, sent_at=then if state == "sent" else None)

    clear_notices()

    assert (Mail.objects.count(), write_mails()) == (1, 0)


@pytest.mark.parametrize("days", ["6", "0", "nhiều"])
def test_less_than_a_week_is_refused(days: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAOBAN_NOTICE_DAYS", days)

    with pytest.raises(Misconfigured, match="GIAOBAN_NOTICE_DAYS: phải là số nguyên từ 7 trở lên"):
        whole(NOTICE_DAYS)
