"""From what December's programme is proposed: each source with its words, its reason, its link, and what stands beside."""

from __future__ import annotations

import datetime as dt

import pytest

from giaoban.office.compiling.period import SHOWN
from giaoban.office.compiling.proposals import Proposal, Source, Target
from giaoban.office.compiling.sources import SOURCES
from giaoban.office.compiling.sources.recurring import days_words
from giaoban.office.directory.models import Charge
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.evidence.models import Mention
from giaoban.office.meetings.models import Competence, Matter
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import LineTask, Programme
from giaoban.office.work.models import Orientation
from tests.office.compiling.rows import TODAY, around, make_draft, make_registration, make_task, make_work, waiting
from tests.office.evidence.rows import confirm, read_paper
from tests.office.meetings.rows import make_item, make_meeting, make_series
from tests.office.programme.rows import NOVEMBER, make_line, make_programme
from tests.office.targets.rows import make_duty
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db
YEAR = dt.date(2026, 1, 1)


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's."""
    return make_draft(organs)


def only(found: list[Proposal]) -> Proposal:
    """The one proposal that waits."""
    assert len(found) == 1, [one.words for one in found]
    return found[0]


def test_line_that_is_late_comes_with_how_late_and_how_it_was_put_off(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), due="2026-11-20", organ=organs.economy)
    programmes.move_line(people.ha, line.pk, 1, "2026-11-25", Why("Còn 3 hộ vướng bồi thường."))

    one = only(waiting(people.mai, draft))

    assert (one.source, one.target, one.carries, one.line_id) == (Source.UNFINISHED, Target("line", line.pk), True, line.pk)
    assert one.reason == (
        "Chưa xong ở tháng 11/2026, thời gian 25/11/2026: quá hạn 4 ngày. Đã đổi từ 20/11/2026 sang 25/11/2026: Còn 3 hộ vướng bồi thường."
    )
    assert one.lacking == ("thời gian", "trách nhiệm", "thẩm quyền")


def test_unfinished_lines_say_how_they_stand(draft: Programme, people: People, organs: Organs) -> None:
    november = make_programme(organs.committee)
    make_line(november, text="Việc thường xuyên", kind="direction", due="")
    make_line(november, text="Hội nghị đã qua", kind="meeting", due="2026-11-19")
    make_line(november, text="Chưa ấn định", due="")
    make_line(november, text="Đang làm", due="2026-11-30")
    make_line(november, text="Sắp họp", kind="meeting", due="2026-11-30")

    assert [(one.words, one.reason, one.carries) for one in waiting(people.mai, draft)] == [
        ("Việc thường xuyên", "Tiếp tục chỉ đạo thường xuyên từ tháng 11/2026.", False),
        ("Hội nghị đã qua", "Đã qua ngày ở tháng 11/2026, thời gian 19/11/2026, chưa ghi kết quả.", True),
        ("Chưa ấn định", "Chưa thực hiện ở tháng 11/2026, chưa ấn định thời gian.", True),
        ("Đang làm", "Đang làm ở tháng 11/2026, thời gian 30/11/2026.", True),
        ("Sắp họp", "Đang làm ở tháng 11/2026, thời gian 30/11/2026.", True),
    ]


def test_what_is_done_withdrawn_carried_or_goes_with_its_meeting_is_not_proposed(draft: Programme, people: People, organs: Organs) -> None:
    november = make_programme(organs.committee)
    make_line(november, done_on=NOVEMBER)
    make_line(november, state="withdrawn")
    make_line(november, state="carried")
    meeting = make_line(november, kind="meeting", text="Hội nghị", due="")
    make_line(november, kind="item", text="Nội dung", under=meeting, due="")
    finished = make_line(november, text="Việc có nhiệm vụ đã xong", due="")
    task = make_task(people, organs, workflow="done", closed=True, done_on=NOVEMBER, deadline=NOVEMBER)
    LineTask.objects.create(line=finished, task=task)

    assert [one.words for one in waiting(people.mai, draft)] == ["Hội nghị"]


def test_line_of_a_closed_programme_is_taken_up_instead_of_carried(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee, state="closed"))

    assert not only(waiting(people.mai, draft)).carries


def test_deadline_of_its_open_task_is_the_time_of_a_carried_line(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), due="")
    LineTask.objects.create(line=line, task=make_task(people, organs))

    assert only(waiting(people.mai, draft)).due == "2026-12-02"


