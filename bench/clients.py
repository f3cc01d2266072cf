"""Clients that ask a site for pages, each one after another, as browsers with a session do. A process of their own, light on purpose.

    python clients.py < plan.json > times.json

The plan is what `Plan` holds; the answer is {"pages": {name: [[at, seconds, status], …]}, "uploads": […]}. `at` is seconds since the start.
"""

from __future__ import annotations

import http.client
import json
import secrets
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Reader:
    """A client that reads: its session, and the pages it asks for in turn, each with the name it is counted under.

    `cookie` stands in the place of the session where it is not our site that is asked.
    """

    session: str
    pages: list[tuple[str, str]]
    cookie: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """A client that uploads files one after another: its session, the address, the form's field."""

    session: str
    address: str
    field: str
    files: list[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who asks for what. Readers stop after `seconds`, or when all senders are through."""

    host: str
    port: int
    seconds: float
    readers: list[Reader]
    senders: list[Sender] = field(default_factory=list)


def carry_out(plan: Plan) -> dict[str, Any]:
    """Have a plan carried out by another process; the times it took."""
    asked = json.dumps(asdict(plan))
    done = subprocess.run([sys.executable, __file__], input=asked, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


class _Clients:
    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.began = time.perf_counter()
        self.over = threading.Event()
        self.pages: dict[str, list[tuple[float, float, int]]] = {}
        self.uploads: list[tuple[float, float, int]] = []
        self.lock = threading.Lock()

    def run(self) -> None:
        readers = [threading.Thread(target=self.read, args=(reader,)) for reader in self.plan["readers"]]
        senders = [threading.Thread(target=self.send, args=(sender,)) for sender in self.plan["senders"]]
        for thread in [*readers, *senders]:
            thread.start()
        for thread in senders:
            thread.join()
        self.over.wait(0 if senders else self.plan["seconds"])
        self.over.set()
        for thread in readers:
            thread.join()

    def read(self, reader: dict[str, Any]) -> None:
        line = _Line(self.plan, reader["session"], reader["cookie"])
        found: list[tuple[str, tuple[float, float, int]]] = []
        turn = 0
        while not self.over.is_set():
            name, url = reader["pages"][turn % len(reader["pages"])]
            turn += 1
            found.append((name, self.timed(line, "GET", url)))
        with self.lock:
            for name, times in found:
                self.pages.setdefault(name, []).append(times)

    def send(self, sender: dict[str, Any]) -> None:
        line = _Line(self.plan, sender["session"])
        for file in sender["files"]:
            times = self.timed(line, "POST", sender["address"], *_form(sender["field"], Path(file)))
            with self.lock:
                self.uploads.append(times)

    def timed(self, line: _Line, *request: Any) -> tuple[float, float, int]:
        began = time.perf_counter()
        status = line.ask(*request)
        ended = time.perf_counter()
        return round(began - self.began, 4), round(ended - began, 5), status


class _Line:
    """A connection that is kept, with the session's cookie."""

    def __init__(self, plan: dict[str, Any], session: str, cookie: str = "") -> None:
        self.connection = http.client.HTTPConnection(plan["host"], plan["port"], timeout=_PATIENCE)
        token = secrets.token_hex(16)
        self.headers = {"Cookie": cookie or f"sessionid={session}; csrftoken={token}", "X-CSRFToken": token}

    def ask(self, method: str, url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> int:
        try:
            self.connection.request(method, url, body, self.headers | (headers or {}))
            answer = self.connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            return 0
        return answer.status


def _form(name: str, file: Path) -> tuple[bytes, dict[str, str]]:
    """A form with one file, as the script of the page sends it."""
    edge = secrets.token_hex(16)
    said = f'form-data; name="{name}"; filename="{file.name}"'
    head = f"--{edge}\r\nContent-Disposition: {said}\r\nContent-Type: application/octet-stream\r\n\r\n"
    body = head.encode() + file.read_bytes() + f"\r\n--{edge}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={edge}", "HX-Request": "true"}


if __name__ == "__main__":
    clients = _Clients(json.load(sys.stdin))
    clients.run()
    json.dump({"pages": clients.pages, "uploads": clients.uploads}, sys.stdout)
