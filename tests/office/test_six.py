"""Sáu rõ."""

from giaoban.office.work.models import Assignment, Side, Task
from giaoban.office.work.six import lacks, six_clear
from tests.web.work.orders import in_days


def test_bare_word_lacks_everything() -> None:
    assert lacks(Task(title="Hội nghị"), []) == ["người", "việc", "thời gian", "trách nhiệm", "sản phẩm", "thẩm quyền"]


def test_full_task_lacks_nothing() -> None:
    task = Task(title="Lập kế hoạch thi đua", deadline=in_days(3), leader_id=1, product="Kế hoạch", authority="Bí thư ký")

    assert lacks(task, [Assignment(side=Side.LEAD)]) == []


def test_deadlines_of_all_leads_make_the_time_clear() -> None:
    task = Task(title="Lập kế hoạch thi đua")
    dated, bare, helper = Assignment(side=Side.LEAD, deadline=in_days(3)), Assignment(side=Side.LEAD), Assignment(side=Side.SUPPORT)

    def time_is_clear(*shares: Assignment) -> bool:
        return six_clear(task, shares)[2].is_clear

    assert [time_is_clear(dated, helper), time_is_clear(dated, bare), time_is_clear(helper), time_is_clear()] == [True, False, False, False]
