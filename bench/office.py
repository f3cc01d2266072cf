"""Measure the office: pages at 50,000 papers, 200,000 tasks and 20,000 meetings, signed in, rules on, 8 clients; pages while 500 papers
are uploaded; a list of 20,000 tasks in Excel; the month's report; a feed of 10,000 events, and one beside Radicale; proposals for the
next programme. Prints JSON.

    python bench/office.py [--smoke] [--papers N] [--tasks N] [--meetings N] [--folder FOLDER] [--only PAGE …] [--seconds N]

`--folder` keeps the filled office there, and takes it again when it is there. `--smoke` fills 500 papers, to see that all of it runs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CLIENTS = 8
SMOKE_PAPERS = 500


def main() -> None:
    """Measure and print one JSON object."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--smoke", action="store_true", help="500 papers and short runs, to see that the measures run")
    ap.add_argument("--papers", type=int, help="how many papers (default 50000)")
    ap.add_argument("--tasks", type=int, help="how many tasks (default four to a paper)")
    ap.add_argument("--meetings", type=int, help="how many meetings (default 20000)")
    ap.add_argument("--folder", type=Path, help="keep the office in this folder, or measure the one that is there")
    measures = "upload, excel, digest, report, feed, compiling, radicale, redmine"
    ap.add_argument("--only", nargs="*", help=f"names of pages ({measures}: those measures)")
    ap.add_argument("--seconds", type=float, help="how long each page is asked for (default 10)")
    args = ap.parse_args()
    seconds = args.seconds or (1.0 if args.smoke else 10.0)
    papers = args.papers or (SMOKE_PAPERS if args.smoke else 50_000)
    with _folder(args.folder) as folder:
        uploads = 20 if args.smoke else 500
        figures = measure_office(
            folder, papers=papers, tasks=args.tasks, meetings=args.meetings, uploads=uploads, seconds=seconds, only=args.only
        )
    print(json.dumps(figures, ensure_ascii=False, indent=2))
    sys.exit("some requests failed" if failed(figures) else 0)


def office_figures(*, smoke: bool) -> dict[str, Any]:
    """All figures of an office of its own, as `make bench` prints them."""
    with _folder(None) as folder:
        figures = measure_office(
            folder, papers=SMOKE_PAPERS if smoke else 50_000, uploads=20 if smoke else 500, seconds=1.0 if smoke else 10.0
        )
    if failed(figures):
        raise SystemExit(json.dumps(figures, indent=2) + "\nsome requests failed")
    return figures


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="giaoban-bench-") as made:
        yield Path(made)


def measure_office(
    folder: Path, *, papers: int, uploads: int, seconds: float, tasks: int | None = None, meetings: int | None = None,
    only: list[str] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Fill an office in the folder, serve it, and measure its pages and the uploads. Four tasks to a paper unless told otherwise."""
    filled = (folder / "filled").exists()
    commune, fill_seconds = _filled(folder, papers, 4 * papers if tasks is None else tasks)

    from measuring import measure_pages, measure_queries, measure_redmine, measure_uploads
    from meetings import fill_meetings, measure_beside_radicale
    from serving import WORKERS, site

    small = papers <= SMOKE_PAPERS
    fill_meetings(commune, meetings or (300 if small else 20_000))
    figures: dict[str, Any] = {
        "machine": machine() | {"workers": WORKERS, "clients": CLIENTS},
        "fill": {"seconds": None if filled else round(fill_seconds, 1), **_holds(folder)},
    }
    figures |= {name: measure() for name, measure in _alone(commune, small=small).items() if not only or name in only}
    queries = measure_queries(commune, only)
    with site(folder) as running:
        running.settle()
        figures["pages"] = measure_pages(running, commune, CLIENTS, seconds, only)
        for name, counted in queries.items():
            figures["pages"][name] |= counted
        figures["memory_MB"] = running.megabytes()
        if not only or "upload" in only:
            figures["uploads"] = measure_uploads(running, commune, CLIENTS, uploads)
        if not only or "radicale" in only:
            figures["radicale"] = measure_beside_radicale(commune, running, CLIENTS, seconds)
    if papers > SMOKE_PAPERS and (not only or "redmine" in only):
        figures["redmine"] = measure_redmine(CLIENTS, seconds, figures["pages"].get("tasks", {}))
    return figures


def _alone(commune: Any, *, small: bool) -> dict[str, Callable[[], Any]]:
    """What is measured without the site, by its name."""
    from compiling import measure_compiling
    from measuring import measure_digest, measure_excel
    from meetings import measure_feed
    from reporting import measure_reporting

    return {
        "excel": lambda: measure_excel(commune),
        "digest": lambda: measure_digest(commune, 20 if small else 300),
        "report": lambda: measure_reporting(commune),
        "feed": lambda: measure_feed(commune),
        "compiling": lambda: measure_compiling(commune, 3 if small else 7),
    }


def _filled(folder: Path, papers: int, tasks: int) -> tuple[Any, float]:
    """The office of the folder, filled when it is empty, and the seconds that took."""
    os.environ |= {"GIAOBAN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "giaoban.site.settings", "GIAOBAN_NAMES": "127.0.0.1,testserver"}
    import django

    django.setup()
    from commune import commune_there
    from filling import fill

    from giaoban.site.preparing import prepare_database

    began = time.perf_counter()
    prepare_database(lambda word: print(word, file=sys.stderr))  # also one that an earlier release filled
    if (folder / "filled").exists():
        return commune_there(), 0.0
    commune = fill(papers, tasks)
    (folder / "filled").touch()
    return commune, time.perf_counter() - began


def _holds(folder: Path) -> dict[str, Any]:
    """How much there is."""
    from giaoban.office.audit.models import Entry
    from giaoban.office.evidence.models import Fact
    from giaoban.office.registry.models import Paper
    from giaoban.office.review.models import Proposal
    from giaoban.office.work.models import Task

    counts = {
        "papers": Paper.objects.count(),
        "facts": Fact.objects.count(),
        "proposals": Proposal.objects.count(),
        "tasks": Task.objects.count(),
        "acts": Entry.objects.count(),
    }
    return counts | {"database_GB": round((folder / "giaoban.sqlite3").stat().st_size / 1e9, 2)}


def machine() -> dict[str, Any]:
    """What it is measured on, and how busy that was before."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), ""
    )
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": model or platform.machine(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_before": os.getloadavg()[0],
    }


def failed(figures: dict[str, Any]) -> bool:
    """Did any request not get its page?"""
    pages = [page for page in figures["pages"].values() if "failed" in page]
    feeds = [one for one in figures.get("radicale", {}).values() if isinstance(one, dict)]
    return any(one["failed"] for one in (*pages, *feeds)) or bool(figures.get("uploads", {}).get("failed"))


if __name__ == "__main__":
    main()
