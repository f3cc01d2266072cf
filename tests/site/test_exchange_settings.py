"""A folder for packages that would be another one tomorrow, or that is no folder at all, keeps the office from opening."""

from pathlib import Path
from typing import Any

import pytest

from giaoban.site.checks import configuration_is_safe


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("", []),
        ("{}/lien-thong", []),
        ("folder:{}/lien-thong", []),
        ("lien-thong", ["folder of exchange"]),
        ("{}/files/lien-thong", ["folder of exchange"]),
        ("https://truc.example", ["unknown way of exchange"]),
        ("folder:", ["unknown way of exchange"]),
    ],
)
def test_exchange_is_a_folder_of_its_own_or_off(
    said: str, faults: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.FILES_DIR = tmp_path / "files"
    monkeypatch.setenv("GIAOBAN_EXCHANGE", said.format(tmp_path))

    assert [found.hint for found in configuration_is_safe() if found.id == "giaoban.E009"] == faults
