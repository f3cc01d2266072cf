"""What is done in the registry, one verb a function."""

from giaoban.office.registry.actions.arrivals import expel_secret, keep_duplicate, set_aside
from giaoban.office.registry.actions.letterheads import correct_letterhead, set_confidentiality
from giaoban.office.registry.actions.parts import join_part, order_parts
from giaoban.office.registry.actions.reading import fail_reading, finish_reading, retry_reading
from giaoban.office.registry.actions.taking_in import READ_PART, add_part, take_in
from giaoban.office.registry.actions.triage import (
    Order,
    Photo,
    answer_handling,
    forward_paper,
    propose_handling,
    record_annotation,
    sort_paper,
)

__all__ = [
    "READ_PART",
    "Order",
    "Photo",
    "add_part",
    "answer_handling",
    "correct_letterhead",
    "expel_secret",
    "fail_reading",
    "finish_reading",
    "forward_paper",
    "join_part",
    "keep_duplicate",
    "order_parts",
    "propose_handling",
    "record_annotation",
    "retry_reading",
    "set_aside",
    "set_confidentiality",
    "sort_paper",
    "take_in",
]
