"""The pages as Django knows them."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages, forms, templates."""

    name = "giaoban.web"
    label = "web"

    def ready(self) -> None:
        """Have what happens at the sign-in noted."""
        import giaoban.web.signin.acts  # noqa: F401
