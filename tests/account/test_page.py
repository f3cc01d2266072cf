import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.account.page import STYLE, entry, index_page, page, write_style
from giaoban.account.words import visible
from giaoban.reading.model import Reading, Source
from giaoban.reading.read import read_text
from tests.account.papers import TEXT, full_reading, hostile_reading

CSS = files("giaoban.account").joinpath(STYLE).read_text("utf-8")


class Seen(HTMLParser):
    """What a browser would make of a page: its elements, and which words stand in which of them."""

    VOID: ClassVar = {"meta", "link"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.source = ""
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [attrs.get("class") for _, attrs in self._open]
        if "source" in classes and "key" not in classes:
            self.source += data
        for _, attrs in self._open:
            if (name := attrs.get("id")) and "key" not in classes:
                self.words[name] = self.words.get(name, "") + data

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name))]


def test_left_side_is_the_paper_to_the_letter() -> None:
    assert Seen(page(full_reading(), "1")).source == TEXT


def test_every_fact_leads_to_its_words_and_back() -> None:
    seen = Seen(page(full_reading(), "1"))
    found = {name: words for name, words in seen.words.items() if name.startswith("tai-")}

    assert found == {
        "tai-luu-y-1": "ngày 20/11/2026",
        "tai-the-thuc-2": "15-TB/ĐU",
        "tai-the-thuc-6": "Trần Thị Mai",
        "tai-nhiem-vu-1": TEXT[slice(*full_reading().tasks[0].span)],
        "tai-nhiem-vu-1-lead": "Văn phòng Đảng ủy",
        "tai-nhiem-vu-1-support": "Công an xã",
        "tai-nhiem-vu-1-deadline": "trước ngày 15/11/2026",
        "tai-nhiem-vu-2": "Tăng cường đoàn kết.",
        "tai-hoi-nghi-3": "Hội nghị Ban Thường vụ",
        "tai-hoi-nghi-3-date": "20/11/2026",
        "tai-hoi-nghi-3-place": "hội trường",
        "tai-hoi-nghi-3-1": "Báo cáo tháng",
        "tai-hoi-nghi-3-1-prepared_by": "Văn phòng chuẩn bị",
        "tai-hoi-nghi-3-giao-1": "Giao Văn phòng gửi giấy mời.",
        "tai-dinh-ky-4": "Giao ban",
        "tai-dinh-ky-4-recurrence": "thứ Hai hằng tuần",
        "tai-vien-dan-1": "Kết luận số 9-KL/TU\ncủa Tỉnh ủy",
        "tai-noi-nhan-1": "Các chi bộ trực thuộc",
        "tai-noi-nhan-2": "Thường trực Tỉnh ủy",
        "tai-bo-cuc-1": "Công việc",
        "tai-bo-cuc-2": "Hội nghị",
    }
    assert {"#tai-nhiem-vu-1", "#nhiem-vu-1", "#tai-nhiem-vu-1-deadline", "#vien-dan-1", "#tai-vien-dan-1"} - set(
        seen.attributes("href")
    ) == set()


@pytest.mark.parametrize("reading", [full_reading(), hostile_reading(), Reading(Source(""))], ids=["full", "hostile", "empty"])
def test_every_link_leads_somewhere_and_names_are_given_once(reading: Reading) -> None:
    seen = Seen(page(reading, "1"))
    ids = Counter(seen.attributes("id"))

    assert [name for name, times in ids.items() if times > 1] == []
    assert {link[1:] for link in seen.attributes("href") if link.startswith("#")} - ids.keys() == set()


def test_lines_are_numbered_as_in_the_file() -> None:
    seen = Seen(page(full_reading(), "1"))
    numbers = [int(number) for number in seen.attributes("data-line")]

    assert numbers == [i for i, line in enumerate(TEXT.split("\n"), 1) if line.strip()]


def test_hostile_paper_stays_words() -> None:
    reading = hostile_reading()
    html = page(reading, "1")
    seen = Seen(html)

    assert [tag for tag, _ in seen.elements if tag in ("script", "img")] == []
    assert [name for _, attrs in seen.elements for name in attrs if name.startswith("on") or name == "style"] == []
    assert seen.source == visible(reading.text)
    assert {"\x00", "\x1b", "\u202e"} & set(html) == set()


def test_page_keeps_a_strict_policy() -> None:
    seen = Seen(page(full_reading(), "1"))
    policy = [attrs["content"] for tag, attrs in seen.elements if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"]

    assert policy == ["default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"]
    assert [tag for tag, _ in seen.elements if tag in ("script", "style", "iframe", "form")] == []
    assert seen.attributes("href")[0] == STYLE


def test_page_speaks_vietnamese_under_headings_in_order() -> None:
    seen = Seen(page(full_reading(), "1"))
    levels = [int(tag[1]) for tag, _ in seen.elements if re.fullmatch(r"h\d", tag)]

    assert seen.elements[0] == ("html", {"lang": "vi"})
    assert (levels[0], levels.count(1), [b - a for a, b in pairwise(levels) if b - a > 1]) == (1, 1, [])


def test_index_lists_papers_and_what_could_not_be_read() -> None:
    reading = full_reading()
    seen = Seen(index_page([entry(reading, "15#1 %.txt.html")], [("<hỏng>.docx", "Tệp rỗng.")], "1"))
    html = index_page([], [("<hỏng>.docx", "Tệp rỗng.")], "1")

    assert "./15%231%20%25.txt.html" in seen.attributes("href")
    assert "&lt;hỏng&gt;.docx" in html


def test_page_in_a_folder_leads_back_to_the_index() -> None:
    assert "index.html" in Seen(page(full_reading(), "1", "index.html")).attributes("href")


def test_style_sheet_is_put_beside_the_page(tmp_path: Path) -> None:
    write_style(tmp_path)

    assert (tmp_path / STYLE).read_text("utf-8") == CSS


def test_style_sheet_loads_nothing_from_elsewhere() -> None:
    assert re.findall(r"url\(|@import|https?:", CSS) == []


def tokens(theme: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", theme))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = dict(zip(("light", "dark"), CSS.split(":root {")[1:3], strict=True))
PAIRS = [(ink, ground) for ink in ("ink", "ink-2", "ink-3", "accent", "mark-edge") for ground in ("desk", "paper", "panel")]
PAIRS += [(ink, "mark") for ink in ("ink", "ink-2", "mark-edge")] + [
    (ink, "accent-soft") for ink in ("ink", "ink-2", "accent", "mark-edge")
]
PAIRS += [("ink", "mark-2"), ("paper", "mark-edge")]


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_readable_on_their_ground(theme: str) -> None:
    colours = tokens(THEMES[theme].split("}")[0])

    assert {pair: round(c, 1) for pair in PAIRS if (c := contrast(colours[pair[0]], colours[pair[1]])) < 4.5} == {}


@pytest.mark.fuzz
@given(
    st.lists(st.sampled_from((*TEXT.splitlines(keepends=True), "<b>&amp;", "\x00", "\u2028", "\t")) | st.text(max_size=8), max_size=20).map(
        "".join
    )
)
def test_any_paper_is_shown_to_the_letter(text: str) -> None:
    reading = read_text(text)

    assert Seen(page(reading, "1")).source == visible(reading.text).replace("\u2028", "\n")
