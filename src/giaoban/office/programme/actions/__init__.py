"""What is done with programmes, one verb a function."""

from giaoban.office.programme.actions.checks import Why
from giaoban.office.programme.actions.from_paper import Period, draw_up_from_paper, likely_joins
from giaoban.office.programme.actions.leaving import leave_with_paper
from giaoban.office.programme.actions.lines import (
    add_line,
    correct_line,
    finish_line,
    reopen_line,
    restore_line,
    says_its_paper,
    withdraw_line,
)
from giaoban.office.programme.actions.moving import carry_line, carry_many, move_line
from giaoban.office.programme.actions.planning import Planned, group_line, plan_line, put_lines, time_line
from giaoban.office.programme.actions.programmes import change_programme, close_programme, draw_up, issue_programme, reopen_programme
from giaoban.office.programme.actions.tasks import link_task, order_task, unlink_task
from giaoban.office.programme.actions.unplanning import unplan_line

__all__ = [
    "Period",
    "Planned",
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
    "group_line",
    "issue_programme",
    "leave_with_paper",
    "likely_joins",
    "link_task",
    "move_line",
    "order_task",
    "plan_line",
    "put_lines",
    "reopen_line",
    "reopen_programme",
    "restore_line",
    "says_its_paper",
    "time_line",
    "unlink_task",
    "unplan_line",
    "withdraw_line",
]
