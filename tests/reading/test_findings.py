"""What the parts of a paper raise together, in words for a clerk."""

from giaoban.reading.read import read_text

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 45/KH-UBND\nMinh Sơn, ngày 10 tháng 11 năm 2026\nKẾ HOẠCH\nTổ chức diễn tập phòng thủ năm 2026\n"
)


def found(text: str) -> list[tuple[str, str, str]]:
    reading = read_text(text)
    return [(f.code, reading.text[f.span[0] : f.span[1]], f.message) for f in reading.findings]


def test_impossible_date_is_pointed_at() -> None:
    assert found(LETTERHEAD + "1. Giao Văn phòng báo cáo trước ngày 31/11/2026.\n") == [
        ("date-is-impossible", "ngày 31/11/2026", "Ngày “ngày 31/11/2026” không có trong lịch. Đề nghị hỏi lại nơi ban hành.")
    ]


def test_deadline_before_the_paper_itself_is_pointed_at() -> None:
    assert found(LETTERHEAD + "1. Giao Ban Chỉ huy quân sự xã báo cáo kết quả trước ngày 05/11/2026.\n") == [
        (
            "deadline-before-issue-date",
            "trước ngày 05/11/2026",
            "Thời hạn “trước ngày 05/11/2026” đứng trước ngày ban hành văn bản (10/11/2026). Đề nghị kiểm tra lại ngày, tháng, năm.",
        )
    ]


def test_cited_document_later_than_the_paper_is_pointed_at() -> None:
    cited = "Kế hoạch số 12/KH-UBND ngày 20/11/2026 của Ủy ban nhân dân tỉnh An Bình"
    assert found(LETTERHEAD + f"Thực hiện {cited}, Ủy ban nhân dân xã ban hành Kế hoạch như sau:\n") == [
        (
            "date-before-cited-document",
            cited,
            "Văn bản được viện dẫn đề ngày 20/11/2026, sau ngày ban hành văn bản này (10/11/2026). Đề nghị kiểm tra lại hai ngày.",
        )
    ]


def test_unreadable_letters_are_pointed_at() -> None:
    assert found("Giao Văn phòng \ufffd\ufffd báo cáo.\n") == [
        ("unreadable-region", "\ufffd\ufffd", "Có ký tự không đọc được ở đây. Đề nghị đối chiếu bản gốc và nhập lại đoạn này.")
    ]


def test_paper_in_order_raises_nothing() -> None:
    assert found(LETTERHEAD + "1. Giao Văn phòng báo cáo trước ngày 20/11/2026.\n") == []
