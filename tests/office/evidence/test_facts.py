"""Whoever may not confirm the facts of a paper puts no anchor to them either."""

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.evidence.actions import add_anchor
from giaoban.office.evidence.models import Extraction
from tests.office.evidence.rows import confirm, read_paper
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


def test_anchor_is_put_by_who_may_confirm_and_by_the_program(people: People) -> None:
    reading = read_paper(make_paper(), "Báo cáo kết quả.")
    fact = confirm(reading, people.lan, "task", "Báo cáo")
    newer = Extraction.objects.create(file=reading.part.file, text="Báo cáo.", text_sha256="1", media_type="text/plain", tools_key="2")

    with pytest.raises(PermissionDenied):
        add_anchor(people.hoa, fact, newer, [[0, 7]])
    add_anchor(None, fact, newer, [[0, 7]])

    assert fact.anchors.count() == 2
