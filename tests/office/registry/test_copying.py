"""Copies of papers: by whom, of which papers, with which number; one page makes one copy; what goes with a paper that must not be here."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Office
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.notices.models import Notice
from giaoban.office.registry import actions
from giaoban.office.registry.actions.letterheads import carry_in_every_room
from giaoban.office.registry.models import Copy, File, Paper, Part, RegisterEntry
from giaoban.office.registry.queries import copies_visible_to
from giaoban.office.work.models import Task
from giaoban.writing.copying import CopyKind
from giaoban.writing.paper import from_json
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def received(**fields: Any) -> Paper:
    return make_paper(type="KH", number="12-KH/TU", subject="phòng chống thiên tai", **fields)


def wanted(organs: Organs, **fields: Any) -> actions.Wanted:
    usual = actions.Wanted(CopyKind.WHOLE, organs.committee, timezone.localdate(), ("Các chi bộ", "Lưu Văn phòng Đảng ủy"), "k1")
    return replace(usual, **fields)


def test_copy_has_the_next_number_of_the_copies_and_says_of_what_it_is_one(people: People, organs: Organs) -> None:
    original = received()
    first = actions.make_copy(people.lan, original.pk, wanted(organs))
    second = actions.make_copy(people.mai, original.pk, wanted(organs, key="k2"))

    assert [copy.paper.number for copy in (first, second)] == ["01-BS/ĐU", "02-BS/ĐU"]
    mark = from_json(first.mark)
    assert (mark.kind, mark.number, mark.symbol, mark.issuer) == ("Sao lục", "1", "BS/ĐU", ("Đảng ủy xã Minh Sơn",))
    assert (mark.signature.authority, mark.signature.name) == (("T/L BAN THƯỜNG VỤ",), "Trần Thị Mai")
    assert (first.paper.subject, first.paper.direction) == ("Sao lục Kế hoạch 12-KH/TU: phòng chống thiên tai", "out")
    line = Entry.objects.filter(verb="registry.make-copy").order_by("at").first()
    assert line is not None
    assert line.changes["original"] == original.pk
    assert RegisterEntry.objects.get(paper=first.paper).receivers == "Các chi bộ; Lưu Văn phòng Đảng ủy"


def test_office_numbers_its_own_copies_and_signs_them_itself(people: People, organs: Organs) -> None:
    actions.make_copy(people.lan, received().pk, wanted(organs))
    copy = actions.make_copy(people.lan, received(number_key="x").pk, wanted(organs, organ=organs.office, key="k2"))

    assert (copy.paper.number, from_json(copy.mark).signature.authority) == ("01-BS/VPĐU", ())


def test_state_numbers_all_kinds_together_by_the_year(people: People, organs: Organs) -> None:
    state = organs.peoples_committee
    Office.objects.update(organ=state)
    made = [
        actions.make_copy(people.lan, received().pk, wanted(organs, organ=state, kind=kind, key=kind, extract="Một câu."))
        for kind in (CopyKind.TRUE, CopyKind.WHOLE, CopyKind.EXTRACT)
    ]

    assert [copy.paper.number for copy in made] == ["01/SY-UBND", "02/SL-UBND", "03/TrS-UBND"]
    assert [from_json(copy.mark).kind for copy in made] == ["Sao y", "Sao lục", "Trích sao"]


def test_same_page_makes_one_copy(people: People, organs: Organs) -> None:
    original = received()
    made = {actions.make_copy(people.lan, original.pk, wanted(organs)).pk for _ in range(3)}

    assert (len(made), Copy.objects.count(), RegisterEntry.objects.count()) == (1, 1, 1)


def test_page_of_one_paper_makes_no_copy_of_another(people: People, organs: Organs) -> None:
    actions.make_copy(people.lan, received().pk, wanted(organs))

    with pytest.raises(Conflict):
        actions.make_copy(people.lan, received(number_key="x").pk, wanted(organs))

    assert (Copy.objects.count(), RegisterEntry.objects.count()) == (1, 1)


def test_what_is_restricted_without_a_number_or_a_copy_is_not_copied(people: People, organs: Organs) -> None:
    copy = actions.make_copy(people.lan, received().pk, wanted(organs))
    for original in (received(confidentiality=Confidentiality.RESTRICTED), make_paper(number=""), copy.paper):
        with pytest.raises(PermissionDenied, match="Không sao văn bản"):
            actions.make_copy(people.mai, original.pk, wanted(organs, key="k9"))
    for who in (people.ha, people.hoa):
        with pytest.raises(PermissionDenied):
            actions.make_copy(who, received().pk, wanted(organs, key="k9"))
    with pytest.raises(Paper.DoesNotExist):  # what he does not see
        actions.make_copy(people.binh, received().pk, wanted(organs, key="k9"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": CopyKind.TRUE}, "kind"),  # only who issued it, in the Party
        ({"recipients": ()}, "recipients"),
        ({"day": dt.date(2999, 1, 1)}, "day"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(changed: dict[str, Any], field: str, people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.make_copy(people.lan, received().pk, wanted(organs, **changed))
    assert (list(refused.value.message_dict), Copy.objects.count(), RegisterEntry.objects.count()) == ([field], 0, 0)


def test_extract_needs_its_words(people: People, organs: Organs) -> None:
    ours = received(direction="out")
    with pytest.raises(ValidationError):
        actions.make_copy(people.lan, ours.pk, wanted(organs, kind=CopyKind.EXTRACT, extract="  "))

    assert actions.make_copy(people.lan, ours.pk, wanted(organs, kind=CopyKind.EXTRACT, extract=" Một câu. ")).extract == "Một câu."


def test_copy_goes_with_the_paper_that_must_not_be_here_and_is_as_far_inside(people: People, organs: Organs) -> None:
    original = received()
    copy = actions.make_copy(people.lan, original.pk, wanted(organs))
    assert [one.pk for one in copies_visible_to(people.lan)] == [copy.pk]
    actions.set_confidentiality(people.mai, original.pk, original.revision, Confidentiality.RESTRICTED)
    original.refresh_from_db()
    carry_in_every_room(original)
    copy.paper.refresh_from_db()
    assert (copy.paper.confidentiality, copies_visible_to(people.sen).exists()) == (Confidentiality.RESTRICTED, False)

    actions.expel_secret(people.mai, original.pk)

    assert (Paper.objects.count(), Copy.objects.count()) == (0, 0)
    assert [(row.number, row.paper, row.receivers) for row in RegisterEntry.objects.all()] == [(1, None, "")]


def test_everything_that_came_of_a_copy_goes_with_the_paper_that_must_not_be_here(people: People, organs: Organs) -> None:
    original = received()
    copy = actions.make_copy(people.lan, original.pk, wanted(organs))
    scan = File.objects.create(sha256=hashlib.sha256(b"scan").hexdigest(), size=4, media_type="application/pdf")
    Part.objects.create(paper=copy.paper, file=scan, name="ban-sao-da-ky.pdf", kind=Part.Kind.SCAN)
    Task.objects.create(title="Phòng chống thiên tai", origin="paper", paper=copy.paper, given_at=timezone.now())
    about = {"subject_kind": "registry.paper", "subject_id": copy.paper_id, "title": copy.paper.subject}
    Notice.objects.create(account=people.sen, kind="issuing.sent", reason="Gửi đến đồng chí", key="k", at=timezone.now(), **about)

    actions.expel_secret(people.mai, original.pk)

    assert [model.objects.count() for model in (Paper, Part, File, Task, Notice)] == [0] * 5


def test_number_of_a_copy_is_given_up_by_the_chief_alone(people: People, organs: Organs) -> None:
    original = received()
    actions.make_copy(people.lan, original.pk, wanted(organs))

    with pytest.raises(PermissionDenied, match="chỉ Chánh Văn phòng"):
        actions.expel_secret(people.lan, original.pk)
    assert Copy.objects.count() == 1


def test_copy_is_as_far_inside_at_once_with_what_came_of_it_and_stays_so(people: People, organs: Organs) -> None:
    original = received()
    copy = actions.make_copy(people.lan, original.pk, wanted(organs))
    task = Task.objects.create(title="Phòng chống thiên tai", origin="paper", paper=copy.paper, given_at=timezone.now())

    actions.set_confidentiality(people.mai, original.pk, original.revision, Confidentiality.RESTRICTED)
    copy.paper.refresh_from_db()
    assert copy.paper.confidentiality == Confidentiality.RESTRICTED
    with pytest.raises(PermissionDenied):
        actions.set_confidentiality(people.mai, copy.paper_id, copy.paper.revision, Confidentiality.OPEN)

    original.refresh_from_db()
    carry_in_every_room(original)
    task.refresh_from_db()
    assert task.confidentiality == Confidentiality.RESTRICTED
