"""The rows of the registry."""

from giaoban.office.registry.models.arrivals import Arrival, Import, ImportFile, ImportRow, Refusal
from giaoban.office.registry.models.copies import Copy
from giaoban.office.registry.models.handling import Annotation, Forwarding, Handling, Phrase
from giaoban.office.registry.models.papers import Direction, File, Paper, Part, Sorting, Stage, Urgency
from giaoban.office.registry.models.registers import Numbering, NumberSeries, RegisterColumns, RegisterEntry, Scope

__all__ = [
    "Annotation",
    "Arrival",
    "Copy",
    "Direction",
    "File",
    "Forwarding",
    "Handling",
    "Import",
    "ImportFile",
    "ImportRow",
    "NumberSeries",
    "Numbering",
    "Paper",
    "Part",
    "Phrase",
    "Refusal",
    "RegisterColumns",
    "RegisterEntry",
    "Scope",
    "Sorting",
    "Stage",
    "Urgency",
]
