import re
from pathlib import Path

from django.apps import apps

import giaoban.office
from giaoban.office.audit.models import Revised
from giaoban.office.audit.words import field_words, kinds, verbs

SOURCE = Path(giaoban.office.__file__).parents[1]
_ACT = re.compile(r'\bact\(\s*[\w.]+,\s*"([\w.-]+)"|_note\(\w+, "([\w.-]+)"')


def test_every_act_of_the_program_has_words() -> None:
    done = {
        one or other for path in SOURCE.rglob("*.py") for one, other in _ACT.findall(path.read_text("utf-8")) if "/acts.py" not in str(path)
    }
    noted = {other for one, other in _ACT.findall((SOURCE / "web" / "signin" / "acts.py").read_text("utf-8")) if other}

    assert sorted((done | noted) - set(verbs())) == []


def test_words_of_acts_are_no_code() -> None:
    assert [word for word in [*verbs().values(), *kinds().values()] if "." in word or word != word.strip() or not word[0].isupper()] == []


def test_every_field_that_people_edit_has_words() -> None:
    unsaid = [
        f"{model._meta.label_lower}.{name}"
        for model in apps.get_models()
        if issubclass(model, Revised) and model._meta.app_label != "review"
        for name in model.kept_fields
        if not field_words(model._meta.label_lower, name) and getattr(model._meta.get_field(name), "_verbose_name", None) is None
    ]

    assert unsaid == []
