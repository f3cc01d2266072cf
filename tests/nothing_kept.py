"""What is kept from one page to the next is of another office in the next test: its keys begin anew."""

from __future__ import annotations

import pytest

from giaoban.office.audit.kept import Kept


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Every test begins without what was put together before."""
    Kept.forget_all()
