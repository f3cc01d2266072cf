"""A Word file set right where it departs from a profile: its looks, its page, the signs that the form prescribes; never other words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import Any

from giaoban.writing.form import FONT, is_numbered, is_text, part_of_a_run, parts_in
from giaoban.writing.form_signs import sign_faults
from giaoban.writing.profile import Profile, Wording
from giaoban.writing.word_looks import Spot, WordLooks, words_of
from giaoban.writing.word_template import mm, points, put, w

# The order in which Word wants what is said of a run, of a paragraph.
_OF_A_RUN = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "u", "lang")
_OF_A_PARAGRAPH = ("pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr")
_ROUNDS = 3  # one sign set right may show the next


def mended(data: bytes, profile: Profile) -> bytes:
    """The file with every departure set right that a machine can set right. Raises NotAWordFile."""
    looks = WordLooks(data)
    for words in looks.document.element.body.iter(w("t")):  # letters and their marks as one sign, as TCVN 6909:2001 has them
        words.text = unicodedata.normalize("NFC", words.text or "")
    parts = parts_in(looks)
    for name, spots in parts.items():
        wording: Wording | None = getattr(profile.words, name, None)
        for number, spot in enumerate(spots):
            if wording:
                _set_letters(looks, name, spot, profile)
            _set_signs(name, spot, profile, is_last=number == len(spots) - 1)
            if name in {"body", "bases"} and is_text(replace(spot, text=words_of(spot.element).strip())):
                _set_shape(looks, spot, profile)
    _set_below(parts.get("issuer"), parts.get("star"), profile.sign("below_issuer"))
    if parts.get("kind"):
        _set_below(parts.get("subject") or parts["kind"], parts.get("dashes"), profile.sign("below_subject"))
    _set_page(looks, profile)
    out = BytesIO()
    looks.document.save(out)
    return out.getvalue()


# -- letters and lines ------------------------------------------------------------------------------------------------


def _set_letters(looks: WordLooks, name: str, spot: Spot, profile: Profile) -> None:
    runs = [run for run in spot.element.iter(w("r")) if words_of(run).strip()]
    for run, letters in zip(runs, list(looks.letters(spot.element)), strict=True):
        if name == "addressed" and run is not runs[0]:
            break
        wording: Wording = getattr(profile.words, part_of_a_run(name, spot.text, letters.text))
        if letters.font != FONT:
            _say(run, "rPr", "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
        if not wording.low <= letters.size <= wording.high:
            for tag in ("sz", "szCs"):
                _say(run, "rPr", tag, val=str(round(wording.size * 2)))
        if name != "body":
            _set_looks(run, wording)
        if wording.upper:
            for words in run.iter(w("t")):
                words.text = words.text if (words.text or "").strip() == "kiêm" else (words.text or "").upper()


def _set_looks(run: Any, wording: Wording) -> None:
    for tag, value in (("b", wording.bold), ("i", wording.italic)):
        _say(run, "rPr", tag, val="1" if value else "0")
    _say(run, "rPr", "u", val="single" if wording.underline else "none")


def _set_shape(looks: WordLooks, spot: Spot, profile: Profile) -> None:
    measures, shape = profile.measures, looks.shape(spot.element)
    if shape.align not in {"both", "distribute"}:
        _say(spot.element, "pPr", "jc", val="both")
    if not measures.first_line.low <= shape.first_line <= measures.first_line.high:
        _say(spot.element, "pPr", "ind", firstLine=mm(measures.first_line.value), hanging=None)
    if shape.gap < measures.gap.low:
        _say(spot.element, "pPr", "spacing", after=points(measures.gap.value))
    exact = profile.side == "state" or shape.line_rule == "exact"
    if not exact or not measures.line.low <= shape.line <= measures.line.high:
        _say(spot.element, "pPr", "spacing", line=points(measures.line.value), lineRule="exact")


def _say(element: Any, group: str, tag: str, **attributes: str | None) -> None:
    """Say something of a run or paragraph itself, in the place where Word wants it; None takes an attribute away."""
    order = _OF_A_RUN if group == "rPr" else _OF_A_PARAGRAPH
    properties = element.find(w(group))
    if properties is None:
        properties = element.makeelement(w(group), {})
        element.insert(0, properties)
    found = properties.find(w(tag))
    if found is None:
        found = properties.makeelement(w(tag), {})
        later = {w(each) for each in order[order.index(tag) + 1 :]}
        at = next((number for number, child in enumerate(properties) if child.tag in later), len(properties))
        properties.insert(at, found)
    for name, value in attributes.items():
        if value is None:
            found.attrib.pop(w(name), None)
        else:
            found.set(w(name), value)


# -- signs ------------------------------------------------------------------------------------------------------------


def _set_signs(name: str, spot: Spot, profile: Profile, *, is_last: bool) -> None:
    """Each fault of a line in its turn, as setting one right may show the next."""
    for _ in range(_ROUNDS):
        text = words_of(spot.element).strip()
        fault = next(sign_faults(name, text, is_last, profile), None)
        if fault is None:
            return
        _write(spot.element, text, fault[4])


def _write(paragraph: Any, text: str, right: str) -> None:
    """The right words in place of the text, each run keeping what it had, as far as both begin alike."""
    runs = [words for words in paragraph.iter(w("t")) if words.text]
    alike = next((at for at, (one, other) in enumerate(zip(text, right, strict=False)) if one != other), min(len(text), len(right)))
    lead = len(runs[0].text) - len(runs[0].text.lstrip())
    left = alike + lead
    for number, words in enumerate(runs):
        kept = words.text[:left]
        left -= len(kept)
        if left <= 0 or number == len(runs) - 1:
            words.text = kept + right[alike:]
            for rest in runs[number + 1 :]:
                rest.text = ""
            return
        words.text = kept


def _set_below(above: list[Spot] | None, below: list[Spot] | None, sign: str) -> None:
    """The star below the issuer, the dashes below the subject: put in, or set right."""
    if not sign or not above:
        return
    if below:
        if below[0].text != sign:
            _write(below[0].element, below[0].text, sign)
        return
    from copy import deepcopy

    line = deepcopy(above[-1].element)
    runs = list(line.iter(w("t")))
    for words in runs:
        words.text = ""
    runs[0].text = sign
    for run in line.iter(w("r")):
        _say(run, "rPr", "b", val="0")
    above[-1].element.addnext(line)


# -- the page ---------------------------------------------------------------------------------------------------------


def _set_page(looks: WordLooks, profile: Profile) -> None:
    """The sheet, its margins, the number of the page, in every section."""
    from docx.shared import Mm

    for number, section in enumerate(looks.document.sections):
        upright = (section.page_width or 0) <= (section.page_height or 0)
        wide, high = Mm(profile.mm("page_width")), Mm(profile.mm("page_height"))
        section.page_width, section.page_height = (wide, high) if upright else (high, wide)
        for side in ("top", "bottom", "left", "right"):
            setattr(section, f"{side}_margin", Mm(profile.mm(f"margin_{side}")))
        section.header_distance = Mm(profile.mm("page_number_from_top"))
        if number == 0:
            section.different_first_page_header_footer = True
            _set_number(section.header, profile)


def _set_number(header: Any, profile: Profile) -> None:
    found = next((each._p for each in header.paragraphs if is_numbered(each._p)), None)
    if found is None:
        found = header.paragraphs[0]._p if not words_of(header.paragraphs[0]._p).strip() else header.add_paragraph()._p
        put(put(put(found, "fldSimple", instr=" PAGE "), "r"), "t").text = "2"
    _say(found, "pPr", "jc", val="center")
    for run in found.iter(w("r")):
        _say(run, "rPr", "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
        for tag in ("sz", "szCs"):
            _say(run, "rPr", tag, val=str(round(profile.words.page_number.size * 2)))
