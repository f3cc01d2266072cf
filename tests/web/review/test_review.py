"""The page of a paper under review: what stands left and right, and what each key answers."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Alias, UnitQuestion
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper, Part
from giaoban.office.review import actions
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


def test_accepting_answers_with_the_card_and_the_counts(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]

    answer = _post(lan, "accept", paper, task)

    part = answer.content.decode()
    assert (answer.status_code, _toast(answer)) == (200, {"text": "Đã nhận mục 1.", "undo": reverse("review-undo", args=(paper.pk,))})
    assert f'id="muc-{task.pk}" data-decided="1"' in part
    assert ("Đã duyệt 1 trong 12" in part, "còn 1 trong 2" in part, "Nhận hết việc của ta (1)" in part) == (True, True, True)
    assert Fact.objects.get().kind == FactKind.TASK


def test_dropping_answers_in_the_same_way(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]

    answer = _post(lan, "drop", paper, task)

    assert (_toast(answer)["text"], "Đã bỏ" in answer.content.decode()) == ("Đã bỏ mục 1.", True)


def test_decision_without_a_script_comes_back_to_the_page(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]

    answer = lan.post(reverse("review-accept", args=(paper.pk, task.pk)), {"revision": 1}, follow=True)

    assert answer.redirect_chain == [(reverse("review", args=(paper.pk,)), 302)]
    assert "Đã nhận mục 1." in answer.content.decode()


def test_second_clerk_gets_the_card_back_with_who_decided(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.ha, paper.pk, task.pk, shown=1)

    answer = _post(lan, "accept", paper, task)

    assert answer.status_code == 409
    assert "Hoàng Thu Hà bỏ lúc" in answer.content.decode()
    assert (_toast(answer)["text"].startswith("Hoàng Thu Hà bỏ lúc"), "undo" in _toast(answer)) == (True, False)
    assert Fact.objects.count() == 0


def test_second_clerk_without_a_script_is_told_on_a_page(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.drop(people.ha, paper.pk, task.pk, shown=1)

    assert lan.post(reverse("review-accept", args=(paper.pk, task.pk)), {"revision": 1}).status_code == 409


def test_card_that_was_corrected_meanwhile_comes_back_as_it_is_now(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"title": "Lập tiến độ"}), shown=1)

    answer = _post(lan, "accept", paper, task)

    assert (answer.status_code, "Lập tiến độ" in answer.content.decode()) == (409, True)
    assert _toast(answer)["text"].startswith("Mục này vừa có người sửa.")


@pytest.mark.parametrize("name", ["accept", "correct", "split", "merge"])
def test_card_that_was_split_meanwhile_brings_both_halves(name: str, paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    actions.split(people.ha, paper.pk, task.pk, [30], shown=1)
    typed = {"quote": task.quote, "title": "x", "lines": task.quote.replace(", ", ",\n")}

    answer = _post(lan, name, paper, task, **typed)

    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#muc-luc")


def test_many_are_taken_at_one_key_as_they_were_shown(paper: Paper, lan: Client, people: People) -> None:
    shown = " ".join(f"{p.pk}:{p.revision}" for p in paper.proposals.all())
    task = papers.tasks_of(paper)[0]
    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"title": "Lập tiến độ"}), shown=1)

    answer = _post(lan, "accept-clean", paper, shown=[shown, "x", "1:2:3"])

    assert _toast(answer)["text"] == "Đã nhận 10 mục không lưu ý. 1 mục vừa có người sửa, để lại xem."
    assert answer["HX-Reswap"] == "innerHTML"


def test_all_of_ours_is_taken_at_one_key(paper: Paper, lan: Client) -> None:
    shown = [f"{p.pk}:{p.revision}" for p in paper.proposals.all()]

    assert _toast(_post(lan, "accept-ours", paper, shown=shown))["text"] == "Đã nhận 2 việc của ta."
    assert _toast(_post(lan, "accept-ours", paper, shown=shown))["text"] == "Không còn mục nào để nhận."


def test_undo_says_what_it_took_back(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    _post(lan, "accept", paper, task)

    assert _toast(_post(lan, "undo", paper)) == {"text": "Đã hoàn tác: xác nhận."}
    assert _toast(_post(lan, "undo", paper)) == {"text": "Không có gì để hoàn tác."}


def test_undo_is_refused_where_somebody_went_on(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[0]
    _post(lan, "accept", paper, task)
    actions.correct(people.ha, paper.pk, task.pk, actions.Corrected(understood={"title": "Lập tiến độ"}), shown=2)

    assert _toast(_post(lan, "undo", paper))["text"].startswith("Không hoàn tác được")


def test_card_is_corrected_in_place(paper: Paper, lan: Client, people: People) -> None:
    task = papers.tasks_of(paper)[2]
    url = reverse("review-correct", args=(paper.pk, task.pk))
    form = lan.get(url, headers=HTMX).content.decode()
    assert ('value="1"' in form, "Chủ trì" in form, "autofocus" in form) == (True, True, True)
    organ = task.understood["lead"][0]["organs"][0]

    typed = {"title": "Rà soát dự án", "lead": [organ], "due": "23/10/2026", "quote": task.quote, "accept": "1", "ours": "on"}
    answer = _post(lan, "correct", paper, task, **typed)

    assert _toast(answer)["text"] == "Đã sửa và nhận mục 3."
    fact = Fact.objects.get()
    assert (fact.understood["title"], fact.understood["deadline"]["date"], fact.understood["deadline"]["kind"]) == (
        "Rà soát dự án", "2026-10-23", "DATE",
    )  # fmt: skip
    assert fact.understood["lead"] == task.understood["lead"]
    assert fact.said == task.said


def test_words_are_moved_by_writing_them(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[2]

    _post(lan, "correct", paper, task, title=task.understood["title"], quote="báo cáo nguyên nhân  và hướng", ours="on")

    task.refresh_from_db()
    assert (task.quote, task.state) == ("báo cáo nguyên nhân và hướng", State.OPEN)


def test_words_that_the_paper_has_not_are_refused(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[2]

    answer = _post(lan, "correct", paper, task, title="x", quote="không có trong văn bản")

    assert (answer.status_code, "Văn bản không có đúng những chữ này." in answer.content.decode()) == (422, True)


def test_unknown_unit_is_asked_once_and_learnt_from_the_choice(people: People, lan: Client, organs: Any) -> None:
    paper = papers.read(UNKNOWN.encode(), "cong-van.txt")
    task = papers.tasks_of(paper)[2]
    assert [flag["code"] for flag in task.flags] == ["unit-not-recognised", "deadline-unclear"] or not task.ours
    Proposal.objects.filter(pk=task.pk).update(ours=True)
    asked = UnitQuestion.objects.count()

    _post(lan, "correct", paper, task, title="x", lead=[organs.police.pk], quote=task.quote, ours="on", due="")

    assert Alias.objects.get().organs.get() == organs.police
    task.refresh_from_db()
    assert [unit["names"] for unit in task.understood["lead"]] == [["Công an xã Minh Sơn"]]
    assert asked in (0, 1)


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_kind_is_corrected_without_loss(kind: FactKind, people: People, lan: Client) -> None:
    paper = papers.read_sample("chuong-trinh-cong-tac.txt")

    for proposal in Proposal.objects.filter(paper=paper, kind=kind):
        url = reverse("review-correct", args=(paper.pk, proposal.pk))
        form = lan.get(url, headers=HTMX).context["form"]
        typed = {name: value for name, value in ((n, form.get_initial_for_field(f, n)) for n, f in form.fields.items()) if value}
        typed = {n: v.strftime("%d/%m/%Y") if hasattr(v, "strftime") else v for n, v in typed.items()}

        answer = _post(lan, "correct", paper, proposal, **typed)

        assert answer.status_code == 200, answer.content.decode()
        before = proposal.understood
        proposal.refresh_from_db()
        assert proposal.understood == before


def test_corrected_letterhead_goes_on_in_the_register_and_back(paper: Paper, lan: Client) -> None:
    number = next(p for p in paper.proposals.filter(kind=FactKind.LETTERHEAD) if p.part == "number")

    _post(lan, "correct", paper, number, value="3178/STC-ĐT", quote=number.quote)

    paper.refresh_from_db()
    assert (paper.number, paper.number_key) == ("3178/STC-ĐT", "3178-stc-dt")
    _post(lan, "undo", paper)
    paper.refresh_from_db()
    assert paper.number == "3187/STC-ĐT"


def test_task_is_split_line_by_line(paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[2]
    offered = lan.get(reverse("review-split", args=(paper.pk, task.pk)), headers=HTMX).context["lines"]
    assert offered.splitlines()[0].endswith("chậm tiến độ;")

    answer = _post(lan, "split", paper, task, lines=offered)

    assert _toast(answer)["text"] == "Đã tách mục 3 thành 2 mục."


@pytest.mark.parametrize(
    ("lines", "said"),
    [("Phòng khác\nrà soát", "Chỉ xuống dòng"), ("{}", "Chọn chỗ tách ở giữa câu")],
)
def test_split_that_changes_words_or_parts_nothing_is_refused(lines: str, said: str, paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]

    answer = _post(lan, "split", paper, task, lines=lines.format(task.quote))

    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_tasks_are_merged_and_the_last_has_none_to_be_merged_with(paper: Paper, lan: Client) -> None:
    first, _, last = papers.tasks_of(paper)

    assert _toast(_post(lan, "merge", paper, last))["text"].startswith("Không có mục cùng loại nào")
    assert _toast(_post(lan, "merge", paper, first))["text"] == "Đã gộp thành mục 13."


@pytest.mark.parametrize("name", ["correct", "split"])
def test_forms_are_pages_of_their_own_without_a_script(name: str, paper: Paper, lan: Client) -> None:
    task = papers.tasks_of(paper)[0]

    page = lan.get(reverse(f"review-{name}", args=(paper.pk, task.pk))).content.decode()

    assert ("<html" in page, 'name="revision"' in page) == (True, True)


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

    with django_assert_num_queries(12):
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

    with django_assert_num_queries(7):
        page = lan.get(reverse("review-queue")).content.decode()

    assert f"Có {number} văn bản chờ rà soát." in page


def test_empty_queue_says_so(people: People, lan: Client) -> None:
    assert "Chưa có văn bản nào chờ rà soát." in lan.get(reverse("review-queue")).content.decode()
