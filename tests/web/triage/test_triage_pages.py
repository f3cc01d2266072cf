"""Phân văn on screen: one key a paper, only its row comes back; the slip; a leader's answer; an annotation with its photograph."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from giaoban.office.registry import store
from giaoban.office.registry.actions import ANSWERED, Order, answer_handling, propose_handling, sort_paper
from giaoban.office.registry.models import Annotation, Handling, Paper, Phrase
from giaoban.office.work.models import Task
from tests.office.registry.test_triage import proposal, registered
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 64


@pytest.fixture
def paper(people: People) -> Paper:
    return registered(subject="V/v giải ngân", tasks_in_all=40, tasks_of_ours=3)


def test_row_says_what_the_reading_says(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    assert "việc của ta: 3 (và 37 việc của nơi khác)" in client.get(reverse("triage")).content.decode()


def test_key_sorts_and_only_the_row_comes_back(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    answer = client.post(reverse("triage-sort", args=[paper.pk]), {"choice": "to-do", "shown": 1}, headers={"HX-Request": "true"})

    body = answer.content.decode()
    assert (answer.status_code, body.count("<li"), "<html" in body, "Đề xuất xử lý" in body) == (200, 1, False, True)


def test_second_clerk_is_told_with_what_was_pressed(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    url = reverse("triage-sort", args=[paper.pk])
    client.post(url, {"choice": "to-do", "shown": 1})
    client.force_login(people.ha)

    assert client.post(url, {"choice": "to-file", "shown": 1}).status_code == 409


@pytest.mark.parametrize("data", [{"choice": "burn", "shown": 1}, {"choice": "to-do", "shown": "x"}, {}])
def test_what_is_not_a_choice_is_refused(data: dict[str, object], paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    assert client.post(reverse("triage-sort", args=[paper.pk]), data).status_code == 400


@pytest.mark.parametrize("papers", [1, 3])
def test_triage_asks_the_same_questions_for_one_paper_and_for_three(
    papers: int, people: People, client: Client, django_assert_num_queries: object
) -> None:
    for _ in range(papers):
        registered()
    client.force_login(people.lan)
    client.get(reverse("triage"))

    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(reverse("triage"))


QUERIES = 9


def test_proposal_is_kept_and_its_slip_shown(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)
    data = {
        "leader": person_of(people.nam).pk,
        "lead": organs.economy.pk,
        "support": [organs.police.pk],
        "deadline": "2026-11-20",
        "text": "Gấp",
    }

    answer = client.post(reverse("handling", args=[paper.pk]), data, follow=True)

    body = answer.content.decode()
    assert "giao Phòng Kinh tế chủ trì, phối hợp với Công an xã Minh Sơn; hoàn thành trước hoặc trong ngày 20/11/2026." in body
    assert "Kính trình: đồng chí Vũ Đình Nam" in body


def test_lead_does_not_support_itself_and_nothing_typed_is_lost(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)
    data = {"lead": organs.economy.pk, "support": [organs.economy.pk], "text": "Gấp, báo cáo trước giao ban"}

    answer = client.post(reverse("handling", args=[paper.pk]), data)

    assert (answer.status_code, "Gấp, báo cáo trước giao ban" in answer.content.decode(), Handling.objects.count()) == (422, True, 0)


def test_leader_agrees_with_one_tap(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    handling = proposal(people, organs, paper)
    client.force_login(people.nam)

    client.post(reverse("answer", args=[paper.pk]), {"answer": "agreed", "shown": handling.revision})

    handling.refresh_from_db()
    assert (handling.answer, handling.answered_by) == ("agreed", people.nam)


def test_what_a_leader_has_answered_is_read_and_proposed_no_more(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    sort_paper(people.ha, paper.pk, "to-do", shown=paper.revision)
    handling = proposal(people, organs, paper)
    client.force_login(people.ha)
    where, slip = reverse("handling", args=[paper.pk]), reverse("handling-slip", args=[paper.pk])
    assert (where in (page := client.get(reverse("triage")).content.decode()), slip in page) == (True, False)
    answer_handling(people.nam, handling.pk, Handling.Answer.AGREED, shown=handling.revision)

    page = client.get(reverse("triage")).content.decode()
    seen, late = client.get(where, follow=True), client.post(where, {"lead": organs.police.pk, "text": "Gấp"})

    assert (where in page, slip in page) == (False, True)
    assert (seen.redirect_chain, ANSWERED in seen.content.decode()) == ([(slip, 302)], True)
    assert (late.status_code, ANSWERED in late.content.decode(), "Gấp" in late.content.decode()) == (422, True, True)


def test_leader_amends_in_a_form(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    handling = proposal(people, organs, paper)
    client.force_login(people.nam)
    data = {"answer": "amended", "shown": handling.revision, "lead": organs.police.pk, "deadline": "2026-11-18"}

    client.post(reverse("answer", args=[paper.pk]), data)

    handling.refresh_from_db()
    assert (handling.answer, handling.lead, handling.deadline) == ("amended", organs.police, dt.date(2026, 11, 18))


def test_proposal_for_another_leader_is_not_there(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    proposal(people, organs, paper)
    client.force_login(people.hoa)

    assert client.get(reverse("answer", args=[paper.pk])).status_code == 404


def test_annotation_is_tapped_from_phrases_with_its_photograph(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    phrase = Phrase.objects.create(text="Đồng ý đề xuất")
    propose_handling(people.ha, paper.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)
    client.force_login(people.lan)
    photo = SimpleUploadedFile("bút phê.jpg", JPEG, "image/jpeg")
    data = {"leader": person_of(people.nam).pk, "phrases": [phrase.pk], "text": "báo cáo sớm", "lead": organs.economy.pk, "photo": photo}
    data["assured"] = "on"

    client.post(reverse("annotate", args=[paper.pk]), data)

    note = Annotation.objects.get()
    assert (note.text, note.leader, note.lead, note.entered_by) == (
        "Đồng ý đề xuất. báo cáo sớm",
        person_of(people.nam),
        organs.economy,
        people.lan,
    )
    assert note.photo is not None
    assert store.read(note.photo.file.sha256) == JPEG


@pytest.mark.parametrize("data", [b"<svg onload='x()'/>", b"GIF89a", b""])
def test_what_is_no_photograph_is_refused(data: bytes, paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    photo = SimpleUploadedFile("but-phe.jpg", data, "image/jpeg")

    answer = client.post(reverse("annotate", args=[paper.pk]), {"leader": person_of(people.nam).pk, "text": "Đồng ý", "photo": photo})

    assert (answer.status_code, Annotation.objects.count()) == (422, 0)


def test_leader_does_not_record_what_another_wrote(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.nam)

    answer = client.post(reverse("annotate", args=[paper.pk]), {"leader": person_of(people.hoa).pk, "text": "Đồng ý"})

    assert (answer.status_code, Annotation.objects.count()) == (403, 0)


def test_sorting_offers_to_be_taken_back(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    answer = client.post(reverse("triage-sort", args=[paper.pk]), {"choice": "to-file", "shown": 1}, headers={"HX-Request": "true"})
    undo = json.loads(answer.headers["HX-Trigger"])["toast"]["undo"]

    taken_back = client.post(undo)

    paper.refresh_from_db()
    assert (taken_back.status_code, paper.sorting) == (204, "")


def test_annotation_that_gives_work_opens_a_task_at_once_and_says_so(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.lan)
    data = {"leader": person_of(people.nam).pk, "text": "Giao Phòng Kinh tế", "lead": organs.economy.pk, "deadline": "2026-12-20"}

    page = client.post(reverse("annotate", args=[paper.pk]), data, follow=True).content.decode()

    task = Task.objects.get(annotation__paper=paper)
    assert (task.workflow, [str(share) for share in task.assignments.all()]) == ("assigned", ["Phòng Kinh tế"])
    assert "Đã ghi bút phê, đã mở nhiệm vụ." in page
    assert f'<a class="button" href="{reverse("task", args=[task.pk])}">Mở nhiệm vụ</a>' in page


def test_annotation_that_gives_nothing_to_anybody_opens_none(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    client.post(reverse("annotate", args=[paper.pk]), {"leader": person_of(people.nam).pk, "text": "Đã xem"})

    assert (Annotation.objects.count(), Task.objects.count()) == (1, 0)


@pytest.mark.parametrize(("word", "opened"), [("agreed", 1), ("to-know", 0)])
def test_leaders_answer_opens_the_task_he_agreed_to(
    word: str, opened: int, paper: Paper, people: People, organs: Organs, client: Client
) -> None:
    handling = propose_handling(people.ha, paper.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)
    client.force_login(people.nam)

    client.post(reverse("answer", args=[paper.pk]), {"answer": word, "shown": handling.revision})

    assert Task.objects.filter(handling=handling, giver=people.nam.person).count() == opened


def test_work_that_the_leaders_hand_gave_out_does_not_wait_for_his_word(
    paper: Paper, people: People, organs: Organs, client: Client
) -> None:
    other = registered(subject="V/v khác")
    for one in (paper, other):
        propose_handling(people.ha, one.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)
    client.force_login(people.lan)
    client.post(reverse("annotate", args=[other.pk]), {"leader": person_of(people.nam).pk, "text": "Làm rõ thêm"})
    client.post(reverse("annotate", args=[paper.pk]), {"leader": person_of(people.nam).pk, "text": "Giao", "lead": organs.economy.pk})

    client.force_login(people.nam)
    assert client.post(reverse("answer", args=[paper.pk]), {"answer": "agreed", "shown": 1}).status_code == 404
    assert client.post(reverse("answer", args=[other.pk]), {"answer": "agreed", "shown": 1}).status_code == 302
    assert Task.objects.filter(paper=paper).count() == 1


def test_what_a_leader_gave_out_by_his_word_is_not_put_into_the_form_again(
    paper: Paper, people: People, organs: Organs, client: Client
) -> None:
    propose_handling(people.ha, paper.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)
    client.force_login(people.lan)
    before = client.get(reverse("annotate", args=[paper.pk]))
    client.force_login(people.nam)
    client.post(reverse("answer", args=[paper.pk]), {"answer": "agreed", "shown": 1})
    client.force_login(people.lan)
    after = client.get(reverse("annotate", args=[paper.pk]))

    assert [page.context["form"]["lead"].value() for page in (before, after)] == [organs.economy.pk, None]
    said = "Đồng chí Vũ Đình Nam đã cho ý kiến trên máy và giao Phòng Kinh tế."
    assert [said in page.content.decode() for page in (before, after)] == [False, True]
    assert after.context["form"]["leader"].value() == people.nam.person_id
