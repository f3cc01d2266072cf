"""After the meeting: minutes signed and added to; the notice with its clock and versions; what task, desk and meeting show."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from giaoban.office.meetings import actions
from giaoban.office.meetings.models import Item, Meeting, Minutes
from giaoban.office.registry.models import Paper
from giaoban.office.work.models import Task
from tests.office.evidence.rows import read_paper
from tests.office.meetings.rows import BOARD_DAY, make_conclusion, make_held
from tests.office.meetings.test_concluding import WORDS, ordered
from tests.papers import make_paper
from tests.people import Organs, People, come_in

pytestmark = pytest.mark.django_db
Held = tuple[Meeting, Item, Item]


@pytest.fixture(autouse=True)
def _apart(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def held(people: People, organs: Organs) -> Held:
    return make_held(people, organs)


def session(account: Any) -> Client:
    client = Client()
    come_in(client, account)
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def notice_of(meeting: Meeting, people: People) -> Paper:
    """The notice of a meeting, linked."""
    paper = make_paper(direction="out", type="TB", number="12-TB/ĐU", date=timezone.localdate())
    read_paper(paper, f"1. {WORDS}\n")
    meeting.refresh_from_db()
    actions.link_notice(people.mai, meeting.pk, meeting.revision, paper.pk)
    return paper


def test_signing_lists_what_is_open_and_asks_once_more(people: People, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, WORDS, item_id=item.pk)
    for account, text, shown in ((people.mai, "A", 0), (people.ha, "B", 1), (people.mai, "C", 1)):
        actions.write_note(account, meeting.pk, item.pk, text, shown=shown)
    mai, url = session(people.mai), f"/meetings/{meeting.pk}/sitting/sign/"

    asked = mai.get(url)
    assert ([row["one"] for row in asked.context["waiting"]], len(asked.context["asides"])) == ([one], 1)
    refused = mai.post(url, {"shown": 1})
    assert (refused.status_code, Minutes.objects.get().is_signed) == (409, False)
    assert mai.post(url, {"shown": 1, "even_so": "1"}).headers["Location"] == f"/meetings/{meeting.pk}/minutes/"
    assert Minutes.objects.get().is_signed
    assert mai.get(url).status_code == 302


def test_who_does_not_see_all_of_it_is_told_who_signs(people: People, held: Held) -> None:
    meeting, _, _ = held
    actions.begin_minutes(people.ha, meeting.pk)
    ha, url = session(people.ha), f"/meetings/{meeting.pk}/sitting/sign/"

    assert "người được xem nội dung ấy" in text_of(ha.get(url))
    assert "Chưa ký" in text_of(ha.post(url, {"shown": 1}, follow=True))


def test_minutes_are_a_draft_then_as_they_were_signed(people: People, held: Held) -> None:
    meeting, item, secret = held
    mai, url = session(people.mai), f"/meetings/{meeting.pk}/minutes/"
    assert "Dự thảo, chưa ký" in text_of(mai.get(url))  # before anything was written
    actions.write_note(people.mai, meeting.pk, item.pk, "Đã báo cáo.", shown=0)
    actions.write_note(people.mai, meeting.pk, secret.pk, "Biểu quyết kín.", shown=0)
    actions.conclude(people.mai, meeting.pk, "Thống nhất.", item_id=item.pk, no_task=True)
    actions.conclude(people.mai, meeting.pk, "Bế mạc.", no_task=True)
    draft = text_of(mai.get(url))
    actions.sign_minutes(people.mai, meeting.pk, 1)

    signed = text_of(mai.get(url))

    for words in ("Đã báo cáo.", "Biểu quyết kín.", "Kết luận 1.", "Kết luận chung", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"):
        assert (words in draft, words in signed) == (True, True)
    assert signed.index("NGƯỜI GHI BIÊN BẢN") < signed.index("CHỦ TRÌ")  # left, right
    of_ha = session(people.ha).get(url)
    assert ("Biểu quyết kín." in text_of(of_ha), of_ha.context["left_out"]) == (False, 1)
    Minutes.objects.update(frozen=Minutes.objects.get().frozen.replace("Đã báo cáo", "Chưa báo cáo"))
    assert "Nội dung khác lúc ký" in text_of(mai.get(url))


def test_addition_stands_below_with_its_reason(people: People, held: Held) -> None:
    meeting, _, _ = held
    mai, url = session(people.mai), f"/meetings/{meeting.pk}/minutes/add/"
    assert "chưa ký" in text_of(mai.post(url, {"text": "A", "reason": "B"}, follow=True))
    actions.begin_minutes(people.mai, meeting.pk)
    actions.sign_minutes(people.mai, meeting.pk, 1)

    assert mai.post(url, {"text": "A"}).status_code == 422
    assert mai.post(url, {"text": "A", "reason": " "}).status_code == 422
    shown = text_of(mai.post(url, {"text": "Đồng chí Nam dự từ 9 giờ.", "reason": "Ghi thiếu"}, follow=True))
    assert ("BỔ SUNG BIÊN BẢN" in shown, "Đồng chí Nam dự từ 9 giờ." in shown, "Lý do: Ghi thiếu" in shown) == (True, True, True)
    assert mai.get(url).status_code == 200


def test_notice_page_shows_the_latest_day_with_its_reason(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, BOARD_DAY)
    make_conclusion(meeting, people.mai)

    answer = session(people.mai).get(f"/meetings/{meeting.pk}/notice/")

    assert "Chậm nhất <b>thứ Năm 03/12/2026</b>" in text_of(answer)
    assert "05 ngày làm việc kể từ ngày họp (thứ Năm 26/11/2026)" in text_of(answer)


def test_notice_is_chosen_among_papers_out_and_every_version_kept(people: People, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, WORDS, item_id=item.pk)
    paper = make_paper(direction="out", type="TB", number="12-TB/ĐU", date=timezone.localdate())
    read_paper(paper, f"1. {WORDS}\n")
    lan, url = session(people.lan), f"/meetings/{meeting.pk}/notice/"
    meeting.refresh_from_db()
    assert [row["pk"] for row in lan.get(url).context["offered"]] == [paper.pk]

    for wrong in ({"paper": ""}, {"paper": make_paper().pk}, {"paper": paper.pk, "shown": meeting.revision + 1}):
        assert "Chưa gắn" in text_of(lan.post(f"{url}link/", {"shown": meeting.revision} | wrong, follow=True))
    lan.post(f"{url}link/", {"shown": meeting.revision, "paper": paper.pk})
    for kind, name in (("photo", "but-tich.txt"), ("scan", "da-ky.txt")):
        lan.post(f"{url}version/", {"kind": kind, "file": SimpleUploadedFile(name, f"{name} {WORDS}".encode())})
    assert "Chưa thêm" in text_of(lan.post(f"{url}version/", {"kind": "scan"}, follow=True))
    assert "Chưa thêm" in text_of(lan.post(f"{url}version/", {"kind": "scan", "file": SimpleUploadedFile("a.txt", b"")}, follow=True))

    answer = lan.get(url)
    assert [version["word"] for version in answer.context["versions"]] == ["Bản trình", "Bản trả lại, có bút tích", "Bản đã ký"]
    assert [(row["one"], [quote["of"] for quote in row["quotes"]]) for row in answer.context["rows"]] == [(one, ["bản trình"])]
    meeting.refresh_from_db()
    assert "Chưa bỏ gắn" in text_of(lan.post(f"{url}unlink/", {"shown": 1}, follow=True))
    lan.post(f"{url}unlink/", {"shown": meeting.revision})
    assert Meeting.objects.get(pk=meeting.pk).notice is None


def test_task_shows_the_conclusion_it_came_of_and_the_notices_sentence(people: People, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.mai, meeting.pk, WORDS, item_id=item.pk)
    actions.order_from(people.mai, one.pk, ordered_by(people))
    notice_of(meeting, people)
    task = Task.objects.get()
    called = f"Kết luận số 1, Hội nghị Ban Thường vụ Đảng ủy ngày {meeting.day:%d/%m/%Y}"

    of_mai, of_binh = (session(account).get(f"/work/{task.pk}/") for account in (people.mai, people.binh))

    for answer in (of_mai, of_binh):
        source = answer.context["source"]
        assert (source["head"], source["words"], answer.context["stations"][0]["what"]) == (called, WORDS, called)
    assert of_mai.context["source"]["url"] == f"/meetings/{meeting.pk}/sitting/?item={item.pk}#ket-luan-{one.pk}"
    assert of_binh.context["source"]["url"] == f"/meetings/{meeting.pk}/notice/#ket-luan-{one.pk}"  # a unit that was called
    assert [words for words in of_mai.context["source"]["foot"] if words.startswith("Trong ")] == [
        f"Trong Thông báo 12-TB/ĐU: “{WORDS.rstrip('.')}”"
    ]
    assert not any(words.startswith("Trong ") for words in of_binh.context["source"]["foot"])  # the paper was not sent to it
    assert session(people.cuong).get(f"/work/{task.pk}/").status_code == 404


def ordered_by(people: People) -> Any:
    from giaoban.office.directory.models import Organ

    class Of:
        economy = Organ.objects.get(names__text="Phòng Kinh tế")

    return ordered(Of)  # type: ignore[arg-type]


def test_desk_of_chief_and_compiler_says_until_when(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, timezone.localdate() - dt.timedelta(30))
    make_conclusion(meeting, people.mai)

    for account, rows in ((people.mai, 1), (people.ha, 1), (people.lan, 0), (people.binh, 0)):
        piles = [pile for pile in session(account).get("/").context["piles"] if pile.label == "Chờ thông báo kết luận"]
        assert [len(pile.rows) for pile in piles] == [rows] * bool(rows), account.username
        assert (
            all(row.over and row.url == f"/meetings/{meeting.pk}/notice/" and "ngày làm việc" in row.reason for row in piles[0].rows)
            if piles
            else True
        )


def test_page_of_the_meeting_leads_to_what_a_person_may_open(people: People, organs: Organs) -> None:
    last, _, _ = make_held(people, organs, timezone.localdate() - dt.timedelta(30))
    make_conclusion(last, people.mai)
    meeting, item, _ = make_held(people, organs)
    actions.conclude(people.mai, meeting.pk, WORDS, item_id=item.pk)

    def links(account: Any) -> list[str]:
        return [
            link.label
            for link in session(account).get(f"/meetings/{meeting.pk}/").context["links"]
            if "luận" in link.label or "iên bản" in link.label
        ]

    assert links(people.mai) == ["Soạn thông báo kết luận", "Ghi biên bản", "Biên bản", "Kết luận và thông báo", "Kết luận lần trước"]
    assert links(people.nam) == ["Diễn biến, kết luận", "Biên bản", "Kết luận và thông báo", "Kết luận lần trước"]
    assert links(people.binh) == ["Kết luận và thông báo", "Kết luận lần trước"]
