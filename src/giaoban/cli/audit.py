"""`giaoban audit`: is the record of acts still as it was sealed, and its heads to keep elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli.setup import in_the_office
from giaoban.cli.words import FAILED, FAULTS, OK, Command, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands


def add_to(commands: Commands) -> None:
    """Offer the commands."""
    audit = commands.add_parser("audit", help="kiểm tra nhật ký (sổ ghi mọi thao tác)")
    audit.set_defaults(run=lambda _: _no_verb(audit))
    verbs = audit.add_subparsers(title="Lệnh", metavar="LỆNH", prog="giaoban audit", parser_class=Command)
    verify = verbs.add_parser("verify", help="tìm dòng bị sửa, xóa, đổi thứ tự hoặc cắt bỏ; có lỗi thì trả về 1")
    verify.add_argument("--heads", metavar="TỆP", help="đối chiếu thêm với tệp đầu chuỗi đã xuất trước đây")
    verify.set_defaults(run=in_the_office(_verify))
    heads = verbs.add_parser("heads", help="xuất tệp đầu chuỗi để cất ở nơi khác")
    heads.add_argument("file", metavar="TỆP", help="tệp sẽ viết")
    heads.set_defaults(run=in_the_office(_heads))


def _no_verb(audit: Command) -> int:
    audit.print_help(sys.stderr)
    return FAILED


def _verify(arguments: argparse.Namespace) -> int:
    from giaoban.office.audit.verify import verify_entries

    found = verify_entries(Path(arguments.heads) if arguments.heads else None)
    for sentence in found.faults:
        print(sentence)
    if found.more:
        print(f"… và {found.more} lỗi nữa.")
    waiting = f", {found.unsealed} dòng mới chưa niêm phong" if found.unsealed else ""
    if found.faults:
        say(f"giaoban: nhật ký có {len(found.faults) + found.more} lỗi ({found.sealed} dòng đã niêm phong{waiting}).")
        return FAULTS
    print(f"Nhật ký nguyên vẹn: {found.sealed} dòng đã niêm phong{waiting}.")
    return OK


def _heads(arguments: argparse.Namespace) -> int:
    from giaoban.office.audit.seal import export_heads

    last = export_heads(Path(arguments.file))
    reached = f"đến dòng {last.sequence}" if last else "(nhật ký chưa có dòng nào)"
    print(f"Đã xuất đầu chuỗi {reached} vào {arguments.file}.")
    return OK
