"""What stands around every page: whose office it is, who is signed in, the menu with what waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.functional import SimpleLazyObject

from giaoban.office.audit.kept import Kept
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, Role, sees_some
from giaoban.office.notices.queries import count_unread
from giaoban.office.work.rules import may_enter
from giaoban.web.doors import (
    Rule,
    administrator,
    enters_work,
    holds,
    office_staff,
    reads_papers,
    sees,
    sees_work,
    signed_in,
    takes_papers_in,
)
from giaoban.web.drawing import address


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
        Item("Trình ký", "drafts", sees(Kind.DRAFT)),
        Item("Liên thông", "packages", takes_papers_in),
        Item("Rà soát", "review-queue", office_staff),
        Item("Nhiệm vụ", "tasks", sees_work),
        Item("Giao việc", "hand-out", enters_work),
        Item("Định hướng", "orientations", sees_work),
    ),
    (
        Item("Chương trình", "programmes", sees(Kind.PROGRAMME)),
        Item("Chỉ tiêu, dự án", "indicators", sees(Kind.TARGET)),
        Item("Báo cáo", "reports", sees_work),
        Item("Chế độ báo cáo", "report-duties", sees(Kind.REPORT_DUTY)),
        Item("Việc của đơn vị", "unit-sheets", sees_work),
        Item("Thu thập báo cáo", "collections", sees_work),
        Item("Hội nghị", "meetings", sees(Kind.MEETING)),
        Item("Lịch công tác", "schedule", sees(Kind.SCHEDULE)),
        Item("Giao ban", "briefings", sees_work),
        Item("Hồ sơ họp", "dossiers", sees(Kind.MEETING)),
        Item("Đăng ký nội dung", "registrations", sees(Kind.MEETING)),
        Item("Kiểm tra thể thức", "paper-form", sees(Kind.OWN_TEMPLATE)),
    ),
    (
        Item("Cơ quan, nhân sự", "organs", sees(Kind.DIRECTORY)),
        Item("Ngày nghỉ, ngày làm việc", "days", sees(Kind.DIRECTORY)),
        Item("Tài khoản", "accounts", administrator),
        Item("Hộp thư đi", "outbox", sees(Kind.MAIL)),
        Item("Quy tắc nhắc", "reminder-rules", holds(Role.CHIEF)),
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
        "signed_in": SimpleLazyObject(lambda: signed_in_as(account)) if account else None,
        "menu": menu(request, account) if account else [],
        "search_url": reverse_or_none("search") if account and sees_some(account, Kind.PAPER) else None,
        "quick_url": reverse_or_none("quick-order") if account and may_enter(account) else None,
        "home_url": reverse_or_none("desk"),
        "account_url": reverse_or_none("mfa_index") if account else None,
        "feeds_url": reverse_or_none("own-feeds") if account and sees_some(account, Kind.SCHEDULE) else None,
        "notices_url": reverse_or_none("notices") if account else None,
        "notices_count": SimpleLazyObject(lambda: count_unread(account)) if account else 0,  # parts of pages do not ask
        "sign_out_url": reverse_or_none("account_logout"),
    }


class SignedIn(NamedTuple):
    """Who is signed in, as the top of a page says it."""

    name: str
    position: str


_SIGNED_IN: Kept[SignedIn] = Kept(256, "directory", "access")


def signed_in_as(account: Account) -> SignedIn:
    """The person's name and first position."""
    return _SIGNED_IN.found(account.pk, lambda: SignedIn(account.name, account.position))


def office_name() -> str:
    """The name of the organ whose office this is; empty before it is set up."""
    from giaoban.office.directory.queries import office_name as kept

    return kept()


def menu(request: HttpRequest, account: Account) -> list[list[dict[str, Any]]]:
    """The menu a person sees. What waits is counted by the desk alone: a count on every page would cost every page."""
    groups = [[_entry(request, item) for item in group if item.opens_to(account)] for group in MENU]
    here = [entry for group in groups for entry in group if entry["current"]]
    for entry in sorted(here, key=lambda entry: len(entry["url"]))[:-1]:
        entry["current"] = False  # Giao việc stands below Nhiệm vụ: the nearest is where one is
    return [group for group in groups if group]


def _entry(request: HttpRequest, item: Item) -> dict[str, Any]:
    url = address(item.name)
    here = request.path == url or (url != "/" and request.path.startswith(url))
    return {"label": item.label, "url": url, "current": here, "count": None}


def reverse_or_none(name: str, *keys: int) -> str | None:
    """The address of a name; None where its room does not stand yet."""
    try:
        return address(name, *keys)
    except NoReverseMatch:
        return None
