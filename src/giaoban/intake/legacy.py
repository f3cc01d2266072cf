"""Text typed in a font of the time before Unicode (TCVN3: `.VnTime`; VNI: `VNI-Times`), and the way to Unicode.

Such text is the font's own bytes shown as Latin letters: `Céng hoµ x· héi`. It is converted only where that is certain:
nearly every accented word of the result must be a syllable that Vietnamese can have, and before it they were not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Encoding = Literal["TCVN3", "VNI"]

# TCVN 5712:1993, VN3: bytes A1-FE without the capitals that carry a tone (a font of capitals, .VnTimeH, shows those).
_TCVN3_FROM = (
    "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb\xcc"
    "\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef"
    "\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
)
_TCVN3_TO = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

# VNI for Windows: a plain letter and after it one for its tone and circumflex, breve or horn.
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_MARKS = {
    "ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _HAT, "à": _HAT + _GRAVE, "á": _HAT + _ACUTE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT,
    "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_MARKS |= {mark.upper(): tone for mark, tone in _VNI_MARKS.items()}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_LETTERS |= {letter.upper(): meant.upper() for letter, meant in _VNI_LETTERS.items()}
_MARKS = "".join(_VNI_MARKS)
_VNI = re.compile(f"([aeoyuAEOYUôöÔÖ])([{_MARKS}])|([{''.join(_VNI_LETTERS)}])")

_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xbf])+")  # legacy fonts use signs such as § and · for letters
_UNICODE_ONLY = re.compile("[ạ-ỹ]")  # letters that no legacy font shows
_PLAIN = re.compile(r"[a-zA-Z]+")
_SYLLABLE = re.compile(
    "(?:ngh?|gh|gi?|kh?|nh|ph|qu|th|tr|ch|[bcdđhlmnprstvx])?"
    "(?:i[êe]u?|y[êe]u?|u[ôo]i?|ư[ơo][iu]?|uyê?|uy[ua]?|o[aăe][oiy]?|u[âêơ]y?|[aâ][iuy]|ao|[êe]o|êu|[ôơo]i|ưu|ưi|ưa|u[ai]|i[au]|[aăâeêioôơuưy])"
    "(?:ch|ng|nh|[cmnpt])?"
)
_TONES = dict.fromkeys(map(ord, (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)))
_SAMPLE = 4_000
_ENOUGH = 8  # accented words to judge a text by


@lru_cache(20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is one that Vietnamese spelling allows: one tone at most, on a possible beginning, middle and end."""
    apart = unicodedata.normalize("NFD", word.lower())
    bare = apart.translate(_TONES)
    return len(apart) - len(bare) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def share_of_syllables(text: str) -> tuple[float, int]:
    """Of the words with a letter beyond a-z: the share that Vietnamese can have, and how many there are."""
    words = [word for word in _WORD.findall(text) if not _PLAIN.fullmatch(word)]
    return (sum(map(is_syllable, words)) / len(words) if words else 0.0), len(words)


def from_tcvn3(text: str) -> str:
    """TCVN3 shown as Latin-1 letters -> Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI shown as Latin-1 letters -> Unicode."""

    def meant(m: re.Match[str]) -> str:
        if m[3]:
            return _VNI_LETTERS[m[3]]
        return _VNI_LETTERS.get(m[1], m[1]) + _VNI_MARKS[m[2]]

    return unicodedata.normalize("NFC", _VNI.sub(meant, text))


def convert(text: str, encoding: Encoding) -> str:
    """Text of a legacy font in Unicode."""
    return from_tcvn3(text) if encoding == "TCVN3" else from_vni(text)


def legacy_encoding(text: str, *, is_in_legacy_font: bool = False) -> Encoding | None:
    """The encoding the text was typed in, where that is certain. The name of its font, where known, is half the proof.

    Looks at the beginning, the middle and the end: a letterhead alone, or an annex pasted in, does not decide.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 3 * _SAMPLE else "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))
    if len(_UNICODE_ONLY.findall(sample)) * 50 > len(sample):
        return None
    before, count = share_of_syllables(sample)
    if not is_in_legacy_font and (count < _ENOUGH or before > 0.7):
        return None
    shares: dict[Encoding, float] = {"TCVN3": share_of_syllables(from_tcvn3(sample))[0], "VNI": share_of_syllables(from_vni(sample))[0]}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] >= 0.9 and shares[best] - before >= (0.01 if is_in_legacy_font else 0.2) else None
