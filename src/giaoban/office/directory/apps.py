"""The room as Django knows it."""

from django.apps import AppConfig


class Directory(AppConfig):
    """Accounts, organs and their succession, people, positions, roles, areas of charge, deputies."""

    name = "giaoban.office.directory"
    label = "directory"
