import errno
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from giaoban import __version__, cli
from giaoban.reading.encode import from_json
from giaoban.reading.read import read_text

PAPER = "Thực hiện Kết luận số 9-KL/TU ngày 05/10/2026 của Tỉnh ủy, giao Văn phòng Đảng ủy báo cáo trước ngày 15/11/2026.\n"
SAMPLES = Path(cli.__file__).parents[1] / "samples"
GIAOBAN = [sys.executable, "-m", "giaoban"]
COMMANDS = (
    "'read', 'cite', 'samples', 'verify', 'demo', 'serve', 'worker', 'init-admin', 'set-password', 'reread', "
    "'audit', 'backup', 'restore', 'doctor', 'export'"
)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command in a folder of its own; returns its status and what it wrote."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = cli.main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        written = capsys.readouterr()
        return status, written.out, written.err

    return command


@pytest.fixture
def paper(tmp_path: Path) -> str:
    (tmp_path / "giao-viec.txt").write_text(PAPER, encoding="utf-8")
    return "giao-viec.txt"


def test_read_prints_an_account(run: Run, paper: str) -> None:
    status, out, err = run("read", paper)

    assert (status, err, "9-KL/TU" in out, "Tệp: giao-viec.txt" in out) == (0, "", True, True)


def test_read_json_is_the_reading(run: Run, paper: str) -> None:
    status, out, err = run("read", paper, "--json")
    value = json.loads(out)

    assert (status, err, out.count("\n")) == (0, "", 1)
    assert (value["source"]["name"], value["source"]["media_type"], value["reader"]["version"]) == (paper, "text/plain", __version__)
    assert from_json(value).citations == read_text(PAPER).citations


def test_read_of_several_files_prints_a_line_for_each(run: Run, paper: str, tmp_path: Path) -> None:
    (tmp_path / "2.txt").write_text("Một dòng\u2028hai dòng\x85ba dòng", encoding="utf-8")
    status, out, _ = run("read", paper, "2.txt", "--json")

    assert (status, [json.loads(line)["source"]["name"] for line in out.splitlines()]) == (0, [paper, "2.txt"])


def test_read_takes_standard_input(run: Run) -> None:
    status, out, _ = run("read", "-", "--json", stdin=PAPER.encode())

    assert (status, json.loads(out)["text"], json.loads(out)["source"]["name"]) == (0, PAPER, None)


