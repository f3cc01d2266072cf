from collections.abc import Iterator
from typing import Any

import pytest

from giaoban.office.notices.actions import switch_outbox
from tests.office.notices.mail_server import Box, mail_server
from tests.people import People


@pytest.fixture
def server(settings: Any) -> Iterator[Box]:
    """A mail server that the office is told of."""
    with mail_server() as box:
        settings.MAIL = {
            "host": "127.0.0.1", "port": box.port, "tls": "none", "user": "", "password": "", "sender": "giaoban@minhson.vn",
        }  # fmt: skip
        yield box


@pytest.fixture
def open_outbox(server: Box, people: People) -> Box:
    """The same, with the outbox opened by the chief of office."""
    switch_outbox(people.mai, to_open=True, shown=0)
    return server
