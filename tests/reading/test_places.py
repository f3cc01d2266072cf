from __future__ import annotations

import pytest

from giaoban.reading.places import find_place, label_at, leading_place, place_value


def _words(text: str, found: tuple[int, int] | None) -> str | None:
    return text[found[0] : found[1]] if found else None


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Tại Hội trường xã.", "Hội trường xã"),
        ("Tập trung tại trụ sở UBND xã", "Tập trung tại trụ sở UBND xã"),
        ("Điểm cầu xã: phòng họp trực tuyến;", "phòng họp trực tuyến"),
        ("Hội trường, TP. An Bình (đ/c Mai đón tiếp)", "Hội trường, TP. An Bình"),
        ("Nhà văn hóa (số 5; tầng 2), thôn Đông", "Nhà văn hóa (số 5; tầng 2), thôn Đông"),
        ("Phòng họp số 1, do đồng chí Hòa chủ trì", "Phòng họp số 1"),
        (" .:", None),
    ],
)
def test_value_of_a_place(value: str, place: str | None) -> None:
    assert _words(value, place_value(value, 0, len(value))) == place


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("họp giao ban tại phòng họp số 1.", "phòng họp số 1"),
        ("kiểm tra tại thôn Đông về đường liên thôn", "thôn Đông về đường liên thôn"),
        ("họp tại phòng họp số 1, mời Phòng Kinh tế cùng dự", "phòng họp số 1"),
        ("họp góp ý quy hoạch, điểm tại Hội trường II", "Hội trường II"),
        ("dự lễ tại trường Tiểu học (cả ngày)", "trường Tiểu học"),
        ("đi cơ sở", None),
        ("tại xã " + "Minh Sơn " * 40, None),
    ],
)
def test_place_named_in_passing(entry: str, place: str | None) -> None:
    assert _words(entry, find_place(entry, 0, len(entry))) == place


@pytest.mark.parametrize(
    ("entry", "place"),
    [("Tại phòng họp số 2: Tập huấn", "phòng họp số 2"), ("Tại phòng họp số 2", None), ("Tại sân\u2028Giờ: 8h", None), ("Họp: bàn", None)],
)
def test_place_before_the_entry(entry: str, place: str | None) -> None:
    found = leading_place(entry, 0, len(entry))
    assert _words(entry, found[0] if found else None) == place


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("Thời gian: 8 giờ", "time"),
        ("Thời gian tổ chức hội nghị: 8 giờ", "time"),
        ("Thời gian 01 buổi, ngày 20/11", "time"),
        ("Vào hồi: 8 giờ", "time"),
        ("Tại: Hội trường", "place"),
        ("ĐĐ: Hội trường", "place"),
        ("-_ Địa điểm: Hội trường", "place"),
        ("Nội dung, chương trình", "agenda"),
        ("Chương trình hội nghị", "agenda"),
        ("Trân trọng kính mời: Đồng chí Lê Văn Hòa", "attendees"),
        ("Tại Hội trường xã: họp giao ban", None),
        ("Nội dung họp bàn về đất đai", None),
        ("Thời gian như sau: sáng", None),
    ],
)
def test_label_of_a_line(line: str, tells: str | None) -> None:
    label = label_at(line, 0, len(line))
    assert (label[0] if label else None) == tells
