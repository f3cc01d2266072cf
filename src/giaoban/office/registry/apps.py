"""The room as Django knows it."""

from django.apps import AppConfig


class Registry(AppConfig):
    """Papers in and out, their parts and files, registers and number series, sorting, annotations."""

    name = "giaoban.office.registry"
    label = "registry"

    def ready(self) -> None:
        """Tell the worker what the room does."""
        from giaoban.office.registry import jobs  # noqa: F401 - registers its handlers
