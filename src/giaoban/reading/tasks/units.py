"""Units named in a sentence or a heading: where a name begins, where it ends, and how a row of names divides."""

from __future__ import annotations

from giaoban.reading.lexicon import units as lexicon
from giaoban.reading.lexicon import verbs
from giaoban.reading.tasks.words import Words, all_unaccented

Range = tuple[int, int]

_HEAD_PHRASES = all_unaccented(lexicon.HEAD_PHRASES)
_NOT_HEADS = all_unaccented(lexicon.NOT_HEADS)
_POSITIONS = all_unaccented(lexicon.POSITIONS)
_PARTY_BODIES = all_unaccented(lexicon.PARTY_BODIES)
_ACTIONS = all_unaccented(verbs.ACTIONS)
_FIRST_OF_ACTIONS = frozenset(a.split(" ")[0] for a in _ACTIONS)
_ADVERBS = all_unaccented(verbs.ADVERBS)
_NAMES_A_BODY = all_unaccented(lexicon.NAMES_A_BODY)
_DESCRIBED = all_unaccented(lexicon.DESCRIBED)
_DESCRIBES = all_unaccented(lexicon.DESCRIBES)
_SHORT_CLAUSES = all_unaccented(lexicon.SHORT_CLAUSES)
_LONGEST_NAME = 45
_LONGEST_REST = 8
_LONGEST_PERSON = 5


def is_action(words: Words, i: int) -> bool:
    """Does a verb of the lexicon stand at word `i`?"""
    if i >= words.count:
        return False
    if words.bare[i] in _FIRST_OF_ACTIONS and words.pair(i) in _ACTIONS and _are_one_phrase(words, i):
        return not _is_noun(words, i)
    if words.raw[i] in verbs.OPENING_ACTIONS:
        return not words.is_lower(i)
    return words.raw[i] in verbs.SHORT_ACTIONS and not (i and words.raw[i - 1] in verbs.MAKES_A_NOUN)


def _are_one_phrase(words: Words, i: int) -> bool:
    """Neither `hành chính công: bố trí` nor `công Bố Trạch` announces anything."""
    return words.full[i][-1:] not in ":;," and not (words.is_lower(i) and words.full[i + 1][:1].isupper())


def _is_noun(words: Words, i: int) -> bool:
    """`các tổ chức`, `tổ chức, cá nhân`: a body, not the verb."""
    if words.bare[i] != "to" or i + 1 >= words.count:
        return False
    if words.raw[i + 2 : i + 3] == ["đảng"] or words.raw[i + 2 : i + 4] in (["chính", "trị"], ["cơ", "sở"]):
        return True
    return words.full[i + 1].endswith(",") or (i > 0 and words.raw[i - 1] in ("các", "những", "mỗi", "và"))


def is_adverb(words: Words, i: int) -> bool:
    """Does a word stand at `i` that may come before the verb of an order?"""
    return i < words.count and (words.pair(i) in _ADVERBS or words.raw[i] in verbs.ADVERBS)


def names_a_unit(words: Words, i: int) -> bool:
    """Does the name of a unit, or of people who act for it, begin at word `i`?"""
    if i >= words.count:
        return False
    raw = words.raw[i]
    if raw in lexicon.DETERMINERS:
        return _determines(words, i)
    if raw == "100%":
        return i + 1 < words.count and (names_a_unit(words, i + 1) or words.raw[i + 1] in lexicon.GENERIC)
    pair = words.pair(i)
    if pair in _NOT_HEADS or not raw or _opens_with_a_verb(words, i) or (pair == "thanh tra" and words.is_lower(i)):
        return False
    if pair == "luc luong":
        return i + 2 < words.count and words.raw[i + 2] in lexicon.FORCES
    return raw in lexicon.HEADS or pair in _HEAD_PHRASES


def _opens_with_a_verb(words: Words, i: int) -> bool:
    """`Lãnh đạo phát triển tổ chức đảng`: to lead, not those who do."""
    if words.pair(i) != "lanh dao" or words.is_lower(i):
        return False
    after = i + 2
    names = after < words.count and (names_a_unit(words, after) or words.raw[after] in lexicon.TERRITORIES or not words.is_lower(after))
    return words.full[i + 1].endswith(",") or not names


def _determines(words: Words, i: int) -> bool:
    j = i + 1
    while j < words.count and words.raw[j] in ("cả", "thể", "các", "những"):
        j += 1
    if j >= words.count or words.full[j - 1][-1:] in ",.;:":
        return False
    pair = words.pair(j)
    if pair == "to chuc":
        return True
    return pair not in _NOT_HEADS and (words.raw[j] in lexicon.GENERIC or pair in _HEAD_PHRASES)


def name_end(words: Words, i: int) -> int:
    """The index after the last word of the name, or row of names, that begins at word `i`."""
    j = i
    while j + 1 < words.count and words.raw[j] in lexicon.DETERMINERS:
        j += 1
    j += 2 if words.pair(j) in _HEAD_PHRASES else 1
    last = min(words.count, i + _LONGEST_NAME)
    in_clause = False
    while j < last:
        if words.raw[j] == "có" and words.raw[i] in lexicon.DETERMINERS and words.pair(j) not in _SHORT_CLAUSES:
            in_clause = not _ends_before(words, j, i)
        elif in_clause and words.raw[j] in lexicon.IN_A_CLAUSE and words.full[j].isalpha():
            j += 2
            continue
        before = words.full[j - 1][-1:]
        if before in ":." or (before == ";" and not _begins_another(words, j)) or (before == "," and not _goes_on(words, j)):
            break
        if words.full[j][:1] == "(" or before == ")" or _ends_before(words, j, i):
            break
        j += 1
    while j > i + 1 and words.raw[j - 1] in ("và", "-", "hoặc", ""):
        j -= 1
    return j


