"""What the paper orders someone to do."""

from __future__ import annotations

from giaoban.reading.context import Paper
from giaoban.reading.layout import Block
from giaoban.reading.model import Task
from giaoban.reading.tasks.assignment import Assignment, read_roles
from giaoban.reading.tasks.deadlines import find_deadline
from giaoban.reading.tasks.draft import TaskDraft, fields_inside, finish, look_at, names_the_field, read_label, take_fields
from giaoban.reading.tasks.headings import Ground, ground_of_heading, ground_of_paper
from giaoban.reading.tasks.minutes import concluded
from giaoban.reading.tasks.ordering import Ordering
from giaoban.reading.tasks.table import read_table
from giaoban.reading.tasks.units import Range
from giaoban.reading.tasks.words import Wording

_WIDE = frozenset(("part", "chapter", "section", "subsection", "article", "roman", "capital"))
_LONGEST_HEADING = 200
_LONGEST_TITLE = 160
_LONGEST_BOUND = 50
_LARGEST_GROUP = 40
_SAME_UNIT_BEFORE = ("Đồng thời", "Ngoài ra")
_CLOSES = ("Trên đây", "Nhận được", "Đề nghị các", "Đề nghị Thủ", "Yêu cầu các", "Yêu cầu Thủ")
_GOES_ON = ("Bao gồm", "Gồm ", "Cụ thể", "Trong đó")
# Under a heading that names units these say no more than it does.
_GENERIC = frozenset(("don vi", "lanh dao", "co quan", "thanh vien", "dia phuong"))


def read_tasks(paper: Paper) -> list[Task]:
    """The tasks of the paper, in the order of its text."""
    ground = ground_of_paper(paper.document.type, paper.document.regime)
    if ground.mood == "silent":
        return []
    wording = Wording(paper.flow.text)
    walk = _Walk(paper, wording, ground)
    for i, block in enumerate(paper.blocks):
        if block.zone == "body":
            walk.take(i, block)
        else:
            walk.leave(block)
    return finish(paper, wording, walk.drafts)


