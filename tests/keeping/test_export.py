import csv
import datetime as dt
import errno
import json
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from giaoban.keeping.archive import KeepingFailed
from giaoban.keeping.export import export, readable_name
from giaoban.office.registry import store
from giaoban.office.registry.models import File, NumberSeries, Part, RegisterEntry
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path
    settings.FILES_DIR = tmp_path / "files"


def make_part(*, name: str = "quet.PDF", kind: str = "main", **fields: Any) -> Part:
    content = b"one"
    sha256 = store.keep(content)
    file, _ = File.objects.get_or_create(sha256=sha256, defaults={"size": len(content), "media_type": "application/pdf"})
    return Part.objects.create(paper=make_paper(**fields), file=file, name=name, kind=kind)


def sheet(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_originals_stand_under_names_that_say_what_they_are(people: People, tmp_path: Path) -> None:
    make_part(number="85-KH/TU", subject="Kế hoạch chuyển đổi số", date=DAY)
    make_part(number="85-KH/TU", subject="Kế hoạch chuyển đổi số", date=DAY)
    make_part(number="7-CV/ĐU", subject="Trả lời", date=DAY, direction="out", received_on=None)
    made = export(tmp_path / "out")
    names = sorted(str(path.relative_to(tmp_path / "out" / "van-ban")) for path in (tmp_path / "out" / "van-ban").rglob("*.pdf"))

    assert (made.papers, made.files) == (3, 3)
    assert names == [
        "den/2026/2026-11-02 85-KH-TU Kế hoạch chuyển đổi số (2).pdf",
        "den/2026/2026-11-02 85-KH-TU Kế hoạch chuyển đổi số.pdf",
        "di/2026/2026-11-02 7-CV-ĐU Trả lời.pdf",
    ]


@pytest.mark.parametrize(
    ("fields", "name", "kind", "expected"),
    [
        ({"number": "1/A", "subject": 'a/../b:*?"\u202e\n', "date": None}, "x.docx", "main", "1-A a-..-b.docx"),
        ({"number": "", "subject": "", "date": None}, "x", "main", "van-ban {pk}"),
        ({"number": "1/A", "subject": "s" * 300, "date": DAY}, "x.pdf", "main", "2026-11-02 1-A " + "s" * 105 + ".pdf"),
        ({"number": "1/A", "subject": "s", "date": DAY}, "Biểu 1.xlsx", "annex", "2026-11-02 1-A s - Phụ lục Biểu 1.xlsx"),
        ({"number": "...", "subject": "", "date": None}, "x.pdf", "main", "van-ban.pdf"),
    ],
)
def test_name_holds_nothing_that_a_system_of_files_forbids(fields: dict[str, Any], name: str, kind: str, expected: str) -> None:
    part = make_part(name=name, kind=kind, **fields)

    assert readable_name(part) == expected.format(pk=part.paper_id)


def test_registers_have_the_official_columns(people: People, tmp_path: Path) -> None:
    coming = NumberSeries.objects.create(direction="in", scope="year", start=DAY, next=3)
    going = NumberSeries.objects.create(direction="out", scope="year", start=DAY, next=2)
    paper = make_paper(number="5/STC", type="CV", subject="=HYPERLINK(1)", date=DAY, signer="Lê Văn Hòa")
    RegisterEntry.objects.create(series=coming, number=1, paper=paper, on=DAY, receivers="Văn phòng", note="=1+1")
    RegisterEntry.objects.create(series=coming, number=2, on=DAY, cancelled_at=timezone.now(), cancel_reason="ghi nhầm")
    RegisterEntry.objects.create(
        series=going, number=1, suffix="b", paper=make_paper(number="", subject="Trả lời", type="BC", date=DAY), on=DAY
    )
    RegisterEntry.objects.create(series=going, number=2, on=DAY)
    export(tmp_path / "out")
    incoming, outgoing = (sheet(tmp_path / "out" / "so" / f"so-van-ban-{name}.csv") for name in ("den", "di"))

    assert incoming[1:] == [
        ["02/11/2026", "1", "Sở Tài chính", "5/STC", "02/11/2026", "CV =HYPERLINK(1)", "Văn phòng", "", "", "'=1+1"],
        ["02/11/2026", "2", "", "", "", "Số đã hủy: ghi nhầm", "", "", "", ""],
    ]
    assert [row[:3] for row in outgoing[1:]] == [["1b", "02/11/2026", "BC Trả lời"], ["2", "", ""]]
    assert (len(incoming[0]), len(outgoing[0])) == (10, 10)


def test_tables_are_there_as_csv_and_json_without_what_opens_doors(people: People, tmp_path: Path) -> None:
    make_part(subject="-1,5 tỷ đồng")
    export(tmp_path / "out")
    accounts = [json.loads(line) for line in (tmp_path / "out" / "json" / "directory.account.jsonl").read_text().splitlines()]
    papers = sheet(tmp_path / "out" / "bang" / "registry.paper.csv")
    row = dict(zip(*papers, strict=True))
    kinds = {path.name.split(".")[0] for path in (tmp_path / "out" / "json").iterdir()}

    assert ([account["username"] for account in accounts][:2], "password" in accounts[0]) == (["lan", "ha"], False)
    assert (row["subject"], row["issuer_id"], row["stage"]) == ("'-1,5 tỷ đồng", "", "ready")
    rooms = "audit compiling days directory evidence exchange issuing meetings notices own_templates programme registry reporting review"
    assert kinds == {*rooms.split(), "targets", "work"}
    assert "Đảng ủy xã Minh Sơn" in (tmp_path / "out" / "DOC-TOI.txt").read_text()


def test_folder_that_is_there_is_left_alone(people: People, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    for to, words in ((tmp_path / "out", "đã có"), (tmp_path / "none" / "out", "Không có thư mục")):
        with pytest.raises(KeepingFailed, match=words):
            export(to)


def test_missing_original_leaves_no_half_export(people: People, tmp_path: Path) -> None:
    part = make_part()
    store.forget(part.file.sha256)

    with pytest.raises(KeepingFailed, match="giaoban doctor"):
        export(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files"]


def test_disk_that_fills_up_leaves_no_half_export(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    make_part()
    monkeypatch.setattr("shutil.copyfile", full)

    with pytest.raises(KeepingFailed, match="Hết chỗ trên đĩa khi xuất dữ liệu"):
        export(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files"]
