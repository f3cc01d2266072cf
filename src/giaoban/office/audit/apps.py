"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Audit(AppConfig):
    """The record of every act: what was done, by whom, to what, sealed into a chain."""

    name = "giaoban.office.audit"
    label = "audit"

    def ready(self) -> None:
        """Have the sealing known, and the words that each room has for its acts."""
        import giaoban.office.audit.jobs  # noqa: F401

        autodiscover_modules("words")
