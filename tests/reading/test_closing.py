"""Recipients, archive line, signatures."""

from __future__ import annotations

import pytest

from giaoban.reading.closing import read_closing
from giaoban.reading.layout import lay_out
from giaoban.reading.model import Document, ForPosition, Signature
from giaoban.reading.text import clean

BODY = "1. Các thôn, đơn vị thực hiện nghiêm Kế hoạch này./.\n"


def read(text: str) -> Document:
    return read_closing(lay_out(clean(BODY + text)), Document())[0]


def recipients(text: str) -> list[str]:
    return [r.text for r in read(text).recipients]


def test_recipients_without_the_archive_line() -> None:
    document = read(
        "Nơi nhận:\n- Thường trực Huyện ủy (để báo cáo),\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy.\nT/M ĐẢNG ỦY\nBÍ THƯ\nLê Văn Hòa\n"
    )
    assert ([r.text for r in document.recipients], document.archive) == (
        ["Thường trực Huyện ủy (để báo cáo)", "Các chi bộ"],
        "Văn phòng Đảng ủy",
    )


def test_archive_with_copies_ends_at_its_stop() -> None:
    assert read("Nơi nhận:\n- Như trên;\n- Lưu: VT, P.CNTT, Lan (02b).\nCHỦ TỊCH\nPhạm Quang Minh\n").archive == "VT, P.CNTT, Lan (02b)"


def test_recipient_over_two_lines_is_joined() -> None:
    text = "Nơi nhận:\n- Các trường học trên\nđịa bàn xã;\n- Báo; Đài; Cổng thông tin huyện;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n"
    assert recipients(text) == ["Các trường học trên địa bàn xã", "Báo; Đài; Cổng thông tin huyện"]


def test_recipients_on_one_line() -> None:
    assert recipients("Nơi nhận: - Các thôn (thực hiện); - Văn phòng (theo dõi); - Lưu VT.\n") == [
        "Các thôn (thực hiện)",
        "Văn phòng (theo dõi)",
    ]


def test_columns_run_together_are_told_apart() -> None:
    document = read("Nơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n- Các thôn;\n- Lưu: VT.\nPhạm Quang Minh\n")
    assert [r.text for r in document.recipients] == ["Như trên", "Các thôn"]
    assert document.signature == Signature("KT.", "CHỦ TỊCH", None, "PHÓ CHỦ TỊCH", "Phạm Quang Minh")


def test_columns_as_a_table_row() -> None:
    text = "Nơi nhận:\u2028- Như trên;\u2028- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\u2028CHỦ TỊCH\u2028Phạm Quang Minh\n"
    document = read(text)
    assert ([r.text for r in document.recipients], document.archive) == (["Như trên"], "VT")
    assert document.signature == Signature("TM.", "ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Phạm Quang Minh")


def test_party_signature_by_order() -> None:
    document = read("Nơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n")
    assert document.signature == Signature("T/L", "BAN THƯỜNG VỤ", None, "CHÁNH VĂN PHÒNG", None)


def test_authority_mark_alone_on_its_line() -> None:
    text = "Nơi nhận:\n- Như trên,\n- Lưu VP.\nK/T\nTRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nTrần Thị Mai\n"
    assert read(text).signature == Signature("K/T", "TRƯỞNG BAN", None, "PHÓ TRƯỞNG BAN", "Trần Thị Mai")


def test_state_signature_of_three_lines() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. HỘI ĐỒNG NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\nPhạm Quang Minh\n"
    expected = Signature("TM.", "HỘI ĐỒNG NHÂN DÂN", ForPosition("KT.", "CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Phạm Quang Minh")
    assert read(text).signature == expected


def test_name_stands_without_titles() -> None:
    assert read("HIỆU TRƯỞNG\nTh.S Nguyễn Thị Lan\n").signature == Signature(position="HIỆU TRƯỞNG", name="Nguyễn Thị Lan")


def test_two_signers_side_by_side() -> None:
    document = read("CHỦ TỊCH GIÁM ĐỐC\nPhạm Quang Minh Lê Văn Hòa\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n")
    assert document.signature == Signature(position="CHỦ TỊCH", name="Phạm Quang Minh")
    assert document.signatures == (Signature(position="GIÁM ĐỐC", name="Lê Văn Hòa"),)


def test_damaged_posts_are_read_and_said_to_be_damaged() -> None:
    layout = lay_out(BODY + "Nơi nhận: VY. GIÁM ĐÓC\n- Như trên; PHÓ GIẢM ĐÓC\n- Lưu: VT.\nLê Văn Hòa\n")
    document, damaged = read_closing(layout, Document())
    assert document.signature == Signature("KT.", "GIÁM ĐỐC", None, "PHÓ GIÁM ĐỐC", "Lê Văn Hòa")
    assert {f.code for f in damaged} == {"unreadable-region"}


def test_evidence_of_the_signature() -> None:
    text = BODY + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nPhạm Quang Minh\n"
    evidence = read_closing(lay_out(text), Document())[0].evidence
    assert {name: text[slice(*span)] for name, span in evidence.items()} == {
        "archive": "VT",
        "signature.authority": "KT.",
        "signature.on_behalf_of": "CHỦ TỊCH",
        "signature.position": "PHÓ CHỦ TỊCH",
        "signature.name": "Phạm Quang Minh",
    }


@pytest.mark.parametrize("text", ["", "Nơi nhận:", "Nơi nhận:\n-\n-\n", "TM.", "KT.\nKT.\nKT.", "Nơi nhận: ;;;,,,"])
def test_empty_closings_never_raise(text: str) -> None:
    assert read(text).archive is None


def test_long_runs_of_stops_do_not_hold_the_reader_up() -> None:
    stops = ". ; , " * 20
    assert recipients(f"Nơi nhận:\n- Các thôn;{stops}x\n- Như trên;\n- Lưu: VT{stops}x\n") == ["Các thôn", "Như trên"]
