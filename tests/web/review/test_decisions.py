"""What each key answers: the card, the counts, who was quicker, what cannot be done."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.models import Alias, UnitQuestion
from giaoban.office.evidence.models import Fact, FactKind
from giaoban.office.registry.models import Paper
from giaoban.office.review import actions
from giaoban.office.review.models import Proposal, State
from giaoban.office.work import actions as work
from giaoban.office.work.models import Task
from tests.office.review import papers
from tests.office.review.test_rereading import read_again, without
from tests.office.work.story import given, led_by
from tests.people import Organs, People

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


def _post(browser: Client, name: str, paper: Paper, proposal: Proposal | None = None, **data: Any) -> HttpResponse:
    args = (paper.pk,) if proposal is None else (paper.pk, proposal.pk)
    if proposal is not None:
        data = {"revision": proposal.revision} | data
    return browser.post(reverse(f"review-{name}", args=args), data, headers=HTMX)  # type: ignore[return-value]


def _toast(answer: HttpResponse) -> dict[str, str]:
    return json.loads(answer["HX-Trigger"])["toast"]  # type: ignore[no-any-return]


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


def test_undo_says_that_the_work_was_handed_out(paper: Paper, lan: Client, people: People) -> None:
    _post(lan, "accept", paper, papers.tasks_of(paper)[0])
    work.hand_out(people.mai, Task.objects.get().pk, 1)

    said = _toast(_post(lan, "undo", paper))

    assert said["text"].startswith("Không hoàn tác được: việc đã giao cho đơn vị hoặc đã gộp với việc khác.")
    assert ("undo" in said, Fact.objects.get().withdrawn_at) == (False, None)


def test_sentence_that_is_gone_is_not_let_go_of_while_its_work_is_underway(paper: Paper, lan: Client, people: People) -> None:
    _post(lan, "accept", paper, papers.tasks_of(paper)[0])
    work.hand_out(people.mai, Task.objects.get().pk, 1)
    read_again(paper, without(0))

    answer = _post(lan, "accept", paper, paper.proposals.get(change="gone"))

    assert (answer.status_code, _toast(answer)["text"].startswith("Không nhận được: việc đã giao cho đơn vị")) == (409, True)


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


def test_end_of_a_paper_asks_whether_its_order_was_given_before(paper: Paper, lan: Client, people: People, organs: Organs) -> None:
    call = given(people, led_by(organs.economy))  # Rà soát các dự án chậm tiến độ, by telephone
    said = [
        call.title in _post(lan, "accept" if proposal.kind == FactKind.TASK else "drop", paper, proposal).content.decode()
        for proposal in Proposal.objects.filter(paper=paper, state=State.OPEN)
    ]
    page = lan.get(reverse("review", args=[paper.pk])).content.decode()

    assert (said[:-1], said[-1]) == ([False] * (len(said) - 1), True)
    assert "Có phải việc đã giao trước đó?" in page
