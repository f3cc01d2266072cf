"""Senders hear how far the work is that came of their papers: under way, done; each once, never backwards."""

from __future__ import annotations

import pytest

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import jobs
from giaoban.office.registry.actions import register_incoming
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions as work
from giaoban.office.work.models import Origin, Task
from tests.office.exchange.rows import answered, bring, carried, opened
from tests.office.work.handed import hand_out
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(people: People) -> Paper:
    """A plan of the province that came as a package and stands in the register."""
    opened(people)
    bring()
    carried()
    found = Paper.objects.get()
    register_incoming(people.lan, found.pk)
    carried()
    return found


def codes() -> list[int]:
    """What the sender was told so far."""
    jobs.tell_how_far()
    carried()
    return [code for _, code, _ in answered()]


def done(people: People, task: Task) -> None:
    task.refresh_from_db()
    work.finish(people.mai, task.pk, task.revision, "Đã làm xong")


def test_under_way_when_handed_out_and_done_when_all_of_it_is_done(people: People, organs: Organs, paper: Paper) -> None:
    work.enter_task(people.mai, work.Ordered("Báo cáo thống kê", Origin.PAPER, (work.Share(organ=organs.police),), paper=paper))
    assert codes() == [1, 3]  # noted, and given to nobody yet

    one = hand_out(people.mai, "Báo cáo tổng kết", organs.economy, paper=paper)
    assert codes() == [1, 3, 5]
    done(people, one)
    assert codes() == [1, 3, 5]  # another is left

    other = Task.objects.exclude(pk=one.pk).get()
    work.hand_out(people.mai, other.pk, other.revision)
    done(people, other)
    assert codes() == [1, 3, 5, 6]
    assert codes() == [1, 3, 5, 6]


def test_after_done_nothing_more_is_told(people: People, organs: Organs, paper: Paper) -> None:
    done(people, hand_out(people.mai, "Báo cáo tổng kết", organs.economy, paper=paper))
    assert codes() == [1, 3, 6]

    hand_out(people.mai, "Báo cáo bổ sung", organs.economy, paper=paper)
    assert codes() == [1, 3, 6]


def test_done_is_not_told_while_more_is_to_be_looked_through(people: People, organs: Organs, paper: Paper) -> None:
    Paper.objects.update(open_proposals=2)
    done(people, hand_out(people.mai, "Báo cáo tổng kết", organs.economy, paper=paper))
    assert codes() == [1, 3, 5]

    Paper.objects.update(open_proposals=0)
    assert codes() == [1, 3, 5, 6]


def test_of_a_restricted_paper_nothing_is_told(people: People, organs: Organs, paper: Paper) -> None:
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED)
    done(people, hand_out(people.mai, "Báo cáo tổng kết", organs.economy, paper=Paper.objects.get()))

    assert codes() == [1, 3]


def test_dropped_work_is_not_done(people: People, organs: Organs, paper: Paper) -> None:
    task = hand_out(people.mai, "Báo cáo tổng kết", organs.economy, paper=paper)
    work.stop_following(people.mai, task.pk, task.revision, "Không phải việc của ta")

    assert codes() == [1, 3, 5]
