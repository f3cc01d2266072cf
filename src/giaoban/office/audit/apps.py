"""The room as Django knows it."""

from django.apps import AppConfig


class Audit(AppConfig):
    """The record of every act: what was done, by whom, to what, sealed into a chain."""

    name = "giaoban.office.audit"
    label = "audit"
