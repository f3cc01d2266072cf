"""What opens an item, in Party and State papers and in bad scans."""

import pytest

from giaoban.reading.layout.markers import ordinal, read_marker


@pytest.mark.parametrize(
    ("line", "kind", "label"),
    [
        ("I- Lãnh đạo thực hiện nhiệm vụ chính trị", "roman", "I"),
        ("II. CÁC HỘI NGHỊ", "roman", "II"),
        ("(1). Dự thảo Báo cáo quý III", "paren", "1"),
        ("(2) Kế hoạch diễn tập", "paren", "2"),
        ("3. Chỉ đạo công tác tuyển quân", "number", "3"),
        ("4- Thành phần", "number", "4"),
        ("5) Thảo luận", "number", "5"),
        ("1.2. Yêu cầu", "multi", "1.2"),
        ("đ) Hướng dẫn các thôn", "letter", "đ"),
        ("A. NỘI DUNG", "capital", "A"),
        ("Điều 3. Hiệu lực thi hành", "article", "Điều 3"),
        ("CHƯƠNG II", "chapter", "Chương II"),
        ("Mục 1. Quy định chung", "section", "Mục 1"),
        ("Tiểu mục 2. Trình tự", "subsection", "Tiểu mục 2"),
        ("PHẦN THỨ HAI", "part", "Phần THỨ HAI"),
        ("Phần B: Đánh giá", "subpart", "Phần B"),
        ("- Văn phòng Đảng ủy", "bullet", "-"),
        ("+ Thôn Đông", "bullet", "+"),
        (": 2. Địa điểm:", "number", "2"),
        ("__- Bố trí hội trường", "bullet", "-"),
    ],
)
def test_marker_is_read(line: str, kind: str, label: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, marker.label) == (kind, label)


@pytest.mark.parametrize(
    "line",
    [
        "2026. Trong đó có",
        "1.5 triệu đồng",
        "15/11/2026 tại hội trường",
        "Điều 5 Nghị định này",
        "Mục tiêu chung",
        "Đảng ủy xã",
        "19-CT/TU ngày",
        "112/SNNMT-KH ngày 20/02/2026 của Sở",
        "45/QĐ-UBND",
    ],
)
def test_marker_is_not_seen_in_words_and_figures(line: str) -> None:
    assert read_marker(line) is None


def test_ordinal_counts_points_in_the_vietnamese_alphabet() -> None:
    assert [ordinal("letter", c) for c in "abcdđeg"] == [1, 2, 3, 4, 5, 6, 7]


def test_ordinal_reads_roman_numbers() -> None:
    assert [ordinal("roman", r) for r in ("I", "IV", "IX", "XIV", "XC")] == [1, 4, 9, 14, 90]
