from pathlib import Path
from typing import Any

import pytest

from tests.office.exchange.rows import coded
from tests.people import Organs


@pytest.fixture(autouse=True)
def exchanging(tmp_path: Path, settings: Any, organs: Organs) -> None:
    """An office that has a folder for packages, and organs with codes."""
    settings.FILES_DIR, settings.EXCHANGE = tmp_path / "files", str(tmp_path / "lien-thong")
    coded(organs)
