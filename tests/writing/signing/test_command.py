"""`giaoban verify`, as at a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from giaoban import cli
from tests.writing.signing.issuers import SIGNED, owner, revoked, root
from tests.writing.signing.signed import CHIEF, by_both, by_the_chief, unsigned

Run = Callable[..., tuple[int, str, str]]
DAY = "2026-12-02"
NOT_SOUND = "Nội dung tệp nguyên vẹn từ khi ký, nhưng chưa tin cậy được chữ ký 1. Hãy xem lý do bên dưới."


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command in a folder with the issuer's certificate; returns its status and what it wrote."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ca.cer").write_bytes(root().der)

    def command(data: bytes, *arguments: str) -> tuple[int, str, str]:
        (tmp_path / "a.pdf").write_bytes(data)
        status = cli.main(["verify", "a.pdf", *arguments])
        written = capsys.readouterr()
        return status, written.out, written.err

    return command


def test_sound_file_ends_well(run: Run) -> None:
    status, out, err = run(by_both(), "--root", "ca.cer", "--on", DAY)

    assert (status, out.splitlines()[0], len(out.splitlines()), err) == (0, "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ.", 7, "")


@pytest.mark.parametrize(
    ("made", "arguments", "said"),
    [
        (unsigned, ("--root", "ca.cer"), "Tệp không có chữ ký số."),
        (by_the_chief, ("--on", DAY), NOT_SOUND),
        (by_the_chief, ("--root", "ca.cer", "--on", "2028-01-01"), NOT_SOUND),
    ],
)
def test_file_that_is_not_sound_ends_with_a_fault(run: Run, made: Callable[[], bytes], arguments: tuple[str, ...], said: str) -> None:
    status, out, err = run(made(), *arguments)

    assert (status, out.splitlines()[0], err) == (1, said, "")


def test_issuer_not_named_is_asked_for(run: Run) -> None:
    assert (
        run(by_the_chief(), "--on", DAY)[1].splitlines()[-1] == "Chưa cho biết tin cậy nơi cấp nào: hãy thêm --root với tệp chứng thư gốc."
    )


def test_list_of_the_revoked_is_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.crl").write_bytes(revoked(owner(CHIEF), SIGNED))

    status, out, _ = run(by_the_chief(), "--root", "ca.cer", "--crl", "a.crl", "--on", DAY)

    assert (status, "chứng thư số đã bị thu hồi" in out) == (1, True)


def test_folders_that_the_operator_set_count_without_arguments(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, file, data in (("roots", "ca.cer", root().der), ("lists", "a.crl", revoked(owner(CHIEF), SIGNED))):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_bytes(data)
    monkeypatch.setenv("GIAOBAN_SIGNATURE_ROOTS", str(tmp_path / "roots"))

    assert run(by_the_chief(), "--on", DAY)[0] == 0
    monkeypatch.setenv("GIAOBAN_SIGNATURE_CRLS", str(tmp_path / "lists"))
    assert "chứng thư số đã bị thu hồi" in run(by_the_chief(), "--on", DAY)[1]


@pytest.mark.parametrize(
    ("data", "arguments", "said"),
    [
        (b"%PDF-1.7 cut", (), "giaoban: Không đọc được tệp PDF: tệp bị hỏng, bị cắt cụt hoặc có mật khẩu. Hãy lấy lại tệp gốc.\n"),
        (b"", (), "giaoban: Tệp rỗng, không có nội dung. Hãy kiểm tra lại tệp gốc.\n"),
        (b"%PDF-1.7", ("--root", "a.pdf"), "giaoban: Tệp chứng thư gốc không đọc được. Hãy lấy lại tệp .cer, .crt hoặc .pem từ nơi cấp.\n"),
        (b"%PDF-1.7", ("--on", "mai"), "giaoban: Không hiểu ngày mai. Hãy viết theo dạng năm-tháng-ngày, ví dụ 2026-12-31.\n"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(run: Run, data: bytes, arguments: tuple[str, ...], said: str) -> None:
    assert run(data, *arguments) == (2, "", said)
