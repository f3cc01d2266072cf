"""`giaoban demo`: the made-up office xã Minh Sơn, loaded once into a folder of its own and served on this machine alone."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from giaoban.cli.setup import Run, in_the_office
from giaoban.cli.words import FAILED, OK, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands

FOLDER = "giaoban-demo"


def add_to(commands: Commands) -> None:
    """Offer the command."""
    demo = commands.add_parser("demo", help="mở văn phòng mẫu xã Minh Sơn, chỉ trên máy này")
    demo.add_argument("--load-only", action="store_true", help="chỉ nạp dữ liệu mẫu, không mở trang")
    demo.set_defaults(run=_as_demo(in_the_office(_demo)))


def _as_demo(run: Run) -> Run:
    """A command on the demo's own folder, with the demo allowed."""

    def command(arguments: argparse.Namespace) -> int:
        os.environ["GIAOBAN_DEMO"] = "1"
        data = os.environ.setdefault("GIAOBAN_DATA", FOLDER)
        os.environ.setdefault("GIAOBAN_EXCHANGE", str(Path(data).expanduser().resolve() / "lien-thong"))
        return run(arguments)

    return command


def _demo(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from giaoban.demo.load import NotForThisOffice, is_loaded, load
    from giaoban.site.preparing import prepare_database, says_no
    from giaoban.site.serving import serve

    if says_no(say) or not prepare_database(say):
        return FAILED
    if not is_loaded():
        try:
            load(timezone.localdate())
        except NotForThisOffice as refusal:
            say(f"giaoban: {refusal}")
            return FAILED
    _tell_accounts()
    return OK if arguments.load_only else serve(lambda line: print(line, flush=True), say)


def _tell_accounts() -> None:
    from giaoban.demo.office import PASSWORD, PEOPLE

    print(f"Văn phòng mẫu xã Minh Sơn. Mọi tài khoản dùng mật khẩu: {PASSWORD}\n")
    for person in PEOPLE:
        print(f"  {person.username:<7} {person.full_name:<18} {person.title}")
    print(flush=True)
