"""What of restricted drafts, and of drafts that somebody was only asked about, the pages tell, and what they do not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.models import Draft, Opinion
from giaoban.office.registry.actions import forward_paper, set_confidentiality
from giaoban.web.issuing.urls import urlpatterns
from tests.office.compiling.rows import make_task
from tests.office.issuing.rows import asked, begun, fresh, signature
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import sent, shown, signed_in
from tests.web.issuing.samples import drafts_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def test_words_of_a_restricted_task_stand_in_a_restricted_draft_alone(people: People, organs: Organs) -> None:
    task = make_task(people, organs, title="Rà soát nhân sự", confidentiality=Confidentiality.RESTRICTED)
    plain = make_task(people, organs, title="Rà soát hộ nghèo")
    mai = signed_in(people.mai)

    boxes = [re.findall(r'<input[^>]*name="restricted"[^>]*>', shown(mai, "draft-new", task=str(one.pk))) for one in (task, plain)]
    ticked = ["checked" in box for (box,) in boxes]
    values = {"kind": "CV", "subject": task.title, "organ": organs.committee.pk, "urgency": "0"}  # the box is not ticked
    mai.post(f"{reverse('draft-new')}?task={task.pk}", values)

    assert (ticked, Draft.objects.get().confidentiality) == ([True, False], 1)


def test_who_was_only_asked_reads_neither_desk_nor_number(people: People, organs: Organs) -> None:
    draft = asked(people, organs).draft
    actions.end_consultation(people.ha, draft.pk, fresh(draft).revision)
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    binh, ha = signed_in(people.binh), signed_in(people.ha)
    desks = ["Vũ Đình Nam" in shown(client, "drafts", show="all") for client in (binh, ha)]
    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))
    assert draft.paper is not None

    def numbers() -> list[bool]:
        pages = [(shown(client, "drafts", show="all"), shown(client, "draft", draft.pk)) for client in (binh, ha)]
        return [draft.paper.number in page for both in pages for page in both]  # type: ignore[union-attr]

    assert (desks, numbers()) == ([False, True], [False, False, True, True])
    forward_paper(people.lan, draft.paper.pk, organs=[organs.economy])
    assert numbers() == [False, True, True, True]  # who has got the paper may read its number beside the way to it


def opens(client: Client, place: str) -> bool:
    answer = client.get(place)
    b"".join(answer)  # a file is closed when it has been read
    return answer.status_code == 200


def test_draft_whose_paper_was_put_inside_says_nothing_at_any_address_to_who_does_not_see_the_paper(people: People, organs: Organs) -> None:
    paper = make_paper(direction="out", subject="Rà soát nhân sự")
    world = drafts_of(paper, people, organs)
    draft = world["draft_id"]
    Draft.objects.filter(pk=draft.pk).update(
        unit=organs.economy, drafter=people.ha.person, state="issued", paper=paper, subject=paper.subject
    )
    Opinion.objects.create(consultation=world["opinion_id"].consultation, organ=organs.police)
    keys = {name: world[name].pk for name in ("draft_id", "version_id", "opinion_id", "return_id")} | {"paper_id": paper.pk}
    places = [
        reverse(str(one.name), kwargs={name: keys[name] for name in one.pattern.converters})
        for one in urlpatterns
        if one.pattern.converters and one.pattern.converters.keys() <= keys.keys()
    ]
    unit = [signed_in(account) for account in (people.binh, people.ha, people.cuong)]
    seen = [[opens(client, place) for place in places].count(True) for client in unit]
    told = ["Rà soát nhân sự" in shown(client, "drafts", show="all") for client in unit]
    assert (len(places) > 25, min(seen[:2]) > 8, seen[2] > 2, told) == (True, True, True, [True] * 3)

    set_confidentiality(people.mai, paper.pk, paper.revision, Confidentiality.RESTRICTED)

    for client in unit:
        answers = [client.get(place) for place in places] + [client.post(place) for place in places]
        assert {answer.status_code for answer in answers} <= {403, 404, 405}
        assert not any("Rà soát nhân sự" in answer.content.decode() for answer in answers)
        assert "Rà soát nhân sự" not in shown(client, "drafts", show="all")
    for account in (people.mai, people.lan, people.hoa):
        assert "Rà soát nhân sự" in shown(signed_in(account), "draft", draft.pk)


def test_units_are_no_choice_for_a_restricted_paper(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.mai, confidentiality=Confidentiality.RESTRICTED)
    mai = signed_in(people.mai)

    page = shown(mai, "draft-recipients", draft.pk)
    sent(mai, "draft-recipients", draft.pk, shown="1", people=str(people.sen.person_id), words="Lưu Văn phòng")

    assert [f'name="{name}"' in page for name in ("groups", "organs", "people")] == [False, False, True]
    assert [str(one) for one in draft.recipients.all()] == ["Bùi Thị Sen", "Lưu Văn phòng"]
