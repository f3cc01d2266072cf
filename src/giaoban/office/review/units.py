"""The units that a paper names, understood by the office's directory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from giaoban.office.directory.matching import Match, Paper, Unknown
from giaoban.office.evidence.shapes import Unit

HOWS = {
    "learnt": "văn phòng đã chọn trước đây",
    "name": "đúng tên",
    "symbol": "theo ký hiệu",
    "short": "theo tên gọi tắt",
    "elliptic": "hiểu theo văn cảnh",
    "group": "nhóm cơ quan",
}
WHYS = {
    "several": "có nhiều cơ quan cùng tên gọi này",
    "new": "chưa có trong danh sách cơ quan",
    "elsewhere": "cơ quan cấp trên hoặc nơi khác",
    "reference": "văn bản không nêu tên",
}
ASKED = frozenset({"several", "new"})  # what a clerk is asked about; the others are no units of ours


class Directory(Protocol):
    """What matches units: `directory.matching.Matcher`."""

    def match(self, text: str, paper: Paper = ...) -> Match | Unknown:
        """The organs that words mean."""
        ...

    def concerns_us(self, found: Match | Unknown) -> bool:
        """Is an organ of our own among them?"""
        ...


@dataclass(slots=True)
class Units:
    """Asks the directory about each name once. `names` are the organs' names of the paper's day."""

    directory: Directory
    paper: Paper
    names: Mapping[int, str]
    _known: dict[str, Match | Unknown] = field(default_factory=dict)

    def of(self, text: str) -> Unit:
        """A unit as it is written and as it is understood."""
        found = self._found(text)
        if isinstance(found, Match):
            names = [self.names.get(organ, "") for organ in found.organs]
            return Unit(text=text, organs=list(found.organs), names=names, sure=found.sure, reason=HOWS.get(found.how, ""))
        return Unit(text=text, organs=[], names=[], sure=found.why not in ASKED, reason=WHYS.get(found.why, ""))

    def are_ours(self, *texts: str) -> bool:
        """Is one of these units ours?"""
        return any(self.directory.concerns_us(self._found(text)) for text in texts)

    def _found(self, text: str) -> Match | Unknown:
        if text not in self._known:
            self._known[text] = self.directory.match(text, self.paper)
        return self._known[text]
