"""Papers found complete by several at the same moment never share a number of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.directory.visibility import Role
from giaoban.office.meetings.actions import Handed, find_complete, hand_in
from giaoban.office.meetings.models import PackFile
from tests.at_once import at_once, database_of_its_own
from tests.office.meetings.papers import make_need, pages_of
from tests.office.meetings.rows import make_item, make_meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def mai(transactional_db: None, tmp_path: Path, laid_out: Path, settings: Any) -> Iterator[Account]:
    """The chief of office, in an office of her own."""
    settings.FILES_DIR = tmp_path / "files"
    with database_of_its_own(tmp_path, laid_out):
        account = Account.objects.create_user("mai", "mật khẩu của xã")
        RoleHolding.objects.create(account=account, role=Role.CHIEF)
        yield account


def test_papers_found_complete_at_once_get_numbers_of_their_own(mai: Account) -> None:
    meeting = make_meeting()
    needs = [make_need(make_item(meeting)) for _ in range(3)]
    for number, need in enumerate(needs):
        hand_in(mai, need.pk, 1, Handed(pages_of(2, f"So {number}"), "a.pdf"))

    wrong = at_once([partial(find_complete, mai, need.pk, 2) for need in needs])

    assert wrong == []
    assert sorted((file.first_page, file.last_page) for file in PackFile.objects.all()) == [(1, 2), (3, 4), (5, 6)]
