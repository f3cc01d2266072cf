"""What answered a paper, in the remarks of its row: the register and the tasks meet here, neither knows the other."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.registry.columns import Row
from giaoban.office.work.queries import answered_by


def with_answers(account: Account, rows: list[Row]) -> list[Row]:
    """The rows with “trả lời bằng …” after what somebody wrote in the remarks."""
    found = answered_by(account, [row["paper_id"] for row in rows if row["paper_id"] is not None])
    for row in rows:
        if numbers := found.get(row["paper_id"]):
            said = f"trả lời bằng {', '.join(numbers)}"
            row["note"] = f"{row['note']}; {said}" if row["note"] else said[:1].upper() + said[1:]
    return rows
