"""Sáu rõ: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền. What a task still lacks; it hinders nothing.

The six are those of Nghị quyết 18 and of the Government's directions since 2024 (“6 rõ”); what counts as clear is the office's own rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from giaoban.office.work.models import Assignment, Side

_FEWEST_WORDS = 3  # a title of one or two words names a matter, and says nothing of what is to be done


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six: what it is called, whether it is clear, and if not what is missing."""

    name: str
    is_clear: bool
    lacking: str


class Said(Protocol):
    """What is looked at of a task: a row, or what was typed and is none yet."""

    title: str
    product: str
    authority: str

    @property
    def leader_id(self) -> int | None:
        """The leader in charge."""

    @property
    def deadline(self) -> object:
        """By when."""


def six_clear(task: Said, shares: Sequence[Assignment]) -> tuple[Clear, ...]:
    """The six of a task with its shares, in the order in which they are always named. Asks nothing of the database."""
    leads = [share for share in shares if share.side == Side.LEAD]
    timed = task.deadline is not None or (bool(leads) and all(share.deadline for share in leads))
    return (
        Clear("người", bool(leads), "chưa có đơn vị hoặc người chủ trì"),
        Clear("việc", len(task.title.split()) >= _FEWEST_WORDS, "nội dung chưa nói phải làm gì"),
        Clear("thời gian", timed, "chưa có hạn"),
        Clear("trách nhiệm", task.leader_id is not None, "chưa có lãnh đạo phụ trách"),
        Clear("sản phẩm", bool(task.product.strip()), "chưa nói kết quả là văn bản hay việc gì"),
        Clear("thẩm quyền", bool(task.authority.strip()), "chưa nói ai quyết định"),
    )


def lacks(task: Said, shares: Sequence[Assignment]) -> list[str]:
    """The names of those of the six that are not clear."""
    return [one.name for one in six_clear(task, shares) if not one.is_clear]
