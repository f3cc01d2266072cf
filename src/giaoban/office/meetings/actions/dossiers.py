"""The papers a matter needs: asked for, handed in, checked by the office, returned with a reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.intake import UnreadableSource
from giaoban.intake.workers import Workers
from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.jobs.actions import put_down
from giaoban.office.meetings import dossier_queries, dossier_rules, queries
from giaoban.office.meetings.actions.checks import reasoned, said
from giaoban.office.meetings.actions.packing import place_in_pack
from giaoban.office.meetings.dossier_telling import ASKED, COMPLETE, HANDED_IN, RETURNED, tell_of_need
from giaoban.office.meetings.models import Item, Need, PackFile
from giaoban.office.registry import store
from giaoban.office.registry.actions.taking_in import Handed, kept_file, screened
from giaoban.office.registry.content import WORD, media_type_of
from giaoban.office.registry.spelling import file_name

FIRST_NEEDS = (Need.Kind.SUBMISSION, Need.Kind.DRAFT)
MAKE_PDF = "make-paper-pdf"
CONFIDENTIAL = "Nội dung kín (nhân sự): tài liệu phát tại hội nghị, thu hồi; không đưa vào phần mềm."
_KINDS = "Chỉ nhận tệp PDF hoặc Word (.docx). {}"
_STATE = Need.State


def ask_for_papers(actor: Account, meeting_id: int) -> list[Need]:
    """The papers that matters mostly need (tờ trình, dự thảo), for every matter of a meeting of which nothing was said yet."""
    with act(actor, "meetings.ask-for-papers") as line:
        meeting = queries.visible_to(actor).select_for_update(of=("self",)).get(pk=meeting_id)
        require(dossier_rules.keeps_dossiers(actor, meeting))
        items = list(meeting.items.filter(state=Item.State.STANDS, confidential=False, needs=None))
        made = [need for item in items for need in begin_dossier(actor, item)]
        line.about(meeting, needs=[need.pk for need in made])
    return made


def begin_dossier(actor: Account, item: Item) -> list[Need]:
    """The first papers of a matter that has none. Part of another act."""
    if item.confidential:
        return []
    made = [Need.objects.create(item=item, kind=kind) for kind in FIRST_NEEDS]
    for need in made:
        tell_of_need(actor, ASKED, need)
    return made


def add_need(actor: Account, item_id: int, *, kind: str, title: str = "") -> Need:
    """One more paper that a matter needs. Raises ValidationError for a confidential matter: its papers are never here."""
    with act(actor, "meetings.add-need") as line:
        item = queries.items_visible_to(actor).select_related("meeting").get(pk=item_id)
        require(dossier_rules.may_hand_in(actor, item))
        _takes_papers(item)
        need = Need.objects.create(item=item, **_named(kind, title))
        line.about(need, kind=[None, need.kind])
        tell_of_need(actor, ASKED, need)
    return need


def change_need(actor: Account, need_id: int, shown: int, *, kind: str, title: str = "") -> Need:
    """Another kind or name of a paper that is needed."""
    with act(actor, "meetings.change-need") as line:
        need = _held(actor, need_id, shown)
        require(dossier_rules.may_hand_in(actor, need.item))
        revise(line, need, shown, **_named(kind, title))
    return need


def waive_need(actor: Account, need_id: int, shown: int) -> Need:
    """A paper is not needed after all; what was handed in for it is no longer given out."""
    with act(actor, "meetings.waive-need") as line:
        need = _checked_by_office(actor, need_id, shown)
        if need.state == _STATE.WAIVED:
            raise ValidationError("Tài liệu này đã ghi là không cần.")
        revise(line, need, shown, state=_STATE.WAIVED, reason="")
    return need


def want_need(actor: Account, need_id: int, shown: int) -> Need:
    """A paper that was not needed is needed again; what had been handed in is checked anew."""
    with act(actor, "meetings.want-need") as line:
        need = _checked_by_office(actor, need_id, shown)
        if need.state != _STATE.WAIVED:
            raise ValidationError("Tài liệu này vẫn đang cần.")
        _take_back(need)
        has_file = need.files.filter(file__isnull=False).exists()
        revise(line, need, shown, state=_STATE.HANDED_IN if has_file else _STATE.MISSING)
        tell_of_need(actor, ASKED, need)
    return need


def hand_in(actor: Account, need_id: int, shown: int, handed: Handed) -> PackFile:
    """Hand in a paper. The same file twice is handed in once; a new one stands beside the earlier ones, and is checked by the office.

    Raises NotTakenIn (of it SecretPaper, CannotSee) and ValidationError for what is no PDF or Word file; then nothing is kept of it.
    """
    need = dossier_queries.needs_visible_to(actor).select_related("item__meeting").get(pk=need_id)
    require(dossier_rules.may_hand_in(actor, need.item))
    _takes_papers(need.item)
    is_word = _is_word(handed.data)
    unseen = screened(actor, handed.data, handed.name, assured=handed.assured)
    read = None if is_word else _readable(handed.data)
    sha256 = store.keep(handed.data)
    made = store.keep(read[0]) if read is not None else ""
    with act(actor, "meetings.hand-in") as line:
        need = _held(actor, need_id)
        _takes_papers(need.item)
        last = need.files.order_by("-version").first()
        if last is not None and last.file is not None and last.file.sha256 == sha256 and need.state != _STATE.RETURNED:
            return last
        if need.revision != shown:
            raise Conflict(need)
        file = PackFile(need=need, file=kept_file(sha256, handed.data), name=file_name(handed.name), by=actor)
        file.version = last.version + 1 if last is not None else 1
        if read is not None:
            file.pdf, file.pages = kept_file(made, read[0]), read[1]
        file.save()
        if is_word:
            put_down(MAKE_PDF, f"{MAKE_PDF}:{file.pk}", file_id=file.pk)
        told = {"handed_in_by": actor, "handed_in_at": timezone.now()}
        revise(line, need, shown, state=_STATE.HANDED_IN, reason="", **told)
        line.about(need, version=[None, file.version], **({"assured": unseen} if unseen else {}))
        tell_of_need(actor, HANDED_IN, need)
    return file


def find_complete(actor: Account, need_id: int, shown: int) -> Need:
    """The office has checked a paper: it is complete, participants read it, it has its place in the pack."""
    with act(actor, "meetings.find-complete") as line:
        need = _checked_by_office(actor, need_id, shown)
        file = need.files.order_by("-version").first()
        if need.state != _STATE.HANDED_IN or file is None or file.file is None:
            raise ValidationError("Chưa có tệp mới để kiểm tra.")
        file.accepted_at = timezone.now()
        place_in_pack(need.item.meeting_id, file)
        file.save(update_fields=["accepted_at", "first_page"])
        revise(line, need, shown, state=_STATE.COMPLETE, checked_by=actor, checked_at=timezone.now())
        tell_of_need(actor, COMPLETE, need)
    return need


def return_need(actor: Account, need_id: int, shown: int, *, reason: str) -> Need:
    """A paper is given back to the unit, with the reason; one that had been found complete is no longer given out."""
    with act(actor, "meetings.return-need") as line:
        need = _checked_by_office(actor, need_id, shown)
        if need.state not in (_STATE.HANDED_IN, _STATE.COMPLETE):
            raise ValidationError("Chưa có tệp để trả lại.")
        if need.state == _STATE.COMPLETE:
            _take_back(need)
        revise(line, need, shown, state=_STATE.RETURNED, reason=reasoned(reason), checked_by=actor, checked_at=timezone.now())
        tell_of_need(actor, RETURNED, need)
    return need


def _take_back(need: Need) -> None:
    need.files.update(accepted_at=None)


def _held(actor: Account, need_id: int, shown: int | None = None) -> Need:
    rows = dossier_queries.needs_visible_to(actor).select_for_update(of=("self",)).select_related("item__meeting")
    need = rows.get(pk=need_id)
    if shown is not None and need.revision != shown:
        raise Conflict(need)
    return need


def _checked_by_office(actor: Account, need_id: int, shown: int) -> Need:
    need = _held(actor, need_id, shown)
    require(dossier_rules.keeps_dossiers(actor, need.item.meeting))
    return need


def _takes_papers(item: Item) -> None:
    if item.confidential:
        raise ValidationError(CONFIDENTIAL)
    if item.state != Item.State.STANDS or item.meeting.is_cancelled:
        raise ValidationError("Nội dung này không còn trong chương trình họp nên không nhận tài liệu.")


def _named(kind: str, title: str) -> dict[str, str]:
    title = said(title, 300)
    if kind == Need.Kind.OTHER and not title:
        raise ValidationError({"title": "Ghi tên tài liệu."})
    return {"kind": kind, "title": title}


def _is_word(data: bytes) -> bool:
    """Is it a Word file, else a PDF? Raises ValidationError for anything else."""
    kind = media_type_of(data)
    if kind not in (WORD, "application/pdf"):
        advice = "Ảnh chụp thì ghép thành PDF trước." if kind.startswith("image/") else "Hãy lưu lại hoặc xuất ra PDF rồi nộp."
        raise ValidationError({"file": _KINDS.format(advice)})
    return kind == WORD


def _readable(data: bytes) -> tuple[bytes, int]:
    try:
        with Workers() as workers:
            return workers.readable(data)
    except UnreadableSource as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal
