"""What is wrong with a template that an office brings: fields that nothing fills, and whatever could act, fetch or show something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from giaoban.writing.own_template_fields import LISTS
from giaoban.writing.own_template_parts import FIELD, NotATemplate, Package, is_known, names_in, opened, text_of, units_of
from giaoban.writing.word_template import w

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ACTIVE = "Mẫu có điều khiển ActiveX. Hãy xóa các nút, ô nhập trong thẻ Developer của Word rồi lưu lại."
_MACRO = "Mẫu có macro. Hãy lưu lại bằng Word ở dạng .docx, không phải .docm, .dotm."
_OLE = "Mẫu có đối tượng nhúng (OLE): bảng tính, tệp đính kèm. Hãy xóa đối tượng ấy, hoặc dán lại dưới dạng ảnh hay bảng Word."
_OUTSIDE = "Mẫu liên kết ra ngoài tệp ({}). Hãy xóa liên kết, dán nội dung hoặc ảnh thẳng vào mẫu."
_OTHER_FILE = "Mẫu kéo nội dung của tệp khác vào. Hãy dán nội dung ấy thẳng vào mẫu."
_REVISED = "Mẫu còn sửa đổi đang theo dõi hoặc bình luận. Hãy chấp nhận hết sửa đổi, xóa bình luận rồi lưu lại."
_FIELD_CODE = (
    "Mẫu có trường tự động {} của Word. Chỉ nhận số trang (PAGE, NUMPAGES); trường khác hãy thay bằng chữ hoặc {{{{tên trường}}}}."
)
_RELATED = {
    "vbaProject": _MACRO, "wordVbaData": _MACRO, "keyMapCustomizations": _MACRO, "attachedToolbars": _MACRO, "customUI": _MACRO,
    "oleObject": _OLE, "package": _OLE, "control": _ACTIVE, "activeXControlBinary": _ACTIVE,
    "aFChunk": _OTHER_FILE, "subDocument": _OTHER_FILE, "frame": _OTHER_FILE, "attachedTemplate": _OTHER_FILE,
    "mailMergeSource": _OTHER_FILE, "mailMergeHeaderSource": _OTHER_FILE, "comments": _REVISED,
}  # fmt: skip
_ELEMENTS = {
    "object": _OLE, "OLEObject": _OLE, "control": _ACTIVE, "altChunk": _OTHER_FILE, "subDoc": _OTHER_FILE, "attachedTemplate": _OTHER_FILE,
    "mailMerge": _OTHER_FILE, "frameset": _OTHER_FILE, "ins": _REVISED, "del": _REVISED, "moveFrom": _REVISED, "moveTo": _REVISED,
    "commentReference": _REVISED, "macroWllFire": _MACRO, "entryMacro": _MACRO, "exitMacro": _MACRO,
}  # fmt: skip
_HARMLESS_CODES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_ENDINGS = (".xml", ".rels", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".odttf")
_PLACES = frozenset({"src", "href"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Looked:
    """A template that may be kept: the fields it has."""

    fields: frozenset[str]


def looked_over(data: bytes) -> Looked:
    """Look a template over. Raises NotATemplate with every fault that was found, each with what to do."""
    package = opened(data)
    faults = list(dict.fromkeys((*_of_the_package(package), *_of_the_fields(package))))
    if faults:
        raise NotATemplate(*faults)
    return Looked(frozenset(_names(package)))


def _of_the_package(package: Package) -> Iterator[str]:
    """What acts, fetches, or is none of a template's parts."""
    for name in package.data:
        lower = name.lower()
        if lower.rpartition("/")[2].startswith("vba"):
            yield _MACRO
        elif "/embeddings/" in lower or "/activex/" in lower:
            yield _OLE if "/embeddings/" in lower else _ACTIVE
        elif not lower.endswith(_ENDINGS):
            yield f"Mẫu có thành phần lạ ({name[:_LONGEST]}). Hãy lưu lại bằng Word thành tệp .docx mới; ảnh dùng dạng PNG, JPEG."
    if any("macroenabled" in kind.lower() for each in package.xml["[Content_Types].xml"] for kind in each.attrib.values()):
        yield _MACRO
    for root in package.xml.values():
        yield from _of_the_relations(root)
        yield from _of_the_elements(root)
        yield from _of_the_codes(root)


def _of_the_relations(root: Any) -> Iterator[str]:
    for relation in root.iter(_RELATIONS):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in _RELATED:
            yield _RELATED[kind]
        elif relation.get("TargetMode", "Internal").lower() != "internal" or ":" in relation.get("Target", ""):
            yield _OUTSIDE.format(relation.get("Target", "")[:_LONGEST])


def _of_the_elements(root: Any) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        if name.localname in _ELEMENTS and "/math" not in (name.namespace or ""):
            yield _ELEMENTS[name.localname]
        for attribute, value in element.attrib.items():
            if etree.QName(attribute).localname in _PLACES and value and "officeDocument" not in str(attribute):
                yield _OUTSIDE.format(value[:_LONGEST])


def _of_the_codes(root: Any) -> Iterator[str]:
    """Word's own fields. What stands in several runs, or is put together by a field inside another, is read as Word would read it."""
    codes = [element.get(w("instr"), "") for element in root.iter(w("fldSimple"))]
    open_codes: list[list[str]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            open_codes.append([])
        elif kind == "end" and open_codes:
            codes.append("".join(open_codes.pop()))
        elif kind is None:
            if not open_codes:
                open_codes.append([])
            open_codes[-1].append(element.text or "")
    codes += ["".join(each) for each in open_codes]
    for code in codes:
        first = (code.split() or ["?"])[0].upper()
        if first not in _HARMLESS_CODES:
            yield _FIELD_CODE.format(first[:_LONGEST])


# -- the office's own fields ------------------------------------------------------------------------------------------


def _names(package: Package) -> Iterator[str]:
    for _, root in package.with_words():
        for paragraph in root.iter(w("p")):
            yield from names_in(text_of(paragraph))


def _of_the_fields(package: Package) -> Iterator[str]:
    names = list(_names(package))
    if not names:
        yield "Mẫu chưa có trường nào. Hãy gõ tên trường trong hai ngoặc nhọn ở chỗ cần điền, ví dụ {{trích yếu}}, {{nội dung}}."
    for name in dict.fromkeys(names):
        if not is_known(name):
            yield f"Không có trường “{name}”. Hãy dùng đúng tên trong bảng các trường."
    for _, root in package.with_words():
        for paragraph in root.iter(w("p")):
            rest = FIELD.sub("", text_of(paragraph))
            if "{{" in rest or "}}" in rest:
                said = text_of(paragraph)[:_LONGEST]
                yield f"Ngoặc nhọn chưa đủ đôi ở đoạn “{said}”. Trường viết là {{{{tên trường}}}}, gọn trong một đoạn."
        yield from _of_the_lists(root)


def _of_the_lists(root: Any) -> Iterator[str]:
    units = units_of(root)
    places = {unit for unit, _ in units}
    for unit, names in units:
        lists = sorted(set(names) & LISTS.keys())
        if not lists:
            yield "{{stt}} và {{mục}} phải đứng cùng đoạn hoặc cùng dòng bảng với một danh sách, ví dụ {{nội dung}}."
        elif len(lists) > 1 or any(above in places for above in unit.iterancestors()):
            yield f"Một đoạn hoặc một dòng bảng chỉ lặp theo một danh sách; chỗ này có {', '.join(f'{{{{{name}}}}}' for name in lists)}."
