"""Measure the reader, the writer and the office, and print the figures as JSON: `make bench`. Figures only; nothing here passes or fails.

    python bench/run.py [--smoke] [--size MB]

`--smoke` measures on little text, to see that every measure still runs.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from office import office_figures
from stock import english, papers, sample_texts
from writing import writing_figures

from giaoban.reading.citations import find_citations
from giaoban.reading.layout import lay_out
from giaoban.reading.read import read_text
from giaoban.reading.text import clean

# How many papers are looked at for how dense they are.
_LOOKED_AT = 200
# The kernel's own high-water mark of the process: the one of getrusage is handed down from whoever started it.
_MEMORY = """
import sys
if sys.argv[2] == "read":
    from giaoban.reading.read import read_text
    read_text(open(sys.argv[1], encoding="utf-8").read())
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def main() -> None:
    """Run every measure and print one JSON object."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--smoke", action="store_true", help="little text, to see that the measures run")
    ap.add_argument("--size", type=float, default=10.0, help="megabytes of text to read (default 10)")
    args = ap.parse_args()
    size = int((0.3 if args.smoke else args.size) * 1e6)
    figures: dict[str, Any] = {
        "machine": {"python": platform.python_version(), "processor": platform.machine()},
        "reading": measure_reading(list(papers(size))),
        "reading_samples_alone": measure_reading(list(papers(size // 4, dense=True))),
        "growth": measure_growth(size),
        "citations": measure_citations(size // 4),
        "start_to_exit": measure_start(3 if args.smoke else 11),
        "memory": measure_memory(),
        "writing": writing_figures(smoke=args.smoke),
        "office": office_figures(smoke=args.smoke),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds of one run, the collector's work included."""
    gc.collect()
    began = time.process_time()
    act()
    return time.process_time() - began


def measure_reading(stock: list[str]) -> dict[str, Any]:
    """Whole reading of many different papers, one after another, on one core; how long they are, and how dense in what is found."""
    readings = [read_text(text) for text in stock[:_LOOKED_AT]]
    kilobytes = sum(len(reading.text.encode()) for reading in readings) / 1000
    took = seconds(lambda: _read_each(stock))
    total = sum(len(text.encode()) for text in stock)
    return {
        "megabytes": round(total / 1e6, 2),
        "papers": len(stock),
        "kB_per_paper": round(total / 1e3 / len(stock), 1),
        "citations_per_kB": round(sum(len(reading.citations) for reading in readings) / kilobytes, 2),
        "tasks_per_kB": round(sum(len(reading.tasks) for reading in readings) / kilobytes, 2),
        "seconds": round(took, 2),
        "MB_per_s": round(total / 1e6 / took, 2),
    }


def _read_each(stock: list[str]) -> None:
    """One paper after another; a reading is let go before the next begins, as where papers are read and stored."""
    for text in stock:
        read_text(text)


def measure_growth(size: int) -> dict[str, Any]:
    """One text, and the same text twelve times over: how many times as long the reading takes, the best of three trials.

    The short text is read twelve times, so that both trials last as long: a processor's pace changes within seconds.
    """
    one = "\n\n".join([sample_texts()["ke-hoach.txt"], *papers(size // 24)])
    twelve = "\n\n".join([one] * 12)
    trials = [(seconds(lambda: _read_each([one] * 12)), seconds(lambda: read_text(twelve))) for _ in range(3)]
    return {
        "megabytes": round(len(twelve.encode()) / 1e6, 2),
        "time_times_for_12": round(min(long / short for short, long in trials) * 12, 2),
    }


def measure_citations(size: int) -> dict[str, Any]:
    """The citation pass alone over text already laid out, beside eyecite on English text as dense in citations."""
    ours = measure_ours(list(papers(size)))
    theirs = measure_eyecite(min(size, 400_000), ours["citations_per_kB"])
    times = round(ours["MB_per_s"] / theirs["MB_per_s"], 1) if "MB_per_s" in theirs else None
    return {"ours": ours, "samples_alone": measure_ours(list(papers(size, dense=True))), "eyecite": theirs, "ours_times_eyecite": times}


def measure_ours(stock: list[str]) -> dict[str, Any]:
    """The citation pass alone."""
    flows = [lay_out(clean(text)).flow for text in stock]
    total = sum(len(flow.source.encode()) for flow in flows)
    found = sum(len(find_citations(flow)) for flow in flows)
    took = seconds(lambda: [find_citations(flow) for flow in flows])
    return {
        "megabytes": round(total / 1e6, 2),
        "citations_per_kB": round(found / (total / 1000), 3),
        "MB_per_s": round(total / 1e6 / took, 2),
    }


def measure_eyecite(size: int, density: float) -> dict[str, Any]:
    """eyecite on English text with as many citations a kilobyte."""
    try:
        from eyecite import get_citations
    except ImportError:
        return {"missing": "eyecite is not installed: make bench installs it"}
    text, cited = english(size, density)
    get_citations(text[:2000])
    took = seconds(lambda: get_citations(text))
    return {
        "megabytes": round(len(text) / 1e6, 2),
        "citations_per_kB": round(cited / (len(text) / 1000), 3),
        "MB_per_s": round(len(text) / 1e6 / took, 2),
    }


def measure_start(times: int) -> dict[str, Any]:
    """`giaoban read` of a four-page text, from start to exit; the middle one of several runs, wall clock."""
    text = (next(iter(sample_texts().values())) * 8)[:7000]
    command = [str(Path(sys.executable).with_name("giaoban")), "read", "--json"]
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "paper.txt"
        paper.write_text(text, "utf-8")
        took = sorted(_wall([*command, str(paper)]) for _ in range(times))
        bare = sorted(_wall([sys.executable, "-c", "pass"]) for _ in range(times))
    return {"characters": len(text), "seconds": round(took[times // 2], 3), "bare_interpreter_seconds": round(bare[times // 2], 3)}


def _wall(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure_memory() -> dict[str, Any]:
    """The most memory that reading one paper of one megabyte takes above the bare interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "long.txt"
        paper.write_text("\n\n".join(papers(1_000_000)), "utf-8")
        peaks = {what: _peak(paper, what) for what in ("bare", "read")}
    return {"megabytes_of_text": 1, "peak_MB_above_bare": round((peaks["read"] - peaks["bare"]) / 1024, 1)}


def _peak(paper: Path, what: str) -> int:
    run = subprocess.run([sys.executable, "-c", _MEMORY, str(paper), what], check=True, capture_output=True, text=True)
    return int(run.stdout)


if __name__ == "__main__":
    main()
