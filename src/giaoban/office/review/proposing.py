"""A reading and the office's directory become proposals, in the order in which they are numbered. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from giaoban.office.directory.matching import Paper
from giaoban.office.registry.spelling import folded
from giaoban.office.review import proposers
from giaoban.office.review.drafts import Draft
from giaoban.office.review.letterheads import letterhead
from giaoban.office.review.proposers import Asked
from giaoban.office.review.units import Directory, Units
from giaoban.reading.model import Document, Reading

_TO_ALL = ("cac xa", "cac phuong", "cac dang uy", "cac don vi", "cac co quan")


def propose(
    reading: Reading, directory: Directory, names: Mapping[int, str], day: dt.date | None = None, *, annex_of: Document | None = None
) -> list[Draft]:
    """What the machine proposes of a paper. `names` are the organs' names; `day` is the paper's where it names none itself.

    What is to be done or held comes first, in the order of the text, so that it has the small numbers. An annex goes by the letterhead
    of its paper (`annex_of`) and has none of its own.
    """
    asked = ask(reading, directory, names, day, annex_of or reading.document)
    work = [*proposers.tasks(asked), *proposers.meetings(asked), *proposers.duties(asked)]
    work.sort(key=lambda made: made.spans[0])
    heads = [] if annex_of else list(letterhead(asked))
    drafts, alone = proposers.findings(asked, [*work, *heads, *proposers.citations(asked)])
    return [*drafts, *alone]


def ask(reading: Reading, directory: Directory, names: Mapping[int, str], day: dt.date | None, document: Document) -> Asked:
    """The reading with the directory ready to be asked about it; `document` is the letterhead it goes by."""
    addressees = [row.text for row in document.addressees]
    to_all = any(folded(text).startswith(_TO_ALL) or " cac xa" in folded(text) for text in addressees)
    paper = Paper(document.issuing_body, document.parent_body, None, document.date or day, to_all)
    units = Units(directory, paper, names)
    own = document.issuing_body is not None and units.are_ours(document.issuing_body)
    return Asked(reading, units, own, units.are_ours(*addressees))
