import json
from importlib.resources import files
from pathlib import Path

import pytest

from giaoban.intake import read
from tests.golden.compare import differences

SAMPLES = Path(str(files("giaoban") / "samples"))
GOLDS = Path(__file__).parent
FORMS = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".docx", ".pdf"})


@pytest.mark.parametrize("form", FORMS)
def test_reading_a_sample_gives_its_gold(form: str) -> None:
    gold = json.loads((GOLDS / f"{form.partition('.')[0]}.gold.json").read_text(encoding="utf-8"))

    assert differences(gold, read(SAMPLES / form)) == []


def test_samples_without_a_gold_are_none() -> None:
    assert {path.name.partition(".")[0] for path in GOLDS.glob("*.gold.json")} == {form.partition(".")[0] for form in FORMS}
