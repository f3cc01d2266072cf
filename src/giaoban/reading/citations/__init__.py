"""Cited documents: every mention, in the body of a paper, of another paper.

`find_citations` passes over the text once for the places where a citation may stand (`anchors`), reads forwards and backwards
around each (`before`, `after`, `named`), then sees how they hang together (`links`). The forms are those of the Party's and the
State's rules of clerical work and of what offices write instead.
"""

from giaoban.reading.citations.find import cite_line, find_citations
from giaoban.reading.citations.mistakes import citation_findings

__all__ = ["citation_findings", "cite_line", "find_citations"]
