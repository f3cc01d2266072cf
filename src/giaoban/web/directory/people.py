"""People and their positions."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions import people
from giaoban.office.directory.models import Account, Charge, Position
from giaoban.web.directory.forms import PersonChangeForm, PersonForm, PositionForm
from giaoban.web.directory.frame import PAGE, show_form, tabs
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole

TAB = "people"


def listing(request: Knock) -> HttpResponse:
    """The people, by name, a page at a time."""
    asked, after = " ".join(request.GET.get("q", "").split()), request.GET.get("after", "")
    found = queries.people_with_positions(request.user)
    if asked:
        found = found.filter(full_name__icontains=asked)
    key = whole(after)
    last = queries.people_visible_to(request.user).filter(pk=key).first() if key else None
    if last:
        found = found.filter(Q(full_name__gt=last.full_name) | Q(full_name=last.full_name, pk__gt=last.pk))
    rows = list(found[: PAGE + 1])
    today = timezone.localdate()
    listed = [
        {"person": person, "positions": [p for p in person.positions.all() if p.is_in_force(today)], "active": person.active}
        for person in rows[:PAGE]
    ]
    context = {
        "rows": listed,
        "asked": asked,
        "next_url": f"?{urlencode({'q': asked, 'after': str(rows[PAGE - 1].pk)})}" if len(rows) > PAGE else "",
        "previous_url": f"?{urlencode({'q': asked})}" if last else "",
        "tabs": tabs(request.user, TAB),
        "may_keep": rules.may_keep_directory(request.user),
    }
    return render(request, "directory/people.html", context)


def one(request: Knock, person_id: int) -> HttpResponse:
    """A person: positions now and before, what is looked after, when away."""
    person = get_object_or_404(queries.people_with_positions(request.user), pk=person_id)
    today = timezone.localdate()
    charges = queries.charges_visible_to(request.user).filter(Charge.on(today), person=person)
    context = {
        "person": person,
        "positions": [{"position": p, "in_force": p.is_in_force(today)} for p in person.positions.all()],
        "charges": charges.select_related("organ").prefetch_related("organ__names"),
        "absences": queries.absences_visible_to(request.user).filter(person=person, valid_to__gte=today).select_related("deputy"),
        "tabs": tabs(request.user, TAB),
        "may_keep": rules.may_keep_directory(request.user),
    }
    return render(request, "directory/person.html", context)


def new(request: Knock) -> HttpResponse:
    """Enter a person."""
    form = PersonForm(request.POST or None)
    if request.method == "POST":
        person = form.attempt(lambda v: people.add_person(request.user, full_name=v["full_name"]))
        if person:
            messages.success(request, f"Đã thêm {person.full_name}. Ghi tiếp chức vụ.")
            return redirect("position-new", person.pk)
    return show_form(request, form, title="Thêm người", back=reverse("people"), tab=TAB)


def change(request: Knock, person_id: int) -> HttpResponse:
    """Correct a name, or note that somebody left."""
    person = get_object_or_404(queries.people_visible_to(request.user), pk=person_id)
    kept = {"full_name": person.full_name, "active": person.active, "shown": person.revision}
    form = PersonChangeForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.did(
        lambda v: people.change_person(request.user, person_id, v["shown"] or 0, full_name=v["full_name"], active=v["active"])
    ):
        messages.success(request, "Đã lưu.")
        if not form.cleaned_data["active"] and Account.objects.filter(person=person_id, is_active=True).exists():
            messages.warning(request, "Người này còn tài khoản đang mở. Báo người quản trị hệ thống khóa tài khoản.")
        return redirect("person", person_id)
    return show_form(request, form, title=f"Sửa: {person.full_name}", back=reverse("person", args=[person_id]), tab=TAB)


def position_new(request: Knock, person_id: int) -> HttpResponse:
    """A position beside those the person has."""
    person = get_object_or_404(queries.people_visible_to(request.user), pk=person_id)
    form = PositionForm(request.user, request.POST or None)
    if request.method == "POST" and form.did(lambda _: people.add_position(request.user, person_id, **form.facts)):
        messages.success(request, "Đã thêm chức vụ.")
        return redirect("person", person_id)
    return show_form(request, form, title=f"Thêm chức vụ: {person.full_name}", back=reverse("person", args=[person_id]), tab=TAB)


def position_change(request: Knock, position_id: int) -> HttpResponse:
    """Correct a position, or end it."""
    seen = Position.objects.filter(person__in=queries.people_visible_to(request.user)).select_related("person")
    position = get_object_or_404(seen, pk=position_id)
    kept = {name: getattr(position, name) for name in ("title", "rank", "valid_from", "valid_to")}
    form = PositionForm(request.user, request.POST or None, initial=kept | {"organ": position.organ_id, "shown": position.revision})
    if request.method == "POST" and form.did(lambda v: people.change_position(request.user, position_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("person", position.person_id)
    lead = "Thôi giữ chức vụ thì ghi ngày cuối; chức vụ cũ vẫn còn trong lịch sử."
    back = reverse("person", args=[position.person_id])
    return show_form(request, form, title=f"Chức vụ: {position.person.full_name}", back=back, lead=lead, tab=TAB)