class _Walk:
    """One pass over the blocks, with what the headings and lead-ins above each say."""

    def __init__(self, paper: Paper, wording: Wording, root: Ground) -> None:
        self.drafts: list[TaskDraft] = []
        self._paper = paper
        self._wording = wording
        self._text = paper.flow.text
        self._ordering = Ordering(paper, wording)
        self._root = root
        # Of minutes only what is concluded may order.
        self._concluded = concluded(paper) if paper.document.type == "BB" else None
        self._grounds: dict[int, Ground] = {}
        self._leaves: set[int] = set()
        self._lead_in: Ground | None = None
        self._lead_in_node: int | None = None
        self._lead_in_label = ""
        self._asked: list[Range] = []
        self._table_end = -1
        self._open_bullet: TaskDraft | None = None
        self._group = 0
        self._group_has_fields = False

    def leave(self, block: Block) -> None:
        """The letter ends; an annex begins anew."""
        if block.zone == "closing":
            self._ordering.decides = False
        self._lead_in = None
        self._open_bullet = None

    def take(self, i: int, block: Block) -> None:
        """Read one block of the body."""
        if i > self._ordering.last:
            self._ordering.last = self._end_of_stretch(i)
        if self._concluded is not None and i not in self._concluded:
            self._pass_over(i, block)
            return
        if i <= self._table_end or self._takes_table(i):
            return
        if self._open_bullet is not None and self._belongs_below(i, block):
            self._open_bullet.end = block.end
            return
        self._open_bullet = None
        if block.kind in ("row", "line") or block.body >= block.end:
            return
        if block.kind == "bullet" and self._lead_in_label == block.label:
            self._lead_in, self._lead_in_label = None, ""
        node = self._paper.under.get(i)
        if block.kind == "item" and node is not None and not self._is_heading(i, block):
            self._leaves.add(node)
        one_of_several = block.label == "+" and self._lead_in is not None and self._lead_in.mood == "silent"
        if not one_of_several and self._takes_fields(self._begin(i, block), block.end, node):
            return
        if block.kind == "item" and node is not None:
            self._take_item(i, block, node)
        else:
            self._take_text(i, block, node, self._ground(node))

    def _pass_over(self, i: int, block: Block) -> None:
        """What others say at a meeting, and headings: only what a heading says of the text under it is kept."""
        self._lead_in, self._open_bullet = None, None
        node = self._paper.under.get(i)
        if block.kind == "item" and node is not None:
            self._grounds[node] = self._above(node)

    def _begin(self, i: int, block: Block) -> int:
        """Where the words begin that may order: in minutes behind `Đồng chí Chủ tịch kết luận:`."""
        return self._concluded[i] if self._concluded is not None else block.body

    def _end_of_stretch(self, i: int) -> int:
        """The last block with words in it of the stretch of body that begins here."""
        blocks = self._paper.blocks
        last = i
        while i < len(blocks) and blocks[i].zone == "body":
            if blocks[i].end - blocks[i].body > 20:
                last = i
            i += 1
        return max(last, i - 3)

    def _takes_table(self, i: int) -> bool:
        table = read_table(self._paper, self._wording, i, self._ordering.years)
        if table is None:
            return False
        self._open_bullet, self._table_end = None, table.last
        if self._ground(self._paper.under.get(i)).mood != "silent":
            self.drafts += table.drafts
        return True

    def _belongs_below(self, i: int, block: Block) -> bool:
        """A plus item of the dash item above, or the rest of one that a page's edge tore off."""
        if block.kind != "paragraph":
            return block.kind == "bullet" and block.label == "+"
        return any(b.label == "+" and b.kind == "bullet" for b in self._paper.blocks[i + 1 : i + 3])

    def _ground(self, node: int | None) -> Ground:
        """What holds for text under an outline item, or before the first one."""
        if self._lead_in is not None and node == self._lead_in_node:
            return self._lead_in
        if node is not None:
            return self._grounds.get(node, self._root)
        return Ground("addressed", []) if self._root.mood == "open" and self._paper.outline else self._root

    def _above(self, node: int) -> Ground:
        parent = self._paper.outline[node].parent
        if self._lead_in is not None and parent == self._lead_in_node:
            return self._lead_in
        return self._grounds.get(parent, self._root) if parent is not None else self._root

    def _take_item(self, i: int, block: Block, node: int) -> None:
        above = self._above(node)
        start, end = block.body, block.end
        assert block.marker
        if not self._is_heading(i, block):
            wide = block.marker.kind in _WIDE
            self._grounds[node] = ground_of_heading(self._wording, start, min(end, start + 40), above) if wide else above
            self._leaves.add(node)
            self._take_text(i, block, node, above)
            return
        title_end = self._paper.layout.sentences(block)[0][1]
        ground = ground_of_heading(self._wording, start, title_end, above)
        if not ground.by_heading and ground.mood != "silent":
            ground = self._ordering.read_lead_in(start, end, heads=True) or ground
        self._grounds[node] = ground

    def _is_heading(self, i: int, block: Block) -> bool:
        """A heading ends without a full stop and has something under it; an item that states an order is a leaf or a sentence."""
        assert block.marker
        kind, last = block.marker.kind, self._text[self._ordering.before_scraps(block.body, block.end) - 1]
        if kind in _WIDE:
            if last == "." and self._ordering.charges(block.body, block.end):
                return False
            return last == ":" or block.end - block.start < _LONGEST_HEADING
        if last in ".;:":
            return self._ordering.ends_below(block.body, block.end)
        after = self._paper.blocks[i + 1] if i + 1 < len(self._paper.blocks) else None
        if after is None or after.zone != "body":
            return False
        is_sibling = after.kind == "item" and after.marker is not None and after.marker.kind == kind
        if is_sibling and not after.label.startswith(block.label + "."):
            return False
        return block.end - block.body < _LONGEST_TITLE

    def _take_text(self, i: int, block: Block, node: int | None, ground: Ground) -> None:
        start, end = self._begin(i, block), block.end
        if block.kind == "paragraph" and self._lead_in is not None and node == self._lead_in_node:
            self._lead_in = None
            ground = self._ground(node)
        if ground.mood == "silent" and self._follows_the_items(self._ordering.first_letter(start, end), node, i):
            ground = Ground("addressed", [])
        lead_in = self._ordering.read_lead_in(start, end)
        if self._ordering.could_order(start, end, ground):
            sentences = [(max(a, start), b) for a, b in self._paper.layout.sentences(block) if b > start]
            if block.kind != "bullet":
                self._take_sentences(i, sentences, node, ground)
            elif self._takes_bullet(i, block, sentences, node, ground):
                return
        if lead_in is not None and (ground.mood != "silent" or lead_in.mood == "silent" or self._text.find("ưu ý", start, end) >= 0):
            self._lead_in, self._lead_in_node = lead_in, node
            self._asked = lead_in.leads or self._asked
            self._lead_in_label = block.label if block.kind == "bullet" else ""

    def _take_sentences(self, i: int, sentences: list[Range], node: int | None, ground: Ground) -> None:
        """A directive paragraph: every sentence that orders is a task of its own."""
        before: TaskDraft | None = None
        for start, end in sentences:
            stop = self._ordering.before_scraps(start, end)
            if self._takes_fields(start, end, node) or self._ordering.ends_below(start, stop):
                continue
            if before is not None and self._goes_on(before, start, stop):
                continue
            found = self._ordering.read_order(start, end, ground, i)
            if found is not None and before is not None and not found.leads and self._is_of_the_same_unit(start, end):
                found.leads = before.lead
            before = self._draft(start, end, found, node, ground, i) if found is not None else None

    def _is_of_the_same_unit(self, start: int, end: int) -> bool:
        """`Đồng thời, ...`, `Trong vòng 05 ngày kể từ ngày ký, cập nhật ...`: who was told before is told this too."""
        return self._text.startswith(_SAME_UNIT_BEFORE, start) or self._ordering.behind_signing(start, end) is not None

    def _goes_on(self, before: TaskDraft, start: int, stop: int) -> bool:
        """A sentence that only adds to the order before it: who does it, by when, what it includes."""
        lead, support = read_roles(self._wording.words(start, stop))
        if lead:
            before.lead, before.support = before.lead or lead, before.support or support
            before.when = before.when or find_deadline(self._text, start, stop, self._ordering.years)
            return True
        only_bounds = self._text.startswith("Hoàn thành ", start) and stop - start < _LONGEST_BOUND
        if only_bounds or self._text.startswith(_GOES_ON, start):
            before.end = stop
            return True
        return False

    def _takes_bullet(self, i: int, block: Block, sentences: list[Range], node: int | None, ground: Ground) -> bool:
        """A dash item is one task with all its sentences, up to one that only warns, and with its plus items."""
        (start, first_end), *others = sentences
        end = first_end
        for a, b in others:
            if self._ordering.warns(a, b) or self._text.startswith("Không ", a) or read_roles(self._wording.words(a, b))[0]:
                break
            end = b
        found = self._ordering.read_order(start, first_end, ground, i)
        for a, b in others:
            if found is not None:
                break
            later = self._ordering.read_order(a, b, Ground("addressed", []), i)
            if later is not None and later.firm:
                start, found = a, later
        if found is None:
            return False
        draft = self._draft(start, max(end, first_end), found, node, ground, i)
        for a, b in others:
            if a >= end:
                self._goes_on(draft, a, b)
        self._open_bullet = draft if block.label != "+" else None
        return True

    def _draft(self, start: int, end: int, found: Assignment, node: int | None, ground: Ground, i: int) -> TaskDraft:
        if self._follows_the_items(start, node, i):
            node = None
        start, end = self._asked_from(start, end, found), self._ordering.before_scraps(start, end)
        leads = found.leads
        if ground.leads and (not leads or (found.form == "named" and ground.by_heading and self._means(leads, ground.leads))):
            leads = ground.leads
        if not leads and found.form == "named":
            leads = self._asked
        inside, fields = fields_inside(self._text, start, end)
        draft = TaskDraft(start, max(inside, start + 1), node, leads, found.supports)
        look_at(draft, self._wording.words(start, end))
        take_fields(self._wording, fields, [draft], self._ordering.years)
        if self._group_has_fields or (self.drafts and self.drafts[-1].node != node):
            self._group, self._group_has_fields = len(self.drafts), False
        self.drafts.append(draft)
        return draft

    def _means(self, own: list[Range], above: list[Range]) -> bool:
        """`Các đơn vị`, `mỗi thành viên` under the heading that names them say no more than the heading does."""
        if len(own) > 1:
            return False
        bare = self._wording.bare
        name = bare(*own[0]).split(" ")
        core = " ".join(name[1:] if name[0] in ("cac", "moi", "nhung", "tung") else name)
        return core in _GENERIC or core in " ".join(bare(a, b) for a, b in above)

    def _follows_the_items(self, start: int, node: int | None, i: int) -> bool:
        """The closing paragraph of a letter stands under none of its numbered items."""
        if node is None or self._paper.blocks[i].kind != "paragraph" or i < self._ordering.last - 1:
            return False
        if self._text.startswith(_CLOSES, start):
            return True
        return self._paper.outline[node].parent is None and node in self._leaves

    def _asked_from(self, start: int, end: int, found: Assignment) -> int:
        """`Trên đây là kế hoạch ..., đề nghị ...`: the order begins with the request."""
        start = self._ordering.first_letter(start, end)
        if found.asked_at > 0 and self._text.startswith("Trên đây", start):
            return self._wording.words(start, end).start(found.asked_at)
        return start

    def _takes_fields(self, start: int, end: int, node: int | None) -> bool:
        """`Thời gian: ...`, `Đơn vị chủ trì: ...` after orders under the same item say by when and by whom."""
        fields = read_label(self._text, start, end)
        if not fields:
            return False
        if not self.drafts or not self._stands_with(node, self.drafts[-1].node):
            return names_the_field(self._text, start)
        take_fields(self._wording, fields, self.drafts[max(self._group, len(self.drafts) - _LARGEST_GROUP) :], self._ordering.years)
        self._group_has_fields = True
        return True

    def _stands_with(self, node: int | None, order: int | None) -> bool:
        """Is it the item of the order, or one beside it: `a) Trồng cây. b) Đơn vị chủ trì: ...`?"""
        if node == order or node is None or order is None:
            return node == order
        outline = self._paper.outline
        return outline[node].parent == outline[order].parent is not None and node in self._leaves
