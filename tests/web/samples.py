"""A world to walk through: for every part of an address a thing that exists, all of one paper, and the rule that says who may see it.

Three of them stand beside each other: papers that everybody may see who sees any, papers for the innermost circle that were sent on to
nobody, papers that were sent to another unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from giaoban.office.directory import rules as directory
from giaoban.office.directory.models import (
    Absence,
    Account,
    Alias,
    Charge,
    Organ,
    OrganGroup,
    OrganName,
    Position,
    RoleHolding,
    Succession,
    UnitQuestion,
)
from giaoban.office.directory.visibility import Confidentiality, Kind, sees_some
from giaoban.office.evidence import rules as evidence
from giaoban.office.evidence.models import Extraction, Mention, Reading, Work
from giaoban.office.registry import rules as registry
from giaoban.office.registry import store
from giaoban.office.registry.models import (
    Annotation,
    Arrival,
    File,
    Forwarding,
    Handling,
    Import,
    ImportFile,
    ImportRow,
    NumberSeries,
    Paper,
    Part,
    RegisterEntry,
)
from giaoban.office.review import rules as review
from giaoban.office.review.models import Decision, Proposal
from giaoban.office.work import briefing_rules
from giaoban.office.work import rules as work
from giaoban.office.work.models import Assignment, Board, BoardViewer, Briefing, BriefingItem, Origin, Side, Task, Workflow
from tests.office.evidence.rows import confirm
from tests.papers import make_paper
from tests.people import Organs, People, person_of

DAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
WORDS = "Phòng Kinh tế bàn giao mặt bằng"
MEANT: dict[str, Any] = {
    "title": WORDS, "lead": [], "support": [], "reporters": [], "deadline": None, "product": None, "section": "", "citations": [],
}  # fmt: skip
World = dict[str, Any]  # name of a part of an address -> the thing; besides these "handling", "annotation", …


def own_world(people: People, organs: Organs) -> World:
    """A paper that was sent on to every unit and person of the story."""
    paper = make_paper()
    sent(paper, people.lan, organs=[organs.economy, organs.police], people=list(people.all()))
    return things_of(paper, people, organs)


def restricted_world(people: People, organs: Organs) -> World:
    """A paper for the innermost circle, sent on to nobody."""
    return things_of(make_paper(confidentiality=Confidentiality.RESTRICTED), people, organs)


def elsewhere_world(people: People, organs: Organs) -> World:
    """A paper that was sent on to the fatherland front, where nobody of the story works."""
    paper = make_paper()
    sent(paper, people.lan, organs=[organs.front])
    return things_of(paper, people, organs)


def sent(paper: Paper, by: Account, organs: list[Organ] | None = None, people: list[Account] | None = None) -> None:
    """The paper sent on, as rows."""
    for organ in organs or ():
        Forwarding.objects.create(paper=paper, organ=organ, part="to-know", by=by)
    for account in people or ():
        Forwarding.objects.create(paper=paper, person=person_of(account), part="to-know", by=by)


def make_part(**fields: Any) -> Part:
    """A part of a paper that is not for everybody to see; its bytes are nowhere."""
    file, _ = File.objects.get_or_create(sha256="0" * 64, defaults={"size": 1, "media_type": "text/plain"})
    return Part.objects.create(paper=make_paper(confidentiality=Confidentiality.RESTRICTED), file=file, name="to-trinh.txt", **fields)


def things_of(paper: Paper, people: People, organs: Organs) -> World:
    """A thing of every kind that hangs on the paper, and one of each kind of the directory."""
    data = f"{WORDS} trước ngày 25/11/2026. {paper.pk}".encode()
    file = File.objects.create(sha256=store.keep(data), size=len(data), media_type="text/plain")
    part = Part.objects.create(paper=paper, file=file, name="van-ban.txt")
    extraction = Extraction.objects.create(file=file, text=data.decode(), text_sha256="0", media_type="text/plain", tools_key="1")
    reading = Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found={})
    arrival = Arrival.objects.create(key=f"k{part.pk}", name=part.name, file=file, paper=paper, state="ready", entered_by=people.lan)
    series, _ = NumberSeries.objects.get_or_create(direction="in", scope="year", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31))
    entry = RegisterEntry.objects.create(series=series, number=paper.pk, paper=paper, on=DAY)
    proposal = Proposal.objects.create(
        paper=paper, reading=reading, kind="task", number=1, end=len(WORDS), spans=[[0, len(WORDS)]], quote=WORDS, ours=True,
        understood=MEANT, said={"words": [{"quote": WORDS, "spans": [[0, len(WORDS)]]}]},
    )  # fmt: skip
    taken_back: dict[str, Any] = {"proposals": {}, "facts": {}, "made": []}
    Decision.objects.create(paper=paper, verb="drop", by=people.lan, before=taken_back).proposals.add(proposal)
    work = Work.objects.create(key=f"kl {paper.pk}", type="KL", number=f"{paper.pk}-KL/TU", paper=paper)
    mention = Mention.objects.create(paper=paper, reading=reading, work=work, start=0, end=5, quote="Phòng")
    handling = Handling.objects.create(paper=paper, proposed_by=people.ha)
    note = Annotation.objects.create(paper=paper, leader=person_of(people.nam), text="Giao", lead=organs.economy, entered_by=people.lan)
    job = Import.objects.create(system="Hệ thống tỉnh", entered_by=people.lan)
    ImportRow.objects.create(job=job, row=2, duplicate_of=paper, paper=paper)
    ImportFile.objects.create(job=job, file=file, name=part.name, key=part.name)
    return {
        "paper_id": paper, "part_id": part, "arrival_id": arrival, "entry_id": entry, "proposal_id": proposal, "work_id": work,
        "fact_id": confirm(reading, people.lan, "task", WORDS, lead=[]), "import_id": job, "number": 1,
        "handling": handling, "annotation": note, "mention": mention, "extraction": extraction,
        "provider_id": "office", "pk": 1, "token": "made-up", "session_id": 1,
    } | _work(paper, people) | _directory(people, organs)  # fmt: skip


def _work(paper: Paper, people: People) -> World:
    """A task of whoever the paper was sent on to, and a line about it at the briefing: of the leaders where the paper is restricted."""
    task = Task.objects.create(
        title=WORDS, origin=Origin.PAPER, given_at=NOW, paper=paper, workflow=Workflow.ASSIGNED, confidentiality=paper.confidentiality
    )
    for sent_on in paper.forwardings.all():
        share = {"organ": sent_on.organ, "person": sent_on.person, "side": Side.LEAD, "workflow": Workflow.ASSIGNED}
        Assignment.objects.create(task=task, **share)
    kind = Board.Kind.LEADERS if paper.confidentiality else Board.Kind.ENLARGED
    board, is_new = Board.objects.get_or_create(kind=kind)
    if is_new:
        BoardViewer.objects.bulk_create(BoardViewer(board=board, role=role) for role in briefing_rules.FIRST_VIEWERS[kind])
    head = {"chair": person_of(people.hoa), "opened_by": people.mai}
    briefing, _ = Briefing.objects.get_or_create(board=board, held_on=DAY, defaults=head)
    item = BriefingItem.objects.create(briefing=briefing, kind="conclusion", words=WORDS, task=task, by=people.mai)
    return {"task_id": task, "board_id": board, "briefing_id": briefing, "item_id": item}


def _directory(people: People, organs: Organs) -> World:
    away = Absence.objects.create(person=person_of(people.cuong), deputy=person_of(people.binh), valid_from=DAY, valid_to=DAY)
    return {
        "organ_id": organs.economy,
        "succession_id": Succession.objects.create(
            from_organ=organs.economy, to_organ=organs.economy, kind="transfer", legal_basis="Nghị quyết", effective=DAY
        ),
        "name_id": OrganName.objects.filter(organ=organs.economy).earliest("pk"),
        "group_id": OrganGroup.objects.get_or_create(name="Các cơ quan của xã")[0],
        "person_id": person_of(people.sen),
        "position_id": Position.objects.filter(person=people.sen.person).earliest("pk"),
        "charge_id": Charge.objects.create(person=person_of(people.nam), field="Xây dựng Đảng"),
        "absence_id": away,
        "question_id": UnitQuestion.objects.get_or_create(key="ban quản lý chợ", text="Ban Quản lý chợ")[0],
        "alias_id": Alias.objects.get_or_create(key="đội thuế", text="Đội thuế")[0],
        "account_id": people.sen,
        "holding_id": RoleHolding.objects.filter(account=people.sen).earliest("pk"),
    }


def _within(account: Account, _: object) -> bool:
    return directory.sees_within(account)


def _in_directory(account: Account, _: object) -> bool:
    return directory.may_see_directory(account)


def _in_accounts(account: Account, _: object) -> bool:
    return directory.may_keep_accounts(account)


def _anybody(_: Account, __: object) -> bool:
    return True


def _sees_arrival(account: Account, arrival: Arrival) -> bool:
    return sees_some(account, Kind.INTAKE) and (arrival.paper is None or registry.may_see(account, arrival.paper))


def _sees_entry(account: Account, entry: RegisterEntry) -> bool:
    return registry.reads_all_annotations(account) if entry.paper is None else registry.may_see(account, entry.paper)


def _sees_work(account: Account, work: Work) -> bool:
    return any(registry.may_see(account, mention.paper) for mention in work.mentions.select_related("paper"))


# name of a part of an address -> may the person see the thing that stands there? Each from the rules, none from what the pages do.
SEEN: dict[str, Callable[[Account, Any], bool]] = {
    "paper_id": registry.may_see,
    "part_id": registry.may_see_part,
    "proposal_id": review.may_see,
    "fact_id": evidence.may_see,
    "arrival_id": _sees_arrival,
    "entry_id": _sees_entry,
    "work_id": _sees_work,
    "task_id": work.may_see,
    "board_id": briefing_rules.may_see_board,
    "briefing_id": briefing_rules.may_see_briefing,
    "item_id": briefing_rules.may_see_item,
    "import_id": lambda account, _: sees_some(account, Kind.INTAKE),
    "absence_id": directory.may_see_absence,
    "question_id": _within,
    "alias_id": _within,
    "account_id": _in_accounts,
    "holding_id": _in_accounts,
    **dict.fromkeys(("organ_id", "succession_id", "name_id", "group_id", "person_id", "position_id", "charge_id"), _in_directory),
    **dict.fromkeys(("number", "provider_id", "pk", "token", "session_id"), _anybody),
}


def key_of(thing: Any) -> Any:
    """What of a thing stands in an address."""
    return getattr(thing, "pk", thing)
