import errno
import hashlib
import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.registry import store

DATA = "Kính gửi: Đảng ủy xã Minh Sơn".encode()
SUM = hashlib.sha256(DATA).hexdigest()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_file_stands_under_its_sum(folder: Path) -> None:
    assert store.keep(DATA) == SUM
    assert files(folder) == [f"{SUM[:2]}/{SUM[2:4]}/{SUM}"]
    assert (store.read(SUM), store.has(SUM), store.is_whole(SUM), list(store.sums())) == (DATA, True, True, [SUM])


def test_file_cannot_be_written_any_more(folder: Path) -> None:
    store.keep(DATA)

    assert stat.S_IMODE(store.path_of(SUM).stat().st_mode) == 0o400


def test_file_kept_twice_is_written_once(folder: Path) -> None:
    store.keep(DATA)
    before = store.path_of(SUM).stat().st_ino
    store.keep(DATA)

    assert store.path_of(SUM).stat().st_ino == before


def test_damaged_file_is_written_anew(folder: Path) -> None:
    store.keep(DATA)
    store.path_of(SUM).chmod(0o600)
    store.path_of(SUM).write_bytes(DATA[::-1])
    assert not store.is_whole(SUM)

    store.keep(DATA)

    assert store.is_whole(SUM)


def test_full_disk_is_said_and_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left") as said:
        store.keep(DATA)

    assert (said.value.errno, files(folder)) == (errno.ENOSPC, [])


def test_forgotten_file_is_gone_and_may_be_forgotten_again() -> None:
    store.keep(DATA)

    store.forget(SUM)
    store.forget(SUM)

    assert (store.has(SUM), store.is_whole(SUM), list(store.sums())) == (False, False, [])


@pytest.mark.parametrize("text", ["", "../../../etc/passwd", SUM.upper(), SUM + "0", SUM[:-1] + "/"])
def test_what_is_no_sum_is_no_path(text: str) -> None:
    with pytest.raises(ValueError, match="no sum"):
        store.path_of(text)


def test_what_a_killed_process_left_is_swept_after_an_hour(folder: Path) -> None:
    store.keep(DATA)
    left, fresh = folder / "unfinished" / "left", folder / "unfinished" / "fresh"
    for path in (left, fresh):
        path.write_bytes(b"half")
    os.utime(left, times=(time.time() - 3601, time.time() - 3601))

    assert store.sweep() == 1
    assert files(folder) == sorted([f"{SUM[:2]}/{SUM[2:4]}/{SUM}", "unfinished/fresh"])
