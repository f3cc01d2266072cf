"""The name of a unit brought to one form for comparison, and taken apart: what kind of unit, of which territory."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from giaoban.office.directory import unit_words as words
from giaoban.reading.text import clean, fold

LONGEST = 400
"""What is longer is no row of names; nothing behind this is looked at."""
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_TOKEN = re.compile(r"đ/c|[^\W_]+|[,;&-]")
_COMRADE = {"đ/c": "đồng chí", "đc": "đồng chí"}
_JOINTS = {"&": "và", ";": ","}
_IDLE = tuple(sorted(words.IDLE, key=len, reverse=True))
_TWO_WORDS = frozenset(t for t in words.TERRITORIES if " " in t)
_THREE_WORDS = "tổ dân phố"
_ROW = "@"


@dataclass(frozen=True, slots=True)
class Form:
    """`Chi bộ thôn Đồng Cao`: stem `chi bộ`, of the territory (`thôn`, `đồng cao`). `every`: all territories of these words."""

    stem: str
    territories: tuple[tuple[str, str], ...] = ()
    every: frozenset[str] = frozenset()


def plain(text: str) -> str:
    """The words of a name without what does not tell names apart: case, blanks, dashes, tone placement, asides in brackets."""
    return " ".join(_joined(_tokens(text), by_comma=False))


def key(text: str) -> str:
    """The words of a name in full, abbreviations written out, the same names in the same words."""
    tokens = [t for token in _joined(_tokens(text), by_comma=True) for t in words.SHORT_FORMS.get(token, token).split()]
    for i, token in enumerate(tokens[:-1]):
        if token == words.PERMANENT and tokens[i + 1] in words.COMMITTEES:
            tokens[i] = "thường trực"
    found = f" {' '.join(tokens)} "
    for longer, shorter in words.SAME:
        found = found.replace(f" {longer} ", f" {shorter} ")
    for idle in _IDLE:
        found = found.replace(f" {idle} ", " ")
    return " ".join(found.split()).strip(" ,")


def _tokens(text: str) -> list[str]:
    folded = fold(unicodedata.normalize("NFC", clean(text[:LONGEST]).casefold()))
    return [_COMRADE.get(t, t) for t in _TOKEN.findall(_ASIDE.sub(" ", folded))]


def _joined(tokens: list[str], *, by_comma: bool) -> list[str]:
    """Dashes go, except that one between abbreviations counts them up: `ĐU-HĐND-UBND`."""
    result: list[str] = []
    for i, word in enumerate(tokens):
        if word in _JOINTS:
            result.append(_JOINTS[word])
        elif word != "-":
            result.append(word)
        elif by_comma and result and i + 1 < len(tokens) and _is_short(result[-1]) and _is_short(tokens[i + 1]):
            result.append(",")
    return result


def _is_short(word: str) -> bool:
    return word in words.SHORT_FORMS


def territory_at(tokens: list[str], i: int) -> str:
    """The kind of territory named at token `i`, or an empty text."""
    pair = " ".join(tokens[i : i + 2])
    word = _THREE_WORDS if " ".join(tokens[i : i + 3]) == _THREE_WORDS else pair if pair in _TWO_WORDS else tokens[i]
    if word not in words.TERRITORIES:
        return ""
    following = i + len(word.split())
    if following < len(tokens) and tokens[following] in words.NO_TERRITORY_BEFORE.get(word, ()):
        return ""
    return "" if i and tokens[i - 1] in words.NO_TERRITORY_AFTER.get(word, ()) else word


def rows_joined(name: str) -> str:
    """The name with each row of territories without names as one word: `ủy ban nhân dân các xã , phường` → `… @xã/phường`."""
    tokens, result, i = name.split(), list[str](), 0
    while i < len(tokens):
        row, end = _row_at(tokens, i)
        if not row:
            result.append(tokens[i])
            i += 1
            continue
        plurals = list[str]()
        while result and result[-1] in words.PLURALS:
            plurals.append(result.pop())
        if words.OF_A_LEVEL in plurals:
            row = [word for word, level in words.TERRITORY_LEVELS.items() if level == words.TERRITORY_LEVELS[row[0]]]
        if plurals or len(row) > 1:
            result.append(_ROW + "/".join(w.replace(" ", "_") for w in row))
        else:
            result += tokens[i:end]
        i = end
    return " ".join(result)


def said(name: str) -> str:
    """A name with its rows as one would say them."""
    return re.sub(rf"{_ROW}(\S+)", lambda m: "các " + ", ".join(m[1].replace("_", " ").split("/")), name)


def _row_at(tokens: list[str], i: int) -> tuple[list[str], int]:
    """The territories without a name that follow each other from token `i`, and the token after the last of them."""
    row: list[str] = []
    end = i
    while i < len(tokens) and (word := territory_at(tokens, i)):
        following = i + len(word.split())
        if following < len(tokens) and tokens[following] not in (",", "và"):
            break
        row.append(word)
        end = following
        i = following + 1
    return row, end


def form_of(name: str) -> Form:
    """The parts of a name whose rows are joined."""
    tokens = name.split()
    every: frozenset[str] = frozenset()
    stem: list[str] = []
    territories: list[tuple[str, list[str]]] = []
    i = 0
    while i < len(tokens):
        body = words.COMMITTEE_TERRITORIES.get(" ".join(tokens[i : i + 2]))
        if tokens[i][:1] == _ROW:
            every |= frozenset(w.replace("_", " ") for w in tokens[i][1:].split("/"))
            i += 1
        elif body and not territories:
            stem += tokens[i : i + 2]
            territories.append((body, []))
            i += 2
        elif word := territory_at(tokens, i):
            territories.append((word, []))
            i += len(word.split())
        else:
            (territories[-1][1] if territories else stem).append(tokens[i])
            i += 1
    return Form(" ".join(stem), tuple((word, " ".join(place)) for word, place in territories), every)


def rank_of(name: str) -> tuple[str, str]:
    """The rank a position begins with, and the rest: `phó bí thư đảng ủy` → (`phó bí thư`, `đảng ủy`)."""
    bare = name
    while bare.split(" ", 1)[0] in words.PLURALS and " " in bare:
        bare = bare.split(" ", 1)[1]
    for rank in words.RANKS:
        if bare == rank or bare.startswith(rank + " "):
            return rank, bare[len(rank) :].strip()
    return "", name


def parts_of(name: str) -> list[str]:
    """The pieces of a row of names, with the joining words between them: `[a, ',', b, 'và', c]`."""
    pieces: list[list[str]] = [[]]
    joints: list[str] = []
    for token in name.split():
        if token in (",", "và"):
            joints.append(token)
            pieces.append([])
        else:
            pieces[-1].append(token)
    result = [" ".join(pieces[0])]
    for joint, piece in zip(joints, pieces[1:], strict=True):
        result += [joint, " ".join(piece)]
    return result
