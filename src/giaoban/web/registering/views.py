"""What units register for meetings to come, month by month: proposed and corrected by the unit, compiled by the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings import actions
from giaoban.office.meetings import registration_rules as allowed
from giaoban.office.meetings.actions.registering import WAITING
from giaoban.office.meetings.competence import decides, proposed_for, warning
from giaoban.office.meetings.models import Item, Matter, Meeting, Registration
from giaoban.office.meetings.queries import matters_visible_to, registrations_visible_to, visible_to
from giaoban.web.doors import Knock
from giaoban.web.dossiers.listing import to_come
from giaoban.web.registering.forms import DeclineForm, DeferForm, MergeForm, PlainForm, RegistrationForm, TakeForm, month_words
from giaoban.web.work.states import Shown

_STATES = {
    Registration.State.PROPOSED: "da-giao",
    Registration.State.TAKEN: "xong",
    Registration.State.MERGED: "chuyen-giao",
    Registration.State.DEFERRED: "da-doi",
    Registration.State.DECLINED: "huy",
    Registration.State.WITHDRAWN: "huy",
}
SHOWN = 200


def listing(request: Knock) -> HttpResponse:
    """The registrations from this month on and whatever waits still, month by month; earlier ones on request (`?all=1`)."""
    first = timezone.localdate().replace(day=1)
    rows = registrations_visible_to(request.user).select_related("matter", "item", "merged_into")
    rows = rows.prefetch_related("organ__names", "prepared_by__names", "matter__competences")
    if "all" not in request.GET:
        rows = rows.filter(month__gte=first) | rows.filter(state__in=WAITING)
    found = list(rows.order_by("month", "pk")[:SHOWN])
    waiting, held_at = sum(one.state in WAITING for one in found), _meetings(request.user, found)
    by_month = groupby(found, lambda one: one.month)
    context = {
        "months": [
            {"head": month_words(month), "rows": [_row(one) | {"meeting": held_at.get(one.pk)} for one in ones]} for month, ones in by_month
        ],
        "lead": f"Có {len(found)} nội dung đăng ký, {waiting} chờ xử lý." if found else "Chưa có nội dung nào được đăng ký.",
        "may_register": allowed.may_register(request.user),
        "all": "all" in request.GET,
    }
    return render(request, "registering/listing.html", context)


def _row(one: Registration) -> dict[str, Any]:
    wrong = warning(one.matter, one.body) if one.state in WAITING else ""
    return {"one": one, "state": Shown(_STATES[Registration.State(one.state)], one.get_state_display()), "warning": wrong}


def _meetings(account: Account, rows: list[Registration]) -> dict[int, Meeting]:
    """For each registration that was taken the meeting, as far as the person may see it."""
    taken = {row.pk: row.item.meeting_id for row in rows if row.item is not None}
    seen = {meeting.pk: meeting for meeting in visible_to(account).filter(pk__in=taken.values())}
    return {key: seen[meeting] for key, meeting in taken.items() if meeting in seen}


def one(request: Knock, registration_id: int) -> HttpResponse:
    """One registration with what became of it, and what can be done."""
    registration = _opened(request, registration_id)
    waits = registration.state in WAITING
    names = [act.name for act in ACTS.values() if waits and allowed.may_compile(request.user)]
    context = _row(registration) | {
        "title": visible(registration.title),
        "month": month_words(registration.month),
        "may_correct": allowed.may_correct(request.user, registration),
        "acts": [{"label": ACTS[name].button, "url": reverse(f"registration-{name}", args=[registration.pk])} for name in names],
        "merged": list(registrations_visible_to(request.user).filter(merged_into=registration).prefetch_related("organ__names")),
        "crumbs": [{"label": "Đăng ký nội dung", "url": reverse("registrations")}, {"label": "Nội dung đăng ký"}],
        "meeting": _meetings(request.user, [registration]).get(registration.pk),
        "is_withdrawn": registration.item is not None and registration.item.state == Item.State.WITHDRAWN,
    }
    return render(request, "registering/one.html", context)


def new(request: Knock) -> HttpResponse:
    """Propose a matter."""
    matters = _matters(request.user)
    form = RegistrationForm(request.user, matters, request.POST or None)
    if request.method == "POST":
        made = form.attempt(lambda v: _registered(request.user, form, v, matters))
        if made is not None:
            return _done(request, made, "Đã đăng ký; Văn phòng tổng hợp và trả lời tại đây.")
    lead = "Nội dung đề nghị đưa vào cuộc họp của kỳ tới. Sửa, rút được cho đến khi Văn phòng xử lý."
    return form_page(request, form, title="Đăng ký nội dung", back=reverse("registrations"), button="Đăng ký", lead=lead)


def _registered(account: Account, form: RegistrationForm, values: dict[str, Any], matters: list[Matter]) -> Registration:
    organ = values["organ"].pk if "organ" in values else next(iter(account.organ_ids), 0)
    matter, body = _placed(values, matters)
    return actions.register_matter(account, organ, matter=matter, **form.values_for(organ, body))


def _placed(values: dict[str, Any], matters: list[Matter]) -> tuple[Matter | None, str]:
    """The kind of matter and the body: as chosen, else as the competence table proposes."""
    found = proposed_for(values["title"], matters, timezone.localdate())
    matter = next((one for one in matters if str(one.pk) == values["matter"]), found.matter if found else None)
    body = values["body"] or (decides(matter) if matter else "")
    if not body:
        raise ValidationError({"body": "Bảng thẩm quyền chưa có loại việc này: chọn cơ quan."})
    return matter, body


def correct(request: Knock, registration_id: int) -> HttpResponse:
    """Correct a proposal."""
    registration = _opened(request, registration_id)
    if not allowed.may_correct(request.user, registration):
        raise Http404
    matters = _matters(request.user)
    kept = {name: getattr(registration, name) for name in ("title", "reason", "body")}
    kept |= {"month": registration.month.isoformat(), "matter": registration.matter_id, "prepared_by": registration.prepared_by_id}
    initial = kept | {"shown": registration.revision}
    form = RegistrationForm(request.user, matters, request.POST or None, registration=registration, initial=initial)
    if request.method == "POST" and form.did(lambda v: _corrected(request.user, registration, form, v, matters)):
        return _done(request, registration, "Đã lưu.")
    return form_page(request, form, title="Sửa nội dung đăng ký", back=reverse("registration", args=[registration.pk]))


def _corrected(
    account: Account, registration: Registration, form: RegistrationForm, values: dict[str, Any], matters: list[Matter]
) -> Registration:
    matter, body = _placed(values, matters)
    facts = form.values_for(registration.organ_id, body)
    return actions.correct_registration(account, registration.pk, values["shown"] or 0, matter=matter, **facts)


def withdraw(request: Knock, registration_id: int) -> HttpResponse:
    """Take a proposal back."""
    registration = _opened(request, registration_id)
    if not allowed.may_correct(request.user, registration):
        raise Http404
    form = PlainForm(request.POST if request.method == "POST" else None, initial={"shown": registration.revision})
    if request.method == "POST" and form.did(lambda v: actions.withdraw_registration(request.user, registration.pk, v["shown"] or 0)):
        return _done(request, registration, "Đã rút nội dung đăng ký.")
    back = reverse("registration", args=[registration.pk])
    return form_page(request, form, title="Rút nội dung này?", back=back, button="Rút", lead=visible(registration.title))


@dataclass(frozen=True, slots=True)
class Act:
    """What the office does with a registration: its part of the address, its button, its form, what it calls, what is said when done."""

    name: str
    button: str
    form: Callable[[Account, Registration, Any], Any]
    do: Callable[[Account, Registration, Any, dict[str, Any]], object]
    done: str


def _take_form(account: Account, registration: Registration, data: Any) -> TakeForm:
    meetings = list(to_come(account, timezone.localdate())[:SHOWN])
    meetings.sort(key=lambda one: one.body != registration.body)  # those of the body it goes before come first
    return TakeForm(meetings, data, initial={"shown": registration.revision})


def _merge_form(account: Account, registration: Registration, data: Any) -> MergeForm:
    others = registrations_visible_to(account).filter(state__in=WAITING).exclude(pk=registration.pk).prefetch_related("organ__names")
    return MergeForm(others[:SHOWN], data, initial={"shown": registration.revision})


ACTS = {
    act.name: act
    for act in (
        Act(
            "take", "Đưa vào cuộc họp", _take_form,
            lambda who, one, form, v: actions.take_registration(who, one.pk, v["shown"] or 0, int(v["meeting"]), answer=v["answer"]),
            "Đã đưa vào chương trình cuộc họp, kèm hồ sơ cần có; đơn vị được báo.",
        ),
        Act(
            "merge", "Gộp", _merge_form,
            lambda who, one, form, v: actions.merge_registrations(who, one.pk, v["shown"] or 0, form.chosen),
            "Đã gộp; các đơn vị được báo.",
        ),
        Act(
            "defer", "Lùi sang kỳ sau", lambda who, one, data: DeferForm(one, data, initial={"shown": one.revision}),
            lambda who, one, form, v: actions.defer_registration(
                who, one.pk, v["shown"] or 0, dt.date.fromisoformat(v["month"]), reason=v["reason"]
            ),
            "Đã lùi; đơn vị được báo kèm lý do.",
        ),
        Act(
            "decline", "Không đưa vào", lambda who, one, data: DeclineForm(data, initial={"shown": one.revision}),
            lambda who, one, form, v: actions.decline_registration(who, one.pk, v["shown"] or 0, reason=v["reason"]),
            "Đã trả lời; đơn vị được báo kèm lý do.",
        ),
    )
}  # fmt: skip


def compile_one(request: Knock, registration_id: int, what: str) -> HttpResponse:
    """Take a registration, merge, defer, decline."""
    registration, act = _opened(request, registration_id), ACTS[what]
    form = act.form(request.user, registration, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.did(lambda v: act.do(request.user, registration, form, v)):
        return _done(request, registration, act.done)
    back = reverse("registration", args=[registration.pk])
    said = " ".join(filter(None, (visible(registration.title), warning(registration.matter, registration.body))))
    return form_page(request, form, title=act.button, back=back, button=act.button, lead=said)


def _opened(request: Knock, registration_id: int) -> Registration:
    rows = registrations_visible_to(request.user).select_related("matter", "item", "merged_into", "organ", "prepared_by")
    return get_object_or_404(rows.prefetch_related("matter__competences"), pk=registration_id)


def _matters(account: Account) -> list[Matter]:
    today = timezone.localdate()
    return [matter for matter in matters_visible_to(account) if matter.is_in_force(today)]


def _done(request: Knock, registration: Registration, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("registration", registration.pk)


def form_page(request: Knock, form: Any, *, title: str, back: str, button: str = "Lưu", lead: str = "") -> HttpResponse:
    """A page with one form; one that was refused comes back with what is wrong and what was typed."""
    context = {"form": form, "title": title, "back": back, "lead": lead, "button": button}
    return render(request, "form.html", context, status=422 if form.errors else 200)
