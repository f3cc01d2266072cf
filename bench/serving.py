"""The site as an office runs it, `giaoban serve`, on a scratch folder and a port of its own."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORKERS = 2
_START_SECONDS = 240.0
_STOP_SECONDS = 60.0
_SETTLE_SECONDS = 180.0
_IDLE = 0.1  # of one processor


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site answers, and the id of the process that looks after it."""

    host: str
    port: int
    pid: int

    def megabytes(self) -> float:
        """The memory that the site's processes hold together, shared pages counted once a process (PSS)."""
        return round(sum(_pss(pid) for pid in [self.pid, *_below(self.pid)]) / 1024, 1)

    def processor_seconds(self) -> float:
        """What the site's processes have had of the processors so far."""
        return sum(_ticks(pid) for pid in [self.pid, *_below(self.pid)]) / os.sysconf("SC_CLK_TCK")

    def settle(self) -> None:
        """Wait until what the worker looks after at its start is done, else the first page that is measured would carry it."""
        until, idle = time.monotonic() + _SETTLE_SECONDS, 0
        while idle < 3 and time.monotonic() < until:
            before = self.processor_seconds()
            time.sleep(1)
            idle = idle + 1 if self.processor_seconds() - before < _IDLE else 0


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """The site while it is being measured; stopped afterwards."""
    port = free_port()
    settings = {"GIAOBAN_DATA": str(folder), "GIAOBAN_PORT": str(port), "GIAOBAN_WORKERS": str(WORKERS)}
    with (folder / "serve.out").open("wb") as said:
        serving = subprocess.Popen(
            [sys.executable, "-m", "giaoban", "serve"], env=os.environ | settings, stdout=said, stderr=said, start_new_session=True
        )
    try:
        _wait(serving, port, folder)
        yield Site("127.0.0.1", port, serving.pid)
    finally:
        serving.send_signal(signal.SIGTERM)
        try:
            serving.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(serving.pid, signal.SIGKILL)


def _wait(serving: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and serving.poll() is None:
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            asked.request("GET", "/health/ready/")
            if asked.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start:\n" + (folder / "serve.out").read_text("utf-8"))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _below(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            yield int(child)
            yield from _below(int(child))


def _pss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])  # user and system
