"""Who there is in xã Minh Sơn: organs, people with their positions and roles, who looks after what. All of it is made up."""

from __future__ import annotations

from typing import NamedTuple

from giaoban.office.directory.visibility import Role

PASSWORD = "xã Minh Sơn 2026"  # noqa: S105 - the demo's own, shown to whoever starts it; refused off loopback
FOUNDED = (2025, 7, 1)
TERM_START = (2025, 8, 15)
PLACE = "Minh Sơn"


class DemoOrgan(NamedTuple):
    """An organ of the demo: the key that others here use, its names, what it is, what stands above it."""

    key: str
    name: str
    short: str
    symbol: str
    kind: str
    side: str
    level: str
    ours: bool
    parent: str | None


class DemoPerson(NamedTuple):
    """A person of the demo with one position and one role; `username` signs in."""

    username: str
    full_name: str
    title: str
    organ: str
    role: Role
    role_organ: str | None


class DemoCharge(NamedTuple):
    """What a leader looks after."""

    username: str
    field: str
    organ: str | None


# The chi bộ beside the first four: eighteen more villages, and six of agencies. Twenty-eight in all.
_CELLS = (
    "thôn Suối Mây", "thôn Đồng Rạng", "thôn Gò Chùa", "thôn Nà Lèn", "thôn Vạn Thắng", "thôn Cây Sấu", "thôn Đình Tổ", "thôn Bãi Nổi",
    "thôn Hợp Nhất", "thôn Yên Lạc", "thôn Khe Vàng", "thôn Đá Bia", "thôn Tân Tiến", "thôn Lũng Phia", "thôn Phố Chợ", "thôn Cầu Đất",
    "thôn Quyết Thắng", "thôn Bình Minh", "Quân sự", "Công an", "Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở",
    "Trạm Y tế",
)  # fmt: skip

ORGANS = (
    DemoOrgan("TU", "Tỉnh ủy An Bình", "Tỉnh ủy", "TU", "party-committee", "party", "province", False, None),
    DemoOrgan("BTC", "Ban Tổ chức Tỉnh ủy", "", "BTCTU", "board", "party", "province", False, "TU"),
    DemoOrgan("UBT", "Ủy ban nhân dân tỉnh An Bình", "UBND tỉnh", "UBND", "peoples-committee", "state", "province", False, None),
    DemoOrgan("STC", "Sở Tài chính", "", "STC", "department", "state", "province", False, "UBT"),
    DemoOrgan("SNN", "Sở Nông nghiệp và Môi trường", "", "SNNMT", "department", "state", "province", False, "UBT"),
    DemoOrgan("DU", "Đảng ủy xã Minh Sơn", "Đảng ủy", "ĐU", "party-committee", "party", "commune", True, "TU"),
    DemoOrgan("VP", "Văn phòng Đảng ủy", "VPĐU", "VPĐU", "committee-office", "party", "commune", True, "DU"),
    DemoOrgan("BXD", "Ban Xây dựng Đảng", "BXDĐ", "BXDĐ", "board", "party", "commune", True, "DU"),
    DemoOrgan("UBKT", "Ủy ban Kiểm tra Đảng ủy", "UBKT", "UBKTĐU", "inspection-commission", "party", "commune", True, "DU"),
    DemoOrgan("HD", "Hội đồng nhân dân xã Minh Sơn", "HĐND xã", "HĐND", "peoples-council", "state", "commune", True, "DU"),
    DemoOrgan("UB", "Ủy ban nhân dân xã Minh Sơn", "UBND xã", "UBND", "peoples-committee", "state", "commune", True, "DU"),
    DemoOrgan("VPU", "Văn phòng HĐND và UBND xã", "VP HĐND và UBND", "VP", "office", "state", "commune", True, "UB"),
    DemoOrgan("PKT", "Phòng Kinh tế", "", "PKT", "division", "state", "commune", True, "UB"),
    DemoOrgan("PVH", "Phòng Văn hóa - Xã hội", "", "VHXH", "division", "state", "commune", True, "UB"),
    DemoOrgan("CAX", "Công an xã Minh Sơn", "Công an xã", "CAX", "police", "state", "commune", True, "DU"),
    DemoOrgan("BCH", "Ban Chỉ huy Quân sự xã", "", "BCHQS", "military-command", "state", "commune", True, "DU"),
    DemoOrgan("MT", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "MTTQ xã", "MTTQ", "fatherland-front", "front", "commune", True, "DU"),
    DemoOrgan("DTN", "Đoàn Thanh niên xã", "", "ĐTN", "union", "front", "commune", True, "MT"),
    DemoOrgan("HPN", "Hội Liên hiệp Phụ nữ xã", "Hội Phụ nữ xã", "HPN", "union", "front", "commune", True, "MT"),
    DemoOrgan("CB1", "Chi bộ thôn Đồng Cao", "", "CB", "party-cell", "cell", "village", True, "DU"),
    DemoOrgan("CB2", "Chi bộ thôn Khe Lim", "", "CB", "party-cell", "cell", "village", True, "DU"),
    DemoOrgan("CB3", "Chi bộ thôn Bến Cốc", "", "CB", "party-cell", "cell", "village", True, "DU"),
    DemoOrgan("CB4", "Chi bộ thôn Trại Mới", "", "CB", "party-cell", "cell", "village", True, "DU"),
    *(
        DemoOrgan(f"CB{number}", f"Chi bộ {name}", "", "CB", "party-cell", "cell", "village", True, "DU")
        for number, name in enumerate(_CELLS, 5)
    ),
    DemoOrgan("TH", "Trường Tiểu học Minh Sơn", "", "TH", "school", "service", "commune", True, "UB"),
)

