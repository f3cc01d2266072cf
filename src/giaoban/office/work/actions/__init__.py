"""What is done with work, one verb a function."""

from giaoban.office.work.actions.asking import (
    answer_extension,
    answer_objection,
    ask_extension,
    hand_over,
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
from giaoban.office.work.actions.confirming import confirm, finish, join_tasks, pause, resume, return_task, stop_following
from giaoban.office.work.actions.entering import Ordered, Share, assign, change_task, enter_from_template, enter_task, keep_template
from giaoban.office.work.actions.following import NotNow, StillOpen
from giaoban.office.work.actions.handing_out import add_share, hand_out, hand_out_many, order, release
from giaoban.office.work.actions.opening import (
    follow_fact,
    let_go_of,
    open_from_annotation,
    open_from_facts,
    open_from_handling,
    take_up_again,
)
from giaoban.office.work.actions.orienting import change_orientation, make_concrete, write_line

__all__ = [
    "NotNow", "Ordered", "Share", "StillOpen", "add_share", "answer_extension", "answer_objection", "ask_extension", "assign",
    "change_briefing", "change_orientation", "change_task", "close_briefing", "conclude", "confirm", "enter_from_template",
    "enter_task", "extend_at", "finish", "finish_at", "follow_fact", "hand_out", "hand_out_many", "hand_over", "in_charge_of", "join_tasks",
    "keep_template", "let_go_of", "make_concrete", "move_deadline", "note_progress", "object_to", "open_briefing",
    "open_from_annotation", "open_from_facts", "open_from_handling", "order", "order_at", "pause", "refuse_at", "release",
    "report_done", "resume", "return_task", "set_viewers", "stop_following", "take_back", "take_up_again", "transfer", "transfer_at",
    "write_line",
]  # fmt: skip
