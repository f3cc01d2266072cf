"""Characters of symbol fonts (Symbol, Wingdings), which a paper shows as a dash, a dot, a tick, an arrow."""

from __future__ import annotations

_SYMBOL = {
    0x2D: "-", 0x2B: "+", 0x2A: "*", 0xB7: "•", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xDE: "⇒",
    0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA8: "♦", 0xD6: "√", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x44: "Δ", 0x6D: "μ", 0x70: "π",
    0x57: "Ω",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•",
    0xA0: "▪", 0xA7: "▪", 0xA8: "☐", 0xB2: "✦", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x3F: "✍", 0x21: "✏",
}  # fmt: skip
_PRIVATE = 0xF000
_ANY_BULLET = "•"


def symbol(code: int, font: str | None) -> str:
    """What a character of a symbol font shows. One that is not known is given as it is, for nothing is dropped in silence."""
    plain = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    name = (font or "").casefold()
    if name.startswith("wingdings"):
        found = _WINGDINGS.get(plain)
    elif name.startswith("symbol"):
        found = _SYMBOL.get(plain)
    elif code >= _PRIVATE:  # Word finds the font by the character alone
        found = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x2D: "-", 0xA8: "☐", 0xFE: "☑"}.get(plain)
    else:
        found = None
    return found or (chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd")


def shown(text: str, font: str | None) -> str:
    """Text in which characters of symbol fonts stand as what they show."""
    if not any("\uf000" <= c <= "\uf0ff" for c in text):
        return text
    return "".join(symbol(ord(c), font) if "\uf000" <= c <= "\uf0ff" else c for c in text)


def bullet(pattern: str, font: str | None) -> str:
    """The sign before an item of a bullet list."""
    name = (font or "").casefold()
    if name.startswith(("wingdings", "symbol", "webdings")) or any("\uf000" <= c <= "\uf0ff" for c in pattern):
        signs = [symbol(ord(c), font) for c in pattern]
        return "".join(_ANY_BULLET if "\ue000" <= sign <= "\uf8ff" else sign for sign in signs)
    return pattern
