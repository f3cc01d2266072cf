"""The rows of targets."""

from giaoban.office.targets.models.indicators import Combining, Direction, Indicator, Measurement, Target
from giaoban.office.targets.models.projects import Milestone, Project, Spending
from giaoban.office.targets.models.reports import ReportClosed, ReportDuty

__all__ = [
    "Combining",
    "Direction",
    "Indicator",
    "Measurement",
    "Milestone",
    "Project",
    "ReportClosed",
    "ReportDuty",
    "Spending",
    "Target",
]
