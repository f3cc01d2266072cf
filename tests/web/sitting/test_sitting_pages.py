"""The secretary's screen: what stands on it for whom, notes of two sessions merged or told, conclusions, tasks in one line."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from giaoban.office.meetings import actions
from giaoban.office.meetings.kinds import Part
from giaoban.office.meetings.models import Conclusion, ConclusionTask, Item, ItemNote, Meeting, Minutes, NoteAside
from giaoban.office.work.models import Task
from tests.office.meetings.rows import PERSONNEL, call, make_conclusion, make_held, make_item
from tests.people import Organs, People, come_in, person_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
Held = tuple[Meeting, Item, Item]
SAID = "Đồng chí Chủ tịch báo cáo.\nThảo luận.\nKết thúc."
ORDER = "Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát phương án phòng cháy rừng; xong trước ngày 05/12/2030."


@pytest.fixture
def held(people: People, organs: Organs) -> Held:
    return make_held(people, organs)


def session(account: Any) -> Client:
    """Somebody signed in, in a browser of his own."""
    client = Client()
    come_in(client, account)
    return client


def write(client: Client, meeting: Meeting, item: Item, text: str, shown: int, base: str = "", **more: Any) -> Any:
    data = {"item": item.pk, "text": text, "shown": shown, "base": base}
    return client.post(f"/meetings/{meeting.pk}/sitting/note/", data, headers=HTMX, **more)


def toast_of(answer: Any) -> dict[str, str]:
    found: dict[str, str] = json.loads(answer["HX-Trigger"])["toast"]
    return found


def test_screen_begins_with_the_first_matter_and_goes_to_the_next(people: People, held: Held) -> None:
    meeting, item, secret = held
    make_conclusion(meeting, people.mai, item)
    answer = session(people.mai).get(f"/meetings/{meeting.pk}/sitting/")

    assert (answer.context["item"], answer.context["after"]["url"]) == (item, f"/meetings/{meeting.pk}/sitting/?item={secret.pk}")
    assert [(row["title"], row["concluded"], row["current"]) for row in answer.context["agenda"]] == [
        (item.title, 1, True), (PERSONNEL, 0, False), ("Chung cả cuộc họp", 0, False),
    ]  # fmt: skip


def test_units_and_guests_have_no_such_screen_members_read(people: People, held: Held) -> None:
    meeting, item, _ = held
    actions.write_note(people.mai, meeting.pk, item.pk, SAID, shown=0)

    assert session(people.binh).get(f"/meetings/{meeting.pk}/sitting/").status_code == 404
    answer = session(people.nam).get(f"/meetings/{meeting.pk}/sitting/?item={item.pk}")
    assert (answer.context["writes"], "Thảo luận." in answer.content.decode(), "data-note" in answer.content.decode()) == (
        False,
        True,
        False,
    )
    assert write(session(people.nam), meeting, item, "Không được.", 1).status_code == 404


def test_below_a_confidential_heading_stands_nothing_for_who_does_not_see_it(people: People, held: Held) -> None:
    meeting, _, secret = held
    actions.write_note(people.mai, meeting.pk, secret.pk, "Giới thiệu đồng chí", shown=0)
    make_conclusion(meeting, people.mai, secret, text="Đồng ý giới thiệu.")
    ha = session(people.ha)

    answer = ha.get(f"/meetings/{meeting.pk}/sitting/")
    assert [row["url"] for row in answer.context["agenda"] if row["title"] == PERSONNEL] == [""]
    assert [row["concluded"] for row in answer.context["agenda"]] == [0, 0, 0]
    for page in (f"/meetings/{meeting.pk}/minutes/", f"/meetings/{meeting.pk}/notice/", f"/meetings/{meeting.pk}/sitting/sign/"):
        shown = ha.get(page).content.decode()
        assert ("Giới thiệu" in shown, "giới thiệu" in shown) == (False, False)
    assert ha.get(f"/meetings/{meeting.pk}/sitting/?item={secret.pk}").status_code == 404
    assert "Giới thiệu đồng chí" in session(people.hoa).get(f"/meetings/{meeting.pk}/minutes/").content.decode()


def test_note_is_saved_as_it_is_typed(people: People, held: Held) -> None:
    meeting, item, _ = held
    ha = session(people.ha)

    answer = write(ha, meeting, item, SAID, 0)

    note = ItemNote.objects.get()
    assert (note.text, answer.status_code) == (SAID, 200)
    assert f"đã lưu {timezone.localtime(note.updated_at):%H:%M}" in answer.content.decode()
    assert 'data-revision="1"' in answer.content.decode()
    assert (
        ha.post(f"/meetings/{meeting.pk}/sitting/note/", {"item": item.pk, "text": "A", "shown": 1}).status_code == 302
    )  # without a script


def test_two_sessions_on_different_paragraphs_are_merged(people: People, held: Held) -> None:
    meeting, item, _ = held
    ha, mai = session(people.ha), session(people.mai)
    write(ha, meeting, item, SAID, 0)
    write(mai, meeting, item, SAID.replace("Thảo luận", "Có ba ý kiến"), 1, SAID)

    answer = write(ha, meeting, item, SAID.replace("Kết thúc", "Bế mạc"), 1, SAID)

    assert ItemNote.objects.get().text == "Đồng chí Chủ tịch báo cáo.\nCó ba ý kiến.\nBế mạc."
    assert answer.context["merged"] == ItemNote.objects.get().text
    assert "đã ghép với phần người khác vừa ghi" in answer.content.decode()


def test_two_sessions_on_one_paragraph_see_both_texts_and_choose(people: People, held: Held) -> None:
    meeting, item, _ = held
    ha, mai = session(people.ha), session(people.mai)
    write(ha, meeting, item, SAID, 0)
    write(mai, meeting, item, SAID.replace("Thảo luận", "Có ba ý kiến"), 1, SAID)

    answer = write(ha, meeting, item, SAID.replace("Thảo luận", "Có bốn ý kiến"), 1, SAID)

    assert (answer["HX-Retarget"], NoteAside.objects.count()) == ("#note-area", 1)
    (beside,) = answer.context["asides"]
    differing = [[line["text"] for line in beside[name] if line["differs"]] for name in ("standing", "beside")]
    assert differing == [["Có ba ý kiến."], ["Có bốn ý kiến."]]
    assert beside["both"] == "Đồng chí Chủ tịch báo cáo.\nCó ba ý kiến.\nCó bốn ý kiến.\nKết thúc."
    assert "Có bốn ý kiến" in mai.get(f"/meetings/{meeting.pk}/sitting/?item={item.pk}").content.decode()  # kept, whoever opens it
    ha.post(beside["url"], {"shown": 2, "choice": "together", "text": beside["both"]})
    assert (ItemNote.objects.get().text, NoteAside.objects.get().settled_by) == (beside["both"], people.ha)


@pytest.mark.parametrize(("choice", "word"), [("standing", "ba"), ("beside", "bốn")])
def test_one_of_two_texts_is_taken(choice: str, word: str, people: People, held: Held) -> None:
    meeting, item, _ = held
    for account, text, shown in ((people.ha, "Ý", 0), (people.mai, "Có ba ý", 1), (people.ha, "Có bốn ý", 1)):
        actions.write_note(account, meeting.pk, item.pk, text, shown=shown)
    url = f"/meetings/asides/{NoteAside.objects.get().pk}/"
    ha = session(people.ha)

    assert ha.post(url, {"shown": 2, "choice": "neither"}).status_code == 400
    ha.post(url, {"shown": 1, "choice": choice})  # the page is old: nothing is done
    assert NoteAside.objects.get().settled_at is None
    ha.post(url, {"shown": 2, "choice": choice})
    assert word in ItemNote.objects.get().text
    assert "đã có người chọn" in ha.post(url, {"shown": 2, "choice": choice}, follow=True).content.decode()


def test_every_earlier_text_of_a_note_can_be_read_again(people: People, held: Held) -> None:
    meeting, item, secret = held
    url = f"/meetings/{meeting.pk}/sitting/earlier/?item={item.pk}"
    assert "Chưa có bản nào" in session(people.ha).get(url).content.decode()
    for account, text, shown in ((people.ha, "Bản một", 0), (people.mai, "Bản hai", 1), (people.ha, "Bản ba", 1)):
        actions.write_note(account, meeting.pk, item.pk, text, shown=shown)

    answer = session(people.ha).get(url)

    assert [(row["text"], row["by"]) for row in answer.context["rows"]] == [("Bản một", "Trần Thị Mai")]
    assert [one["aside"].text for one in answer.context["asides"]] == ["Bản ba"]
    assert session(people.ha).get(f"/meetings/{meeting.pk}/sitting/earlier/?item={secret.pk}").status_code == 404


def test_what_cannot_be_saved_says_so_and_stays_in_the_field(people: People, held: Held) -> None:
    meeting, item, _ = held
    mai = session(people.mai)
    write(mai, meeting, item, SAID, 0)
    actions.sign_minutes(people.mai, meeting.pk, 1)

    answer = write(mai, meeting, item, "Thêm", 1)

    assert (answer.status_code, "Chưa lưu: Biên bản đã ký" in answer.content.decode()) == (422, True)
    assert mai.post(f"/meetings/{meeting.pk}/sitting/note/", {"item": item.pk}, headers=HTMX).status_code == 422
    assert write(Client(), meeting, item, "Hết phiên", 1)["HX-Redirect"].startswith("/account/login/")


def test_secretary_from_outside_the_office_writes(people: People, held: Held) -> None:
    meeting, item, _ = held
    call(meeting, account=people.sen, part=Part.SECRETARY)
    sen = session(people.sen)

    assert write(sen, meeting, item, "Sen ghi.", 0).status_code == 200
    answer = sen.get(f"/meetings/{meeting.pk}/sitting/?item={item.pk}")
    assert (answer.context["writes"], answer.context["people"]["marks"]) == (True, False)


def test_conclusion_is_written_marked_corrected_and_moved(people: People, held: Held) -> None:
    meeting, item, _ = held
    mai = session(people.mai)

    first = mai.post(f"/meetings/{meeting.pk}/sitting/conclude/", {"item": item.pk, "text": "Một.", "no_task": "1"}, headers=HTMX)
    mai.post(f"/meetings/{meeting.pk}/sitting/conclude/", {"item": item.pk, "text": "Hai."}, headers=HTMX)
    empty = mai.post(f"/meetings/{meeting.pk}/sitting/conclude/", {"item": item.pk, "text": " "}, headers=HTMX)

    one, two = Conclusion.objects.all()
    assert (toast_of(first)["text"], one.no_task, empty.status_code) == ("Đã ghi kết luận 1.", True, 422)
    assert "Không phát sinh nhiệm vụ" in first.content.decode()
    mai.post(f"/meetings/conclusions/{two.pk}/up/", {"shown": 1}, headers=HTMX)
    mai.post(f"/meetings/conclusions/{one.pk}/some-task/", {"shown": 2}, headers=HTMX)
    assert "Hai." in mai.get(f"/meetings/conclusions/{two.pk}/").content.decode()
    mai.post(f"/meetings/conclusions/{two.pk}/", {"shown": 3, "text": "Hai, sửa."}, headers=HTMX)
    assert list(Conclusion.objects.values_list("number", "text", "no_task")) == [(1, "Hai, sửa.", False), (2, "Một.", False)]
    stale = mai.post(f"/meetings/conclusions/{two.pk}/", {"shown": 3, "text": "Cũ."}, headers=HTMX)
    assert (stale.status_code, "Cũ." in stale.content.decode(), "Hai, sửa." in stale.content.decode()) == (409, True, True)
    gone = mai.post(f"/meetings/conclusions/{two.pk}/take-back/", {"shown": 4}, headers=HTMX)
    assert toast_of(gone)["undo"] == f"/meetings/conclusions/{two.pk}/put-back/"
    mai.post(toast_of(gone)["undo"], headers=HTMX)
    assert list(Conclusion.objects.values_list("number", "text")) == [(1, "Một."), (2, "Hai, sửa.")]
    assert "Chưa ghi" in mai.post(f"/meetings/conclusions/{one.pk}/up/", {"shown": 1}, headers=HTMX).content.decode()


def test_task_of_a_conclusion_is_one_line_read_as_ghi_nhanh_reads_it(people: People, held: Held) -> None:
    meeting, item, _ = held
    actions.begin_minutes(people.ha, meeting.pk)
    actions.change_minutes(people.ha, meeting.pk, 1, chair=person_of(people.nam))
    one = actions.conclude(people.ha, meeting.pk, ORDER, item_id=item.pk)
    ha, url = session(people.ha), f"/meetings/conclusions/{one.pk}/order/"

    box = ha.get(url, headers=HTMX)
    form = box.context["form"]
    assert (form.asked, [fact["understood"] for fact in form.facts()][:3]) == ([], ["Vũ Đình Nam", "Phòng Kinh tế", "Công an xã Minh Sơn"])
    typed = ha.post(url, {"line": "PKT rà soát phương án"}, headers=HTMX | {"HX-Target": "quick-understood"})
    assert "Rà soát phương án" in typed.content.decode()
    given = ha.post(url, {"line": form.understood.line, "previewed": form.signature, "origin": "briefing"}, headers=HTMX)

    task = Task.objects.get()
    assert (task.origin, task.giver, str(task.deadline), task.told) == ("conclusion", person_of(people.nam), "2030-12-05", ORDER)
    assert (given["HX-Retarget"], ConclusionTask.objects.get().conclusion) == ("#conclusions", one)
    assert "Đã giao Phòng Kinh tế, Công an xã Minh Sơn" in toast_of(given)["text"]
    undone = ha.post(f"/meetings/conclusions/{one.pk}/undo-task/", {"task": task.pk}, headers=HTMX)
    assert "Chưa có nhiệm vụ" in undone.content.decode()
    assert ha.post(f"/meetings/conclusions/{one.pk}/undo-task/", {"task": 0}, headers=HTMX).status_code == 404


def test_what_is_not_understood_is_asked_before_it_is_handed_out(people: People, held: Held) -> None:
    meeting, item, _ = held
    one = actions.conclude(people.ha, meeting.pk, "Rà soát lại số liệu.", item_id=item.pk)
    ha, url = session(people.ha), f"/meetings/conclusions/{one.pk}/order/"

    form = ha.get(url).context["form"]
    again = ha.post(url, {"line": "Rà soát lại số liệu, báo cáo"})
    refused = ha.post(url, {"line": form.understood.line, "previewed": form.signature})

    assert (form.asked, again.status_code, refused.status_code, Task.objects.count()) == (["lead"], 200, 422, 0)


def test_head_says_who_was_in_the_chair_in_whose_place(people: People, held: Held) -> None:
    meeting, _, _ = held
    mai = session(people.mai)
    data = {
        "shown": 0,
        "chair": person_of(people.nam).pk,
        "secretary": person_of(people.mai).pk,
        "opened_at": "08:00",
        "closed_at": "11:00",
    }

    answer = mai.post(f"/meetings/{meeting.pk}/sitting/head/", data, follow=True)

    assert "(thay đồng chí Lê Văn Hòa)" in answer.content.decode()
    assert Minutes.objects.get().chair == person_of(people.nam)
    for wrong in ({"closed_at": "07:00", "shown": 2}, {"chair": 0, "shown": 2}):
        assert "Chưa lưu" in mai.post(f"/meetings/{meeting.pk}/sitting/head/", data | wrong, follow=True).content.decode()
    assert mai.post(f"/meetings/{meeting.pk}/sitting/head/", data | {"shown": 1}).status_code == 409


def test_earlier_conclusions_stand_on_top_with_their_results(people: People, organs: Organs) -> None:
    last, item, _ = make_held(people, organs, timezone.localdate() - dt.timedelta(7))
    one = actions.conclude(people.mai, last.pk, ORDER, item_id=item.pk)
    from tests.office.meetings.test_concluding import ordered

    actions.order_from(people.mai, one.pk, ordered(organs))
    actions.conclude(people.mai, last.pk, "Thống nhất.", no_task=True)
    meeting, _, _ = make_held(people, organs)

    shown = session(people.mai).get(f"/meetings/{meeting.pk}/sitting/").context["earlier"]

    assert (shown["many"], shown["unfinished"], [task["state"].word for task in shown["rows"][0]["tasks"]]) == (2, 1, ["Đã giao"])


def test_number_of_questions_does_not_grow_with_what_was_written(people: People, held: Held) -> None:
    meeting, item, _ = held
    mai = session(people.mai)

    def asked() -> int:
        mai.get(f"/meetings/{meeting.pk}/sitting/?item={item.pk}")  # what is kept is made once
        with CaptureQueriesContext(connection) as found:
            assert mai.get(f"/meetings/{meeting.pk}/sitting/?item={item.pk}").status_code == 200
        return len(found)

    actions.write_note(people.mai, meeting.pk, item.pk, SAID, shown=0)
    _conclude_with_task(people, meeting, item)
    few = asked()
    for _ in range(2):
        make_item(meeting, confidential=True)
        call(meeting, account=people.sen) if not meeting.attendees.filter(person=people.sen.person).exists() else None
        _conclude_with_task(people, meeting, item)

    assert asked() == few


def _conclude_with_task(people: People, meeting: Meeting, item: Item) -> None:
    from giaoban.office.directory.models import Organ
    from giaoban.office.work.actions import Ordered, Share
    from giaoban.office.work.models import Origin

    one = actions.conclude(people.mai, meeting.pk, ORDER, item_id=item.pk)
    organ = Organ.objects.get(names__text="Phòng Kinh tế")
    actions.order_from(people.mai, one.pk, Ordered("Rà soát", Origin.CONCLUSION, (Share(organ=organ),)))
