"""Packages that came: each with what became of it and why; what the program cannot look through is looked at, let in or turned away."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from giaoban.account.words import visible
from giaoban.edxml.message import Document
from giaoban.edxml.read import received
from giaoban.edxml.transport import REFUSED, Arrival, NoTransport
from giaoban.office.audit.acts import Conflict
from giaoban.office.exchange import actions, queries, ways
from giaoban.office.exchange.models import Package
from giaoban.office.exchange.rules import may_keep_post
from giaoban.office.exchange.telling import LABELS, words
from giaoban.office.registry.content import media_type_of, name_for
from giaoban.office.registry.queries import arrivals_visible_to
from giaoban.office.registry.screening import NotTakenIn
from giaoban.web.answers import shut_in
from giaoban.web.directory.forms import Typed
from giaoban.web.directory.frame import show_form
from giaoban.web.doors import Knock
from giaoban.web.exchange.frame import PAGE, tabs
from giaoban.web.exchange.giving_back import wishes_about
from giaoban.web.exchange.states import of_package, title_of
from giaoban.web.numbers import whole

_State = Package.State
_TOLD = LABELS | {"status_said": "Nơi báo viết"}
_GONE = "Gói không còn trong thư mục nhận về, hoặc đã đổi từ lúc được đọc. Hãy hỏi quản trị; nếu không còn thì chọn Không nhận."
_FILTERS = {"": ("Tất cả", None), "held": ("Chờ xem", [_State.HELD]), "refused": ("Không nhận", [_State.REFUSED])}


class TurnAwayForm(Typed):
    """Why a package is not taken."""

    secret = forms.BooleanField(
        label="Tệp mang dấu chỉ độ mật", required=False, help_text="Phần mềm không giữ lại gì của gói; nơi gửi được báo là văn bản mật."
    )
    reason = forms.CharField(
        label="Lý do", max_length=300, required=False, help_text="Nơi gửi nhận được lý do này. Văn bản mật thì không cần ghi."
    )

    def clean(self) -> dict[str, Any]:
        """A reason is given, unless it is the mark."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not values.get("secret") and not values.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Ghi lý do, hoặc đánh dấu ô trên nếu tệp mang dấu chỉ độ mật.")
        return values


def listing(request: Knock) -> HttpResponse:
    """The packages, the latest first, a page by key; and whether they are taken in by themselves."""
    wanted = request.GET.get("state", "")
    wanted = wanted if wanted in _FILTERS else ""
    seen = queries.packages_visible_to(request.user)
    found = seen.filter(state__in=_FILTERS[wanted][1] or _State.values).order_by("-pk")
    found = found.select_related("parcel__recipient__draft__paper", "first")
    before = whole(request.GET.get("before"))
    rows = list((found.filter(pk__lt=before) if before is not None else found)[: PAGE + 1])
    counts, post = queries.counted(request.user), queries.post()
    context = {
        "rows": [{"package": one, "title": title_of(one), "state": of_package(one)} for one in rows[:PAGE]],
        "post": post,
        "is_lame": post.is_open and post.opened_by is not None and not may_keep_post(post.opened_by),
        "is_set": ways.is_set(),
        "off": ways.OFF,
        "tabs": tabs("packages"),
        "filters": [_filter(key, wanted, counts) for key in _FILTERS],
        "first_url": f"?{urlencode({'state': wanted})}" if before is not None else None,
        "next_url": f"?{urlencode({'state': wanted, 'before': str(rows[PAGE - 1].pk)})}" if len(rows) > PAGE else None,
    }  # fmt: skip
    return render(request, "exchange/packages.html", context)


def _filter(key: str, wanted: str, counts: dict[str, int]) -> dict[str, Any]:
    url = f"?{urlencode({'state': key})}" if key else reverse("packages")
    return {"label": _FILTERS[key][0], "url": url, "count": counts.get(key), "current": key == wanted}


@require_POST
def switch(request: Knock) -> HttpResponse:
    """Have packages taken in by themselves, or no longer."""
    to_open = request.POST.get("open") == "1"
    try:
        actions.switch_post(request.user, to_open=to_open, shown=whole(request.POST.get("shown")) or 0)
    except Conflict:
        messages.warning(request, "Việc tự nhận vừa được đổi ở nơi khác. Hãy xem lại.")
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, "Từ nay gói đến được tự nhận, thay mặt đồng chí." if to_open else "Đã thôi tự nhận; gói đến nằm chờ.")
    return redirect("packages")


