"""What is done with the papers of a matter: asked for, named, handed in, checked, returned, waived. What is refused is said at the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.office.directory.heads import head_of_office, head_of_unit
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions, dossier_rules
from giaoban.office.meetings.actions.dossiers import CONFIDENTIAL
from giaoban.office.meetings.dossier_queries import files_readable_by, needs_visible_to
from giaoban.office.meetings.models import Item, Need
from giaoban.office.meetings.papers.submission import submission_draft, submitted
from giaoban.office.meetings.queries import open_items_visible_to
from giaoban.office.registry.screening import NotTakenIn
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.dossiers.forms import HandInForm, NeedForm, ReturnForm
from giaoban.web.dossiers.rows import item_title
from giaoban.web.numbers import whole
from giaoban.web.paper_files import as_file

_MB = 1024 * 1024
_EXPEL = (
    "Dành cho tệp mật hoặc hồ sơ nhân sự đã lỡ đưa vào. Tệp, bản PDF và ghi chú trên đó bị xóa hẳn; số trang để trống. Không hoàn tác được."
)
_TURNS: dict[str, tuple[Callable[[Account, int, int], Need], str]] = {
    "complete": (actions.find_complete, "Đã ghi đủ; thành viên dự họp đọc được tài liệu này."),
    "waive": (actions.waive_need, "Đã ghi là không cần."),
    "want": (actions.want_need, "Tài liệu lại cần."),
}


def new_need(request: Knock, agenda_item_id: int) -> HttpResponse:
    """One more paper that a matter needs."""
    item = get_object_or_404(open_items_visible_to(request.user).select_related("meeting"), pk=agenda_item_id)
    if not dossier_rules.may_hand_in(request.user, item):
        raise Http404
    form = NeedForm(request.POST or None)
    if request.method == "POST" and form.did(lambda v: actions.add_need(request.user, item.pk, kind=v["kind"], title=v["title"])):
        return redirect(_place(item))
    return _shown(request, form, item, title="Thêm tài liệu cần có", button="Thêm")


def draft_submission(request: Knock, need_id: int, *, form: str) -> HttpResponse:
    """A tờ trình with what is known of its matter, for the unit to go on with and hand in."""
    need = _opened(request, need_id)
    if need.kind != Need.Kind.SUBMISSION or need.item.confidential:
        raise Http404
    item, day = need.item, timezone.localdate()
    unit = item.prepared_by or item.meeting.prepared_by
    head = head_of_unit(unit, day) if unit is not None else head_of_office(day)
    paper = submission_draft(submitted(request.user, need), head)
    return as_file(paper, form, f"tờ trình {item.title}")


def change_need(request: Knock, need_id: int) -> HttpResponse:
    """Another kind or name."""
    need = _opened(request, need_id)
    form = NeedForm(request.POST or None, initial={"kind": need.kind, "title": need.title, "shown": need.revision})
    if request.method == "POST" and form.did(
        lambda v: actions.change_need(request.user, need.pk, v["shown"] or 0, kind=v["kind"], title=v["title"])
    ):
        return redirect(_place(need.item))
    return _shown(request, form, need.item, title="Sửa tài liệu cần có", button="Lưu")


def hand_in(request: Knock, need_id: int) -> HttpResponse:
    """Hand in a file. Names of refused files go into this answer alone."""
    need = _opened(request, need_id)
    files = request.FILES if request.method == "POST" else None
    if request.META.get("giaoban.too_large"):  # known once the files have been looked at
        return render(request, "413.html", {"limit": f"{settings.UPLOAD_MAX_BYTES // _MB} MB"}, status=413)
    form = HandInForm(request.POST or None, files, initial={"shown": need.revision})
    if request.method == "POST" and form.did(lambda v: _handed_in(request, need, v)):
        messages.success(request, "Đã nộp; Văn phòng sẽ kiểm tra.")
        return redirect(_place(need.item))
    lead = (need.item.confidential and CONFIDENTIAL) or _for_them(request.user, need)
    return _shown(request, form, need.item, title=f"Nộp tài liệu: {visible(str(need))}", button="Nộp", lead=lead)


def _handed_in(request: Knock, need: Need, values: dict[str, Any]) -> object:
    file = values["file"]
    handed = actions.Handed(file.read(), file.name or "", assured=values["assured"])
    try:
        return actions.hand_in(request.user, need.pk, values["shown"] or 0, handed)
    except NotTakenIn as refusal:
        raise ValidationError({"file": str(refusal)}) from refusal


def _for_them(account: Account, need: Need) -> str:
    """Whoever hands in for a unit is told that it is noted so."""
    unit = need.item.prepared_by or need.item.meeting.prepared_by
    return "" if dossier_rules.prepares(account, need.item) else f"Nộp thay {unit or 'đơn vị chuẩn bị'}; hồ sơ ghi rõ ai nộp."


def return_need(request: Knock, need_id: int) -> HttpResponse:
    """Give a paper back with the reason."""
    need = _opened(request, need_id, office=True)
    form = ReturnForm(request.POST or None, initial={"shown": need.revision})
    if request.method == "POST" and form.did(lambda v: actions.return_need(request.user, need.pk, v["shown"] or 0, reason=v["reason"])):
        messages.success(request, "Đã trả lại; đơn vị được báo kèm lý do.")
        return redirect(_place(need.item))
    return _shown(request, form, need.item, title=f"Trả lại: {visible(str(need))}", button="Trả lại")


@require_POST
def turn(request: Knock, need_id: int, what: str) -> HttpResponse:
    """Complete, not needed, needed again: one press."""
    need = _opened(request, need_id, office=True)
    do, done = _TURNS[what]
    try:
        do(request.user, need.pk, whole(request.POST.get("shown")) or 0)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect(_place(need.item))


def expel(request: Knock, file_id: int) -> HttpResponse:
    """Take a file that must not be here out for good; asked once more before."""
    file = get_object_or_404(files_readable_by(request.user).select_related("need__item__meeting"), pk=file_id)
    if not dossier_rules.may_expel(request.user, file.need.item.meeting):
        raise Http404
    if request.method != "POST":
        return _shown(request, Typed(), file.need.item, title="Đưa tệp này ra khỏi phần mềm?", button="Đưa ra", lead=_EXPEL)
    actions.expel_file(request.user, file.pk)
    messages.success(request, "Đã đưa tệp ra khỏi phần mềm; không lưu lại gì của tệp.")
    return redirect(_place(file.need.item))


def _opened(request: Knock, need_id: int, *, office: bool = False) -> Need:
    rows = needs_visible_to(request.user).select_related("item__meeting__prepared_by", "item__prepared_by")
    need = get_object_or_404(rows, pk=need_id)
    meeting = need.item.meeting
    allowed = dossier_rules.keeps_dossiers(request.user, meeting) if office else dossier_rules.may_hand_in(request.user, need.item)
    if not allowed:
        raise Http404
    return need


def _place(item: Item) -> str:
    return f"{reverse('meeting-dossier', args=[item.meeting_id])}#noi-dung-{item.pk}"


def _shown(request: Knock, form: Any, item: Item, *, title: str, button: str, lead: str = "") -> HttpResponse:
    said = " ".join(filter(None, (visible(item_title(item)) + ".", lead)))
    context = {"form": form, "title": title, "back": _place(item), "lead": said, "button": button}
    return render(request, "form.html", context, status=422 if form.errors else 200)
