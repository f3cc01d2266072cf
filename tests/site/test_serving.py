"""`giaoban serve` as an operator meets it: real processes, a real port."""

import os
import signal
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.site.offices import answers, children, command_of, free_port, process, run, until

pytestmark = pytest.mark.long
STRONG = {"GIAOBAN_SECRET": "0f3a9c1e7b5d" * 6}
REFUSED = [
    ({"GIAOBAN_SECRET": "ngắn"}, "giaoban.E002", "GIAOBAN_SECRET quá ngắn hoặc dễ đoán"),
    ({"GIAOBAN_SECRET": "django-insecure-" + "abcdefghij" * 6}, "giaoban.E002", "GIAOBAN_SECRET quá ngắn hoặc dễ đoán"),
    ({"GIAOBAN_DEBUG": "1", "GIAOBAN_HOST": "0.0.0.0"}, "giaoban.E003", "GIAOBAN_DEBUG cho thấy bên trong"),
    ({"GIAOBAN_DEMO": "1", "GIAOBAN_HOST": "0.0.0.0"}, "giaoban.E004", "tài khoản ai cũng biết mật khẩu"),
    ({"GIAOBAN_DEMO": "1", "GIAOBAN_PROXY": "1"}, "giaoban.E004", "tài khoản ai cũng biết mật khẩu"),
    ({"GIAOBAN_NAMES": "*", "GIAOBAN_HOST": "0.0.0.0"}, "giaoban.E005", "GIAOBAN_NAMES phải nêu rõ"),
    ({"GIAOBAN_TLS_CERTIFICATE": "khong-co.pem", "GIAOBAN_TLS_KEY": "khong-co.key"}, "giaoban.E006", "không dùng được chứng thư"),
    ({"GIAOBAN_TLS_CERTIFICATE": "khong-co.pem"}, "giaoban.E006", "một trong hai tệp chưa được nêu"),
    ({"GIAOBAN_SMTP_HOST": "thu.minhson.vn"}, "giaoban.E008", "GIAOBAN_SMTP_SENDER phải là một địa chỉ thư điện tử"),
    ({"GIAOBAN_OIDC_ISSUER": "http://example.org"}, "giaoban.E007", "GIAOBAN_OIDC_ISSUER phải là địa chỉ https://"),
    ({"DJANGO_SETTINGS_MODULE": "tests.site.open_address"}, "giaoban.E001", "Địa chỉ 'open/' chưa khai ai được vào"),
]
NOT_UNDERSTOOD = [
    ({"GIAOBAN_WORKERS": "hai"}, "giaoban: GIAOBAN_WORKERS: phải là số nguyên dương, đang là “hai”.\n"),
    ({"GIAOBAN_UPLOAD_MB": "0"}, "giaoban: GIAOBAN_UPLOAD_MB: phải là số nguyên dương, đang là “0”.\n"),
    ({"DATABASE_URL": "mysql://x"}, "giaoban: DATABASE_URL: phải bắt đầu bằng postgresql:// hoặc để trống (SQLite).\n"),
]


@pytest.mark.parametrize(("settings", "number", "words"), REFUSED, ids=lambda value: value if isinstance(value, str) else None)
def test_unsafe_configuration_does_not_start(settings: dict[str, str], number: str, words: str, tmp_path: Path) -> None:
    ended = run(tmp_path, "serve", **{"GIAOBAN_PORT": free_port()} | settings)

    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert (f"[{number}]" in ended.stderr, words in ended.stderr) == (True, True)


def test_office_that_was_a_demo_does_not_open_to_others(tmp_path: Path) -> None:
    (tmp_path / "demo-office").touch()
    ended = run(tmp_path, "serve", GIAOBAN_PORT=free_port(), GIAOBAN_HOST="0.0.0.0")

    assert (ended.returncode, "[giaoban.E004]" in ended.stderr) == (2, True)


@pytest.mark.parametrize(("settings", "line"), NOT_UNDERSTOOD)
def test_setting_that_is_not_understood_is_one_line(settings: dict[str, str], line: str, tmp_path: Path) -> None:
    ended = run(tmp_path, "serve", **settings)

    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", line)


def test_port_that_is_taken_is_said(empty_office: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = run(empty_office, "serve", GIAOBAN_PORT=port)

    assert (ended.returncode, ended.stderr.startswith(f"giaoban: Không mở được cổng {port} tại 127.0.0.1")) == (2, True)


def test_data_of_a_later_release_are_left_alone(empty_office: Path) -> None:
    with sqlite3.connect(empty_office / "giaoban.sqlite3") as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('registry', '0999_later', '2030-01-01')")
    ended = run(empty_office, "serve", GIAOBAN_PORT=free_port())

    assert (ended.returncode, "phiên bản mới hơn dùng (registry.0999_later)" in ended.stderr) == (2, True)


def test_office_opens_outlasts_its_worker_and_stops_whole(tmp_path: Path) -> None:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with process(tmp_path, "serve", GIAOBAN_PORT=port, GIAOBAN_WORKERS="1") as office:
        assert office.stdout is not None
        said = office.stdout.readline()
        opened = [answers(f"{site}{path}") for path in ("/health/live/", "/health/ready/", "/", "/account/login/")]
        kept = [run(tmp_path, *command).returncode for command in (["backup", str(tmp_path / "b.zip")], ["doctor"], ["audit", "verify"])]
        worker = next(pid for pid in children(office.pid) if "giaoban worker" in command_of(pid))
        os.kill(worker, signal.SIGKILL)
        again = until(lambda: any("giaoban worker" in command_of(pid) and pid != worker for pid in children(office.pid)))
        alive = answers(f"{site}/health/live/")
        family = children(office.pid)
        office.send_signal(signal.SIGTERM)
        status = office.wait(40)

    assert (said, "\x1b" in said) == (f"Giao Ban đang chạy tại {site} (dừng: Ctrl+C)\n", False)
    assert kept == [0, 0, 0]
    assert (opened, again, alive, status) == ([200, 200, 200, 200], True, 200, 0)
    assert ([pid for pid in family if "giaoban" in command_of(pid)], answers(f"{site}/health/live/")) == ([], 0)


def test_office_ends_when_its_web_server_does(empty_office: Path) -> None:
    port = free_port()
    with process(empty_office, "serve", GIAOBAN_PORT=port, GIAOBAN_WORKERS="1") as office:
        assert office.stdout is not None
        office.stdout.readline()
        family = children(office.pid)
        os.kill(next(pid for pid in family if "granian" in command_of(pid)), signal.SIGKILL)
        status = office.wait(40)
        assert office.stderr is not None
        said = office.stderr.read()

    assert (status, "Máy chủ web đã dừng ngoài ý muốn" in said) == (2, True)
    assert [pid for pid in family if "giaoban" in command_of(pid)] == []


def test_what_the_office_writes_is_for_its_owner_alone(tmp_path: Path) -> None:
    run(tmp_path / "data", "init-admin", "kien")
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]

    assert [str(path) for path in files if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
