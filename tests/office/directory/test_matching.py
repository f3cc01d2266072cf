"""Units as papers name them, and the organs of the directory that they are."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from giaoban.office.directory.matching import Home, Known, Match, Matcher, Paper, Unknown
from tests.office.directory import commune as c

MATCHER = c.matcher()
DAY = date(2026, 11, 2)
PARTY = Paper("ĐẢNG ỦY XÃ MINH SƠN", "ĐẢNG BỘ TỈNH AN BÌNH", day=DAY)
PARTY_OFFICE = Paper("VĂN PHÒNG", "ĐẢNG ỦY XÃ MINH SƠN", day=DAY)
PEOPLE = Paper("ỦY BAN NHÂN DÂN\nXÃ MINH SƠN", day=DAY)
PROVINCE = Paper("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", day=DAY)
PROVINCE_PARTY = Paper("TỈNH ỦY AN BÌNH", day=DAY)
TO_ALL = Paper("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", day=DAY, to_all=True)
DEPARTMENT = Paper("SỞ Y TẾ", "UBND TỈNH AN BÌNH", day=DAY)
MINISTRY = Paper("BỘ Y TẾ", day=DAY)
NEIGHBOUR = Paper("ỦY BAN NHÂN DÂN XÃ TÂN LẬP", day=DAY)
LOST = Paper(None, day=DAY)
CELLS, THON = tuple(c.CELLS.values()), tuple(c.THON.values())


@pytest.mark.parametrize(
    ("text", "paper", "organs", "how"),
    [
        ("Đảng ủy xã Minh Sơn", PARTY, [c.PARTY], "name"),
        ("ĐẢNG UỶ XÃ  MINH SƠN", PARTY, [c.PARTY], "name"),
        ("Phòng Văn hoá – Xã hội", PARTY, [c.CULTURE], "name"),
        ("Phòng Văn hóa-Xã hội xã Minh Sơn", PARTY, [c.CULTURE], "elliptic"),
        ("Ủy ban nhân dân xã Minh Sơn", PROVINCE, [c.PEOPLE], "name"),
        ("UBND xã Minh Sơn", PROVINCE, [c.PEOPLE], "short"),
        ("UBND xã Tân Lập", PARTY, [c.NEIGHBOUR], "short"),
        ("Sở Tài chính", PARTY, [c.FINANCE], "name"),
        ("STC", PARTY, [c.FINANCE], "symbol"),
        ("VPĐU", PARTY, [c.OFFICE], "symbol"),
        ("UBND", PARTY, [c.PEOPLE], "symbol"),
        ("UBND xã", PARTY, [c.PEOPLE], "elliptic"),
        ("Ủy ban nhân dân", PEOPLE, [c.PEOPLE], "elliptic"),
        ("UBND Minh Sơn", PARTY, [c.PEOPLE], "elliptic"),
        ("UBND tỉnh", PARTY, [c.PROVINCE_PEOPLE], "elliptic"),
        ("UBND tỉnh", DEPARTMENT, [c.PROVINCE_PEOPLE], "elliptic"),
        ("UBND xã", NEIGHBOUR, [c.NEIGHBOUR], "elliptic"),
        ("Công an tỉnh", PROVINCE, [c.PROVINCE_POLICE], "elliptic"),
        ("Công an xã", PEOPLE, [c.POLICE], "elliptic"),
        ("Đảng ủy", PARTY, [c.PARTY], "elliptic"),
        ("Đảng ủy xã", PEOPLE, [c.PARTY], "elliptic"),
        ("Đảng bộ xã", PARTY, [c.PARTY], "elliptic"),
        ("Văn phòng", PARTY, [c.OFFICE], "elliptic"),
        ("Văn phòng", PARTY_OFFICE, [c.OFFICE], "elliptic"),
        ("Văn phòng", PEOPLE, [c.PEOPLE_OFFICE], "elliptic"),
        ("Văn phòng", PROVINCE_PARTY, [c.PROVINCE_OFFICE], "elliptic"),
        ("Văn phòng Đảng uỷ", PEOPLE, [c.OFFICE], "elliptic"),
        ("Văn phòng Tỉnh ủy", PARTY, [c.PROVINCE_OFFICE], "elliptic"),
        ("Văn phòng HĐND và UBND xã", PEOPLE, [c.PEOPLE_OFFICE], "elliptic"),
        ("VP HĐND-UBND xã", PEOPLE, [c.PEOPLE_OFFICE], "elliptic"),
        ("Văn phòng HĐND & UBND xã", PARTY, [c.PEOPLE_OFFICE], "elliptic"),
        ("Văn phòng UBND xã", PARTY, [c.PEOPLE_OFFICE], "elliptic"),
        ("Ban Xây dựng Đảng", PARTY, [c.BUILDING], "name"),
        ("BXDĐ", PARTY, [c.BUILDING], "symbol"),
        ("Ban XDĐ", PARTY, [c.BUILDING], "short"),
        ("Ban Xây dựng Đảng Đảng ủy xã", PARTY, [c.BUILDING], "elliptic"),
        ("UBKT Đảng ủy", PARTY, [c.INSPECTION], "elliptic"),
        ("Ủy ban Kiểm tra", PARTY, [c.INSPECTION], "elliptic"),
        ("Cơ quan Ủy ban Kiểm tra Đảng ủy", PARTY_OFFICE, [c.INSPECTION], "elliptic"),
        ("MTTQ xã", PARTY, [c.FRONT], "elliptic"),
        ("UBMTTQ xã", PARTY, [c.FRONT], "elliptic"),
        ("Ủy ban MTTQ Việt Nam xã", PEOPLE, [c.FRONT], "elliptic"),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam xã Minh Sơn", PARTY, [c.FRONT], "elliptic"),
        ("Đoàn Thanh niên xã", PARTY, [c.YOUTH], "elliptic"),
        ("Đoàn TNCS Hồ Chí Minh xã", PARTY, [c.YOUTH], "elliptic"),
        ("Hội LHPN xã", PARTY, [c.WOMEN], "elliptic"),
        ("BCHQS xã", PARTY, [c.MILITARY], "elliptic"),
        ("Thường trực", PARTY, [c.LEADERS], "elliptic"),
        ("TT Đảng ủy", PARTY, [c.LEADERS], "elliptic"),
        ("Ban Thường vụ", PARTY, [c.BOARD], "elliptic"),
        ("Chi bộ thôn Đồng Cao", PARTY, [c.CELLS["Đồng Cao"]], "name"),
        ("chi bộ Đồng Cao", PARTY, [c.CELLS["Đồng Cao"]], "elliptic"),
        ("thôn Khe Lim", PEOPLE, [c.THON["Khe Lim"]], "name"),
        ("Ủy ban nhân dân các xã, phường", PROVINCE, [c.PEOPLE], "elliptic"),
        ("UBND cấp xã", MINISTRY, [c.PEOPLE], "elliptic"),
        ("Ủy ban nhân dân xã, phường, đặc khu", PROVINCE, [c.PEOPLE], "elliptic"),
        ("Công an các xã, phường", PROVINCE, [c.POLICE], "elliptic"),
        ("UBND xã", TO_ALL, [c.PEOPLE], "elliptic"),
        ("Thường trực Đảng ủy các xã", PROVINCE_PARTY, [c.LEADERS], "elliptic"),
        ("Lãnh đạo UBND xã", PARTY, [c.PEOPLE], "elliptic"),
        ("Thường trực Tỉnh ủy (để báo cáo)", PARTY, [c.PROVINCE_LEADERS], "elliptic"),
        ("Ban Tổ chức Tỉnh uỷ", PARTY, [c.PROVINCE_ORGANISATION], "elliptic"),
    ],
)  # fmt: skip
def test_unit_is_matched(text: str, paper: Paper, organs: list[int], how: str) -> None:
    assert MATCHER.match(text, paper) == Match(tuple(organs), how)


@pytest.mark.parametrize(
    ("text", "paper", "organs", "how"),
    [
        ("Thường trực Đảng ủy, HĐND xã", PARTY, [c.LEADERS, c.COUNCIL_LEADERS], "elliptic"),
        ("TT ĐU-HĐND-UBND-MTTQ xã", PARTY, [c.LEADERS, c.COUNCIL_LEADERS, c.PEOPLE, c.FRONT], "elliptic"),
        ("Thường trực Đảng ủy, Thường trực HĐND xã", PEOPLE, [c.LEADERS, c.COUNCIL_LEADERS], "elliptic"),
        ("UBND xã, Ủy ban MTTQ Việt Nam xã", PARTY, [c.PEOPLE, c.FRONT], "elliptic"),
        ("Phòng Kinh tế; Phòng Văn hóa - Xã hội và Công an xã", PEOPLE, [c.ECONOMY, c.CULTURE, c.POLICE], "elliptic"),
        ("HĐND, UBND xã", PARTY, [c.COUNCIL, c.PEOPLE], "elliptic"),
        ("HĐND, UBND các xã, phường", PROVINCE, [c.COUNCIL, c.PEOPLE], "elliptic"),
        ("Văn phòng HĐND và UBND xã, Công an xã", PARTY, [c.PEOPLE_OFFICE, c.POLICE], "elliptic"),
        ("Chi bộ thôn Đồng Cao, chi bộ thôn Khe Lim", PARTY, [31, 32], "short"),
        ("Ủy ban MTTQ và các đoàn thể xã", PARTY, [c.FRONT, c.YOUTH, c.WOMEN, c.FARMERS], "group"),
        ("Các phòng chuyên môn, Công an xã", PEOPLE, [c.ECONOMY, c.CULTURE, c.POLICE], "group"),
        ("Các chi bộ trực thuộc", PARTY, CELLS, "group"),
        ("5 chi bộ trực thuộc Đảng ủy xã", PARTY, CELLS, "group"),
        ("Các chi, đảng ủy trực thuộc", PARTY, [c.SCHOOL_PARTY, *CELLS], "group"),
        ("các đoàn thể", PARTY, [c.YOUTH, c.WOMEN, c.FARMERS], "group"),
        ("Các thôn", PEOPLE, THON, "group"),
        ("Chi bộ các thôn", PARTY, CELLS, "group"),
        ("Chi bộ các thôn", PROVINCE_PARTY, CELLS, "group"),
        ("Các cơ quan, phòng, ban của xã", PARTY, [c.OFFICE, c.BUILDING, c.INSPECTION, 14, 15, 16, c.FRONT], "group"),
        ("Các cơ quan, đơn vị của xã", PARTY, [c.OFFICE, c.BUILDING, c.INSPECTION, 14, 15, 16, c.FRONT], "group"),
    ],
)  # fmt: skip
def test_row_of_units_is_matched(text: str, paper: Paper, organs: list[int], how: str) -> None:
    assert MATCHER.match(text, paper) == Match(tuple(organs), how)


@pytest.mark.parametrize(
    ("text", "paper", "organs", "people"),
    [
        ("Đồng chí Bí thư Đảng ủy", PARTY, [c.PARTY], [c.SECRETARY]),
        ("Bí thư Đảng ủy Lê Văn Hòa", PARTY_OFFICE, [c.PARTY], [c.SECRETARY]),
        ("Phó Bí thư Đảng ủy Hoàng Thị Thu", PARTY, [c.PARTY], [c.DEPUTY_SECRETARY]),
        ("Phó Bí thư Thường trực Đảng ủy", PARTY, [c.PARTY], [c.DEPUTY_SECRETARY]),
        ("Chủ tịch UBND xã Phạm Quang Minh", PARTY, [c.PEOPLE], [c.CHAIRMAN]),
        ("Chủ tịch Phạm Quang Minh", PEOPLE, [c.PEOPLE], [c.CHAIRMAN]),
        ("Chủ tịch", PEOPLE, [c.PEOPLE], [c.CHAIRMAN]),
        ("Chủ tịch Ủy ban nhân dân các xã, phường", PROVINCE, [c.PEOPLE], [c.CHAIRMAN]),
        ("Chủ tịch, các Phó Chủ tịch UBND xã", PEOPLE, [c.PEOPLE], [c.CHAIRMAN, c.DEPUTY_1, c.DEPUTY_2]),
        ("Chủ tịch, các Phó Chủ tịch UBND xã", PARTY, [c.PEOPLE], [c.CHAIRMAN, c.DEPUTY_1, c.DEPUTY_2]),
        ("Phó Chủ tịch UBND xã Vũ Đức Thịnh", PARTY, [c.PEOPLE], [c.DEPUTY_1]),
        ("Chánh Văn phòng Đảng ủy", PARTY, [c.OFFICE], [c.CHIEF]),
        ("Chánh Văn phòng", PARTY, [c.OFFICE], [c.CHIEF]),
        ("Trưởng Công an xã", PARTY, [c.POLICE], []),
        ("Trưởng các thôn", PEOPLE, THON, []),
        ("Bí thư chi bộ, Trưởng thôn Đồng Cao", PARTY, [c.CELLS["Đồng Cao"], c.THON["Đồng Cao"]], []),
        ("Các đồng chí Đảng ủy viên", PARTY, [c.PARTY], []),
        ("đ/c Lê Văn Hòa", PARTY, [], [c.SECRETARY]),
    ],
)  # fmt: skip
def test_position_is_matched(text: str, paper: Paper, organs: list[int], people: list[int]) -> None:
    found = MATCHER.match(text, paper)

    assert isinstance(found, Match)
    assert (found.organs, found.people, found.sure) == (tuple(organs), tuple(people), True)


@pytest.mark.parametrize(
    ("text", "paper", "organs"),
    [
        ("UBND xã", PROVINCE, [c.PEOPLE]),
        ("UBND xã", LOST, [c.PEOPLE]),
        ("Văn phòng", LOST, [c.OFFICE]),
        ("Phòng Kinh tế", LOST, [c.ECONOMY]),
        ("Phòng Kinh tế", DEPARTMENT, [c.ECONOMY]),
        ("Các xã, phường", PROVINCE, [c.PEOPLE]),
        ("Các xã, phường", PROVINCE_PARTY, [c.PARTY]),
        ("Phó Chủ tịch UBND xã", PARTY, [c.PEOPLE]),
        ("Bí thư Đảng ủy Trần Thị Mai", PARTY, [c.PARTY]),
        ("Ban Chấp hành Đoàn xã", PARTY, [c.YOUTH]),
        ("UBND xã, Sở Y tế", PARTY, [c.PEOPLE]),
    ],
)  # fmt: skip
def test_probable_unit_is_not_sure(text: str, paper: Paper, organs: list[int]) -> None:
    found = MATCHER.match(text, paper)

    assert isinstance(found, Match)
    assert (found.organs, found.sure) == (tuple(organs), False)


@pytest.mark.parametrize(
    ("text", "paper", "candidates", "why"),
    [
        ("Ban Quản lý chợ", PARTY, [], "new"),
        ("Chi bộ", PARTY, CELLS, "several"),
        ("Những chi bộ có đảng viên đi làm ăn xa", PARTY, [], "new"),
        ("trưởng hai thôn", PARTY, [], "new"),
        ("28 chi bộ trực thuộc", PARTY, [], "new"),
        ("Sở Y tế", PROVINCE, [], "elsewhere"),
        ("Các sở, ban, ngành", PROVINCE, [], "elsewhere"),
        ("Bộ Nội vụ", MINISTRY, [], "elsewhere"),
        ("Bộ Chỉ huy Quân sự tỉnh", PROVINCE, [], "elsewhere"),
        ("Thủ tướng Chính phủ", PROVINCE, [], "elsewhere"),
        ("Sở Nông nghiệp và Môi trường", PROVINCE, [], "elsewhere"),
        ("Sở Y tế, Ban Quản lý chợ", PARTY, [], "new"),
        ("Các phòng, ban, đơn vị", PARTY, [], "new"),
        ("Báo và Phát thanh, Truyền hình An Bình", PROVINCE, [], "new"),
        ("Các chi bộ trực thuộc", PROVINCE_PARTY, [], "new"),
        ("Đảng ủy xã Đồng Cao", PARTY, [c.PARTY], "new"),
        ("Công an xã, Ban Quản lý chợ", PARTY, [], "new"),
        ("Như trên", PARTY, [], "reference"),
        ("Như Điều 3", PARTY, [], "reference"),
        ("Theo giấy mời riêng", PARTY, [], "reference"),
        ("Lưu: VT, VP", PARTY, [], "reference"),
        (" (…) ", PARTY, [], "reference"),
    ],
)  # fmt: skip
def test_unit_that_is_not_one_organ_is_asked_about(text: str, paper: Paper, candidates: list[int], why: str) -> None:
    found = MATCHER.match(text, paper)

    assert isinstance(found, Unknown)
    assert (found.candidates, found.why) == (tuple(candidates), why)


def test_name_of_another_day_is_another_organ() -> None:
    old = Paper("ĐẢNG ỦY XÃ ĐỒNG CAO", day=date(2024, 5, 6))

    assert MATCHER.match("Đảng ủy xã Đồng Cao", old) == Match((c.OLD_COMMUNE,), "name")


def test_learnt_name_wins_over_what_the_directory_says() -> None:
    asked = c.matcher({"Ban Quản lý chợ": (c.ECONOMY,), "Văn phòng": (c.PEOPLE_OFFICE,), "các xã, phường": (c.PEOPLE,)})

    assert asked.match("Ban quản lý  CHỢ", PARTY) == Match((c.ECONOMY,), "learnt")
    assert asked.match("Văn phòng", PARTY) == Match((c.PEOPLE_OFFICE,), "learnt")
    assert asked.match("Các xã, phường", PARTY) == Match((c.PEOPLE,), "learnt")
    assert asked.match("Công an xã, Ban Quản lý chợ", PARTY) == Match((c.POLICE, c.ECONOMY), "elliptic")


def test_words_without_a_paper_are_our_own() -> None:
    assert MATCHER.match("UBND xã") == Match((c.PEOPLE,), "elliptic")


def test_issuer_by_its_number_tells_whose_words_they_are() -> None:
    assert MATCHER.match("Văn phòng", Paper(issuer_id=c.PEOPLE)) == Match((c.PEOPLE_OFFICE,), "elliptic")
    assert MATCHER.match("Công an tỉnh", Paper(issuer_id=c.FINANCE)) == Match((c.PROVINCE_POLICE,), "elliptic")


def test_symbol_in_a_paper_of_the_province_is_the_provinces() -> None:
    assert MATCHER.match("UBND", PROVINCE) == Match((c.PROVINCE_PEOPLE,), "symbol")


def test_nearest_names_are_offered_to_the_clerk() -> None:
    assert MATCHER.match("Phòng Văn hóa Thông tin", PARTY) == Unknown((c.CULTURE,), "new", "phòng văn hóa thông tin")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Công an xã, Ban Quản lý chợ", "ban quản lý chợ"),
        ("Báo và Phát thanh, Truyền hình", "báo và phát thanh, truyền hình"),
        ("Các phòng, ban, đơn vị thuộc các thôn", "các phòng, ban, đơn vị các thôn"),
    ],
)
def test_question_is_about_the_piece_that_nobody_knows(text: str, asked: str) -> None:
    found = MATCHER.match(text, PARTY)

    assert isinstance(found, Unknown)
    assert found.text == asked


def test_what_is_ours_in_a_paper_of_the_province_can_be_counted() -> None:
    leads = ["Sở Tài chính", "Công an tỉnh", "Ủy ban nhân dân các xã, phường", "Chủ tịch UBND các xã, phường", "Sở Y tế"]

    assert [MATCHER.concerns_us(MATCHER.match(lead, PROVINCE)) for lead in leads] == [False, False, True, True, False]


def test_organs_without_a_home_are_matched_by_whole_names_alone() -> None:
    lost = Matcher(c.known(), Home())

    assert lost.match("Phòng Kinh tế", PARTY) == Match((c.ECONOMY,), "name")
    assert lost.match("Ủy ban nhân dân xã Minh Sơn", PROVINCE) == Match((c.PEOPLE,), "name")
    assert isinstance(lost.match("các xã, phường", PROVINCE_PARTY), Unknown)


def test_first_text_that_names_a_territory_counts() -> None:
    twice = Matcher([Known(1, (("Hội Khuyến học", None, None),))], Home(None, ("xã Minh Sơn", "Đảng ủy xã Tân Lập")))

    assert twice.match("Hội Khuyến học", Paper("UBND XÃ MINH SƠN")) == Match((1,), "name")
    assert twice.match("Hội Khuyến học", Paper("UBND XÃ TÂN LẬP")) == Match((1,), "elliptic", sure=False)


def test_district_committee_reads_its_own_papers() -> None:
    known = [
        Known(1, (("Huyện ủy An Lạc", None, None),), ("HU",), "party-committee", "district", ours=True),
        Known(2, (("Thường trực Huyện ủy An Lạc", None, None),), (), "permanent-leaders", "district", ours=True),
        Known(3, (("Thường trực HĐND huyện An Lạc", None, None),), (), "permanent-leaders", "district", ours=True),
        Known(4, (("Ban Tổ chức Huyện ủy", None, None),), (), "board", "district", ours=True),
        Known(5, (("Văn phòng Huyện ủy", None, None),), (), "committee-office", "district", ours=True),
    ]
    district = Matcher(known, Home(1, ("Huyện ủy An Lạc", "Tỉnh ủy An Bình")))
    paper = Paper("HUYỆN UỶ AN LẠC")

    assert district.match("Thường trực Huyện ủy, HĐND huyện", paper) == Match((2, 3), "elliptic")
    assert district.match("Ban Tổ chức Huyện uỷ", paper) == Match((4,), "name")
    assert district.match("Văn phòng", paper) == Match((5,), "elliptic")
    assert district.match("Huyện ủy", paper) == Match((1,), "elliptic")


def variant(text: str, form: str) -> str:
    """The same words in another spelling."""
    spelt = {
        "placement": text.replace("ủy", "uỷ").replace("hóa", "hoá"),
        "decomposed": unicodedata.normalize("NFD", text),
        "upper": text.upper(),
        "lower": text.lower(),
        "blanks": f"  {text.replace(' ', '  ')}\n",
        "dashes": text.replace(" - ", " – "),
    }
    return spelt[form]


NAMES = [name for organ in c.known() for name, _, _ in organ.names]
WORDS = [
    *(
        "các",
        "28",
        "toàn thể",
        ",",
        "-",
        "và",
        "của",
        "(",
        ")",
        "xã",
        "phường",
        "tỉnh",
        "thôn",
        "tổ dân phố",
        "Đồng Cao",
        "UBND",
        "HĐND",
        "TT",
    ),
    *(
        "Thường trực",
        "Ban Thường vụ",
        "Đảng ủy",
        "Văn phòng",
        "chi bộ",
        "cơ quan",
        "sở",
        "Bí thư",
        "Phó",
        "Chủ tịch",
        "đồng chí",
        "Lê Văn Hòa",
    ),
]
SAID = st.one_of(st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
PAPERS = st.sampled_from([PARTY, PARTY_OFFICE, PEOPLE, PROVINCE, TO_ALL, MINISTRY, NEIGHBOUR, LOST])


@pytest.mark.fuzz
@given(SAID, PAPERS, st.sampled_from(["placement", "decomposed", "upper", "lower", "blanks", "dashes"]))
def test_spelling_does_not_change_what_is_meant(text: str, paper: Paper, form: str) -> None:
    assert MATCHER.match(variant(text, form), paper) == MATCHER.match(text, paper)


@pytest.mark.fuzz
@given(st.one_of(st.text(max_size=600), SAID), PAPERS)
@example("tổ dân phố tổ dân", PARTY)
@example("và , và", PARTY)
@example("@xã", PARTY)
def test_no_text_makes_it_raise(text: str, paper: Paper) -> None:
    found = MATCHER.match(text, paper)

    assert isinstance(found, Match | Unknown)
    assert not isinstance(found, Match) or found.organs or found.people


@pytest.mark.fuzz
@given(st.sampled_from(NAMES))
def test_every_name_of_the_directory_is_found_by_itself(name: str) -> None:
    found = MATCHER.match(name)

    assert isinstance(found, Match)
    assert len(found.organs) == 1
