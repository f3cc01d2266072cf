"""Proposals taken, left out, worded: what they become, where it came from, who is told; twice is once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.compiling.actions import accept, begin_next, decline, leave_with_paper, reconsider
from giaoban.office.compiling.actions.beginning import next_period, next_programme
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Source
from giaoban.office.directory.models import Office
from giaoban.office.meetings.models import Item, Registration
from giaoban.office.notices.models import Notice
from giaoban.office.programme import actions as programmes
from giaoban.office.programme.actions import Why
from giaoban.office.programme.models import Change, Programme
from tests.office.compiling.rows import TODAY, first, make_draft, make_registration, make_task, make_work, take, waiting
from tests.office.meetings.rows import make_item, make_meeting, make_series
from tests.office.programme.rows import DECEMBER, fresh, make_line, make_programme, programme_paper
from tests.office.targets.rows import make_duty
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's."""
    return make_draft(organs)


def test_unfinished_line_is_carried_over_with_its_reason(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), due="2026-11-20", organ=organs.economy)

    made = take(people.ha, draft, first(people.ha, draft))

    line.refresh_from_db()
    assert (line.state, made.carried_from_id, made.programme_id, made.text) == ("carried", line.pk, draft.pk, line.text)
    assert made.because == Change.objects.get(line=line, kind="carried").reason
    assert made.because.startswith("Chưa xong ở tháng 11/2026, thời gian 20/11/2026: quá hạn")
    decision = Decision.objects.get()
    assert (decision.state, decision.line, decision.by) == ("accepted", made, people.ha)
    acts = Entry.objects.values_list("verb", flat=True).order_by("pk")
    assert list(acts) == ["programme.carry-line", "compiling.accept"]
    assert Entry.objects.values("act").distinct().count() == 1


def test_carried_line_is_worded_otherwise(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee))

    made = take(people.ha, draft, first(people.ha, draft), words="Bàn giao phần còn lại.", reason="Theo ý kiến Thường trực")

    assert (made.text, made.because, fresh(line).text) == ("Bàn giao phần còn lại.", "Theo ý kiến Thường trực", line.text)


def test_standing_direction_is_taken_up_and_its_line_stays(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), kind="direction", due="")

    made = take(people.ha, draft, first(people.ha, draft))

    assert (fresh(line).state, made.follows_id, made.carried_from_id, made.because) == (
        "stands", line.pk, None, "Tiếp tục chỉ đạo thường xuyên từ tháng 11/2026."
    )  # fmt: skip


def test_task_becomes_a_line_that_it_carries_out(draft: Programme, people: People, organs: Organs) -> None:
    paper, facts = programme_paper(people, organs)
    task = make_task(people, organs, paper=paper, fact=None)
    task.fact = facts["direction"]
    task.save()
    one = next(each for each in waiting(people.ha, draft) if each.tasks == (task.pk,))

    made = take(people.ha, draft, one, group="Giảm nghèo")

    assert (made.text, made.due, made.first_due, made.organ, made.group) == (
        task.title, "2026-12-02", "2026-12-02", organs.economy, "Giảm nghèo"
    )  # fmt: skip
    assert (made.fact, made.paper, [link.task for link in made.links.all()]) == (facts["direction"], paper, [task])
    assert made.because == "Hạn 02/12/2026, theo văn bản 14-CTr/ĐU; đã giao."


def test_meeting_is_taken_with_its_matters_below_it(draft: Programme, people: People, organs: Organs) -> None:
    meeting = make_meeting(dt.date(2026, 12, 24))
    make_item(meeting, prepared_by=organs.office)
    make_item(meeting, title="Phương án phòng cháy", prepared_by=organs.economy)

    made = take(people.ha, draft, first(people.ha, draft))

    assert [(one.text, one.kind, one.due, one.organ, one.under_id) for one in draft.lines.all()] == [
        (meeting.title, "meeting", "2026-12-24", None, None),
        ("Dự thảo Báo cáo kết quả năm 2026", "item", "2026-12-24", organs.office, made.pk),
        ("Phương án phòng cháy", "item", "2026-12-24", organs.economy, made.pk),
    ]
    assert waiting(people.ha, draft) == []


