import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.audit.models import Entry
from giaoban.office.jobs.models import Job
from giaoban.office.registry.actions import (
    change_direction,
    correct_letterhead,
    fail_reading,
    finish_reading,
    join_part,
    open_series,
    take_in,
)
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, Direction, NumberSeries, Paper, Part, Refusal, Stage
from tests.letters import letter
from tests.papers import DAY, make_paper
from tests.people import People
from tests.web.intake.test_dropping import READ, words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def arrival(people: People) -> Arrival:
    return take_in(people.lan, data=letter(), name="ke hoach.txt", key="k1")


def paper_of(arrival: Arrival) -> Paper:
    arrival.refresh_from_db()
    assert arrival.paper is not None
    return arrival.paper


def post(client: Client, name: str, arrival: Arrival, *, script: bool = True, **fields: Any) -> tuple[int, str]:
    answer = client.post(reverse(name, args=[arrival.pk]), fields, headers=HTMX if script else {})
    return answer.status_code, words(answer)


def form_of(paper: Paper, **typed: Any) -> dict[str, Any]:
    names = ("type", "number", "issuer_text", "subject", "signer", "urgency")
    return {"shown": paper.revision, "date": paper.date or ""} | {name: getattr(paper, name) for name in names} | typed


def test_file_that_cannot_be_read_is_read_again(lan: Client, arrival: Arrival) -> None:
    fail_reading(paper_of(arrival).pk, "Tệp bị hỏng.")
    page = words(lan.get("/papers/take-in/"))
    assert ("Tệp bị hỏng." in page, "Đọc lại" in page) == (True, True)

    status, row = post(lan, "arrival-retry", arrival)

    assert (status, "Đang đọc" in row, paper_of(arrival).stage) == (200, True, Stage.READING)


def test_reading_that_broke_without_a_word_offers_another_try(lan: Client, arrival: Arrival) -> None:
    Job.objects.update(state="failed", error="Máy không làm xong việc này.")

    row = words(lan.get(reverse("arrival", args=[arrival.pk]), headers=HTMX))

    assert ("Máy không làm xong việc này." in row, "Đọc lại" in row, "<html" in row) == (True, True, False)


def test_duplicate_stands_beside_what_it_looks_like_and_is_kept(lan: Client, people: People, arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, READ)
    second = take_in(people.lan, data=letter(), name="ban sao.txt", key="k2")
    page = words(lan.get("/papers/take-in/"))
    assert [text in page for text in ("Có thể trùng", "Đã có ở đây", "Vẫn nhận", "Bỏ tệp này", "1 tệp có thể trùng")] == [True] * 5

    status, row = post(lan, "arrival-keep", second)

    assert (status, "Đang đọc" in row, Paper.objects.count()) == (200, True, 2)


def test_duplicate_by_number_shows_both_letterheads(lan: Client, arrival: Arrival) -> None:
    make_paper(number="85/KH-TU", number_key="85-kh-tu", issuer_text="Tỉnh uỷ An Bình", date=DAY, subject="bản đến trước")
    finish_reading(paper_of(arrival).pk, READ)

    row = words(lan.get(reverse("arrival", args=[arrival.pk]), headers=HTMX))

    assert [text in row for text in ("85-KH/TU", "85/KH-TU", "bản đến trước", READ.subject)] == [True] * 4


@pytest.mark.parametrize("script", [True, False])
def test_file_is_set_aside(script: bool, lan: Client, arrival: Arrival) -> None:
    status, row = post(lan, "arrival-set-aside", arrival, script=script)

    assert (status, "Đã bỏ" in row) == ((200, True) if script else (302, False))
    assert (Paper.objects.count(), Arrival.objects.get().state) == (0, Arrival.State.SET_ASIDE)


def test_letterhead_is_corrected_in_its_place(lan: Client, arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, Letterhead(number="85-KH/TU"))
    url = reverse("arrival-letterhead", args=[arrival.pk])
    assert "còn thiếu ngày văn bản, cơ quan ban hành, trích yếu" in words(lan.get("/papers/take-in/"))
    assert 'name="number" value="85-KH/TU"' in words(lan.get(url, headers=HTMX))

    typed = form_of(paper_of(arrival), issuer_text="Tỉnh ủy An Bình", date="2026-11-02", subject="về tổng kết", type="KH")
    status, row = post(lan, "arrival-letterhead", arrival, **typed)

    paper = paper_of(arrival)
    assert (status, "Đã đọc xong" in row, "02/11/2026" in row, "1 tệp đủ thể thức" in row) == (200, True, True, True)
    assert (paper.date, paper.subject, paper.type, paper.issuer_text) == (DAY, "về tổng kết", "KH", "Tỉnh ủy An Bình")


