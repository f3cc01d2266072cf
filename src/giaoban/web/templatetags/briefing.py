"""What the briefing and ghi nhanh put on the pages of others: `{% load briefing %}{% same_order task %}{% minute_of task %}`."""

from __future__ import annotations

from typing import Any

from django import template

from giaoban.office.directory.models import Account
from giaoban.office.work.briefing_queries import minute_of as minute_with
from giaoban.office.work.models import Task
from giaoban.web.briefing.matches import offer_for

register = template.Library()


@register.inclusion_tag("briefing/same_order.html", takes_context=True)
def same_order(context: template.Context, task: Task) -> dict[str, Any]:
    """Có phải việc đã giao qua điện thoại …? Nothing where nothing is likely. For the page of one draft; a list asks `offers_of`."""
    account = context.get("account")
    offer = offer_for(account, task) if isinstance(account, Account) else None
    return {"offer": offer, "csrf_token": context.get("csrf_token"), "leads_on": True}


@register.inclusion_tag("briefing/minute_of.html", takes_context=True)
def minute_of(context: template.Context, task: Task) -> dict[str, Any]:
    """The briefing in whose minutes an order stands. Nothing for other tasks, nor for who does not sit at that board."""
    account = context.get("account")
    return {"item": minute_with(account, task) if isinstance(account, Account) else None}
