"""Entering papers in the register of what came in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from giaoban.office.registry import actions

Register = Callable[..., Any]


def can_register() -> bool:
    """Are there registers to enter papers in?"""
    return _register() is not None


def register(account: Any, paper_id: int) -> Any:
    """Give a paper its số đến; the row of the register."""
    action = _register()
    if action is None:
        raise LookupError("no register stands yet")
    return action(account, paper_id)


def _register() -> Register | None:
    return getattr(actions, "register_incoming", None)
