"""The room as Django knows it."""

from django.apps import AppConfig


class Access(AppConfig):
    """One-time links, second factors, sessions."""

    name = "giaoban.office.access"
    label = "access"
