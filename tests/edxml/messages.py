"""Messages between xã Minh Sơn and the province: the programme of December with its file, and what became of it."""

from __future__ import annotations

import datetime as dt

from giaoban.edxml.message import (
    ADDED,
    UPDATE,
    Answered,
    Attachment,
    Business,
    Document,
    Organ,
    ReceiverChange,
    Replaced,
    Signer,
    Staff,
    Status,
    Trace,
    document_id,
)

DAY = dt.date(2026, 12, 1)
AT = dt.datetime(2026, 12, 1, 7, 30, tzinfo=dt.UTC)
COMMUNE = Organ(
    "A12.34.56", "Đảng bộ tỉnh An Bình", "Đảng ủy xã Minh Sơn", "Xã Minh Sơn", "vanphong@minhson.example", "0200", "0201", "minhson.example"
)
PROVINCE = Organ("A12", name="Tỉnh ủy An Bình")
CALLED = document_id("A12.34.56", DAY, "15", "CTr-ĐU")
PAPER = Attachment("Chương trình 15.pdf", b"%PDF-1.7 made up", "application/pdf", "Chương trình công tác tháng 12")
TABLE = Attachment("Phụ lục.xlsx", b"PK\x05\x06" + bytes(18), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
STAFF = Staff("Văn phòng Đảng ủy", "Nguyễn Thị Lan", "0900 000 000", "lan@minhson.example")
DOCUMENT = Document(
    sender=COMMUNE,
    receivers=(PROVINCE, Organ("A12.99", name="Văn phòng Tỉnh ủy")),
    number="15",
    notation="CTr/ĐU",
    place="Minh Sơn",
    day=DAY,
    type_code=18,
    type_name="Chương trình",
    type_detail="Chương trình công tác tháng",
    subject="Chương trình công tác tháng 12 năm 2026",
    content="Hai phần:\nI- Lãnh đạo, chỉ đạo\nII- Các hội nghị",
    signer=Signer("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Trần Thị Mai"),
    due=dt.date(2026, 12, 15),
    to_places=("Thường trực Tỉnh ủy", "Các chi bộ trực thuộc"),
    priority=4,
    sphere="Nội bộ",
    typist="NTL",
    copies=5,
    pages=4,
    appendixes=("Danh mục nhiệm vụ",),
    answers=(Answered("A12", "27-KH/TU", dt.date(2026, 11, 2), "A12,2026/11/02,27/KH-TU"),),
    steering=1,
    document_id=CALLED,
    traces=(Trace("A12.34.56", AT),),
    business=Business(
        UPDATE,
        "Bổ sung nơi nhận",
        0,
        1,
        (ReceiverChange(ADDED, "A12.99"),),
        CALLED,
        STAFF,
        0,
        (Replaced("A12.34.56,2026/11/30,14/CTr-ĐU", ("A12", "A12.99")),),
    ),
    attachments=(PAPER, TABLE),
)
STATUS = Status(Answered("A12.34.56", "15/CTr/ĐU", DAY, CALLED), PROVINCE, 3, "Đã vào sổ", AT, STAFF)
