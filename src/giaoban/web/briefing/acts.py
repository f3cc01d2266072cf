"""What is decided on a row of the board: a small form below the row, recorded by Enter; the board comes back with what has changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget, trigger_client_event

from giaoban.office.audit.acts import Conflict
from giaoban.office.days.queries import calendar
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import organs_with_names
from giaoban.office.work import actions, briefing_rules
from giaoban.office.work import queries as work
from giaoban.office.work.actions import NotNow
from giaoban.office.work.briefing_queries import briefings_visible_to, items_visible_to
from giaoban.office.work.models import Assignment, Briefing, BriefingItem, Extension, Objection, Task
from giaoban.office.work.quick.when import find_when
from giaoban.reading.text import fold
from giaoban.web.briefing.kept import shown_to
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole

_MOVED = "Việc này vừa có người sửa. Đây là tình trạng mới nhất; xem lại rồi ghi lần nữa."


class WordsForm(forms.Form):
    """What is said about it."""

    words = forms.CharField(label="Nội dung kết luận", required=False, max_length=2000)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        first = next(iter(self.fields.values()))
        first.widget.attrs["autofocus"] = True
        for bound in self.fields.values():
            bound.widget.attrs.setdefault("autocomplete", "off")


class ExtendForm(WordsForm):
    """To which day, in the words one says it with: `22/11`, `thứ Sáu`, `cuối tháng`."""

    day = forms.CharField(label="Gia hạn đến", max_length=60, help_text="Ghi như nói: 22/11, thứ Sáu, cuối tháng")
    words = forms.CharField(label="Lý do", required=False, max_length=2000)
    field_order = ("day", "words")

    def clean_day(self) -> dt.date:
        """The one day that is meant."""
        found = find_when(fold(" ".join(self.cleaned_data["day"].split())), timezone.localtime().replace(tzinfo=None), calendar())
        if found is None or found.day is None:
            several = " hay ".join(f"{day:%d/%m}" for day in found.choices) if found else ""
            raise ValidationError(f"Chưa rõ ngày nào{f': {several}' if several else ''}. Ghi ngày/tháng, ví dụ 22/11.")
        return found.day


class TransferForm(WordsForm):
    """To whom."""

    to = forms.ModelChoiceField(label="Điều chuyển sang", queryset=Organ.objects.none(), empty_label="chọn đơn vị")
    words = forms.CharField(label="Lý do", required=False, max_length=2000)
    field_order = ("to", "words")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        chosen = self.fields["to"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = organs_with_names(account).filter(Organ.on(timezone.localdate()), ours=True)


class FinishForm(WordsForm):
    """How it came out."""

    words = forms.CharField(label="Kết quả", required=False, max_length=2000)


class Verb(NamedTuple):
    """One thing that is decided: its words, its form, what it does."""

    title: str
    button: str
    form: type[WordsForm]
    do: Callable[[Account, int, WordsForm, dict[str, str]], BriefingItem]


def _extend(account: Account, briefing_id: int, form: WordsForm, about: dict[str, str]) -> BriefingItem:
    data = form.cleaned_data
    return actions.extend_at(account, briefing_id, _shares(about), data["day"], data["words"], extension_id=whole(about.get("extension")))


def _transfer(account: Account, briefing_id: int, form: WordsForm, about: dict[str, str]) -> BriefingItem:
    data, said = form.cleaned_data, _objection(account, about)
    asked = said.pk if said is not None and said.kind == Objection.Kind.NOT_OURS else None
    share, shown = _number(about, "share"), _number(about, "shown")
    return actions.transfer_at(account, briefing_id, share, shown, data["to"], data["words"], objection_id=asked)


def _finish(account: Account, briefing_id: int, form: WordsForm, about: dict[str, str]) -> BriefingItem:
    return actions.finish_at(account, briefing_id, _number(about, "task"), _number(about, "shown"), form.cleaned_data["words"])


def _conclude(account: Account, briefing_id: int, form: WordsForm, about: dict[str, str]) -> BriefingItem:
    said = _objection(account, about)
    words = form.cleaned_data["words"]
    if said is not None and said.kind == Objection.Kind.BLOCKED:
        return actions.conclude(account, briefing_id, words, objection_id=said.pk)
    task_id = said.assignment.task_id if said is not None else whole(about.get("task"))
    return actions.conclude(account, briefing_id, words, task_id=task_id)


def _refuse(account: Account, briefing_id: int, form: WordsForm, about: dict[str, str]) -> BriefingItem:
    asked: Extension | Objection | None = _objection(account, about)
    if asked is None:
        asked = get_object_or_404(work.extensions_visible_to(account), pk=_number(about, "extension"))
    return actions.refuse_at(account, briefing_id, asked, form.cleaned_data["words"])


VERBS = {
    "extend": Verb("Gia hạn", "Ghi gia hạn", ExtendForm, _extend),
    "transfer": Verb("Điều chuyển", "Ghi điều chuyển", TransferForm, _transfer),
    "finish": Verb("Đã xong", "Ghi đã xong", FinishForm, _finish),
    "conclude": Verb("Kết luận", "Ghi kết luận", WordsForm, _conclude),
    "refuse": Verb("Không đồng ý", "Ghi không đồng ý", WordsForm, _refuse),
}
_ABOUT = ("task", "shown", "shares", "share", "extension", "objection", "row")


def decide(request: Knock, briefing_id: int, verb: str) -> HttpResponse:
    """The form below a row, and what it records. A conflict shows how the thing stands now; nothing typed is lost."""
    briefing = get_object_or_404(briefings_visible_to(request.user), pk=briefing_id)
    if not briefing_rules.may_keep(request.user, briefing.board):
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    about = {name: sent[name] for name in _ABOUT if sent.get(name)}
    kind = VERBS[verb]
    if request.method != "POST":
        return _form(request, briefing, verb, kind.form(request.user, initial=_initial(request, about)), about)
    form = kind.form(request.user, request.POST)
    if not form.is_valid():
        return _form(request, briefing, verb, form, about)
    try:
        item = kind.do(request.user, briefing.pk, form, about)
    except Conflict as moved:
        form.add_error(None, _MOVED)
        return _form(request, briefing, verb, form, _as_it_stands(about, moved.thing))
    except (NotNow, ValidationError, PermissionDenied) as refused:
        form.add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
        return _form(request, briefing, verb, form, about)
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return recorded(request, briefing, item, f"Đã ghi: {kind.title.lower()}.")


def _initial(request: Knock, about: dict[str, str]) -> dict[str, Any]:
    """What a unit asked for stands in the form already."""
    asked = work.extensions_visible_to(request.user).filter(pk=whole(about.get("extension")) or 0).first()
    said = _objection(request.user, about)
    return {"day": f"{asked.wanted:%d/%m/%Y}" if asked else "", "to": said.organ_id if said else None}


def _form(request: Knock, briefing: Briefing, verb: str, form: WordsForm, about: dict[str, str]) -> HttpResponse:
    context = {
        "briefing": briefing,
        "verb": VERBS[verb],
        "form": form,
        "about": about,
        "url": reverse(f"briefing-{verb}", args=[briefing.pk]),
    }
    template = "briefing/act.html" if request.htmx else "briefing/act_alone.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


def recorded(request: Knock, briefing: Briefing, item: BriefingItem, said: str) -> HttpResponse:
    """The board with what has changed, and the way back."""
    undo = reverse("briefing-undo", args=[item.pk])
    if not request.htmx:
        messages.success(request, said, extra_tags=undo)
        return redirect("briefing", briefing.pk)
    wall = _on_the_wall(request)
    answer = render(
        request, "briefing/board.html", {"shown": shown_to(request.user, briefing, wall=wall), "briefing": briefing, "wall": wall}
    )
    trigger_client_event(answer, "toast", {"text": said, "undo": undo})
    return retarget(reswap(answer, "outerHTML"), "#board")


def _on_the_wall(request: Knock) -> bool:
    return "view=projector" in (request.htmx.current_url or "")


@require_POST
def undo(request: Knock, item_id: int) -> HttpResponse:
    """U: a line is taken back with what it did."""
    item = get_object_or_404(items_visible_to(request.user), pk=item_id)
    try:
        actions.take_back(request.user, item.pk)
    except (NotNow, Conflict, PermissionDenied) as refused:
        said = str(refused) if not isinstance(refused, Conflict) else _MOVED
    else:
        said = "Đã rút lại dòng vừa ghi."
    if request.htmx:
        answer = HttpResponse(status=204)
        trigger_client_event(answer, "toast", {"text": said})
        return trigger_client_event(answer, "work-changed", {})
    messages.info(request, said)
    return redirect("briefing", item.briefing_id)


def _objection(account: Account, about: dict[str, str]) -> Objection | None:
    number = whole(about.get("objection"))
    return get_object_or_404(work.objections_visible_to(account), pk=number) if number else None


def _number(about: dict[str, str], name: str) -> int:
    number = whole(about.get(name))
    if number is None:
        raise ValidationError("Chưa rõ việc nào: hãy mở lại bảng rồi chọn việc.")
    return number


def _shares(about: dict[str, str]) -> dict[int, int]:
    """`12:3,14:1`: share → revision that was shown."""
    found: dict[int, int] = {}
    for pair in about.get("shares", "").split(",")[:50]:
        share, _, revision = pair.partition(":")
        numbers = whole(share), whole(revision)
        if numbers[0] is not None and numbers[1] is not None:
            found[numbers[0]] = numbers[1]
    return found


def _as_it_stands(about: dict[str, str], thing: object) -> dict[str, str]:
    """What the form is about, at the revisions that hold now."""
    if isinstance(thing, Task):
        return about | {"shown": str(thing.revision)}
    shares = Assignment.objects.filter(pk__in=_shares(about)).values_list("pk", "revision")
    fresh = about | {"shares": ",".join(f"{share}:{revision}" for share, revision in shares)}
    if isinstance(thing, Assignment) and about.get("share") == str(thing.pk):
        fresh["shown"] = str(thing.revision)
    return {name: value for name, value in fresh.items() if value}
