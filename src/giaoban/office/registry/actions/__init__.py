"""What is done in the registry."""

from giaoban.office.registry.actions.arrivals import expel_secret, keep_duplicate, set_aside
from giaoban.office.registry.actions.letterheads import correct_letterhead, set_confidentiality
from giaoban.office.registry.actions.parts import join_part, order_parts
from giaoban.office.registry.actions.reading import fail_reading, finish_reading, retry_reading
from giaoban.office.registry.actions.taking_in import add_part, take_in

__all__ = [
    "add_part",
    "correct_letterhead",
    "expel_secret",
    "fail_reading",
    "finish_reading",
    "join_part",
    "keep_duplicate",
    "order_parts",
    "retry_reading",
    "set_aside",
    "set_confidentiality",
    "take_in",
]
