"""What a package says fills what is empty of a letterhead, when a clerk says so; it never overrules what was read or typed."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from giaoban.office.audit.acts import act
from giaoban.office.directory.models import Account
from giaoban.office.exchange import queries
from giaoban.office.exchange.telling import missing
from giaoban.office.registry.actions import correct_letterhead
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import arrivals_visible_to

_NO_PACKAGE = "Tệp này không đến qua liên thông, hoặc đã bỏ."


def fill_letterhead(actor: Account, arrival_id: int, shown: int) -> Paper:
    """Set the fields of a paper that are empty as the package of its file has them. Raises Conflict, PermissionDenied."""
    with act(actor, "exchange.fill-letterhead") as line:
        arrival = arrivals_visible_to(actor).select_related("paper").get(pk=arrival_id)
        package = queries.of_arrivals(actor, [arrival.pk]).get(arrival.pk)
        paper = arrival.paper
        if paper is None or package is None:
            raise PermissionDenied(_NO_PACKAGE)
        line.about(paper, package=package.pk)
        values = missing(package.said, paper)
        return correct_letterhead(actor, paper.pk, shown, **values) if values else paper
