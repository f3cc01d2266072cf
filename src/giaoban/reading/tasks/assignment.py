"""Who is told to do what in one sentence: the units that lead, those that support, and the words that order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from giaoban.reading.lexicon import units, verbs
from giaoban.reading.tasks.units import Range, divide_names, is_action, is_adverb, name_end, names_a_unit
from giaoban.reading.tasks.words import Words, all_unaccented

_OPENERS = all_unaccented(verbs.OPENERS)
_DIRECTIVES = all_unaccented(verbs.DIRECTIVES)
_FIRST_OF_DIRECTIVES = frozenset(d.split(" ")[0] for d in _DIRECTIVES) | all_unaccented(verbs.SHORT_DIRECTIVES)
_LABELS = all_unaccented(verbs.LABELS)
_GROUNDS = all_unaccented(verbs.GROUNDS)
_OBJECTS = all_unaccented(verbs.OBJECTS_FIRST)
_CARRIES_OUT = all_unaccented(verbs.CARRIES_OUT)
_OVERSEES = all_unaccented(verbs.OVERSEES)
_MUST_BE = all_unaccented(verbs.MUST_BE)
_UNDERLINES = all_unaccented(verbs.UNDERLINES)
_ANNOUNCED = all_unaccented(verbs.ANNOUNCED)
_TENSES = ("đã", "đang", "sẽ", "chưa", "vẫn")
_REACH = 90

Form = Literal["directive", "named", "bare"]


@dataclass(slots=True)
class Assignment:
    """How a sentence orders: a unit is asked (`directive`), a unit stands as subject (`named`), or a verb stands alone (`bare`).

    `predicate` is the word that what is to be done begins with; `asked_at` the word of the request, if there is one. `announced`
    is what a unit says it will do: an order in a plan of its own, news elsewhere.
    """

    form: Form
    predicate: int
    leads: list[Range] = field(default_factory=list)
    supports: list[Range] = field(default_factory=list)
    asked_at: int = -1
    firm: bool = False
    announced: bool = False


def read_assignment(words: Words) -> Assignment | None:
    """What the sentence assigns to whom, or nothing."""
    i = _after_label(words)
    at_once = _colon(words, i) or _at_once(words, i)
    found = at_once or _asked(words) or _on_condition(words) or _submits(words) or _underlined(words, i) or _must_be(words, i)
    found = found or _later_subject(words, i) or _subject(words, i) or _verb_first(words, i)
    if found is not None:
        found.supports = _supports(words, found.predicate)
        if not found.leads:
            found.leads, supports = _bracketed(words)
            found.leads = found.leads or _charged(words)
            found.supports = found.supports or supports
    return found


def _after_label(words: Words) -> int:
    """The index after `Lưu ý:`, `Đồng thời,`, `Đối với`."""
    i = 0
    while i + 2 < words.count and words.pair(i) in _LABELS:
        if words.full[i + 1][-1:] not in ",:" and words.bare[i] not in ("dong", "doi", "ngoai"):
            break
        i += 2
    if words.bare[i] == "rieng":
        i += 1
    return i


def _colon(words: Words, i: int) -> Assignment | None:
    """`Văn phòng: chuẩn bị ...`; a day before the colon is no name."""
    if ":" not in words.passage:
        return None
    end = min(words.count, i + 26)
    at = next((k for k in range(i, end) if words.full[k].endswith(":")), None)
    if at is None or at + 1 >= words.count:
        return None
    if names_a_unit(words, i) and at + 1 - name_end(words, i) <= 5 and not verbs.IN_A_CLAUSE.intersection(words.raw[i : at + 1]):
        if any(_acts(words, k) for k in range(at + 1, min(words.count, at + 30))):
            name = name_end(words, i)
            told = name <= at and is_action(words, name)
            return Assignment("named", at + 1, divide_names(words, i, name if told else at + 1), firm=True)
        return None
    if words.bare[i] in ("ngay", "tu", "sang", "chieu", "truoc") and any(w[:1].isdigit() for w in words.raw[i + 1 : i + 3]):
        return _subject(words, at + 1) or _bare(words, at + 1)
    if words.bare[i] == "neu" and words.raw[i + 1] not in verbs.NO_CONDITION:
        found = _subject(words, at + 1) or _bare(words, at + 1)
        return found and Assignment("named", found.predicate, found.leads, firm=True)
    return None


def _acts(words: Words, k: int) -> bool:
    """A verb or its adverb; `Lãnh đạo` and `Quản lý` after a colon are people."""
    return (is_action(words, k) or is_adverb(words, k)) and words.bare[k] not in ("lanh", "quan", "ke")


def _asked(words: Words) -> Assignment | None:
    """`Đề nghị các đơn vị ...`, `Giao Văn phòng ...`, `Giám đốc Sở yêu cầu thủ trưởng các đơn vị ...`."""
    if _FIRST_OF_DIRECTIVES.isdisjoint(words.bare):
        return None
    for k in range(min(words.count, _REACH)):
        if words.bare[k] not in _FIRST_OF_DIRECTIVES:
            continue
        if words.pair(k) in _DIRECTIVES:
            name = k + 2
        elif words.raw[k] in verbs.SHORT_DIRECTIVES:
            name = k + 1
        else:
            continue
        if (
            (words.raw[0] == "nếu" and words.raw[1] in verbs.NO_CONDITION)
            or (words.pair(k) == "giao ban" and words.is_lower(k + 1))
            or (k and words.raw[k - 1] in verbs.BEFORE_A_NOUN)
        ):
            continue
        while name < words.count and words.raw[name] in ("cho", "nhiệm", "vụ") and words.full[name].isalpha():
            name += 1
        if "đã" in words.raw[max(0, k - 12) : k]:
            continue
        if words.full[name - 1][-1:] in ",.;:" or not names_a_unit(words, name):
            continue
        end = name_end(words, name)
        if end < words.count or words.full[end - 1][-1:] == ":":
            return Assignment("directive", end, divide_names(words, name, end), asked_at=k, firm=True)
    return None


def _at_once(words: Words, i: int) -> Assignment | None:
    """The unit, or the verb, that the sentence begins with, unless what it does is to ask another."""
    found = _subject(words, i)
    if found is None and is_action(words, i) and not _opens_a_clause(words, i):
        found = _bare(words, i)
    return None if found is not None and _asks(words, found.predicate) else found


def _asks(words: Words, k: int) -> bool:
    return words.pair(k) in _DIRECTIVES or words.raw[k] in verbs.SHORT_DIRECTIVES


def _subject(words: Words, i: int) -> Assignment | None:
    """`Các đơn vị gửi ...`: the unit is the subject and a verb in the imperative follows."""
    if not names_a_unit(words, i):
        return None
    end = name_end(words, i)
    found = _named(words, i, end)
    if i and end < words.count and "có" in words.raw[i:end] and not (found and found.firm):
        for k in range(end + 1, min(words.count, end + 20)):
            if words.full[k - 1].endswith(",") and is_action(words, k):
                return Assignment("named", k, divide_names(words, i, k), firm=True)
    return found


def _named(words: Words, i: int, end: int) -> Assignment | None:
    if words.raw[end : end + 1] == ["sẽ"] and words.pair(end + 1) in _ANNOUNCED:
        return Assignment("named", end, divide_names(words, i, end), announced=True)
    predicate = _predicate(words, end)
    if predicate is None:
        return None
    between = words.raw[end : predicate + 1]
    firm = any(w in ("phải", "cần", "trách", "khẩn", "nghiêm", "chủ", "căn") for w in between)
    return Assignment("named", end, divide_names(words, i, end), firm=firm)


def _predicate(words: Words, end: int) -> int | None:
    """The word with which what is to be done begins, looked for a few adverbs on; nothing where the sentence only tells."""
    if end < words.count and words.pair(end) in _GROUNDS:
        return end
    k = end
    while k < words.count and k < end + 8:
        if words.raw[k] in verbs.NARRATING:
            return None
        if is_action(words, k):
            return k
        if not is_adverb(words, k) and k > end + 1:
            return None
        k += 2 if is_adverb(words, k) and words.raw[k] not in ("phải", "cần", "sớm", "ngay", "nên", "tự") else 1
    return None


def _later_subject(words: Words, i: int) -> Assignment | None:
    """`Kết thúc đợt cao điểm các đơn vị báo cáo ...`, `Để ..., Văn phòng chuẩn bị ...`, `Căn cứ ..., xây dựng ...`."""
    if not _opens_a_clause(words, i):
        return None
    if words.pair(i) in _OBJECTS:
        return _object_first(words, i)
    clause, k = -1, i + 1
    while k < min(words.count, _REACH):
        after_comma = words.full[k - 1][-1:] in ",:"
        if clause < 0 and (after_comma or words.raw[k] in ("cần", "phải")) and _bare(words, k) and not names_a_unit(words, k):
            clause = k
            if not after_comma and is_action(words, k + 1):
                break
        if _may_be_subject(words, k):
            end = name_end(words, k)
            attached = not after_comma and _is_attached(words, k, end)
            found = None if attached else _named(words, k, end)
            if found is not None or (not attached and end < words.count and words.raw[end] in _TENSES):
                return found
            if attached and clause < 0 and is_adverb(words, end) and _bare(words, end):
                clause = end
            k = max(k, end - 1)
        k += 1
    return Assignment("bare", clause) if clause > 0 else None


def _is_attached(words: Words, k: int, end: int) -> bool:
    """Does the unit belong to the words before it, so that it is not the one who is to act?"""
    if words.raw[k - 1] == "của":
        return end >= words.count or words.raw[end] not in ("gửi", "nộp")
    return words.raw[k - 1] in verbs.ATTACHES


def _object_first(words: Words, i: int) -> Assignment | None:
    """`Báo cáo của các đơn vị gửi về Văn phòng`, `Danh sách gửi về ...`: what is to be sent stands first."""
    sent = next((k for k in range(i + 2, min(words.count, _REACH)) if words.raw[k] in ("gửi", "nộp", "gởi")), None)
    if sent is None:
        return None
    for k in range(i + 2, sent):
        if words.raw[k - 1] == "của" and names_a_unit(words, k) and name_end(words, k) == sent:
            return Assignment("named", sent, divide_names(words, k, sent), firm=True)
    return None if words.pair(i) == "ke hoach" else Assignment("named", sent, firm=True)


def _on_condition(words: Words) -> Assignment | None:
    """`Nếu đơn vị nào còn thiếu máy thì lập danh sách, đề nghị gửi về ...`: those who meet the condition are asked."""
    if words.raw[0] != "nếu" or words.raw[1:2] == [] or words.raw[1] in verbs.NO_CONDITION or not names_a_unit(words, 1):
        return None
    for k in range(2, min(words.count, _REACH) - 2):
        if words.full[k - 1].endswith(",") and words.pair(k) in _DIRECTIVES and is_action(words, k + 2):
            return Assignment("directive", k + 2, divide_names(words, 1, name_end(words, 1)), asked_at=k, firm=True)
    return None


def _underlined(words: Words, i: int) -> Assignment | None:
    """`Đặc biệt cần lưu ý ...`: what those who were told to act are not to forget."""
    k = i + 2 if words.pair(i) == "dac biet" else i
    if k + 2 >= words.count or words.raw[k] not in ("cần", "phải") or words.pair(k + 1) not in _UNDERLINES:
        return None
    return Assignment("directive", k, firm=True)


def _must_be(words: Words, i: int) -> Assignment | None:
    """`Những nội dung trên phải được ghi vào sổ`: what must be done stands behind the thing it is done to."""
    if words.pair(i) not in _MUST_BE or "phải" not in words.raw:
        return None
    must = words.raw.index("phải")
    if must + 1 >= words.count or words.bare[must + 1] != "duoc":
        return None
    return Assignment("directive", must, firm=True)


def _submits(words: Words) -> Assignment | None:
    """`... thống nhất ... để Hiệu trưởng trình Hội đồng xem xét`: what a meeting agreed gives someone a paper to submit."""
    if "trình" not in words.raw:
        return None
    for k in range(1, min(words.count, _REACH) - 1):
        if words.raw[k] == "để" and _may_be_subject(words, k + 1):
            end = name_end(words, k + 1)
            if end < words.count and words.raw[end] == "trình":
                return Assignment("directive", end, divide_names(words, k + 1, end), firm=True)
    return None


def _opens_a_clause(words: Words, i: int) -> bool:
    if words.pair(i) == "thuc hien":
        return i + 2 < words.count and (words.raw[i + 2] in verbs.CITED)
    return words.pair(i) in _OPENERS or words.raw[i] in verbs.OPENERS


def _may_be_subject(words: Words, k: int) -> bool:
    """Inside a sentence a lone small syllable (`vụ`, `phòng`) is hardly ever a unit; a row with `các`, a name or a phrase may be."""
    if not names_a_unit(words, k):
        return False
    return words.raw[k] in units.DETERMINERS or not words.is_lower(k) or words.raw[k] not in units.HEADS


def _verb_first(words: Words, i: int) -> Assignment | None:
    """`Báo cáo kết quả ...`; of `Báo cáo của các thôn ...` the first word is a thing."""
    of_someone = words.pair(i) in _OBJECTS and words.raw[i + 2 : i + 3] == ["của"]
    return None if of_someone else _bare(words, i)


def _bare(words: Words, i: int) -> Assignment | None:
    """`Rà soát ...`: the verb stands first."""
    if i >= words.count:
        return None
    if is_action(words, i) or (words.raw[i] == "là" and not words.is_lower(i)):
        return Assignment("bare", i)
    if is_adverb(words, i) and any(is_action(words, k) for k in range(i + 1, min(words.count, i + 6))):
        return Assignment("bare", i)
    return None


def _supports(words: Words, start: int) -> list[Range]:
    """The units after `phối hợp với`."""
    if "hop" not in words.bare:
        return []
    for k in range(start, min(words.count - 1, start + _REACH)):
        bare = words.bare[k]
        if bare not in ("phoi", "ket") or words.bare[k + 1] != "hop" or (k and words.raw[k - 1] == "ký"):
            continue
        name = k + 2
        while name < words.count and words.raw[name] in ("chặt", "chẽ", "với", "cùng", "và", "tốt"):
            name += 1
        if name < words.count and words.full[name - 1][-1:] not in ",.;:" and _names_a_partner(words, name):
            return divide_names(words, name, name_end(words, name))
    return []


def _names_a_partner(words: Words, i: int) -> bool:
    return names_a_unit(words, i) and not (is_action(words, i) and words.is_lower(i))


def _bracketed(words: Words) -> tuple[list[Range], list[Range]]:
    """Who leads and who supports by the brackets at the end: `(Văn phòng chủ trì, các thôn phối hợp)`, `(đ/c Bí thư chỉ đạo)`."""
    last = words.full[-1]
    if ")" not in last or not last.rstrip(".;/").endswith(")"):
        return [], []
    opening = next((k for k in range(words.count - 1, max(-1, words.count - 40), -1) if words.full[k][:1] == "("), None)
    if opening is None:
        return [], []
    return _roles(words, opening)


def read_roles(words: Words) -> tuple[list[Range], list[Range]]:
    """Who leads and who supports by a sentence that says nothing else: `Phòng Kinh tế chủ trì; các thôn phối hợp; trong quý III.`"""
    if not words.count or not names_a_unit(words, 0):
        return [], []
    end = name_end(words, 0)
    alone = end + 1 < words.count and words.pair(end) in _CARRIES_OUT and words.full[end + 1][-1:] in ",;."
    return _roles(words, 0) if alone else ([], [])


def _roles(words: Words, opening: int) -> tuple[list[Range], list[Range]]:
    roles: dict[str, list[Range]] = {"leads": [], "oversees": [], "supports": []}
    for i in range(opening, words.count):
        if i > opening and words.full[i - 1][-1:] not in ",;":
            continue
        name = i + 1 if words.raw[i] in ("giao", "do") else i
        if not names_a_unit(words, name):
            continue
        end = name_end(words, name)
        pair = words.pair(end) if end < words.count else ""
        role = "leads" if pair in _CARRIES_OUT else "oversees" if pair in _OVERSEES else "supports" if pair == "phoi hop" else ""
        if role:
            roles[role] += [(s + (words.text[s] == "("), e) for s, e in divide_names(words, name, end)]
    return roles["leads"] or roles["oversees"], roles["supports"]


def _charged(words: Words) -> list[Range]:
    """`Sơ kết sáu tháng do Văn phòng chủ trì, ...`: who leads stands behind the work."""
    if "do" not in words.raw:
        return []
    for k in range(1, min(words.count, _REACH) - 2):
        if words.raw[k] == "do" and names_a_unit(words, k + 1):
            end = name_end(words, k + 1)
            if end < words.count and words.pair(end) == "chu tri":
                return divide_names(words, k + 1, end)
    return []
