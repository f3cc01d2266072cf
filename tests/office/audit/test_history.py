import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from giaoban.office.audit.acts import act, revise
from giaoban.office.audit.history import CHANGED, EMPTY, Change
from giaoban.office.audit.queries import Wanted, acts_without_content, history_of
from giaoban.office.audit.words import kind_words, name_things, verb_words
from giaoban.office.registry.models import Paper, Sorting
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def changed(people: People, paper: Paper, **values: object) -> tuple[Change, ...]:
    """What history says after a change."""
    with act(people.lan, "registry.correct-paper") as line:
        revise(line, paper, paper.revision, **values)
    return history_of("registry.paper", paper.pk)[0].changes


def test_history_tells_who_did_what_the_latest_first(people: People) -> None:
    paper = make_paper()
    changed(people, paper, subject="V/v giải ngân")
    with act(None, "registry.no-such-act") as line:
        line.about(paper)

    assert [(done.actor_id, done.words) for done in history_of("registry.paper", paper.pk)] == [
        (None, "registry.no-such-act"),
        (people.lan.pk, verb_words("registry.correct-paper")),
    ]


def test_history_of_another_thing_is_not_told(people: People) -> None:
    paper, other = make_paper(), make_paper()
    changed(people, paper, subject="V/v giải ngân")

    assert history_of("registry.paper", other.pk) == []


def test_values_are_told_in_words(people: People) -> None:
    paper = make_paper(sorting="", date=dt.date(2026, 11, 2))

    assert changed(people, paper, sorting=Sorting.TO_DO, date=dt.date(2026, 11, 3), signer="Lê Văn Hòa") == (
        Change("Ngày văn bản", "02/11/2026", "03/11/2026"),
        Change("Người ký", EMPTY, "Lê Văn Hòa"),
        Change("Phân loại", EMPTY, "Phải làm"),
    )


def test_reference_is_told_by_name_only_where_names_are_for_everybody(people: People, organs: Organs) -> None:
    paper, answered = make_paper(), make_paper(subject="Đơn tố cáo")

    assert changed(people, paper, issuer=organs.finance, reply_to=answered) == (
        Change("Cơ quan ban hành (đơn vị)", EMPTY, "Sở Tài chính"),
        Change("Trả lời văn bản", None, None),
    )


def test_protected_field_is_only_told_to_have_changed(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Paper, "protected_fields", frozenset({"subject"}))
    paper = make_paper()

    assert changed(people, paper, subject="Tên người tố cáo") == (Change("Trích yếu", None, None),)
    assert CHANGED == "đã thay đổi"


def test_values_noted_before_a_field_was_protected_are_not_told(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = make_paper()
    changed(people, paper, subject="Tên người tố cáo")
    monkeypatch.setattr(Paper, "protected_fields", frozenset({"subject"}))

    assert history_of("registry.paper", paper.pk)[0].changes == (Change("Trích yếu", None, None),)


def test_what_is_no_field_and_has_no_words_is_left_out(people: People) -> None:
    paper = make_paper()
    with act(people.lan, "registry.correct-paper") as line:
        line.about(paper, cell="B12", parts=[1, 2, 3], subject=7)

    assert history_of("registry.paper", paper.pk)[0].changes == (Change("Trích yếu"),)


def test_things_of_a_kind_that_is_no_model_have_a_history_too(people: People) -> None:
    from giaoban.office.audit.models import Entry

    paper = make_paper()
    with act(people.lan, "registry.correct-paper") as line:
        line.about(paper, number=["1", "2"])
    Entry.objects.update(subject_kind="gone.thing")

    assert history_of("gone.thing", paper.pk)[0].changes == ()
    assert kind_words("gone.thing") == "gone.thing"


@pytest.mark.parametrize("count", [1, 3])
def test_history_asks_the_same_questions_however_long(
    count: int, people: People, organs: Organs, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    paper = make_paper()
    for organ in (organs.finance, organs.economy, organs.front)[:count]:
        changed(people, paper, issuer=organ)
    with django_assert_num_queries(5):
        assert len(history_of("registry.paper", paper.pk)) == count


def test_true_and_times_and_lists(people: People) -> None:
    person = people.lan.person
    assert person is not None
    with act(people.kien, "directory.correct-person") as line:
        line.about(person, active=[True, False], full_name=["Lan", ["Lan"]])

    assert history_of("directory.person", person.pk)[0].changes == (
        Change("Họ và tên", None, None),
        Change("Đang công tác", "có", "không"),
    )


def test_time_is_told_in_local_time(people: People) -> None:
    paper = make_paper()
    with act(people.lan, "registry.sort-paper") as line:
        line.about(paper, sorted_at=[None, "2026-11-02T01:30:00+00:00"])

    assert history_of("registry.paper", paper.pk)[0].changes == (Change("Lúc phân loại", EMPTY, "08:30 02/11/2026"),)


def test_acts_are_listed_without_what_they_changed(people: People) -> None:
    paper = make_paper()
    changed(people, paper, subject="Đơn tố cáo")
    entry = acts_without_content(Wanted()).get()

    assert entry.get_deferred_fields() == {"act", "changes", "subject_id", "previous", "seal"}


def test_acts_are_filtered(people: People) -> None:
    name_things("registry.paper", lambda keys: {})
    paper = make_paper()
    for actor, verb in (
        (people.lan, "registry.sort-paper"),
        (people.ha, "registry.correct-paper"),
        (people.lan, "directory.correct-person"),
    ):
        with act(actor, verb) as line:
            line.about(paper if verb.startswith("registry") else actor)
    rows = list(acts_without_content(Wanted()))

    def fits(**wanted: object) -> list[str]:
        return [entry.verb for entry in acts_without_content(Wanted(**wanted))]  # type: ignore[arg-type]

    assert fits(actor_id=people.ha.pk) == ["registry.correct-paper"]
    assert fits(verb="registry.sort-paper") == ["registry.sort-paper"]
    assert fits(kind="directory.account") == ["directory.correct-person"]
    assert fits(since=rows[0].at) == ["directory.correct-person"]
    assert fits(until=rows[1].at) == ["registry.sort-paper"]
    assert fits(before=rows[1].pk) == ["registry.sort-paper"]
