import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from giaoban.intake import read
from tests.golden.as_docx import make_docx
from tests.golden.compare import differences
from tests.golden.make_samples import IN_WORD, NUMBERED_BY_WORD
from tests.golden.paper import take_apart

SAMPLES = Path(str(files("giaoban") / "samples"))
GOLDS = Path(__file__).parent
FORMS = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf"})


@pytest.mark.parametrize("form", FORMS)
def test_reading_a_sample_gives_its_gold(form: str) -> None:
    gold = json.loads((GOLDS / f"{form.partition('.')[0]}.gold.json").read_text(encoding="utf-8"))

    assert differences(gold, read(SAMPLES / form)) == []


def test_samples_without_a_gold_are_none() -> None:
    assert {path.name.partition(".")[0] for path in GOLDS.glob("*.gold.json")} == {form.partition(".")[0] for form in FORMS}


def test_an_invitation_marked_secret_is_told_apart() -> None:
    invitation = (SAMPLES / "giay-moi.txt").read_text(encoding="utf-8")
    marked = invitation.replace("Số: 47/GM-UBND\n", "Số: 47/GM-UBND\nMẬT\n")

    reading = read(marked.encode(), name="giay-moi.txt")

    assert reading.document.secrecy == "MẬT"
    assert [finding.code for finding in reading.findings] == ["secrecy-mark", "weekday-and-date-disagree"]


def test_making_the_samples_again_gives_the_same_word_files() -> None:
    for name in IN_WORD:
        text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")

        made = make_docx(take_apart(text), word_numbers=name in NUMBERED_BY_WORD)

        assert _members(made) == _members((SAMPLES / f"{name}.docx").read_bytes())


def _members(package: bytes) -> dict[str, bytes]:
    """What a Word file holds, however it was packed."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
