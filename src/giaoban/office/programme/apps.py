"""The room as Django knows it."""

from django.apps import AppConfig


class Programmes(AppConfig):
    """Programmes, their lines, and every change that was made to them after they were issued."""

    name = "giaoban.office.programme"
    label = "programme"

    def ready(self) -> None:
        """Say what goes with a paper that must not be here."""
        import giaoban.office.programme.jobs  # noqa: F401
