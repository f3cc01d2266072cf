"""Indicators, projects and report duties of the story, as rows: quick to make where a test is not about entering them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

from giaoban.office.directory.models import Account, Organ
from giaoban.office.registry.models import Direction, NumberSeries, Paper, RegisterEntry
from giaoban.office.targets.models import Indicator, Measurement, Milestone, Project, ReportClosed, ReportDuty, Spending, Target
from tests.papers import make_paper

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
DAY = dt.date(2026, 6, 30)
BILLION = 10**9
_NUMBERS = count(1)


def make_indicator(organ: Organ, *, units: list[Organ] | None = None, **fields: Any) -> Indicator:
    """An indicator of an organ, measured by it or by some units."""
    values: dict[str, Any] = {"name": f"Tỷ lệ giải ngân vốn đầu tư công {next(_NUMBERS)}", "unit": "%", "field": "Kinh tế", "organ": organ}
    made = Indicator.objects.create(**(values | fields))
    made.units.set(units or [])
    return made


def make_target(indicator: Indicator, **fields: Any) -> Target:
    """What was set for it for the year 2026."""
    values: dict[str, Any] = {"indicator": indicator, "period": "year", "first": FIRST, "last": LAST, "value": Decimal(80)}
    return Target.objects.create(**(values | fields))


def make_measurement(indicator: Indicator, organ: Organ, by: Account, **fields: Any) -> Measurement:
    """What an organ measured on a day."""
    values: dict[str, Any] = {"indicator": indicator, "organ": organ, "on": DAY, "value": Decimal(40), "entered_by": by}
    return Measurement.objects.create(**(values | fields))


def make_project(organ: Organ, **fields: Any) -> Project:
    """A project of the year 2026."""
    values: dict[str, Any] = {
        "name": f"Đường Đồng Mít {next(_NUMBERS)}",
        "organ": organ,
        "start": FIRST,
        "end": LAST,
        "planned": 10 * BILLION,
    }
    return Project.objects.create(**(values | fields))


def make_milestone(project: Project, **fields: Any) -> Milestone:
    """A step of it."""
    return Milestone.objects.create(**({"project": project, "name": "Giải phóng mặt bằng", "planned": DAY} | fields))


def make_spending(project: Project, by: Account, **fields: Any) -> Spending:
    """Money spent on it."""
    values: dict[str, Any] = {"project": project, "kind": "spent", "on": DAY, "amount": 4 * BILLION, "entered_by": by}
    return Spending.objects.create(**(values | fields))


def make_duty(recipient: Organ, **fields: Any) -> ReportDuty:
    """A report owed every month: figures to the 14th, sent by the 20th."""
    values: dict[str, Any] = {
        "name": f"Báo cáo công tác tháng {next(_NUMBERS)}", "recipient": recipient, "period": "monthly", "cut_off_day": 14, "due_day": 20,
        "valid_from": FIRST,
    }  # fmt: skip
    return ReportDuty.objects.create(**(values | fields))


def issued_paper(day: dt.date = DAY, **fields: Any) -> Paper:
    """A paper with a number of the outgoing register."""
    n = next(_NUMBERS)
    number = {"number": f"{n}-BC/ĐU", "number_key": f"{n}-bc-du"}
    paper = make_paper(**({"direction": Direction.OUT, "type": "BC", "date": day, "subject": "Báo cáo tháng"} | number | fields))
    series, _ = NumberSeries.objects.get_or_create(direction=Direction.OUT, scope="year", start=FIRST, end=LAST)
    RegisterEntry.objects.create(series=series, number=n, paper=paper, on=day)
    return paper


def close(duty: ReportDuty, key: str, by: Account, **fields: Any) -> ReportClosed:
    """The report of a period, sent by a paper."""
    paper = issued_paper()
    values: dict[str, Any] = {"duty": duty, "key": key, "paper": paper, "number": str(paper), "on": DAY, "closed_by": by}
    return ReportClosed.objects.create(**(values | fields))
