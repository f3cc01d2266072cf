"""A world to walk through: for every part of an address a thing that exists, all of one paper, and the rule that says who may see it.

Three of them stand beside each other: papers that everybody may see who sees any, papers for the innermost circle that were sent on to
nobody, papers that were sent to another unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from giaoban.office.directory import rules as directory
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
from giaoban.office.directory.visibility import Confidentiality, Kind, sees_some
from giaoban.office.evidence import rules as evidence
from giaoban.office.evidence.models import Extraction, Mention, Reading, Work
from giaoban.office.notices import rules as notices
from giaoban.office.notices.models import Mail, Notice, ReminderRule
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
from giaoban.office.targets import rules as targets
from giaoban.office.work import briefing_rules
from giaoban.office.work import rules as work
from giaoban.office.work.models import (
    Assignment,
    Board,
    BoardViewer,
    Briefing,
    BriefingItem,
    Collection,
    Extension,
    Objection,
    Orientation,
    ReportLayout,
    SavedView,
    Side,
    Task,
    TaskTemplate,
    Urging,
    UrgingLine,
    Workbook,
    Workflow,
)
from giaoban.office.work.urging.letters import head_for, letter_to
from giaoban.office.work.urging.overdue import LateShare
from tests.office.evidence.rows import confirm
from tests.office.targets.rows import (
    close,
    make_duty,
    make_indicator,
    make_measurement,
    make_milestone,
    make_project,
    make_spending,
    make_target,
)
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
    return things_of(paper, people, organs) | targets_of(organs.economy, people, person_of(people.sen))


def restricted_world(people: People, organs: Organs) -> World:
    """A paper for the innermost circle, sent on to nobody."""
    things = things_of(make_paper(confidentiality=Confidentiality.RESTRICTED), people, organs)
    return things | targets_of(organs.office, people, None)


def elsewhere_world(people: People, organs: Organs) -> World:
    """A paper that was sent on to the fatherland front, where nobody of the story works."""
    paper = make_paper()
    sent(paper, people.lan, organs=[organs.front])
    return things_of(paper, people, organs) | targets_of(organs.front, people, None)


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
        "view_id": SavedView.objects.get_or_create(owner=people.sen, name="Việc của tôi", shared=False)[0],
        "workbook_id": Workbook.objects.get_or_create(by=people.binh, title="Nhiệm vụ")[0],
        "layout_id": ReportLayout.objects.get_or_create(name="Mẫu của tỉnh", columns=[{"field": "title", "head": "Nội dung"}])[0],
        "provider_id": "office", "pk": 1, "token": "made-up", "session_id": 1,
    } | _directory(people, organs) | _work(paper, reading, people, organs)  # fmt: skip


def _work(paper: Paper, reading: Reading, people: People, organs: Organs) -> World:
    """A task of the paper, under way: its receivers carry it out, the first organ leads; where it went to nobody, none of the story."""
    task = Task.objects.create(
        title="Bàn giao mặt bằng", origin="paper", giver=person_of(people.nam), enterer=people.ha, given_at=timezone.now(), paper=paper,
        confidentiality=paper.confidentiality, workflow=Workflow.IN_PROGRESS, deadline=DAY, first_deadline=DAY,
    )  # fmt: skip
    sent_to = list(paper.forwardings.order_by("organ_id", "pk"))
    receivers = [row.organ for row in sent_to if row.organ] or [organs.building]
    values: dict[str, Any] = {"task": task, "workflow": Workflow.IN_PROGRESS, "deadline": DAY, "first_deadline": DAY}
    sides = [Side.LEAD, *[Side.SUPPORT] * len(receivers)]
    shares = [Assignment.objects.create(organ=organ, side=side, **values) for organ, side in zip(receivers, sides, strict=False)]
    for row in sent_to:
        if row.person:
            Assignment.objects.create(person=row.person, side=Side.SUPPORT, **values)
    extension = Extension.objects.create(assignment=shares[0], before=DAY, wanted=DAY, reason="Chưa xong", asked_by=people.binh)
    objection = Objection.objects.create(assignment=shares[0], kind="not-ours", reason="Không phải việc của phòng", asked_by=people.binh)
    direction = confirm(reading, people.lan, "orientation", WORDS, title="Đẩy mạnh thi đua", lead=[])
    return {
        "task_id": task, "share_id": shares[0], "extension_id": extension, "objection_id": objection,
        "orientation_id": Orientation.objects.create(fact=direction, paper=paper, title="Đẩy mạnh thi đua", organ=shares[0].organ),
        "template_id": TaskTemplate.objects.create(title="Báo cáo tháng", days=5),
        "collection_id": Collection.objects.create(task=task, title="Biểu", columns=[], lines=[]),
    } | _urged(shares[0], people) | _briefing(task, people)  # fmt: skip


def _urged(share: Assignment, people: People) -> World:
    """A letter that urged the unit that leads."""
    urging = Urging.objects.create(key=f"k{share.pk}", day=DAY, reply_by=DAY, by=people.lan)
    assert share.organ is not None
    made, lines = letter_to(share.organ, head_for(DAY), urging, [LateShare(share.pk, WORDS, "", Side.LEAD, DAY, 1)])
    made.save()
    UrgingLine.objects.bulk_create(lines)
    return {"urging_id": urging, "letter_id": made}


def _briefing(task: Task, people: People) -> World:
    """A line about a task at the briefing: of the leaders where it is restricted."""
    kind = Board.Kind.LEADERS if task.confidentiality else Board.Kind.ENLARGED
    board, is_new = Board.objects.get_or_create(kind=kind)
    if is_new:
        BoardViewer.objects.bulk_create(BoardViewer(board=board, role=role) for role in briefing_rules.FIRST_VIEWERS[kind])
    head = {"chair": person_of(people.hoa), "opened_by": people.mai}
    briefing, _ = Briefing.objects.get_or_create(board=board, held_on=DAY, defaults=head)
    item = BriefingItem.objects.create(briefing=briefing, kind="conclusion", words=WORDS, task=task, by=people.mai)
    return {"board_id": board, "briefing_id": briefing, "item_id": item}


def targets_of(organ: Organ, people: People, leader: Person | None) -> World:
    """An indicator, a project and a report duty of an organ, with all that hangs on them."""
    indicator, project, duty = make_indicator(organ, leader=leader), make_project(organ, leader=leader), make_duty(organ, preparer=organ)
    return {
        "indicator_id": indicator,
        "target_id": make_target(indicator),
        "measurement_id": make_measurement(indicator, organ, people.lan),
        "project_id": project,
        "milestone_id": make_milestone(project),
        "spending_id": make_spending(project, people.lan),
        "duty_id": duty,
        "period_key": "2026-10",
        "closed_id": close(duty, "2026-09", people.lan),
    }


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
        **_notices(people),
    }


def _notices(people: People) -> World:
    at = dt.datetime(2026, 11, 2, 2, 0, tzinfo=dt.UTC)
    notice = {"kind": "work.assigned", "title": WORDS, "reason": "Đồng chí được giao", "key": "assigned 1", "at": at}
    return {
        "notice_id": Notice.objects.get_or_create(account=people.sen, key="assigned 1", defaults=notice)[0],
        "mail_id": Mail.objects.get_or_create(
            account=people.sen, defaults={"address": "sen@minhson.vn", "written_at": at, "not_before": at}
        )[0],
        "rule_id": ReminderRule.objects.get_or_create(days=-2, defaults={"receivers": ["lead"]})[0],
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
    "board_id": briefing_rules.may_see_board,
    "briefing_id": briefing_rules.may_see_briefing,
    "item_id": briefing_rules.may_see_item,
    "import_id": lambda account, _: sees_some(account, Kind.INTAKE),
    "absence_id": directory.may_see_absence,
    "indicator_id": targets.may_see_indicator,
    "target_id": lambda account, target: targets.may_see_indicator(account, target.indicator),
    "measurement_id": targets.may_see_measurement,
    "project_id": targets.may_see_project,
    "milestone_id": lambda account, step: targets.may_see_project(account, step.project),
    "spending_id": lambda account, money: targets.may_see_project(account, money.project),
    "duty_id": targets.may_see_duty,
    "closed_id": targets.may_see_closing,
    "task_id": work.may_see,
    "collection_id": lambda account, one: work.may_see(account, one.task),
    "share_id": work.may_follow,
    "extension_id": work.may_see_request,
    "objection_id": work.may_see_request,
    "orientation_id": work.may_see_orientation,
    "template_id": lambda account, _: work.may_enter(account),
    "urging_id": work.may_see_urging,
    "letter_id": work.may_see_letter,
    "view_id": work.may_see_view,
    "workbook_id": work.may_fetch,
    "question_id": _within,
    "alias_id": _within,
    "account_id": _in_accounts,
    "holding_id": _in_accounts,
    "notice_id": notices.may_see,
    "mail_id": lambda account, _: notices.may_keep_outbox(account),
    "rule_id": lambda account, _: notices.may_keep_reminders(account),
    **dict.fromkeys(("organ_id", "succession_id", "name_id", "group_id", "person_id", "position_id", "charge_id"), _in_directory),
    **dict.fromkeys(("layout_id", "number", "provider_id", "pk", "token", "session_id", "period_key"), _anybody),
}


def key_of(thing: Any) -> Any:
    """What of a thing stands in an address."""
    return getattr(thing, "pk", thing)
