"""Who may let others in again."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Role


def may_let_in(actor: Account | None) -> bool:
    """May one make links, take away second factors, end sessions of others? The administrator, and a command at the server's terminal."""
    return actor is None or (actor.is_active and Role.ADMINISTRATOR in actor.roles)
