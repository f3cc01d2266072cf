"""Whom an office trusts, as its operator said: the certificates of issuers in one folder, their lists of those revoked in another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from giaoban.intake.guard import DEFAULT, MB, UnreadableSource, read_file
from giaoban.writing.signing.certificates import NoRoot, roots_of
from giaoban.writing.signing.revoked import NoList, RevocationList, lists_of

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_NO_FOLDER = "Không đọc được thư mục {what} mà người quản trị đã đặt. Hãy báo người quản trị hệ thống."
_UNREAD = "{what} không đọc được: {names}. Hãy báo người quản trị hệ thống."
_NONE = "Chưa có nơi cấp chứng thư nào được cơ quan này tin cậy: máy cho biết tệp còn nguyên vẹn không, chưa xác nhận được người ký là ai."
_NOT_ASKED = "Máy không hỏi ra ngoài và chưa có danh sách thu hồi nên không biết chứng thư đã bị thu hồi hay chưa."
_LISTED = "Việc thu hồi chứng thư được đối chiếu theo danh sách đang có: {lists}. Máy không hỏi ra ngoài."
_LATE = "Danh sách thu hồi đã quá hạn: {lists}. Chứng thư bị thu hồi sau đó máy chưa biết. Hãy báo người quản trị cập nhật."


class _Kind(NamedTuple):
    """What a folder holds: endings of its files, how large one may be, what reads it, what it is called to people."""

    endings: frozenset[str]
    largest: int
    read: Callable[[list[bytes]], tuple[Any, ...]]
    folder: str
    file: str


_ROOTS = _Kind(frozenset({".pem", ".crt", ".cer"}), MB, roots_of, "chứng thư gốc", "Chứng thư gốc")
_LISTS = _Kind(frozenset({".crl", ".pem"}), 20 * MB, lists_of, "danh sách thu hồi", "Danh sách thu hồi")


@dataclass(frozen=True, slots=True)
class Trust:
    """The issuers that are trusted and their lists, and what a person must know of them; empty where all is well."""

    roots: tuple[Certificate, ...] = ()
    lists: tuple[RevocationList, ...] = ()
    said: str = ""

    @property
    def about_revoking(self) -> str:
        """What is known of revoked certificates, in a sentence."""
        return _LISTED.format(lists="; ".join(map(_called, self.lists))) if self.lists else _NOT_ASKED


def trust_in(roots: str, lists: str, at: dt.datetime) -> Trust:
    """Whom is trusted at a moment by what stands in two folders, looked at each time; an empty name is no folder."""
    known, unknown = _files(roots, _ROOTS)
    revoked, unread = _files(lists, _LISTS)
    late = [one for one in revoked if one.until is not None and one.until < at]
    said = [unknown or ("" if known else _NONE), unread, _LATE.format(lists="; ".join(map(_called, late))) if late else ""]
    return Trust(known, revoked, " ".join(filter(None, said)))


def _files(folder: str, kind: _Kind) -> tuple[tuple[Any, ...], str]:
    """What the files of a folder hold, and what is wrong with them."""
    if not folder:
        return (), ""
    try:
        files = sorted(file for file in Path(folder).expanduser().iterdir() if file.suffix.lower() in kind.endings)
    except OSError:
        return (), _NO_FOLDER.format(what=kind.folder)
    unread: list[str] = []
    held = tuple(_held(files, kind, unread))
    return held, _UNREAD.format(what=kind.file, names=", ".join(unread)) if unread else ""


def _held(files: list[Path], kind: _Kind, unread: list[str]) -> Iterator[Any]:
    limits = replace(DEFAULT, file_size=kind.largest)
    for file in files:
        try:
            yield from kind.read([read_file(file, limits)])
        except (NoRoot, NoList, UnreadableSource):
            unread.append(file.name)


def _called(one: RevocationList) -> str:
    return f"{one.issuer}, đến ngày {one.until.astimezone(_VIETNAM):%d/%m/%Y}" if one.until else one.issuer
