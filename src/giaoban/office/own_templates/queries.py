"""What others may ask of templates."""

from __future__ import annotations

from django.db.models import QuerySet

from giaoban.office.directory.models import Account
from giaoban.office.own_templates.models import MadeFrom, OwnTemplate, TemplateVersion
from giaoban.office.own_templates.rules import may_keep, may_see
from giaoban.writing.own_template import filled
from giaoban.writing.own_template_fields import left_out
from giaoban.writing.paper import Paper


def visible_to(account: Account) -> QuerySet[OwnTemplate]:
    """The templates that the person may use; those that were withdrawn, for who keeps them."""
    if not may_see(account):
        return OwnTemplate.objects.none()
    return OwnTemplate.objects.all() if may_keep(account) else OwnTemplate.objects.filter(withdrawn=False)


def for_kind(account: Account, kind: str) -> QuerySet[OwnTemplate]:
    """The templates in use for papers of a kind."""
    return visible_to(account).filter(kind=kind or "Công văn", withdrawn=False)


def versions_of(template: OwnTemplate) -> QuerySet[TemplateVersion]:
    """Every version, the newest first, without its bytes."""
    return template.versions.defer("data").select_related("by__person")


def filled_with(template: OwnTemplate, paper: Paper, number: int | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The template (its version `number`, else the one that holds) with the paper's words; and what the paper says that found no place.

    Raises NotATemplate where this release lets a version in no more.
    """
    version = template.versions.get(number=number or template.latest)
    return filled_version(version, paper), without_place(version, paper)


def made_from(draft_id: int) -> TemplateVersion | None:
    """The version from which a draft is made, without its bytes; asked for by who was found to see the draft."""
    row = MadeFrom.objects.filter(draft=draft_id).select_related("version__template").defer("version__data").first()
    return row.version if row else None


def filled_version(version: TemplateVersion, paper: Paper) -> bytes:
    """A version with the paper's words. Raises NotATemplate where this release lets it in no more."""
    return filled(bytes(version.data), paper)


def without_place(version: TemplateVersion, paper: Paper) -> tuple[str, ...]:
    """What the paper says that a version has no field for, by the names of the fields."""
    return left_out(paper, frozenset(version.fields))
