from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory import visibility
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Grant, Kind, Relation, Role
from giaoban.office.evidence.models import Anchor, Extraction, Fact, Reading
from giaoban.office.jobs.actions import do, take_up
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions import (
    correct_entry,
    correct_letterhead,
    expel_secret,
    fail_reading,
    finish_reading,
    join_part,
    keep_duplicate,
    order_parts,
    set_aside,
    set_confidentiality,
    take_in,
)
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, Direction, File, NumberSeries, Paper, Part, Refusal, RegisterEntry, Stage
from giaoban.office.registry.queries import arrivals_visible_to
from giaoban.office.review.models import Decision, Proposal
from tests.letters import letter
from tests.papers import DAY, make_paper
from tests.people import People

pytestmark = pytest.mark.django_db
READ = Letterhead(number="85-KH/TU", issuer_text="Tỉnh ủy An Bình", date=DAY)


def dropped(people: People, number: str = "85-KH/TU") -> Arrival:
    return take_in(people.lan, data=letter(number), name=f"{number[:2]}.txt", key=f"{number}-{Arrival.objects.count()}")


def paper_of(arrival: Arrival) -> Paper:
    arrival.refresh_from_db()
    assert arrival.paper is not None
    return Paper.objects.get(pk=arrival.paper.pk)


def enter(paper: Paper) -> RegisterEntry:
    series, _ = NumberSeries.objects.get_or_create(direction=Direction.IN, scope="year", start=DAY.replace(month=1, day=1))
    return RegisterEntry.objects.create(series=series, number=RegisterEntry.objects.count() + 1, paper=paper, on=DAY)


def machine_reads(paper: Paper) -> Reading:
    """What the reading of a paper's main part leaves in the rooms above."""
    part = paper.parts.get(kind=Part.Kind.MAIN)
    extraction = Extraction.objects.create(file=part.file, text="…", text_sha256="0", media_type="text/plain", tools_key=str(part.pk))
    reading = Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found={})
    proposal = Proposal.objects.create(paper=paper, reading=reading, kind="task", number=1)
    decision = Decision.objects.create(paper=paper, verb="drop", by=Account.objects.get(username="lan"))
    decision.proposals.add(proposal)
    return reading


def work_off_jobs() -> None:
    """Do the jobs of the registry; those that read papers are another room's."""
    Job.objects.filter(kind="read-part").delete()
    while (job := take_up("w1")) is not None:
        do(job)


def left_in_store(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_file_held_twice_is_kept_as_a_paper_of_its_own(people: People) -> None:
    first, second = dropped(people), dropped(people)
    keep_duplicate(people.mai, second.pk)

    assert paper_of(second) != paper_of(first)
    assert (second.state, second.is_kept, File.objects.count()) == (Arrival.State.READING, True, 1)
    for arrival in (first, second):
        finish_reading(paper_of(arrival).pk, READ)
    paper_of(second)
    assert second.state == Arrival.State.READY


@pytest.mark.parametrize(("stage", "state"), [(Stage.READY, Arrival.State.READY), (Stage.UNREAD, Arrival.State.FAILED)])
def test_paper_that_looks_like_another_is_kept(stage: Stage, state: Arrival.State, people: People) -> None:
    make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer_text="Tỉnh ủy An Bình", date=DAY)
    arrival = dropped(people)
    if stage == Stage.READY:
        finish_reading(paper_of(arrival).pk, READ)
    else:
        fail_reading(paper_of(arrival).pk, "Ảnh chụp.")
        correct_letterhead(people.lan, paper_of(arrival).pk, 1, number="85-KH/TU", date=DAY)
    arrival.refresh_from_db()
    assert arrival.state == Arrival.State.DUPLICATE

    keep_duplicate(people.lan, arrival.pk)
    keep_duplicate(people.lan, arrival.pk)

    assert (paper_of(arrival).stage, arrival.state, arrival.duplicates.count()) == (stage, state, 1)


def test_arrival_that_is_no_question_is_kept_as_it_is(people: People) -> None:
    arrival = dropped(people)

    assert (keep_duplicate(people.lan, arrival.pk).state, paper_of(arrival).stage) == (Arrival.State.READING, Stage.READING)


def test_file_set_aside_goes_with_all_that_was_made_of_it(people: People, store_folder: Path) -> None:
    arrival = dropped(people)
    finish_reading(paper_of(arrival).pk, READ)
    machine_reads(paper_of(arrival))

    set_aside(people.lan, arrival.pk)
    set_aside(people.lan, arrival.pk)
    work_off_jobs()

    arrival.refresh_from_db()
    assert (arrival.state, arrival.paper, arrival.file) == (Arrival.State.SET_ASIDE, None, None)
    assert [model.objects.count() for model in (Paper, Part, File, Extraction, Reading, Proposal, Decision)] == [0] * 7
    assert left_in_store(store_folder) == 0
    assert keep_duplicate(people.lan, arrival.pk).state == Arrival.State.SET_ASIDE


