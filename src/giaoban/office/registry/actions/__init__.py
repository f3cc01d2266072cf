"""What is done with papers, one verb a function."""

from giaoban.office.registry.actions.triage import (
    Order,
    Photo,
    answer_handling,
    forward_paper,
    propose_handling,
    record_annotation,
    sort_paper,
)

__all__ = ["Order", "Photo", "answer_handling", "forward_paper", "propose_handling", "record_annotation", "sort_paper"]
