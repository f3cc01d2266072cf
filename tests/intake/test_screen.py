"""Papers marked as state secrets are seen before anything is kept of them; papers that only speak of secrecy are let through."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.intake import DEFAULT, Screening, screen
from giaoban.intake.workers import Workers
from tests.golden.as_docx import make_docx
from tests.golden.as_pdf import make_pdf
from tests.golden.paper import take_apart
from tests.intake.pages import SCAN, at, document, lines
from tests.intake.word import package, paragraph, zipped

SAMPLES = Path(str(files("giaoban") / "samples"))
PAPER = (SAMPLES / "thong-bao-ket-luan.txt").read_text(encoding="utf-8")
SECRET = PAPER.replace("Số 52-TB/ĐU\n", "Số 52-TB/ĐU\nTỐI MẬT\n", 1)
BODY = "Giao Văn phòng chủ trì.\n" * 60
LETTERS = "Day la trang co chu that su de doc cho du bon muoi chu cai"
CLEAR = Screening("clear")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")
MARKED = [SECRET.encode(), package(paragraph("KẾ HOẠCH"), header=paragraph("MẬT")), document(lines("a"), over=at(70, 500, "MẬT"))]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as one_for_all:
        yield one_for_all


def secret(mark: str) -> Screening:
    return Screening("secret", mark, f"Văn bản có dấu chỉ độ mật “{mark}”: không xử lý trên phần mềm này, chuyển văn thư bảo mật.")


def of_text(text: str) -> Screening:
    return screen(text.encode())


# Marked papers


def test_mark_in_the_letterhead_is_seen_in_every_form(workers: Workers) -> None:
    paper = take_apart(SECRET)
    for data in (SECRET.encode(), make_docx(paper, word_numbers=False), make_pdf(paper)):
        assert screen(data, "52-TB", workers=workers) == secret("TỐI MẬT")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("TUYỆT  MẬT", "TUYỆT MẬT"),
        ("[MẬT]", "MẬT"),
        ("| TỐI MẬT |", "TỐI MẬT"),
        ("M Ậ T", "M Ậ T"),
        ("Tuyệt mật", "Tuyệt mật"),
        ("MẬT - HỎA TỐC", "MẬT"),
        ("THƯỢNG KHẨN - MẬT", "MẬT"),
        ("Độ mật: Mật", "Mật"),
        ("DẤU CHỈ ĐỘ MẬT: TỐI MẬT", "TỐI MẬT"),
        ("Số 52-TB/ĐU (MẬT)", "MẬT"),
        ("MẬT\tĐẢNG CỘNG SẢN VIỆT NAM", "MẬT"),
        ("MẬT          Minh Sơn, ngày 30 tháng 10 năm 2026", "MẬT"),
        ("MA\u0323\u0302T", "MẬT"),
    ],
)
def test_mark_is_told_as_it_is_written(line: str, mark: str) -> None:
    assert of_text(PAPER.replace("Số 52-TB/ĐU", f"Số 52-TB/ĐU\n{line}", 1)) == secret(mark)


def test_mark_of_a_paper_typed_without_accents_is_seen() -> None:
    text = "DANG UY XA MINH SON\n*\nSo 52-TB/DU\nMAT\nDANG CONG SAN VIET NAM\nMinh Son, ngay 30 thang 10 nam 2026\nTHONG BAO\nket luan\n"
    assert of_text(text) == secret("MAT")


def test_mark_beside_the_text_is_seen_through_the_door(workers: Workers) -> None:
    assert [screen(data, workers=workers).mark for data in MARKED] == ["TỐI MẬT", "MẬT", "MẬT"]


def test_mark_of_a_paper_within_a_file_is_seen() -> None:
    second = "ĐẢNG ỦY XÃ MINH SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 53-TB/ĐU\tMinh Sơn, ngày 2 tháng 11 năm 2026\nMẬT\tngày 2\n"
    assert of_text(PAPER + BODY + second + BODY) == secret("MẬT")
    assert of_text(PAPER + BODY + "MẬT\tngày 2\n" + BODY) == CLEAR
    assert of_text(PAPER + BODY + "MẬT\tngày 2\n\f" + BODY) == secret("MẬT")
    assert of_text(PAPER + BODY + "MẬT\n" + BODY) == secret("MẬT")
    assert of_text(PAPER + BODY + "Độ mật: MẬT\n" + BODY) == CLEAR


def test_mark_in_the_name_of_a_file_is_seen(tmp_path: Path) -> None:
    assert screen(PAPER.encode(), "52-TB_MẬT.txt") == secret("MẬT")
    assert screen(OLD_WORD, "52-TB (tối mật).doc") == secret("tối mật")
    path = tmp_path / "52-TB [TUYỆT MẬT].txt"
    path.write_text(PAPER, encoding="utf-8")
    assert screen(path) == secret("TUYỆT MẬT")


# Papers that are not marked


@pytest.mark.parametrize("path", sorted(p for p in SAMPLES.glob("*.*") if p.suffix != ".py"), ids=lambda path: path.name)
def test_sample_papers_are_clear(path: Path, workers: Workers) -> None:
    assert screen(path, workers=workers) == CLEAR


@pytest.mark.parametrize(
    "line",
    [
        "Các đơn vị bảo mật tài khoản; không gửi tài liệu mật qua thư điện tử.",
        "QUY CHẾ BẢO MẬT",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "MẬT ĐỘ DÂN SỐ",
        "Đồng chí Lê Văn Mật",
        "MẬT ONG MINH SƠN",
        "Độ mật: Không",
        "ĐỘ MẬT",
        "về việc rà soát tài liệu\nMẬT",
        "KẾ HOẠCH BẢO VỆ BÍ\nMẬT",
    ],
)
def test_paper_that_speaks_of_secrecy_is_clear(line: str) -> None:
    assert of_text(PAPER.replace("-----", f"{line}\n-----", 1)) == CLEAR
    assert of_text(f"{PAPER}{BODY}{line}\n{BODY}") == CLEAR


def test_list_of_the_levels_and_a_small_word_are_no_marks() -> None:
    assert of_text(PAPER.replace("\n- ", "\nTT\tTên tài liệu\tTUYỆT MẬT\tTỐI MẬT\tMẬT\n- ", 1)) == CLEAR
    assert of_text(f"{PAPER}{BODY}Mật\n{BODY}") == CLEAR


@pytest.mark.parametrize("name", ["Quy chế bảo mật.txt", "KẾ HOẠCH BẢO VỆ BÍ MẬT.txt", "mật ong.txt", "", None])
def test_name_that_speaks_of_secrecy_is_clear(name: str | None) -> None:
    assert screen(PAPER.encode(), name) == CLEAR


# What cannot be seen


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp rỗng"),
        (OLD_WORD, "Word đời cũ"),
        (b"\x89PNG\r\n\x1a\n", "tệp ảnh"),
        (document(SCAN), "Trang 1 là ảnh chụp"),
        (document(lines(LETTERS), SCAN), "Trang 2 là ảnh chụp"),
        (document(lines("a"), password=b"abc"), "đặt mật khẩu"),
        (document(lines("a"))[:-200], "bị hỏng"),
        (package(paragraph("một") + '<w:altChunk r:id="r1"/>'), "nhúng một tệp khác"),
        (package(""), "không có chữ nào"),
        (b"PK\x03\x04" + bytes(100), "bị hỏng"),
        (zipped({"xl/workbook.xml": "<a/>"}), "bảng tính Excel"),
    ],
)
def test_what_cannot_be_seen_is_said_with_its_reason(data: bytes, says: str, workers: Workers) -> None:
    seen = screen(data, "12-KH.pdf", workers=workers)
    assert (seen.verdict, seen.mark) == ("cannot-see", None)
    assert seen.reason is not None
    assert seen.reason.startswith("Không kiểm tra được độ mật")
    assert says in seen.reason


def test_limits_hold_for_screening_too() -> None:
    paper = document(*[lines(LETTERS)] * 3)
    for limits in (replace(DEFAULT, seconds=0), replace(DEFAULT, pages=2), replace(DEFAULT, text_size=100), replace(DEFAULT, file_size=9)):
        assert screen(paper, limits=limits).verdict == "cannot-see"


@pytest.mark.fuzz
@given(st.sampled_from(MARKED), st.integers(0, 1 << 16), st.binary(max_size=12))
def test_damaged_papers_get_a_verdict(workers: Workers, paper: bytes, place: int, damage: bytes) -> None:
    at = place % len(paper)
    seen = screen(paper[:at] + damage + paper[at + len(damage) :], workers=workers)
    assert (seen.reason is None) == (seen.verdict == "clear")
    assert (seen.mark is not None) == (seen.verdict == "secret")


# Nothing is kept


def test_nothing_is_written_to_disk(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(document(lines(LETTERS)))
    code = """
import os, sys
from pathlib import Path
from giaoban.intake import extract, page_image, screen
data = Path(sys.argv[1]).read_bytes()
written = []
def watch(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        written.append(args[0])
sys.dont_write_bytecode = True
sys.addaudithook(watch)
screen(data), extract(data), page_image(data, 1)
print([name for name in written if name != os.devnull and isinstance(name, str)])
"""
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
    assert os.listdir(tmp_path) == ["a.pdf"]  # noqa: PTH208 - names alone


def test_process_of_the_parsers_cannot_write_a_file(tmp_path: Path) -> None:
    code = """
import sys
from giaoban.intake.guard import DEFAULT
from giaoban.intake.worker import limit_resources
limit_resources(DEFAULT)
try:
    with open(sys.argv[1], "wb", buffering=0) as file:
        file.write(b"a")
except OSError as error:
    print(error.strerror)
"""
    told = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a")], capture_output=True, text=True, check=True)
    assert told.stdout == "File too large\n"
