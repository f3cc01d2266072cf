"""What is done with evidence: files become text and readings, proposals become facts."""

from giaoban.office.evidence.actions.facts import (
    add_anchor,
    confirm_fact,
    confirm_facts,
    correct_fact,
    leave_with_paper,
    put_back_fact,
    withdraw_fact,
    withdraw_facts,
)
from giaoban.office.evidence.actions.quoting import anchor
from giaoban.office.evidence.actions.reading import as_reading, extract, read, reader_version
from giaoban.office.evidence.actions.works import forget_uncited, link_works, note_mentions

__all__ = [
    "add_anchor", "anchor", "as_reading", "confirm_fact", "confirm_facts", "correct_fact", "extract", "forget_uncited",
    "leave_with_paper", "link_works", "note_mentions", "put_back_fact", "read", "reader_version", "withdraw_fact", "withdraw_facts",
]  # fmt: skip
