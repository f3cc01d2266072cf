"""A world to walk through: for every part of an address a thing that exists, all of one paper, and the rule that says who may see it.

Three of them stand beside each other: papers that everybody may see who sees any, papers for the innermost circle that were sent on to
nobody, papers that were sent to another unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from giaoban.office.days import rules as days
from giaoban.office.days.models import OwnDay
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
from giaoban.office.meetings import record_rules as records
from giaoban.office.meetings import rules as meetings
from giaoban.office.meetings import weeks
from giaoban.office.meetings.models import Feed, ItemNote, Meeting, Minutes, NoteAside, Room, WeekIssue
from giaoban.office.notices import rules as notices
from giaoban.office.notices.models import Mail, Notice, ReminderRule
from giaoban.office.programme import rules as programme
from giaoban.office.registry import rules as registry
from giaoban.office.registry import store
from giaoban.office.registry.models import (
    Annotation,
    Arrival,
    Copy,
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
from giaoban.reading import read_text
from giaoban.reading.encode import to_json as encoded
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import to_json
from tests.office.evidence.rows import confirm
from tests.office.meetings.rows import PERSONNEL, make_conclusion, make_item, make_meeting, make_series
from tests.office.meetings.rows import call as call_to
from tests.office.programme.rows import line_of_paper
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.dossiers.samples import SEEN_PAPERS, papers_of
from tests.web.exchange.samples import SEEN_PACKAGES, package_of, parcel_of
from tests.web.issuing.samples import SEEN_DRAFTS, drafts_of
from tests.web.paper_form.samples import SEEN_TEMPLATES, own_template_of
from tests.web.reports.samples import SEEN_REPORTS, report_of
from tests.web.targets.samples import SEEN_TARGETS, targets_of

DAY = dt.date(2026, 11, 2)
NOW = dt.datetime(2026, 11, 2, 8, tzinfo=dt.UTC)
WORDS = "Phòng Kinh tế bàn giao mặt bằng"
READ = encoded(read_text(WORDS), "1", "1")
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
    reading = Reading.objects.create(extraction=extraction, part=part, reader="1", lexicon="1", found=READ)
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
    line = line_of_paper(paper, _receiver(paper, organs), organs.committee)
    drafts = drafts_of(paper, people, organs)
    return _meetings(paper, people, _receiver(paper, organs)) | {
        "programme_id": line.programme, "line_id": line,
        "copy_id": _copied(paper, people),
        "paper_id": paper, "part_id": part, "arrival_id": arrival, "entry_id": entry, "proposal_id": proposal, "work_id": work,
        "fact_id": confirm(reading, people.lan, "task", WORDS, lead=[]), "import_id": job, "number": 1,
        "handling": handling, "annotation": note, "mention": mention, "extraction": extraction, **own_template_of(people.mai),
        "package_id": package_of(arrival), "parcel_id": parcel_of(drafts["recipient_id"]),
        "view_id": SavedView.objects.get_or_create(owner=people.sen, name="Việc của tôi", shared=False)[0],
        "workbook_id": Workbook.objects.get_or_create(by=people.binh, title="Nhiệm vụ")[0],
        "layout_id": ReportLayout.objects.get_or_create(name="Mẫu của tỉnh", columns=[{"field": "title", "head": "Nội dung"}])[0],
        "issue_id": WeekIssue.objects.get_or_create(monday=DAY, number=1, defaults={"kind": "whole", "published_by": people.mai})[0],
        "feed_id": Feed.objects.get_or_create(owner=people.sen, scope="public", defaults={"token_sha256": "0"})[0],
        "monday": DAY.isoformat(), "month": "2026-11", "provider_id": "office", "pk": 1, "token": "made-up", "session_id": 1,
    } | drafts | _directory(people, organs) | _work(paper, reading, people, organs)  # fmt: skip


def _copied(paper: Paper, people: People) -> Copy:
    """A copy of the paper, as far inside as it."""
    made = make_paper(direction="out", type="BS", number=f"{paper.pk}-BS/ĐU", confidentiality=paper.confidentiality)
    mark = to_json(Written("party_hd05", "Sao lục", issuer=("Đảng ủy xã Minh Sơn",), number="1", symbol="BS/ĐU", day=DAY))
    return Copy.objects.create(paper=made, original=paper, kind="whole", mark=mark, key=f"k{paper.pk}", by=people.lan)


def _recorded(meeting: Meeting, people: People) -> World:
    """What was recorded at a meeting: a note with another text beside it, a conclusion."""
    note = ItemNote.objects.create(minutes=Minutes.objects.create(meeting=meeting), text=WORDS)
    aside = NoteAside.objects.create(note=note, text=f"{WORDS} ngay", by=people.ha)
    return {"conclusion_id": make_conclusion(meeting, people.ha), "aside_id": aside}


def _meetings(paper: Paper, people: People, receiver: Organ) -> World:
    """A meeting that the paper calls, with a matter, and everybody called to whom the paper was sent."""
    inside = paper.confidentiality
    meeting = make_meeting(paper=paper, confidentiality=inside)
    sent_to = list(paper.forwardings.order_by("pk"))
    seats = [call_to(meeting, person=row.person, organ=row.organ, part="guest") for row in sent_to]
    series = make_series(confidentiality=inside)
    series.people.set([row.person for row in sent_to if row.person])
    return _recorded(meeting, people) | papers_of(meeting, receiver, people) | {
        "meeting_id": meeting, "agenda_item_id": make_item(meeting, title=PERSONNEL, confidential=True), "series_id": series,
        "attendee_id": seats[0] if seats else call_to(meeting, words="Khách mời"), "room_id": Room.objects.get_or_create(name="Phòng 1")[0],
    }  # fmt: skip


def _receiver(paper: Paper, organs: Organs) -> Organ:
    """The first unit that the paper was sent to; where it went to nobody, one in which nobody of the story works."""
    row = paper.forwardings.exclude(organ=None).order_by("organ_id", "pk").first()
    return row.organ if row is not None and row.organ is not None else organs.building


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
    } | _urged(shares[0], people) | _briefing(task, people) | report_of(organs.committee, WORDS)  # fmt: skip


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
        "own_day_id": OwnDay.objects.get_or_create(
            day=dt.date(2026, 11, 27), defaults={"kind": "closed", "reason": "Nghỉ", "source": "TB"}
        )[0],
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
    "copy_id": registry.may_see_copy,
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
    **SEEN_TARGETS,
    "programme_id": programme.may_see,
    "line_id": programme.may_see_line,
    "meeting_id": meetings.may_see,
    "agenda_item_id": meetings.may_see_inside,
    "attendee_id": meetings.may_see_attendee,
    "conclusion_id": meetings.may_see_conclusion,
    "aside_id": records.may_see_aside,
    "series_id": meetings.may_see_series,
    **SEEN_REPORTS,
    **SEEN_PAPERS,
    **SEEN_DRAFTS,
    **SEEN_PACKAGES,
    **SEEN_TEMPLATES,
    "room_id": lambda account, _: meetings.may_arrange(account),
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
    "issue_id": lambda account, one: weeks.issues_visible_to(account).filter(pk=one.pk).exists(),
    "feed_id": lambda account, feed: feed.owner_id == account.pk,
    "question_id": _within,
    "alias_id": _within,
    "account_id": _in_accounts,
    "holding_id": _in_accounts,
    "notice_id": notices.may_see,
    "mail_id": lambda account, _: notices.may_keep_outbox(account),
    "rule_id": lambda account, _: notices.may_keep_reminders(account),
    "own_day_id": days.may_see,
    **dict.fromkeys(("organ_id", "succession_id", "name_id", "group_id", "person_id", "position_id", "charge_id"), _in_directory),
    **dict.fromkeys(("layout_id", "monday", "month", "number", "provider_id", "pk", "token", "session_id", "period_key"), _anybody),
}


def key_of(thing: Any) -> Any:
    """What of a thing stands in an address."""
    return getattr(thing, "pk", thing)
