"""The check of form: where any Word file, ours or a unit's draft, departs from a profile, and the same file mended as far as a machine can.

Nothing is guessed: a part that cannot be told in the file is not measured, a part that is required and not found is said to be missing.
The words of a paper are never changed, but for signs that the form prescribes (`Số:`, a padded number, the marks at the ends of lines).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from giaoban.writing.form_parts import Parts, parts_of
from giaoban.writing.form_signs import sign_faults
from giaoban.writing.profile import Measure, Profile, Wording
from giaoban.writing.side_notes import is_circulation, is_contact, typed_in
from giaoban.writing.word_looks import Letters, Shape, Spot, WordLooks
from giaoban.writing.word_template import w

FONT = "Times New Roman"
NAMES = {
    "title": "Tiêu đề, quốc hiệu", "motto": "Tiêu ngữ", "superior": "Tên cơ quan cấp trên", "issuer": "Tên cơ quan ban hành",
    "number": "Số, ký hiệu", "day": "Địa danh, ngày tháng", "kind": "Tên loại", "subject": "Trích yếu",
    "letter_subject": "Trích yếu công văn", "bases": "Căn cứ", "body": "Nội dung",
    "authority": "Quyền hạn ký", "office_title": "Chức vụ người ký", "name": "Họ tên người ký",
    "addressed": "Kính gửi", "addressee": "Nơi được kính gửi", "recipients_label": "Nơi nhận", "recipient": "Nơi nhận, từng nơi",
    "urgency": "Mức độ khẩn", "draft": "Chỉ dẫn dự thảo", "page": "Trang", "page_number": "Số trang", "decider": "Thẩm quyền ban hành",
    "annex": "Phụ lục", "circulation": "Phạm vi lưu hành", "drafter_mark": "Ký hiệu người soạn thảo, số lượng bản",
    "contact": "Thông tin liên hệ",
}  # fmt: skip
_REQUIRED = ("title", "issuer", "number", "day", "body", "name", "recipients_label")
_ALWAYS = ("title", "issuer", "body")
_MINUTES = "BIÊN BẢN"
_FREE = (_MINUTES, "LỊCH")  # kinds that may go without number and day, signed otherwise; without recipients too, where the form lets them
_SIDES = {"margin_top": "lề trên", "margin_bottom": "lề dưới", "margin_left": "lề trái", "margin_right": "lề phải"}
_EMU_A_MM = 36000
_NEAR_MM, _NEAR_PT = 0.6, 0.3  # what rounding does


@dataclass(frozen=True, slots=True)
class FormDeparture:
    """One departure: which part, with its first words; what was measured and what is prescribed, in Vietnamese; the source.

    `name` is the profile's name of the part, `what` the property. `can_be_mended`: `mended` sets it right.
    """

    name: str
    what: str
    place: str
    words: str
    measured: str
    prescribed: str
    source: str
    can_be_mended: bool = True


def form_departures(data: bytes, profile: Profile) -> tuple[FormDeparture, ...]:
    """Every departure of a Word file from a profile, in the order of the page. Raises NotAWordFile."""
    looks = WordLooks(data)
    return tuple(_each(looks, parts_in(looks), profile))


def parts_in(looks: WordLooks) -> Parts:
    """The parts of the paper; lines of the issuer's name that are bold like its last belong to it."""
    parts = parts_of(list(looks.spots()))
    superior, issuer = parts.get("superior", []), parts.get("issuer", [])
    while superior and all(letters.bold for letters in looks.letters(superior[-1].element)):
        issuer.insert(0, superior.pop())
    above, below = looks.margins()
    if notes := [spot for spot in above if is_circulation(spot.text)]:
        parts["circulation"] = notes + parts.get("circulation", [])
    if any(is_contact(spot.text) for spot in below):
        parts["contact"] = below + parts.get("contact", [])
    return parts


def _each(looks: WordLooks, parts: Parts, profile: Profile) -> Iterator[FormDeparture]:
    yield from _of_the_page(looks, profile)
    for name in _required(parts, profile):
        if not parts.get(name):
            yield FormDeparture(name, "missing", NAMES[name], "", "không thấy", "bắt buộc", profile.source, can_be_mended=False)
    for name, spots in parts.items():
        wording: Wording | None = getattr(profile.words, name, None)
        for number, spot in enumerate(spots):
            if wording:
                yield from _of_the_letters(looks, name, spot, profile)
            if name in {"body", "bases"} and is_text(spot):
                yield from _of_the_shape(looks.shape(spot.element), name, spot, profile)
            for what, measured, prescribed, source, _ in sign_faults(name, spot.text, number == len(spots) - 1, profile):
                yield FormDeparture(name, what, NAMES[name], _begin(spot.text), measured, prescribed, source)
    yield from _below(parts, profile)


def _required(parts: Parts, profile: Profile) -> tuple[str, ...]:
    """Which parts must be there: of minutes and schedules fewer, and whether minutes name recipients is the form's."""
    kind = next((spot.text for spot in parts.get("kind", ())), "")
    if not kind.startswith(_FREE):
        return _REQUIRED
    named = kind.startswith(_MINUTES) and profile.says("minutes_name_recipients")
    return (*_ALWAYS, "recipients_label") if named else _ALWAYS


def is_text(spot: Spot) -> bool:
    """Is it running text, no heading and no line of its own?"""
    return not spot.text.isupper() and "\n" not in spot.text and (spot.text[-1] in ".;,:" or len(spot.text) > 100)


def is_numbered(paragraph: Any) -> bool:
    """Does the paragraph hold the field that counts pages?"""
    fields = [field.get(w("instr"), "") for field in paragraph.iter(w("fldSimple"))]
    return any("PAGE" in said.split() for said in (*fields, *(each.text or "" for each in paragraph.iter(w("instrText")))))


def _begin(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


# -- letters and lines ------------------------------------------------------------------------------------------------


def _of_the_letters(looks: WordLooks, name: str, spot: Spot, profile: Profile) -> Iterator[FormDeparture]:
    """Size, face and look of a part's words. Of `Kính gửi: …` the label alone is measured, of the body what is no emphasis."""
    runs: dict[str, list[Letters]] = {}
    for letters in looks.letters(spot.element):
        runs.setdefault(part_of_a_run(name, spot.text, letters.text), []).append(letters)
    for part, them in runs.items():
        wording: Wording = getattr(profile.words, part)
        for what, measured, prescribed in dict.fromkeys(_faults(them[:1] if part == "addressed" else them, part, wording)):
            yield FormDeparture(part, what, NAMES[part], _begin(spot.text), measured, prescribed, wording.source)


def part_of_a_run(name: str, text: str, run: str) -> str:
    """To which part the words of a run belong: who typed it stands at the end of a recipient's line, in letters of its own."""
    typed = typed_in(text) if name == "recipient" else None
    return "drafter_mark" if typed and run.strip() == text[len(typed.filed) :].strip() else name


def _faults(runs: Sequence[Letters], name: str, wording: Wording) -> Iterator[tuple[str, str, str]]:
    for letters in runs:
        if letters.font != FONT:
            yield "font", f"phông {letters.font or 'không rõ'}", f"phông {FONT}"
        if not wording.low <= letters.size <= wording.high:
            yield "size", f"cỡ chữ {letters.size:g}", f"cỡ chữ {_range(wording)}"
        for what, has, prescribed, said in (
            ("bold", letters.bold, wording.bold, "đậm"),
            ("italic", letters.italic, wording.italic, "nghiêng"),
            ("underline", letters.underline, wording.underline, "gạch chân"),
        ):
            if has != prescribed and name not in {"body", "decider", "annex"}:
                yield what, f"chữ {said}" if has else f"chữ không {said}", f"chữ {said}" if prescribed else f"chữ không {said}"
    text = " ".join(letters.text for letters in runs)
    if wording.upper and text.upper().replace(" KIÊM", " kiêm") != text and text != "kiêm":
        yield "capitals", "chữ thường", "chữ in hoa"


def _range(measure: Wording | Measure) -> str:
    return f"{measure.low:g}" if measure.low == measure.high else f"từ {measure.low:g} đến {measure.high:g}"


def _of_the_shape(shape: Shape, name: str, spot: Spot, profile: Profile) -> Iterator[FormDeparture]:
    """Both edges even, the first line in, the gap between paragraphs, the height of lines."""
    measures = profile.measures

    def told(what: str, measured: str, prescribed: str, source: str) -> FormDeparture:
        return FormDeparture(name, what, NAMES[name], _begin(spot.text), measured, prescribed, source)

    if shape.align not in {"both", "distribute"}:
        yield told("align", "không dàn đều hai lề", "dàn đều hai lề", measures.first_line.source)
    if not measures.first_line.low - _NEAR_MM <= shape.first_line <= measures.first_line.high + _NEAR_MM:
        prescribed = f"lùi đầu dòng {_range(measures.first_line)} mm"
        yield told("first_line", f"lùi đầu dòng {shape.first_line:g} mm", prescribed, measures.first_line.source)
    if shape.gap < measures.gap.low - _NEAR_PT:
        yield told("gap", f"cách đoạn {shape.gap:g} pt", f"cách đoạn tối thiểu {measures.gap.low:g} pt", measures.gap.source)
    exact = profile.side == "state" or shape.line_rule == "exact"
    if not exact or not measures.line.low - _NEAR_PT <= shape.line <= measures.line.high + _NEAR_PT:
        sure = "" if exact else ", không đặt Exactly"
        prescribed = f"cách dòng {_range(measures.line)} pt{'' if profile.side == 'state' else ' (Exactly)'}"
        yield told("line", f"cách dòng {shape.line:g} pt{sure}", prescribed, measures.line.source)


# -- the page ---------------------------------------------------------------------------------------------------------


def _of_the_page(looks: WordLooks, profile: Profile) -> Iterator[FormDeparture]:
    """The sheet, its margins, the number of the page, of the first section."""
    section = looks.document.sections[0]

    def told(what: str, measured: str, prescribed: str, source: str, name: str = "page") -> FormDeparture:
        return FormDeparture(name, what, NAMES[name], "", measured, prescribed, source)

    wide, high = (round((length or 0) / _EMU_A_MM) for length in (section.page_width, section.page_height))
    paper = profile.measures.page_width
    if sorted((wide, high)) != sorted((profile.mm("page_width"), profile.mm("page_height"))):
        yield told("paper", f"khổ giấy {wide} × {high} mm", f"khổ giấy {paper.value:g} × {profile.mm('page_height'):g} mm", paper.source)
    for name, said in _SIDES.items():
        measure: Measure = getattr(profile.measures, name)
        length = round((getattr(section, f"{name.removeprefix('margin_')}_margin") or 0) / _EMU_A_MM, 1)
        if not measure.low - _NEAR_MM <= length <= measure.high + _NEAR_MM:
            yield told(name, f"{said} {length:g} mm", f"{said} {_range(measure)} mm", measure.source)
    yield from _of_the_number(looks, profile)


def _of_the_number(looks: WordLooks, profile: Profile) -> Iterator[FormDeparture]:
    """The page's number: above the text, in the middle, its size; none on the first page."""
    section, wording = looks.document.sections[0], profile.words.page_number
    paragraph = next((each._p for each in section.header.paragraphs if is_numbered(each._p)), None)

    def told(what: str, measured: str, prescribed: str) -> FormDeparture:
        return FormDeparture("page_number", what, NAMES["page_number"], "", measured, prescribed, wording.source)

    if paragraph is None:
        yield told("missing", "không có số trang ở lề trên", "số trang ở giữa, lề trên, từ trang thứ hai")
        return
    if not section.different_first_page_header_footer:
        yield told("first_page", "trang thứ nhất có số", "không đánh số trang thứ nhất")
    if looks.shape(paragraph).align != "center":
        yield told("align", "số trang không ở giữa", "số trang ở giữa")
    sizes = {letters.size for letters in looks.letters(paragraph)}
    if any(not wording.low <= size <= wording.high for size in sizes):
        yield told("size", f"cỡ chữ {max(sizes):g}", f"cỡ chữ {_range(wording)}")
    top = round((section.header_distance or 0) / _EMU_A_MM, 1)
    measure = profile.measures.page_number_from_top
    if not measure.low - _NEAR_MM <= top <= measure.high + _NEAR_MM:
        yield told("from_top", f"cách mép trên {top:g} mm", f"cách mép trên {_range(measure)} mm")


def _below(parts: Parts, profile: Profile) -> Iterator[FormDeparture]:
    """What stands below the issuer and below the subject of a Party paper."""
    rules = profile.rules
    if profile.sign("below_issuer") and parts.get("issuer") and not parts.get("star"):
        yield FormDeparture("issuer", "star", NAMES["issuer"], "", "không có dấu *", "dấu * ở dưới", rules.below_issuer.source)
    dashes = parts.get("dashes", [])
    if profile.sign("below_subject") and parts.get("kind") and (not dashes or dashes[0].text != profile.sign("below_subject")):
        measured = f"“{dashes[0].text}”" if dashes else "không có gạch nối"
        yield FormDeparture("subject", "dashes", NAMES["subject"], "", measured, "năm gạch nối ở dưới", rules.below_subject.source)