def test_programmes_of_year_and_quarter_bring_what_is_due_or_over(draft: Programme, people: People, organs: Organs) -> None:
    year = make_programme(organs.committee, YEAR, "year")
    quarter = make_programme(organs.committee, dt.date(2026, 10, 1), "quarter")
    for text, due, number in (("Quý IV", "2026-Q4", "3"), ("Đã qua", "2026-Q2", ""), ("Tháng 12", "2026-12", ""), ("Chưa ấn định", "", "")):
        make_line(year, text=text, due=due, number=number)
    make_line(quarter, text="Tháng 12", due="2026-12-20")
    make_line(quarter, text="Tháng 10", due="2026-10", done_on=NOVEMBER)

    assert [(one.words, one.due, one.reason) for one in waiting(people.mai, draft)] == [
        ("Tháng 12", "2026-12-20", "Chương trình quý IV/2026: thời gian 20/12/2026."),
        ("Quý IV", "", "Chương trình năm 2026: mục 3, thời gian quý IV/2026."),
        ("Đã qua", "", "Chương trình năm 2026: thời gian quý II/2026. Thời gian ấy đã qua mà chưa xong."),
    ]


def test_line_of_the_year_whose_tasks_are_done_is_not_proposed(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee, YEAR, "year"), due="2026-Q4")
    task = make_task(people, organs, workflow="done", closed=True, done_on=NOVEMBER, deadline=NOVEMBER)
    LineTask.objects.create(line=line, task=task)

    assert waiting(people.mai, draft) == []


def test_registration_comes_with_its_reason_and_the_competence_table(draft: Programme, people: People, organs: Organs) -> None:
    matter = Matter.objects.create(name="Kế hoạch đầu tư công", words="đầu tư công", source="Quy chế, Điều 6")
    Competence.objects.create(matter=matter, body="committee", does="decides")
    wrong = make_registration(people, organs, matter=matter)
    make_registration(people, organs, matter=matter, body="committee", title="Đúng thẩm quyền", state="deferred")
    make_registration(people, organs, title="Chưa rõ loại việc")
    make_registration(people, organs, title="Tháng sau nữa", month=dt.date(2027, 1, 1))
    make_registration(people, organs, title="Đã đưa vào", state="taken")
    bare = Matter.objects.create(name="Việc khác", source="Quy chế, Điều 9")
    make_registration(people, organs, matter=bare, title="Không ghi cơ quan")

    found = waiting(people.mai, draft)

    assert [(one.words, one.is_wrong_body) for one in found] == [
        ("Kế hoạch đầu tư công năm 2027", True), ("Đúng thẩm quyền", False), ("Chưa rõ loại việc", False), ("Không ghi cơ quan", False),
    ]  # fmt: skip
    assert (found[0].reason, found[0].target) == (
        "Phòng Kinh tế đăng ký trình Ban Thường vụ: Hội đồng nhân dân họp cuối năm.", Target("registration", wrong.pk)
    )  # fmt: skip
    assert found[0].competence.startswith("Không đúng thẩm quyền: Ban Thường vụ không quyết định")
    assert found[1].reason.endswith("Đã lùi từ kỳ trước.")
    assert [one.competence for one in found[1:]] == [
        "Loại việc “Kế hoạch đầu tư công”: Ban Chấp hành quyết định, cho ý kiến (theo Quy chế, Điều 6).", "",
        "Loại việc “Việc khác”: chưa ghi cơ quan quyết định (theo Quy chế, Điều 9).",
    ]  # fmt: skip
    assert found[0].group == "Nội dung trình Ban Thường vụ"


def test_meeting_comes_with_its_matters_and_who_prepares_them(draft: Programme, people: People, organs: Organs) -> None:
    meeting = make_meeting(dt.date(2026, 12, 24), certainty="tentative")
    make_item(meeting, prepared_by=organs.office)
    make_item(meeting, title="Phương án phòng cháy")
    make_item(meeting, title="Rút", state="withdrawn")
    make_item(meeting, title="Công tác cán bộ", confidential=True)
    make_meeting(None, title="Hội nghị chưa ấn định")
    for fields in (
        {"state": "held"},
        {"invited": True},
        {"private": True},
        {"kind": "working"},
        {"series": make_series(rule="FREQ=YEARLY")},
    ):
        make_meeting(dt.date(2026, 12, 25), title="Không phải của chương trình", **fields)
    make_meeting(dt.date(2027, 1, 5), title="Tháng sau")

    found = waiting(people.mai, draft, Source.MEETING)

    assert [(one.words, one.due, one.tentative, one.lacking) for one in found] == [
        ("Hội nghị Ban Thường vụ Đảng ủy", "2026-12-24", True, ("đơn vị chuẩn bị nội dung 2",)),
        ("Hội nghị chưa ấn định", "", False, ("ngày họp",)),
    ]
    assert found[0].reason == "Đã có trong lịch: dự kiến sáng thứ Năm 24/12/2026, 08:00."
    assert [(one.words, one.organ_id) for one in found[0].matters] == [
        ("Dự thảo Báo cáo kết quả năm 2026", organs.office.pk), ("Phương án phòng cháy", None), ("Công tác cán bộ", None),
    ]  # fmt: skip


