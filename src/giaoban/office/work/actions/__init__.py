"""What is done with work, one verb a function."""

from giaoban.office.work.actions.asking import (
    Holder,
    answer_extension,
    answer_objection,
    ask_extension,
    hand_over,
    held_by,
    move_deadline,
    object_to,
    transfer,
)
from giaoban.office.work.actions.at_briefing import (
    conclude,
    extend_at,
    finish_at,
    in_charge_of,
    order_at,
    refuse_at,
    take_back,
    transfer_at,
)
from giaoban.office.work.actions.briefing import change_briefing, close_briefing, open_briefing, set_viewers
from giaoban.office.work.actions.carrying_out import note_progress, report_done
from giaoban.office.work.actions.collecting import Answer, Form, change_form, open_collection, reporters, reports, take_replies, take_reply
from giaoban.office.work.actions.confirming import confirm, finish, pause, resume, return_task, stop_following, unconfirm
from giaoban.office.work.actions.entering import (
    Ordered,
    Share,
    assign,
    change_task,
    correct_draft,
    enter_from_template,
    enter_task,
    keep_template,
)
from giaoban.office.work.actions.filling import take_sheet
from giaoban.office.work.actions.following import NotNow, StillOpen
from giaoban.office.work.actions.handing_out import add_share, hand_out, hand_out_many, order, release
from giaoban.office.work.actions.joining import join_tasks
from giaoban.office.work.actions.keeping_up import follow_fact, let_go_of, take_up_again
from giaoban.office.work.actions.leaders_word import open_from_annotation, open_from_handling
from giaoban.office.work.actions.leaving import carry_confidentiality, leave_with_paper
from giaoban.office.work.actions.many import ShownTask, set_deadlines
from giaoban.office.work.actions.opening import open_from_facts
from giaoban.office.work.actions.orienting import change_orientation, make_concrete, write_line
from giaoban.office.work.actions.reckoning import take_reckoned
from giaoban.office.work.actions.reminding import remind, remind_many
from giaoban.office.work.actions.urging import Urge, gather_letters, urge
from giaoban.office.work.actions.views import WORKBOOK, ask_workbook, forget_view, keep_layout, save_view

__all__ = [
    "WORKBOOK", "Answer", "Form", "Holder", "NotNow", "Ordered", "Share", "ShownTask", "StillOpen", "Urge", "add_share", "answer_extension",
    "answer_objection", "ask_extension", "ask_workbook", "assign", "carry_confidentiality", "change_briefing", "change_form",
    "change_orientation", "change_task", "close_briefing", "conclude", "confirm", "correct_draft", "enter_from_template", "enter_task",
    "extend_at", "finish", "finish_at", "follow_fact", "forget_view", "gather_letters", "hand_out", "hand_out_many", "hand_over", "held_by",
    "in_charge_of", "join_tasks", "keep_layout", "keep_template", "leave_with_paper", "let_go_of", "make_concrete", "move_deadline",
    "note_progress", "object_to", "open_briefing", "open_collection", "open_from_annotation", "open_from_facts", "open_from_handling",
    "order", "order_at", "pause", "refuse_at", "release", "remind", "remind_many", "report_done", "reporters", "reports", "resume",
    "return_task", "save_view", "set_deadlines", "set_viewers", "stop_following", "take_back", "take_reckoned", "take_replies",
    "take_reply", "take_sheet", "take_up_again", "transfer", "transfer_at", "unconfirm", "urge", "write_line",
]  # fmt: skip
