"""Đôn đốc on screen: chosen, looked at, written once; the letters as papers and files; on the task's page when, and how often."""

from __future__ import annotations

import io
import os
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Organ, OrganName
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.models import Job
from giaoban.office.jobs.worker import work
from giaoban.office.work import actions
from giaoban.office.work.models import Assignment, Task, Urging, UrgingLine
from giaoban.site.clearing import clear_letters
from tests.office.work.story import day, given, helped_by, led_by, share_of
from tests.people import Organs, People, come_in
from tests.web.tasks.pages import WORK
from tests.web.work.orders import plain, words_of
from tests.writing.opened import WordFile, pdf_words

pytestmark = pytest.mark.django_db
CHOOSE, MAKE = f"{WORK}overdue/urging/", f"{WORK}overdue/urging/make/"
QUERIES = {"choose": 10, "preview": 20, "urged": 9}


@pytest.fixture(autouse=True)
def letters_dir(tmp_path: Path, settings: Any) -> Path:
    """Letters that are put together, in a folder of their own."""
    settings.LETTERS_DIR = tmp_path / "letters"
    return tmp_path / "letters"


def late(people: People, organ: Organ, title: str, *helpers: Organ, days: int = 3) -> Task:
    """A task whose deadline is over for all who hold it."""
    task = given(people, led_by(organ), *(helped_by(one) for one in helpers), title=title)
    Assignment.objects.filter(task=task).update(deadline=day(-days))
    return task


@pytest.fixture
def three(people: People, organs: Organs) -> list[Task]:
    """Late: one piece of work of the economy division with the police, one of the school."""
    return [late(people, organs.economy, "Bàn giao mặt bằng", organs.police), late(people, organs.school, "Sửa cổng trường", days=1)]


def typed(*organs: Organ, **more: Any) -> dict[str, Any]:
    """The form as it is sent."""
    days = {"day": day(0).isoformat(), "reply_by": day(4).isoformat(), "words": ""}
    return days | {"organ": [str(organ.pk) for organ in organs]} | more


def looked_at(client: Client, *organs: Organ, **more: Any) -> dict[str, Any]:
    """The same, after the preview."""
    answer = client.post(CHOOSE, typed(*organs, **more))
    assert answer.status_code == 200
    return typed(*organs, **more) | {"sealed": answer.context["sealed"]}


def made(client: Client, *organs: Organ, **more: Any) -> Urging:
    """The letters, written."""
    answer = client.post(MAKE, looked_at(client, *organs, **more))
    assert answer.status_code == 302, answer.content.decode()
    return Urging.objects.latest("pk")


