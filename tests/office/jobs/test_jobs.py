import datetime as dt
import threading
from collections.abc import Iterator

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django import Settings

from giaoban.office.jobs import actions, worker
from giaoban.office.jobs.actions import GiveUp, failed_for_good, handles, hold_on, put_down, take_up
from giaoban.office.jobs.models import Job, State
from giaoban.office.jobs.worker import work

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(minutes=1)


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What the handler of the kind `count` was run for; it fails for `break`, and gives up for `refuse`."""
    seen: list[str] = []

    @handles("count")
    def count(job: Job) -> None:
        seen.append(job.payload["what"])
        if job.payload["what"] == "refuse":
            raise GiveUp("Tệp này không đọc được.")
        if job.payload["what"] == "break":
            raise RuntimeError("broken")

    yield seen
    del actions._HANDLERS["count"]


def work_through() -> int:
    return work(threading.Event(), until_idle=True)


def test_jobs_are_done_in_the_order_they_were_put_down(done: list[str]) -> None:
    for what in ("a", "b"):
        put_down("count", what, what=what)

    assert (work_through(), done) == (2, ["a", "b"])
    assert list(Job.objects.values_list("state", "lease_until", "error")) == [(State.DONE, None, "")] * 2


def test_job_asked_for_twice_is_done_once(done: list[str]) -> None:
    assert put_down("count", "a", what="a") == put_down("count", "a", what="again")
    assert (work_through(), done) == (1, ["a"])


def test_job_that_gives_up_fails_at_once_with_its_reason(done: list[str]) -> None:
    job = put_down("count", "a", what="refuse")
    work_through()
    job.refresh_from_db()

    assert (job.state, job.error, job.attempts, failed_for_good(job)) == (State.FAILED, "Tệp này không đọc được.", 1, True)


def test_job_whose_handler_breaks_is_tried_three_times(done: list[str]) -> None:
    job = put_down("count", "a", what="break")
    seen = []
    for _ in range(3):
        work_through()
        job.refresh_from_db()
        seen.append((job.attempts, job.state))
        Job.objects.update(not_before=timezone.now())

    assert seen == [(1, State.WAITING), (2, State.WAITING), (3, State.FAILED)]
    assert job.error == actions.UNDONE


def test_failed_job_asked_for_again_waits_anew(done: list[str]) -> None:
    put_down("count", "a", what="refuse")
    work_through()
    job = put_down("count", "a")

    assert (job.state, job.attempts, job.error, failed_for_good(job)) == (State.WAITING, 0, "", False)


def test_job_that_waits_for_later_is_left(done: list[str]) -> None:
    put_down("count", "a", what="a")
    Job.objects.update(not_before=timezone.now() + LATER)

    assert (work_through(), done) == (0, [])


def test_job_held_by_a_worker_is_not_taken_by_another() -> None:
    put_down("count", "a", what="a")
    first = take_up("one")

    assert (first is not None, take_up("two")) == (True, None)


def test_job_left_by_a_killed_worker_is_taken_up_when_its_lease_has_run_out(settings: Settings) -> None:
    put_down("count", "a", what="a")
    left = take_up("one")
    after = timezone.now() + dt.timedelta(seconds=settings.JOB_LEASE_SECONDS + 1)
    taken = take_up("two", after)

    assert left is not None
    assert taken is not None
    assert (taken.pk, taken.worker, taken.attempts) == (left.pk, "two", 2)
    assert hold_on(left) is False


def test_lease_is_short_enough_to_resume_within_a_minute(settings: Settings) -> None:
    assert settings.JOB_LEASE_SECONDS + worker.IDLE_SECONDS + worker.PAUSE_SECONDS < 60


def test_worker_that_lost_its_job_does_not_end_it(done: list[str]) -> None:
    put_down("count", "a", what="refuse")
    lost = take_up("one")
    taken = take_up("two", timezone.now() + dt.timedelta(hours=1))
    assert lost is not None
    assert taken is not None
    actions.do(lost)
    taken.refresh_from_db()

    assert (taken.state, taken.worker) == (State.RUNNING, "two")


def test_job_over_which_workers_die_is_given_up(done: list[str]) -> None:
    put_down("count", "a", what="a")
    now = timezone.now()
    for death in range(actions.KILLS):
        assert take_up("one", now + death * dt.timedelta(hours=1)) is not None

    assert take_up("one", now + dt.timedelta(days=1)) is None
    assert list(Job.objects.values_list("state", "error")) == [(State.FAILED, actions.UNDONE)]


def test_holding_on_lengthens_the_lease_and_notes_the_step() -> None:
    put_down("count", "a", what="a")
    job = take_up("one")
    assert job is not None
    before = job.lease_until
    kept = (hold_on(job, "read"), hold_on(job))
    job.refresh_from_db()

    assert (kept, job.step) == ((True, True), "read")
    assert job.lease_until is not None
    assert before is not None
    assert job.lease_until > before


def test_kind_without_handler_fails_and_says_so() -> None:
    job = put_down("unknown", "a")
    Job.objects.update(attempts=actions.ATTEMPTS)
    work_through()
    job.refresh_from_db()

    assert (job.state, job.error) == (State.FAILED, actions.UNDONE)


def test_worker_outlasts_a_database_that_does_not_answer(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stop, asked = threading.Event(), iter((DatabaseError("locked"), None))
    put_down("count", "a", what="a")
    take = actions.take_up

    def take_up_at_the_second_time(name: str) -> Job | None:
        if error := next(asked, None):
            raise error
        return take(name) or stop.set()  # type: ignore[func-returns-value]

    monkeypatch.setattr(worker, "take_up", take_up_at_the_second_time)
    monkeypatch.setattr(worker, "PAUSE_SECONDS", 0)

    assert (work(stop), done) == (1, ["a"])


def test_worker_that_only_clears_up_says_that_the_database_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def take_up(name: str) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(worker, "take_up", take_up)

    with pytest.raises(DatabaseError):
        work_through()


def test_names_of_jobs() -> None:
    assert str(put_down("count", "a")) == "count a"
