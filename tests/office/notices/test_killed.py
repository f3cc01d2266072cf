"""A worker killed between handing a mail over and noting it: the mail is handed over once more, as the same mail, and then noted."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.office.notices.killed import NAME
from tests.office.notices.mail_server import mail_server

ROOT = Path(__file__).parents[3]


def started(folder: Path, port: int, later: int) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    named = {"GIAOBAN_SMTP_HOST": "127.0.0.1", "GIAOBAN_SMTP_PORT": str(port), "GIAOBAN_SMTP_TLS": "none"}
    named |= {"GIAOBAN_SMTP_SENDER": "giaoban@minhson.vn", "GIAOBAN_DATA": str(folder)}
    command = [sys.executable, "-m", NAME, str(folder), str(later)]
    return subprocess.Popen(command, cwd=ROOT, env=kept | named, stdout=subprocess.PIPE, text=True)


def mails(folder: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(folder / "giaoban.sqlite3")) as database:
        return database.execute("SELECT state, tries FROM notices_mail").fetchall()


def test_killed_before_it_was_noted_the_same_mail_comes_once_more_and_no_more(empty_office: Path) -> None:
    with mail_server() as box:
        with started(empty_office, box.port, 0) as first:
            box.on_mail = lambda _: first.send_signal(signal.SIGKILL)  # the server has it; nobody has noted that it has
            first.communicate()
        left = mails(empty_office)
        box.on_mail = lambda _: None
        said = []
        for later in (0, 3600, 7200):
            with started(empty_office, box.port, later) as next_one:
                said.append(next_one.communicate()[0].strip())

        assert (first.returncode, left) == (-signal.SIGKILL, [("sending", 1)])
        assert (said, mails(empty_office)) == (["0", "1", "0"], [("sent", 2)])
        assert len({mail["Message-ID"] for mail in box.mails}) == 1
        assert len(box.mails) == 2
