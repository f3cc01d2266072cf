"""The room as Django knows it."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Background jobs."""

    name = "giaoban.office.jobs"
    label = "jobs"