def test_file_that_another_paper_holds_stays(people: People) -> None:
    first, second = dropped(people), dropped(people)
    set_aside(people.lan, second.pk)
    work_off_jobs()

    assert (paper_of(first).parts.count(), store.is_whole(File.objects.get().sha256)) == (1, True)


def test_file_that_came_in_again_meanwhile_is_not_forgotten(people: People) -> None:
    set_aside(people.lan, dropped(people).pk)
    dropped(people)
    work_off_jobs()

    assert store.is_whole(File.objects.get().sha256)


def test_registered_paper_is_not_set_aside(people: People) -> None:
    arrival = dropped(people)
    enter(paper_of(arrival))

    with pytest.raises(PermissionDenied, match="đã vào sổ"):
        set_aside(people.lan, arrival.pk)

    assert paper_of(arrival).parts.count() == 1


def test_paper_with_confirmed_facts_is_not_set_aside(people: People) -> None:
    arrival = dropped(people)
    paper = paper_of(arrival)
    fact = Fact.objects.create(paper=paper, kind="task", confirmed_by=people.lan)
    Anchor.objects.create(fact=fact, extraction=machine_reads(paper).extraction, spans=[], quote="…")

    with pytest.raises(PermissionDenied, match="đã được xác nhận"):
        set_aside(people.lan, arrival.pk)

    assert (paper_of(arrival), Proposal.objects.count()) == (paper, 1)


@pytest.mark.parametrize("is_read", [True, False])
def test_arrival_becomes_an_annex_of_another_paper(is_read: bool, people: People) -> None:
    main, annex = dropped(people), dropped(people, "86-PL/TU")
    if is_read:
        finish_reading(paper_of(annex).pk, READ)
        machine_reads(paper_of(annex))
        Job.objects.update(state="done")

    part = join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)
    again = join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)

    assert (part, part.kind, part.position, paper_of(annex)) == (again, Part.Kind.ANNEX, 1, paper_of(main))
    assert (annex.state, Paper.objects.count(), Proposal.objects.count()) == (Arrival.State.READY, 1, 0)
    assert Job.objects.filter(state="waiting", payload={"part_id": part.pk}).count() == 1


def test_file_asked_about_becomes_a_part_without_a_paper_of_its_own(people: People) -> None:
    holder, main = dropped(people), dropped(people, "86-KH/TU")
    scan = dropped(people)
    assert scan.state == Arrival.State.DUPLICATE

    part = join_part(people.lan, paper_of(main).pk, scan.pk, Part.Kind.SCAN)

    assert (part.paper, part.kind, paper_of(holder).parts.count()) == (paper_of(main), Part.Kind.SCAN, 1)


def test_parts_of_a_joined_paper_come_along(people: People) -> None:
    main, second, annex = dropped(people), dropped(people, "86-KH/TU"), dropped(people, "87-PL/TU")
    join_part(people.lan, paper_of(second).pk, annex.pk, Part.Kind.ANNEX)
    join_part(people.lan, paper_of(main).pk, second.pk, Part.Kind.SCAN)

    names = [(part.name, part.kind) for part in paper_of(main).parts.all()]
    assert names == [("85.txt", Part.Kind.MAIN), ("86.txt", Part.Kind.SCAN), ("87.txt", Part.Kind.ANNEX)]
    assert {paper_of(arrival) for arrival in (main, second, annex)} == {paper_of(main)}


def test_annex_moves_on_alone(people: People) -> None:
    main, second, annex = dropped(people), dropped(people, "86-KH/TU"), dropped(people, "87-PL/TU")
    join_part(people.lan, paper_of(second).pk, annex.pk, Part.Kind.ANNEX)
    join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)

    assert [paper_of(arrival).parts.count() for arrival in (main, second)] == [2, 1]


def test_what_cannot_be_joined_says_why(people: People) -> None:
    main, registered, gone = dropped(people), dropped(people, "86-KH/TU"), dropped(people, "87-KH/TU")
    enter(paper_of(registered))
    set_aside(people.lan, gone.pk)
    paper_id = paper_of(main).pk

    with pytest.raises(PermissionDenied, match="đã vào sổ"):
        join_part(people.lan, paper_id, registered.pk, Part.Kind.ANNEX)
    with pytest.raises(PermissionDenied, match="đã bỏ"):
        join_part(people.lan, paper_id, gone.pk, Part.Kind.ANNEX)
    with pytest.raises(PermissionDenied, match="đã là của văn bản ấy"):
        join_part(people.lan, paper_id, main.pk, Part.Kind.ANNEX)
    with pytest.raises(PermissionDenied):
        join_part(people.ha, paper_id, registered.pk, Part.Kind.ANNEX)

    assert paper_of(main).parts.count() == 1


def test_annex_is_set_aside_before_its_paper(people: People) -> None:
    main, annex = dropped(people), dropped(people, "86-PL/TU")
    join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)

    with pytest.raises(PermissionDenied, match="tệp khác"):
        set_aside(people.lan, main.pk)
    set_aside(people.lan, annex.pk)
    assert paper_of(main).parts.count() == 1

    set_aside(people.lan, main.pk)
    assert (Paper.objects.count(), File.objects.count()) == (0, 0)


