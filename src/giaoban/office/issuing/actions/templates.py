"""Drafts made from a template of the office's own: the version that holds on the day it is chosen, remembered with the draft."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account
from giaoban.office.issuing.actions.checks import allowed, held
from giaoban.office.issuing.actions.drafting import begin_draft
from giaoban.office.issuing.models import Draft
from giaoban.office.issuing.moves import Move
from giaoban.office.own_templates.models import MadeFrom, OwnTemplate, TemplateVersion
from giaoban.office.own_templates.queries import made_from
from giaoban.office.own_templates.queries import visible_to as templates_visible_to
from giaoban.office.registry.series import type_name

_WITHDRAWN = "Mẫu này đã rút. Chọn mẫu khác, hoặc để theo thể thức chung."
_OF_ANOTHER_KIND = "Mẫu này dùng cho loại {}, dự thảo là {}. Chọn mẫu đúng loại, hoặc để theo thể thức chung."


def begin_from_template(actor: Account, template_id: int | None, **facts: Any) -> Draft:
    """`begin_draft`, and the template that it is made from, if any: both or neither. Raises ValidationError at `template`."""
    if template_id is None:
        return begin_draft(actor, **facts)
    with act(actor, "issuing.choose-template") as line:
        draft = begin_draft(actor, **facts)
        version = _version(actor, draft, template_id)
        MadeFrom.objects.create(draft=draft, version=version)
        line.about(draft, template_version=[None, version.pk])
    return draft


def choose_template(actor: Account, draft_id: int, shown: int, template_id: int | None) -> Draft:
    """The draft is made from this template, in the version that holds now; from none, in the form of all papers. Chosen again: nothing."""
    with act(actor, "issuing.choose-template") as line:
        draft = held(actor, draft_id, shown)
        allowed(actor, draft, Move.CORRECT)
        version = _version(actor, draft, template_id) if template_id is not None else None
        before = made_from(draft.pk)
        line.about(draft, template_version=[before.pk if before else None, version.pk if version else None])
        if version == before:
            return draft
        if version is None:
            MadeFrom.objects.filter(draft=draft).delete()
        else:
            MadeFrom.objects.update_or_create(draft=draft, defaults={"version": version})
        move_on(line, draft, shown)
    return draft


def _version(actor: Account, draft: Draft, template_id: int) -> TemplateVersion:
    """The version that holds, of a template for papers of the draft's kind."""
    template: OwnTemplate | None = templates_visible_to(actor).select_for_update().filter(pk=template_id, withdrawn=False).first()
    if template is None:
        raise ValidationError({"template": _WITHDRAWN})
    kind = type_name(draft.kind)
    if template.kind != kind:
        raise ValidationError({"template": _OF_ANOTHER_KIND.format(template.kind, kind)})
    return template.versions.get(number=template.latest)
