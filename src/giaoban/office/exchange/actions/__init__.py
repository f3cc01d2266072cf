"""What is done with papers that go to other offices and come from them, one verb a function."""

from giaoban.office.exchange.actions.answering import answer_for_registry
from giaoban.office.exchange.actions.contacts import note_error, set_contact, switch_post
from giaoban.office.exchange.actions.leaving import leave_with_paper
from giaoban.office.exchange.actions.letterheads import fill_letterhead
from giaoban.office.exchange.actions.sending import send_out, send_parcel, send_waiting, settle_mails
from giaoban.office.exchange.actions.taking_in import close, give_up, take_package, turn_away

__all__ = [
    "answer_for_registry",
    "close",
    "fill_letterhead",
    "give_up",
    "leave_with_paper",
    "note_error",
    "send_out",
    "send_parcel",
    "send_waiting",
    "set_contact",
    "settle_mails",
    "switch_post",
    "take_package",
    "turn_away",
]
