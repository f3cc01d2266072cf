"""Whose paper it is, and for which days."""

from __future__ import annotations

from datetime import date

import pytest

from giaoban.reading.closing import read_closing
from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead import read_letterhead
from giaoban.reading.model import Document, Period


def read(text: str) -> Document:
    layout = lay_out(text)
    return read_closing(layout, read_letterhead(layout))[0]


@pytest.mark.parametrize(
    ("text", "regime", "shown_by"),
    [
        ("ĐẢNG ỦY XÃ MINH SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nTrồng cây\n", "party", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        ("UBND XÃ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nTrồng cây\n", "state", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND XÃ Độc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nTrồng cây\n", "state", "Độc lập - Tự do - Hạnh phúc"),
        ("ĐOÀN XÃ MINH SƠN\nĐOÀN TNCS HỒ CHÍ MINH\nKẾ HOẠCH\nTrồng cây\n", "other", "ĐOÀN TNCS HỒ CHÍ MINH"),
        ("HỘI NÔNG DÂN XÃ MINH SƠN\nKẾ HOẠCH\nTrồng cây\n", "other", "HỘI NÔNG DÂN XÃ MINH SƠN"),
        ("ĐẢNG ỦY XÃ MINH SƠN\nKẾ HOẠCH\nTrồng cây\n", "party", "ĐẢNG ỦY XÃ MINH SƠN"),
        ("CÔNG TY MINH SƠN\nKẾ HOẠCH\nTrồng cây\n", "state", None),
        ("Số 12-KH/ĐU\nMinh Sơn, ngày 12 tháng 11 năm 2026\nKẾ HOẠCH\nTrồng cây\n", "party", None),
        ("Số: 12/KH-UBND\nMinh Sơn, ngày 12 tháng 11 năm 2026\nKẾ HOẠCH\nTrồng cây\n", "state", None),
        ("1. Trồng cây./.\nT/M CHI BỘ\nBÍ THƯ\nNguyễn Văn Sáu\n", "party", "T/M"),
        ("1. Trồng cây./.\nTM. THÔN 3\nTRƯỞNG THÔN\nNguyễn Văn Sáu\n", "state", "TM. T"),
        ("1. Trồng cây./.\nCHỦ TRÌ\nTRƯỞNG THÔN\nNguyễn Văn Sáu\n", None, None),
        ("1. Đảng ủy và các chi bộ thực hiện.\n", "party", None),
        ("1. UBND xã thực hiện.\n", "state", None),
        ("1. Các hộ thực hiện.\n", None, None),
    ],
)
def test_regime_and_the_words_that_show_it(text: str, regime: str | None, shown_by: str | None) -> None:
    document = read(text)
    where = document.evidence.get("regime")
    assert (document.regime, text[slice(*where)] if where else None) == (regime, shown_by)


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("công tác tuần từ ngày 09/11 đến ngày 15/11/2026", Period(date(2026, 11, 9), date(2026, 11, 15))),
        ("công tác tuần từ ngày 29/02 đến ngày 05/3/2026", None),
        ("công tác tuần từ ngày 15/11/2026 đến ngày 09/11/2026", None),
        ("công tác tháng 13 năm 2026", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("công tác năm 9999", None),
    ],
)
def test_period_of_odd_subjects(subject: str, period: Period | None) -> None:
    head = "ĐẢNG ỦY XÃ MINH SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 02 tháng 11 năm 2026\n"
    assert read(f"{head}CHƯƠNG TRÌNH\n{subject}\n-----\nI- Nhiệm vụ\n").period == period
