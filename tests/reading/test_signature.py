"""Who signed, as the many offices write it."""

from __future__ import annotations

import pytest

from giaoban.reading.closing import read_closing
from giaoban.reading.layout import lay_out
from giaoban.reading.layout.signs import is_signing_line
from giaoban.reading.model import Document, Evidence, ForPosition, Signature

BODY = "1. Các thôn, đơn vị thực hiện nghiêm Kế hoạch này./.\n"


def read(text: str) -> Document:
    return read_closing(lay_out(BODY + text), Document())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TM. UBND XÃ\nCHỦ TỊCH\nPhạm Quang Minh\n", Signature("TM.", "UBND XÃ", None, "CHỦ TỊCH", "Phạm Quang Minh")),
        ("T/M ĐẢNG ỦY\nBÍ THƯ\n(đã ký)\nLê Văn Hòa\n", Signature("T/M", "ĐẢNG ỦY", None, "BÍ THƯ", "Lê Văn Hòa")),
        ("T.M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhạm Quang Minh\n", Signature("TM.", "ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Phạm Quang Minh")),
        ("TM/UBND XÃ MINH SƠN\nCHỦ TỊCH\nPhạm Quang Minh\n", Signature("TM.", "UBND XÃ MINH SƠN", None, "CHỦ TỊCH", "Phạm Quang Minh")),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nVũ Thị Hạnh\n", Signature("K/T", "TRƯỞNG BAN", None, "PHÓ TRƯỞNG BAN", "Vũ Thị Hạnh")),
        (
            "TUQ. CHI CỤC TRƯỞNG\nTRƯỞNG PHÒNG QUẢN LÝ CÔNG TRÌNH\nNgô Đức Anh\n",
            Signature("TUQ.", "CHI CỤC TRƯỞNG", None, "TRƯỞNG PHÒNG QUẢN LÝ CÔNG TRÌNH", "Ngô Đức Anh"),
        ),
        ("Q. GIÁM ĐỐC\nNguyễn Văn Bình\n", Signature("Q.", None, None, "GIÁM ĐỐC", "Nguyễn Văn Bình")),
        ("QUYỀN GIÁM ĐỐC\nNguyễn Văn Bình\n", Signature(None, None, None, "QUYỀN GIÁM ĐỐC", "Nguyễn Văn Bình")),
        (
            "T/M ĐẢNG ỦY XÃ\nK/T BÍ THƯ\nPHÓ BÍ THƯ\nHoàng Thị Thu\n",
            Signature("T/M", "ĐẢNG ỦY XÃ", ForPosition("K/T", "BÍ THƯ"), "PHÓ BÍ THƯ", "Hoàng Thị Thu"),
        ),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký) Trần Thị Mai\n", Signature("TL.", "CHỦ TỊCH", None, "CHÁNH VĂN PHÒNG", "Trần Thị Mai")),
        (
            "Nơi nhận:\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNgười ký: Đỗ Văn Thành\n",
            Signature("KT.", "CHỦ TỊCH", None, "PHÓ CHỦ TỊCH", "Đỗ Văn Thành"),
        ),
        ("Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nPHẠM QUANG MINH\n", Signature(None, None, None, "CHỦ TỊCH", "PHẠM QUANG MINH")),
        ("TL. Hiệu trưởng\nPhó Hiệu trưởng\nVõ Thanh Bình\n", Signature("TL.", "Hiệu trưởng", None, "Phó Hiệu trưởng", "Võ Thanh Bình")),
        ("Hiệu trưởng\nVõ Thanh Bình\n", Signature(None, None, None, "Hiệu trưởng", "Võ Thanh Bình")),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Đỗ Văn Thành\n",
            Signature("TM.", "ỦY BAN NHÂN DÂN", ForPosition("KT.", "CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Đỗ Văn Thành"),
        ),
        (
            "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG (đã ký) Trần Thị Mai\n",
            Signature("T/L", "BAN THƯỜNG VỤ", None, "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
        ),
        (
            "TM. ỦY BAN MẶT TRẬN TỔ QUỐC\nVIỆT NAM XÃ MINH SƠN\nCHỦ TỊCH\nBùi Văn Tám\n",
            Signature("TM.", "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MINH SƠN", None, "CHỦ TỊCH", "Bùi Văn Tám"),
        ),
        ("Nơi nhận:\n- Lưu: VT.\nPHÓ\nGIÁM ĐỐC\nTrần Văn Dũng\n", Signature(None, None, None, "PHÓ GIÁM ĐỐC", "Trần Văn Dũng")),
        ("Nơi nhận:\n- Lưu: VT.\nTrần Văn Dũng\n", Signature(name="Trần Văn Dũng")),
    ],
)
def test_signature_is_read_as_it_is_written(text: str, expected: Signature) -> None:
    assert read(text).signature == expected


