"""All sources together: nothing twice, nothing that stands in the draft, what was declined stays declined; always as many queries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from giaoban.office.compiling import actions, queries, rules
from giaoban.office.compiling.gathering import proposal_called
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.period import SHOWN
from giaoban.office.compiling.proposals import Source
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import LineTask, Programme
from giaoban.office.work.models import Orientation
from tests.office.compiling.rows import TODAY, gathered, make_draft, make_registration, make_task, make_work, take, waiting
from tests.office.evidence.rows import confirm, read_paper
from tests.office.meetings.rows import make_meeting, make_series
from tests.office.programme.rows import DECEMBER, NOVEMBER, make_line, make_programme, programme_paper
from tests.office.targets.rows import make_duty
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
YEAR = dt.date(2026, 1, 1)


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's."""
    return make_draft(organs)


def test_task_that_carries_out_an_unfinished_line_is_not_proposed_beside_it(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee))
    LineTask.objects.create(line=line, task=make_task(people, organs))

    assert [one.source for one in waiting(people.mai, draft)] == [Source.UNFINISHED]


def test_same_words_are_proposed_once_from_the_first_source_that_has_them(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee), text="Tổng kết công tác năm.", organ=organs.economy)
    make_line(make_programme(organs.committee, YEAR, "year"), text="Tổng kết công tác Năm", due="2026-12", organ=organs.economy)
    make_task(people, organs, title="TỔNG KẾT CÔNG TÁC NĂM")

    assert [one.source for one in waiting(people.mai, draft)] == [Source.UNFINISHED]


def test_same_words_of_another_who_leads_are_another_thing(draft: Programme, people: People, organs: Organs) -> None:
    make_line(draft, text="Tổng kết công tác năm", due="", organ=organs.police)
    make_line(make_programme(organs.committee), text="Tổng kết công tác năm", organ=organs.economy)

    assert [(one.source, one.organ_id) for one in waiting(people.mai, draft)] == [(Source.UNFINISHED, organs.economy.pk)]


def test_tasks_with_one_title_are_each_proposed_and_stay_so_when_one_is_accepted_or_declined(
    draft: Programme, people: People, organs: Organs
) -> None:
    keys = [f"task-{make_task(people, organs, title='Tổ chức Ngày hội tại thôn').pk}" for _ in range(30)]
    rows = waiting(people.mai, draft, Source.DEADLINE)
    assert [one.key for one in rows] == keys

    take(people.mai, draft, rows[0])
    actions.decline(people.mai, draft.pk, rows[1].source, rows[1].key, rows[1].revision, reason="Thôn tự tổ chức")

    assert [one.key for one in waiting(people.mai, draft, Source.DEADLINE)] == keys[2:]


def test_sentence_behind_a_series_is_not_proposed_again_as_a_line(draft: Programme, people: People, organs: Organs) -> None:
    _, facts = programme_paper(people, organs)
    make_line(make_programme(organs.committee), text="Giao ban hằng tuần", kind="recurring", fact=facts["duty"], due="")
    series = make_series(fact=facts["duty"])
    make_meeting(dt.date(2026, 12, 7), series=series, slot=dt.date(2026, 12, 7))

    assert [one.source for one in waiting(people.mai, draft) if one.source != Source.ORDER] == [Source.RECURRING]


def test_what_stands_in_the_draft_is_not_proposed(draft: Programme, people: People, organs: Organs) -> None:
    november, year = make_programme(organs.committee), make_programme(organs.committee, YEAR, "year")
    carried = make_line(november, text="Việc chuyển tiếp")
    programmes.carry_line(people.mai, carried.pk, 1, DECEMBER, Why("Chưa xong"))
    make_line(draft, text="Việc của năm, nói cách khác", follows=make_line(year, text="Việc của năm", due="2026-12"), due="")
    make_line(draft, text="Kế hoạch đầu tư công năm 2027", due="", organ=organs.economy)
    make_registration(people, organs)
    withdrawn = make_line(draft, text="Rà soát hộ nghèo năm 2026", due="", organ=organs.economy)
    programmes.withdraw_line(people.mai, withdrawn.pk, 1, Why("Gộp với việc khác"))
    make_task(people, organs)

    assert waiting(people.mai, draft) == []


def test_declined_stays_declined_with_its_reason_until_looked_at_again(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = waiting(people.mai, draft)[0]
    made = actions.decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Việc  nhỏ")

    found = gathered(people.mai, draft)
    assert (waiting(people.mai, draft), [(each.key, by.reason, by.by) for each, by in found.declined]) == (
        [], [(one.key, "Việc nhỏ", people.ha)]
    )  # fmt: skip
    actions.reconsider(people.mai, made.pk, made.revision)
    assert [each.key for each in waiting(people.mai, draft)] == [one.key]
    assert gathered(people.mai, draft).declined == []


def test_what_another_source_has_of_a_declined_proposal_does_not_come_back(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee), text="Tổng kết công tác năm")
    make_line(make_programme(organs.committee, YEAR, "year"), text="Tổng kết công tác năm", due="2026-12")
    one = waiting(people.mai, draft)[0]

    actions.decline(people.mai, draft.pk, one.source, one.key, one.revision, reason="Đã tổng kết")

    assert waiting(people.mai, draft) == []


