"""Two texts of one note side by side: what stands, what somebody wrote beside it, and both together to begin from."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.meetings.models import NoteAside
from giaoban.web.templatetags.office import moment


def shown_aside(aside: NoteAside) -> dict[str, Any]:
    """What a writer chooses from; the paragraphs that only one of them has are marked."""
    standing, beside = aside.note.text.split("\n"), aside.text.split("\n")
    return {
        "aside": aside,
        "shown": aside.note.revision,
        "who": aside.by.name,
        "when": moment(aside.at)[:5],
        "url": reverse("sitting-settle", args=[aside.pk]),
        "standing": _marked(standing, beside),
        "beside": _marked(beside, standing),
        "both": "\n".join(together(standing, beside)),
    }


def _marked(lines: list[str], others: list[str]) -> list[dict[str, Any]]:
    known = set(others)
    return [{"text": visible(line), "differs": line not in known} for line in lines]


def together(standing: list[str], beside: list[str]) -> list[str]:
    """All paragraphs of both, where they differ those that stand first: nothing is lost if it is saved as it is."""
    found: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, standing, beside, autojunk=False).get_opcodes():
        found += standing[i1:i2]
        if tag in ("replace", "insert"):
            found += beside[j1:j2]
    return found
