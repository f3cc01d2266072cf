"""The rows of the work that is followed."""

from giaoban.office.work.models.asking import Answer, Extension, Objection
from giaoban.office.work.models.briefing import Board, BoardViewer, Briefing, BriefingItem
from giaoban.office.work.models.collections import Collection, Reply
from giaoban.office.work.models.orientations import Orientation, OrientationLine
from giaoban.office.work.models.reckoning import Reckoning
from giaoban.office.work.models.reminding import Reminder
from giaoban.office.work.models.tasks import (
    CLOSED,
    FINISHED,
    HANDED_OUT,
    IS_CLOSED,
    IS_OPEN,
    OPEN,
    TAKES_PART,
    UNDERWAY,
    WAITED_FOR,
    Assignment,
    Origin,
    Progress,
    Side,
    Task,
    TaskTemplate,
    TemplateUnit,
    Timed,
    Workflow,
)
from giaoban.office.work.models.urging import Urging, UrgingLetter, UrgingLine
from giaoban.office.work.models.views import ReportLayout, SavedView, Workbook

__all__ = [
    "CLOSED", "FINISHED", "HANDED_OUT", "IS_CLOSED", "IS_OPEN", "OPEN", "TAKES_PART", "UNDERWAY", "WAITED_FOR", "Answer", "Assignment",
    "Board", "BoardViewer", "Briefing", "BriefingItem", "Collection", "Extension", "Objection", "Orientation", "OrientationLine",
    "Origin", "Progress", "Reckoning", "Reminder", "Reply", "ReportLayout", "SavedView", "Side", "Task", "TaskTemplate", "TemplateUnit",
    "Timed", "Urging", "UrgingLetter", "UrgingLine", "Workbook", "Workflow",
]  # fmt: skip