def test_confidential_matter_of_a_meeting_is_proposed_by_a_heading_that_names_nobody(draft: Programme, people: People) -> None:
    meeting = make_meeting(dt.date(2026, 12, 24))
    make_item(meeting, title="Bổ nhiệm đồng chí Nguyễn Văn Thành giữ chức Trưởng phòng", confidential=True)

    (found,) = waiting(people.mai, draft, Source.MEETING)

    assert [one.words for one in found.matters] == ["Công tác tổ chức, cán bộ"]


def test_series_comes_with_its_days_and_asks_about_days_off(draft: Programme, people: People, organs: Organs) -> None:
    series = make_series(basis="Quy chế làm việc của Đảng ủy")
    for day, fields in ((7, {}), (14, {"asks": "day-off"}), (21, {"state": "cancelled"}), (28, {})):
        slot = dt.date(2026, 12, day)
        make_meeting(dt.date(2026, 12, 29) if day == 28 else slot, series=series, slot=slot, kind="briefing", **fields)
    make_series(title="Tiếp công dân", asks="days")
    make_series(title="Đã thôi", ended=True)
    make_series(title="Không có kỳ nào")
    off = dt.date(2026, 12, 20)  # a Sunday
    make_meeting(off, series=make_series(title="Trực"), slot=off, asks="day-off")

    found = waiting(people.mai, draft, Source.RECURRING)

    assert [(one.words, one.lacking) for one in found] == [
        ("Giao ban Thường trực Đảng ủy (các ngày 07, 29/12).", ("14/12: giữ, dời hay bỏ",)),
        ("Tiếp công dân.", ("chưa chọn ngày nào",)),
        ("Trực.", ("20/12 rơi vào ngày nghỉ (nghỉ hằng tuần): giữ, dời hay bỏ",)),
    ]
    assert found[0].reason == "Việc định kỳ: Quy chế làm việc của Đảng ủy."
    assert found[1].reason == "Việc định kỳ trong mục Hội nghị."


def test_days_are_said_with_their_month_once() -> None:
    days = [dt.date(2026, 11, 30), dt.date(2026, 12, 7), dt.date(2026, 12, 14)]

    assert [days_words(days), days_words(days[:1])] == ["30/11, 07, 14/12", "30/11"]


def test_task_due_in_the_period_comes_with_its_deadline_and_what_is_not_clear(draft: Programme, people: People, organs: Organs) -> None:
    paper = make_paper(number="12-KH/TU")
    task = make_task(people, organs, paper=paper, first_deadline=dt.date(2026, 11, 20), field="Giảm nghèo")
    make_task(people, organs, deadline=dt.date(2027, 1, 1))
    make_task(people, organs, deadline=dt.date(2026, 12, 5), workflow="done", closed=True, done_on=TODAY)
    standing = make_task(people, organs, title="Đã đứng trong dự thảo")
    LineTask.objects.create(line=make_line(draft, text="Dòng có sẵn", due=""), task=standing)

    one = only(waiting(people.mai, draft))

    assert (one.source, one.key, one.due, one.organ_id, one.tasks) == (
        Source.DEADLINE, f"task-{task.pk}", "2026-12-02", organs.economy.pk, (task.pk,)
    )  # fmt: skip
    assert one.reason == "Hạn 02/12/2026 (hạn ban đầu 20/11/2026), theo văn bản 12-KH/TU; đã giao."
    assert (one.group, one.lacking) == ("Giảm nghèo", ("sản phẩm", "thẩm quyền"))


