"""The room as Django knows it."""

from django.apps import AppConfig


class Registry(AppConfig):
    """Papers in and out, their parts and files, registers and number series, sorting, annotations."""

    name = "giaoban.office.registry"
    label = "registry"
