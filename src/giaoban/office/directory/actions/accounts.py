"""Accounts: made by the administrator, switched off and on; roles from a day to a day. How their owners come in is `access`."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import in_order, said
from giaoban.office.directory.models import Account, Organ, Person, RoleHolding
from giaoban.office.directory.visibility import Role

_LAST_ADMINISTRATOR = "Phải còn ít nhất một người quản trị hệ thống đang hoạt động."


def create_account(actor: Account, *, username: str, person_id: int | None = None) -> Account:
    """An account without a password: its owner sets one with a one-time link."""
    with act(actor, "directory.create-account") as line:
        require(rules.may_keep_accounts(actor))
        name = said(username, "username", "Ghi tên đăng nhập.")
        if Account.objects.filter(username__iexact=name).exists():
            raise ValidationError({"username": "Đã có tài khoản với tên đăng nhập này."})
        person = Person.objects.get(pk=person_id) if person_id else None
        if person is not None and Account.objects.filter(person=person).exists():
            raise ValidationError({"person_id": "Người này đã có tài khoản."})
        account = Account.objects.create_user(name, person=person)
        line.about(account, username=[None, name], person=[None, person_id])
    return account


def give_role(
    actor: Account,
    account_id: int,
    *,
    role: str,
    organ_id: int | None = None,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
) -> RoleHolding:
    """A role beside those the account has; a focal point's is one of a unit."""
    with act(actor, "directory.give-role") as line:
        require(rules.may_keep_accounts(actor))
        account = queries.accounts_visible_to(actor).get(pk=account_id)
        if role not in set(Role):
            raise ValidationError({"role": "Chọn một vai trò trong danh sách."})
        if (role == Role.FOCAL_POINT) != (organ_id is not None):
            needed = role == Role.FOCAL_POINT
            raise ValidationError({"organ_id": "Chọn đơn vị của đầu mối." if needed else "Chỉ đầu mối đơn vị mới ghi đơn vị."})
        in_order(valid_from, valid_to)
        organ = Organ.objects.get(pk=organ_id) if organ_id else None
        holding = RoleHolding.objects.create(account=account, role=role, organ=organ, valid_from=valid_from, valid_to=valid_to)
        line.about(holding, account=account.pk, role=[None, role], organ=organ_id, valid_from=valid_from, valid_to=valid_to)
    return holding


def end_role(actor: Account, holding_id: int, *, last_day: dt.date) -> RoleHolding:
    """A role is held to a day and no longer."""
    with act(actor, "directory.end-role") as line:
        require(rules.may_keep_accounts(actor))
        holding = RoleHolding.objects.select_for_update().get(pk=holding_id, account__in=queries.accounts_visible_to(actor))
        in_order(holding.valid_from, last_day)
        line.about(holding, account=holding.account_id, valid_to=[holding.valid_to, last_day])
        holding.valid_to = last_day
        holding.save(update_fields=["valid_to"])
        if holding.role == Role.ADMINISTRATOR:
            _somebody_stays(last_day + dt.timedelta(days=1))
    return holding


def switch_account(actor: Account, account_id: int, *, active: bool) -> Account:
    """Switch an account off, which ends its sessions, or on again."""
    with act(actor, "directory.switch-account") as line:
        require(rules.may_keep_accounts(actor))
        account = queries.accounts_visible_to(actor).select_for_update().get(pk=account_id)
        line.about(account, is_active=[account.is_active, active])
        Account.objects.filter(pk=account_id).update(is_active=active)
        account.is_active = active
        if not active:
            _somebody_stays(timezone.localdate())
    return account


def _somebody_stays(day: dt.date) -> None:
    """Nobody locks the last administrator out."""
    left = RoleHolding.objects.filter(RoleHolding.on(day), role=Role.ADMINISTRATOR, account__is_active=True)
    if not left.exists():
        raise ValidationError(_LAST_ADMINISTRATOR)