def test_registration_goes_on_the_agenda_of_its_meeting_and_the_unit_is_told(draft: Programme, people: People, organs: Organs) -> None:
    meeting = make_meeting(dt.date(2026, 12, 24))
    registration = make_registration(people, organs)
    line = take(people.mai, draft, first(people.mai, draft, Source.MEETING))

    made = take(people.mai, draft, first(people.mai, draft, Source.REGISTERED))

    registration.refresh_from_db()
    item = Item.objects.get()
    assert (registration.state, registration.item, item.meeting, item.title) == ("taken", item, meeting, registration.title)
    assert (made.under_id, made.due, made.group, made.organ) == (line.pk, "2026-12-24", "", organs.economy)
    told = Notice.objects.filter(kind="meetings.registration-answered").values_list("account__username", flat=True)
    assert list(told) == ["binh"]


def test_registration_finds_the_meeting_of_the_same_sentence_in_the_draft(draft: Programme, people: People, organs: Organs) -> None:
    _, facts = programme_paper(people, organs)
    make_meeting(dt.date(2026, 12, 24), fact=facts["meeting"])
    line = make_line(draft, kind="meeting", fact=facts["meeting"], text="Hội nghị Ban Thường vụ", due="2026-12-24")
    make_registration(people, organs)

    assert take(people.mai, draft, first(people.mai, draft, Source.REGISTERED)).under_id == line.pk


def test_registration_without_a_meeting_stands_in_the_programme_until_there_is_one(
    draft: Programme, people: People, organs: Organs
) -> None:
    registration = make_registration(people, organs)
    make_meeting(dt.date(2027, 1, 5))

    made = take(people.mai, draft, first(people.mai, draft))

    registration.refresh_from_db()
    assert (registration.state, registration.item, made.under_id, made.group) == ("taken", None, None, "Nội dung trình Ban Thường vụ")
    assert Notice.objects.filter(kind="meetings.registration-answered", account=people.binh).count() == 1


def test_registration_that_is_declined_tells_the_unit_why(draft: Programme, people: People, organs: Organs) -> None:
    registration = make_registration(people, organs)
    one = first(people.mai, draft)

    made = decline(people.mai, draft.pk, one.source, one.key, one.revision, reason="Không thuộc thẩm quyền")

    registration.refresh_from_db()
    assert (registration.state, registration.answer, made.reason) == (Registration.State.DECLINED, "Không thuộc thẩm quyền", made.reason)
    assert Notice.objects.filter(kind="meetings.registration-answered", account=people.binh).count() == 1
    with pytest.raises(ValidationError, match="đăng ký lại"):
        reconsider(people.mai, made.pk, made.revision)


def test_registration_that_was_dealt_with_elsewhere_is_refused(draft: Programme, people: People, organs: Organs) -> None:
    make_registration(people, organs)
    one = first(people.mai, draft)
    Registration.objects.update(state="declined")

    with pytest.raises(ValidationError, match="mục khác"):
        take(people.mai, draft, one)


def test_taking_twice_is_taking_once(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)

    made = take(people.ha, draft, one)
    again = take(people.mai, draft, one)

    assert (again, draft.lines.count(), Decision.objects.get().by) == (made, 1, people.ha)


def test_leaving_out_twice_is_leaving_out_once(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)

    made = decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Việc nhỏ")

    assert decline(people.mai, draft.pk, one.source, one.key, one.revision, reason="Lý do khác") == made
    assert Decision.objects.get().reason == "Việc nhỏ"


def test_of_two_compilers_the_second_is_told_what_the_first_decided(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    make_task(people, organs, title="Rà soát hộ cận nghèo")
    one, other = waiting(people.ha, draft)
    decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Việc nhỏ.")
    take(people.ha, draft, other)

    with pytest.raises(ValidationError, match=r"Hoàng Thu Hà đã bỏ đề xuất này: Việc nhỏ\."):
        take(people.mai, draft, one)
    with pytest.raises(ValidationError, match="Hoàng Thu Hà đã đưa đề xuất này vào dự thảo"):
        decline(people.mai, draft.pk, other.source, other.key, other.revision, reason="Không cần")


def test_what_was_looked_at_again_can_be_taken_and_left_out(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)
    made = decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Việc nhỏ")
    made = reconsider(people.mai, made.pk, made.revision)
    with pytest.raises(ValidationError, match="Chỉ xem lại"):
        reconsider(people.mai, made.pk, made.revision)
    decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Vẫn nhỏ")
    made.refresh_from_db()
    assert (made.state, made.reason) == ("declined", "Vẫn nhỏ")
    made = reconsider(people.mai, made.pk, made.revision)

    line = take(people.mai, draft, one)

    made.refresh_from_db()
    assert (made.state, made.reason, made.line, made.by) == ("accepted", "", line, people.mai)
    states = EarlierState.objects.filter(subject_kind="compiling.decision").order_by("revision")
    assert [one.state["state"] for one in states] == ["declined", "open", "declined", "open"]


def test_line_that_is_gone_can_be_taken_anew(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)
    take(people.ha, draft, one).delete()

    assert take(people.ha, draft, one) == draft.lines.get()


def test_proposal_whose_source_moved_on_is_shown_again(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), due="2026-11-20")
    one = first(people.ha, draft)
    programmes.move_line(people.mai, line.pk, 1, "2026-11-30", Why("Chờ số liệu"))

    with pytest.raises(ValidationError, match="vừa thay đổi"):
        take(people.ha, draft, one)
    with pytest.raises(ObjectDoesNotExist):
        accept(people.ha, draft.pk, "unfinished", "line-0", 1)


