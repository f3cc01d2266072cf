"""What was seen long ago is cleared away, and so are mails that left or never will."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from giaoban.office.notices.models import Mail, Notice


def clear_seen(before: dt.datetime) -> None:
    """Take away what was seen, sent or discarded before a moment.

    A mail that told of something still unseen stays: without it that would count as untold, and a second mail would be written.
    """
    Notice.objects.filter(read_at__lt=before).delete()
    unseen = Notice.objects.filter(mail=OuterRef("pk"), read_at=None)
    over = Q(state=Mail.State.SENT, sent_at__lt=before) | Q(state=Mail.State.DISCARDED, written_at__lt=before)
    Mail.objects.filter(over).exclude(Exists(unseen)).delete()