def test_orders_and_directions_from_above_in_no_programme_are_proposed(draft: Programme, people: People, organs: Organs) -> None:
    above = make_paper(number="12-KH/TU", issuer_text="Tỉnh ủy An Bình", issuer=organs.province_committee)
    ours = make_paper(number="52-TB/ĐU", issuer=organs.committee)
    reading = read_paper(above, "Đẩy mạnh thi đua.")
    fact = confirm(reading, people.lan, "orientation", "Đẩy mạnh thi đua.", title="Đẩy mạnh thi đua.", lead=[])
    Orientation.objects.create(fact=fact, paper=above, title="Đẩy mạnh thi đua.", organ=organs.front)
    make_task(people, organs, title="Báo cáo số liệu đảng viên", paper=above, deadline=None)
    make_task(people, organs, title="Việc của ta", paper=ours, deadline=None)
    make_task(people, organs, title="Việc đã cũ", paper=above, deadline=None, given_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    planned = make_task(people, organs, title="Việc đã có dòng", paper=above, deadline=None)
    LineTask.objects.create(line=make_line(make_programme(organs.peoples_committee)), task=planned)

    found = waiting(people.mai, draft)
    paper = "Văn bản 12-KH/TU ngày 02/11/2026 của Tỉnh ủy An Bình"

    assert [(one.words, one.kind, one.reason) for one in found] == [
        ("Báo cáo số liệu đảng viên", "task", f"{paper} giao, chưa có hạn; chưa có trong chương trình nào."),
        ("Đẩy mạnh thi đua.", "direction", f"{paper} định hướng; chưa có trong chương trình nào."),
    ]  # fmt: skip
    assert (found[1].fact_id, found[1].target) == (fact.pk, Target("orientation", Orientation.objects.get().pk))


def test_order_from_a_paper_without_number_says_so(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs, paper=make_paper(number="", date=None, issuer_text=""), deadline=dt.date(2027, 2, 1))

    assert only(waiting(people.mai, draft)).reason == (
        "Văn bản chưa ghi số giao, hạn 01/02/2027; chưa có trong chương trình nào."
    )  # fmt: skip


def test_report_that_is_owed_is_proposed_once_however_often_it_is_due(draft: Programme, people: People, organs: Organs) -> None:
    make_duty(organs.province_committee, name="Báo cáo công tác", basis="Quy định 12")
    make_duty(organs.province_committee, name="Báo cáo tuần", period="weekly", cut_off_day=4, due_day=5)
    make_duty(organs.province_committee, name="Báo cáo đã qua", period="once", cut_off_day=None, due_day=None, once_on=NOVEMBER)

    found = waiting(people.mai, draft)

    assert [(one.words, one.due) for one in found] == [
        ("Xây dựng Báo cáo tuần (4 kỳ).", ""), ("Xây dựng Báo cáo công tác tháng 12/2026.", "2026-12-20"),
    ]  # fmt: skip
    assert found[1].reason == "Chế độ báo cáo: gửi Tỉnh ủy An Bình chậm nhất 20/12/2026, theo Quy định 12."


def test_document_that_turns_a_year_of_review_is_proposed(draft: Programme, people: People, organs: Organs) -> None:
    work = make_work()
    make_work(number="20-KL/TU", type="KL", date=dt.date(2025, 12, 20), issuer="")
    make_work(number="21-CT/TU", date=dt.date(2022, 12, 11))  # four years
    make_work(number="22-CT/TU", date=dt.date(2021, 11, 11))  # another month
    make_work(number="61/TTr-VP", type="TTr", date=dt.date(2021, 12, 11))

    found = waiting(people.mai, draft)

    assert [(one.words, one.due, one.tentative) for one in found] == [
        ("Tổng kết 05 năm thực hiện Chỉ thị số 19-CT/TU ngày 11/12/2021 của Ban Thường vụ Tỉnh ủy.", "2026-12", True),
        ("Sơ kết 01 năm thực hiện Kết luận số 20-KL/TU ngày 20/12/2025.", "2026-12", True),
    ]
    assert (found[0].reason, found[0].target) == (
        "Tròn 05 năm ngày ban hành (11/12/2026); được viện dẫn 1 lần trong văn bản của cơ quan.", Target("work", work.pk)
    )  # fmt: skip


def test_times_a_document_is_cited_are_counted_in_papers_that_are_seen(draft: Programme, people: People) -> None:
    work, secret = make_work(), make_paper(confidentiality=Confidentiality.RESTRICTED)
    for _ in range(2):
        Mention.objects.create(
            paper=secret, reading=work.mentions.get(paper__confidentiality=0).reading, work=work, start=0, end=7, quote="Chỉ thị"
        )

    said = [only(waiting(who, draft, Source.REVIEW)).reason for who in (people.mai, people.ha)]

    assert [reason.split("viện dẫn ")[1][:5] for reason in said] == ["3 lần", "1 lần"]


def test_document_of_a_leap_day_turns_its_year_on_the_last_of_february(people: People, organs: Organs) -> None:
    make_work(date=dt.date(2024, 2, 29))

    february = make_programme(organs.committee, dt.date(2029, 2, 1), state="draft")

    assert only(waiting(people.mai, february, Source.REVIEW)).reason.startswith("Tròn 05 năm ngày ban hành (28/02/2029)")


def test_days_that_are_kept_are_proposed_with_their_count(draft: Programme, people: People) -> None:
    found = waiting(people.mai, draft, Source.COMMEMORATION)

    assert [(one.due, one.reason) for one in found][1:3] == [
        ("2026-12-19", "Ngày Toàn quốc kháng chiến: 19/12/2026, năm tròn."),
        ("2026-12-22", "Ngày thành lập Quân đội nhân dân Việt Nam: 22/12/2026."),
    ]
    assert found[1].words == "Tổ chức các hoạt động kỷ niệm 80 năm Ngày Toàn quốc kháng chiến (19/12/1946 - 19/12/2026)."


def test_day_of_the_lunar_calendar_is_proposed_without_a_count(people: People, organs: Organs) -> None:
    april = make_programme(organs.committee, dt.date(2026, 4, 1), state="draft")

    found = [one for one in waiting(people.mai, april, Source.COMMEMORATION) if "Hùng" in one.words]

    assert [(one.words, one.reason) for one in found] == [
        ("Tổ chức các hoạt động nhân Giỗ Tổ Hùng Vương (26/4/2026).", "Giỗ Tổ Hùng Vương: 26/04/2026 (âm lịch).")
    ]


def test_leader_and_field_of_who_looks_after_the_unit_stand_beside(draft: Programme, people: People, organs: Organs) -> None:
    Charge.objects.create(person=person_of(people.minh), field="đầu tư công", organ=organs.economy)
    matter = Matter.objects.create(name="Đầu tư công", words="mặt bằng", source="Quy chế, Điều 6")
    Competence.objects.create(matter=matter, body="standing-board", does="decides")
    make_line(make_programme(organs.committee), organ=organs.economy)

    one = only(waiting(people.mai, draft))

    assert (one.leader_id, one.group, one.lacking) == (people.minh.person_id, "Đầu tư công", ("thời gian",))
    assert one.competence == "Loại việc “Đầu tư công”: trình Ban Thường vụ (theo Quy chế, Điều 6)."


@pytest.mark.parametrize("source", list(SOURCES))
def test_no_source_knows_a_key_that_is_none_of_its_own(source: Source, draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee))
    make_line(make_programme(organs.committee, YEAR, "year"), due="2026-12")
    make_task(people, organs)
    make_duty(organs.province_committee)
    period = around(people.mai, draft)

    for key in ("line-999999999999999999999", "line-", "x-1", "-1", "line-1a", "day-1"):
        assert SOURCES[source](people.mai, period, key).proposals == []