def test_declined_for_an_earlier_period_is_proposed_with_what_was_said_then(draft: Programme, people: People, organs: Organs) -> None:
    november = make_programme(organs.committee)
    Decision.objects.create(programme=november, source="order", key="task-1", state="declined", reason="Chưa đến lúc", by=people.mai)
    Decision.objects.create(programme=november, source="order", key="task-2", state="accepted", by=people.mai)

    before = gathered(people.mai, draft).before

    assert {key: one.reason for key, one in before.items()} == {("order", "task-1"): "Chưa đến lúc"}


def test_registration_declined_elsewhere_is_not_shown_without_a_decision(draft: Programme, people: People, organs: Organs) -> None:
    make_registration(people, organs, state="declined")

    assert (waiting(people.mai, draft), gathered(people.mai, draft).declined) == ([], [])


def test_unknown_source_and_key_name_no_proposal(draft: Programme, people: People, organs: Organs) -> None:
    task = make_task(people, organs)

    def called(source: str, key: str) -> object:
        return proposal_called(people.mai, draft, source, key, TODAY)

    assert [called("nowhere", "task-1"), called("deadline", ""), called("deadline", "task-0")] == [None, None, None]
    assert called("deadline", f"task-{task.pk}") == waiting(people.mai, draft)[0]


def test_queries_are_as_many_for_one_of_each_as_for_three(draft: Programme, people: People, organs: Organs) -> None:
    november, year = make_programme(organs.committee), make_programme(organs.committee, YEAR, "year")
    above = make_paper(issuer=organs.province_committee)

    def one_more(n: int) -> None:
        LineTask.objects.create(line=make_line(november, text=f"Dòng {n}"), task=make_task(people, organs, title=f"Việc của dòng {n}"))
        make_line(year, text=f"Dòng năm {n}", due="2026-12")
        make_registration(people, organs, title=f"Đăng ký {n}")
        make_meeting(dt.date(2026, 12, 20 + n), title=f"Hội nghị {n}")
        make_meeting(dt.date(2026, 12, 7), series=make_series(title=f"Giao ban {n}"), slot=dt.date(2026, 12, 7))
        make_task(people, organs, title=f"Đến hạn {n}")
        make_task(people, organs, title=f"Trên giao {n}", paper=above, deadline=None)
        make_duty(organs.province_committee, name=f"Báo cáo {n}")
        make_work(number=f"{n}-CT/TU")

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            gathered(people.mai, draft)
        return len(caught)

    one_more(1)
    asked()  # the calendar is made once
    first = asked()
    one_more(2)
    one_more(3)

    assert len(waiting(people.mai, draft)) == 27
    assert asked() == first


def test_decisions_are_seen_by_who_compiles_as_far_inside_as_their_paper(draft: Programme, people: People, organs: Organs) -> None:
    secret = make_paper(confidentiality=Confidentiality.RESTRICTED)
    inside = make_programme(organs.committee, NOVEMBER, paper=secret)
    rows = [
        Decision.objects.create(programme=programme, source="order", key=f"task-{n}", state="declined", paper=paper, by=people.mai)
        for n, (programme, paper) in enumerate([(draft, None), (draft, secret), (draft, make_paper()), (inside, None)])
    ]

    for account in people.all():
        seen = set(queries.decisions_visible_to(account))
        assert seen == {one for one in rows if rules.may_see(account, one)}
    assert {one.username: queries.decisions_visible_to(one).count() for one in (people.mai, people.ha, people.hoa, people.binh)} == {
        "mai": 4, "ha": 2, "hoa": 0, "binh": 0,
    }  # fmt: skip


def test_what_was_decided_takes_no_room_from_what_waits(draft: Programme, people: People, organs: Organs) -> None:
    for n in range(SHOWN + 2):
        make_task(people, organs, title=f"Việc {n:02}")
    (group,) = [each for each in gathered(people.mai, draft).waiting if each.source == Source.DEADLINE]
    assert (len(group.proposals), group.more) == (SHOWN, True)

    for one in group.proposals[:2]:
        actions.decline(people.mai, draft.pk, one.source, one.key, one.revision, reason="Việc nhỏ")

    (group,) = [each for each in gathered(people.mai, draft).waiting if each.source == Source.DEADLINE]
    assert (len(group.proposals), group.more, group.proposals[-1].words) == (SHOWN, False, f"Việc {SHOWN + 1}")
    assert len(gathered(people.mai, draft).declined) == 2


def test_directions_and_orders_together_are_no_more_than_are_shown(draft: Programme, people: People, organs: Organs) -> None:
    above = make_paper(issuer=organs.province_committee)
    for n in range(SHOWN):
        make_task(people, organs, title=f"Việc {n:02}", paper=above, deadline=None)
    fact = confirm(read_paper(above, "Đẩy mạnh."), people.lan, "orientation", "Đẩy mạnh.", title="Đẩy mạnh.", lead=[])
    Orientation.objects.create(fact=fact, paper=above, title="Đẩy mạnh.")

    (group,) = [each for each in gathered(people.mai, draft).waiting if each.source == Source.ORDER]

    assert (len(group.proposals), group.more) == (SHOWN, True)
