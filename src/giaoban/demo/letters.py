"""Letters of the demo with days counted from today, so that what is due is always still to come. All of it is made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from giaoban.writing.days import long_day

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_COMMUNES = (
    "Đồng Tâm", "Yên Phú", "Tân Lập", "Hòa Bình", "Quang Trung", "Phú Lộc", "Đại Thắng", "Minh Khai", "Thanh Sơn", "Vĩnh Hảo", "Hợp Tiến",
    "Đức Long",
)  # fmt: skip
_WORKS = (
    "Rà soát hiện trạng hồ, đập trên địa bàn",
    "Lập phương án cấp nước vụ xuân",
    "Hoàn thành nạo vét kênh cấp 3",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as plain text, and how many days ago it came."""

    name: str
    text: str
    came_days_ago: int


def letters(today: dt.date) -> list[Letter]:
    """The demo's letters for a local day."""
    return [_disbursement(today), _invitation(today), _storm(today), _plan_of_forty(today), _for_information(today), _figures(today)]


def _short(day: dt.date) -> str:
    return f"{day.day:02}/{day.month}/{day.year}"


def _state_head(above: str, issuer: str, number: str, about: str, day: dt.date) -> str:
    return (
        f"{above}\n{issuer}\n\nSố: {number}\n{about}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        f"An Bình, ngày {long_day(day)}\n\n"
    )


def _disbursement(today: dt.date) -> Letter:
    day, due, review = today - dt.timedelta(1), today + dt.timedelta(9), today + dt.timedelta(5)
    text = _state_head("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "SỞ TÀI CHÍNH", "3187/STC-ĐT", "V/v đẩy nhanh giải ngân vốn đầu tư công", day) + (
        "Kính gửi: Ủy ban nhân dân các xã, phường.\n\n"
        f"Thực hiện Công văn số 2914/UBND-KT ngày {_short(day - dt.timedelta(8))} của Ủy ban nhân dân tỉnh về điều hành ngân sách những"
        " tháng cuối năm, Sở Tài chính đề nghị các địa phương thực hiện một số nội dung sau:\n"
        "1. Ủy ban nhân dân các xã, phường rà soát từng dự án do mình làm chủ đầu tư, lập tiến độ giải ngân theo tuần và gửi về Sở Tài"
        f" chính trước ngày {_short(due)}.\n"
        "2. Hoàn thành hồ sơ quyết toán những dự án đã nghiệm thu; đối với dự án còn vướng mặt bằng, báo cáo rõ nguyên nhân, trách nhiệm và"
        " hướng xử lý.\n"
        f"3. Phân công một lãnh đạo theo dõi, gửi họ tên và số điện thoại về Phòng Đầu tư trước ngày {_short(review)}.\n"
        "Đề nghị các địa phương phối hợp thực hiện./.\n\n"
        "Nơi nhận:\n- Như trên;\n- UBND tỉnh (để b/c);\n- Lưu: VT, ĐT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrịnh Công Vượng\n"
    )
    return Letter("3187-STC-DT.txt", text, 0)


