"""What was put together for a page is kept until anything is done, and shown to nobody else."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions import change_meeting
from giaoban.office.work.actions import change_task
from tests.office.meetings.rows import make_meeting
from tests.papers import make_paper
from tests.people import Organs, People, come_in, person_of
from tests.web.tasks.rows import make_task
from tests.web.work.orders import give, shares_of

pytestmark = pytest.mark.django_db
THIS_WEEK = "/schedule/"


def asked(client: Client, address: str) -> tuple[str, int]:
    with CaptureQueriesContext(connection) as questions:
        answer = client.get(address)
    return answer.content.decode(), len(questions)


@pytest.fixture
def binh(people: People) -> Client:
    client = Client()
    come_in(client, people.binh)
    return client


def test_desk_is_put_together_once_until_something_is_done(people: People, organs: Organs, binh: Client) -> None:
    give(people, shares_of(organs.economy), "Rà soát kè", days=-1)
    (first, cost), (again, less) = asked(binh, "/"), asked(binh, "/")

    give(people, shares_of(organs.economy), "Sửa đường", days=-1)
    after, _ = asked(binh, "/")

    assert ("Rà soát kè" in first, "Rà soát kè" in again, "Sửa đường" in again, "Sửa đường" in after) == (True, True, False, True)
    assert less < cost


def test_desk_of_one_is_never_shown_to_another(people: People, organs: Organs, binh: Client) -> None:
    give(people, shares_of(organs.economy), "Rà soát kè", days=-1)
    asked(binh, "/")
    other = Client()
    come_in(other, people.cuong)

    assert "Rà soát kè" not in asked(other, "/")[0]


def test_week_is_looked_up_once_for_all_who_see_every_meeting(people: People) -> None:
    meeting = make_meeting(timezone.localdate(), chair=person_of(people.hoa), title="Hội ý Thường trực")
    first, second = Client(), Client()
    come_in(first, people.mai)
    come_in(second, people.hoa)
    (page, cost), (same, less) = asked(first, THIS_WEEK), asked(second, THIS_WEEK)

    change_meeting(people.mai, meeting.pk, meeting.revision, title="Hội ý chuyên đề")
    after, _ = asked(second, THIS_WEEK)

    assert ("Hội ý Thường trực" in page, "Hội ý Thường trực" in same, "Hội ý chuyên đề" in after) == (True, True, True)
    assert less < cost - 3


def test_unit_sees_its_own_week_after_the_office_looked_at_it(people: People, binh: Client) -> None:
    make_meeting(timezone.localdate(), chair=person_of(people.hoa), title="Hội ý Thường trực")
    office = Client()
    come_in(office, people.mai)

    assert ("Hội ý Thường trực" in asked(office, THIS_WEEK)[0], "Hội ý Thường trực" in asked(binh, THIS_WEEK)[0]) == (True, False)


LIST = "/work/"


def test_list_is_looked_up_once_for_all_who_see_the_same_tasks(people: People, organs: Organs) -> None:
    task = make_task("Rà soát kè", people.ha, organs.economy, paper=make_paper(number="12/CV"))
    first, second = Client(), Client()
    come_in(first, people.mai)
    come_in(second, people.lan)
    asked(second, "/days/")
    (page, cost), (same, less) = asked(first, LIST), asked(second, LIST)

    change_task(people.mai, task.pk, task.revision, title="Sửa kè")
    after, _ = asked(second, LIST)

    assert ["Rà soát kè" in page, "12/CV" in page, "Rà soát kè" in same, "12/CV" in same, "Sửa kè" in after] == [True] * 5
    assert less < cost - 3


def test_what_one_sees_of_the_list_is_not_kept_for_who_sees_less(people: People, organs: Organs, binh: Client) -> None:
    make_task("Rà soát kè", people.mai, organs.economy, confidentiality=Confidentiality.RESTRICTED)
    make_task("Trực Tết", people.mai, organs.police)
    mai, ha = Client(), Client()
    come_in(mai, people.mai)
    come_in(ha, people.ha)

    seen = [[title in asked(client, LIST)[0] for title in ("Rà soát kè", "Trực Tết")] for client in (mai, ha, binh)]
    assert seen == [[True, True], [False, True], [False, False]]


def test_name_of_who_is_signed_in_changes_with_the_next_page(people: People, binh: Client) -> None:
    person = person_of(people.binh)
    before, _ = asked(binh, "/")
    change_person(people.mai, person.pk, person.revision, full_name="Trần Văn Bình An")

    after, _ = asked(binh, "/")
    assert ("Trần Văn Bình An" in before, "Trần Văn Bình An" in after) == (False, True)
