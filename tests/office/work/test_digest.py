"""The Monday digest counts for each what he finds when he looks: the same as his own pages say, for all in a fixed number of queries."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.office.directory.models import Absence, Account
from giaoban.office.directory.visibility import Confidentiality, Role
from giaoban.office.notices.actions import write_digest
from giaoban.office.notices.models import Notice
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import Share
from giaoban.office.work.digest import count_work
from giaoban.office.work.models import Objection, Side
from tests.office.work.story import day, drafted, given, helped_by, joint, led_by, reported, share_of
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
QUERIES = 9
INSIDE = {"confidentiality": Confidentiality.RESTRICTED}


@pytest.fixture
def week(people: People, organs: Organs) -> None:
    """Work in every state, some of it restricted, some given to people by name."""
    given(people, led_by(organs.economy), helped_by(organs.police), due=-3)
    given(people, led_by(organs.economy), due=6)
    given(people, led_by(organs.economy), due=7)
    given(people, led_by(organs.police), due=-1, more=INSIDE)
    given(people, Share(person=person_of(people.sen)), Share(person=person_of(people.ha), side=Side.SUPPORT), due=0, more=INSIDE)
    given(people, Share(person=person_of(people.binh)), due=None)
    for more in ({}, {"flagged": True}, INSIDE):
        reported(people, organs, title=f"Đã xong {more}", more=more) if more != INSIDE else _reported_by_office(people, organs)
    drafted(people, led_by(organs.economy))
    drafted(people, more=INSIDE)
    paused = given(people, led_by(organs.economy), due=-2)
    actions.pause(people.mai, paused.pk, paused.revision, "Chờ")
    share = share_of(joint(people, organs), organs.economy)
    actions.ask_extension(people.binh, share.pk, day(30), "Chưa đủ số liệu")
    actions.object_to(people.binh, share.pk, Objection.Kind.BLOCKED, "Chờ Công an xã", organ=organs.police)


def _reported_by_office(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), title="Hồ sơ nhân sự", more=INSIDE)
    share = share_of(task, organs.economy)
    actions.report_done(people.mai, share.pk, share.revision, "Đã đủ")


def recounted(account: Account) -> dict[str, int]:
    """What the person's own pages hold."""
    mine = queries.to_do(account)
    found = {
        "việc quá hạn": mine.filter(deadline__lt=day(0)).count(),
        "việc đến hạn trong tuần": mine.filter(deadline__gte=day(0), deadline__lte=day(6)).count(),
        "việc chờ xác nhận": queries.to_confirm(account).count(),
    }
    waited = queries.visible_to(account).filter(deadline__lt=day(0), workflow__in=("assigned", "in-progress", "returned"))
    if Role.LEADER in account.roles:
        found["việc đồng chí giao đang quá hạn"] = waited.filter(giver=account.person).count()
    if Role.CHIEF in account.roles:
        asked = queries.extensions_to_answer(account).count() + queries.objections_to_answer(account).count()
        found |= {"đề nghị chờ trả lời": asked, "việc quá hạn văn phòng theo dõi": waited.count()}
    if account.roles & {Role.CLERK, Role.COMPILER, Role.CHIEF}:
        found["việc chờ giao"] = queries.to_hand_out(account).count()
    return {words: many for words, many in found.items() if many}


@pytest.mark.usefixtures("week")
def test_everybody_is_counted_what_his_own_pages_hold(people: People) -> None:
    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.hoa), valid_from=day(0), valid_to=day(1))
    counted = count_work([account.pk for account in people.all()], day(0))

    for account in people.all():
        assert {one.words: one.many for one in counted[account.pk] if one.many} == recounted(account), account
    assert recounted(people.binh) == {"việc quá hạn": 1, "việc đến hạn trong tuần": 1}
    assert recounted(people.mai)["việc quá hạn văn phòng theo dõi"] == 2
    assert recounted(people.hoa)["việc chờ xác nhận"] == 3


@pytest.mark.usefixtures("week")
def test_only_those_who_were_asked_for_are_counted(people: People) -> None:
    assert list(count_work([people.binh.pk], day(0))) == [people.binh.pk]


@pytest.mark.usefixtures("week")
def test_digest_tells_it(people: People) -> None:
    write_digest(day(0))
    said = Notice.objects.filter(kind="notices.digest", account=people.binh).get().title

    assert said.endswith(": 1 việc quá hạn, 1 việc đến hạn trong tuần")


def test_counting_takes_a_fixed_number_of_queries(people: People, organs: Organs, django_assert_num_queries: Any) -> None:
    everybody = [account.pk for account in people.all()]
    for _ in range(2):
        reported(people, organs)
        given(people, led_by(organs.economy), led_by(organs.police), due=-1)
        with django_assert_num_queries(QUERIES):
            count_work(everybody, day(0))
