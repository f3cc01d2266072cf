import errno
import os
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django import Settings

from giaoban.keeping import archive
from giaoban.keeping.archive import KeepingFailed
from giaoban.keeping.backup import back_up
from giaoban.office.audit.models import Entry
from giaoban.office.registry import store
from giaoban.office.registry.models import File, Part
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.FILES_DIR = tmp_path / "data" / "files"
    settings.AUDIT_KEY_FILE = tmp_path / "data" / "audit.key"
    settings.AUDIT_HEADS_FILE = tmp_path / "data" / "audit.heads"


@pytest.fixture
def original(people: People) -> str:
    """The sum of an original that belongs to a paper."""
    sha256 = store.keep(b"ten letters")
    Part.objects.create(paper=make_paper(), file=File.objects.create(sha256=sha256, size=11, media_type="text/plain"), name="a.txt")
    return sha256


def test_backup_into_a_folder_is_named_by_its_time(original: str, tmp_path: Path) -> None:
    made = back_up(tmp_path)

    assert (made.path.parent, made.path.name[:8], made.path.suffix, made.files) == (tmp_path, "giaoban-", ".zip", 1)
    assert list(Entry.objects.values_list("verb", flat=True)) == ["keeping.back-up"]


def test_backup_holds_no_session_and_no_link(original: str, tmp_path: Path, people: People) -> None:
    from giaoban.office.access.actions import make_link

    make_link(None, people.lan)
    with zipfile.ZipFile(back_up(tmp_path / "b.zip").path) as backup:
        names = backup.namelist()

    assert [name for name in names if "session" in name or "onetimelink" in name] == []
    assert archive.file_name(original) in names


def test_office_without_a_sealed_act_has_no_key_to_keep(tmp_path: Path, people: People) -> None:
    with zipfile.ZipFile(back_up(tmp_path / "b.zip").path) as backup:
        assert [name for name in backup.namelist() if name.startswith("audit/")] == []


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_damaged_original_is_not_backed_up_in_silence(damage: str, original: str, tmp_path: Path) -> None:
    path = store.path_of(original)
    path.unlink()
    if damage == "damaged":
        path.write_bytes(b"TEN LETTERS")

    with pytest.raises(KeepingFailed, match="giaoban doctor"):
        back_up(tmp_path / "b.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_disk_that_fills_up_leaves_nothing_half_written(original: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "b.zip").write_text("bản cũ")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(KeepingFailed, match="Hết chỗ trên đĩa khi sao lưu"):
        back_up(tmp_path / "b.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "data"]
    assert (tmp_path / "b.zip").read_text() == "bản cũ"


def test_disk_without_room_is_said_at_once(original: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10, total=20))

    with pytest.raises(KeepingFailed, match="Không đủ chỗ trên đĩa"):
        back_up(tmp_path / "b.zip")


def test_folder_that_is_not_there_is_said(people: People, tmp_path: Path) -> None:
    with pytest.raises(KeepingFailed, match="Không có thư mục"):
        back_up(tmp_path / "none" / "b.zip")


def test_other_trouble_with_files_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeepingFailed, match="Không sao lưu được: Permission denied"), archive.said_plainly("sao lưu"):
        raise PermissionError(errno.EACCES, "Permission denied", "b.zip")
