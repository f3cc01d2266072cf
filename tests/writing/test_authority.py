"""Who may sign how: each rule of the two sides, on signatures of xã Minh Sơn."""

from __future__ import annotations

import pytest

from giaoban.writing.authority import KindOfOrgan, signature_departures
from giaoban.writing.paper import Signature
from giaoban.writing.profile import profile_called

HOA, THU, MAI, MINH = "Lê Văn Hòa", "Hoàng Thị Thu", "Trần Thị Mai", "Phạm Quang Minh"
COLLECTIVE, ONE_HEAD, CONGRESS = KindOfOrgan.COLLECTIVE, KindOfOrgan.ONE_HEAD, KindOfOrgan.CONGRESS
BOARD, MINUTES = KindOfOrgan.BOARD_WITHOUT_SEAL, KindOfOrgan.MINUTES


def signed(*lines: str, name: str = MAI) -> Signature:
    """A signature of lines of authority and, last, the office title."""
    return Signature(lines[:-1], lines[-1], name)


def codes(profile: str, kind: KindOfOrgan, signature: Signature, *, head_is_vacant: bool = False) -> list[str]:
    found = signature_departures(profile_called(profile), kind, signature, head_is_vacant=head_is_vacant)
    return [departure.code for departure in found]


@pytest.mark.parametrize(
    ("kind", "signature"),
    [
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name=HOA)),
        (COLLECTIVE, signed("T/M ĐẢNG UỶ", "PHÓ BÍ THƯ THƯỜNG TRỰC", name=THU)),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "", name=THU)),
        (COLLECTIVE, signed("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", name=THU)),
        (COLLECTIVE, signed("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG")),
        (COLLECTIVE, signed("T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG")),
        (ONE_HEAD, signed("CHÁNH VĂN PHÒNG")),
        (ONE_HEAD, signed("Q. CHÁNH VĂN PHÒNG")),
        (ONE_HEAD, signed("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")),
        (CONGRESS, signed("T/M ĐOÀN CHỦ TỊCH", "", name=HOA)),
        (CONGRESS, signed("T/M ĐOÀN THƯ KÝ", "TRƯỞNG ĐOÀN")),
        (BOARD, signed("ỦY VIÊN BAN THƯỜNG VỤ\nkiêm\nPHÓ TRƯỞNG TIỂU BAN")),
        (MINUTES, signed("CHỦ TRÌ HỘI NGHỊ", name=HOA)),
    ],
)
@pytest.mark.parametrize("profile", ["party_hd36", "party_hd05"])
def test_party_signature_as_the_guide_shows_it_departs_from_nothing(profile: str, kind: KindOfOrgan, signature: Signature) -> None:
    assert codes(profile, kind, signature) == []


@pytest.mark.parametrize(
    ("kind", "signature", "code"),
    [
        (COLLECTIVE, signed("TM. BAN THƯỜNG VỤ", "BÍ THƯ"), "sign-of-the-other-side"),
        (COLLECTIVE, signed("T/M", "BÍ THƯ"), "nobody-behind-the-sign"),
        (COLLECTIVE, signed("K/T BÍ THƯ", "PHÓ BÍ THƯ"), "deputy-for-a-collective"),
        (COLLECTIVE, signed("BÍ THƯ"), "not-on-behalf"),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "UỶ VIÊN"), "member-as-office-title"),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "TRƯỞNG BAN"), "office-title-not-allowed"),
        (COLLECTIVE, signed("T/M TỈNH ỦY", "PHÓ BÍ THƯ TỈNH UỶ"), "title-with-a-name"),
        (COLLECTIVE, signed("T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "passed-on"),
        (COLLECTIVE, signed("T/L BAN THƯỜNG VỤ", ""), "office-title-missing"),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name=""), "name-missing"),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name=f"TS. {HOA}"), "title-before-the-name"),
        (COLLECTIVE, signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name=f"Đại tá {HOA}"), "title-before-the-name"),
        (ONE_HEAD, signed("T/M VĂN PHÒNG", "CHÁNH VĂN PHÒNG"), "on-behalf-of-one-head"),
        (ONE_HEAD, signed("PHÓ TRƯỞNG BAN"), "deputy-as-head"),
        (ONE_HEAD, signed("K/T TRƯỞNG BAN", "TRƯỞNG BAN"), "head-for-himself"),
        (ONE_HEAD, signed(""), "office-title-missing"),
        (ONE_HEAD, signed("TRƯỞNG BAN TỔ CHỨC"), "title-with-a-name"),
        (CONGRESS, signed("ĐOÀN CHỦ TỊCH", ""), "not-on-behalf"),
        (CONGRESS, signed("T/M ĐOÀN CHỦ TỊCH", "BÍ THƯ"), "office-title-of-a-presidium"),
        (CONGRESS, signed("T/M BAN KIỂM PHIẾU", ""), "office-title-missing"),
        (MINUTES, signed("T/M BAN THƯỜNG VỤ", "CHỦ TRÌ HỘI NGHỊ"), "minutes-with-authority"),
    ],
)
def test_party_departure_is_told_by_its_code(kind: KindOfOrgan, signature: Signature, code: str) -> None:
    assert codes("party_hd36", kind, signature) == [code]


