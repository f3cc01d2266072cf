"""What the pages of the directory share: the tabs above them, a page with one form, lists that page by key."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from giaoban.office.directory import rules
from giaoban.office.directory.models import Account
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock

PAGE = 100


def tabs(account: Account, current: str) -> list[dict[str, Any]]:
    """The pages of the directory that a person may open."""
    offered = [
        ("organs", "Cơ quan", True),
        ("people", "Nhân sự", True),
        ("charges", "Phân công phụ trách", True),
        ("absences", "Vắng mặt, người thay", True),
        ("unit-names", "Tên gọi trong văn bản", rules.may_answer_names(account)),
        ("directory-import", "Nhập từ Excel", rules.may_keep_directory(account)),
        ("office-settings", "Văn phòng", rules.may_set_up_office(account)),
    ]
    return [{"label": label, "url": reverse(name), "current": name == current} for name, label, open_to in offered if open_to]


def show_form(request: Knock, form: Typed, *, title: str, back: str, button: str = "Lưu", lead: str = "", tab: str = "") -> HttpResponse:
    """A page with one form; one that was refused comes back with what is wrong."""
    context = {"form": form, "title": title, "back": back, "button": button, "lead": lead, "tabs": tabs(request.user, tab) if tab else []}
    return render(request, "form.html", context, status=422 if form.errors else 200)
