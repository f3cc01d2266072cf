from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def chain_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.AUDIT_KEY_FILE = tmp_path / "audit.key"
    settings.AUDIT_HEADS_FILE = tmp_path / "audit.heads"
