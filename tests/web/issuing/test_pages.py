"""Trình ký on screen: the list with the desks, one draft as each sees it, two taps for an opinion, return with a photograph, signed and
numbered with its scan, two versions held side by side, receivers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import CaseFile, Draft, DraftState, Opinion, Recipient, Return, Station, Version
from giaoban.office.meetings.models import Meeting
from giaoban.office.registry.actions import register_incoming
from giaoban.office.registry.models import Paper, RegisterEntry
from giaoban.web.desk.waiting import piles
from tests.office.issuing.rows import FIRST, PNG, SECOND, SUBJECT, TODAY, asked, fresh, issued, signed, slip_of, submitted, written
from tests.office.meetings.rows import make_held
from tests.office.work.story import given, led_by, reported
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.directory.pages import refused, sent, shown, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def words(page: str) -> str:
    """The main part of a page without its marks."""
    inside = page[page.index("<main") :] if "<main" in page else page
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def picture(name: str = "ban-ky.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG, content_type="image/png")


def labels(people: People, who: str) -> list[str]:
    """The piles on somebody's desk that are about drafts."""
    about = {"Chờ ký", "Chờ ký nháy", "Đã ký, chờ cấp số", "Chờ ý kiến về dự thảo", "Dự thảo bị trả lại",
             "Văn bản phát hành chờ xác nhận đã nhận"}  # fmt: skip
    return [pile.label for pile in piles(getattr(people, who)) if pile.label in about]


