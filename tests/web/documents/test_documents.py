"""A paper's pages: what they show, to whom, in how many queries."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Mention, Work
from giaoban.office.registry.actions import Order, forward_paper, record_annotation, register_incoming
from giaoban.office.registry.models import Paper, RegisterEntry
from tests.office.evidence.rows import confirm, read_paper
from tests.papers import make_paper
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db
TEXT = (
    "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 14-CTr/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 02 tháng 11 năm 2026\n\n"
    "CHƯƠNG TRÌNH\ncông tác tháng 11\n\n"
    "1. Phòng Kinh tế bàn giao mặt bằng trước ngày 25/11/2026. Đẩy mạnh thi đua yêu nước.\n"
    "2. Hội nghị Ban Thường vụ: Dự kiến ngày 26/11/2026.\n"
)
PAGES = ("paper", "paper-text", "paper-citations", "paper-history", "paper-followed")


def seen(client: Client, name: str, *args: int) -> str:
    """A page's words, without tags."""
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def paper(people: People, organs: Organs) -> Paper:
    found = make_paper(type="CTr", number="14-CTr/ĐU", subject="công tác tháng 11")
    reading = read_paper(found, TEXT)
    due = {"kind": "DATE", "date": "2026-11-25", "bound": "before", "words": "trước ngày 25/11/2026"}
    unit = {"text": "Phòng Kinh tế", "organs": [organs.economy.pk], "names": ["Phòng Kinh tế"], "sure": True, "reason": ""}
    confirm(reading, people.lan, "task", "Phòng Kinh tế bàn giao mặt bằng trước ngày 25/11/2026.", lead=[unit], deadline=due)
    confirm(reading, people.lan, "orientation", "Đẩy mạnh thi đua yêu nước.", lead=[])
    confirm(
        reading,
        people.lan,
        "meeting",
        "Hội nghị Ban Thường vụ: Dự kiến ngày 26/11/2026.",
        date="2026-11-26",
        certainty="tentative",
        agenda=[],
    )
    return found


