"""What builders do differently, brought to one form: prefixes, spelling, places of elements; what is foreign is set aside and named."""

from __future__ import annotations

from lxml import etree

from giaoban.edxml.write import NAMESPACE

_OTHERWISE = {"business": "Bussiness"}  # one gateway spells it right
_XMLDSIG = "http://www.w3.org/2000/09/xmldsig#"
_SIGNATURES = {"Signature", "DigitalSignature"}
_MOST = 20  # remarks of one kind


def straightened(root: etree._Element) -> tuple[str, ...]:
    """Leaves bare names without a namespace in the tree, and takes out what is of another one. Returns what was set aside, in sentences."""
    remarks: list[str] = []
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and not _is_below(element, root):
            continue  # it went out with what it stands in
        name = etree.QName(element)
        if name.localname in _SIGNATURES and (name.namespace == _XMLDSIG or (parent is not None and bare(parent) == "edXMLHeader")):
            if len(element) or (element.text or "").strip():
                remarks.append("Gói có chữ ký XML; chương trình không kiểm tra chữ ký này.")
            _take_out(element)
        elif name.namespace not in {None, "", NAMESPACE} and parent is not None:
            remarks.append(f"Đã bỏ qua phần tử lạ “{name.localname[:60]}” (không thuộc QCVN 102:2016).")
            _take_out(element)
        else:
            element.tag = _OTHERWISE.get(name.localname.casefold(), name.localname)
    _hoist(root)
    return tuple(dict.fromkeys(remarks))[:_MOST]


def bare(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def _is_below(element: etree._Element, root: etree._Element) -> bool:
    return any(above is root for above in element.iterancestors())


def _take_out(element: etree._Element) -> None:
    """Without the element; the words behind it stay where they are."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _hoist(root: etree._Element) -> None:
    """What a message does stands beside its traces; one gateway writes it into a trace."""
    for trace in list(root.iter("TraceHeader")):
        for business in trace.findall("Bussiness"):
            around = trace.getparent()
            if around is not None:
                around.append(business)
