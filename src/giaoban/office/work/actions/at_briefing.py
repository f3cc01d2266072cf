"""What is decided at a briefing, recorded on the spot: the act of the room and the line of the minutes, both or neither."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import who_looks_after
from giaoban.office.work import briefing_rules as rules
from giaoban.office.work.actions.asking import answer_extension, answer_objection, move_deadline, transfer
from giaoban.office.work.actions.briefing import written_on
from giaoban.office.work.actions.confirming import finish, stop_following, unconfirm
from giaoban.office.work.actions.entering import Ordered, Share
from giaoban.office.work.actions.following import NotNow, locked, locked_share
from giaoban.office.work.actions.handing_out import order
from giaoban.office.work.briefing_queries import items_visible_to
from giaoban.office.work.models import Answer, Assignment, Briefing, BriefingItem, Extension, Objection, Origin, Side, Task, Workflow

_MISTAKEN = "Rút lại: ghi nhầm tại giao ban."
_Kind = BriefingItem.Kind


def conclude(
    actor: Account,
    briefing_id: int,
    words: str,
    *,
    task_id: int | None = None,
    objection_id: int | None = None,
    kind: BriefingItem.Kind = BriefingItem.Kind.CONCLUSION,
) -> BriefingItem:
    """A conclusion (or an opinion, `kind` NOTE), about a task or about none; it answers what a unit said is holding it up."""
    with act(actor, "work.conclude") as line:
        briefing = written_on(actor, briefing_id)
        if not words.strip():
            raise ValidationError({"words": "Ghi nội dung kết luận."})
        if objection_id is not None:
            said = answer_objection(actor, objection_id, Answer.GRANTED, note=words)
            task_id = said.assignment.task_id
        task = _shown_on(briefing, locked(actor, task_id)) if task_id is not None else None
        item = _write(actor, briefing, kind, words, task=task)
        line.about(item)
    return item


def extend_at(
    actor: Account,
    briefing_id: int,
    shown: Mapping[int, int],
    day: dt.date,
    words: str = "",
    *,
    extension_id: int | None = None,
) -> BriefingItem:
    """Gia hạn: the leads' deadlines are moved to a day, or the request that waits is granted. `shown`: share → revision that was shown."""
    with act(actor, "work.extend-at-briefing") as line:
        briefing = written_on(actor, briefing_id)
        if not shown:
            raise ValidationError({"day": "Chọn phần việc được gia hạn."})
        shares = [locked_share(actor, share_id, revision) for share_id, revision in sorted(shown.items())]
        task, before = _shown_on(briefing, shares[0].task), shares[0].deadline
        for share in shares:
            asked = share.extensions.filter(answer=Answer.WAITING, pk=extension_id).first() if extension_id else None
            if asked is not None:
                answer_extension(actor, asked.pk, Answer.GRANTED, granted=day, note=words)
            else:
                move_deadline(actor, share.pk, share.revision, day, words.strip() or _at(briefing))
        one = shares[0] if len(shares) == 1 else None
        item = _write(actor, briefing, _Kind.EXTENSION, words, task=task, assignment=one, before=before, after=day)
        line.about(item)
    return item


def transfer_at(
    actor: Account, briefing_id: int, share_id: int, shown: int, to: Organ, words: str = "", *, objection_id: int | None = None
) -> BriefingItem:
    """Điều chuyển: a share goes to another organ, or the unit's request to be rid of it is granted."""
    with act(actor, "work.transfer-at-briefing") as line:
        briefing = written_on(actor, briefing_id)
        share = locked_share(actor, share_id, shown)
        task, was = _shown_on(briefing, share.task), share.organ
        if objection_id is not None:
            answer_objection(actor, objection_id, Answer.GRANTED, to=to, note=words)
        else:
            transfer(actor, share_id, shown, to, words.strip() or _at(briefing))
        heir = Assignment.objects.get(predecessors=share_id)
        item = _write(actor, briefing, _Kind.TRANSFER, words, task=task, assignment=heir, organ=was)
        line.about(item)
    return item


def refuse_at(actor: Account, briefing_id: int, asked: Extension | Objection, words: str) -> BriefingItem:
    """Không đồng ý: what a unit asked for is refused, with the reason."""
    with act(actor, "work.refuse-at-briefing") as line:
        briefing = written_on(actor, briefing_id)
        if not words.strip():
            raise ValidationError({"words": "Ghi lý do không đồng ý."})
        task = _shown_on(briefing, locked(actor, asked.assignment.task_id))
        if isinstance(asked, Extension):
            answer_extension(actor, asked.pk, Answer.REFUSED, note=words)
            said = f"không đồng ý gia hạn đến {asked.wanted:%d/%m/%Y}; {words.strip()}"
        else:
            answer_objection(actor, asked.pk, Answer.REFUSED, note=words)
            said = f"không đồng ý đề nghị của đơn vị; {words.strip()}"
        item = _write(actor, briefing, _Kind.CONCLUSION, said, task=task)
        line.about(item)
    return item


def finish_at(actor: Account, briefing_id: int, task_id: int, shown: int, words: str) -> BriefingItem:
    """Đã xong: said at the briefing and confirmed there. Raises StillOpen while others have to finish."""
    with act(actor, "work.finish-at-briefing") as line:
        briefing = written_on(actor, briefing_id)
        task = _shown_on(briefing, locked(actor, task_id, shown))
        finish(actor, task.pk, shown, words.strip() or _at(briefing))
        item = _write(actor, briefing, _Kind.DONE, words, task=task)
        line.about(item)
    return item


