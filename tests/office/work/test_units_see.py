"""A unit sees its own and nothing of another's; who supports sees of the lead who and by when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import queries as registry
from giaoban.office.registry.actions import Order, record_annotation
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.actions import Share
from giaoban.office.work.models import Assignment, Objection, Orientation, Task
from giaoban.office.work.queries import timed
from giaoban.office.work.timing import Timing
from tests.office.work.story import day, done, drafted, fact, fresh, given, helped_by, joint, led_by, share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


def _late(account: Account) -> list[Assignment]:
    return list(queries.assignments_visible_to(account).filter(timed(Timing.OVERDUE, day(0))))


def test_unit_sees_its_own_lateness_and_nothing_of_anothers(people: People, organs: Organs) -> None:
    ours, theirs = given(people, led_by(organs.economy), due=-3), given(people, led_by(organs.police), due=-5)

    assert ([*queries.visible_to(people.binh)], _late(people.binh)) == ([ours], [share_of(ours, organs.economy)])
    assert ([*queries.visible_to(people.cuong)], _late(people.cuong)) == ([theirs], [share_of(theirs, organs.police)])
    assert len(_late(people.mai)) == 2


def test_supporter_sees_of_the_lead_who_and_by_when_and_no_more(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy, -2), helped_by(organs.police, 5), helped_by(organs.school))
    lead, own = share_of(task, organs.economy), share_of(task, organs.police)
    actions.note_progress(people.binh, lead.pk, "Đã họp")
    actions.ask_extension(people.binh, lead.pk, day(20), "bận")
    actions.object_to(people.binh, lead.pk, Objection.Kind.BLOCKED, "chờ Công an xã", organ=organs.police)
    actions.note_progress(people.cuong, own.pk, "Đã cử người")

    assert [(str(share), share.deadline) for share in queries.leads_of([task.pk])] == [("Phòng Kinh tế", day(-2))]
    assert ([*queries.assignments_visible_to(people.cuong)], _late(people.cuong)) == ([own], [])
    assert [line.text for line in queries.progress_visible_to(people.cuong)] == ["Đã cử người"]
    assert ([*queries.extensions_visible_to(people.cuong)], [*queries.objections_visible_to(people.cuong)]) == ([], [])
    assert [[str(s) for s in task.assignments.all()] for task in queries.tasks_of_paper(people.cuong, make_paper())] == []


def test_lead_follows_everybody_who_supports_him_but_not_what_they_ask(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    own, support = share_of(task, organs.economy), share_of(task, organs.police)
    actions.note_progress(people.cuong, support.pk, "Đã cử người")
    asked = actions.ask_extension(people.cuong, support.pk, day(20), "bận")

    assert set(queries.assignments_visible_to(people.binh)) == {own, support}
    assert [line.text for line in queries.progress_visible_to(people.binh)] == ["Đã cử người"]
    assert ([*queries.extensions_visible_to(people.binh)], rules.may_see_request(people.binh, asked)) == ([], False)


def test_lead_of_what_is_done_reads_on(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    support = share_of(task, organs.police)
    actions.report_done(people.cuong, support.pk, support.revision, "Đã phối hợp")
    actions.finish(people.ha, task.pk, fresh(task).revision, "xong")

    assert queries.assignments_visible_to(people.binh).count() == 2


def test_lead_whose_share_was_moved_follows_no_more_than_that(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    own = share_of(task, organs.economy)
    actions.transfer(people.mai, own.pk, own.revision, organs.school, "đúng chức năng")

    assert [str(share) for share in queries.assignments_visible_to(people.binh)] == ["Phòng Kinh tế"]
    assert [str(share) for share in queries.leads_of([task.pk])] == ["Trường Tiểu học Minh Sơn"]


def test_drafts_are_the_offices_alone(people: People, organs: Organs) -> None:
    draft = drafted(people, led_by(organs.economy))

    assert {a.username for a in people.all() if draft in queries.visible_to(a)} == {"lan", "ha", "mai", "hoa", "nam", "minh"}


def test_annotations_beyond_its_order_stay_hidden(people: People, organs: Organs) -> None:
    paper, hoa = make_paper(), person_of(people.hoa)
    notes = [
        record_annotation(people.lan, paper.pk, hoa, Order(organ, text=text))
        for organ, text in ((organs.economy, "Giao Phòng Kinh tế"), (organs.police, "Giao Công an xã, việc riêng"))
    ]
    tasks = [actions.open_from_annotation(people.lan, note) for note in notes]
    by_hand = given(people, led_by(organs.school), helped_by(organs.economy), paper=paper)

    assert set(queries.visible_to(people.binh)) == {tasks[0], by_hand}
    assert list(registry.annotations_visible_to(people.binh, paper)) == [notes[0]]
    shown = queries.tasks_of_paper(people.binh, paper).order_by("pk")
    assert [[str(share) for share in task.assignments.all()] for task in shown] == [["Phòng Kinh tế"], ["Phòng Kinh tế"]]


def test_what_is_inside_is_seen_by_a_person_to_whom_it_was_given_and_by_no_unit(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), more={"confidentiality": Confidentiality.RESTRICTED})
    actions.add_share(people.mai, task.pk, task.revision, Share(person=person_of(people.sen)))

    assert {a.username for a in people.all() if task in queries.visible_to(a)} == {"lan", "mai", "hoa", "nam", "minh", "sen"}


def test_what_is_to_do_is_ones_own_and_underway(people: People, organs: Organs) -> None:
    todo, rests = given(people, led_by(organs.economy)), given(people, led_by(organs.economy))
    actions.pause(people.mai, rests.pk, rests.revision, "chờ")
    done(people, organs)
    drafted(people, led_by(organs.economy))
    given(people, led_by(organs.police))

    assert [share.task for share in queries.to_do(people.binh)] == [todo]
    assert {a.username for a in people.all() if queries.to_do(a).exists()} == {"binh", "cuong"}
    assert Task.objects.count() == 5


def test_rules_say_of_one_what_the_lists_show(people: People, organs: Organs) -> None:
    task, draft = joint(people, organs), drafted(people, led_by(organs.economy), helped_by(organs.police))
    lead, support, drafted_share = share_of(task, organs.economy), share_of(task, organs.police), share_of(draft, organs.economy)
    actions.add_share(people.mai, task.pk, fresh(task).revision, Share(person=person_of(people.sen)))
    line = actions.note_progress(people.binh, lead.pk, "Đã họp")
    asked = actions.ask_extension(people.binh, lead.pk, day(20), "bận")

    def who(may: Callable[[Account], bool]) -> str:
        return " ".join(account.username for account in people.all() if may(account))

    assert who(lambda a: rules.may_follow(a, lead)) == who(lambda a: rules.may_see_progress(a, line)) == "lan ha mai hoa nam minh binh"
    assert who(lambda a: rules.may_follow(a, support)) == "lan ha mai hoa nam minh binh cuong sen"
    assert who(lambda a: rules.may_follow(a, drafted_share)) == "lan ha mai hoa nam minh"
    assert who(lambda a: rules.may_see_request(a, asked)) == "lan ha mai hoa nam minh binh"
    assert who(lambda a: rules.may_report(a, lead)) == "lan ha mai binh"
    assert fresh(task).is_underway


def test_share_that_was_never_given_is_not_followed_by_whose_it_would_have_been(people: People, organs: Organs) -> None:
    task = joint(people, organs)
    never = Assignment.objects.create(task=task, organ=organs.school, side="support", workflow="dropped", closed=True)
    own = Assignment.objects.create(task=task, organ=organs.economy, side="support", workflow="dropped", closed=True)

    assert [rules.may_follow(people.binh, share) for share in (never, own, share_of(task, organs.police))] == [False, False, True]
    assert set(queries.assignments_visible_to(people.binh)) == set(task.assignments.exclude(pk__in=[never.pk, own.pk]))


def test_orientation_is_seen_by_the_office_and_whose_line_it_is(people: People, organs: Organs) -> None:
    for confidentiality, unit in ((0, organs.economy), (1, organs.economy), (0, None)):
        paper = make_paper(confidentiality=confidentiality)
        actions.open_from_facts(people.lan, [fact(paper, people, kind="orientation", lead=unit)])
    rows = list(Orientation.objects.order_by("pk"))

    seen = {a.username: [rules.may_see_orientation(a, one) for one in rows] for a in people.all()}

    inside, office, unit_alone, nothing = [True] * 3, [True, False, True], [True, False, False], [False] * 3
    assert seen == dict.fromkeys(seen, nothing) | {
        **dict.fromkeys(("lan", "mai", "hoa", "nam", "minh"), inside), "ha": office, "binh": unit_alone,
    }  # fmt: skip
