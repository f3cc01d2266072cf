"""Ghi nhanh: an order by telephone or at the briefing in one line."""

from giaoban.office.work.quick.known import known_to
from giaoban.office.work.quick.line import understand
from giaoban.office.work.quick.model import Known, Someone, Understood, When, Who

__all__ = ["Known", "Someone", "Understood", "When", "Who", "known_to", "understand"]
