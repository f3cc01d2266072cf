"""A citation while it is being read: everything in offsets of the flow."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.reading.dates import DateMention
from giaoban.reading.model import Relation, Span


@dataclass(slots=True, eq=False, repr=False)
class Draft:
    """What was found so far of one cited document. `start` is where the kind's word begins, `core_end` ends number, date or year.

    `elliptic`: no kind's word of its own, that of the row counts. `shared`: the issuer stands after another of the row.
    """

    start: int
    core_end: int
    type: str | None = None
    number: str | None = None
    number_at: Span | None = None
    kind_at: Span | None = None
    name_at: Span | None = None
    mention: DateMention | None = None
    issuer_at: Span | None = None
    title_at: Span | None = None
    provision_at: Span | None = None
    relation: Relation | None = None
    relation_at: Span | None = None
    elliptic: bool = False
    shared: bool = False
    short_form: bool = False
    inside: Draft | None = None
    refers_to: Draft | None = None

    @property
    def end(self) -> int:
        """Where the mention ends, its title left out."""
        end = self.core_end
        if self.name_at and self.name_at[1] > end:
            end = self.name_at[1]
        if self.issuer_at and not self.shared and self.issuer_at[0] >= self.start:
            end = max(end, self.issuer_at[1])
        return end

    @property
    def begin(self) -> int:
        """Where the mention begins for what stands before it: at its provision, if it has one."""
        return self.provision_at[0] if self.provision_at and self.provision_at[0] < self.start else self.start

    def fields(self) -> tuple[tuple[str, Span | None], ...]:
        """Where each field was read from, if it was found."""
        return (
            ("type", self.kind_at),
            ("number", self.number_at),
            ("date", (self.mention.start, self.mention.end) if self.mention else None),
            ("relation", self.relation_at),
            ("issuer", self.issuer_at),
            ("title", self.title_at),
            ("provision", self.provision_at),
            ("name", self.name_at if self.number is None else None),
        )
