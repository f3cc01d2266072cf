"""The demo's drafts are made by the same acts as in any office, one at each stretch of the way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.issuing import load_issuing
from giaoban.demo.load import set_up_office
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import queries
from giaoban.office.issuing.models import Draft, Opinion, Recipient, Return

pytestmark = pytest.mark.django_db


def test_demo_has_a_draft_at_each_stretch_of_the_way(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path
    accounts, organs = set_up_office()

    load_issuing(accounts, organs, timezone.localdate())

    assert Counter(Draft.objects.values_list("state", flat=True)) == Counter(
        drafting=2, consulting=1, checking=1, submitted=2, returned=1, signed=1, issued=1
    )
    assert list(Opinion.objects.order_by("pk").values_list("answer", flat=True)) == ["", "other", ""]
    assert Return.objects.exclude(photo=None).get().draft.versions.count() == 2
    assert Recipient.objects.exclude(acknowledged_at=None).count() == 1
    personnel = Draft.objects.get(confidentiality=Confidentiality.RESTRICTED)
    assert sorted(name for name, account in accounts.items() if queries.visible_to(account).filter(pk=personnel.pk).exists()) == [
        "hoa",
        "thu",
    ]
