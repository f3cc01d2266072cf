"""The programme's paper: as it will be, on screen, as Word, as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.compiling.paper import paper_of, worded
from giaoban.office.programme.periods import with_capital
from giaoban.web.compiling.one import seen
from giaoban.web.doors import Knock
from giaoban.web.paper_files import as_file
from giaoban.writing.paper import Heading, Item, Paragraph


def preview(request: Knock, programme_id: int) -> HttpResponse:
    """The paper on screen, and what has to be looked at before it goes on."""
    programme = seen(request, programme_id)
    made = paper_of(request.user, programme)
    context = {
        "programme": programme,
        "paper": made,
        "head": {
            "party": made.profile.startswith("party"), "above": " ".join(made.above).upper(), "issuer": " ".join(made.issuer).upper(),
            "symbol": f"Số …-{made.symbol}" if made.profile.startswith("party") else f"Số: …/{made.symbol}",
            "place_date": f"{made.place}, ngày … tháng … năm …",
        },
        "blocks": [_block(one) for one in made.body],
        "astray": [words for row in worded(request.user, programme) for words in row.astray],
        "crumbs": [
            {"label": "Chương trình", "url": f"{reverse('programmes')}?year={programme.first.year}"},
            {"label": with_capital(programme.period), "url": reverse("programme", args=[programme.pk])},
            {"label": "Văn bản"},
        ],
    }  # fmt: skip
    return render(request, "compiling/paper.html", context)


def _block(block: Any) -> dict[str, Any]:
    is_heading = isinstance(block, Heading)
    marker = block.marker if isinstance(block, Heading | Item) else ""
    return {"heading": is_heading, "text": visible(f"{marker} {block.text}".strip()), "aside": isinstance(block, Paragraph)}


def file(request: Knock, programme_id: int, form: str) -> HttpResponse:
    """The paper as a file: in Word to be corrected and signed, as a PDF."""
    programme = seen(request, programme_id)
    return as_file(paper_of(request.user, programme), form, f"chuong-trinh-{programme.kind}-{programme.first:%Y-%m-%d}")
