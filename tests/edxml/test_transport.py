"""The folder between offices: whole or not there, sent twice is sent once, and no name leads out of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban.edxml.attachments import safe_names
from giaoban.edxml.guarded import Limits
from giaoban.edxml.transport import IN, OUT, REFUSED, REST, TAKEN, Arrival, Folder, NoTransport, transport_at
from giaoban.edxml.write import package
from tests.edxml.messages import DOCUMENT, STATUS

DATA = package(DOCUMENT)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / IN).mkdir()
    return Folder(tmp_path)


def test_package_sent_stands_there_whole(folder: Folder) -> None:
    name = folder.send(DATA, "A12")

    assert names(folder.root / OUT) == [name]
    assert (folder.root / OUT / name).read_bytes() == DATA
    assert name.startswith("A12.")


def test_sent_twice_is_sent_once_and_another_message_beside_it(folder: Folder) -> None:
    sent = [folder.send(DATA, "A12"), folder.send(DATA, "A12"), folder.send(DATA, "A13"), folder.send(package(STATUS), "A12")]

    assert names(folder.root / OUT) == sorted(set(sent))
    assert len(set(sent)) == 3


def test_package_cut_off_by_a_crash_is_sent_anew(folder: Folder) -> None:
    name = folder.send(DATA, "A12")
    (folder.root / OUT / name).write_bytes(DATA[:100])
    (folder.root / OUT / f".{name}.1.dang-ghi").write_bytes(DATA[:50])

    assert folder.send(DATA, "A12") == name
    assert (folder.root / OUT / name).read_bytes() == DATA


def test_disk_that_refuses_leaves_nothing_half(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoTransport, match=r"^Không dùng được thư mục gửi nhận edXML"):
        folder.send(DATA, "A12")

    assert names(folder.root / OUT) == []


def test_packages_come_until_they_are_settled(folder: Folder) -> None:
    (folder.root / IN / "b.edxml").write_bytes(DATA)
    (folder.root / IN / "a.XML").write_bytes(b"<a/>")

    first, again = list(folder.receive()), list(folder.receive())
    for arrival in first + again:
        folder.settle(arrival)

    assert first == again == [Arrival("a.XML", b"<a/>"), Arrival("b.edxml", DATA)]
    assert (names(folder.root / IN), list(folder.receive())) == ([], [])
    assert names(folder.root / TAKEN) == sorted(f"{arrival.sha256[:16]}.{arrival.name}" for arrival in first)


def test_package_turned_away_is_kept_with_its_reason(folder: Folder) -> None:
    (folder.root / IN / "a.edxml").write_bytes(b"x")
    (arrival,) = folder.receive()

    folder.turn_away(arrival, "Gói rỗng.")
    folder.turn_away(arrival, "Gói rỗng.")

    kept = f"{arrival.sha256[:16]}.a.edxml"
    assert names(folder.root / REFUSED) == [kept, f"{kept}.ly-do.txt"]
    assert (folder.root / REFUSED / f"{kept}.ly-do.txt").read_text(encoding="utf-8") == "Gói rỗng."
    assert list(folder.receive()) == []


def test_two_packages_of_one_name_are_both_kept(folder: Folder) -> None:
    for data in (b"1", b"2"):
        (folder.root / IN / "a.edxml").write_bytes(data)
        for arrival in folder.receive():
            folder.settle(arrival)

    assert sorted(each.read_bytes() for each in (folder.root / TAKEN).iterdir()) == [b"1", b"2"]


def test_what_is_no_package_does_not_come(folder: Folder, tmp_path: Path) -> None:
    inside = folder.root / IN
    (tmp_path / "secret.edxml").write_bytes(b"secret")
    (inside / "link.edxml").symlink_to(tmp_path / "secret.edxml")
    (inside / "folder.edxml").mkdir()
    os.mkfifo(inside / "pipe.edxml")
    for name in (".hidden.edxml", "a.edxml.part", "a.tmp", "b.pdf"):
        (inside / name).write_bytes(b"x")

    assert list(folder.receive()) == []


def test_package_too_large_comes_with_its_fault(folder: Folder) -> None:
    small = Folder(folder.root, Limits(package=10))
    (folder.root / IN / "a.edxml").write_bytes(b"x" * 11)

    assert list(small.receive()) == [Arrival("a.edxml", b"", "Gói lớn hơn giới hạn 0 MB nên không đọc. Hãy đề nghị nơi gửi tách gói.")]


def test_file_that_cannot_be_read_says_so_and_stops_none_of_those_behind_it(folder: Folder, tmp_path: Path) -> None:
    for name in ("a.edxml", "b.edxml", "c.edxml"):
        (folder.root / IN / name).write_bytes(name.encode())
    coming = folder.receive()
    first = next(coming)
    (folder.root / IN / "b.edxml").unlink()
    (folder.root / IN / "b.edxml").symlink_to(tmp_path / "elsewhere")  # it was a file a moment ago

    unread, last = coming
    folder.turn_away(unread, unread.fault)

    assert [one.name for one in (first, unread, last)] == ["a.edxml", "b.edxml", "c.edxml"]
    assert ([one.data for one in (first, unread, last)], unread.fault[:27]) == (
        [b"a.edxml", b"", b"c.edxml"],
        "Không đọc được tệp của gói ",
    )
    assert names(folder.root / IN) == ["a.edxml", "c.edxml"]
    assert [name.partition(".")[2] for name in names(folder.root / REFUSED)] == ["b.edxml", "b.edxml.ly-do.txt"]


def test_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NoTransport, match=r"^Không dùng được thư mục gửi nhận edXML"):
        list(Folder(tmp_path / "file").receive())


def test_transport_is_what_the_office_has_set(tmp_path: Path) -> None:
    assert [transport_at(f"folder:{tmp_path}"), transport_at(str(tmp_path))] == [Folder(tmp_path, rest=REST)] * 2
    for address in ("https://truc.example", "", "folder:", " "):
        with pytest.raises(NoTransport, match=r"^Không hiểu nơi gửi nhận edXML"):
            transport_at(address)


@pytest.mark.fuzz
@given(st.text(max_size=40) | st.sampled_from(["../../x", "/etc/passwd", "C:\\x", "..", "", "\0", "con", "a" * 400, "đ" * 300]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_receiver_leads_out_of_the_folder(folder: Folder, to: str) -> None:
    name = folder.send(DATA, to)

    assert (folder.root / OUT / name).resolve().parent == (folder.root / OUT).resolve()
    assert names(folder.root) == [OUT, IN]


@pytest.mark.fuzz
@given(
    st.lists(
        st.text(max_size=60)
        | st.sampled_from(
            [
                "../../x",
                "a/../b",
                "C:\\x\\y.pdf",
                "..",
                ".",
                "",
                "NUL.txt",
                "com1",
                "a" * 400 + ".pdf",
                "\u202egpj.exe",
                "x\0.pdf",
                "a:b",
                "a. ",
            ]
        ),
        max_size=6,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_of_a_file_stays_in_its_folder(tmp_path: Path, given_names: list[str]) -> None:
    kept = safe_names(given_names)

    assert len({name.casefold() for name in kept}) == len(given_names)
    for name in kept:
        assert (tmp_path / name).parent == tmp_path
        assert not name.startswith((".", " "))
        assert not name.endswith((".", " "))
        assert len(name.encode()) <= 255
        (tmp_path / name).write_bytes(b"")
        (tmp_path / name).unlink()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Chương trình 15.pdf", "Chương trình 15.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.exe", "x.exe"),
        (".htaccess", "htaccess"),
        ("NUL.txt", "_NUL.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("a<b>|c?.doc", "a_b__c_.doc"),
        ("..", "tep-dinh-kem"),
        ("đ" * 300 + ".pdf", "đ" * 95 + ".pdf"),
    ],
)
def test_name_of_a_file_is_made_safe(name: str, kept: str) -> None:
    assert safe_names([name]) == (kept,)


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    assert safe_names(["a.pdf", "A.pdf", "a.pdf", "a (2).pdf"]) == ("a.pdf", "A (2).pdf", "a (3).pdf", "a (2) (2).pdf")


def test_file_that_is_still_being_written_waits(folder: Folder) -> None:
    resting = Folder(folder.root, rest=REST)
    now, early = folder.root / IN / "b.xml", folder.root / IN / "a.xml"
    for place in (now, early):
        place.write_bytes(DATA)
    os.utime(early, (1, 1))

    assert resting.waiting() == ("a.xml",)
    assert [found.name for found in resting.receive()] == ["a.xml"]
    os.utime(now, (4e9, 4e9))  # a clock that goes wrong keeps nothing waiting
    assert resting.waiting() == ("a.xml", "b.xml")


def test_package_that_must_not_be_here_is_forgotten_whatever_it_was_called(folder: Folder) -> None:
    for name in ("a.xml", "b.xml"):
        (folder.root / IN / name).write_bytes(DATA if name == "a.xml" else package(STATUS))
    for found in folder.receive():
        folder.settle(found)
    sums = [found.sha256 for found in (Arrival("", DATA), Arrival("", package(STATUS)))]

    folder.forget(sums[0])
    folder.forget(sums[0])

    assert names(folder.root / TAKEN) == [f"{sums[1][:16]}.b.xml"]


@pytest.mark.parametrize("to", ["😀" * 60, "ế" * 200])
def test_stranger_who_calls_himself_by_a_long_name_holds_nothing_up(folder: Folder, to: str) -> None:
    """Names of files are counted in bytes."""
    name = folder.send(DATA, to)

    assert names(folder.root / OUT) == [name]
    assert len(name.encode()) < 120
