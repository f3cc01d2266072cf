import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.actions import take_up
from giaoban.office.jobs.models import Job, State
from giaoban.office.registry.actions import correct_letterhead, fail_reading, finish_reading, retry_reading, set_confidentiality, take_in
from giaoban.office.registry.letterhead import Letterhead, letterhead_of, urgency_of
from giaoban.office.registry.models import Arrival, Paper, Stage, Urgency
from giaoban.reading.model import Document, Quoted, Signature
from tests.letters import letter
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 2)
PLAN = Letterhead(
    type="KH",
    number="85-KH/TU",
    issuer_text="Tỉnh ủy An Bình",
    date=DAY,
    subject="về tổng kết công tác xây dựng Đảng năm 2026",
    signer="Vũ Thị Hạnh",
    urgency=Urgency.URGENT,
)


@pytest.fixture
def arrival(people: People) -> Arrival:
    return take_in(people.lan, data=letter(), name="ke hoach.txt", key="k1")


def paper_of(arrival: Arrival) -> Paper:
    arrival.refresh_from_db()
    assert arrival.paper is not None
    return Paper.objects.get(pk=arrival.paper.pk)


def test_reading_fills_the_letterhead(arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, PLAN, tasks_of_ours=3, tasks_in_all=40, meetings=1)

    paper = paper_of(arrival)
    assert (paper.type, paper.number, paper.issuer_text, paper.date, paper.subject, paper.signer, paper.urgency) == (
        "KH", "85-KH/TU", "Tỉnh ủy An Bình", DAY, PLAN.subject, "Vũ Thị Hạnh", Urgency.URGENT,
    )  # fmt: skip
    assert (paper.stage, paper.tasks_of_ours, paper.tasks_in_all, paper.meetings, paper.revision) == (Stage.READY, 3, 40, 1, 2)
    assert (paper.number_key, paper.searched) == ("85-kh-tu", "85-kh/tu về tổng kết công tác xây dựng đảng năm 2026 tỉnh ủy an bình")
    assert paper.folded == "85-kh/tu ve tong ket cong tac xay dung dang nam 2026 tinh uy an binh"
    assert arrival.state == Arrival.State.READY


def test_reading_done_twice_is_done_once(arrival: Arrival) -> None:
    for _ in range(2):
        finish_reading(paper_of(arrival).pk, PLAN, tasks_of_ours=3)

    assert (paper_of(arrival).revision, paper_of(arrival).tasks_of_ours, Paper.objects.count()) == (2, 3, 1)


def test_journal_of_a_reading_holds_no_words_of_the_paper(arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, PLAN)

    changes = Entry.objects.get(verb="registry.finish-reading").changes
    assert changes == {"filled": ["date", "issuer", "issuer_text", "number", "signer", "subject", "type", "urgency"]}
    assert EarlierState.objects.count() == 0


def test_reading_overwrites_nothing_that_a_person_entered_or_emptied(arrival: Arrival, people: People) -> None:
    paper = paper_of(arrival)
    correct_letterhead(people.lan, paper.pk, 1, number="58-KH/TU", signer="Nguyễn Văn A")
    correct_letterhead(people.lan, paper.pk, 2, signer="")

    finish_reading(paper.pk, PLAN)

    paper = paper_of(arrival)
    assert (paper.number, paper.number_key, paper.signer, paper.type) == ("58-KH/TU", "58-kh-tu", "", "KH")


def test_reading_cuts_what_does_not_fit_its_column(arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, Letterhead(type="x" * 11, number="1" * 99, issuer_text="y" * 300), tasks_in_all=99_999)

    paper = paper_of(arrival)
    assert [len(text) for text in (paper.type, paper.number, paper.issuer_text)] == [10, 80, 200]
    assert paper.tasks_in_all == 32_767


def test_reading_of_a_paper_that_went_meanwhile_does_nothing(people: People) -> None:
    assert (finish_reading(404, PLAN), fail_reading(404, "hỏng")) == (None, None)
    assert Entry.objects.count() == 0


