"""Words by which papers speak of meetings, of their hours, rooms and chairs, and of duties that return."""

from __future__ import annotations

# What is held: a title begins with one of these. Small letters; the longer before the shorter that begins it.
EVENTS = (
    "hội nghị", "hội thảo", "hội thi", "hội đàm", "hội báo", "đại hội", "cuộc họp", "phiên họp", "kỳ họp", "buổi họp", "buổi làm việc",
    "cuộc làm việc",
    "họp báo", "họp", "lễ", "lớp", "tập huấn", "tọa đàm", "đối thoại", "giao ban", "khai giảng", "khai mạc", "bế mạc", "tổng kết",
    "sơ kết",
    "gặp mặt", "gặp gỡ", "tiếp xúc cử tri", "làm việc", "buổi", "diễn đàn", "tọa đàm", "sinh hoạt", "mít tinh", "ra quân",
)  # fmt: skip

# What calls people to it: `tổ chức Hội nghị ...`, `mời ... tham dự cuộc họp ...`. Scans write ô for ổ.
HOLDS = ("t[ổôồ] chức", "tham dự", "về dự", "đến dự", "tới dự", "dự", "mở", "triệu tập", "tham gia", "cử cán bộ")

# What a name of a place begins with, where no `Địa điểm:` says so.
VENUES = (
    "phòng", "hội trường", "nhà", "trụ sở", "trung tâm", "cơ quan", "văn phòng", "sân", "trường", "bệnh viện", "khách sạn", "khu", "sở",
    "ubnd", "hđnd", "ủy ban", "huyện ủy", "tỉnh ủy", "đảng ủy", "thành ủy", "thị ủy", "xã", "phường", "thị trấn", "thôn", "cảng",
    "trạm", "ban chỉ huy", "công an",
)  # fmt: skip

# Labels before the parts of an invitation or a schedule's entry, and what each tells.
LABELS = {
    "thời gian, địa điểm": "time", "thời gian và địa điểm": "time", "thời gian": "time", "thời điểm": "time", "thời gian tổ chức": "time",
    "vào hồi": "time", "vào lúc": "time",
    "địa điểm": "place", "đđ": "place", "tại": "place",
    "chủ trì": "chair", "người chủ trì": "chair", "chủ tọa": "chair", "đồng chủ trì": "chair", "lãnh đạo chủ trì": "chair",
    "thành phần": "attendees", "tp": "attendees", "kính mời": "attendees", "trân trọng kính mời": "attendees",
    "xin trân trọng kính mời": "attendees", "thành phần mời": "attendees", "đối tượng": "attendees", "mời dự": "attendees",
    "khách mời": "attendees", "đại biểu": "attendees",
    "nội dung": "agenda", "chương trình": "agenda", "nội dung, chương trình": "agenda", "nội dung và chương trình": "agenda",
    "nội dung cuộc họp": "agenda",
    "chuẩn bị": "prepared_by", "đơn vị chuẩn bị": "prepared_by", "cơ quan chuẩn bị": "prepared_by", "bộ phận chuẩn bị": "prepared_by",
    "đơn vị được giao chuẩn bị": "prepared_by",
}  # fmt: skip
# Too short to stand before more words of the label.
LABELS_ALONE = frozenset(("tại", "vào hồi", "vào lúc", "đđ", "tp"))

WEEKDAYS = {
    "hai": 0, "ba": 1, "tư": 2, "bốn": 2, "năm": 3, "sáu": 4, "bảy": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "02": 0, "03": 1, "04": 2, "05": 3, "06": 4, "07": 5,
}  # fmt: skip
WEEKDAY_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
RRULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# Kinds of papers that call meetings; what a rule or a report says of a meeting is how they are held, or the
# past. None: no kind is told.
CALLING_KINDS = frozenset((None, "CTr", "KH", "TB", "CV", "GM", "LICH", "TT", "CĐ", "CT", "KL", "ĐL", "PA", "ĐA"))
# Laws give rules for everybody, reports tell the past: neither calls a meeting nor sets this office a duty.
LAWS = frozenset(("HP", "BL", "L", "PL", "NĐ", "TTu", "TTLT", "BC"))

# Posts under which a schedule lists what a leader does; as written, the longer before the shorter it begins with.
POSTS = (
    "Phó Chủ tịch", "PHÓ CHỦ TỊCH", "Chủ tịch", "CHỦ TỊCH", "PCT", "CT", "Phó Bí thư", "PHÓ BÍ THƯ", "Bí thư", "BÍ THƯ", "PBT", "BT",
    "Thường trực", "THƯỜNG TRỰC",
    "Phó Giám đốc", "PHÓ GIÁM ĐỐC", "Giám đốc", "GIÁM ĐỐC", "PGĐ", "GĐ", "Phó Hiệu trưởng", "Hiệu trưởng", "PHT", "HT", "Phó Chánh",
    "Chánh", "Phó Trưởng",
    "Phó trưởng", "Trưởng", "Lãnh đạo", "Ủy viên", "UVTV", "Thứ trưởng", "Bộ trưởng", "Cục trưởng", "Viện trưởng", "Chỉ huy trưởng",
)  # fmt: skip

# What someone is told to do by the way: the unit's name ends before one of these.
TOLD_TO = (
    "chuẩn bị", "chủ trì", "chủ động", "phối hợp", "bố trí", "đảm bảo", "bảo đảm", "tham mưu", "mời", "thông báo", "tổng hợp", "báo cáo",
    "gửi", "phân công", "dự thảo", "xây dựng", "triệu tập", "đôn đốc", "kiểm tra", "rà soát", "trình", "thực hiện",
    "tổ chức", "cử", "làm", "phát hành", "in", "điểm danh", "đón tiếp", "trang trí", "theo dõi", "lập", "cung cấp", "đưa tin", "liên hệ",
    "niêm yết", "hoàn thiện", "hoàn thành", "ghi", "nghiên cứu", "phụ trách", "hướng dẫn", "triển khai", "đề xuất", "lấy ý kiến",
    "sắp xếp", "phục vụ", "kết nối", "phát tài liệu", "mang theo",
)  # fmt: skip

# What the name of a unit that prepares something begins with, as written.
PREPARERS = (
    "Ban", "Văn phòng", "VP", "UBND", "Ủy ban", "Phòng", "Công an", "MTTQ", "UBMTTQ", "Mặt trận", "Đảng ủy", "Đoàn", "Hội", "Trung tâm",
    "Thường trực", "HĐND", "Cơ quan", "Sở", "Chi bộ", "Bộ phận", "Trạm", "Trường", "Tổ", "Huyện ủy", "Tỉnh ủy", "Thành ủy", "Quận ủy",
    "Chi cục", "Cục", "Kho bạc", "Viện", "BCH", "Thanh tra", "Tòa án", "Bộ", "Liên đoàn", "Công đoàn", "Đảng bộ", "Các", "Đồng chí", "Đ/c",
    "Chủ tịch", "Phó Chủ tịch", "Bí thư", "Phó Bí thư", "Chánh", "Trưởng", "TTYT", "BCĐ", "Bí thư",
)  # fmt: skip

# What is done for a meeting: under a unit's name an order even without `giao`.
SERVES = (
    "chuẩn bị", "bố trí", "bảo đảm", "đảm bảo", "in", "điểm danh", "đón tiếp", "trang trí", "đưa tin", "tham mưu", "phục vụ",
    "phát tài liệu", "chịu trách nhiệm chuẩn bị", "có trách nhiệm chuẩn bị",
)  # fmt: skip