def test_read_goes_on_past_a_bad_file_and_lists_it(run: Run, paper: str, tmp_path: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    status, out, err = run("read", "rong.txt", paper, "khong-co.txt", "--json")

    assert (status, [json.loads(line)["source"]["name"] for line in out.splitlines()]) == (2, [paper])
    assert err.splitlines() == [
        "giaoban: không đọc được 2 trong 3 tệp:",
        "  rong.txt: Tệp rỗng, không có nội dung. Hãy kiểm tra lại tệp gốc.",
        "  khong-co.txt: Không tìm thấy tệp. Hãy kiểm tra lại tên và đường dẫn.",
    ]


def bad_files(folder: Path) -> list[str]:
    """The names of files that cannot be read, each for a reason of its own."""
    docx, pdf = (SAMPLES / f"cong-van.{kind}" for kind in ("docx", "pdf"))
    contents = {
        "empty.txt": b"",
        "rubbish.txt": bytes(range(256)) * 64,
        "zeros.docx": bytes(4096),
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "truncated.docx": docx.read_bytes()[:3000],
        "truncated.pdf": pdf.read_bytes()[:600],
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder").mkdir()
    return [*contents, "folder", "missing.txt", "a\x00b", "x" * 5000]


@pytest.mark.parametrize("options", [[], ["--json"], ["--html", "trang"]], ids=["account", "json", "html"])
def test_unreadable_file_is_one_vietnamese_line(options: list[str], run: Run, tmp_path: Path) -> None:
    seen = {file: run("read", file, *options) for file in bad_files(tmp_path)}

    assert {file: (status, out, err.count("\n")) for file, (status, out, err) in seen.items()} == dict.fromkeys(seen, (2, "", 1))
    assert [err for _, _, err in seen.values() if not (err.startswith("giaoban: ") and err.endswith(".\n"))] == []


@pytest.mark.parametrize("command", [["cite"], ["cite", "--lines"], ["cite", "--json"]])
def test_unreadable_file_is_one_line_for_cite_too(command: list[str], run: Run) -> None:
    status, out, err = run(*command, "khong-co.txt")

    assert (status, out, err) == (2, "", "giaoban: khong-co.txt: Không tìm thấy tệp. Hãy kiểm tra lại tên và đường dẫn.\n")


@pytest.fixture
def without_rights() -> Iterator[None]:
    """As somebody who is not root: root may read everything."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


def test_file_that_may_not_be_read_is_one_line(run: Run, paper: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (tmp_path / paper).chmod(0)
    run("read", paper + "-khong-co")  # what the command imports late is at hand before the rights are gone
    request.getfixturevalue("without_rights")

    assert run("read", paper) == (2, "", f"giaoban: {paper}: Không có quyền đọc tệp này. Hãy kiểm tra quyền truy cập của tệp.\n")


def test_wrong_extension_does_not_matter(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cong-van.pdf").write_bytes((SAMPLES / "cong-van.docx").read_bytes())
    status, out, _ = run("read", "cong-van.pdf", "--json")

    assert (status, json.loads(out)["source"]["media_type"].rpartition(".")[2]) == (0, "document")


def test_name_of_a_file_cannot_upset_the_terminal(run: Run) -> None:
    _, _, err = run("read", "a\x1b[2J\nb\udc80.txt")

    assert err == "giaoban: a\ufffd[2J\ufffdb\\udc80.txt: Không tìm thấy tệp. Hãy kiểm tra lại tên và đường dẫn.\n"


def test_fault_over_one_paper_does_not_lose_the_others(run: Run, paper: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2.txt").write_text("fault", encoding="utf-8")
    from giaoban import intake

    def read(file: str, **others: Any) -> object:
        if file == "2.txt":
            raise IndexError
        return real(file, **others)

    real = intake.read
    monkeypatch.setattr(intake, "read", read)
    status, out, err = run("read", "2.txt", paper, "--json")

    assert (status, out.count("\n")) == (2, 1)
    assert err.splitlines()[1] == "  2.txt: Chương trình bị lỗi khi đọc tệp này (IndexError). Hãy báo cho người phụ trách phần mềm."
    monkeypatch.setenv("GIAOBAN_DEBUG", "1")
    with pytest.raises(IndexError):
        run("read", "2.txt")


def test_page_is_written_where_asked(run: Run, paper: str, tmp_path: Path) -> None:
    status, out, err = run("read", paper, "--html", "trang/giao-viec.html")

    assert (status, out, err) == (0, f"Đã viết trang: {Path('trang/giao-viec.html')}\n", "")
    assert sorted(p.name for p in (tmp_path / "trang").iterdir()) == ["giao-viec.html", "giaoban.css"]


def test_page_and_json_go_apart(run: Run, paper: str) -> None:
    _, out, err = run("read", paper, "--json", "--html", "trang.html")

    assert (json.loads(out)["source"]["name"], err) == (paper, "Đã viết trang: trang.html\n")


def test_pages_of_a_folder_have_an_index_and_names_of_their_own(run: Run, paper: str, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / paper).write_text(PAPER, encoding="utf-8")
    (other / "INDEX").write_text(PAPER, encoding="utf-8")
    status, out, _ = run("read", paper, f"khac/{paper}", "khac/INDEX", "khong-co.txt", "--html", "trang")
    index = (tmp_path / "trang" / "index.html").read_text("utf-8")

    assert (status, out) == (2, f"Đã viết trang: {Path('trang/index.html')}\n")
    assert sorted(p.name for p in (tmp_path / "trang").iterdir()) == [
        "INDEX-2.html", "giao-viec.txt-2.html", "giao-viec.txt.html", "giaoban.css", "index.html",
    ]  # fmt: skip
    assert ("Đã đọc 3 văn bản, không đọc được 1 tệp." in index, "khong-co.txt" in index) == (True, True)


def test_page_never_takes_the_place_of_the_paper(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.html").write_text(PAPER, encoding="utf-8")
    status, _, err = run("read", "paper.html", "--html", "./paper.html")

    assert (status, err) == (2, "giaoban: không ghi được ./paper.html: đây chính là văn bản cần đọc, hãy chọn nơi khác\n")
    assert (tmp_path / "paper.html").read_text("utf-8") == PAPER


def test_one_page_cannot_hold_several_papers(run: Run, paper: str) -> None:
    status, _, err = run("read", paper, paper, "--html", "trang.html")

    assert (status, err) == (2, "giaoban: không ghi được trang.html: nhiều văn bản thì nơi viết phải là một thư mục\n")


def test_folder_that_is_a_file_is_one_line(run: Run, paper: str, tmp_path: Path) -> None:
    (tmp_path / "trang").write_text("", encoding="utf-8")

    assert run("read", paper, "--html", "trang") == (2, "", "giaoban: không ghi được trang: đã có một tệp mang tên này\n")


def test_cite_lines_takes_each_line_for_itself(run: Run) -> None:
    lines = "Không có gì.\n\nTheo Kết luận số 9-KL/TU của Tỉnh ủy.\nTheo Chỉ thị số 5-CT/TW.\n"
    status, out, _ = run("cite", "-", "--lines", "--json", stdin=lines.encode())
    found = [json.loads(line) for line in out.splitlines()]

    assert (status, [[(c["number"], c["span"][0]) for c in line] for line in found]) == (0, [[], [], [("9-KL/TU", 5)], [("5-CT/TW", 5)]])


def test_cite_lines_in_words_names_the_line(run: Run) -> None:
    _, out, _ = run("cite", "-", "--lines", stdin="Không.\nTheo Chỉ thị số 5-CT/TW.\n".encode())

    assert out == "2: Chỉ thị số 5-CT/TW\n"


def test_cite_json_is_one_array(run: Run, paper: str) -> None:
    _, out, _ = run("cite", paper, "--json")

    assert [c["number"] for c in json.loads(out)] == ["9-KL/TU"]


def test_cite_prints_the_cited_documents(run: Run, paper: str) -> None:
    _, out, _ = run("cite", paper)

    assert "Kết luận 9-KL/TU" in out


def test_samples_are_read_and_written_as_pages(run: Run, tmp_path: Path) -> None:
    status, out, err = run("samples")
    pages = {p.name for p in (tmp_path / "giaoban-samples").iterdir()}
    samples = {f"{p.name}.html" for p in SAMPLES.iterdir() if p.suffix in (".txt", ".docx", ".pdf")}

    assert (status, err, out.splitlines()[-1]) == (0, "", f"Đã viết trang: {Path('giaoban-samples/index.html')}")
    assert pages == samples | {"index.html", "giaoban.css"}


def test_version_is_that_of_the_program(run: Run) -> None:
    assert run("--version") == (0, f"giaoban {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["read"], "giaoban read: thiếu: TỆP. Xem: giaoban read --help\n"),
        (["read", "a", "--jsn"], "giaoban: không hiểu: --jsn. Xem: giaoban --help\n"),
        (["read", "a", "--html"], "giaoban read: --html cần một giá trị. Xem: giaoban read --help\n"),
        (
            ["reed"],
            f"giaoban: không có lệnh 'reed', chỉ có: {COMMANDS}. Xem: giaoban --help\n",
        ),
    ],
)
def test_command_not_understood_is_one_vietnamese_line(arguments: list[str], complaint: str, run: Run) -> None:
    assert run(*arguments) == (2, "", complaint)


def test_no_command_shows_what_there_is(run: Run) -> None:
    status, out, err = run()

    assert (status, out, err.splitlines()[0]) == (2, "", "Cách dùng: giaoban [-h] [--version] LỆNH ...")


def test_help_speaks_vietnamese(run: Run) -> None:
    status, out, _ = run("read", "--help")

    assert (status, [word for word in ("usage", "options", "positional", "show this") if word in out]) == (0, [])


def test_output_is_utf8_whatever_the_locale(paper: str, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": os.environ["PATH"]}
    done = subprocess.run([*GIAOBAN, "read", paper, "none.txt"], cwd=tmp_path, env=plain, capture_output=True, check=False)

    assert "Máy đọc được" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8").startswith("giaoban: không đọc được 1 trong 2 tệp:")


def test_reader_of_the_output_may_go_away(tmp_path: Path) -> None:
    (tmp_path / "dai.txt").write_text(PAPER * 2000, encoding="utf-8")
    for options in (["--json"], []):
        with subprocess.Popen(
            [*GIAOBAN, "read", "dai.txt", *options], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr
            err = process.stderr.read()
        assert (process.returncode, err) == (141, b"")


@pytest.fixture
def hears_ctrl_c() -> Iterator[None]:
    """A shell's background jobs are deaf to it, and so would everything be that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hears_ctrl_c")
def test_ctrl_c_is_one_line(paper: str, tmp_path: Path) -> None:
    command = [*GIAOBAN, "read", paper, "-", "--json"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()  # it is now waiting for what comes in
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err.decode()) == (130, b"", "Đã dừng theo yêu cầu.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_full_disk_is_one_line(paper: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*GIAOBAN, "read", paper, "--json"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr.decode()) == (2, "giaoban: không ghi được kết quả: hết chỗ trên đĩa\n")


def seen_on_a_terminal(*arguments: str, cwd: Path) -> str:
    """What a person sees: both outputs go to one terminal."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*GIAOBAN, *arguments], cwd=cwd, stdin=follower, stdout=follower, stderr=follower, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(follower)
        seen = b""
        while chunk := _chunk(leader):
            seen += chunk
    os.close(leader)
    assert process.returncode == 0
    return seen.decode()


def _chunk(leader: int) -> bytes:
    try:
        return os.read(leader, 1 << 16)
    except OSError as error:  # the other end of the terminal is closed
        if error.errno != errno.EIO:
            raise
        return b""


def test_progress_is_shown_over_many_files_on_a_terminal(paper: str, tmp_path: Path) -> None:
    seen = seen_on_a_terminal("read", paper, paper, paper, "--json", cwd=tmp_path)

    assert ("0/3" in seen, seen.count('"giaoban.reading/1"')) == (True, 3)


def test_progress_is_not_shown_over_one_file(paper: str, tmp_path: Path) -> None:
    assert "0/1" not in seen_on_a_terminal("read", paper, "--json", cwd=tmp_path)


def test_reading_to_json_loads_nothing_for_people(paper: str, tmp_path: Path) -> None:
    code = "import sys; from giaoban.cli import main; main(['read', sys.argv[1], '--json']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, paper], cwd=tmp_path, capture_output=True, text=True, check=True)
    heavy = {"rich", "jinja2", "lxml", "pypdfium2", "importlib.metadata", "subprocess", "giaoban.account"}

    assert heavy & set(done.stdout.splitlines()[-1].split()) == set()
