"""What happened to work is told to those whom it concerns, each with the reason, as far as each may see it, and never to who did it.

    with act(actor, "work.hand-out") as line:
        ...
        say(actor, Happening.ASSIGNED, task, share)

What is said is kept until the outermost act is done and told then, in its transaction and in few queries, however many tasks it is
about. Of several things that one act does to a task, a person is told the last. Titles are those of the tasks, which only who sees them
reads; reasons say nothing of what stands in the task, and nothing of how another unit is doing. What waited for somebody's word is no
longer new once the word was given.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from giaoban.office.audit.acts import at_the_end
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, deputies_of, role_holders
from giaoban.office.directory.visibility import Kind, Relation, Role, reach
from giaoban.office.notices.actions import Telling, settle, tell_all
from giaoban.office.work.models import Assignment, Orientation, Side, Task
from giaoban.office.work.sight import Held, held_of, sees


class Happening(StrEnum):
    """What happened; the notice is of the kind `work.` with this word."""

    ASSIGNED = "assigned"
    MOVED_HERE = "moved-here"
    MOVED_AWAY = "moved-away"
    HANDED_OVER_HERE = "handed-over-here"
    COLLECTED = "collected"
    REMINDED = "reminded"
    URGED = "urged"
    ENTERED_FOR = "entered-for"
    SUPPORTED = "supported"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    RETURNED = "returned"
    EXTENSION_ASKED = "extension-asked"
    EXTENSION_GRANTED = "extension-granted"
    EXTENSION_REFUSED = "extension-refused"
    DEADLINE_MOVED = "deadline-moved"
    OBJECTED = "objected"
    OBJECTION_GRANTED = "objection-granted"
    OBJECTION_REFUSED = "objection-refused"
    PAUSED = "paused"
    RESUMED = "resumed"
    DROPPED = "dropped"


class To(StrEnum):
    """Who is told: how somebody stands to what happened."""

    HOLDER = "holder"  # of the share it happened to: the person, or the unit's focal points
    LEADS = "leads"
    PARTS = "parts"  # everybody who takes part
    GIVER = "giver"  # and who stands in for him
    CHIEF = "chief"


# What happened → who is told → why. {who}, {Who}: the unit or the person; {side}: in the lead, or supporting.
TOLD: dict[Happening, dict[To, str]] = {
    Happening.ASSIGNED: {To.HOLDER: "{Who} được giao {side}"},
    Happening.MOVED_HERE: {To.HOLDER: "Việc được điều chuyển đến {who}, {side}"},
    Happening.MOVED_AWAY: {To.HOLDER: "Việc của {who} đã chuyển sang đơn vị khác"},
    Happening.HANDED_OVER_HERE: {To.HOLDER: "{Who} nhận bàn giao, {side}"},
    Happening.COLLECTED: {To.LEADS: "{Who} phải gửi báo cáo theo biểu"},
    Happening.REMINDED: {To.HOLDER: "{Who} được nhắc báo cáo kết quả"},
    Happening.URGED: {To.HOLDER: "{Who} được đôn đốc bằng công văn"},
    Happening.ENTERED_FOR: {To.HOLDER: "Văn phòng đã ghi kết quả thay {who}"},
    Happening.SUPPORTED: {To.LEADS: "{Who} chủ trì; đơn vị phối hợp đã báo cáo xong"},
    Happening.REPORTED: {
        To.GIVER: "Đồng chí là người giao; kết quả chờ xác nhận",
        To.CHIEF: "Văn phòng theo dõi; kết quả chờ xác nhận",
    },
    Happening.CONFIRMED: {
        To.PARTS: "Kết quả của {who} đã được xác nhận",
        To.GIVER: "Đồng chí là người giao; đã xác nhận thay đồng chí",
        To.CHIEF: "Văn phòng theo dõi; đã xác nhận hoàn thành",
    },
    Happening.UNCONFIRMED: {
        To.PARTS: "Xác nhận hoàn thành đã rút lại; kết quả của {who} chờ xác nhận",
        To.GIVER: "Đồng chí là người giao; đã rút lại xác nhận, kết quả chờ xác nhận",
        To.CHIEF: "Văn phòng theo dõi; đã rút lại xác nhận, kết quả chờ xác nhận",
    },
    Happening.RETURNED: {
        To.LEADS: "Kết quả của {who} bị trả lại để làm tiếp",
        To.GIVER: "Đồng chí là người giao; đã trả lại thay đồng chí",
        To.CHIEF: "Văn phòng theo dõi; kết quả bị trả lại",
    },
    Happening.EXTENSION_ASKED: {
        To.CHIEF: "Đơn vị xin gia hạn; đồng chí là người trả lời",
        To.GIVER: "Đơn vị xin gia hạn việc đồng chí giao",
    },
    Happening.EXTENSION_GRANTED: {To.HOLDER: "Đề nghị gia hạn của {who} được đồng ý"},
    Happening.EXTENSION_REFUSED: {To.HOLDER: "Đề nghị gia hạn của {who} không được đồng ý"},
    Happening.DEADLINE_MOVED: {To.HOLDER: "Hạn của {who} đã thay đổi"},
    Happening.OBJECTED: {To.CHIEF: "Đơn vị có đề nghị; đồng chí là người trả lời"},
    Happening.OBJECTION_GRANTED: {To.HOLDER: "Đề nghị của {who} được đồng ý"},
    Happening.OBJECTION_REFUSED: {To.HOLDER: "Đề nghị của {who} không được đồng ý"},
    Happening.PAUSED: {To.HOLDER: "{Who} tạm dừng việc này"},
    Happening.RESUMED: {To.HOLDER: "{Who} làm tiếp việc này"},
    Happening.DROPPED: {To.HOLDER: "{Who} thôi làm việc này"},
}
# What has happened with it → what was told before and waits no more.
SETTLED: dict[Happening, frozenset[Happening]] = {
    Happening.CONFIRMED: frozenset({Happening.REPORTED, Happening.UNCONFIRMED, Happening.RETURNED, Happening.REMINDED, Happening.URGED}),
    Happening.UNCONFIRMED: frozenset({Happening.CONFIRMED}),
    Happening.RETURNED: frozenset({Happening.REPORTED, Happening.CONFIRMED, Happening.UNCONFIRMED}),
    Happening.EXTENSION_GRANTED: frozenset({Happening.EXTENSION_ASKED}),
    Happening.EXTENSION_REFUSED: frozenset({Happening.EXTENSION_ASKED}),
    Happening.DEADLINE_MOVED: frozenset({Happening.EXTENSION_ASKED}),
    Happening.OBJECTION_GRANTED: frozenset({Happening.OBJECTED}),
    Happening.OBJECTION_REFUSED: frozenset({Happening.OBJECTED}),
    Happening.RESUMED: frozenset({Happening.PAUSED}),
}
ASKED_FOR_A_LINE = "work.line-asked"
_LINE = "Đơn vị đồng chí ghi kết quả vào báo cáo tháng"
_UNIT, _PERSON = "đơn vị đồng chí", "đồng chí"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened, to a task or to one share of it. `subject` is what the notice opens, where that is not the task."""

    what: Happening
    actor_id: int | None
    task: Task
    share: Held | None
    subject: tuple[str, int]


