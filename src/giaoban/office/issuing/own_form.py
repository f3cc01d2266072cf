"""A draft in the office's own form: the template it is made from filled with a version's words, as Word; as PDF where LibreOffice is."""

from __future__ import annotations

from dataclasses import replace

from giaoban.office.issuing.models import Version
from giaoban.office.meetings.converting import NotConverted, pdf_of_word, program
from giaoban.office.own_templates.models import TemplateVersion
from giaoban.office.own_templates.queries import filled_version, made_from, without_place
from giaoban.writing.own_template_parts import NotATemplate
from giaoban.writing.paper import Paper

NO_CONVERTER = (
    "Máy chủ chưa cài LibreOffice nên chưa làm được PDF từ mẫu của cơ quan. Quản trị cài bằng: apt install libreoffice-writer. "
    "Đồng chí có thể tải bản Word rồi xuất ra PDF bằng Word."
)
_OF_ISSUED = frozenset({"số", "ngày", "tháng", "năm"})
_NOT_MADE = "Không làm được PDF từ mẫu của cơ quan. Hãy tải bản Word rồi xuất ra PDF bằng Word."


def word_in_own_form(version: Version, made: Paper) -> bytes | None:
    """The template of the version's draft with its words; None where the draft is made from none. Raises NotATemplate."""
    template = made_from(version.draft_id)
    return filled_version(template, made) if template is not None else None


def pdf_in_own_form(version: Version, made: Paper) -> bytes | None:
    """The same as PDF. Raises NotATemplate; NotConverted with what to do."""
    template = made_from(version.draft_id)
    return _pdf_of(template, made) if template is not None else None


def _pdf_of(template: TemplateVersion, made: Paper) -> bytes:
    data, command = filled_version(template, made), program()
    if command is None:
        raise NotConverted(NO_CONVERTER)
    try:
        return pdf_of_word(data, command)
    except NotConverted as error:
        raise NotConverted(_NOT_MADE) from error


def issued_in_own_form(version: Version, made: Paper) -> bytes | None:
    """The PDF of an issued paper in the own form; None where that would lose a word, its number or its day, or cannot be made here.

    What was issued is kept whole: then it is set in the form of all papers.
    """
    template = made_from(version.draft_id)
    if template is None or not frozenset(template.fields) >= _OF_ISSUED or without_place(template, made):
        return None
    try:
        return _pdf_of(template, made)
    except (NotATemplate, NotConverted):
        return None


def no_place_for(template: TemplateVersion, made: Paper) -> tuple[str, ...]:
    """What a draft says that its template has no field for; that it is a draft is no word of it."""
    return without_place(template, replace(made, draft_mark=""))
