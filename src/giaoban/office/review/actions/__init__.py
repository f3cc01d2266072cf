"""What clerks decide on proposals, and how proposals come to be."""

from giaoban.office.review.actions.bulk import Taken, accept_clean, accept_ours
from giaoban.office.review.actions.deciding import Corrected, accept, correct, drop
from giaoban.office.review.actions.parting import merge, split
from giaoban.office.review.actions.proposing import put_proposals, reread, reread_all
from giaoban.office.review.actions.undoing import undo

__all__ = [
    "Corrected",
    "Taken",
    "accept",
    "accept_clean",
    "accept_ours",
    "correct",
    "drop",
    "merge",
    "put_proposals",
    "reread",
    "reread_all",
    "split",
    "undo",
]
