"""A paper of our own, entered as it was signed; which papers of ours reply to one."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.jobs.models import Job
from giaoban.office.registry import actions, queries, store
from giaoban.office.registry.actions.taking_in import kept_file
from giaoban.office.registry.models import File, Part
from tests.papers import DAY, make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Any, settings: Any) -> File:
    settings.FILES_DIR = tmp_path
    return kept_file(store.keep(b"%PDF-1.7 signed"), b"%PDF-1.7 signed")


def test_paper_of_ours_has_its_letterhead_and_is_read_only_where_wanted(file: File, people: People, organs: Organs) -> None:
    head: dict[str, Any] = {"type": "BC", "subject": "Báo cáo tháng", "issuer": organs.committee, "date": DAY}

    paper = actions.enter_outgoing(people.lan, [actions.Held(file, Part.Kind.SCAN, "ban-ky.pdf")], **head)
    again = actions.add_held(paper, actions.Held(file, Part.Kind.SCAN, "ban-ky.pdf", to_read=True))

    assert (paper.direction, paper.stage, paper.type, paper.folded) == ("out", "ready", "BC", "bao cao thang")
    assert [(part.pk, part.name) for part in paper.parts.all()] == [(again.pk, "ban-ky.pdf")]
    assert list(Job.objects.values_list("kind", flat=True)) == ["read-part"]
    with pytest.raises(PermissionDenied):
        actions.enter_outgoing(people.ha, [], **head)


def test_replies_of_ours_are_told_as_far_as_they_may_be_seen(people: People) -> None:
    source, other = make_paper(), make_paper()
    seen, inside = (make_paper(direction="out", reply_to=source, confidentiality=n) for n in (0, 1))
    make_paper(direction="out", reply_to=source, number="")
    make_paper(direction="in", reply_to=source)
    keys = [source.pk, other.pk]

    assert queries.replies_to(people.lan, keys) == {source.pk: [seen.number, inside.number]}
    assert queries.replies_to(people.ha, keys) == {source.pk: [seen.number]}
    assert queries.replies_to(people.kien, keys) == {}
