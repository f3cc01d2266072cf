"""Lịch trên điện thoại: an address made, seen once, revoked; what a telephone gets from it, and what is written of it in logs."""

from __future__ import annotations

import logging
import re

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.meetings.actions import make_feed, revoke_feed
from giaoban.office.meetings.models import Feed, Stamp
from giaoban.site.logs import Lines
from tests.office.meetings.rows import TITLE, make_meeting
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db


def address_on(page: str) -> str:
    found = re.search(r'value="http://testserver(/feeds/[\w-]{43}\.ics)"', page)
    return found[1] if found else ""


def test_address_is_made_seen_once_and_revoked(people: People) -> None:
    make_meeting(timezone.localdate(), chair=person_of(people.hoa))
    client = signed_in(people.hoa)

    made = client.post(reverse("own-feeds"), {"scope": "person", "person": person_of(people.hoa).pk})
    url = address_on(made.content.decode())
    telephone = Client()
    answer = telephone.get(url)

    assert TITLE in answer.content.decode()
    assert address_on(shown(client, "own-feeds")) == ""
    assert "Lịch công tác: Lê Văn Hòa" in shown(client, "own-feeds")
    assert sent(client, "feed-revoke", Feed.objects.get().pk) == (302, reverse("own-feeds"))
    assert telephone.get(url).status_code == 404
    assert "đã thu hồi" in shown(client, "own-feeds")


def test_unchanged_feed_answers_with_its_tag_alone(people: People) -> None:
    make_meeting(timezone.localdate(), chair=person_of(people.hoa))
    _, token = make_feed(people.hoa, "person", person_id=person_of(people.hoa).pk)
    telephone, url = Client(), reverse("feed", args=[token])
    first = telephone.get(url)

    same = telephone.get(url, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert telephone.get(url, headers={"If-None-Match": '"other"'}).content == first.content
    head = telephone.head(url)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    Stamp.objects.update_or_create(pk=1, defaults={"changes": 99})  # something changed that is not in this feed
    assert telephone.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    make_meeting(timezone.localdate(), title="Mới", chair=person_of(people.hoa))
    Stamp.objects.update(changes=100)
    anew = telephone.get(url, headers={"If-None-Match": first["ETag"]})
    assert (anew.status_code, "Mới" in anew.content.decode()) == (200, True)


def test_feed_is_a_calendar_that_nobody_keeps(people: People) -> None:
    _, token = make_feed(people.sen, "public")

    answer = Client().get(reverse("feed", args=[token]))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert icalendar.Calendar.from_ical(answer.content)["VERSION"] == "2.0"
    assert "Set-Cookie" not in answer.headers
    assert Client().post(reverse("feed", args=[token])).status_code == 405


def test_unit_is_offered_its_own_alone(people: People, organs: Organs) -> None:
    client = signed_in(people.binh)
    page = shown(client, "own-feeds")

    assert "Phòng Kinh tế" in page
    assert "Công an xã Minh Sơn" not in page
    assert "Lê Văn Hòa" not in page
    assert "Chọn cơ quan." in refused(client, "own-feeds", scope="organ")
    refused(client, "own-feeds", scope="organ", organ=organs.police.pk)
    refused(client, "own-feeds", scope="person", person=person_of(people.hoa).pk)
    assert Feed.objects.count() == 0


def test_another_persons_feed_is_not_there(people: People) -> None:
    feed, _ = make_feed(people.sen, "public")

    assert signed_in(people.mai).post(reverse("feed-revoke", args=[feed.pk])).status_code == 404
    assert "Lịch công tác chung" not in shown(signed_in(people.mai), "own-feeds")
    revoke_feed(people.sen, feed.pk)


def test_secret_of_an_address_is_in_no_log(people: People, caplog: pytest.LogCaptureFixture) -> None:
    feed, token = make_feed(people.sen, "public")
    revoke_feed(people.sen, feed.pk)

    with caplog.at_level(logging.DEBUG):
        logging.getLogger("django").propagate = True
        assert Client().get(reverse("feed", args=[token])).status_code == 404
    lines = [Lines().format(record) for record in caplog.records]

    assert any(token in str(record.args) for record in caplog.records)  # it would be, were it not for our lines
    assert token not in "".join(lines)


def test_account_page_leads_there_for_who_reads_the_schedule(people: People) -> None:
    assert reverse("own-feeds") in shown(signed_in(people.sen), "mfa_index")
    assert reverse("own-feeds") not in shown(signed_in(people.kien), "mfa_index")
