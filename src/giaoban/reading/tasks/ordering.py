"""Does a sentence order something where it stands? And does it open a list that others stand in?"""

from __future__ import annotations

import re

from giaoban.reading.context import Paper
from giaoban.reading.dates import date_at
from giaoban.reading.lexicon import verbs
from giaoban.reading.sentences import split_sentences
from giaoban.reading.tasks.assignment import Assignment, read_assignment
from giaoban.reading.tasks.deadlines import Years, find_deadline
from giaoban.reading.tasks.headings import Ground
from giaoban.reading.tasks.units import is_action, is_adverb, name_end, names_a_unit
from giaoban.reading.tasks.words import Wording, Words, all_unaccented, unaccented

_ENACTED = all_unaccented(verbs.ENACTED)
_OWN_ACTS = all_unaccented(verbs.OWN_ACTS)
_FORMULAS = tuple(unaccented(formula).replace(",", "") for formula in verbs.FORMULAS)
_FIRST_OF_FORMULAS = frozenset(formula.split(" ")[0] for formula in _FORMULAS)
_LONGEST_OPENING = 7
_CLOSING_WORDS = all_unaccented(verbs.CLOSING_WORDS)
# `Gửi`, `nộp`, `báo cáo`, `đăng ký`, `hoàn thành`, `trình`, `xong` by a rare letter of each, which the engine skips to.
_SENDS = re.compile(
    r"[ửộáăàìx](?:(?<=gử)i|(?<=nộ)p|(?<=bá)o cáo|(?<=đă)ng k[ýí]|(?<=hoà)n (?:thành|tất|chỉnh|thiện)|(?<=trì)nh |(?<=x)ong)"
)
_TURNS_TO = re.compile(
    r"ngh[iịỉ]|yêu c|Yêu c|giao|Giao|phân công|Phân công|mời|Mời|phải|trách nhiệm|cần|khẩn|nghiêm|chủ |Chủ |căn cứ|Căn cứ|trình|:"
)
_ABOUT = re.compile(r"Về [^:.;\n]{3,80}: (?=\w)")
_ASKS_ALL_THE_SAME = re.compile(r"(?:\d,|;) (?:giao|đề nghị|yêu cầu) ")
_ON_A_DAY = re.compile(r"(?:(?:Sáng|Chiều|Tối) )?[Nn]gày (?=\d)")
# How one who decides gives an order inside a paper that otherwise rules or decides.
GIVES = ("Giao ", "Phân công ")
_CHARGED = re.compile(r" có (?:nhiệm vụ|trách nhiệm) \w")
_CHARGE_REACH = 160
# A time counted from the signing of this very paper is given for nothing but what the paper orders.
_FROM_SIGNING = re.compile(
    r"(?:Trong (?:vòng|thời hạn|thời gian)|Chậm nhất(?: là)?(?: trong| sau)?) \d{1,3}(?: ?\([^()]{1,15}\))? (?:giờ|ngày|tuần|tháng)"
    r"(?: làm việc)?,? (?:kể |tính )?từ (?:khi |ngày )?(?:(?:ký|ký ban hành|ban hành)(?=,| [^\W\d_])|nhận được(?= ))"
    r"(?P<own> [^\W\d_]+(?: [^\W\d_]+)? này)?, "
)
_WHO_READS_IT = re.compile(r"cá nhân|[Hh]ộ |công dân|[Nn]gười |[Nn]hân dân(?! (?:xã|phường|tỉnh|thành))")
# An office that answers a letter tells what it finds: `Phòng Tư pháp trả lời: việc ... là đúng`, `... trả lời như sau`.
_ANSWERS = re.compile(r" ?(?:xin |có ý kiến |thống nhất )?(?:trả lời|phúc đáp|giải đáp)(?!\w)")
_VERDICT = re.compile(
    r" là (?:hoàn toàn |chưa |không )?(?:đúng|sai|phù hợp|có cơ sở|có căn cứ|hợp lệ|hợp pháp|đầy đủ|chính xác)(?!\w)"
    r"[^,;:.]{0,60}[.;/]*\Z"
)
_PUTS_OFF = re.compile(r"[Hh]oãn(?!\w)|(?:dời|lùi|chuyển) [^.;\n]{0,60}?(?:sang|đến) ")
_JUDGED = ("Việc ", "Nội dung ", "Kiến nghị ", "Phản ánh ", "Ý kiến ", "Thời hạn ", "Số liệu ", "Hồ sơ ", "Yêu cầu của ", "Đề nghị của ")
_GOES_ON_BELOW = re.compile(r"(?:e?-?mail|địa chỉ|[Bb]i[êểe]u mẫu|mẫu sau|cách sau):\Z")
_LOOKS_BACK = re.compile(r"\b(?:tuy nhiên|đến nay|chưa báo cáo|đã ban hành)\b")
_SCRAPS = re.compile(
    r"""(?<=[.;:])(?:[ ,.;:'"`-]{0,12}"""
    r"""|(?=[^\n]*[^\w\s.,;:()"'/%-])[\W_]{0,30}(?:\w{1,3}[\W_]{1,6}){0,3}(?:\w{1,3})?"""
    r"""|[ ,.]{0,3}\w{1,2})\Z"""
)
_LONGEST_SCRAPS = 40
# Lead-ins of what is held or handed in rather than done: who takes part, where, what a report is to tell of.
_HELD = ("thanh phan", "dia diem", "doi tuong", "thoi gian", "kinh phi", "* thanh phan", "noi nhan", "ho so")
_CONTENTS = ("bao cao", "y kien", "danh gia", "gop y", "thong ke", "de cuong")
_HELD_FIRST = frozenset(cue.split(" ")[0] for cue in _HELD) | {"muc", "yeu", "hinh", "noi", "so"}
_LEADS_IN = ("de nghi", "yeu cau", "chi dao", "cong viec", "nhiem vu", "luu y", "giao")
_SESSION = ("thanh phan", "dia diem")
_DOUBTS = ("trong qua", "qua trinh", "neu co", "neu gap")
_SHORTEST_SENTENCE = 10
_FEWEST_WORDS = 4
_LONGEST_LABEL = 7
_LONGEST_FORMULA = 30
_LONGEST_ENACTED = 8
_LONGEST_EXECUTION = 8


