"""Địa chỉ gửi văn bản: by which code and at which address each organ is reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.queries import organs_visible_to
from giaoban.office.exchange.actions import set_contact
from giaoban.office.exchange.codes import codes_of
from giaoban.office.exchange.models import Contact
from giaoban.web.directory.forms import Typed, organs_in_force
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.exchange.frame import tabs

_CHANGED = "Cơ quan này vừa được sửa ở nơi khác. Chỗ đồng chí nhập vẫn còn đây; xem lại rồi lưu lần nữa."


class ContactForm(Typed):
    """A code, an address."""

    code = forms.CharField(
        label="Mã định danh", max_length=35, required=False, help_text="Theo Quyết định 20/2020/QĐ-TTg; để trống thì không gửi liên thông."
    )
    email = forms.EmailField(
        label="Thư điện tử nhận văn bản", max_length=254, required=False, help_text="Để trống thì không gửi văn bản qua thư."
    )


def listing(request: Knock) -> HttpResponse:
    """Every organ in force with its code and address."""
    organs = list(organs_in_force(request.user))
    codes = codes_of(organ.pk for organ in organs)
    emails = dict(Contact.objects.values_list("organ_id", "email"))
    rows = [
        {
            "pk": organ.pk,
            "name": visible(organ.name),
            "ours": organ.ours,
            "code": codes.get(organ.pk, ""),
            "email": emails.get(organ.pk, ""),
        }
        for organ in organs
    ]
    return render(request, "exchange/contacts.html", {"rows": rows, "tabs": tabs("exchange-contacts")})


def one(request: Knock, organ_id: int) -> HttpResponse:
    """The code and address of one organ, changed."""
    organ = get_object_or_404(organs_visible_to(request.user).prefetch_related("names"), pk=organ_id)
    contact = Contact.objects.filter(organ=organ).first()
    kept = {"code": codes_of([organ.pk]).get(organ.pk, ""), "email": contact.email if contact else "", "shown": organ.revision}
    form = _form(request, kept)
    if request.method == "POST":
        try:
            if form.did(lambda said: _set(request, organ.pk, said)):
                messages.success(request, f"Đã lưu địa chỉ của {visible(organ.name)}.")
                return redirect("exchange-contacts")
        except Conflict as conflict:
            form = _form(request, kept, shown=str(conflict.thing.revision))
            form.add_error(None, _CHANGED)
    return show_form(request, form, title=f"Gửi văn bản đến {visible(organ.name)}", back=reverse("exchange-contacts"))


def _form(request: Knock, kept: dict[str, Any], **more: str) -> ContactForm:
    """What was typed; `more` of it is set anew."""
    typed = request.POST.dict() | more if request.method == "POST" else None
    return ContactForm(typed, initial=kept, label_suffix="")


def _set(request: Knock, organ_id: int, said: dict[str, Any]) -> object:
    return set_contact(request.user, organ_id, said["shown"] or 0, code=said["code"], email=said["email"])
