"""The demo's packages are sent and taken in by the same acts as in any office."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from giaoban.demo.exchange import load_exchange
from giaoban.demo.load import set_up_office
from giaoban.demo.parcels import load_parcels
from giaoban.edxml.message import ARRIVED, RECEIVED
from giaoban.edxml.transport import IN, OUT, REFUSED
from giaoban.office.exchange.models import AskedBack, Package, Parcel

pytestmark = pytest.mark.django_db


def test_demo_has_a_letter_asked_back_and_packages_to_look_at(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR, settings.EXCHANGE = tmp_path / "files", str(tmp_path / "lien-thong")
    accounts, organs = set_up_office()
    load_exchange(accounts, organs)

    load_parcels(accounts, organs, timezone.localdate())

    told = {str(parcel.recipient): parcel.status for parcel in Parcel.objects.select_related("recipient__organ")}
    assert told == {"Tỉnh ủy An Bình": RECEIVED, "Sở Tài chính": ARRIVED}
    asked = AskedBack.objects.get()
    assert str(asked.parcel.recipient) == "Sở Tài chính"
    assert asked.sent_at is not None
    assert Counter(Package.objects.values_list("state", flat=True))[Package.State.HELD] == 1
    assert Package.objects.filter(state=Package.State.REFUSED).count() == 1
    folder = tmp_path / "lien-thong"
    assert len(list((folder / OUT).iterdir())) == 3  # two letters, and what asks one of them back
    assert [file.name for file in (folder / IN).iterdir()] == ["cong-van-214.edxml"]
    assert any((folder / REFUSED).iterdir())


def test_demo_without_a_folder_for_packages_has_none(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR, settings.EXCHANGE = tmp_path, ""
    accounts, organs = set_up_office()
    load_exchange(accounts, organs)

    load_parcels(accounts, organs, timezone.localdate())

    assert not Parcel.objects.exists()
