"""Where the words of a paper stand on its pages: a quote lights up where the paper says it."""

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

import giaoban
from giaoban.intake import DEFAULT, Extracted, boxes, extract, page_image, pdf, read_source
from giaoban.intake.draft import Draft
from giaoban.intake.guard import Limits
from giaoban.intake.pagemap import PageMap
from giaoban.intake.placed import Placed, joined
from giaoban.intake.workers import Workers
from giaoban.reading.model import Span
from giaoban.reading.read import read_source as read
from tests.intake.images import ink_of
from tests.intake.pages import at, document, lines
from tests.intake.word import package, paragraph

SAMPLES = sorted(Path(str(files("giaoban") / "samples")).glob("*.pdf"))


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers() as one_for_all:
        yield one_for_all


def extracted(*pages: bytes, shown: str = "", limits: Limits = DEFAULT) -> Extracted:
    return extract(document(*pages, shown=shown), limits=limits)


def span_of(paper: Extracted, words: str) -> Span:
    start = paper.source.text.index(words)
    return start, start + len(words)


def words_in(document: Any, places: list[tuple[int, float, float, float, float]]) -> str:
    """What PDFium finds within boxes of a document, without blanks and hyphens, which it makes up at the ends of lines."""
    found = ""
    for number, x0, y0, x1, y1 in places:
        page = document[number - 1]
        edge, height = 0.15 * (y1 - y0), page.get_height()
        found += page.get_textpage().get_text_bounded(x0 + 0.4, height - y1 + edge, x1 - 0.4, height - y0 - edge)
    return bare(found)


def bare(words: str) -> str:
    return "".join(c for c in words if c not in "-\x02\ufffe" and not c.isspace())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_quotes_of_a_reading_stand_where_their_boxes_are(path: Path, workers: Workers) -> None:
    paper = extract(path, workers=workers)
    reading = read(paper.source)
    quotes: list[tuple[str, Span, tuple[Span, ...]]]
    quotes = [(q.text, q.span, q.without) for q in reading.citations]
    quotes += [(q.text, q.span, q.without) for q in reading.tasks]
    quotes += [(q.text, q.span, q.without) for q in reading.document.recipients]
    quotes += [(reading.text[slice(*item.span)], item.span, ()) for item in reading.outline]
    shown = pdfium.PdfDocument(path)

    assert [(q, there) for q, span, without in quotes if (there := words_in(shown, boxes(paper.pages, span, without))) != bare(q)] == []
    shown.close()
    assert quotes


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_maps_hold_every_word_once_and_in_order(path: Path, workers: Workers) -> None:
    paper = extract(path, workers=workers)
    text = paper.source.text
    runs = [run for page in paper.pages for run in page.runs]

    assert "".join(text[run[0] : run[1]] for run in runs) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(runs))
    assert all(0 <= x0 < x1 <= p.width and 0 <= y0 < y1 <= p.height for p in paper.pages for _, _, x0, y0, x1, y1 in p.runs)


def test_extract_gives_the_source_that_is_read_and_what_took_it_out() -> None:
    data = document(lines("Ke hoach"), lines("thang nam"))
    paper = extract(data, name="12-KH.pdf")
    assert paper.source == read_source(data, name="12-KH.pdf")
    assert [(page.number, page.width, page.height, len(page.runs)) for page in paper.pages] == [(1, 595, 842, 2), (2, 595, 842, 2)]
    assert list(paper.tools) == ["giaoban", "lxml", "pypdfium2"]
    assert paper.tools["giaoban"] == giaoban.__version__


def test_other_papers_have_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "12-KH.txt"
    path.write_text("KẾ HOẠCH", encoding="utf-8")
    assert (extract(path).pages, extract(path).source.name) == ((), "12-KH.txt")
    assert extract(package(paragraph("KẾ HOẠCH"))).pages == ()


def test_maps_go_to_json_and_back() -> None:
    pages = extracted(lines("Ke hoach 12")).pages
    assert tuple(PageMap.from_json(json.loads(json.dumps(page.as_json()))) for page in pages) == pages
    assert PageMap.from_json(pages[0].as_json()) == pages[0]


@pytest.mark.parametrize("value", [None, {}, {"number": 1, "width": 1, "height": 1, "runs": [[1, 0, 1, 1, 1, 1]]}])
def test_what_is_no_map_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no "):
        PageMap.from_json(value)


def test_words_of_a_line_are_one_box_and_those_of_two_lines_two() -> None:
    paper = extracted(lines("Giao Van phong", "chu tri, bao cao"))
    whole = boxes(paper.pages, span_of(paper, "Van phong\nchu tri"))
    assert [(page, round(y0)) for page, _, y0, _, _ in whole] == [(1, 29), (1, 49)]
    assert whole[1] == boxes(paper.pages, span_of(paper, "chu tri"))[0]
    assert boxes(paper.pages, (0, 0)) == []


def test_part_of_a_word_is_part_of_its_box() -> None:
    paper = extracted(lines("mmmm"))
    (_, x0, _, x1, _), *_ = boxes(paper.pages, (0, 4))
    assert [box[1::2] for box in boxes(paper.pages, (1, 3))] == [(round(x0 + (x1 - x0) / 4, 1), round(x1 - (x1 - x0) / 4, 1))]


