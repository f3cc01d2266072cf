"""Secret papers in another system's register: neither file nor row is kept. And ZIPs that are out to harm."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.registry import store
from giaoban.office.registry.actions import begin_import, map_columns
from giaoban.office.registry.models import File, Import, ImportFile, ImportRow, Refusal
from tests.office.registry.exports import HEADS, files, letter, row, sheet_of, zip_of
from tests.people import People

pytestmark = pytest.mark.django_db
SUBJECT = "Phương án điều động đơn vị Sao Băng"


def _all_that_is_kept() -> str:
    """Every row that an import could have written, as text."""
    rows = [*Import.objects.all(), *ImportRow.objects.all(), *ImportFile.objects.all(), *Refusal.objects.all(), *Entry.objects.all()]
    return json.dumps(json.loads(serializers.serialize("json", [*rows, *EarlierState.objects.all()])), ensure_ascii=False)


@pytest.mark.parametrize(
    "secret",
    [
        {"Độ mật": "Mật"},
        {"Độ mật": "TỐI MẬT"},
        {"Độ mật": "C"},
        {"Độ mật": "", "Độ khẩn": "Mật"},
        {"Trích yếu": f"{SUBJECT} (MẬT)"},
        {"Trích yếu": f"TUYỆT MẬT: {SUBJECT}"},
        {"Trích yếu": unicodedata.normalize("NFD", f"{SUBJECT} (MẬT)")},
        {"Trích yếu": f"{SUBJECT} (Mật)"},
        {"Trích yếu": f"{SUBJECT}. Độ mật: Tối mật"},
        {"Số/Ký hiệu": "77-KH/BCHQS [mật]"},
    ],
)
def test_row_of_a_secret_paper_is_refused_and_nothing_of_it_is_kept(secret: dict[str, str], people: People) -> None:
    told = {"Trích yếu": SUBJECT, "Số/Ký hiệu": "77-KH/BCHQS"} | secret

    job = begin_import(people.lan, "Hệ thống tỉnh", sheet_of([row(1, **told), row(2)]), zip_of(files([1, 2])))

    first, second = job.rows.all()
    assert (first.state, first.cells) == ("refused", {})
    assert first.problem == "Văn bản mang dấu chỉ độ mật: từ chối, không lưu lại gì. Chuyển văn thư bảo mật."
    assert second.state == "waiting"
    assert [one.name for one in job.files.all()] == ["102-STC.txt"]
    kept = _all_that_is_kept()
    assert ("V/v giải ngân vốn đầu tư công, đợt 2" in kept, "Sao Băng" in kept, "77-KH/BCHQS" in kept, "101-STC" in kept) == (
        True,
        False,
        False,
        False,
    )
    assert Refusal.objects.count() == 1


def test_secret_file_takes_its_row_along(people: People) -> None:
    inside = files([1, 2]) | {"vanban/101-STC.txt": letter(101, SUBJECT, mark="MẬT")}

    job = begin_import(people.lan, "Hệ thống tỉnh", sheet_of([row(1, **{"Trích yếu": SUBJECT}), row(2)]), zip_of(inside))

    assert list(job.rows.values_list("state", flat=True)) == ["refused", "waiting"]
    assert (job.refused_files, [one.name for one in job.files.all()]) == (1, ["102-STC.txt"])
    assert ("Sao Băng" in _all_that_is_kept(), "101-STC" in _all_that_is_kept()) == (False, False)
    assert list(store.sums()) == [File.objects.get().sha256]
    assert Refusal.objects.count() == 2


def test_column_of_secrecy_told_later_turns_its_rows_away(people: People) -> None:
    heads = [*HEADS[:9], "Mức bảo vệ", HEADS[10]]
    rows = [row(1, **{"Độ mật": "B", "Trích yếu": SUBJECT}), row(2)]
    job = begin_import(people.lan, "Hệ thống tỉnh", sheet_of(rows, heads), zip_of(files([1, 2])))
    assert list(job.rows.values_list("state", flat=True)) == ["waiting", "waiting"]

    map_columns(people.lan, job.pk, 1, job.mapping | {"secrecy": "J"})

    assert job.rows.values_list("state", "cells").first() == ("refused", {})
    assert ("Sao Băng" in _all_that_is_kept(), [one.name for one in job.files.all()]) == (False, ["102-STC.txt"])
    assert Refusal.objects.count() == 1


def test_words_that_only_sound_like_the_mark_do_not_refuse(people: People) -> None:
    subjects = ["Bảo vệ bí mật nhà nước", "TĂNG CƯỜNG BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Nuôi ong lấy mật", "Ra mắt mặt trận"]

    job = begin_import(people.lan, "x", sheet_of([row(n, **{"Trích yếu": text}) for n, text in enumerate(subjects, 1)]), None)

    assert {r.state for r in job.rows.all()} == {"waiting"}


def test_file_whose_mark_cannot_be_seen_is_taken_only_when_somebody_has_looked(people: People) -> None:
    scan = {"vanban/101-STC.txt": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64}

    unseen = begin_import(people.lan, "x", sheet_of([row(1)]), zip_of(scan))
    assured = begin_import(people.lan, "x", sheet_of([row(1)]), zip_of(scan), assured=True)

    assert [(job.unseen_files, job.files.count()) for job in (unseen, assured)] == [(1, 0), (0, 1)]


def test_zip_holds_what_is_no_paper(people: People) -> None:
    inside = files([1]) | {
        "__MACOSX/._101-STC.txt": b"x",
        "vanban/Thumbs.db": b"x",
        "vanban/rong.txt": b"",
        "vanban/chay.exe": b"\x7fELF" + b"\x00" * 60,
        "vanban/trong.zip": zip_of({"a.txt": b"a"}),
        "vanban/": b"",
    }

    job = begin_import(people.lan, "x", sheet_of([row(1)]), zip_of(inside))

    assert ([one.name for one in job.files.all()], job.unusable_files) == (["101-STC.txt"], 3)


def test_names_written_by_an_old_zip_program_are_read(people: People) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("Cong van STC.txt", letter(101, "V/v giải ngân"))
    # The flag that says UTF-8 is missing: the name stands in the archive as its bytes.
    named = out.getvalue().replace(b"Cong van STC.txt", "Công văn ST.txt".encode()[:16])

    job = begin_import(people.lan, "x", sheet_of([row(1, **{"Tên tệp": "công văn"})]), named)

    assert [one.key.startswith("cong van") for one in job.files.all()] == [True]


def test_names_that_are_no_utf8_stay_as_they_are(people: People) -> None:
    named = zip_of({"Cong van.txt": letter(101, "V/v giải ngân")}).replace(b"Cong van.txt", b"Cong v\xe1n.txt")

    job = begin_import(people.lan, "x", sheet_of([row(1)]), named)

    assert job.files.count() == 1


@pytest.mark.parametrize("way", ["bomb", "many"])
def test_zip_that_unpacks_too_far_is_not_opened(way: str, people: People, tmp_path: Path) -> None:
    inside: dict[str, Any] = {"a.txt": b"\x00" * (60 << 20)} if way == "bomb" else {f"{n}.txt": b"x" for n in range(3001)}

    with pytest.raises(Exception, match="bung ra lớn bất thường"):
        begin_import(people.lan, "x", sheet_of([row(1)]), zip_of(inside))

    assert (Import.objects.count(), File.objects.count(), list(store.sums())) == (0, 0, [])