def say(
    actor: Account | None, what: Happening, task: Task, share: Assignment | None = None, *, subject: tuple[str, int] | None = None
) -> None:
    """Have people told of what happened, when the act is done. Only within an act."""
    held = Held(share.organ_id, share.person_id, share.side, takes_part=True) if share is not None else None
    at_the_end(_tell, Happened(what, actor.pk if actor is not None else None, task, held, subject or ("work.task", task.pk)))


def _tell(act: uuid.UUID, all_that_happened: list[Happened]) -> None:
    shares = held_of(one.task.pk for one in all_that_happened)
    givers = _givers(all_that_happened)
    people = role_holders(_concerned(all_that_happened, shares, givers))
    found: dict[tuple[int, int], tuple[Happening, Telling]] = {}
    for one in all_that_happened:
        for who, reason in _receivers(one, shares.get(one.task.pk, []), givers, people):
            key = who.account_id, one.task.pk
            if key not in found or found[key][0] != one.what:  # he leads and supports: told that he leads
                kind = f"work.{one.what}"
                found[key] = one.what, Telling(who.account_id, kind, one.subject, one.task.title, reason, f"{kind} {one.task.pk} {act}")
    _settle(all_that_happened)
    tell_all(telling for _, telling in found.values())


def _settle(all_that_happened: list[Happened]) -> None:
    """A request of another unit about the same task is seen with it, and waits on the desk as before."""
    settled: dict[frozenset[Happening], list[tuple[str, int]]] = {}
    for one in all_that_happened:
        if one.what in SETTLED:
            settled.setdefault(SETTLED[one.what], []).append(("work.task", one.task.pk))
    for kinds, subjects in settled.items():
        settle((f"work.{kind}" for kind in kinds), subjects)


