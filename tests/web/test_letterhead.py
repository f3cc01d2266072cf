"""The heading of what the office prints by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.models import Office
from giaoban.web.letterhead import letterhead
from tests.people import Organs

pytestmark = pytest.mark.django_db


def test_paper_of_the_office_stands_below_its_committee(organs: Organs) -> None:
    head = letterhead(dt.date(2026, 2, 3), of_the_office=True, about="V/v báo cáo số liệu")

    assert head == {
        "party": True,
        "above": "ĐẢNG ỦY XÃ MINH SƠN",
        "issuer": "VĂN PHÒNG",
        "about": "V/v báo cáo số liệu",
        "place_date": "Minh Sơn, ngày 03 tháng 02 năm 2026",
    }


def test_paper_of_the_committee_bears_its_name_alone(organs: Organs) -> None:
    Office.objects.update(organ=organs.peoples_committee, place="")

    head = letterhead(dt.date(2026, 11, 16))

    assert (head["party"], head["above"], head["issuer"]) == (False, "", "ỦY BAN NHÂN DÂN XÃ MINH SƠN")
    assert head["place_date"] == "ngày 16 tháng 11 năm 2026"
