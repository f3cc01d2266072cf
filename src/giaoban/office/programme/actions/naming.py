"""Which lines a line of a draft names by their places in its words: kept when they are written, so that they hold when lines move."""

from __future__ import annotations

from giaoban.office.programme.models import Line, Reference
from giaoban.office.programme.outline import numbers
from giaoban.office.programme.queries import lines_told
from giaoban.office.programme.references import meant


def keep_references(line: Line) -> None:
    """Keep which lines the words of a line of a draft name now. Only within an act."""
    if not line.programme.is_draft:
        return
    found = meant(line.text, numbers(list(lines_told(line.programme)))) if "phần" in line.text else []
    line.references.all().delete()
    Reference.objects.bulk_create(Reference(line=line, nth=nth, to_id=to) for nth, to in enumerate(found))
