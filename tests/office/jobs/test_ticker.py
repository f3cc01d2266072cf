import threading

import pytest

from giaoban.office.jobs import ticker
from giaoban.office.jobs.ticker import every, run_due, tick


@pytest.fixture
def beats(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done, with one act every 5 seconds and one every 60 that always breaks."""
    monkeypatch.setattr(ticker, "_BEATS", {})
    done: list[str] = []

    @every(60)
    def broken() -> None:
        done.append("broken")
        raise RuntimeError

    @every(5)
    def quick() -> None:
        done.append("quick")

    return done


def test_what_is_due_is_done_and_what_breaks_hinders_no_other(beats: list[str]) -> None:
    waits = [run_due(now) for now in (1000.0, 1004.0, 1005.0, 1060.0)]

    assert (beats, waits) == (["broken", "quick", "quick", "broken", "quick"], [5.0, 1.0, 5.0, 5.0])


def test_ticker_without_anything_to_do_waits_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "_BEATS", {})

    assert run_due(1000.0) == 1.0


def test_ticker_stops_when_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "_BEATS", {})
    stop = threading.Event()
    done: list[str] = []

    @every(5)
    def last() -> None:
        done.append("done")
        stop.set()

    tick(stop)

    assert done == ["done"]
