"""Taking files in: looked over before anything is kept, then kept once, whatever is killed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max, Q
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account
from giaoban.office.jobs.actions import put_down
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.models import State as JobState
from giaoban.office.registry import duplicates, queries, rules, store
from giaoban.office.registry.content import media_type_of
from giaoban.office.registry.models import Arrival, File, Paper, Part, Refusal
from giaoban.office.registry.screening import SecretPaper, look_over
from giaoban.office.registry.spelling import file_name

READ_PART = "read-part"
_MARKED = "Có dấu chỉ độ mật"


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as somebody hands it in; `assured`: he has looked, and it bears no mark of a secret that the program could not see."""

    data: bytes
    name: str
    assured: bool = False


def take_in(actor: Account, *, data: bytes, name: str, key: str, assured: bool = False) -> Arrival:
    """Take in a file that was dropped: a new paper waiting to be read, or the question whether it is one that is here already.

    `key` is the browser's name for the drop: sent again, it is the same arrival. `assured` is the clerk's word, having looked, that a
    file whose marks cannot be seen bears none. Raises SecretPaper, CannotSee, NotTakenIn; then nothing is kept of the file.
    """
    require(rules.may_take_in(actor))
    if (there := Arrival.objects.filter(key=key).first()) is not None:
        require(there.entered_by_id == actor.pk)
        return there
    unseen = screened(actor, data, name, assured=assured)
    sha256 = store.keep(data)
    with act(actor, "registry.take-in") as line:
        file = kept_file(sha256, data)
        arrival, made = Arrival.objects.get_or_create(key=key, defaults={"name": file_name(name), "file": file, "entered_by": actor})
        require(arrival.entered_by_id == actor.pk)
        if made:
            _begin(actor, arrival, file)
        line.about(arrival, state=arrival.state, **({"assured": unseen} if unseen else {}))
    return arrival


def screened(actor: Account, data: bytes, name: str, *, assured: bool, sheets: bool = False) -> str:
    """What every file passes before it is kept. A secret one leaves time and reason behind, nothing else. Returns what was not seen."""
    try:
        return look_over(data, name, assured=assured, sheets=sheets)
    except SecretPaper:
        note_refusal(actor)
        raise


def note_refusal(actor: Account | None) -> Refusal:
    """Write down that a secret paper was turned away: when, and why."""
    with act(actor, "registry.refuse-secret") as line:
        refusal = Refusal.objects.create(reason=_MARKED)
        line.about(refusal)
    return refusal


def add_part(actor: Account, paper_id: int, kind: Part.Kind, *, data: bytes, name: str, assured: bool = False) -> Part:
    """Add a file to a paper: an annex, a scan of the signed copy, a photograph of an annotation. The same file again is the same part."""
    require(rules.may_add_parts(actor))
    queries.visible_to(actor).get(pk=paper_id)
    unseen = screened(actor, data, name, assured=assured)
    sha256 = store.keep(data)
    with act(actor, "registry.add-part") as line:
        paper = queries.visible_to(actor).select_for_update().get(pk=paper_id)
        file = kept_file(sha256, data)
        part = paper.parts.filter(file=file).first() or new_part(paper, file, kind, file_name(name))
        line.about(paper, part=part.pk, kind=part.kind, **({"assured": unseen} if unseen else {}))
        if part.kind in {Part.Kind.ANNEX, Part.Kind.SCAN}:
            ask_to_read(part)
    return part


def _begin(actor: Account, arrival: Arrival, file: File) -> None:
    """What becomes of a file that has just come: a paper, or a question where a paper has the very file already."""
    there = list(duplicates.with_file(file))
    if there:
        arrival.state = Arrival.State.DUPLICATE
        arrival.save(update_fields=["state"])
        arrival.duplicates.set(there)
    else:
        begin_paper(actor, arrival, file)


def begin_paper(actor: Account, arrival: Arrival, file: File) -> Paper:
    """The paper of an arrival, received today, with its file as the main part, waiting to be read."""
    inside = duplicates.most_inside([file])
    paper = Paper.objects.create(entered_by=actor, received_on=timezone.localdate(), confidentiality=inside)
    part = new_part(paper, file, Part.Kind.MAIN, arrival.name)
    arrival.paper, arrival.state = paper, Arrival.State.READING
    arrival.save(update_fields=["paper", "state"])
    ask_to_read(part)
    return paper


def new_part(paper: Paper, file: File, kind: Part.Kind, name: str) -> Part:
    """A part behind the others of its paper."""
    return Part.objects.create(paper=paper, file=file, kind=kind, name=name, position=next_position(paper))


def next_position(paper: Paper) -> int:
    """The place behind a paper's parts."""
    last = paper.parts.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def ask_to_read(part: Part, *, again: bool = False) -> None:
    """Have a part read, once. `again`: also when it was read before, or is being read at this moment."""
    key = f"{READ_PART}:{part.pk}"
    last = Job.objects.filter(Q(key=key) | Q(key__startswith=f"{key}:")).order_by("-pk").first()
    if last is None or last.state in {JobState.WAITING, JobState.FAILED}:
        put_down(READ_PART, last.key if last else key, part_id=part.pk)
    elif again:
        put_down(READ_PART, f"{key}:{last.pk}", part_id=part.pk)


def kept_file(sha256: str, data: bytes) -> File:
    """The row of a file in the store. Its bytes are written anew where they were taken away just before."""
    duplicates.one_at_a_time(sha256)
    file, _ = File.objects.get_or_create(sha256=sha256, defaults={"size": len(data), "media_type": media_type_of(data)})
    if not store.has(sha256):
        store.keep(data)
    return file