PEOPLE = (
    DemoPerson("lan", "Nguyễn Thị Lan", "Văn thư", "VP", Role.CLERK, None),
    DemoPerson("ha", "Lê Thu Hà", "Chuyên viên tổng hợp", "VP", Role.COMPILER, None),
    DemoPerson("mai", "Trần Thị Mai", "Chánh Văn phòng", "VP", Role.CHIEF, None),
    DemoPerson("hoa", "Lê Văn Hòa", "Bí thư Đảng ủy", "DU", Role.LEADER, None),
    DemoPerson("thu", "Hoàng Thị Thu", "Phó Bí thư Thường trực Đảng ủy", "DU", Role.LEADER, None),
    DemoPerson("minh", "Phạm Quang Minh", "Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "UB", Role.LEADER, None),
    DemoPerson("binh", "Đỗ Văn Bình", "Trưởng phòng", "PKT", Role.FOCAL_POINT, "PKT"),
    DemoPerson("yen", "Vũ Hải Yến", "Trưởng phòng", "PVH", Role.FOCAL_POINT, "PVH"),
    DemoPerson("cuong", "Trịnh Văn Cường", "Trưởng Công an xã", "CAX", Role.FOCAL_POINT, "CAX"),
    DemoPerson("tam", "Nguyễn Đức Tâm", "Bí thư chi bộ", "CB1", Role.FOCAL_POINT, "CB1"),
    DemoPerson("sen", "Bùi Thị Sen", "Đảng ủy viên, Chủ tịch Ủy ban MTTQ", "MT", Role.MEMBER, None),
    DemoPerson("thanh", "Ngô Văn Thành", "Cán bộ tiếp công dân", "VPU", Role.RECEPTION_OFFICER, None),
    DemoPerson("dung", "Đặng Thị Dung", "Phó Chủ nhiệm UBKT", "UBKT", Role.AUDITOR, None),
    DemoPerson("kien", "Phan Văn Kiên", "Công chức công nghệ thông tin", "VPU", Role.ADMINISTRATOR, None),
)

CHARGES = (
    DemoCharge("hoa", "xây dựng Đảng", "BXD"),
    DemoCharge("hoa", "quốc phòng", "BCH"),
    DemoCharge("thu", "kiểm tra, giám sát", "UBKT"),
    DemoCharge("thu", "dân vận", "MT"),
    DemoCharge("minh", "đầu tư công", "PKT"),
    DemoCharge("minh", "văn hóa, xã hội", "PVH"),
    DemoCharge("minh", "an ninh, trật tự", "CAX"),
)

GROUPS = {
    "các chi bộ trực thuộc": tuple(organ.key for organ in ORGANS if organ.kind == "party-cell"),
    "các đoàn thể xã": ("DTN", "HPN"),
}

PHRASES = (
    "Đồng ý đề xuất của Văn phòng",
    "Giao đơn vị chủ trì tham mưu thực hiện",
    "Báo cáo kết quả về Thường trực",
    "Đưa vào nội dung giao ban tuần",
    "Sao gửi các đồng chí Thường trực để biết",
    "Lưu hồ sơ theo dõi",
)
