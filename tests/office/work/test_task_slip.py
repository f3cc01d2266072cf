"""Phiếu giao nhiệm vụ: a unit's own shares on one sheet, each with what it hands in, by when, by whose order."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from giaoban.office.directory.heads import head_of_office
from giaoban.office.work import actions
from giaoban.office.work.actions import Ordered, Share
from giaoban.office.work.models import Assignment, Origin, Side, Task
from giaoban.office.work.papers.slip import task_slip
from giaoban.writing.paper import Signature
from tests.people import Organs, People, person_of
from tests.read_again import HOSTILE, again, words_of

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 4)
DUE = dt.date(2030, 12, 5)


def ordered(people: People, title: str, *shares: Share, **more: object) -> Task:
    wanted = Ordered(title, Origin.TELEPHONE, shares, giver=person_of(people.nam), deadline=DUE, more=dict(more))
    return actions.order(people.mai, wanted)


def test_slip_holds_the_units_shares_with_deadline_and_giver(people: People, organs: Organs) -> None:
    one = ordered(people, "Rà soát phương án.", Share(organ=organs.economy), product="Báo cáo")
    ordered(people, "Trực phòng cháy.", Share(organ=organs.police), Share(organ=organs.economy, side=Side.SUPPORT))
    Assignment.objects.filter(task__title="Trực phòng cháy.", organ=organs.economy).update(deadline=None)
    shares = list(Assignment.objects.filter(organ=organs.economy).order_by("pk"))

    slip = task_slip("Phòng Kinh tế", shares, head_of_office(DAY))

    day = f"{timezone.localtime(one.given_at):%d/%m/%Y}"
    rows = [line.split(" | ") for line in words_of(slip)[1:3]]
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [
        ("1", "Rà soát phương án.", "Báo cáo", "05/12/2030"), ("2", "Trực phòng cháy (phối hợp)", "", ""),
    ]  # fmt: skip
    assert rows[0][4] == f"{Origin.TELEPHONE.label} ngày {day}; đồng chí Vũ Đình Nam giao"
    assert words_of(slip)[0] == "Văn phòng Đảng ủy chuyển Phòng Kinh tế 02 nhiệm vụ để tổ chức thực hiện, cụ thể như sau:"
    assert (slip.addressees, slip.recipients) == (("Phòng Kinh tế",), ("Như trên", "Lưu Văn phòng Đảng ủy"))
    assert (slip.left_signature, slip.signature) == (
        Signature((), "ĐẠI DIỆN ĐƠN VỊ NHẬN"), Signature((), "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
    )  # fmt: skip


def test_slip_is_read_again_with_task_and_deadline(people: People, organs: Organs) -> None:
    ordered(people, "Rà soát phương án phòng cháy rừng", Share(organ=organs.economy))

    reading = again(task_slip("Phòng Kinh tế", list(Assignment.objects.all()), head_of_office(DAY)))

    assert [each.text for each in reading.document.addressees] == ["Phòng Kinh tế"]
    assert [(task.text, task.deadline.date if task.deadline else None) for task in reading.tasks][:1] == [
        ("Rà soát phương án phòng cháy rừng", DUE),
    ]  # fmt: skip


def test_slip_without_work_says_so(people: People) -> None:
    assert words_of(task_slip("Phòng Kinh tế", [], head_of_office(DAY))) == ["Không có nhiệm vụ nào."]


def test_hostile_words_come_out_as_those_words(people: People, organs: Organs) -> None:
    task = ordered(people, HOSTILE, Share(organ=organs.economy), product=HOSTILE)
    Assignment.objects.update(deadline=None)

    slip = task_slip("Phòng Kinh tế", list(task.assignments.all()), head_of_office(DAY))

    assert again(slip).source.text.count(HOSTILE) == 2
