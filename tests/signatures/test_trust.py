"""Whom an office trusts, by two folders: what stands there counts at once, what cannot be read is named."""

from __future__ import annotations

from pathlib import Path

from giaoban.signatures.apart import verified_apart
from giaoban.signatures.trust import trust_in
from giaoban.writing.signing.verified import Standing
from tests.signatures.test_apart import apart
from tests.writing.signing.issuers import LATER, SIGNED, owner, revoked, root
from tests.writing.signing.signed import CHIEF, by_the_chief


def folders(folder: Path) -> tuple[str, str]:
    for name, file, data in (("roots", "ca.cer", root().der), ("lists", "ca.crl", revoked(owner(CHIEF), SIGNED))):
        (folder / name).mkdir()
        (folder / name / file).write_bytes(data)
    return str(folder / "roots"), str(folder / "lists")


def test_lists_are_heeded_in_the_process_apart(tmp_path: Path) -> None:
    found = verified_apart(by_the_chief(), trust_in(*folders(tmp_path), SIGNED), SIGNED)

    assert ([one.standing for one in found.signatures], apart(by_the_chief()).is_sound) == ([Standing.REVOKED], True)


def test_late_list_and_unreadable_one_are_told(tmp_path: Path) -> None:
    roots, lists = folders(tmp_path)
    (tmp_path / "lists" / "hong.crl").write_bytes(b"xx")

    now, later = trust_in(roots, lists, SIGNED), trust_in(roots, lists, LATER)

    assert now.said == "Danh sách thu hồi không đọc được: hong.crl. Hãy báo người quản trị hệ thống."
    assert "Danh sách thu hồi đã quá hạn: CA Minh Sơn, đến ngày 31/12/2027." in later.said


def test_folders_that_are_not_set_or_not_there(tmp_path: Path) -> None:
    missing = trust_in(str(tmp_path / "a"), str(tmp_path / "b"), SIGNED)

    assert trust_in("", "", SIGNED).about_revoking.startswith("Máy không hỏi ra ngoài và chưa có danh sách thu hồi")
    assert ("thư mục chứng thư gốc" in missing.said, "thư mục danh sách thu hồi" in missing.said) == (True, True)
