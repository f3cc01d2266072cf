"""What is logged: enough to find a fault, nothing about people or papers."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.site.logs import Lines, configure
from giaoban.web.journal import views
from tests.people import People

NAME, TITLE, QUERY = "Lê Văn Hòa", "Đơn tố cáo", "tên người tố cáo"


def line(message: object, *arguments: object, **extra: Any) -> dict[str, Any]:
    record = logging.LogRecord("giaoban.web", logging.WARNING, "x.py", 1, message, arguments, extra.pop("exc_info", None))
    record.__dict__ |= extra
    return dict(json.loads(Lines().format(record)))


def test_line_holds_the_pattern_and_the_numbers_only() -> None:
    found = line("paper %s of %s: %d parts, %.1f s", TITLE, NAME, 3, 0.5)

    assert (found["message"], found["numbers"], NAME in str(found), TITLE in str(found)) == (
        "paper %s of %s: %d parts, %.1f s",
        [3, 0.5],
        False,
        False,
    )


def test_arguments_by_name_are_left_out() -> None:
    assert line("%(who)s", {"who": NAME})["numbers"] == []


def test_error_is_told_by_kind_and_place_without_its_words() -> None:
    def broken() -> None:
        raise ValueError(f"{NAME}: {TITLE}")

    with pytest.raises(ValueError, match=NAME) as raised:
        broken()
    found = line("request failed", exc_info=(raised.type, raised.value, raised.tb), number="1a2b")

    assert (found["error"], found["number"], [NAME in str(found), TITLE in str(found)]) == ("ValueError", "1a2b", [False, False])
    assert found["where"][0].startswith("test_logs.py:")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """The log of the office, in a folder of its own."""
    configure({"folder": tmp_path})
    return tmp_path / "giaoban.log"


def test_log_turns_over(tmp_path: Path) -> None:
    configure({"folder": tmp_path})
    handler = logging.getLogger("giaoban").handlers[0]

    assert (getattr(handler, "maxBytes", 0), getattr(handler, "backupCount", 0)) == (5 * 1024 * 1024, 10)


@pytest.mark.django_db
def test_page_that_fails_is_logged_without_what_was_asked(people: People, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"{NAME} {TITLE} {QUERY}")

    monkeypatch.setattr(views, "acts_without_content", fail)
    client = Client(raise_request_exception=False)
    client.force_login(people.yen)
    answer = client.get(reverse("audit-log"), {"who": QUERY})
    written = log.read_text("utf-8")
    lines = [json.loads(one) for one in written.splitlines()]
    number = next(one["number"] for one in lines if "number" in one)

    assert (answer.status_code, number in answer.content.decode()) == (500, True)
    assert [word for word in (NAME, TITLE, QUERY, "yen", "Đặng Thị Yến", "audit/?") if word in written] == []


@pytest.mark.django_db
def test_address_that_is_not_there_is_logged_without_itself(people: People, log: Path) -> None:
    client = Client()
    client.force_login(people.lan)
    client.get("/papers/don-to-cao/", {"q": QUERY})

    assert "don-to-cao" not in (log.read_text("utf-8") if log.exists() else "")


@pytest.mark.django_db
def test_wrong_password_is_logged_without_the_name(people: People, log: Path) -> None:
    Client().post(reverse("account_login"), {"login": "lan-duy-nhat", "password": "sai mật khẩu rồi"})

    assert [word for word in ("lan-duy-nhat", "sai mật khẩu") if word in (log.read_text("utf-8") if log.exists() else "")] == []
