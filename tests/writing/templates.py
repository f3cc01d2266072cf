"""Templates of an office's own, made for a test: of a few paragraphs, with something of Word's put in, with parts changed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn


def template(*lines: str, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A template of these paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    change(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, **changed: bytes | Callable[[bytes], bytes]) -> bytes:
    """The same package with parts put in or changed; `__` in a name is a slash."""
    out = BytesIO()
    wanted = {name.replace("__", "/"): value for name, value in changed.items()}
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            value = wanted.pop(name, None)
            part = source.read(name)
            target.writestr(name, part if value is None else value(part) if callable(value) else value)
        for name, value in wanted.items():
            target.writestr(name, value if isinstance(value, bytes) else value(b""))
    return out.getvalue()


def element(xml: str) -> Callable[[Any], None]:
    """Something of Word's put behind the words."""

    def change(document: Any) -> None:
        spaces = nsdecls("w", "r") + ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
        for child in parse_xml(f"<w:p {spaces}>{xml}</w:p>"):
            document.paragraphs[0]._p.append(child)

    return change


def code(*pieces: str) -> Callable[[Any], None]:
    """A field of Word's, its instruction in pieces."""

    def change(document: Any) -> None:
        run = document.paragraphs[0].add_run()._r
        for kind, text in [("begin", ""), *((None, piece) for piece in pieces), ("end", "")]:
            made = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                made.set(qn("w:fldCharType"), kind)
            made.text = text or None
            run.append(made)

    return change