def order_at(actor: Account, briefing_id: int, ordered: Ordered) -> BriefingItem:
    """Giao thêm: a new order, handed out at once; `told` are its words, and this line of the minutes its evidence."""
    with act(actor, "work.order-at-briefing") as line:
        briefing = written_on(actor, briefing_id)
        leader = in_charge_of(ordered.shares)
        more = ({"leader": leader} if leader else {}) | ordered.more
        task = order(actor, replace(ordered, origin=Origin.BRIEFING, giver=ordered.giver or briefing.chair, more=more))
        item = _write(actor, briefing, _Kind.ORDER, ordered.told or ordered.title, task=_shown_on(briefing, task))
        line.about(item)
    return item


def in_charge_of(shares: Sequence[Share]) -> Person | None:
    """The leader who looks after the first unit that leads: who answers for an order by word of mouth."""
    first = next((share.organ.pk for share in shares if share.organ is not None and share.side == Side.LEAD), 0)
    leader = who_looks_after([first], timezone.localdate()).get(first)
    return Person.objects.get(pk=leader) if leader is not None else None


def take_back(actor: Account, item_id: int) -> BriefingItem:
    """Hoàn tác: the line goes from the minutes, and what it did is undone by an act that says so. Raises NotNow where that cannot be."""
    with act(actor, "work.take-back-at-briefing") as line:
        item = items_visible_to(actor).select_for_update(of=("self",)).get(pk=item_id)
        written_on(actor, item.briefing_id)
        if item.taken_back_at is not None:
            raise NotNow("Dòng này đã rút lại rồi.")
        _undo(actor, item)
        item.taken_back_at, item.taken_back_by = timezone.now(), actor
        item.save(update_fields=["taken_back_at", "taken_back_by"])
        line.about(item)
    return item


def _undo(actor: Account, item: BriefingItem) -> None:
    task = locked(actor, item.task_id) if item.task_id is not None else None
    if task is None or item.kind in (_Kind.CONCLUSION, _Kind.NOTE):
        return
    match BriefingItem.Kind(item.kind):
        case _Kind.EXTENSION:
            _move_back(actor, item, task)
        case _Kind.TRANSFER:
            _carry_back(actor, item)
        case _Kind.DONE:
            _unsay_done(actor, item, task)
        case _Kind.ORDER:
            if task.workflow not in (Workflow.DRAFT, Workflow.ASSIGNED):
                raise NotNow("Đơn vị đã bắt đầu làm việc này; nếu không giao nữa thì dùng Thôi theo dõi ở trang nhiệm vụ.")
            stop_following(actor, task.pk, task.revision, _MISTAKEN)


def _move_back(actor: Account, item: BriefingItem, task: Task) -> None:
    shares = [item.assignment] if item.assignment else list(task.assignments.filter(side=Side.LEAD, closed=False))
    if item.before is None or any(share.deadline != item.after for share in shares):
        raise NotNow("Hạn đã đổi từ khi ghi dòng này, hoặc trước đó chưa có hạn; hãy đổi hạn ở trang nhiệm vụ.")
    for share in shares:
        move_deadline(actor, share.pk, share.revision, item.before, _MISTAKEN)


def _carry_back(actor: Account, item: BriefingItem) -> None:
    heir = item.assignment
    if heir is None or item.organ is None or heir.closed:
        raise NotNow("Phần việc này đã thay đổi từ khi điều chuyển; hãy sửa ở trang nhiệm vụ.")
    if _went_into_its_own(item, heir):
        raise NotNow(f"{heir} có phần việc của mình từ trước, nay đã gộp cả hai; hãy giao lại ở trang nhiệm vụ.")
    transfer(actor, heir.pk, heir.revision, item.organ, _MISTAKEN)


def _went_into_its_own(item: BriefingItem, heir: Assignment) -> bool:
    """Did who received the share hold one already? Then that was changed by the transfer; one of its own was made, and not changed."""
    did = _did(item, "work.transfer-at-briefing")
    return did.filter(subject_kind="work.assignment", subject_id=heir.pk, verb="work.change-share").exists()


def _unsay_done(actor: Account, item: BriefingItem, task: Task) -> None:
    """What units had reported themselves waits to be confirmed as before; what was only reported with this line goes back to them."""
    did = _did(item, "work.finish-at-briefing")
    said = Entry.objects.filter(verb="work.confirm", subject_kind="work.task", subject_id=task.pk).order_by("pk").last()
    if task.workflow != Workflow.DONE or said is None or not did.filter(pk=said.pk).exists():
        raise NotNow("Việc này đã thay đổi từ khi ghi “Đã xong”; hãy sửa ở trang nhiệm vụ.")
    with_it = did.filter(verb="work.report-done", subject_kind="work.assignment").values_list("subject_id", flat=True)
    unconfirm(actor, task.pk, task.revision, _MISTAKEN, unreported={share for share in with_it if share is not None})


def _did(item: BriefingItem, verb: str) -> QuerySet[Entry]:
    """All that the record holds of the act by which a line came to be."""
    acts = Entry.objects.filter(subject_kind="work.briefingitem", subject_id=item.pk, verb=verb).values("act")
    return Entry.objects.filter(act__in=acts)


def _write(actor: Account, briefing: Briefing, kind: BriefingItem.Kind, words: str, **values: Any) -> BriefingItem:
    return BriefingItem.objects.create(briefing=briefing, kind=kind, words=words.strip(), by=actor, **values)


def _shown_on(briefing: Briefing, task: Task) -> Task:
    require(rules.may_show(briefing.board, task), "Việc hạn chế không đưa lên bảng giao ban mở rộng.")
    return task


def _at(briefing: Briefing) -> str:
    return f"Theo kết luận giao ban ngày {briefing.held_on:%d/%m/%Y}."
