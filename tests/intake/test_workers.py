"""An answer of a parser's process is believed only if it is one."""

import pytest

from giaoban.intake.draft import Decoded
from giaoban.intake.guard import UnreadableSource
from giaoban.intake.pagemap import PageMap
from giaoban.intake.workers import Workers, _understood
from giaoban.reading.model import Finding


def test_answer_is_understood() -> None:
    finding = {"code": "tracked-changes", "span": [0, 3], "message": "m"}
    page = {"number": 1, "width": 595, "height": 842.0, "runs": [[0, 3, 70, 30, 90.0, 44.0]]}
    assert _understood({"text": "một", "pages": 2, "ocr": False, "findings": [finding], "maps": [page]}) == (
        Decoded("một", 2, False, (Finding("tracked-changes", (0, 3), "m"),), (PageMap(1, 595.0, 842.0, ((0, 3, 70.0, 30.0, 90.0, 44.0),)),))
    )


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {"text": "một"},
        {"text": 1, "pages": 2, "ocr": False, "findings": [], "maps": []},
        {"text": "a", "pages": 1, "ocr": False, "findings": [{}], "maps": []},
        {"text": "a", "pages": 1, "ocr": False, "findings": [], "maps": [{}]},
        {
            "text": "a",
            "pages": 1,
            "ocr": False,
            "findings": [],
            "maps": [{"number": 1, "width": 1, "height": 1, "runs": [[0, 0, 1, 1, 1, 1]]}],
        },
    ],
)
def test_what_is_no_answer_is_a_parser_that_stopped(answer: object) -> None:
    with pytest.raises(UnreadableSource, match="Bộ đọc dừng đột ngột"):
        _understood(answer)


def test_machine_that_cannot_start_a_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/khong-co-python")
    with pytest.raises(UnreadableSource, match="không khởi động được bộ đọc"), Workers() as workers:
        workers.decode("pdf", b"%PDF-")
