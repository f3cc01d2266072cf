"""The paper that a programme becomes: its outline, its words, its head and foot; each block is called by its line."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.compiling.letterhead import recipients
from giaoban.office.compiling.paper import paper_of, subject_of, worded
from giaoban.office.directory.heads import head_of, signature_of
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Fact
from giaoban.office.programme.actions import correct_line, issue_programme, put_lines
from giaoban.office.programme.models import Line, Programme
from giaoban.reading.read import read_text
from giaoban.writing.authority import KindOfOrgan, signature_departures
from giaoban.writing.paper import Heading, Item, Paper, Paragraph, Signature
from giaoban.writing.profile import profile_called
from tests.office.compiling.rows import TODAY, make_draft, make_work
from tests.office.programme.rows import make_line, make_programme
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
FULL = "Chỉ thị số 19-CT/TU ngày 11/12/2021 của Ban Thường vụ Tỉnh ủy"


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's, with two tasks in a group, a direction, a meeting with a matter, and a briefing."""
    made = make_draft(organs)
    make_line(made, text="Rà soát hộ nghèo.", organ=organs.economy, due="2026-12-15", group="Kinh tế - xã hội")
    make_line(made, text="Tăng cường nắm tình hình tư tưởng.", kind="direction", due="")
    make_line(made, text="Công an xã Minh Sơn cao điểm tấn công tội phạm", organ=organs.police, due="2026-12", group="Kinh tế - xã hội")
    meeting = make_line(made, text="Hội nghị Ban Thường vụ Đảng ủy", kind="meeting", due="2026-12-24", tentative=True, organ=organs.office)
    make_line(made, text="Dự thảo Báo cáo kết quả năm 2026", kind="item", under=meeting, due="2026-12-24", organ=organs.office)
    make_line(made, text="Thường trực Đảng ủy giao ban vào chiều thứ Hai hằng tuần (các ngày 07, 14/12).", kind="recurring", due="")
    make_line(made, text="Hội nghị chuyên đề", kind="meeting", due="")
    make_line(made, text="Đã rút", state="withdrawn")
    return made


def said(paper: Paper) -> list[str]:
    """The body as it reads."""
    return [" ".join([getattr(one, "marker", ""), one.text]).strip() for one in paper.body if isinstance(one, Heading | Item | Paragraph)]


def test_body_is_the_outline_with_who_and_when(draft: Programme, people: People) -> None:
    assert said(paper_of(people.mai, draft)) == [
        "I- Lãnh đạo, chỉ đạo một số nhiệm vụ trọng tâm",
        "1. Kinh tế - xã hội",
        "(1). Rà soát hộ nghèo (Phòng Kinh tế chủ trì, hoàn thành chậm nhất ngày 15/12/2026).",
        "(2). Công an xã Minh Sơn cao điểm tấn công tội phạm",
        "2. Tăng cường nắm tình hình tư tưởng.",
        "II- Các hội nghị chính, việc định kỳ",
        "1. Hội nghị Ban Thường vụ Đảng ủy: dự kiến ngày 24/12/2026.",
        "(Văn phòng Đảng ủy chuẩn bị)",
        "(1). Dự thảo Báo cáo kết quả năm 2026",
        "(Văn phòng Đảng ủy chuẩn bị)",
        "2. Thường trực Đảng ủy giao ban vào chiều thứ Hai hằng tuần (các ngày 07, 14/12).",
        "3. Hội nghị chuyên đề: lịch cụ thể sẽ thông báo sau.",
    ]


def test_each_block_is_called_by_its_line(draft: Programme, people: People) -> None:
    lines = {line.text: line.pk for line in Line.objects.all()}

    keys = [one.key for one in paper_of(people.mai, draft).body]

    assert keys[:3] == ["part:I", "group:I.1", f"line:{lines['Rà soát hộ nghèo.']}"]
    assert keys[6:8] == [f"line:{lines['Hội nghị Ban Thường vụ Đảng ủy']}", f"line:{lines['Hội nghị Ban Thường vụ Đảng ủy']}:prepared"]


