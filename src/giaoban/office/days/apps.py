"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Days(AppConfig):
    """Days off, working days, how deadlines are read."""

    name = "giaoban.office.days"
    label = "days"

    def ready(self) -> None:
        """Have what each room keeps on days known: which of it another calendar would move."""
        autodiscover_modules("moving")
