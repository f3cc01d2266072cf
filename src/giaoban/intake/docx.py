"""A Word paper (.docx, .docm, .dotx) as text: which parts of the package hold what, and the order they are read in."""

from __future__ import annotations

import posixpath
import zipfile

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
_NO_TEXT = "Tệp Word không có chữ nào (có thể chỉ có ảnh chụp). Hãy dùng bản có chữ."


def decode(data: bytes, limits: Limits = DEFAULT) -> Decoded:
    """The text of a Word package; raises UnreadableSource where it is damaged, hostile or holds no text."""
    with open_archive(data, limits) as archive:
        package = _Package(archive, limits)
        document = package.root(package.main)
        body = child(document, "body")
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


class _Package:
    """The parts of a package by what they are to its main part."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive, self._limits = archive, limits
        self.main = self._targets("").get("officeDocument", _USUAL)
        self._related = self._targets(self.main)

    def root(self, name: str) -> etree._Element | None:
        """The root element of a part; a package whose relations name no such part may still have the usual one."""
        data = read_part(self._archive, name, self._limits)
        return None if data is None else parsed(data, self._limits)

    def related(self, kind: str) -> etree._Element | None:
        """The root element of the part of that kind, if the paper has one."""
        return self.root(self._related.get(kind, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")))

    def _targets(self, part: str) -> dict[str, str]:
        """Kind of relation -> name of the part related to `part` (the package itself if empty)."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        targets: dict[str, str] = {}
        for relation in root if root is not None else ():
            kind, target = str(relation.get("Type", "")).rpartition("/")[2], str(relation.get("Target", ""))
            if target and relation.get("TargetMode") != "External":
                targets.setdefault(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return targets
