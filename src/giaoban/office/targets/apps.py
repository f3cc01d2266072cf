"""The room as Django knows it."""

from django.apps import AppConfig


class Targets(AppConfig):
    """Indicators with their targets and measurements, projects, report duties."""

    name = "giaoban.office.targets"
    label = "targets"

    def ready(self) -> None:
        """Have it known what goes with a paper that has to go."""
        from giaoban.office.registry.actions.arrivals import goes_with_paper
        from giaoban.office.targets.actions.leaving import leave_with_paper

        goes_with_paper(leave_with_paper)
