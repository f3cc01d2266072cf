"""Choices among what is in use, which never lose what stands there already: who has left, an organ that has ended, a room given up."""

from __future__ import annotations

from typing import Any

from django import forms


class StandingChoice(forms.ModelChoiceField):  # type: ignore[type-arg] # it cannot be given at run time
    """One of those that can be chosen, or what stands there already: who has left is not lost when something else changes."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field with what stands there among its choices."""
        _offer_too(self, form.get_initial_for_field(self, field_name))
        return super().get_bound_field(form, field_name)


class StandingChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """The same, several at once."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field with what stands there among its choices."""
        _offer_too(self, form.get_initial_for_field(self, field_name))
        return super().get_bound_field(form, field_name)


def _offer_too(field: StandingChoice | StandingChoices, begun: Any) -> None:
    rows = begun if isinstance(begun, list) else [begun]
    keys = [getattr(one, "pk", one) for one in rows if one not in (None, "")]
    if keys and field.queryset is not None:
        field.queryset = field.queryset | field.queryset.model._default_manager.filter(pk__in=keys)
