"""Giao ban: the boards and their briefings; one briefing on screen, on the wall, on paper; its minutes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import leaders, people_visible_to
from giaoban.office.directory.visibility import ROLE_WORDS, Kind, Role, sees_some
from giaoban.office.work import actions, briefing_rules
from giaoban.office.work.actions import NotNow
from giaoban.office.work.briefing_queries import boards_visible_to, briefings_visible_to, items_visible_to, standing_items
from giaoban.office.work.minutes import numbered
from giaoban.office.work.models import Board, Briefing
from giaoban.web.briefing.board import KEYS
from giaoban.web.briefing.kept import shown_to
from giaoban.web.briefing.wall import for_the_wall
from giaoban.web.doors import Knock
from giaoban.web.letterhead import letterhead, signers_of_minutes
from giaoban.web.numbers import whole

_PAST = 30


class HeadForm(forms.Form):
    """Who chairs, who is there."""

    chair = forms.ModelChoiceField(label="Chủ trì", queryset=Person.objects.none())
    present = forms.CharField(label="Thành phần dự", required=False, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chair = self.fields["chair"]
        assert isinstance(chair, forms.ModelChoiceField)
        chair.queryset = leaders()


class OpenForm(HeadForm):
    """A new briefing."""

    held_on = forms.DateField(label="Ngày họp", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    field_order = ("held_on", "chair", "present")


class ViewersForm(forms.Form):
    """Who sits at a board."""

    roles = forms.MultipleChoiceField(label="Người giữ vai trò", required=False, widget=forms.CheckboxSelectMultiple)
    people = forms.ModelMultipleChoiceField(label="Thêm những người này", required=False, queryset=Person.objects.none())
    keepers = forms.ModelMultipleChoiceField(label="Người ghi bảng", required=False, queryset=Person.objects.none())

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = self.fields["roles"]
        assert isinstance(roles, forms.MultipleChoiceField)
        roles.choices = [(role.value, ROLE_WORDS[role]) for role in Role if sees_some(_Alone(role), Kind.WORK)]
        for name in ("people", "keepers"):
            chosen = self.fields[name]
            assert isinstance(chosen, forms.ModelMultipleChoiceField)
            chosen.queryset = people_visible_to(account).filter(active=True)


class _Alone:
    """Somebody with one role."""

    def __init__(self, role: Role) -> None:
        self.roles = frozenset({role})


def briefings(request: Knock) -> HttpResponse:
    """The boards a person sits at: the one that is open, and those of the past with their minutes."""
    seen = {board.kind: board for board in boards_visible_to(request.user)}
    held = list(briefings_visible_to(request.user)[:_PAST])
    may_set_up = briefing_rules.may_set_up(request.user)
    there = set(Board.objects.values_list("kind", flat=True))
    kinds = [kind for kind in Board.Kind if kind in seen or (may_set_up and kind not in there)]
    rows = [_row(request.user, kind, seen.get(kind), held) for kind in kinds]
    return render(request, "briefing/briefings.html", {"rows": rows})


def _row(account: Account, kind: Board.Kind, board: Board | None, held: list[Briefing]) -> dict[str, Any]:
    of_it = [one for one in held if board is not None and one.board_id == board.pk]
    is_open = next((one for one in of_it if one.is_open), None)
    may_keep = briefing_rules.may_keep(account, board) if board else True
    last = next((one for one in of_it if not one.is_open), None)
    form = None
    if may_keep and is_open is None:
        chair = (last.chair_id if last else None) or leaders().values_list("pk", flat=True).first()
        form = OpenForm(initial={"held_on": timezone.localdate(), "chair": chair, "present": last.present if last else ""}, prefix=kind)
    return {
        "kind": kind, "label": kind.label, "board": board, "open": is_open, "past": [one for one in of_it if not one.is_open], "form": form,
        "may_set_up": board is not None and briefing_rules.may_set_up(account),
    }  # fmt: skip


@require_POST
def open_briefing(request: Knock) -> HttpResponse:
    """A briefing begins."""
    kind = request.POST.get("kind", "")
    form = OpenForm(request.POST, prefix=kind)
    if kind not in Board.Kind.values or not form.is_valid():
        messages.warning(request, "Chưa mở: hãy chọn ngày họp và người chủ trì.")
        return redirect("briefings")
    data = form.cleaned_data
    try:
        opened = actions.open_briefing(request.user, Board.Kind(kind), data["held_on"], chair=data["chair"], present=data["present"])
    except NotNow as refused:
        messages.warning(request, str(refused))
        return redirect("briefings")
    return redirect("briefing", opened.pk)


def briefing(request: Knock, briefing_id: int) -> HttpResponse:
    """The board. `?view=projector`: large letters for the wall, citizens' names left out. After an act htmx asks for the board alone."""
    held = _briefing(request, briefing_id)
    wall = request.GET.get("view") == "projector"
    shown = shown_to(request.user, held, wall=wall)
    head = HeadForm(initial={"chair": held.chair_id, "present": held.present}) if shown.writes else None
    context = {
        "shown": shown, "briefing": held, "keys": KEYS if shown.writes else KEYS[:1] + KEYS[-1:], "wall": wall, "head": head,
        "close_url": reverse("briefing-close", args=[held.pk]), "close_fields": {"shown": held.revision},
    }  # fmt: skip
    return render(request, "briefing/board.html" if request.htmx else "briefing/briefing.html", context)


