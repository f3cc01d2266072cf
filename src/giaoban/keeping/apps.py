"""Keeping as Django knows it: it has words for its acts, and no tables."""

from django.apps import AppConfig


class Keeping(AppConfig):
    """Backup, restore, examination, export."""

    name = "giaoban.keeping"
    label = "keeping"

    def ready(self) -> None:
        """Have the periodic look known."""
        import giaoban.keeping.jobs  # noqa: F401
