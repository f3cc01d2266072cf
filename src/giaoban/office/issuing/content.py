"""The words of a version: made of what was typed, read out paragraph by paragraph. Content is the JSON of `giaoban.writing.paper`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, NamedTuple

from giaoban.office.issuing.comparing import plainly_same
from giaoban.reading.text import one_blank

SCHEMA = "giaoban.paper/1"
# What a typed line begins with → which block it is, of which level. In the order in which they are tried.
_MARKS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"([IVX]{1,6}[-.])\s+(?=\S)"), "heading", 1),
    (re.compile(r"(\d{1,3}\.)\s+(?=\S)"), "item", 1),
    (re.compile(r"(\(\d{1,3}\)\.?)\s*(?=\S)"), "item", 2),
    (re.compile(r"([a-zđ]\))\s+(?=\S)"), "item", 2),
    (re.compile(r"([-+])\s+(?=\S)"), "item", 3),
)


class Said(NamedTuple):
    """A paragraph of a version: the key of its block, its words with their marker."""

    key: str
    text: str


def typed(text: str, **head: Any) -> dict[str, Any]:
    """The content of a version that was typed, a paragraph a line; `head` is what stands around its body."""
    lines = [line for line in (one_blank(raw) for raw in text.splitlines()) if line]
    return {"schema": SCHEMA, **head, "body": [_block(line, f"b{n}") for n, line in enumerate(lines, 1)]}


def _block(line: str, key: str) -> dict[str, Any]:
    for mark, block, level in _MARKS:
        if found := mark.match(line):
            return {"block": block, "level": level, "marker": found[1], "text": line[found.end() :], "key": key}
    return {"block": "paragraph", "text": line, "key": key}


def paragraphs(content: Mapping[str, Any]) -> list[Said]:
    """Every paragraph of the body and of the annexes, in order; of a table each row is one. What is not understood is left out."""
    return [said for said in _said(content) if said.text]


def _said(content: Mapping[str, Any]) -> Iterator[Said]:
    yield from _of_blocks(content.get("body"))
    for annex in _listed(content.get("annexes")):
        yield Said("", one_blank(f"{annex.get('title', '')} {annex.get('subject', '')}"))
        yield from _of_blocks(annex.get("body"))


def _of_blocks(body: Any) -> Iterator[Said]:
    for block in _listed(body):
        key = str(block.get("key", ""))
        if block.get("block") == "table":
            yield Said(key, one_blank(str(block.get("caption", ""))))
            yield from (Said(key, one_blank(" · ".join(str(cell) for cell in row))) for row in block.get("rows", ()))
        else:
            yield Said(key, one_blank(f"{block.get('marker', '')} {block.get('text', '')}"))


def _listed(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def retyped(text: str, before: Mapping[str, Any], **head: Any) -> dict[str, Any]:
    """The content of a version that was typed on from an earlier one: paragraphs that stayed, moved or were rewritten keep their keys."""
    made = typed(text, **head)
    old = paragraphs(before)
    often = Counter(said.key for said in old)
    same = _same([_bare(said.text) for said in old], [block["text"] for block in made["body"]])
    keys = {new: old[was].key for was, new in same.items() if often[old[was].key] == 1}  # the key of a table is that of no row
    fresh = (key for key in (f"b{n}" for n in count(1)) if key not in often)
    for n, block in enumerate(made["body"]):
        block["key"] = keys.get(n) or next(fresh)
    return made


def _bare(text: str) -> str:
    return str(_block(text, "")["text"])


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which earlier paragraph is which later one, without their markers. Where it is not plain, none: what it came from must be true.

    The same words, once in both, are the same wherever they stand; as often in both, one after the other. Of the rest, those most alike.
    """
    before, after = _places(old), _places(new)
    same = (zip(at, after[text], strict=True) for text, at in before.items() if len(at) == len(after.get(text, ())))
    gone = [at[0] for text, at in before.items() if len(at) == 1 and text not in after]
    fresh = [at[0] for text, at in after.items() if len(at) == 1 and text not in before]
    alike = plainly_same([old[n] for n in gone], [new[n] for n in fresh])
    return dict(chain(*same)) | {gone[was]: fresh[now] for was, now in alike.items()}


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        found.setdefault(text, []).append(n)
    return found


def is_typed(content: Mapping[str, Any]) -> bool:
    """Can it be typed on as plain paragraphs: no table, no annex, which a field of text would lose?"""
    return not _listed(content.get("annexes")) and all(block.get("block") != "table" for block in _listed(content.get("body")))


def as_text(content: Mapping[str, Any]) -> str:
    """The body as it would be typed: a paragraph a line."""
    return "\n".join(said.text for said in paragraphs(content))
