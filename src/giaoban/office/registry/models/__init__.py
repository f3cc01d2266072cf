"""The rows of the registry."""

from giaoban.office.registry.models.arrivals import Arrival, Import, ImportRow, Refusal
from giaoban.office.registry.models.handling import Annotation, Forwarding, Handling, Phrase
from giaoban.office.registry.models.papers import Direction, File, Paper, Part, Sorting, Stage, Urgency
from giaoban.office.registry.models.registers import NumberSeries, RegisterColumns, RegisterEntry

__all__ = [
    "Annotation",
    "Arrival",
    "Direction",
    "File",
    "Forwarding",
    "Handling",
    "Import",
    "ImportRow",
    "NumberSeries",
    "Paper",
    "Part",
    "Phrase",
    "Refusal",
    "RegisterColumns",
    "RegisterEntry",
    "Sorting",
    "Stage",
    "Urgency",
]
