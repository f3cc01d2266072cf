"""Letters that urge units, once they are written: when whom, each as paper, Word and PDF, all of them in one file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from giaoban.office.jobs.models import Job, State
from giaoban.office.registry.content import WORD
from giaoban.office.work.actions import gather_letters
from giaoban.office.work.models import Urging, UrgingLetter
from giaoban.office.work.queries import letters_visible_to, urgings_visible_to
from giaoban.office.work.urging.files import AT_ONCE, as_file, job_key, name_of, put_together, zip_path
from giaoban.office.work.urging.letters import words_of
from giaoban.web.answers import saved
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.writing.letter import letter_of
from giaoban.writing.paper import Paper

_A_PAGE = 40
_TYPES = {"docx": WORD, "pdf": "application/pdf"}


def paper_of(paper: Paper) -> dict[str, Any]:
    """A letter as `tasks/letter.html` shows it: word for word as its files have it."""
    letter = letter_of(paper)
    head = {"party": letter.party, "above": letter.above, "issuer": letter.issuer, "symbol": letter.number}
    return {"letter": letter, "head": head | {"about": letter.subject, "place_date": letter.place_day}}


def listing(request: Knock) -> HttpResponse:
    """When units were urged, the latest first."""
    before = whole(request.GET.get("before"))
    rows = urgings_visible_to(request.user)
    found = list((rows.filter(pk__lt=before) if before else rows)[: _A_PAGE + 1])
    many = _letters_of(request, found[:_A_PAGE])
    shown = [{"urging": one, "units": [letter.head["unit"] for letter in many[one.pk]]} for one in found[:_A_PAGE]]
    following = found[_A_PAGE - 1].pk if len(found) > _A_PAGE else None
    return render(request, "tasks/urgings.html", {"rows": shown, "following": following})


def _letters_of(request: Knock, urgings: list[Urging]) -> dict[int, list[UrgingLetter]]:
    found: dict[int, list[UrgingLetter]] = {one.pk: [] for one in urgings}
    for letter in letters_visible_to(request.user).filter(urging__in=urgings):
        found[letter.urging_id].append(letter)
    return found


def _opened(request: Knock, urging_id: int) -> tuple[Urging, list[UrgingLetter]]:
    """An urging with the letters that the person may have. Raises Http404 for any other."""
    urging = get_object_or_404(urgings_visible_to(request.user), pk=urging_id)
    return urging, list(letters_visible_to(request.user).filter(urging=urging))


def urged(request: Knock, urging_id: int) -> HttpResponse:
    """The letters of one day; asked by the page itself, only how far their file is."""
    urging, letters = _opened(request, urging_id)
    context = {"urging": urging, "letters": [_row(letter) for letter in letters], "many": len(letters), "file": _file(urging, letters)}
    return render(request, "tasks/gathering.html" if request.htmx else "tasks/urged.html", context)


def _row(letter: UrgingLetter) -> dict[str, Any]:
    lines = letter.lines.all()
    return {"letter": letter, "unit": letter.head["unit"], "many": len(lines), "time": max((line.time for line in lines), default=1)}


def _file(urging: Urging, letters: list[UrgingLetter]) -> dict[str, Any]:
    """How far the ZIP is: it is made when it is fetched, or is there, or is being made, or has to be asked for."""
    if len(letters) <= AT_ONCE or zip_path(urging, letters).exists():
        return {"state": "there"}
    job = Job.objects.filter(key=job_key(urging, letters)).first()
    if job is None or job.state == State.DONE:
        return {"state": "none"}
    done = int(job.step) if job.step.isdecimal() else 0
    return {"state": "failed", "problem": job.error} if job.state == State.FAILED else {"state": "made", "done": done}


@require_POST
def gather(request: Knock, urging_id: int) -> HttpResponse:
    """Ask for the ZIP."""
    urging, letters = _opened(request, urging_id)
    gather_letters(request.user, urging, letters)
    return redirect("urged", urging_id=urging.pk)


def together(request: Knock, urging_id: int) -> HttpResponseBase:
    """All letters in one ZIP."""
    urging, letters = _opened(request, urging_id)
    name, path = f"don-doc-{urging.day:%Y%m%d}.zip", zip_path(urging, letters)
    if path.exists():
        return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    if len(letters) > AT_ONCE:
        return redirect("urged", urging_id=urging.pk)
    out = BytesIO()
    put_together(letters, out)
    return saved(out.getvalue(), "application/zip", name)


def on_paper(request: Knock, urging_id: int) -> HttpResponse:
    """All letters to be printed, each on pages of its own."""
    urging, letters = _opened(request, urging_id)
    papers = [paper_of(words_of(letter, list(letter.lines.all()))) for letter in letters]
    return render(request, "tasks/urged_print.html", {"urging": urging, "papers": papers})


def one(request: Knock, letter_id: int, *, ending: str) -> HttpResponse:
    """One letter as a file."""
    letter = get_object_or_404(letters_visible_to(request.user), pk=letter_id)
    if ending not in _TYPES:
        raise Http404
    return saved(as_file(letter, ending), _TYPES[ending], name_of(letter, ending))
