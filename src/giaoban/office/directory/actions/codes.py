"""The code by which offices that exchange papers call an organ (Quyết định 20/2020/QĐ-TTg): it belongs to the name that holds today."""

from __future__ import annotations

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory import queries, rules
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.models import Account, InForce, Organ, OrganName

_CODE = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")
_LONGEST = 35  # Quyết định 20/2020/QĐ-TTg
_NO_CODE = f"Mã định danh gồm chữ không dấu và số, các cấp cách nhau bằng dấu chấm, dài không quá {_LONGEST} ký tự; ví dụ H56.12."
_NAMELESS = "Cơ quan này không có tên gọi đang dùng. Hãy ghi tên trước."


def set_exchange_code(actor: Account, organ_id: int, shown: int, code: str) -> Organ:
    """Say by which code an organ is called from now on, while it is called as it is; empty: none. Raises ValidationError for one that is no
    code or another organ's."""
    code = code.strip()
    with act(actor, "directory.set-exchange-code") as line:
        require(rules.may_keep_directory(actor))
        organ = queries.organs_visible_to(actor).select_for_update().get(pk=organ_id)
        if code and (not _CODE.fullmatch(code) or len(code) > _LONGEST):
            raise ValidationError({"code": _NO_CODE})
        today = InForce.on(timezone.localdate())
        name = max(organ.names.filter(today), key=lambda one: (one.valid_from or dt.date.min, one.pk), default=None)
        if name is None:
            raise ValidationError({"code": _NAMELESS})
        other = OrganName.objects.filter(today, edxml_id__iexact=code).exclude(organ=organ).first() if code else None
        if other is not None:
            raise ValidationError({"code": f"Mã này là của {other.text}."})
        move_on(line, organ, shown)
        line.about(organ, code=[name.edxml_id, code])
        OrganName.objects.filter(pk=name.pk).update(edxml_id=code)
    return organ