def test_letterhead_that_is_none_is_shown_again(lan: Client, arrival: Arrival) -> None:
    status, row = post(lan, "arrival-letterhead", arrival, **form_of(paper_of(arrival), date="32/13/2026", subject="giữ lại chữ này"))

    assert (status, "giữ lại chữ này" in row, "Chưa lưu" in row) == (422, True, True)


def test_second_of_two_people_is_told_and_keeps_what_was_typed(lan: Client, people: People, arrival: Arrival) -> None:
    typed = form_of(paper_of(arrival), subject="chữ của Lan")
    correct_letterhead(people.mai, paper_of(arrival).pk, 1, subject="chữ của Mai")

    status, row = post(lan, "arrival-letterhead", arrival, **typed)
    assert (status, "vừa được sửa ở nơi khác" in row, "chữ của Lan" in row, paper_of(arrival).subject) == (409, True, True, "chữ của Mai")
    assert 'name="shown" value="2"' in row

    assert post(lan, "arrival-letterhead", arrival, **(typed | {"shown": 2}))[0] == 200
    assert paper_of(arrival).subject == "chữ của Lan"


def test_form_works_without_a_script(lan: Client, arrival: Arrival) -> None:
    page = words(lan.get(reverse("arrival-letterhead", args=[arrival.pk])))
    assert ("<html" in page, 'name="number"' in page) == (True, True)

    assert post(lan, "arrival-letterhead", arrival, script=False, **form_of(paper_of(arrival), number="1-KH/TU"))[0] == 302


def test_file_is_joined_to_the_one_before_it(lan: Client, people: People, arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, READ)
    annex = take_in(people.lan, data=letter("1-PL/TU"), name="phu luc.txt", key="k2")
    take_in(people.lan, data=letter("2-CV/TU"), name="sau.txt", key="k3")
    form = words(lan.get(reverse("arrival-join", args=[annex.pk]), headers=HTMX))
    assert form.index("85-KH/TU · về tổng kết") < form.index("sau.txt")

    status, row = post(lan, "arrival-join", annex, to=paper_of(arrival).pk, kind="annex")

    assert (status, "Đã ghép vào 85-KH/TU" in row) == (200, True)
    assert [part.kind for part in paper_of(arrival).parts.all()] == [Part.Kind.MAIN, Part.Kind.ANNEX]


def test_joining_to_nothing_says_so(lan: Client, arrival: Arrival) -> None:
    form = words(lan.get(reverse("arrival-join", args=[arrival.pk]), headers=HTMX))
    assert "Chưa có văn bản nào khác đang chờ để ghép vào." in form
    assert post(lan, "arrival-join", arrival, to=make_paper().pk, kind="annex")[0] == 422


def test_what_cannot_be_joined_is_said_in_its_row(lan: Client, people: People, arrival: Arrival) -> None:
    gone = take_in(people.lan, data=letter("1-PL/TU"), name="phu luc.txt", key="k2")
    post(lan, "arrival-set-aside", gone)

    status, row = post(lan, "arrival-join", gone, to=paper_of(arrival).pk, kind="annex")

    assert (status, "Chưa làm được: Tệp này đã bỏ." in row) == (422, True)


def test_refusal_of_an_act_is_said_in_its_row(lan: Client, people: People, arrival: Arrival) -> None:
    annex = take_in(people.lan, data=letter("1-PL/TU"), name="phu luc.txt", key="k2")
    join_part(people.lan, paper_of(arrival).pk, annex.pk, Part.Kind.ANNEX)

    status, row = post(lan, "arrival-set-aside", arrival)

    assert (status, "Chưa làm được: Văn bản còn tệp khác ghép vào." in row) == (422, True)


@pytest.mark.parametrize("script", [True, False])
def test_secret_paper_that_got_in_is_expelled(script: bool, lan: Client, arrival: Arrival) -> None:
    status, row = post(lan, "arrival-expel", arrival, script=script)

    assert (status, "ke hoach" in row) == (200 if script else 302, False)
    assert (Arrival.objects.count(), Paper.objects.count(), Refusal.objects.count()) == (0, 0, 1)


