"""The room as Django knows it."""

from django.apps import AppConfig


class Compiling(AppConfig):
    """What was decided of proposals for a programme."""

    name = "giaoban.office.compiling"
    label = "compiling"

    def ready(self) -> None:
        """Say what goes with a paper that must not be here."""
        import giaoban.office.compiling.jobs  # noqa: F401
