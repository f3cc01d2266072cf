"""What recurs: briefings, receptions of citizens, periodic inspections and reports."""

from __future__ import annotations

import re
from bisect import bisect_right

from giaoban.reading.context import Paper
from giaoban.reading.lexicon.meetings import LAWS
from giaoban.reading.model import Duty

# Words without which nothing recurs: one pass over the paper finds the blocks worth reading.
# Each begins with a letter that is seldom met, which the engine skips to.
_CANDIDATE = re.compile(
    r"àng (?:tuần|tháng|quý|năm)|ằng (?:tuần|tháng|quý|năm)|ỗi (?:tuần|tháng|quý|năm)|ịnh kỳ|ần ?(?:/|một lần|0?1 lần|đầu|cuối|thứ )"
    r"|ần trong|áng ?(?:/|một|0?1) ?(?:0?1 )?lần|ăm (?:một|0?1) lần|ầu tháng|ối (?:của )?tháng|ủa tháng|ày ?(?:/|trong (?:0?1 |một )?t)"
    r"|áo cáo (?:tuần|tháng|quý)|ột xuất|ếp (?:công )?dân thường xuyên|ệc (?:trong|của) (?:tuần|năm)|ệc (?:cuối cùng|đầu tiên) "
)
_STANDING = re.compile(r"(?<!\w)(?:giao ban|tiếp (?:công )?dân)(?!\w)", re.IGNORECASE)


def read_duties(paper: Paper) -> tuple[list[Duty], set[int]]:
    """The duties in the order of the text, and the indexes of the blocks that hold nothing else."""
    if paper.document.type in LAWS:
        return [], set()
    duties: list[Duty] = []
    taken: set[int] = set()
    text = paper.flow.text
    at = -1
    blocks = paper.blocks
    for m in _CANDIDATE.finditer(text):
        index = bisect_right(blocks, m.start(), key=lambda b: b.start) - 1
        if index == at:
            continue
        at = index
        from giaoban.reading.duties.sentences import read_block

        found = read_block(paper, index)
        duties += found
        if len(found) == 1 and _STANDING.search(text, blocks[index].start, blocks[index].end):
            taken.add(index)
    return duties, taken
