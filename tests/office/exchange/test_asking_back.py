"""A paper that went out is asked back with a reason, once until the receiver answers; no step takes the place of another."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.edxml.message import Organ, Status
from giaoban.edxml.transport import OUT
from giaoban.keeping.doctor import examine
from giaoban.office.audit.models import Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import jobs
from giaoban.office.exchange.actions import ask_back, send_out
from giaoban.office.exchange.models import AskedBack, Package, Parcel
from giaoban.office.issuing.models import Draft
from giaoban.office.jobs.models import Job
from giaoban.office.notices.models import Notice
from giaoban.office.registry.actions import expel_secret
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions import NotNow
from tests.office.exchange.rows import COMMUNE, FINANCE, PROVINCE, THEM, carried, distributed, lying, opened, outgoing, tell
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 2, 7, 30, tzinfo=dt.UTC)
WHY = "Gửi nhầm bản chưa sửa số liệu"


@pytest.fixture
def sent(people: People, organs: Organs) -> Draft:
    """A paper that went to the province and to the department of finance."""
    opened(people)
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, draft.revision, by_code=[row.pk for row in draft.recipients.all()])
    carried()
    return draft


def parcel(code: str = PROVINCE) -> Parcel:
    return Parcel.objects.get(to=code)


def asked() -> list[Status]:
    return [one.message for one in outgoing() if isinstance(one.message, Status)]


def test_receiver_is_asked_with_the_reason_and_no_other_hears_of_it(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, f"  {WHY}\n")
    carried()
    carried()

    (one,) = asked()
    assert sent.paper is not None
    assert (one.code, one.description, one.sender.organ_id) == (13, WHY, COMMUNE)
    assert (one.answers.organ_id, one.answers.code, one.answers.day) == (COMMUNE, "01/BC/ĐU", sent.paper.date)
    assert one.answers.document_id == parcel().document_id
    assert [place.name.startswith(f"{PROVINCE}.") for place in lying(OUT)].count(True) == 2
    assert (AskedBack.objects.get().reason, AskedBack.objects.exclude(sent_at=None).count()) == (WHY, 1)
    assert set(Entry.objects.filter(verb__in=("exchange.ask-back", "exchange.send-asking")).values_list("verb", "subject_id")) == {
        ("exchange.ask-back", parcel().pk), ("exchange.send-asking", parcel().pk),
    }  # fmt: skip


def test_asking_whose_parcel_cannot_be_read_any_more_says_so_and_stops_none_behind_it(people: People, sent: Draft) -> None:
    first = ask_back(people.lan, parcel().pk, WHY)
    ask_back(people.lan, parcel(FINANCE).pk, WHY)
    Parcel.objects.filter(pk=parcel().pk).update(head="<edXML>")
    carried()

    first.refresh_from_db()
    assert ("không đọc lại được" in first.error, first.sent_at) == (True, None)
    assert [one.description for one in asked()] == [WHY]


def test_asked_once_until_it_is_answered(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    with pytest.raises(NotNow, match="đang chờ trả lời"):
        ask_back(people.mai, parcel().pk, "Lý do khác")
    ask_back(people.lan, parcel(FINANCE).pk, WHY)  # another receiver is another matter

    assert AskedBack.objects.count() == 2


def test_asking_that_does_not_go_is_named_by_the_doctor(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    assert not any("trạng thái chờ quá" in line.words for line in examine(quick=True))

    AskedBack.objects.update(asked_at=AT)
    assert any("0 văn bản, 1 trạng thái chờ quá 15 phút chưa đi" in line.words for line in examine(quick=True))


def test_refusal_stands_beside_the_reason_and_it_may_be_asked_again(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    carried()
    tell(sent, 3, words="Đã vào sổ", at=AT)
    tell(sent, 16, words="Văn bản đã chuyển xử lý", at=AT)
    carried()
    ask_back(people.lan, parcel().pk, "Đã ban hành bản thay thế")
    carried()
    tell(sent, 15, words="Đã hủy bản nhận", at=AT + dt.timedelta(hours=1))
    carried()

    rows = list(AskedBack.objects.values_list("reason", "answer", "answer_said", "answered_at"))
    assert rows == [
        (WHY, 16, "Văn bản đã chuyển xử lý", AT), ("Đã ban hành bản thay thế", 15, "Đã hủy bản nhận", AT + dt.timedelta(hours=1)),
    ]  # fmt: skip
    assert (parcel().status, parcel().status_said) == (3, "Đã vào sổ")  # what became of the paper there is not overwritten
    assert [one.told_by is not None for one in AskedBack.objects.all()] == [True, True]
    told = Notice.objects.filter(kind="exchange.answered-back").values_list("account", "reason")
    assert set(told) == {(people.lan.pk, "Nơi nhận trả lời: từ chối lấy lại"), (people.lan.pk, "Nơi nhận trả lời: đồng ý lấy lại")}
    with pytest.raises(NotNow, match="đã đồng ý"):
        ask_back(people.lan, parcel().pk, WHY)


def test_only_the_receiver_itself_answers_and_only_what_it_was_asked(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    carried()
    tell(sent, 15, Organ("X.99", name="Kẻ lạ"), at=AT)
    tell(sent, 15, Organ(FINANCE), at=AT)
    carried()

    assert AskedBack.objects.get().answer is None
    of_finance = Package.objects.get(sender_code=FINANCE)
    assert (of_finance.state, "không có yêu cầu lấy lại" in of_finance.reason, parcel(FINANCE).status) == ("noted", True, None)
    assert Package.objects.get(sender_code="X.99").state == "refused"


def test_without_a_reason_or_a_right_or_anything_sent_nothing_is_asked(people: People, organs: Organs, sent: Draft) -> None:
    with pytest.raises(ValidationError, match="Ghi lý do"):
        ask_back(people.lan, parcel().pk, " \n ")
    for account in (people.ha, people.nam):
        with pytest.raises(PermissionDenied):
            ask_back(account, parcel().pk, WHY)
    with pytest.raises(Draft.DoesNotExist):
        ask_back(people.binh, parcel().pk, WHY)
    Parcel.objects.filter(pk=parcel().pk).update(state=Parcel.State.WAITING)
    with pytest.raises(NotNow, match="chưa đi qua liên thông"):
        ask_back(people.lan, parcel().pk, WHY)

    assert not AskedBack.objects.exists()


def test_of_a_restricted_paper_nothing_is_asked_also_when_it_became_so_while_it_waited(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    Paper.objects.filter(draft=sent).update(confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(NotNow, match="hạn chế"):
        ask_back(people.lan, parcel(FINANCE).pk, WHY)

    carried()

    row = AskedBack.objects.get()
    assert (asked(), row.sent_at, "hạn chế" in row.error) == ([], None, True)


def test_reason_goes_with_a_paper_that_must_not_be_here(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    carried()
    tell(sent, 16, words="Đề án nhân sự", at=AT)
    carried()
    assert sent.paper is not None

    expel_secret(people.mai, sent.paper.pk)
    for job in Job.objects.filter(kind="exchange-forget"):
        jobs.forget(job)

    assert (asked(), AskedBack.objects.count(), Package.objects.get().said) == ([], 0, {})


def test_province_that_sends_no_words_answers_all_the_same(people: People, sent: Draft) -> None:
    ask_back(people.lan, parcel().pk, WHY)
    carried()
    tell(sent, 15, THEM)
    carried()

    row = AskedBack.objects.get()
    assert (row.answer, row.answer_said, row.is_given_back) == (15, "", True)
