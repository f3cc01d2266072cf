"""Excel: what the filters show, in the columns of a layout, as text whatever it looks like; made by a job, fetched by who asked."""

from __future__ import annotations

import datetime as dt
import os
import threading
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from giaoban.office.directory.models import RoleHolding
from giaoban.office.jobs.models import Job, State
from giaoban.office.jobs.worker import work
from giaoban.office.work.columns import STANDARD
from giaoban.office.work.models import Assignment, ReportLayout, Task, Workbook, Workflow
from giaoban.site.clearing import clear_workbooks
from tests.papers import make_paper
from tests.people import Organs, People, person_of
from tests.web.tasks.pages import WORK
from tests.web.tasks.rows import TODAY, make_task

pytestmark = pytest.mark.django_db
EXCEL = f"{WORK}excel/"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.WORKBOOKS_DIR = tmp_path / "workbooks"


def _ask(client: Client, account: Any, query: str = "", layout: str = "standard") -> Workbook:
    client.force_login(account)
    answer = client.post(EXCEL, {"query": query, "layout": layout})
    book = Workbook.objects.latest("pk")
    assert answer.headers["Location"] == f"{EXCEL}{book.pk}/"
    return book


def _made(client: Client, account: Any, query: str = "", layout: str = "standard") -> list[list[Any]]:
    """The rows of the file, heads first."""
    book = _ask(client, account, query, layout)
    work(threading.Event(), until_idle=True)
    answer = client.get(f"{EXCEL}{book.pk}/file/")
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="nhiem-vu-')
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    return rows[1:]


def test_standard_layout_has_the_official_order(client: Client, people: People, organs: Organs) -> None:
    paper = make_paper(number="12/STC-ĐT")
    task = make_task(
        "Báo cáo giải ngân", people.ha, organs.economy, support=(organs.police, organs.front), days=-3, paper=paper, origin="paper",
        giver=person_of(people.hoa), workflow=Workflow.REPORTED, reason="Gấp",
    )  # fmt: skip
    Assignment.objects.filter(task=task, organ=organs.economy).update(result="Đã báo cáo")
    Task.objects.update(first_deadline=TODAY() - dt.timedelta(9))
    heads, row = _made(client, people.mai)

    assert heads == [
        "TT", "Nội dung nhiệm vụ", "Văn bản giao", "Người giao", "Chủ trì", "Phối hợp", "Hạn", "Hạn ban đầu", "Tình trạng", "Kết quả",
        "Ngày hoàn thành", "Ghi chú",
    ]  # fmt: skip
    assert row == [
        1.0, "Báo cáo giải ngân", "Công văn 12/STC-ĐT ngày 02/11/2026", "Lê Văn Hòa", "Phòng Kinh tế", "Công an xã; MTTQ xã",
        TODAY() - dt.timedelta(3), TODAY() - dt.timedelta(9),
        "Báo cáo hoàn thành, chờ xác nhận; quá hạn 3 ngày", "Đã báo cáo", TODAY(), "Gấp",
    ]  # fmt: skip


def test_words_never_become_a_formula(client: Client, people: People, organs: Organs) -> None:
    words = ["=1+1", "+84 gọi dân", "-2 việc", "@SUM(A1)", "http://example.org", "007", "\x07chuông"]
    for number, title in enumerate(words):
        make_task(title, people.ha, organs.economy, days=number)

    assert [row[1] for row in _made(client, people.mai)[1:]][:6] == words[:6]


def test_filters_are_applied(client: Client, people: People, organs: Organs) -> None:
    make_task("quá hạn", people.ha, organs.economy, days=-1)
    make_task("còn hạn", people.ha, organs.economy, days=9)

    assert [row[1] for row in _made(client, people.mai, "timing=overdue")[1:]] == ["quá hạn"]


def test_unit_takes_its_own_shares_and_nothing_of_others(client: Client, people: People, organs: Organs) -> None:
    led = make_task("mình chủ trì", people.ha, organs.economy, support=(organs.police,), days=1)
    helped = make_task("mình phối hợp", people.ha, organs.police, support=(organs.economy, organs.front), days=2)
    make_task("của đơn vị khác", people.ha, organs.police, days=3)
    Assignment.objects.filter(task=helped, organ=organs.police).update(result="bí mật của Công an xã")
    Assignment.objects.filter(task=helped, organ=organs.economy).update(result="phần của mình")

    rows = _made(client, people.binh)[1:]
    assert [(row[1], row[4], row[5], row[9]) for row in rows] == [
        (led.title, "Phòng Kinh tế", "Công an xã", ""),
        (helped.title, "Công an xã", "", "phần của mình"),
    ]


