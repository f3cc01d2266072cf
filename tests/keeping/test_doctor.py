import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.utils import timezone
from pytest_django import Settings

from giaoban.keeping import jobs
from giaoban.keeping.doctor import examine
from giaoban.office.audit.acts import act
from giaoban.office.audit.models import Entry
from giaoban.office.audit.seal import seal_entries
from giaoban.office.exchange.models import Answer, Package
from giaoban.office.jobs.actions import put_down, take_up
from giaoban.office.jobs.models import Job, State
from giaoban.office.registry import store
from giaoban.office.registry.models import File, NumberSeries, RegisterEntry

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path
    settings.FILES_DIR = tmp_path / "files"
    settings.AUDIT_KEY_FILE = tmp_path / "audit.key"
    settings.AUDIT_HEADS_FILE = tmp_path / "audit.heads"


def faults(*, quick: bool = False) -> list[str]:
    return [line.words for line in examine(quick=quick) if line.is_fault]


def original(content: bytes) -> str:
    sha256 = store.keep(content)
    File.objects.create(sha256=sha256, size=len(content), media_type="text/plain")
    return sha256


def test_healthy_office_has_no_fault() -> None:
    original(b"one")
    with act(None, "keeping.back-up"):
        pass
    seal_entries()
    lines = list(examine())

    assert [line.words.split(":")[0] for line in lines] == [
        "Cơ sở dữ liệu", "Phiên bản", "Tệp gốc", "Nhật ký", "Nhật ký", "Việc nền", "Số văn bản", "Đĩa",
    ]  # fmt: skip
    assert [line.words for line in lines if line.is_fault] == []


def test_missing_file_is_named() -> None:
    sha256 = original(b"one")
    store.forget(sha256)

    assert faults() == [f"Tệp gốc: thiếu 1 tệp: {sha256[:16]}."]


def test_damaged_file_is_named_unless_only_a_quick_look_is_asked_for() -> None:
    sha256 = original(b"one")
    store.path_of(sha256).unlink()
    store.path_of(sha256).write_bytes(b"ONE")

    assert (faults(), faults(quick=True)) == ([f"Tệp gốc: 1 tệp đã hỏng: {sha256[:16]}."], [])


def test_file_of_another_size_is_seen_by_a_quick_look_too() -> None:
    sha256 = original(b"one")
    store.path_of(sha256).unlink()
    store.path_of(sha256).write_bytes(b"longer")

    assert faults(quick=True) == [f"Tệp gốc: 1 tệp đã hỏng: {sha256[:16]}."]


def test_files_without_a_row_are_counted_past_the_first_five() -> None:
    sums = sorted(store.keep(str(n).encode()) for n in range(7))

    assert faults() == [f"Tệp thừa: 7 tệp không thuộc văn bản nào: {', '.join(s[:16] for s in sums[:5])} và 2 tệp nữa."]


def test_acts_that_wait_too_long_for_their_seal_are_a_fault() -> None:
    with act(None, "keeping.back-up"):
        pass
    before = faults()
    Entry.objects.update(at=timezone.now() - HOUR)

    assert (before, faults()) == ([], ["Nhật ký: 1 dòng quá 5 phút chưa niêm phong. Tiến trình việc nền có chạy không?"])


def test_broken_chain_is_a_fault_but_not_looked_for_quickly() -> None:
    with act(None, "keeping.back-up"):
        pass
    seal_entries()
    Entry.objects.update(verb="keeping.export")
    pk = Entry.objects.get().pk

    assert faults() == [f"Nhật ký: 1 lỗi, lỗi đầu: Dòng 1 (mã {pk}, keeping.export): nội dung đã bị sửa. Xem giaoban audit verify."]
    assert faults(quick=True) == []


def test_work_that_stands_still_is_a_fault() -> None:
    put_down("read-file", "a")
    take_up("worker")
    put_down("read-file", "b")
    Job.objects.update(not_before=timezone.now() - HOUR)
    Job.objects.filter(state=State.RUNNING).update(lease_until=timezone.now() - HOUR)

    assert faults() == [
        "Việc nền: 1 việc bị bỏ dở chưa ai làm tiếp. Tiến trình việc nền có chạy không?",
        "Việc nền: 1 việc chờ quá 15 phút.",
    ]


def test_failed_work_is_told_but_no_fault() -> None:
    put_down("read-file", "a")
    Job.objects.update(state=State.FAILED)

    assert [line.words for line in examine() if line.words.startswith("Việc nền")] == [
        "Việc nền: không có việc nào đứng lại; 1 việc không xong, xem ở trang đưa văn bản vào."
    ]


def test_series_that_would_give_a_number_twice_is_a_fault() -> None:
    series = NumberSeries.objects.create(direction="in", scope="year", start=dt.date(2026, 1, 1), next=5)
    RegisterEntry.objects.create(series=series, number=4, on=dt.date(2026, 11, 2), cancel_reason="nhầm", cancelled_at=timezone.now())
    before = faults()
    NumberSeries.objects.update(next=4)

    assert (before, faults()) == ([], ["Số văn bản: dãy “Văn bản đến” từ 01/01/2026 sẽ cấp số 4, nhưng đã cấp đến 4."])


def test_disk_that_is_nearly_full_is_a_fault(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=999_000_000, total=20_000_000_000))
    jobs.look_after()

    assert faults() == ["Đĩa: còn 999,0 MB trong 20,0 GB."]


def test_disk_with_room_is_not_spoken_of() -> None:
    jobs.look_after()

    assert faults() == []


def test_packages_that_do_not_go_or_come_are_named(tmp_path: Path, settings: Settings) -> None:
    assert not any("Liên thông" in line.words for line in examine(quick=True))

    settings.EXCHANGE = str(tmp_path / "lien-thong")
    long_ago = timezone.now() - HOUR
    package = Package.objects.create(key="1", state=Package.State.REFUSED, sender_code="A12", came_at=long_ago)
    Answer.objects.create(package=package, code=1, at=long_ago)
    assert [words.split(".")[0] for words in faults(quick=True)] == ["Liên thông: 0 văn bản, 1 trạng thái chờ quá 15 phút chưa đi"]
    settings.EXCHANGE = str(tmp_path / "tep" / "x")
    (tmp_path / "tep").write_text("")
    assert [words.split(":")[1] for words in faults(quick=True)] == [" Không dùng được thư mục gửi nhận edXML"]
