"""Made-up programmes of xã Minh Sơn, as hypothesis draws them. Each has a page of text: by less nobody can tell how wide its lines are."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from giaoban.writing.paper import Block, Heading, Item, Paper, Paragraph, Signature

_UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "UBND xã")
_WORKS = (
    "hoàn thành giải phóng mặt bằng tuyến đường Đồng Cao - Khe Lim",
    "tổng hợp số liệu đảng viên năm 2026",
    "rà soát hộ nghèo, hộ cận nghèo theo chuẩn giai đoạn 2026-2030",
    "kiểm tra phòng cháy, chữa cháy rừng tại thôn Khe Lim",
    "xây dựng kế hoạch theo Chỉ thị số 09-CT/TU ngày 20/02/2026 của Ban Thường vụ Tỉnh ủy",
    "tham mưu thực hiện Nghị quyết số 15-NQ/TU ngày 30/7/2026 của Ban Chấp hành Đảng bộ tỉnh",
)
_TITLES = (
    "Báo cáo kết quả thực hiện nhiệm vụ năm 2026",
    "Đề án bồi dưỡng cán bộ trẻ giai đoạn 2026-2030",
    "Công tác tổ chức, cán bộ",
    "Phương án phòng, chống rét cho cây trồng, vật nuôi",
)
_units = st.sampled_from(_UNITS)
_days = st.dates(dt.date(2026, 12, 1), dt.date(2026, 12, 31)).map(lambda day: f"{day:%d/%m/%Y}")
_orders = st.builds("Giao {} {}; hoàn thành trước ngày {}.".format, _units, st.sampled_from(_WORKS), _days)
_wishes = st.builds("Tiếp tục lãnh đạo {}.".format, st.sampled_from(_WORKS))
_paragraphs = st.lists(_orders | _wishes, min_size=1, max_size=4).map(" ".join)


_ALWAYS = (
    "Tiếp tục học tập, quán triệt nghị quyết của cấp trên gắn với đổi mới lề lối làm việc của cấp ủy, chính quyền, đoàn thể"
    " từ xã đến thôn; duy trì nền nếp chế độ người đứng đầu cấp ủy tiếp công dân, xử lý phản ánh, kiến nghị của Nhân dân. "
    "Tăng cường nắm tình hình tư tưởng trong cán bộ, đảng viên; lan tỏa gương người tốt, việc tốt; giữ vững đoàn kết, thống"
    " nhất trong toàn Đảng bộ. Quản lý chặt chẽ thu, chi ngân sách; khai thác thêm nguồn thu, giảm nợ đọng thuế, tiết kiệm "
    "chi thường xuyên. Tập trung chăm sóc cây vụ đông, chủ động phòng, chống dịch bệnh trên đàn gia súc, gia cầm; khuyến "
    "khích áp dụng quy trình sản xuất an toàn. Quan tâm tu sửa hồ, đập, kênh mương, chuẩn bị vật tư tại chỗ để ứng phó với "
    "mưa lũ cuối mùa; chăm lo đời sống hộ nghèo, người già neo đơn, trẻ em có hoàn cảnh khó khăn."
)


# Wide letters: a line of them holds fewer, as in any printed paper.
_WIDE = (
    "HĐND xã, UBND xã, Ủy ban MTTQ Việt Nam xã, BCH Quân sự xã phối hợp thực hiện NQ, KL, CT của Đảng ủy; BTV Đảng ủy, UBKT"
    " Đảng ủy kiểm tra, giám sát tại các chi bộ trực thuộc, bảo đảm công khai, minh bạch, đúng quy định; HTX Chè MINH SƠN, "
    "HTX Mật ong KHE LIM mở rộng thị trường."
)


def _directives(texts: list[str]) -> tuple[Block, ...]:
    items = [Item(1, f"{number}.", text) for number, text in enumerate((_ALWAYS, _WIDE, *texts), 1)]
    return (Heading(1, "I-", "NHIỆM VỤ LÃNH ĐẠO, CHỈ ĐẠO"), *items)


def _conference(number: int, day: str, agenda: list[tuple[str, str]]) -> tuple[Block, ...]:
    blocks: list[Block] = [Item(1, f"{number}.", f"Hội nghị Ban Thường vụ Đảng ủy: dự kiến ngày {day}.")]
    for matter, (title, unit) in enumerate(agenda, 1):
        blocks += [Item(2, f"({matter}).", f"{title}"), Paragraph(f"({unit} chuẩn bị)")]
    return tuple(blocks)


def _programme(directives: tuple[Block, ...], conferences: list[tuple[str, list[tuple[str, str]]]], recipients: list[str]) -> Paper:
    meetings = [block for number, (day, agenda) in enumerate(conferences, 1) for block in _conference(number, day, agenda)]
    return Paper(
        profile="party_hd05",
        kind="Chương trình",
        above=("Đảng bộ tỉnh An Bình",),
        issuer=("Đảng ủy xã Minh Sơn",),
        number="15",
        symbol="CTr/ĐU",
        place="Minh Sơn",
        day=dt.date(2026, 12, 1),
        subject="công tác tháng 12 năm 2026",
        body=(
            Paragraph("Ban Thường vụ Đảng ủy xã Minh Sơn ban hành Chương trình công tác tháng 12 năm 2026 như sau:"),
            *directives,
            Heading(1, "II-", "CÁC HỘI NGHỊ, HOẠT ĐỘNG CHÍNH"),
            *meetings,
            Paragraph("Các cơ quan, đơn vị căn cứ Chương trình này tổ chức thực hiện."),
        ),
        recipients=(*recipients, "Lưu Văn phòng Đảng ủy"),
        signature=Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
    )


_agendas = st.lists(st.tuples(st.sampled_from(_TITLES), _units), min_size=1, max_size=4)
programmes = st.builds(
    _programme,
    st.lists(_paragraphs, min_size=1, max_size=5).map(_directives),
    st.lists(st.tuples(_days, _agendas), min_size=1, max_size=3),
    st.lists(_units, min_size=1, max_size=5, unique=True),
)
