"""The rows of programmes."""

from giaoban.office.programme.models.lines import Change, Line, LineKind, LineState, LineTask, Reference
from giaoban.office.programme.models.programmes import Programme, ProgrammeState
from giaoban.office.programme.periods import ProgrammeKind

__all__ = ["Change", "Line", "LineKind", "LineState", "LineTask", "Programme", "ProgrammeKind", "ProgrammeState", "Reference"]
