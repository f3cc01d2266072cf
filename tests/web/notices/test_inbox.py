"""What is new to a person: each line with its reason, a way to the thing, and nothing of what may no longer be seen."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.notices.actions import Telling, tell_all
from giaoban.office.notices.models import Notice
from giaoban.office.registry.models import Forwarding
from giaoban.web.notices import inbox
from tests.papers import make_paper
from tests.people import People
from tests.web.directory.pages import sent, shown, signed_in
from tests.web.samples import sent as sent_on

pytestmark = pytest.mark.django_db
TITLE = "Công văn về nhân sự Đảng ủy"
REASON = "Văn phòng chuyển đến đồng chí"
GONE = "Nội dung không còn mở cho đồng chí"
QUERIES = 7


def forwarded(by: Account, to: Account, **fields: Any) -> Notice:
    """A paper is sent on to somebody, who is told."""
    paper = make_paper(**fields)
    sent_on(paper, by, people=[to])
    tell_all([Telling(to.pk, "registry.forwarded", ("registry.paper", paper.pk), TITLE, REASON, f"forwarded {paper.pk}")])
    return Notice.objects.latest("pk")


def titles(page: str) -> list[str]:
    return re.findall(r'<span class="row-title">([^<]+)</span>', page)


def test_notice_is_shown_with_its_reason_opened_and_then_no_longer_new(people: People) -> None:
    notice, sen = forwarded(people.lan, people.sen), signed_in(people.sen)

    page = shown(sen, "notices")
    assert (titles(page), REASON in page, "Thông báo (1)" in page) == ([TITLE], True, True)
    assert sent(sen, "notice-open", notice.pk) == (302, reverse("paper", args=[notice.subject_id]))

    after, every = shown(sen, "notices"), shown(sen, "notices", all="")
    assert (titles(after), "Đã xem hết." in after, "Thông báo (" in after) == ([], True, False)
    assert titles(every) == [TITLE]


def test_thing_that_may_no_longer_be_seen_shows_no_title_and_leads_nowhere(people: People) -> None:
    notice, sen = forwarded(people.lan, people.sen, confidentiality=Confidentiality.RESTRICTED), signed_in(people.sen)
    Forwarding.objects.all().delete()

    page = shown(sen, "notices")

    assert (titles(page), TITLE in page, f"/papers/{notice.subject_id}/" in page) == ([GONE], False, False)
    assert sent(sen, "notice-open", notice.pk) == (302, reverse("notices"))
    assert TITLE not in shown(sen, "notices", all="")


def test_kind_that_no_page_knows_shows_no_title(people: People) -> None:
    tell_all([Telling(people.sen.pk, "work.assigned", ("work.unheard-of", 1), TITLE, REASON, "k")])

    assert titles(shown(signed_in(people.sen), "notices")) == [GONE]


def test_what_is_about_no_thing_is_shown_and_just_seen(people: People) -> None:
    tell_all([Telling(people.sen.pk, "notices.digest", None, "Tuần 02/11: 3 việc quá hạn", REASON, "k")])
    sen, notice = signed_in(people.sen), Notice.objects.get()

    assert titles(shown(sen, "notices")) == ["Tuần 02/11: 3 việc quá hạn"]
    assert sent(sen, "notice-open", notice.pk) == (302, reverse("notices"))
    assert titles(shown(sen, "notices")) == []


def test_all_that_was_shown_is_seen_at_once(people: People) -> None:
    first = forwarded(people.lan, people.sen)
    forwarded(people.lan, people.sen)
    sen = signed_in(people.sen)
    assert f'name="latest" value="{first.pk + 1}"' in shown(sen, "notices")

    assert sent(sen, "notices-read", latest=first.pk) == (302, reverse("notices"))
    assert sent(sen, "notices-read", latest="x") == (302, reverse("notices"))

    assert Notice.objects.filter(read_at=None).count() == 1


def test_nobody_opens_or_sees_the_notice_of_another(people: People) -> None:
    notice, binh = forwarded(people.lan, people.sen), signed_in(people.binh)

    assert (sent(binh, "notice-open", notice.pk)[0], titles(shown(binh, "notices", all=""))) == (404, [])
    assert Notice.objects.get().read_at is None


def test_notices_page_by_key(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "ROWS", 2)
    tell_all([Telling(people.sen.pk, "notices.digest", None, f"Tuần {n}", REASON, f"{n}") for n in range(5)])
    sen, pages = signed_in(people.sen), []
    query: str | None = ""
    while query is not None:
        page = sen.get(reverse("notices") + query).content.decode()
        pages.append(titles(page))
        query = next(iter(re.findall(r'rel="next" href="([^"]+)"', page)), None)

    assert pages == [["Tuần 4", "Tuần 3"], ["Tuần 2", "Tuần 1"], ["Tuần 0"]]
    assert 'rel="prev" href="/notices/"' in sen.get(reverse("notices"), {"before": Notice.objects.latest("pk").pk}).content.decode()
    assert 'rel="next" href="?all&amp;before=' in sen.get(reverse("notices") + "?all").content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_the_same_questions_for_one_and_for_three(
    many: int, people: People, client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        forwarded(people.lan, people.sen)
    client.force_login(people.sen)
    client.get(reverse("notices"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("notices"))
