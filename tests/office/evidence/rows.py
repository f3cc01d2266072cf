"""Evidence as rows: a paper with its file, text and reading, and facts confirmed of it."""

from __future__ import annotations

import hashlib
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Anchor, Extraction, Fact, Reading
from giaoban.office.registry.models import File, Paper, Part


def read_paper(paper: Paper, text: str) -> Reading:
    """The paper with a text file that has been read."""
    sha = hashlib.sha256(f"{paper.pk}:{text}".encode()).hexdigest()
    file = File.objects.create(sha256=sha, size=len(text), media_type="text/plain")
    part = Part.objects.create(paper=paper, file=file, name="van-ban.txt")
    extraction = Extraction.objects.create(file=file, text=text, text_sha256=sha, media_type="text/plain", tools_key="1")
    return Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found={})


def confirm(reading: Reading, by: Account, kind: str, words: str, **understood: Any) -> Fact:
    """A fact confirmed with the words as its anchor."""
    fact = Fact.objects.create(paper=reading.part.paper, kind=kind, understood=understood, confirmed_by=by)
    start = reading.extraction.text.index(words)
    Anchor.objects.create(fact=fact, extraction=reading.extraction, spans=[[start, start + len(words)]], quote=words)
    return fact