def test_parts_stand_in_the_order_they_are_put(people: People) -> None:
    main, *others = dropped(people), dropped(people, "86-PL/TU"), dropped(people, "87-PL/TU")
    for annex in others:
        join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)
    one, two, three = paper_of(main).parts.all()

    order_parts(people.ha, paper_of(main).pk, [three.pk, one.pk, 404])

    assert list(paper_of(main).parts.all()) == [three, one, two]
    with pytest.raises(PermissionDenied):
        order_parts(people.hoa, paper_of(main).pk, [])


def test_secret_paper_that_got_in_leaves_time_and_reason(people: People, store_folder: Path) -> None:
    arrival = dropped(people)
    correct_letterhead(people.lan, paper_of(arrival).pk, 1, subject="phương án bảo vệ")
    machine_reads(paper_of(arrival))

    refusal = expel_secret(people.lan, paper_of(arrival).pk)
    work_off_jobs()

    assert [model.objects.count() for model in (Arrival, Paper, Part, File, Extraction, Reading, Proposal, EarlierState)] == [0] * 8
    assert (list(Refusal.objects.all()), left_in_store(store_folder)) == ([refusal], 0)
    assert Entry.objects.filter(verb="registry.expel-secret").get().subject_id == refusal.pk


def test_reading_expels_a_paper_by_itself_but_not_everybody_may(people: People) -> None:
    arrival = dropped(people)
    with pytest.raises(PermissionDenied):
        expel_secret(people.hoa, paper_of(arrival).pk)

    expel_secret(None, paper_of(arrival).pk)

    assert (Paper.objects.count(), Refusal.objects.count()) == (0, 1)


def test_registered_paper_is_not_expelled_by_the_way(people: People) -> None:
    arrival = dropped(people)
    enter(paper_of(arrival))

    with pytest.raises(PermissionDenied, match="đã vào sổ"):
        expel_secret(people.lan, paper_of(arrival).pk)

    assert (paper_of(arrival).parts.count(), Refusal.objects.count()) == (1, 0)


def test_chief_takes_out_a_registered_paper_and_its_number_stays_given_up(people: People) -> None:
    arrival = dropped(people)
    entry = enter(paper_of(arrival))
    entry = correct_entry(people.lan, entry.pk, entry.revision, note="phương án Đồi Gió", receivers="Công an xã")

    expel_secret(people.mai, paper_of(arrival).pk)

    kept = RegisterEntry.objects.get()
    assert (kept.number, kept.paper_id, kept.note, kept.receivers) == (entry.number, None, "", "")
    assert (kept.cancel_reason, kept.cancelled_at is not None) == ("Văn bản mật, đã đưa ra khỏi phần mềm", True)
    assert (Paper.objects.count(), File.objects.count(), Refusal.objects.count()) == (0, 0, 1)
    assert not [entry for entry in Entry.objects.all() if "Đồi Gió" in str(entry.changes)]
    assert not EarlierState.objects.filter(subject_kind="registry.registerentry").exists()
    assert enter(paper_of(dropped(people, "86-KH/TU"))).number == entry.number + 1


@pytest.mark.parametrize(("inner", "outer"), [(1, 0), (0, 1), (0, 0)])
def test_paper_is_as_far_inside_as_what_is_joined_to_it(inner: int, outer: int, people: People) -> None:
    main, annex = dropped(people), dropped(people, "1-PL/TU")
    Paper.objects.filter(pk=paper_of(main).pk).update(confidentiality=outer)
    Paper.objects.filter(pk=paper_of(annex).pk).update(confidentiality=inner)

    join_part(people.lan, paper_of(main).pk, annex.pk, Part.Kind.ANNEX)

    assert paper_of(main).confidentiality == max(inner, outer)


def test_same_file_again_is_no_way_round_the_confidentiality_of_its_paper(people: People) -> None:
    first, again = dropped(people), dropped(people)
    Paper.objects.filter(pk=paper_of(first).pk).update(confidentiality=1)

    keep_duplicate(people.lan, again.pk)

    assert paper_of(again).confidentiality == 1


def test_arrivals_are_seen_by_who_takes_papers_in(people: People) -> None:
    arrival = dropped(people)

    assert {a.username for a in people.all() if arrivals_visible_to(a).filter(pk=arrival.pk).exists()} == {"lan", "mai"}


def test_arrival_of_a_paper_is_seen_only_with_the_paper(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    grant = Grant(Kind.INTAKE, Role.COMPILER, Relation.ANY, Confidentiality.RESTRICTED)
    monkeypatch.setitem(visibility.OF_KIND, grant.kind, (*visibility.OF_KIND[grant.kind], grant))
    open_one, restricted = dropped(people), dropped(people, "86-KH/TU")
    asked_about = dropped(people)
    set_confidentiality(people.lan, paper_of(restricted).pk, 1, Confidentiality.RESTRICTED)

    assert set(arrivals_visible_to(people.ha)) == {open_one, asked_about}
