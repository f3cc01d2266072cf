"""`giaoban serve`: the web server and the worker with its ticker, started together, looked after, and stopped together.

A worker that dies is started again. When the web server dies the whole ends, and who supervises us (systemd) begins anew.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import connections

from giaoban.site import environment as env
from giaoban.site.preparing import Say, prepare_database, says_no, site_address

OK, FAILED = 0, 2
LOOK_SECONDS = 0.2
STOP_SECONDS = 25.0  # for the job or the request in hand
START_SECONDS = 60.0
_PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0)  # before a worker that died again is started again


@dataclass
class Child:
    """A process of ours, in a group of its own so that nothing of it is left behind."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    due: float = 0.0
    started: float = field(default=0.0)

    def start(self) -> None:
        """Start it; it is told to end should we be killed."""
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_end_with_parent)  # noqa: S603, PLW1509
        self.started = time.monotonic()

    def is_dead(self) -> bool:
        """Has it ended?"""
        return self.process is not None and self.process.poll() is not None

    def signal(self, number: int) -> None:
        """Signal the whole group."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def tell(self) -> None:
        """Ask it to end: the process itself tells those it started."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG; Linux


def serve(tell: Callable[[str], None], say: Say) -> int:
    """Open the office and keep it open until SIGTERM or SIGINT; returns the exit status."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if says_no(say) or not prepare_database(say) or not _port_is_free(say):
        return FAILED
    connections.close_all()
    web, worker = Child("web", _web_command()), Child("worker", [sys.executable, "-m", "giaoban", "worker"])
    web.start()
    worker.start()
    try:
        _announce(web, stop, tell)
        return _look_after(web, worker, stop, say)
    finally:
        _end([web, worker])


def _web_command() -> list[str]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", env.HOST.value(), "--port", env.PORT.value()]
    command += ["--workers", env.WORKERS.value(), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "20"]
    if env.CERTIFICATE.value():
        command += ["--ssl-certificate", env.CERTIFICATE.value(), "--ssl-keyfile", env.KEY.value(), "--ssl-protocol-min", "tls1.2"]
    return [*command, "giaoban.site.wsgi:application"]


def _port_is_free(say: Say) -> bool:
    try:
        family, kind, _, _, address = socket.getaddrinfo(env.HOST.value().strip("[]"), int(env.PORT.value()), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        say(f"giaoban: Không mở được cổng {env.PORT.value()} tại {env.HOST.value()} ({error.strerror}). Hãy đổi {env.PORT.name}.")
        return False
    return True


def _announce(web: Child, stop: threading.Event, tell: Callable[[str], None]) -> None:
    """Wait until the web server answers, then say where."""
    until = time.monotonic() + START_SECONDS
    while not (stop.is_set() or web.is_dead() or time.monotonic() > until):
        try:
            socket.create_connection((_reached_at(), int(env.PORT.value())), timeout=1).close()
        except OSError:
            stop.wait(LOOK_SECONDS)
            continue
        tell(f"Giao Ban đang chạy tại {site_address()} (dừng: Ctrl+C)")
        if not (env.is_loopback(env.HOST.value()) or env.CERTIFICATE.value() or env.PROXY.is_on()):
            tell(f"Chú ý: chưa có TLS, mật khẩu đi qua mạng không mã hóa. Xem {env.CERTIFICATE.name}, {env.PROXY.name}.")
        sys.stdout.flush()
        return


def _reached_at() -> str:
    host = env.HOST.value().strip("[]")
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened on


def _look_after(web: Child, worker: Child, stop: threading.Event, say: Say) -> int:
    """Start the worker again when it dies; end when the web server does."""
    while not stop.wait(LOOK_SECONDS):
        if web.is_dead():
            say("giaoban: Máy chủ web đã dừng ngoài ý muốn; chương trình dừng theo. Xem tệp nhật ký lỗi trong thư mục dữ liệu.")
            return FAILED
        if worker.is_dead() and worker.process is not None:
            now = time.monotonic()
            worker.deaths = 0 if now - worker.started > 60 else worker.deaths + 1
            pause = _PAUSES[min(worker.deaths, len(_PAUSES) - 1)]
            say(f"giaoban: Tiến trình việc nền đã dừng ngoài ý muốn (mã {worker.process.returncode}); chạy lại sau {pause:.0f} giây.")
            worker.process, worker.due = None, now + pause
        if worker.process is None and time.monotonic() >= worker.due:
            worker.start()
    return OK


def _end(children: list[Child]) -> None:
    """End all; what does not end in time is killed."""
    for child in children:
        child.tell()
    until = time.monotonic() + STOP_SECONDS
    for child in children:
        if child.process is not None:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.1, until - time.monotonic()))
            child.signal(signal.SIGKILL)
