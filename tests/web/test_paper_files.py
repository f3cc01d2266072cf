"""Papers as files: Word and PDF beside the button that prints, a safe name, nothing in them that the page would not show."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import actions
from giaoban.office.meetings.actions import change_meeting
from giaoban.office.meetings.models import Item, Meeting, Minutes, Need
from giaoban.office.registry.actions import Order, propose_handling, record_annotation
from giaoban.office.work.actions import Ordered, Share, order
from giaoban.office.work.models import Origin
from giaoban.web.paper_files import as_file
from giaoban.writing.paper import Paper, Paragraph
from tests.office.meetings.rows import MATTERS, PERSONNEL, call, make_held, make_item, make_meeting
from tests.office.meetings.test_weeks import publish
from tests.papers import make_paper
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db
Held = tuple[Meeting, Item, Item]
SECRET = "Điều động đồng chí Phan Văn Kín."
FORMS = ("word", "pdf")


def session(account: Account) -> Client:
    client = Client()
    come_in(client, account)
    return client


def words(answer: Any) -> str:
    """Every word of a file, of its body, tables and heads, or of its pages."""
    if answer["Content-Type"] == "application/pdf":
        drawn = pypdfium2.PdfDocument(answer.content)
        text = " ".join(page.get_textpage().get_text_range() for page in drawn)
        drawn.close()
        return " ".join(text.split())
    document = Document(BytesIO(answer.content))
    return " ".join(" ".join(node.text or "" for node in document.element.body.iter("{*}t")).split())


def fetched(account: Account, name: str, *keys: object, query: str = "") -> tuple[int, list[str]]:
    """What both forms answer, and their words."""
    client = session(account)
    answers = [client.get(reverse(f"{name}-{form}", args=keys) + query) for form in FORMS]
    (status,) = {answer.status_code for answer in answers}
    return status, [words(answer) for answer in answers if status == 200]


@pytest.fixture
def held(people: People, organs: Organs) -> Held:
    """Today's Standing Board, on both matters spoken of and concluded."""
    meeting, item, secret = make_held(people, organs)
    actions.write_note(people.mai, meeting.pk, item.pk, "Đã báo cáo.", shown=0)
    actions.write_note(people.mai, meeting.pk, secret.pk, SECRET, shown=0)
    actions.conclude(people.mai, meeting.pk, "Thống nhất chủ trương.", item_id=item.pk, no_task=True)
    actions.conclude(people.mai, meeting.pk, SECRET, item_id=secret.pk, no_task=True)
    return meeting, item, secret


def test_name_is_in_plain_letters_and_cannot_break_the_header() -> None:
    paper = Paper("party_hd05", kind="Giấy mời", body=(Paragraph("Kính mời."),))

    def named(called: str, form: str = "pdf") -> str:
        return str(as_file(paper, form, called)["Content-Disposition"])

    assert named("giấy mời Đảng ủy 2026-11-26", "word") == 'attachment; filename="giay-moi-dang-uy-2026-11-26.docx"'
    assert named('"\r\nX-Evil: 1; ../../etc/passwd') == 'attachment; filename="x-evil-1-etcpasswd.pdf"'
    assert named("会议") == 'attachment; filename="van-ban.pdf"'
    assert len(named("dài " * 100)) < 120


def test_minutes_page_offers_both_forms_with_what_the_page_shows(people: People, held: Held) -> None:
    meeting, _, _ = held
    page = session(people.mai).get(reverse("meeting-minutes", args=[meeting.pk])).content.decode()
    assert [reverse(f"meeting-minutes-{form}", args=[meeting.pk]) in page for form in FORMS] == [True, True]

    for who, sees in ((people.mai, True), (people.hoa, True), (people.ha, False)):
        status, texts = fetched(who, "meeting-minutes", meeting.pk)
        assert (status, [(MATTERS[0] in text, PERSONNEL in text, "Đã báo cáo." in text) for text in texts]) == (200, [(True,) * 3] * 2)
        assert ["Kín" in text for text in texts] == [sees] * 2
    assert fetched(people.binh, "meeting-minutes", meeting.pk) == (404, [])  # a unit that is called reads no minutes


def test_minutes_as_file_are_those_that_were_signed_with_what_was_added(people: People, held: Held) -> None:
    meeting, _, _ = held
    drafts = [text.count("Dự thảo") for text in fetched(people.mai, "meeting-minutes", meeting.pk)[1]]
    actions.sign_minutes(people.mai, meeting.pk, Minutes.objects.get().revision, even_so=True)
    Item.objects.update(title="Tên khác")
    actions.add_to_minutes(people.mai, meeting.pk, text="Đồng chí Nam dự từ 9 giờ.", reason="Ghi thiếu")

    texts = fetched(people.mai, "meeting-minutes", meeting.pk)[1]
    assert (drafts, [text.count("Dự thảo") for text in texts]) == ([2, 2], [1, 1])  # one stands in a matter's title
    for text in texts:
        assert [word in text for word in (MATTERS[0], "Tên khác", "Ghi thiếu", "dự từ 9 giờ")] == [
            True, False, True, True,
        ]  # fmt: skip


