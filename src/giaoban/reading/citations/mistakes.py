"""What looks wrong with a citation, taken by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from giaoban.reading.citations.symbols import organ_code
from giaoban.reading.lexicon.bodies import INNER_BODIES, LEVELS, ORGAN_CODES
from giaoban.reading.model import Citation, Finding
from giaoban.reading.text import fold


def citation_findings(citations: Sequence[Citation]) -> list[Finding]:
    """`issuer-and-symbol-disagree`: the symbol is one level's, the issuer another's (`85-KH/TU` of a Huyện ủy). Neither is corrected."""
    return [finding for citation in citations if (finding := _disagreement(citation))]


def _disagreement(citation: Citation) -> Finding | None:
    if not citation.number or not citation.issuer:
        return None
    code = organ_code(citation.number)
    if code not in ORGAN_CODES:
        return None
    expected = codes_of(citation.issuer)
    if not expected or code in expected:
        return None
    usual = ", ".join(sorted(expected))
    message = f"Ký hiệu {citation.number} không khớp với cơ quan ban hành {citation.issuer} (thường dùng {usual}): cần xác minh."
    return Finding("issuer-and-symbol-disagree", citation.span, message)


@lru_cache(maxsize=512)
def codes_of(issuer: str) -> frozenset[str]:
    """The organ codes that an issuer of this level signs with; empty if its name tells no level."""
    name = fold(issuer).lower()
    shortened = True
    while shortened:
        shortened = False
        for inner in INNER_BODIES:
            if name.startswith(inner + " "):
                name = name[len(inner) + 1 :]
                shortened = True
    return next((codes for begins, codes in LEVELS if name.startswith(begins)), frozenset())