def test_power_of_attorney_is_no_sign_of_the_party() -> None:
    assert codes("party_hd36", ONE_HEAD, signed("T/UQ TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")) == ["sign-not-used", "deputy-as-head"]


def test_board_without_seal_signs_neither_for_nor_on_behalf() -> None:
    signature = signed("K/T TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN")

    assert codes("party_hd36", BOARD, signature) == ["board-with-authority", "office-held-besides-missing"]


def test_deputy_in_charge_signs_directly_for_the_party_and_for_the_head_for_the_state() -> None:
    directly, for_the_head = signed("PHÓ TRƯỞNG BAN"), signed("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    of_the_state = signed("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")

    party = [codes("party_hd36", ONE_HEAD, one, head_is_vacant=True) for one in (directly, for_the_head)]
    state = [codes("state_nd30", ONE_HEAD, one, head_is_vacant=True) for one in (signed("PHÓ TRƯỞNG PHÒNG"), of_the_state)]
    assert (party, state) == ([[], ["deputy-in-charge"]], [["deputy-as-head"], []])


@pytest.mark.parametrize(
    ("kind", "signature"),
    [
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", name=MINH)),
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COLLECTIVE, signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (COLLECTIVE, signed("CHỦ TỊCH", name=MINH)),
        (COLLECTIVE, signed("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (COLLECTIVE, signed("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        (COLLECTIVE, signed("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
        (ONE_HEAD, signed("Q. TRƯỞNG PHÒNG")),
    ],
)
def test_state_signature_as_the_decree_shows_it_departs_from_nothing(kind: KindOfOrgan, signature: Signature) -> None:
    assert codes("state_nd30", kind, signature) == []


@pytest.mark.parametrize(
    ("kind", "signature", "code"),
    [
        (COLLECTIVE, signed("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "sign-of-the-other-side"),
        (COLLECTIVE, signed("TM ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "sign-of-the-other-side"),
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "deputy-as-head"),
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", ""), "office-title-missing"),
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH"), "head-for-himself"),
        (COLLECTIVE, signed("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "order-of-lines"),
        (COLLECTIVE, signed("TUQ. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), "passed-on"),
        (COLLECTIVE, signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", name=f"ThS. {MINH}"), "title-before-the-name"),
        (ONE_HEAD, signed("TM. PHÒNG KINH TẾ", "TRƯỞNG PHÒNG"), "on-behalf-of-one-head"),
    ],
)
def test_state_departure_is_told_by_its_code(kind: KindOfOrgan, signature: Signature, code: str) -> None:
    assert codes("state_nd30", kind, signature) == [code]


def test_departure_names_its_provision_and_what_to_do() -> None:
    (found,) = signature_departures(profile_called("party_hd05"), COLLECTIVE, signed("TM. BAN THƯỜNG VỤ", "BÍ THƯ"))

    assert found.message == "“TM.” không đúng cách ghi của văn bản này: ghi “T/M”."
    assert found.source.startswith("Hướng dẫn 36-HD/VPTW, mục II.1.7.1; Hướng dẫn 05-HD/VPTW, theo nguồn thứ cấp")
