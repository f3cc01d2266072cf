"""Papers read by the job: the same whatever file they came in, once however often it is killed, plainly refused where unreadable."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from giaoban.office.evidence.models import Extraction, FactKind, Mention, Reading, Work
from giaoban.office.jobs.actions import do, take_up
from giaoban.office.jobs.models import Job, State
from giaoban.office.registry.models import Part, Stage
from giaoban.office.review.actions import put_proposals
from giaoban.office.review.models import Proposal
from tests.office.review import papers
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


def _told(proposal: Proposal) -> tuple[Any, ...]:
    return (proposal.number, proposal.kind, proposal.digest, proposal.understood, proposal.flags, proposal.ours)


@pytest.mark.parametrize("name", ["chuong-trinh-cong-tac.docx", "chuong-trinh-cong-tac.pdf"])
def test_programme_gives_the_same_proposals_as_text_word_and_pdf(name: str, organs: Organs) -> None:
    as_text, as_file = papers.read_sample("chuong-trinh-cong-tac.txt"), papers.read_sample(name)

    assert [_told(p) for p in as_file.proposals.order_by("number")] == [_told(p) for p in as_text.proposals.order_by("number")]


def test_programme_proposes_its_conferences_duties_and_the_wrong_symbol(organs: Organs) -> None:
    paper = papers.read_sample("chuong-trinh-cong-tac.txt")

    board, progress = paper.proposals.filter(kind=FactKind.MEETING).order_by("number")
    assert (board.understood["date"], board.understood["certainty"], board.is_clean) == ("2026-11-26", "tentative", True)
    assert [item["prepared_by"][0]["organs"] for item in board.understood["agenda"]] == [
        [organs.office.pk], [organs.peoples_committee.pk], [organs.building.pk], [organs.building.pk], [organs.building.pk],
    ]  # fmt: skip
    assert [flag["code"] for flag in progress.flags] == ["meeting-date-to-be-announced"]
    duties = paper.proposals.filter(kind=FactKind.DUTY).order_by("number")
    assert [duty.understood["recurrence"] for duty in duties] == [None, "FREQ=WEEKLY;BYDAY=MO"]
    wrong = [p for p in paper.proposals.filter(kind=FactKind.CITATION) if not p.is_clean]
    assert [(p.understood["number"], p.flags[0]["code"]) for p in wrong] == [("27-KH/TU", "issuer-and-symbol-disagree")]


def test_register_is_told_what_a_paper_holds(organs: Organs) -> None:
    paper = papers.read_sample("chuong-trinh-cong-tac.txt")

    assert (paper.stage, paper.number, paper.subject) == (Stage.READY, "14-CTr/ĐU", "công tác tháng 11 năm 2026")
    assert (paper.tasks_of_ours, paper.tasks_in_all, paper.meetings) == (7, 7, 2)
    assert paper.open_proposals == paper.proposals.count() == 50


def test_work_of_others_is_told_apart_from_ours(organs: Organs) -> None:
    paper = papers.read(papers.LETTER.encode(), "cong-van.txt")

    tasks = papers.tasks_of(paper)
    assert [task.ours for task in tasks] == [True, False, True]
    leads = [unit["organs"] for task in tasks for unit in task.understood["lead"]]
    assert leads == [[organs.peoples_committee.pk], [], [organs.economy.pk]]
    assert [flag["code"] for task in tasks for flag in task.flags] == ["deadline-unclear"]
    assert (paper.tasks_of_ours, paper.tasks_in_all) == (2, 3)


@pytest.mark.parametrize(
    "name", ["chuong-trinh-cong-tac.pdf", "ke-hoach.docx", "thong-bao-ket-luan.txt", "giay-moi.pdf", "chuong-trinh-huyen-uy.txt"]
)
def test_every_quote_equals_its_places(name: str, organs: Organs) -> None:
    paper = papers.read_sample(name)

    for proposal in paper.proposals.select_related("reading__extraction"):
        text = proposal.reading.extraction.text
        assert proposal.quote == "".join(text[a:b] for a, b in proposal.spans)
        for words in (words for pieces in proposal.said.values() for words in pieces):
            assert words["quote"] == "".join(text[a:b] for a, b in words["spans"])


def test_reading_twice_is_as_reading_once(organs: Organs) -> None:
    paper = papers.read_sample("chuong-trinh-cong-tac.txt")
    before = [(p.pk, p.revision) for p in paper.proposals.order_by("pk")]
    Job.objects.update(state=State.WAITING)

    papers.work_through()

    assert [(p.pk, p.revision) for p in paper.proposals.order_by("pk")] == before
    assert (Extraction.objects.count(), Reading.objects.count()) == (1, 1)


@pytest.mark.parametrize("step", ["extract", "read", "note_mentions", "put_proposals", "_tell_register"])
def test_job_killed_at_any_step_ends_in_the_same_state(step: str, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    from giaoban.office.evidence import actions as evidence
    from giaoban.office.review import jobs

    class Killed(BaseException):
        pass

    owner: Any = evidence if hasattr(evidence, step) else jobs
    was = getattr(owner, step)

    def killed(*args: Any, **kwargs: Any) -> None:
        was(*args, **kwargs)
        raise Killed

    paper = papers.take(papers.LETTER.encode(), "cong-van.txt")
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, killed)
        job = take_up("first")
        assert job is not None
        with pytest.raises(Killed):
            do(job)
    Job.objects.update(lease_until="2026-01-01T00:00:00Z")

    done = papers.work_through()

    paper.refresh_from_db()
    assert [job.state for job in done] == [State.DONE]
    whole = papers.read(papers.LETTER.encode() + b"\n", "cong-van.txt")
    assert [_told(p) for p in paper.proposals.order_by("number")] == [_told(p) for p in whole.proposals.order_by("number")]
    assert (paper.stage, paper.open_proposals) == (whole.stage, whole.open_proposals)
    assert paper.mentions.count() == whole.mentions.count() == 1


def test_file_that_cannot_be_read_is_said_plainly(organs: Organs) -> None:
    paper = papers.take(b"%PDF-1.7 not a paper", "hong.pdf")

    (job,) = papers.work_through()

    paper.refresh_from_db()
    assert (job.state, paper.stage, paper.proposals.count()) == (State.FAILED, Stage.UNREAD, 0)
    assert job.error


def test_annex_that_cannot_be_read_leaves_its_paper_ready(organs: Organs) -> None:
    paper = papers.read_sample("cong-van.txt")

    papers.add_part(paper, b"%PDF-1.7 not a paper", "phu-luc.pdf", Part.Kind.ANNEX)
    papers.work_through()

    paper.refresh_from_db()
    assert paper.stage == Stage.READY


def test_annex_goes_by_the_letterhead_of_its_paper(organs: Organs) -> None:
    paper = papers.read_sample("chuong-trinh-cong-tac.txt")
    annex = "PHỤ LỤC\nDanh mục công việc\n1. Văn phòng Đảng ủy chuẩn bị báo cáo trước ngày 20/11/2026.\n"

    papers.add_part(paper, annex.encode(), "phu-luc.txt", Part.Kind.ANNEX)
    papers.work_through()

    added = paper.proposals.filter(reading__part__kind=Part.Kind.ANNEX)
    assert [(p.kind, p.ours, p.number) for p in added] == [(FactKind.TASK, True, 51)]


def test_part_that_is_gone_needs_no_reading(organs: Organs) -> None:
    paper = papers.take(papers.LETTER.encode(), "cong-van.txt")
    Part.objects.filter(paper=paper).delete()

    assert [job.state for job in papers.work_through()] == [State.DONE]


def test_cited_work_is_one_thing_whoever_cites_it(organs: Organs) -> None:
    papers.read(papers.LETTER.encode(), "cong-van.txt")
    papers.read(papers.LETTER.replace("3187", "3188").encode(), "cong-van-2.txt")

    work = Work.objects.get()
    assert (work.number, work.mentions.count()) == ("2914/UBND-KT", 2)
    assert {m.quote[:9] for m in Mention.objects.all()} == {"Công văn "}


def test_cited_work_is_linked_to_the_one_paper_that_fits(organs: Organs) -> None:
    held = make_paper(number="2914/UBND-KT", number_key="2914-ubnd-kt", type="CV", date="2026-10-08", issuer_text="UBND tỉnh An Bình")
    make_paper(number="2914/UBND-KT", number_key="2914-ubnd-kt", type="CV", date="2025-10-08", issuer_text="UBND tỉnh An Bình")

    papers.read(papers.LETTER.encode(), "cong-van.txt")

    assert Work.objects.get().paper == held


def test_cited_work_is_not_linked_where_two_papers_fit(organs: Organs) -> None:
    for _ in range(2):
        make_paper(number="2914/UBND-KT", number_key="2914-ubnd-kt", type="CV", date="2026-10-08")

    papers.read(papers.LETTER.encode(), "cong-van.txt")

    assert Work.objects.get().paper is None


def test_text_is_kept_with_its_sum_and_its_tools(organs: Organs) -> None:
    papers.read_sample("cong-van.pdf")

    extraction = Extraction.objects.get()
    assert extraction.text_sha256 == hashlib.sha256(extraction.text.encode()).hexdigest()
    assert (extraction.media_type, extraction.page_count) == ("application/pdf", len(extraction.pages))
    assert set(extraction.tools) == {"giaoban", "lxml", "pypdfium2"}


def test_reading_keeps_no_second_copy_of_the_text(people: People) -> None:
    papers.read_sample("cong-van.txt")

    assert "text" not in Reading.objects.get().found


def test_putting_no_drafts_leaves_nothing(organs: Organs) -> None:
    paper = papers.read(papers.LETTER.encode(), "cong-van.txt")

    put_proposals(Reading.objects.get(), [])

    assert set(paper.proposals.values_list("state", flat=True)) == {"gone"}
