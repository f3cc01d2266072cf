"""What is done in the registry, one verb a function."""

from giaoban.office.registry.actions.arrivals import expel_secret, keep_duplicate, set_aside
from giaoban.office.registry.actions.copying import Wanted, make_copy
from giaoban.office.registry.actions.imports import begin_import, finish_import, map_columns, start_import, take_over_row
from giaoban.office.registry.actions.letterheads import correct_letterhead, set_confidentiality
from giaoban.office.registry.actions.numbering import decide_numbering
from giaoban.office.registry.actions.outgoing import Held, add_held, enter_outgoing
from giaoban.office.registry.actions.parts import join_part, order_parts
from giaoban.office.registry.actions.reading import fail_reading, finish_reading, retry_reading
from giaoban.office.registry.actions.register import (
    NumberTaken,
    cancel_number,
    change_direction,
    correct_entry,
    note_forwarded,
    open_congress_series,
    open_series,
    register_incoming,
    register_outgoing,
    set_columns,
)
from giaoban.office.registry.actions.taking_in import READ_PART, Handed, add_part, screened, take_in
from giaoban.office.registry.actions.triage import (
    ANSWERED,
    Order,
    Receiver,
    answer_handling,
    forward_paper,
    propose_handling,
    record_annotation,
    send_on,
    sort_paper,
)

__all__ = [
    "ANSWERED",
    "READ_PART",
    "Handed",
    "Held",
    "NumberTaken",
    "Order",
    "Receiver",
    "Wanted",
    "add_held",
    "add_part",
    "answer_handling",
    "begin_import",
    "cancel_number",
    "change_direction",
    "correct_entry",
    "correct_letterhead",
    "decide_numbering",
    "enter_outgoing",
    "expel_secret",
    "fail_reading",
    "finish_import",
    "finish_reading",
    "forward_paper",
    "join_part",
    "keep_duplicate",
    "make_copy",
    "map_columns",
    "note_forwarded",
    "open_congress_series",
    "open_series",
    "order_parts",
    "propose_handling",
    "record_annotation",
    "register_incoming",
    "register_outgoing",
    "retry_reading",
    "screened",
    "send_on",
    "set_aside",
    "set_columns",
    "set_confidentiality",
    "sort_paper",
    "start_import",
    "take_in",
    "take_over_row",
]
