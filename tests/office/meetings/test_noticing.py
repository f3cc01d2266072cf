"""The notice of the conclusions: an outgoing paper in all its versions, the conclusions found in each, the first evidence kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings.actions import conclude, link_notice, order_from, quote_notice, unlink_notice
from giaoban.office.meetings.actions.noticing import leave_with_paper
from giaoban.office.meetings.models import Conclusion, ConclusionTask, Meeting, NoticeQuote
from giaoban.office.meetings.noticed import place_in
from giaoban.office.meetings.record_queries import papers_for_notice, without_notice
from giaoban.office.registry.models import Paper
from tests.office.evidence.rows import read_paper
from tests.office.meetings.rows import BOARD_DAY, call, make_held, make_meeting
from tests.office.meetings.test_concluding import WORDS, ordered
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
NOTICE = """ĐẢNG ỦY XÃ MINH SƠN
*
THÔNG BÁO
kết luận của Ban Thường vụ

1. Giao Phòng Kinh tế  chủ trì
rà soát phương án phòng cháy rừng, xong trước 05/12.
2. Ban Thường vụ thống nhất chủ trương xây dựng nhà văn hóa thôn Đồng Mít; các cơ quan liên quan thực hiện.
"""


def notice(text: str = NOTICE, **fields: object) -> Paper:
    """An outgoing paper with a text."""
    paper = make_paper(direction="out", type="TB", **fields)
    read_paper(paper, text)
    return paper


@pytest.mark.parametrize(
    ("words", "found", "exact"),
    [
        (WORDS, "Giao Phòng Kinh tế  chủ trì\nrà soát phương án phòng cháy rừng, xong trước 05/12", True),
        ("THỐNG NHẤT CHỦ TRƯƠNG xây dựng nhà văn hóa thôn Đồng Mít", "thống nhất chủ trương xây dựng nhà văn hóa thôn Đồng Mít", True),
        (
            "Thống nhất xây dựng nhà văn hóa thôn Đồng Mít",
            "Ban Thường vụ thống nhất chủ trương xây dựng nhà văn hóa thôn Đồng Mít;",
            False,
        ),
    ],
)
def test_conclusion_is_found_in_the_notice(words: str, found: str, exact: bool) -> None:
    place = place_in(NOTICE, words)

    assert place is not None
    assert (NOTICE[place.start : place.end], place.exact) == (found, exact)


@pytest.mark.parametrize("words", ["", "Sửa đường vào thôn Bến Cốc.", " . "])
def test_what_is_not_in_the_notice_is_not_found(words: str) -> None:
    assert place_in(NOTICE, words) is None


def test_notice_adds_its_sentence_and_the_first_evidence_stays(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    one, other = conclude(people.ha, meeting.pk, WORDS), conclude(people.ha, meeting.pk, "Sửa đường vào thôn Bến Cốc.", no_task=True)
    order_from(people.ha, one.pk, ordered(organs))
    paper = notice()

    link_notice(people.ha, meeting.pk, 1, paper.pk)

    quote = NoticeQuote.objects.get()
    assert (quote.conclusion, quote.extraction.text[slice(*quote.spans[0])], quote.exact) == (one, quote.quote, True)
    assert ConclusionTask.objects.get().quote == WORDS
    assert (Meeting.objects.get().notice, list(other.noticed_as.all())) == (paper, [])


def test_every_version_of_the_notice_is_quoted_beside_the_earlier(people: People, organs: Organs) -> None:
    """Returned with handwriting, then signed: both texts stay, and both hold the sentence."""
    meeting, _, _ = make_held(people, organs)
    conclude(people.ha, meeting.pk, WORDS)
    paper = notice()
    link_notice(people.ha, meeting.pk, 1, paper.pk)
    first = NoticeQuote.objects.get()
    read_paper(paper, NOTICE.replace("xong trước 05/12", "xong trước 04/12"))

    made = quote_notice(None, meeting.pk)

    assert [quote.exact for quote in made] == [False]
    assert list(NoticeQuote.objects.all()) == [first, *made]
    assert quote_notice(people.ha, meeting.pk) == []


def test_another_paper_takes_the_place_of_a_wrong_one(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    conclude(people.ha, meeting.pk, WORDS)
    wrong, right = notice(), notice(NOTICE + "Nơi nhận.")
    link_notice(people.ha, meeting.pk, 1, wrong.pk)

    link_notice(people.ha, meeting.pk, 2, right.pk)

    assert [quote.extraction.file.parts.get().paper for quote in NoticeQuote.objects.all()] == [right]
    assert unlink_notice(people.ha, meeting.pk, 3).notice is None
    assert NoticeQuote.objects.count() == 0


def test_who_links_what(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    call(meeting, account=people.sen, part="secretary")
    paper, came_in, inside = notice(), make_paper(), make_paper(direction="out", confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(PermissionDenied):
        link_notice(people.sen, meeting.pk, 1, paper.pk)
    with pytest.raises(ValidationError):
        link_notice(people.ha, meeting.pk, 1, came_in.pk)
    with pytest.raises(ObjectDoesNotExist):
        link_notice(people.ha, meeting.pk, 1, inside.pk)
    with pytest.raises(PermissionDenied):
        quote_notice(people.binh, meeting.pk)
    link_notice(people.ha, meeting.pk, 1, paper.pk)
    with pytest.raises(Conflict):
        unlink_notice(people.ha, meeting.pk, 1)


def test_notice_that_must_not_be_here_leaves_nothing(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs)
    conclude(people.ha, meeting.pk, WORDS)
    paper = notice()
    link_notice(people.ha, meeting.pk, 1, paper.pk)

    leave_with_paper(paper)

    assert (Meeting.objects.get().notice, NoticeQuote.objects.count(), Conclusion.objects.count()) == (None, 0, 1)


def test_meetings_wait_for_their_notice(people: People, organs: Organs) -> None:
    meeting, _, _ = make_held(people, organs, BOARD_DAY)
    conclude(people.ha, meeting.pk, WORDS)
    make_held(people, organs, BOARD_DAY)  # came to no conclusion
    make_meeting(BOARD_DAY)
    assert list(without_notice(people.ha)) == [meeting]

    paper = notice(date=BOARD_DAY)
    make_paper(direction="out")  # went out before the meeting
    assert list(papers_for_notice(people.ha, meeting)) == [paper]
    link_notice(people.ha, meeting.pk, 1, paper.pk)
    assert list(without_notice(people.ha)) == []
