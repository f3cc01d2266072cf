"""Backups come back whole: into an empty office by the command, also those of every earlier release.

A release leaves a backup in `backups/<release>/office.zip`: `python -m tests.keeping.office` fills an office, `giaoban backup` keeps it.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django import Settings

from giaoban.keeping import archive
from giaoban.keeping.archive import KeepingFailed, Manifest
from giaoban.keeping.restore import restore
from giaoban.office.audit.models import Entry
from tests.laid_out import lay_out
from tests.people import People
from tests.site.offices import ROOT, environment, run

BACKUPS = Path(__file__).parent / "backups"
RELEASES = sorted(path for path in BACKUPS.iterdir() if path.is_dir())
OFFICE = BACKUPS / "0.1" / "office.zip"
HOLDS = {
    "audit.earlierstate": 2, "audit.entry": 2, "directory.account": 1, "directory.office": 1, "directory.organ": 1,
    "directory.organname": 1, "directory.person": 1, "directory.roleholding": 1, "jobs.job": 1, "mfa.authenticator": 1,
    "notices.reminderrule": 4,  # which this release begins with
    "registry.file": 2, "registry.numberseries": 1, "registry.paper": 2, "registry.part": 2, "registry.registerentry": 3,
}  # fmt: skip


def office(data: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "tests.keeping.office", *arguments]
    return subprocess.run(command, env=environment(data), cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.long
@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_backup_of_every_release_restores(release: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    restored = run(data, "restore", str(release / "office.zip"))
    verified, examined = run(data, "audit", "verify"), run(data, "doctor")

    assert (restored.returncode, restored.stderr, restored.stdout.splitlines()[0]) == (0, "", "Đã phục hồi 22 dòng, 2 tệp.")
    assert json.loads(office(data, "counts")) == HOLDS
    assert (verified.returncode, examined.returncode) == (0, 0), verified.stdout + examined.stdout
    assert [path.stat().st_mode & 0o077 for path in (data / "audit.key", data / "audit.heads")] == [0, 0]


@pytest.mark.long
def test_office_comes_back_as_it_was_to_the_microsecond_and_goes_on(tmp_path: Path, laid_out: Path) -> None:
    first, second = (lay_out(tmp_path / name, laid_out) for name in ("first", "second"))
    office(first)
    backed_up = run(first, "backup", str(tmp_path / "one.zip"))
    run(second, "restore", str(tmp_path / "one.zip"))
    run(second, "backup", str(tmp_path / "two.zip"))
    one, two = (_rows(tmp_path / name) for name in ("one.zip", "two.zip"))
    acts = one.pop("rows/audit.entry.jsonl"), two.pop("rows/audit.entry.jsonl")

    assert (backed_up.returncode, two) == (0, one)
    assert acts[1].startswith(acts[0])
    assert (tmp_path / "one.zip").stat().st_mode & 0o077 == 0
    assert goes_on(second) == "True 4 3\n"


def _rows(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as backup:
        return {item.filename: backup.read(item) for item in backup.infolist() if item.filename != archive.MANIFEST}


@pytest.mark.long
def test_backup_without_the_key_needs_the_key_beside_it(tmp_path: Path, laid_out: Path) -> None:
    first, second = (lay_out(tmp_path / name, laid_out) for name in ("first", "second"))
    office(first)
    said = run(first, "backup", str(tmp_path / "one.zip"), "--without-audit-key")
    alone = run(second, "restore", str(tmp_path / "one.zip"))
    with_key = run(second, "restore", str(tmp_path / "one.zip"), "--audit-key", str(first / "audit.key"))

    assert ("khóa" in said.stdout, alone.returncode, alone.stderr.count("\n"), "--audit-key" in alone.stderr) == (False, 2, 1, True)
    assert (with_key.returncode, run(second, "audit", "verify").returncode) == (0, 0)


def goes_on(data: Path) -> str:
    """Does the password hold, which number is next, which key has the next paper?"""
    code = (
        "import django; django.setup()\n"
        "from giaoban.office.directory.models import Account\n"
        "from giaoban.office.registry.models import NumberSeries, Paper\n"
        "print(Account.objects.get().check_password('mật khẩu của xã'), NumberSeries.objects.get().next, Paper.objects.create().pk)"
    )
    env = environment(data, DJANGO_SETTINGS_MODULE="giaoban.site.settings")
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout


# -- what is refused, before anything is written ------------------------------------------------------------------------------------


@pytest.fixture
def empty_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    settings.FILES_DIR = tmp_path / "data" / "files"
    return tmp_path


def changed(to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The backup with its parts changed; a part for which None is returned is left out."""
    path = to / "changed.zip"
    with zipfile.ZipFile(OFFICE) as backup, zipfile.ZipFile(path, "w") as out:
        for item in backup.infolist():
            content = change(item.filename, backup.read(item))
            if content is not None:
                out.writestr(item.filename, content)
    return path


