"""What an office's own template may not be: whatever could act, fetch or hide is turned away with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from giaoban.writing.own_template import filled
from giaoban.writing.own_template_check import looked_over
from giaoban.writing.own_template_parts import NotATemplate
from tests.writing.papers import PROGRAMME
from tests.writing.templates import code, element, template, with_parts


def faults_of(data: bytes) -> tuple[str, ...]:
    with pytest.raises(NotATemplate) as refusal:
        looked_over(data)
    with pytest.raises(NotATemplate):
        filled(data, PROGRAMME)
    return refusal.value.faults


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (code("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"), "Mẫu có trường tự động DDEAUTO của Word."),
        (code(" D", "D", "E excel"), "Mẫu có trường tự động DDE của Word."),
        (code("INCLUDETEXT http://a"), "Mẫu có trường tự động INCLUDETEXT của Word."),
        (code(), "Mẫu có trường tự động ? của Word."),
        (element('<w:fldSimple w:instr=" MACROBUTTON x "/>'), "Mẫu có trường tự động MACROBUTTON của Word."),
        (element("<w:r><w:object/></w:r>"), "Mẫu có đối tượng nhúng (OLE)"),
        (element("<w:r><o:OLEObject/></w:r>"), "Mẫu có đối tượng nhúng (OLE)"),
        (element("<w:r><w:control/></w:r>"), "Mẫu có điều khiển ActiveX."),
        (element("<w:altChunk/>"), "Mẫu kéo nội dung của tệp khác vào."),
        (element("<w:ins></w:ins>"), "Mẫu còn sửa đổi đang theo dõi hoặc bình luận."),
        (element('<w:r><v:imagedata src="http://xa.example/a.png"/></w:r>'), "Mẫu liên kết ra ngoài tệp (http://xa.example/a.png)."),
        (lambda document: document.part.relate_to("http://xa.example", "urn:x/hyperlink", is_external=True), "Mẫu liên kết ra ngoài tệp"),
        (lambda document: document.part.relate_to("file:///c:/a.dotm", "urn:x/attachedTemplate", is_external=True), "Mẫu kéo nội dung"),
        (lambda document: document.part.relate_to("b.bin", "urn:x/oleObject", is_external=True), "Mẫu có đối tượng nhúng"),
    ],
    ids=[
        "dde", "dde-parted", "includetext", "empty-code", "macrobutton", "object", "ole", "activex", "chunk", "revised", "image", "link",
        "dotm", "related",
    ],
)  # fmt: skip
def test_template_that_could_act_or_fetch_is_refused_with_the_reason(change: Callable[[Any], None], said: str) -> None:
    faults = faults_of(template("{{trích yếu}}", change=change))

    assert len(faults) == 1
    assert faults[0].startswith(said)


@pytest.mark.parametrize("pieces", [("PAGE",), (" NUMPAGES ", "\\* ARABIC")])
def test_page_numbers_are_let_in(pieces: tuple[str, ...]) -> None:
    assert looked_over(template("{{trích yếu}}", change=code(*pieces))).fields == {"trích yếu"}


GOOD = template("{{trích yếu}}")
BOMB = b"<a>" + b"b" * (5 << 20) + b"</a>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp bị hỏng"),
        (b"%PDF-1.7", "Tệp bị hỏng"),
        (GOOD[:3000], "Tệp bị hỏng"),
        (GOOD + b"\x00" * (3 << 20), "Mẫu lớn hơn 2 MB."),
        (with_parts(GOOD, word__vbaProject_bin=b"x"), "Mẫu có macro."),
        (with_parts(GOOD, **{"word__vbaProject.bin": b"x"}), "Mẫu có macro."),
        (with_parts(GOOD, **{"word__embeddings__a.xlsx": b"x"}), "Mẫu có đối tượng nhúng"),
        (with_parts(GOOD, **{"word__activeX__a.bin": b"x"}), "Mẫu có điều khiển ActiveX."),
        (with_parts(GOOD, **{"word__media__a.svg": b"x"}), "Mẫu có thành phần lạ (word/media/a.svg)."),
        (with_parts(GOOD, **{"..__a.xml": b"<a/>"}), "Tên các thành phần"),
        (with_parts(GOOD, **{"WORD__document.xml": b"<a/>"}), "Tên các thành phần"),
        (with_parts(GOOD, **{f"word__a{n}.xml": b"<a/>" for n in range(301)}), "Mẫu bung ra lớn bất thường"),
        (with_parts(GOOD, **{"word__a.xml": BOMB}), "Mẫu"),
        (with_parts(GOOD, **{"word__a.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}), "Mẫu chứa khai báo DTD"),
        (with_parts(GOOD, **{"word__a.xml": b"<a>"}), "Thành phần word/a.xml của mẫu bị hỏng."),
        (with_parts(GOOD, **{"word__document.xml": b"<a/>"}), "Đây không phải tệp Word .docx."),
        (
            with_parts(GOOD, **{"[Content_Types].xml": lambda part: part.replace(b"document.main+xml", b"document.macroEnabled.main+xml")}),
            "Mẫu có macro.",
        ),
        (template("Không có gì"), "Mẫu chưa có trường nào."),
        (template("{{trich yeu}}"), "Không có trường “trich yeu”."),
        (template("{{số}} {{trích yếu"), "Ngoặc nhọn chưa đủ đôi ở đoạn “{{số}} {{trích yếu”."),
        (template("{{stt}}"), "{{stt}} và {{mục}} phải đứng cùng"),
        (template("{{nội dung}} {{nơi nhận}}"), "Một đoạn hoặc một dòng bảng chỉ lặp theo một danh sách"),
    ],
)
def test_file_that_cannot_be_a_template_is_refused_with_the_reason(data: bytes, said: str) -> None:
    assert faults_of(data)[0].startswith(said)


def test_every_fault_is_told_at_once() -> None:
    faults = faults_of(template("{{lạ}}", "{{số", "{{stt}}", change=code("DDE x")))

    assert [fault.split()[0] for fault in faults] == ["Mẫu", "Không", "Ngoặc", "{{stt}}"]
