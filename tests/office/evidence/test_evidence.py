"""Evidence: quotes to the letter, facts that stay, works that are one thing, and who sees any of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence import actions, queries, rules
from giaoban.office.evidence.actions import anchor
from giaoban.office.evidence.actions.facts import Confirmed
from giaoban.office.evidence.models import Extraction, Fact, FactKind, Work
from giaoban.office.evidence.works import work_key
from giaoban.office.registry.models import Forwarding, Paper
from giaoban.reading.model import Citation
from tests.office.review import papers
from tests.papers import make_paper
from tests.people import Organs, People


@pytest.fixture
def paper(people: People) -> Paper:
    """The letter of the Department of Finance, read."""
    return papers.read(papers.LETTER.encode(), "cong-van.txt")


def _confirm(paper: Paper, people: People) -> Fact:
    extraction = Extraction.objects.get()
    return actions.confirm_fact(people.lan, paper, Confirmed(FactKind.TASK, {}, {"title": "x"}, True, extraction, [[0, 5]]))


@given(st.text(max_size=60), st.lists(st.integers(-3, 70), max_size=6))
def test_anchor_quotes_its_places_to_the_letter_or_there_is_none(text: str, edges: list[int]) -> None:
    spans = [[edges[i], edges[i + 1]] for i in range(0, len(edges) - 1, 2)]
    extraction = Extraction(text=text)

    try:
        made = anchor(Fact(), extraction, spans)
    except ValueError:
        flat = [edge for span in spans for edge in span]
        fits = bool(flat) and flat == sorted(flat) and flat[0] >= 0 and flat[-1] <= len(text) and all(a < b for a, b in spans)
        assert not fits
    else:
        assert made.quote == "".join(text[a:b] for a, b in made.spans)
        first, last = made.spans[0][0], made.spans[-1][1]
        assert text[first - len(made.before) : last + len(made.after)] == made.before + text[first:last] + made.after
        assert max(len(made.before), len(made.after)) <= 40


@pytest.mark.django_db
def test_fact_is_withdrawn_with_its_reason_and_put_back(paper: Paper, people: People) -> None:
    fact = _confirm(paper, people)

    actions.withdraw_fact(people.ha, fact, "nhập nhầm", shown=1)
    assert (fact.withdrawn_reason, list(queries.facts_visible_to(people.lan))) == ("nhập nhầm", [])

    actions.put_back_fact(people.ha, fact, shown=2)
    assert list(queries.facts_visible_to(people.lan)) == [fact]
    assert fact.anchors.count() == 1


@pytest.mark.django_db
def test_fact_is_corrected_at_the_revision_that_was_shown(paper: Paper, people: People) -> None:
    fact = _confirm(paper, people)
    actions.correct_fact(people.lan, fact, shown=1, understood={"title": "y"})

    with pytest.raises(Conflict):
        actions.correct_fact(people.ha, Fact.objects.get(), shown=1, understood={"title": "z"})

    assert Fact.objects.get().understood == {"title": "y"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["hoa", "binh", "sen", "thanh", "yen", "kien"])
def test_who_is_not_of_the_office_confirms_nothing(name: str, paper: Paper, people: People) -> None:
    person = getattr(people, name)
    fact = _confirm(paper, people)

    for deed in (
        lambda: actions.confirm_fact(person, paper, Confirmed(FactKind.TASK, {}, {}, True, Extraction.objects.get(), [[0, 5]])),
        lambda: actions.correct_fact(person, fact, shown=1, ours=False),
        lambda: actions.withdraw_fact(person, fact, "", shown=1),
        lambda: actions.put_back_fact(person, fact, shown=1),
        lambda: actions.withdraw_facts(person, [fact], ""),
    ):
        with pytest.raises(PermissionDenied):
            deed()


@pytest.mark.django_db
def test_withdrawing_no_facts_does_nothing(people: People) -> None:
    actions.withdraw_facts(people.lan, [], "")


@pytest.mark.django_db
def test_anchor_in_the_same_text_is_added_once(paper: Paper, people: People) -> None:
    fact = _confirm(paper, people)
    newer = Extraction.objects.get()
    newer.pk, newer.tools_key = None, "newer"
    newer.save()

    made = actions.add_anchor(None, fact, newer, [[0, 5]])

    assert actions.add_anchor(None, fact, newer, [[3, 8]]) == made
    assert fact.anchors.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("restricted", [False, True])
def test_rule_and_queries_agree_for_everyone(restricted: bool, paper: Paper, people: People, organs: Organs) -> None:
    Forwarding.objects.create(paper=paper, organ=organs.economy, part=Forwarding.Part.LEAD, by=people.lan)
    fact = _confirm(paper, people)
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED if restricted else Confidentiality.OPEN)
    fact.refresh_from_db()

    for account in people.all():
        sees = rules.may_see(account, fact)
        assert (fact in queries.facts_visible_to(account)) == sees
        assert (paper.mentions.get() in queries.mentions_visible_to(account)) == sees
        assert (Extraction.objects.get() in queries.extractions_visible_to(account)) == sees


@pytest.mark.django_db
def test_held_work_is_not_told_of_to_who_may_not_see_it(people: People) -> None:
    held = make_paper(number="2914/UBND-KT", number_key="2914-ubnd-kt", date="2026-10-08", confidentiality=Confidentiality.RESTRICTED)
    paper = papers.read(papers.LETTER.encode(), "cong-van.txt")

    assert [work.paper for work in queries.held_works_cited_in(people.lan, paper)] == [held]
    assert list(queries.held_works_cited_in(people.ha, paper)) == []


@pytest.mark.django_db
def test_mentions_of_an_older_reading_give_way(paper: Paper) -> None:
    reading = queries.readings_in_use([paper.pk]).get()
    reading.refresh_from_db()

    assert actions.note_mentions(reading, actions.as_reading(reading)) == 1

    assert (paper.mentions.count(), Work.objects.count()) == (1, 1)


def _cites(**fields: object) -> Citation:
    return Citation("x", (0, 1), (0, 1), **fields)  # type: ignore[arg-type]


def test_work_has_one_key_however_it_is_written() -> None:
    assert work_key(_cites(type="NQ", number="15- NQ/TU")) == work_key(_cites(type="NQ", number="15-NQ/TU"))
    assert work_key(_cites(name="Luật Đất đai năm 2024")) == work_key(_cites(name="luật  đất đai năm 2024"))
    assert work_key(_cites()) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "fits"),
    [
        ({"type": "KH", "date": None}, False),
        ({"type": "", "date": None, "issuer_text": "Ủy ban nhân dân tỉnh"}, True),
        ({"type": "", "date": None, "issuer_text": "Sở Y tế"}, False),
        ({"type": "", "date": None, "issuer_text": ""}, True),
        ({"type": "CV", "date": "2026-10-08", "issuer_text": "Sở Y tế"}, True),
        ({"type": "CV", "date": "2026-10-09"}, False),
    ],
)
def test_held_paper_fits_by_kind_day_and_issuer(held: dict[str, object], fits: bool, people: People) -> None:
    made = make_paper(**({"number": "2914/UBND-KT", "number_key": "2914-ubnd-kt", "issuer_text": ""} | held))

    papers.read(papers.LETTER.encode(), "cong-van.txt")

    assert Work.objects.get().paper == (made if fits else None)


@pytest.mark.django_db
def test_words_that_name_no_document_of_their_own_mention_none(people: People) -> None:
    found = papers.read(papers.LETTER.encode(), "cong-van.txt")
    reading = queries.readings_in_use([found.pk]).get()
    reading.refresh_from_db()
    whole = actions.as_reading(reading)

    noted = actions.note_mentions(reading, replace(whole, citations=(*whole.citations, _cites())))

    assert noted == 1
