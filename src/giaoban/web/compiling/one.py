"""The programme that is compiled, for whoever compiles it; for others it is not there."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from giaoban.office.compiling import rules
from giaoban.office.programme import queries
from giaoban.office.programme import rules as programmes
from giaoban.office.programme.models import Programme
from giaoban.web.doors import Knock


def compiled(request: Knock, programme_id: int) -> Programme:
    """The programme, if the person compiles it."""
    programme = seen(request, programme_id)
    if not rules.may_compile_this(request.user, programme):
        raise Http404
    return programme


def seen(request: Knock, programme_id: int) -> Programme:
    """The programme, if the person sees it whole."""
    rows = (
        queries.visible_to(request.user).select_related("organ__parent", "paper").prefetch_related("organ__names", "organ__parent__names")
    )
    programme = get_object_or_404(rows, pk=programme_id)
    if not programmes.sees_whole(request.user, programme):
        raise Http404
    return programme
