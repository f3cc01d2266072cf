"""Export: what the office has in forms that need no program of ours: originals under readable names, registers, tables as CSV and JSON."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from giaoban.keeping import archive
from giaoban.keeping.archive import KeepingFailed, columns, kept_models, line_of, rows_of
from giaoban.office.audit.acts import act
from giaoban.office.audit.snapshot import snapshot
from giaoban.office.registry import store
from giaoban.office.registry.models import Direction, File, Paper, Part, RegisterEntry

# What opens doors or moves machinery is of no use elsewhere.
_LEFT_OUT_APPS = frozenset({"mfa", "socialaccount", "account", "jobs", "access"})
_LEFT_OUT_FIELDS = frozenset({"password"})
_READ_ME = """Dữ liệu của {office}, xuất lúc {when}.

van-ban/   tệp gốc của từng văn bản, xếp theo đến hoặc đi, theo năm; tên tệp gồm ngày, số ký hiệu, trích yếu
so/        sổ văn bản đến, sổ văn bản đi (CSV, mở bằng Excel)
bang/      toàn bộ dữ liệu, mỗi loại một tệp CSV
json/      cũng dữ liệu ấy, mỗi dòng một mục JSON
Không có: mật khẩu, xác thực hai lớp, phiên đăng nhập.
"""
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Exported:
    """What was exported, and where to."""

    path: Path
    papers: int
    files: int


def export(to: Path) -> Exported:
    """Export everything into a new folder. Raises KeepingFailed; then the folder is not there."""
    if to.exists():
        raise KeepingFailed(f"{to} đã có. Hãy nêu một thư mục chưa có.")
    if not to.parent.is_dir():
        raise KeepingFailed(f"Không có thư mục {to.parent}.")
    half = to.with_name(to.name + ".part")
    with archive.said_plainly("xuất dữ liệu"):
        archive.room_for(to.parent, File.objects.aggregate(size=models.Sum("size"))["size"] or 0)
        shutil.rmtree(half, ignore_errors=True)
        try:
            half.mkdir(mode=0o700)
            made = _write(half)
            half.replace(to)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    with act(None, "keeping.export"):
        pass
    return Exported(to, *made)


def _write(folder: Path) -> tuple[int, int]:
    from giaoban.office.directory.queries import office_name

    with snapshot():
        for model in kept_models(apps):
            if model._meta.app_label not in _LEFT_OUT_APPS:
                _tables(folder, model)
        _registers(folder / "so")
        papers, files = _originals(folder / "van-ban")
        words = _READ_ME.format(office=office_name() or "văn phòng", when=f"{timezone.localtime():%H:%M %d/%m/%Y}")
    (folder / "DOC-TOI.txt").write_text(words, encoding="utf-8")
    return papers, files


def _tables(folder: Path, model: type[models.Model]) -> None:
    """One kind of thing, as CSV and as JSON lines."""
    names = [one.attname for one in columns(model) if one.name not in _LEFT_OUT_FIELDS]
    (folder / "json").mkdir(exist_ok=True)
    with (folder / "json" / f"{model._meta.label_lower}.jsonl").open("wb") as lines:
        rows = _tee(({name: row[name] for name in names} for row in rows_of(model)), lines)
        _sheet(folder / "bang" / f"{model._meta.label_lower}.csv", names, ([_cell(row[name]) for name in names] for row in rows))


def _tee(rows: Iterable[dict[str, Any]], lines: Any) -> Iterator[dict[str, Any]]:
    for row in rows:
        lines.write(line_of(row))
        yield row


def _sheet(path: Path, heads: list[str], rows: Iterable[list[Any]]) -> None:
    """A CSV file that Excel opens with its Vietnamese letters right."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(heads)
        writer.writerows(rows)


def _cell(value: Any) -> str:
    """A value in a table; what a spreadsheet would take for a formula is made words."""
    text = (
        "" if value is None else archive.line_of(value).decode("utf-8", "replace").strip() if isinstance(value, list | dict) else str(value)
    )
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not text.lstrip("+-").replace(".", "", 1).isdigit() else text


_DAY = "{:%d/%m/%Y}"
_HEADS = {
    Direction.IN: [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung", "Đơn vị hoặc người nhận",
        "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
    Direction.OUT: [
        "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung", "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu",
        "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
}  # fmt: skip


def _registers(folder: Path) -> None:
    """The registers with the official ten columns (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""
    for direction, name in ((Direction.IN, "so-van-ban-den.csv"), (Direction.OUT, "so-van-ban-di.csv")):
        entries = RegisterEntry.objects.filter(series__direction=direction).select_related("paper").order_by("on", "number", "suffix")
        rows = (_incoming(entry) if direction == Direction.IN else _outgoing(entry) for entry in entries.iterator(2000))
        _sheet(folder / name, _HEADS[direction], ([_cell(value) for value in row] for row in rows))


def _incoming(entry: RegisterEntry) -> list[Any]:
    paper = entry.paper or Paper()
    number = f"{entry.number}{entry.suffix}"
    facts = [_day(entry.on), number, paper.issuer_text, paper.number, _day(paper.date), _subject(entry)]
    return [*facts, entry.receivers, _day(entry.forwarded_on), "", entry.note]


def _outgoing(entry: RegisterEntry) -> list[Any]:
    paper = entry.paper or Paper()
    facts = [paper.number or f"{entry.number}{entry.suffix}", _day(paper.date), _subject(entry), paper.signer]
    return [*facts, entry.receivers, entry.file_copy, entry.copies, _day(entry.forwarded_on), "", entry.note]


def _subject(entry: RegisterEntry) -> str:
    if entry.cancelled_at:
        return f"Số đã hủy: {entry.cancel_reason}"
    return f"{entry.paper.type} {entry.paper.subject}".strip() if entry.paper else ""


def _day(value: Any) -> str:
    return _DAY.format(value) if value else ""


def _originals(folder: Path) -> tuple[int, int]:
    """Each file of each paper, under a name that says what it is."""
    papers: set[int] = set()
    count = 0
    for part in Part.objects.select_related("paper", "file").order_by("paper_id", "position", "pk").iterator(500):
        paper = part.paper
        year = str((paper.received_on or paper.date or timezone.localdate(paper.created_at)).year)
        place = folder / ("den" if paper.direction == Direction.IN else "di") / year
        place.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(store.path_of(part.file.sha256), _free(place, readable_name(part)))
        except FileNotFoundError as error:
            raise KeepingFailed(f"Thiếu tệp gốc {part.file.sha256}. Hãy chạy giaoban doctor.") from error
        papers.add(paper.pk)
        count += 1
    return len(papers), count


def readable_name(part: Part) -> str:
    """A file's name: day, number, subject, and for an annex its own name; nothing in it that a system of files forbids."""
    paper = part.paper
    day = f"{paper.date:%Y-%m-%d}" if paper.date else ""
    stem = " ".join(word for word in (day, paper.number.replace("/", "-"), paper.subject) if word) or f"van-ban {paper.pk}"
    if part.kind != Part.Kind.MAIN:
        stem = f"{stem[:80]} - {part.get_kind_display()} {Path(part.name).stem}"
    suffix = _FORBIDDEN.sub("", Path(part.name).suffix.lower())[:10]
    return f"{_FORBIDDEN.sub('-', stem)[:_LONGEST].strip(' .-') or 'van-ban'}{suffix}"


def _free(place: Path, name: str) -> Path:
    """The name, or with a number behind it where it is taken."""
    path, number = place / name, 2
    while path.exists():
        path = place / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return path
