"""The search box: one number however it is typed, words with and without marks, days; never what the person may not see."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import Paper
from giaoban.office.registry.searching import Wanted, search, understand
from giaoban.office.registry.spelling import folded, number_key, searched_text
from tests.papers import make_paper
from tests.people import People

pytestmark = pytest.mark.django_db


def kept(number: str, subject: str, issuer: str, **fields: object) -> Paper:
    """A paper as the registry keeps it for searching."""
    words = searched_text(number, subject, issuer)
    written = {"number": number, "number_key": number_key(number), "subject": subject, "issuer_text": issuer}
    return make_paper(**written, searched=words, folded=folded(words), **fields)


@pytest.fixture
def plan(people: People) -> Paper:
    kept("86-KH/TU", "về việc khác", "Tỉnh ủy An Bình", date=dt.date(2026, 3, 9))
    return kept("85-KH/TU", "về việc đẩy mạnh giải phóng mặt bằng đường Đồng Cao", "Ban Thường vụ Đảng ủy", date=dt.date(2026, 3, 9))


@pytest.mark.parametrize(
    "typed",
    ["85-KH/TU", "85 KH TU", "85/KH-TU", "85kh/tu", "số 85-KH/TU", "085-KH/TU", "85 kh", "85", "giải phóng mặt bằng", "giai phong mat bang",
     "dong cao", "Đồng Cao", "đẩy mạnh", "day manh", "thường vụ mặt bằng", "85-KH/TU 09/3/2026", "mat bang 3/2026", "ĐỒNG CAO"],
)  # fmt: skip
def test_paper_is_found_however_it_is_asked_for(typed: str, plan: Paper, people: People) -> None:
    assert list(search(people.lan, typed)) == [plan]


@pytest.mark.parametrize("typed", ["giãi phóng", "87-KH/TU", "10/3/2026", "mặt bằng 4/2026", "", "   ", "5-KH/TU"])
def test_what_does_not_fit_is_not_found(typed: str, plan: Paper, people: People) -> None:
    assert list(search(people.lan, typed)) == []


def test_day_alone_finds_the_papers_of_that_day(plan: Paper, people: People) -> None:
    assert search(people.lan, "09/3/2026").count() == 2


@pytest.mark.parametrize("typed", ["chương trình tháng 12/2026", "chuong trinh thang 12/2026", "tháng 12/2026", "12/2026 công tác"])
def test_month_is_that_of_the_paper_or_one_that_its_subject_names(typed: str, plan: Paper, people: People) -> None:
    programme = kept("14-CTr/ĐU", "Chương trình công tác tháng 12/2026", "Đảng ủy xã", date=dt.date(2026, 11, 27))
    kept("15-CTr/ĐU", "Chương trình công tác tháng 2/2026", "Đảng ủy xã", date=dt.date(2026, 1, 27))

    assert list(search(people.lan, typed)) == [programme]


@pytest.mark.parametrize("typed", ["ngày 09/3/2026 86", "mời họp 5/12/2026", "hop ngay 05/12/2026", "tháng 03/2026 86"])
def test_day_is_that_of_the_paper_or_one_that_its_subject_names(typed: str, plan: Paper, people: People) -> None:
    kept("20-GM/ĐU", "về việc mời họp ngày 05/12/2026", "Đảng ủy xã", date=dt.date(2026, 11, 27))
    kept("21-GM/ĐU", "về việc mời họp ngày 15/12/2026", "Đảng ủy xã", date=dt.date(2026, 11, 28))

    assert [paper.number[:2] for paper in search(people.lan, typed)] == ["86" if "86" in typed else "20"]


def test_restricted_paper_is_not_found_by_who_may_not_see_it(people: People) -> None:
    paper = kept("12-CV/ĐU", "về công tác nhân sự", "Đảng ủy", confidentiality=Confidentiality.RESTRICTED)

    assert [list(search(account, "nhân sự")) for account in (people.lan, people.ha, people.binh, people.kien)] == [[paper], [], [], []]


def test_day_that_does_not_exist_is_a_word() -> None:
    assert understand("31/2/2026").days == ()


@given(st.text(max_size=300))
def test_anything_may_be_typed(typed: str) -> None:
    wanted = understand(typed)

    assert isinstance(wanted, Wanted)
    assert len(wanted.words) <= 12
