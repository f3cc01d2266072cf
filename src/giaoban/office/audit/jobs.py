"""What the record of acts has done behind the pages: its rows are sealed every few seconds."""

from __future__ import annotations

from giaoban.office.audit.seal import seal_entries
from giaoban.office.jobs.ticker import every


@every(5)
def seal() -> None:
    """Seal what was written since."""
    seal_entries()
