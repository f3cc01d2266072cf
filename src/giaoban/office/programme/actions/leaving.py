"""A paper has to go as secret: the programme that it was, and every line that has its words, go with it."""

from __future__ import annotations

from django.db.models import Q

from giaoban.office.audit.acts import act, forget_states
from giaoban.office.programme.models import Line, Programme
from giaoban.office.registry.models import Paper


def leave_with_paper(paper: Paper) -> None:
    """Take away whatever was made of the paper, wherever it was carried, and every earlier state of it."""
    with act(None, "programme.leave-with-paper"):
        programmes = list(Programme.objects.filter(paper=paper).values_list("pk", flat=True))
        gone = lines_of(paper)
        forget_states("programme.line", gone)
        forget_states("programme.programme", programmes)
        Line.objects.filter(pk__in=gone).delete()
        Programme.objects.filter(pk__in=programmes).delete()


def lines_of(paper: Paper) -> set[int]:
    """The lines that have the words of a paper, with those that were carried on from them or hang on them."""
    found = set(Line.objects.filter(Q(paper=paper) | Q(fact__paper=paper) | Q(programme__paper=paper)).values_list("pk", flat=True))
    new = found
    while new:
        new = set(Line.objects.filter(Q(carried_from__in=new) | Q(under__in=new)).values_list("pk", flat=True)) - found
        found |= new
    return found
