"""A reading as plain JSON values, in the form that the schema `reading-1.json` fixes, and back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

from giaoban.reading.model import SCHEMA, Reading


def to_json(reading: Reading, version: str, lexicon: str) -> dict[str, Any]:
    """The reading as one JSON object. `version` and `lexicon` say which reader made it."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "pages": source.pages,
            "ocr": source.ocr,
        },
        "reader": {"version": version, "lexicon": lexicon},
        "text": source.text,
        **{part: plain(getattr(reading, part)) for part in _PARTS},
    }


_PARTS = ("document", "outline", "citations", "tasks", "meetings", "duties", "findings")


def plain(value: Any) -> Any:
    """A value of the model as JSON values: dataclasses as objects, spans as two-number lists, dates and times in ISO 8601."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name != "without" or value.without}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value
