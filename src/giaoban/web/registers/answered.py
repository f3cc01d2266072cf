"""What answered a paper, in the remarks of its row: a paper of ours that replies to it, or one by which a task that came of it was closed.
The register and the tasks meet here, neither knows the other."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban.office.directory.models import Account
from giaoban.office.registry.columns import Row
from giaoban.office.registry.queries import replies_to
from giaoban.office.work.queries import answered_by


def answers_to(account: Account, papers: Sequence[int]) -> dict[int, list[str]]:
    """For each of some papers the numbers of what answered it, each once."""
    found, replies = answered_by(account, papers), replies_to(account, papers)
    return {paper: list(dict.fromkeys((*replies.get(paper, ()), *found.get(paper, ())))) for paper in {*found, *replies}}


def with_answers(account: Account, rows: list[Row]) -> list[Row]:
    """The rows with “trả lời bằng …” after what somebody wrote in the remarks."""
    answers = answers_to(account, [row["paper_id"] for row in rows if row["paper_id"] is not None])
    for row in rows:
        if numbers := answers.get(row["paper_id"]):
            said = f"trả lời bằng {', '.join(numbers)}"
            row["note"] = f"{row['note']}; {said}" if row["note"] else said[:1].upper() + said[1:]
    return rows
