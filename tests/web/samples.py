"""For every part of an address a thing that exists: what the access matrix walks with.

`foreign` things are there, but not for everybody to see: a restricted paper that was sent on to nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import (
    Absence,
    Account,
    Alias,
    Charge,
    Organ,
    OrganGroup,
    OrganName,
    Person,
    Position,
    RoleHolding,
    Succession,
    UnitQuestion,
)
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Extraction, Fact, FactKind, Mention, Reading, Work
from giaoban.office.registry.models import Arrival, File, Import, NumberSeries, Part, RegisterEntry
from giaoban.office.review.models import Proposal
from tests.papers import make_paper

DAY = dt.date(2026, 11, 2)


def _person() -> Person:
    return Person.objects.create(full_name="Lê Anh Tuấn")


def make_part() -> Part:
    """A part of a paper that is not for everybody to see."""
    file, _ = File.objects.get_or_create(sha256="0" * 64, defaults={"size": 1, "media_type": "text/plain"})
    return Part.objects.create(paper=make_paper(confidentiality=Confidentiality.RESTRICTED), file=file, name="to-trinh.txt")


def make_arrival() -> Arrival:
    """A file on its way in, of a paper that is not for everybody to see."""
    part = make_part()
    clerk = Account.objects.get(username="lan")
    return Arrival.objects.create(key=f"k{part.pk}", name=part.name, file=part.file, paper=part.paper, entered_by=clerk)


def make_proposal() -> Proposal:
    """A proposal of a paper that is not for everybody to see."""
    part = make_part()
    values: dict[str, Any] = {"text": "Báo cáo.", "text_sha256": "0" * 64, "media_type": "text/plain"}
    extraction, _ = Extraction.objects.get_or_create(file=part.file, tools_key="1", defaults=values)
    reading = Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found={})
    words = {"start": 0, "end": 8, "spans": [[0, 8]], "quote": "Báo cáo.", "understood": {"code": "x", "message": "Xem lại."}}
    return Proposal.objects.create(paper=part.paper, reading=reading, kind=FactKind.FINDING, number=1, **words)


def _entry() -> int:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    series, _ = NumberSeries.objects.get_or_create(direction="in", scope="year", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))
    return RegisterEntry.objects.create(series=series, number=paper.pk, paper=paper, on=dt.date(2026, 11, 2)).pk


def _import() -> int:
    return Import.objects.create(system="Hệ thống tỉnh", entered_by=Account.objects.get(username="lan")).pk


def _succession() -> int:
    organ = Organ.objects.earliest("pk")
    return Succession.objects.create(from_organ=organ, to_organ=organ, kind="transfer", legal_basis="NQ", effective=DAY).pk


def _fact() -> int:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    return Fact.objects.create(paper=paper, kind=FactKind.TASK, confirmed_by=Account.objects.get(username="lan")).pk


def _work() -> int:
    reading = make_proposal().reading
    work, _ = Work.objects.get_or_create(key="kl-46", number="46-KL/TU")
    Mention.objects.create(paper=reading.part.paper, reading=reading, work=work, start=0, end=4, quote="Theo")
    return work.pk


# name of a part of an address -> makes the thing and gives its key
FOREIGN: dict[str, Callable[[], Any]] = {
    "paper_id": lambda: make_paper(confidentiality=Confidentiality.RESTRICTED).pk,
    "part_id": lambda: make_part().pk,
    "arrival_id": lambda: make_arrival().pk,
    "entry_id": _entry,
    "import_id": _import,
    "proposal_id": lambda: make_proposal().pk,
    "number": lambda: 1,
    "provider_id": lambda: "office",
    "pk": lambda: 1,
    "organ_id": lambda: Organ.objects.earliest("pk").pk,
    "succession_id": _succession,
    "name_id": lambda: OrganName.objects.earliest("pk").pk,
    "group_id": lambda: OrganGroup.objects.get_or_create(name="Các cơ quan của xã")[0].pk,
    "person_id": lambda: _person().pk,
    "position_id": lambda: Position.objects.earliest("pk").pk,
    "charge_id": lambda: Charge.objects.create(person=_person(), field="Xây dựng Đảng").pk,
    "absence_id": lambda: Absence.objects.create(person=_person(), valid_from=DAY, valid_to=DAY).pk,
    "question_id": lambda: UnitQuestion.objects.get_or_create(key="ban quản lý chợ", text="Ban Quản lý chợ")[0].pk,
    "alias_id": lambda: Alias.objects.get_or_create(key="đội thuế", text="Đội thuế")[0].pk,
    "account_id": lambda: Account.objects.earliest("pk").pk,
    "holding_id": lambda: RoleHolding.objects.earliest("pk").pk,
    "token": lambda: "made-up",
    "session_id": lambda: 1,
    "fact_id": _fact,
    "work_id": _work,
}