def test_minutes_that_nobody_began_have_a_head(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)

    status, texts = fetched(people.mai, "meeting-minutes", meeting.pk)

    assert (status, ["Lê Văn Hòa" in text for text in texts]) == (200, [True, True])


def test_notice_is_the_offices_to_draft_and_never_holds_personnel(people: People, held: Held) -> None:
    meeting, _, _ = held
    page = session(people.mai).get(reverse("meeting-notice", args=[meeting.pk])).content.decode()
    assert ("không có 1 kết luận về nội dung kín" in page, reverse("meeting-notice-word", args=[meeting.pk]) in page) == (True, True)

    for who in (people.mai, people.ha):
        status, texts = fetched(who, "meeting-notice", meeting.pk)
        assert (status, [("Thống nhất chủ trương" in text, "Kín" in text, PERSONNEL in text) for text in texts]) == (
            200, [(True, False, False)] * 2,
        )  # fmt: skip
    assert {fetched(who, "meeting-notice", meeting.pk)[0] for who in (people.binh, people.hoa)} == {404}
    of_unit = session(people.binh).get(reverse("meeting-notice", args=[meeting.pk])).content.decode()
    assert (reverse("meeting-notice-word", args=[meeting.pk]) in of_unit, "nội dung kín" in of_unit) == (False, False)


def test_notice_of_nothing_but_personnel_is_not_there(people: People, organs: Organs) -> None:
    meeting, _, secret = make_held(people, organs)
    actions.conclude(people.mai, meeting.pk, SECRET, item_id=secret.pk, no_task=True)

    page = session(people.mai).get(reverse("meeting-notice", args=[meeting.pk])).content.decode()

    assert reverse("meeting-notice-word", args=[meeting.pk]) not in page
    assert fetched(people.mai, "meeting-notice", meeting.pk) == (404, [])


def test_invitation_and_summons_stand_on_the_meetings_page_for_who_arranges_it(people: People, organs: Organs) -> None:
    meeting = make_meeting(chair=person_of(people.hoa))
    call(meeting, account=people.nam)
    address = reverse("meeting-summons-word", args=[meeting.pk])
    here = reverse("meeting", args=[meeting.pk])
    assert address in session(people.mai).get(here).content.decode()
    assert reverse("meeting-invitation-word", args=[meeting.pk]) not in session(people.mai).get(here).content.decode()  # nobody to invite
    call(meeting, organ=organs.economy, part="guest")
    make_item(meeting, title=PERSONNEL, confidential=True)

    status, texts = fetched(people.ha, "meeting-invitation", meeting.pk)

    assert (status, [("Phòng Kinh tế" in text, PERSONNEL in text) for text in texts]) == (200, [(True, True)] * 2)
    assert fetched(people.binh, "meeting-invitation", meeting.pk)[0] == 403
    assert address not in session(people.binh).get(here).content.decode()


def test_who_does_not_see_a_meeting_has_no_paper_of_it(people: People) -> None:
    meeting = make_meeting(confidentiality=Confidentiality.RESTRICTED, title="Việc kín")
    call(meeting, account=people.nam)

    assert fetched(people.mai, "meeting-summons", meeting.pk)[0] == 200
    assert {fetched(people.ha, name, meeting.pk)[0] for name in ("meeting-summons", "meeting-minutes", "meeting-notice")} == {404}


def test_we_invite_to_no_meeting_of_others_and_to_none_that_is_off(people: People) -> None:
    for values in ({"invited": True}, {"state": "cancelled", "cancelled_why": "Hoãn"}):
        meeting = make_meeting(**values)
        call(meeting, account=people.nam)
        assert fetched(people.mai, "meeting-summons", meeting.pk)[0] == 404
        assert reverse("meeting-summons-word", args=[meeting.pk]) not in session(people.mai).get(
            reverse("meeting", args=[meeting.pk])
        ).content.decode()  # fmt: skip


def test_week_as_file_holds_what_the_reader_may_see_of_the_issue(people: People) -> None:
    open_one, moved = make_meeting(title="Họp mở"), make_meeting(title="Họp đổi giờ")
    first = publish(people.mai)
    change_meeting(people.mai, moved.pk, 1, time=dt.time(9, 30), reason="Trùng lịch")
    second = publish(people.mai)
    Meeting.objects.filter(pk=moved.pk).update(confidentiality=Confidentiality.RESTRICTED)  # put further inside since

    def told(who: Account, issue: Any, query: str = "") -> set[tuple[bool, bool]]:
        status, texts = fetched(who, "schedule-issue", issue.pk, query=query)
        assert status == 200
        return {(open_one.title in text, moved.title in text) for text in texts}

    assert (told(people.mai, first), told(people.binh, first)) == ({(True, True)}, {(True, False)})
    assert (told(people.mai, second), told(people.binh, second)) == ({(False, True)}, {(False, False)})
    assert (told(people.mai, second, "?whole=1"), told(people.binh, second, "?whole=1")) == ({(True, True)}, {(True, False)})
    page = session(people.mai).get(reverse("schedule-issue", args=[second.pk]) + "?whole=1").content.decode()
    assert f"{reverse('schedule-issue-pdf', args=[second.pk])}?whole=1" in page
    named = session(people.mai).get(reverse("schedule-issue-word", args=[second.pk]))["Content-Disposition"]
    assert named == 'attachment; filename="lich-thay-doi-bo-sung-tuan-48-2026-ban-2.docx"'


