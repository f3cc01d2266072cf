"""Words of the closing: posts, family names, signing remarks."""

from __future__ import annotations

POSITIONS: tuple[str, ...] = (
    "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "CHỦ TỊCH", "BÍ THƯ", "TỔNG BÍ THƯ", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "CHÁNH ÁN",
    "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "TRƯỞNG ĐOÀN", "TRƯỞNG KHOA", "TRƯỞNG CÔNG AN", "TRƯỞNG TIỂU BAN", "TRƯỞNG THÔN",
    "TRƯỞNG TRẠM", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TRƯỞNG", "CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG", "VỤ TRƯỞNG", "TỔ TRƯỞNG", "ĐỘI TRƯỞNG", "HẠT TRƯỞNG", "TRẠM TRƯỞNG", "KẾ TOÁN TRƯỞNG", "CHỈ HUY TRƯỞNG",
    "THỦ TƯỚNG", "CHỦ NHIỆM", "TỔNG THANH TRA", "TỔNG KIỂM TOÁN", "THỐNG ĐỐC", "ỦY VIÊN", "CHÍNH ỦY", "CHÍNH TRỊ VIÊN", "CHỦ TỌA",
    "THƯ KÝ", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ", "TỔNG BIÊN TẬP", "TỔNG GIÁM ĐỐC", "ĐẠI DIỆN", "TRƯỞNG TỔ",
)  # fmt: skip
# Who signs minutes, and what of: `THƯ KÝ HỘI NGHỊ`. `ĐƠN VỊ CHỦ TRÌ` heads a column of a table.
MINUTES: tuple[str, ...] = ("NGƯỜI GHI BIÊN BẢN", "NGƯỜI LẬP BIÊN BẢN", "NGƯỜI CHỦ TRÌ", "CHỦ TRÌ", "CHỦ TỌA", "CHỦ TOẠ", "THƯ KÝ")
OF_WHAT: tuple[str, ...] = ("HỘI NGHỊ", "CUỘC HỌP", "KỲ HỌP", "PHIÊN HỌP", "BUỔI HỌP", "ĐẠI HỘI", "BUỔI LÀM VIỆC")
DEPUTIES: tuple[str, ...] = ("PHÓ", "QUYỀN", "NGUYÊN")

FAMILY_NAMES: frozenset[str] = frozenset(
    """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Trịnh Mai Lâm Đoàn Hà Cao Tạ Tô Trương
    Lương Vương Tăng
    Chu Châu Thái Tống Lưu Quách Hứa Kiều Triệu Nông Bế Lục Ma La Lò Cầm Vàng Giàng Sùng Thào Quàng Tòng Lường Bàn Điểu Thạch
    Sơn Kim Danh
    Ksor Rmah Siu Rơ Nay Kpă H' Y A Hồng Doãn Khổng Nghiêm Phùng Phí Quan Thân Từ Ứng Viên Ông Âu Ân Bạch Biện Bồ Cù Cung
    Diệp Đàm Đàng
    Đổng Giang Giáp Hàn Hàng Khúc Kha Khuất Lã Lại Lư Lữ Mã Mạc Mẫn Ninh Nhan Nhữ Ngụy Ôn Phó Phương Sầm Thang Thiều Tiêu
    Tôn Trà Trình Tưởng
    Uông Vi Viết Xa Hạ Mạnh Chử Bành Cấn Chung Chế Đới Đậu Đồng Hầu Khương Lăng Lang Lầu Mùa Hạng Hờ Ly Thò Tráng Cháng Lù
    Lìn Tẩn Phàn
    """.split()
)

SIGNED: tuple[str, ...] = ("đã ký", "ký", "ký tên", "ký, đóng dấu", "đã ký và đóng dấu", "ký, ghi rõ họ tên", "ký, ghi rõ họ, tên")
ANNEXES: tuple[str, ...] = (
    "PHỤ LỤC", "LỊCH", "DANH SÁCH", "DANH MỤC", "ĐỀ CƯƠNG", "BIỂU", "BIỂU MẪU", "MẪU", "QUY CHẾ", "QUY ĐỊNH", "QUY TRÌNH",
    "KẾ HOẠCH", "CHƯƠNG TRÌNH", "BẢNG", "NỘI DUNG", "HƯỚNG DẪN", "TIÊU CHÍ", "BÁO CÁO", "PHIẾU", "THÔNG TIN", "GIẤY", "ĐƠN",
    "BIÊN BẢN", "PHÂN CÔNG",
)  # fmt: skip
