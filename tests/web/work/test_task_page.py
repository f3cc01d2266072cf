"""The page of one task: what it shows to whom, and in how many questions."""

import pytest
from django.test import Client
from django.urls import reverse

from giaoban.office.directory.actions.people import change_person
from giaoban.office.directory.models import Absence
from giaoban.office.evidence.models import Anchor
from giaoban.office.registry.actions import Order, forward_paper, record_annotation
from giaoban.office.work import actions
from giaoban.office.work.models import Answer, Objection, Origin, Task
from giaoban.office.work.queries import followed_by
from giaoban.office.work.rules import may_follow_task
from tests.office.evidence.rows import confirm, read_paper
from tests.office.work.story import share_of
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.work.orders import TITLE, draft, give, in_days, report, shares_of, words_of

pytestmark = pytest.mark.django_db
WORDS = "Phòng Kinh tế bàn giao mặt bằng trước ngày 25/11/2026."
SECRET = "Còn ba hộ đòi thêm tiền"


@pytest.fixture
def from_sentence(people: People, organs: Organs) -> Task:
    """A task whose order is a sentence of a paper, a little of which stands round it."""
    paper = make_paper(type="TB", number="52-TB/ĐU")
    reading = read_paper(paper, f"Sau khi nghe báo cáo. {WORDS} Các cơ quan thực hiện.")
    unit = {"text": "Phòng Kinh tế", "organs": [organs.economy.pk], "names": ["Phòng Kinh tế"]}
    fact = confirm(reading, people.lan, "task", WORDS, title=WORDS, lead=[unit], support=[], deadline=None, product="")
    fact.ours = True
    fact.save()
    Anchor.objects.filter(fact=fact).update(before="Sau khi nghe báo cáo. ", after=" Các cơ quan thực hiện.")
    return actions.open_from_facts(people.lan, [fact])[0]


def test_source_is_the_papers_sentence_with_the_way_to_it(from_sentence: Task, people: People, client: Client) -> None:
    client.force_login(people.mai)

    page = client.get(reverse("task", args=[from_sentence.pk])).content.decode()

    assert f'<mark class="evidence">{WORDS}</mark>' in page
    place = f"{reverse('paper-followed', args=[from_sentence.paper_id])}#su-kien-{from_sentence.fact_id}"
    assert page.count(f'href="{place}"') == 3  # the breadcrumb, the line's first station, the source
    assert f'id="su-kien-{from_sentence.fact_id}"' in client.get(place).content.decode()


def test_line_has_six_stations_and_leads_to_the_review(from_sentence: Task, people: People, client: Client) -> None:
    client.force_login(people.mai)

    found = client.get(reverse("task", args=[from_sentence.pk])).context["stations"]

    assert [(one["name"], one["state"]) for one in found] == [
        ("Câu trong văn bản", "behind"), ("Máy đề xuất", "behind"), ("Văn phòng duyệt", "behind"), ("Nhiệm vụ", "here"),
        ("Kết quả", "ahead"), ("Dòng báo cáo", "ahead"),
    ]  # fmt: skip
    assert found[1]["url"] == reverse("review", args=[from_sentence.paper_id])


def test_annotation_is_shown_with_its_author(people: People, organs: Organs, client: Client) -> None:
    note = record_annotation(people.lan, make_paper().pk, person_of(people.nam), Order(organs.economy, text="Giao Phòng Kinh tế xử lý"))
    task = actions.open_from_annotation(people.lan, note)
    assert task is not None

    words = words_of(client, people.mai, "task", task.pk)

    assert "Bút phê Mở văn bản Giao Phòng Kinh tế xử lý" in words
    assert "Vũ Đình Nam" in words
    assert "ghi lại: Nguyễn Thị Lan" in words


def test_spoken_order_is_shown_with_who_and_when(people: People, organs: Organs, client: Client) -> None:
    ordered = actions.Ordered(
        TITLE, Origin.TELEPHONE, shares_of(organs.economy), person_of(people.hoa), in_days(1), told="Làm ngay trong tuần"
    )
    task = actions.order(people.ha, ordered)

    words = words_of(client, people.mai, "task", task.pk)

    assert "Lời giao (điện thoại) Làm ngay trong tuần Lê Văn Hòa" in words
    assert "Hoàng Thu Hà (nhập thay)" in words


def test_both_axes_and_both_deadlines_are_told(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy), days=-6)
    share = share_of(task, organs.economy)
    asked = actions.ask_extension(people.binh, share.pk, in_days(-2), "Chờ đo lại")
    actions.answer_extension(people.mai, asked.pk, Answer.GRANTED)

    words = words_of(client, people.mai, "task", task.pk)

    assert "Quá hạn 2 ngày Đã giao" in words
    assert "chậm 6 ngày so với hạn ban đầu, 2 ngày so với hạn này" in words
    assert "Chờ đo lại" in words


