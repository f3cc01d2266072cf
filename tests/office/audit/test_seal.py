import fcntl
from pathlib import Path

import pytest
from pytest_django import Settings

from giaoban.office.audit import seal
from giaoban.office.audit.acts import act
from giaoban.office.audit.chain import Head, NoKey, read_heads
from giaoban.office.audit.models import Entry
from giaoban.office.audit.seal import export_heads, seal_entries
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


def write(people: People, count: int) -> None:
    paper = make_paper()
    for number in range(count):
        with act(people.lan, "registry.correct-paper") as line:
            line.about(paper, subject=[f"trước {number}", "sau"])


def test_sealing_numbers_rows_in_order_and_links_each_to_the_one_before(people: People) -> None:
    write(people, 3)

    assert seal_entries() == 3
    rows = list(Entry.objects.order_by("pk").values_list("sequence", "previous", "seal"))
    assert [(n, p) for n, p, _ in rows] == [(1, ""), (2, rows[0][2]), (3, rows[1][2])]


def test_sealing_goes_on_where_it_ended(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "BATCH", 2)
    write(people, 3)
    first = seal_entries()
    write(people, 1)

    assert (first, seal_entries(), seal_entries()) == (3, 1, 0)
    assert list(Entry.objects.order_by("pk").values_list("sequence", flat=True)) == [1, 2, 3, 4]


def test_head_is_written_down_outside_the_database(people: People, settings: Settings) -> None:
    write(people, 2)
    seal_entries()
    last = Entry.objects.get(sequence=2)
    heads = list(read_heads(settings.AUDIT_HEADS_FILE))

    assert [(h.sequence, h.seal) for h in heads if h] == [(2, last.seal)]


def test_key_is_made_once_and_only_its_owner_reads_it(people: People, settings: Settings) -> None:
    write(people, 1)
    seal_entries()
    key: Path = settings.AUDIT_KEY_FILE

    assert (key.stat().st_mode & 0o777, len(bytes.fromhex(key.read_text()))) == (0o600, 32)


def test_lost_key_is_not_replaced_by_another(people: People, settings: Settings) -> None:
    write(people, 1)
    seal_entries()
    settings.AUDIT_KEY_FILE.unlink()
    write(people, 1)

    with pytest.raises(NoKey):
        seal_entries()
    assert not settings.AUDIT_KEY_FILE.exists()


@pytest.mark.parametrize("content", ["no key", "00ff"])
def test_damaged_key_is_no_key(content: str, people: People, settings: Settings) -> None:
    settings.AUDIT_KEY_FILE.write_text(content)
    write(people, 1)

    with pytest.raises(NoKey):
        seal_entries()


def test_second_sealer_leaves_the_first_alone(people: People, settings: Settings) -> None:
    write(people, 1)
    with settings.AUDIT_HEADS_FILE.with_suffix(".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        assert seal_entries() == 0
    assert seal_entries() == 1


def test_heads_are_exported_whole(people: People, tmp_path: Path) -> None:
    before = export_heads(tmp_path / "none.heads")
    write(people, 2)
    seal_entries()
    last = export_heads(tmp_path / "kept.heads")

    assert (before, isinstance(last, Head) and last.sequence) == (None, 2)
    assert (tmp_path / "kept.heads").read_bytes() == (tmp_path / "audit.heads").read_bytes()


def test_heads_that_cannot_be_exported_leave_nothing_half_written(people: People, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(OSError, match="folder"):
        export_heads(tmp_path / "folder")
    assert not (tmp_path / "folder.part").exists()


@pytest.mark.django_db(transaction=True)
def test_sealing_waits_for_the_disk_and_the_next_write_does_not() -> None:
    from django.db import connection

    from giaoban.office.audit.jobs import seal as seal_now

    with act(None, "registry.sort-paper"):
        pass
    seal_now()

    assert Entry.objects.get().sequence == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA synchronous").fetchone() == (1,)
