"""What must not be seen, and is there to be seen: photographs, another leader's proposal, a password on a page of an error."""

import errno
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Organ
from giaoban.office.registry.actions import Handed, Order, forward_paper, propose_handling, record_annotation
from giaoban.office.registry.models import Annotation, Paper, Part
from giaoban.web import errors
from tests.letters import PHOTO
from tests.papers import make_paper
from tests.people import PASSWORD, Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def store_of_its_own(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def photo(people: People, organs: Organs, store_of_its_own: None) -> Part:
    """The photograph of what two leaders wrote on one page: one order for the police, one for the economy division."""
    paper = make_paper()
    picture = Handed(PHOTO, "hai-but-phe.png", assured=True)
    note = record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.police, text="Giao Công an xã"), picture)
    record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, text="Giao Phòng Kinh tế"))
    forward_paper(people.lan, paper.pk, people=[person_of(people.sen)])
    assert note.photo is not None
    return note.photo


def test_photograph_of_annotations_is_not_for_units_nor_for_single_readers(photo: Part, people: People, client: Client) -> None:
    seen = {}
    for account in (people.lan, people.ha, people.hoa, people.binh, people.cuong, people.sen):
        client.force_login(account)
        page = client.get(reverse("paper", args=[photo.paper_id]))
        file = client.get(reverse("original", args=[photo.paper_id, photo.pk]))
        b"".join(getattr(file, "streaming_content", ()))
        seen[account.username] = (page.status_code, b"hai-but-phe.png" in page.content, file.status_code)

    office, others = (200, True, 200), (200, False, 404)
    assert seen == {"lan": office, "ha": office, "hoa": office, "binh": others, "cuong": others, "sen": others}


def test_leader_does_not_read_in_his_form_what_was_proposed_to_another(people: People, organs: Organs, client: Client) -> None:
    paper = make_paper()
    propose_handling(people.ha, paper.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)

    def chosen(account: Any) -> tuple[object, object]:
        client.force_login(account)
        form = client.get(reverse("annotate", args=[paper.pk])).context["form"]
        return form["leader"].value(), form["lead"].value()

    assert chosen(people.nam) == (people.nam.person_id, organs.economy.pk)
    assert chosen(people.hoa) == (people.hoa.person_id, None)
    assert chosen(people.lan) == (people.nam.person_id, organs.economy.pk)


def test_secret_photograph_is_refused_without_its_name(people: People, client: Client, store_of_its_own: None) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = make_paper()
    client.force_login(people.lan)
    data = {"leader": person_of(people.nam).pk, "text": "Đồng ý", "photo": SimpleUploadedFile("doi gio (MẬT).png", PHOTO)}

    answer = client.post(reverse("annotate", args=[paper.pk]), data)

    body = answer.content.decode()
    assert (answer.status_code, "doi gio" in body, "từ chối, không lưu lại gì" in body) == (422, False, True)
    assert (Annotation.objects.count(), Part.objects.count()) == (0, 0)


def test_photograph_that_nobody_can_see_through_asks_for_a_word(people: People, client: Client, store_of_its_own: None) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = make_paper()
    client.force_login(people.lan)
    url, data = reverse("annotate", args=[paper.pk]), {"leader": person_of(people.nam).pk, "text": "Đồng ý"}

    asked = client.post(url, data | {"photo": SimpleUploadedFile("but-phe.png", PHOTO)})
    given = client.post(url, data | {"photo": SimpleUploadedFile("but-phe.png", PHOTO), "assured": "on"})

    assert (asked.status_code, given.status_code, Annotation.objects.count()) == (422, 302, 1)


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("account_login", {"login": "lan", "password": PASSWORD}),
        ("account_change_password", {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}),
    ],
)
def test_page_of_a_full_disk_shows_no_password(
    address: str, typed: dict[str, str], people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    client.post(reverse("account_login"), {"login": "lan", "password": PASSWORD})
    if address == "account_login":
        client = Client()
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", full)
    monkeypatch.setattr("giaoban.office.directory.models.Account.save", full)
    client.raise_request_exception = False

    assert PASSWORD not in client.post(reverse(address), typed).content.decode()


def test_nothing_that_opens_an_account_is_shown_again(rf: Any) -> None:
    names = ("password", "password1", "password2", "oldpassword", "again", "code", "credential", "csrfmiddlewaretoken", "shown", "sealed")
    request = rf.post("/", dict.fromkeys(names, "bí mật") | {"subject": "về việc", "revision": "3"})

    assert errors.typed(request) == [("subject", "về việc")]


def test_original_whose_bytes_are_lost_is_not_there(people: People, client: Client, store_of_its_own: None) -> None:
    from tests.web.samples import make_part

    part = make_part()
    client.force_login(people.lan)

    assert client.get(reverse("original", args=[part.paper_id, part.pk])).status_code == 404


HUGE = "9" * 5000
ODD = ("²", HUGE, "9" * 25, "-1", "x", "٣", "1.5", "0")


@pytest.mark.parametrize("odd", ODD, ids=[word[:4] for word in ODD])
def test_numbers_that_are_none_are_no_fault_of_the_program(odd: str, people: People, organs: Organs, client: Client) -> None:
    paper = make_paper()
    handling = propose_handling(people.ha, paper.pk, Order(organs.economy), leader=person_of(people.nam), shown=None)
    client.raise_request_exception = False
    asked = [
        ("search", {"q": "giải ngân", "page": odd}), ("people", {"after": odd}), ("absences", {"after": odd}), ("accounts", {"after": odd}),
        ("take-in", {"before": odd}), ("take-in-waiting", {"waiting": odd}), ("audit-log", {"before": odd, "who": odd}),
        ("incoming", {"book": f"s{odd}", "after": f"{odd}.{odd}"}), ("outgoing", {"book": f"y{odd}", "before": f"2026-11-02.{odd}"}),
        ("incoming-print", {"first": odd, "last": odd}),
    ]  # fmt: skip
    sent: list[tuple[str, list[int], dict[str, str]]] = [
        ("triage-sort", [paper.pk], {"choice": "to-do", "shown": odd}),
        ("answer", [paper.pk], {"answer": "to-know", "shown": odd}),
        ("review-accept-clean", [paper.pk], {"shown": f"{odd}:{odd}"}),
        ("alias-forget", [_alias(organs.economy)], {"shown": odd}),
        ("register-paper", [paper.pk], {"on": "2026-11-02", "number": odd}),
    ]
    faults = []
    for account in (people.lan, people.nam, people.kien, people.yen):
        client.force_login(account)
        faults += [(account.username, name) for name, query in asked if client.get(reverse(name), query).status_code >= 500]
        faults += [(account.username, name) for name, args, data in sent if client.post(reverse(name, args=args), data).status_code >= 500]

    assert faults == []
    handling.refresh_from_db()
    assert handling.answer in {"", "to-know"}


def _alias(organ: Organ) -> int:
    from giaoban.office.directory.models import Alias

    return Alias.objects.get_or_create(key="đội thuế", text="Đội thuế")[0].pk


@pytest.mark.parametrize("papers", [1, 3])
def test_what_waits_for_a_leader_asks_the_same_questions_for_one_and_for_three(
    papers: int, people: People, organs: Organs, client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(papers):
        _with_proposal(people, organs)
    client.force_login(people.nam)
    client.get(reverse("to-answer"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("to-answer"))


QUERIES = 11


def _with_proposal(people: People, organs: Organs) -> Paper:
    paper = make_paper()
    propose_handling(people.ha, paper.pk, Order(organs.economy, (organs.police,)), leader=person_of(people.nam), shown=None)
    return paper
