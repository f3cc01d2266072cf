"""Where organs are reached, and whether packages are taken in by themselves."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.codes import set_exchange_code
from giaoban.office.directory.models import Account, Organ
from giaoban.office.exchange import queries, rules, ways
from giaoban.office.exchange.models import Contact, Post

_NO_ADDRESS = "Ghi một địa chỉ thư điện tử không dấu, ví dụ vanthu@minhson.vn."


def set_contact(actor: Account, organ_id: int, shown: int, *, code: str, email: str) -> Organ:
    """Say by which code and at which address an organ is reached; empty: not that way. Raises ValidationError, Conflict."""
    email = email.strip()
    with act(actor, "exchange.set-contact") as line:
        require(rules.may_keep_contacts(actor))
        if email:
            _is_address(email)
        organ = set_exchange_code(actor, organ_id, shown, code)
        before = Contact.objects.filter(organ=organ).values_list("email", flat=True).first() or ""
        Contact.objects.update_or_create(organ=organ, defaults={"email": email})
        line.about(organ, email=[before, email])
    return organ


def _is_address(email: str) -> None:
    try:
        validate_email(email if email.isascii() else "")  # few servers carry letters with marks in an address
    except ValidationError as error:
        raise ValidationError({"email": _NO_ADDRESS}) from error


def switch_post(actor: Account, *, to_open: bool, shown: int) -> Post:
    """Have packages taken in by themselves, on behalf of who says so, or no longer. `shown` is 0 where the post was never opened.

    Raises ValidationError where the operator has not said where packages come in.
    """
    with act(actor, f"exchange.{'open' if to_open else 'close'}-post") as line:
        require(rules.may_keep_post(actor))
        if to_open and not ways.is_set():
            raise ValidationError(ways.OFF)
        Post.objects.get_or_create(pk=1)
        post = Post.objects.select_for_update(of=("self",)).get(pk=1)
        revise(line, post, shown or 1, is_open=to_open, opened_by=actor if to_open else post.opened_by)
    return post


def note_error(words: str) -> None:
    """Write down why nothing goes or comes at the moment; empty when it does again. No act of anybody's: it is how the disk stands."""
    if queries.post().error != words:
        Post.objects.get_or_create(pk=1)
        Post.objects.filter(pk=1).update(error=words[:300])
