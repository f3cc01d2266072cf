"""A secret paper, whichever way it came: nothing of it stays but when, and why. What is looked for was there to be left behind."""

import json
from pathlib import Path

import pytest
from django.core import serializers
from django.db.models import Model

from giaoban.office.audit.acts import act, revise
from giaoban.office.audit.history import Change, history_of
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.evidence.models import Work
from giaoban.office.registry.actions import (
    Handed,
    Order,
    correct_letterhead,
    expel_secret,
    propose_handling,
    record_annotation,
    set_aside,
    take_in,
)
from giaoban.office.registry.models import Annotation, Arrival, File, Paper, Part, Refusal
from giaoban.office.registry.screening import CannotSee, SecretPaper
from giaoban.office.review import actions as review
from giaoban.office.review.models import Proposal
from tests.letters import PHOTO, letter
from tests.office.review.papers import work_through
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
SUBJECT = "phương án bảo vệ mục tiêu Đồi Gió"
BY_HAND = "phương án tác chiến Đồi Sương"
SECRET_PHOTO = letter(stamp="TỐI MẬT")


def paper_of(arrival: Arrival) -> Paper:
    arrival.refresh_from_db()
    assert arrival.paper is not None
    return Paper.objects.get(pk=arrival.paper.pk)


def read(arrival: Arrival) -> Paper:
    """The paper of a file that was dropped in, read by the machine."""
    work_through()
    return paper_of(arrival)


def left_behind(*words: str) -> list[str]:
    """The rows of every table that still hold one of the words, and the kinds they are of."""
    from django.apps import apps

    models: list[type[Model]] = [m for m in apps.get_models(include_auto_created=True) if m._meta.app_label != "sessions"]
    rows = [row for model in models for row in json.loads(serializers.serialize("json", model._default_manager.all()))]
    return sorted({row["model"] for row in rows if any(word in json.dumps(row, ensure_ascii=False) for word in words)})


def test_expelled_paper_leaves_nothing_in_any_table(people: People, organs: Organs) -> None:
    arrival = take_in(people.lan, data=letter("85-KH/TU", SUBJECT), name="Đồi Gió.txt", key="k1")
    paper = read(arrival)
    correct_letterhead(people.lan, paper.pk, paper.revision, subject=BY_HAND)
    task = Proposal.objects.filter(paper=paper, kind="task").first()
    assert task is not None
    review.correct(people.lan, paper.pk, task.pk, review.Corrected({**task.understood, "title": f"Lập {BY_HAND}"}), shown=task.revision)
    handling = propose_handling(people.lan, paper.pk, Order(organs.police, text=BY_HAND), leader=None, shown=None)
    propose_handling(people.lan, paper.pk, Order(organs.police, text=f"{BY_HAND}, gấp"), leader=None, shown=handling.revision)
    assert {"registry.paper", "review.proposal", "audit.earlierstate"} <= set(left_behind("Đồi"))

    expel_secret(people.lan, paper.pk)

    assert (left_behind("Đồi"), Paper.objects.count(), Refusal.objects.count()) == ([], 0, 1)


def test_works_that_only_an_expelled_paper_cited_go_with_it(people: People) -> None:
    text = letter(subject=SUBJECT).decode().replace("Chương trình công tác năm 2026", "Kết luận số 46-KL/TU ngày 12/11/2025")
    paper = read(take_in(people.lan, data=text.encode(), name="a.txt", key="k1"))
    assert Work.objects.filter(number="46-KL/TU").exists()

    expel_secret(people.lan, paper.pk)
    work_through()

    assert Work.objects.count() == 0


def test_earlier_states_go_with_a_paper_that_is_set_aside(people: People) -> None:
    arrival = take_in(people.lan, data=letter(), name="a.txt", key="k1")
    correct_letterhead(people.lan, paper_of(arrival).pk, 1, subject=BY_HAND)

    set_aside(people.lan, arrival.pk)

    assert EarlierState.objects.filter(subject_kind="registry.paper").count() == 0


def test_journal_says_that_a_letterhead_changed_and_the_paper_says_how(people: People) -> None:
    paper = make_paper(subject="về việc cũ")
    correct_letterhead(people.lan, paper.pk, 1, subject="về việc mới")
    correct_letterhead(people.mai, paper.pk, 2, subject="về việc sau cùng", number="")

    assert Entry.objects.filter(verb="registry.correct-letterhead").latest("pk").changes == {"subject": "changed", "number": "changed"}
    assert [done.changes for done in history_of("registry.paper", paper.pk)] == [
        (Change("Số, ký hiệu", paper.number, "trống"), Change("Trích yếu", "về việc mới", "về việc sau cùng")),
        (Change("Trích yếu", "về việc cũ", "về việc mới"),),
    ]


def test_history_without_the_earlier_state_says_only_that_it_changed(people: People) -> None:
    paper = make_paper()
    with act(people.lan, "registry.correct-letterhead") as line:
        revise(line, paper, 1, subject="về việc mới")
    EarlierState.objects.all().delete()

    assert [done.changes for done in history_of("registry.paper", paper.pk)] == [(Change("Trích yếu", None, None),)]


@pytest.mark.parametrize(("data", "name"), [(SECRET_PHOTO, "but-phe.jpg"), (PHOTO, "but phe (MẬT).png")])
def test_photograph_of_an_annotation_that_is_secret_is_refused(data: bytes, name: str, people: People, store_folder: Path) -> None:
    paper = make_paper()

    with pytest.raises(SecretPaper):
        record_annotation(people.lan, paper.pk, person_of(people.nam), Order(text="Đồng ý"), Handed(data, name, assured=True))

    assert (Annotation.objects.count(), File.objects.count(), Refusal.objects.count()) == (0, 0, 1)
    assert [path for path in store_folder.rglob("*") if path.is_file()] == []


def test_photograph_is_taken_in_when_somebody_has_looked_at_it(people: People, store_folder: Path) -> None:
    paper, order = make_paper(), Order(text="Đồng ý")
    with pytest.raises(CannotSee):
        record_annotation(people.lan, paper.pk, person_of(people.nam), order, Handed(PHOTO, "but-phe.png"))
    assert [path for path in store_folder.rglob("*") if path.is_file()] == []

    note = record_annotation(people.lan, paper.pk, person_of(people.nam), order, Handed(PHOTO, "but-phe.png", assured=True))

    assert note.photo is not None
    assert (note.photo.kind, note.photo.file.media_type, note.photo.name) == (Part.Kind.PHOTO, "image/png", "but-phe.png")
    assert "assured" in Entry.objects.get(verb="registry.record-annotation").changes
