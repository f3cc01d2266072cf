"""The organs of xã Minh Sơn as its office's directory holds them, with those above it that write to it."""

from __future__ import annotations

from datetime import date

from giaoban.office.directory.matching import Group, Home, Known, Matcher, Seat

SINCE = date(2025, 7, 1)
VILLAGES = ("Đồng Cao", "Khe Lim", "Trại Mới", "Gò Sim", "Bến Cốc")

PARTY, BOARD, LEADERS, OFFICE, BUILDING, INSPECTION = 1, 2, 3, 4, 5, 6
COUNCIL, COUNCIL_LEADERS, PEOPLE, PEOPLE_OFFICE, ECONOMY, CULTURE, SERVICE = 11, 12, 13, 14, 15, 16, 17
FRONT, YOUTH, WOMEN, FARMERS, POLICE, MILITARY = 21, 22, 23, 24, 25, 26
CELLS = dict(zip(VILLAGES, range(31, 36), strict=True))
THON = dict(zip(VILLAGES, range(41, 46), strict=True))
SCHOOL_PARTY = 51
PROVINCE_PARTY, PROVINCE_LEADERS, PROVINCE_OFFICE, PROVINCE_PEOPLE, PROVINCE_POLICE, PROVINCE_ORGANISATION, FINANCE = range(61, 68)
NEIGHBOUR, OLD_COMMUNE = 71, 72

SECRETARY, CHIEF, CLERK, CHAIRMAN, DEPUTY_1, DEPUTY_2, DEPUTY_SECRETARY = range(101, 108)


HOME = Home(PARTY, ("Đảng ủy xã Minh Sơn", "Tỉnh ủy An Bình"))
BODIES = Group(1, ("Các cơ quan, đơn vị của xã", "Các cơ quan, phòng, ban của xã"))

# id, name, symbol, kind, level, whose unit it is, is it one of the commune's bodies
_COMMUNE: tuple[tuple[int, str, str, str, int | None, bool], ...] = (
    (PARTY, "Đảng ủy xã Minh Sơn", "ĐU", "party-committee", None, False),
    (BOARD, "Ban Thường vụ Đảng ủy xã Minh Sơn", "", "permanent-leaders", PARTY, False),
    (LEADERS, "Thường trực Đảng ủy xã Minh Sơn", "", "permanent-leaders", PARTY, False),
    (OFFICE, "Văn phòng Đảng ủy xã Minh Sơn", "VPĐU", "committee-office", PARTY, True),
    (BUILDING, "Ban Xây dựng Đảng", "BXDĐ", "board", PARTY, True),
    (INSPECTION, "Ủy ban Kiểm tra Đảng ủy xã Minh Sơn", "UBKTĐU", "board", PARTY, True),
    (COUNCIL, "Hội đồng nhân dân xã Minh Sơn", "HĐND", "peoples-council", None, False),
    (COUNCIL_LEADERS, "Thường trực Hội đồng nhân dân xã Minh Sơn", "", "permanent-leaders", COUNCIL, False),
    (PEOPLE, "Ủy ban nhân dân xã Minh Sơn", "UBND", "peoples-committee", None, False),
    (PEOPLE_OFFICE, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Minh Sơn", "", "committee-office", PEOPLE, True),
    (ECONOMY, "Phòng Kinh tế", "", "division", PEOPLE, True),
    (CULTURE, "Phòng Văn hóa - Xã hội", "", "division", PEOPLE, True),
    (SERVICE, "Trung tâm Phục vụ hành chính công xã Minh Sơn", "", "service-unit", PEOPLE, False),
    (FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "", "fatherland-front", None, True),
    (YOUTH, "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Minh Sơn", "", "mass-organisation", None, False),
    (WOMEN, "Hội Liên hiệp Phụ nữ xã Minh Sơn", "", "mass-organisation", None, False),
    (FARMERS, "Hội Nông dân xã Minh Sơn", "", "mass-organisation", None, False),
    (POLICE, "Công an xã Minh Sơn", "", "police", None, False),
    (MILITARY, "Ban Chỉ huy Quân sự xã Minh Sơn", "", "military", None, False),
    (SCHOOL_PARTY, "Đảng ủy Trường Trung học phổ thông Minh Sơn", "", "party-committee", PARTY, False),
)
_PROVINCE: tuple[tuple[int, str, str, str], ...] = (
    (PROVINCE_PARTY, "Tỉnh ủy An Bình", "TU", "party-committee"),
    (PROVINCE_LEADERS, "Thường trực Tỉnh ủy An Bình", "", "permanent-leaders"),
    (PROVINCE_OFFICE, "Văn phòng Tỉnh ủy An Bình", "", "committee-office"),
    (PROVINCE_PEOPLE, "Ủy ban nhân dân tỉnh An Bình", "UBND", "peoples-committee"),
    (PROVINCE_POLICE, "Công an tỉnh An Bình", "", "police"),
    (PROVINCE_ORGANISATION, "Ban Tổ chức Tỉnh ủy An Bình", "", "board"),
    (FINANCE, "Sở Tài chính", "STC", "department"),
)


def _since(name: str) -> tuple[tuple[str, date | None, date | None], ...]:
    return ((name, SINCE, None),)


def known() -> list[Known]:
    """Every organ, with the names it bore."""
    return [
        *(
            Known(i, _since(name), (symbol,) if symbol else (), kind, "commune", (BODIES.group_id,) if in_group else (), parent, ours=True)
            for i, name, symbol, kind, parent, in_group in _COMMUNE
        ),
        *(Known(CELLS[v], _since(f"Chi bộ thôn {v}"), (), "party-cell", "village", parent_id=PARTY, ours=True) for v in VILLAGES),
        *(Known(THON[v], _since(f"Thôn {v}"), (), "village", "village", parent_id=PEOPLE, ours=True) for v in VILLAGES),
        *(Known(i, _since(name), (symbol,) if symbol else (), kind, "province") for i, name, symbol, kind in _PROVINCE),
        Known(NEIGHBOUR, _since("Ủy ban nhân dân xã Tân Lập"), (), "peoples-committee", "commune"),
        Known(OLD_COMMUNE, (("Đảng ủy xã Đồng Cao", None, date(2025, 6, 30)),), (), "party-committee", "commune", ours=True),
    ]


def seats() -> list[Seat]:
    return [
        Seat(201, SECRETARY, "Lê Văn Hòa", PARTY, "Bí thư Đảng ủy", SINCE),
        Seat(202, DEPUTY_SECRETARY, "Hoàng Thị Thu", PARTY, "Phó Bí thư Thường trực", SINCE),
        Seat(203, CHAIRMAN, "Phạm Quang Minh", PARTY, "Phó Bí thư", SINCE),
        Seat(204, CHAIRMAN, "Phạm Quang Minh", PEOPLE, "Chủ tịch", SINCE),
        Seat(205, DEPUTY_1, "Vũ Đức Thịnh", PEOPLE, "Phó Chủ tịch", SINCE),
        Seat(206, DEPUTY_2, "Nguyễn Thị Hải", PEOPLE, "Phó Chủ tịch", SINCE),
        Seat(207, CHIEF, "Trần Thị Mai", OFFICE, "Chánh Văn phòng", SINCE),
        Seat(208, CLERK, "Nguyễn Thị Lan", OFFICE, "Văn thư", SINCE),
    ]


def matcher(learnt: dict[str, tuple[int, ...]] | None = None) -> Matcher:
    return Matcher(known(), HOME, [BODIES], seats(), learnt)
