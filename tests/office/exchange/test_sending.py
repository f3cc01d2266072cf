"""An issued paper goes to other offices as a package: by who distributes it, to who has a code, once, never a restricted one."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.edxml.message import Answered, Document, Status
from giaoban.edxml.transport import OUT, Folder
from giaoban.edxml.write import package
from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import OrganName
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.exchange import jobs, queries
from giaoban.office.exchange.actions import send_out, send_parcel, switch_post
from giaoban.office.exchange.contents import RESTRICTED, packed
from giaoban.office.exchange.models import Parcel
from giaoban.office.issuing.actions.files import write_issued_file
from giaoban.office.issuing.models import Draft
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions import add_part, correct_letterhead, expel_secret
from giaoban.office.registry.models import Paper, Part
from giaoban.office.work.actions import NotNow
from tests.letters import PHOTO, letter
from tests.office.exchange.rows import COMMUNE, FINANCE, PROVINCE, THEM, carried, distributed, lying, of, outgoing
from tests.office.issuing.rows import PNG, fresh, issued, scan
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def paper_of(draft: Draft) -> Paper:
    assert draft.paper is not None
    return draft.paper


def test_paper_goes_to_each_organ_with_a_code_as_a_package_of_its_own(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    write_issued_file(draft.pk)
    add_part(people.lan, paper_of(draft).pk, Part.Kind.ANNEX, data=letter("1-PL"), name="Phụ lục 1.txt")
    add_part(people.lan, paper_of(draft).pk, Part.Kind.PHOTO, data=PHOTO, name="but-phe.png", assured=True)

    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row.pk for row in draft.recipients.all()])
    carried()

    (one, other) = (found.message for found in outgoing())
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert sorted(each.receivers[0].organ_id for each in (one, other)) == [PROVINCE, FINANCE]
    paper = paper_of(draft)
    assert paper.date is not None
    assert (one.sender.organ_id, one.sender.name, one.number, one.notation) == (COMMUNE, "Đảng ủy xã Minh Sơn", "01", "BC/ĐU")
    assert (one.day, one.type_name, one.subject, one.place) == (paper.date, "Báo cáo", paper.subject, "Minh Sơn")
    assert (one.signer.competence, one.signer.name) == ("T/M ĐẢNG ỦY", "Vũ Đình Nam")
    assert one.to_places == ("Tỉnh ủy An Bình", "Sở Tài chính", "Bùi Thị Sen", "Lưu Văn phòng")
    assert one.document_id == other.document_id == f"{COMMUNE},{paper.date:%Y/%m/%d},01/BC/ĐU"
    assert [(each.name, each.description) for each in one.attachments] == [
        ("ban-ky.png", "Bản chụp"), ("01-BC-ĐU.pdf", "Văn bản"), ("Phụ lục 1.txt", "Phụ lục"),
    ]  # fmt: skip
    assert (one.attachments[0].data, one.attachments[2].data) == (PNG, letter("1-PL"))
    assert set(Parcel.objects.values_list("state", "to")) == {("sent", PROVINCE), ("sent", FINANCE)}
    assert Entry.objects.filter(verb="exchange.send-parcel").count() == 2


def test_asked_for_twice_it_goes_once(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    row = of(draft, organs.finance).pk

    sent = [send_out(one, draft.pk, fresh(draft).revision, by_code=[row]) for one in (people.lan, people.mai)]
    assert [len(parcels) for parcels in sent] == [1, 0]
    carried()
    carried()
    assert (len(send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row])), len(lying(OUT)), Parcel.objects.count()) == (0, 1, 1)


def test_clerk_whose_list_is_not_the_list_of_now_sends_nothing(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    finance, province = of(draft, organs.finance).pk, of(draft, organs.province_committee).pk
    send_out(people.lan, draft.pk, draft.revision, by_code=[finance])

    with pytest.raises(Conflict):
        send_out(people.mai, draft.pk, draft.revision, by_code=[finance, province])
    assert (send_out(people.mai, draft.pk, draft.revision, by_code=[finance]), Parcel.objects.count()) == ([], 1)  # nothing left to send

    assert len(send_out(people.mai, draft.pk, fresh(draft).revision, by_code=[finance, province])) == 1


def test_killed_between_handing_over_and_writing_down_it_is_the_same_package(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    (parcel,) = send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    Folder(lying(OUT)[0].parent if lying(OUT) else _root()).send(packed(parcel), parcel.to)  # and killed here
    paper = paper_of(draft)
    correct_letterhead(people.lan, paper.pk, paper.revision, subject="Báo cáo đã đính chính")
    OrganName.objects.filter(organ=organs.committee).update(text="Đảng ủy xã Minh Sơn mới")

    carried()

    assert (len(lying(OUT)), Parcel.objects.get().state) == (1, "sent")


def _root() -> Any:
    from pathlib import Path

    from django.conf import settings

    return Path(settings.EXCHANGE)


def test_only_who_distributes_sends_and_only_what_was_distributed(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    row = of(draft, organs.finance).pk
    waiting = issued(people, organs, scan(), subject="Báo cáo khác")

    for account in (people.ha, people.nam):
        with pytest.raises(PermissionDenied):
            send_out(account, draft.pk, fresh(draft).revision, by_code=[row])
    with pytest.raises(Draft.DoesNotExist):
        send_out(people.binh, draft.pk, fresh(draft).revision, by_code=[row])
    with pytest.raises(NotNow, match="phát hành trước"):
        send_out(people.lan, waiting.pk, fresh(waiting).revision, by_code=[row])
    with pytest.raises(NotNow, match="Chưa chọn"):
        send_out(people.lan, draft.pk, draft.revision)
    assert not Parcel.objects.exists()


def test_restricted_paper_never_goes_by_any_way(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    rows = [row.pk for row in draft.recipients.all()]
    Paper.objects.filter(draft=draft).update(confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(NotNow, match="hạn chế"):
        send_out(people.lan, draft.pk, fresh(draft).revision, by_code=rows, by_mail=rows)
    carried()

    assert (lying(OUT), Parcel.objects.count()) == ([], 0)


def test_paper_that_became_restricted_while_it_waited_does_not_leave(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    Paper.objects.filter(draft=draft).update(confidentiality=Confidentiality.RESTRICTED)

    carried()

    assert (lying(OUT), Parcel.objects.get().state, Parcel.objects.get().error) == ([], "failed", RESTRICTED)


def test_what_is_missing_is_said_before_anything_is_written(people: People, organs: Organs, settings: Any) -> None:
    draft, bare = distributed(people, organs), issued(people, organs, subject="Không có tệp")
    row = of(draft, organs.finance).pk
    OrganName.objects.filter(organ=organs.committee).update(edxml_id="")
    with pytest.raises(NotNow, match="mã định danh"):
        send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row])
    OrganName.objects.filter(organ=organs.finance).update(edxml_id="")
    assert send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row]) == []
    OrganName.objects.filter(organ__in=[organs.finance, organs.committee]).update(edxml_id="X.1")
    from giaoban.office.issuing import actions as issuing

    bare = issuing.set_recipients(people.lan, bare.pk, bare.revision, organs=[organs.finance])
    issuing.distribute(people.lan, bare.pk, bare.revision)
    with pytest.raises(NotNow, match="chưa có tệp"):
        send_out(people.lan, bare.pk, fresh(bare).revision, by_code=[of(bare, organs.finance).pk])
    settings.EXCHANGE = ""
    with pytest.raises(NotNow, match="GIAOBAN_EXCHANGE"):
        send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row])
    assert not Parcel.objects.exists()


def test_file_that_was_lost_is_said_and_sent_when_it_is_back(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    row = of(draft, organs.finance).pk
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row])
    store.forget(paper_of(draft).parts.get().file.sha256)
    carried()
    assert Parcel.objects.get().state == "failed"

    store.keep(PNG)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row])
    carried()

    assert (len(lying(OUT)), Parcel.objects.get().state, Parcel.objects.get().error) == (1, "sent", "")


@pytest.mark.parametrize("head", ["", "<edXML", package(Status(Answered(COMMUNE), THEM, 1)).decode()])
def test_parcel_whose_head_cannot_be_read_stops_none_of_those_behind_it(head: str, people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    rows = [of(draft, organ).pk for organ in (organs.province_committee, organs.finance)]
    first, _ = send_out(people.lan, draft.pk, fresh(draft).revision, by_code=rows)
    Parcel.objects.filter(pk=first.pk).update(head=head)

    carried()

    assert list(Parcel.objects.values_list("state", flat=True)) == ["failed", "sent"]
    assert Parcel.objects.get(pk=first.pk).error.startswith("Phần đầu của gói này không đọc lại được")
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=rows)
    carried()
    assert (list(Parcel.objects.values_list("state", "error")), len(lying(OUT))) == ([("sent", "")] * 2, 2)


def test_folder_that_cannot_be_used_is_said_and_tried_again(people: People, organs: Organs, settings: Any, tmp_path: Any) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    usable, settings.EXCHANGE = settings.EXCHANGE, str(tmp_path / "tep" / "x")
    (tmp_path / "tep").write_text("không phải thư mục")

    jobs.send(Job())
    assert ("Không dùng được thư mục" in queries.post().error, Parcel.objects.get().state) == (True, "waiting")
    settings.EXCHANGE = usable
    jobs.send(Job())

    assert (queries.post().error, Parcel.objects.get().state) == ("", "sent")


def test_nothing_is_asked_of_a_worker_while_nothing_waits(people: People, organs: Organs, settings: Any) -> None:
    jobs.ask_to_send()
    jobs.ask_to_take()
    assert not Job.objects.filter(kind__startswith="exchange").exists()

    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    jobs.ask_to_send()
    jobs.ask_to_send()
    assert Job.objects.filter(kind=jobs.SEND).count() == 1
    settings.EXCHANGE = ""
    with pytest.raises(Exception, match="GIAOBAN_EXCHANGE"):
        switch_post(people.lan, to_open=True, shown=0)


def test_words_of_any_look_come_out_as_these_words(people: People, organs: Organs) -> None:
    hostile = '=cmd|"/c calc"!A1 <b>&amp;</b> {{7*7}} ]]> \\field{x}'
    draft = distributed(people, organs, subject=hostile)
    add_part(people.lan, paper_of(draft).pk, Part.Kind.ANNEX, data=letter("2-PL"), name='..\\..\\<script>=1+1"&.txt')

    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    carried()

    (one,) = (found.message for found in outgoing())
    assert isinstance(one, Document)
    assert one.subject == hostile
    assert [each.name for each in one.attachments] == ["ban-ky.png", "_script_=1+1_&.txt"]


def test_parcel_that_is_gone_is_not_sent(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    (parcel,) = send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[of(draft, organs.finance).pk])
    key = parcel.pk
    parcel.delete()

    assert send_parcel(key, Folder(_root())) is None


def test_package_of_a_paper_that_must_go_as_secret_is_taken_back_while_nobody_has_fetched_it(people: People, organs: Organs) -> None:
    draft = distributed(people, organs)
    send_out(people.lan, draft.pk, fresh(draft).revision, by_code=[row.pk for row in draft.recipients.all()])
    carried()
    assert len(lying(OUT)) == 2

    expel_secret(people.mai, paper_of(draft).pk)
    for job in Job.objects.filter(kind="exchange-forget"):
        jobs.forget(job)

    assert lying(OUT) == []
