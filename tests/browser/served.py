"""A demo office served for a test: a data folder of its own, a free port, the command that an office uses."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 240  # the papers of the demo are read first; on a busy machine that takes its time
COMMAND = Path(sys.executable).with_name("giaoban")


@dataclass(frozen=True)
class Served:
    """An office that is open: where it is asked for, and where its data is."""

    url: str
    data: Path
    environment: dict[str, str]

    @property
    def exchange(self) -> Path:
        """The folder over which packages go and come."""
        return self.data / "lien-thong"

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another `giaoban` command on the same office."""
        return subprocess.run([COMMAND, *words], env=self.environment, capture_output=True, text=True, check=False)


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data: Path) -> Iterator[Served]:
    """The demo office, open until the block ends."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIAOBAN_", "DJANGO_", "DATABASE_"))}
    environment = kept | {"GIAOBAN_DATA": str(data), "GIAOBAN_PORT": str(port)}
    log = data.parent / "serve.log"
    with log.open("wb") as out, subprocess.Popen([COMMAND, "demo"], env=environment, stdout=out, stderr=out) as process:
        office = Served(f"http://127.0.0.1:{port}", data, environment | {"GIAOBAN_DEMO": "1"})
        try:
            _wait_for(office.url + "/health/ready/", process, log)
            yield office
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=40)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the office did not open: {log.read_text('utf-8', 'replace')[-2000:]}")
