"""Where a closing begins and ends."""

from __future__ import annotations

import pytest

from giaoban.reading.layout import lay_out

BODY = "1. Các thôn, đơn vị thực hiện nghiêm Kế hoạch này./.\n"


def closing(text: str) -> list[str]:
    layout = lay_out(BODY + text)
    return [line.text for line, zone in zip(layout.lines, layout.zones, strict=True) if zone == "closing"]


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận: Các thôn; Công an xã; Lưu: VT.\n",
        "Nơi nhận:                    KT. CHỦ TỊCH\n- Như trên;                    PHÓ CHỦ TỊCH\n- Lưu: VT.\nĐỗ Văn Thành\n",
        "Như trên;\nLưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n",
        "- Như Điều 2;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n",
        "Nơi gửi:\n- Các thôn;\n- Lưu: VP.\nCHỦ TỊCH\nPhạm Quang Minh\n",
        "CHỦ TỊCH\n(Đã ký)\nPhạm Quang Minh\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        "TRƯỞNG BAN\n(đã ký)\n",
        "CHỦ TỊCH\nNơi nhận:\n- Như trên;\n",
        "| Nơi nhận: - Các thôn; | CHỦ TỊCH |\n",
    ],
)
def test_all_of_a_closing_belongs_to_it(text: str) -> None:
    assert closing(text) == text.strip().splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "GIÁM ĐỐC\nthực hiện nhiệm vụ sau đây trong tháng 11 năm 2026 và báo cáo kết quả.\n",
        "CHỦ TỊCH:\nPhạm Quang Minh\n",
        "Nơi nhận văn bản của công dân là bộ phận một cửa của xã, mở cửa từ thứ Hai đến thứ Sáu hằng tuần\n",
        "Phó Chủ tịch\ndự họp cùng các thôn.\n",
    ],
)
def test_body_that_begins_like_a_closing_is_none(text: str) -> None:
    assert closing(text) == []


def test_post_in_small_letters_amid_the_paper_is_no_closing() -> None:
    members = "Hiệu trưởng\nVõ Thanh Bình\n"
    assert closing(members + "Các thành viên thực hiện nhiệm vụ theo phân công của trưởng ban.\n" * 8) == []


SIGNED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nPhạm Quang Minh\n"


@pytest.mark.parametrize(
    "after",
    [
        "PHỤ LỤC 1\nDANH SÁCH ĐẠI BIỂU\n",
        "Phụ lục 1\nDanh sách đại biểu\n",
        "ỦY BAN NHÂN DÂN\nXÃ MINH SƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUY CHẾ\nLàm việc\n",
        "- Đại biểu của các thôn gồm bí thư chi bộ, trưởng thôn và trưởng ban công tác mặt trận\n",
        "I. Danh sách đại biểu dự họp\n",
        "Căn cứ Luật Lâm nghiệp, các hộ dân nhận cây giống tại nhà văn hóa thôn\n",
        "Danh sách này được niêm yết tại trụ sở các thôn trong mười ngày\n",
    ],
)
def test_closing_ends_where_something_else_begins(after: str) -> None:
    assert closing(SIGNED + after)[: len(SIGNED.splitlines()) + 1] == SIGNED.splitlines()


def test_organ_under_an_authority_mark_is_not_taken_for_the_next_papers() -> None:
    signed = "Nơi nhận:\n- Lưu: VT.\nTM. BAN CHẤP HÀNH\nĐẢNG BỘ XÃ MINH SƠN\n"
    assert closing(signed + "ĐẢNG CỘNG SẢN VIỆT NAM\nQUY CHẾ\nLàm việc\n") == signed.splitlines()


def test_organs_of_the_next_paper_are_left_to_it() -> None:
    assert closing(SIGNED + "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\n___\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUY CHẾ\n") == SIGNED.splitlines()
