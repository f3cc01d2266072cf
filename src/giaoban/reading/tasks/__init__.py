"""What a paper orders, whom it orders, by when."""

from giaoban.reading.tasks.find import read_tasks

__all__ = ["read_tasks"]
