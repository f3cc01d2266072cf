"""The programmes, by kind and year; entered by hand, corrected, issued, closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.compiling.rules import may_compile
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import office
from giaoban.office.programme import actions, queries, rules
from giaoban.office.programme.models import Programme, ProgrammeKind, ProgrammeState
from giaoban.office.programme.periods import with_capital
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.programme.forms import NewProgrammeForm, ProgrammeForm
from giaoban.web.targets.forms import paper_initial
from giaoban.web.work.states import Shown

STATES = {
    ProgrammeState.DRAFT: Shown("chua-giao", "Dự thảo"),
    ProgrammeState.UNDERWAY: Shown("dang-lam", "Đang thực hiện"),
    ProgrammeState.CLOSED: Shown("xong", "Đã kết thúc"),
}
_TURNS: dict[str, tuple[Callable[[Account, int, int], Programme], str]] = {
    "issue": (actions.issue_programme, "Chương trình đã được đưa vào thực hiện; các đơn vị thấy dòng mình chủ trì."),
    "close": (actions.close_programme, "Đã kết thúc chương trình."),
    "reopen": (actions.reopen_programme, "Đã mở lại chương trình."),
}
SHOWN = 100


def listing(request: Knock) -> HttpResponse:
    """The programmes of a year, the longest period first; of one kind on request."""
    kind = chosen if (chosen := request.GET.get("kind", "")) in ProgrammeKind.values else ""
    this_year = timezone.localdate().year
    year = whole(request.GET.get("year", "")) or this_year
    year = year if 1900 < year < 2200 else this_year
    found = list(queries.listed(request.user, kind, year)[:SHOWN])
    groups = [(each.label, [one for one in found if one.kind == each]) for each in ProgrammeKind]
    context = {
        "groups": [{"head": head, "rows": [_row(one) for one in rows]} for head, rows in groups if rows],
        "year": year,
        "years": [{"label": str(one), "url": f"?year={one}&kind={kind}", "current": one == year} for one in (year - 1, year, year + 1)],
        "kinds": [{"label": "Tất cả", "url": f"?year={year}", "current": not kind}, *_kinds(kind, year)],
        "lead": f"Có {len(found)} chương trình của năm {year}." if found else f"Chưa có chương trình nào của năm {year}.",
        "may_keep": rules.may_keep(request.user),
        "may_compile": may_compile(request.user),
    }
    return render(request, "programme/programmes.html", context)


def _kinds(kind: str, year: int) -> list[dict[str, Any]]:
    return [{"label": each.label, "url": f"?year={year}&kind={each}", "current": each == kind} for each in ProgrammeKind]


def _row(programme: Any) -> dict[str, Any]:
    gone = [(programme.withdrawn, "rút"), (programme.carried, "chuyển kỳ sau")]
    words = ", ".join([f"{programme.standing} dòng", *(f"{many} {word}" for many, word in gone if many)])
    return {"one": programme, "state": STATES[ProgrammeState(programme.state)], "words": words}


def new(request: Knock) -> HttpResponse:
    """Enter a programme by hand."""
    initial = {"kind": ProgrammeKind.MONTH, "first": timezone.localdate().replace(day=1), "organ": our_organ()}
    form = NewProgrammeForm(request.user, request.POST or None, initial=initial)
    if request.method == "POST":
        made = form.attempt(
            lambda v: actions.draw_up(
                request.user, v["kind"], v["first"], v["last"], organ_id=v["organ"].pk, title=v["title"], paper_id=v["paper"]
            )
        )  # fmt: skip
        if made is not None:
            messages.success(request, "Đã lập dự thảo chương trình. Thêm các dòng, rồi đưa vào thực hiện.")
            return redirect("programme", made.pk)
    lead = "Có văn bản đã rà soát thì lập từ văn bản, không phải gõ lại: mở văn bản, chọn “Lập chương trình”."
    return shown(request, form, title="Thêm chương trình", back=reverse("programmes"), lead=lead)


def our_organ() -> int | None:
    """Whose office this is."""
    kept = office()
    return kept.organ_id if kept else None


def change(request: Knock, programme_id: int) -> HttpResponse:
    """Correct a programme's name, whose it is, its paper."""
    programme = get_object_or_404(queries.visible_to(request.user), pk=programme_id)
    kept = {"title": programme.title, "organ": programme.organ_id, "shown": programme.revision}
    form = ProgrammeForm(request.user, request.POST or None, initial=kept | paper_initial(request.user, programme.paper_id))
    if request.method == "POST" and form.did(
        lambda v: actions.change_programme(
            request.user, programme_id, v["shown"] or 0, title=v["title"], organ_id=v["organ"].pk, paper_id=v["paper"]
        )
    ):  # fmt: skip
        messages.success(request, "Đã lưu.")
        return redirect("programme", programme_id)
    return shown(
        request, form, title="Sửa chương trình", back=reverse("programme", args=[programme_id]), lead=with_capital(programme.period)
    )


def turn(request: Knock, programme_id: int, what: str) -> HttpResponse:
    """Issue a programme, close it, open it again."""
    programme = get_object_or_404(queries.visible_to(request.user), pk=programme_id)
    if request.method == "POST":
        do, done = _TURNS[what]
        try:
            do(request.user, programme.pk, whole(request.POST.get("shown")) or 0)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, done)
    return redirect("programme", programme.pk)


def shown(request: Knock, form: Any, *, title: str, back: str, lead: str = "", button: str = "Lưu") -> HttpResponse:
    """A page with one form; one that was refused comes back with what is wrong and what was typed."""
    context = {"form": form, "title": title, "back": back, "lead": lead, "button": button}
    return render(request, "form.html", context, status=422 if form.errors else 200)
