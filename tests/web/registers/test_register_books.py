"""Books to be bound: the columns of the form, the rows in their order, the cover; volume by volume, for whoever keeps the registers."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from giaoban.office.directory.models import OrganName
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.office.registry.actions import cancel_number
from giaoban.office.registry.books import BOOKS, COPIES_USED
from giaoban.office.registry.models import Forwarding, Paper, RegisterEntry, Sorting
from giaoban.office.work.models import Task
from giaoban.web.registers import books
from tests.people import Organs, People
from tests.web.registers.conftest import Register

pytestmark = pytest.mark.django_db
AT = "/registers/books/"
OF_2026 = "?book=y2026"  # papers of the tests are of that year, whichever it is now
# Nghị định 30/2020/NĐ-CP, Phụ lục IV: I, III, IV, VI, VIII; Thông tư 07/2012/TT-BNV for the two of handing over.
HEADS = {
    "outgoing": [
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
    "posted": ["Ngày chuyển", "Số, ký hiệu văn bản", "Nơi nhận văn bản", "Số lượng bì", "Ký nhận và dấu bưu điện", "Ghi chú"],
    "copies-used": [
        "Ngày tháng", "Họ tên người sử dụng", "Số, ký hiệu ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
        "Số và ký hiệu HS", "Ký nhận", "Ngày trả", "Người cho phép sử dụng", "Ghi chú",
    ],
    "incoming": [
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ],
    "handling": [
        "Số đến", "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", "Đơn vị hoặc người nhận",
        "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
    ],
    "handed-in": ["Ngày chuyển", "Số đến", "Đơn vị hoặc người nhận", "Ký nhận", "Ghi chú"],
    "handed-out": ["Ngày chuyển", "Số, ký hiệu văn bản", "Nơi nhận văn bản", "Ký nhận", "Ghi chú"],
}  # fmt: skip


def pages(client: Client, key: str, query: str = "") -> list[str]:
    """The words of each page of a book, a blank between any two."""
    answer = client.get(f"{AT}{key}/{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    return [" ".join((page.extract_text() or "").split()) for page in PdfReader(BytesIO(answer.content)).pages]


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.fixture
def one_of_each(incoming: Register, outgoing: Register, people: People, organs: Organs) -> tuple[RegisterEntry, RegisterEntry]:
    came = incoming(number="12/STC", subject="V/v giải ngân", sorting=Sorting.TO_DO)
    assert came.paper is not None
    Forwarding.objects.create(paper=came.paper, organ=organs.economy, part="lead", deadline=dt.date(2026, 11, 20), by=people.mai)
    Forwarding.objects.create(paper=came.paper, person=people.minh.person, part="to-know", by=people.mai)
    went = outgoing(subject="Kế hoạch kiểm tra", row=None)
    return came, went


def _draft(paper: Paper, people: People, organs: Organs) -> Draft:
    return Draft.objects.create(
        kind="KH", subject="Kế hoạch kiểm tra", organ=organs.committee, state="issued", paper=paper, entered_by=people.mai
    )  # fmt: skip


@pytest.mark.parametrize("key", BOOKS)
def test_book_has_the_columns_of_its_form_under_their_numbers(
    key: str, client: Client, people: People, organs: Organs, one_of_each: tuple[RegisterEntry, RegisterEntry]
) -> None:
    went = one_of_each[1].paper
    assert went is not None
    draft, now = _draft(went, people, organs), timezone.now()
    Recipient.objects.create(draft=draft, organ=organs.economy, place=1, sent_at=now)
    Recipient.objects.create(draft=draft, words="Bưu điện văn hóa xã", place=2, sent_at=now)
    client.force_login(people.lan)

    cover, first, rows, *_ = pages(client, key, OF_2026)

    numbers = "".join(f"({at})" for at in range(1, len(HEADS[key]) + 1))
    assert [column.head for column in BOOKS[key].columns] == HEADS[key]
    assert squeezed("".join(HEADS[key])) + numbers in squeezed(rows)
    assert (cover, BOOKS[key].name.upper() in cover, cover.startswith("TỈNH ỦY AN BÌNH ĐẢNG ỦY XÃ MINH SƠN")) == (first, True, True)


def test_register_of_papers_in_has_its_rows_in_order_and_their_span_on_the_cover(
    client: Client, people: People, incoming: Register
) -> None:
    for day in (4, 2, 3):
        incoming(on=dt.date(2026, 11, day), number=f"{day}/STC", subject=f"V/v họp ngày {day}", row={"note": f"ghi {day}"})
    cancelled = incoming(on=dt.date(2026, 11, 5))
    cancel_number(people.lan, cancelled.series_id, 4, "nhầm", shown=1)
    client.force_login(people.lan)

    cover, _, rows = pages(client, "incoming", "?first=1&last=4")

    assert cover == (
        "TỈNH ỦY AN BÌNH ĐẢNG ỦY XÃ MINH SƠN SỔ ĐĂNG KÝ VĂN BẢN ĐẾN Năm: 2026 Từ ngày 04/11/2026 đến ngày 05/11/2026 Từ số 1 đến số 4 "
        "Quyển số: 1"
    )
    assert re.findall(r"họp ngày \d|Bỏ số: nhầm|ghi \d", rows) == [
        "họp ngày 4", "ghi 4", "họp ngày 2", "ghi 2", "họp ngày 3", "ghi 3", "Bỏ số: nhầm"
    ]  # fmt: skip
    assert rows.startswith("Sổ đăng ký văn bản đến, năm 2026, quyển 1")
    assert rows.endswith(" 1")


def test_book_of_what_is_handled_says_by_when_how_far_and_with_what_it_was_answered(
    client: Client, people: People, incoming: Register, one_of_each: tuple[RegisterEntry, RegisterEntry]
) -> None:
    paper = one_of_each[0].paper
    assert paper is not None
    incoming(number="99/STC", sorting=Sorting.TO_FILE)
    now, day = timezone.now(), dt.date(2026, 11, 25)
    Task.objects.create(
        title="Giải ngân", origin="paper", paper=paper, given_at=now, workflow="done", closed=True, deadline=day, first_deadline=day,
        done_on=dt.date(2026, 11, 24), answer_number="15-BC/ĐU",
    )  # fmt: skip
    client.force_login(people.lan)

    rows = pages(client, "handling")[2]

    assert squeezed(
        "(7)1Côngvănsố12/STCngày02/11/2026củaSởTàichínhPhòngKinhtế,PhạmQuangMinh25/11/2026Hoànthành24/11/202615-BC/ĐU1"
    ) in squeezed(rows)
    assert "99/STC" not in rows


def test_deadline_of_what_has_no_task_is_that_of_who_leads(
    client: Client, people: People, one_of_each: tuple[RegisterEntry, RegisterEntry]
) -> None:
    client.force_login(people.mai)

    assert "20/11/2026" in pages(client, "handling")[2]


def test_each_who_was_sent_a_paper_signs_on_a_line_of_his_own(
    client: Client, people: People, incoming: Register, one_of_each: tuple[RegisterEntry, RegisterEntry]
) -> None:
    incoming(row={"receivers": "Chi bộ thôn Đồng Mít", "forwarded_on": dt.date(2026, 11, 6)})
    client.force_login(people.lan)

    rows = pages(client, "handed-in")[2]

    today = f"{timezone.localdate():%d/%m/%Y}"
    assert f"{today} 1 Phòng Kinh tế Chủ trì {today} 1 Phạm Quang Minh Để biết 06/11/2026 2 Chi bộ thôn Đồng Mít" in rows


def test_unit_that_is_no_more_stands_in_the_books_of_its_time(
    client: Client, people: People, organs: Organs, one_of_each: tuple[RegisterEntry, RegisterEntry]
) -> None:
    OrganName.objects.filter(organ=organs.economy).update(valid_to=timezone.localdate() - dt.timedelta(1))
    client.force_login(people.lan)

    assert ["Phòng Kinh tế" in pages(client, key)[2] for key in ("handed-in", "handling", "incoming")] == [True] * 3


def test_what_goes_out_stands_once_among_what_was_handed_over_or_posted(
    client: Client, people: People, organs: Organs, outgoing: Register
) -> None:
    with_list, by_hand = outgoing(), outgoing(row={"receivers": "Huyện ủy Yên Lãng"})
    assert with_list.paper is not None
    draft, now = _draft(with_list.paper, people, organs), timezone.now()
    Recipient.objects.create(draft=draft, organ=organs.police, place=1, sent_at=now)
    Recipient.objects.create(draft=draft, words="Đồn Biên phòng", place=2, sent_at=now)
    Recipient.objects.create(draft=draft, words="Chưa gửi", place=3)
    Recipient.objects.create(draft=draft, words="Lưu Văn phòng", place=4, sent_at=now)
    client.force_login(people.lan)

    handed, posted = pages(client, "handed-out", OF_2026)[2], pages(client, "posted", OF_2026)[2]

    today = f"{timezone.localdate():%d/%m/%Y}"
    assert f"{today} 01-KH/ĐU Công an xã Minh Sơn" in handed
    assert f"{today} 01-KH/ĐU Đồn Biên phòng 02-KH/ĐU Huyện ủy Yên Lãng" in posted
    assert ("Đồn" in handed, "Huyện" in handed, "Công an" in posted, "Chưa gửi" in posted) == (False, False, False, False)
    assert by_hand.paper is not None


def test_book_that_is_written_by_hand_is_empty_lines(client: Client, people: People) -> None:
    client.force_login(people.lan)

    cover, _, *rows = pages(client, COPIES_USED.key)

    assert "Từ ngày ……… đến ngày ……… Quyển số: ………" in cover
    assert (len(rows) > 5, all("Người cho phép sử dụng" in page for page in rows)) == (True, True)


def test_book_is_cut_into_volumes_each_with_its_cover_and_pages_of_its_own(
    client: Client, people: People, incoming: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "VOLUME", 2)
    for n in range(1, 6):
        incoming(subject=f"V/v việc thứ {n}")
    client.force_login(people.lan)

    page = client.get(f"{AT}?form=incoming").content.decode()
    second, third = pages(client, "incoming", "?volume=2"), pages(client, "incoming", "?volume=3")

    assert re.findall(r"<td>(Quyển \d)</td>\s*<td class=\"nowrap\">([^<]+)</td>", page) == [
        ("Quyển 1", "1 đến 2"), ("Quyển 2", "3 đến 4"), ("Quyển 3", "5 đến 5")
    ]  # fmt: skip
    assert ("Từ số 3 đến số 4 Quyển số: 2" in second[0], re.findall(r"việc thứ \d", second[2])) == (True, ["việc thứ 3", "việc thứ 4"])
    assert (re.findall(r"việc thứ \d", third[2]), third[2].endswith(" 1")) == (["việc thứ 5"], True)
    assert [client.get(f"{AT}incoming/?volume={n}").status_code for n in ("4", "99999999", "x")] == [404, 404, 200]


def test_all_volumes_come_in_one_archive_piece_by_piece(
    client: Client, people: People, incoming: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books, "VOLUME", 2)
    for _ in range(3):
        incoming()
    client.force_login(people.lan)

    answer = client.get(f"{AT}incoming/zip/")
    pieces = list(answer)

    book = RegisterEntry.objects.values_list("series_id", flat=True).distinct().get()
    archive = zipfile.ZipFile(BytesIO(b"".join(pieces)))
    assert archive.namelist() == [f"so-incoming-s{book}-quyen-{n}.pdf" for n in (1, 2)]
    assert [len(PdfReader(BytesIO(archive.read(name))).pages) for name in archive.namelist()] == [3, 3]
    assert len(pieces) == 3


def test_two_sided_book_leaves_backs_of_covers_empty_and_changes_the_side_it_is_bound_on(
    client: Client, people: People, incoming: Register
) -> None:
    for n in range(30):
        incoming(subject=f"V/v việc dài {n} " + "chữ " * 60)
    client.force_login(people.lan)

    data = client.get(f"{AT}incoming/?two_sided=1").content

    found = PdfReader(BytesIO(data)).pages
    assert ([bool((page.extract_text() or "").strip()) for page in found][:5], len(found) > 6) == ([True, False, True, False, True], True)
    drawn = pypdfium2.PdfDocument(data)
    texts = [drawn[at].get_textpage() for at in (4, 5)]
    lefts = [min(text.get_charbox(at)[0] for at in range(200)) for text in texts]
    assert lefts[0] - lefts[1] > 30  # points: thirty millimetres on one side, twelve on the other


def test_heads_stand_on_every_page_and_a_row_stays_together(client: Client, people: People, incoming: Register) -> None:
    for n in range(40):
        incoming(subject=f"V/v việc {n} " + "chữ " * 40 + f"hết {n}")
    client.force_login(people.lan)

    rows = pages(client, "incoming")[2:]

    assert len(rows) > 2
    for page in rows:
        assert "(10)" in page
        assert re.findall(r"việc (\d+)", page) == re.findall(r"hết (\d+)", page)


def test_whatever_a_paper_says_stays_words(client: Client, people: People, incoming: Register) -> None:
    incoming(subject='#panic("x") $a$ *đậm* <nhãn> ' + "x" * 300, issuer_text="@Sở\u202e #read")
    client.force_login(people.lan)

    rows = pages(client, "incoming")[2]

    assert '#panic("x")$a$*đậm*<nhãn>' in squeezed(rows)


def test_books_open_to_the_registry_and_the_chief_of_office_alone(client: Client, people: People, incoming: Register) -> None:
    incoming()
    for account in people.all():
        client.force_login(account)
        expected = 200 if account in (people.lan, people.mai) else 403
        addresses = (AT, f"{AT}incoming/", f"{AT}incoming/zip/", f"{AT}copies-used/")
        assert {client.get(where).status_code for where in addresses} == {expected}, account.username


def test_nothing_to_bind_says_so(client: Client, people: People) -> None:
    client.force_login(people.lan)

    assert "Không có văn bản nào trong khoảng đã chọn." in client.get(f"{AT}?form=incoming").content.decode()
    assert [client.get(f"{AT}{where}").status_code for where in ("incoming/", "incoming/zip/")] == [404, 404]


def test_register_leads_to_its_books_for_who_keeps_it(client: Client, people: People) -> None:
    found = []
    for account in (people.lan, people.hoa):
        client.force_login(account)
        found.append(
            [
                f"{AT}?form={key}" in client.get(f"/registers/{where}/").content.decode()
                for where, key in (("in", "incoming"), ("out", "outgoing"))
            ]
        )

    assert found == [[True, True], [False, False]]