def _givers(all_that_happened: Iterable[Happened]) -> dict[int, list[int]]:
    """For each giver who is told: himself, and who stands in for him today."""
    asked = {one.task.giver_id for one in all_that_happened if To.GIVER in TOLD[one.what] and one.task.giver_id is not None}
    deputies = deputies_of(asked, timezone.localdate()) if asked else {}
    return {giver: [giver, *deputies.get(giver, ())] for giver in asked}


def _concerned(all_that_happened: list[Happened], shares: dict[int, list[Held]], givers: dict[int, list[int]]) -> Q:
    """The accounts that anything of this may concern, told from all others."""
    held = [one.share for one in all_that_happened if one.share is not None] + [share for rows in shares.values() for share in rows]
    organs = {share.organ_id for share in held if share.organ_id is not None}
    persons = {share.person_id for share in held if share.person_id is not None} | {person for rows in givers.values() for person in rows}
    found = Q(person_id__in=persons) | Q(holdings__organ_id__in=organs)
    return found | Q(holdings__role=Role.CHIEF) if any(To.CHIEF in TOLD[one.what] for one in all_that_happened) else found


def _receivers(
    one: Happened, shares: list[Held], givers: dict[int, list[int]], people: list[RoleHolder]
) -> Iterator[tuple[RoleHolder, str]]:
    """Who is told of it, and why: the first of the reasons there are."""
    for who in people:
        if who.account_id == one.actor_id or not sees(who, one.task.confidentiality, shares):
            continue
        for to, reason in TOLD[one.what].items():
            if to in (To.GIVER, To.CHIEF):
                stands = Role.CHIEF in who.roles if to == To.CHIEF else who.person_id in givers.get(one.task.giver_id or 0, ())
                if stands:
                    yield who, reason
                    break
            elif (share := next((share for share in _told_of(one, to, shares) if share.is_of(who)), None)) is not None:
                yield who, _worded(reason, share)
                break


def _told_of(one: Happened, to: To, shares: list[Held]) -> list[Held]:
    if to == To.HOLDER:
        return [one.share] if one.share is not None else []
    return [share for share in shares if share.takes_part and (to == To.PARTS or share.side == Side.LEAD)]


def _worded(reason: str, share: Held) -> str:
    who = _UNIT if share.organ_id is not None else _PERSON
    return reason.format(who=who, Who=who[:1].upper() + who[1:], side=Side(share.side).label.lower())


def ask_for_lines(actor: Account | None, orientations: Iterable[Orientation]) -> None:
    """Have units told that the month's report waits for a line of theirs on an orientation, when the act is done."""
    asked = [(one, actor.pk if actor is not None else None) for one in orientations if one.organ_id is not None and not one.dropped]
    if asked:
        at_the_end(_tell_of_lines, *asked)


def _tell_of_lines(act: uuid.UUID, asked: list[tuple[Orientation, int | None]]) -> None:
    people = role_holders(Q(holdings__organ_id__in={one.organ_id for one, _ in asked}))
    tell_all(
        Telling(who.account_id, ASKED_FOR_A_LINE, ("work.orientation", one.pk), one.title, _LINE, f"{ASKED_FOR_A_LINE} {one.pk} {act}")
        for one, actor_id in asked
        for who in people
        if who.account_id != actor_id and who.stands_for(one.organ_id) and _may_write(who, one)
    )


def _may_write(who: RoleHolder, one: Orientation) -> bool:
    """May a unit's focal point see the orientation, and so write its line? Agrees with `rules.may_see_orientation`."""
    found = reach(who, Kind.WORK)
    return any(one.paper.confidentiality <= found[to] for to in (Relation.ANY, Relation.OWN_ORGAN) if to in found)
