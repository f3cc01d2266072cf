"""Is the record of acts still as it was sealed? Finds rows that were changed, removed, put in another order or cut off."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from giaoban.office.audit.chain import BEGINNING, Head, NoKey, heads_file, read_heads, read_key, seal_of
from giaoban.office.audit.models import Entry

MOST = 50  # faults that are told one by one


@dataclass
class Findings:
    """What was looked at and what is wrong with it, each fault a Vietnamese sentence."""

    sealed: int = 0
    unsealed: int = 0
    heads: int = 0
    faults: list[str] = field(default_factory=list)
    more: int = 0

    def fault(self, sentence: str) -> None:
        """Note a fault; past the first fifty they are only counted."""
        if len(self.faults) < MOST:
            self.faults.append(sentence)
        else:
            self.more += 1


@dataclass(frozen=True, slots=True)
class _Broken:
    entry: Entry
    sequence: int


def verify_entries(heads: Path | None = None) -> Findings:
    """Look through the whole chain, and through the heads: the office's own file, and `heads` where they were exported to."""
    found = Findings(unsealed=Entry.objects.filter(sequence=None).count())
    try:
        key = read_key()
    except NoKey as missing:
        if not Entry.objects.filter(sequence__isnull=False).exists():
            return found
        found.fault(f"Không đọc được khóa niêm phong {missing}. Không có khóa thì không kiểm tra được nhật ký.")
        return found
    outside = [_Heads(file, found) for file in (heads_file(), heads) if file is not None]
    last = _walk(key, found, outside)
    for kept in outside:
        kept.end(last)
    return found


def _walk(key: bytes, found: Findings, outside: list[_Heads]) -> int:
    """Follow the chain from its beginning; returns the last place."""
    broken: list[_Broken] = []
    last, previous = 0, BEGINNING
    for entry in Entry.objects.filter(sequence__isnull=False).order_by("sequence").iterator(2000):
        sequence = entry.sequence or 0
        found.sealed += 1
        if sequence != last + 1:
            found.fault(f"Thiếu {_rows(last + 1, sequence - 1)}: đã bị xóa khỏi nhật ký.")
            previous = entry.previous
        if entry.previous != previous or not hmac.compare_digest(seal_of(key, entry, sequence, entry.previous), entry.seal):
            broken.append(_Broken(entry, sequence))
        for kept in outside:
            kept.meet(sequence, entry.seal)
        last, previous = sequence, entry.seal
    for sentence in _told(key, broken):
        found.fault(sentence)
    return last


def _told(key: bytes, broken: list[_Broken]) -> Iterator[str]:
    """What happened to rows whose seal does not fit: put in another place, or changed."""
    places = [row.sequence for row in broken[:MOST]]
    for row in broken:
        true = next((place for place in places if seal_of(key, row.entry, place, row.entry.previous) == row.entry.seal), None)
        name = f"Dòng {row.sequence} (mã {row.entry.pk}, {row.entry.verb})"
        if true is not None and true != row.sequence:
            yield f"{name}: thứ tự đã bị đổi, dòng này vốn là dòng {true}."
        elif true == row.sequence:
            yield f"{name}: không nối tiếp dòng {row.sequence - 1}, có dòng đã bị thay hoặc chèn vào trước đó."
        else:
            yield f"{name}: nội dung đã bị sửa."


def _rows(first: int, last: int) -> str:
    return f"dòng {first}" if first == last else f"các dòng từ {first} đến {last}"


class _Heads:
    """A file of heads, followed beside the chain: both go from the first place to the last."""

    def __init__(self, file: Path, found: Findings) -> None:
        self.file, self.found = file, found
        self.there = file.exists()
        self.heads = self._in_order() if self.there else iter(())
        self.next = next(self.heads, None)

    def _in_order(self) -> Iterator[Head]:
        before = 0
        for number, head in enumerate(read_heads(self.file), 1):
            self.found.heads += 1
            if head is None or head.sequence <= before:
                self.found.fault(f"Tệp đầu chuỗi {self.file}, dòng {number}: không đọc được hoặc không theo thứ tự.")
            else:
                before = head.sequence
                yield head

    def meet(self, sequence: int, seal: str) -> None:
        """The chain has come to a place."""
        while self.next is not None and self.next.sequence <= sequence:
            if self.next.sequence == sequence and self.next.seal != seal:
                self.found.fault(f"Dòng {sequence}: niêm phong khác với tệp đầu chuỗi ghi lúc {self.next.at}.")
            self.next = next(self.heads, None)

    def end(self, last: int) -> None:
        """The chain has ended at a place: were there heads beyond it?"""
        if not self.there and last:
            self.found.fault(f"Không còn tệp đầu chuỗi {self.file}: không biết nhật ký có bị cắt ở cuối hay không.")
        beyond = self.next
        while (further := next(self.heads, None)) is not None:
            beyond = further
        if beyond is not None:
            self.found.fault(f"Nhật ký bị cắt ở cuối: thiếu {_rows(last + 1, beyond.sequence)}, tệp đầu chuỗi ghi lúc {beyond.at}.")
