"""The place of a paper in the pack, given once; the PDF that is made of a Word file; a file that must not be here taken out."""

from __future__ import annotations

from django.db.models import F, Max

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import dossier_queries, dossier_rules
from giaoban.office.meetings.models import Meeting, Need, PackFile
from giaoban.office.registry import store
from giaoban.office.registry.actions.arrivals import remove_unused
from giaoban.office.registry.actions.taking_in import kept_file, note_refusal
from giaoban.office.registry.models import File, Paper


def place_in_pack(meeting_id: int, file: PackFile) -> None:
    """Give a file the next numbers of the meeting's pack, unless it has its own. Part of another act; one at a time a meeting."""
    if file.first_page is not None or file.pages is None:
        return
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting_id)
    placed = PackFile.objects.filter(need__item__meeting=meeting_id, first_page__isnull=False)
    file.first_page = placed.aggregate(next=Max(F("first_page") + F("pages")))["next"] or 1


def keep_pdf(file_id: int, data: bytes, pages: int) -> None:
    """What was made of a Word file is kept; one found complete meanwhile gets its place in the pack. Done twice it is done once."""
    sha256 = store.keep(data)
    with act(None, "meetings.make-pdf") as line:
        file = PackFile.objects.select_for_update(of=("self",)).select_related("need__item").get(pk=file_id)
        if file.file_id is None or file.pdf_id is not None:
            return
        file.pdf, file.pages, file.no_pdf = kept_file(sha256, data), pages, ""
        if file.accepted_at is not None:
            place_in_pack(file.need.item.meeting_id, file)
        file.save(update_fields=["pdf", "pages", "no_pdf", "first_page"])
        line.about(file.need, version=file.version, pages=pages)


def note_no_pdf(file_id: int, why: str) -> None:
    """No PDF could be made of a Word file: it is fetched as it came."""
    with act(None, "meetings.make-pdf") as line:
        file = PackFile.objects.select_for_update(of=("self",)).select_related("need").get(pk=file_id)
        file.no_pdf = why
        file.save(update_fields=["no_pdf"])
        line.about(file.need, version=file.version)


def expel_file(actor: Account, file_id: int) -> Need:
    """A file must not be here (secret, or about personnel): nothing of it stays but that there was one, its numbers, and when it went."""
    with act(actor, "meetings.expel-file") as line:
        file = dossier_queries.files_readable_by(actor).select_related("need__item__meeting", "file", "pdf").get(pk=file_id)
        require(dossier_rules.may_expel(actor, file.need.item.meeting))
        need = Need.objects.select_for_update(of=("self",)).get(pk=file.need_id)
        files = _emptied([file])
        if not need.files.filter(file__isnull=False).exists() and need.state != Need.State.WAIVED:
            revise(line, need, need.revision, state=Need.State.MISSING)
        for gone in files:
            remove_unused(gone)
        note_refusal(actor)
        line.about(need, version=file.version)
    return need


def empty_dossier(item_id: int) -> None:
    """A matter is confidential from now on: nothing of its papers stays. Part of another act."""
    for gone in _emptied(list(PackFile.objects.filter(need__item=item_id).select_related("file", "pdf"))):
        remove_unused(gone)
    Need.objects.filter(item=item_id, files=None).delete()


def take_papers_along(paper: Paper) -> None:
    """A paper must not be in the office: wherever its files were handed in for a meeting, they go too. Part of another act."""
    same = PackFile.objects.filter(file__in=paper.parts.values("file")).select_related("file", "pdf")
    for gone in _emptied(list(same)):
        if not paper.parts.filter(file=gone).exists():  # those the registry takes away itself
            remove_unused(gone)


def _emptied(files: list[PackFile]) -> list[File]:
    """Rows of files without anything of the file. Returns what no row here names any more."""
    gone = {bytes_.pk: bytes_ for file in files for bytes_ in (file.file, file.pdf) if bytes_ is not None}
    for file in files:
        file.notes.all().delete()
        file.file = file.pdf = file.accepted_at = None
        file.name, file.no_pdf = "", ""
        file.save(update_fields=["file", "pdf", "accepted_at", "name", "no_pdf"])
    return list(gone.values())
