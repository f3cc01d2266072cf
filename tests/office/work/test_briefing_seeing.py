"""Who sees which board and what on it: the question for many and the rule for one agree, for every person."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Role
from giaoban.office.work import actions, briefing_queries, briefing_rules
from giaoban.office.work.models import Board, Briefing, BriefingItem, Objection
from tests.office.work.board import lay, lead_of
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def boards(people: People, organs: Organs) -> dict[Board.Kind, Briefing]:
    """Both briefings open; on each a conclusion about nothing, one about the economy's task, one about a restricted task."""
    found = {}
    shared = lay("Chi trả bồi thường", organs.economy, days=-4)
    inner = lay("Việc nhân sự", organs.police, days=-2, confidentiality=Confidentiality.RESTRICTED)
    for kind in Board.Kind:
        held = actions.open_briefing(people.mai, kind, TODAY(), chair=person_of(people.hoa))
        actions.conclude(people.mai, held.pk, "Trực bão 24/24")
        actions.conclude(people.mai, held.pk, "Đo lại trước thứ Tư", task_id=shared.pk)
        BriefingItem.objects.create(briefing=held, kind="conclusion", words="Giữ kín", task=inner, by=people.mai)
        found[kind] = held
    actions.set_viewers(people.mai, found[Board.Kind.LEADERS].board_id, [Role.LEADER, Role.CHIEF], [], [person_of(people.ha)])
    return found


def test_boards_and_briefings_agree_with_the_rule(boards: dict[Board.Kind, Briefing], people: People) -> None:
    for account in people.all():
        seen = {board for board in Board.objects.all() if briefing_rules.may_see_board(account, board)}
        assert set(briefing_queries.boards_visible_to(account)) == seen, account.username
        assert {held.board for held in briefing_queries.briefings_visible_to(account)} == seen, account.username


def test_items_agree_with_the_rule(boards: dict[Board.Kind, Briefing], people: People) -> None:
    for account in people.all():
        seen = {item for item in BriefingItem.objects.all() if briefing_rules.may_see_item(account, item)}
        assert set(briefing_queries.items_visible_to(account)) == seen, account.username


def sitting_at(held: Briefing, people: People) -> list[str]:
    return [account.username for account in people.all() if briefing_rules.may_see_briefing(account, held)]


def test_each_board_has_its_own_circle(boards: dict[Board.Kind, Briefing], people: People) -> None:
    assert sitting_at(boards[Board.Kind.LEADERS], people) == ["ha", "mai", "hoa", "nam", "minh"]
    assert sitting_at(boards[Board.Kind.ENLARGED], people) == ["lan", "ha", "mai", "hoa", "nam", "minh", "binh", "cuong", "sen"]


def words_at(account: Account, held: Briefing) -> list[str]:
    return [item.words for item in briefing_queries.standing_items(account, held)]


def test_restricted_conclusion_is_on_the_inner_board_alone(boards: dict[Board.Kind, Briefing], people: People) -> None:
    inner, wide = boards[Board.Kind.LEADERS], boards[Board.Kind.ENLARGED]

    assert words_at(people.mai, inner) == ["Trực bão 24/24", "Đo lại trước thứ Tư", "Giữ kín"]
    assert words_at(people.ha, inner) == ["Trực bão 24/24", "Đo lại trước thứ Tư"]
    assert words_at(people.mai, wide) == ["Trực bão 24/24", "Đo lại trước thứ Tư"]


def test_unit_sees_its_own_and_what_is_about_nobody(boards: dict[Board.Kind, Briefing], people: People) -> None:
    wide = boards[Board.Kind.ENLARGED]

    assert words_at(people.binh, wide) == ["Trực bão 24/24", "Đo lại trước thứ Tư"]
    assert words_at(people.cuong, wide) == ["Trực bão 24/24"]


def overdue(account: Account, held: Briefing) -> list[str]:
    return [task.title for task in briefing_queries.overdue_on(account, held.board, TODAY()).tasks]


