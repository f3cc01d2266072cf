"""The room as Django knows it."""

from django.apps import AppConfig


class Reporting(AppConfig):
    """Reports of a period, their lines, and the figures they were issued with."""

    name = "giaoban.office.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Say what goes with a paper that must not be here."""
        import giaoban.office.reporting.jobs  # noqa: F401