def test_only_the_office_compiles_and_only_a_draft(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    one = first(people.ha, draft)

    with pytest.raises(PermissionDenied):
        take(people.hoa, draft, one)
    with pytest.raises(ObjectDoesNotExist):
        take(people.binh, draft, one)
    with pytest.raises(ValidationError, match="Ghi lý do"):
        decline(people.ha, draft.pk, one.source, one.key, one.revision, reason=" ")
    Programme.objects.filter(pk=draft.pk).update(state="underway")
    with pytest.raises(ValidationError, match="Bổ sung"):
        take(people.ha, draft, one)


def test_next_months_draft_is_begun_once(people: People, organs: Organs) -> None:
    assert next_period("month", TODAY) == (DECEMBER, dt.date(2026, 12, 31))
    made = begin_next(people.ha, TODAY)

    assert (made.first, made.organ, made.state) == (DECEMBER, organs.committee, "draft")
    assert (begin_next(people.mai, TODAY), next_programme(people.mai, "month", TODAY)) == (made, made)
    with pytest.raises(PermissionDenied):
        begin_next(people.hoa, TODAY)


def test_office_that_is_not_set_up_has_no_next_programme(people: People) -> None:
    Office.objects.all().delete()

    assert next_programme(people.mai, "month", TODAY) is None
    with pytest.raises(ValidationError, match="Chưa ghi cơ quan"):
        begin_next(people.mai, TODAY)


def test_decisions_leave_with_a_secret_paper(draft: Programme, people: People, organs: Organs) -> None:
    paper = make_paper()
    make_task(people, organs, paper=paper)
    make_task(people, organs, title="Việc khác")
    for one in waiting(people.ha, draft):
        decline(people.ha, draft.pk, one.source, one.key, one.revision, reason="Lộ chuyện")
    made = Decision.objects.get(paper=paper)
    reconsider(people.ha, made.pk, made.revision)

    leave_with_paper(paper)

    assert [one.paper for one in Decision.objects.all()] == [None]
    assert EarlierState.objects.filter(subject_kind="compiling.decision").count() == 0


def test_every_line_of_the_next_programme_says_why_it_stands_there_and_is_numbered_when_issued(
    draft: Programme, people: People, organs: Organs
) -> None:
    november = make_programme(organs.committee)
    for n in range(3):
        make_line(november, text=f"Chưa xong {n}", due="2026-11-20")
    make_line(november, text="Chỉ đạo thường xuyên", kind="direction", due="")
    make_line(make_programme(organs.committee, dt.date(2026, 1, 1), "year"), text="Việc của năm", due="2026-12")
    make_registration(people, organs)
    make_task(people, organs)
    make_duty(organs.province_committee)
    make_work()
    make_meeting(dt.date(2026, 12, 7), series=make_series(), slot=dt.date(2026, 12, 7))
    every = [*waiting(people.ha, draft), *waiting(people.ha, draft, Source.COMMEMORATION)]

    for one in every:
        take(people.ha, draft, one)

    lines = list(draft.lines.all())
    assert len(lines) == len(every) == Decision.objects.filter(state="accepted", line__isnull=False).count()
    assert [line.text for line in lines if not line.because] == []
    assert [line.because for line in lines if line.carried_from_id] == [
        change.reason for change in Change.objects.filter(kind="carried").order_by("pk")
    ]  # fmt: skip
    programmes.issue_programme(people.mai, draft.pk, draft.revision)
    numbers = list(draft.lines.values_list("number", flat=True))
    assert (len(set(numbers)), "" in numbers) == (len(lines), False)
