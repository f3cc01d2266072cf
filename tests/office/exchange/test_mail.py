"""An issued paper by mail: to who has an address, with its file, through the outbox; a restricted one never."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange.actions import send_out, set_contact, settle_mails
from giaoban.office.exchange.models import Contact, Parcel
from giaoban.office.issuing.actions import acknowledge
from giaoban.office.issuing.actions.files import write_issued_file
from giaoban.office.issuing.models import Draft
from giaoban.office.notices.actions import discard_mail, switch_outbox
from giaoban.office.notices.models import Mail, MailAddress, Wish
from giaoban.office.notices.sending import send_waiting
from giaoban.office.registry.actions import add_part
from giaoban.office.registry.models import Paper, Part
from tests.letters import letter
from tests.office.exchange.rows import distributed, of
from tests.office.issuing.rows import PNG, fresh
from tests.office.notices.mail_server import Box, mail_server
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
EMAIL = "vanthu@sotaichinh.anbinh.vn"


@pytest.fixture
def box(settings: Any, people: People, organs: Organs) -> Iterator[Box]:
    """A mail server, the outbox open, two who have addresses."""
    with mail_server() as server:
        settings.MAIL = {
            "host": "127.0.0.1",
            "port": server.port,
            "tls": "none",
            "user": "",
            "password": "",
            "sender": "giaoban@minhson.vn",
        }
        switch_outbox(people.mai, to_open=True, shown=0)
        Contact.objects.create(organ=organs.finance, email=EMAIL)
        MailAddress.objects.create(account=people.sen, address="sen@minhson.vn")
        yield server


def everybody(draft: Draft) -> list[int]:
    return [row.pk for row in draft.recipients.all()]


def text_of(mail: Any) -> str:
    return str(mail.get_body(("plain",)).get_content()).replace("\r\n", "\n")


def test_everybody_with_an_address_gets_a_mail_of_his_own_with_the_signed_copy(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    write_issued_file(draft.pk)
    assert draft.paper is not None
    add_part(people.lan, draft.paper.pk, Part.Kind.ANNEX, data=letter("1-PL"), name="Phụ lục 1.txt")

    sent = send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=everybody(draft))
    again = send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=everybody(draft))

    assert (len(sent), again, send_waiting()) == (2, [], 2)
    assert sorted(box.receivers) == ["sen@minhson.vn", EMAIL]
    got = next(mail for mail in box.mails if str(mail["To"]) == EMAIL)
    assert got["Subject"] == "Báo cáo 01-BC/ĐU: Báo cáo kết quả đẩy nhanh giải ngân vốn đầu tư công"
    assert text_of(got).startswith("Kính gửi: Sở Tài chính\n")
    files = {part.get_filename(): part.get_content() for part in got.iter_attachments()}
    assert list(files) == ["ban-ky.png", "Phụ lục 1.txt"]
    assert files["ban-ky.png"] == PNG
    settle_mails()
    assert set(Parcel.objects.values_list("state", flat=True)) == {"sent"}
    row = of(draft, organs.finance)
    assert (row.acknowledged_at, acknowledge(people.lan, row.pk).acknowledged_by) == (None, people.lan)


def test_outbox_shows_where_it_goes_and_nothing_of_what_stands_in_it(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[of(draft, organs.finance).pk])

    mail = Mail.objects.get()
    assert (mail.to, mail.account) == (EMAIL, None)
    assert "01-BC/ĐU" not in mail.subject + mail.body
    assert draft.subject not in mail.subject + mail.body


def test_restricted_paper_does_not_leave_even_when_it_became_so_on_its_way(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[of(draft, organs.finance).pk])
    Paper.objects.filter(draft=draft).update(confidentiality=Confidentiality.RESTRICTED)

    assert (send_waiting(), box.mails, Mail.objects.get().state) == (0, [], Mail.State.DISCARDED)
    assert "hạn chế" in Mail.objects.get().error
    settle_mails()
    assert Parcel.objects.get().state == "failed"


def test_receiver_that_the_server_refuses_is_said_and_sent_to_anew(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    row = of(draft, organs.finance)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[row.pk])
    box.says["RCPT"] = "550 no such user"
    assert (send_waiting(), Mail.objects.get().state) == (0, Mail.State.FAILED)
    settle_mails()
    assert "550" in Parcel.objects.get().error

    box.says.clear()
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[row.pk])

    assert (send_waiting(), Mail.objects.count(), box.receivers) == (1, 1, [EMAIL])


@pytest.mark.parametrize(("command", "answer", "said"), [("MAIL", "552 5.3.4 message too large", "552"), ("DATA", "", "")])
def test_letter_that_is_too_large_for_the_server_keeps_no_other_mail_waiting(
    command: str, answer: str, said: str, box: Box, people: People, organs: Organs
) -> None:
    """Some servers say so, some hang up."""
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[of(draft, organs.finance).pk])
    letter, now = Mail.objects.get(), timezone.now()
    box.says[command] = answer
    send_waiting(now)
    letter.refresh_from_db()
    assert (letter.state, said in letter.error) == (Mail.State.FAILED if said else Mail.State.WAITING, True)

    box.says.clear()
    Mail.objects.create(account=people.sen, address="sen@minhson.vn", subject="Có việc", body="…", written_at=now, not_before=now)

    assert (send_waiting(now + dt.timedelta(minutes=2)), box.receivers) == (1, ["sen@minhson.vn"])


def test_address_that_the_server_cannot_write_is_said_of_that_mail_alone(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    with pytest.raises(ValidationError, match="không dấu"):
        set_contact(people.lan, organs.finance.pk, organs.finance.revision, code="H56.05", email="vanthu@tàichính.vn")
    MailAddress.objects.filter(account=people.sen).update(address="sen@sơn.vn")
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[row.pk for row in draft.recipients.all()])

    assert (send_waiting(), box.receivers) == (1, [EMAIL])
    assert Mail.objects.get(address="sen@sơn.vn").state == Mail.State.FAILED


def test_mail_that_the_outbox_let_go_of_is_not_sent_twice(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    row = of(draft, organs.finance)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[row.pk])
    discard_mail(people.mai, Mail.objects.get().pk)
    settle_mails()
    Mail.objects.update(state=Mail.State.WAITING)  # let go once more

    assert (send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[row.pk]), send_waiting()) == ([], 1)


def test_two_letters_to_one_office_do_not_hold_each_other_up(box: Box, people: People, organs: Organs) -> None:
    for subject in ("Báo cáo một", "Báo cáo hai"):
        draft = distributed(people, organs, subject=subject)
        send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[of(draft, organs.finance).pk])

    assert send_waiting() == 2


def test_who_wants_no_mail_gets_none(box: Box, people: People, organs: Organs) -> None:
    MailAddress.objects.filter(account=people.sen).update(wish=Wish.NONE)
    draft = distributed(people, organs)

    assert [parcel.to for parcel in send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=everybody(draft))] == [EMAIL]


def test_words_of_any_look_come_out_as_these_words_and_add_no_line_to_the_head(box: Box, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    hostile = "=cmd|'/c calc'!A1 <b>\r\nBcc: ke@xau.vn\r\n\r\n{{7*7}}"
    Paper.objects.filter(draft=draft).update(subject=hostile, number="01\nTo: x@xau.vn")
    Part.objects.filter(paper__draft=draft).update(name='../a\r\nX-Evil: 1"; filename=b.exe.png')

    send_out(people.lan, draft.pk, fresh(draft).revision, by_mail=[of(draft, organs.finance).pk])
    assert send_waiting() == 1

    (got,) = box.mails
    assert (got["Bcc"], got["X-Evil"], got["To"]) == (None, None, EMAIL)
    assert got["Subject"] == "Báo cáo 01 To: x@xau.vn: =cmd|'/c calc'!A1 <b> Bcc: ke@xau.vn {{7*7}}"
    assert "=cmd|'/c calc'!A1 <b>" in text_of(got)
    (file,) = got.iter_attachments()
    assert (file.get_content(), "/" in str(file.get_filename()), file["X-Evil"]) == (PNG, False, None)


def test_address_and_code_are_kept_with_the_organ_and_checked(people: People, organs: Organs) -> None:
    organ = organs.economy
    set_contact(people.lan, organ.pk, organ.revision, code="A12.34.56.7", email="kinhte@minhson.vn")
    organ.refresh_from_db()
    assert (organ.names.get().edxml_id, organ.contact.email) == ("A12.34.56.7", "kinhte@minhson.vn")

    wrong: list[dict[str, str]] = [
        {"code": "a b", "email": ""}, {"code": "H56.05", "email": ""}, {"code": "h56.05", "email": ""}, {"code": "", "email": "x@\nBcc: y"},
    ]  # fmt: skip
    for values in wrong:
        with pytest.raises(ValidationError):
            set_contact(people.lan, organ.pk, organ.revision, **values)
    for account in (people.ha, people.kien, people.binh):
        with pytest.raises(PermissionDenied):
            set_contact(account, organ.pk, organ.revision, code="", email="")
