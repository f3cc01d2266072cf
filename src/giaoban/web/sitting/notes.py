"""A note saved while it is typed; merged with what others wrote, or put before the writer beside it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Item, Meeting
from giaoban.office.meetings.record_queries import asides_visible_to, earlier_texts, notes_visible_to
from giaoban.office.work.actions import NotNow
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.sitting.asides import shown_aside
from giaoban.web.sitting.hand import hand, minutes_of, saved_words
from giaoban.web.sitting.one import WHOLE, back_to, called, in_hand, place_of, read, written
from giaoban.web.templatetags.office import moment

LONGEST = 200_000


@require_POST
def save(request: Knock, meeting_id: int) -> HttpResponse:
    """Save the note of a matter: a second after the last key, and on leaving. Answers with `đã lưu 14:05`, or with both texts."""
    meeting = written(request, meeting_id)
    item = in_hand(request.user, meeting, request.POST.get("item") or "chung")
    text, shown = request.POST.get("text"), whole(request.POST.get("shown"))
    if text is None or shown is None or len(text) > LONGEST:
        return _not_saved(request, meeting, item, "nội dung gửi lên không đủ hoặc quá dài; hãy tải lại trang.")
    try:
        done = actions.write_note(request.user, meeting.pk, item.pk if item else None, text, shown=shown, base=request.POST.get("base"))
    except (NotNow, PermissionDenied) as refused:
        return _not_saved(request, meeting, item, str(refused))
    if not request.htmx:
        if done.aside is not None:
            messages.warning(request, "Người khác cũng vừa sửa đoạn này. Cả hai bản được giữ bên dưới, hãy chọn.")
        return back_to(meeting, item)
    if done.aside is not None:
        return _area(request, meeting, item)
    context = {"note": done.note, "saved": saved_words(done.note, merged=done.merged), "merged": done.note.text if done.merged else None}
    return render(request, "sitting/note_state.html", context)


def _not_saved(request: Knock, meeting: Meeting, item: Item | None, why: str) -> HttpResponse:
    if not request.htmx:
        messages.warning(request, f"Chưa lưu: {why}")
        return back_to(meeting, item)
    return render(request, "sitting/note_state.html", {"refused": why}, status=422)


def earlier(request: Knock, meeting_id: int) -> HttpResponse:
    """Every text the note of a matter ever had, the latest first, with those that stood beside it: nothing that was saved is lost."""
    meeting = read(request, meeting_id)
    item = in_hand(request.user, meeting, request.GET.get("item") or WHOLE)
    note = notes_visible_to(request.user).filter(minutes__meeting=meeting, item=item).first()
    states = earlier_texts(note) if note is not None else []
    names = {one.pk: one.name for one in Account.objects.filter(pk__in=[state.actor_id for state in states]).select_related("person")}
    rows = [
        {"until": moment(state.at), "by": names.get(state.actor_id or 0, ""), "text": visible(str(state.state["text"]))} for state in states
    ]
    beside = asides_visible_to(request.user).filter(note=note) if note is not None else []
    context = {
        "called": called(meeting), "back": place_of(meeting, item), "heading": visible(item.title) if item else "Chung cả cuộc họp",
        "note": note, "rows": [row for row in rows if row["text"]], "asides": [shown_aside(one) for one in beside],
    }  # fmt: skip
    return render(request, "sitting/earlier_notes.html", context)


@require_POST
def settle(request: Knock, aside_id: int) -> HttpResponse:
    """Of two texts a writer says what holds: the one, the other, or both put together by hand."""
    aside = get_object_or_404(asides_visible_to(request.user), pk=aside_id)
    meeting, item = aside.note.minutes.meeting, aside.note.item
    texts = {"standing": aside.note.text, "beside": aside.text, "together": request.POST.get("text", "")}
    chosen = request.POST.get("choice", "")
    shown = whole(request.POST.get("shown"))
    if chosen not in texts or shown is None or len(texts["together"]) > LONGEST:
        raise BadRequest
    try:
        actions.settle_note(request.user, aside.pk, shown, texts[chosen])
    except Conflict:
        messages.warning(request, "Chưa lưu: bản đang lưu vừa đổi. Xem lại hai bản rồi chọn lần nữa.")
    except NotNow as refused:
        messages.warning(request, f"Chưa lưu: {refused}")
    else:
        messages.success(request, "Đã lưu bản đồng chí chọn. Bản kia vẫn giữ trong lịch sử.")
    return back_to(meeting, item)


def _area(request: Knock, meeting: Meeting, item: Item | None) -> HttpResponse:
    answer = render(request, "sitting/note.html", hand(request.user, meeting, item, minutes_of(meeting)))
    return retarget(reswap(answer, "outerHTML"), "#note-area")
