"""A Word paper (.docx, .docm, .dotx) as text: which parts of the package hold what, and the order they are read in."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from giaoban.intake.archive import broken_archive, open_archive, read_part
from giaoban.intake.draft import Decoded, Draft
from giaoban.intake.guard import DEFAULT, Limits, UnreadableSource
from giaoban.intake.notes import Notes
from giaoban.intake.numbering import Numbering
from giaoban.intake.ooxml import child, parsed
from giaoban.intake.story import Story
from giaoban.intake.wordstyles import Styles

_USUAL = "word/document.xml"
_DRAWN_WORDS = "{urn:schemas-microsoft-com:vml}textpath"
_NO_TEXT = "Tệp Word không có chữ nào (có thể chỉ có ảnh chụp). Hãy dùng bản có chữ."


def decode(data: bytes, limits: Limits = DEFAULT) -> Decoded:
    """The text of a Word package; raises UnreadableSource where it is damaged, hostile or holds no text."""
    with open_archive(data, limits) as archive:
        package = Package(archive, limits)
        body = child(package.root(package.main), "body")
        if body is None:
            raise broken_archive()
        notes = Notes(package.related("footnotes"), package.related("endnotes"))
        draft = Draft(limits=limits)
        story = Story(draft, Styles(package.related("styles")), Numbering(package.related("numbering")), notes)
    story.write_blocks(body)
    while met := notes.take():
        for mark, note in met:
            story.write_note(mark, note)
    story.close()
    decoded = draft.finished()
    if not decoded.text.strip():
        raise UnreadableSource(_NO_TEXT)
    return decoded


def margins(data: bytes, limits: Limits = DEFAULT) -> Iterator[str]:
    """What stands beside the text: words drawn as pictures, then the head and foot of the pages."""
    with open_archive(data, limits) as archive:
        package = Package(archive, limits)
        parts = [*package.all_related("header"), *package.all_related("footer")]
        document = package.root(package.main)
        for root in [*parts, document] if document is not None else parts:
            yield "\n".join(str(path.get("string", "")) for path in root.iter(_DRAWN_WORDS))
        styles = Styles(package.related("styles"))
    for root in parts:
        draft = Draft(limits=limits)
        Story(draft, styles, Numbering(None), Notes(None, None)).write_blocks(root)
        yield draft.finished().text


def has_pictures(data: bytes, limits: Limits = DEFAULT) -> bool:
    """Whether a Word package holds pictures."""
    with open_archive(data, limits) as archive:
        return any("/media/" in name for name in archive.namelist())


class Package:
    """The parts of a package by what they are to its main part."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self.main = self._targets("").get("officeDocument", [_USUAL])[0]
        self._related = self._targets(self.main)

    def root(self, name: str) -> etree._Element | None:
        """The root element of a part; a package whose relations name no such part may still have the usual one."""
        data = read_part(self._archive, name, self._limits)
        return None if data is None else parsed(data, self._limits)

    def related(self, kind: str) -> etree._Element | None:
        """The root element of the part of that kind, if the paper has one."""
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self.root(self._related.get(kind, [usual])[0])

    def all_related(self, kind: str) -> Iterator[etree._Element]:
        """The root elements of all parts of that kind."""
        for name in dict.fromkeys(self._related.get(kind, ())):
            if (root := self.root(name)) is not None:
                yield root

    def _targets(self, part: str) -> dict[str, list[str]]:
        """Kind of relation -> names of the parts related to `part` (the package itself if empty)."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        targets: dict[str, list[str]] = {}
        for relation in root if root is not None else ():
            kind, target = str(relation.get("Type", "")).rpartition("/")[2], str(relation.get("Target", ""))
            if target and relation.get("TargetMode") != "External":
                targets.setdefault(kind, []).append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return targets
