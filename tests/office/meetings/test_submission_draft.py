"""Tờ trình begun with what is known of a matter: to which body, what it is asked, on which programme, with which papers beside."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.directory.heads import head_of_unit
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.models import Competence, Item, Matter, Meeting, Need
from giaoban.office.meetings.papers.submission import OPEN, submission_draft, submitted
from giaoban.writing.paper import Paper
from tests.office.meetings.rows import MATTERS, make_item, make_meeting
from tests.papers import make_paper
from tests.people import Organs, People
from tests.read_again import HOSTILE, again, departures, keys_of, signed, words_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 18)


@pytest.fixture
def need(people: People, organs: Organs) -> Need:
    """The tờ trình of a matter that the economy division prepares, of a meeting that a programme called."""
    meeting = make_meeting(paper=make_paper(type="CTr", number="05-CTr/ĐU", issuer_text="Đảng ủy xã Minh Sơn"))
    item = make_item(meeting, title=MATTERS[1], prepared_by=organs.economy)
    for kind, title in (("draft", "Dự thảo phương án"), ("explanation", ""), ("other", "Không cần nữa")):
        Need.objects.create(item=item, kind=kind, title=title)
    Need.objects.filter(title="Không cần nữa").update(state="waived")
    return Need.objects.create(item=item, kind="submission")


def draft_of(people: People, organs: Organs, need: Need) -> Paper:
    need = Need.objects.select_related("item__meeting", "item__matter").get(pk=need.pk)
    return submission_draft(submitted(people.binh, need), head_of_unit(organs.economy, DAY))


def test_draft_holds_what_is_known_and_leaves_the_rest_open(people: People, organs: Organs, need: Need) -> None:
    paper = draft_of(people, organs, need)

    about = "phương án phòng cháy, chữa cháy rừng"
    assert words_of(paper) == [
        f"Phòng Kinh tế kính trình Ban Thường vụ Đảng ủy tại cuộc họp 08 giờ 00, thứ Năm, ngày 26/11/2026 về {about}, cụ thể như sau:",
        "1. Sự cần thiết, căn cứ", OPEN, "2. Nội dung trình", OPEN, "3. Ý kiến của các cơ quan liên quan", OPEN, "4. Đề nghị",
        "Phòng Kinh tế kính đề nghị Ban Thường vụ Đảng ủy xem xét, cho ý kiến, quyết định.",
        "Tài liệu kèm theo:", "- Dự thảo phương án;", "- Bản thuyết minh",
    ]  # fmt: skip
    assert keys_of(paper)[0] == f"item:{need.item_id}"
    assert (paper.above, paper.issuer, paper.symbol, paper.profile) == (
        ("Ủy ban nhân dân xã Minh Sơn",), ("Phòng Kinh tế",), "TTr-PKT", "state_nd30",
    )  # fmt: skip


def test_draft_is_read_again_as_a_submission(people: People, organs: Organs, need: Need) -> None:
    Meeting.objects.get().paper.forwardings.create(organ=organs.economy, part="to-know", by=people.lan)  # type: ignore[union-attr]

    reading = again(draft_of(people, organs, need))

    assert departures(draft_of(people, organs, need)) == []
    document = reading.document
    assert (document.type, [each.text for each in document.addressees]) == ("TTr", ["Ban Thường vụ Đảng ủy"])
    assert signed(reading)[2:] == ("TRƯỞNG PHÒNG", "Đỗ Văn Bình")
    assert [citation.number for citation in reading.citations] == ["05-CTr/ĐU"]


def test_programme_that_the_unit_does_not_see_is_not_cited(people: People, organs: Organs, need: Need) -> None:
    Meeting.objects.get().paper.forwardings.create(organ=organs.economy, part="to-know", by=people.lan)  # type: ignore[union-attr]
    assert draft_of(people, organs, need).bases == ("Căn cứ Chương trình số 05-CTr/ĐU ngày 02/11/2026 của Đảng ủy xã Minh Sơn",)

    paper = Meeting.objects.get().paper
    assert paper is not None
    paper.confidentiality = Confidentiality.RESTRICTED
    paper.save()

    assert draft_of(people, organs, need).bases == ()


def test_what_is_asked_follows_the_competence_table(people: People, organs: Organs, need: Need) -> None:
    matter = Matter.objects.create(name="Phương án", source="Quy chế")
    Item.objects.update(matter=matter)
    said = []
    for does in (None, Competence.Does.DECIDES, Competence.Does.GIVES_OPINION, Competence.Does.IS_INFORMED):
        Competence.objects.all().delete()
        if does:
            Competence.objects.create(matter=matter, body="standing-board", does=does)
        said.append(words_of(draft_of(people, organs, need))[8].rpartition("Đảng ủy ")[2])

    both = "xem xét, cho ý kiến, quyết định."
    assert said == [both, "xem xét, quyết định.", "xem xét, cho ý kiến.", both]


def test_meeting_without_day_body_or_programme_and_unit_without_anybody(people: People, organs: Organs, need: Need) -> None:
    Meeting.objects.update(day=None, certainty="to-be-announced", body="", paper=None)
    Need.objects.exclude(pk=need.pk).delete()

    facts = submitted(people.binh, Need.objects.select_related("item__meeting", "item__matter").get())
    paper = submission_draft(facts, head_of_unit(organs.front, DAY))

    assert (paper.addressees, paper.bases, facts.beside, facts.when) == (("Thường trực",), (), (), "")
    assert (paper.profile, paper.above, paper.signature.name) == ("state_nd30", ("Đảng ủy xã Minh Sơn",), "")
    assert words_of(paper)[-1] == f"{organs.front.name} kính đề nghị Thường trực xem xét, cho ý kiến, quyết định."


def test_hostile_words_come_out_as_those_words(people: People, organs: Organs, need: Need) -> None:
    Item.objects.update(title=HOSTILE)
    Need.objects.filter(kind="draft").update(title=HOSTILE[:300])

    assert again(draft_of(people, organs, need)).source.text.count(HOSTILE) == 3  # subject, opening, paper beside
