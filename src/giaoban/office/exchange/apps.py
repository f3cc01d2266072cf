"""The room as Django knows it."""

from django.apps import AppConfig


class Exchange(AppConfig):
    """Papers sent to other offices as packages and by mail, and packages that came from them."""

    name = "giaoban.office.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Say what is done behind the pages, what a letter of this room says, and what goes with a paper that must not be here."""
        import giaoban.office.exchange.jobs  # noqa: F401
