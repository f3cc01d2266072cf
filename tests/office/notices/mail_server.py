"""A mail server on this machine for the tests: it takes mail as a real one does, and says what it is told to say."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

Received = Callable[[EmailMessage], None]


@dataclass
class Box:
    """What came in, and what the server says: `says` maps a command (RCPT, DATA, END, MAIL) to an answer that is not the usual one."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # the commands that came, without their arguments
    says: dict[str, str] = field(default_factory=dict)
    on_mail: Received = lambda _: None

    @property
    def receivers(self) -> list[str]:
        """To whom mails came, in order."""
        return [str(mail["To"]) for mail in self.mails]


class _Talk(socketserver.StreamRequestHandler):
    box: Box

    def handle(self) -> None:
        self._say("220 localhost ESMTP")
        while line := self.rfile.readline().decode("utf-8", "replace").strip():
            command = line.split(" ")[0].upper()
            self.box.said.append(command)
            answer = self.box.says.get(command)
            if answer == "":
                return  # the line goes dead
            if answer:
                self._say(answer)
            elif command == "DATA":
                self._data()
            elif command == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say({"EHLO": "250-localhost\r\n250 AUTH PLAIN", "AUTH": "235 ok"}.get(command, "250 ok"))

    def _data(self) -> None:
        self._say("354 go on")
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        mail = email.message_from_bytes(b"".join(lines).replace(b"\r\n", b"\n"), policy=email.policy.default)
        if answer := self.box.says.get("END"):
            self._say(answer)
            return
        self.box.mails.append(mail)
        self.box.on_mail(mail)
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def mail_server() -> Iterator[Box]:
    """A server on a port of its own, in a thread, until the end of the block."""
    box = Box()
    talk: Any = type("Talk", (_Talk,), {"box": box})
    with _Server(("127.0.0.1", 0), talk) as server:
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
