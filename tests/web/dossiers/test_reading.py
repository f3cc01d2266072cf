"""Papers read in the browser: page by page, with private notes, as files and as one pack; until access ends, and not a byte after."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from giaoban.office.audit.models import Entry
from giaoban.office.meetings.actions import expel_file, waive_need, withdraw_item
from giaoban.office.meetings.models import Item, LastLook, Meeting, Need, PackFile, ReadingNote
from giaoban.office.notices.models import Notice
from tests.intake.word import package, paragraph
from tests.office.meetings.papers import completed, handed, make_need, pages_of
from tests.office.meetings.rows import MATTERS, PERSONNEL, make_item
from tests.people import Organs, People
from tests.web.dossiers.browsing import page, send

pytestmark = pytest.mark.django_db


def test_member_reads_what_was_found_complete_and_nothing_before(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    file = handed(people.binh, need, pages_of(2), "du-thao-lan-1.pdf")
    assert "du-thao-lan-1" not in page(client, people.sen, "meeting-dossier", meeting.pk)
    assert client.get(reverse("dossier-file", args=[file.pk])).status_code == 404

    need.refresh_from_db()
    send(client, people.ha, "need-complete", need.pk, shown=need.revision)

    shown = page(client, people.sen, "dossier-file", file.pk)
    assert [f"/dossiers/files/{file.pk}/pages/{number}/" in shown for number in (1, 2, 3)] == [True, True, False]


def test_page_is_drawn_and_asked_for_again_each_time(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    file = completed(people.binh, need, pages_of(1), people.ha)
    client.force_login(people.sen)
    url = reverse("dossier-page", args=[file.pk, 1])

    drawn = client.get(url)
    again = client.get(url, headers={"If-None-Match": drawn["ETag"]})
    none = client.get(reverse("dossier-page", args=[file.pk, 2]))

    assert (drawn.content[:4], drawn["Cache-Control"], again.status_code, none.status_code) == (b"\x89PNG", "private, no-cache", 304, 404)


def test_word_file_is_fetched_as_it_came_until_there_is_a_pdf(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    word = package(paragraph("Tờ trình về phương án phòng cháy, chữa cháy rừng"))
    file = completed(people.binh, need, word, people.ha, "to-trinh.docx")

    shown = page(client, people.sen, "dossier-file", file.pk)
    fetched = client.get(reverse("dossier-original", args=[file.pk]))

    assert "Đang chuyển sang PDF." in shown
    assert (b"".join(fetched.streaming_content), fetched["Content-Disposition"]) == (word, 'attachment; filename="to-trinh.docx"')  # type: ignore[attr-defined]
    assert [client.get(reverse(name, args=keys)).status_code for name, keys in bytes_of(file)[1:]] == [404, 404, 404]
    assert "Đang chuyển sang PDF" in page(client, people.sen, "meeting-dossier", meeting.pk)


def bytes_of(file: PackFile) -> list[tuple[str, list[int]]]:
    """Every address that serves bytes of a paper."""
    return [
        ("dossier-original", [file.pk]),
        ("dossier-pdf", [file.pk]),
        ("dossier-page", [file.pk, 1]),
        ("meeting-pack", [file.need.item.meeting_id]),
    ]


@pytest.mark.parametrize(("access", "state", "days_ago"), [("at-close", "held", 0), ("at-close", "planned", 1), ("week-after", "held", 8)])
def test_after_access_has_ended_no_address_gives_a_byte_to_anybody_but_the_office(
    access: str, state: str, days_ago: int, client: Client, people: People, meeting: Meeting, need: Need
) -> None:
    file = completed(people.binh, need, pages_of(1), people.ha)
    addresses = [*bytes_of(file), ("dossier-file", [file.pk])]
    readers = (people.sen, people.hoa, people.binh)

    def statuses(account: Any) -> set[int]:
        client.force_login(account)
        answers = [client.get(reverse(name, args=keys)) for name, keys in addresses]
        for answer in answers:
            b"".join(getattr(answer, "streaming_content", ()))
        return {answer.status_code for answer in answers}

    assert [statuses(account) for account in readers] == [{200}] * 3
    Item.objects.filter(pk=need.item_id).update(access=access)
    Meeting.objects.filter(pk=meeting.pk).update(state=state, day=timezone.localdate() - dt.timedelta(days_ago))

    assert [statuses(account) for account in readers] == [{404}] * 3
    assert statuses(people.lan) == {200}
    client.force_login(people.sen)
    assert client.post(reverse("dossier-note", args=[file.pk, 1]), {"text": "a"}).status_code == 404


def test_every_address_of_a_file_is_walked_above() -> None:
    from giaoban.web.dossiers.urls import urlpatterns

    named = {pattern.name for pattern in urlpatterns if "file_id" in str(pattern.pattern)} | {"meeting-pack"}
    asked = {"dossier-original", "dossier-pdf", "dossier-page", "meeting-pack", "dossier-file", "dossier-note"}

    assert named - {"dossier-expel"} == asked  # the chief's act, which gives nothing out


def test_notes_are_kept_while_typed_and_are_nobody_elses(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    file = completed(people.binh, need, pages_of(2), people.ha)
    client.force_login(people.sen)
    url = reverse("dossier-note", args=[file.pk, 2])

    typed = client.post(url, {"text": "Hỏi lại số liệu rừng", "shown": 0}, headers={"HX-Request": "true"})
    stale = client.post(url, {"text": "Từ cửa sổ kia", "shown": 1}, headers={"HX-Request": "true"})
    sent = client.post(url, {"text": "Đã hỏi, đúng", "shown": 2})
    long = client.post(url, {"text": "a" * 4001, "shown": 3}, headers={"HX-Request": "true"})
    nowhere = client.post(reverse("dossier-note", args=[file.pk, 3]), {"text": "a"})

    assert ("Đã lưu" in typed.content.decode(), 'value="2"' in typed.content.decode()) == (True, True)
    assert [stale.status_code, sent.status_code, long.status_code, nowhere.status_code] == [409, 302, 422, 404]
    assert "cửa sổ khác" in stale.content.decode()
    assert ReadingNote.objects.get().text == "Đã hỏi, đúng"
    assert "Đã hỏi, đúng" in page(client, people.sen, "dossier-file", file.pk)
    for other in (people.hoa, people.mai, people.binh):
        assert "Đã hỏi, đúng" not in page(client, other, "dossier-file", file.pk)
    assert "Đã hỏi" not in str([*Entry.objects.values(), *Notice.objects.values()])


def test_what_came_since_one_looked_is_marked_for_the_whole_visit(
    client: Client, people: People, meeting: Meeting, item: Item, need: Need
) -> None:
    completed(people.binh, need, pages_of(1), people.ha)
    first = page(client, people.sen, "meeting-dossier", meeting.pk)
    LastLook.objects.update(at=timezone.now())
    completed(people.binh, make_need(item, kind="explanation"), pages_of(2, "Thuyet minh"), people.ha)
    client.logout()

    found = [page(client, people.sen, "meeting-dossier", meeting.pk).count("mới từ lần xem trước") for _ in range(2)]
    front = PdfReader(BytesIO(client.get(reverse("meeting-pack", args=[meeting.pk])).content)).pages[0].extract_text()

    assert (first.count("mới từ lần xem trước"), found) == (0, [1, 1])
    assert (front.count("(mới)"), "Bản thuyết minh (mới)" in front) == (1, True)


def test_pack_numbers_run_on_and_a_replaced_version_is_named_vacant(
    client: Client, people: People, meeting: Meeting, item: Item, need: Need, organs: Organs
) -> None:
    completed(people.binh, need, pages_of(2, "Cu"), people.ha)
    other = make_need(make_item(meeting, prepared_by=organs.police, title=MATTERS[1]), kind="submission")
    completed(people.cuong, other, pages_of(1, "Canh sat"), people.ha)
    make_item(meeting, title=PERSONNEL, confidential=True)
    completed(people.binh, need, pages_of(3, "Moi"), people.ha)
    client.force_login(people.sen)

    answer = client.get(reverse("meeting-pack", args=[meeting.pk]))

    found = PdfReader(BytesIO(answer.content))
    front, *rest = (one.extract_text() for one in found.pages)
    assert found.page_labels == ["i", "3", "4", "5", "6"]
    assert [text.splitlines()[0] for text in rest] == ["Canh sat trang 1", "Moi trang 1", "Moi trang 2", "Moi trang 3"]
    assert "trang 1–2" in front
    assert "Nội dung kín: tài liệu phát tại hội nghị, thu hồi." in front
    assert answer["Content-Disposition"] == f'attachment; filename="tai-lieu-hop-{meeting.pk}.pdf"'


def test_numbers_of_what_was_withdrawn_or_taken_out_are_named_vacant(
    client: Client, people: People, meeting: Meeting, item: Item, need: Need, organs: Organs
) -> None:
    completed(people.binh, need, pages_of(1, "O lai"), people.ha)
    withdrawn = make_item(meeting, prepared_by=organs.police, title=MATTERS[1])
    completed(people.cuong, make_need(withdrawn), pages_of(2, "Rut"), people.ha)
    out = completed(people.binh, make_need(item, kind="explanation"), pages_of(3, "Dua ra"), people.ha)
    completed(people.binh, make_need(item, kind="opinions"), pages_of(1, "Sau"), people.ha)
    withdraw_item(people.ha, withdrawn.pk, withdrawn.revision)
    expel_file(people.mai, out.pk)
    client.force_login(people.sen)

    found = PdfReader(BytesIO(client.get(reverse("meeting-pack", args=[meeting.pk])).content))

    assert found.page_labels == ["i", "1", "7"]
    assert "trang 2–3, 4–6 (bản đã thay hoặc đã rút)" in " ".join(found.pages[0].extract_text().split())
    client.force_login(people.binh)  # has his own papers alone
    own = PdfReader(BytesIO(client.get(reverse("meeting-pack", args=[meeting.pk])).content))
    assert "2–3" not in own.pages[0].extract_text()


def test_pack_of_a_unit_holds_its_own_papers_alone(client: Client, people: People, meeting: Meeting, need: Need, organs: Organs) -> None:
    completed(people.binh, need, pages_of(1, "Kinh te"), people.ha)
    other = make_need(make_item(meeting, prepared_by=organs.police))
    completed(people.cuong, other, pages_of(1, "Canh sat"), people.ha)
    client.force_login(people.cuong)

    found = PdfReader(BytesIO(client.get(reverse("meeting-pack", args=[meeting.pk])).content))

    assert [one.extract_text().splitlines()[0] for one in found.pages[1:]] == ["Canh sat trang 1"]


def test_waived_paper_is_in_no_pack(client: Client, people: People, meeting: Meeting, need: Need) -> None:
    completed(people.binh, need, pages_of(1), people.ha)
    waive_need(people.ha, need.pk, need.revision)
    client.force_login(people.mai)

    assert client.get(reverse("meeting-pack", args=[meeting.pk])).status_code == 404
