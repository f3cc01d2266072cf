"""The room as Django knows it."""

from django.apps import AppConfig


class OwnTemplates(AppConfig):
    """Templates of the office's own."""

    name = "giaoban.office.own_templates"
    label = "own_templates"
