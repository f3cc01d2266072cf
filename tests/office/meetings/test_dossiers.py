"""Papers of a matter: asked for, handed in, checked, returned; secret and broken ones turned away; their place in the pack given once."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.jobs.actions import do, take_up
from giaoban.office.meetings import dossier_queries
from giaoban.office.meetings.actions import (
    Handed,
    add_need,
    ask_for_papers,
    change_need,
    expel_file,
    find_complete,
    hand_in,
    keep_note,
    look_at_papers,
    return_need,
    waive_need,
    want_need,
)
from giaoban.office.meetings.actions.agenda import add_item, correct_item
from giaoban.office.meetings.actions.dossiers import CONFIDENTIAL
from giaoban.office.meetings.actions.packing import keep_pdf
from giaoban.office.meetings.converting import NOT_INSTALLED, NOT_MADE, NotConverted, pdf_of_word, program
from giaoban.office.meetings.models import Item, LastLook, Meeting, Need, PackFile, ReadingNote
from giaoban.office.notices.models import Notice
from giaoban.office.registry import store
from giaoban.office.registry.actions import expel_secret
from giaoban.office.registry.models import File, Part, Refusal
from giaoban.office.registry.screening import SecretPaper
from tests.intake.pages import at, document
from tests.intake.word import package, paragraph
from tests.office.meetings.papers import completed, handed, make_need, pages_of, pdf_of
from tests.office.meetings.rows import PERSONNEL, call, make_item, make_meeting
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
WORD = package(paragraph("Tờ trình về phương án phòng cháy, chữa cháy rừng"))


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def meeting(organs: Organs) -> Meeting:
    return make_meeting(dt.date(2099, 11, 26))


@pytest.fixture
def item(meeting: Meeting, organs: Organs) -> Item:
    """A matter that the economy division prepares."""
    return make_item(meeting, prepared_by=organs.economy)


@pytest.fixture
def need(item: Item) -> Need:
    return make_need(item)


def told(people: People) -> list[tuple[str, str]]:
    return [(one.account.username, one.kind) for one in Notice.objects.filter(read_at=None).order_by("pk")]


def test_first_papers_are_asked_for_where_nothing_was_said_and_never_of_a_confidential_matter(
    people: People, meeting: Meeting, item: Item, organs: Organs
) -> None:
    make_item(meeting, title=PERSONNEL, confidential=True, prepared_by=organs.building)
    make_need(make_item(meeting), kind=Need.Kind.OTHER, title="Danh sách")

    made = ask_for_papers(people.ha, meeting.pk)

    assert [(need.item, need.kind, need.state) for need in made] == [(item, "submission", "missing"), (item, "draft", "missing")]
    assert ask_for_papers(people.ha, meeting.pk) == []
    assert told(people) == [("binh", "meetings.papers-asked")] * 2


def test_matter_put_on_the_agenda_asks_for_its_first_papers(people: People, meeting: Meeting, organs: Organs) -> None:
    item = add_item(people.ha, meeting.pk, title="Kế hoạch kiểm tra", prepared_by=organs.police)
    secret = add_item(people.mai, meeting.pk, title="Công tác cán bộ", confidential=True)

    assert ([need.kind for need in item.needs.all()], secret.needs.count()) == (["submission", "draft"], 0)


def test_unit_asks_for_no_papers_of_a_whole_meeting(people: People, meeting: Meeting, item: Item) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_papers(people.binh, meeting.pk)


def test_need_is_added_named_and_changed_by_the_unit_that_prepares(people: People, item: Item) -> None:
    need = add_need(people.binh, item.pk, kind="opinions")
    change_need(people.binh, need.pk, 1, kind="other", title="  Phụ biểu   số liệu ")

    need.refresh_from_db()
    assert (str(need), need.revision) == ("Phụ biểu số liệu", 2)
    with pytest.raises(ValidationError) as refused:
        change_need(people.binh, need.pk, 2, kind="other")
    assert refused.value.message_dict == {"title": ["Ghi tên tài liệu."]}


def test_another_unit_adds_no_need_and_sees_none(people: People, meeting: Meeting, item: Item, need: Need, organs: Organs) -> None:
    call(meeting, organ=organs.police)

    with pytest.raises(PermissionDenied):
        add_need(people.cuong, item.pk, kind="draft")
    with pytest.raises(Need.DoesNotExist):
        change_need(people.cuong, need.pk, 1, kind="draft")
    assert list(dossier_queries.needs_visible_to(people.cuong)) == []


def test_confidential_matter_takes_no_paper(people: People, meeting: Meeting, organs: Organs) -> None:
    kept = make_item(meeting, title=PERSONNEL, confidential=True, prepared_by=organs.economy)
    for actor in (people.mai, people.binh):
        with pytest.raises(ValidationError, match="phát tại hội nghị, thu hồi"):
            add_need(actor, kept.pk, kind="draft")

    with pytest.raises(ValidationError) as refused:
        hand_in(people.mai, make_need(kept).pk, 1, Handed(pages_of(1), "ly-lich.pdf"))

    assert refused.value.messages == [CONFIDENTIAL]
    assert (File.objects.count(), PackFile.objects.count()) == (0, 0)


@pytest.mark.parametrize("gone", ["withdrawn", "cancelled"])
def test_matter_that_is_not_discussed_takes_no_paper(gone: str, people: People, item: Item) -> None:
    Item.objects.filter(pk=item.pk).update(state="withdrawn" if gone == "withdrawn" else "stands")
    Meeting.objects.filter(pk=item.meeting_id).update(state="cancelled" if gone == "cancelled" else "planned")

    with pytest.raises(ValidationError, match="không còn trong chương trình"):
        add_need(people.binh, item.pk, kind="draft")


def test_paper_is_handed_in_checked_and_given_its_pages(people: People, need: Need) -> None:
    file = handed(people.binh, need, pages_of(3), "to trinh.pdf")
    need.refresh_from_db()
    assert (need.state, need.handed_in_by, file.version, file.pages, file.first_page) == ("handed-in", people.binh, 1, 3, None)
    assert told(people) == [("lan", "meetings.papers-handed-in"), ("ha", "meetings.papers-handed-in"), ("mai", "meetings.papers-handed-in")]

    find_complete(people.ha, need.pk, need.revision)

    file.refresh_from_db()
    need.refresh_from_db()
    assert (need.state, need.checked_by, file.first_page, file.last_page) == ("complete", people.ha, 1, 3)
    assert told(people) == [("binh", "meetings.papers-complete")]


def test_office_hands_in_for_a_unit(people: People, need: Need) -> None:
    file = handed(people.lan, need, pages_of(1))

    need.refresh_from_db()
    assert (file.by, need.handed_in_by) == (people.lan, people.lan)


def test_file_sent_twice_is_handed_in_once(people: People, need: Need) -> None:
    first, again = (hand_in(people.binh, need.pk, 1, Handed(pages_of(1), "a.pdf")) for _ in range(2))

    assert (first, PackFile.objects.count()) == (again, 1)


def test_stale_page_hands_in_nothing(people: People, need: Need) -> None:
    handed(people.ha, need, pages_of(1))

    with pytest.raises(Conflict):
        hand_in(people.binh, need.pk, 1, Handed(pages_of(2), "b.pdf"))
    with pytest.raises(Conflict):
        find_complete(people.ha, need.pk, 1)


def test_new_version_keeps_the_earlier_and_its_numbers_stay_vacant(people: People, item: Item, need: Need) -> None:
    first = completed(people.binh, need, pages_of(3), people.ha)
    beside = completed(people.binh, make_need(item), pages_of(2, "Du thao"), people.ha)

    second = handed(people.binh, need, pages_of(4, "Ban moi"))
    need.refresh_from_db()
    assert (need.state, second.version, second.first_page) == ("handed-in", 2, None)
    find_complete(people.ha, need.pk, need.revision)

    for file in (first, beside, second):
        file.refresh_from_db()
    assert [(file.first_page, file.last_page) for file in (first, beside, second)] == [(1, 3), (4, 5), (6, 9)]


def test_paper_is_returned_with_its_reason_and_handed_in_again(people: People, need: Need) -> None:
    file = completed(people.binh, need, pages_of(1), people.ha)

    with pytest.raises(ValidationError):
        return_need(people.ha, need.pk, need.revision, reason=" ")
    return_need(people.ha, need.pk, need.revision, reason="Thiếu phụ biểu")

    need.refresh_from_db()
    file.refresh_from_db()
    assert (need.state, need.reason, file.accepted_at, file.first_page) == ("returned", "Thiếu phụ biểu", None, 1)
    assert told(people) == [("binh", "meetings.papers-returned")]
    again = handed(people.binh, need, pages_of(1))
    need.refresh_from_db()
    assert (need.state, need.reason, again.version) == ("handed-in", "", 2)


def test_nothing_is_checked_or_returned_before_it_is_there(people: People, need: Need) -> None:
    with pytest.raises(ValidationError):
        find_complete(people.ha, need.pk, 1)
    with pytest.raises(ValidationError):
        return_need(people.ha, need.pk, 1, reason="Thiếu")


def test_unit_checks_nothing(people: People, need: Need) -> None:
    handed(people.binh, need, pages_of(1))

    for verb in (find_complete, waive_need, want_need):
        with pytest.raises(PermissionDenied):
            verb(people.binh, need.pk, 2)
    with pytest.raises(PermissionDenied):
        return_need(people.binh, need.pk, 2, reason="Thiếu")


def test_paper_is_waived_and_wanted_again(people: People, need: Need) -> None:
    waive_need(people.ha, need.pk, 1)
    with pytest.raises(ValidationError):
        waive_need(people.ha, need.pk, 2)
    want_need(people.ha, need.pk, 2)
    with pytest.raises(ValidationError):
        want_need(people.ha, need.pk, 3)

    need.refresh_from_db()
    assert need.state == "missing"
    file = completed(people.binh, need, pages_of(1), people.ha)
    waive_need(people.ha, need.pk, need.revision)
    want_need(people.ha, need.pk, need.revision + 1)
    need.refresh_from_db()
    file.refresh_from_db()
    assert (need.state, file.accepted_at) == ("handed-in", None)


def test_secret_paper_leaves_time_and_reason_and_nothing_else(people: People, need: Need, files: Path) -> None:
    secret = document(at(70, 780, "MẬT") + at(70, 700, "To trinh ve phuong an tac chien cua xa trong thoi gian toi"))

    with pytest.raises(SecretPaper):
        hand_in(people.binh, need.pk, 1, Handed(secret, "to-trinh.pdf"))

    assert (Refusal.objects.count(), File.objects.count(), PackFile.objects.count(), files.exists()) == (1, 0, 0, False)
    assert "to-trinh" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf_of("a", password=b"mat khau"), "mật khẩu"),
        (pages_of(1)[:-200], "bị hỏng"),
        (b"%PDF-1.4\nrubbish\n%%EOF", "bị hỏng"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "ghép thành PDF"),
        ("Tờ trình".encode(), "Chỉ nhận tệp PDF hoặc Word"),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_words(data: bytes, said: str, people: People, need: Need, files: Path) -> None:
    with pytest.raises(ValidationError) as refused:
        hand_in(people.binh, need.pk, 1, Handed(data, "a.pdf", assured=True))

    assert said in refused.value.message_dict["file"][0]
    assert (File.objects.count(), files.exists()) == (0, False)


def test_word_file_gets_its_pages_from_the_pdf_that_is_made_of_it(people: People, need: Need, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.office.meetings.jobs.pdf_of_word", lambda *_: pages_of(2))  # LibreOffice, which is not everywhere
    file = completed(people.binh, need, WORD, people.ha, "to-trinh.docx")
    assert (file.pdf, file.pages, file.first_page) == (None, None, None)

    worked_off()
    file.refresh_from_db()
    assert (file.pages, file.first_page, file.no_pdf) == (2, 1, "")

    keep_pdf(file.pk, pages_of(5), 5)  # done once more by a worker that was slow
    file.refresh_from_db()
    assert file.pages == 2


def test_word_file_is_placed_when_it_is_checked_after_it_was_made(people: People, need: Need, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.office.meetings.jobs.pdf_of_word", lambda *_: pages_of(2))
    file = handed(people.binh, need, WORD, "to-trinh.docx")
    worked_off()
    file.refresh_from_db()
    assert (file.pages, file.first_page) == (2, None)


@pytest.mark.parametrize("made", [b"no pdf at all", None])
def test_word_file_of_which_nothing_can_be_made_says_why(
    made: bytes | None, people: People, need: Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("giaoban.office.meetings.jobs.program", lambda: None)
    if made is not None:
        monkeypatch.setattr("giaoban.office.meetings.jobs.pdf_of_word", lambda *_: made)
    file = completed(people.binh, need, WORD, people.ha, "to-trinh.docx")

    worked_off()

    file.refresh_from_db()
    assert (file.pdf, file.first_page, file.no_pdf == NOT_INSTALLED) == (None, None, made is None)


def test_command_that_fails_makes_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(NotConverted, match=NOT_MADE[:30]):
        pdf_of_word(WORD, "false")
    with pytest.raises(NotConverted, match=NOT_MADE[:30]):
        pdf_of_word(WORD, str(tmp_path / "nothing"))


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed (Debian: apt-get install libreoffice-writer)")
def test_libreoffice_makes_a_pdf() -> None:
    paper, out = docx.Document(), BytesIO()
    paper.add_paragraph("Tờ trình")
    paper.save(out)

    assert pdf_of_word(out.getvalue(), program()).startswith(b"%PDF-")


def worked_off() -> None:
    while job := take_up("a worker"):
        do(job)


def test_file_that_must_not_be_here_is_taken_out_whole(people: People, need: Need, files: Path) -> None:
    file = completed(people.binh, need, pages_of(2), people.ha, "ly-lich.pdf")
    keep_note(people.hoa, file.pk, 1, "Hỏi lại", 0)
    with pytest.raises(PermissionDenied):
        expel_file(people.lan, file.pk)

    expel_file(people.mai, file.pk)
    worked_off()

    file.refresh_from_db()
    need.refresh_from_db()
    assert (file.file, file.pdf, file.name, file.accepted_at, file.first_page, need.state) == (None, None, "", None, 1, "missing")
    assert (File.objects.count(), ReadingNote.objects.count(), list(store.sums())) == (0, 0, [])
    assert completed(people.binh, need, pages_of(1), people.ha).first_page == 3


def test_papers_go_when_a_matter_becomes_confidential(people: People, item: Item, need: Need) -> None:
    completed(people.binh, need, pages_of(2), people.ha)
    make_need(item)

    correct_item(people.mai, item.pk, 1, title="Công tác cán bộ", confidential=True)
    worked_off()

    assert (list(Need.objects.all()), File.objects.count(), list(store.sums())) == ([need], 0, [])


def test_papers_go_with_the_paper_that_must_not_be_in_the_office(people: People, need: Need) -> None:
    file = completed(people.binh, need, pages_of(2), people.ha)
    paper = make_paper()
    Part.objects.create(paper=paper, file=File.objects.get(in_packs=file), name="a.pdf")

    expel_secret(people.mai, paper.pk)
    worked_off()

    file.refresh_from_db()
    assert (file.file, File.objects.count(), list(store.sums())) == (None, 0, [])


def test_note_is_kept_for_oneself_and_stands_in_no_record(people: People, meeting: Meeting, need: Need) -> None:
    file = completed(people.binh, need, pages_of(2), people.ha)
    call(meeting, account=people.sen)

    first = keep_note(people.sen, file.pk, 2, "Hỏi lại số liệu rừng", 0)
    again = keep_note(people.sen, file.pk, 2, "Đã hỏi", first.revision)

    assert (first.pk, again.text, list(dossier_queries.notes_visible_to(people.hoa))) == (again.pk, "Đã hỏi", [])
    assert "số liệu" not in str(list(Entry.objects.values()))
    with pytest.raises(Conflict):
        keep_note(people.sen, file.pk, 2, "Từ cửa sổ kia", first.revision)
    with pytest.raises(ValidationError):
        keep_note(people.sen, file.pk, 3, "Trang không có", 0)
    with pytest.raises(ValidationError):
        keep_note(people.sen, file.pk, 1, "a" * 4001, 0)
    with pytest.raises(PackFile.DoesNotExist):
        keep_note(people.cuong, file.pk, 1, "Của đơn vị khác", 0)


def test_look_at_papers_tells_when_one_looked_before(people: People, meeting: Meeting) -> None:
    assert look_at_papers(people.hoa, meeting.pk) is None
    kept = LastLook.objects.get().at

    assert look_at_papers(people.hoa, meeting.pk) == kept
    assert look_at_papers(people.mai, meeting.pk) is None
    with pytest.raises(Meeting.DoesNotExist):
        look_at_papers(people.cuong, meeting.pk)
