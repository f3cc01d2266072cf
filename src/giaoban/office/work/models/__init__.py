"""The rows of the work that is followed."""

from giaoban.office.work.models.asking import Answer, Extension, Objection
from giaoban.office.work.models.briefing import Board, BoardViewer, Briefing, BriefingItem
from giaoban.office.work.models.orientations import Orientation, OrientationLine
from giaoban.office.work.models.tasks import (
    CLOSED,
    FINISHED,
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

__all__ = [
    "CLOSED", "FINISHED", "OPEN", "UNDERWAY", "WAITED_FOR", "Answer", "Assignment", "Board", "BoardViewer", "Briefing", "BriefingItem",
    "Extension", "Objection", "Orientation", "OrientationLine", "Origin", "Progress", "Side", "Task", "TaskTemplate", "TemplateUnit",
    "Workflow",
]  # fmt: skip
