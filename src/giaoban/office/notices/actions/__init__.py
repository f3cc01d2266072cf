"""What is done with notices and mail. Other rooms tell people things with `tell` and take back what must go with `forget`."""

from giaoban.office.notices.actions.addresses import set_address
from giaoban.office.notices.actions.clearing import clear_seen
from giaoban.office.notices.actions.outbox import discard_mail, hold_mail, release_mail, switch_outbox
from giaoban.office.notices.actions.reminding import REMINDER, add_reminder_rule, change_reminder_rule, remind
from giaoban.office.notices.actions.telling import Telling, forget, mark_all_read, mark_read, settle, tell, tell_all
from giaoban.office.notices.actions.writing import write_digest, write_letter, write_mails

__all__ = [
    "REMINDER",
    "Telling",
    "add_reminder_rule",
    "change_reminder_rule",
    "clear_seen",
    "discard_mail",
    "forget",
    "hold_mail",
    "mark_all_read",
    "mark_read",
    "release_mail",
    "remind",
    "set_address",
    "settle",
    "switch_outbox",
    "tell",
    "tell_all",
    "write_digest",
    "write_letter",
    "write_mails",
]
