"""What recurs: briefings, receptions of citizens, periodic reports."""

from giaoban.reading.duties.find import read_duties

__all__ = ["read_duties"]
