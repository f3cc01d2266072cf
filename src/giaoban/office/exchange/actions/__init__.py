"""What is done with papers that go to other offices and come from them, one verb a function."""

from giaoban.office.exchange.actions.answering import answer_for_registry
from giaoban.office.exchange.actions.asking_back import ask_back
from giaoban.office.exchange.actions.carrying_out import answer_for_work
from giaoban.office.exchange.actions.contacts import note_error, set_contact, switch_post
from giaoban.office.exchange.actions.giving_back import answer_wish
from giaoban.office.exchange.actions.leaving import leave_with_paper
from giaoban.office.exchange.actions.letterheads import fill_letterhead
from giaoban.office.exchange.actions.sending import send_out, send_parcel, send_waiting, settle_mails
from giaoban.office.exchange.actions.taking_in import close, give_up, take_package, turn_away

__all__ = [
    "answer_for_registry",
    "answer_for_work",
    "answer_wish",
    "ask_back",
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
