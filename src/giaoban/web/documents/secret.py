"""A paper that turns out to be secret taken out again, by the chief of office, whatever has become of it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from giaoban.office.registry.actions import expel_secret
from giaoban.web.documents.views import opened
from giaoban.web.doors import Knock

_LEAD = (
    "Văn bản, tệp gốc, điều máy đã đọc, điều đã xác nhận và mọi việc sinh ra từ văn bản sẽ bị xóa khỏi phần mềm, không khôi phục được. "
    "Số trong sổ được giữ là số đã bỏ; chỉ còn thời điểm và lý do."
)


class ExpelForm(forms.Form):
    """Said once more before it is done."""

    sure = forms.BooleanField(label="Văn bản này thuộc bí mật nhà nước, không được để trong phần mềm")


def expel(request: Knock, paper_id: int) -> HttpResponse:
    """Asked once more, then nothing of it stays but when and why."""
    paper = opened(request, paper_id)
    form = ExpelForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            expel_secret(request.user, paper.pk)
        except PermissionDenied as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã đưa văn bản mật ra khỏi phần mềm.")
            return redirect("incoming")
    context = {
        "title": "Đưa văn bản mật ra khỏi phần mềm", "lead": _LEAD, "form": form, "button": "Đưa ra khỏi phần mềm",
        "back": reverse("paper", args=[paper.pk]),
    }  # fmt: skip
    return render(request, "form.html", context, status=422 if form.errors else 200)
