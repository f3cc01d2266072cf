"""The measures of the office: time and number of queries of each page, pages while papers are uploaded."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from clients import Plan, Reader, Sender, carry_out
from commune import Commune, add_units, sign_in
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from letters import letters
from pages import PAGES, Page, asked_by, stands
from redmine import ADDRESS, FEW, LARGE, SMALL, cookie_of, is_there, redmine
from serving import Site
from tasks import fill_tasks

from giaoban.office.directory.visibility import OFFICE_ROLES, Role
from giaoban.office.jobs.worker import work
from giaoban.office.notices.actions.writing import DIGEST, write_digest
from giaoban.office.notices.models import Notice
from giaoban.office.registry.models import Paper, Stage
from giaoban.office.work.actions import ask_workbook, note_progress
from giaoban.office.work.chosen import Chosen
from giaoban.office.work.columns import layouts
from giaoban.office.work.models import Assignment, Task, Workflow

_ALL_READ_SECONDS = 600.0
_WARM_SECONDS = 5.0
_REPORT_SECONDS = 1.0
_SHARES = 200
_UPLOADING = ("incoming", "triage", "paper", "review", "paper-followed")
_UPLOAD_ADDRESS, _UPLOAD_FIELD = "take-in", "file"


def measure_pages(site: Site, commune: Commune, clients: int, seconds: float, only: Sequence[str] | None) -> dict[str, Any]:
    """Each page asked for by all clients at once, each asking again as soon as it has its answer."""
    figures: dict[str, Any] = {}
    for page in _chosen(only):
        if not stands(page.name):
            figures[page.name] = {"missing": True}
            continue
        plan = Plan(site.host, site.port, seconds, _readers([page], commune, clients))
        carry_out(Plan(site.host, site.port, min(_WARM_SECONDS, seconds), plan.readers))  # the processes have seen what is asked for
        before = site.processor_seconds()
        with _somebody_reports(commune):
            figures[page.name] = in_figures(carry_out(plan)["pages"].get(page.name, []))
        used = site.processor_seconds() - before
        figures[page.name]["processor_ms"] = round(1000 * used / max(1, figures[page.name]["requests"]), 1)
    return figures


@contextmanager
def _somebody_reports(commune: Commune) -> Iterator[None]:
    """Meanwhile work goes on: once a second progress is reported on some share, so that nothing kept from page to page stays for long."""
    over = threading.Event()
    shares = list(Assignment.objects.filter(workflow=Workflow.IN_PROGRESS).values_list("pk", flat=True)[:_SHARES])

    def report() -> None:
        for key in itertools.cycle(shares):
            if over.wait(_REPORT_SECONDS):
                break
            note_progress(commune.holding(Role.CHIEF)[0], key, "Đã làm xong một phần")
        connection.close()  # this thread's own

    working = threading.Thread(target=report)
    working.start()
    try:
        yield
    finally:
        over.set()
        working.join()


def _chosen(only: Sequence[str] | None) -> list[Page]:
    return [page for page in PAGES if not only or page.name in only]


def _readers(pages: Sequence[Page], commune: Commune, clients: int) -> list[Reader]:
    """The clients, each with a session and what it asks for: of several pages one after another."""
    asked = {page.name: asked_by(page, commune, clients) for page in pages if stands(page.name)}
    readers = []
    for number in range(clients):
        person = next(iter(asked.values()))[number][0]
        turns = [[(name, url) for url in found[number][1]] for name, found in asked.items()]
        longest = max(len(urls) for urls in turns)
        mixed = [urls[turn % len(urls)] for turn in range(longest) for urls in turns if urls]
        readers.append(Reader(sign_in([person])[0], mixed))
    return readers


def in_figures(times: Sequence[Sequence[float]]) -> dict[str, Any]:
    """Requests a second and the milliseconds within which half, 95 and 99 of a hundred were answered."""
    fine = sorted(took for _, took, status in times if 200 <= status < 300)
    if not fine:
        return {"requests": 0, "failed": len(times)}
    until = max(at for at, _, _ in times)
    return {
        "requests": len(fine),
        "failed": len(times) - len(fine),
        "per_second": round(len(fine) / until, 1),
        "p50_ms": _within(fine, 50),
        "p95_ms": _within(fine, 95),
        "p99_ms": _within(fine, 99),
    }


def _within(ordered: Sequence[float], share: int) -> float:
    return round(1000 * ordered[min(len(ordered) - 1, math.ceil(len(ordered) * share / 100) - 1)], 1)


def measure_queries(commune: Commune, only: Sequence[str] | None) -> dict[str, dict[str, Any]]:
    """How many queries a page takes: the fewest and the most, over several people and papers."""
    figures: dict[str, dict[str, Any]] = {}
    for page in _chosen(only):
        if not stands(page.name):
            continue
        counts = []
        for account, urls in asked_by(page, commune, len(commune.holding(*page.roles))):
            client = Client(raise_request_exception=False)
            client.cookies["sessionid"] = sign_in([account])[0]
            for url in urls[:3]:
                client.get(url)
                with CaptureQueriesContext(connection) as caught:
                    client.get(url)
                counts.append(len(caught))
        figures[page.name] = {"queries": [min(counts, default=0), max(counts, default=0)]}
    return figures


def measure_excel(commune: Commune) -> dict[str, Any]:
    """The open tasks in Excel, in the standard layout, made as the worker makes it: rows, seconds, and the processor's."""
    book = ask_workbook(commune.holding(Role.CHIEF)[0], Chosen(), layouts()[0], "Danh sách nhiệm vụ")
    began, used = time.perf_counter(), time.process_time()
    work(threading.Event(), until_idle=True)
    took, used = time.perf_counter() - began, time.process_time() - used
    book.refresh_from_db()
    return {"rows": book.rows, "seconds": round(took, 1), "processor_seconds": round(used, 1), "bytes": book.path.stat().st_size}


