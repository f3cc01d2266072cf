from typing import Any

import pytest

from giaoban.office.audit.models import Entry
from giaoban.office.notices import queries, rules
from giaoban.office.notices.actions import Telling, forget, mark_all_read, mark_read, tell_all
from giaoban.office.notices.models import REASON, TITLE, Notice
from tests.office.notices.told import told
from tests.people import People

pytestmark = pytest.mark.django_db


def titles(people: People) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for notice in Notice.objects.order_by("pk").select_related("account"):
        found.setdefault(notice.account.username, []).append(notice.title)
    return found


def test_telling_twice_is_telling_once(people: People) -> None:
    told(people.binh, people.cuong, title="Việc thứ nhất", key="assigned 1")
    mark_read(people.binh, Notice.objects.get(account=people.binh).pk)
    told(people.binh, people.sen, title="Việc thứ nhất, gọi khác", key="assigned 1")

    assert titles(people) == {"binh": ["Việc thứ nhất"], "cuong": ["Việc thứ nhất"], "sen": ["Việc thứ nhất, gọi khác"]}
    assert queries.count_unread(people.binh) == 0


def test_account_that_is_switched_off_is_told_nothing(people: People) -> None:
    type(people.cuong).objects.filter(pk=people.cuong.pk).update(is_active=False)

    told(people.binh, people.cuong)

    assert list(titles(people)) == ["binh"]


def test_account_that_is_not_there_hinders_nobody(people: People) -> None:
    tell_all([Telling(account, "work.assigned", None, "Việc", "Lý do", "k") for account in (people.binh.pk, 999_999)])

    assert titles(people) == {"binh": ["Việc"]}


@pytest.mark.parametrize("many", [1, 90])
def test_many_are_told_in_the_same_few_statements(many: int, people: People, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        tell_all([Telling(people.binh.pk, "work.assigned", ("work.task", n), "Việc", "Lý do", f"k{n}") for n in range(many)])

    assert Notice.objects.count() == many


def test_long_words_are_cut_with_a_mark_and_stand_on_one_line(people: People) -> None:
    tell_all([Telling(people.binh.pk, "work.assigned", None, "a\n b " + "c" * TITLE, "d" * REASON, "k")])

    notice = Notice.objects.get()
    assert (len(notice.title), notice.title[:4], notice.title[-2:], notice.reason) == (TITLE, "a b ", "c…", "d" * REASON)


def test_person_sees_his_own_notices_alone(people: People) -> None:
    told(people.binh, people.cuong)
    notice = Notice.objects.get(account=people.binh)

    seen = {account.username: list(queries.notices_visible_to(account)) for account in people.all()}

    assert {name for name, found in seen.items() if notice in found} == {"binh"}
    assert {account.username for account in people.all() if rules.may_see(account, notice)} == {"binh"}
    with pytest.raises(Notice.DoesNotExist):
        mark_read(people.cuong, notice.pk)


def test_person_who_was_switched_off_sees_nothing(people: People) -> None:
    told(people.binh)
    people.binh.is_active = False

    assert (queries.notices_visible_to(people.binh).count(), rules.may_see(people.binh, Notice.objects.get())) == (0, False)


def test_seeing_is_noted_once_and_leaves_no_line_in_the_record(people: People) -> None:
    told(people.binh)
    pk = Notice.objects.get().pk

    first = mark_read(people.binh, pk)
    before = Notice.objects.get().read_at
    mark_read(people.binh, pk)

    assert (first.pk, before is not None, Notice.objects.get().read_at == before) == (pk, True, True)
    assert Entry.objects.count() == 0


def test_all_that_was_shown_is_seen_and_what_came_since_stays_new(people: People) -> None:
    for _ in range(3):
        told(people.binh, people.cuong)
    second = queries.unread(people.binh)[1]

    assert mark_all_read(people.binh, second.pk) == 2
    assert (queries.count_unread(people.binh), queries.count_unread(people.cuong)) == (1, 3)


def test_what_is_new_is_counted_to_a_hundred_in_one_query(people: People, django_assert_num_queries: Any) -> None:
    tell_all([Telling(people.binh.pk, "work.assigned", None, "Việc", "Lý do", f"k{n}") for n in range(130)])

    with django_assert_num_queries(1):
        assert queries.count_unread(people.binh) == 100


def test_things_that_are_taken_out_take_their_notices_along(people: People) -> None:
    told(people.binh, subject=("work.task", 7), title="Bảy")
    told(people.binh, subject=("work.task", 8), title="Tám")
    told(people.binh, subject=("registry.paper", 7), title="Văn bản")

    forget("work.task", [7, 9])

    assert titles(people) == {"binh": ["Tám", "Văn bản"]}
