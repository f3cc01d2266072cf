"""What a clerk says of a file that came in: it is a paper of its own, it is none of ours, it must not be here."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Model, ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.utils import timezone

from giaoban.office.audit.acts import Line, act, forget_states, require
from giaoban.office.audit.models import Revised
from giaoban.office.directory.models import Account
from giaoban.office.jobs.actions import put_down
from giaoban.office.registry import queries, rules
from giaoban.office.registry.actions.taking_in import begin_paper, note_refusal
from giaoban.office.registry.models import Arrival, File, Paper, Part, Refusal, RegisterEntry, Stage

FORGET_FILE = "forget-file"
FORGET_WORKS = "forget-works"  # done in the room of evidence
TakesAlong = Callable[[Paper], None]
_GOES_ALONG: list[TakesAlong] = []
_WENT = "Văn bản mật, đã đưa ra khỏi phần mềm"
_CHIEF_ALONE = "Văn bản đã vào sổ: chỉ Chánh Văn phòng đưa ra khỏi phần mềm được, ở trang của văn bản."
_REGISTERED = "Văn bản đã vào sổ nên không bỏ được. Hãy hủy số trong sổ, ghi rõ lý do."
_IN_USE = "Nội dung của văn bản này đã được xác nhận nên không bỏ được."
_HAS_PARTS = "Văn bản còn tệp khác ghép vào. Hãy bỏ các tệp ấy trước."


def keep_duplicate(actor: Account, arrival_id: int) -> Arrival:
    """It looks like another paper, and is one of its own all the same."""
    with act(actor, "registry.keep-duplicate") as line:
        arrival = _arrival(actor, arrival_id, line)
        if arrival.state == Arrival.State.DUPLICATE and arrival.file is not None:
            arrival.is_kept = True
            if arrival.paper is None:
                begin_paper(actor, arrival, arrival.file)
            else:
                arrival.state = Arrival.State.READY if arrival.paper.stage == Stage.READY else Arrival.State.FAILED
            arrival.save(update_fields=["is_kept", "state"])
    return arrival


def set_aside(actor: Account, arrival_id: int) -> Arrival:
    """Take a file back out: its paper goes too if it never had a number, its bytes if nothing else uses them."""
    with act(actor, "registry.set-aside") as line:
        arrival = _arrival(actor, arrival_id, line)
        _remove(arrival)
        arrival.duplicates.clear()
    return arrival


def goes_with_paper(takes_along: TakesAlong) -> TakesAlong:
    """Say what takes away whatever a room above has made of a paper that must not be here, before the paper goes.

    The rooms say so when they are opened, the lower ones first; they are asked from the top down.
    """
    _GOES_ALONG.append(takes_along)
    return takes_along


def expel_secret(actor: Account | None, paper_id: int) -> Refusal:
    """A secret paper got in, by a scan that nobody could see through: nothing of it stays but when, and why.

    What was confirmed of it, the work that came of it, and the copies that were made of it go too. A number that was given stays in the
    register, given up, for it is never given twice. Raises PermissionDenied for what has a number, but for the chief of office.
    """
    with act(actor, "registry.expel-secret") as line:
        if actor is not None:
            require(rules.may_take_in(actor))
        paper = Paper.objects.select_for_update().get(pk=paper_id)
        gone = [*Paper.objects.select_for_update(of=("self",)).filter(copy__original=paper), paper]
        if any(map(is_registered, gone)) and (actor is None or not rules.may_expel_registered(actor)):
            raise PermissionDenied(_CHIEF_ALONE)
        files = {part.file for part in Part.objects.filter(paper__in=gone).select_related("file")}
        for one in gone:
            _take_out(one)
        Arrival.objects.filter(paper=None, file__in=files).delete()  # the same file come again, that nobody has decided on yet
        for file in files:
            remove_unused(file)
        refusal = note_refusal(actor)
        line.about(refusal)
    return refusal


def _take_out(paper: Paper) -> None:
    for takes_along in reversed(_GOES_ALONG):
        takes_along(paper)
    paper.arrivals.all().delete()
    _leave_numbers(paper)
    remove_paper(paper)


def _leave_numbers(paper: Paper) -> None:
    """Its rows of the registers say only that the number is given up, and why."""
    entries = list(paper.entries.values_list("pk", flat=True))
    forget_states(RegisterEntry._meta.label_lower, entries)
    RegisterEntry.objects.filter(pk__in=entries).update(
        paper=None, receivers="", receipt="", file_copy="", note="", copies=None, forwarded_on=None,
        cancelled_at=timezone.now(), cancel_reason=_WENT, revision=F("revision") + 1,
    )  # fmt: skip


def remove_unused(file: File) -> None:
    """Take away a file that nothing uses any more: its row now, its bytes when the row is gone for good."""
    number, sha256 = file.pk, file.sha256
    try:
        with transaction.atomic():
            file.delete()
    except ProtectedError:
        return
    put_down(FORGET_FILE, f"{FORGET_FILE}:{number}", sha256=sha256)


def is_registered(paper: Paper) -> bool:
    """Was the paper ever given a number?"""
    return paper.entries.exists()


def remove_paper(paper: Paper) -> None:
    """Take a paper that was never registered out of the registry, with all that the machine made of it."""
    if is_registered(paper):
        raise PermissionDenied(_REGISTERED)
    try:
        gone = Collector("default", origin=paper)
        gone.collect([paper])
    except ProtectedError as used:
        raise PermissionDenied(_IN_USE) from used
    for rows in (*gone.data.values(), *gone.fast_deletes):
        _forget_states(rows)
    put_down(FORGET_WORKS, f"{FORGET_WORKS}:{paper.pk}")
    paper.delete()


def _forget_states(rows: Collection[Model] | QuerySet[Model]) -> None:
    """What was kept of the earlier states of these rows."""
    model = rows.model if isinstance(rows, QuerySet) else type(next(iter(rows)))
    if issubclass(model, Revised):
        forget_states(model._meta.label_lower, [row.pk for row in rows])


def _arrival(actor: Account, arrival_id: int, line: Line) -> Arrival:
    require(rules.may_take_in(actor))
    arrival = queries.arrivals_visible_to(actor).select_for_update(of=("self",)).get(pk=arrival_id)
    line.about(arrival)
    return arrival


def _remove(arrival: Arrival) -> None:
    paper, file = arrival.paper, arrival.file
    if paper is not None and file is not None:
        _remove_part(paper, file)
    arrival.paper = arrival.file = None
    arrival.state, arrival.reason = Arrival.State.SET_ASIDE, ""
    arrival.save(update_fields=["paper", "file", "state", "reason"])
    if file is not None:
        remove_unused(file)


def _remove_part(paper: Paper, file: File) -> None:
    """A part that was joined goes alone; with its main part goes the paper."""
    if is_registered(paper):
        raise PermissionDenied(_REGISTERED)
    joined = paper.parts.filter(file=file).exclude(kind=Part.Kind.MAIN)
    if joined.exists():
        joined.delete()
        return
    if paper.parts.exclude(file=file).exists():
        raise PermissionDenied(_HAS_PARTS)
    remove_paper(paper)