def test_columns_are_marked_apart_and_what_is_left_out_is_not_marked() -> None:
    paper = extracted(at(70, 700, "So: 12-KH/DU") + at(300, 700, "Minh Son, ngay 5"))
    assert [round(box[1]) for box in boxes(paper.pages, (0, len(paper.source.text)))] == [70, 300]
    assert boxes(paper.pages, (0, 17), without=[(3, 17)]) == boxes(paper.pages, (0, 3))


def test_span_over_two_pages_has_boxes_on_both() -> None:
    paper = extracted(lines("Giao Van phong"), lines("chu tri"))
    assert [box[0] for box in boxes(paper.pages, span_of(paper, "phong\n\fchu"))] == [1, 2]


@pytest.mark.parametrize(
    ("shown", "size", "corner"),
    [
        ("", (595, 842), (70, 129)),
        ("/CropBox[50 100 545 792]", (495, 692), (20, 79)),
        ("/Rotate 90", (842, 595), (697, 70)),
        ("/Rotate 180", (595, 842), (495, 697)),
        ("/Rotate 270", (842, 595), (129, 495)),
        ("/Rotate 90/CropBox[50 100 545 792]", (692, 495), (597, 20)),
    ],
)
def test_boxes_are_where_the_page_shows_its_words(shown: str, size: tuple[int, int], corner: tuple[int, int]) -> None:
    data = document(at(70, 700, "ngay"), shown=shown)
    paper = extract(data)
    places = boxes(paper.pages, (0, 4))
    assert (round(paper.pages[0].width), round(paper.pages[0].height)) == size
    assert (round(min(box[1] for box in places)), round(min(box[2] for box in places))) == corner
    left, top, right, bottom = ink_of(page_image(data, 1, 72))
    assert min(box[1] for box in places) - 1 <= left < right <= max(box[3] for box in places) + 1
    assert min(box[2] for box in places) - 1 <= top < bottom <= max(box[4] for box in places) + 1


def test_letters_of_a_turned_page_are_seen_upright() -> None:
    read = pdf.decode(document(at(70, 700, "ngay"), shown="/Rotate 180"), with_maps=True)
    assert [(round(x0), round(y0)) for _, _, x0, y0, _, _ in read.maps[0].runs] == [(495, 697)]


def test_words_beyond_the_edge_of_a_page_have_no_box() -> None:
    paper = extracted(at(70, 700, "trong") + at(900, 680, "ngoai"))
    assert "ngoai" in paper.source.text
    assert boxes(paper.pages, span_of(paper, "ngoai")) == []


def test_page_of_absurd_size_is_no_trouble() -> None:
    paper = extracted(at(70, 700, "ngay"), shown="/MediaBox[-1e30 -1e30 1e30 1e30]")
    assert all(0 <= side <= 1e31 for _, *box in boxes(paper.pages, (0, 4)) for side in box)


def test_pages_beyond_the_most_runs_have_none() -> None:
    read = pdf.decode(document(*[lines("mot hai")] * 3), Limits(runs=3), with_maps=True)
    assert [len(page.runs) for page in read.maps] == [2, 2, 0]


def test_words_of_a_legacy_font_stand_in_their_places() -> None:
    vni = ("coäng hoøa xaõ hoäi chuû nghóa vieät nam", "ñoäc laäp töï do haïnh phuùc")
    read = pdf.decode(document(lines(*vni, *vni), font="VNI-Times"), with_maps=True)
    assert [read.text[run[0] : run[1]] for page in read.maps for run in page.runs] == read.text.split()


def test_words_that_are_composed_keep_their_places() -> None:
    raw = "Tha\u0301ng na\u0306m, đo\u0323\u0302t mo\u0323\u0302t"
    draft = Draft()
    draft.write(raw)
    runs = tuple((m, m + len(word), 1.0, 1.0, 2.0, 2.0) for word in raw.split() for m in [raw.index(word)])
    read = draft.finished(1, maps=[PageMap(1, 9, 9, (*runs, (2, 3, 0.0, 0.0, 1.0, 1.0)))])
    assert read.text == "Tháng năm, đột một"
    assert [read.text[run[0] : run[1]] for run in read.maps[0].runs] == read.text.split()


def test_run_that_is_composed_away_is_dropped() -> None:
    draft = Draft()
    draft.write("a\u0323\u0302")
    page = PageMap(1, 9, 9, ((0, 1, 0.0, 0.0, 1.0, 1.0), (0, 3, 0.0, 0.0, 1.0, 1.0)))
    assert draft.finished(1, maps=[page]).maps[0].runs == ((0, 1, 0.0, 0.0, 1.0, 1.0),)


def test_pieces_are_joined_with_their_letters() -> None:
    assert joined("\t", [Placed("ab", [4, 5]), Placed("c", [9])]) == Placed("ab\tc", [4, 5, -1, 9])
    assert joined("\n", []) == Placed("", [])
