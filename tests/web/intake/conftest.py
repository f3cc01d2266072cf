from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.people import People


@pytest.fixture(autouse=True)
def store_folder(tmp_path: Path, settings: Any) -> Path:
    """A store of its own for every test."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def lan(people: People, client: Client) -> Client:
    """The clerk at her browser."""
    client.force_login(people.lan)
    return client
