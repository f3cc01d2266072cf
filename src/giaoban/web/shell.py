"""What stands around every page: whose office it is, who is signed in, the menu with what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Role, sees_some
from giaoban.office.work.rules import may_enter
from giaoban.web.doors import Rule, administrator, holds, office_staff, reads_papers, sees, signed_in, takes_papers_in


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the menu: its words, the address's name, who sees it."""

    label: str
    name: str
    opens_to: Rule


MENU: tuple[tuple[Item, ...], ...] = (
    (
        Item("Việc cần xử lý", "desk", signed_in),
        Item("Chờ ý kiến", "to-answer", holds(Role.LEADER)),
        Item("Phân văn", "triage", office_staff),
        Item("Đưa văn bản vào", "take-in", takes_papers_in),
        Item("Văn bản đến", "incoming", reads_papers),
        Item("Văn bản đi", "outgoing", reads_papers),
        Item("Rà soát", "review-queue", office_staff),
        Item("Giao ban", "briefings", sees(Kind.WORK)),
    ),
    (
        Item("Cơ quan, nhân sự", "organs", sees(Kind.DIRECTORY)),
        Item("Tài khoản", "accounts", administrator),
        Item("Nhật ký", "audit-log", holds(Role.AUDITOR)),
    ),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of every template; a page of an error may have no user."""
    user = getattr(request, "user", None)
    account = user if isinstance(user, Account) else None
    return {
        "office_name": office_name(),
        "account": account,
        "menu": menu(request, account) if account else [],
        "search_url": reverse_or_none("search") if account and sees_some(account, Kind.PAPER) else None,
        "quick_url": reverse_or_none("quick-order") if account and may_enter(account) else None,
        "home_url": reverse_or_none("desk"),
        "account_url": reverse_or_none("mfa_index") if account else None,
        "notices_url": None,
        "notices_count": 0,
        "sign_out_url": reverse_or_none("account_logout"),
    }


def office_name() -> str:
    """The name of the organ whose office this is; empty before it is set up."""
    from giaoban.office.directory.queries import office_name as kept

    return kept()


def menu(request: HttpRequest, account: Account) -> list[list[dict[str, Any]]]:
    """The menu a person sees. What waits is counted by the desk alone: a count on every page would cost every page."""
    groups = [[item for item in group if item.opens_to(account) and reverse_or_none(item.name)] for group in MENU]
    return [[_entry(request, item) for item in group] for group in groups if group]


def _entry(request: HttpRequest, item: Item) -> dict[str, Any]:
    url = reverse(item.name)
    here = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": item.label, "url": url, "current": here, "count": None}


def reverse_or_none(name: str, *args: object) -> str | None:
    """The address of a name; None where its room does not stand yet."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
