"""`giaoban verify`: what a signed PDF is worth, told at the terminal, without an office and without a network."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from giaoban.cli.words import FAILED, FAULTS, OK, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands


def add_to(commands: Commands) -> None:
    """Offer the command."""
    verify = commands.add_parser("verify", help="kiểm tra chữ ký số của tệp PDF; không tin cậy được hoặc không có thì trả về 1")
    verify.add_argument("file", metavar="TỆP", help="tệp PDF đã ký số")
    verify.add_argument(
        "--root", action="append", default=[], metavar="TỆP", help="chứng thư gốc được tin cậy; lặp lại được; không ghi thì theo cài đặt"
    )
    verify.add_argument(
        "--crl", action="append", default=[], metavar="TỆP", help="danh sách chứng thư đã thu hồi; lặp lại được; không ghi thì theo cài đặt"
    )
    verify.add_argument("--on", metavar="NGÀY", help="kiểm tra theo một ngày khác hôm nay, dạng 2026-12-31")
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    from giaoban.intake.guard import UnreadableSource
    from giaoban.signatures.trust import trust_in
    from giaoban.site.environment import SIGNATURE_CRLS, SIGNATURE_ROOTS
    from giaoban.writing.signing.certificates import NoRoot, roots_of
    from giaoban.writing.signing.revoked import NoList, lists_of
    from giaoban.writing.signing.verify import verify

    try:
        at = _moment(arguments.on)
        pdf, roots, lists = _read([arguments.file])[0], roots_of(_read(arguments.root)), lists_of(_read(arguments.crl))
    except (UnreadableSource, NoRoot, NoList, _NoDay) as error:
        say(f"giaoban: {error}")
        return FAILED
    trust = trust_in(SIGNATURE_ROOTS.value(), SIGNATURE_CRLS.value(), at)
    roots, lists = roots or trust.roots, lists or trust.lists
    found = verify(pdf, roots, at, lists)
    if found.fault and not found.signatures:
        say(f"giaoban: {found.fault}")
        return FAILED
    print(*found.said, sep="\n")
    if found.is_signed and not roots:
        print("Chưa cho biết tin cậy nơi cấp nào: hãy thêm --root với tệp chứng thư gốc.")
    return OK if found.is_sound else FAULTS


class _NoDay(Exception):  # noqa: N818 - the name is what it is
    """Words that are no day."""


def _moment(day: str | None) -> dt.datetime:
    """Now, or the noon of a day in Viet Nam."""
    if day is None:
        return dt.datetime.now(dt.UTC)
    try:
        return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(5), dt.UTC)
    except ValueError as error:
        raise _NoDay(f"Không hiểu ngày {day}. Hãy viết theo dạng năm-tháng-ngày, ví dụ 2026-12-31.") from error


def _read(files: Sequence[str]) -> list[bytes]:
    from giaoban.intake.guard import read_file

    return [read_file(file) for file in files]
