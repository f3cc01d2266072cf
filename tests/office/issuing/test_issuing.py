"""The number at signing, the paper that a draft becomes, its lines and what they came from, to whom it went; papers about papers."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.intake import read_source
from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.issuing import actions, queries
from giaoban.office.issuing.actions import files as file_of
from giaoban.office.issuing.actions.files import write_issued_file
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.heading import head_of, profile_for, signature_of
from giaoban.office.issuing.models import Authority, Draft, DraftState, IssuedLine, Signing, Version
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.worker import work
from giaoban.office.meetings.actions.noticing import quote_notice
from giaoban.office.meetings.models import Meeting, NoticeQuote
from giaoban.office.notices.models import Notice
from giaoban.office.registry import actions as registry
from giaoban.office.registry import store
from giaoban.office.registry.actions import NumberTaken
from giaoban.office.registry.models import File, Paper, RegisterEntry
from giaoban.office.registry.queries import visible_to
from giaoban.office.work.actions import NotNow, StillOpen
from giaoban.office.work.queries import answered_by
from giaoban.writing.paper import Signature
from tests.intake.word import package, paragraph
from tests.office.issuing.rows import (
    FIRST,
    SUBJECT,
    TODAY,
    begun,
    fresh,
    issued,
    scan,
    signature,
    signed,
    submitted,
    written,
)
from tests.office.meetings.rows import make_conclusion, make_held
from tests.office.work.story import drafted, given, helped_by, led_by, reported
from tests.office.work.story import fresh as fresh_task
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def test_signed_draft_becomes_a_paper_with_the_next_number_and_its_scan(people: People, organs: Organs) -> None:
    source = make_paper()
    draft = issued(people, organs, scan(), answers_id=source.pk)

    paper = draft.paper
    assert paper is not None
    assert (paper.number, paper.type, paper.subject, paper.signer, paper.date, paper.issuer, paper.reply_to, paper.direction) == (
        "01-BC/ĐU", "BC", SUBJECT, "Vũ Đình Nam", TODAY(), organs.committee, source, "out",
    )  # fmt: skip
    assert [(part.kind, part.name) for part in paper.parts.all()] == [("scan", "ban-ky.png")]
    signing = Signing.objects.get()
    assert (signing.entry, signing.scan, signing.version.number) == (RegisterEntry.objects.get(), paper.parts.get(), 1)
    assert list(Notice.objects.filter(account=people.ha, read_at=None).values_list("kind", flat=True)) == ["issuing.issued"]


def test_issued_draft_is_frozen(people: People, organs: Organs) -> None:
    draft = issued(people, organs)
    tries: list[Callable[[], object]] = [
        lambda: actions.write_version(people.ha, draft.pk, draft.revision, content=typed("Khác")),
        lambda: actions.correct_draft(people.mai, draft.pk, draft.revision, subject="Khác"),
        lambda: actions.withdraw(people.mai, draft.pk, draft.revision),
        lambda: actions.unsign(people.mai, draft.pk, draft.revision),
        lambda: actions.return_draft(people.mai, draft.pk, draft.revision, reason="Khác"),
    ]

    for one in tries:
        with pytest.raises(NotNow):
            one()
    assert (fresh(draft).subject, draft.versions.get().text) == (SUBJECT, FIRST)


def test_signed_and_numbered_at_once_as_the_registry_does_in_ink(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)

    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(number=15, scan=scan()), signature(people))

    assert draft.paper is not None
    assert (draft.state, draft.paper.number) == (DraftState.ISSUED, "15-BC/ĐU")
    assert Entry.objects.filter(verb__in=("issuing.sign", "issuing.issue")).values("act").distinct().count() == 1


def test_number_is_given_once_however_often_it_is_asked_for(people: People, organs: Organs) -> None:
    draft = signed(people, organs)
    first = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered())

    again = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered())

    assert (again.paper, RegisterEntry.objects.count(), Paper.objects.filter(direction="out").count()) == (first.paper, 1, 1)


def test_number_that_was_given_is_never_given_again(people: People, organs: Organs) -> None:
    issued(people, organs)
    draft = signed(people, organs)

    with pytest.raises(NumberTaken):
        actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(number=1))

    assert (fresh(draft).state, Paper.objects.filter(direction="out").count()) == ("signed", 1)
    with pytest.raises(Conflict):
        actions.issue(people.lan, draft.pk, draft.revision - 1, actions.Numbered())
    with pytest.raises(PermissionDenied):
        actions.issue(people.ha, draft.pk, draft.revision, actions.Numbered())
    unsigned = submitted(people, organs)
    with pytest.raises(NotNow):
        actions.issue(people.lan, unsigned.pk, unsigned.revision, actions.Numbered())


def test_each_body_numbers_its_own_papers(people: People, organs: Organs) -> None:
    numbers = [
        (one.paper.number if one.paper else "")
        for one in (issued(people, organs, organ_id=organ.pk) for organ in (organs.committee, organs.peoples_committee, organs.inspection))
    ]

    assert numbers == ["01-BC/ĐU", "01/BC-UBND", "01-BC/UBKTĐU"]


def test_symbol_that_the_register_cannot_know_is_asked_for(people: People, organs: Organs) -> None:
    draft = signed(people, organs, kind="CV", organ_id=organs.committee.pk)
    assert actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered()).paper.number == "01-CV/ĐU"  # type: ignore[union-attr]
    organs.committee.names.update(symbol="")
    other = signed(people, organs)

    with pytest.raises(ValidationError) as refused:
        actions.issue(people.lan, other.pk, other.revision, actions.Numbered())
    assert list(refused.value.message_dict) == ["symbol"]
    numbered = actions.issue(people.lan, other.pk, other.revision, actions.Numbered(symbol="/BC-ĐU"))

    assert numbered.paper is not None
    assert numbered.paper.number == "01/BC-ĐU"


def test_word_file_that_was_signed_is_the_papers_own_and_is_read(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.mai)
    actions.write_version(people.mai, draft.pk, 1, file=actions.Handed(package(paragraph("Nội dung")), "bao-cao.docx"))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")

    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))

    assert draft.paper is not None
    assert [(part.kind, part.name) for part in draft.paper.parts.all()] == [("main", "bao-cao.docx")]
    assert list(Job.objects.values_list("kind", flat=True)) == ["read-part"]


def test_paper_that_was_written_here_gets_its_files_afterwards(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.mai)
    actions.write_version(people.mai, draft.pk, 1, content=typed(FIRST, **head_of(draft)))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))
    assert draft.paper is not None

    work(threading.Event(), until_idle=True)
    again = write_issued_file(draft.pk)

    part = draft.paper.parts.get()
    assert (part.kind, part.name, again) == ("main", "01-BC-ĐU.pdf", part)
    words = read_source(store.read(part.file.sha256), name=part.name).text
    for said in (
        "ĐẢNG ỦY XÃ MINH SƠN",
        "01-BC/ĐU",
        "Tổng số dự án đã rà soát là 5.",
        "T/M ĐẢNG ỦY",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "Vũ Đình Nam",
    ):
        assert said in words
    assert write_issued_file(0) is None


def test_sentences_are_kept_with_what_they_came_from(people: People, organs: Organs) -> None:
    task = drafted(people, led_by(organs.economy))
    draft = begun(people, organs, people.mai)
    content = typed("Mở đầu.\n1. Rà soát dự án.\n2. Theo dõi tiếp.")
    content["body"][2]["key"] = "programme.line:7"
    actions.write_version(people.mai, draft.pk, 1, content=content, sources={"b2": [("work.task", task.pk), ("evidence.fact", 3)]})
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))

    assert draft.paper is not None
    assert list(IssuedLine.objects.values_list("place", "key", "text", "source_kind", "source_id")) == [
        (2, "b2", "1. Rà soát dự án.", "work.task", task.pk),
        (2, "b2", "1. Rà soát dự án.", "evidence.fact", 3),
        (3, "programme.line:7", "2. Theo dõi tiếp.", "programme.line", 7),
    ]
    assert [row.text for row in queries.issued_from(people.mai, "work.task", [task.pk])[task.pk]] == ["1. Rà soát dự án."]
    assert visible_to(people.ha).filter(pk=draft.paper.pk).exists()
    assert queries.issued_from(people.ha, "work.task", [task.pk]) == {}  # the draft she does not see
    assert len(queries.lines_of(people.mai, draft.paper)) == 3
    assert queries.lines_of(people.binh, draft.paper) == []


def test_report_answers_the_task_and_the_source_paper_says_by_which_number(people: People, organs: Organs) -> None:
    source = make_paper()
    task = reported(people, organs, paper=source)
    draft = issued(people, organs, task_id=task.pk)

    actions.answer_task(people.mai, draft.pk)

    assert answered_by(people.mai, [source.pk]) == {source.pk: ["01-BC/ĐU"]}
    assert (fresh_task(task).answer, draft.paper.reply_to) == (draft.paper, source)  # type: ignore[union-attr]


def test_task_with_open_shares_stays_open_and_a_draft_without_one_answers_none(people: People, organs: Organs) -> None:
    task = given(people, led_by(organs.economy), helped_by(organs.police))
    draft = issued(people, organs, task_id=task.pk)

    with pytest.raises(StillOpen):
        actions.answer_task(people.mai, draft.pk)
    assert fresh_task(task).answer is None
    for wrong in (issued(people, organs), signed(people, organs, task_id=task.pk)):
        with pytest.raises(NotNow):
            actions.answer_task(people.mai, wrong.pk)


def test_notice_of_conclusions_stops_the_clock_of_its_meeting(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    draft = issued(people, organs, kind="TB", meeting_id=meeting.pk)

    actions.answer_meeting(people.mai, draft.pk)

    assert Meeting.objects.get(pk=meeting.pk).notice == draft.paper
    with pytest.raises(NotNow):
        actions.answer_meeting(people.mai, issued(people, organs).pk)


def test_sentences_of_the_notice_are_quoted_once_it_is_issued(people: People, organs: Organs) -> None:
    meeting, item, _ = make_held(people, organs)
    words = "Giao Phòng Kinh tế rà soát phương án phòng cháy, chữa cháy rừng mùa khô."
    conclusion = make_conclusion(meeting, people.mai, item, text=words)
    draft = begun(people, organs, people.mai, kind="TB", meeting_id=meeting.pk)
    actions.write_version(people.mai, draft.pk, 1, content=typed(f"1. {words}", **head_of(draft)))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    draft = actions.issue(people.mai, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))
    actions.answer_meeting(people.mai, draft.pk)
    work(threading.Event(), until_idle=True)

    quote_notice(None, meeting.pk)

    assert " ".join(NoticeQuote.objects.get(conclusion=conclusion).quote.split()) == words.rstrip(".")


def test_paper_that_must_go_takes_its_draft_along(people: People, organs: Organs) -> None:
    source = make_paper()
    draft = issued(people, organs, scan(), answers_id=source.pk)
    actions.return_draft(people.mai, (other := submitted(people, organs, answers_id=source.pk)).pk, other.revision, photo=scan())
    about = issued(people, organs, kind="TB", about_id=source.pk, to_first="recalls")

    registry.expel_secret(people.mai, source.pk)

    left = [(one.pk, one.answers, one.about, one.to_first) for one in Draft.objects.order_by("pk")]
    assert left == [(draft.pk, None, None, ""), (about.pk, None, None, "")]
    assert draft.paper is not None
    registry.expel_secret(people.mai, draft.paper.pk)
    assert (list(Draft.objects.values_list("pk", flat=True)), File.objects.count(), Version.objects.count()) == ([about.pk], 0, 1)


def test_who_does_not_see_a_draft_cannot_touch_it(people: People, organs: Organs) -> None:
    draft = written(people, organs)

    for who in (people.binh, people.hoa, people.yen, people.kien):
        with pytest.raises(ObjectDoesNotExist):
            actions.withdraw(who, draft.pk, draft.revision)


def test_head_and_signature_follow_whose_paper_it_is(people: People, organs: Organs) -> None:
    draft = signed(people, organs, organ_id=organs.peoples_committee.pk, kind="CV", answers_id=make_paper().pk, urgency=3)
    head = head_of(draft)

    assert [head[name] for name in ("kind", "above", "issuer", "symbol", "urgency", "addressees")] == [
        "Công văn", [], ["Ủy ban nhân dân xã Minh Sơn"], "", "HỎA TỐC", ["Sở Tài chính"],
    ]  # fmt: skip
    standing = draft.signings.get()
    assert signature_of(draft, standing)["authority"] == ["TM. ỦY BAN NHÂN DÂN"]
    standing.authority, standing.signer = Authority.FOR_HEAD, person_of(people.minh)
    assert signature_of(draft, standing) == {
        "authority": ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "office_title": "CHỦ TỊCH", "name": "Phạm Quang Minh",
    }  # fmt: skip
    assert head_of(signed(people, organs))["above"] == ["Đảng bộ tỉnh An Bình"]
    assert profile_for(organs.committee, dt.date(1990, 1, 1)) == ""


def test_version_is_set_as_a_draft_until_it_is_a_paper(people: People, organs: Organs) -> None:
    draft = written(people, organs)

    made = file_of.written(draft.versions.get())

    assert (made.draft_mark, made.number, made.signature.name, made.profile) == (
        "Dự thảo lần 1",
        "",
        "",
        profile_for(organs.committee, TODAY()),
    )
    content = typed(FIRST, draft_mark="Dự thảo trình Ban Thường vụ", signature={"authority": [], "office_title": "", "name": "Vũ Đình Nam"})
    actions.write_version(people.ha, draft.pk, draft.revision, content=content)
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))
    version = draft.versions.latest("number")
    assert file_of.written(version).draft_mark == "Dự thảo trình Ban Thường vụ"
    paper = file_of.written(version, draft.paper, draft.signings.get())
    assert (paper.draft_mark, paper.number, paper.symbol, paper.signature.authority) == ("", "01", "BC/ĐU", ("T/M ĐẢNG ỦY",))


def test_paper_bears_who_signed_it_not_who_was_to_sign(people: People, organs: Organs) -> None:
    draft = begun(people, organs)
    to_sign = {"authority": ["T/L BAN THƯỜNG VỤ"], "office_title": "CHÁNH VĂN PHÒNG", "name": "Trần Thị Mai"}
    actions.write_version(people.ha, draft.pk, draft.revision, content=typed(FIRST, signature=to_sign))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")
    draft = actions.issue(people.lan, draft.pk, fresh(draft).revision, actions.Numbered(), signature(people))
    standing = draft.signings.get()

    as_drafted, as_signed = (file_of.written(standing.version, *become) for become in ((), (draft.paper, standing)))

    assert as_drafted.signature.name == "Trần Thị Mai"
    assert as_signed.signature == Signature(("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ THƯỜNG TRỰC", "Vũ Đình Nam")
