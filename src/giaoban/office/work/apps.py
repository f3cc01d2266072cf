"""The room as Django knows it."""

from django.apps import AppConfig


class Work(AppConfig):
    """Tasks, assignments, extensions, hand-overs, orientations."""

    name = "giaoban.office.work"
    label = "work"

    def ready(self) -> None:
        """Have the jobs known."""
        import giaoban.office.work.jobs  # noqa: F401
