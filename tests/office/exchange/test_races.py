"""Two workers, or two people, at the same package or paper at once, on a database that is a file: everything happens once."""

from __future__ import annotations

from typing import Any

import pytest

from giaoban.edxml.message import Attachment
from giaoban.edxml.transport import IN, OUT, REFUSED, TAKEN
from giaoban.office.directory.models import Account, Office, Organ, OrganName, Person
from giaoban.office.exchange import jobs, ways
from giaoban.office.exchange.actions import send_out, send_waiting
from giaoban.office.exchange.models import Answer, Package, Parcel
from giaoban.office.issuing import actions as issuing
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Authority, Draft
from giaoban.office.registry.models import Arrival, Paper, Part
from tests.at_once import at_once
from tests.letters import PHOTO, letter
from tests.office.exchange.rows import COMMUNE, FINANCE, PLAN, bring, lying
from tests.office.issuing.rows import TODAY, fresh, scan
from tests.people import FOUNDED

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def exchanging(tmp_path: Any, settings: Any) -> None:
    """A folder; the organs come with each test."""
    settings.FILES_DIR, settings.EXCHANGE = tmp_path / "files", str(tmp_path / "lien-thong")


def organ(name: str, code: str, **values: Any) -> Organ:
    made = Organ.objects.create(kind="party-committee", side="party", level="commune", valid_from=FOUNDED, **values)
    OrganName.objects.create(organ=made, text=name, symbol="ĐU", edxml_id=code, valid_from=FOUNDED)
    return made


def sent_report(mai: Account) -> Draft:
    """A report of the committee, issued, scanned, and distributed to the department of finance."""
    ours = organ("Đảng ủy xã", COMMUNE, ours=True)
    Office.objects.create(organ=ours, term_start=FOUNDED)
    Account.objects.filter(pk=mai.pk).update(person=Person.objects.create(full_name="Trần Thị Mai"))
    mai.refresh_from_db()
    assert mai.person is not None
    draft = issuing.begin_draft(mai, kind="BC", subject="Báo cáo", organ_id=ours.pk)
    issuing.write_version(mai, draft.pk, 1, content=typed("Nội dung"))
    issuing.submit(mai, draft.pk, fresh(draft).revision, to=mai.person, summary="Tóm tắt")
    draft = fresh(draft)
    issuing.issue(mai, draft.pk, draft.revision, issuing.Numbered(scan=scan()), issuing.Signed(mai.person, Authority.BY_ORDER, TODAY()))
    issuing.set_recipients(mai, draft.pk, fresh(draft).revision, organs=[organ("Sở Tài chính", FINANCE)])
    issuing.distribute(mai, draft.pk, fresh(draft).revision)
    return fresh(draft)


def test_package_taken_by_several_workers_at_once_comes_in_once(mai: Account) -> None:
    bring()
    found = next(iter(ways.transport().receive()))

    wrong = at_once([lambda: jobs.take_one(mai, found, ways.transport())] * 4)

    assert wrong == []
    assert (Package.objects.count(), Arrival.objects.count(), Paper.objects.count(), Answer.objects.count()) == (1, 1, 1, 1)
    assert (lying(IN), len(lying(TAKEN)), lying(REFUSED)) == ([], 1, [])


@pytest.mark.parametrize(("file", "state"), [(PLAN.attachments[0], "taken"), (Attachment("ban-ky.png", PHOTO, "image/png"), "held")])
def test_message_that_comes_in_several_packages_at_once_comes_in_once(file: Attachment, state: str, mai: Account) -> None:
    annex = Attachment("Phụ lục 1.txt", letter("1-PL"), "text/plain")
    for name, files in (("a.xml", (file, annex)), ("b.xml", (file, annex)), ("c.xml", (annex, file)), ("d.xml", (file, annex))):
        bring(name=name, content=f"Gói {name}", attachments=files)

    wrong = at_once([lambda found=found: jobs.take_one(mai, found, ways.transport()) for found in ways.transport().receive()])  # type: ignore[misc]

    assert wrong == []
    assert sorted(Package.objects.values_list("state", flat=True)) == sorted([state, *["repeated"] * 3])
    first = Package.objects.get(first=None)
    assert set(Package.objects.exclude(pk=first.pk).values_list("first", flat=True)) == {first.pk}
    papers = 1 if state == "taken" else 0
    assert (Paper.objects.count(), Part.objects.count(), Arrival.objects.count()) == (papers, 2 * papers, 2 * papers)
    assert (len(lying(IN)), len(lying(TAKEN)), lying(REFUSED)) == (1 - papers, 3 + papers, [])


def test_paper_asked_for_and_handed_over_by_several_at_once_goes_once(mai: Account) -> None:
    draft = sent_report(mai)
    row = draft.recipients.get().pk

    asked = at_once([lambda: send_out(mai, draft.pk, draft.revision, by_code=[row])] * 4)
    sent = at_once([lambda: send_waiting(ways.transport())] * 4)

    assert (asked, sent) == ([], [])
    assert (Parcel.objects.get().state, len(lying(OUT))) == ("sent", 1)