def test_paper_with_the_number_issuer_and_date_of_another_is_asked_about(arrival: Arrival) -> None:
    same = make_paper(number="85/KH-TU", number_key="85-kh-tu", issuer_text="TỈNH UỶ AN BÌNH", date=DAY)
    nameless = make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer_text="", date=DAY)
    make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer_text="Tỉnh ủy An Bình", date=dt.date(2025, 11, 2))
    make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer_text="Thành ủy An Lạc", date=DAY)

    finish_reading(paper_of(arrival).pk, PLAN)

    assert paper_of(arrival).stage == Stage.READY
    assert (arrival.state, set(arrival.duplicates.all())) == (Arrival.State.DUPLICATE, {same, nameless})


def test_issuers_known_to_the_directory_are_compared_as_organs(arrival: Arrival, organs: Organs) -> None:
    Paper.objects.filter(pk=paper_of(arrival).pk).update(issuer=organs.province_committee)
    same = make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer=organs.province_committee, issuer_text="Tỉnh uỷ", date=DAY)
    make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer=organs.finance, issuer_text="Tỉnh ủy An Bình", date=DAY)

    finish_reading(paper_of(arrival).pk, PLAN)

    paper_of(arrival)
    assert list(arrival.duplicates.all()) == [same]


@pytest.mark.parametrize(
    ("written", "above", "field"),
    [
        ("TỈNH ỦY AN BÌNH", "", "province_committee"),
        ("ĐẢNG ỦY XÃ MINH SƠN", "ĐẢNG BỘ TỈNH AN BÌNH", "committee"),
        ("BAN XÂY DỰNG ĐẢNG", "ĐẢNG ỦY XÃ MINH SƠN", "building"),
        ("SỞ TÀI CHÍNH", "", "finance"),
        ("SỞ TÀI CHÍNH", "ỦY BAN NHÂN DÂN TỈNH AN LẠC", None),
        ("HỘI CÂY CẢNH", "", None),
        ("BAN XÂY DỰNG ĐẢNG", "TỈNH ỦY AN LẠC", None),
    ],
)
def test_issuer_is_the_organ_that_its_words_mean(written: str, above: str, field: str | None, arrival: Arrival, organs: Organs) -> None:
    finish_reading(paper_of(arrival).pk, Letterhead(issuer_text=written, parent_text=above, date=DAY))
    assert paper_of(arrival).issuer == (getattr(organs, field) if field else None)


def test_issuer_follows_its_corrected_words(arrival: Arrival, organs: Organs, people: People) -> None:
    finish_reading(paper_of(arrival).pk, Letterhead(issuer_text="TỈNH ỦY AN BÌN", date=DAY))
    assert paper_of(arrival).issuer is None

    correct_letterhead(people.lan, paper_of(arrival).pk, 2, issuer_text="Tỉnh ủy An Bình")
    assert paper_of(arrival).issuer == organs.province_committee


@pytest.mark.parametrize("found", [Letterhead(number="Số:   -KH/TU", date=DAY), Letterhead(number="85-KH/TU"), Letterhead(date=DAY)])
def test_paper_without_number_or_date_is_like_no_other(found: Letterhead, arrival: Arrival) -> None:
    make_paper(number=found.number, number_key="", date=found.date)
    make_paper(number="85-KH/TU", number_key="85-kh-tu", date=DAY)

    finish_reading(paper_of(arrival).pk, found)

    paper_of(arrival)
    assert (arrival.state, arrival.duplicates.count()) == (Arrival.State.READY, 0)


def test_file_that_cannot_be_read_is_kept_and_says_why(arrival: Arrival) -> None:
    fail_reading(paper_of(arrival).pk, "Tệp PDF này là ảnh chụp.")

    assert paper_of(arrival).stage == Stage.UNREAD
    assert (arrival.state, arrival.reason) == (Arrival.State.FAILED, "Tệp PDF này là ảnh chụp.")


def test_paper_that_was_read_stays_read(arrival: Arrival) -> None:
    finish_reading(paper_of(arrival).pk, PLAN)
    fail_reading(paper_of(arrival).pk, "Máy bận.")

    assert (paper_of(arrival).stage, arrival.state, arrival.reason) == (Stage.READY, Arrival.State.READY, "")


def test_reading_again_that_succeeds_says_so(arrival: Arrival, people: People) -> None:
    fail_reading(paper_of(arrival).pk, "Máy bận.")
    retry_reading(people.lan, arrival.pk)
    assert (paper_of(arrival).stage, arrival.state, arrival.reason) == (Stage.READING, Arrival.State.READING, "")

    finish_reading(paper_of(arrival).pk, PLAN)

    assert (paper_of(arrival).stage, arrival.state, arrival.reason) == (Stage.READY, Arrival.State.READY, "")


