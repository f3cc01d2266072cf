"""What an order can ask to be handed in, and the verbs that hand it in."""

from __future__ import annotations

PRODUCTS = (
    "báo cáo", "kế hoạch", "danh sách", "danh mục", "đề án", "tờ trình", "quyết định", "nghị quyết", "chỉ thị", "quy chế", "quy định",
    "quy trình", "phương án", "hướng dẫn", "văn bản", "hồ sơ", "dự toán", "dự thảo", "chương trình", "đề cương", "phiếu đăng ký",
    "biên bản", "bản đăng ký", "số liệu", "biểu mẫu", "ý kiến",
)  # fmt: skip
HANDING_IN = (
    "xây dựng", "lập", "ban hành", "soạn thảo", "hoàn chỉnh", "hoàn thiện", "gửi", "nộp", "trình", "đăng ký", "cung cấp", "ra", "làm",
    "viết", "tham mưu", "có",
)  # fmt: skip
