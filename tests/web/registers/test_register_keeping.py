"""Rows corrected and cancelled, papers entered, numbers and columns looked after, all on screen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from giaoban.office.registry.actions import correct_entry
from giaoban.office.registry.models import Direction, NumberSeries, Paper, RegisterColumns, RegisterEntry
from tests.papers import make_paper
from tests.people import People
from tests.web.registers.conftest import Register
from tests.web.registers.pages import table, text

pytestmark = pytest.mark.django_db
ROW = {"on": "2026-11-02", "receivers": "Phòng Kinh tế", "forwarded_on": "2026-11-03", "receipt": "Bình", "note": "", "save": "1"}


def test_row_is_corrected(client: Client, people: People, incoming: Register) -> None:
    entry = incoming()
    client.force_login(people.lan)
    url = f"/registers/entries/{entry.pk}/"

    page = client.get(url).content.decode()
    answer = client.post(url, ROW | {"shown": "1"})

    assert ('value="2026-11-02"' in page, "Số lượng bản" in page) == (True, False)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/registers/in/")
    entry.refresh_from_db()
    assert (entry.receivers, entry.forwarded_on, entry.receipt, entry.revision) == ("Phòng Kinh tế", dt.date(2026, 11, 3), "Bình", 2)


def test_row_of_a_paper_out_has_its_own_fields(client: Client, people: People, outgoing: Register) -> None:
    entry = outgoing()
    client.force_login(people.lan)

    client.post(f"/registers/entries/{entry.pk}/", ROW | {"shown": "1", "copies": "15", "file_copy": "VPĐU"})

    entry.refresh_from_db()
    assert (entry.copies, entry.file_copy) == (15, "VPĐU")


def test_row_changed_by_another_meanwhile_is_told_and_nothing_typed_is_lost(client: Client, people: People, incoming: Register) -> None:
    entry = incoming()
    correct_entry(people.mai, entry.pk, 1, note="của Mai")
    client.force_login(people.lan)

    answer = client.post(f"/registers/entries/{entry.pk}/", ROW | {"shown": "1", "note": "của Lan"})

    assert (answer.status_code, "của Lan" in answer.content.decode()) == (409, True)
    entry.refresh_from_db()
    assert entry.note == "của Mai"


def test_what_cannot_be_saved_is_said_on_the_form(client: Client, people: People, incoming: Register) -> None:
    entry = incoming()
    client.force_login(people.lan)

    page = client.post(f"/registers/entries/{entry.pk}/", ROW | {"shown": "1", "on": "2027-01-02"}).content.decode()

    assert ("Ngày 02/01/2027 không thuộc sổ này" in page, "Phòng Kinh tế" in page) == (True, True)


def test_number_in_use_is_cancelled_on_its_page(client: Client, people: People, incoming: Register) -> None:
    entry = incoming()
    client.force_login(people.lan)
    url = f"/registers/entries/{entry.pk}/"

    without = client.post(url, {"cancel": "1", "shown": "1", "reason": ""})
    answer = client.post(url, {"cancel": "1", "shown": "1", "reason": "vào sổ nhầm"})

    assert (without.status_code, answer.status_code) == (200, 302)
    assert "Đã bỏ số ngày" in text(client.get(url).content, "//p[@class='lead']")


def test_number_never_used_is_cancelled_in_its_series(client: Client, people: People, incoming: Register) -> None:
    series = incoming().series
    client.force_login(people.lan)
    url = "/registers/in/numbers/"

    wrong = client.post(url, {"cancel": "1", "series": series.pk, "number": "hai", "reason": "nhầm"}).content.decode()
    late = client.post(url, {"cancel": "1", "series": series.pk, "number": "9", "reason": "nhầm"}).content.decode()
    answer = client.post(url, {"cancel": "1", "series": series.pk, "number": "02a", "reason": "nhầm"})

    assert ("số không đúng, ví dụ 12 hoặc 12a" in wrong, "Số 9 chưa đến lượt: số tiếp theo là 2" in late) == (True, True)
    assert (answer.status_code, str(RegisterEntry.objects.get(paper=None))) == (302, "2a")
    assert table(client.get(url).content)[1] == [["Năm 2026", "01/01/2026", "31/12/2026", "3", "Nghị định 30/2020/NĐ-CP, Điều 22"]]


def test_series_are_opened_by_hand_only_where_papers_go_out(client: Client, people: People) -> None:
    client.force_login(people.lan)

    client.post("/registers/out/numbers/", {"open": "1", "type": "QĐ"})
    client.post("/registers/out/numbers/", {"congress": "1", "start": "2030-06-01", "end": "2030-06-03"})
    client.post("/registers/in/numbers/", {"congress": "1", "start": "2030-06-01", "end": "2030-06-03"})

    assert list(NumberSeries.objects.order_by("pk").values_list("direction", "scope", "type")) == [
        ("out", "term", "QĐ"),
        ("out", "congress", ""),
    ]
    assert "Sổ của đại hội" not in client.get("/registers/in/numbers/").content.decode()


def test_numbering_is_decided_on_the_page_of_the_numbers(client: Client, people: People) -> None:
    client.force_login(people.lan)
    url = "/registers/out/numbers/"
    sent = {"numbering": "1", "scope": "year", "since": "2020-01-01", "source": "Quy định 12-QĐ/ĐU"}

    wrong = client.post(url, sent | {"source": ""}).content.decode()
    answer = client.post(url, sent)
    shown = client.get(url).content.decode()

    assert ("2020-01-01" in wrong, answer.status_code) == (True, 302)
    assert "Đang đánh số: các loại chung một dãy số, theo năm (Quy định 12-QĐ/ĐU)." in shown
    assert "Cách đánh số văn bản đi" not in client.get("/registers/in/numbers/").content.decode()


def test_incoming_paper_is_entered_on_its_page(client: Client, people: People) -> None:
    paper = make_paper()
    client.force_login(people.lan)
    url = f"/papers/{paper.pk}/register/"

    page = client.get(url).content.decode()
    client.post(url, {"on": "2026-11-03", "number": "15b"})

    assert ('value="2026-11-02"' in page, "Theo loại văn bản" in page) == (True, False)
    entry = RegisterEntry.objects.get()
    assert (str(entry), entry.on, entry.paper) == ("15b", dt.date(2026, 11, 3), paper)
    assert "Đã vào sổ: số 15b (Năm 2026)" in " ".join(client.get(url).content.decode().replace("</strong>", "").split())


def test_paper_without_a_number_gets_the_next_one(client: Client, people: People) -> None:
    paper = make_paper(direction=Direction.OUT, type="BC", number="")
    client.force_login(people.lan)

    client.post(f"/papers/{paper.pk}/register/", {"on": "2026-11-02", "number": "", "series": ""})

    assert Paper.objects.get(pk=paper.pk).number == "01-BC/ĐU"


def test_signed_paper_is_entered_with_the_number_it_bears(client: Client, people: People) -> None:
    paper = make_paper(direction=Direction.OUT, type="CTr", number="07-CTr/ĐU")
    client.force_login(people.lan)
    url = f"/papers/{paper.pk}/register/"

    page = client.get(url).content.decode()
    client.post(url, {"on": "2026-11-02", "number": "7", "series": ""})
    taken = make_paper(direction=Direction.OUT, type="CTr", number="07-CTr/ĐU")
    again = client.post(f"/papers/{taken.pk}/register/", {"on": "2026-11-02", "number": "7", "series": ""}).content.decode()

    assert ('value="7"' in page, "Số 7 đã cấp rồi, không cấp lại. Số tiếp theo là 8." in again) == (True, True)
    entry = RegisterEntry.objects.get()
    assert (entry.number, entry.series.type, Paper.objects.get(pk=paper.pk).number) == (7, "CTr", "07-CTr/ĐU")


def test_scan_of_our_own_report_is_entered_among_papers_out(client: Client, people: People) -> None:
    paper = make_paper(number="35-BC/ĐU", date=dt.date(2026, 11, 19), type="BC")
    page, turn = f"/papers/{paper.pk}/register/", f"/papers/{paper.pk}/register/turn/"
    client.force_login(people.lan)

    turned = client.post(turn, {"shown": paper.revision}, follow=True)
    paper.refresh_from_db()
    assert (paper.direction, turned.context["title"], turned.context["form"].initial["number"]) == (Direction.OUT, "Văn bản đi", "35")
    client.post(page, {"on": "2026-11-19", "number": "35", "series": ""})
    back = client.post(turn, {"shown": paper.revision}, follow=True)
    paper.refresh_from_db()
    assert (str(paper.entries.get()), paper.direction, "Hãy bỏ số trước" in back.content.decode()) == ("35", Direction.OUT, True)


def test_columns_of_a_register_are_the_offices_own(client: Client, people: People, incoming: Register) -> None:
    incoming()
    client.force_login(people.lan)
    url = "/registers/in/columns/"
    given = {"shown": "0", "number-place": "1", "number-head": "Số", "subject-place": "3", "subject-head": "", "author-place": "2"}

    client.post(url, given)
    assert table(client.get("/registers/in/").content)[0] == ["Số", "Tác giả", "Tên loại và trích yếu nội dung", "Sửa"]

    nothing = client.post(url, {"shown": "1"}).content.decode()
    client.post(url, given | {"shown": "1", "subject-place": "", "urgency-place": "4"})
    stale = client.post(url, given | {"shown": "1"})

    assert ("Hãy chọn ít nhất một cột" in nothing, stale.status_code) == (True, 409)
    heads, rows = table(client.get("/registers/in/").content)
    assert (heads, rows) == (["Số", "Tác giả", "Độ khẩn", "Sửa"], [["1", "Sở Tài chính", "", "Sửa"]])
    RegisterColumns.objects.update(columns=[{"field": "gone", "head": "Cũ"}, {"field": "number", "head": "Số"}])
    assert table(client.get("/registers/in/").content)[0] == ["Số", "Sửa"]