def test_every_unit_with_overdue_work_is_chosen_beforehand(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    made(client, organs.economy)
    page = client.get(CHOOSE)
    rows = {str(row["organ"]): (row["late"].many, row["checked"], row["late"].urged) for row in page.context["rows"]}

    assert rows == {
        "Phòng Kinh tế": (1, True, 1),
        "Công an xã Minh Sơn": (1, True, 0),
        "Trường Tiểu học Minh Sơn": (1, True, 0),
    }
    words = plain(page.content.decode())
    assert ("3 đơn vị có 3 phần việc quá hạn" in words, f"1 lần, gần nhất {day(0):%d/%m/%Y}" in words) == (True, True)


def test_overdue_page_leads_the_office_there_and_nobody_else(client: Client, people: People, three: list[Task]) -> None:
    office = (people.lan, people.ha, people.mai, people.hoa)
    seen = {account.username: f'href="{CHOOSE}"' in _overdue(client, account) for account in office}
    assert seen == {"lan": True, "ha": True, "mai": True, "hoa": False}
    client.force_login(people.hoa)
    assert client.get(CHOOSE).status_code == 403


def _overdue(client: Client, account: Any) -> str:
    client.force_login(account)
    return client.get(reverse("tasks-overdue")).content.decode()


def test_preview_shows_each_letter_and_writes_nothing(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    come_in(client, people.lan)
    page = client.post(CHOOSE, typed(organs.economy, organs.school, words="<b>Gấp</b>")).content.decode()
    letters = [plain("<main" + part.split("</article>")[0]) for part in page.split("<article")[1:]]

    assert ["Bàn giao mặt bằng" in one for one in letters] == [True, False]
    assert ["Sửa cổng trường" in one for one in letters] == [False, True]
    assert all("&lt;b&gt;Gấp&lt;/b&gt;" in one and "T/L BAN THƯỜNG VỤ" in one and "Công an" not in one for one in letters)
    assert ("Lập 2 công văn" in page, Urging.objects.count()) == (True, 0)


def test_letters_that_were_looked_at_are_written_once(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    sent = looked_at(client, organs.economy, organs.police, organs.school)
    once, again = client.post(MAKE, sent), client.post(MAKE, sent)

    urging = Urging.objects.get()
    assert (once.headers["Location"], again.headers["Location"]) == (reverse("urged", args=[urging.pk]),) * 2
    assert [str(letter.organ) for letter in urging.letters.all()] == ["Phòng Kinh tế", "Công an xã Minh Sơn", "Trường Tiểu học Minh Sơn"]


@pytest.mark.parametrize(
    "after", [{"words": "Thêm một câu"}, {"reply_by": "2031-01-01"}, {"organ": []}, {"sealed": "x"}], ids=["words", "day", "units", "seal"]
)
def test_what_was_changed_after_the_preview_is_shown_first(
    after: dict[str, Any], client: Client, people: People, organs: Organs, three: list[Task]
) -> None:
    client.force_login(people.lan)
    answer = client.post(MAKE, looked_at(client, organs.economy, organs.school, words="Gấp") | after)

    assert (answer.status_code, Urging.objects.count()) == (422 if "organ" in after else 409, 0)
    assert after.get("words", "Gấp") in answer.content.decode()


def test_what_is_overdue_by_now_is_shown_first(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    sent = looked_at(client, organs.economy, organs.school)
    late(people, organs.economy, "Rà soát đất công")
    answer = client.post(MAKE, sent)

    assert (answer.status_code, Urging.objects.count(), len(answer.context["letters"])) == (409, 0, 2)
    assert "Việc quá hạn vừa thay đổi ở: Phòng Kinh tế" in answer.content.decode()
    assert client.post(MAKE, typed(organs.economy, organs.school) | {"sealed": answer.context["sealed"]}).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": "2020-01-01"}, "Ngày của công văn từ hôm nay"),
        ({"reply_by": "2020-01-01"}, "Hạn trả lời không trước ngày của công văn"),
        ({"day": "hôm nay"}, "Chưa lưu"),
        ({"organ": ["-1", "x", "9" * 30]}, "Chưa chọn đơn vị nào"),
        ({"organ": []}, "Chưa chọn đơn vị nào"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    wrong: dict[str, Any], said: str, client: Client, people: People, organs: Organs, three: list[Task]
) -> None:
    client.force_login(people.lan)
    for address in (CHOOSE, MAKE):
        answer = client.post(address, typed(organs.economy, words="Đề nghị làm gấp") | wrong)
        page = answer.content.decode()
        assert (answer.status_code, said in page, "Đề nghị làm gấp" in page) == (422, True, True)


def test_what_is_further_inside_is_told_to_who_sees_it(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    Task.objects.filter(pk=three[1].pk).update(confidentiality=Confidentiality.RESTRICTED)
    told = {account.username: "1 phần việc quá hạn thuộc loại hạn chế phổ biến" in words_of(client, account, "urging")
            for account in (people.lan, people.ha)}  # fmt: skip

    assert told == {"lan": True, "ha": False}


def test_letter_as_word_and_as_pdf_says_the_same(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    OrganName.objects.filter(organ=organs.economy).update(text="Phòng #Kinh tế* =1+1")
    client.force_login(people.lan)
    letter = made(client, organs.economy).letters.get()
    word, pdf = (client.get(reverse(f"urging-letter-{ending}", args=[letter.pk])) for ending in ("word", "pdf"))

    assert WordFile(word.content).words() == pdf_words(pdf.content)
    assert "Phòng #Kinh tế* =1+1" in " ".join(pdf_words(pdf.content))
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="don-doc-{day(0):%Y%m%d}-phong-kinh-te-11.pdf"'


def test_few_letters_come_together_at_once(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    urging = made(client, organs.economy, organs.police, organs.school)
    together = client.get(reverse("urged-zip", args=[urging.pk]))

    assert len(zipfile.ZipFile(io.BytesIO(together.content)).namelist()) == 6
    assert "Tải tất cả (ZIP)" in words_of(client, people.lan, "urged", urging.pk)


def test_many_letters_are_put_together_behind_the_page(
    client: Client, people: People, organs: Organs, three: list[Task], letters_dir: Path
) -> None:
    others = [organs.building, organs.inspection, organs.front, organs.cell]
    for organ in others:
        late(people, organ, f"Việc của {organ}")
    client.force_login(people.lan)
    urging = made(client, organs.economy, organs.police, organs.school, *others)
    address, script = reverse("urged", args=[urging.pk]), {"HX-Request": "true"}

    waiting = client.get(address, headers=script).content.decode()
    assert ('hx-trigger="every 1s"' in waiting, "<html" in waiting, 'max="7"' in waiting) == (True, False, True)
    assert client.get(reverse("urged-zip", args=[urging.pk])).headers["Location"] == address
    Job.objects.filter(kind="work.letters").update(step="3")
    assert '<progress value="3"' in client.get(address, headers=script).content.decode()
    work(threading.Event(), until_idle=True)
    assert "hx-trigger" not in client.get(address, headers=script).content.decode()
    together = b"".join(client.get(reverse("urged-zip", args=[urging.pk])).streaming_content)  # type: ignore[attr-defined]
    assert len(zipfile.ZipFile(io.BytesIO(together)).namelist()) == 14

    (file,) = letters_dir.iterdir()
    long_ago = timezone.now().timestamp() - 25 * 3600
    os.utime(file, (long_ago, long_ago))
    clear_letters()
    assert (file.exists(), "Gộp tất cả vào một tệp ZIP" in client.get(address).content.decode()) == (False, True)
    Job.objects.all().delete()  # tomorrow the job has another name
    assert client.post(reverse("urged-gather", args=[urging.pk])).headers["Location"] == address
    work(threading.Event(), until_idle=True)
    assert file.exists()


def test_letters_print_each_on_pages_of_its_own(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    urging = made(client, organs.economy, organs.school)
    one, other = client.get(reverse("urged-print", args=[urging.pk])).content.decode().split("<article")[1:]

    assert ("Bàn giao" in one, "Sửa cổng" in one, "Bàn giao" in other, "Sửa cổng" in other) == (True, False, False, True)


def test_list_says_when_whom_and_until_when(client: Client, people: People, organs: Organs, three: list[Task]) -> None:
    client.force_login(people.lan)
    assert "Chưa đôn đốc đơn vị nào" in words_of(client, people.lan, "urgings")
    made(client, organs.economy, organs.school)
    words = words_of(client, people.mai, "urgings")

    assert "2 đơn vị Phòng Kinh tế, Trường Tiểu học Minh Sơn" in words
    assert f"{day(4):%d/%m/%Y} Nguyễn Thị Lan" in words


def test_task_page_says_when_and_how_often_to_who_follows_the_share(
    client: Client, people: People, organs: Organs, three: list[Task]
) -> None:
    client.force_login(people.lan)
    made(client, organs.economy, organs.police)
    UrgingLine.objects.update(time=2)
    urged = f"Đã đôn đốc ngày {day(0):%d/%m/%Y}, lần 2"
    seen = {name: words_of(client, getattr(people, name), "task", three[0].pk).count(urged) for name in ("mai", "binh", "cuong")}

    assert seen == {"mai": 2, "binh": 2, "cuong": 1}  # the economy division leads; the police sees its own alone


@pytest.mark.parametrize("many", [1, 4])
def test_pages_ask_the_same_questions_however_many_units(
    many: int, client: Client, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    units = [organs.economy, organs.police, organs.front, organs.school][:many]
    for unit in units:
        for n in range(many):
            late(people, unit, f"Việc {n} của {unit}")
    come_in(client, people.lan)
    urging = made(client, *units)
    pages: dict[str, Callable[[], Any]] = {
        "choose": lambda: client.get(CHOOSE),
        "preview": lambda: client.post(CHOOSE, typed(*units)),
        "urged": lambda: client.get(reverse("urged", args=[urging.pk])),
    }
    for name, ask in pages.items():
        ask()
        with django_assert_num_queries(QUERIES[name]):
            assert ask().status_code == 200


def test_who_may_not_see_one_task_any_more_has_the_letters_without_it(
    client: Client, people: People, organs: Organs, three: list[Task]
) -> None:
    client.force_login(people.lan)
    urging = made(client, organs.economy, organs.school)
    actions.change_task(people.mai, three[1].pk, Task.objects.get(pk=three[1].pk).revision, confidentiality=Confidentiality.RESTRICTED)
    client.force_login(people.ha)
    names = zipfile.ZipFile(io.BytesIO(client.get(reverse("urged-zip", args=[urging.pk])).content)).namelist()

    assert [name.split("-", 3)[3] for name in names] == [f"{day(0):%Y%m%d}-phong-kinh-te.{ending}" for ending in ("docx", "pdf")]
    assert "Sửa cổng" not in client.get(reverse("urged-print", args=[urging.pk])).content.decode()
    assert share_of(three[1], organs.school).organ == organs.school