@pytest.mark.parametrize(
    ("state", "waiting"),
    [(State.WAITING, ["read-part:{0}"]), (State.FAILED, ["read-part:{0}"]), (State.DONE, ["read-part:{0}:{1}"])],
)
def test_retry_waits_in_the_queue_once(state: State, waiting: list[str], arrival: Arrival, people: People) -> None:
    job = Job.objects.get()
    Job.objects.update(state=state, attempts=3)
    fail_reading(paper_of(arrival).pk, "Máy bận.")

    retry_reading(people.lan, arrival.pk)
    retry_reading(people.lan, arrival.pk)

    part = paper_of(arrival).parts.get()
    waits = Job.objects.filter(state=State.WAITING)
    assert [waiting_job.key for waiting_job in waits] == [key.format(part.pk, job.pk) for key in waiting]


def test_retry_revives_a_job_that_broke_without_a_word(arrival: Arrival, people: People) -> None:
    Job.objects.update(state=State.FAILED, attempts=3)

    retry_reading(people.lan, arrival.pk)

    job = Job.objects.get()
    assert (job.state, job.attempts, paper_of(arrival).stage) == (State.WAITING, 0, Stage.READING)


def test_retry_of_what_is_being_read_adds_nothing(arrival: Arrival, people: People) -> None:
    take_up("w1")

    retry_reading(people.lan, arrival.pk)

    assert list(Job.objects.values_list("state", flat=True)) == [State.RUNNING]


def test_retry_of_what_was_read_or_asked_about_changes_nothing(arrival: Arrival, people: People) -> None:
    again = take_in(people.lan, data=letter(), name="b.txt", key="k2")
    finish_reading(paper_of(arrival).pk, PLAN)

    assert retry_reading(people.lan, arrival.pk).state == Arrival.State.READY
    assert retry_reading(people.lan, again.pk).state == Arrival.State.DUPLICATE


def test_letterhead_is_corrected_and_what_was_before_is_kept(arrival: Arrival, people: People) -> None:
    paper = paper_of(arrival)
    finish_reading(paper.pk, PLAN)

    changed = correct_letterhead(people.ha, paper.pk, 2, number=" 86-KH/TU ", date=dt.date(2026, 11, 3))

    assert (changed.number, changed.number_key, changed.revision) == ("86-KH/TU", "86-kh-tu", 3)
    assert EarlierState.objects.get().state["number"] == "85-KH/TU"
    assert Paper.objects.get(pk=paper.pk).searched.startswith("86-kh/tu ")


def test_two_people_correcting_one_letterhead_the_second_is_told(arrival: Arrival, people: People) -> None:
    paper = paper_of(arrival)
    correct_letterhead(people.lan, paper.pk, 1, number="85-KH/TU")

    with pytest.raises(Conflict):
        correct_letterhead(people.mai, paper.pk, 1, number="58-KH/TU")

    assert paper_of(arrival).number == "85-KH/TU"


def test_reading_that_ends_while_a_form_is_open_is_told(arrival: Arrival, people: People) -> None:
    finish_reading(paper_of(arrival).pk, PLAN)

    with pytest.raises(Conflict):
        correct_letterhead(people.lan, paper_of(arrival).pk, 1, number="58-KH/TU")


def test_corrected_number_is_compared_with_other_papers_again(arrival: Arrival, people: People) -> None:
    other = make_paper(number="86-KH/TU", number_key="86-kh-tu", issuer_text="Tỉnh ủy An Bình", date=DAY)
    finish_reading(paper_of(arrival).pk, PLAN)

    correct_letterhead(people.lan, paper_of(arrival).pk, 2, number="86-KH/TU")
    paper_of(arrival)
    assert (arrival.state, list(arrival.duplicates.all())) == (Arrival.State.DUPLICATE, [other])

    correct_letterhead(people.lan, paper_of(arrival).pk, 3, number="87-KH/TU")
    paper_of(arrival)
    assert (arrival.state, list(arrival.duplicates.all())) == (Arrival.State.READY, [])


