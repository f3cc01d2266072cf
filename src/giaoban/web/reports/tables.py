"""Tables of figures as pages show them: every number a link to exactly the rows that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from giaoban.office.work.period.figures import FIGURES, Key, name_in_full
from giaoban.office.work.period.saying import rate_words
from giaoban.office.work.period.summaries import COLUMNS, Course, Part, Summary
from giaoban.office.work.period.tallies import Sought
from giaoban.web.drawing import drawn
from giaoban.web.reports.asked import rows_url
from giaoban.web.reports.pictures import CUTS


def table_of(head: str, parts: Sequence[Part], period: str) -> dict[str, Any]:
    """A row for each part; `period` is what an address says of the period or the report."""
    rows = [
        {
            "name": part.name,
            "note": part.note,
            "cells": [_cell(part, key, period) for key in COLUMNS],
            "rate": rate_words(part.tally),
            "before": rate_words(part.before),
        }
        for part in parts
    ]
    return {"title": head, "body": drawn("reports/rows.jinja", rows=rows)}


def _cell(part: Part, key: Key, period: str) -> dict[str, Any]:
    many = part.count(key)
    return {"many": many, "url": rows_url(period, part.sought.of(key=key)), "over": bool(many) and key == Key.OVERDUE}


def totals_of(summary: Summary, period: str, before: str | None) -> list[dict[str, Any]]:
    """Every figure beside that of the period before, and what it counts. `before`: that period's query; None where nobody kept its rows."""
    whole, rows = summary.all, []
    for figure in FIGURES:
        sought = whole.sought.of(key=figure.key)
        rows.append(
            {
                "name": name_in_full(figure.key),
                "is_part": figure.part_of not in (None, Key.ALL) or figure.beside,
                "counts": figure.counts,
                **_cell(whole, figure.key, period),
                "was": whole.before.count(figure.key),
                "was_url": rows_url(before, sought) if before is not None else None,
            }
        )
    return rows


def course_rows(course: Course) -> list[dict[str, Any]]:
    """The same numbers as the picture, as a table."""
    keys = (Key.ALL, Key.DONE, *CUTS)
    return [
        {
            "name": span.name,
            "cells": [{"many": tally.count(key), "url": rows_url(span.query(), Sought(key)), "over": False} for key in keys],
            "rate": rate_words(tally),
        }
        for span, tally in reversed(list(zip(course.spans, course.tallies, strict=True)))
    ]


def course_heads() -> list[str]:
    """What stands above them."""
    return [name_in_full(key) for key in (Key.ALL, Key.DONE, *CUTS)]
