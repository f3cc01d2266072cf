"""A small office of xã Minh Sơn to be backed up: `python -m tests.keeping.office` fills the one that GIAOBAN_DATA names."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.office.directory.models import Account


def fill() -> None:
    """People, papers with originals, a register with a cancelled number, acts that are sealed, a job, an app for signing in."""
    from django.core.management import call_command
    from django.utils import timezone

    from giaoban.office.audit.seal import seal_entries
    from giaoban.office.jobs.actions import put_down
    from giaoban.office.jobs.models import Job, State

    call_command("migrate", interactive=False, verbosity=0)
    take_in(people())
    # Done: one that waits would be found to wait too long whenever the backup is restored.
    Job.objects.filter(pk=put_down("read-file", "read-1", file=1).pk).update(state=State.DONE, done_at=timezone.now())
    seal_entries()


def people() -> Account:
    """The office, and its clerk, who signs in with an app."""
    from allauth.mfa.models import Authenticator

    from giaoban.office.directory.models import Account, Office, Organ, OrganName, Person, RoleHolding

    organ = Organ.objects.create(kind="party-committee", side="party", level="commune", ours=True, valid_from=dt.date(2025, 7, 1))
    OrganName.objects.create(organ=organ, text="Đảng ủy xã Minh Sơn", symbol="ĐU", valid_from=dt.date(2025, 7, 1))
    Office.objects.create(organ=organ, place="Minh Sơn")
    lan = Account.objects.create_user("lan", "mật khẩu của xã", person=Person.objects.create(full_name="Nguyễn Thị Lan"))
    RoleHolding.objects.create(account=lan, role="clerk")
    Authenticator.objects.create(user=lan, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return lan


def take_in(lan: Account) -> None:
    """Two papers with their numbers, and a number that was cancelled."""
    from giaoban.office.audit.acts import act, revise
    from giaoban.office.registry import store
    from giaoban.office.registry.models import Direction, File, NumberSeries, Paper, Part, RegisterEntry

    day = dt.date(2026, 11, 2)
    series = NumberSeries.objects.create(direction=Direction.IN, scope="year", start=dt.date(2026, 1, 1), next=4)
    for number in (1, 2):
        content = f"Công văn số {number} về tiến độ giải ngân\n".encode()
        file = File.objects.create(sha256=store.keep(content), size=len(content), media_type="text/plain")
        paper = Paper.objects.create(
            stage="ready", type="CV", number=f"{number}/STC-ĐT", subject="V/v đẩy nhanh giải ngân", issuer_text="Sở Tài chính",
            date=dt.date(2026, 11, number), received_on=day, entered_by=lan,
        )  # fmt: skip
        Part.objects.create(paper=paper, file=file, name=f"cong-van-{number}.txt")
        RegisterEntry.objects.create(series=series, number=number, paper=paper, on=day, receivers="Văn phòng")
        with act(lan, "registry.sort-paper") as line:
            revise(line, paper, 1, sorting="to-do")
    at = dt.datetime(2026, 11, 2, 2, 0, 0, 123456, dt.UTC)
    RegisterEntry.objects.create(series=series, number=3, on=day, cancelled_at=at, cancel_reason="Ghi nhầm")


def counts() -> dict[str, int]:
    """How many rows each kept table has, but for the acts of keeping itself."""
    from django.apps import apps

    from giaoban.keeping.archive import kept_models
    from giaoban.office.audit.models import Entry

    found = {model._meta.label_lower: model._base_manager.count() for model in kept_models(apps)}
    found["audit.entry"] = Entry.objects.exclude(verb__startswith="keeping.").count()
    return {label: count for label, count in found.items() if count}


def main() -> None:
    """Fill the office, or with an argument print what it holds."""
    import sys

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "giaoban.site.settings")
    import django

    django.setup()
    if sys.argv[1:] == ["counts"]:
        import json

        print(json.dumps(counts(), sort_keys=True))
    else:
        fill()


if __name__ == "__main__":
    main()
