"""Measure what goes out: a programme of four pages as Word and as PDF, a hundred letters of urging in one ZIP. Prints JSON.

    python bench/writing.py [--smoke]

`--smoke` measures few times and ten letters, to see that every measure still runs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
from stock import sample_texts

from giaoban.reading.read import read_text
from giaoban.writing.from_reading import paper_of
from giaoban.writing.paper import Column, Item, Paper, Paragraph, Signature, Table
from giaoban.writing.pdf import pdf
from giaoban.writing.profile import profile_on
from giaoban.writing.word import word

PAGES = 4
_DAY = dt.date(2026, 11, 16)
_COLUMNS = (
    Column("TT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 71),
    Column("Văn bản giao, nguồn giao", 41),
    Column("Hạn", 24),
    Column("Số ngày quá hạn", 19),
)


def main() -> None:
    """Measure and print one JSON object."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--smoke", action="store_true", help="few times and ten letters, to see that the measures run")
    print(json.dumps(writing_figures(smoke=ap.parse_args().smoke), ensure_ascii=False, indent=2))


def writing_figures(*, smoke: bool) -> dict[str, Any]:
    """All figures of what goes out, as `make bench` prints them."""
    times = 3 if smoke else 50
    programme = programme_of_pages(PAGES)
    return {
        "programme": {"pages": pages_of(programme), "docx": measure(word, programme, times), "pdf": measure(pdf, programme, times)},
        "letters_of_urging": measure_letters(10 if smoke else 100),
    }


def programme_of_pages(pages: int) -> Paper:
    """The sample programme, its directives said again until it has so many pages."""
    reading = read_text(sample_texts()["chuong-trinh-cong-tac.txt"])
    paper = paper_of(reading, profile_on("party", _DAY))
    again = [block for block in paper.body if isinstance(block, Item) and len(block.text) > 300]
    at = 0
    while pages_of(paper) < pages:
        paper = replace(paper, body=(*paper.body[:-1], again[at % len(again)], paper.body[-1]))
        at += 1
    return paper


def pages_of(paper: Paper) -> int:
    """On how many pages a paper stands."""
    return len(pypdfium2.PdfDocument(pdf(paper)))


def measure(make: Callable[[Paper], bytes], paper: Paper, times: int) -> dict[str, Any]:
    """How long one file takes once the first was made: every time other words, so that nothing kept from the last one helps."""
    took = []
    for number in range(times + 1):
        fresh = replace(paper, number=str(number + 1), body=(*paper.body, Paragraph(f"Lần thứ {number}")))
        began = time.perf_counter()
        make(fresh)
        took.append(1000 * (time.perf_counter() - began))
    first, *warm = took
    warm.sort()
    return {"first_ms": round(first, 1), "median_ms": round(warm[len(warm) // 2], 1), "p95_ms": round(warm[len(warm) * 95 // 100], 1)}


def measure_letters(many: int) -> dict[str, Any]:
    """Letters with a dozen overdue tasks each, as the job makes them: both files of each, all in one ZIP."""
    letters = [_letter(number) for number in range(many)]
    began = time.perf_counter()
    with zipfile.ZipFile(io.BytesIO(), "w") as together:
        for number, letter in enumerate(letters):
            together.writestr(f"{number:03}.docx", word(letter))
            together.writestr(f"{number:03}.pdf", pdf(letter))
    return {"letters": many, "seconds": round(time.perf_counter() - began, 2)}


def _letter(number: int) -> Paper:
    title = f"Rà soát, tổng hợp và báo cáo kết quả thực hiện phần việc số {number} của đơn vị"
    rows = tuple((str(row), f"{title}, mục {row}", "Kế hoạch số 85-KH/TU ngày 12/10/2026", "10/11/2026", "6") for row in range(1, 13))
    return Paper(
        profile=profile_on("party", _DAY).id,
        above=("Đảng bộ tỉnh An Bình",),
        issuer=("Đảng ủy xã Minh Sơn",),
        symbol="CV/ĐU",
        place="Minh Sơn",
        day=_DAY,
        subject="đôn đốc thực hiện nhiệm vụ quá hạn",
        addressees=(f"Chi bộ thôn số {number}",),
        body=(Paragraph(f"Chi bộ thôn số {number} còn 12 nhiệm vụ quá hạn:"), Table(_COLUMNS, rows), Paragraph("Đề nghị báo cáo kết quả")),
        recipients=("Như trên", "Lưu Văn phòng Đảng ủy"),
        signature=Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
    )


if __name__ == "__main__":
    main()