def test_day_that_the_words_say_is_not_said_again(draft: Programme, people: People, organs: Organs) -> None:
    make_line(draft, text="Hội nghị sáng 10/12", kind="meeting", due="2026-12-10")
    make_line(draft, text="Thực hiện Kế hoạch số 85-KH/TU xong trước 20/12/2026.", due="2026-12-20")
    make_line(draft, text="Sơ kết Kế hoạch số 85-KH/TU.", due="2026-12-21")
    make_line(draft, text="Họp cả tháng", kind="meeting", due="2026-12")

    words = said(paper_of(people.mai, draft))

    assert "5. Họp cả tháng: tháng 12/2026." in words
    assert {"4. Hội nghị sáng 10/12", "3. Thực hiện Kế hoạch số 85-KH/TU xong trước 20/12/2026."} <= set(words)
    assert "4. Sơ kết Kế hoạch số 85-KH/TU (hoàn thành chậm nhất ngày 21/12/2026)." in words


def test_documents_are_cited_in_full_once_by_what_is_known_of_them(draft: Programme, people: People) -> None:
    make_work()
    make_line(draft, text="Thực hiện Chỉ thị số 19-CT/TU.", due="")
    make_line(draft, text=f"Tổng kết {FULL}.", due="")

    assert said(paper_of(people.mai, draft))[5:7] == [f"3. Thực hiện {FULL}.", "4. Tổng kết Chỉ thị số 19-CT/TU."]


def test_what_is_known_in_papers_of_others_is_not_used(draft: Programme, people: People) -> None:
    make_work(make_paper(confidentiality=Confidentiality.RESTRICTED))
    make_line(draft, text="Thực hiện Chỉ thị số 19-CT/TU.", due="")

    assert said(paper_of(people.ha, draft))[5] == "3. Thực hiện Chỉ thị số 19-CT/TU."
    assert said(paper_of(people.mai, draft))[5] == f"3. Thực hiện {FULL}."


def test_number_of_two_documents_is_known_of_neither(draft: Programme, people: People) -> None:
    make_work()
    make_work(date=dt.date(2026, 3, 3), key="another")
    make_line(draft, text="Thực hiện Chỉ thị số 19-CT/TU.", due="")

    assert said(paper_of(people.mai, draft))[5] == "3. Thực hiện Chỉ thị số 19-CT/TU."


def test_place_named_follows_its_line_and_stays_when_the_draft_is_issued(draft: Programme, people: People) -> None:
    direction = draft.lines.get(kind="direction")
    line = make_line(draft, text="Việc", due="")
    correct_line(people.mai, line.pk, 1, text="Báo cáo kết quả theo mục 2 phần I.")
    put_lines(people.mai, draft.pk, [direction.pk], draft.lines.first().pk)  # type: ignore[union-attr]

    assert "3. Báo cáo kết quả theo mục 1 phần I." in said(paper_of(people.mai, draft))
    Line.objects.filter(pk=direction.pk).update(because="Tiếp tục")
    issue_programme(people.mai, draft.pk, draft.revision)
    line.refresh_from_db()
    assert (line.number, line.text) == ("I.3", "Báo cáo kết quả theo mục 1 phần I.")
    assert list(draft.lines.filter(state="stands").values_list("number", flat=True)) == ["I.1", "I.2.1", "I.2.2", "I.3", "II.1", "II.1.1",
                                                                                      "II.2", "II.3"]  # fmt: skip


def test_restricted_line_moves_no_number_and_no_reference(draft: Programme, people: People) -> None:
    inside = make_paper(confidentiality=Confidentiality.RESTRICTED)
    kept = make_line(draft, place=0, text="Việc kín", because="Tiếp tục", paper=inside)
    line = make_line(draft, text="Việc", due="")

    correct_line(people.ha, line.pk, 1, text="Báo cáo kết quả theo mục 2 phần I.")

    direction = draft.lines.get(kind="direction")
    assert [one.to for one in line.references.all()] == [direction]
    assert said(paper_of(people.ha, draft)) == said(paper_of(people.mai, draft))
    issue_programme(people.mai, draft.pk, draft.revision)
    numbers = {one.pk: (one.number, one.text) for one in draft.lines.all()}
    assert numbers[direction.pk][0] == "I.2"
    assert (numbers[line.pk], numbers[kept.pk]) == (("I.3", "Báo cáo kết quả theo mục 2 phần I."), ("", "Việc kín"))


