"""The room as Django knows it."""

from django.apps import AppConfig


class Review(AppConfig):
    """What the machine proposes and what a clerk decides; turns proposals into facts."""

    name = "giaoban.office.review"
    label = "review"

    def ready(self) -> None:
        """Tell the queue what this room does in the background."""
        from giaoban.office.review import jobs  # noqa: F401 - its handlers make themselves known
