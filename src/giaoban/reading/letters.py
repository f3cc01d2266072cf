"""The letters of Vietnamese, as ranges for regular expressions. `À-Ỹ` would mix capitals with small letters."""

import unicodedata

_CAPITALS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

UPPER = "A-Z" + _CAPITALS
LOWER = "a-z" + _CAPITALS.lower()
LETTER = UPPER + LOWER

# Each letter with marks and the one without, by code point, in its own case: for `str.translate`, which keeps every place.
WITHOUT_MARKS = {ord(c): unicodedata.normalize("NFD", c)[0] for c in _CAPITALS + _CAPITALS.lower()} | {ord("Đ"): "D", ord("đ"): "d"}

# Points run a, b, c, d, đ, e, g, h, i, k ...: no f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ALPHABET = "abcdđeghiklmnopqrstuvxy"


def is_capital_line(text: str) -> bool:
    """Is the line written in capitals, as letterheads, headings and signing lines are? Short marks and figures do not count."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 3
