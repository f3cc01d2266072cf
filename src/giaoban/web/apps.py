"""The pages as Django knows them."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages, forms, templates."""

    name = "giaoban.web"
    label = "web"