def test_overdue_of_others_is_not_on_a_units_board(boards: dict[Board.Kind, Briefing], people: People) -> None:
    inner, wide = boards[Board.Kind.LEADERS], boards[Board.Kind.ENLARGED]

    assert overdue(people.mai, inner) == ["Chi trả bồi thường", "Việc nhân sự"]
    assert overdue(people.mai, wide) == ["Chi trả bồi thường"]
    assert (overdue(people.binh, wide), overdue(people.cuong, wide), overdue(people.sen, wide)) == (["Chi trả bồi thường"], [], [])


def test_requests_of_others_are_not_on_a_units_board(boards: dict[Board.Kind, Briefing], people: People, organs: Organs) -> None:
    share = lead_of(lay("Xử lý xe quá tải", organs.economy, support=organs.police))
    actions.object_to(people.binh, share.pk, Objection.Kind.BLOCKED, "Chờ Công an xã", organ=organs.police)
    actions.ask_extension(people.binh, share.pk, TODAY() + dt.timedelta(9), "Chờ số liệu")
    board = boards[Board.Kind.ENLARGED].board

    def asked(account: Account) -> tuple[int, int]:
        found = briefing_queries.asked_on(account, board)
        return len(found.extensions), len(found.objections)

    assert (asked(people.mai), asked(people.binh), asked(people.cuong)) == ((1, 1), (1, 1), (0, 0))


def test_minute_is_the_evidence_of_an_order(boards: dict[Board.Kind, Briefing], people: People, organs: Organs) -> None:
    inner = boards[Board.Kind.LEADERS]
    ordered = actions.Ordered("Rà soát hộ dân", "telephone", (actions.Share(organ=organs.economy),))  # type: ignore[arg-type]
    item = actions.order_at(people.mai, inner.pk, ordered)
    assert item.task is not None

    assert briefing_queries.minute_of(people.mai, item.task) == item
    assert briefing_queries.minute_of(people.binh, item.task) is None


def test_next_briefing_looks_back_at_the_last_closed_one_of_its_board(people: People) -> None:
    first = actions.open_briefing(people.mai, Board.Kind.LEADERS, dt.date(2026, 11, 2), chair=person_of(people.hoa))
    actions.close_briefing(people.mai, first.pk, first.revision)
    wide = actions.open_briefing(people.mai, Board.Kind.ENLARGED, dt.date(2026, 11, 8), chair=person_of(people.hoa))
    actions.close_briefing(people.mai, wide.pk, wide.revision)
    second = actions.open_briefing(people.mai, Board.Kind.LEADERS, dt.date(2026, 11, 9))

    assert briefing_queries.briefing_before(people.mai, second) == first
    assert briefing_queries.briefing_before(people.mai, first) is None


def test_board_takes_a_fixed_number_of_queries(people: People, organs: Organs, django_assert_num_queries: object) -> None:
    held = actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY())
    for many in (1, 2):
        for _ in range(many):
            lay("Quá hạn", organs.economy, days=-4, leader=person_of(people.minh))
            lay("Tuần này", organs.police, days=2)
        with django_assert_num_queries(3):  # type: ignore[operator]
            found = briefing_queries.overdue_on(people.mai, held.board, TODAY())
            due = briefing_queries.due_on(people.mai, held.board, TODAY())
        with django_assert_num_queries(2):  # type: ignore[operator]
            leads = briefing_queries.leads_on(people.mai, [task.pk for task in (*found.tasks, *due)])
            assert {str(share) for shares in leads.values() for share in shares} == {"Phòng Kinh tế", "Công an xã Minh Sơn"}


def test_leader_with_many_leaves_room_for_the_others(people: People, organs: Organs) -> None:
    held = actions.open_briefing(people.mai, Board.Kind.LEADERS, TODAY())
    for days in range(15):
        lay(f"Của chủ tịch {days}", organs.economy, days=-20 - days, leader=person_of(people.minh))
    lay("Của bí thư", organs.building, days=-1, leader=person_of(people.hoa))
    found = briefing_queries.overdue_on(people.mai, held.board, TODAY())

    assert found.totals == {people.minh.person_id: 15, people.hoa.person_id: 1}
    assert (len(found.tasks), found.tasks[0].title) == (9, "Của bí thư")
    assert next(task.title for task in found.tasks if task.leader == people.minh.person) == "Của chủ tịch 14"
