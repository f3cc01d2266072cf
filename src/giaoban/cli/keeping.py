"""`giaoban backup`, `restore`, `doctor`, `export`: keeping what the office has, while it is being served."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli.setup import in_the_office
from giaoban.cli.words import FAILED, FAULTS, OK, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands


def add_to(commands: Commands) -> None:
    """Offer the commands."""
    backup = commands.add_parser("backup", help="sao lưu toàn bộ: dữ liệu, tệp gốc, niêm phong nhật ký")
    backup.add_argument("to", metavar="ĐÍCH", help="tệp .zip sẽ viết; hoặc thư mục, tên tệp khi đó theo ngày giờ")
    backup.add_argument("--without-audit-key", action="store_true", help="không kèm khóa niêm phong nhật ký (khi đó phải cất riêng)")
    backup.set_defaults(run=in_the_office(_backup))

    restore = commands.add_parser("restore", help="phục hồi bản sao lưu vào một văn phòng còn trống")
    restore.add_argument("source", metavar="TỆP", help="tệp sao lưu")
    restore.add_argument("--audit-key", metavar="TỆP", help="khóa niêm phong nhật ký, khi bản sao lưu không kèm")
    restore.set_defaults(run=in_the_office(_restore))

    doctor = commands.add_parser("doctor", help="khám dữ liệu: tệp, bảng, tổng kiểm, số văn bản, việc nền, chỗ trên đĩa")
    doctor.add_argument("--quick", action="store_true", help="không đọc lại nội dung từng tệp")
    doctor.set_defaults(run=in_the_office(_doctor))

    export = commands.add_parser("export", help="xuất ra dạng dùng được không cần chương trình: tệp gốc, sổ, CSV, JSON")
    export.add_argument("to", metavar="THƯ MỤC", help="thư mục mới sẽ viết")
    export.set_defaults(run=in_the_office(_export))


def _backup(arguments: argparse.Namespace) -> int:
    from giaoban.keeping.archive import KeepingFailed, megabytes
    from giaoban.keeping.backup import back_up

    try:
        made = back_up(Path(arguments.to), with_key=not arguments.without_audit_key)
    except KeepingFailed as failure:
        say(f"giaoban: {failure}")
        return FAILED
    print(f"Đã sao lưu {made.rows} dòng, {made.files} tệp vào {made.path} ({megabytes(made.size)}).")
    if not arguments.without_audit_key:
        print("Bản sao lưu có kèm khóa niêm phong nhật ký: hãy cất như cất chìa khóa.")
    return OK


def _restore(arguments: argparse.Namespace) -> int:
    from giaoban.keeping.archive import KeepingFailed
    from giaoban.keeping.restore import restore

    try:
        restored = restore(Path(arguments.source), Path(arguments.audit_key) if arguments.audit_key else None)
    except KeepingFailed as failure:
        say(f"giaoban: {failure}")
        return FAILED
    print(f"Đã phục hồi {restored.rows} dòng, {restored.files} tệp.")
    print(f"Bản sao lưu lập lúc {restored.made_at}, phiên bản {restored.version}.")
    return OK


def _doctor(arguments: argparse.Namespace) -> int:
    from giaoban.keeping.doctor import examine

    faults = 0
    for line in examine(quick=arguments.quick):
        print(f"{'Lỗi ' if line.is_fault else 'Tốt '} {line.words}")
        faults += line.is_fault
    return FAULTS if faults else OK


def _export(arguments: argparse.Namespace) -> int:
    from giaoban.keeping.archive import KeepingFailed
    from giaoban.keeping.export import export

    try:
        made = export(Path(arguments.to))
    except KeepingFailed as failure:
        say(f"giaoban: {failure}")
        return FAILED
    print(f"Đã xuất {made.papers} văn bản, {made.files} tệp vào {made.path}.")
    return OK
