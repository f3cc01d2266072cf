"""Closings as scanners and conversions leave them."""

from __future__ import annotations

import pytest

from giaoban.reading.closing import read_closing
from giaoban.reading.layout import lay_out
from giaoban.reading.model import Document, Finding, Signature

BODY = "1. Các thôn, đơn vị thực hiện nghiêm Kế hoạch này./.\n"


def read(text: str, document: Document | None = None) -> tuple[Document, list[Finding]]:
    return read_closing(lay_out(BODY + text), document or Document())


@pytest.mark.parametrize(
    ("text", "recipients", "archive"),
    [
        ("Nơi nhận: UBND các xã; Chi cục trưởng (b/c); Lưu: VT, QLCT.\n", ["UBND các xã", "Chi cục trưởng (b/c)"], "VT, QLCT"),
        ("Nơi nhận :\n_ Như trên ;\n_ Lưu : VT .\n", ["Như trên"], "VT"),
        ("Nơi nhận:\n+ Các thôn\n+ Lưu VP\n", ["Các thôn"], "VP"),
        ("Nơi nhận:\n- Các thôn; ⁄ |\n- Công an xã; =~ 2\n- Lưu: VT, P.KT, }{ 4\n", ["Các thôn", "Công an xã"], "VT, P.KT"),
        ("Nơi nhận:\n- Các thôn. x\n- Lưu: VT.\n", ["Các thôn"], "VT"),
        ('Nơi nhận:\n- Các thôn/ nà th ¬ nà " 12.\n- UBND huyện/ xã;\n- Lưu: VT.\n', ["Các thôn", "UBND huyện/ xã"], "VT"),
        ("Nơi nhận:\n- Báo; Đài xã;\n- Các thôn; ngoài ra gửi Công an xã;\n", ["Báo; Đài xã", "Các thôn; ngoài ra gửi Công an xã"], None),
        ("Nơi nhận:\n- Các thôn;\nnét mực\n- Lưu: VT.\n", ["Các thôn"], "VT"),
        ("Nơi nhận:\n- Các thôn, - Công an xã, - ~,\n- Lưu VT\n", ["Các thôn", "Công an xã"], "VT"),
        ('Nơi nhận:\n- Các thôn;\n- Lưu: VT, "HT".\n', ["Các thôn"], 'VT, "HT"'),
        ("Nơi nhận:\n- Các thôn;\n- Lưu: .\n", ["Các thôn"], None),
        ("- Như trên;\n- Các thôn;\n- Lưu: VT.\n", ["Như trên", "Các thôn"], "VT"),
        ("Nơi nhận:\n- Các thôn;\n- Lưu: VT.\n- vết mực loang\n", ["Các thôn"], "VT"),
        ("Nơi nhận:\n- ~;\n- Các thôn;\n", ["Các thôn"], None),
    ],
)
def test_recipients_and_archive_without_noise(text: str, recipients: list[str], archive: str | None) -> None:
    document, _ = read(text)
    assert ([r.text for r in document.recipients], document.archive) == (recipients, archive)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nơi nhận: KX. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐÓC\n- Lưu: VT.\nTrần Văn Dũng\n", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Nơi nhận: KI. GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\nTrần Văn Dũng\n", ("KT.", "GIÁM ĐỐC", None)),
        ("Nơi nhận: CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\nTrần Văn Dũng\n", (None, None, "CHỦ TỊCH")),
        ("Nơi nhận: XX PHÓ GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\nTrần Văn Dũng\n", (None, None, "PHÓ GIÁM ĐỐC")),
    ],
)
def test_posts_beside_the_recipients(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    signature = read(text)[0].signature
    assert (signature.authority, signature.on_behalf_of, signature.position) == expected


def test_mark_that_scanning_damaged_is_told() -> None:
    text = "Nơi nhận: KX. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐÓC\n- Lưu: VT.\nTrần Văn Dũng\n"
    assert [(f.code, (BODY + text)[slice(*f.span)]) for f in read(text)[1]] == [
        ("unreadable-region", "KX."),
        ("unreadable-region", "PHÓ GIÁM ĐÓC"),
    ]


def test_signature_of_the_portals_table_is_kept_where_the_closing_names_nobody() -> None:
    document, _ = read("Nơi nhận:\n- Các thôn;\n- Lưu: VT.\nCHỦ TỊCH\n", Document(signature=Signature(name="Phạm Quang Minh")))
    assert document.signature == Signature(position="CHỦ TỊCH", name="Phạm Quang Minh")


def test_signature_shown_as_an_example_is_not_the_papers_own() -> None:
    example = "2. Cách ký văn bản:\nCHỦ TỊCH\nNguyễn Văn Sáu\n3. Chánh Văn phòng chịu trách nhiệm hướng dẫn các bộ phận thực hiện./.\n"
    document, _ = read(example + "Nơi nhận:\n- Các thôn;\n- Lưu: VT.\nCHÁNH VĂN PHÒNG\nTrần Thị Mai\n")
    assert document.signature == Signature(position="CHÁNH VĂN PHÒNG", name="Trần Thị Mai")


def test_only_closing_is_the_papers_own_whatever_stands_before_it() -> None:
    document, _ = read("2. Cách ký văn bản:\nCHỦ TỊCH\nPhạm Quang Minh\n")
    assert document.signature == Signature(position="CHỦ TỊCH", name="Phạm Quang Minh")
