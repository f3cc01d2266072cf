import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from giaoban.office.audit.acts import act, revise
from giaoban.office.audit.seal import seal_entries
from giaoban.web.journal import views
from giaoban.web.journal.history import history_lines
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db
SUBJECT = "Đơn tố cáo đồng chí Phó Chủ tịch"


@pytest.fixture
def yen(client: Client, people: People) -> Client:
    client.force_login(people.yen)
    return client


def sort(people: People, count: int) -> None:
    for _ in range(count):
        paper = make_paper()
        with act(people.lan, "registry.sort-paper") as line:
            revise(line, paper, 1, sorting="to-do", subject=SUBJECT)


def rows(client: Client, **asked: str) -> list[list[str]]:
    html = client.get(reverse("audit-log"), asked).content.decode()
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def test_auditor_sees_who_did_what_to_which_kind(yen: Client, people: People) -> None:
    sort(people, 1)

    assert [row[1:] for row in rows(yen)] == [["Nguyễn Thị Lan", "Phân văn Văn bản", "đang chờ"]]


def test_auditor_sees_no_content(yen: Client, people: People) -> None:
    sort(people, 1)

    assert SUBJECT not in yen.get(reverse("audit-log")).content.decode()


def test_sealed_rows_show_their_number(yen: Client, people: People, settings: object, tmp_path: object) -> None:
    settings.AUDIT_KEY_FILE = tmp_path / "k"  # type: ignore[attr-defined, operator]
    settings.AUDIT_HEADS_FILE = tmp_path / "h"  # type: ignore[attr-defined, operator]
    sort(people, 2)
    seal_entries()

    assert [row[-1] for row in rows(yen)] == ["2", "1"]


def test_rows_are_filtered(yen: Client, people: People) -> None:
    sort(people, 2)
    with act(None, "access.make-first-administrator") as line:
        line.about(people.kien)

    def words(**asked: str) -> list[str]:
        return [row[2].rpartition(" ")[0].removesuffix(" Văn").removesuffix(" Tài") for row in rows(yen, **asked)]

    sorted_twice = ["Phân văn", "Phân văn"]
    assert words(who=str(people.lan.pk)) == sorted_twice
    assert words(verb="registry.sort-paper") == sorted_twice
    assert words(kind="directory.account") == ["Lập quản trị đầu tiên"]
    assert words(since="2020-01-01", until="2099-01-01") == ["Lập quản trị đầu tiên", *sorted_twice]
    assert words(until="2020-01-01") == []


def test_filter_that_cannot_be_understood_is_said(yen: Client, people: People) -> None:
    sort(people, 1)
    answer = yen.get(reverse("audit-log"), {"since": "hôm kia"})

    assert ("không hiểu được" in answer.content.decode(), len(rows(yen, since="hôm kia"))) == (True, 1)


def test_empty_record_says_so(yen: Client) -> None:
    assert "Chưa có thao tác nào được ghi." in yen.get(reverse("audit-log")).content.decode()


def test_pages_go_by_key(yen: Client, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ROWS", 2)
    sort(people, 3)
    html = yen.get(reverse("audit-log"), {"verb": "registry.sort-paper"}).content.decode()
    further = re.findall(r'rel="next" href="\?([^"]+)"', html)[0].replace("&amp;", "&")
    second = yen.get(f"{reverse('audit-log')}?{further}").content.decode()

    assert ("verb=registry.sort-paper" in further, second.count("Phân văn <span"), 'rel="next"' in second) == (True, 1, False)


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_often_for_one_row_as_for_three(
    count: int, yen: Client, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sort(people, count)
    with django_assert_num_queries(11):
        yen.get(reverse("audit-log"))


def test_history_of_a_thing_is_told_with_names(people: People) -> None:
    paper = make_paper(subject="V/v giải ngân")
    with act(people.lan, "registry.sort-paper") as line:
        revise(line, paper, 1, sorting="to-do", reply_to=make_paper())
    with act(None, "registry.sort-paper") as line:
        line.about(paper)
    lines = history_lines(paper)

    assert [(line["who"], line["what"], line["detail"], line["sign"]) for line in lines] == [
        ("Chương trình", "Phân văn", "", "tick"),
        ("Nguyễn Thị Lan", "Phân văn", "Trả lời văn bản đã thay đổi; Phân loại: trống → Phải làm", "da-doi"),
    ]


def test_account_that_is_no_more_keeps_its_number(people: People) -> None:
    from giaoban.web.journal.history import who

    assert who(99, {}) == "Tài khoản số 99"


def test_history_is_a_part_of_a_page(people: People) -> None:
    from django.template import engines

    template = engines["django"].from_string("{% load journal %}{% history paper %}")
    paper = make_paper()
    empty = template.render({"paper": paper})
    with act(people.lan, "registry.sort-paper") as line:
        line.about(paper)

    assert ("Chưa có thao tác nào được ghi." in empty, "<b>Nguyễn Thị Lan</b> Phân văn" in template.render({"paper": paper})) == (
        True,
        True,
    )
