"""The demo's collection is made by the same acts as in any office: who is missing, and the one odd figure, are there to see."""

from __future__ import annotations

import pytest
from django.utils import timezone

from giaoban.demo.collection import ASKED, load_collection
from giaoban.demo.load import set_up_office
from giaoban.office.registry.models import Paper
from giaoban.office.work import actions
from giaoban.office.work.collecting.totals import compiled, missing
from giaoban.office.work.models import Collection, Reply

pytestmark = pytest.mark.django_db


def test_demo_collects_from_28_chi_bo_and_six_are_missing() -> None:
    accounts, organs = set_up_office()
    Paper.objects.create(number=ASKED, type="CV", subject="về việc báo cáo số liệu đảng viên", entered_by=accounts["lan"])

    load_collection(accounts, organs, timezone.localdate())

    collection = Collection.objects.get()
    shares, replies = actions.reporters(collection.task), list(collection.replies.all())
    assert (len(shares), len(replies), len(missing(shares, replies))) == (28, 22, 6)
    assert {reply.way for reply in replies} == set(Reply.Way)
    members = compiled(collection, shares, replies)[0].totals[0]
    assert [(str(one.share), one.value, one.cell) for one in members.said if one.odd] == [("Chi bộ thôn Hợp Nhất", "1250", "Biểu!C7")]
