"""The office of xã Minh Sơn as the tests know it: the same organs and the same people everywhere. All of them are made up."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from giaoban.office.directory.models import Account, Office, Organ, OrganName, Person, Position, RoleHolding
from giaoban.office.directory.visibility import Role

PASSWORD = "mật khẩu của xã"


@dataclass(frozen=True)
class Organs:
    """The organs: the commune's own, and the province's above them."""

    province_committee: Organ  # Tỉnh ủy An Bình
    finance: Organ  # Sở Tài chính
    committee: Organ  # Đảng ủy xã Minh Sơn: whose office this is
    office: Organ  # Văn phòng Đảng ủy
    building: Organ  # Ban Xây dựng Đảng
    inspection: Organ  # Ủy ban Kiểm tra Đảng ủy
    peoples_committee: Organ  # UBND xã
    economy: Organ  # Phòng Kinh tế
    police: Organ  # Công an xã
    front: Organ  # Ủy ban MTTQ
    cell: Organ  # Chi bộ thôn Đồng Mít
    school: Organ  # Trường Tiểu học


@dataclass(frozen=True)
class People:
    """The accounts, one in every role."""

    lan: Account  # Nguyễn Thị Lan, văn thư
    ha: Account  # Hoàng Thu Hà, chuyên viên tổng hợp
    mai: Account  # Trần Thị Mai, chánh văn phòng
    hoa: Account  # Lê Văn Hòa, bí thư
    nam: Account  # Vũ Đình Nam, phó bí thư thường trực
    minh: Account  # Phạm Quang Minh, chủ tịch UBND
    binh: Account  # Đỗ Văn Bình, đầu mối Phòng Kinh tế
    cuong: Account  # Trịnh Văn Cường, đầu mối Công an xã
    sen: Account  # Bùi Thị Sen, đảng ủy viên
    thanh: Account  # Ngô Văn Thành, cán bộ tiếp dân
    yen: Account  # Đặng Thị Yến, kiểm tra nhật ký
    kien: Account  # Phan Văn Kiên, quản trị hệ thống

    def all(self) -> tuple[Account, ...]:
        """Everyone."""
        return tuple(getattr(self, field.name) for field in fields(self))


_ORGANS = {
    # field: name, short, symbol, kind, side, level, ours, parent
    "province_committee": ("Tỉnh ủy An Bình", "Tỉnh ủy", "TU", "party-committee", "party", "province", False, None),
    "finance": ("Sở Tài chính", "STC", "STC", "department", "state", "province", False, None),
    "committee": ("Đảng ủy xã Minh Sơn", "Đảng ủy", "ĐU", "party-committee", "party", "commune", True, "province_committee"),
    "office": ("Văn phòng Đảng ủy", "VPĐU", "VPĐU", "committee-office", "party", "commune", True, "committee"),
    "building": ("Ban Xây dựng Đảng", "BXDĐ", "BXDĐ", "board", "party", "commune", True, "committee"),
    "inspection": ("Ủy ban Kiểm tra Đảng ủy", "UBKT", "UBKTĐU", "inspection-commission", "party", "commune", True, "committee"),
    "peoples_committee": ("Ủy ban nhân dân xã Minh Sơn", "UBND xã", "UBND", "peoples-committee", "state", "commune", True, "committee"),
    "economy": ("Phòng Kinh tế", "", "PKT", "division", "state", "commune", True, "peoples_committee"),
    "police": ("Công an xã Minh Sơn", "Công an xã", "CAX", "police", "state", "commune", True, "committee"),
    "front": ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "MTTQ xã", "MTTQ", "fatherland-front", "front", "commune", True, "committee"),
    "cell": ("Chi bộ thôn Đồng Mít", "", "CB", "party-cell", "cell", "village", True, "committee"),
    "school": ("Trường Tiểu học Minh Sơn", "", "TH", "school", "service", "commune", True, "peoples_committee"),
}
_PEOPLE = {
    # field: full name, title, organ, role, organ of the role
    "lan": ("Nguyễn Thị Lan", "Văn thư", "office", Role.CLERK, None),
    "ha": ("Hoàng Thu Hà", "Chuyên viên tổng hợp", "office", Role.COMPILER, None),
    "mai": ("Trần Thị Mai", "Chánh Văn phòng", "office", Role.CHIEF, None),
    "hoa": ("Lê Văn Hòa", "Bí thư Đảng ủy", "committee", Role.LEADER, None),
    "nam": ("Vũ Đình Nam", "Phó Bí thư Thường trực Đảng ủy", "committee", Role.LEADER, None),
    "minh": ("Phạm Quang Minh", "Chủ tịch UBND xã", "peoples_committee", Role.LEADER, None),
    "binh": ("Đỗ Văn Bình", "Trưởng phòng", "economy", Role.FOCAL_POINT, "economy"),
    "cuong": ("Trịnh Văn Cường", "Trưởng Công an xã", "police", Role.FOCAL_POINT, "police"),
    "sen": ("Bùi Thị Sen", "Đảng ủy viên", "committee", Role.MEMBER, None),
    "thanh": ("Ngô Văn Thành", "Cán bộ tiếp dân", "peoples_committee", Role.RECEPTION_OFFICER, None),
    "yen": ("Đặng Thị Yến", "Ủy viên UBKT", "inspection", Role.AUDITOR, None),
    "kien": ("Phan Văn Kiên", "Công nghệ thông tin", "office", Role.ADMINISTRATOR, None),
}
FOUNDED = dt.date(2025, 7, 1)
_RANKS = {field: rank for rank, field in enumerate(_ORGANS)}


def _levels() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """The organs, those above before those below: rows of one level are written at once."""
    done: set[str | None] = {None}
    left = dict(_ORGANS)
    while left:
        level = [(field, words) for field, words in left.items() if words[-1] in done]
        yield level
        done |= {field for field, _ in level}
        left = {field: words for field, words in left.items() if field not in done}


@cache
def _hashed(password: str) -> str:
    return make_password(password)


@pytest.fixture
def organs(db: None) -> Organs:
    """The organs of the story, with the office set up."""
    made: dict[str, Organ] = {}
    for level in _levels():
        rows = [
            Organ(kind=kind, side=side, level=where, ours=ours, parent=made.get(above or ""), rank=_RANKS[field], valid_from=FOUNDED)
            for field, (_, _, _, kind, side, where, ours, above) in level
        ]
        made |= zip((field for field, _ in level), Organ.objects.bulk_create(rows), strict=True)
    names = ((field, words) for field, words in _ORGANS.items())
    OrganName.objects.bulk_create(
        OrganName(organ=made[field], text=name, short=short, symbol=symbol, valid_from=FOUNDED)
        for field, (name, short, symbol, *_) in names
    )
    Office.objects.create(organ=made["committee"], place="Minh Sơn", term_start=dt.date(2025, 8, 15))
    return Organs(**made)


@pytest.fixture
def people(organs: Organs) -> People:
    """The people of the story, each with an account."""
    rows = _PEOPLE.values()
    persons = Person.objects.bulk_create(Person(full_name=name) for name, *_ in rows)
    Position.objects.bulk_create(
        Position(person=person, organ=getattr(organs, organ), title=title)
        for person, (_, title, organ, *_) in zip(persons, rows, strict=True)
    )
    accounts = Account.objects.bulk_create(
        Account(username=field, person=person, password=_hashed(PASSWORD)) for field, person in zip(_PEOPLE, persons, strict=True)
    )
    RoleHolding.objects.bulk_create(
        RoleHolding(account=account, role=role, organ=getattr(organs, of_organ) if of_organ else None)
        for account, (_, _, _, role, of_organ) in zip(accounts, rows, strict=True)
    )
    made = dict(zip(_PEOPLE, accounts, strict=True))
    return People(**made)


def person_of(account: Account) -> Person:
    """Who an account of the story belongs to."""
    assert account.person is not None
    return account.person


def come_in(client: Client, account: Account) -> None:
    """Sign in as somebody who has just given the password: what asks for it again is content."""
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "username": account.username}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
