"""The room as Django knows it."""

from django.apps import AppConfig


class Evidence(AppConfig):
    """Extractions, readings, anchors, facts: where everything comes from."""

    name = "giaoban.office.evidence"
    label = "evidence"