def test_place_of_a_line_that_is_gone_is_told(draft: Programme, people: People) -> None:
    line = make_line(draft, text="Việc", due="")
    correct_line(people.mai, line.pk, 1, text="Báo cáo theo mục 2 phần I và mục 9 phần I.")
    draft.lines.get(kind="direction").delete()

    row = next(one for one in worded(people.mai, draft) if one.entry.line == line)

    assert row.astray == ("mục 2 phần I", "mục 9 phần I")


def test_line_of_a_restricted_paper_is_in_nobodys_paper(draft: Programme, people: People) -> None:
    inside = make_paper(confidentiality=Confidentiality.RESTRICTED)
    make_line(draft, text="Việc kín", paper=inside)
    fact = Fact.objects.create(paper=inside, kind="task", confirmed_by=people.mai)
    make_line(draft, text="Câu kín", fact=fact)

    papers = [str(paper_of(account, draft)) for account in (people.ha, people.mai)]

    assert [("Việc kín" in paper, "Câu kín" in paper) for paper in papers] == [(False, False), (False, False)]


def test_head_and_foot_are_those_of_a_party_committee(draft: Programme, people: People, organs: Organs) -> None:
    made = paper_of(people.mai, draft)

    assert (made.profile, made.kind, made.above, made.issuer, made.symbol, made.subject, made.place) == (
        "party_hd05", "Chương trình", ("Đảng bộ tỉnh An Bình",), ("Đảng ủy xã Minh Sơn",), "CTr/ĐU", "công tác tháng 12 năm 2026",
        "Minh Sơn",
    )  # fmt: skip
    assert made.recipients == (
        "Tỉnh ủy An Bình", "Các đồng chí trong Ban Chấp hành", "Phòng Kinh tế", "Công an xã Minh Sơn", "Lưu Văn phòng Đảng ủy",
    )  # fmt: skip
    assert made.signature == Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai")
    assert signature_departures(profile_called(made.profile), KindOfOrgan.COLLECTIVE, made.signature) == ()


def test_head_and_foot_are_those_of_a_peoples_committee(people: People, organs: Organs) -> None:
    state = organs.peoples_committee
    made = paper_of(people.mai, make_programme(state, TODAY, state="draft"))

    assert (made.profile, made.symbol, made.body) == ("state_nd30", "CTr-UBND", ())
    assert (made.above, made.issuer) == ((), ("Ủy ban nhân dân xã Minh Sơn",))
    assert recipients(state, [], TODAY) == ("Đảng ủy xã Minh Sơn", "Lưu: VT, VP")
    assert signature_departures(profile_called(made.profile), KindOfOrgan.COLLECTIVE, made.signature) == ()
    assert made.signature == Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phạm Quang Minh")
    assert head_of(organs.province_committee, TODAY).above == ()
    assert signature_of(organs.finance, TODAY).name == ""


def test_committee_without_office_and_chief_is_kept_by_the_office(people: People, organs: Organs) -> None:
    people.mai.holdings.all().delete()

    assert recipients(organs.province_committee, [], TODAY) == ("Các đồng chí trong Ban Chấp hành", "Lưu Văn phòng")
    assert signature_of(organs.province_committee, TODAY) == Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "")


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("quarter", "công tác quý IV năm 2026"),
        ("year", "công tác năm 2026"),
        ("week", "công tác tuần từ 23/11 đến 29/11/2026"),
    ],
)
def test_subject_names_the_period(kind: str, subject: str, organs: Organs) -> None:
    assert subject_of(make_programme(organs.committee, TODAY, kind)) == subject


def test_paper_read_again_has_its_outline_meetings_and_preparers(draft: Programme, people: People) -> None:
    body = "\n".join(said(paper_of(people.mai, draft)))

    read = read_text(f"CHƯƠNG TRÌNH\ncông tác tháng 12 năm 2026\n\n{body}\n")

    assert [item.path for item in read.outline] == ["I", "I.1", "I.1.1", "I.1.2", "I.2", "II", "II.1", "II.1.1", "II.2", "II.3"]
    assert [(one.date, one.certainty) for one in read.meetings] == [(dt.date(2026, 12, 24), "tentative"), (None, "to-be-announced")]
    assert [(item.title, item.prepared_by) for item in read.meetings[0].agenda] == [
        ("Dự thảo Báo cáo kết quả năm 2026", ("Văn phòng Đảng ủy",))
    ]  # fmt: skip
    assert [one.recurrence for one in read.duties] == ["FREQ=WEEKLY;BYDAY=MO"]
