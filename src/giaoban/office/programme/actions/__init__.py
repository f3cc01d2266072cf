"""What is done with programmes, one verb a function."""

from giaoban.office.programme.actions.checks import Why
from giaoban.office.programme.actions.from_paper import Period, draw_up_from_paper, likely_joins
from giaoban.office.programme.actions.leaving import leave_with_paper
from giaoban.office.programme.actions.lines import add_line, correct_line, finish_line, reopen_line, restore_line, withdraw_line
from giaoban.office.programme.actions.moving import carry_line, carry_many, move_line
from giaoban.office.programme.actions.programmes import change_programme, close_programme, draw_up, issue_programme, reopen_programme
from giaoban.office.programme.actions.tasks import link_task, order_task, unlink_task

__all__ = [
    "Period",
    "Why",
    "add_line",
    "carry_line",
    "carry_many",
    "change_programme",
    "close_programme",
    "correct_line",
    "draw_up",
    "draw_up_from_paper",
    "finish_line",
    "issue_programme",
    "leave_with_paper",
    "likely_joins",
    "link_task",
    "move_line",
    "order_task",
    "reopen_line",
    "reopen_programme",
    "restore_line",
    "unlink_task",
    "withdraw_line",
]
