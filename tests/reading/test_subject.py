"""The subject of a paper."""

from __future__ import annotations

import pytest

from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead import read_letterhead
from giaoban.reading.model import Document

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
STATE = "UBND XÃ MINH SƠN\nSố: 15/KH-UBND\n" + NATION + "Minh Sơn, ngày 04 tháng 5 năm 2026\n"
PARTY = "ĐẢNG ỦY XÃ MINH SƠN\n*\nSố 12-CV/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nMinh Sơn, ngày 04 tháng 5 năm 2026\n"
BODY = "Căn cứ Luật Lâm nghiệp;\n1. Các thôn trồng cây.\n"


def read(text: str) -> Document:
    return read_letterhead(lay_out(text))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (STATE + "KẾ HOẠCH TỔ CHỨC TẾT TRỒNG CÂY\nnăm 2026\n", "TỔ CHỨC TẾT TRỒNG CÂY năm 2026"),
        (STATE + "KẾ HOẠCH\nTrồng cây - \n(Dự thảo)\n", "Trồng cây"),
        (STATE + "QUYẾT ĐỊNH\nBan hành Quy chế làm việc\nỦY BAN NHÂN DÂN\nXÃ MINH SƠN\n", "Ban hành Quy chế làm việc"),
        (STATE + "QUYẾT ĐỊNH\nVề việc giao biên chế\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH SƠN\n", "Về việc giao biên chế"),
        (STATE.replace("UBND", "HĐND") + "NGHỊ QUYẾT\nVề dự toán\nHỘI ĐỒNG NHÂN DÂN XÃ MINH SƠN\nKHÓA II, KỲ HỌP THỨ BA\n", "Về dự toán"),
        (STATE + "QUYẾT ĐỊNH\nVỀ VIỆC GIAO BIÊN CHẾ\nBAN HÀNH NĂM 2026\n", "VỀ VIỆC GIAO BIÊN CHẾ BAN HÀNH NĂM 2026"),
        (PARTY + "CHƯƠNG TRÌNH\ncông tác tháng 5 năm 2026 của Ban Thường vụ\nvà Thường trực Đảng ủy\n-----\n", None),
        (STATE + "l '~.. V/v trồng cây\nKính gửi: Các thôn.\n", "V/v trồng cây"),
        (
            PARTY.replace("ĐẢNG CỘNG", "mời dự hội nghị\ntổng kết năm\nĐẢNG CỘNG") + "Kính gửi: Các chi bộ.\n",
            "mời dự hội nghị tổng kết năm",
        ),
        (PARTY + "Kính gửi: Các chi bộ.\n", None),
        (STATE + "KẾ HOẠCH\n", None),
    ],
)
def test_subject_as_written(head: str, expected: str | None) -> None:
    found = read(head + BODY).subject
    assert found == (expected or ("công tác tháng 5 năm 2026 của Ban Thường vụ và Thường trực Đảng ủy" if "CHƯƠNG" in head else None))


@pytest.mark.parametrize(
    ("text", "subject", "issuer"),
    [
        (
            "UBND XÃ MINH SƠN\nLỊCH CÔNG TÁC TUẦN 46\nCủa lãnh đạo UBND xã\n(Từ ngày 09/11/2026 đến ngày 15/11/2026)\nThứ Hai\n",
            "LỊCH CÔNG TÁC TUẦN 46 Của lãnh đạo UBND xã (Từ ngày 09/11/2026 đến ngày 15/11/2026)",
            "UBND XÃ MINH SƠN",
        ),
        (
            "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ MINH SƠN\n(Tuần 46)\nThứ Hai\n",
            "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO UBND XÃ MINH SƠN (Tuần 46)",
            "UBND XÃ MINH SƠN",
        ),
        ("LỊCH LÀM VIỆC CỦA LÃNH ĐẠO CẤP XÃ\nThứ Hai\n", "LỊCH LÀM VIỆC CỦA LÃNH ĐẠO CẤP XÃ", None),
        ("LỊCH LÀM VIỆC\nHọp giao ban các thôn\nThứ Hai\n", "LỊCH LÀM VIỆC", None),
    ],
)
def test_subject_of_a_schedule_is_its_title(text: str, subject: str, issuer: str | None) -> None:
    document = read(text)
    assert (document.type, document.subject, document.issuing_body) == ("LICH", subject, issuer)


def test_news_page_tells_kind_issuer_and_subject_in_its_lead() -> None:
    text = (
        "Chăm lo đời sống nhân dân dịp Tết\nUBND xã Minh Sơn vừa ban hành Chỉ thị số 04/CT-UBND về việc chăm lo Tết cho hộ nghèo.\n"
        "Nội dung Chỉ thị như sau:\n1. Các thôn rà soát hộ nghèo.\n"
    )
    document = read(text)
    assert (document.type, document.issuing_body, document.subject) == ("CT", "UBND xã Minh Sơn", "chăm lo Tết cho hộ nghèo")
