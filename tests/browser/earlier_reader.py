"""A paper as an earlier reader would have left it: run beside an open office, on its data, before anything is confirmed of the paper.

    python -m tests.browser.earlier_reader NUMBER

The earlier reader of this story understood the product of the paper's first task otherwise, and did not see the last one.
"""

from __future__ import annotations

import sys
from dataclasses import replace

import django

PRODUCT = "bảng tiến độ tuần"


def main(number: str) -> None:
    """Take today's reading of the paper away and put the earlier one in its place."""
    django.setup()
    from giaoban.office.evidence import actions as evidence
    from giaoban.office.evidence.models import FactKind, Mention, Reading
    from giaoban.office.registry.models import Paper
    from giaoban.office.review.actions import put_proposals
    from giaoban.office.review.jobs import _drafts

    part = Paper.objects.get(number=number).parts.select_related("file", "paper").get()
    today = Reading.objects.select_related("extraction").get(part=part)
    found, extraction, value = evidence.as_reading(today), today.extraction, today.found
    part.paper.proposals.all().delete()
    Mention.objects.filter(reading=today).delete()
    today.delete()

    drafts = _drafts(part, found)
    tasks = [i for i, draft in enumerate(drafts) if draft.kind == FactKind.TASK]
    first = drafts[tasks[0]]
    drafts[tasks[0]] = replace(first, understood={**first.understood, "product": PRODUCT}, digest=f"earlier {first.digest}"[:64])
    del drafts[tasks[-1]]
    earlier = Reading.objects.create(extraction=extraction, part=part, reader="0.0.1", lexicon="1", found=value)
    put_proposals(earlier, drafts)


if __name__ == "__main__":
    main(sys.argv[1])
