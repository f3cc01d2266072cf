"""Who gives, who receives: names of units, positions, `đ/c Hòa`, `anh Bình`, as the directory knows them. Nobody is guessed."""

from __future__ import annotations

from typing import NamedTuple

from giaoban.office.directory.matching import Match, Unknown
from giaoban.office.work.quick import words as said
from giaoban.office.work.quick.model import Known, Someone, Who
from giaoban.reading.tasks.units import name_end, names_a_unit
from giaoban.reading.tasks.words import Words, unaccented

_LONGEST = 14
_MOST_CHOICES = 6


class Named(NamedTuple):
    """Somebody named from one word of the line up to another."""

    end: int
    who: Who


def words_of(line: str) -> Words:
    """The line as words."""
    return Words(line, 0, len(line))


def text_of(words: Words, start: int, end: int) -> str:
    """The words of the line from one up to another, as written."""
    return " ".join(words.full[start:end]).strip(" ,:;.()-")


def named_at(words: Words, start: int, known: Known) -> Named | None:
    """The unit or the person that is named at a word: the longest name that is known, else the one a reader of papers sees."""
    for end in range(min(words.count, start + _LONGEST), start, -1):
        if any(word[-1:] in ",;:" for word in words.full[start : end - 1]):
            continue
        who = receiver(text_of(words, start, end), known)
        if who is not None and who.is_sure:
            return Named(end, who)
    honoured = _honoured_at(words, start, known)
    if honoured is not None:
        return honoured
    if names_a_unit(words, start):
        end = name_end(words, start)
        return Named(end, _unknown(text_of(words, start, end), known))
    return None


def _honoured_at(words: Words, start: int, known: Known) -> Named | None:
    """`anh Bình`, `đ/c Cường`: a word of address and the name behind it."""
    lengths = [len(title.split()) for title in said.COMRADES if text_of(words, start, words.count).casefold().startswith(title + " ")]
    if not lengths:
        return None
    first = start + max(lengths)
    end = first
    while end < words.count and words.full[end][:1].isupper() and end - first < 5:
        end += 1
        if words.full[end - 1][-1:] in ",;:":
            break
    if end == first:
        return None
    return Named(end, giver(text_of(words, start, end), known))


def receiver(text: str, known: Known) -> Who | None:
    """Who is meant by a name: organs, or a person; of a position the organ that it is held in. None where it is no name at all.

    For an organ that has ended stands who carries on its work.
    """
    who = _called(text, known)
    return _carried_on(who, known) if who is not None else None


def _carried_on(who: Who, known: Known) -> Who:
    named = who.organs or who.organ_choices
    if not any(organ in known.heirs for organ in named):
        return who
    standing = [known.heirs.get(organ, (organ,)) for organ in named]
    organs = tuple(dict.fromkeys(organ for some in standing for organ in some))
    if who.organs and all(len(some) == 1 for some in standing):
        return Who(who.written, organs, why="đơn vị kế thừa")
    return Who(who.written, organ_choices=organs[:_MOST_CHOICES], why="đơn vị này đã kết thúc hoạt động")


def _called(text: str, known: Known) -> Who | None:
    match = known.matcher.match(text)
    if isinstance(match, Match) and match.sure and match.organs:
        return Who(text, match.organs, why=_by_position(match, known))
    if isinstance(match, Match) and match.sure and len(match.people) == 1 and known.is_here(match.people[0]):
        return Who(text, person=match.people[0], why="theo họ tên")
    if text.isascii():
        found = {organ for name, organ in known.organs if unaccented(name) == text.lower()}
        if len(found) == 1:
            return Who(text, tuple(found), why="gõ không dấu")
        if len(found) > 1:
            return Who(text, organ_choices=tuple(sorted(found)), why="nhiều đơn vị có tên như vậy")
    return None


def _by_position(match: Match, known: Known) -> str:
    names = [one.name for one in known.people if one.pk in match.people]
    return f"đơn vị của đ/c {', '.join(names)}" if names else ""


