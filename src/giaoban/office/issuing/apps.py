"""The room as Django knows it."""

from django.apps import AppConfig


class Issuing(AppConfig):
    """Drafts with their versions, opinions on them, their way to be signed, their number, and to whom they were sent."""

    name = "giaoban.office.issuing"
    label = "issuing"

    def ready(self) -> None:
        """Say what is done behind the pages, and what goes with a paper that must not be here."""
        import giaoban.office.issuing.jobs  # noqa: F401
