"""The rows of the work that is followed."""

from giaoban.office.work.models.asking import Answer, Extension, Objection
from giaoban.office.work.models.orientations import Orientation, OrientationLine
from giaoban.office.work.models.reminding import Reminder
from giaoban.office.work.models.tasks import (
    CLOSED,
    FINISHED,
    IS_CLOSED,
    IS_OPEN,
    OPEN,
    UNDERWAY,
    WAITED_FOR,
    Assignment,
    Origin,
    Progress,
    Side,
    Task,
    TaskTemplate,
    TemplateUnit,
    Workflow,
)
from giaoban.office.work.models.views import ReportLayout, SavedView, Workbook

__all__ = [
    "CLOSED", "FINISHED", "IS_CLOSED", "IS_OPEN", "OPEN", "UNDERWAY", "WAITED_FOR", "Answer", "Assignment", "Extension", "Objection",
    "Orientation", "OrientationLine", "Origin", "Progress", "Reminder", "ReportLayout", "SavedView", "Side", "Task", "TaskTemplate",
    "TemplateUnit", "Workbook", "Workflow",
]  # fmt: skip
