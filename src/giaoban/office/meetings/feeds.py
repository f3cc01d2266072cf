"""Feeds: whose meetings stand in one, and its bytes; the same bytes again as long as nothing changed.

What stands in a feed is what its owner may see today, and of that nothing confidential and no leader's private movement, his own neither:
whoever knows the address reads it. A feed is as it would be made now where its stamp is: the count of changes in the room, the last act
in the directory (names), the day (roles, deputies and names begin and end), what the owner holds; of deadlines, whose changes the room
does not count, how many there are and the sum of their revisions.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import uuid
from collections.abc import Sequence

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from giaoban.office.audit.models import Entry as Act
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality, Kind, sees_some
from giaoban.office.meetings.entries import entries_of
from giaoban.office.meetings.events import Dated, Recurring, events_of
from giaoban.office.meetings.models import Feed, Item, Meeting, MeetingChange, Series, Stamp
from giaoban.office.meetings.queries import visible_to
from giaoban.office.meetings.weeks import NOT_FOR_ALL, Whose, published_entries
from giaoban.office.work.models import HANDED_OUT, IS_OPEN, Assignment
from giaoban.office.work.queries import assignments_visible_to
from giaoban.timing.ical import Event, Todo, calendar_bytes

READ_EVERY = dt.timedelta(hours=1)  # so often it is noted that a feed is still read
BACK, AHEAD = dt.timedelta(days=366), dt.timedelta(days=3 * 366)
_NAMES = Q(subject_kind__gte="directory.", subject_kind__lt="directory/")


def sum_of_token(token: str) -> str:
    """What of a secret address is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_at(token: str) -> Feed | None:
    """The feed of a secret address, without its bytes; None where there is none (any more), or its owner may read no schedule today."""
    kept = sum_of_token(token)
    feed = Feed.objects.select_related("owner").defer("body").filter(token_sha256=kept, revoked_at=None).first()
    if feed is None or not hmac.compare_digest(feed.token_sha256, kept):
        return None
    return feed if feed.owner.is_active and sees_some(feed.owner, Kind.SCHEDULE) else None


def etag_of(feed: Feed) -> str:
    """The tag of a feed's bytes as they are now; they are made anew where something changed."""
    stamp, now = stamp_of(feed), timezone.now()
    if feed.stamp != stamp:
        body = calendar_bytes(name_of(feed), items_of(feed))
        feed.body, feed.etag, feed.stamp = body, hashlib.sha256(body).hexdigest(), stamp
        Feed.objects.filter(pk=feed.pk).update(body=body, etag=feed.etag, stamp=stamp, read_at=now)
    elif feed.read_at is None or now - feed.read_at > READ_EVERY:
        Feed.objects.filter(pk=feed.pk).update(read_at=now)
    return feed.etag


def bytes_of(feed: Feed) -> bytes:
    """The bytes of a feed, after its tag was asked for."""
    return bytes(feed.body)


def stamp_of(feed: Feed) -> str:
    """What the bytes of a feed hang on, in one sum."""
    owner = feed.owner
    changes = Stamp.objects.values_list("changes", flat=True).first()
    names = Act.objects.filter(_NAMES).aggregate(last=Max("pk"))["last"]
    held = sorted(owner.roles), sorted(owner.organ_ids), owner.person_id, feed.revision
    due = _shares(feed).aggregate(Count("pk"), Sum("revision"), Max("pk"), Sum("task__revision")) if feed.with_deadlines else ""
    return hashlib.sha256(repr((changes, names, timezone.localdate(), held, due)).encode()).hexdigest()


def name_of(feed: Feed) -> str:
    """What telephones call the calendar."""
    whose = feed.person or feed.organ
    return f"Lịch công tác: {whose}" if whose else "Lịch công tác chung"


def items_of(feed: Feed) -> list[Event | Todo]:
    """What stands in a feed now."""
    first = timezone.localdate() - BACK
    if feed.scope == Feed.Scope.PUBLIC:
        return [*_published(feed.owner, first)]
    meetings = list(_meetings(feed).filter(day__gte=first))
    changes = MeetingChange.objects.filter(meeting__in=_meetings(feed).order_by().values("pk")).order_by()
    stamps = dict(changes.values_list("meeting").annotate(Max("at")))
    entries = {entry.meeting: entry for entry in entries_of(meetings)}
    dated = [Dated(entries[one.pk], stamps.get(one.pk) or one.created_at, one.series_id, one.slot) for one in meetings]
    return [*events_of(dated, _series(dated), settings.HALF_DAYS), *_todos(feed)]


def _meetings(feed: Feed) -> QuerySet[Meeting]:
    """The meetings of a feed: its owner's to see, and everybody's to read."""
    called = Whose(person=feed.person_id, organ=feed.organ_id).among()
    items = Item.objects.filter(meeting=OuterRef("pk"))
    if feed.person_id is not None:
        duty = Series.people.through.objects.filter(series=OuterRef("series"), person=feed.person_id)
        called |= Q(Exists(items.filter(rapporteur=feed.person_id))) | Q(Exists(duty))
    if feed.organ_id is not None:
        called |= Q(Exists(items.filter(prepared_by=feed.organ_id)))
    return visible_to(feed.owner).filter(called, confidentiality=Confidentiality.OPEN, private=False).order_by("pk")


def _series(dated: Sequence[Dated]) -> dict[int, Recurring]:
    keys = {one.series for one in dated if one.series is not None}
    rows = Series.objects.filter(pk__in=keys).values_list("pk", "uid", "sequence", "rule", "first")
    return {pk: Recurring(str(uid), sequence, rule, first) for pk, uid, sequence, rule, first in rows}


def _published(owner: Account, first: dt.date) -> list[Event]:
    """The open entries of the weeks as they were last published."""
    published = published_entries(owner, first, timezone.localdate() + AHEAD)
    entries = sorted((entry for entry in published if entry.is_for_all), key=lambda entry: entry.meeting)
    still = Meeting.objects.filter(~NOT_FOR_ALL, pk__in=[entry.meeting for entry in entries])  # one put further inside since is not
    stamps = dict(still.order_by().values_list("pk", "created_at"))
    return events_of([Dated(entry, stamps[entry.meeting]) for entry in entries if entry.meeting in stamps], {}, settings.HALF_DAYS)


def _shares(feed: Feed) -> QuerySet[Assignment]:
    """The open shares with a deadline of the person or organ, as far as the owner follows them; nothing confidential."""
    whose = Q(person=feed.person_id) if feed.person_id is not None else Q(organ=feed.organ_id)
    seen = assignments_visible_to(feed.owner).filter(whose & IS_OPEN & HANDED_OUT, task__confidentiality=Confidentiality.OPEN)
    return seen.filter(deadline__isnull=False, done_on=None).order_by("pk")


def _todos(feed: Feed) -> list[Todo]:
    if not feed.with_deadlines:
        return []
    return [
        Todo(
            str(uuid.uuid5(uuid.NAMESPACE_URL, f"giaoban share {share.pk} {share.created_at.isoformat()}")), share.revision - 1,
            share.created_at, share.deadline, f"Hạn: {share.task.title}", share.get_side_display(),
        )
        for share in _shares(feed) if share.deadline is not None
    ]  # fmt: skip