class Ordering:
    """Judges the sentences of one paper.

    `last` is the last block of the stretch of body being read; `decides` holds while it is a decision's own articles, not its annexes.
    """

    def __init__(self, paper: Paper, wording: Wording) -> None:
        self.last = -1
        self.years = Years(paper.document)
        self.decides = paper.document.type == "QĐ"
        self._plans = paper.document.type == "KH"
        self._paper = paper
        self._text = paper.flow.text
        self._wording = wording

    def could_order(self, start: int, end: int, ground: Ground) -> bool:
        """May anything in this range be an order? Cheap; where nothing is ordered, only what is to be sent by a day may be."""
        if ground.mood == "reserved" and self.charges(start, end):
            return True
        return ground.mood in ("open", "addressed") or self._sends(start, end)

    def read_order(self, start: int, end: int, ground: Ground, i: int) -> Assignment | None:
        """What the sentence in block i orders, where it may order at all."""
        text = self._text
        start = self.first_letter(start, end)
        turns = self._may_turn_to_someone(start, end, ground, i) or self._is_due(start, end)
        if not turns or self._tells_of_a_past_day(start, end):
            return None
        start = self._after_label(start, end)
        words = self._wording.words(start, end)
        if (_opens_a_formula(words) and not _asks_after_all(words)) or _takes_effect(words) or self._is_own_act(words, i):
            return None
        found = read_assignment(words) or self._under_a_unit(words, ground, i)
        if found is None or words.count - found.predicate < 2 or self.warns(start, end) or _is_execution_clause(words, found):
            return None
        if self._answers(found, start, end) or self._moves_a_meeting(found, start, end):
            return None
        if self._paper.blocks[i].kind == "paragraph" and words.count < _SHORTEST_SENTENCE and text[end - 1] not in ".;:/":
            return None
        if self._is_closing_formula(words, found, i):
            return None
        orders = self._may_order(found, ground, start, end, i) or self._is_due_from_signing(found, ground, start, end)
        return found if orders else None

    def _tells_of_a_past_day(self, start: int, end: int) -> bool:
        """`Ngày 16/3/2026, đồng chí Bí thư chủ trì ...` in a paper of a later day: what was done orders nothing. What is asked for right
        behind the day, or behind a semicolon, is an order all the same: `Ngày 10/3/2026, UBND xã ban hành ...; đề nghị ...`."""
        if _ASKS_ALL_THE_SAME.search(self._text, start, end):
            return False
        m = _ON_A_DAY.match(self._text, start, end)
        issued = self._paper.document.date
        mention = date_at(self._text, m.end(), end) if m else None
        return mention is not None and issued is not None and mention.day is not None and mention.day <= issued

    def _may_turn_to_someone(self, start: int, end: int, ground: Ground, i: int) -> bool:
        """Are there words with which someone could be told to act where the sentence stands?"""
        if ground.mood == "addressed":
            turns = self._paper.blocks[i].kind in ("bullet", "item") or _TURNS_TO.search(self._text, start, end) is not None
            return turns or self.behind_signing(start, end) is not None
        return ground.mood == "open" or (ground.mood == "reserved" and self.charges(start, end))

    def charges(self, start: int, end: int) -> bool:
        """`Giao Văn phòng ...`, and in the articles of a decision `Tổ giúp việc có nhiệm vụ ...`."""
        if self._text.startswith(GIVES, start):
            return True
        charged = self.decides and _CHARGED.search(self._text, start, min(end, start + _CHARGE_REACH))
        return bool(charged) or (self.decides and self.behind_signing(start, end) is not None)

    def behind_signing(self, start: int, end: int) -> int | None:
        """Where the order begins behind `Trong vòng 05 ngày kể từ ngày ký, `; what one receives must be this paper."""
        m = _FROM_SIGNING.match(self._text, start, end)
        return m.end() if m and (m["own"] or "ký, " in m[0] or "hành, " in m[0]) else None

    def first_letter(self, start: int, end: int) -> int:
        """Where the words begin, after scraps of a scan."""
        text = self._text
        while start < end and not (text[start].isalnum() or text[start] in '"('):
            start += 1
        return start

    def ends_below(self, start: int, end: int) -> bool:
        """Does the sentence end on a colon, so that it only leads in to others? An address or forms below it belong to it."""
        return self._text[end - 1] == ":" and _GOES_ON_BELOW.search(self._text, max(start, end - 12), end) is None

    def warns(self, start: int, end: int) -> bool:
        """`... sẽ không được xem xét`: what follows if an order is not kept."""
        return self._text.find(" sẽ không ", start, end) >= 0

    def before_scraps(self, start: int, end: int) -> int:
        """The end without the scraps of a scan: marks, and a word or two of few letters, after the last stop or colon."""
        if end - start > 1 and self._text[end - 2].isalnum():
            return end
        m = _SCRAPS.search(self._text, max(start, end - _LONGEST_SCRAPS), end)
        return m.start() if m and m.start() > start else end

    def read_lead_in(self, start: int, end: int, heads: bool = False) -> Ground | None:
        """`Sở đề nghị các đơn vị thực hiện các nội dung sau:` says who is to act on what follows; `heads` if it is a heading."""
        end = self.before_scraps(start, end)
        if end <= start or self._text[end - 1] != ":":
            return None
        start = split_sentences(self._text, start, end)[-1][0]
        if self._wording.bare(start, start + 40).startswith(_HELD):
            return Ground("silent", [])
        words = self._wording.words(start, end)
        found = read_assignment(words)
        answers = _ANSWERS.search(self._text, start, end) is not None and (found is None or found.form != "directive")
        if answers and not (found and found.firm):
            return None
        if found is not None and found.leads and (found.form == "directive" or found.firm or heads):
            asked = " ".join(words.bare[found.predicate :])
            return Ground("silent" if any(cue in asked for cue in _CONTENTS) else "open", found.leads)
        closing = self._wording.bare(max(start, end - 60), end)
        return Ground("open", []) if any(cue in closing for cue in _LEADS_IN) else None

    def _under_a_unit(self, words: Words, ground: Ground, i: int) -> Assignment | None:
        """Under a unit's heading an item orders whatever verb it begins with, so long as it is no label and no list of things."""
        if not ground.by_heading or self._paper.blocks[i].kind == "paragraph" or words.count < _FEWEST_WORDS:
            return None
        if words.is_lower(0) or _is_a_name(words):
            return None
        colon = next((k for k in range(min(words.count, _LONGEST_LABEL)) if ":" in words.full[k]), None)
        if colon is not None:
            told = words.full[colon][-1:] == ":" and (is_action(words, colon + 1) or is_adverb(words, colon + 1))
            return Assignment("bare", colon + 1) if told and words.bare[0] not in _HELD_FIRST else None
        return None if words.raw[0] in verbs.NO_VERBS else Assignment("bare", 0)

    def _is_own_act(self, words: Words, i: int) -> bool:
        """`Điều 1. Thành lập Ban ...`, `Điều 1. Phê duyệt Đề án ...`: what the paper itself does orders nobody anything."""
        marker = self._paper.blocks[i].marker
        return marker is not None and marker.kind == "article" and words.pair(0) in _OWN_ACTS

    def _may_order(self, found: Assignment, ground: Ground, start: int, end: int, i: int) -> bool:
        if found.announced:
            return ground.mood == "open" and self._plans and self._paper.blocks[i].kind in ("bullet", "item")
        if ground.mood == "open":
            if found.form == "bare" and self._is_session(i):
                return False
            return bool(ground.leads) or i not in self._paper.meeting_blocks
        if self._is_due(start, end):
            return _LOOKS_BACK.search(self._text, start, end) is None and (found.form != "bare")
        if ground.mood == "reserved":
            charged = found.form == "named" and found.leads[:1] and found.leads[0][0] == start and self.charges(start, end)
            return bool(charged) or (found.form == "directive" and found.asked_at == 0)
        if ground.mood != "addressed" or i in self._paper.duty_blocks:
            return False
        opens_item = self._paper.blocks[i].kind in ("bullet", "item") and found.leads[:1] and found.leads[0][0] == start
        return found.form == "directive" or (found.form == "named" and (found.firm or bool(opens_item)))

    def _answers(self, found: Assignment, start: int, end: int) -> bool:
        """`Phòng Tư pháp trả lời thôn Khe Lim: ...`, `Việc Công an xã yêu cầu ... là đúng.`: an answer, or a judgement, orders nothing."""
        judged = _VERDICT.search(self._text, start, end) is not None
        if judged and self._text.startswith(_JUDGED, start):
            return True
        m = _ANSWERS.match(self._text, found.leads[-1][1], end) if found.leads else None
        return m is not None and (judged or ": " in self._text[m.end() : end] or self._text.startswith(":", m.end()))

    def _moves_a_meeting(self, found: Assignment, start: int, end: int) -> bool:
        """`Văn phòng thông báo: hoãn cuộc họp ..., chuyển sang ngày 10/3`: the meeting is read from it, and nobody is told to act."""
        if found.form == "directive" or not self._paper.meetings or _PUTS_OFF.search(self._text, start, end) is None:
            return False
        a, b = self._paper.flow.span(start, end)
        return any(a <= meeting.span[0] < b for meeting in self._paper.meetings)

    def _is_due_from_signing(self, found: Assignment, ground: Ground, start: int, end: int) -> bool:
        """`Trong vòng 05 ngày kể từ ngày ký, cập nhật ...`: verb or unit stands right behind the time. Readers at large are no unit."""
        order = self.behind_signing(start, end)
        if order is None or found.announced or ground.mood == "silent" or (ground.mood == "reserved" and not self.decides):
            return False
        words = self._wording.words(start, end)
        if found.form == "bare":
            return words.start(found.predicate) == order
        if found.form == "directive":
            return found.asked_at > 0 and words.start(found.asked_at) == order
        return bool(found.leads) and found.leads[0][0] == order and not any(_WHO_READS_IT.search(self._text, *name) for name in found.leads)

    def _after_label(self, start: int, end: int) -> int:
        """Where the order begins behind what it is about: `Về công tác cán bộ: Ban Xây dựng Đảng ...`."""
        m = _ABOUT.match(self._text, start, end)
        return m.end() if m and names_a_unit(self._wording.words(m.end(), end), 0) else start

    def _sends(self, start: int, end: int) -> bool:
        """Is something handed in or finished?"""
        return _SENDS.search(self._text, start, end) is not None

    def _is_due(self, start: int, end: int) -> bool:
        """Is something to be sent or finished by a day that is named?"""
        if not self._sends(start, end):
            return False
        bound = find_deadline(self._text, start, end, self.years)
        return bound is not None and bound.is_firm

    def _is_session(self, i: int) -> bool:
        """Is the item followed by who takes part and where? Then it is held, not ordered."""
        blocks = self._paper.blocks
        if blocks[i].kind == "bullet":
            return False
        for after in blocks[i + 1 : i + 3]:
            if after.kind != "bullet":
                return False
            if self._wording.bare(after.body, after.body + 40).startswith(_SESSION):
                return True
        return False

    def _is_closing_formula(self, words: Words, found: Assignment, i: int) -> bool:
        """`... nghiêm túc tổ chức thực hiện.`: the predicate is made of nothing but the words of such formulas."""
        looks_back = words.bare[0] in ("nhan", "tren", "qua")
        if not looks_back and (i < self.last - 2 or self._paper.blocks[i].kind == "bullet"):
            return False
        rest = words.bare[found.predicate : _before_doubts(words, found.predicate)]
        if looks_back:
            cut = next((k for k, word in enumerate(words.full[found.predicate :]) if word[-1:] in ",;"), len(rest) - 1)
            rest = rest[: cut + 1]
            return all(w in _CLOSING_WORDS for w in rest) or "bao cao ve" in " ".join(rest)
        if len(rest) > _LONGEST_FORMULA:
            return False
        refers = found.form == "named" and i == self.last and " ".join(rest[-3:]).rstrip("/.").endswith("theo quy dinh")
        if any(w.isdigit() or "/" in w.strip("/") for w in rest):
            return refers
        strange = sum(1 for w in rest if w and w not in _CLOSING_WORDS)
        return refers or (strange <= len(rest) // 4 and "thuc" in rest)


def _opens_a_formula(words: Words) -> bool:
    return words.bare[0] in _FIRST_OF_FORMULAS and words.opening(_LONGEST_OPENING).startswith(_FORMULAS)


def _asks_after_all(words: Words) -> bool:
    """`Nhận được thông báo này đề nghị ...` opens like a formula and yet may order."""
    if words.pair(0) not in ("nhan duoc", "tren day"):
        return False
    if "lien he" in " ".join(words.bare) and "nếu cần" not in words.passage:
        return False
    return "nghị" in words.passage or "yêu cầu" in words.passage


def _before_doubts(words: Words, start: int) -> int:
    """Where `...; trong quá trình thực hiện nếu có vướng mắc, báo cáo ...` begins, which every paper says at its end."""
    for k in range(start + 1, words.count):
        if words.full[k - 1][-1:] in ";,." and words.pair(k) in _DOUBTS:
            return k
    return words.count


def _takes_effect(words: Words) -> bool:
    """`Quyết định này có hiệu lực kể từ ngày ký`: a paper comes into force; nobody is told anything."""
    return words.pair(0) in _ENACTED and "co hieu luc" in " ".join(words.bare[2:_LONGEST_ENACTED])


def _is_execution_clause(words: Words, found: Assignment) -> bool:
    """`Chánh Văn phòng và các đơn vị chịu trách nhiệm thi hành Quyết định này.`: the clause every decision ends with."""
    rest = words.bare[found.predicate :]
    if len(rest) > _LONGEST_EXECUTION or rest[:1] != ["chiu"]:
        return False
    return rest[1:5] == ["trach", "nhiem", "thi", "hanh"] and "nay" in rest[-1].split("/")[0]


def _is_a_name(words: Words) -> bool:
    """`Trạm Y tế xã Minh Sơn.`: an item of a list of units."""
    return names_a_unit(words, 0) and name_end(words, 0) == words.count
