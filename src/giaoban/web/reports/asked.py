"""Which period and which figure an address asks for, and the addresses that lead to the tasks behind a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from giaoban.office.work.models import Origin, Side
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.spans import CALENDAR, KIND_WORDS, KINDS, SCHEMES, Span, span_asked, span_called, span_of
from giaoban.office.work.period.tallies import Sought
from giaoban.timing.saying import begun
from giaoban.web.doors import Knock
from giaoban.web.drawing import address
from giaoban.web.numbers import whole

_LONGEST = 200
_SCHEME_WORDS = {CALENDAR: "Theo lịch", "state": "Chốt ngày 14"}


def asked_span(request: Knock) -> Span:
    """The period."""
    return span_asked(request.GET.dict(), timezone.localdate())


def asked_figure(query: Mapping[str, str]) -> Sought:
    """Which rows; what is none of our words is left aside."""
    figure, origin, side = query.get("figure", ""), query.get("origin", ""), query.get("side", "")
    return Sought(
        Key(figure) if figure in {key.value for key in Key} else Key.ALL,
        organ=whole(query.get("organ")),
        field=query["field"][:_LONGEST] if "field" in query else None,
        origin=Origin(origin) if origin in Origin.values else None,
        side=Side(side) if side in Side.values else None,
    )


def figure_query(sought: Sought) -> str:
    """The rows as an address asks for them."""
    asked: dict[str, Any] = {
        "figure": sought.key.value if sought.key != Key.ALL else None,
        "organ": sought.organ,
        "field": sought.field,
        "origin": sought.origin.value if sought.origin else None,
        "side": sought.side.value if sought.side else None,
    }
    return urlencode({name: value for name, value in asked.items() if value is not None})


def rows_url(period: str, sought: Sought, **more: str) -> str:
    """Where the tasks behind a figure stand; `period` is the query of a span, or of a report that keeps its own."""
    return "?".join((address("report-tasks"), "&".join(part for part in (period, figure_query(sought), urlencode(more)) if part)))


def ways(span: Span, name: str = "reports") -> dict[str, Any]:
    """The periods near this one, as segments; and the ends of a period of one's own."""
    today, url = timezone.localdate(), reverse(name)

    def to(one: Span, label: str, *, current: bool = False) -> dict[str, Any]:
        return {"label": label, "url": f"{url}?{one.query()}", "current": current}

    kinds = [to(span_of(kind, min(span.last, today), span.by), KIND_WORDS[kind], current=kind == span.kind) for kind in KINDS]
    beside = [to(span.before, f"‹ {begun(span.before.name)}"), to(span, begun(span.name), current=True)]
    if span.after.first <= today:
        beside.append(to(span.after, f"{begun(span.after.name)} ›"))
    same = [span_called(span.kind, span.year, span.number, by) for by in SCHEMES] if span.kind else []
    schemes = [to(one, _SCHEME_WORDS[one.by], current=one.by == span.by) for one in same if one is not None]
    return {"kinds": kinds, "beside": beside, "schemes": schemes, "first": span.first.isoformat(), "last": span.last.isoformat()}
