"""What others may ask of notices and the outbox."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.notices import rules
from giaoban.office.notices.models import Mail, MailAddress, Notice, Outbox, ReminderRule, Wish

MORNING = dt.time(7)  # local; before it no daily mail and no digest
COUNTED = 100  # of what is new no more is counted: it is asked on every page


def notices_visible_to(account: Account) -> QuerySet[Notice]:
    """A person's notices, the latest first."""
    return Notice.objects.filter(account_id=account.pk).order_by("-pk") if account.is_active else Notice.objects.none()


def unread(account: Account) -> QuerySet[Notice]:
    """What is new to a person."""
    return notices_visible_to(account).filter(read_at=None)


def count_unread(account: Account) -> int:
    """How much is new to a person, counted up to 100. One query on an index of its own."""
    return unread(account)[:COUNTED].count()


def mails_visible_to(account: Account) -> QuerySet[Mail]:
    """The mails of the outbox, the latest first."""
    return Mail.objects.order_by("-pk") if rules.may_keep_outbox(account) else Mail.objects.none()


def reminder_rules() -> QuerySet[ReminderRule]:
    """The rules of reminding in the order of days: before, on, after the deadline, then weekly. They hold nothing that is not for all."""
    return ReminderRule.objects.order_by("weekday", "days", "pk")


def address_of(account_id: int) -> MailAddress:
    """Where mail for an account goes; one that nobody has said yet has no key and is empty."""
    return MailAddress.objects.filter(account_id=account_id).first() or MailAddress(account_id=account_id, revision=0)


def outbox() -> Outbox:
    """The outbox; one that nobody has opened yet has no key and is closed."""
    return Outbox.objects.order_by("pk").first() or Outbox(revision=0)


def due_mails(now: dt.datetime) -> QuerySet[Mail]:
    """Mails that may leave now, also those that a killed worker left half sent."""
    left = Q(state=Mail.State.SENDING, lease_until__lt=now)
    return Mail.objects.filter(Q(state=Mail.State.WAITING, not_before__lte=now) | left).order_by("not_before", "pk")


def to_be_written_to(now: dt.datetime) -> QuerySet[MailAddress]:
    """The addresses to which a mail has to be written: something unread of which no mail has told, no mail that has not left yet."""
    untold = Notice.objects.filter(account=OuterRef("account"), read_at=None, mail=None)
    unsent = Mail.objects.filter(account=OuterRef("account"), state__in=Mail.UNSENT)
    wanted = MailAddress.objects.filter(account__is_active=True).exclude(address="").exclude(wish=Wish.NONE)
    return _wanted_now(wanted, now).filter(Exists(untold), ~Exists(unsent)).order_by("pk")


def _wanted_now(addresses: QuerySet[MailAddress], now: dt.datetime) -> QuerySet[MailAddress]:
    """Those who want one mail a day want it in the morning, and no second one that day."""
    local = timezone.localtime(now)
    if local.time() < MORNING:
        return addresses.filter(wish=Wish.EACH)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Mail.objects.filter(account=OuterRef("account"), written_at__gte=midnight).exclude(state=Mail.State.DISCARDED)
    return addresses.filter(Q(wish=Wish.EACH) | ~Exists(today))
