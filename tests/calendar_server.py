"""Radicale, a calendar server that others use, started on a folder and a port of its own."""

from __future__ import annotations

import base64
import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.served import free_port

CALENDAR = "/hoa/lich/"
HEADERS = {"Authorization": f"Basic {base64.b64encode(b'hoa:x').decode()}"}
_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Radicale:
    """Where it answers."""

    host: str
    port: int
    pid: int

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """One request: its status, and what came."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, path, body, HEADERS | ({"Content-Type": "text/calendar; charset=utf-8"} if body else {}))
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, content


@contextmanager
def radicale(folder: Path) -> Iterator[Radicale]:
    """The server, open until the block ends: whoever comes is let in, everything is kept in the folder."""
    port = free_port()
    words = ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(folder / "kept")]
    words += ["--auth-type", "none", "--logging-level", "error", "--server-timeout", "120"]
    with (folder / "radicale.out").open("wb") as said:
        process = subprocess.Popen([sys.executable, "-m", "radicale", "--config", "", *words], stdout=said, stderr=said)
    try:
        found = Radicale("127.0.0.1", port, process.pid)
        _wait(found, process, folder)
        yield found
    finally:
        process.terminate()
        process.wait(20)


def _wait(found: Radicale, process: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            found.ask("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("Radicale did not start:\n" + (folder / "radicale.out").read_text("utf-8"))