def manifest(**values: object) -> Callable[[str, bytes], bytes | None]:
    return lambda name, content: json.dumps(json.loads(content) | values).encode() if name == archive.MANIFEST else content


def part(start: str, content: bytes | None) -> Callable[[str, bytes], bytes | None]:
    return lambda name, was: content if name.startswith(start) else was


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (part("rows/registry.paper.", b'{"id":1}\n'), "phần rows/registry.paper.jsonl không còn như lúc lập"),
        (part("rows/registry.paper.", None), "phần rows/registry.paper.jsonl không còn như lúc lập"),
        (part("files/", b"another"), "không còn như lúc lập"),
        (part("files/", None), "phần files không còn như lúc lập"),
        (part("audit/audit.heads", b""), "phần audit/audit.heads không còn như lúc lập"),
        (part(archive.MANIFEST, None), "không phải bản sao lưu"),
        (part(archive.MANIFEST, b"{"), "không phải bản sao lưu"),
        (part(archive.MANIFEST, b"{}"), "không phải bản sao lưu"),
        (manifest(format=2), "có dạng 2, chương trình này chỉ hiểu dạng 1"),
        (manifest(tables=[{"label": "x"}]), "không phải bản sao lưu"),
        (manifest(migrations={"registry": ["0999_later"]}), "mới hơn chương trình này (registry.0999_later)"),
    ],
)
def test_damaged_or_foreign_backup_is_refused(change: Callable[[str, bytes], bytes | None], words: str, empty_folder: Path) -> None:
    with pytest.raises(KeepingFailed, match=words.replace("(", r"\(").replace(")", r"\)")):
        restore(changed(empty_folder, change))
    assert [path for path in (empty_folder / "data").rglob("*") if path.is_file()] == []


@pytest.mark.django_db
def test_file_that_is_no_archive_is_refused(empty_folder: Path) -> None:
    (empty_folder / "note.zip").write_text("không phải")

    for source, words in ((empty_folder / "note.zip", "không phải bản sao lưu"), (empty_folder / "none.zip", "Không có tệp")):
        with pytest.raises(KeepingFailed, match=words):
            restore(source)


def test_office_with_data_is_left_alone(people: People, empty_folder: Path) -> None:
    with pytest.raises(KeepingFailed, match="đã có dữ liệu"):
        restore(OFFICE)
    assert (Entry.objects.count(), len(people.all())) == (0, 12)


@pytest.mark.django_db
def test_disk_without_room_is_said_before_anything_is_written(empty_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=10, total=20))

    with pytest.raises(KeepingFailed, match="Không đủ chỗ trên đĩa"):
        restore(OFFICE)
    assert [path for path in (empty_folder / "data").rglob("*") if path.is_file()] == []


def test_manifest_is_read_as_it_was_written() -> None:
    with zipfile.ZipFile(OFFICE) as backup:
        read = Manifest.from_json(backup.read(archive.MANIFEST).decode())

    assert Manifest.from_json(read.to_json()) == read
