"""A process that sends what waits in the outbox and may be killed while it does: `python -m tests.office.notices.killed FOLDER [LATER]`.

LATER is how many seconds after now it says it is: leases of whoever was killed before are over then.
"""

from __future__ import annotations

import os
import sys

NAME = "tests.office.notices.killed"


def main(folder: str, later: str = "0") -> None:
    """Send what waits; the first time there is something to be told."""
    import datetime as dt

    os.environ |= {"GIAOBAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.utils import timezone

    from giaoban.office.directory.models import Account
    from giaoban.office.notices.actions import tell, write_mails
    from giaoban.office.notices.models import MailAddress, Outbox
    from giaoban.office.notices.sending import send_waiting

    binh, made = Account.objects.get_or_create(username="binh")
    if made:
        MailAddress.objects.create(account=binh, address="binh@minhson.vn")
        Outbox.objects.create(is_open=True)
        tell([binh.pk], kind="work.assigned", subject=None, title="Việc", reason="Được giao", key="1")
        write_mails()
    print(send_waiting(timezone.now() + dt.timedelta(seconds=int(later))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