def test_office_is_told_that_nobody_can_confirm_what_a_giver_who_left_kept_to_himself(
    people: People, organs: Organs, client: Client
) -> None:
    task, other = (give(people, shares_of(organs.economy), more={"flagged": flagged}) for flagged in (True, False))
    told = "Chưa ai xác nhận được: Chỉ đồng chí Vũ Đình Nam xác nhận hoàn thành, mà đồng chí không còn công tác."
    assert told not in words_of(client, people.mai, "task", task.pk)
    nam = person_of(people.nam)
    change_person(people.kien, nam.pk, nam.revision, full_name=nam.full_name, active=False)

    assert f"{told} Hãy ghi người giao khác, hoặc đề nghị lãnh đạo bỏ dấu này. Sửa nhiệm vụ" in words_of(
        client, people.mai, "task", task.pk
    )
    assert f"{told} Hãy ghi người giao khác, hoặc bỏ dấu chỉ lãnh đạo xác nhận." in words_of(client, people.hoa, "task", task.pk)
    assert told not in words_of(client, people.mai, "task", other.pk) + words_of(client, people.binh, "task", task.pk)
    away = Absence.objects.create(person=nam, deputy=person_of(people.minh), valid_from=in_days(0), valid_to=in_days(0))
    assert told not in words_of(client, people.mai, "task", task.pk)
    away.delete()
    actions.change_task(people.mai, task.pk, task.revision, giver=person_of(people.hoa))
    assert told not in words_of(client, people.mai, "task", task.pk)


def test_giver_who_has_left_is_not_lost_when_something_else_is_corrected(people: People, organs: Organs, client: Client) -> None:
    task, nam = give(people, shares_of(organs.economy), more={"flagged": True}), person_of(people.nam)
    change_person(people.kien, nam.pk, nam.revision, full_name=nam.full_name, active=False)
    client.force_login(people.mai)
    url = reverse("task-change", args=[task.pk])
    form = client.get(url).context["form"]

    client.post(url, {name: form[name].value() or "" for name in form.fields} | {"title": "Đo lại diện tích"})

    task.refresh_from_db()
    assert (task.title, task.giver, task.flagged) == ("Đo lại diện tích", nam, True)


def test_what_is_asked_stands_first_with_buttons_for_the_chief_alone(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))
    actions.ask_extension(people.binh, share_of(task, organs.economy).pk, in_days(9), "Chờ đo lại")

    chief, unit = (words_of(client, account, "task", task.pk) for account in (people.mai, people.binh))

    assert chief.index("Phòng Kinh tế xin gia hạn") < chief.index("Ai làm")
    assert ("Cho, ngày khác…" in chief, "Cho, ngày khác…" in unit) == (True, False)
    assert "Đang chờ Chánh Văn phòng trả lời." in unit


def test_supporter_sees_of_the_lead_who_and_by_when_and_nothing_else(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy, support=(organs.police, organs.front)), told=f"{SECRET} nên phải làm")
    lead = share_of(task, organs.economy)
    actions.note_progress(people.binh, lead.pk, SECRET)
    asked = actions.ask_extension(people.binh, lead.pk, in_days(8), f"{SECRET}.")
    actions.answer_extension(people.mai, asked.pk, Answer.REFUSED, note=f"Không: {SECRET}")
    actions.object_to(people.binh, lead.pk, Objection.Kind.BLOCKED, SECRET, organ=organs.police)

    lead_reads = words_of(client, people.binh, "task", task.pk)
    supporter_reads = words_of(client, people.cuong, "task", task.pk)

    assert SECRET in lead_reads
    assert (SECRET in supporter_reads, "MTTQ" in supporter_reads, "Mặt trận" in supporter_reads) == (False, False, False)
    assert "Phòng Kinh tế Chủ trì hạn" in supporter_reads
    assert "Đang làm" not in supporter_reads  # how far the lead is


def test_lead_sees_which_supporter_is_stuck_and_not_why(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy, support=(organs.police, organs.front)))
    actions.object_to(people.cuong, share_of(task, organs.police).pk, Objection.Kind.BLOCKED, SECRET, organ=organs.school)

    lead = words_of(client, people.binh, "task", task.pk)

    assert ("Vướng ở Trường Tiểu học Minh Sơn" in lead, SECRET in lead) == (True, False)


