"""Papers of xã Minh Sơn that the tests of writing set: a programme, a decision, a letter, minutes."""

from __future__ import annotations

import datetime as dt

from giaoban.writing.paper import Annex, Column, Heading, Item, Paper, Paragraph, Signature, Table

CALENDAR = Table(
    columns=(Column("TT", 1, centred=True), Column("Nội dung", 6), Column("Thời gian", 2, centred=True)),
    rows=(("1", "Tiếp công dân định kỳ", "10/12/2026"), ("2", "Hội nghị Ban Thường vụ\n(Văn phòng Đảng ủy chuẩn bị)", "24/12/2026")),
    caption="Các ngày đã ấn định",
)
PROGRAMME = Paper(
    profile="party_hd05",
    kind="Chương trình",
    above=("Đảng bộ tỉnh An Bình",),
    issuer=("Đảng ủy xã Minh Sơn",),
    number="15",
    symbol="CTr/ĐU",
    place="Minh Sơn",
    day=dt.date(2026, 12, 1),
    subject="công tác tháng 12 năm 2026",
    urgency="KHẨN",
    draft_mark="Dự thảo lần 2",
    bases=("Căn cứ Quy chế làm việc của Đảng ủy xã Minh Sơn", "Xét đề nghị của Văn phòng Đảng ủy"),
    body=(
        Paragraph("Ban Thường vụ Đảng ủy ban hành Chương trình công tác tháng 12 như sau:"),
        Heading(1, "I-", "NHIỆM VỤ LÃNH ĐẠO, CHỈ ĐẠO", key="part:1"),
        Item(1, "1.", "Lãnh đạo hoàn thành các chỉ tiêu năm 2026.", key="line:1"),
        Item(2, "a)", "Giao Phòng Kinh tế tổng hợp số liệu trước ngày 15/12/2026.", key="line:2"),
        Item(2, "b)", "Giao Công an xã bảo đảm trật tự dịp cuối năm.", key="line:3"),
        Heading(1, "II-", "CÁC HỘI NGHỊ", key="part:2"),
        Item(1, "1.", "Hội nghị Ban Thường vụ Đảng ủy: dự kiến ngày 24/12/2026.", key="meeting:1"),
        Item(2, "(1).", "Báo cáo kết quả năm 2026", key="agenda:1"),
        Paragraph("(Văn phòng Đảng ủy chuẩn bị)"),
        CALENDAR,
        Paragraph("Các chi bộ tổ chức thực hiện"),
    ),
    recipients=("Thường trực Tỉnh ủy", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
    signature=Signature(("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
    annexes=(
        Annex("Danh mục nhiệm vụ", "Kèm theo Chương trình số 15-CTr/ĐU", (CALENDAR,)),
        Annex("Phân công phụ trách", body=(Item(1, "-", "Lê Văn Hòa: phụ trách chung"),)),
    ),
)
LETTER = Paper(
    profile="state_nd30",
    issuer=("Ủy ban nhân dân", "xã Minh Sơn"),
    symbol="UBND-VP",
    place="Minh Sơn",
    day=dt.date(2026, 2, 9),
    subject="báo cáo số liệu năm 2025",
    addressees=("Phòng Kinh tế", "Công an xã"),
    body=(Paragraph("Ủy ban nhân dân xã đề nghị các đơn vị báo cáo trước ngày 20/02/2026."),),
    recipients=("Như trên", "Lưu: VT, VP"),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Lê Thị Na"),
)
MINUTES = Paper(
    profile="party_hd36",
    kind="Biên bản",
    issuer=("Đảng ủy xã Minh Sơn",),
    subject="Hội nghị giao ban",
    body=(Paragraph("Hội nghị bắt đầu lúc 14 giờ."),),
    signature=Signature((), "CHỦ TRÌ HỘI NGHỊ", "Lê Văn Hòa"),
    left_signature=Signature((), "NGƯỜI GHI BIÊN BẢN", "Nguyễn Thị Lan"),
)
