"""Replies: filled forms taken in, several at once, with a look before; typed in by the reporter, or by the office for him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.intake.guard import UnreadableSource
from giaoban.intake.sheets import CellError
from giaoban.office.audit.acts import Conflict
from giaoban.office.registry.content import EXCEL, WORD
from giaoban.office.registry.screening import NotTakenIn
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.collecting.files import excel_form as as_excel
from giaoban.office.work.collecting.files import word_form as as_word
from giaoban.office.work.collecting.forms import Odd, columns_of, in_words, lines_of, value_of
from giaoban.office.work.collecting.replies import Answered, Values, read_reply
from giaoban.office.work.collecting.succeeding import carried_on_in, has_a_form_of_its_own
from giaoban.office.work.models import Assignment, Collection, Reply
from giaoban.office.work.unit_sheets.reading import tables_of
from giaoban.web.answers import saved
from giaoban.web.collecting.views import opened, reporters_seen
from giaoban.web.directory.forms import Day, Typed
from giaoban.web.doors import Knock
from giaoban.web.screened import ASSURANCE, WARNING, look_over_filled
from giaoban.web.sealed import seal, unsealed

MOST_FILES = 50
_SALT = "giaoban.work.collecting"
_CHANGED = "Có đơn vị vừa gửi hoặc sửa số liệu sau khi xem trước. Chưa ghi gì; hãy đưa tệp vào lại."


@dataclass(frozen=True, slots=True)
class Looked:
    """One file as it was looked at: whose it is, what it answers, the revision of the reply it would replace."""

    name: str
    share: Assignment | None
    answered: Answered
    earlier: Reply | None

    @property
    def can_be_taken(self) -> bool:
        """Can this file be entered?"""
        return self.share is not None and self.answered.can_be_taken


def look(request: Knock, collection_id: int) -> HttpResponse:
    """Choose files; see for each whose it is, its values, what is wrong and what is odd, by the address of the cell."""
    collection = opened(request, collection_id)
    files = request.FILES.getlist("files") if request.method == "POST" else []
    problem = "" if request.method != "POST" or files else "Chọn ít nhất một tệp."
    if len(files) > MOST_FILES:
        files, problem = [], f"Nhiều nhất {MOST_FILES} tệp một lần."
    if not files:
        context = {"collection": collection, "problem": problem, "assurance": ASSURANCE, "warning": WARNING}
        return render(request, "collecting/choose.html", context, status=422 if problem else 200)
    shares = {share.pk: share for share in reporters_seen(request, collection)}
    replies = {r.assignment_id: r for r in queries.replies_visible_to(request.user).filter(collection=collection)}
    assured = request.POST.get("assured") == "1"
    looked = _only_once([_look(request, collection, shares, replies, file, assured=assured) for file in files])
    ready = [one for one in looked if one.can_be_taken]
    context = {
        "collection": collection,
        "looked": sorted(looked, key=lambda one: one.can_be_taken),
        "ready": len(ready),
        "wrong": len(looked) - len(ready),
        "sealed": _sealed(request, collection, ready) if ready else "",
    }
    return render(request, "collecting/preview.html", context, status=200 if len(ready) == len(looked) else 422)


def _look(
    request: Knock,
    collection: Collection,
    shares: dict[int, Assignment],
    replies: dict[int, Reply],
    file: UploadedFile[bytes],
    *,
    assured: bool,
) -> Looked:
    data, name = file.read(), file.name or ""
    try:
        look_over_filled(request.user, data, name, assured=assured)
        answered = read_reply(collection, tables_of(data))
    except NotTakenIn as refusal:
        return Looked(visible(name), None, Answered(Reply.Way.EXCEL, errors=[CellError("", str(refusal))]), None)
    except UnreadableSource as error:
        answered = Answered(Reply.Way.EXCEL, errors=[CellError("", str(error))])
    share = shares.get(answered.share_id or 0)
    if share is None:
        share = _successors(collection, shares, replies, answered)
    return Looked(visible(name), share, answered, replies.get(share.pk) if share else None)


def _successors(collection: Collection, shares: dict[int, Assignment], replies: dict[int, Reply], answered: Answered) -> Assignment | None:
    """The share of the only successor of the unit whose code the form bears; else what is wrong is said. Figures of its own stay."""
    steps = carried_on_in(collection, answered.share_id, timezone.localdate()) if answered.share_id else []
    share = shares.get(steps[-1].pk) if steps else None
    if share is None:
        said = "Mã báo cáo là của đơn vị khác hoặc của yêu cầu khác." if answered.share_id else "Tệp không có mã báo cáo của đơn vị."
        answered.errors.append(CellError("", said))
        return None
    whose = f"Mã báo cáo là của {steps[0]}, đã kết thúc"
    if share.pk in replies and has_a_form_of_its_own(steps):
        said = f"{whose}; {share} kế thừa, đã gửi số liệu theo biểu của mình. Nếu phải cộng thêm, hãy sửa số liệu của {share}."
        answered.errors.append(CellError("", said))
    else:
        answered.odd.append(CellError("", f"{whose}; ghi cho {share} là đơn vị kế thừa."))
    return share


def _only_once(looked: list[Looked]) -> list[Looked]:
    """Two files of one unit: which of them holds is not ours to say."""
    of_unit: dict[int, list[Looked]] = {}
    for one in looked:
        if one.share is not None:
            of_unit.setdefault(one.share.pk, []).append(one)
    for same in of_unit.values():
        for one in same if len(same) > 1 else ():
            others = ", ".join(other.name for other in same if other is not one)
            one.answered.errors.append(CellError("", f"Đơn vị này còn có tệp {others}; chỉ đưa vào một tệp."))
    return looked


def _sealed(request: Knock, collection: Collection, looked: list[Looked]) -> str:
    rows = [
        {
            "share": one.share.pk,
            "values": one.answered.values,
            "way": one.answered.way.value,
            "shown": one.earlier.revision if one.earlier else None,
        }
        for one in looked
        if one.share is not None
    ]
    return seal(request, _SALT, collection=collection.pk, rows=rows)


@require_POST
def take(request: Knock, collection_id: int) -> HttpResponse:
    """Enter the files that were looked at and can be taken: all of those or none."""
    collection = opened(request, collection_id)
    kept = unsealed(request, _SALT, collection=collection.pk)
    if kept is None:
        return redirect("collection-files", collection.pk)
    answers = [(row["share"], actions.Answer(row["values"], Reply.Way(row["way"]), shown=row["shown"])) for row in kept["rows"]]
    try:
        taken = actions.take_replies(request.user, answers)
    except (Conflict, actions.NotNow):
        messages.warning(request, _CHANGED)
        return redirect("collection-files", collection.pk)
    messages.success(request, f"Đã nhận báo cáo của {len(taken)} đơn vị.")
    return redirect("collection", collection.pk)


class ReplyForm(Typed):
    """One reporter's values, a field for every cell of the form."""

    on = Day(label="Ngày nhận báo cáo", required=False, help_text="Để trống nếu là hôm nay.")

    def __init__(self, collection: Collection, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collection = collection
        for line in lines_of(collection):
            for column in columns_of(collection):
                label = f"{line.title}: {column.title}" if len(lines_of(collection)) > 1 else column.title
                self.fields[f"{line.code}.{column.key}"] = forms.CharField(label=label, required=False, max_length=1000)

    def clean(self) -> dict[str, Any]:
        """Each cell by its kind, what is wrong at its own field."""
        cleaned = super().clean() or {}
        self.values: Values = {}
        for line in lines_of(self.collection):
            for column in columns_of(self.collection):
                name = f"{line.code}.{column.key}"
                said = value_of(column, cleaned.get(name, ""))
                if isinstance(said, str | Odd):
                    value = said.value if isinstance(said, Odd) else said
                    self.values.setdefault(line.code, {})[column.key] = {"value": value, "cell": ""}
                else:
                    self.add_error(name, said.words)
        return cleaned


def _reporting(request: Knock, share_id: int) -> tuple[Collection, Assignment]:
    share = get_object_or_404(queries.assignments_visible_to(request.user), pk=share_id)
    collection = get_object_or_404(queries.collections_visible_to(request.user), task=share.task_id)
    return collection, share


def typed(request: Knock, share_id: int) -> HttpResponse:
    """The form on the web: the reporter fills it in himself, or the office for him (nhập thay)."""
    collection, share = _reporting(request, share_id)
    if not rules.may_report(request.user, share):
        raise Http404
    earlier = Reply.objects.filter(assignment=share).first()
    form = ReplyForm(collection, request.POST or None, initial=_initial(collection, earlier))
    for_them = not rules.is_own(request.user, share)
    if request.method == "POST":
        way = Reply.Way.PAPER if for_them else Reply.Way.WEB
        try:
            done = form.did(lambda v: _take(request, share, actions.Answer(form.values, way, on=v["on"], shown=v["shown"])))
        except Conflict:
            messages.warning(request, "Số liệu của đơn vị vừa được người khác ghi. Chưa lưu; hãy xem lại.")
            return redirect("collection-reply", share.pk)
        if done:
            messages.success(request, "Đã ghi số liệu.")
            return redirect("collection", collection.pk)
    context = {"collection": collection, "share": share, "form": form, "for_them": for_them}
    return render(request, "collecting/reply.html", context, status=422 if form.errors else 200)


def _take(request: Knock, share: Assignment, answer: actions.Answer) -> Reply:
    try:
        return actions.take_reply(request.user, share.pk, answer)
    except actions.NotNow as said:
        raise ValidationError(str(said)) from said


def _initial(collection: Collection, earlier: Reply | None) -> dict[str, Any]:
    if earlier is None:
        return {}
    kept: dict[str, Any] = {"shown": earlier.revision, "on": earlier.on}
    for line in lines_of(collection):
        for column in columns_of(collection):
            value = earlier.values.get(line.code, {}).get(column.key, {}).get("value", "")
            kept[f"{line.code}.{column.key}"] = in_words(column, value)
    return kept


def excel_form(request: Knock, share_id: int) -> HttpResponse:
    """A reporter's form as a workbook."""
    collection, share = _reporting(request, share_id)
    return saved(as_excel(collection, share), EXCEL, f"bieu-{share.pk}-{timezone.localdate():%Y%m%d}.xlsx")


def word_form(request: Knock, share_id: int) -> HttpResponse:
    """A reporter's form as a Word paper."""
    collection, share = _reporting(request, share_id)
    return saved(as_word(collection, share), WORD, f"bieu-{share.pk}-{timezone.localdate():%Y%m%d}.docx")
