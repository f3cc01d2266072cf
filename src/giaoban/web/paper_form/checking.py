"""Kiểm tra thể thức: a Word file measured against the form of its day, where it departs, and the same file mended. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import reswap, retarget

from giaoban.office.directory import queries
from giaoban.office.directory.models import Account
from giaoban.office.registry.content import WORD
from giaoban.web.answers import saved
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.paper_form.word_files import with_word_file
from giaoban.web.screened import ASSURANCE, WARNING
from giaoban.writing import faces
from giaoban.writing.form import FormDeparture, form_departures
from giaoban.writing.form_mending import mended
from giaoban.writing.form_profile import profile_of
from giaoban.writing.profile import Profile, Side, profile_called, profiles

_LISTED = 100  # places of one fault
_ITSELF = "Theo tiêu đề và ngày ghi trong tệp"


@dataclass(frozen=True, slots=True)
class Fault:
    """Departures that are alike: the same part, measured and prescribed alike, at the places that begin with these words."""

    first: FormDeparture
    words: tuple[str, ...]
    many: int
    more: int  # places that are not listed


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: against which form, what departs from it, and how much of that is left in the mended file."""

    file_name: str
    profile: Profile
    departures: tuple[FormDeparture, ...]
    many_left: int

    @property
    def many_mended(self) -> int:
        """How many departures the mended file has no more."""
        return max(0, len(self.departures) - self.many_left)

    @property
    def faults(self) -> list[Fault]:
        """The departures in the order of the page, those that are alike together."""
        alike: dict[tuple[str, ...], list[FormDeparture]] = {}
        for each in self.departures:
            alike.setdefault((each.name, each.what, each.measured, each.prescribed), []).append(each)
        return [_fault(them) for them in alike.values()]


def _fault(them: list[FormDeparture]) -> Fault:
    words = [each.words for each in them if each.words]
    return Fault(them[0], tuple(words[:_LISTED]), len(them), max(0, len(words) - _LISTED))


class CheckForm(Typed):
    """A Word file, and the form it is to have."""

    file = forms.FileField(label="Tệp Word (.docx)", widget=forms.FileInput(attrs={"accept": ".docx"}), help_text=WARNING)
    profile = forms.ChoiceField(label="Thể thức", required=False)
    assured = forms.BooleanField(label=ASSURANCE, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        chosen = self.fields["profile"]
        chosen.choices = [("", _ITSELF), *((each.id, _said(each)) for each in profiles().values())]  # type: ignore[attr-defined]
        chosen.help_text = "Tệp không ghi rõ thì lấy thể thức hiện hành của khối cơ quan đồng chí."


def check(request: Knock) -> HttpResponse:
    """Choose a file; see where it departs from the form."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    if request.META.get("giaoban.too_large"):
        return render(request, "413.html", status=413)
    checked = form.attempt(lambda given: _looked_over(request.user, **given)) if request.method == "POST" else None
    context = {"form": form, "checked": checked, "face_said": faces.face().said}
    if not request.htmx:
        return render(request, "paper_form/check.html", context, status=422 if form.errors else 200)
    if checked:  # the file stays chosen, to be taken mended
        return render(request, "paper_form/checked.html", context)
    answer = render(request, "paper_form/body.html", context, status=422)
    return reswap(retarget(answer, "#the-thuc"), "innerHTML")


@require_POST
def mended_file(request: Knock) -> HttpResponse:
    """The file that was chosen, set right."""
    form = CheckForm(request.POST, request.FILES)
    made = form.attempt(lambda given: _mended(request.user, **given))
    if made is None:
        context = {"form": form, "checked": None, "face_said": faces.face().said}
        return render(request, "paper_form/check.html", context, status=422)
    return saved(made, WORD, "da-chinh-the-thuc.docx")


def side_of(account: Account) -> Side:
    """The side whose papers the person's own organ writes; that of the office, where he has none."""
    own = queries.organs_visible_to(account).filter(pk__in=account.organ_ids).values_list("side", flat=True).first()
    return "state" if (own or queries.place_and_side()[1]) == "state" else "party"


def _said(profile: Profile) -> str:
    days = f"từ {profile.valid_from:%d/%m/%Y}" + (f" đến {profile.valid_to:%d/%m/%Y}" if profile.valid_to else "")
    return f"{profile.called}, {days}"


def _looked_over(account: Account, *, file: UploadedFile[bytes], profile: str, assured: bool, **_: object) -> Checked:
    def done(data: bytes) -> Checked:
        form = _profile(account, data, profile)
        return Checked(file.name or "", form, form_departures(data, form), len(form_departures(mended(data, form), form)))

    return with_word_file(account, file, done, assured=assured)


def _mended(account: Account, *, file: UploadedFile[bytes], profile: str, assured: bool, **_: object) -> bytes:
    return with_word_file(account, file, lambda data: mended(data, _profile(account, data, profile)), assured=assured)


def _profile(account: Account, data: bytes, name: str) -> Profile:
    return profile_called(name) if name else profile_of(data, side_of(account), timezone.localdate())