def test_list_says_whose_desk_and_how_many_days(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    Station.objects.filter(draft=draft, until=None).update(since=timezone.now() - timezone.timedelta(days=3))  # type: ignore[attr-defined]
    written(people, organs, subject="Báo cáo khác")

    page = words(shown(signed_in(people.mai), "drafts", show="open"))

    assert "Ở bàn đ/c Vũ Đình Nam, 3 ngày" in page
    assert page.index("Báo cáo khác") < page.index(SUBJECT)
    assert SUBJECT in words(shown(signed_in(people.nam), "drafts"))
    assert SUBJECT not in words(shown(signed_in(people.binh), "drafts", show="all"))


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, client: Client, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        submitted(people, organs)
    client.force_login(people.mai)
    client.get(reverse("drafts"))

    with django_assert_num_queries(10):
        client.get(reverse("drafts"), {"show": "open"})


@pytest.mark.parametrize("many", [1, 3])
def test_draft_asks_the_same_questions_for_one_and_for_three_of_everything(
    many: int, people: People, organs: Organs, client: Client, django_assert_num_queries: Any
) -> None:
    draft = written(people, organs)
    for n, organ in zip(range(many), (organs.economy, organs.police, organs.front), strict=False):
        if n:
            actions.write_version(people.ha, draft.pk, fresh(draft).revision, content=typed(SECOND))
        made = actions.ask_opinions(people.ha, draft.pk, fresh(draft).revision, until=TODAY(), organs=[organ])
        actions.give_opinion(people.mai, made.opinions.get().pk, 1, "other", "Sửa")
        actions.end_consultation(people.ha, draft.pk, fresh(draft).revision)
        actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
        actions.return_draft(people.nam, draft.pk, fresh(draft).revision, reason="Sửa lại")
    actions.set_recipients(people.ha, draft.pk, fresh(draft).revision, organs=[organs.economy, organs.police, organs.front][:many])
    client.force_login(people.mai)
    client.get(reverse("draft", args=[draft.pk]))

    with django_assert_num_queries(34):
        client.get(reverse("draft", args=[draft.pk]))


def test_draft_is_begun_and_written_on_screen(people: People, organs: Organs) -> None:
    source = make_paper(number="12-CV/TU", number_key="12-cv-tu")
    ha = signed_in(people.ha)
    values = {"kind": "BC", "subject": "Báo cáo tháng", "organ": organs.committee.pk, "urgency": "1", "paper": "12-CV/TU"}

    status, place = sent(ha, "draft-new", **values)
    draft = Draft.objects.get()
    assert (status, place, draft.answers, draft.urgency) == (302, reverse("draft-write", args=[draft.pk]), source, 1)
    sent(ha, "draft-write", draft.pk, shown="1", text="I- Kết quả\n1. Đã làm.")

    version = Version.objects.get()
    assert version.content["body"][0] == {"block": "heading", "level": 1, "marker": "I-", "text": "Kết quả", "key": "b1"}
    assert (version.content["issuer"], version.content["symbol"], version.content["place"]) == (
        ["Đảng ủy xã Minh Sơn"],
        "BC/ĐU",
        "Minh Sơn",
    )
    assert "I- Kết quả" in shown(ha, "draft-write", draft.pk)
    assert "Không thấy văn bản mang số này" in refused(ha, "draft-new", **(values | {"paper": "99/XX"}))


def test_draft_begins_from_a_task_and_from_a_meeting(people: People, organs: Organs) -> None:
    source = make_paper(number="12-CV/TU", number_key="12-cv-tu")
    task = given(people, led_by(organs.economy), paper=source)
    meeting, _, _ = make_held(people, organs)
    mai = signed_in(people.mai)

    page = shown(mai, "draft-new", task=str(task.pk))
    assert f'value="{source.number}"' in page
    values = {"kind": "TB", "subject": "Kết luận", "organ": organs.committee.pk, "urgency": "0"}
    mai.post(f"{reverse('draft-new')}?meeting={meeting.pk}&task={task.pk}", values)

    assert (Draft.objects.get().meeting, Draft.objects.get().task) == (meeting, task)


def test_ways_to_a_draft_stand_where_it_is_wanted(people: People, organs: Organs) -> None:
    source, ours = make_paper(), make_paper(direction="out")
    task = given(people, led_by(organs.economy), paper=source)
    meeting, _, _ = make_held(people, organs)
    mai = signed_in(people.mai)
    ways = [("paper", source.pk, "paper"), ("paper", ours.pk, "about"), ("task", task.pk, "task"), ("meeting", meeting.pk, "meeting")]

    assert [f'href="{reverse("draft-new")}?{name}={key}"' in shown(mai, page, key) for page, key, name in ways] == [True] * 4
    page = shown(mai, "draft-new", about=str(ours.pk))
    assert f'name="about" value="{ours.number}"' in page


def test_change_keeps_what_the_person_does_not_see(people: People, organs: Organs) -> None:
    inside = make_paper(confidentiality=1)
    draft = written(people, organs, people.mai, answers_id=inside.pk, drafter_id=people.ha.person_id)
    ha = signed_in(people.ha)
    values = {"kind": "KH", "subject": "Kế hoạch", "organ": organs.committee.pk, "urgency": "0", "shown": str(draft.revision)}

    assert inside.number not in shown(ha, "draft-change", draft.pk)
    sent(ha, "draft-change", draft.pk, **values)

    assert (fresh(draft).kind, fresh(draft).answers, fresh(draft).confidentiality) == ("KH", inside, 1)
    answer = ha.post(reverse("draft-change", args=[draft.pk]), values | {"subject": "Vừa gõ"})
    assert (answer.status_code, "Vừa gõ" in answer.content.decode()) == (409, True)


def test_unit_gives_its_opinion_in_two_taps(people: People, organs: Organs) -> None:
    consultation = asked(people, organs)
    binh, slip = signed_in(people.binh), slip_of(consultation, organ=organs.economy)
    assert labels(people, "binh") == ["Chờ ý kiến về dự thảo"]

    page = shown(binh, "opinion", slip.pk)
    assert FIRST.splitlines()[0] in page
    assert sent(binh, "opinion-agree", slip.pk, shown="1")[0] == 302

    assert (Opinion.objects.get(pk=slip.pk).answer, labels(people, "binh")) == ("agrees", [])
    page = words(shown(binh, "draft", consultation.draft_id))
    assert ("Đồng ý" in page, "Công an xã" in page, "Đường đi" in page) == (True, False, False)


def test_other_opinion_needs_words_and_keeps_what_was_typed(people: People, organs: Organs) -> None:
    slip = slip_of(asked(people, organs), organ=organs.economy)
    binh = signed_in(people.binh)

    assert "Ghi ý kiến để người soạn biết" in refused(binh, "opinion", slip.pk, shown="1", answer="objects", text="")
    sent(binh, "opinion", slip.pk, shown="1", answer="objects", text="Chưa rõ <b>kinh phí</b>")

    page = shown(signed_in(people.mai), "draft", slip.consultation.draft_id)
    assert "Chưa rõ &lt;b&gt;kinh phí&lt;/b&gt;" in page
    again = binh.post(reverse("opinion", args=[slip.pk]), {"shown": "1", "answer": "other", "text": "Vừa gõ"})
    assert (again.status_code, "Vừa gõ" in again.content.decode()) == (409, True)
    assert sent(binh, "opinion-agree", slip.pk, shown="1") == (302, reverse("opinion", args=[slip.pk]))


def test_slip_for_the_leader_begins_with_what_was_said_otherwise(people: People, organs: Organs) -> None:
    consultation = asked(people, organs)
    actions.give_opinion(people.binh, slip_of(consultation, organ=organs.economy).pk, 1, "objects", "Chưa đủ vốn")
    actions.give_opinion(people.cuong, slip_of(consultation, organ=organs.police).pk, 1, "agrees")
    draft = actions.end_consultation(people.ha, consultation.draft_id, fresh(consultation.draft).revision)
    ha = signed_in(people.ha)
    assert "- Phòng Kinh tế: không đồng ý. Chưa đủ vốn" in shown(ha, "draft-submit", draft.pk)

    values = {"to": people.nam.person_id, "summary": "Tóm tắt", "differing": "Phòng Kinh tế chưa đồng ý", "proposal": "Ký"}
    sent(ha, "draft-submit", draft.pk, shown=str(draft.revision), **values)

    page = words(shown(ha, "draft-slip", draft.pk))
    assert "Kính trình: đồng chí Vũ Đình Nam" in page
    assert "Phòng Kinh tế chưa đồng ý" in page


def test_desks_follow_the_draft(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Tóm tắt")
    assert (labels(people, "mai"), labels(people, "nam")) == (["Chờ ký nháy"], [])
    sent(signed_in(people.mai), "draft-initial", draft.pk, shown=str(fresh(draft).revision))
    assert (labels(people, "mai"), labels(people, "nam")) == ([], ["Chờ ký"])
    values = {"signer": people.nam.person_id, "authority": "on-behalf", "way": "ink", "day": TODAY().isoformat()}

    sent(signed_in(people.nam), "draft-sign", draft.pk, shown=str(fresh(draft).revision), **values)

    assert (labels(people, "nam"), labels(people, "lan"), fresh(draft).state) == ([], ["Đã ký, chờ cấp số"], "signed")


def test_returned_with_handwriting_shows_the_photograph_and_both_versions(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    mai, ha = signed_in(people.mai), signed_in(people.ha)
    without = refused(mai, "draft-return", draft.pk, shown=str(draft.revision), photo=picture("but-tich.png"))
    assert "Không kiểm tra được độ mật" in without

    sent(mai, "draft-return", draft.pk, shown=str(draft.revision), photo=picture("but-tich.png"), assured="on", reason="Sửa dòng 1")
    assert labels(people, "ha") == ["Dự thảo bị trả lại"]
    sent(ha, "draft-write", draft.pk, shown=str(fresh(draft).revision), text=SECOND, reason="Theo bút tích")

    page = shown(ha, "draft", draft.pk)
    photo = reverse("draft-photo", args=[Return.objects.get().pk])
    assert f'src="{photo}"' in page
    assert b"".join(ha.get(photo).streaming_content) == PNG  # type: ignore[attr-defined]
    assert [version.text for version in draft.versions.all()] == [FIRST, SECOND]
    compared = words(shown(ha, "draft-compare", draft.pk, a="1", b="2"))
    assert "Thêm 7 chữ, bớt 1 chữ, ở 2 đoạn." in compared
    assert "Tổng số dự án đã rà soát là 5. 6. Đề nghị" in compared


def test_same_versions_are_said_to_be_the_same_and_others_are_not_there(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    actions.write_version(people.ha, draft.pk, draft.revision, content=typed(FIRST))
    ha = signed_in(people.ha)

    assert "Hai bản giống nhau từng chữ." in shown(ha, "draft-compare", draft.pk)
    assert ha.get(reverse("draft-compare", args=[draft.pk]), {"a": "1", "b": "9"}).status_code == 404


def test_report_is_signed_in_ink_numbered_and_scanned_and_the_source_says_by_which_number(people: People, organs: Organs) -> None:
    source = make_paper()
    register_incoming(people.lan, source.pk)
    draft = submitted(people, organs, task_id=reported(people, organs, paper=source).pk)
    values = {"signer": people.nam.person_id, "authority": "on-behalf", "way": "ink", "day": TODAY().isoformat()}
    lan = signed_in(people.lan)

    status, place = sent(lan, "draft-issue", draft.pk, shown=str(draft.revision), number="41", scan=picture(), assured="on", **values)

    assert (status, place, fresh(draft).state) == (302, reverse("draft", args=[draft.pk]), DraftState.ISSUED)
    paper = Paper.objects.get(direction="out")
    assert (paper.number, paper.parts.get().kind, RegisterEntry.objects.get(paper=paper).number) == ("41-BC/ĐU", "scan", 41)
    assert "Được trả lời bằng" in shown(lan, "paper", source.pk)
    assert "Trả lời bằng 41-BC/ĐU" in words(shown(lan, "incoming"))


def test_number_pressed_twice_is_one_number(people: People, organs: Organs) -> None:
    draft = signed(people, organs)
    lan = signed_in(people.lan)

    first, second = (sent(lan, "draft-issue", draft.pk, shown=str(draft.revision)) for _ in range(2))

    assert first == second == (302, reverse("draft", args=[draft.pk]))
    assert RegisterEntry.objects.count() == 1


def test_number_that_was_given_is_refused_at_its_form_with_what_was_typed(people: People, organs: Organs) -> None:
    issued(people, organs)
    draft = signed(people, organs)
    lan = signed_in(people.lan)
    assert "lấy số tiếp theo của sổ, 02-BC/ĐU." in shown(lan, "draft-issue", draft.pk)

    page = refused(lan, "draft-issue", draft.pk, shown=str(draft.revision), number="1")

    assert "Số 1 đã cấp rồi, không cấp lại." in page
    assert 'value="1"' in page


def test_chief_closes_the_task_and_the_notice_with_the_number(people: People, organs: Organs) -> None:
    source = make_paper()
    task = reported(people, organs, paper=source)
    meeting, _, _ = make_held(people, organs)
    draft = signed(people, organs, kind="TB", task_id=task.pk, meeting_id=meeting.pk)

    sent(signed_in(people.mai), "draft-issue", draft.pk, shown=str(draft.revision), answers_task="on", is_notice="on")

    paper = Paper.objects.get(direction="out")
    task.refresh_from_db()
    assert (task.answer, Meeting.objects.get(pk=meeting.pk).notice) == (paper, paper)


def test_paper_is_sent_and_received_on_screen(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    lan, binh = signed_in(people.lan), signed_in(people.binh)
    whom = {"organs": [organs.economy.pk], "people": [people.sen.person_id], "words": "Lưu Văn phòng\n"}
    sent(lan, "draft-recipients", draft.pk, shown=str(draft.revision), **whom)
    assert "Phát hành đến 3 nơi" in shown(lan, "draft", draft.pk)

    sent(lan, "draft-send", draft.pk, shown=str(fresh(draft).revision))
    assert labels(people, "binh") == labels(people, "sen") == ["Văn bản phát hành chờ xác nhận đã nhận"]
    row = Recipient.objects.get(organ=organs.economy)
    assert "01-BC/ĐU" in shown(binh, "received")
    assert sent(binh, "acknowledge", row.pk) == (302, reverse("received"))

    assert labels(people, "binh") == []
    page = words(shown(lan, "draft", draft.pk))
    assert "đã nhận 1/2" in page
    assert binh.get(reverse("draft", args=[draft.pk])).status_code == 404
    assert sent(lan, "acknowledge", Recipient.objects.get(person=people.sen.person).pk) == (302, reverse("draft", args=[draft.pk]))


def test_page_of_a_paper_says_what_recalled_it_and_where_its_draft_is(people: People, organs: Organs) -> None:
    first = issued(people, organs).paper
    assert first is not None
    later = issued(people, organs, kind="TB", about_id=first.pk, to_first="recalls", subject="Thu hồi báo cáo").paper
    mai = signed_in(people.mai)

    assert "Bị thu hồi bằng: 01-TB/ĐU" in words(shown(mai, "paper", first.pk))
    assert "Thu hồi: 01-BC/ĐU" in words(shown(mai, "paper", later.pk if later else 0))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_version_is_handed_out_in_its_form(form: str, people: People, organs: Organs) -> None:
    draft = written(people, organs)
    ha = signed_in(people.ha)
    sent(ha, "draft-write", draft.pk, shown=str(draft.revision), text=SECOND)
    version = draft.versions.latest("number")

    answer = ha.get(reverse(f"draft-version-{form}", args=[version.pk]))

    assert answer.headers["Content-Disposition"] == f'attachment; filename="du-thao-{draft.pk}-ban-2.{form}"'
    assert b"".join(answer.streaming_content)[:4] == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}[form]  # type: ignore[attr-defined]
    assert "Tổng số dự án đã rà soát là 6." in shown(ha, "draft-version", version.pk)


def test_secret_file_is_refused_with_nothing_of_it_in_the_answer(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    secret = SimpleUploadedFile("ten-tep-mat.txt", "MẬT\nNội dung kín".encode())

    page = refused(signed_in(people.ha), "draft-write", draft.pk, shown=str(draft.revision), file=secret)

    assert "Tệp có dấu chỉ độ mật nên bị từ chối" in page
    assert ("ten-tep-mat" in page, "Nội dung kín" in page, draft.versions.count()) == (False, False, 1)


def test_file_of_a_matter_has_its_list_of_papers_and_hides_what_one_may_not_see(people: People, organs: Organs) -> None:
    open_one = make_paper(number="12-CV/TU", number_key="12-cv-tu", subject="Về đầu tư công")
    inside = make_paper(number="13-CV/TU", number_key="13-cv-tu", confidentiality=1, subject="Về cán bộ")
    lan, ha = signed_in(people.lan), signed_in(people.ha)
    sent(lan, "casefile-new", title="Đầu tư công 2026", code="03-ĐTC")
    kept = CaseFile.objects.get()
    for number in ("12-CV/TU", "13-CV/TU", "12-CV/TU", "99-CV/TU"):
        sent(lan, "casefile-put", kept.pk, number=number)

    page = words(shown(ha, "casefile", kept.pk))
    assert ("Về đầu tư công" in page, "Về cán bộ" in page, "1 văn bản đồng chí không xem được" in page) == (True, False, True)
    sent(lan, "casefile-take-out", kept.pk, paper=str(inside.pk))
    sent(lan, "casefile-change", kept.pk, shown="1", title="Đầu tư công 2026", closed_on=TODAY().isoformat())
    sent(lan, "casefile-put", kept.pk, number="13-CV/TU")
    assert [row.paper for row in kept.rows.all()] == [open_one]
    assert "Đã kết thúc" in shown(lan, "casefiles")
    assert "Đầu tư công 2026" in shown(lan, "paper", open_one.pk)
