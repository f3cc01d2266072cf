"""What is done with targets, projects and report duties, one verb a function."""

from giaoban.office.targets.actions.imports import import_workbook
from giaoban.office.targets.actions.indicators import add_indicator, change_indicator, change_target, set_target, withdraw_target
from giaoban.office.targets.actions.measurements import correct_measurement, record_measurement, withdraw_measurement
from giaoban.office.targets.actions.projects import (
    add_milestone,
    add_project,
    change_milestone,
    change_project,
    correct_spending,
    record_spending,
    withdraw_milestone,
    withdraw_spending,
)
from giaoban.office.targets.actions.reports import add_duty, change_duty, close_report, reopen_report

__all__ = [
    "add_duty",
    "add_indicator",
    "add_milestone",
    "add_project",
    "change_duty",
    "change_indicator",
    "change_milestone",
    "change_project",
    "change_target",
    "close_report",
    "correct_measurement",
    "correct_spending",
    "import_workbook",
    "record_measurement",
    "record_spending",
    "reopen_report",
    "set_target",
    "withdraw_measurement",
    "withdraw_milestone",
    "withdraw_spending",
    "withdraw_target",
]
