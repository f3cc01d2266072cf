"""The papers of a meeting as one PDF, for who may read them: those found complete, under the numbers they were given."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.utils import timezone

from giaoban.office.meetings.dossier_queries import given_up
from giaoban.office.meetings.models import Meeting, Need, PackFile
from giaoban.office.registry import store
from giaoban.web.answers import saved, shut_in
from giaoban.web.doors import Knock
from giaoban.web.dossiers.page import last_look, opened
from giaoban.web.dossiers.rows import FileRow, ItemRow, NeedRow, item_rows, items_with_papers
from giaoban.web.templatetags.office import day, moment, week_day
from giaoban.writing.pack import Head, Matter, Sheaf, pack

_CONFIDENTIAL = "Nội dung kín: tài liệu phát tại hội nghị, thu hồi."
_WORD_ONLY = "{} chỉ có bản Word, tải ở trang hồ sơ."


def whole(request: Knock, meeting_id: int) -> HttpResponse:
    """The pack. Where nothing may be read there is none."""
    meeting = opened(request, meeting_id)
    items = items_with_papers(request.user, [meeting])
    rows = item_rows(request.user, items, None, timezone.localdate(), last_look(request, meeting))
    matters = [_matter(row) for row in rows]
    sheaves = [sheaf for matter in matters for sheaf in matter.sheaves]
    if not sheaves:
        raise Http404
    data = pack(_head(meeting), matters, _vacant(rows, sheaves, given_up(request.user, meeting)))
    answer = saved(data, "application/pdf", f"tai-lieu-hop-{meeting.pk}.pdf")
    shut_in(answer)
    return answer


def _head(meeting: Meeting) -> Head:
    hour = f"{meeting.time:%H:%M} " if meeting.time else ""
    when = ", ".join(filter(None, (f"{hour}{week_day(meeting.day)}" if meeting.day else "", meeting.place)))
    foot = " ".join(filter(None, (f"Tài liệu {meeting.title}", day(meeting.day))))
    return Head(meeting.title, when, f"Tập ghép lúc {moment(timezone.now())}; tài liệu bổ sung đánh số tiếp, không đánh lại số cũ.", foot)


def _matter(row: ItemRow) -> Matter:
    if row.item.confidential:
        return Matter(row.title, note=_CONFIDENTIAL)
    given_out = [(need, file) for need in row.needs if (file := _given_out(need)) is not None]
    sheaves = tuple(sheaf for need, file in given_out if (sheaf := _sheaf(need, file)) is not None)
    notes = [_WORD_ONLY.format(need.need) for need, file in given_out if file.file.pdf is None]
    return Matter(row.title, sheaves, " ".join(notes) if given_out else "Chưa có tài liệu.")


def _given_out(need: NeedRow) -> FileRow | None:
    """The version that participants read: the latest that was found complete."""
    if need.need.state == Need.State.WAIVED:
        return None
    return max((row for row in need.files if row.file.accepted_at), key=lambda row: row.file.version, default=None)


def _sheaf(need: NeedRow, row: FileRow) -> Sheaf | None:
    file = row.file
    if file.pdf is None or file.first_page is None:
        return None
    try:
        return Sheaf(str(need.need), file.first_page, store.read(file.pdf.sha256), row.is_new)
    except FileNotFoundError:
        return None


def _vacant(rows: list[ItemRow], sheaves: list[Sheaf], gone: Iterable[PackFile]) -> list[tuple[int, int]]:
    """The numbers of versions that no longer hold, of the matters the person follows or reads, and of what went."""
    held = {sheaf.first for sheaf in sheaves}
    files: list[PackFile] = [*gone, *(file.file for row in rows for need in row.needs for file in need.files)]
    return sorted(
        {(file.first_page, file.last_page or file.first_page) for file in files if file.first_page and file.first_page not in held}
    )
