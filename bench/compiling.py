"""Proposals for the next month's programme: how long all sources take, and which takes longest; taking one of them. Prints JSON.

    python bench/compiling.py --folder FOLDER [--times N]

The folder is one that `bench/office.py --folder FOLDER --only take-in` has filled. What is measured beside it (a programme before, those of
year and quarter, the draft) is made there once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LINES = 40  # of the month before; the year and the quarter have as many
REGISTERED = 12


def main() -> None:
    """Measure and print one JSON object."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--folder", type=Path, required=True, help="an office that was filled")
    ap.add_argument("--times", type=int, default=7, help="how often each is asked (default 7)")
    args = ap.parse_args()
    if not (args.folder / "filled").exists():
        raise SystemExit(f"{args.folder} is not filled: python bench/office.py --folder {args.folder} --only take-in")
    folder = str(args.folder.resolve())
    os.environ |= {"GIAOBAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "giaoban.site.settings", "GIAOBAN_NAMES": "127.0.0.1,testserver"}
    import django

    django.setup()
    from commune import commune_there

    from giaoban.site.preparing import prepare_database

    prepare_database(lambda _: None)
    print(json.dumps(measure_compiling(commune_there(), args.times), ensure_ascii=False, indent=2))


def measure_compiling(commune: Any, times: int) -> dict[str, Any]:
    """All proposals of a chief, who sees everything, and of a compiler, who does not; each source by itself; one proposal taken."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from giaoban.office.compiling.gathering import gather
    from giaoban.office.compiling.paper import paper_of
    from giaoban.office.compiling.period import period_of
    from giaoban.office.compiling.sources import SOURCES
    from giaoban.office.directory.visibility import Role
    from giaoban.office.registry.models import Paper
    from giaoban.office.work.models import Task

    today = timezone.localdate()
    draft = _programmes(commune, today)
    chief, compiler = commune.holding(Role.CHIEF)[0], commune.holding(Role.COMPILER)[0]
    figures: dict[str, Any] = {"papers": Paper.objects.count(), "tasks": Task.objects.count()}
    for name, account in (("chief", chief), ("compiler", compiler)):
        with CaptureQueriesContext(connection) as caught:
            found = gather(account, draft, today)
        figures[name] = _timed(lambda who=account: gather(who, draft, today), times)  # type: ignore[misc]
        figures[name] |= {"proposals": found.many, "queries": len(caught)}
    period = period_of(compiler, draft, today)
    figures["sources"] = {
        source.value: _timed(lambda look=look: look(compiler, period, ""), times)["ms"]  # type: ignore[misc]
        for source, look in SOURCES.items()
    }
    figures["take_one"] = _taken(compiler, draft, today, times)
    figures["paper"] = _timed(lambda: paper_of(chief, draft), times)
    return figures


def _timed(do: Callable[[], object], times: int) -> dict[str, float]:
    """The middle and the longest of several runs, in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        took.append(1000 * (time.perf_counter() - began))
    return {"ms": round(statistics.median(took), 1), "most_ms": round(max(took), 1)}


def _taken(compiler: Any, draft: Any, today: dt.date, times: int) -> dict[str, float]:
    """Proposals taken one after another, and taken back all together."""
    from django.db import transaction

    from giaoban.office.compiling.actions import accept
    from giaoban.office.compiling.gathering import gather

    every = [one for each in gather(compiler, draft, today).waiting for one in each.proposals if one.source != "registered"]
    waiting = iter(every)

    def take() -> None:
        one = next(waiting)
        accept(compiler, draft.pk, one.source, one.key, one.revision)

    with transaction.atomic():
        figures = _timed(take, min(times, len(every)))
        transaction.set_rollback(True)
    return figures


def _programmes(commune: Any, today: dt.date) -> Any:
    """This month's programme with its lines, those of year and quarter, what units registered, and the draft of the next month."""
    from giaoban.office.compiling.actions.beginning import begin_next, next_programme
    from giaoban.office.directory.models import Office, Organ
    from giaoban.office.directory.visibility import Role
    from giaoban.office.meetings.models import Registration
    from giaoban.office.programme.models import Line, Programme
    from giaoban.office.programme.periods import days_of

    chief = commune.holding(Role.CHIEF)[0]
    found = next_programme(chief, "month", today)
    if found is not None:
        return found
    kept = Office.objects.get()
    organs = list(Organ.objects.filter(ours=True)[:12])
    for kind in ("year", "quarter", "month"):
        first, last = days_of(kind, today)
        made, _ = Programme.objects.get_or_create(
            organ=kept.organ, kind=kind, first=first, defaults={"last": last, "title": f"Chương trình {kind}", "state": "underway"}
        )
        Line.objects.bulk_create(
            Line(programme=made, place=n, text=f"Việc {n} của chương trình {kind}", due=last.isoformat(), organ=organs[n % len(organs)])
            for n in range(1, LINES + 1)
        )
    draft = begin_next(chief, today)
    Registration.objects.bulk_create(
        Registration(
            organ=organs[n % len(organs)], prepared_by=organs[n % len(organs)], title=f"Nội dung đăng ký {n}", reason="Đến kỳ",
            month=draft.first, body="standing-board", entered_by=chief,
        )
        for n in range(REGISTERED)
    )  # fmt: skip
    return draft


if __name__ == "__main__":
    main()
