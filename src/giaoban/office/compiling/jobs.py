"""What the room does with papers that become something else."""

from __future__ import annotations

from giaoban.office.compiling.actions.leaving import leave_with_paper
from giaoban.office.registry.actions.arrivals import goes_with_paper

goes_with_paper(leave_with_paper)
