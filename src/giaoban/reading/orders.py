"""What the paper orders someone to do."""

from __future__ import annotations

import re

from giaoban.reading.assignment_table import read_table
from giaoban.reading.assignment import Assignment, read_assignment
from giaoban.reading.context import Paper
from giaoban.reading.deadlines import Years, find_deadline
from giaoban.reading.headings import Ground, ground_of_heading, ground_of_paper
from giaoban.reading.layout import Block
from giaoban.reading.lexicon import verbs
from giaoban.reading.model import Task
from giaoban.reading.sentences import split_sentences
from giaoban.reading.task_draft import TaskDraft, finish, read_label, take_fields
from giaoban.reading.units import Range
from giaoban.reading.words import Words, unaccented

_FORMULAS = tuple(map(unaccented, verbs.FORMULAS))
_CLOSING_WORDS = frozenset(map(unaccented, verbs.CLOSING_WORDS))
_NOT_ORDERED = re.compile(r"\bsẽ không\b")
_SENDS = re.compile(r"(?:gửi|nộp|báo cáo|đăng ký|hoàn thành|hoàn tất|hoàn chỉnh)")
_SCRAPS = re.compile(r"(?<=[.;:])(?:[ ,.;:'\"`-]{0,12}|(?=[^\n]*[^\w\s.,;:()\"'/%-])[\W_]{0,30}(?:\w{1,3}[\W_]{1,6}){0,3}(?:\w{1,3})?|[ ,.]{0,3}\w{1,2})\Z")
_TURNS_TO = re.compile(r"ngh[iịỉ]|[Yy]êu c|[Gg]iao|[Pp]hân công|[Mm]ời|phải|trách nhiệm|cần|khẩn|nghiêm|[Cc]hủ |[Cc]ăn cứ|trình|:")
_GENERIC = frozenset(("don vi", "lanh dao", "co quan", "thanh vien", "dia phuong"))
_TELLS = re.compile(r"\b(?:tuy nhiên|đến nay|chưa báo cáo|đã ban hành)\b")
_HELD = ("thanh phan", "dia diem", "doi tuong", "thoi gian", "kinh phi", "* thanh phan", "noi nhan", "ho so gom", "ho so")
_CONTENTS = ("bao cao", "y kien", "danh gia", "gop y", "thong ke", "de cuong")
_SESSION = ("thanh phan", "dia diem")


def read_tasks(paper: Paper) -> list[Task]:
    """The tasks of the paper, in the order of its text."""
    ground = ground_of_paper(paper.document.type, paper.document.regime)
    if ground.mood == "silent":
        return []
    walk = _Walk(paper, ground)
    for i, block in enumerate(paper.blocks):
        if block.zone == "body":
            walk.take(i, block)
        else:
            walk.leave()
    return finish(paper, walk.drafts)


