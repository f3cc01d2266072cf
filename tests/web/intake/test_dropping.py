import errno
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from giaoban.office.registry.actions import finish_reading
from giaoban.office.registry.letterhead import Letterhead
from giaoban.office.registry.models import Arrival, File, Paper, Refusal
from tests.letters import PHOTO, letter
from tests.papers import DAY
from tests.people import People

pytestmark = pytest.mark.django_db
URL = "/papers/take-in/"
READ = Letterhead("KH", "85-KH/TU", "Tỉnh ủy An Bình", DAY, "về tổng kết công tác xây dựng Đảng")


def send(client: Client, *files: tuple[str, bytes], script: bool = True, **fields: str) -> Any:
    """Files as the browser sends them: one by the script, all at once by the plain form."""
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    headers = {"HX-Request": "true"} if script else {}
    return client.post(URL, {"key": "trang-thu-nhat", "file": uploads} | fields, headers=headers)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_warning_stands_before_the_file_picker(lan: Client) -> None:
    page = words(lan.get(URL))

    assert page.index("Không đưa văn bản MẬT, TỐI MẬT, TUYỆT MẬT") < page.index('type="file"')
    assert "Không còn tệp nào chờ vào sổ." in page


def test_file_sent_by_the_script_gets_its_row(lan: Client) -> None:
    answer = send(lan, ("ke hoach.txt", letter()))

    arrival = Arrival.objects.get()
    row = words(answer)
    assert answer.status_code == 200
    assert (row.count("<li"), f'id="arrival-{arrival.pk}"' in row, "Đang đọc" in row) == (1, True, True)
    assert f'<input type="hidden" name="waiting" value="{arrival.pk}">' in row


def test_file_sent_again_after_a_broken_connection_is_one(lan: Client) -> None:
    for _ in range(3):
        send(lan, ("ke hoach.txt", letter()))

    assert (Arrival.objects.count(), Paper.objects.count()) == (1, 1)


def test_files_of_one_page_under_one_key_are_different_files(lan: Client) -> None:
    send(lan, ("a.txt", letter("1-KH/TU")), ("b.txt", letter("2-KH/TU")), ("c.txt", letter("1-KH/TU")))

    assert sorted(Arrival.objects.values_list("name", "state")) == [("a.txt", "reading"), ("b.txt", "reading"), ("c.txt", "duplicate")]


@pytest.mark.parametrize("key", ["", "x", "../../etc", "k" * 41])
def test_key_that_is_none_is_replaced(key: str, lan: Client) -> None:
    send(lan, ("a.txt", letter()), key=key)

    account, drop, _ = Arrival.objects.get().key.split(".")
    assert (account, len(drop)) == (str(Arrival.objects.get().entered_by_id), 16)


def test_plain_form_takes_several_files_and_lists_those_refused(lan: Client) -> None:
    answer = send(lan, ("a.txt", letter("1-KH/TU")), ("b.txt", letter("2-KH/TU")), ("rong.txt", b""), script=False)

    page = words(answer)
    assert (answer.status_code, Arrival.objects.count()) == (422, 2)
    assert [name in page for name in ("a.txt", "b.txt", "rong.txt", "Tệp rỗng", "Có 2 tệp chưa vào sổ, 2 tệp đang đọc")] == [True] * 5


def test_plain_form_without_a_file_says_so(lan: Client) -> None:
    answer = send(lan, script=False)

    assert (answer.status_code, "Chưa chọn tệp nào." in words(answer)) == (422, True)


@pytest.mark.parametrize("script", [True, False])
def test_secret_paper_is_refused_and_its_name_stays_nowhere(script: bool, lan: Client, store_folder: Path) -> None:
    answer = send(lan, ("phương án tác chiến.txt", letter(stamp="MẬT")), script=script, assured="1")

    assert (answer.status_code, "Tệp có dấu chỉ độ mật nên bị từ chối" in words(answer)) == (422, True)
    assert (Refusal.objects.count(), Arrival.objects.count(), store_folder.exists()) == (1, 0, False)
    assert "tác chiến" not in words(lan.get(URL))
    assert "tác chiến" not in str(dict(lan.session))


