"""What is done with reports, one verb a function."""

from giaoban.office.reporting.actions.issuing import issue_report, record_paper, reopen_report
from giaoban.office.reporting.actions.leaving import leave_with_paper
from giaoban.office.reporting.actions.lines import add_line, leave_out, put_back, word_line
from giaoban.office.reporting.actions.signed import freeze_as_signed, keep_count, made_for_paper, name_paper, thaw_unsigned
from giaoban.office.reporting.actions.writing import change_report, draft_again, draw_up

__all__ = [
    "add_line",
    "change_report",
    "draft_again",
    "draw_up",
    "freeze_as_signed",
    "issue_report",
    "keep_count",
    "leave_out",
    "leave_with_paper",
    "made_for_paper",
    "name_paper",
    "put_back",
    "record_paper",
    "reopen_report",
    "thaw_unsigned",
    "word_line",
]
