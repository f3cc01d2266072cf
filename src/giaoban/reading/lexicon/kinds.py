"""The kinds of paper: what they are called in running text, and their codes.

Codes follow Nghị định 30/2020/NĐ-CP, Annex III, and the Party's symbols; where one code means two things the words decide:
`TT` is the Party's thông tri, `TTu` the State's thông tư; `QĐ` is a decision, `QyĐ` a regulation whatever its symbol says.
"""

from __future__ import annotations

# Name in running text, lower case -> code. The longest name that stands before a number wins.
KINDS: dict[str, str] = {
    "nghị quyết": "NQ",
    "nghị quyết liên tịch": "NQLT",
    "nghị quyết chuyên đề": "NQ",
    "quyết định": "QĐ",
    "quy định": "QyĐ",
    "qui định": "QyĐ",
    "quy chế": "QC",
    "qui chế": "QC",
    "quy trình": "QTr",
    "chỉ thị": "CT",
    "kết luận": "KL",
    "thông báo": "TB",
    "thông báo kết luận": "TB",
    "thông cáo": "TC",
    "thông tri": "TT",
    "hướng dẫn": "HD",
    "hướng dẫn liên ngành": "HD",
    "chương trình": "CTr",
    "chương trình hành động": "CTr",
    "chương trình công tác": "CTr",
    "chương trình phối hợp": "CTr",
    "kế hoạch": "KH",
    "kế hoạch hành động": "KH",
    "kế hoạch phối hợp": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công văn": "CV",
    "văn bản": "CV",
    "thư công": "CV",
    "công điện": "CĐ",
    "công điện khẩn": "CĐ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy ủy quyền": "GUQ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
    "bản sao": "BS",
    "thông tư": "TTu",
    "thông tư liên tịch": "TTLT",
    "thông tư liên bộ": "TTLT",
    "nghị định": "NĐ",
    "sắc lệnh": "SL",
    "pháp lệnh": "PL",
    "luật": "L",
    "bộ luật": "BL",
    "hiến pháp": "HP",
    "lệnh": "LỆNH",
    "văn bản hợp nhất": "VBHN",
    "quy hoạch": "QH",
    "điều lệ": "ĐL",
    "lịch công tác": "LICH",
    "lịch tiếp công dân": "LICH",
}

# What people write for short before a number: `NĐ 30/2020/NĐ-CP`, `QĐ 28`. Case counts.
SHORT_KINDS: dict[str, str] = {
    "NQ": "NQ", "NQLT": "NQLT", "QĐ": "QĐ", "QyĐ": "QyĐ", "QĐi": "QyĐ", "QC": "QC", "CT": "CT", "KL": "KL", "TB": "TB", "TBKL": "TB",
    "HD": "HD", "CTr": "CTr", "CTHĐ": "CTr", "KH": "KH", "PA": "PA", "ĐA": "ĐA", "BC": "BC", "BB": "BB", "TTr": "TTr", "CV": "CV",
    "CĐ": "CĐ", "GM": "GM", "NĐ": "NĐ", "TTLT": "TTLT", "TT": "TTu", "TTu": "TTu", "VB": "CV",
}  # fmt: skip

# The part of a symbol that names the kind. A symbol with one of these is a citation even where no word stands before it.
SYMBOL_TYPES = frozenset(
    "NQLT NQ CTr CTHĐ CT KL QĐi QyĐ QĐ QC QTr TB TBKL TC TTLT TTr TTu TT HD BC KH ĐA DA PA CV BB GM GGT PC PG BS ĐH NĐ PL L CĐ "
    "VBHN QCPH SL LCT".split()
)

# Nouns before `số` that number other things: forms, tables, accounts, houses.
NOT_PAPERS = frozenset(
    "mẫu biểu bảng phụ lục hình sổ tài khoản điện thoại máy nhà phòng tờ thửa lô đường ngõ kiệt khoa đội tổ quyển hồ sơ thẻ seri "
    "khoản điều điểm mục chương phần trang kỳ đợt lớp nhóm bài câu giấy phép".split()
)
