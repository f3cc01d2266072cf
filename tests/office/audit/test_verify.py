import datetime as dt
from pathlib import Path

import pytest
from django.db.models import F
from pytest_django import Settings

from giaoban.office.audit import verify
from giaoban.office.audit.models import Entry
from giaoban.office.audit.seal import export_heads, seal_entries
from giaoban.office.audit.verify import verify_entries
from tests.office.audit.test_seal import write
from tests.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(people: People) -> None:
    """Five rows, sealed two and then three."""
    write(people, 2)
    seal_entries()
    write(people, 3)
    seal_entries()


def row(sequence: int) -> str:
    entry = Entry.objects.get(sequence=sequence)
    return f"Dòng {sequence} (mã {entry.pk}, {entry.verb})"


def test_untouched_record_has_no_fault(sealed: None, people: People) -> None:
    write(people, 1)
    found = verify_entries()

    assert (found.sealed, found.unsealed, found.heads, found.faults) == (5, 1, 2, [])


def test_record_without_a_row_has_no_fault(db: None) -> None:
    assert verify_entries().faults == []


@pytest.mark.parametrize(
    "values",
    [
        {"verb": "registry.sort-paper"},
        {"actor_id": 99},
        {"actor_id": None},
        {"at": dt.datetime(2026, 11, 2, tzinfo=dt.UTC)},
        {"subject_kind": "registry.part"},
        {"subject_id": 1_000_000},
        {"changes": {"subject": ["trước 0", "khác"]}},
        {"seal": "0" * 64},
    ],
    ids=lambda values: next(iter(values)),
)
def test_changed_row_is_named(values: dict[str, object], sealed: None) -> None:
    Entry.objects.filter(sequence=5).update(**values)

    assert f"{row(5)}: nội dung đã bị sửa." in verify_entries().faults


def test_removed_row_is_named(sealed: None) -> None:
    Entry.objects.filter(sequence=3).delete()

    assert verify_entries().faults == ["Thiếu dòng 3: đã bị xóa khỏi nhật ký."]


def test_removed_rows_are_named_together(sealed: None) -> None:
    Entry.objects.filter(sequence__in=[1, 2]).delete()

    assert verify_entries().faults == ["Thiếu các dòng từ 1 đến 2: đã bị xóa khỏi nhật ký."]


def test_rows_in_another_order_are_named(sealed: None) -> None:
    third, fourth = Entry.objects.get(sequence=3), Entry.objects.get(sequence=4)
    Entry.objects.filter(pk=third.pk).update(sequence=99)
    Entry.objects.filter(pk=fourth.pk).update(sequence=3)
    Entry.objects.filter(pk=third.pk).update(sequence=4)

    assert verify_entries().faults == [
        f"{row(3)}: thứ tự đã bị đổi, dòng này vốn là dòng 4.",
        f"{row(4)}: thứ tự đã bị đổi, dòng này vốn là dòng 3.",
        f"{row(5)}: không nối tiếp dòng 4, có dòng đã bị thay hoặc chèn vào trước đó.",
    ]


def test_record_cut_off_at_its_end_is_seen_by_its_heads(sealed: None, settings: Settings) -> None:
    when = settings.AUDIT_HEADS_FILE.read_text().split()[-1]
    Entry.objects.filter(sequence__gt=3).delete()

    assert verify_entries().faults == [f"Nhật ký bị cắt ở cuối: thiếu các dòng từ 4 đến 5, tệp đầu chuỗi ghi lúc {when}."]


def test_record_cut_off_with_its_heads_is_seen_by_exported_ones(sealed: None, settings: Settings, tmp_path: Path) -> None:
    export_heads(tmp_path / "kept.heads")
    Entry.objects.filter(sequence=5).delete()
    lines = settings.AUDIT_HEADS_FILE.read_text().splitlines(keepends=True)
    settings.AUDIT_HEADS_FILE.write_text(lines[0])

    assert verify_entries().faults == []
    assert [fault[:34] for fault in verify_entries(tmp_path / "kept.heads").faults] == ["Nhật ký bị cắt ở cuối: thiếu dòng "]


def test_rows_taken_out_of_the_chain_and_sealed_anew_are_seen_by_the_heads(sealed: None, settings: Settings) -> None:
    Entry.objects.filter(sequence=5).update(sequence=None, verb="registry.sort-paper")
    seal_entries()

    file = settings.AUDIT_HEADS_FILE
    when = file.read_text().splitlines()[1].split()[-1]
    assert verify_entries().faults == [
        f"Dòng 5: niêm phong khác với tệp đầu chuỗi ghi lúc {when}.",
        f"Tệp đầu chuỗi {file}, dòng 3: không đọc được hoặc không theo thứ tự.",
    ]


def test_missing_heads_are_a_fault(sealed: None, settings: Settings) -> None:
    settings.AUDIT_HEADS_FILE.unlink()

    assert verify_entries().faults == [
        f"Không còn tệp đầu chuỗi {settings.AUDIT_HEADS_FILE}: không biết nhật ký có bị cắt ở cuối hay không."
    ]


def test_damaged_line_of_the_heads_is_a_fault(sealed: None, settings: Settings) -> None:
    file = settings.AUDIT_HEADS_FILE
    file.write_text("rubbish\n" + file.read_text())

    assert verify_entries().faults == [f"Tệp đầu chuỗi {file}, dòng 1: không đọc được hoặc không theo thứ tự."]


def test_missing_key_is_a_fault(sealed: None, settings: Settings) -> None:
    settings.AUDIT_KEY_FILE.unlink()

    assert verify_entries().faults == [
        f"Không đọc được khóa niêm phong {settings.AUDIT_KEY_FILE}. Không có khóa thì không kiểm tra được nhật ký."
    ]


def test_many_faults_are_counted_past_the_first(sealed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "MOST", 2)
    Entry.objects.update(actor_id=F("actor_id") + 1)
    found = verify_entries()

    assert (len(found.faults), found.more) == (2, 3)


def test_head_that_was_lost_between_others_does_not_matter(sealed: None, settings: Settings) -> None:
    lines = settings.AUDIT_HEADS_FILE.read_text().splitlines(keepends=True)
    settings.AUDIT_HEADS_FILE.write_text(lines[1])

    assert verify_entries().faults == []
