"""What is done in compiling a programme, one verb a function."""

from giaoban.office.compiling.actions.accepting import Wording, accept
from giaoban.office.compiling.actions.beginning import begin_next
from giaoban.office.compiling.actions.declining import decline, reconsider
from giaoban.office.compiling.actions.leaving import leave_with_paper
from giaoban.office.compiling.actions.taking_back import take_back
from giaoban.office.compiling.actions.wording import Put, word_line

__all__ = ["Put", "Wording", "accept", "begin_next", "decline", "leave_with_paper", "reconsider", "take_back", "word_line"]
