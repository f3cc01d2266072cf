"""A proposal for a programme: what it says, why, where that stands, and what it would become. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from giaoban.office.programme.models import LineKind


class Source(models.TextChoices):
    """From what a proposal comes, in the order in which they are looked through."""

    MEETING = "meeting", "Hội nghị đã có trong lịch của kỳ"
    RECURRING = "recurring", "Giao ban, tiếp công dân, việc định kỳ"
    UNFINISHED = "unfinished", "Chưa xong ở kỳ trước"
    LONGER = "longer", "Theo chương trình năm, quý"
    REGISTERED = "registered", "Các đơn vị đăng ký"
    DEADLINE = "deadline", "Nhiệm vụ đến hạn trong kỳ"
    ORDER = "order", "Cấp trên giao, chưa có trong chương trình"
    REPORT = "report", "Báo cáo đến kỳ"
    REVIEW = "review", "Văn bản đến dịp sơ kết, tổng kết"
    COMMEMORATION = "commemoration", "Ngày kỷ niệm trong kỳ"


@dataclass(frozen=True, slots=True)
class Target:
    """Where what is proposed stands: which kind of thing, and its key."""

    kind: str
    key: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of a proposed meeting, with the unit that prepares it."""

    words: str
    organ_id: int | None = None
    fact_id: int | None = None
    item: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a programme. `key` names the thing within its source; `revision` is that of the thing it was made of.

    `words` and `reason` are what the line and its reason would be; `lacking` what the office has to settle first, or what is not clear;
    `competence` what the competence table says. `due` is a key of `programme.when`. `facts` are the sentences it stands for (with the
    matter of each), `tasks` those that carry it out: what has one of them in common with another is the same thing.
    """

    source: Source
    key: str
    words: str
    reason: str
    kind: LineKind
    target: Target | None = None
    revision: int = 0
    due: str = ""
    tentative: bool = False
    group: str = ""
    organ_id: int | None = None
    leader_id: int | None = None
    paper_id: int | None = None
    fact_id: int | None = None
    item: int = 0
    line_id: int | None = None  # the line of another programme that it takes up
    carries: bool = False  # that line is carried over, and stands there no more
    tasks: tuple[int, ...] = ()
    matters: tuple[Matter, ...] = ()
    is_settled: bool = False  # elsewhere: it waits no more, and is shown only with what was decided here
    competence: str = ""
    is_wrong_body: bool = False
    lacking: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[tuple[int, int], ...]:
        """The sentence it stands for, with the matter of it; none where it comes from no sentence."""
        return ((self.fact_id, self.item),) if self.fact_id else ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a source has: its proposals, and whether there are more than are shown."""

    proposals: list[Proposal]
    more: bool = False
