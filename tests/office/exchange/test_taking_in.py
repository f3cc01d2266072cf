"""Packages come in: files as if they had been dropped, each message once, what is wrong refused with the reason and never lost."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.edxml.message import RECALL, Attachment, Business, Organ, Signer
from giaoban.edxml.transport import IN, OUT, REFUSED, TAKEN
from giaoban.edxml.write import package
from giaoban.office.directory.models import OrganName, RoleHolding
from giaoban.office.exchange import jobs, queries, ways
from giaoban.office.exchange.actions import close, fill_letterhead, switch_post, take_package, turn_away
from giaoban.office.exchange.models import Answer, Package
from giaoban.office.exchange.telling import hints
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions import expel_secret, finish_reading, register_incoming, set_aside
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, File, Paper, Part, Refusal
from tests.letters import PHOTO, letter
from tests.office.exchange.rows import COMMUNE, DAY, PLAN, PROVINCE, THEM, answered, bring, carried, drop, lying, opened
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
State = Package.State
CALLED = PLAN.document_id


@pytest.fixture(autouse=True)
def _open(people: People) -> None:
    opened(people)


def names(folder: str) -> list[str]:
    return [place.name.partition(".")[2] for place in lying(folder)]


def waiting() -> Any:
    return next(iter(ways.transport().receive()))


def states() -> list[str]:
    return list(Package.objects.order_by("pk").values_list("state", flat=True))


def test_package_becomes_a_paper_on_its_way_in_with_its_annexes(people: People) -> None:
    annex = Attachment("../../etc/Phụ lục 1.txt", letter("1-PL"), "text/plain")
    copy = Attachment("Ke-hoach-85.docx.txt", letter("85-KH/TU", "bản khác"), "text/plain")
    bring(attachments=(*PLAN.attachments, annex, annex, copy))

    carried()

    paper, found = Paper.objects.get(), Package.objects.get()
    parts = [(part.kind, part.name) for part in paper.parts.all()]
    assert parts == [("main", "ke-hoach-85.txt"), ("annex", "Phụ lục 1.txt"), ("annex", "Ke-hoach-85.docx.txt")]
    assert (paper.entered_by, Job.objects.filter(kind="read-part").count()) == (people.lan, 3)
    assert (found.state, found.sender_code, found.document_id) == (State.TAKEN, PROVINCE, CALLED)
    assert found.said["subject"] == PLAN.subject
    assert (lying(IN), names(TAKEN), lying(REFUSED)) == ([], ["goi.edxml"], [])
    assert answered() == [(CALLED, 1, "")]


def test_same_paper_in_another_form_is_a_copy_of_it() -> None:
    bring(attachments=(*PLAN.attachments, Attachment("KE-HOACH-85.pdf", letter("85-KH/TU", "bản khác"))))

    carried()

    assert [part.kind for part in Paper.objects.get().parts.all()] == [Part.Kind.MAIN, Part.Kind.SCAN]


def test_same_message_again_is_known_however_it_is_packed() -> None:
    bring()
    carried()
    bring(name="lan-hai.xml")
    bring(name="lan-ba.xml", content="Gửi lại lần nữa")
    carried()

    assert (states(), Paper.objects.count(), lying(IN)) == ([State.TAKEN, State.REPEATED], 1, [])
    assert Package.objects.get(state=State.REPEATED).first == Package.objects.get(state=State.TAKEN)


def test_killed_before_its_file_was_moved_it_is_moved_and_taken_once(people: People) -> None:
    bring()
    take_package(people.lan, waiting())  # and killed here

    carried()
    carried()

    assert (states(), Paper.objects.count(), lying(IN), len(lying(TAKEN))) == ([State.TAKEN], 1, [], 1)


def test_paper_that_is_here_already_is_asked_about(people: People) -> None:
    bring()
    carried()
    bring(name="khac.xml", document_id="A12,2026/11/03,khác", attachments=(*PLAN.attachments, Attachment("Biểu.txt", letter("9-B"))))
    carried()

    assert Paper.objects.count() == 2  # the annex came in by itself, for the clerk to join
    assert list(Arrival.objects.order_by("pk").values_list("state", flat=True)) == ["reading", "duplicate", "reading"]


NOT_TAKEN: dict[str, tuple[bytes, str]] = {
    "not XML": (b"%PDF-1.7 gi do", "XML không đọc được"),
    "empty": (b"  ", "Gói rỗng"),
    "another form": (b"<html><body/></html>", "không theo dạng edXML"),
    "entity": (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML>&x;</edXML>', "thực thể"),
    "missing file": (package(PLAN).replace(b"ContentTransferEncoded", b"KhongCo"), "không có nội dung"),
    "cut off": (package(PLAN).replace(b"</edXML:ContentTransferEncoded>", b"A</edXML:ContentTransferEncoded>"), "base64"),
    "no file": (package(replace(PLAN, attachments=())), "không có tệp nào"),
    "program": (package(replace(PLAN, attachments=(Attachment("xem.pdf", b"\x7fELF" + bytes(80)),))), "“xem.pdf”: Đây là tệp chương trình"),
    "elsewhere": (package(replace(PLAN, receivers=(Organ("X.9"),))), "gửi cho nơi khác"),
}


@pytest.mark.parametrize("fault", NOT_TAKEN)
def test_bad_package_is_put_aside_with_its_reason_and_stops_no_other(fault: str) -> None:
    data, reason = NOT_TAKEN[fault]
    drop(data, "a-hong.xml")
    bring(name="b-tot.xml", document_id="A12,2026/11/02,tốt")

    carried()

    bad = Package.objects.get(state=State.REFUSED)
    assert reason in bad.reason
    assert (Paper.objects.count(), lying(IN), names(TAKEN)) == (1, [], ["b-tot.xml"])
    assert names(REFUSED) == ["a-hong.xml", "a-hong.xml.ly-do.txt"]
    assert lying(REFUSED)[0].read_bytes() == data
    told = {code: words for called, code, words in answered() if called == CALLED}
    assert told == ({2: bad.reason} if bad.sender_code else {})


def test_huge_package_is_put_aside_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    from giaoban.edxml.guarded import Limits
    from giaoban.edxml.transport import Folder

    bring()
    small = Folder(lying(IN)[0].parents[1], Limits(package=100))
    found = next(iter(small.receive()))
    assert (found.data, "giới hạn" in found.fault) == (b"", True)
    monkeypatch.setattr(ways, "transport", lambda: small)

    carried()

    assert (states(), names(REFUSED)) == ([State.REFUSED], ["goi.edxml", "goi.edxml.ly-do.txt"])


def test_what_is_foreign_is_passed_over_and_named() -> None:
    drop(package(PLAN).replace(b"<edXML:Subject>", b"<edXML:Other>x</edXML:Other><edXML:Subject>"), "la.xml")

    carried()

    assert (states(), any("Other" in each for each in Package.objects.get().remarks)) == ([State.TAKEN], True)


def test_refused_package_comes_in_when_it_is_put_back_and_right(organs: Organs) -> None:
    OrganName.objects.filter(organ=organs.committee).update(edxml_id="A12.99")
    bring()
    carried()
    assert states() == [State.REFUSED]

    OrganName.objects.filter(organ=organs.committee).update(edxml_id=COMMUNE)
    bring()
    carried()

    assert (states(), Paper.objects.count()) == ([State.TAKEN], 1)


SECRET: dict[str, dict[str, Any]] = {
    "file": {"attachments": (Attachment("phuong-an.txt", letter(stamp="MẬT"), "text/plain"),)},
    "second file": {"attachments": (*PLAN.attachments, Attachment("b.txt", letter("9-KH/TU", stamp="TỐI MẬT")))},
    "words": {"subject": "TUYỆT MẬT: Phương án bảo vệ"},
    "beside a program": {"attachments": (Attachment("a.exe", b"\x7fELF" + bytes(80)), Attachment("b.txt", letter(stamp="MẬT")))},
}


@pytest.mark.parametrize("where", SECRET)
def test_of_a_secret_package_nothing_is_kept_but_when_and_why(where: str, tmp_path: Any) -> None:
    bring(name="phuong an bao ve.xml", **SECRET[where])

    carried()

    found = Package.objects.get()
    assert (found.state, found.name, found.sender, found.said, found.document_id) == (State.REFUSED, "", "", {}, "")
    assert (Refusal.objects.count(), Paper.objects.count(), File.objects.count(), Answer.objects.count()) == (1, 0, 0, 0)
    assert not list((tmp_path / "files").rglob("*"))
    assert "phuong an" not in str(Package.objects.values()) + str(Job.objects.values())
    assert (len(lying(REFUSED)), lying(IN)) == (2, [])  # the carrier's file, for the registry of secret papers
    assert [(code, "độ mật" in words) for _, code, words in answered()] == [(2, True)]


def test_picture_waits_in_its_folder_until_somebody_has_looked(people: People, tmp_path: Any) -> None:
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    carried()

    held = Package.objects.get()
    assert (held.state, Paper.objects.count(), len(lying(IN)), answered()) == (State.HELD, 0, 1, [(CALLED, 1, "")])
    assert [row.unseen != "" for row in held.files.all()] == [True]
    assert not list((tmp_path / "files").rglob("*"))
    assert list(queries.to_be_decided(people.lan)) == [held]
    jobs.ask_to_take()
    assert not Job.objects.filter(key__startswith=f"{jobs.TAKE} 2").exists()  # it waits for a person, not for a worker

    found = waiting()
    taken = take_package(people.mai, found, assured=True)
    close(taken, found, ways.transport())
    take_package(people.lan, found, assured=True)

    assert (taken.state, taken.decided_by, Paper.objects.count(), lying(IN)) == (State.TAKEN, people.mai, 1, [])


def test_package_that_the_registry_does_not_take_stays_so(people: People) -> None:
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()
    held, found = Package.objects.get(), waiting()

    turned = turn_away(people.lan, held.pk, "Bản chụp không đọc được chữ")
    again = take_package(people.mai, found, assured=True)  # at the same moment, by another
    carried()

    assert (turned.state, again.state, Paper.objects.count()) == (State.REFUSED, State.REFUSED, 0)
    assert answered() == [(CALLED, 1, ""), (CALLED, 2, "Bản chụp không đọc được chữ")]
    assert names(REFUSED) == ["goi.edxml", "goi.edxml.ly-do.txt"]


def test_sender_is_told_when_the_paper_is_entered_and_when_it_is_set_aside(people: People) -> None:
    bring()
    bring(name="khac.xml", document_id="A12,2026/11/02,khác", attachments=(Attachment("b.txt", letter("86-KH/TU"), "text/plain"),))
    carried()
    first, second = Arrival.objects.order_by("pk")
    assert first.paper is not None
    register_incoming(people.lan, first.paper.pk)
    set_aside(people.lan, second.pk)

    carried()
    carried()

    assert answered() == [
        (CALLED, 1, ""), (CALLED, 3, ""),
        ("A12,2026/11/02,khác", 1, ""), ("A12,2026/11/02,khác", 2, "Văn thư không nhận văn bản này."),
    ] or answered() == [
        ("A12,2026/11/02,khác", 1, ""), ("A12,2026/11/02,khác", 2, "Văn thư không nhận văn bản này."), (CALLED, 1, ""), (CALLED, 3, ""),
    ]  # fmt: skip
    assert len(lying(OUT)) == 4


def test_secret_paper_that_got_in_takes_its_package_along(people: People) -> None:
    bring()
    carried()
    paper = Paper.objects.get()

    expel_secret(people.lan, paper.pk)
    jobs.forget(Job.objects.get(kind="exchange-forget"))

    found = Package.objects.get()
    assert (found.state, found.sender, found.said, found.document_id, found.name) == (State.EXPELLED, "", {}, "", "")
    assert (lying(TAKEN), found.files.count(), found.answers.count()) == ([], 0, 0)
    assert [code for _, code, _ in answered()] == [1, 2]


def test_what_the_package_says_stands_beside_what_was_read_and_overrules_nothing(people: People) -> None:
    bring(number="58", signer=Signer(name="Vũ Thị Hạnh"), priority=2)
    carried()
    paper = Paper.objects.get()
    found = Package.objects.get()
    assert hints(found.said, paper) == []  # while it is read
    subject = "v/v tổng kết công tác xây dựng Đảng năm 2026"
    finish_reading(paper.pk, Letterhead(number="85-KH/TU", issuer_text="TỈNH UỶ AN BÌNH", date=DAY, subject=subject))
    paper.refresh_from_db()

    said = [(hint.field, hint.package, hint.paper) for hint in hints(found.said, paper)]
    assert said == [("number", "58/KH/TU", "85-KH/TU"), ("signer", "Vũ Thị Hạnh", ""), ("urgency", "Thượng khẩn", "")]

    fill_letterhead(people.lan, Arrival.objects.get().pk, paper.revision)
    paper.refresh_from_db()
    assert (paper.number, paper.signer, paper.urgency) == ("85-KH/TU", "Vũ Thị Hạnh", 2)


def test_wish_to_take_a_paper_back_is_noted_for_the_registry() -> None:
    bring(attachments=(), business=Business(RECALL, "Ban hành nhầm", document_id=CALLED))

    carried()

    found = Package.objects.get()
    assert (found.state, found.remarks[0]) == (State.NOTED, f"Nơi gửi thu hồi văn bản {CALLED}: Ban hành nhầm.")


def test_post_works_for_who_opened_it_and_only_as_long_as_he_may(people: People) -> None:
    with pytest.raises(PermissionDenied):
        switch_post(people.ha, to_open=False, shown=2)
    RoleHolding.objects.filter(account=people.lan).delete()
    bring()
    carried()
    assert (states(), len(lying(IN))) == ([], 1)

    switch_post(people.mai, to_open=True, shown=queries.post().revision)
    carried()
    assert (states(), Paper.objects.get().entered_by, queries.post().error) == ([State.TAKEN], people.mai, "")
    switch_post(people.mai, to_open=False, shown=queries.post().revision)
    bring(name="x.xml", document_id="khác")
    carried()
    assert len(lying(IN)) == 1


def test_names_and_words_of_any_look_stay_these_words() -> None:
    hostile = '=cmd|"/c calc"!A1 <script>alert(1)</script> {{7*7}}'
    bring(subject=hostile, attachments=(Attachment("..\\..\\=1+1<b>.txt", letter(), "text/plain"),), sender=replace(THEM, name=hostile))

    carried()

    found = Package.objects.get()
    assert (found.said["subject"], found.sender) == (hostile, hostile)
    assert Paper.objects.get().parts.get().name == "=1+1<b>.txt"


def test_file_zipped_by_the_sender_is_the_file_itself() -> None:
    from io import BytesIO
    from zipfile import ZipFile

    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("../ra-ngoai.txt", letter())
    coded = base64.b64encode(out.getvalue())
    drop(package(PLAN).replace(base64.b64encode(letter()), coded), "nen.xml")

    carried()

    part = Paper.objects.get().parts.get()
    assert (part.name, store.read(part.file.sha256)) == ("ke-hoach-85.txt", letter())


def test_secret_paper_takes_along_whatever_else_spoke_of_it(people: People) -> None:
    """The same message packed again, the wish to take it back, the same file from another office: the words of none stay, nor the file."""
    bring(name="mot.edxml")
    carried()
    bring(name="hai.edxml", subject="Tổng kết công tác xây dựng Đảng năm 2026 (gửi lại)")
    carried()
    bring(name="ba.edxml", attachments=(), business=Business(kind=RECALL, reason="gửi nhầm"))
    bring(name="bon.edxml", sender=Organ("H56.05", name="Sở Tài chính"), document_id="khác")
    carried()
    bring(name="nam.edxml", document_id="A12,2026/11/03,86", number="86", attachments=(Attachment("86.txt", letter("86-KH/TU")),))
    carried()
    assert states() == [State.TAKEN, State.REPEATED, State.NOTED, State.TAKEN, State.TAKEN]

    expel_secret(people.lan, Paper.objects.order_by("pk")[0].pk)
    for job in Job.objects.filter(kind="exchange-forget"):
        jobs.forget(job)

    assert states() == [State.EXPELLED] * 4 + [State.TAKEN]
    assert [(one.said, one.remarks, one.sender, one.name) for one in Package.objects.filter(state=State.EXPELLED)] == [({}, [], "", "")] * 4
    assert (names(TAKEN), File.objects.count(), Arrival.objects.count()) == (["nam.edxml"], 1, 1)


def test_of_a_package_that_somebody_saw_to_be_secret_nothing_stays(people: People) -> None:
    bring(attachments=(Attachment("ban-ky.png", PHOTO, "image/png"),))
    carried()

    turned = turn_away(people.lan, Package.objects.get().pk, "", secret=True)
    carried()

    assert (turned.state, turned.said, turned.sender, turned.name, turned.files.count()) == (State.REFUSED, {}, "", "", 0)
    assert (Refusal.objects.count(), len(lying(IN)), len(lying(REFUSED))) == (1, 0, 2)
    assert answered()[-1] == (CALLED, 2, "Văn bản mật, không nhận qua liên thông.")


def test_same_message_with_another_file_is_not_passed_over() -> None:
    """The sender forgot an annex and sends the paper again; or a stranger was there first under that name."""
    bring(name="mot.edxml")
    carried()
    bring(name="hai.edxml", attachments=(*PLAN.attachments, Attachment("Phụ lục.txt", letter("1-PL"))))
    carried()
    bring(name="ba.edxml", subject="Tổng kết", attachments=(*PLAN.attachments, Attachment("Phụ lục.txt", letter("1-PL"))))
    carried()

    assert states() == [State.TAKEN, State.TAKEN, State.REPEATED]
    assert Package.objects.order_by("pk")[1].remarks[0].startswith("Một gói đến trước có cùng nơi gửi")
    assert list(Arrival.objects.order_by("pk").values_list("state", flat=True)) == ["reading", "duplicate", "reading"]
    assert not Package.objects.order_by("pk")[0].remarks
