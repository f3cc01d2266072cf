"""The letters of one urging as files: each as a Word paper and a PDF, all together in one ZIP."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from giaoban.office.registry.spelling import folded
from giaoban.office.work.models import Urging, UrgingLetter
from giaoban.office.work.urging.letters import words_of
from giaoban.writing.pdf import pdf
from giaoban.writing.word import word

LETTERS = "work.letters"  # the job that puts many letters together
AT_ONCE = 5  # letters that are made while somebody waits for the page
FORMS = {"docx": word, "pdf": pdf}


def as_file(letter: UrgingLetter, ending: str) -> bytes:
    """One letter; `ending` is `docx` or `pdf`."""
    return FORMS[ending](words_of(letter, list(letter.lines.all())))


def name_of(letter: UrgingLetter, ending: str) -> str:
    """A file's name in plain letters, for every mail program there is."""
    unit = slugify(folded(letter.head["unit"]))[:60] or str(letter.organ_id)
    return f"don-doc-{letter.urging.day:%Y%m%d}-{unit}.{ending}"


def put_together(letters: Sequence[UrgingLetter], out: IO[bytes], say: Callable[[int], None] = lambda _: None) -> None:
    """All letters in one ZIP, two files each, numbered in their order. `say` hears how many are done."""
    with zipfile.ZipFile(out, "w") as together:  # what is in it is packed already
        for number, letter in enumerate(letters, 1):
            day = letter.urging.day
            for ending in FORMS:
                info = zipfile.ZipInfo(f"{number:03}-{name_of(letter, ending)}", (day.year, day.month, day.day, 0, 0, 0))
                together.writestr(info, as_file(letter, ending))
            say(number)


def zip_path(urging: Urging, letters: Sequence[UrgingLetter]) -> Path:
    """Where the ZIP of these letters is, or will be: of other letters, or of other lines, it is another file."""
    told = json.dumps([[letter.pk, [line.title for line in letter.lines.all()], urging.words] for letter in letters])
    return folder() / f"{urging.pk}-{hashlib.sha256(told.encode()).hexdigest()[:24]}.zip"


def job_key(urging: Urging, letters: Sequence[UrgingLetter]) -> str:
    """The name of the job that makes it today: once it was cleared away it can be asked for again."""
    return f"letters {zip_path(urging, letters).stem} {timezone.localdate()}"


def folder() -> Path:
    """Where ZIPs are kept for a day."""
    return Path(settings.LETTERS_DIR)


def forget_files(urgings: Sequence[int]) -> None:
    """Take away the ZIPs of some urgings."""
    for urging in urgings:
        for file in folder().glob(f"{urging}-*"):
            file.unlink(missing_ok=True)
