"""The letters of Vietnamese, as ranges for regular expressions. `À-Ỹ` would mix capitals with small letters."""

_CAPITALS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"

UPPER = "A-Z" + _CAPITALS
LOWER = "a-z" + _CAPITALS.lower()
LETTER = UPPER + LOWER

# Points run a, b, c, d, đ, e, g, h, i, k ...: no f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ALPHABET = "abcdđeghiklmnopqrstuvxy"


def is_capital_line(text: str) -> bool:
    """Is the line written in capitals, as letterheads, headings and signing lines are? Short marks and figures do not count."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 3
