"""A template of the office's own, as the access matrix asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.own_templates import rules
from giaoban.office.own_templates.models import OwnTemplate, TemplateVersion
from tests.writing.templates import template

SEEN_TEMPLATES: dict[str, Callable[[Account, Any], bool]] = {
    "own_template_id": rules.may_see,
    "template_version_id": lambda account, one: rules.may_see(account, one.template),
}


def own_template_of(by: Account) -> dict[str, Any]:
    """A template with its version, the same in every world: it hangs on no paper."""
    one, _ = OwnTemplate.objects.get_or_create(kind="Giấy mời", name="Giấy mời họp")
    facts = {"data": template("{{trích yếu}}"), "sha256": "0", "fields": ["trích yếu"], "by": by}
    version, _ = TemplateVersion.objects.get_or_create(template=one, number=1, defaults=facts)
    return {"own_template_id": one, "template_version_id": version}
