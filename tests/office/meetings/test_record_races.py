"""Two people at the same minutes at once, on a database that is a file, as an office has it: no word is lost, no number given twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Account, RoleHolding
from giaoban.office.directory.visibility import Role
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Conclusion, ItemNote, Meeting, Minutes
from giaoban.office.work.actions import NotNow
from tests.at_once import at_once, database_of_its_own
from tests.office.meetings.rows import make_item, make_meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two(transactional_db: None, tmp_path: Path, laid_out: Path) -> Iterator[tuple[Account, Account]]:
    """The chief of office and the clerk, in an office of their own."""
    with database_of_its_own(tmp_path, laid_out):
        found = []
        for name, role in (("mai", Role.CHIEF), ("lan", Role.CLERK)):
            account = Account.objects.create_user(name, "mật khẩu của xã")
            RoleHolding.objects.create(account=account, role=role)
            found.append(account)
        yield found[0], found[1]


@pytest.fixture
def meeting(two: tuple[Account, Account]) -> Meeting:
    return make_meeting(timezone.localdate(), chair_words="đồng chí Bí thư Tỉnh ủy")


def test_two_who_begin_one_note_are_both_in_it(two: tuple[Account, Account], meeting: Meeting) -> None:
    item = make_item(meeting)

    wrong = at_once([lambda who=who: actions.write_note(who, meeting.pk, item.pk, f"{who.username} ghi.", shown=0) for who in two])  # type: ignore[misc]

    assert (wrong, sorted(ItemNote.objects.get().text.split("\n"))) == ([], ["lan ghi.", "mai ghi."])
    assert Minutes.objects.count() == 1


def test_two_conclusions_at_once_have_two_numbers(two: tuple[Account, Account], meeting: Meeting) -> None:
    wrong = at_once([lambda who=who: actions.conclude(who, meeting.pk, who.username) for who in two])  # type: ignore[misc]

    assert (wrong, list(Conclusion.objects.values_list("number", flat=True))) == ([], [1, 2])


def test_minutes_are_signed_once_and_a_note_is_before_it_or_refused(two: tuple[Account, Account], meeting: Meeting) -> None:
    mai, lan = two
    minutes = actions.begin_minutes(mai, meeting.pk)

    wrong = at_once(
        [
            lambda: actions.sign_minutes(mai, meeting.pk, minutes.revision),
            lambda: actions.write_note(lan, meeting.pk, None, "Ghi thêm.", shown=0),
        ]
    )

    signed = Minutes.objects.get()
    assert [type(one) for one in wrong] in ([], [NotNow])
    assert (signed.is_signed, "Ghi thêm." in signed.frozen) == (True, not wrong)
