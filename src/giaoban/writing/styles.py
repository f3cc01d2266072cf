"""The paragraph styles of a profile: what Word calls them, and how both Word and the PDF set them.

Every line of a paper has an exact height, so that pages break alike in both. Between two paragraphs one alone has a gap: where both have
one, some programs add them and some take the larger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from giaoban.writing.faces import width_mm
from giaoban.writing.profile import Profile, Wording

Align = Literal["left", "center", "right", "justify"]

LAST_GAP = 8.0  # below the last of the lines that stand above a text
_SINGLE = 1.2  # a line of the letterhead, as a part of its size
_ADDRESSED_MM = 25.0  # where `Kính gửi:` stands above several addressees
HEADINGS = 4


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: sizes, heights and gaps in points, indents in millimetres. `outline` is its level as a heading."""

    id: str
    name: str
    size: float
    line: float
    align: Align = "center"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    red: bool = False
    upper: bool = False
    first: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    outline: int | None = None


@lru_cache(maxsize=64)
def styles_of(profile: Profile) -> Mapping[str, Style]:
    """Every style of a profile by its id."""
    made = [*_of_the_head(profile), *_of_the_body(profile), *_of_the_end(profile)]
    return {style.id: style for style in made}


def _style(identity: str, name: str, wording: Wording, **how: object) -> Style:
    bare = Style(
        identity, name, wording.size, round(wording.size * _SINGLE, 1), bold=wording.bold, italic=wording.italic,
        underline=wording.underline, red=wording.red, upper=wording.upper,
    )  # fmt: skip
    return replace(bare, **how)  # type: ignore[arg-type]


def _of_the_head(profile: Profile) -> list[Style]:
    words = profile.words
    label = width_mm(f"{profile.sign('addressed')} ", words.addressed.size, italic=words.addressed.italic)
    colon = width_mm(profile.sign("addressed").rstrip(":"), words.addressed.size, italic=words.addressed.italic)
    on_the_line = profile.says("addressees_begin_on_the_line")
    body = {"line": profile.mm("line")}
    return [
        _style("Title1", "Tiêu đề hoặc quốc hiệu", words.title),
        _style("Motto", "Tiêu ngữ", words.motto),
        _style("Superior", "Cơ quan cấp trên", words.superior),
        _style("Issuer", "Cơ quan ban hành", words.issuer),
        _style("Star", "Dấu sao", replace(words.issuer, bold=False, upper=False)),
        _style("Number", "Số và ký hiệu", words.number, before=4),
        _style("PlaceDay", "Địa danh và ngày tháng", words.day, before=4),
        _style("LetterSubject", "Trích yếu công văn", words.letter_subject, before=profile.mm("letter_subject_gap")),
        _style("Urgency", "Mức độ khẩn", words.urgency, before=6),
        _style("Draft", "Chỉ dẫn dự thảo", words.draft, before=4),
        _style("Circulation", "Phạm vi lưu hành", words.circulation),
        _style("Kind", "Tên loại văn bản", words.kind, **body, before=18, keep_next=True),
        _style("About", "Trích yếu", words.subject, **body, keep_next=True),
        _style("Dashes", "Gạch dưới trích yếu", replace(words.body), **body, after=6),
        _style("Addressed", "Kính gửi", words.addressee, **body, after=LAST_GAP),
        _style(
            "AddressedList", "Kính gửi nhiều nơi", words.addressee, **body, align="left",
            left=_ADDRESSED_MM + label if on_the_line else _ADDRESSED_MM, first=-label if on_the_line else 0.0,
        ),
        _style(
            "Addressee", "Nơi được kính gửi", words.addressee, **body, align="left",
            left=_ADDRESSED_MM + (label if on_the_line else colon),
        ),
    ]  # fmt: skip


def _of_the_body(profile: Profile) -> list[Style]:
    words = profile.words
    gap, indent = profile.mm("gap"), profile.mm("first_line")
    lines = {"line": profile.mm("line"), "after": gap}
    text = {"align": "justify", "first": indent, **lines}
    made = [
        _style("Decider", "Thẩm quyền ban hành", replace(words.body, bold=True, upper=True), **lines),
        _style("Basis", "Căn cứ", words.bases, **text),
        _style("Body", "Nội dung", words.body, **text),
        _style("Centred", "Dòng giữa", words.heading, **lines, keep_next=True),
        _style("Article", "Điều có tên", words.article, **text, keep_next=True, outline=HEADINGS - 1),
        _style("Clause", "Khoản", words.clause, **text),
        _style("Point", "Điểm", words.clause, **text),
        _style("Bullet", "Gạch đầu dòng", words.clause, **text),
        _style("Caption", "Tên bảng", words.heading, **lines, keep_next=True),
        _style("TableHead", "Đầu bảng", replace(words.table, bold=True), before=2, after=2),
        _style("TableCell", "Ô bảng", words.table, align="left", before=2, after=2),
        _style("TableMiddle", "Ô bảng giữa", words.table, before=2, after=2),
    ]
    for level in range(HEADINGS):
        made.append(_style(f"Part{level + 1}", f"Phần chương mục {level + 1}", words.part, **lines, keep_next=True, outline=level))
        made.append(_style(f"Heading{level + 1}", f"heading {level + 1}", words.heading, **text, keep_next=True, outline=level))
    return made


def _of_the_end(profile: Profile) -> list[Style]:
    words = profile.words
    return [
        _style("RecipientsLabel", "Nơi nhận", words.recipients_label, align="left"),
        _style("Recipient", "Từng nơi nhận", words.recipient, align="left"),
        _style("Authority", "Quyền hạn ký", words.authority),
        _style("OfficeTitle", "Chức vụ người ký", words.office_title),
        _style("SignerName", "Họ tên người ký", words.name, before=profile.mm("signature_room")),
        _style("CirculationBelow", "Phạm vi lưu hành dưới chữ ký", words.circulation, before=12),
        _style("CopyKind", "Hình thức sao", words.copy_kind),
        _style("Contact", "Thông tin liên hệ", words.contact, align="left"),
        _style("Annex", "Phụ lục", words.annex, line=profile.mm("line"), keep_next=True, outline=0),
        _style("AnnexTitle", "Tên phụ lục", words.annex_title, line=profile.mm("line"), keep_next=True),
        _style("AnnexNote", "Kèm theo", words.annex_note, line=profile.mm("line"), keep_next=True),
        _style("PageNumber", "Số trang", words.page_number),
    ]
