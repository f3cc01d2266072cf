"""Sao văn bản: a copy asked for on a paper's page, and its files: the original's own pages with what makes it a copy, or set anew."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.heads import form_on
from giaoban.office.directory.models import Account, Organ
from giaoban.office.directory.queries import office, office_of
from giaoban.office.directory.signers import side_of
from giaoban.office.evidence.actions.reading import as_reading
from giaoban.office.evidence.queries import main_reading
from giaoban.office.registry import actions, store
from giaoban.office.registry import queries as registry
from giaoban.office.registry.content import WORD
from giaoban.office.registry.models import Copy, Direction, Paper, Part
from giaoban.office.registry.rules import may_copy
from giaoban.office.registry.series import type_name
from giaoban.office.registry.spelling import folded, number_and_symbol
from giaoban.web.answers import saved
from giaoban.web.directory.forms import Day, Typed, lines_of, organs_in_force
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.work.forms import words
from giaoban.writing.copying import CopyKind, NotCopied, copied
from giaoban.writing.from_reading import paper_of
from giaoban.writing.paper import Paper as Written
from giaoban.writing.paper import Paragraph, Signature, from_json
from giaoban.writing.pdf import drawn, pdf
from giaoban.writing.profile import Profile, Side, profile_called
from giaoban.writing.setting import set_copy
from giaoban.writing.word import word

_PDF = "application/pdf"
_FORMS = (("pdf", "PDF để in"), ("word", "Word"))
_JOINED_BY_A_STROKE = re.compile(r"\d+[a-zđ]?\s?/")
_USED = "Trang này đã dùng để lập bản sao của một văn bản khác; chưa lập thêm. Xem lại rồi gửi lần nữa: những gì đã ghi còn nguyên."
_LABELS = {CopyKind.TRUE: "Sao y", CopyKind.WHOLE: "Sao lục", CopyKind.EXTRACT: "Trích sao"}


class CopyForm(Typed):
    """Which copy, by which organ, for whom."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=32)
    kind = forms.ChoiceField(label="Hình thức sao")
    day = Day(label="Ngày sao")
    recipients = words("Nơi nhận bản sao", rows=4, help_text="Mỗi nơi một dòng, cả nơi lưu.")
    extract = forms.CharField(
        label="Nội dung trích sao", required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 8, "class": "words"}),
        help_text="Chỉ ghi khi trích sao: chép nguyên văn phần cần trích, mỗi đoạn một dòng.",
    )  # fmt: skip

    def __init__(self, account: Account, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = (CopyKind.TRUE, CopyKind.EXTRACT) if paper.direction == Direction.OUT else (CopyKind.WHOLE, CopyKind.TRUE, CopyKind.EXTRACT)
        self.fields["kind"].choices = [(kind.value, _LABELS[kind]) for kind in usual]  # type: ignore[attr-defined]
        organs = organs_in_force(account).filter(pk__in=_copying_organs())
        self.fields["organ"] = forms.ModelChoiceField(organs, label="Cơ quan sao", empty_label=None)
        self.order_fields(["key", "kind", "organ", "day", "recipients", "extract"])

    @property
    def wanted(self) -> actions.Wanted:
        """As the action takes it."""
        values = self.cleaned_data
        recipients = lines_of(values["recipients"])
        return actions.Wanted(CopyKind(values["kind"]), values["organ"], values["day"], recipients, values["key"], values["extract"])


def _copying_organs() -> list[int]:
    """Who makes copies here: the own committee, and the office that works for it."""
    kept = office()
    if kept is None:
        return []
    desk: Organ | None = office_of(kept.organ, timezone.localdate())
    return [kept.organ.pk, *([desk.pk] if desk is not None else [])]


def new(request: Knock, paper_id: int) -> HttpResponse:
    """A copy asked for, and made."""
    paper = get_object_or_404(registry.visible_to(request.user), pk=paper_id)
    if not may_copy(request.user, paper):
        raise Http404
    kept = office()
    initial = {"key": uuid.uuid4().hex, "day": timezone.localdate(), "organ": kept.organ_id if kept else None}
    form, status = CopyForm(request.user, paper, request.POST or None, initial=initial, label_suffix=""), 200
    if request.method == "POST":
        status = 422
        try:
            made = form.attempt(lambda _: actions.make_copy(request.user, paper.pk, form.wanted))
        except Conflict:
            form, made, status = _as_another_page(form, request.user, paper), None, 409
        if made is not None:
            return redirect("paper", made.paper_id)
    context = {
        "form": form,
        "title": "Sao văn bản",
        "lead": title(paper),
        "back": reverse("paper", args=[paper.pk]),
        "button": "Cấp số, lập bản sao",
    }
    return render(request, "form.html", context, status=status)


def _as_another_page(form: CopyForm, account: Account, paper: Paper) -> CopyForm:
    """The form again with all that was typed, as a page from which no copy was made yet."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["key"] = uuid.uuid4().hex
    again = CopyForm(account, paper, data, label_suffix="")
    again.add_error(None, _USED)
    return again


def acts_of(account: Account, paper: Paper) -> list[dict[str, str]]:
    """The way to a copy, for who may make one."""
    return [{"url": reverse("paper-copy", args=[paper.pk]), "label": "Sao văn bản"}] if may_copy(account, paper) else []


def of_paper(account: Account, paper: Paper) -> list[dict[str, str]]:
    """Beside a paper: the copies that were made of it; beside a copy: of what it is one, and its files."""
    rows = []
    for one in registry.copies_visible_to(account).filter(Q(original=paper) | Q(paper=paper)):
        if one.original_id == paper.pk:
            rows.append(_row("Bản sao", str(one.paper), reverse("paper", args=[one.paper_id])))
            continue
        rows.append(_row("Sao từ", f"{type_name(one.original.type)} {one.original}", reverse("paper", args=[one.original_id])))
        rows += [_row("Tệp bản sao", said, reverse(f"paper-copy-{form}", args=[one.pk])) for form, said in _FORMS]
    return rows


def _row(label: str, said: str, url: str) -> dict[str, str]:
    return {"label": label, "words": visible(said), "url": url}


# -- files ------------------------------------------------------------------------------------------------------------


def file(request: Knock, copy_id: int, form: str) -> HttpResponse:
    """A copy as a file: the pages of the original with the block of the copy; an extract, and Word, are set anew."""
    copy = get_object_or_404(registry.copies_visible_to(request.user), pk=copy_id)
    mark = from_json(copy.mark)
    profile = profile_called(mark.profile)
    data = _set(copy, mark, form) if form == "word" or copy.kind == CopyKind.EXTRACT else _pages(copy, mark, profile)
    name = slugify(folded(f"ban sao {copy.paper.number}"))[:80] or "ban-sao"
    media_type, ending = (WORD, "docx") if form == "word" else (_PDF, "pdf")
    return saved(data, media_type, f"{name}.{ending}")


def _pages(copy: Copy, mark: Written, profile: Profile) -> bytes:
    """The original's own pages: those of its scan, which bear its signature, before those of the file it was written in.

    Of a paper that is kept here in no PDF what makes it a copy, on a sheet of its own, to go behind the photocopy.
    """
    parts = copy.original.parts.filter(file__media_type=_PDF, kind__in=(Part.Kind.SCAN, Part.Kind.MAIN)).select_related("file")
    for part in sorted(parts, key=lambda one: (one.kind != Part.Kind.SCAN, one.position, one.pk)):
        try:
            return copied(store.read(part.file.sha256), mark, profile)
        except (NotCopied, FileNotFoundError):
            continue
    if main_reading(copy.original) is not None:
        return _set(copy, mark, "pdf")
    return drawn(set_copy(mark, profile), mark.day)


def _set(copy: Copy, mark: Written, form: str) -> bytes:
    """The paper set anew from what was read of it, in the form of its own side; of an extract the words that were taken out alone."""
    paper = _written(copy)
    return word(paper, copy=mark) if form == "word" else pdf(paper, copy=mark)


def _written(copy: Copy) -> Written:
    """The copied paper: as it was read, else as the register has it."""
    original, kept = copy.original, main_reading(copy.original)
    found = as_reading(kept) if kept is not None else None
    side: Side = _regime(original) if found is None else "state" if found.document.regime == "state" else "party"
    profile = form_on(side, original.date or timezone.localdate())
    if found is not None:
        paper = paper_of(found, profile_called(profile))
    else:
        number, symbol = number_and_symbol(original.number)
        paper = Written(
            profile, "" if original.type == "CV" else type_name(original.type), (), (original.issuer_text,), number, symbol,
            day=original.date, subject=original.subject, signature=Signature((), "", original.signer),
        )  # fmt: skip
    if copy.kind != CopyKind.EXTRACT:
        return paper
    lines = [line for line in copy.extract.splitlines() if line.strip()]
    return replace(paper, body=tuple(Paragraph(line) for line in lines), annexes=())


def _regime(paper: Paper) -> Side:
    """Whose form it has: its issuer's; of one whom the directory does not know as its number is joined, `15-KH/TU` or `15/KH-UBND`."""
    if paper.issuer is not None:
        return side_of(paper.issuer)
    return "state" if _JOINED_BY_A_STROKE.match(paper.number) else "party"
