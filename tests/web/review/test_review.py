"""The page of a paper under review: what stands left and right, and what each key answers."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Paper, Part
from giaoban.office.review.models import Proposal, State
from tests.office.review import papers
from tests.people import People

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
UNKNOWN = papers.LETTER.replace("3. Phòng Kinh tế xã Minh Sơn", "3. Tổ công tác 35 xã Minh Sơn")


@pytest.fixture
def paper(people: People) -> Paper:
    """The letter of the Department of Finance."""
    return papers.read(papers.LETTER.encode(), "cong-van.txt")


@pytest.fixture
def lan(people: People, client: Client) -> Client:
    """The clerk's browser."""
    client.force_login(people.lan)
    return client


def _page(browser: Client, paper: Paper, **params: str) -> str:
    answer = browser.get(reverse("review", args=(paper.pk,)), params)
    assert answer.status_code == 200
    return answer.content.decode()


def _post(browser: Client, name: str, paper: Paper, proposal: Proposal | None = None, **data: Any) -> HttpResponse:
    args = (paper.pk,) if proposal is None else (paper.pk, proposal.pk)
    if proposal is not None:
        data = {"revision": proposal.revision} | data
    return browser.post(reverse(f"review-{name}", args=args), data, headers=HTMX)  # type: ignore[return-value]


def _toast(answer: HttpResponse) -> dict[str, str]:
    return json.loads(answer["HX-Trigger"])["toast"]  # type: ignore[no-any-return]


def test_page_shows_every_proposal_once_on_both_sides(paper: Paper, lan: Client) -> None:
    page = _page(lan, paper)

    numbers = [str(p.number) for p in paper.proposals.order_by("number")]
    assert sorted(re.findall(r'<details class="proposal"[^>]*data-n="(\d+)"', page), key=int) == numbers
    assert sorted(re.findall(r"<sup>(\d+)</sup>", page), key=int) == numbers
    assert "Đã duyệt 0 trong 12" in page


def test_groups_stand_in_the_clerks_order(paper: Paper, lan: Client) -> None:
    page = _page(lan, paper)

    assert re.findall(r'class="review-group" aria-labelledby="([a-z-]+)"', page) == ["the-thuc", "viec-ta", "viec-khac", "vien-dan"]
    assert "Việc của đơn vị khác (1)" in page


def test_one_card_is_open_and_it_is_the_first(paper: Paper, lan: Client) -> None:
    page = _page(lan, paper)

    assert re.findall(r'data-n="(\d+)" open aria-current="true"', page) == ["4"]


def test_written_and_understood_stand_side_by_side(paper: Paper, lan: Client) -> None:
    page = _page(lan, paper)

    row = re.search(r'>Hạn</span>\s*<span class="compare-written"[^>]*>([^<]*)</span>\s*<span[^>]*><b>([^<]*)</b><span[^>]*>([^<]*)', page)
    assert row is not None
    assert row.groups() == ("trước ngày 23/10/2026", "trước ngày 23/10/2026", "thứ Sáu 23/10/2026")


def test_pdf_shows_its_pages_with_boxes_and_text_on_demand(people: People, lan: Client) -> None:
    paper = papers.read_sample("cong-van.pdf")

    pages, text = _page(lan, paper), _page(lan, paper, view="text")

    assert ("<rect" in pages, "<mark" in pages) == (True, False)
    assert ("<rect" in text, "<mark" in text) == (False, True)
    assert set(re.findall(r'<rect data-n="(\d+)"', pages)) == {str(p.number) for p in paper.proposals.all()}


def test_text_has_no_pages_to_offer(paper: Paper, lan: Client) -> None:
    assert "Ảnh trang" not in _page(lan, paper)


