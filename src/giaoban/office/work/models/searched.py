"""A text as it is searched: in small letters, without marks, `đ` as `d`."""

from __future__ import annotations

from typing import Any

from django.db import models

from giaoban.office.registry.spelling import folded

_LONGEST = 1000  # signs: an index must be able to hold them


def searched_of(text: str) -> str:
    """What is kept of a text to be searched."""
    return folded(text)[:_LONGEST]


class FoldedField(models.TextField):  # type: ignore[type-arg] # it cannot be given at run time
    """Holds the beginning of another field's text folded; written whenever the row is, also among many. `of` names the field."""

    def __init__(self, *args: Any, of: str = "title", **options: Any) -> None:
        self.of = of
        for name, value in {"blank": True, "default": "", "editable": False}.items():
            options.setdefault(name, value)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """With the field it follows, for migrations."""
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The other field's text, folded."""
        text = searched_of(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, text)
        return text
