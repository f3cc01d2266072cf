"""Two people at the same draft at once, on a database that is a file, as an office has it: one number, one signature, one version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account, Office, Organ, OrganName, Person
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Authority, Draft, DraftState, Recipient
from giaoban.office.notices.models import Notice
from giaoban.office.registry.models import Forwarding, Paper, RegisterEntry
from tests.at_once import at_once
from tests.office.issuing.rows import TODAY, fresh
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(mai: Account, tmp_path: Path, settings: Any) -> Draft:
    """A report of the Party committee, signed."""
    settings.FILES_DIR = tmp_path / "files"
    organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=FOUNDED)
    OrganName.objects.create(organ=organ, text="Đảng ủy xã", symbol="ĐU", valid_from=FOUNDED)
    Office.objects.create(organ=organ, term_start=FOUNDED)
    Account.objects.filter(pk=mai.pk).update(person=Person.objects.create(full_name="Trần Thị Mai"))
    mai.refresh_from_db()
    made = actions.begin_draft(mai, kind="BC", subject="Báo cáo", organ_id=organ.pk)
    actions.write_version(mai, made.pk, 1, content=typed("Nội dung"))
    return fresh(made)


def before_the_leader(mai: Account, draft: Draft) -> Draft:
    """Submitted and initialled by the chief herself."""
    assert mai.person is not None
    actions.submit(mai, draft.pk, draft.revision, to=mai.person, summary="Tóm tắt")
    return fresh(draft)


def signature(mai: Account) -> actions.Signed:
    assert mai.person is not None
    return actions.Signed(mai.person, Authority.BY_ORDER, TODAY())


def test_number_asked_for_at_the_same_moment_is_given_once(mai: Account, draft: Draft) -> None:
    draft = before_the_leader(mai, draft)

    wrong = at_once([lambda: actions.issue(mai, draft.pk, draft.revision, actions.Numbered(), signature(mai))] * 4)

    assert wrong == []
    assert (RegisterEntry.objects.count(), Paper.objects.count(), fresh(draft).signings.count()) == (1, 1, 1)


def test_two_drafts_issued_at_once_get_different_numbers(mai: Account, draft: Draft) -> None:
    other = actions.begin_draft(mai, kind="BC", subject="Báo cáo khác", organ_id=draft.organ_id, confidentiality=Confidentiality.OPEN)
    actions.write_version(mai, other.pk, 1, content=typed("Nội dung khác"))
    both = [before_the_leader(mai, one) for one in (draft, fresh(other))]

    wrong = at_once([lambda one=one: actions.issue(mai, one.pk, one.revision, actions.Numbered(), signature(mai)) for one in both])  # type: ignore[misc]

    assert wrong == []
    assert sorted(Paper.objects.values_list("number", flat=True)) == ["01-BC/ĐU", "02-BC/ĐU"]


def test_of_two_who_write_a_version_one_is_told(mai: Account, draft: Draft) -> None:
    wrong = at_once([
        lambda n=n: actions.write_version(mai, draft.pk, draft.revision, content=typed(f"Bản {n}")) for n in (1, 2)  # type: ignore[misc]
    ])  # fmt: skip

    assert [type(error) for error in wrong] == [Conflict]
    assert list(draft.versions.values_list("number", flat=True)) == [1, 2]


def test_of_two_who_sign_and_return_one_is_told(mai: Account, draft: Draft) -> None:
    draft = before_the_leader(mai, draft)

    wrong = at_once([
        lambda: actions.sign(mai, draft.pk, draft.revision, signature(mai)),
        lambda: actions.return_draft(mai, draft.pk, draft.revision, reason="Sửa lại"),
    ])  # fmt: skip

    assert [type(error) for error in wrong] == [Conflict]
    assert fresh(draft).state in {DraftState.SIGNED, DraftState.RETURNED}
    assert fresh(draft).stations.filter(until=None).count() == 1


def test_sent_twice_at_once_it_goes_out_once(mai: Account, draft: Draft) -> None:
    draft = before_the_leader(mai, draft)
    draft = actions.issue(mai, draft.pk, draft.revision, actions.Numbered(), signature(mai))
    draft = actions.set_recipients(mai, draft.pk, draft.revision, organs=[draft.organ])

    wrong = at_once([lambda: actions.distribute(mai, draft.pk, draft.revision)] * 3)

    assert wrong == []
    assert (Recipient.objects.exclude(sent_at=None).count(), Forwarding.objects.count(), Notice.objects.count()) == (1, 1, 0)