def _invitation(today: dt.date) -> Letter:
    day, when = today - dt.timedelta(2), today + dt.timedelta(6)
    head = _state_head("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "412/GM-SNNMT", "", day)
    text = head.replace("412/GM-SNNMT\n\n", "412/GM-SNNMT\n") + (
        "GIẤY MỜI\nDự hội nghị bàn giải pháp phòng, chống hạn vụ xuân\n\n"
        "Kính gửi: Chủ tịch Ủy ban nhân dân các xã.\n\n"
        "Sở Nông nghiệp và Môi trường trân trọng kính mời các đồng chí tới dự hội nghị bàn giải pháp phòng, chống hạn vụ xuân.\n"
        f"1. Thời gian: 08 giờ 00 phút, {_WEEKDAYS[when.weekday()]}, ngày {_short(when)}.\n"
        "2. Địa điểm: Hội trường tầng 2, Sở Nông nghiệp và Môi trường.\n"
        "3. Chủ trì: đồng chí Giám đốc Sở.\n"
        "Đề nghị các đồng chí dự họp đúng thành phần./.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\nPhùng Thế Anh\n"
    )
    return Letter("412-GM-SNNMT.txt", text, 0)


def _storm(today: dt.date) -> Letter:
    text = (
        "ĐẢNG BỘ TỈNH AN BÌNH\nTỈNH ỦY AN BÌNH\n*\nSố 918-CV/TU\nvề việc chủ động ứng phó mưa lớn\nHỎA TỐC\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"An Bình, ngày {long_day(today)}\n\n"
        "Kính gửi: Đảng ủy các xã, phường.\n\n"
        "Theo dự báo, trong những ngày tới trên địa bàn tỉnh có mưa to đến rất to. Thường trực Tỉnh ủy yêu cầu:\n"
        "1. Đảng ủy các xã, phường lãnh đạo rà soát ngay các khu dân cư có nguy cơ sạt lở, sẵn sàng phương án di dời; báo cáo Thường trực"
        f" Tỉnh ủy trước ngày {_short(today + dt.timedelta(3))}.\n"
        "2. Ủy ban nhân dân các xã tổ chức trực ban 24/24 giờ, chuẩn bị lực lượng, phương tiện tại chỗ.\n"
        "3. Công an các xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã cắm biển cảnh báo tại các ngầm, tràn.\n\n"
        "Nơi nhận:\n- Như trên,\n- Thường trực Tỉnh ủy,\n- Lưu Văn phòng Tỉnh ủy.\n\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nĐoàn Hữu Nghị\n"
    )
    return Letter("918-CV-TU.txt", text, 0)


def _plan_of_forty(today: dt.date) -> Letter:
    """A province's plan with forty tasks, of which three are the commune's."""
    day, due = today - dt.timedelta(3), today + dt.timedelta(25)
    lines = [f"{n}. UBND xã {_COMMUNES[n % len(_COMMUNES)]}: {_WORKS[n % 3]} trước ngày {_short(due)}." for n in range(1, 38)]
    ours = [f"{n}. UBND xã Minh Sơn: {work} trước ngày {_short(due)}." for n, work in enumerate(_WORKS, 38)]
    text = (
        _state_head("", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "241/KH-UBND", "", day)
        + (
            "KẾ HOẠCH\nThủy lợi nội đồng và cấp nước vụ xuân\n\n"
            "Ủy ban nhân dân tỉnh ban hành kế hoạch thủy lợi nội đồng và cấp nước vụ xuân như sau:\nI. NHIỆM VỤ CỦA CÁC XÃ\n"
        )
        + "\n".join(lines + ours)
        + ("\n\nNơi nhận:\n- UBND các xã;\n- Lưu: VT, NN.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nVương Đình Khải\n")
    )
    return Letter("241-KH-UBND.txt", text, 1)


def _figures(today: dt.date) -> Letter:
    """The province wants figures that every chi bộ has to give."""
    day = today - dt.timedelta(7)
    text = (
        "ĐẢNG BỘ TỈNH AN BÌNH\nBAN TỔ CHỨC TỈNH ỦY\n*\nSố 1206-CV/BTCTU\nvề việc báo cáo số liệu đảng viên\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"An Bình, ngày {long_day(day)}\n\n"
        "Kính gửi: Đảng ủy các xã, phường.\n\n"
        "Đề nghị Đảng ủy các xã, phường tổng hợp số đảng viên, đảng viên đi làm ăn xa, đảng phí của từng chi bộ trực thuộc, báo cáo Ban Tổ"
        f" chức Tỉnh ủy trước ngày {_short(today + dt.timedelta(4))}.\n\n"
        "Nơi nhận:\n- Như trên,\n- Lưu Ban Tổ chức Tỉnh ủy.\n\nT/L TRƯỞNG BAN\nCHÁNH VĂN PHÒNG\n\nMạc Thị Hiền\n"
    )
    return Letter("1206-CV-BTCTU.txt", text, 6)


def _for_information(today: dt.date) -> Letter:
    day = today - dt.timedelta(4)
    text = (
        "ĐẢNG BỘ TỈNH AN BÌNH\nBAN TỔ CHỨC TỈNH ỦY\n*\nSố 77-TB/BTCTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"An Bình, ngày {long_day(day)}\n\n"
        "THÔNG BÁO\nvề việc thay đổi số điện thoại của Phòng Đảng viên\n-----\n\n"
        f"Từ ngày {_short(today)}, Phòng Đảng viên, Ban Tổ chức Tỉnh ủy dùng số điện thoại mới. Ban Tổ chức Tỉnh ủy thông báo để các cơ"
        " quan, đơn vị biết, tiện liên hệ.\n\n"
        "Nơi nhận:\n- Đảng ủy các xã, phường,\n- Lưu Ban Tổ chức Tỉnh ủy.\n\nT/L TRƯỞNG BAN\nCHÁNH VĂN PHÒNG\n\nMạc Thị Hiền\n"
    )
    return Letter("77-TB-BTCTU.txt", text, 1)
