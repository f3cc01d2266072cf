"""What is done with papers on their way out, one verb a function."""

from giaoban.office.issuing.actions.answering import answer_meeting, answer_task, carry_out_programme, freeze_report
from giaoban.office.issuing.actions.bringing import bring_programme, bring_report, under_way
from giaoban.office.issuing.actions.casefiles import begin_casefile, change_casefile, file_paper, unfile_paper
from giaoban.office.issuing.actions.consulting import ask_opinions, end_consultation, give_opinion
from giaoban.office.issuing.actions.digital import Hand
from giaoban.office.issuing.actions.distributing import acknowledge, acknowledge_by_state, distribute, set_recipients
from giaoban.office.issuing.actions.drafting import begin_draft, correct_draft, take_back, withdraw, write_version
from giaoban.office.issuing.actions.leaving import leave_with_paper
from giaoban.office.issuing.actions.naming import say_who
from giaoban.office.issuing.actions.signing import Numbered, Signed, issue, sign, sign_digitally, unsign
from giaoban.office.issuing.actions.submitting import initial, pass_on, return_draft, submit
from giaoban.office.issuing.recipients import Whom
from giaoban.office.registry.actions import Handed

__all__ = [
    "Hand",
    "Handed",
    "Numbered",
    "Signed",
    "Whom",
    "acknowledge",
    "acknowledge_by_state",
    "answer_meeting",
    "answer_task",
    "ask_opinions",
    "begin_casefile",
    "begin_draft",
    "bring_programme",
    "bring_report",
    "carry_out_programme",
    "change_casefile",
    "correct_draft",
    "distribute",
    "end_consultation",
    "file_paper",
    "freeze_report",
    "give_opinion",
    "initial",
    "issue",
    "leave_with_paper",
    "pass_on",
    "return_draft",
    "say_who",
    "set_recipients",
    "sign",
    "sign_digitally",
    "submit",
    "take_back",
    "under_way",
    "unfile_paper",
    "unsign",
    "withdraw",
    "write_version",
]
