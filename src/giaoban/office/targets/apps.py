"""The room as Django knows it."""

from django.apps import AppConfig


class Targets(AppConfig):
    """Indicators with their targets and measurements, projects, report duties."""

    name = "giaoban.office.targets"
    label = "targets"
