"""Another system's register taken over on screen, as on the first Monday of the story."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from giaoban.office.jobs.actions import do, take_up
from giaoban.office.registry.actions import begin_import, map_columns
from giaoban.office.registry.models import Import, Paper, RegisterEntry
from giaoban.web.imports import views
from tests.office.registry.exports import HEADS, MANY, files, letter, row, sheet_of, zip_of
from tests.people import People
from tests.web.registers.pages import column, table, text

pytestmark = pytest.mark.django_db
SYSTEM = "Hệ thống quản lý văn bản của tỉnh"


def _upload(client: Client, sheet: bytes, archive: bytes | None = None, **other: str) -> str:
    """Send a list in; returns where the browser is sent, or the page that says why not."""
    sent = {"system": SYSTEM, "sheet": SimpleUploadedFile("so.xlsx", sheet)} | other
    if archive is not None:
        sent["archive"] = SimpleUploadedFile("tep.zip", archive)
    answer = client.post("/imports/", sent)
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


def _columns_of(page: str) -> dict[str, str]:
    """The form of the columns as it stands."""
    chosen = dict.fromkeys(re.findall(r'<select name="(\w+)"', page), "")
    for name, options in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen[name] = next(iter(re.findall(r'<option value="(\w*)" selected', options)), "")
    return chosen


def test_first_monday_of_the_story(client: Client, people: People) -> None:
    client.force_login(people.lan)
    rows = [row(n) for n in range(1, MANY - 1)]
    rows += [row(MANY - 1, **{"Số/Ký hiệu": "110/STC-ĐT"}), row(MANY, **{"Tên tệp": "105-STC.txt"})]

    url = _upload(client, sheet_of(rows), zip_of(files(range(1, MANY))))
    page = client.get(url).content.decode()
    assert "Cột nào là gì?" in page
    client.post(url, _columns_of(page) | {"map": "1", "shown": "1"})

    preview = client.get(url).content
    assert text(preview, "//p[@role='status']") == "34 văn bản sẽ nhập, giữ nguyên số đến; 2 văn bản nghi trùng."
    assert [cells[-1] for cells in table(preview)[1]] == [
        "Sẽ nhập Nghi trùng với dòng 12: cùng số, ký hiệu, cơ quan ban hành và ngày",
        "Sẽ nhập Nghi trùng với dòng 7: cùng nội dung tệp",
    ]
    client.post(url, {"start": "1", "shown": "2"})
    running = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert ('hx-trigger="every 2s"' in running, "<html" in running) == (True, False)

    work = take_up("một")
    assert work is not None
    do(work)

    done = client.get(url, headers={"HX-Request": "true"}).content
    assert text(done, "//p[@role='status']") == "34 văn bản đã nhập, giữ nguyên số đến; 2 văn bản nghi trùng."
    assert "hx-trigger" not in done.decode()
    book = RegisterEntry.objects.get(number=401).series_id
    assert column(client.get(f"/registers/in/?book=s{book}").content, "Số đến") == [str(n) for n in range(434, 400, -1)]
    assert Paper.objects.count() == 34
    assert f"Đã nhập, {MANY} văn bản · Nguyễn Thị Lan" in client.get("/imports/").content.decode()


def test_known_system_goes_straight_to_the_preview(client: Client, people: People) -> None:
    first = begin_import(people.lan, SYSTEM, sheet_of([row(1)]), None)
    map_columns(people.lan, first.pk, 1, first.mapping)
    client.force_login(people.lan)

    url = _upload(client, sheet_of([row(2)]))

    preview = client.get(url).content
    assert "1 văn bản sẽ nhập" in preview.decode()
    assert (column(preview, "Số đến"), column(preview, "Ngày đến")) == (["402"], ["02/11/2026"])
    assert "Cột nào là gì?" in client.get(f"{url}?columns=1").content.decode()


def test_secrecy_is_warned_of_before_the_file_is_chosen_and_nothing_secret_is_shown(client: Client, people: People) -> None:
    client.force_login(people.lan)
    page = client.get("/imports/").content.decode()
    assert 0 < page.index("Không đưa vào đây văn bản MẬT") < page.index('type="file"')

    subject = "Phương án Sao Băng"
    inside = files([2]) | {"101-STC.txt": letter(101, subject, mark="TỐI MẬT")}
    rows = [row(1, **{"Trích yếu": subject}), row(2), row(3, **{"Độ mật": "Mật", "Trích yếu": subject}), row(4, **{"Ngày đến": "mai"})]
    url = _upload(client, sheet_of(rows), zip_of(inside))
    client.post(url, _columns_of(client.get(url).content.decode()) | {"map": "1", "shown": "1"})
    preview = client.get(url).content

    assert text(preview, "//p[@role='status']") == (
        "1 văn bản sẽ nhập, giữ nguyên số đến; 1 dòng không nhập được; 2 dòng bị từ chối vì dấu chỉ độ mật."
    )
    assert "1 tệp mang dấu chỉ độ mật: từ chối, không lưu lại gì." in preview.decode()
    assert "Sao Băng" not in preview.decode()
    assert [(cells[0], cells[-1]) for cells in table(preview)[1]] == [
        ("3", "Từ chối Văn bản mang dấu chỉ độ mật: từ chối, không lưu lại gì. Chuyển văn thư bảo mật."),
        ("5", "Từ chối Văn bản mang dấu chỉ độ mật: từ chối, không lưu lại gì. Chuyển văn thư bảo mật."),
        ("6", "Không nhập được C6: ngày không đọc được: “mai”"),
    ]


def test_columns_that_are_not_enough_are_asked_for_again(client: Client, people: People) -> None:
    client.force_login(people.lan)
    url = _upload(client, sheet_of([row(1)]))

    without = client.post(url, {"map": "1", "shown": "1", "number": "B"})
    twice = client.post(url, {"map": "1", "shown": "1", "number": "B", "on": "C", "subject": "C"})

    assert (without.status_code, twice.status_code, "Mỗi cột chỉ chọn cho một mục" in twice.content.decode()) == (422, 422, True)
    assert Import.objects.get().state == "mapping"


def test_what_is_no_list_is_said_on_the_form(client: Client, people: People) -> None:
    client.force_login(people.lan)

    assert "Không đọc được tệp Excel" in _upload(client, b"so den")
    assert "Không thấy dòng tên cột" in _upload(client, sheet_of([["x"]], ("Một",)))
    assert "Tệp nén không mở được" in _upload(client, sheet_of([row(1)]), b"x")
    assert Import.objects.count() == 0


def test_list_that_is_too_large_is_turned_away(client: Client, people: People, settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 1000  # type: ignore[attr-defined]
    client.force_login(people.lan)

    answer = client.post("/imports/", {"system": SYSTEM, "sheet": SimpleUploadedFile("so.xlsx", sheet_of([row(1)]))})

    assert (answer.status_code, Import.objects.count()) == (413, 0)


def test_list_with_nothing_to_enter_has_no_button_and_is_not_started(client: Client, people: People) -> None:
    job = begin_import(people.lan, SYSTEM, sheet_of([row(1, **{"Số đến": ""})]), None)
    job = map_columns(people.lan, job.pk, 1, job.mapping)
    client.force_login(people.lan)

    page = client.get(f"/imports/{job.pk}/").content.decode()
    answer = client.post(f"/imports/{job.pk}/", {"start": "1", "shown": "x"})

    assert ('name="start"' in page, answer.status_code) == (False, 422)
    assert "Không có dòng nào để nhập" in answer.content.decode()


def test_start_from_a_page_that_has_grown_old_is_a_conflict(client: Client, people: People) -> None:
    job = begin_import(people.lan, SYSTEM, sheet_of([row(1)]), None)
    job = map_columns(people.lan, job.pk, 1, job.mapping)
    client.force_login(people.lan)

    assert client.post(f"/imports/{job.pk}/", {"start": "1", "shown": "1"}).status_code == 409


@pytest.mark.parametrize("address", ["/imports/", "/imports/{}/"])
def test_pages_ask_the_same_number_of_queries_for_one_row_and_for_three(address: str, client: Client, people: People) -> None:
    client.force_login(people.lan)
    counted = []
    for many in (1, 3):
        for _ in range(many):
            job = begin_import(people.lan, "x", sheet_of([row(n, **{"Tên tệp": ""}) for n in range(1, many + 1)], HEADS), None)
        job = Import.objects.latest("pk")
        if job.state == "mapping":
            map_columns(people.lan, job.pk, job.revision, job.mapping)
        client.get(address.format(job.pk))  # what is kept is made once
        with CaptureQueriesContext(connection) as asked:
            client.get(address.format(job.pk))
        counted.append(len(asked))

    assert counted[0] == counted[1]


def test_sentence_leaves_out_what_is_not_there(people: People) -> None:
    job = Import(state=Import.State.DONE)

    assert views.sentence(job, {"waiting": 0, "taken": 3, "alike": 0, "wrong": 1, "refused": 0}) == (
        "3 văn bản đã nhập, giữ nguyên số đến; 1 dòng không nhập được."
    )