def measure_digest(commune: Commune, units: int) -> dict[str, Any]:
    """The Monday digest of so many units, each with a focal point of its own: seconds, and how many were told."""
    fill_tasks(commune, 20 * units, add_units(commune, units))
    Notice.objects.filter(kind=DIGEST).delete()
    monday = timezone.localdate() - dt.timedelta(timezone.localdate().weekday())
    began, used = time.perf_counter(), time.process_time()
    told = write_digest(monday)
    took, used = time.perf_counter() - began, time.process_time() - used
    return {"units": units, "told": told, "seconds": round(took, 2), "processor_seconds": round(used, 2)}


def measure_redmine(clients: int, seconds: float, ours: dict[str, Any]) -> dict[str, Any]:
    """Redmine's lists of issues asked for by as many clients; how many times as many requests a second our list of tasks answers."""
    if not is_there():
        return {"missing": True}
    many = Task.objects.count()
    with tempfile.TemporaryDirectory(prefix="redmine-") as folder, redmine(Path(folder), many) as site:
        lists = {f"{many}_signed_in": (LARGE, cookie_of(site)), f"{FEW}_visitor": (SMALL, "none=1")}
        figures = {name: _list_of_redmine(site, clients, seconds, *asked) for name, asked in lists.items()}
    for one in figures.values():
        if "per_second" in ours and one.get("per_second"):
            one["times_ours"] = round(ours["per_second"] / one["per_second"], 1)
    return figures


def _list_of_redmine(site: Site, clients: int, seconds: float, project: str, cookie: str) -> dict[str, Any]:
    plan = Plan(site.host, site.port, seconds, [Reader("", [("issues", ADDRESS.format(project))], cookie)] * clients)
    carry_out(Plan(site.host, site.port, min(_WARM_SECONDS, seconds), plan.readers))
    return in_figures(carry_out(plan)["pages"]["issues"])


def measure_uploads(site: Site, commune: Commune, clients: int, count: int) -> dict[str, Any]:
    """Half of the clients upload papers, the others read pages meanwhile; then all must have been read."""
    if not stands(_UPLOAD_ADDRESS):
        return {"missing": True}
    there = Paper.objects.count()
    named = [replace(page, roles=tuple(OFFICE_ROLES)) for page in PAGES if page.name in _UPLOADING]  # those who open all of them
    senders = clients // 2
    with tempfile.TemporaryDirectory() as folder:
        files = [_written(Path(folder), name, data) for name, data in letters(count, seed=int(time.time()), originals=False)]
        sending = [
            Sender(sign_in([commune.accounts["lan"]])[0], reverse(_UPLOAD_ADDRESS), _UPLOAD_FIELD, files[n::senders])
            for n in range(senders)
        ]
        began = time.perf_counter()
        times = carry_out(Plan(site.host, site.port, 0, _readers(named, commune, clients - senders), sending))
        took = time.perf_counter() - began
    figures: dict[str, Any] = {"uploads": in_figures(times["uploads"]), "seconds": round(took, 1)}
    every = [row for rows in times["pages"].values() for row in rows]
    figures["pages_meanwhile"] = in_figures(every) | {"by_page": {n: in_figures(rows) for n, rows in times["pages"].items()}}
    figures |= _until_read(there, count, began)
    figures["failed"] = figures["uploads"]["failed"] + figures["pages_meanwhile"]["failed"] + (figures["papers_added"] != count)
    return figures


def _written(folder: Path, name: str, data: bytes) -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def _until_read(there: int, count: int, began: float) -> dict[str, Any]:
    """Wait until nothing is being read any more; how many papers there are more than before, and how long that took from the first one."""
    until = time.monotonic() + _ALL_READ_SECONDS
    while Paper.objects.filter(stage=Stage.READING).exists() and time.monotonic() < until:
        time.sleep(0.5)
    return {
        "papers_added": Paper.objects.exclude(stage=Stage.READING).count() - there,
        "all_read_after_seconds": round(time.perf_counter() - began, 1),
    }