@require_POST
def change_head(request: Knock, briefing_id: int) -> HttpResponse:
    """Who chairs, who is there."""
    held = _kept_by(request, briefing_id)
    form = HeadForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Chưa lưu: hãy chọn người chủ trì.")
        return redirect("briefing", held.pk)
    try:
        actions.change_briefing(request.user, held.pk, whole(request.POST.get("shown")) or 0, **form.cleaned_data)
    except NotNow as refused:
        messages.warning(request, str(refused))
    return redirect("briefing", held.pk)


@require_POST
def close_briefing(request: Knock, briefing_id: int) -> HttpResponse:
    """Chốt biên bản: frozen, and at once on the page that is printed."""
    held = _kept_by(request, briefing_id)
    try:
        actions.close_briefing(request.user, held.pk, whole(request.POST.get("shown")) or 0)
    except (NotNow, ValidationError) as refused:
        messages.warning(request, " ".join(refused.messages) if isinstance(refused, ValidationError) else str(refused))
        return redirect("briefing", held.pk)
    messages.success(request, "Đã chốt biên bản. In để thông qua trước khi kết thúc.")
    return redirect("briefing-minutes", held.pk)


def minutes(request: Knock, briefing_id: int) -> HttpResponse:
    """Biên bản: as it was frozen, or, while the briefing is open, as it would be now. Lines about tasks one may not see are left out."""
    held = _briefing(request, briefing_id)
    seen = set(items_visible_to(request.user).filter(briefing=held).values_list("pk", flat=True))
    if held.is_open:
        items = standing_items(request.user, held).prefetch_related("task__assignments__organ__names", "task__assignments__person")
        lines, head = numbered(items), {"chair": str(held.chair or ""), "present": held.present}
    else:
        head, *lines = held.lines
    said = [
        line | {"text": for_the_wall(line["text"]) if held.board.is_enlarged else line["text"]} for line in lines if line["item"] in seen
    ]
    writer = held.closed_by.name if held.closed_by else held.opened_by.name
    context = {
        "briefing": held, "head": head, "lines": said, "left_out": len(lines) - len(said), "writer": writer,
        "letterhead": letterhead(held.held_on), "signers": signers_of_minutes(held.held_on),
    }  # fmt: skip
    return render(request, "briefing/minutes.html", context)


def viewers(request: Knock, board_id: int) -> HttpResponse:
    """Who sits at a board, and who keeps it."""
    board = get_object_or_404(boards_visible_to(request.user), pk=board_id)
    if not briefing_rules.may_set_up(request.user):
        raise PermissionDenied("Việc này do Chánh Văn phòng hoặc lãnh đạo quyết định.")
    rows = list(board.viewers.all())
    initial = {
        "roles": [row.role for row in rows if row.role],
        "people": [row.person_id for row in rows if row.person_id and not row.keeps],
        "keepers": [row.person_id for row in rows if row.keeps],
    }
    form = ViewersForm(request.user, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.set_viewers(request.user, board.pk, [Role(role) for role in data["roles"]], data["people"], data["keepers"])
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, f"Đã lưu người dự {board.get_kind_display().lower()}.")
            return redirect("briefings")
    return render(request, "briefing/viewers.html", {"board": board, "form": form}, status=422 if form.errors else 200)


def _kept_by(request: Knock, briefing_id: int) -> Briefing:
    """A briefing that the person writes on."""
    held = _briefing(request, briefing_id)
    if not briefing_rules.may_keep(request.user, held.board):
        raise PermissionDenied("Đồng chí không ghi bảng giao ban này.")
    return held


def _briefing(request: Knock, briefing_id: int) -> Briefing:
    return get_object_or_404(briefings_visible_to(request.user), pk=briefing_id)
