"""File → extraction → reading. Slow work is done before anything is written; done twice, it equals done once."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from giaoban import __version__, intake
from giaoban.office.audit.acts import act
from giaoban.office.evidence.models import Extraction, Reading
from giaoban.office.registry import store
from giaoban.office.registry.models import Part
from giaoban.reading import read as reader
from giaoban.reading.encode import from_json, to_json
from giaoban.reading.lexicon import VERSION
from giaoban.reading.model import Finding, Source
from giaoban.reading.model import Reading as Found

_LONGEST_KEY = 100
# What a database cannot hold, one character for one: places stay what they are.
_NOT_KEPT = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


def reader_version() -> tuple[str, str]:
    """Which reader and which word lists read today."""
    return __version__, VERSION


def extract(part: Part) -> Extraction:
    """The text of a part's file as today's tools take it out; what the same tools took out before is not done again.

    Raises UnreadableSource, with a Vietnamese reason, for what cannot be read.
    """
    tools_key = _tools_key()
    kept = Extraction.objects.filter(file_id=part.file_id, tools_key=tools_key).first()
    if kept is not None:
        return kept
    taken_out = intake.extract(store.read(part.file.sha256), name=part.name)
    source = taken_out.source
    text = source.text.translate(_NOT_KEPT)
    with act(None, "evidence.extract") as line:
        made, _ = Extraction.objects.get_or_create(
            file_id=part.file_id,
            tools_key=tools_key,
            defaults={
                "text": text,
                "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                "media_type": source.media_type,
                "page_count": source.pages,
                "ocr": source.ocr,
                "pages": [page.as_json() for page in taken_out.pages],
                "findings": [[f.code, list(f.span), f.message] for f in source.findings],
                "tools": taken_out.tools,
            },
        )
        line.about(made)
    return made


def read(extraction: Extraction, part: Part) -> tuple[Reading, Found]:
    """What today's reader finds in an extraction, as it is kept and as the model holds it."""
    by, lexicon = reader_version()
    kept = Reading.objects.filter(extraction=extraction, part=part, reader=by, lexicon=lexicon).first()
    if kept is not None:
        kept.extraction, kept.part = extraction, part
        return kept, as_reading(kept)
    found = reader.read_source(_source(extraction, part))
    value = to_json(found, by, lexicon)
    del value["text"]
    with act(None, "evidence.read") as line:
        made, _ = Reading.objects.get_or_create(extraction=extraction, part=part, reader=by, lexicon=lexicon, defaults={"found": value})
        line.about(made)
    return made, found


def as_reading(reading: Reading) -> Found:
    """A reading that was kept, with its text again."""
    return from_json({**reading.found, "text": reading.extraction.text})


def _source(extraction: Extraction, part: Part) -> Source:
    findings = tuple(Finding(code, (start, end), message) for code, (start, end), message in extraction.findings)
    return Source(extraction.text, part.name, extraction.media_type, part.file.sha256, extraction.page_count, extraction.ocr, findings)


def _tools() -> dict[str, str]:
    return {"giaoban": __version__, **{name: version(name) for name in ("lxml", "pypdfium2")}}


def _tools_key() -> str:
    """The versions of what takes text out, as one word."""
    return " ".join(f"{name}={at}" for name, at in sorted(_tools().items()))[:_LONGEST_KEY]
