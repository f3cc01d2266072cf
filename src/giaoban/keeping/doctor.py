"""Examination: do files, rows and sums agree, is the record of acts whole, does work stand still, is there room on the disk.

Each look gives one line in Vietnamese; nothing is changed.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils import timezone

from giaoban.edxml.transport import NoTransport
from giaoban.keeping.archive import megabytes
from giaoban.office.audit.models import Entry
from giaoban.office.audit.verify import verify_entries
from giaoban.office.exchange import ways
from giaoban.office.exchange.models import Answer, Package, Parcel, Way
from giaoban.office.exchange.queries import to_ask_back
from giaoban.office.jobs.models import Job, State
from giaoban.office.registry import store
from giaoban.office.registry.models import File, NumberSeries

UNSEALED = dt.timedelta(minutes=5)
STANDING = dt.timedelta(minutes=15)
LOST = dt.timedelta(minutes=5)
FREE_BYTES = 1_000_000_000
NAMED = 5  # things that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Line:
    """What one look found."""

    is_fault: bool
    words: str


def examine(*, quick: bool = False) -> Iterator[Line]:
    """Look at everything, or with `quick` at all but the content of files and the chain of the record of acts."""
    yield _database()
    yield _migrations()
    yield from _files(quick)
    yield _unsealed()
    if not quick:
        yield _chain()
    yield from _jobs()
    yield from _series()
    yield from _exchange()
    yield _disk()


def _database() -> Line:
    if connection.vendor != "sqlite":
        return Line(False, "Cơ sở dữ liệu: PostgreSQL trả lời.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(5)")
        found = [row[0] for row in cursor.fetchall()]
    if found == ["ok"]:
        return Line(False, "Cơ sở dữ liệu: nguyên vẹn.")
    return Line(True, f"Cơ sở dữ liệu: hỏng ({'; '.join(found)}). Hãy phục hồi bản sao lưu gần nhất.")


def _migrations() -> Line:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        return Line(True, f"Phiên bản: dữ liệu chưa theo chương trình ({len(plan)} bước). Hãy chạy giaoban serve.")
    return Line(False, f"Phiên bản: {settings.GIAOBAN_VERSION}, dữ liệu theo kịp.")


def _files(quick: bool) -> Iterator[Line]:
    """Rows against files, both ways, and content against sums."""
    missing: list[str] = []
    damaged: list[str] = []
    known: set[str] = set()
    for sha256, size in File.objects.order_by("sha256").values_list("sha256", "size").iterator(2000):
        known.add(sha256)
        try:
            there = store.path_of(sha256).stat().st_size
        except FileNotFoundError:
            missing.append(sha256)
            continue
        if there != size or not (quick or store.is_whole(sha256)):
            damaged.append(sha256)
    strange = [sha256 for sha256 in store.sums() if sha256 not in known]
    looked = "đủ và đúng cỡ" if quick else "đủ và nguyên vẹn"
    if missing:
        yield Line(True, f"Tệp gốc: thiếu {len(missing)} tệp: {_named(missing)}.")
    if damaged:
        yield Line(True, f"Tệp gốc: {len(damaged)} tệp đã hỏng: {_named(damaged)}.")
    if not missing and not damaged:
        yield Line(False, f"Tệp gốc: {len(known)} tệp, {looked}.")
    if strange:
        yield Line(True, f"Tệp thừa: {len(strange)} tệp không thuộc văn bản nào: {_named(strange)}.")


def _named(things: list[str]) -> str:
    more = f" và {len(things) - NAMED} tệp nữa" if len(things) > NAMED else ""
    return ", ".join(thing[:16] for thing in things[:NAMED]) + more


def _unsealed() -> Line:
    waiting = Entry.objects.filter(sequence=None, at__lt=timezone.now() - UNSEALED).count()
    if waiting:
        minutes = int(UNSEALED.total_seconds() // 60)
        return Line(True, f"Nhật ký: {waiting} dòng quá {minutes} phút chưa niêm phong. Tiến trình việc nền có chạy không?")
    return Line(False, "Nhật ký: không có dòng nào chờ niêm phong quá lâu.")


def _chain() -> Line:
    found = verify_entries()
    if found.faults:
        return Line(True, f"Nhật ký: {len(found.faults) + found.more} lỗi, lỗi đầu: {found.faults[0]} Xem giaoban audit verify.")
    return Line(False, f"Nhật ký: {found.sealed} dòng đã niêm phong, nguyên vẹn.")


def _jobs() -> Iterator[Line]:
    now = timezone.now()
    lost = Job.objects.filter(state=State.RUNNING, lease_until__lt=now - LOST).count()
    standing = Job.objects.filter(state=State.WAITING, not_before__lt=now - STANDING).count()
    failed = Job.objects.filter(state=State.FAILED).count()
    if lost:
        yield Line(True, f"Việc nền: {lost} việc bị bỏ dở chưa ai làm tiếp. Tiến trình việc nền có chạy không?")
    if standing:
        yield Line(True, f"Việc nền: {standing} việc chờ quá {int(STANDING.total_seconds() // 60)} phút.")
    if not lost and not standing:
        yield Line(
            False, f"Việc nền: không có việc nào đứng lại{f'; {failed} việc không xong, xem ở trang đưa văn bản vào' if failed else ''}."
        )


def _series() -> Iterator[Line]:
    """A series whose next number was given already would give it twice."""
    wrong = 0
    for series in NumberSeries.objects.annotate(last=Max("entries__number")).order_by("pk"):
        last = series.last or 0
        if series.next <= last:
            wrong += 1
            name = f"{series.get_direction_display()} {series.type}".strip()
            yield Line(True, f"Số văn bản: dãy “{name}” từ {series.start:%d/%m/%Y} sẽ cấp số {series.next}, nhưng đã cấp đến {last}.")
    if not wrong:
        yield Line(False, "Số văn bản: các dãy số không trùng.")


def _exchange() -> Iterator[Line]:
    """Packages: is the folder there, does anything stand still, what could not be sent. Nothing where the office exchanges none."""
    if not ways.is_set():
        return
    try:
        waiting = len(ways.transport().waiting())
    except NoTransport as why:
        yield Line(True, f"Liên thông: {why}")
        return
    before = timezone.now() - STANDING
    unsent = Parcel.objects.filter(way=Way.EDXML, state=Parcel.State.WAITING, asked_at__lt=before).count()
    untold = Answer.objects.filter(sent_at=None, at__lt=before).count() + to_ask_back().filter(asked_at__lt=before).count()
    failed = Parcel.objects.filter(way=Way.EDXML, state=Parcel.State.FAILED).count()
    held, refused = (Package.objects.filter(state=state).count() for state in (Package.State.HELD, Package.State.REFUSED))
    minutes = int(STANDING.total_seconds() // 60)
    if unsent or untold:
        words = f"{unsent} văn bản, {untold} trạng thái chờ quá {minutes} phút chưa đi"
        yield Line(True, f"Liên thông: {words}. Tiến trình việc nền có chạy không, cơ quan ta có mã định danh không?")
    if failed:
        yield Line(True, f"Liên thông: {failed} văn bản không gửi được, xem ở trang Liên thông.")
    yield Line(False, f"Liên thông: {waiting} gói trong thư mục nhận về, {held} gói chờ văn thư xem, {refused} gói không nhận.")


def _disk() -> Line:
    usage = shutil.disk_usage(settings.DATA_DIR)
    words = f"Đĩa: còn {megabytes(usage.free)} trong {megabytes(usage.total)}."
    return Line(usage.free < FREE_BYTES, words)
