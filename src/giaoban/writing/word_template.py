"""The empty Word file of a profile: its page, its styles, the number of the page above the text; made once, then filled for each paper."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from giaoban.writing.faces import AS_WORD_NAMES_IT
from giaoban.writing.profile import Profile
from giaoban.writing.styles import Style, styles_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KEPT = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"})
_LEFT_OUT = ("/thumbnail", "/stylesWithEffects", "/customXml")
_ALIGNED = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_TWIPS_A_MM = 1440 / 25.4
_RED = "FF0000"


def w(tag: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{_W}}}{tag}"


def put(parent: Any, tag: str, **attributes: str) -> Any:
    """A new last child of an element."""
    made = parent.makeelement(w(tag), {w(name): value for name, value in attributes.items()})
    parent.append(made)
    return made


def is_set(properties: Any, tag: str, value: bool | None) -> None:
    """Say yes or no of a property; of None nothing is said."""
    if value is not None:
        put(properties, tag, **({} if value else {"val": "0"}))


def mm(length: float) -> str:
    """Millimetres in the twentieths of a point that Word counts in."""
    return str(round(length * _TWIPS_A_MM))


def points(length: float) -> str:
    """Points in the twentieths of a point that Word counts in."""
    return str(round(length * 20))


@lru_cache(maxsize=64)
def template(profile: Profile) -> bytes:
    """The bytes of an empty paper in that form."""
    from docx import Document

    document = Document()
    _set_styles(document, profile)
    for part in list(document.part.numbering_part.element):
        document.part.numbering_part.element.remove(part)
    _set_page(document, profile)
    _set_file(document)
    if profile.says("two_sided"):  # the margins of every second page change sides
        zoom = document.settings.element.find(w("zoom"))
        zoom.addnext(zoom.makeelement(w("mirrorMargins"), {}))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _set_file(document: Any) -> None:
    """A file of today's Word (no compatibility mode), in Vietnamese, without what python-docx's own empty file brings along."""
    settings = document.settings.element
    for setting in settings.iter(w("compatSetting")):
        if setting.get(w("name")) == "compatibilityMode":
            setting.set(w("val"), "15")
    settings.find(w("zoom")).set(w("percent"), "100")
    settings.find(w("themeFontLang")).attrib.update({w("val"): "vi-VN", w("eastAsia"): "vi-VN"})
    for related in (document.part.package.rels, document.part.rels):
        for key in [key for key, one in related.items() if one.reltype.endswith(_LEFT_OUT)]:
            related.pop(key)


def _set_styles(document: Any, profile: Profile) -> None:
    """The profile's styles in place of the many that python-docx brings; Normal is the body's letters without indent and gap."""
    root = document.styles.element
    for style in root.findall(w("style")):
        if style.get(w("styleId")) not in _KEPT:
            root.remove(style)
    styles = styles_of(profile)
    body = styles["Body"]
    defaults = root.find(w("docDefaults"))
    for properties in (defaults.find(w("rPrDefault")), defaults.find(w("pPrDefault"))):
        for child in list(properties):
            properties.remove(child)
    letters = put(defaults.find(w("rPrDefault")), "rPr")
    _letters(letters, body)
    put(letters, "lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    put(put(defaults.find(w("pPrDefault")), "pPr"), "spacing", before="0", after="0", line="240", lineRule="auto")
    for kept in root.findall(w("style")):
        if kept.get(w("type")) == "table" or kept.get(w("styleId")) == "Normal":
            for tag in ("pPr", "rPr"):
                for child in kept.findall(w(tag)):
                    kept.remove(child)
    for style in styles.values():
        _put_style(root, style)


def _put_style(root: Any, style: Style) -> None:
    made = put(root, "style", type="paragraph", styleId=style.id, **({} if style.id.startswith("Heading") else {"customStyle": "1"}))
    put(made, "name", val=style.name)
    put(made, "basedOn", val="Normal")
    put(made, "next", val="Body" if style.keep_next else style.id)
    put(made, "qFormat")
    properties = put(made, "pPr")
    if style.keep_next:
        put(properties, "keepNext")
    put(properties, "spacing", before=points(style.before), after=points(style.after), line=points(style.line), lineRule="exact")
    put(properties, "ind", left=mm(style.left), **({"hanging": mm(-style.first)} if style.first < 0 else {"firstLine": mm(style.first)}))
    put(properties, "jc", val=_ALIGNED[style.align])
    if style.outline is not None:
        put(properties, "outlineLvl", val=str(style.outline))
    _letters(put(made, "rPr"), style)


def _letters(properties: Any, style: Style) -> None:
    put(properties, "rFonts", ascii=AS_WORD_NAMES_IT, hAnsi=AS_WORD_NAMES_IT, eastAsia=AS_WORD_NAMES_IT, cs=AS_WORD_NAMES_IT)
    for tag, value in (("b", style.bold), ("bCs", style.bold), ("i", style.italic), ("iCs", style.italic)):
        if value:
            put(properties, tag)
    put(properties, "color", val=_RED if style.red else "000000")
    put(properties, "sz", val=str(round(style.size * 2)))
    put(properties, "szCs", val=str(round(style.size * 2)))
    if style.underline:
        put(properties, "u", val="single")


def _set_page(document: Any, profile: Profile) -> None:
    """The page's size and margins; from the second page on its number, centred above the text."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    if profile.mm("page_width") > profile.mm("page_height"):
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(profile.mm("page_width")), Mm(profile.mm("page_height"))
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Mm(profile.mm(f"margin_{side}")))
    section.header_distance = section.footer_distance = Mm(profile.mm("page_number_from_top"))
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph._p.get_or_add_pPr()
    properties = paragraph._p.pPr
    for child in list(properties):
        properties.remove(child)
    put(properties, "pStyle", val="PageNumber")
    field = put(paragraph._p, "fldSimple", instr=" PAGE ")
    put(put(field, "r"), "t").text = "2"