def test_no_authority_is_made_up_for_a_second_post() -> None:
    text = "TRƯỞNG BAN CHỈ ĐẠO\nPHÓ CHỦ TỊCH UBND XÃ\nĐỗ Văn Thành\n"
    assert read(text).signature == Signature(None, None, None, "TRƯỞNG BAN CHỈ ĐẠO", "Đỗ Văn Thành")


TWO = (
    Signature("TM.", "BAN THƯỜNG TRỰC", None, "CHỦ TỊCH", "Bùi Văn Tám"),
    Signature("TM.", "ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Phạm Quang Minh"),
)


@pytest.mark.parametrize(
    "text",
    [
        "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nBùi Văn Tám\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPhạm Quang Minh\n",
        "TM. BAN THƯỜNG TRỰC     TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH      CHỦ TỊCH\n(đã ký)     (đã ký)\nBùi Văn Tám     Phạm Quang Minh\n",
        "TM. BAN THƯỜNG TRỰC\tTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\tCHỦ TỊCH\nBùi Văn Tám\tPhạm Quang Minh\n",
        "TM. BAN THƯỜNG TRỰC\u2028CHỦ TỊCH\u2028Bùi Văn Tám\tTM. ỦY BAN NHÂN DÂN\u2028CHỦ TỊCH\u2028Phạm Quang Minh\n",
    ],
)
def test_two_signers_one_below_or_beside_the_other(text: str) -> None:
    document = read(text)
    assert (document.signature, *document.signatures) == TWO


def test_second_name_below_a_finished_signature_is_another_signer() -> None:
    document = read("CHỦ TỊCH\nPhạm Quang Minh\nTHƯ KÝ\nNguyễn Thị Lan\n")
    assert [s.name for s in (document.signature, *document.signatures)] == ["Phạm Quang Minh", "Nguyễn Thị Lan"]


def test_evidence_of_a_signature_on_one_line_points_at_each_part() -> None:
    text = "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Quang Minh\n"
    evidence: Evidence = read(text).evidence
    words = {k.partition(".")[2]: (BODY + text)[slice(*v)] for k, v in evidence.items()}
    assert words == {"authority": "TM.", "on_behalf_of": "ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Phạm Quang Minh"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nơi nhận:\n- Lưu: VT.\nTrần Văn Dũng\nNguyễn Thị Lan\n", ["Trần Văn Dũng", "Nguyễn Thị Lan"]),
        ("THƯ KÝ CHỦ TỌA\nNguyễn Thị Lan Lê Hòa\n", ["Nguyễn Thị Lan", "Lê Hòa"]),
        ("THƯ KÝ CHỦ TỌA\nNguyễn Thị Lan\n", ["Nguyễn Thị Lan", None]),
        ("CHỦ TỊCH\nPhạm Quang Minh\nVăn thư vào sổ\nNguyễn Thị Lan\n", ["Phạm Quang Minh"]),
        ("TM. BAN TỔ CHỨC\n\n(đã ký)\nHỘI THI\nLê Văn Hòa\n", ["Lê Văn Hòa"]),
        ("CHỦ TỊCH\nXÃ MINH SƠN\nPhạm Quang Minh\n", ["Phạm Quang Minh"]),
    ],
)
def test_every_signer_has_the_name_below_the_post(text: str, names: list[str | None]) -> None:
    document = read(text)
    assert [s.name for s in (document.signature, *document.signatures)] == names


@pytest.mark.parametrize("signers", ["NGƯỜI GHI BIÊN BẢN|CHỦ TRÌ HỘI NGHỊ", "THƯ KÝ CUỘC HỌP|CHỦ TỌA", "THƯ KÝ|CHỦ TRÌ"])
@pytest.mark.parametrize("between", ["\t", "               ", " "])
def test_who_wrote_minutes_and_who_presided_sign_side_by_side(signers: str, between: str) -> None:
    left, right = signers.split("|")
    text = f"{left}{between}{right}\nNguyễn Thị Lan{between}Lê Văn Hòa\n"
    document = read(text)

    assert [(s.position, s.name) for s in (document.signature, *document.signatures)] == [(left, "Nguyễn Thị Lan"), (right, "Lê Văn Hòa")]


def test_unit_in_charge_heads_a_column_and_signs_nothing() -> None:
    assert not is_signing_line("ĐƠN VỊ CHỦ TRÌ")


def test_posts_in_small_letters_below_a_collective_sign_side_by_side() -> None:
    document = read("TM. ĐOÀN CHỦ TỊCH\nThư ký\tChủ trì\nNguyễn Thị Lan\tLê Văn Hòa\n")

    assert [(one.position, one.name) for one in (document.signature, *document.signatures)] == [
        ("Thư ký", "Nguyễn Thị Lan"),
        ("Chủ trì", "Lê Văn Hòa"),
    ]