def _found(request: Knock, package_id: int) -> Package:
    return get_object_or_404(queries.packages_visible_to(request.user), pk=package_id)


def one(request: Knock, package_id: int) -> HttpResponse:
    """A package: what it says, its files, what it was answered."""
    package = _found(request, package_id)
    rows = package.files.select_related("arrival__paper")
    said = package.said
    context = {
        "package": package,
        "title": title_of(package),
        "state": of_package(package),
        "is_wish": "status" in said,
        "is_held": package.state == _State.HELD,
        "facts": [{"label": label, "value": visible(words(name, said[name]))} for name, label in _TOLD.items() if said.get(name)],
        "remarks": [visible(each) for each in package.remarks],
        "files": [{"row": row, "paper": row.arrival.paper if row.arrival else None} for row in rows],
        "answers": list(package.answers.all()),
        "wishes": wishes_about(package),
        "lies": f"{REFUSED}, tên bắt đầu bằng {package.key[:16]}" if package.state == _State.REFUSED else "",
        "crumbs": [{"label": "Liên thông văn bản", "url": reverse("packages")}, {"label": "Gói đến"}],
    }
    return render(request, "exchange/package.html", context)


def _waiting(package: Package) -> Arrival:
    """The package as it lies in the folder, the very one that was read. Raises NotTakenIn."""
    try:
        waiting = next((one for one in ways.transport().receive() if one.sha256 == package.key), None)
    except NoTransport as why:
        raise NotTakenIn(str(why)) from why
    if waiting is None:
        raise NotTakenIn(_GONE)
    return waiting


def file(request: Knock, package_id: int, number: int) -> FileResponse:
    """A file of a package that waits for a look, out of the folder, to be saved: nothing of it is kept here."""
    package = _found(request, package_id)
    if package.state != _State.HELD:
        raise Http404
    try:
        document = received(_waiting(package).data).message
    except NotTakenIn as gone:
        raise Http404 from gone
    files = document.attachments if isinstance(document, Document) else ()
    if number >= len(files):
        raise Http404
    kind = media_type_of(files[number].data)
    name = name_for(package.files.get(place=number).name, kind)
    answer = FileResponse(BytesIO(files[number].data), as_attachment=True, filename=name, content_type=kind)
    shut_in(answer)
    return answer


@require_POST
def let_in(request: Knock, package_id: int) -> HttpResponse:
    """Somebody has looked at all its files: none bears a mark, it comes in."""
    package = _found(request, package_id)
    try:
        waiting = _waiting(package)
        package = actions.take_package(request.user, waiting, assured=True)
        actions.close(package, waiting, ways.transport())
    except (NotTakenIn, NoTransport) as why:
        messages.warning(request, str(why))
    else:
        if package.state == _State.TAKEN:
            messages.success(request, "Đã nhận vào, máy đang đọc.")
            return redirect("take-in")
        messages.warning(request, package.reason or "Gói này đã được giải quyết.")
    return redirect("package", package_id)


def turn_away(request: Knock, package_id: int) -> HttpResponse:
    """The package is not taken, for a reason that goes back to who sent it."""
    package = _found(request, package_id)
    form = TurnAwayForm(request.POST if request.method == "POST" else None, label_suffix="")
    if request.method == "POST" and form.did(lambda said: _turn_away(request, package, said)):
        messages.success(request, "Không nhận gói này; nơi gửi được báo lý do.")
        return redirect("packages")
    return show_form(
        request, form, title="Không nhận gói", back=reverse("package", args=[package.pk]), button="Không nhận", lead=title_of(package)
    )


def _turn_away(request: Knock, package: Package, said: dict[str, Any]) -> object:
    turned = actions.turn_away(request.user, package.pk, said["reason"], secret=said["secret"])
    if turned.state == _State.REFUSED:
        try:
            actions.close(turned, _waiting(turned), ways.transport())
        except (NotTakenIn, NoTransport) as why:
            messages.warning(request, str(why))
    return turned


@require_POST
def fill(request: Knock, arrival_id: int) -> HttpResponse:
    """What is empty of a letterhead is filled as the package has it."""
    get_object_or_404(arrivals_visible_to(request.user), pk=arrival_id)
    try:
        actions.fill_letterhead(request.user, arrival_id, whole(request.POST.get("shown")) or 0)
    except Conflict:
        messages.warning(request, "Văn bản này vừa được sửa ở nơi khác. Hãy xem lại.")
    except PermissionDenied as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Đã điền các mục còn trống theo gói.")
    return redirect("take-in")
