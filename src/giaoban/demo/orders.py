"""What is ordered in xã Minh Sơn over two months, and how far each is: days are counted from today. All of it is made up."""

from __future__ import annotations

from typing import NamedTuple


class DemoOrder(NamedTuple):
    """An order of the demo: whose, to whom, how many days ago, due in how many days (past ones below nought), how far it is, what was said.

    `state`: draft, assigned, doing, reported, done, returned, paused, dropped. `on`: how many days ago it was reported done.
    """

    title: str
    lead: str
    support: tuple[str, ...]
    giver: str
    ago: int
    due: int | None
    state: str
    said: str = ""
    on: int = 0
    product: str = ""
    field: str = ""
    authority: str = ""
    answer: str = ""
    origin: str = "briefing"


_O = DemoOrder
_PARTY, _ECONOMY, _CULTURE, _SECURITY = "Xây dựng Đảng", "Kinh tế", "Văn hóa - Xã hội", "An ninh, quốc phòng"

ORDERS = (
    # not handed out yet
    _O("Rà soát các công trình thủy lợi nhỏ trước vụ xuân", "PKT", ("CB1", "CB2"), "minh", 1, 12, "draft", product="Báo cáo",
       field=_ECONOMY),
    _O("Chuẩn bị nội dung đối thoại với thanh niên", "DTN", (), "thu", 2, 20, "draft", field=_CULTURE),
    _O("Kiểm tra việc quản lý, sử dụng quỹ ở các thôn", "", (), "thu", 2, 15, "draft", field=_PARTY),
    _O("Lập danh sách hộ cần hỗ trợ sửa nhà dịp cuối năm", "PVH", ("MT",), "minh", 1, None, "draft", product="Danh sách"),
    _O("Chuẩn bị hội nghị", "VP", (), "hoa", 0, 9, "draft"),
    # handed out, not begun
    _O("Thông báo lịch trực phòng cháy, chữa cháy rừng đến các thôn", "CAX", ("BCH",), "minh", 1, 2, "assigned", field=_SECURITY,
       origin="telephone"),
    _O("Rà soát đảng viên đi làm ăn xa", "BXD", ("CB1", "CB2", "CB3", "CB4"), "hoa", 3, 14, "assigned", product="Danh sách",
       field=_PARTY),
    _O("Báo cáo tình hình thu ngân sách 11 tháng", "PKT", (), "minh", 2, 1, "assigned", product="Báo cáo", field=_ECONOMY,
       authority="Chủ tịch UBND xã ký"),
    _O("Chuẩn bị địa điểm tiếp xúc cử tri", "VPU", (), "minh", 4, 6, "assigned", field=_CULTURE),
    _O("Nộp bản đăng ký mô hình “Dân vận khéo”", "CB2", (), "thu", 9, -2, "assigned", field=_PARTY, product="Bản đăng ký"),
    _O("Cung cấp số liệu hộ nghèo, cận nghèo", "PVH", (), "minh", 8, -1, "assigned", field=_CULTURE, product="Biểu số liệu"),
    _O("Tuyên truyền Ngày hội Đại đoàn kết", "MT", ("PVH",), "thu", 2, None, "assigned", field=_CULTURE),
    # for the month after this one, whichever day of the month it is
    _O("Rà soát diện tích đăng ký gieo cấy vụ xuân", "PKT", ("CB1", "CB2"), "minh", 3, 32, "assigned", product="Biểu tổng hợp",
       field=_ECONOMY),
    _O("Lập kế hoạch nạo vét kênh mương nội đồng trước vụ xuân", "PKT", (), "minh", 3, 33, "assigned", product="Kế hoạch", field=_ECONOMY),
    _O("Tổng hợp nhu cầu sửa chữa trạm bơm của các thôn", "PKT", ("CB4",), "minh", 4, 34, "assigned", product="Biểu tổng hợp",
       field=_ECONOMY),
    _O("Lập danh sách đảng viên được tặng Huy hiệu Đảng đợt tới", "BXD", (), "hoa", 4, 35, "assigned", product="Danh sách",
       field=_PARTY),
    _O("Xây dựng phương án tuần tra, bảo vệ rừng mùa khô", "CAX", ("BCH",), "minh", 2, 35, "assigned", product="Phương án",
       field=_SECURITY),
    _O("Kiểm kê sách, thiết bị của nhà văn hóa các thôn", "PVH", ("CB3",), "thu", 5, 36, "assigned", product="Biên bản kiểm kê",
       field=_CULTURE),
    # under way
    _O("Chi trả bồi thường 12 hộ, đường liên thôn Đồng Cao - Khe Lim", "PKT", ("CAX", "MT"), "minh", 30, -4, "doing",
       "9/12 hộ đã nhận tiền; 3 hộ chưa thống nhất diện tích.", product="Danh sách 12 hộ đã ký nhận", field=_ECONOMY,
       authority="Chủ tịch UBND xã quyết định"),
    _O("Giải quyết dứt điểm đơn kiến nghị về bãi rác thôn Bến Cốc", "PKT", ("CB3",), "minh", 25, -6, "doing",
       "Đã kiểm tra thực địa, chờ đơn vị vận chuyển xác nhận lịch.", field=_ECONOMY),
    _O("Xây dựng kế hoạch sơ kết phong trào xây dựng nông thôn mới", "PKT", ("PVH",), "minh", 12, 3, "doing",
       "Đã có dự thảo, đang lấy ý kiến.", product="Kế hoạch", field=_ECONOMY),
    _O("Rà soát, bổ sung quy hoạch cán bộ", "BXD", (), "hoa", 20, 5, "doing", "Đã nhận hồ sơ 7/9 chi bộ.", product="Tờ trình",
       field=_PARTY, authority="Ban Thường vụ quyết định"),
    _O("Giám sát chuyên đề việc thu, nộp đảng phí", "UBKT", (), "thu", 28, -3, "doing", "Đã làm việc với 3 chi bộ.",
       product="Báo cáo giám sát", field=_PARTY),
    _O("Lắp camera an ninh tại ba điểm giao thông", "CAX", ("PKT",), "minh", 22, 8, "doing",
       "Đã khảo sát vị trí, đang chọn đơn vị lắp đặt.", field=_SECURITY),
    _O("Huấn luyện dân quân đợt hai", "BCH", (), "hoa", 18, 10, "doing", "Đã tập huấn cán bộ khung.", field=_SECURITY),
    _O("Khám sức khỏe sơ tuyển nghĩa vụ quân sự", "BCH", ("PVH", "CAX"), "minh", 15, 2, "doing",
       "Đã gửi lệnh gọi cho 42 thanh niên.", product="Danh sách kết quả", field=_SECURITY),
    _O("Vận động hiến đất mở rộng đường thôn Trại Mới", "CB4", ("MT",), "thu", 26, 11, "doing", "5 trong 8 hộ đã đồng ý.",
       field=_ECONOMY),
    _O("Sửa chữa mái trường tiểu học", "TH", ("PKT",), "minh", 24, 4, "doing", "Đã tháo dỡ phần mái hỏng.", field=_CULTURE),
    _O("Tập huấn dịch vụ công trực tuyến cho trưởng thôn", "VPU", ("DTN",), "minh", 14, 6, "doing", "Đã xong 2 trong 4 buổi.",
       field=_CULTURE),
    _O("Rà soát các chỉ tiêu năm, báo cáo Thường trực", "VP", ("PKT", "PVH", "CAX"), "hoa", 10, 2, "doing",
       "Đã nhận số liệu của hai phòng.", product="Báo cáo", field=_PARTY, authority="Thường trực cho ý kiến"),
    # reported, waiting for a word
    _O("Tổng kiểm tra phòng cháy, chữa cháy chợ Minh Sơn", "CAX", (), "minh", 16, 1, "reported",
       "Đã kiểm tra 64 gian hàng, lập biên bản 5 trường hợp.", 1, "Báo cáo kiểm tra", _SECURITY),
    _O("Thăm, tặng quà gia đình chính sách", "PVH", ("MT",), "thu", 20, -5, "reported", "Đã trao 86 suất quà.", 3, "Báo cáo", _CULTURE),
    _O("Hoàn thiện hồ sơ kết nạp 6 đảng viên", "BXD", ("CB1",), "hoa", 22, 0, "reported", "Đủ 6 hồ sơ, đã thẩm tra.", 2, "Hồ sơ", _PARTY),
    _O("Khảo sát nhu cầu vay vốn của hộ sản xuất", "PKT", ("HPN",), "minh", 13, 3, "reported", "Đã tổng hợp 118 hộ có nhu cầu.", 0,
       "Biểu tổng hợp", _ECONOMY),
    _O("Báo cáo kết quả phát triển đảng viên mới quý này", "CB1", (), "hoa", 11, -2, "reported",
       "Chi bộ kết nạp được 1 quần chúng ưu tú.", 2, "Báo cáo", _PARTY),
    # done
    _O("Khơi thông cống rãnh trước mưa lớn", "PKT", ("CB1",), "minh", 50, -35, "done", "Đã khơi thông 2,4 km.", 38, field=_ECONOMY),
    _O("Sơ tán 4 hộ vùng nguy cơ sạt lở thôn Khe Lim", "CAX", ("BCH", "CB2"), "minh", 44, -42, "done",
       "Cả 4 hộ đã về nhà văn hóa thôn an toàn.", 42, field=_SECURITY, origin="telephone"),
    _O("Rà soát cam kết không đốt nương ven rừng", "CAX", (), "minh", 48, -30, "done", "Đã ký cam kết với 97 hộ.", 27, "Biên bản",
       _SECURITY, answer="88/BC-CAX"),
    _O("Báo cáo sơ kết công tác dân vận 9 tháng", "MT", (), "thu", 52, -40, "done", "Đã gửi báo cáo.", 40, "Báo cáo", _PARTY,
       answer="31/BC-MTTQ"),
    _O("Tổ chức chạy thử phần mềm một cửa", "VPU", (), "minh", 45, -20, "done", "Chạy ổn định từ đầu tháng.", 24, field=_CULTURE),
    _O("Lập biểu nhu cầu giống cây vụ đông", "PKT", (), "minh", 55, -44, "done", "Đã gửi Sở Nông nghiệp và Môi trường.", 45,
       "Biểu nhu cầu", _ECONOMY, answer="64/BC-PKT"),
    _O("Kiểm tra bếp ăn bán trú trường tiểu học", "PVH", ("TH",), "minh", 41, -25, "done", "Bếp đạt yêu cầu; nhắc việc lưu mẫu.",
       25, "Biên bản", _CULTURE),
    _O("Xác minh đơn tố giác khai thác cát trái phép", "CAX", ("PKT",), "minh", 39, -21, "done", "Đã xử phạt một trường hợp.", 15,
       field=_SECURITY, answer="95/BC-CAX"),
    _O("Bàn giao mặt bằng nhà văn hóa thôn Bến Cốc", "PKT", ("CB3",), "minh", 37, -15, "done", "Đã bàn giao trên thực địa.", 16,
       field=_ECONOMY),
    _O("Sinh hoạt chuyên đề quý của các chi bộ", "BXD", (), "hoa", 40, -18, "done", "100% chi bộ đã sinh hoạt.", 19, field=_PARTY),
    _O("Đại hội điểm chi hội phụ nữ", "HPN", (), "thu", 36, -12, "done", "Đã tổ chức xong.", 10, field=_PARTY),
    _O("Thu hồi vũ khí, vật liệu nổ tồn trong dân", "CAX", ("BCH",), "minh", 33, -10, "done", "Thu 7 súng tự chế.", 11, field=_SECURITY),
    _O("Trả lời kiến nghị cử tri về nước sạch", "PKT", (), "minh", 29, -9, "done", "Đã trả lời bằng văn bản.", 9, "Văn bản trả lời",
       _ECONOMY, answer="71/PKT-TL"),
    _O("Chuẩn bị tài liệu hội nghị Ban Chấp hành", "VP", (), "hoa", 27, -8, "done", "Tài liệu đã gửi trước 5 ngày.", 9, field=_PARTY),
    _O("Báo cáo dư luận xã hội tháng trước", "BXD", (), "thu", 31, -22, "done", "Đã gửi báo cáo.", 22, "Báo cáo", _PARTY,
       answer="45-BC/BXDĐ"),
    # returned, resting, let go
    _O("Báo cáo rà soát nhà văn hóa thôn dôi dư", "PVH", (), "minh", 19, -1, "returned",
       "Báo cáo còn thiếu số liệu hai thôn Khe Lim và Trại Mới.", product="Báo cáo", field=_CULTURE),
    _O("Phương án cấp nước sinh hoạt mùa khô", "PKT", (), "minh", 17, 4, "returned", "Bổ sung dự toán và nguồn vốn.",
       product="Phương án", field=_ECONOMY),
    _O("Xây dựng bãi đỗ xe chợ Minh Sơn", "PKT", (), "minh", 34, 7, "paused", "Chờ tỉnh duyệt điều chỉnh quy hoạch.", field=_ECONOMY),
    _O("Tổ chức giải bóng chuyền các thôn", "DTN", (), "thu", 32, -14, "dropped", "Lùi sang năm sau vì trùng mùa vụ.", field=_CULTURE),
)  # fmt: skip

TEMPLATES = (
    # title, field, product, days, leads, support
    ("Báo cáo tình hình tháng của đơn vị", _PARTY, "Báo cáo", 5, ("PKT", "PVH", "CAX"), ()),
    ("Tổng hợp kết quả tiếp công dân định kỳ", _PARTY, "Báo cáo", 3, ("VP",), ("VPU",)),
    ("Thông báo lịch trực ngày lễ", _SECURITY, "Lịch trực", 7, ("CAX",), ("BCH", "VPU")),
)
