import datetime as dt
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from giaoban.office.audit.models import Entry
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions import add_part, take_in
from giaoban.office.registry.models import Arrival, File, Paper, Part, Refusal, Stage
from giaoban.office.registry.screening import CannotSee, NotTakenIn, SecretPaper
from tests.letters import PHOTO, letter, sample
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


def kept(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_file_becomes_a_paper_waiting_to_be_read(people: People) -> None:
    arrival = take_in(people.lan, data=letter(), name="ke hoach 85.txt", key="k1")

    paper = Paper.objects.get()
    part = paper.parts.get()
    job = Job.objects.get()
    assert (arrival.paper, arrival.state, arrival.name) == (paper, Arrival.State.READING, "ke hoach 85.txt")
    assert (paper.stage, paper.entered_by, paper.received_on) == (Stage.READING, people.lan, timezone.localdate())
    assert (part.kind, part.name, part.position, part.file) == (Part.Kind.MAIN, "ke hoach 85.txt", 0, File.objects.get())
    assert (part.file.size, part.file.media_type, store.read(part.file.sha256)) == (len(letter()), "text/plain", letter())
    assert (job.kind, job.key, job.payload) == ("read-part", f"read-part:{part.pk}", {"part_id": part.pk})
    assert list(Entry.objects.values_list("verb", "subject_id", "actor_id")) == [("registry.take-in", arrival.pk, people.lan.pk)]


def test_file_sent_again_under_its_key_is_the_same_arrival(people: People) -> None:
    once = take_in(people.lan, data=letter(), name="a.txt", key="k1")
    again = take_in(people.lan, data=letter(), name="a.txt", key="k1")

    assert (again, Arrival.objects.count(), Paper.objects.count(), Job.objects.count()) == (once, 1, 1, 1)


def test_key_of_somebody_else_opens_nothing(people: People) -> None:
    take_in(people.lan, data=letter(), name="a.txt", key="k1")

    with pytest.raises(PermissionDenied):
        take_in(people.mai, data=letter("86-KH/TU"), name="b.txt", key="k1")


def test_only_who_takes_papers_in_may(people: People, store_folder: Path) -> None:
    takers = {people.lan, people.mai}
    for account in set(people.all()) - takers:
        with pytest.raises(PermissionDenied):
            take_in(account, data=letter(), name="a.txt", key="k1")

    assert (kept(store_folder), Arrival.objects.count(), Refusal.objects.count()) == ([], 0, 0)


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_secret_paper_leaves_time_and_reason_and_nothing_else(stamp: str, people: People, store_folder: Path) -> None:
    with pytest.raises(SecretPaper) as said:
        take_in(people.lan, data=letter(stamp=stamp), name="phương án bảo vệ.txt", key="k1", assured=True)

    refusal, entry = Refusal.objects.get(), Entry.objects.get()
    assert refusal.reason == "Có dấu chỉ độ mật"
    assert (entry.verb, entry.subject_kind, entry.subject_id, entry.changes) == (
        "registry.refuse-secret",
        "registry.refusal",
        refusal.pk,
        {},
    )
    assert [model.objects.count() for model in (Arrival, File, Paper, Part, Job)] == [0, 0, 0, 0, 0]
    assert kept(store_folder) == []
    assert "phương án" not in str(said.value)


def test_secret_paper_for_another_paper_is_refused_as_well(people: People, store_folder: Path) -> None:
    paper = make_paper()

    with pytest.raises(SecretPaper):
        add_part(people.lan, paper.pk, Part.Kind.ANNEX, data=letter(stamp="MẬT"), name="phu luc.txt")

    assert (Refusal.objects.count(), kept(store_folder), paper.parts.count()) == (1, [], 0)


def test_file_that_nobody_can_see_through_waits_for_a_clerks_word(people: People, store_folder: Path) -> None:
    with pytest.raises(CannotSee):
        take_in(people.lan, data=PHOTO, name="anh.png", key="k1")
    assert (kept(store_folder), Arrival.objects.count(), Refusal.objects.count()) == ([], 0, 0)

    arrival = take_in(people.lan, data=PHOTO, name="anh.png", key="k1", assured=True)

    assert (arrival.state, File.objects.get().media_type) == (Arrival.State.READING, "image/png")
    assert list(Entry.objects.get().changes) == ["state", "assured"]


@pytest.mark.parametrize("data", [b"", b"\x7fELF" + bytes(100), b"MZ" + bytes(100)])
def test_what_is_no_paper_is_not_taken_in(data: bytes, people: People, store_folder: Path) -> None:
    with pytest.raises(NotTakenIn):
        take_in(people.lan, data=data, name="van-ban.pdf", key="k1", assured=True)

    assert (kept(store_folder), Arrival.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        sample("cong-van.docx")[:4000],
        sample("cong-van.pdf")[:4000],
        b"<html><script>alert(1)</script></html>",
        b"PK\x03\x04" + b"\xff" * 300,
    ],
)
def test_damaged_file_is_kept_only_on_a_clerks_word(data: bytes, people: People) -> None:
    with pytest.raises(CannotSee):
        take_in(people.lan, data=data, name="van-ban.docx", key="k1")

    arrival = take_in(people.lan, data=data, name="van-ban.docx", key="k1", assured=True)

    assert (arrival.state, store.is_whole(File.objects.get().sha256)) == (Arrival.State.READING, True)


