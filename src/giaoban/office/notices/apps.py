"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Notices(AppConfig):
    """Notices, reminders, the digest, the outbox."""

    name = "giaoban.office.notices"
    label = "notices"

    def ready(self) -> None:
        """Tell worker and ticker what the room does, and have what each room counts for the digest known."""
        from giaoban.office.notices import jobs  # noqa: F401 - registers its handlers

        autodiscover_modules("digest")