def test_what_holds_facts_is_not_set_aside_but_a_secret_paper_goes_with_them(lan: Client, people: People, arrival: Arrival) -> None:
    from giaoban.office.evidence.models import Fact

    Fact.objects.create(paper=paper_of(arrival), kind="task", confirmed_by=people.lan)

    status, row = post(lan, "arrival-set-aside", arrival)
    assert (status, "đã được xác nhận nên không bỏ được" in row, Fact.objects.count()) == (422, True, 1)

    status, _ = post(lan, "arrival-expel", arrival)
    assert (status, Fact.objects.count(), Paper.objects.count(), Refusal.objects.count()) == (200, 0, 0, 1)


@pytest.mark.parametrize("name", ["retry", "keep", "set-aside", "letterhead", "join", "expel"])
def test_act_on_what_is_not_there_is_404(name: str, lan: Client) -> None:
    assert lan.post(reverse(f"arrival-{name}", args=[404])).status_code == 404


def test_papers_are_entered_in_the_register_one_and_all(lan: Client, people: People, arrival: Arrival) -> None:
    others = [take_in(people.lan, data=letter(f"{n}-KH/TU"), name=f"{n}.txt", key=f"n{n}") for n in range(3)]
    finish_reading(paper_of(arrival).pk, READ)
    for n, other in enumerate(others[:2]):
        finish_reading(paper_of(other).pk, Letterhead("KH", f"{n}-KH/TU", "Tỉnh ủy An Bình", DAY, "về việc khác"))
    finish_reading(paper_of(others[2]).pk, Letterhead("KH", "2-KH/TU"))

    status, row = post(lan, "arrival-register", arrival)
    assert (status, "Đã vào sổ, số đến 1" in row, "Có 3 tệp chưa vào sổ, <strong>2 tệp đủ thể thức" in row) == (200, True, True)

    assert lan.post(reverse("register-all")).status_code == 302
    page = words(lan.get("/papers/take-in/"))
    assert ("Đã vào sổ 2 văn bản." in page, "Có 1 tệp chưa vào sổ, 1 tệp còn thiếu thể thức." in page) == (True, True)
    assert Entry.objects.filter(verb="registry.register-incoming").count() == 3


def test_file_asked_about_is_no_paper_to_register(lan: Client, people: People, arrival: Arrival) -> None:
    second = take_in(people.lan, data=letter(), name="ban sao.txt", key="k2")

    status, row = post(lan, "arrival-register", second)

    assert (status, "Chưa làm được: Tệp này chưa thành văn bản." in row) == (422, True)


def test_paper_that_cannot_be_registered_holds_up_no_other(lan: Client, people: People, arrival: Arrival) -> None:
    other = take_in(people.lan, data=letter("86-KH/TU"), name="86.txt", key="k2")
    finish_reading(paper_of(arrival).pk, READ)
    finish_reading(paper_of(other).pk, Letterhead("KH", "86-KH/TU", "Tỉnh ủy An Bình", DAY, "về việc khác"))
    last_year = dt.date(2025, 12, 31)
    Paper.objects.filter(pk=paper_of(arrival).pk).update(received_on=last_year)
    NumberSeries.objects.filter(pk=open_series(people.lan, Direction.IN, on=last_year).pk).update(next=100_000)

    lan.post(reverse("register-all"))

    page = words(lan.get("/papers/take-in/"))
    assert ("Đã vào sổ 1 văn bản." in page, "1 văn bản chưa vào sổ được." in page) == (True, True)


def test_paper_of_our_own_is_left_for_the_register_of_papers_out(lan: Client, people: People, arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, READ)
    paper = paper_of(arrival)
    assert reverse("register-turn", args=[paper.pk]) in lan.get("/papers/take-in/").content.decode()
    change_direction(people.lan, paper.pk, paper.revision, Direction.OUT)

    lan.post(reverse("register-all"))
    page = lan.get("/papers/take-in/")
    assert ("Đã vào sổ 0 văn bản." in words(page), reverse("register-paper", args=[paper.pk]) in page.content.decode()) == (True, True)
    lan.post(reverse("register-paper", args=[paper.pk]), {"on": DAY.isoformat(), "number": "85", "series": ""})
    assert "Đã vào sổ, số đi 85" in words(lan.get(reverse("arrival", args=[arrival.pk])))
