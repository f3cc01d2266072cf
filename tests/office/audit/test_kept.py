"""What was put together is kept until something is done in a room that it comes from; no act goes unnoticed."""

from __future__ import annotations

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.audit.acts import act
from giaoban.office.audit.kept import Kept, begin_page, end_page
from giaoban.office.audit.models import Entry

pytestmark = pytest.mark.django_db


def done(verb: str, key: int | None = None) -> int:
    return Entry.objects.create(pk=key, act="00000000-0000-0000-0000-000000000000", at=timezone.now(), verb=verb).pk


@pytest.fixture
def made() -> itertools.count[int]:
    """Counts how often something was put together."""
    Kept.forget_all()
    done("registry.give-number")
    return itertools.count(1)


def test_is_kept_until_something_is_done(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2)
    found = [kept.found("a", lambda: next(made)), kept.found("a", lambda: next(made))]

    done("work.conclude")

    assert [*found, kept.found("a", lambda: next(made))] == [1, 1, 2]


def test_is_kept_while_something_is_done_in_another_room(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2, "directory", "access")
    found = [kept.found("a", lambda: next(made))]
    for verb in ("work.conclude", "directory.add-organ", "access.give-link"):
        done(verb)
        found.append(kept.found("a", lambda: next(made)))

    assert found == [1, 1, 2, 3]


def test_act_that_is_committed_after_a_later_one_is_noticed(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2, "work")
    last = done("work.conclude")
    done("work.conclude", last + 2)
    found = [kept.found("a", lambda: next(made))]

    done("work.conclude", last + 1)

    assert [*found, kept.found("a", lambda: next(made))] == [1, 2]


def test_so_many_acts_that_none_is_remembered_change_everything(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2, "directory")
    found = [kept.found("a", lambda: next(made))]

    for _ in range(51):
        done("work.conclude")

    assert [*found, kept.found("a", lambda: next(made))] == [1, 2]


def test_least_lately_made_is_forgotten_first(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2)

    assert [kept.found(asked, lambda: next(made)) for asked in ("a", "b", "c", "b", "a")] == [1, 2, 3, 2, 4]


def test_nothing_is_kept_of_an_act_that_is_taken_back(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2)
    before = kept.found("a", lambda: next(made))
    within = list[int]()

    def taken_back() -> None:
        with act(None, "work.conclude"):
            within.extend(kept.found(asked, lambda: next(made)) for asked in ("a", "b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        taken_back()

    assert [before, *within, kept.found("a", lambda: next(made)), kept.found("b", lambda: next(made))] == [1, 2, 3, 1, 4]


def test_page_looks_for_acts_once_and_again_after_one_of_its_own(made: itertools.count[int]) -> None:
    kept, other = Kept[int](2), Kept[int](2)
    begin_page()
    with CaptureQueriesContext(connection) as asked:
        before = [kept.found("a", lambda: next(made)), other.found("a", lambda: next(made)), kept.found("a", lambda: next(made))]

    with act(None, "work.conclude"):
        pass
    after = kept.found("a", lambda: next(made))
    end_page()

    assert (before, after, len(asked)) == ([1, 2, 1], 3, 1)


def test_next_page_looks_anew(made: itertools.count[int]) -> None:
    kept: Kept[int] = Kept(2)
    found = []
    for _ in range(2):
        begin_page()
        found.append(kept.found("a", lambda: next(made)))
        done("work.conclude")  # by another process
        found.append(kept.found("a", lambda: next(made)))
        end_page()

    assert found == [1, 1, 2, 2]
