"""The room as Django knows it."""

from django.apps import AppConfig


class Evidence(AppConfig):
    """Extractions, readings, anchors, facts: where everything comes from."""

    name = "giaoban.office.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Have the jobs known."""
        import giaoban.office.evidence.jobs  # noqa: F401