def test_supporter_does_not_learn_that_the_lead_is_done_or_was_returned(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy, support=(organs.police,)))
    report(people, organs, task, people.cuong, organs.police, "Đã cử người.")
    task = report(people, organs, task, people.binh, organs.economy, SECRET)
    actions.return_task(people.mai, task.pk, task.revision, SECRET)

    words = words_of(client, people.cuong, "task", task.pk)

    assert (SECRET in words, "Trả lại" in words) == (False, False)


def test_history_and_six_are_for_who_sees_the_whole(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))

    office, unit = (words_of(client, account, "task", task.pk) for account in (people.ha, people.binh))

    assert ["Lịch sử" in office, "Sáu rõ" in office, "Thiếu: sản phẩm" in office] == [True, True, True]
    assert ["Lịch sử" in unit, "Sáu rõ" in unit] == [False, False]


def test_task_of_another_unit_is_not_there(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))

    def status(account: object) -> int:
        client.force_login(account)  # type: ignore[arg-type]
        return client.get(reverse("task", args=[task.pk])).status_code

    assert [status(one) for one in (people.binh, people.cuong, people.sen, people.yen)] == [200, 404, 404, 403]


def test_draft_is_not_there_for_the_unit_it_names(people: People, organs: Organs, client: Client) -> None:
    task = draft(people, shares_of(organs.economy))
    client.force_login(people.binh)

    assert client.get(reverse("task", args=[task.pk])).status_code == 404


def test_sub_tasks_are_shown_as_far_as_one_sees_them(people: People, organs: Organs, client: Client) -> None:
    task = give(people, shares_of(organs.economy))
    give(people, shares_of(organs.economy), "Đo lại diện tích", parent_id=task.pk)
    give(people, shares_of(organs.police), "Giữ trật tự khi đo", parent_id=task.pk)

    office, unit = (words_of(client, account, "task", task.pk) for account in (people.mai, people.binh))

    assert ["Đo lại diện tích" in office, "Giữ trật tự khi đo" in office] == [True, True]
    assert ["Đo lại diện tích" in unit, "Giữ trật tự khi đo" in unit] == [True, False]


def test_paper_that_one_does_not_see_is_not_linked(people: People, organs: Organs, client: Client) -> None:
    paper = make_paper(number="9-QĐ/ĐU")
    task = give(people, shares_of(organs.economy), paper=paper)
    paper.forwardings.all().delete()

    assert "9-QĐ/ĐU" not in words_of(client, people.binh, "task", task.pk)
    forward_paper(people.lan, paper.pk, organs=[organs.economy])
    assert "9-QĐ/ĐU" in words_of(client, people.binh, "task", task.pk)


def test_whole_is_followed_by_whom_the_rule_names_also_when_it_is_done(people: People, organs: Organs) -> None:
    task = give(people, shares_of(organs.economy, support=(organs.police,)))
    report(people, organs, task, people.cuong, organs.police)
    done = report(people, organs, task, people.binh, organs.economy)
    done = actions.confirm(people.mai, done.pk, done.revision)

    def follow(*, rule: bool) -> list[str]:
        return [
            one.username for one in people.all() if (may_follow_task(one, done) if rule else followed_by(one).filter(pk=done.pk).exists())
        ]

    assert follow(rule=True) == follow(rule=False) == ["lan", "ha", "mai", "hoa", "nam", "minh", "binh"]


@pytest.mark.parametrize(("account", "expected"), [("mai", "QUERIES"), ("binh", "QUERIES_OF_A_UNIT")])
@pytest.mark.parametrize("many", [1, 3])
def test_page_asks_the_same_questions_for_one_share_and_for_three(
    many: int, account: str, expected: str, people: People, organs: Organs, client: Client, django_assert_num_queries: object
) -> None:
    task = give(people, shares_of(organs.economy, support=(organs.police, organs.front, organs.cell)[:many]))
    for organ in (organs.police, organs.front, organs.cell)[:many]:
        share = share_of(task, organ)
        actions.note_progress(people.ha, share.pk, "Đang làm")
        actions.ask_extension(people.ha, share.pk, in_days(9), "Chờ")
        give(people, shares_of(organs.economy), f"Việc con {organ.pk}", parent_id=task.pk)
    client.force_login(getattr(people, account))
    client.get(reverse("task", args=[task.pk]))

    with django_assert_num_queries(globals()[expected]):  # type: ignore[operator]
        client.get(reverse("task", args=[task.pk]))


# Six of them: in which minutes it was ordered, when who holds it was urged, which lines of programmes it carries out, what is collected
# for it, who is stuck, which issued papers it went into (the chief's: for whom she stands in, too).
QUERIES = 28
QUERIES_OF_A_UNIT = 24
