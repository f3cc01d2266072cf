"""A board is put together once for all who see everything, anew after every act, and by itself for who sees only his own."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.directory.visibility import Role
from giaoban.office.work import actions
from giaoban.office.work.models import Board, Briefing
from tests.office.work.board import lay, lead_of
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(people: People) -> Briefing:
    return actions.open_briefing(people.mai, Board.Kind.LEADERS, timezone.localdate(), chair=person_of(people.hoa))


def queries_of(client: Client, briefing: Briefing) -> tuple[str, int]:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/briefings/{briefing.pk}/")
    return answer.content.decode(), len(asked)


def test_second_who_sees_everything_is_shown_the_board_of_the_first(held: Briefing, people: People, organs: Organs) -> None:
    lay("Chi trả bồi thường", organs.economy, days=-4)
    first, second = Client(), Client()
    come_in(first, people.hoa)
    come_in(second, people.nam)

    (page, cost), (same, less) = queries_of(first, held), queries_of(second, held)

    assert ("Chi trả bồi thường" in page, "Chi trả bồi thường" in same) == (True, True)
    assert less < cost - 5


def test_board_is_put_together_anew_after_an_act(held: Briefing, people: People, organs: Organs) -> None:
    task = lay("Chi trả bồi thường", organs.economy, days=-4)
    client = Client()
    come_in(client, people.hoa)
    before, _ = queries_of(client, held)

    actions.note_progress(people.binh, lead_of(task).pk, "Đã chi trả 12 hộ")
    after, _ = queries_of(client, held)

    assert ("Đã chi trả 12 hộ" in before, "Đã chi trả 12 hộ" in after) == (False, True)


def test_unit_is_never_shown_the_board_of_who_sees_everything(people: People, organs: Organs) -> None:
    enlarged = actions.open_briefing(people.mai, Board.Kind.ENLARGED, timezone.localdate(), chair=person_of(people.hoa))
    lay("Tu sửa kè", organs.police, days=-1)
    lay("Chi trả bồi thường", organs.economy, days=-4)
    all_of_it, own = Client(), Client()
    come_in(all_of_it, people.mai)
    come_in(own, people.binh)

    whole, _ = queries_of(all_of_it, enlarged)
    unit, _ = queries_of(own, enlarged)

    assert ("Tu sửa kè" in whole, "Tu sửa kè" in unit, "Chi trả bồi thường" in unit) == (True, False, True)


def test_who_only_looks_is_shown_nothing_to_decide(held: Briefing, people: People, organs: Organs) -> None:
    lay("Chi trả bồi thường", organs.economy, days=-4)
    actions.set_viewers(people.mai, held.board_id, [Role.LEADER, Role.CHIEF, Role.CLERK], [], [])
    writes, looks = Client(), Client()
    come_in(writes, people.mai)
    come_in(looks, people.lan)

    decided, _ = queries_of(writes, held)
    seen, _ = queries_of(looks, held)

    assert ("Gia hạn" in decided, "Gia hạn" in seen, "Chi trả bồi thường" in seen) == (True, False, True)
