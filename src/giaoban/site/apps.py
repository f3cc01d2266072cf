"""The site as Django knows it: its checks are asked for before it starts."""

from django.apps import AppConfig


class Site(AppConfig):
    """Settings and what must hold before the site starts."""

    name = "giaoban.site"
    label = "site"

    def ready(self) -> None:
        """Have the checks known."""
        import giaoban.site.checks  # noqa: F401
