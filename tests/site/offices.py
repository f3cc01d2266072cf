"""Real offices for tests of processes: a data folder of its own, the command as an operator starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

GIAOBAN = [sys.executable, "-m", "giaoban"]
ROOT = Path(__file__).parents[2]
PATIENCE = 240.0


def environment(data: Path, **settings: str) -> dict[str, str]:
    """The environment of an office on SQLite, free of what the tests themselves run with."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "DATABASE_URL", "DJANGO_"))}
    return own | {"GIAOBAN_DATA": str(data), "PYTHONPATH": str(ROOT)} | settings


def free_port() -> str:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return str(trial.getsockname()[1])


def run(data: Path, *arguments: str, given: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    command = [*GIAOBAN, *arguments]
    env = environment(data, **settings)
    return subprocess.run(command, env=env, input=given, capture_output=True, text=True, timeout=PATIENCE, check=False)


def until(holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Wait for something in another process; no longer than it takes."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)  # another process is at work: there is nothing to wait on but its effect
    return True


def answers(url: str) -> int:
    """The status with which an address answers; 0 when nobody does."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@contextmanager
def process(data: Path, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A command that runs on; ended at the end, its children with it."""
    env = environment(data, **settings)
    started = subprocess.Popen([*GIAOBAN, *arguments], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield started
    finally:
        if started.poll() is None:
            started.send_signal(signal.SIGTERM)
            try:
                started.wait(30)
            except subprocess.TimeoutExpired:
                started.kill()
        for stream in (started.stdout, started.stderr):
            if stream:
                stream.close()


def children(pid: int) -> list[int]:
    """The processes that a process has started, and those that they started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found


def command_of(pid: int) -> str:
    """The command line of a process; empty when it is no more."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
