"""What the Word parser itself refuses, and what it reads all the same."""

from dataclasses import replace

import pytest

from giaoban.intake import docx
from giaoban.intake.guard import DEFAULT, UnreadableSource
from giaoban.intake.ooxml import integer
from tests.intake.word import item, level, lists, package, paragraph, run, text_of, zipped

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def refusal(data: bytes, **changed: int) -> str:
    with pytest.raises(UnreadableSource) as caught:
        docx.decode(data, replace(DEFAULT, **changed))
    return str(caught.value)


def test_paper_without_body_is_refused() -> None:
    assert "bị hỏng" in refusal(zipped({"word/document.xml": f'<w:document xmlns:w="{MAIN}"/>'}))


def test_paper_without_text_is_refused() -> None:
    assert "không có chữ nào" in refusal(package(paragraph()))


def test_declared_entities_are_refused_in_any_encoding() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>'
    assert "khai báo DTD" in refusal(zipped({"word/document.xml": laughs}))
    hidden = '<?xml version="1.0" encoding="UTF-32"?>' + laughs
    assert "khai báo DTD" in refusal(zipped({"word/document.xml": hidden.encode("utf-32-be")}))


def test_deep_nesting_is_refused() -> None:
    assert "lồng quá nhiều tầng" in refusal(package("<w:sdt>" * 20 + "</w:sdt>" * 20), depth=10)


def test_too_much_text_is_refused() -> None:
    assert "dài hơn giới hạn" in refusal(package(paragraph("một hai ba")), text_size=5)


def test_locked_part_is_refused() -> None:
    data = bytearray(package(paragraph("một")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert "đặt mật khẩu" in refusal(bytes(data))


def test_damaged_part_is_refused() -> None:
    data = bytearray(package("".join(paragraph(f"đoạn {i} {i * i}") for i in range(2000))))
    at = data.index(b"word/document.xml") + 200
    data[at : at + 50] = bytes(50)
    assert "bị hỏng" in refusal(bytes(data))


def test_part_larger_than_allowed_is_refused() -> None:
    assert "bung ra lớn bất thường" in refusal(package(paragraph("một" * 500)), part_size=2000)


def test_list_of_parts_longer_than_allowed_is_refused_before_it_is_read() -> None:
    files = {f"word/{i:0200}.xml": "" for i in range(20)}
    assert "quá nhiều thành phần" in refusal(zipped(files), entries=10)
    assert "quá nhiều thành phần" in refusal(zipped({f"{i}": "" for i in range(20)}), entries=19)


def test_strict_form_is_read() -> None:
    body = f'<w:document xmlns:w="{STRICT}"><w:body><w:p><w:r><w:t>một</w:t></w:r></w:p></w:body></w:document>'
    assert docx.decode(zipped({"word/document.xml": body})).text == "một"


def test_parts_are_found_by_their_relations() -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    files = {
        "_rels/.rels": f'<Relationships><Relationship Type="{kinds}officeDocument" Target="/word/chinh.xml"/></Relationships>',
        "word/_rels/chinh.xml.rels": f'<Relationships><Relationship Type="{kinds}numbering" Target="../so.xml"/>'
        f'<Relationship Type="{kinds}styles" Target="http://minhson/a.xml" TargetMode="External"/></Relationships>',
        "word/chinh.xml": f'<w:document xmlns:w="{MAIN}"><w:body>{item("một")}</w:body></w:document>',
        "so.xml": f'<w:numbering xmlns:w="{MAIN}">{lists(level(0, "%1/"))}</w:numbering>',
    }
    assert docx.decode(zipped(files)).text == "1/ một"


def test_style_without_a_name_is_the_default_one() -> None:
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:caps/></w:rPr></w:style>'
    assert text_of(paragraph("một"), styles=styles) == "MỘT"


def test_styles_based_on_each_other_end() -> None:
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba"))
    assert text_of(paragraph("một", properties='<w:pStyle w:val="a"/>'), styles=styles) == "một"


def test_list_of_a_style_that_is_not_there_writes_nothing() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    assert text_of(paragraph("một", properties='<w:pStyle w:val="D"/>'), styles=styles) == "một"


def test_note_with_a_mark_of_its_own_and_one_that_is_not_there() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    lost = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("* ghi chú")}</w:footnote>'
    assert text_of(paragraph("a", own, "b", lost), footnotes=notes) == "a*b¹\n* ghi chú"


def test_alternatives_without_content_are_nothing() -> None:
    empty = "<mc:AlternateContent/>"
    fallback = f"<mc:AlternateContent><mc:Fallback>{run('b')}</mc:Fallback></mc:AlternateContent>"
    blocks = f"<mc:AlternateContent><mc:Choice>{paragraph('c')}</mc:Choice></mc:AlternateContent>"
    assert text_of(empty + paragraph("a", empty, fallback) + blocks) == "ab\nc"


def test_number_format_may_stand_in_alternatives() -> None:
    form = '<mc:AlternateContent><mc:Fallback><w:numFmt w:val="upperRoman"/></mc:Fallback></mc:AlternateContent>'
    numbering = lists(f'<w:lvl w:ilvl="0"><w:start w:val="2"/>{form}<w:lvlText w:val="%1."/></w:lvl>')
    assert text_of(item("a"), numbering=numbering) == "II. a"


@pytest.mark.parametrize(("value", "meant"), [(None, 7), ("3", 3), ("x", 7)])
def test_number_as_word_writes_it(value: str | None, meant: int) -> None:
    assert integer(value, 7) == meant