class _Walk:
    """One pass over the blocks, with what the headings and lead-ins above each say."""

    def __init__(self, paper: Paper, root: Ground) -> None:
        self.drafts: list[TaskDraft] = []
        self._paper = paper
        self._root = root
        self._text = paper.flow.text
        self._grounds: dict[int, Ground] = {}
        self._lead_in: Ground | None = None
        self._lead_in_node: int | None = None
        self._lead_in_label = ""
        self._table: int | None = None
        self._swallow: TaskDraft | None = None
        self._years = Years(paper.document)
        self._run_end = -1
        self._leaves: set[int] = set()

    def leave(self) -> None:
        """The letter ends; an annex begins anew."""
        self._lead_in = None
        self._swallow = None

    def take(self, i: int, block: Block) -> None:
        """Read one block of the body."""
        if i > self._run_end:
            self._run_end = self._end_of_run(i)
        if self._table is not None and i <= self._table:
            return
        if (table := read_table(self._paper, i, self._years)) is not None:
            self._swallow, self._table = None, table.last
            if self._ground(self._paper.under.get(i)).mood != "silent":
                self.drafts += table.drafts
            return
        if block.kind in ("row", "line"):
            self._swallow = None
            return
        if self._swallow is not None and block.kind == "bullet" and block.label == "+":
            self._swallow.end = block.end
            return
        self._swallow = None
        start, end = block.body, block.end
        if start >= end:
            return
        if block.kind == "bullet" and self._lead_in_label == block.label:
            self._lead_in, self._lead_in_label = None, ""
        node = self._paper.under.get(i)
        several = block.label == "+" and self._lead_in is not None and self._lead_in.mood == "silent"
        if not several and self._takes_fields(start, end, node):
            return
        if block.kind == "item" and node is not None:
            self._take_item(i, block, node)
        else:
            self._take_text(i, block, start, end, node, self._ground(node))

    def _end_of_run(self, i: int) -> int:
        """The last block with words in it of the stretch of body that begins here."""
        blocks = self._paper.blocks
        last = i
        while i < len(blocks) and blocks[i].zone == "body":
            if blocks[i].end - blocks[i].body > 20:
                last = i
            i += 1
        return last

    # -- what holds here

    def _ground(self, node: int | None) -> Ground:
        if self._lead_in is not None and node == self._lead_in_node:
            return self._lead_in
        if node is None:
            return self._root if self._root.mood != "open" or not self._paper.outline else Ground("addressed", [])
        return self._grounds.get(node, self._root)

    def _above(self, node: int) -> Ground:
        parent = self._paper.outline[node].parent
        if self._lead_in is not None and parent == self._lead_in_node:
            return self._lead_in
        return self._grounds.get(parent, self._root) if parent is not None else self._root

    # -- items

    def _take_item(self, i: int, block: Block, node: int) -> None:
        above = self._above(node)
        start, end = block.body, block.end
        if not self._is_heading(i, block):
            assert block.marker
            self._grounds[node] = ground_of_heading(self._text, start, min(end, start + 40), above) if block.marker.kind in ("roman", "capital") else above
            self._leaves.add(node)
            self._take_text(i, block, start, end, node, above)
            return
        first = split_sentences(self._text, start, end)
        title_end = first[0][1] if first else end
        self._grounds[node] = ground_of_heading(self._text, start, title_end, above)
        lead_in = self._read_lead_in(start, end, heads=True)
        if lead_in is not None and not self._grounds[node].leads and self._grounds[node].mood != "silent":
            self._grounds[node] = lead_in

    def _is_heading(self, i: int, block: Block) -> bool:
        """A heading ends without a full stop and has something under it; an item that states an order is a leaf or a sentence."""
        text = self._text
        assert block.marker
        if block.marker.kind in ("part", "chapter", "section", "subsection", "article", "roman", "capital"):
            return block.end - block.start < 200 or text[block.end - 1] == ":"
        last = text[block.end - 1]
        if last in ".;":
            return False
        if last == ":":
            return True
        blocks = self._paper.blocks
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if after is None or after.zone != "body":
            return False
        if after.kind == "item" and after.marker and after.marker.kind == block.marker.kind and not after.label.startswith(block.label + "."):
            return False
        return block.end - block.body < 160

    # -- sentences

    def _read_lead_in(self, start: int, end: int, heads: bool = False) -> Ground | None:
        """`Sở đề nghị các đơn vị thực hiện các nội dung sau:` says who is to act on what follows."""
        end = self._before_scraps(start, end)
        if end <= start or self._text[end - 1] != ":":
            return None
        sentences = split_sentences(self._text, start, end)
        words = Words(self._text, *sentences[-1])
        found = read_assignment(words)
        low = unaccented(self._text[max(start, end - 60) : end])
        if unaccented(self._text[start : start + 24]).startswith(_HELD):
            return Ground("silent", [])
        if found is not None and found.leads and (found.form == "directive" or found.firm or heads):
            return Ground("silent" if any(cue in low for cue in _CONTENTS) else "open", found.leads)
        if any(cue in low for cue in ("de nghi", "yeu cau", "chi dao", "cong viec", "nhiem vu", "luu y", "giao")):
            return Ground("open", [])
        return None

    def _before_scraps(self, start: int, end: int) -> int:
        """The end without the scraps of a scan: marks, and a word or two of few letters, after the last stop or colon."""
        m = _SCRAPS.search(self._text, max(start, end - 40), end)
        return m.start() if m and m.start() > start else end

    def _take_text(self, i: int, block: Block, start: int, end: int, node: int | None, ground: Ground) -> None:
        text = self._text
        if block.kind == "paragraph" and self._lead_in is not None and node == self._lead_in_node:
            self._lead_in = None
            ground = self._ground(node)
        lead_in = self._read_lead_in(start, end)
        sentences = split_sentences(text, start, end)
        if block.kind == "bullet":
            if self._take_bullet(i, block, sentences, node, ground, lead_in is not None):
                return
        else:
            self._take_sentences(i, block, sentences, node, ground)
        if lead_in is not None and (ground.mood != "silent" or lead_in.mood == "silent" or "ưu ý" in text[start:end]):
            self._lead_in, self._lead_in_node, self._lead_in_label = lead_in, node, block.label if block.kind == "bullet" else ""

    def _take_sentences(self, i: int, block: Block, sentences: list[Range], node: int | None, ground: Ground) -> None:
        before: list[Range] = []
        for start, end in sentences:
            if self._takes_fields(start, end, node):
                continue
            if self._text[self._before_scraps(start, end) - 1] == ":":
                continue
            found = self._order(start, end, ground, i, block)
            if found is None:
                before = []
                continue
            if not found.leads and self._text.startswith(("Đồng thời", "Ngoài ra"), start):
                found.leads = before
            before = found.leads
            self._draft(start, end, found, node, ground, i)

    def _take_bullet(self, i: int, block: Block, sentences: list[Range], node: int | None, ground: Ground, opens: bool) -> bool:
        if not sentences:
            return False
        start, first_end = sentences[0]
        end = first_end
        for a, b in sentences[1:]:
            if _NOT_ORDERED.search(self._text, a, b) or self._text.startswith("Không ", a):
                break
            end = b
        found = self._order(start, first_end, ground, i, block)
        if found is None:
            for a, b in sentences[1:]:
                found = self._order(a, b, Ground("addressed", []), i, block)
                if found is not None and found.firm:
                    start = a
                    break
            else:
                return False
        if found is None:
            return False
        draft = self._draft(start, end, found, node, ground, i)
        self._swallow = draft if block.label != "+" else None
        return True

    def _order(self, start: int, end: int, ground: Ground, i: int, block: Block) -> Assignment | None:
        """What the sentence orders, where it may order at all."""
        text = self._text
        while start < end and not (text[start].isalnum() or text[start] in '"'):
            start += 1
        opening = unaccented(text[start : start + 45])
        if opening.startswith(_FORMULAS) and not self._asks_for_more(start, end, opening):
            return None
        due = False
        if ground.mood != "open":
            bound = find_deadline(text, start, end, self._years, [])
            due = bound is not None and bound.rank == 0
            if not due and (ground.mood != "addressed" or not _TURNS_TO.search(text, start, end)):
                return None
        words = Words(text, start, end)
        found = read_assignment(words)
        if found is None or _NOT_ORDERED.search(text, start, end) or len(words) - found.predicate < 2:
            return None
        if block.kind == "paragraph" and len(words) < 10 and text[end - 1] not in ".;:/":
            return None
        if self._is_closing_formula(words, found, i, block):
            return None
        if self._allowed(found, ground, start, end, due, i):
            return found
        return None

    def _asks_for_more(self, start: int, end: int, opening: str) -> bool:
        if "lien he" in unaccented(self._text[start:end]) and "nếu cần" not in self._text[start:end]:
            return False
        return opening.startswith(("nhan duoc", "tren day")) and ("nghị" in self._text[start:end] or "yêu cầu" in self._text[start:end])

    def _allowed(self, found: Assignment, ground: Ground, start: int, end: int, due: bool, i: int) -> bool:
        if ground.mood == "open":
            if found.form == "bare" and self._is_session(i):
                return False
            return bool(ground.leads) or i not in self._paper.meeting_blocks
        if due and found.form != "bare" and _SENDS.search(self._text, start, end) and not _TELLS.search(self._text, start, end):
            return True
        return ground.mood == "addressed" and (found.form == "directive" or (found.form == "named" and (found.firm or due)))

    def _is_session(self, i: int) -> bool:
        """Is the item followed by who takes part and where? Then it is held, not ordered."""
        blocks = self._paper.blocks
        if blocks[i].kind == "bullet":
            return False
        for after in blocks[i + 1 : i + 3]:
            if after.kind == "bullet" and unaccented(self._text[after.body : after.body + 12]).startswith(_SESSION):
                return True
            if after.kind != "bullet":
                break
        return False

    def _is_closing_formula(self, words: Words, found: Assignment, i: int, block: Block) -> bool:
        """`... nghiêm túc tổ chức thực hiện.`: the predicate is made of nothing but the words of such formulas."""
        rest = words.bare[found.predicate :]
        if words.bare[0] in ("nhan", "tren", "qua"):
            cut = next((k for k in range(found.predicate, len(words)) if words.full[k][-1:] in ",;"), len(words) - 1)
            rest = words.bare[found.predicate : cut + 1]
            return all(w in _CLOSING_WORDS for w in rest) or "bao cao ve" in " ".join(rest)
        if block.kind == "bullet" or len(rest) > 30:
            return False
        if any(w.isdigit() or "/" in w.strip("/.") for w in rest):
            return i == self._run_end and "./" in words.full[-1] and "quy dinh" in " ".join(rest[-3:]) and found.form == "named"
        strange = sum(1 for w in rest if w and w not in _CLOSING_WORDS)
        if i >= self._run_end - 2 and strange <= len(rest) // 4 and "thuc" in rest:
            return True
        return i == self._run_end and " ".join(rest[-3:]).endswith("theo quy dinh") and found.form == "named"

    # -- fields

    def _draft(self, start: int, end: int, found: Assignment, node: int | None, ground: Ground, i: int) -> TaskDraft:
        start, end = self._asked_from(start, found), self._before_scraps(start, end)
        if self._follows_the_items(start, node, i):
            node = None
        leads = found.leads
        if ground.leads and (not leads or (found.form == "named" and ground.by_heading and self._means(leads, ground.leads))):
            leads = ground.leads
        draft = TaskDraft(start, end, node, found, leads, found.supports)
        self.drafts.append(draft)
        return draft

    def _means(self, own: list[Range], above: list[Range]) -> bool:
        """`Các đơn vị`, `mỗi thành viên` under the heading that names them say no more than the heading does."""
        if len(own) > 1:
            return False
        name = unaccented(self._text[own[0][0] : own[0][1]]).split(" ")
        core = " ".join(name[1:] if name[0] in ("cac", "moi", "nhung", "tung") else name)
        return core in _GENERIC or core in " ".join(unaccented(self._text[a:b]) for a, b in above)

    def _follows_the_items(self, start: int, node: int | None, i: int) -> bool:
        """The closing paragraph of a letter stands under none of its numbered items."""
        block = self._paper.blocks[i]
        if node is None or block.kind != "paragraph" or i < self._run_end - 1:
            return False
        if self._text.startswith(("Trên đây", "Nhận được"), start):
            return True
        return self._paper.outline[node].parent is None and node in self._leaves

    def _asked_from(self, start: int, found: Assignment) -> int:
        """`Trên đây là kế hoạch ..., đề nghị ...`: the order begins with the request."""
        while not (self._text[start].isalnum() or self._text[start] in '"('):
            start += 1
        if found.asked_at > 0 and self._text.startswith("Trên đây", start):
            return Words(self._text, start, start + 600).start(found.asked_at)
        return start

    def _takes_fields(self, start: int, end: int, node: int | None) -> bool:
        """`Thời gian: ...`, `Đơn vị chủ trì: ...` after an order say by when and by whom."""
        fields = read_label(self._text, start, end)
        if not fields:
            return False
        below = [d for d in self.drafts if d.node == node]
        if not below:
            return False
        take_fields(self._text, fields, below, self._years)
        return True
