"""Footnotes and endnotes: marks in the order they are met, bodies kept for the end of the text."""

from __future__ import annotations

from lxml import etree

from giaoban.intake.numbering import roman
from giaoban.intake.ooxml import attribute, children, w

# A mark stands raised in the paper; raised signs also keep it from running into a number: `01-KL/TW` + 2.
_RAISED = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")


class Notes:
    """The notes of a paper by their kind and id, and those met so far."""

    def __init__(self, footnotes: etree._Element | None, endnotes: etree._Element | None) -> None:
        self._bodies = {
            "footnote": {attribute(note, "id"): note for note in children(footnotes, "footnote")},
            "endnote": {attribute(note, "id"): note for note in children(endnotes, "endnote")},
        }
        self._met: dict[str, list[tuple[str, etree._Element]]] = {"footnote": [], "endnote": []}
        self._counts = {"footnote": 0, "endnote": 0}
        self._told: set[etree._Element] = set()

    def mark(self, reference: etree._Element) -> str:
        """The raised number of a reference, as displayed; empty where the paper writes a mark of its own."""
        kind = "footnote" if reference.tag == w("footnoteReference") else "endnote"
        body = self._bodies[kind].get(attribute(reference, "id"))
        mark = ""
        if attribute(reference, "customMarkFollows") in (None, "0", "false", "off"):
            self._counts[kind] += 1
            count = self._counts[kind]
            mark = (str(count) if kind == "footnote" else roman(count)).translate(_RAISED)
        if body is not None:
            self._met[kind].append((mark, body))
        return mark

    def take(self) -> list[tuple[str, etree._Element]]:
        """The notes met since last asked, footnotes before endnotes, each once; a note's text may hold references too."""
        taken = [*self._met["footnote"], *self._met["endnote"]]
        self._met = {"footnote": [], "endnote": []}
        fresh = [(mark, body) for mark, body in taken if body not in self._told]
        self._told.update(body for _, body in fresh)
        return fresh
