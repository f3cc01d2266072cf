"""A template to begin with, in the form of a profile, with fields where words would stand; and made-up words to try a template with."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from giaoban.writing.own_template_parts import pieces_of, text_of
from giaoban.writing.paper import Annex, Item, Paper, Paragraph, Signature
from giaoban.writing.profile import Profile
from giaoban.writing.word import word
from giaoban.writing.word_template import w

_BODY, _DAY = "{{nội dung}}", "{{địa danh}}, ngày {{ngày}} tháng {{tháng}} năm {{năm}}"


def template_to_begin_with(profile: Profile) -> bytes:
    """A Word file whose every field is known, to be changed as the office likes."""
    from docx import Document

    paper = Paper(
        profile.id, "{{tên loại}}", ("{{cơ quan cấp trên}}",), ("{{cơ quan ban hành}}",), "{{số}}", "{{ký hiệu}}", "{{địa danh}}",
        subject="{{trích yếu}}", bases=("{{căn cứ}}",), body=(Paragraph(_BODY),), recipients=("{{nơi nhận}}",),
        signature=Signature(("{{quyền hạn ký}}",), "{{chức vụ người ký}}", "{{người ký}}"),
    )  # fmt: skip
    document = Document(BytesIO(word(paper)))
    for paragraph in document.element.body.iter(w("p")):
        said = text_of(paragraph)
        if said.startswith(_BODY):
            _say(paragraph, _BODY)  # the mark at the end would stand behind every paragraph
        elif said.startswith("{{địa danh}}"):
            _say(paragraph, _DAY)
    document.core_properties.title = ""
    document.core_properties.author = ""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def made_up_paper(kind: str) -> Paper:
    """Words of nobody, one of everything that a template may have a field for."""
    signature = Signature(("QUYỀN HẠN KÝ",), "CHỨC VỤ", "Họ và tên")
    opening, first, second = Paragraph("Đoạn mở đầu."), Item(1, "1.", "Nội dung thứ nhất."), Item(1, "2.", "Nội dung thứ hai.")
    return Paper(
        "party_hd05", kind, ("CƠ QUAN CẤP TRÊN",), ("CƠ QUAN BAN HÀNH",), "01", "KH-CQ", "Minh Sơn", dt.date(2026, 12, 1),
        "trích yếu điền thử", "KHẨN", "Dự thảo lần 1", ("Nơi nhận thứ nhất", "Nơi nhận thứ hai"), ("Căn cứ thứ nhất", "Căn cứ thứ hai"),
        (opening, first, second, Item(2, "a)", "Nội dung chi tiết.")), ("Như trên", "Lưu Văn phòng"), signature,
        (Annex("Tên phụ lục", "", (Paragraph("Nội dung phụ lục."),)),), signature, "CƠ QUAN BAN HÀNH",
        "LƯU HÀNH NỘI BỘ", "PL", 300, ("Địa chỉ: xã Minh Sơn", "Điện thoại: 0200 300 000"),
    )  # fmt: skip


def _say(paragraph: Any, text: str) -> None:
    first, *rest = pieces_of(paragraph)
    first.text = text
    for piece in rest:
        piece.text = ""