def _unknown(text: str, known: Known) -> Who:
    match = known.matcher.match(text)
    if isinstance(match, Match):
        return _carried_on(Who(text, organ_choices=match.organs[:_MOST_CHOICES], why="chưa chắc là đơn vị này"), known)
    why = {"several": "nhiều đơn vị có thể", "elsewhere": "không phải đơn vị của xã"}.get(match.why, "chưa có trong danh mục")
    return Who(text, organ_choices=_few(match), why=why)


def _few(match: Unknown) -> tuple[int, ...]:
    return match.candidates[:_MOST_CHOICES]


def giver(text: str, known: Known) -> Who:
    """Whose order it is: a leader by position, by name, by given name; several are asked about."""
    match = known.matcher.match(text)
    if isinstance(match, Match) and match.sure and len(match.people) == 1 and known.is_here(match.people[0]):
        return Who(text, person=match.people[0], why="theo chức danh, họ tên")
    position, name = _taken_apart(text)
    found = [one for one in known.people if _fits(one, position, name)] if position or name else []
    leaders = [one for one in found if one.leads]
    found = leaders or found
    if len(found) == 1:
        return Who(text, person=found[0].pk, why=_how(found[0], position))
    return Who(text, person_choices=tuple(one.pk for one in found[:_MOST_CHOICES]), why="nhiều người có thể" if found else "chưa rõ là ai")


def _how(one: Someone, position: str) -> str:
    return f"{one.titles[0]}" if position and one.titles else "theo tên gọi"


def _taken_apart(text: str) -> tuple[str, str]:
    """`đ/c BT Hòa` → `bí thư`, `hòa`: the position and the name, each may be empty."""
    plain = text.isascii()
    rest = text.casefold().strip(" ,:.")
    for comrade in (_spelt(one, plain) for one in sorted(said.COMRADES, key=len, reverse=True)):
        if rest.startswith(comrade + " "):
            rest = rest[len(comrade) + 1 :]
            break
    for short, full in said.POSITIONS.items():
        if rest == short or rest.startswith(short + " "):
            rest = f"{_spelt(full, plain)} {rest[len(short) :].strip()}".strip()
            break
    for rank in sorted(_RANKS, key=len, reverse=True):
        title = _spelt(rank, plain)
        if rest == title or rest.startswith(title + " "):
            return _behind(rest, title, plain)
    return "", rest


def _spelt(text: str, plain: bool) -> str:
    """In small letters, without accents where the line has none."""
    return unaccented(text) if plain else text.casefold()


_RANKS = (
    "phó bí thư thường trực", "phó bí thư", "bí thư", "phó chủ tịch", "chủ tịch", "chánh văn phòng", "phó chánh văn phòng", "trưởng ban",
    "trưởng phòng", "trưởng công an",
)  # fmt: skip
_OF = ("đảng ủy", "ủy ban nhân dân xã", "ubnd xã", "ubnd", "xã", "hđnd xã", "hđnd", "mttq", "thường trực")


def _behind(rest: str, title: str, plain: bool) -> tuple[str, str]:
    """What stands behind a rank: of which body it is, and a name."""
    name = rest[len(title) :].strip()
    for body in (_spelt(body, plain) for body in _OF):
        if name == body or name.startswith(body + " "):
            return f"{title} {body}", name[len(body) :].strip()
    return title, name


def _fits(one: Someone, position: str, name: str) -> bool:
    plain = name.isascii() and position.isascii()
    by_name = not name or f" {_spelt(one.name, False)}".endswith(" " + name) or f" {_spelt(one.name, plain)}".endswith(" " + name)
    return by_name and (not position or any(_begins(_spelt(title, plain), position) for title in one.titles))


def _begins(title: str, position: str) -> bool:
    return any(part.strip().startswith(position) for part in title.split(","))