@pytest.mark.parametrize("name", ["cong-van.docx", "cong-van.pdf", "cong-van.txt"])
def test_paper_of_every_kind_under_a_wrong_ending_is_taken_in(name: str, people: People) -> None:
    arrival = take_in(people.lan, data=sample(name), name="van-ban.xyz", key="k1")

    assert arrival.state == Arrival.State.READING


def test_name_is_cleaned_before_it_is_kept(people: People) -> None:
    arrival = take_in(people.lan, data=letter(), name="..\\co\u0302ng\u202e va\u0306n\x07.txt", key="k1")

    assert (arrival.name, arrival.paper and arrival.paper.parts.get().name) == ("công văn .txt", "công văn .txt")


def test_file_that_a_paper_holds_already_is_asked_about(people: People) -> None:
    first = take_in(people.lan, data=letter(), name="a.txt", key="k1")
    second = take_in(people.mai, data=letter(), name="b.txt", key="k2")

    assert (second.state, second.paper, list(second.duplicates.all())) == (Arrival.State.DUPLICATE, None, [first.paper])
    assert (Paper.objects.count(), File.objects.count(), Job.objects.count()) == (1, 1, 1)


def test_bytes_that_went_meanwhile_are_written_anew(people: People) -> None:
    take_in(people.lan, data=letter(), name="a.txt", key="k1")
    file = File.objects.get()
    store.forget(file.sha256)

    take_in(people.lan, data=letter(), name="b.txt", key="k2")

    assert store.is_whole(file.sha256)


def at_the_disk(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let something happen once, at the moment when a file has just been brought to the disk."""
    to_disk, waiting = os.fsync, [act]

    def after(handle: int) -> None:
        to_disk(handle)
        if waiting:
            waiting.pop()()

    monkeypatch.setattr(os, "fsync", after)


def test_file_sent_twice_at_once_is_one(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    at_the_disk(monkeypatch, lambda: take_in(people.lan, data=letter(), name="a.txt", key="k1"))

    arrival = take_in(people.lan, data=letter(), name="a.txt", key="k1")

    assert (list(Arrival.objects.all()), Paper.objects.count(), Job.objects.count()) == ([arrival], 1, 1)


def test_bytes_taken_away_at_the_same_moment_are_written_anew(people: People, store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sha256 = hashlib.sha256(letter()).hexdigest()
    moved: list[Path] = []
    to_disk = os.fsync

    def taken_away(handle: int) -> None:
        to_disk(handle)
        if store.has(sha256) and not moved:
            moved.append(store.path_of(sha256))
            store.forget(sha256)

    monkeypatch.setattr(os, "fsync", taken_away)

    take_in(people.lan, data=letter(), name="a.txt", key="k1")

    assert (len(moved), store.is_whole(sha256)) == (1, True)


def test_added_part_stands_behind_the_others_and_is_added_once(people: People) -> None:
    paper = make_paper()
    annex = add_part(people.ha, paper.pk, Part.Kind.ANNEX, data=letter("1-PL/TU"), name="phu luc 1.txt")
    photo = add_part(people.ha, paper.pk, Part.Kind.PHOTO, data=PHOTO, name="but phe.png", assured=True)
    again = add_part(people.ha, paper.pk, Part.Kind.PHOTO, data=PHOTO, name="but phe.png", assured=True)

    assert [(part, part.position) for part in paper.parts.all()] == [(annex, 0), (photo, 1)]
    assert (again, [job.payload for job in Job.objects.all()]) == (photo, [{"part_id": annex.pk}])


def test_part_is_added_only_by_the_office_and_to_what_one_sees(people: People) -> None:
    paper = make_paper(confidentiality=1)
    with pytest.raises(PermissionDenied):
        add_part(people.hoa, paper.pk, Part.Kind.PHOTO, data=PHOTO, name="a.png", assured=True)
    with pytest.raises(Paper.DoesNotExist):
        add_part(people.ha, paper.pk, Part.Kind.PHOTO, data=PHOTO, name="a.png", assured=True)

    assert (paper.parts.count(), File.objects.count()) == (0, 0)


def test_paper_is_received_on_the_local_day(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    late = dt.datetime(2026, 11, 2, 18, 30, tzinfo=dt.UTC)  # half past one in the morning of the 3rd, in Vietnam
    monkeypatch.setattr(timezone, "now", lambda: late)

    arrival = take_in(people.lan, data=letter(), name="a.txt", key="k1")

    assert arrival.paper is not None
    assert arrival.paper.received_on == dt.date(2026, 11, 3)