def test_letterhead_of_an_unread_paper_is_filled_by_hand(arrival: Arrival, people: People) -> None:
    other = make_paper(number="85-KH/TU", number_key="85-kh-tu", issuer_text="Tỉnh ủy An Bình", date=DAY)
    fail_reading(paper_of(arrival).pk, "Ảnh chụp.")

    correct_letterhead(people.lan, paper_of(arrival).pk, 1, number="85 KH TU", issuer_text="Tỉnh ủy An Bình", date=DAY)
    paper_of(arrival)
    assert (arrival.state, list(arrival.duplicates.all())) == (Arrival.State.DUPLICATE, [other])

    correct_letterhead(people.lan, paper_of(arrival).pk, 2, number="84-KH/TU")
    paper_of(arrival)
    assert (arrival.state, arrival.reason) == (Arrival.State.FAILED, "Ảnh chụp.")


def test_letterhead_corrected_before_the_reading_ends_leaves_the_arrival_waiting(arrival: Arrival, people: People) -> None:
    correct_letterhead(people.lan, paper_of(arrival).pk, 1, number="85-KH/TU")

    paper_of(arrival)
    assert arrival.state == Arrival.State.READING


def test_issuer_is_set_by_hand_or_follows_its_words(arrival: Arrival, people: People, organs: Organs) -> None:
    paper = paper_of(arrival)
    correct_letterhead(people.lan, paper.pk, 1, issuer_text="Tỉnh uỷ", issuer=organs.province_committee)
    assert paper_of(arrival).issuer == organs.province_committee

    correct_letterhead(people.lan, paper.pk, 2, issuer_text="Hội Cây cảnh")
    assert paper_of(arrival).issuer is None


def test_letterhead_is_corrected_by_the_office_alone_and_as_far_as_it_sees(arrival: Arrival, people: People) -> None:
    paper = paper_of(arrival)
    with pytest.raises(PermissionDenied):
        correct_letterhead(people.hoa, paper.pk, 1, number="1")
    with pytest.raises(TypeError):
        correct_letterhead(people.lan, paper.pk, 1, stage="ready")
    set_confidentiality(people.lan, paper.pk, 1, Confidentiality.RESTRICTED)
    with pytest.raises(Paper.DoesNotExist):
        correct_letterhead(people.ha, paper.pk, 2, number="1")

    assert paper_of(arrival).number == ""


def test_confidentiality_is_set_by_who_takes_papers_in(arrival: Arrival, people: People) -> None:
    paper = paper_of(arrival)
    with pytest.raises(PermissionDenied):
        set_confidentiality(people.ha, paper.pk, 1, Confidentiality.RESTRICTED)

    assert set_confidentiality(people.mai, paper.pk, 1, Confidentiality.RESTRICTED).confidentiality == Confidentiality.RESTRICTED
    assert Entry.objects.get(verb="registry.set-confidentiality").changes == {"confidentiality": [0, 1]}


def test_letterhead_of_a_reading_is_taken_over() -> None:
    document = Document(
        type="CV",
        number="187-CV/ĐU",
        date=DAY,
        parent_body="ĐẢNG BỘ TỈNH AN LẠC",
        issuing_body="ĐẢNG ỦY XÃ  MINH SƠN",
        subject="về việc báo cáo\nsố liệu",
        signature=Signature(name="Hoàng Thị Thu"),
        recipients=(Quoted("Như trên", (0, 8)),),
        urgency="HỎA TỐC",
    )

    assert letterhead_of(document) == Letterhead(
        type="CV",
        number="187-CV/ĐU",
        issuer_text="ĐẢNG ỦY XÃ MINH SƠN",
        date=DAY,
        subject="về việc báo cáo số liệu",
        signer="Hoàng Thị Thu",
        urgency=Urgency.MOST_URGENT,
        recipients=("Như trên",),
        parent_text="ĐẢNG BỘ TỈNH AN LẠC",
    )
    assert letterhead_of(Document()) == Letterhead()


@pytest.mark.parametrize(
    ("stamp", "urgency"),
    [
        ("HỎA TỐC HẸN GIỜ", Urgency.MOST_URGENT),
        ("Hoả tốc", Urgency.MOST_URGENT),
        ("THƯỢNG KHẨN", Urgency.MORE_URGENT),
        ("KHẨN", Urgency.URGENT),
        ("", Urgency.NONE),
    ],
)
def test_stamp_says_how_urgent(stamp: str, urgency: Urgency) -> None:
    assert urgency_of(stamp) == urgency
