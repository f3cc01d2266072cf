"""The office of xã Minh Sơn as the tests know it: the same organs and the same people everywhere. All of them are made up."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, fields

import pytest
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


@pytest.fixture
def organs(db: None) -> Organs:
    """The organs of the story, with the office set up."""
    made: dict[str, Organ] = {}
    for rank, (field, (name, short, symbol, kind, side, level, ours, parent)) in enumerate(_ORGANS.items()):
        above = made[parent] if parent else None
        organ = Organ.objects.create(kind=kind, side=side, level=level, ours=ours, parent=above, rank=rank, valid_from=FOUNDED)
        OrganName.objects.create(organ=organ, text=name, short=short, symbol=symbol, valid_from=FOUNDED)
        made[field] = organ
    Office.objects.create(organ=made["committee"], place="Minh Sơn", term_start=dt.date(2025, 8, 15))
    return Organs(**made)


@pytest.fixture
def people(organs: Organs) -> People:
    """The people of the story, each with an account."""
    made: dict[str, Account] = {}
    for field, (name, title, organ, role, of_organ) in _PEOPLE.items():
        person = Person.objects.create(full_name=name)
        Position.objects.create(person=person, organ=getattr(organs, organ), title=title)
        account = Account.objects.create_user(field, PASSWORD, person=person)
        RoleHolding.objects.create(account=account, role=role, organ=getattr(organs, of_organ) if of_organ else None)
        made[field] = account
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