def test_scan_is_taken_in_once_somebody_has_looked(lan: Client) -> None:
    answer = send(lan, ("anh.png", PHOTO))
    assert (answer.status_code, "data-send-again" in words(answer), Arrival.objects.count()) == (422, True, 0)

    assert (send(lan, ("anh.png", PHOTO), assured="1").status_code, Arrival.objects.count()) == (200, 1)


@pytest.mark.parametrize("script", [True, False])
def test_file_past_the_limit_is_said_plainly(script: bool, lan: Client, settings: Any) -> None:
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    answer = send(lan, ("lon.pdf", b"%PDF-1.7" + bytes(1024 * 1024)), script=script)

    assert (answer.status_code, "không quá 1 MB" in words(answer), Arrival.objects.count()) == (413, True, 0)


def test_sixty_megabytes_are_too_many(lan: Client) -> None:
    assert send(lan, ("lon.pdf", bytes(60 * 1024 * 1024))).status_code == 413


def test_full_disk_is_said_plainly_and_nothing_half_is_kept(lan: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    answer = send(lan, ("a.txt", letter()))

    assert (answer.status_code, "máy chủ đã hết chỗ trên đĩa" in words(answer)) == (507, True)
    assert (Arrival.objects.count(), File.objects.count()) == (0, 0)


def test_names_are_text_and_nothing_else(lan: Client) -> None:
    answer = send(lan, ('<img src=x onerror="x">\u202etxt.exe.txt', letter()))

    row = words(answer)
    assert ("<img" in row, "\u202e" in row) == (False, False)


def test_poll_answers_only_for_what_has_changed(lan: Client) -> None:
    send(lan, ("a.txt", letter("1-KH/TU")), ("b.txt", letter("2-KH/TU")))
    one, two = Arrival.objects.order_by("pk")
    asked = {"waiting": [one.pk, two.pk]}
    assert lan.get(reverse("take-in-waiting"), asked).status_code == 204

    assert one.paper is not None
    finish_reading(one.paper.pk, READ)

    row = words(lan.get(reverse("take-in-waiting"), asked))
    assert [f'id="arrival-{a.pk}"' in row for a in (one, two)] == [True, False]
    assert (row.count('hx-swap-oob="true"') >= 2, "Đã đọc xong" in row, "1 tệp đủ thể thức" in row) == (True, True, True)


@pytest.mark.parametrize("asked", [{}, {"waiting": "x"}, {"waiting": "9" * 30}, {"waiting": "404"}])
def test_poll_for_nothing_is_answered_with_nothing(asked: dict[str, str], lan: Client) -> None:
    assert lan.get(reverse("take-in-waiting"), asked).status_code == 204


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_a_fixed_number_of_queries(number: int, lan: Client, django_assert_num_queries: Any) -> None:
    for n in range(number):
        send(lan, (f"{n}.txt", letter(f"{n}-KH/TU")), (f"{n} again.txt", letter(f"{n}-KH/TU")))
    lan.get(URL)

    with django_assert_num_queries(17):
        lan.get(URL)


def test_long_list_pages_by_key(lan: Client, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.web.intake.rows.PAGE", 2)
    send(lan, *[(f"tep {n}.txt", letter(f"{n}-KH/TU")) for n in range(3)])
    first, second, _ = Arrival.objects.order_by("pk")

    last = words(lan.get(URL))
    assert (f"?before={second.pk}" in last, "tep 0.txt" in last, "tep 2.txt" in last) == (True, False, True)
    earlier = words(lan.get(URL, {"before": second.pk}))
    assert ("tep 0.txt" in earlier, "tep 1.txt" in earlier, f"arrival-{first.pk}" in earlier) == (True, False, True)
    assert lan.get(URL, {"before": "x"}).status_code == 200
