"""The paper that comes after the telephone call: the program proposes that both are one, and joins nothing by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Organ
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Extraction, Fact, Reading
from giaoban.office.registry.models import File, Part
from giaoban.office.work import actions, queries
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.likeness import Order, alike, terms_of
from giaoban.office.work.models import Assignment, Origin, Side, Task, Workflow
from tests.office.evidence.rows import confirm
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
WRITTEN = "Công an các xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã cắm biển cảnh báo tại các ngầm, tràn."


def told(people: People, organ: Organ, title: str = "Kiểm tra, cắm biển cảnh báo các ngầm tràn", **values: Any) -> Task:
    """An order by telephone, handed out."""
    ordered = Ordered(title, Origin.TELEPHONE, (Share(organ=organ),), person_of(people.hoa), told=f"Đ/c Bí thư điện: {title}", **values)
    return actions.order(people.lan, ordered)


def written(people: People, organ: Organ | None, title: str = WRITTEN, **values: Any) -> Task:
    """A draft from a sentence of a paper, as review opens it."""
    task = Task.objects.create(
        title=title, origin=Origin.PAPER, given_at=timezone.now(), fact=sentence(people), paper=make_paper(), **values
    )
    if organ is not None:
        Assignment.objects.create(task=task, organ=organ, side=Side.LEAD, deadline=task.deadline)
    return task


def sentence(people: People) -> Fact:
    file, _ = File.objects.get_or_create(sha256="1" * 64, defaults={"size": 1, "media_type": "text/plain"})
    paper = make_paper()
    part = Part.objects.create(paper=paper, file=file, name="van-ban.txt")
    extraction, _ = Extraction.objects.get_or_create(
        file=file, defaults={"text": WRITTEN, "text_sha256": "0", "media_type": "text/plain", "tools_key": "1"}
    )
    reading = Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found={})
    return confirm(reading, people.lan, "task", WRITTEN, lead=[])


def found(people: People, task: Task) -> list[Task]:
    return [one.task for one in queries.likely_same(people.lan, task)]


def test_paper_after_the_call_is_offered_the_call(people: People, organs: Organs) -> None:
    call = told(people, organs.police)
    told(people, organs.police, "Báo cáo quân số trực lễ")
    told(people, organs.economy, "Lập tiến độ giải ngân theo tuần")
    likely = queries.likely_same(people.lan, written(people, organs.police))

    assert [one.task for one in likely] == [call]
    assert likely[0].likeness.same_lead
    assert "cắm biển" in likely[0].likeness.words


def test_other_lead_needs_strong_wording(people: People, organs: Organs) -> None:
    told(people, organs.economy, "Kiểm tra các ngầm tràn")
    same_words = told(people, organs.economy, WRITTEN)

    assert found(people, written(people, organs.police)) == [same_words]


def test_nothing_is_offered_where_words_differ(people: People, organs: Organs) -> None:
    told(people, organs.police, "Báo cáo quân số trực lễ")

    assert found(people, written(people, organs.police)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"given_at": timezone.now() - dt.timedelta(46)},
        {"workflow": Workflow.DROPPED, "closed": True},
        {"origin": Origin.PAPER},
    ],
)
def test_old_closed_and_written_orders_are_not_offered(values: dict[str, Any], people: People, organs: Organs) -> None:
    call = told(people, organs.police)
    Task.objects.filter(pk=call.pk).update(**values)

    assert found(people, written(people, organs.police)) == []


def test_call_that_one_may_not_see_is_not_offered(people: People, organs: Organs) -> None:
    told(people, organs.police, more={"confidentiality": Confidentiality.RESTRICTED})
    draft = written(people, organs.police)

    assert queries.likely_same(people.ha, draft) == []
    assert len(queries.likely_same(people.mai, draft)) == 1


def test_unit_is_offered_nothing(people: People, organs: Organs) -> None:
    told(people, organs.police)

    assert queries.likely_same(people.cuong, written(people, organs.police)) == []


def test_joined_both_are_one_task_with_paper_and_call(people: People, organs: Organs) -> None:
    call, draft = told(people, organs.police), written(people, organs.police)
    fact, paper = draft.fact, draft.paper
    joined = actions.join_tasks(people.lan, call.pk, call.revision, draft.pk, draft.revision)

    assert (joined.fact, joined.paper, joined.told) == (fact, paper, call.told)
    assert queries.likely_same(people.lan, Task.objects.get(pk=draft.pk)) == []


def test_many_drafts_take_a_fixed_number_of_queries(people: People, organs: Organs, django_assert_num_queries: object) -> None:
    call = told(people, organs.police)
    for many in (1, 2):
        drafts = [written(people, organs.police) for _ in range(many)]
        with django_assert_num_queries(6):  # type: ignore[operator]
            likely = queries.likely_of(people.lan, Task.objects.filter(pk__in=[draft.pk for draft in drafts]))  # type: ignore[arg-type]
        assert {key: [one.task for one in ones] for key, ones in likely.items()} == {draft.pk: [call] for draft in drafts}


def test_rare_words_weigh_more() -> None:
    common = [Order(n, f"rà soát hộ nghèo thôn số {n}", frozenset({1}), None) for n in range(8)]
    rare = Order(99, "rà soát ngầm tràn Bến Gạo", frozenset({1}), None)

    assert [one.key for one in alike(Order(0, "rà soát lại ngầm tràn Bến Gạo", frozenset({1}), None), [*common, rare])] == [99]


def test_deadline_nearby_speaks_for_it() -> None:
    day = dt.date(2026, 11, 6)
    near, far = (Order(n, "cắm biển ngầm tràn", frozenset({1}), day + dt.timedelta(days)) for n, days in ((1, 1), (2, 30)))

    assert [one.key for one in alike(Order(0, "cắm biển cảnh báo ngầm tràn", frozenset({1}), day), [far, near])] == [1, 2]


def test_words_are_compared_without_accents() -> None:
    assert list(terms_of("Cắm biển cảnh báo")) == ["cam", "bien", "cam bien", "canh", "bien canh"]
