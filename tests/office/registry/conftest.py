from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def store_folder(tmp_path: Path, settings: Any) -> Path:
    """A store of its own for every test."""
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"
