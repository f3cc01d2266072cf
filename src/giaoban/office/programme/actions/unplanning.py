"""A line that was planned in a draft by mistake goes again, as if it had not been: only while nobody has gone on with it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q

from giaoban.office.audit.acts import Line as Entry
from giaoban.office.audit.acts import act, forget_states, revise
from giaoban.office.directory.models import Account
from giaoban.office.programme.actions.checks import Why, held, must_be_open, must_stand, noted
from giaoban.office.programme.actions.planning import must_be_draft
from giaoban.office.programme.models import Change, Line, LineState

_WENT_ON = "Dòng này đã có người làm tiếp, không hoàn tác được. Không cần nữa thì rút khỏi dự thảo, có lý do."
_TAKEN_BACK = Why("Đưa nhầm vào dự thảo kỳ sau, đã hoàn tác.")


def unplan_line(actor: Account, line_id: int, shown: int) -> None:
    """Take a line out of a draft, with the matters below it. What was carried over stands again where it was; that is noted there."""
    with act(actor, "programme.unplan-line") as line:
        row = held(actor, line_id, shown)
        must_be_draft(row.programme)
        must_stand(row)
        below = list(row.items.select_for_update())
        lines = [row, *below]
        gone_on = Line.objects.filter(Q(follows__in=lines) | Q(carried_from__in=lines) | Q(under__in=below)).exists()
        if gone_on or any(one.revision > 1 for one in below) or Change.objects.filter(line__in=lines).exists():
            raise ValidationError(_WENT_ON)
        for one in lines:
            _stands_again(actor, line, one)
        line.about(row.programme, lines=[one.pk for one in lines])
        forget_states("programme.line", [one.pk for one in lines])
        Line.objects.filter(pk__in=[one.pk for one in lines]).delete()


def _stands_again(actor: Account, entry: Entry, line: Line) -> None:
    """The line that it was carried from."""
    if line.carried_from_id is None:
        return
    old = Line.objects.select_for_update(of=("self",)).select_related("programme").get(pk=line.carried_from_id)
    must_be_open(old.programme)
    noted(actor, old, Change.Kind.RESTORED, _TAKEN_BACK, after=old.due)
    revise(entry, old, old.revision, state=LineState.STANDS)
