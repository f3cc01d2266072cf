"""The way to a task: entered, corrected, handed out one by one or many; templates; slips for units."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.actions.people import change_person
from giaoban.office.work import actions
from giaoban.office.work.models import Task, TaskTemplate, Workflow
from tests.office.work.test_quick_matches import told, written
from tests.papers import make_paper
from tests.people import Organs, People, come_in, person_of
from tests.web.work.orders import draft, give, in_days, plain, shares_of, words_of

pytestmark = pytest.mark.django_db


def rows(*typed: tuple[str, str]) -> dict[str, Any]:
    """Rows of who does what, as a form sends them."""
    found: dict[str, Any] = {"rows": len(typed)}
    for n, (who, side) in enumerate(typed):
        found |= {f"s{n}-who": who, f"s{n}-side": side, f"s{n}-deadline": ""}
    return found


def test_task_is_entered_and_handed_out_with_organs_and_a_person(people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)
    typed = rows((f"o{organs.economy.pk}", "lead"), (f"p{person_of(people.sen).pk}", "support"), ("", "support"))
    values = {"title": "Chuẩn bị hội nghị xã", "origin": "telephone", "told": "Làm ngay", "deadline": in_days(4).isoformat(), "give": "1"}

    client.post(reverse("task-new"), values | typed | {"giver": person_of(people.hoa).pk})

    task = Task.objects.get()
    shares = [(str(share), share.side, share.workflow) for share in task.assignments.all()]
    assert (task.workflow, task.giver, task.told) == (Workflow.ASSIGNED, person_of(people.hoa), "Làm ngay")
    assert shares == [("Phòng Kinh tế", "lead", "assigned"), ("Bùi Thị Sen", "support", "assigned")]


def test_without_a_lead_it_is_not_handed_out_and_nothing_typed_is_lost(people: People, client: Client) -> None:
    client.force_login(people.ha)

    answer = client.post(reverse("task-new"), {"title": "Chuẩn bị hội nghị xã", "origin": "briefing", "give": "1"} | rows(("", "lead")))

    page = answer.content.decode()
    assert (answer.status_code, Task.objects.count()) == (422, 0)
    assert ("Chọn đơn vị hoặc người chủ trì" in page, "Chuẩn bị hội nghị xã" in page) == (True, True)


def test_more_rows_are_given_and_what_was_typed_stays(people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)

    answer = client.post(reverse("task-new"), {"title": "Họp", "more": "1"} | rows((f"o{organs.economy.pk}", "lead")))

    page = answer.content.decode()
    assert (answer.status_code, page.count("-who"), "Họp" in page, "Chưa lưu" in page) == (200, page.count("-who"), True, False)
    assert [row["who"].value() for row in answer.context["rows"].rows] == [f"o{organs.economy.pk}", None, None]


def test_unit_does_not_enter_tasks(people: People, client: Client) -> None:
    client.force_login(people.binh)

    assert [client.get(reverse(name)).status_code for name in ("task-new", "hand-out", "task-templates", "hand-overs")] == [403] * 4


def test_drafts_stand_under_their_papers_with_what_they_lack(people: People, organs: Organs, client: Client) -> None:
    draft(people, shares_of(organs.economy), "Lập phương án cấp nước", paper=make_paper(type="KH", number="241/KH-UBND"))
    draft(people, (), "Chuẩn bị nội dung giao ban", days=None)

    words = words_of(client, people.ha, "hand-out")

    assert "Có 2 nhiệm vụ chờ giao; 1 đã có đơn vị chủ trì và hạn." in words
    assert "Kế hoạch 241/KH-UBND ngày 02/11/2026 1" in words
    assert "Chưa có đơn vị chủ trì Sáu rõ còn thiếu: người, thời gian, trách nhiệm, sản phẩm, thẩm quyền" in words


def test_all_that_was_chosen_is_handed_out_at_one_click_or_nothing(people: People, organs: Organs, client: Client) -> None:
    first, second = (draft(people, shares_of(organs.economy), title) for title in ("Việc thứ nhất là", "Việc thứ hai là"))
    bare = draft(people, (), "Việc thứ ba là")
    client.force_login(people.ha)

    def chosen(*tasks: Task) -> int:
        return client.post(reverse("hand-out"), {"chosen": [f"{task.pk}.{task.revision}" for task in tasks]}).status_code

    assert (chosen(first, bare), Task.objects.exclude(workflow="draft").count()) == (422, 0)
    assert (chosen(first, second), Task.objects.filter(workflow="assigned").count()) == (302, 2)
    assert (chosen(first), chosen()) == (422, 422)


def test_one_is_handed_out_by_its_own_button(people: People, organs: Organs, client: Client) -> None:
    task = draft(people, shares_of(organs.economy))
    client.force_login(people.lan)

    client.post(reverse("hand-out"), {"one": f"{task.pk}.{task.revision}", "chosen": ["junk"]})

    task.refresh_from_db()
    assert task.workflow == Workflow.ASSIGNED


def test_draft_is_corrected_in_its_place(people: People, organs: Organs, client: Client) -> None:
    task = draft(people, (), days=None)
    client.force_login(people.ha)
    url, script = reverse("task-draft", args=[task.pk]), {"HX-Request": "true"}
    assert client.get(url, headers=script).content.decode().lstrip().startswith("<li")
    typed = rows((f"o{organs.police.pk}", "lead")) | {"deadline": in_days(3).isoformat(), "leader": person_of(people.minh).pk}

    answer = client.post(url, typed | {"product": "Báo cáo", "shown": task.revision}, headers=script)

    task.refresh_from_db()
    assert "Công an xã Minh Sơn chủ trì" in answer.content.decode()
    assert (task.deadline, task.leader, task.product) == (in_days(3), person_of(people.minh), "Báo cáo")
    stale = client.post(url, typed | {"product": "Tờ trình", "shown": 1}, headers=script)
    assert (stale.status_code, "Người khác vừa sửa" in stale.content.decode(), "Tờ trình" in stale.content.decode()) == (422, True, True)


def test_same_unit_twice_is_refused_in_words(people: People, organs: Organs, client: Client) -> None:
    task = draft(people)
    client.force_login(people.ha)
    twice = rows((f"o{organs.police.pk}", "lead"), (f"o{organs.police.pk}", "support"))

    answer = client.post(reverse("task-draft", args=[task.pk]), twice | {"shown": task.revision})

    assert (answer.status_code, "chỉ nhận một phần" in answer.content.decode()) == (422, True)


def test_handed_out_is_corrected_without_its_deadline(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))
    client.force_login(people.ha)
    url = reverse("task-change", args=[task.pk])
    assert 'name="deadline"' not in client.get(url).content.decode()

    client.post(url, {"title": "Bàn giao mặt bằng đợt hai", "product": "Biên bản", "shown": task.revision})

    task.refresh_from_db()
    assert (task.title, task.product, task.deadline) == ("Bàn giao mặt bằng đợt hai", "Biên bản", in_days(5))


def test_smaller_task_hangs_on_the_larger(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))
    client.force_login(people.ha)

    client.post(reverse("sub-task", args=[task.pk]), {"title": "Đo lại diện tích", "origin": "briefing", "save": "1"} | rows(("", "lead")))

    child = Task.objects.get(parent=task)
    assert (child.title, child.workflow) == ("Đo lại diện tích", Workflow.DRAFT)


def test_template_is_kept_used_and_retired(people: People, organs: Organs, client: Client) -> None:
    client.force_login(people.ha)
    client.post(
        reverse("task-template-new"), {"title": "Báo cáo tháng", "lead": [organs.economy.pk], "support": [organs.police.pk], "days": 5}
    )
    template = TaskTemplate.objects.get()

    client.post(reverse("task-template-use", args=[template.pk]), {"begins": in_days(0).isoformat()})
    task = Task.objects.get()
    assert (task.title, task.deadline, [share.side for share in task.assignments.all()]) == (
        "Báo cáo tháng",
        in_days(5),
        ["lead", "support"],
    )

    client.post(reverse("task-template", args=[template.pk]), {"title": "Báo cáo tháng", "shown": template.revision, "retire": "1"})
    assert client.get(reverse("task-template", args=[template.pk])).status_code == 404


def test_slip_of_a_unit_holds_nothing_of_others(people: People, organs: Organs, client: Client) -> None:
    give(people, shares_of(organs.economy), "Đo lại diện tích")
    give(people, shares_of(organs.police), "Giữ trật tự khi đo")
    draft(people, shares_of(organs.economy), "Chưa giao thì chưa có")

    words = words_of(client, people.ha, "work-slip", organs.economy.pk)

    assert ["Đo lại diện tích" in words, "Giữ trật tự khi đo" in words, "Chưa giao thì chưa có" in words] == [True, False, False]


def test_work_of_a_merged_unit_goes_to_its_successor_by_one_act(people: People, organs: Organs, client: Client) -> None:
    from giaoban.office.directory.actions import succession

    tasks = [give(people, shares_of(organs.front), title) for title in ("Việc thứ nhất là", "Việc thứ hai là")]
    succession.merge_organs(
        people.mai,
        {organs.front.pk: organs.front.revision},
        into_id=organs.building.pk,
        effective=in_days(-3),
        legal_basis="QĐ 12",
        scope="",
    )
    client.force_login(people.mai)
    assert "2 việc" in plain(client.get(reverse("hand-overs")).content.decode())
    url = reverse("hand-over", args=[organs.front.pk])
    page = client.get(url)
    assert page.context["form"]["to"].value() == organs.building.pk
    shares = [task.assignments.get() for task in tasks]

    assert client.post(url, {"to": organs.building.pk}).status_code == 422
    refused = client.post(url, {"chosen": [f"{shares[1].pk}.{shares[1].revision}"]})
    assert [(row["value"].partition(".")[0], row["chosen"]) for row in refused.context["rows"]] == [
        (str(shares[0].pk), False), (str(shares[1].pk), True),
    ]  # fmt: skip
    client.post(url, {"to": organs.building.pk, "chosen": [f"{share.pk}.{share.revision}" for share in shares]})

    assert [share.organ for share in (task.assignments.get(closed=False) for task in tasks)] == [organs.building] * 2
    client.force_login(people.ha)
    assert client.get(url).status_code == 403


def test_work_of_somebody_who_has_left_goes_to_whom_the_office_chooses(people: People, organs: Organs, client: Client) -> None:
    sen = person_of(people.sen)
    kept = give(people, shares_of(organs.economy, people=(sen,)), "Việc thứ nhất là")
    passed = give(people, (actions.Share(person=sen),), "Việc thứ hai là")
    client.force_login(people.mai)
    assert "Bùi Thị Sen" not in plain(client.get(reverse("hand-overs")).content.decode())
    change_person(people.kien, sen.pk, sen.revision, full_name=sen.full_name, active=False)
    assert "Bùi Thị Sen không còn công tác 2 việc" in plain(client.get(reverse("hand-overs")).content.decode())
    url, share = reverse("hand-over-of-person", args=[sen.pk]), passed.assignments.get()

    refused = client.post(url, {"to": f"p{sen.pk}", "chosen": f"{share.pk}.{share.revision}"})
    assert (refused.status_code, passed.assignments.get(closed=False).person) == (422, sen)
    client.post(url, {"to": f"p{person_of(people.thanh).pk}", "chosen": f"{share.pk}.{share.revision}"})

    heir = passed.assignments.get(closed=False)
    assert (heir.person, heir.side, heir.deadline) == (person_of(people.thanh), "lead", in_days(5))
    assert passed.assignments.get(successor=heir).reason == "Bàn giao từ Bùi Thị Sen."
    assert "1 việc" in plain(client.get(reverse("hand-overs")).content.decode())
    assert kept.assignments.get(person=sen).closed is False
    client.force_login(people.ha)
    assert client.get(url).status_code == 403


def test_unit_that_takes_part_takes_over_from_who_has_left_in_its_own_share(people: People, organs: Organs, client: Client) -> None:
    sen = person_of(people.sen)
    task = give(people, (actions.Share(person=sen), *shares_of(support=(organs.police,))))
    change_person(people.kien, sen.pk, sen.revision, full_name=sen.full_name, active=False)
    client.force_login(people.mai)
    share = task.assignments.get(person=sen)

    client.post(reverse("hand-over-of-person", args=[sen.pk]), {"to": f"o{organs.police.pk}", "chosen": f"{share.pk}.{share.revision}"})

    assert [(one.organ, one.side) for one in task.assignments.filter(closed=False)] == [(organs.police, "lead")]
    assert "Không có cơ quan nào" in words_of(client, people.mai, "hand-overs")


def test_what_may_have_been_given_before_is_not_chosen_beforehand(people: People, organs: Organs, client: Client) -> None:
    told(people, organs.police)
    later = written(people, organs.police, deadline=in_days(3), leader=person_of(people.hoa))
    client.force_login(people.ha)

    rows = [one for group in client.get(reverse("hand-out")).context["groups"] for one in group["rows"]]

    assert [(one["title"], one["offer"] is not None, one["ready"]) for one in rows] == [(later.title, True, False)]


@pytest.mark.parametrize("many", [1, 3])
def test_drafts_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, client: Client, django_assert_num_queries: Any
) -> None:
    for n in range(many):
        draft(people, shares_of(organs.economy, support=(organs.police,)), f"Việc số {n} là", paper=make_paper())
        give(people, shares_of(organs.economy, organs.front, organs.cell), f"Giao số {n} là")
    client.force_login(people.ha)
    client.get(reverse("hand-out"))

    with django_assert_num_queries(QUERIES):
        client.get(reverse("hand-out"))


QUERIES = 14  # among them: in which minutes the drafts were ordered, the table of days, how deadlines are read


def test_menu_marks_the_one_entry_where_one_is(client: Client, people: People) -> None:
    come_in(client, people.mai)
    here = {name: _marked(client, name) for name in ("hand-out", "tasks", "tasks-overdue", "desk")}

    assert here == {"hand-out": ["Giao việc"], "tasks": ["Nhiệm vụ"], "tasks-overdue": ["Nhiệm vụ"], "desk": ["Việc cần xử lý"]}


def _marked(client: Client, name: str) -> list[str]:
    return [entry["label"] for group in client.get(reverse(name)).context["menu"] for entry in group if entry["current"]]
