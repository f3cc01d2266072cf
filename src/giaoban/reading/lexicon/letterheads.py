"""Words by which a letterhead is known: kinds of papers, heads of organs' names, words a body begins with.

Kinds and codes: Nghị định 30/2020/NĐ-CP, Phụ lục III, for State papers; Quy định 399-QĐ/TW for the Party's. The words decide,
not the symbol: the Party writes `-QĐ/` under both Quyết định and Quy định.
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "NGHỊ QUYẾT LIÊN TỊCH": "NQLT",
    "NGHỊ QUYẾT": "NQ",
    "NGHỊ ĐỊNH": "NĐ",
    "QUYẾT ĐỊNH": "QĐ",
    "QUY ĐỊNH": "QyĐ",
    "QUY CHẾ": "QC",
    "QUY TRÌNH": "QTr",
    "CHỈ THỊ": "CT",
    "THÔNG TƯ LIÊN TỊCH": "TTLT",
    "THÔNG TƯ": "TTu",
    "THÔNG TRI": "TT",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "KẾT LUẬN": "KL",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "CÔNG VĂN": "CV",
    "GIẤY MỜI": "GM",
    "THƯ MỜI": "GM",
    "GIẤY TRIỆU TẬP": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU GỬI": "PG",
    "PHIẾU BÁO": "PB",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "BỘ LUẬT": "BL",
    "LUẬT": "L",
    "PHÁP LỆNH": "PL",
    "HIẾN PHÁP": "HP",
    "ĐIỀU LỆ": "ĐL",
    "LỊCH": "LICH",
}

# Codes as they stand inside a symbol, where that differs from the code of the kind or where a reader must know them all.
SYMBOL_KINDS: frozenset[str] = frozenset(
    "NQ QĐ QĐi QyĐ QC QTr CT KL TB TC HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ CV GM GGT GUQ GNP PG PC PB BGN BTT TT TTLT NĐ NQLT ĐL".split()
)

SCHEDULES: tuple[str, ...] = (
    "công tác", "làm việc", "tiếp công dân", "tiếp dân", "tiếp", "họp", "trực", "hội nghị", "tuần", "tháng", "xét", "kiểm tra",
    "giao ban",
)  # fmt: skip

# Words that begin the name of an organ. A capital line that begins otherwise goes on with the name of the line before.
ORGANS: tuple[str, ...] = (
    "ỦY BAN", "UBND", "UBMTTQ", "HĐND", "HỘI ĐỒNG", "THƯỜNG TRỰC", "SỞ", "BỘ", "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI",
    "CHỦ TỊCH NƯỚC", "VĂN PHÒNG", "VP", "PHÒNG", "BAN", "BCH", "BCĐ", "BTV", "CỤC", "CHI CỤC", "TỔNG CỤC", "TỔNG CÔNG TY",
    "CÔNG TY", "TẬP ĐOÀN", "TRƯỜNG", "HỌC VIỆN", "VIỆN", "BỆNH VIỆN", "BV", "TRUNG TÂM", "TT", "KHOA", "TỔ", "ĐOÀN", "HỘI",
    "LIÊN ĐOÀN", "LIÊN MINH", "LIÊN HIỆP", "CÔNG ĐOÀN", "CÔNG AN", "TÒA ÁN", "VIỆN KIỂM SÁT", "BỘ CHỈ HUY", "BAN CHỈ HUY",
    "MẶT TRẬN", "UỶ BAN", "ĐÀI", "BÁO", "NGÂN HÀNG", "KHO BẠC", "BẢO HIỂM XÃ HỘI", "THANH TRA", "KIỂM TOÁN", "THUẾ", "ĐẢNG BỘ",
    "ĐẢNG ỦY", "ĐẢNG ĐOÀN", "CHI BỘ", "CHI ỦY", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "TỈNH ĐOÀN", "THÀNH ĐOÀN",
    "HUYỆN ĐOÀN", "QUẬN ĐOÀN", "THỊ ĐOÀN", "XÃ ĐOÀN", "TRUNG ƯƠNG ĐOÀN", "BAN QUẢN LÝ", "TIỂU BAN", "HẠT", "TRẠM", "ĐỘI",
    "XÍ NGHIỆP", "HỢP TÁC XÃ", "CƠ QUAN", "QUỸ", "ĐIỆN LỰC", "BƯU ĐIỆN", "CHI NHÁNH", "BQL", "MTTQ", "THƯ VIỆN", "BẢO TÀNG",
    "NHÀ VĂN HÓA", "NHÀ THIẾU NHI", "NHÀ MÁY", "NÔNG TRƯỜNG", "LÂM TRƯỜNG", "VƯỜN QUỐC GIA", "CẢNG VỤ",
)  # fmt: skip

# Words of titles that look like those without their accents or go on otherwise: `BẢN SAO`, `BAN HÀNH QUY CHẾ`, `KHÓA II`.
NO_ORGANS: tuple[str, ...] = (
    "BẢN", "BAN HÀNH", "BÁO CÁO", "BẢO VỆ", "BẢO ĐẢM", "BỎ", "BỘ LUẬT", "ĐẠI", "ĐOẠN", "ĐỔI", "HỎI", "HỘI NGHỊ", "HỘI THI", "HỘI THẢO",
    "HỘI THAO", "HỘI DIỄN", "HỘI NHẬP", "HỘI HỌP", "KHÓA", "PHONG TRÀO", "PHÒNG CHÁY", "PHÒNG, CHỐNG", "PHÒNG CHỐNG", "QUY", "QUÝ",
    "SỐ", "TỔ CHỨC", "TRƯỞNG", "VIÊN CHỨC", "THANH TRA,", "ĐỘI NGŨ", "ĐOÀN KẾT", "BỘ MÁY", "BỘ TIÊU CHÍ", "BỘ CHỈ SỐ",
)  # fmt: skip

# Names that say nothing alone: the next line of the letterhead belongs to them.
UNFINISHED_ORGANS: tuple[str, ...] = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "ĐẢNG ỦY", "ĐẢNG BỘ", "CHI BỘ", "ỦY BAN MẶT TRẬN TỔ QUỐC", "ỦY BAN THƯỜNG VỤ",
    "VĂN PHÒNG CHÍNH",
)  # fmt: skip
# Names that are no organ's own yet: whatever the next line begins with belongs to them.
OPEN_ORGANS: tuple[str, ...] = (
    "TỔNG CÔNG TY", "CÔNG TY", "CÔNG TY CỔ PHẦN", "CÔNG TY TNHH", "CÔNG TY TNHH MỘT THÀNH VIÊN", "CÔNG TY TNHH MTV", "TẬP ĐOÀN",
    "TRUNG TÂM", "BAN CHỈ ĐẠO", "BAN TỔ CHỨC HỘI NGHỊ", "BAN QUẢN LÝ", "BAN QUẢN LÝ DỰ ÁN", "BAN CHỈ HUY", "CHI CỤC", "CỤC", "CHI NHÁNH",
    "TRƯỜNG ĐẠI HỌC", "TRƯỜNG CAO ĐẲNG", "HỌC VIỆN", "VIỆN", "HỘI ĐỒNG", "BAN CHẤP HÀNH", "ỦY BAN", "ĐOÀN", "HỘI",
)  # fmt: skip
PLACES: tuple[str, ...] = (
    "TỈNH", "THÀNH PHỐ", "TP", "HUYỆN", "QUẬN", "THỊ XÃ", "THỊ TRẤN", "XÃ", "PHƯỜNG", "ĐẶC KHU", "TRƯỜNG", "SỞ", "KHỐI", "CÔNG TY",
    "BỆNH VIỆN", "CƠ QUAN", "CÁC CƠ QUAN", "THÔN", "QUỐC HỘI", "VIỆT NAM",
)  # fmt: skip

PARTY_ORGANS: tuple[str, ...] = (
    "ĐẢNG BỘ", "ĐẢNG ỦY", "ĐẢNG ĐOÀN", "CHI BỘ", "CHI ỦY", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ", "BAN CÁN SỰ ĐẢNG", "BỘ CHÍNH TRỊ", "BAN BÍ THƯ",
)  # fmt: skip
MASS_ORGANS: tuple[str, ...] = (
    "BCH ĐOÀN", "ĐOÀN TNCS", "ĐOÀN THANH NIÊN", "ĐOÀN XÃ", "ĐOÀN PHƯỜNG", "ĐOÀN TRƯỜNG", "TỈNH ĐOÀN", "THÀNH ĐOÀN", "HUYỆN ĐOÀN",
    "QUẬN ĐOÀN", "XÃ ĐOÀN", "TRUNG ƯƠNG ĐOÀN", "LIÊN ĐOÀN LAO ĐỘNG", "CÔNG ĐOÀN", "HỘI LIÊN HIỆP", "HỘI LHPN", "HỘI NÔNG DÂN",
    "HỘI CỰU CHIẾN BINH", "MẶT TRẬN TỔ QUỐC", "ỦY BAN MẶT TRẬN", "ỦY BAN MTTQ", "UBMTTQ", "BAN CHẤP HÀNH ĐOÀN",
)  # fmt: skip

URGENCY: tuple[str, ...] = ("HỎA TỐC HẸN GIỜ", "HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
SECRECY: tuple[str, ...] = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")

# Rows of the table that law portals put before a paper.
PORTAL_ROWS: dict[str, str] = {
    "Số hiệu": "number", "Số/Ký hiệu": "number", "Số ký hiệu": "number", "Ngày ban hành": "date",
    "Cơ quan ban hành": "issuing_body", "Nơi ban hành": "issuing_body", "Người ký": "name", "Loại văn bản": "type",
    "Trích yếu": "subject", "Ngày có hiệu lực": "", "Lĩnh vực": "", "Ngày hiệu lực": "", "Tình trạng": "", "Ngày đăng": "",
    "Ngày công báo": "", "Số công báo": "", "Hiệu lực": "", "Phạm vi": "", "Chức danh": "",
}  # fmt: skip

# Words that begin the first sentence of a body, never a title.
BODY_OPENERS: tuple[str, ...] = (
    "Theo đề nghị", "Theo tinh thần", "Để", "Nhằm", "Qua", "Vừa qua", "Hiện nay", "Nhận được", "Sau khi", "Phúc đáp", "Được sự",
    "Kính thưa", "Trên cơ sở", "Trước tình hình", "Thời gian qua", "Trong thời gian", "Những năm qua", "Trong những năm",
    "Sáng ngày", "Chiều ngày", "Hôm nay", "Hồi", "Trong khi", "Trong tháng", "Trong năm", "Trong tuần", "Tiếp theo", "Tại",
    "Đồng chí", "Trân trọng", "Nay", "Xét", "Trong tình hình", "Trong bối cảnh", "Trong quá trình", "Thể theo", "Quá trình",
    "Như chúng ta", "Mặc dù",
)  # fmt: skip
# The same for scanned papers, known without their marks.
BARE_OPENERS: tuple[str, ...] = ("Căn cứ", "Xét đề nghị", "Nhằm", "Theo đề nghị")
# Words that may begin either: a title (`thực hiện Nghị quyết số ...`) or a first sentence (`Thực hiện Nghị quyết số ..., xã ...`).
DOUBTFUL_OPENERS: tuple[str, ...] = ("Thực hiện", "Triển khai", "Tiếp tục", "Trong", "Với", "Theo", "Từ", "Năm", "Đến")