def test_page_of_the_original_is_a_picture_the_browser_may_keep(people: People, lan: Client) -> None:
    paper = papers.read_sample("cong-van.pdf")
    url = reverse("review-page", args=(paper.pk, paper.parts.get().pk, 1))

    answer = lan.get(url)

    assert (answer.status_code, answer["Content-Type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")
    assert lan.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert lan.get(reverse("review-page", args=(paper.pk, paper.parts.get().pk, 99))).status_code == 404


def test_page_of_another_papers_part_is_not_there(paper: Paper, lan: Client) -> None:
    other = papers.read_sample("cong-van.pdf")

    assert lan.get(reverse("review-page", args=(paper.pk, other.parts.get().pk, 1))).status_code == 404


def test_annex_stands_under_its_paper(paper: Paper, lan: Client) -> None:
    papers.add_part(paper, "PHỤ LỤC\n1. Văn phòng Đảng ủy báo cáo trước ngày 20/11/2026.\n".encode(), "phu-luc.txt", Part.Kind.ANNEX)
    papers.work_through()

    assert "Phụ lục: phu-luc.txt" in _page(lan, paper)


def test_paper_that_was_not_read_says_so(people: People, lan: Client) -> None:
    paper = papers.take(b"%PDF-1.7 broken", "hong.pdf")

    page = _page(lan, paper)

    assert "Văn bản chưa đọc được thành chữ." in page
    assert "Máy không đề xuất gì từ văn bản này." in page


def test_card_comes_back_when_a_correction_is_given_up(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]
    url = reverse("review-card", args=(paper.pk, task.pk))

    card, body = lan.get(url, headers=HTMX).content.decode(), lan.get(url, {"body": ""}, headers=HTMX).content.decode()

    assert (card.lstrip().startswith("<details"), body.lstrip().startswith('<div class="compare"')) == (True, True)


def test_reread_is_asked_for(paper: Paper, lan: Client) -> None:
    answer = _post(lan, "reread", paper)

    assert (answer.status_code, _toast(answer)["text"].startswith("Máy sẽ đọc lại")) == (204, True)


def test_proposal_of_another_paper_is_not_there(paper: Paper, lan: Client) -> None:
    other = papers.read(papers.LETTER.replace("3187", "3188").encode(), "hai.txt")

    assert _post(lan, "accept", paper, papers.tasks_of(other)[0]).status_code == 404


def test_restricted_paper_is_not_there_for_the_compiler(paper: Paper, client: Client, people: People) -> None:
    Paper.objects.update(confidentiality=Confidentiality.RESTRICTED)
    client.force_login(people.ha)

    assert client.get(reverse("review", args=(paper.pk,))).status_code == 404
    assert "3187/STC-ĐT" not in client.get(reverse("review-queue")).content.decode()
    assert _post(client, "accept", paper, papers.tasks_of(paper)[0]).status_code == 404


def _letter(tasks: int) -> bytes:
    head, rest = papers.LETTER.split("1. Ủy ban")
    line = "{}. Ủy ban nhân dân xã Minh Sơn rà soát danh sách {}, gửi Sở Tài chính trước ngày {}/11/2026.\n"
    lines = [line.format(i, i, i % 28 + 1) for i in range(1, tasks + 1)]
    return (head + "".join(lines) + "\nNơi nhận:" + rest.split("Nơi nhận:")[1]).encode()


@pytest.mark.parametrize("tasks", [1, 3, 250])
def test_page_takes_the_same_statements_for_any_number_of_proposals(
    tasks: int, people: People, lan: Client, django_assert_num_queries: Any
) -> None:
    paper = papers.read(_letter(tasks), "cong-van.txt")
    _page(lan, paper)

    with django_assert_num_queries(9):
        _page(lan, paper)


def test_long_group_comes_in_pieces_and_is_taken_whole(people: People, lan: Client) -> None:
    paper = papers.read(_letter(250), "cong-van.txt")
    page = _page(lan, paper)
    url = re.search(r'hx-get="([^"]*group=viec-ta[^"]*)"', page)
    assert url is not None

    second = lan.get(url[1].replace("&amp;", "&"), headers=HTMX).content.decode()

    assert (page.count("Ủy ban nhân dân xã Minh Sơn rà soát danh sách") >= 100, second.count("<details")) == (True, 100)
    shown = re.findall(r'name="shown" value="([^"]*)"', page)
    _post(lan, "accept-clean", paper, shown=shown)
    assert paper.proposals.filter(state=State.OPEN).count() == 0


def test_group_that_is_not_there_is_not_found(paper: Paper, lan: Client) -> None:
    url = reverse("review", args=(paper.pk,))

    assert lan.get(url, {"group": "x"}, headers=HTMX).status_code == 404
    assert lan.get(url, {"group": "viec-ta", "after": "x"}, headers=HTMX).content.decode().count("<details") == 2


@pytest.mark.parametrize("number", [1, 3])
def test_queue_takes_the_same_statements_for_any_number_of_papers(
    number: int, people: People, lan: Client, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        papers.read(papers.LETTER.replace("3187", str(n + 1)).encode(), f"{n}.txt")
    lan.get(reverse("review-queue"))

    with django_assert_num_queries(6):
        page = lan.get(reverse("review-queue")).content.decode()

    assert f"Có {number} văn bản chờ rà soát." in page


def test_empty_queue_says_so(people: People, lan: Client) -> None:
    assert "Chưa có văn bản nào chờ rà soát." in lan.get(reverse("review-queue")).content.decode()
