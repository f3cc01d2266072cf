"""The registers on screen: the official columns, filters, pages by key, whose rows are seen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry import entries
from giaoban.office.registry.actions import cancel_number, open_congress_series, set_columns
from giaoban.office.registry.models import Direction, Forwarding, NumberSeries, Sorting, Urgency
from tests.people import Organs, People
from tests.web.registers.conftest import Register
from tests.web.registers.pages import column, links, table, text

pytestmark = pytest.mark.django_db
IN, OUT = "/registers/in/", "/registers/out/"
BOOK = "?book=s{}"


def _signed_in(client: Client, account: object) -> Client:
    client.force_login(account)  # type: ignore[arg-type]
    return client


def test_incoming_register_has_the_official_ten_columns(client: Client, people: People, incoming: Register) -> None:
    incoming(number="12/STC-ĐT", subject="V/v <b>giải ngân</b>", row={"receivers": "Phòng Kinh tế", "receipt": "Bình", "note": "bản giấy"})

    heads, rows = table(_signed_in(client, people.lan).get(IN).content)

    assert heads == [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung", "Đơn vị hoặc người nhận",
        "Ngày chuyển", "Ký nhận", "Ghi chú", "Sửa",
    ]  # fmt: skip
    assert rows == [
        ["02/11/2026", "1", "Sở Tài chính", "12/STC-ĐT", "02/11/2026", "Công văn v/v <b>giải ngân</b>", "Phòng Kinh tế", "", "Bình",
         "bản giấy", "Sửa"]
    ]  # fmt: skip


def test_outgoing_register_has_the_official_ten_columns(client: Client, people: People, outgoing: Register) -> None:
    row = {"receivers": "Như trên", "file_copy": "VPĐU", "copies": 15, "forwarded_on": dt.date(2026, 11, 3)}
    outgoing(subject="Kế hoạch phòng, chống bão", signer="Lê Văn Hòa", row=row)

    heads, rows = table(_signed_in(client, people.lan).get(f"{OUT}?book=y2026").content)

    assert heads == [
        "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung", "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu",
        "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú", "Sửa",
    ]  # fmt: skip
    assert rows == [
        ["01-KH/ĐU", "02/11/2026", "Kế hoạch phòng, chống bão", "Lê Văn Hòa", "Như trên", "VPĐU", "15", "03/11/2026", "", "", "Sửa"]
    ]  # fmt: skip


@pytest.mark.parametrize("address", [IN, OUT, f"{IN}print/", f"{IN}excel/", f"{OUT}print/", f"{OUT}excel/"])
def test_register_asks_the_same_number_of_queries_for_one_row_and_for_three(
    address: str,
    client: Client,
    people: People,
    organs: Organs,
    incoming: Register,
    outgoing: Register,
) -> None:
    _signed_in(client, people.lan)

    def one_more() -> None:
        for entry in (incoming(), outgoing()):
            assert entry.paper is not None
            Forwarding.objects.create(paper=entry.paper, organ=organs.economy, part="lead", by=people.mai)

    def queries() -> int:
        client.get(address)  # what is kept is made once
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    one_more()
    first = queries()
    one_more()
    one_more()
    assert queries() == first


def test_pages_follow_each_other_by_key_without_gap_or_repeat(
    client: Client, people: People, incoming: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries.page_of, "__kwdefaults__", {"after": "", "before": "", "size": 3})
    for _ in range(7):
        incoming()
    _signed_in(client, people.lan)

    seen, url, page = [], IN, b""
    while url:
        page = client.get(url).content
        seen.append(column(page, "Số đến"))
        url = next((IN + link for link in links(page, "Sau ›")), "")
    assert seen == [["7", "6", "5"], ["4", "3", "2"], ["1"]]

    back = client.get(IN + links(page, "‹ Trước")[0]).content
    assert column(back, "Số đến") == ["4", "3", "2"]
    first = client.get(IN + links(back, "‹ Trước")[0]).content
    assert (column(first, "Số đến"), links(first, "‹ Trước"), len(links(first, "Sau ›"))) == (["7", "6", "5"], [], 1)


def test_papers_out_of_all_kinds_are_read_by_day(
    client: Client, people: People, outgoing: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries.page_of, "__kwdefaults__", {"after": "", "before": "", "size": 2})
    days = [dt.date(2026, 11, 2), dt.date(2026, 11, 4), dt.date(2026, 11, 2), dt.date(2025, 12, 1)]
    for kind, day in zip(("KH", "NQ", "BC", "KH"), days, strict=True):
        outgoing(type=kind, date=day)
    _signed_in(client, people.lan)

    page = client.get(f"{OUT}?book=y2026").content
    following = client.get(OUT + links(page, "Sau ›")[0]).content

    assert [column(p, "Số, ký hiệu") for p in (page, following)] == [["01-NQ/ĐU", "01-BC/ĐU"], ["01-KH/ĐU"]]
    plans = NumberSeries.objects.get(type="KH")
    assert column(client.get(OUT + BOOK.format(plans.pk)).content, "Số, ký hiệu") == ["02-KH/ĐU", "01-KH/ĐU"]
    assert column(client.get(f"{OUT}?book=y2025").content, "Số, ký hiệu") == ["02-KH/ĐU"]


def test_key_that_is_none_shows_the_first_page(client: Client, people: People, incoming: Register) -> None:
    incoming()

    for key in ("x", "x.y", "2026-11-02.x"):
        assert column(_signed_in(client, people.lan).get(f"{IN}?after={key}").content, "Số đến") == ["1"]


def test_filters_show_what_they_say(client: Client, people: People, incoming: Register) -> None:
    incoming(type="KH", issuer_text="Tỉnh ủy An Lạc", urgency=Urgency.MOST_URGENT, sorting=Sorting.TO_DO)
    incoming(issuer_text="Sở Tài chính", received_on=dt.date(2026, 11, 5))
    incoming(issuer_text="Sở Tài nguyên", received_on=dt.date(2026, 11, 9), sorting=Sorting.TO_KNOW)
    _signed_in(client, people.lan)

    def numbers(query: str) -> list[str]:
        content = client.get(f"{IN}?{query}", headers={"HX-Request": "true"}).content
        return column(content, "Số đến") if b"<table" in content else []

    assert numbers("type=KH") == ["1"]
    assert numbers("urgent=1") == ["1"]
    assert numbers("unsorted=1") == ["2"]
    assert numbers("sender=so+tai") == ["3", "2"]
    assert numbers("sender=Sở+Tài+CHÍNH") == ["2"]
    assert numbers("since=2026-11-03&until=2026-11-05") == ["2"]
    assert numbers("first=2&last=2") == ["2"]
    assert numbers("since=hôm+qua&first=x&book=s0") == ["3", "2", "1"]
    assert numbers("type=NQ") == []


def test_filters_swap_the_table_alone_and_keep_their_values(client: Client, people: People, incoming: Register) -> None:
    incoming(type="KH")
    _signed_in(client, people.lan)

    part = client.get(f"{IN}?type=KH", headers={"HX-Request": "true"})
    page = client.get(f"{IN}?type=KH&sender=S%C6%A1n&unsorted=1").content.decode()

    assert ("<html" in part.content.decode(), "registers/in/print/?type=KH" in part.content.decode()) == (False, True)
    assert ('value="KH" selected' in page, 'value="Sơn"' in page, page.count('value="1" checked')) == (True, True, 1)
    assert "Không có văn bản nào như vậy" in page


def test_year_that_lies_open_is_this_one_and_earlier_ones_can_be_chosen(client: Client, people: People, incoming: Register) -> None:
    from django.utils import timezone

    year = timezone.localdate().year
    for n in (year - 1, year, year + 1):
        incoming(received_on=dt.date(n, 1, 5))
    _signed_in(client, people.lan)

    page = client.get(IN).content

    assert column(page, "Ngày đến") == [f"05/01/{year}"]
    assert text(page, "//p[@class='lead']") == f"Năm {year}. Hôm nay chưa vào sổ văn bản nào; số tiếp theo là 2."
    last = NumberSeries.objects.get(start=dt.date(year - 1, 1, 1))
    assert column(client.get(IN + BOOK.format(last.pk)).content, "Ngày đến") == [f"05/01/{year - 1}"]


def test_first_line_says_how_many_came_today(client: Client, people: People, incoming: Register) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    incoming(received_on=today)
    incoming(received_on=today)

    page = _signed_in(client, people.lan).get(IN).content

    assert text(page, "//p[@class='lead']") == f"Năm {today.year}. Hôm nay vào sổ 2 văn bản; số tiếp theo là 3."


def test_cancelled_number_stands_in_the_register_with_its_reason(client: Client, people: People, incoming: Register) -> None:
    entry = incoming(subject="V/v nhầm")
    cancel_number(people.lan, entry.series_id, 1, "vào sổ nhầm", shown=1)
    cancel_number(people.lan, entry.series_id, 2, "đóng dấu nhầm")

    content = _signed_in(client, people.lan).get(IN).content

    assert column(content, "Tên loại và trích yếu nội dung") == ["Bỏ số: đóng dấu nhầm", "Bỏ số: vào sổ nhầm"]
    assert content.count(b'<tr class="cancelled">') == 2


def test_forwarding_fills_the_register_by_itself(client: Client, people: People, organs: Organs, incoming: Register) -> None:
    entry = incoming()
    assert entry.paper is not None
    Forwarding.objects.create(paper=entry.paper, organ=organs.peoples_committee, part="lead", by=people.mai)
    Forwarding.objects.create(paper=entry.paper, person=people.sen.person, part="to-know", by=people.mai)
    written = incoming(row={"receivers": "Bí thư"})
    assert written.paper is not None
    Forwarding.objects.create(paper=written.paper, organ=organs.economy, part="lead", by=people.mai)

    content = _signed_in(client, people.lan).get(IN).content

    assert column(content, "Đơn vị hoặc người nhận") == ["Bí thư", "UBND xã, Bùi Thị Sen"]


def test_each_sees_the_rows_of_the_papers_he_may_see(client: Client, people: People, organs: Organs, incoming: Register) -> None:
    open_one, inside, sent, personal = incoming(), incoming(confidentiality=Confidentiality.RESTRICTED), incoming(), incoming()
    cancel_number(people.lan, open_one.series_id, 5, "nhầm")
    assert sent.paper is not None
    assert personal.paper is not None
    Forwarding.objects.create(paper=sent.paper, organ=organs.economy, part="lead", by=people.mai)
    Forwarding.objects.create(paper=personal.paper, person=people.sen.person, part="lead", by=people.mai)

    def seen(account: object) -> list[str]:
        content = _signed_in(client, account).get(IN).content
        return column(content, "Số đến") if b"<table" in content else []

    assert seen(people.lan) == seen(people.nam) == ["5", "4", "3", "2", "1"]
    assert seen(people.ha) == ["5", "4", "3", "1"]
    assert (seen(people.binh), seen(people.sen), seen(people.cuong)) == (["3"], ["4"], [])
    assert inside.number == 2


def test_one_who_sees_some_papers_does_not_see_what_the_office_notes(
    client: Client, people: People, organs: Organs, incoming: Register
) -> None:
    entry = incoming(row={"note": "giao thêm Công an xã", "receivers": "Phòng Kinh tế, Công an xã"})
    assert entry.paper is not None
    Forwarding.objects.create(paper=entry.paper, organ=organs.economy, part="lead", by=people.mai)

    content = _signed_in(client, people.binh).get(IN).content

    assert table(content)[0] == ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung"]
    assert ("Công an xã" in content.decode(), "Sửa" in content.decode()) == (False, False)
    printed = client.get(f"{IN}print/").content.decode()
    assert ("Công an xã" in printed, "Sở Tài chính" in printed) == (False, True)


def test_books_of_papers_out_are_years_and_series(client: Client, people: People, outgoing: Register) -> None:
    outgoing(date=dt.date(2025, 9, 1))
    open_congress_series(people.lan, dt.date(2026, 10, 1), dt.date(2026, 10, 2))

    page = _signed_in(client, people.lan).get(OUT).content.decode()

    names = [part.split("<")[0] for part in page.split('<select name="book">')[1].split("</select>")[0].split(">")[1::2]]
    assert names[-3:] == ["Mọi loại, năm 2025", "Đại hội 01/10/2026", "Kế hoạch, nhiệm kỳ từ 15/08/2025"]


def test_empty_register_says_what_will_stand_there(client: Client, people: People) -> None:
    assert "Sổ này chưa có văn bản nào. Văn bản vào sổ đứng ở đây" in _signed_in(client, people.lan).get(IN).content.decode()
    assert "chưa có văn bản nào cho đồng chí" in _signed_in(client, people.binh).get(reverse("outgoing")).content.decode()


def test_further_columns_say_kind_urgency_and_sorting(client: Client, people: People, incoming: Register) -> None:
    incoming(type="KH", urgency=Urgency.MOST_URGENT, sorting=Sorting.TO_DO)
    incoming(type="", row={"imported_from": "Trục tỉnh"})
    set_columns(people.lan, Direction.IN, 0, [(name, "") for name in ("number", "type", "urgency", "sorting", "imported_from")])

    assert table(_signed_in(client, people.ha).get(IN).content) == (
        ["Số đến", "Tên loại", "Độ khẩn", "Phân văn", "Nguồn nhập"],
        [["2", "", "", "", "Trục tỉnh"], ["1", "Kế hoạch", "Hỏa tốc", "Phải làm", ""]],
    )
