"""Templates brought, brought anew, withdrawn, restored. What is brought was screened at the door; here it is looked over as a template."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.own_templates import queries
from giaoban.office.own_templates.models import PAPER_KINDS, OwnTemplate, TemplateVersion
from giaoban.office.own_templates.rules import may_keep
from giaoban.writing.own_template_check import looked_over
from giaoban.writing.own_template_parts import NotATemplate

_MOST = 200  # of templates in use
_ALIKE = "Đã có mẫu tên này cho loại văn bản ấy. Hãy đưa vào làm bản mới của mẫu đó, hoặc đặt tên khác."


def add_template(actor: Account, kind: str, name: str, data: bytes, note: str = "") -> OwnTemplate:
    """A template for a kind of paper. Raises ValidationError: at `file` every fault of the file, at `name` where the name is taken."""
    require(may_keep(actor))
    fields = _fields_of(data)
    kind, name = kind.strip(), " ".join(name.split())
    if kind not in PAPER_KINDS:
        raise ValidationError({"kind": "Chọn loại văn bản trong danh sách."})
    if not name:
        raise ValidationError({"name": "Ghi tên mẫu."})
    with act(actor, "own_templates.add-template") as line:
        _check_name(kind, name)
        if OwnTemplate.objects.filter(withdrawn=False).count() >= _MOST:
            raise ValidationError(f"Đã có {_MOST} mẫu đang dùng. Hãy rút mẫu không còn dùng trước.")
        template = OwnTemplate.objects.create(kind=kind, name=name)
        _keep(actor, template, 1, data, fields, note)
        line.about(template, kind=[None, kind], name=[None, name])
    return template


def renew_template(actor: Account, template_id: int, shown: int, data: bytes, note: str = "") -> OwnTemplate:
    """A newer version; the earlier ones stay. Raises ValidationError for a faulty file, and for one that is the version in use."""
    require(may_keep(actor))
    fields = _fields_of(data)
    with act(actor, "own_templates.renew-template") as line:
        template = _held(actor, template_id)
        if template.withdrawn:
            raise ValidationError("Mẫu này đã rút. Hãy dùng lại mẫu trước khi đưa bản mới.")
        if template.versions.filter(number=template.latest, sha256=_sum(data)).exists():
            raise ValidationError({"file": "Tệp này chính là bản đang dùng. Hãy chọn tệp đã sửa."})
        number = template.latest + 1
        revise(line, template, shown, latest=number)
        _keep(actor, template, number, data, fields, note)
    return template


def withdraw_template(actor: Account, template_id: int, shown: int) -> OwnTemplate:
    """The template is used no more; it stays, with all its versions."""
    return _turn(actor, template_id, shown, "own_templates.withdraw-template", withdrawn=True)


def restore_template(actor: Account, template_id: int, shown: int) -> OwnTemplate:
    """The template is used again. Raises ValidationError where another has its name by now."""
    return _turn(actor, template_id, shown, "own_templates.restore-template", withdrawn=False)


def _turn(actor: Account, template_id: int, shown: int, verb: str, *, withdrawn: bool) -> OwnTemplate:
    with act(actor, verb) as line:
        require(may_keep(actor))
        template = _held(actor, template_id)
        if template.withdrawn and not withdrawn:
            _check_name(template.kind, template.name)
        revise(line, template, shown, withdrawn=withdrawn)
    return template


def _held(actor: Account, template_id: int) -> OwnTemplate:
    return queries.visible_to(actor).select_for_update().get(pk=template_id)


def _check_name(kind: str, name: str) -> None:
    if OwnTemplate.objects.filter(kind=kind, name=name, withdrawn=False).exists():
        raise ValidationError({"name": _ALIKE})


def _keep(actor: Account, template: OwnTemplate, number: int, data: bytes, fields: list[str], note: str) -> None:
    TemplateVersion.objects.create(
        template=template, number=number, data=data, sha256=_sum(data), fields=fields, note=note.strip(), by=actor
    )  # fmt: skip


def _fields_of(data: bytes) -> list[str]:
    try:
        return sorted(looked_over(data).fields)
    except NotATemplate as error:
        raise ValidationError({"file": list(error.faults)}) from error


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