def test_more_than_are_shown_says_so_and_each_is_still_found(draft: Programme, people: People, organs: Organs) -> None:
    tasks = [make_task(people, organs, title=f"Việc {n}") for n in range(SHOWN + 1)]
    period = around(people.mai, draft)

    found = SOURCES[Source.DEADLINE](people.mai, period, "")

    assert (len(found.proposals), found.more) == (SHOWN, True)
    (last,) = SOURCES[Source.DEADLINE](people.mai, period, f"task-{tasks[-1].pk}").proposals
    assert last.words == f"Việc {SHOWN}"


def test_what_is_further_inside_than_its_paper_is_proposed_to_nobody(draft: Programme, people: People, organs: Organs) -> None:
    inside = Confidentiality.RESTRICTED
    secret = make_paper(confidentiality=inside)
    make_task(people, organs, title="Việc kín không có văn bản", confidentiality=inside)
    make_task(people, organs, title="Việc kín của văn bản kín", confidentiality=inside, paper=secret)
    make_meeting(dt.date(2026, 12, 24), title="Họp kín", confidentiality=inside)
    make_meeting(dt.date(2026, 12, 25), title="Họp của văn bản kín", confidentiality=inside, paper=secret)
    make_series(title="Giao ban kín", asks="days", confidentiality=inside)

    assert [one.words for one in waiting(people.mai, draft)] == ["Họp của văn bản kín", "Việc kín của văn bản kín"]
    assert waiting(people.ha, draft) == []


def test_compiler_is_shown_nothing_of_papers_that_are_not_hers(draft: Programme, people: People, organs: Organs) -> None:
    secret = make_paper(confidentiality=Confidentiality.RESTRICTED)
    make_line(make_programme(organs.committee), paper=secret)
    make_work(secret)
    fact = confirm(read_paper(secret, "Định hướng"), people.lan, "orientation", "Định hướng", title="Định hướng", lead=[])
    Orientation.objects.create(fact=fact, paper=secret, title="Định hướng")

    assert len(waiting(people.mai, draft)) == 3
    assert waiting(people.ha, draft) == []
