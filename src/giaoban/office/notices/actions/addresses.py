"""Where mail for a person goes, and how often."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from giaoban.office.audit.acts import CHANGED, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.notices.actions.outbox import discard_unsent
from giaoban.office.notices.models import MailAddress, Wish
from giaoban.office.notices.rules import may_set_address

_IS_ADDRESS = EmailValidator("Địa chỉ thư chưa đúng, cần như lan@minhson.vn.")
# Letters beyond ASCII and quoted names are addresses too, but few servers take them, and one that does not would stop the whole outbox.
_PLAIN = re.compile(r"[!#-~]+")
_LONGEST = 254  # RFC 5321


def set_address(actor: Account, account_id: int, *, address: str, wish: str, shown: int) -> MailAddress:
    """Set the address of an account, empty for none, and how often mail is wanted; `shown` is 0 where none was set yet.

    A mail that waits for the address before is not sent; what it would have told is told at the new one.
    """
    with act(actor, "notices.set-address") as line:
        require(may_set_address(actor, account_id))
        address = _checked(address.strip())
        if wish not in set(Wish):
            raise ValidationError({"wish": "Chọn một cách gửi thư trong danh sách."})
        values = {"address": address, "wish": wish}
        kept, made = MailAddress.objects.select_for_update().get_or_create(account_id=account_id, defaults=values)
        if made:
            line.about(kept, address=CHANGED, wish=[None, wish])
        else:
            before = (kept.address, kept.wish)
            revise(line, kept, shown, **values)
            if before != (address, wish):
                discard_unsent(account_id)
    return kept


def _checked(address: str) -> str:
    """Raises ValidationError for what is no address."""
    try:
        if address:
            _IS_ADDRESS(address if _PLAIN.fullmatch(address) else "")
    except ValidationError as error:
        raise ValidationError({"address": error.messages}) from error
    if len(address) > _LONGEST:
        raise ValidationError({"address": f"Địa chỉ dài quá {_LONGEST} ký tự."})
    return address