def test_paper_says_what_the_register_knows(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    words = seen(client, "paper", paper.pk)

    assert all(part in words for part in ("Chương trình 14-CTr/ĐU", "Sở Tài chính", "van-ban.txt", "Nhiệm vụ: 1", "Hội nghị: 1"))


def test_each_sentence_carries_its_state_in_the_margin(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    words = seen(client, "paper-followed", paper.pk)

    assert "3 câu được theo dõi: 1 nhiệm vụ của nơi khác, 1 định hướng, 1 hội nghị." in words
    assert "1 Nhiệm vụ Phòng Kinh tế · hạn 25/11/2026" in words
    assert "3 Hội nghị 26/11 dự kiến" in words


def test_one_group_alone_is_shown_with_the_whole_text(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    words = client.get(reverse("paper-followed", args=[paper.pk]), {"state": "meeting"}).content.decode()

    assert ("Hội nghị 26/11" in words, "hạn 25/11/2026" in words, "thi đua yêu nước" in words) == (True, False, True)


def test_sentence_unfolds_into_its_fact(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)

    words = seen(client, "paper-slip", paper.pk, paper.facts.get(kind="task").pk)

    assert "Phòng Kinh tế bàn giao mặt bằng trước ngày 25/11/2026." in words
    assert "bởi Nguyễn Thị Lan" in words


def test_fact_of_another_paper_is_not_reached_through_this_one(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    other = make_paper()

    assert client.get(reverse("paper-slip", args=[other.pk, paper.facts.get(kind="task").pk])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_paper_sent_to_a_unit_is_there_for_it_and_for_no_other(
    name: str, paper: Paper, people: People, organs: Organs, client: Client
) -> None:
    forward_paper(people.lan, paper.pk, organs=[organs.economy])

    def status(account: object) -> int:
        client.force_login(account)  # type: ignore[arg-type]
        return client.get(reverse(name, args=[paper.pk])).status_code

    assert [status(account) for account in (people.binh, people.cuong)] == [200, 404]


def test_unit_does_not_see_what_waits_nor_annotations_for_others(paper: Paper, people: People, organs: Organs, client: Client) -> None:
    record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, text="Giao Phòng Kinh tế"))
    record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.police, text="Giao Công an xã"))
    client.force_login(people.binh)

    words = seen(client, "paper", paper.pk)

    assert ("Giao Phòng Kinh tế" in words, "Giao Công an xã" in words) == (True, False)


def test_cited_work_is_one_thing_whoever_cites_it(paper: Paper, people: People, client: Client) -> None:
    work = Work.objects.create(key="kl-46", type="KL", number="46-KL/TU", date=dt.date(2025, 11, 12))
    other, hidden = make_paper(number="7-BC/ĐU"), make_paper(number="8-BC/ĐU", confidentiality=Confidentiality.RESTRICTED)
    for citing in (paper, other, hidden):
        reading = citing.parts.get().readings.get() if citing == paper else read_paper(citing, f"Theo Kết luận 46-KL/TU {citing.pk}.")
        Mention.objects.create(paper=citing, reading=reading, work=work, start=0, end=4, quote="Kết luận 46-KL/TU")
    client.force_login(people.ha)

    words = seen(client, "work", work.pk)

    assert ("14-CTr/ĐU" in words, "7-BC/ĐU" in words, "8-BC/ĐU" in words) == (True, True, False)


def test_work_cited_only_where_one_may_not_look_is_not_there(people: People, client: Client) -> None:
    hidden = make_paper(confidentiality=Confidentiality.RESTRICTED)
    work = Work.objects.create(key="kl-46", number="46-KL/TU")
    Mention.objects.create(paper=hidden, reading=read_paper(hidden, "Theo."), work=work, start=0, end=4, quote="Theo")
    client.force_login(people.ha)

    assert client.get(reverse("work", args=[work.pk])).status_code == 404


@pytest.mark.parametrize("facts", [1, 3])
def test_paper_with_states_asks_the_same_questions_for_one_fact_and_for_three(
    facts: int, people: People, organs: Organs, client: Client, django_assert_num_queries: object
) -> None:
    found = make_paper()
    reading = read_paper(found, TEXT)
    for words in ("Phòng Kinh tế bàn giao", "Đẩy mạnh thi đua", "Hội nghị Ban Thường vụ")[:facts]:
        confirm(reading, people.lan, "orientation", words, lead=[])
    client.force_login(people.lan)
    client.get(reverse("paper-followed", args=[found.pk]))

    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(reverse("paper-followed", args=[found.pk]))


QUERIES = 14


def test_clerk_restricts_a_paper_and_it_is_gone_for_the_compiler(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    client.post(reverse("paper-confidentiality", args=[paper.pk]), {"restricted": "1", "shown": paper.revision})
    client.force_login(people.ha)

    assert client.get(reverse("paper", args=[paper.pk])).status_code == 404


def test_restriction_is_taken_back(paper: Paper, people: People, client: Client) -> None:
    client.force_login(people.lan)
    url = reverse("paper-confidentiality", args=[paper.pk])
    client.post(url, {"restricted": "1", "shown": paper.revision})

    client.post(url, {"shown": paper.revision + 1})

    paper.refresh_from_db()
    assert (paper.confidentiality, paper.revision) == (Confidentiality.OPEN, 3)


def test_chief_takes_out_a_secret_paper_that_has_its_number_after_saying_so_twice(people: People, organs: Organs, client: Client) -> None:
    paper = make_paper(number="90-KH/TU", subject="phương án Đồi Gió")
    register_incoming(people.lan, paper.pk)
    url = reverse("paper-expel", args=[paper.pk])
    client.force_login(people.lan)
    refused = client.get(url).status_code
    come_in(client, people.mai)

    offered = url in client.get(reverse("paper", args=[paper.pk])).content.decode()
    unsure = client.post(url, {})
    answer = client.post(url, {"sure": "on"})

    assert (refused, offered, unsure.status_code, answer.status_code) == (403, True, 422, 302)
    assert (Paper.objects.count(), RegisterEntry.objects.get().cancel_reason) == (0, "Văn bản mật, đã đưa ra khỏi phần mềm")
    assert "Đồi Gió" not in client.get(reverse("incoming")).content.decode()