def test_many_rows_go_over_page_by_page(client: Client, people: People, organs: Organs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.office.work.columns._AT_ONCE", 3)
    monkeypatch.setattr("giaoban.office.work.workbooks._TOLD_EVERY", 2)
    for number in range(7):
        make_task(f"việc {number}", people.ha, organs.economy, days=number if number < 5 else None)

    assert [(row[0], row[1]) for row in _made(client, people.mai)[1:]] == [(n + 1.0, f"việc {n}") for n in range(7)]


def test_progress_is_told_until_it_is_made(client: Client, people: People, organs: Organs) -> None:
    make_task("việc", people.ha, organs.economy)
    book = _ask(client, people.mai)
    script = {"HX-Request": "true"}
    waiting = client.get(f"{EXCEL}{book.pk}/", headers=script).content.decode()
    Workbook.objects.update(rows=100, written=40)
    halfway = client.get(f"{EXCEL}{book.pk}/", headers=script).content.decode()
    work(threading.Event(), until_idle=True)
    made = client.get(f"{EXCEL}{book.pk}/", headers=script).content.decode()

    assert ('hx-trigger="every 1s"' in waiting, "<html" in waiting) == (True, False)
    assert '<progress value="40" max="100"' in halfway
    assert ("Đã xong: 1 việc." in made, "hx-trigger" in made) == (True, False)
    assert client.get(f"{EXCEL}{book.pk}/").status_code == 200


def test_only_who_asked_fetches_the_file(client: Client, people: People, organs: Organs) -> None:
    book = _ask(client, people.mai)
    assert client.get(f"{EXCEL}{book.pk}/file/").status_code == 302  # it is not made yet
    work(threading.Event(), until_idle=True)
    client.force_login(people.hoa)

    assert (client.get(f"{EXCEL}{book.pk}/").status_code, client.get(f"{EXCEL}{book.pk}/file/").status_code) == (404, 404)


def test_job_done_twice_is_one_file(client: Client, people: People, organs: Organs) -> None:
    make_task("việc", people.ha, organs.economy)
    book = _ask(client, people.mai)
    for _ in range(2):
        Job.objects.update(state=State.WAITING)
        work(threading.Event(), until_idle=True)

    assert [file.name for file in book.path.parent.iterdir()] == [f"{book.pk}.xlsx"]


def test_who_lost_his_role_meanwhile_gets_nothing(client: Client, people: People, organs: Organs) -> None:
    book = _ask(client, people.mai)
    RoleHolding.objects.filter(account=people.mai).update(role="auditor")
    work(threading.Event(), until_idle=True)

    assert not book.path.exists()
    assert Job.objects.get().error == "Người lấy danh sách không còn quyền xem nhiệm vụ."


def test_files_are_cleared_after_a_day(client: Client, people: People, organs: Organs) -> None:
    old, new = _ask(client, people.mai), _ask(client, people.mai)
    work(threading.Event(), until_idle=True)
    Workbook.objects.filter(pk=old.pk).update(asked_at=timezone.now() - dt.timedelta(hours=25))
    long_ago = (timezone.now() - dt.timedelta(hours=25)).timestamp()
    os.utime(old.path, (long_ago, long_ago))
    clear_workbooks()

    assert (old.path.exists(), new.path.exists()) == (False, True)
    assert client.get(f"{EXCEL}{old.pk}/").status_code == 404


def test_file_that_is_gone_is_said(client: Client, people: People, organs: Organs) -> None:
    book = _ask(client, people.mai)
    work(threading.Event(), until_idle=True)
    book.path.unlink()

    assert "hết hạn một ngày" in client.get(f"{EXCEL}{book.pk}/").content.decode()


def test_layout_must_be_one_there_is(client: Client, people: People) -> None:
    client.force_login(people.mai)
    answer = client.post(EXCEL, {"query": "timing=overdue", "layout": "999"})

    assert (answer.status_code, Workbook.objects.count()) == (422, 0)
    assert 'value="timing=overdue"' in answer.content.decode()


def test_office_adds_the_layout_of_a_reporting_system(client: Client, people: People, organs: Organs) -> None:
    make_task("việc", people.ha, organs.economy, days=1)
    client.force_login(people.mai)
    given = {"shown": "0", "name": "Hệ thống của tỉnh", "title-place": "2", "title-head": "Tên việc", "deadline-place": "1"}
    assert client.post(f"{WORK}layouts/new/", given).status_code == 302
    layout = ReportLayout.objects.get()

    rows = _made(client, people.mai, layout=str(layout.pk))
    assert rows == [["Hạn", "Tên việc"], [TODAY() + dt.timedelta(1), "việc"]]


def test_standard_layout_can_be_changed(client: Client, people: People) -> None:
    client.force_login(people.kien)
    given = {"shown": "0", "name": STANDARD, "title-place": "1", "title-head": ""}
    assert client.post(f"{WORK}layouts/standard/", given).status_code == 302
    kept = ReportLayout.objects.get()
    again = client.post(f"{WORK}layouts/{kept.pk}/", given | {"shown": "1", "state-place": "2", "state-head": "TT thực hiện"})

    assert again.status_code == 302
    kept.refresh_from_db()
    assert (kept.standard, kept.revision, [c["head"] for c in kept.columns]) == (True, 2, ["Nội dung nhiệm vụ", "TT thực hiện"])
    assert client.get(f"{WORK}layouts/standard/").headers["Location"] == f"{WORK}layouts/"
    assert client.post(f"{WORK}layouts/{kept.pk}/", given).status_code == 409


@pytest.mark.parametrize("given", [{"name": "Không cột"}, {"name": "Mẫu của tỉnh", "title-place": "1"}, {"title-place": "1"}])
def test_layout_needs_a_name_of_its_own_and_a_column(client: Client, people: People, given: dict[str, str]) -> None:
    ReportLayout.objects.create(name="Mẫu của tỉnh", columns=[{"field": "title", "head": "Việc"}])
    client.force_login(people.mai)

    assert client.post(f"{WORK}layouts/new/", {"shown": "0", **given}).status_code == 422
    assert ReportLayout.objects.count() == 1
