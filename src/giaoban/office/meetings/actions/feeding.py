"""Secret addresses of calendars: made for oneself, seen once, revoked."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.meetings import queries, rules
from giaoban.office.meetings.feeds import sum_of_token
from giaoban.office.meetings.models import Feed

MOST = 20
_OCTETS = 32


def make_feed(
    actor: Account, scope: str, *, person_id: int | None = None, organ_id: int | None = None, with_deadlines: bool = False
) -> tuple[Feed, str]:
    """A new feed of one's own, and its secret, which is kept nowhere. Raises ValidationError where there are too many."""
    with act(actor, "meetings.make-feed") as line:
        require(rules.may_make_feed(actor, scope, person_id, organ_id))
        if queries.feeds_visible_to(actor).filter(revoked_at=None).count() >= MOST:
            raise ValidationError(f"Đã có {MOST} địa chỉ lịch đang dùng. Thu hồi bớt rồi lập thêm.")
        secret = secrets.token_urlsafe(_OCTETS)
        feed = Feed.objects.create(
            owner=actor,
            scope=scope,
            person_id=person_id if scope == Feed.Scope.PERSON else None,
            organ_id=organ_id if scope == Feed.Scope.ORGAN else None,
            with_deadlines=with_deadlines and scope != Feed.Scope.PUBLIC,
            token_sha256=sum_of_token(secret),
        )
        line.about(feed, scope=[None, scope])
    return feed, secret


def revoke_feed(actor: Account, feed_id: int) -> Feed:
    """A feed of one's own answers no more, and its bytes go; revoked already, it stays so."""
    with act(actor, "meetings.revoke-feed") as line:
        feed = queries.feeds_visible_to(actor).select_for_update(of=("self",)).get(pk=feed_id)
        if feed.revoked_at is None:
            revise(line, feed, feed.revision, revoked_at=timezone.now())
            Feed.objects.filter(pk=feed.pk).update(body=b"", etag="", stamp="")
    return feed