def test_task_slip_holds_nothing_of_other_units(people: People, organs: Organs) -> None:
    order(people.mai, Ordered("Rà soát phương án", Origin.TELEPHONE, (Share(organ=organs.economy),), deadline=dt.date(2030, 12, 5)))
    order(people.mai, Ordered("Việc của công an", Origin.TELEPHONE, (Share(organ=organs.police),), deadline=dt.date(2030, 12, 5)))

    status, texts = fetched(people.ha, "work-slip", organs.economy.pk)

    assert (status, [("Rà soát phương án" in text, "Việc của công an" in text) for text in texts]) == (200, [(True, False)] * 2)
    later = fetched(people.ha, "work-slip", organs.economy.pk, query="?since=2099-01-01")[1]
    assert ["Không có nhiệm vụ nào" in text for text in later] == [True, True]
    page = session(people.ha).get(reverse("work-slip", args=[organs.economy.pk]) + "?since=2026-01-01").content.decode()
    assert f"{reverse('work-slip-word', args=[organs.economy.pk])}?since=2026-01-01" in page
    assert fetched(people.binh, "work-slip", organs.economy.pk)[0] == 403


def test_slips_of_a_paper_are_the_offices_each_units_apart(people: People, organs: Organs) -> None:
    paper = make_paper(number="187-CV/TU")
    propose_handling(people.ha, paper.pk, Order(organs.economy, text="Gấp."), leader=person_of(people.nam), shown=None)
    record_annotation(people.lan, paper.pk, person_of(people.hoa), Order(organs.police, text="Công an xác minh kín."))
    record_annotation(people.lan, paper.pk, person_of(people.nam), Order(organs.economy, text="Kinh tế tổng hợp."))

    page = session(people.lan).get(reverse("handling-slip", args=[paper.pk])).content.decode()
    assert [
        reverse(name, args=keys) in page
        for name, keys in (("handling-slip-word", [paper.pk]), ("transfer-slip-pdf", [paper.pk, organs.economy.pk]))
    ] == [True, True]  # fmt: skip
    assert [("Gấp." in text, "187-CV/TU" in text) for text in fetched(people.lan, "handling-slip", paper.pk)[1]] == [(True, True)] * 2
    for unit, own in ((organs.economy, "tổng hợp."), (organs.police, "xác minh kín.")):
        _, texts = fetched(people.lan, "transfer-slip", paper.pk, unit.pk)
        assert [[word for word in ("tổng hợp.", "xác minh kín.") if word in text] for text in texts] == [[own]] * 2
    assert fetched(people.lan, "transfer-slip", paper.pk, organs.front.pk)[0] == 404
    assert {fetched(people.binh, *asked)[0] for asked in (("handling-slip", paper.pk), ("transfer-slip", paper.pk, organs.economy.pk))} == {
        403
    }


def test_paper_without_a_proposal_has_no_submission(people: People) -> None:
    assert fetched(people.lan, "handling-slip", make_paper().pk)[0] == 404


def test_secret_paper_has_no_slip_for_who_does_not_see_it(people: People, organs: Organs) -> None:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED)
    propose_handling(people.mai, paper.pk, Order(organs.economy), leader=None, shown=None)

    assert (fetched(people.mai, "handling-slip", paper.pk)[0], fetched(people.ha, "handling-slip", paper.pk)[0]) == (200, 404)


def test_submission_is_begun_for_who_hands_it_in_and_of_no_personnel(people: People, organs: Organs) -> None:
    meeting = make_meeting()
    need = Need.objects.create(item=make_item(meeting, prepared_by=organs.economy), kind="submission")
    other = Need.objects.create(item=need.item, kind="draft")
    page = session(people.binh).get(reverse("meeting-dossier", args=[meeting.pk])).content.decode()
    assert [reverse("need-draft-word", args=[one.pk]) in page for one in (need, other)] == [True, False]

    for who in (people.binh, people.ha):
        status, texts = fetched(who, "need-draft", need.pk)
        assert (status, ["kính trình Ban Thường vụ Đảng ủy" in text for text in texts]) == (200, [True, True])
    assert fetched(people.binh, "need-draft", other.pk)[0] == 404  # only a tờ trình is begun
    assert fetched(people.cuong, "need-draft", need.pk)[0] == 404
    Item.objects.update(confidential=True)
    assert {fetched(who, "need-draft", need.pk)[0] for who in (people.binh, people.mai)} == {404}


def test_submission_of_a_matter_that_nobody_prepares_is_the_offices(people: People) -> None:
    need = Need.objects.create(item=make_item(make_meeting()), kind="submission")

    assert ["TTr/VPĐU" in text for text in fetched(people.ha, "need-draft", need.pk)[1]] == [True, True]
