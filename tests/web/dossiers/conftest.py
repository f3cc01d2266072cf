"""A meeting with a matter that the economy division prepares, and files in a store of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.meetings.models import Item, Meeting, Need
from tests.office.meetings.papers import make_need
from tests.office.meetings.rows import call, make_item, make_meeting
from tests.people import Organs, People

DAY = dt.date(2099, 11, 26)  # a Thursday


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def meeting(people: People, organs: Organs) -> Meeting:
    """The Standing Board, its member Sen called."""
    made = make_meeting(DAY)
    call(made, account=people.sen)
    return made


@pytest.fixture
def item(meeting: Meeting, organs: Organs) -> Item:
    return make_item(meeting, prepared_by=organs.economy)


@pytest.fixture
def need(item: Item) -> Need:
    return make_need(item)
