"""Made-up papers of a few lines: a notice, a letter, an invitation, a slip, as hypothesis draws them."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from giaoban.writing.paper import Block, Item, Paper, Paragraph, Signature

_UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng HĐND và UBND xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế")
_WORKS = (
    "rà soát diện tích lúa bị ngập tại thôn Đồng Cao, thôn Khe Lim",
    "kiểm đếm đất đai, cây cối trên tuyến đường Đồng Cao - Khe Lim",
    "chủ trì, phối hợp với Ủy ban MTTQ Việt Nam xã tuyên truyền tới từng hộ",
    "tổng hợp số liệu hộ nghèo, hộ cận nghèo năm 2026",
    "tuần tra ban đêm, nhất là địa bàn giáp ranh với xã Tân Lập",
    "cập nhật hồ sơ trên Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh An Bình",
    "thực hiện Công văn số 112/SNNMT-KH ngày 20/02/2026 của Sở Nông nghiệp và Môi trường",
)
_SUBJECTS = (
    "kết luận của Chủ tịch UBND xã tại cuộc họp giao ban",
    "tăng cường quản lý đất đai trên địa bàn xã Minh Sơn",
    "phân công trực dịp nghỉ lễ Giỗ Tổ Hùng Vương",
    "phòng, chống rét",
)
_CLOSINGS = (
    "Trên đây là ý kiến của Chủ tịch Ủy ban nhân dân xã, yêu cầu các đơn vị thực hiện nghiêm túc.",
    "Ủy ban nhân dân xã thông báo để các cơ quan, đơn vị biết, thực hiện.",
    "Nhận được văn bản này, đề nghị các đơn vị triển khai thực hiện.",
)
# A sentence in small letters: at whatever width it is broken, it shows that width.
_OPENING = (
    "Qua xem xét báo cáo nhanh của các đơn vị và tình hình thực tế tại các thôn trong tuần qua, để kịp thời chỉ đạo và tháo gỡ khó khăn,"
    " vướng mắc từ cơ sở, Ủy ban nhân dân xã có ý kiến như sau:"
)
_DAY = dt.date(2026, 3, 2)
_units = st.sampled_from(_UNITS)
_works = st.sampled_from(_WORKS)
_days = st.dates(dt.date(2026, 3, 9), dt.date(2026, 4, 20)).map(lambda day: f"{day:%d/%m/%Y}")
_orders = st.builds("Giao {} {}, báo cáo Chủ tịch Ủy ban nhân dân xã trước ngày {}.".format, _units, _works, _days)
_duties = st.builds("{} {}; hoàn thành chậm nhất ngày {}.".format, _units, _works, _days)
_paragraphs = st.lists(_orders, min_size=1, max_size=2).map(" ".join)
_closing = st.lists(st.sampled_from(_CLOSINGS).map(Paragraph), max_size=1)


def _paper(kind: str, symbol: str, subject: str, body: list[Block], addressees: list[str]) -> Paper:
    return Paper(
        profile="state_nd30",
        kind=kind,
        issuer=("Ủy ban nhân dân", "xã Minh Sơn"),
        number="45",
        symbol=symbol,
        place="Minh Sơn",
        day=_DAY,
        subject=subject,
        addressees=tuple(addressees),
        body=tuple(body),
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phạm Quang Minh"),
    )


def _conclusion(subject: str, orders: list[str], closing: list[Paragraph]) -> Paper:
    opening = Paragraph("Ngày 28/02/2026, Chủ tịch Ủy ban nhân dân xã Phạm Quang Minh chủ trì họp giao ban và kết luận như sau:")
    items = [Item(1, f"{number}.", text) for number, text in enumerate(orders, 1)]
    return _paper("Thông báo", "TB-UBND", subject, [opening, *items, *closing], [])


def _notice(subject: str, paragraphs: list[str], closing: list[Paragraph]) -> Paper:
    return _paper("Thông báo", "TB-UBND", subject, [*map(Paragraph, (_OPENING, *paragraphs)), *closing], [])


def _letter(subject: str, addressees: list[str], paragraphs: list[str], closing: list[Paragraph]) -> Paper:
    return _paper("", "UBND-VP", subject, [*map(Paragraph, (_OPENING, *paragraphs)), *closing], addressees)


def _invitation(subject: str, day: dt.date, unit: str) -> Paper:
    body: list[Block] = [
        Paragraph("Ủy ban nhân dân xã Minh Sơn trân trọng kính mời các đồng chí dự họp bàn phương án phòng, chống cháy rừng."),
        Paragraph(f"Thời gian: 08 giờ 00 phút, ngày {day:%d/%m/%Y}."),
        Paragraph("Địa điểm: Phòng họp tầng 2, trụ sở Ủy ban nhân dân xã Minh Sơn, thôn Đồng Cao."),
        Paragraph("Chủ trì: Đồng chí Phạm Quang Minh, Chủ tịch Ủy ban nhân dân xã."),
        Paragraph(f"Đề nghị {unit} chuẩn bị báo cáo; các đồng chí đến dự đúng giờ."),
    ]
    return _paper("Giấy mời", "GM-UBND", subject, body, [])


_subjects = st.sampled_from(_SUBJECTS)
short_papers = st.one_of(
    st.builds(_conclusion, _subjects, st.lists(_duties, min_size=1, max_size=4), _closing),
    st.builds(_notice, _subjects, st.lists(_paragraphs, min_size=1, max_size=2), _closing),
    st.builds(
        _letter, _subjects, st.lists(_units, min_size=1, max_size=3, unique=True), st.lists(_paragraphs, min_size=1, max_size=2), _closing
    ),
    st.builds(_invitation, _subjects, st.dates(dt.date(2026, 3, 9), dt.date(2026, 4, 20)), _units),
)