def _ends_before(words: Words, j: int, begin: int) -> bool:
    raw = words.raw[j]
    if raw in lexicon.ENDS_A_NAME:
        return (raw != "sau" or words.is_lower(j)) and not _names_a_body(words, j - 1, begin)
    if raw == "có":
        return j + 1 < words.count and words.raw[j + 1] in lexicon.DUTIES
    if raw == "trong":
        return j + 1 < words.count and words.raw[j + 1] not in lexicon.PLACES
    if raw == "và":
        return words.is_lower(j) and is_action(words, j + 1) and words.is_lower(j + 1)
    if not words.is_lower(j):
        return False
    if words.pair(j) in _ADVERBS and words.pair(j) not in _NAMES_A_BODY:
        return True
    return is_action(words, j) and not _names_a_body(words, j, begin)


def _names_a_body(words: Words, j: int, begin: int) -> bool:
    """`Tổ xây dựng kế hoạch`, `Ban chỉ đạo`, `các đoàn kiểm tra`: the verb says what body it is."""
    if words.pair(j) in _DESCRIBES and j - 2 >= begin and words.pair(j - 2) in _DESCRIBED:
        return True
    if words.raw[j - 1] == "ban" and words.pair(j) == "xay dung" and words.raw[j + 2 : j + 3] == ["đảng"]:
        return True
    if words.raw[j - 1] not in lexicon.NAMED_BY_WORK or words.pair(j) not in _NAMES_A_BODY:
        return False
    if j - 2 >= begin and words.raw[j - 2] in lexicon.ENDS_A_COMPOUND:
        return False
    plural = j - 2 >= begin and words.raw[j - 2] in ("các", "những", "mỗi")
    return not plural or words.bare[j] in ("kiem", "giam", "thanh")


def _goes_on(words: Words, j: int) -> bool:
    """After a comma: does the list of names, or the name itself, go on?"""
    if is_action(words, j) and words.is_lower(j):
        return False
    if words.pair(j) == "to chuc" or names_a_unit(words, j):
        return True
    return words.raw[j] in lexicon.ENUMERATED or words.full[j][:1].isupper()


def _begins_another(words: Words, j: int) -> bool:
    """Does a unit of its own begin here, inside a row of names?"""
    if not names_a_unit(words, j):
        return False
    if words.raw[j] in lexicon.DETERMINERS:
        return True
    named = not words.is_lower(j) and words.raw[j] not in lexicon.TERRITORIES
    return named or words.pair(j) in _PARTY_BODIES or words.full[j].isupper()


def divide_names(words: Words, i: int, end: int) -> list[Range]:
    """The units of the row of names `words[i:end]`, as ranges of the flow."""
    cuts = [i]
    for j in range(i + 1, end):
        if words.raw[j] == "và":
            continue
        after_and = words.raw[j - 1] == "và"
        if not after_and and words.full[j - 1][-1:] not in ",;":
            continue
        if after_and and words.pair(cuts[-1]) == "van phong" and words.raw[j] in lexicon.SERVED_TOGETHER:
            continue
        if not after_and and words.pair(j) in _POSITIONS and _is_a_person(words, cuts[-1], j):
            continue
        shares_its_determiner = after_and and words.is_lower(j) and words.raw[j] not in lexicon.DETERMINERS
        if _begins_another(words, j) and not shares_its_determiner and not _is_short_member(words, j, end):
            cuts.append(j)
    return [_trimmed(words, a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]


def _is_a_person(words: Words, i: int, end: int) -> bool:
    """`đồng chí Lê Văn Hòa, Bí thư`: one person, by name and position."""
    if words.raw[i] in lexicon.PERSONS:
        i += 2 if words.raw[i] == "đồng" else 1
    elif names_a_unit(words, i):
        return False
    return 2 <= end - i <= _LONGEST_PERSON and not any(words.is_lower(k) for k in range(i, end))


def _is_short_member(words: Words, j: int, end: int) -> bool:
    """`các cơ sở Đoàn, Hội, Đội`: one syllable goes on with the description before it."""
    alone = j + 1 == end or words.full[j][-1:] in ",;" or words.raw[j + 1] == "và"
    return alone and words.raw[j] in lexicon.HEADS and not words.full[j].rstrip(",;").isupper()


def _trimmed(words: Words, a: int, b: int) -> Range:
    while b > a + 1 and words.raw[a] == words.raw[a + 1]:
        a += 1
    while b > a + 1 and words.raw[b - 1] in ("và", ""):
        b -= 1
    start, stop = words.start(a), words.end(b - 1)
    while stop > start + 1 and words.text[stop - 1] in ",;:. ":
        stop -= 1
    return start, stop


def unit_heading(words: Words) -> list[Range]:
    """The units that a heading names and nothing else: `1. Các đơn vị:`, `Điều 7. Công an tỉnh`, `Trách nhiệm của Văn phòng`."""
    i = 0
    for lead_in in (("trach", "nhiem", "cua"), ("doi", "voi"), ("nhiem", "vu", "cua"), ("rieng",), ("de", "nghi"), ("giao",)):
        if tuple(words.bare[: len(lead_in)]) == lead_in:
            i = len(lead_in)
            break
    if i >= words.count or not names_a_unit(words, i):
        return []
    end = name_end(words, i)
    if end < words.count and words.full[end][:1] == "(" and words.full[-1].rstrip(":.").endswith(")"):
        return divide_names(words, i, end)
    if end == words.count:
        return divide_names(words, i, end)
    plain = words.full[-1][-1:] not in ".;" and not any(is_adverb(words, k) for k in range(end, words.count))
    if plain and words.full[i][:1].isupper() and words.count - end <= _LONGEST_REST:
        return divide_names(words, i, words.count)
    return []
