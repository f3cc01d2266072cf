"""The room as Django knows it."""

from django.apps import AppConfig


class Meetings(AppConfig):
    """Series and meetings, agendas, dossiers, attendance, minutes and conclusions, published weeks, feeds."""

    name = "giaoban.office.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Say what goes with a paper that must not be here, and what is done behind the pages."""
        import giaoban.office.meetings.jobs  # noqa: F401
