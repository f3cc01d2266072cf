"""Organs: the tree, one organ through time, and what is written down of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions import organs, succession
from giaoban.office.directory.actions.withdrawal import withdraw_succession
from giaoban.office.directory.kinds import KIND_WORDS
from giaoban.office.directory.models import Charge, Organ, OrganGroup, OrganName, Position, Side, Succession
from giaoban.web.directory.forms import FactsForm, GroupForm, NameDaysForm, NameForm, OrganForm, ReasonForm, RenameForm, SuccessionForm
from giaoban.web.directory.frame import show_form, tabs
from giaoban.web.doors import Knock

TAB = "organs"


def listing(request: Knock) -> HttpResponse:
    """The tree of organs; those that have ended on request."""
    today, side = timezone.localdate(), request.GET.get("side", "")
    heads = Position.objects.filter(Position.on(today)).select_related("person")
    found = queries.organs_with_names(request.user).prefetch_related(Prefetch("positions", heads, to_attr="heads"))
    with_ended = "ended" in request.GET
    chosen = [organ for organ in found if (not side or organ.side == side) and (with_ended or not _has_ended(organ))]
    filters = [{"label": "Tất cả", "url": "?", "current": not side and not with_ended}]
    filters += [{"label": label, "url": f"?side={value}", "current": side == value} for value, label in Side.choices]
    filters.append({"label": "Cả đã kết thúc", "url": "?ended", "current": with_ended})
    context = {
        "rows": [{"organ": organ, "depth": depth, "kind": KIND_WORDS.get(organ.kind, organ.kind)} for organ, depth in _tree(chosen)],
        "filters": filters,
        "tabs": tabs(request.user, TAB),
        "may_keep": rules.may_keep_directory(request.user),
    }
    return render(request, "directory/organs.html", context)


def _has_ended(organ: Organ) -> bool:
    return organ.valid_to is not None and organ.valid_to < timezone.localdate()


def _tree(chosen: Sequence[Organ]) -> list[tuple[Organ, str]]:
    """The organs, each after the one above it, with a dash a level; one whose organ above is not listed stands as a root."""
    listed = {organ.pk for organ in chosen}
    below: dict[int | None, list[Organ]] = {}
    for organ in chosen:
        below.setdefault(organ.parent_id if organ.parent_id in listed else None, []).append(organ)
    rows: list[tuple[Organ, str]] = []
    waiting = [(organ, "") for organ in reversed(below.get(None, []))]
    while waiting:
        organ, depth = waiting.pop()
        rows.append((organ, depth))
        waiting += [(child, depth + "– ") for child in reversed(below.get(organ.pk, []))]
    return rows


def one(request: Knock, organ_id: int) -> HttpResponse:
    """An organ: its names through time, what became of it, its people, who looks after it."""
    organ = get_object_or_404(queries.organs_with_names(request.user).select_related("parent"), pk=organ_id)
    came = organ.predecessors.select_related("from_organ").prefetch_related("from_organ__names").order_by("effective", "pk")
    went = organ.successors.select_related("to_organ").prefetch_related("to_organ__names").order_by("effective", "pk")
    today = timezone.localdate()
    facts = [
        {"label": "Loại", "value": KIND_WORDS.get(organ.kind, organ.kind)},
        {"label": "Hệ thống, cấp", "value": f"{organ.get_side_display()}, {organ.get_level_display().lower()}"},
        {"label": "Phạm vi", "value": "Thuộc phạm vi văn phòng ta theo dõi" if organ.ours else "Ngoài phạm vi của văn phòng ta"},
    ]
    if organ.parent:
        facts.insert(0, {"label": "Trực thuộc", "value": organ.parent.name, "url": reverse("organ", args=[organ.parent.pk])})
    context = {
        "organ": organ,
        "facts": facts,
        "names": sorted(organ.names.all(), key=lambda name: (name.valid_from is not None, name.valid_from, name.pk), reverse=True),
        "came": [row for row in came if row.from_organ_id != organ.pk],
        "went": list(went),
        "positions": organ.positions.select_related("person").filter(Position.on(today)),
        "charges": organ.charges.select_related("person").filter(Charge.on(today)),
        "groups": organ.groups.order_by("name"),
        "has_ended": _has_ended(organ),
        "tabs": tabs(request.user, TAB),
        "may_keep": rules.may_keep_directory(request.user),
    }
    return render(request, "directory/organ.html", context)


def new(request: Knock) -> HttpResponse:
    """Enter an organ."""
    form = OrganForm(request.user, request.POST or None)
    if request.method == "POST":
        organ = form.attempt(lambda _: organs.add_organ(request.user, _naming(form), organs.OrganFacts(**form.facts)))
        if organ:
            messages.success(request, f"Đã thêm {organ.name}.")
            return redirect("organ", organ.pk)
    return show_form(request, form, title="Thêm cơ quan, đơn vị", back=reverse("organs"), tab=TAB)


def change(request: Knock, organ_id: int) -> HttpResponse:
    """Correct what is kept of an organ."""
    organ = get_object_or_404(queries.organs_visible_to(request.user), pk=organ_id)
    kept = {name: getattr(organ, name) for name in ("kind", "side", "level", "ours", "rank", "valid_from", "note")}
    form = FactsForm(request.user, request.POST or None, initial=kept | {"parent": organ.parent_id, "shown": organ.revision})
    if request.method == "POST" and form.did(lambda v: organs.change_organ(request.user, organ_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("organ", organ_id)
    return show_form(request, form, title=f"Sửa: {organ.name}", back=reverse("organ", args=[organ_id]), tab=TAB)


def rename(request: Knock, organ_id: int) -> HttpResponse:
    """An organ is called otherwise from a day on."""
    organ = get_object_or_404(queries.organs_visible_to(request.user), pk=organ_id)
    form = RenameForm(request.POST or None, initial={"shown": organ.revision})
    if request.method == "POST":
        done = form.attempt(
            lambda v: succession.rename_organ(
                request.user, organ_id, v["shown"] or 0, _naming(form), effective=v["effective"], legal_basis=v["legal_basis"]
            )
        )
        if done:
            messages.success(request, f"Từ ngày đã ghi, cơ quan mang tên {form.cleaned_data['name']}.")
            return redirect("organ", organ_id)
    lead = "Văn bản ban hành trước ngày đổi tên vẫn ghi tên cũ."
    return show_form(request, form, title=f"Đổi tên: {organ.name}", back=reverse("organ", args=[organ_id]), lead=lead, tab=TAB)


def correct_name(request: Knock, name_id: int) -> HttpResponse:
    """Correct a name that was entered wrongly."""
    seen = OrganName.objects.filter(organ__in=queries.organs_visible_to(request.user)).select_related("organ")
    name = get_object_or_404(seen, pk=name_id)
    kept = {"name": name.text, "short": name.short, "symbol": name.symbol, "shown": name.organ.revision}
    form = NameDaysForm(request.POST or None, initial=kept | {"valid_from": name.valid_from, "valid_to": name.valid_to})
    if request.method == "POST" and form.did(
        lambda v: organs.correct_name(
            request.user, name_id, v["shown"] or 0, _naming(form), valid_from=v["valid_from"], valid_to=v["valid_to"]
        )
    ):
        messages.success(request, "Đã sửa tên.")
        return redirect("organ", name.organ_id)
    lead = "Chỉ sửa lỗi nhập. Cơ quan thật sự đổi tên thì dùng “Đổi tên”."
    return show_form(request, form, title="Sửa tên đã nhập", back=reverse("organ", args=[name.organ_id]), lead=lead, tab=TAB)


def becomes(request: Knock, organ_id: int) -> HttpResponse:
    """Merge, split, abolish, hand a function on."""
    organ = get_object_or_404(queries.organs_visible_to(request.user), pk=organ_id)
    form = SuccessionForm(request.user, organ, request.POST or None, initial={"shown": organ.revision})
    if request.method == "POST" and form.did(lambda _: _succeed(request, organ_id, form)):
        messages.success(request, "Đã ghi. Nhiệm vụ đang theo dõi không tự chuyển: cần bàn giao từng việc.")
        return redirect("organ", organ_id)
    return show_form(request, form, title=f"Sắp xếp, kế thừa: {organ.name}", back=reverse("organ", args=[organ_id]), tab=TAB)


def _succeed(request: Knock, organ_id: int, form: SuccessionForm) -> object:
    """The act that was chosen."""
    values, others = form.cleaned_data, form.shown_revisions
    shown = values["shown"] or 0
    when = {"effective": values["effective"], "legal_basis": values["legal_basis"], "scope": values["scope"]}
    match values["what"]:
        case form.INTO:
            return succession.merge_organs(request.user, {organ_id: shown}, into_id=next(iter(others)), **when)
        case form.HERE:
            return succession.merge_organs(request.user, others | {organ_id: shown}, into_id=organ_id, **when)
        case form.SPLIT:
            return succession.split_organ(request.user, organ_id, shown, into_ids=others.keys(), **when)
        case form.ABOLISH:
            return succession.abolish_organ(request.user, organ_id, shown, to_ids=others.keys(), **when)
        case _:
            return succession.transfer_function(request.user, organ_id, shown, to_id=next(iter(others)), **when)


def withdraw(request: Knock, succession_id: int) -> HttpResponse:
    """Take back a succession that was entered wrongly."""
    seen = Succession.objects.filter(from_organ__in=queries.organs_visible_to(request.user)).select_related("from_organ")
    row = get_object_or_404(seen, pk=succession_id)
    organ = row.from_organ
    form = ReasonForm(request.POST or None, initial={"shown": organ.revision})
    if request.method == "POST" and form.did(
        lambda v: withdraw_succession(request.user, succession_id, v["shown"] or 0, reason=v["reason"])
    ):
        messages.success(request, "Đã rút việc ghi nhầm. Lý do được giữ trong nhật ký.")
        return redirect("organ", organ.pk)
    lead = f"{row.get_kind_display()} từ ngày {row.effective:%d/%m/%Y}, theo {row.legal_basis}. Mọi thứ trở lại như trước khi ghi việc này."
    title, back = f"Rút việc ghi nhầm: {organ.name}", reverse("organ", args=[organ.pk])
    return show_form(request, form, title=title, back=back, lead=lead, button="Rút", tab=TAB)


def group_new(request: Knock) -> HttpResponse:
    """Name organs that papers address together."""
    return _group(request, None)


def group_change(request: Knock, group_id: int) -> HttpResponse:
    """Change which organs papers mean by a name."""
    return _group(request, get_object_or_404(queries.groups_visible_to(request.user), pk=group_id))


def _group(request: Knock, group: OrganGroup | None) -> HttpResponse:
    kept = {"name": group.name, "organ_ids": group.organs.all(), "shown": group.revision} if group else {}
    form = GroupForm(request.user, request.POST or None, initial=kept)
    if request.method == "POST":
        done = form.attempt(
            lambda v: organs.keep_group(
                request.user,
                name=v["name"],
                organ_ids=[organ.pk for organ in v["organ_ids"]],
                group_id=group.pk if group else None,
                shown=v["shown"] or 0,
            )
        )
        if done:
            messages.success(request, "Đã lưu nhóm.")
            return redirect("unit-names")
    title = "Sửa nhóm cơ quan" if group else "Thêm nhóm cơ quan"
    return show_form(request, form, title=title, back=reverse("unit-names"), tab="unit-names")


def _naming(form: NameForm) -> organs.Naming:
    values = form.cleaned_data
    return organs.Naming(values["name"], values["short"], values["symbol"])
