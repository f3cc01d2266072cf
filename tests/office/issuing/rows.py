"""Drafts of the story: the report that Hoàng Thu Hà drafts, asked about, submitted, signed; quick to bring as far as a test needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Authority, Consultation, Draft, Opinion
from tests.people import Organs, People, person_of

SUBJECT = "Báo cáo kết quả đẩy nhanh giải ngân vốn đầu tư công"
FIRST = "Tổng số dự án đã rà soát là 5.\nĐề nghị Tỉnh ủy bổ sung vốn."
SECOND = "Tổng số dự án đã rà soát là 6.\nĐề nghị Tỉnh ủy bổ sung vốn.\nVăn phòng tiếp tục theo dõi."
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
TODAY = timezone.localdate


def begun(people: People, organs: Organs, by: Account | None = None, **values: Any) -> Draft:
    """A report of the Party committee, as the compiler begins it."""
    facts: dict[str, Any] = {"kind": "BC", "subject": SUBJECT, "organ_id": organs.committee.pk}
    return actions.begin_draft(by or people.ha, **(facts | values))


def written(people: People, organs: Organs, by: Account | None = None, text: str = FIRST, **values: Any) -> Draft:
    """The same with a version."""
    draft = begun(people, organs, by, **values)
    actions.write_version(by or people.ha, draft.pk, draft.revision, content=typed(text))
    return fresh(draft)


def asked(people: People, organs: Organs, by: Account | None = None, **values: Any) -> Consultation:
    """The economy division, the police and member Bùi Thị Sen are asked for three days."""
    draft = written(people, organs, by, **values)
    whom = {"organs": [organs.economy, organs.police], "people": [person_of(people.sen)]}
    return actions.ask_opinions(by or people.ha, draft.pk, draft.revision, until=TODAY() + dt.timedelta(3), **whom)  # type: ignore[arg-type]


def submitted(people: People, organs: Organs, by: Account | None = None, to: Account | None = None, **values: Any) -> Draft:
    """Before the deputy secretary, with the initials of the chief of office."""
    draft = written(people, organs, by, **values)
    actions.submit(by or people.ha, draft.pk, draft.revision, to=person_of(to or people.nam), summary="Báo cáo theo yêu cầu của tỉnh")
    draft = fresh(draft)
    return draft if by == people.mai else actions.initial(people.mai, draft.pk, draft.revision)


def signature(people: People, **more: Any) -> actions.Signed:
    """Signed in ink by the deputy secretary today."""
    facts: dict[str, Any] = {"signer": person_of(people.nam), "authority": Authority.ON_BEHALF, "day": TODAY()}
    return actions.Signed(**(facts | more))


def signed(people: People, organs: Organs, **values: Any) -> Draft:
    """Signed, and waiting for its number."""
    draft = submitted(people, organs, **values)
    return actions.sign(people.lan, draft.pk, draft.revision, signature(people))


def issued(people: People, organs: Organs, scan: actions.Handed | None = None, **values: Any) -> Draft:
    """Numbered, a paper of the register."""
    draft = signed(people, organs, **values)
    return actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(scan=scan))


def scan() -> actions.Handed:
    """The scan of the signed paper; the clerk has looked at it."""
    return actions.Handed(PNG, "ban-ky.png", assured=True)


def fresh(draft: Draft) -> Draft:
    """The draft as it stands now."""
    return Draft.objects.get(pk=draft.pk)


def slip_of(consultation: Consultation, **whose: Any) -> Opinion:
    """The slip of one who was asked."""
    return consultation.opinions.get(**whose)


def desks(draft: Draft) -> list[tuple[str, str]]:
    """Where a draft lay, one desk after another: what for, and with whom."""
    return [(station.desk, str(station.person or "")) for station in draft.stations.select_related("person")]
