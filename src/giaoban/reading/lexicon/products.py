"""What an order can ask to be handed in, and the verbs that hand it in."""

from __future__ import annotations

from giaoban.reading.lexicon.lists import phrases

PRODUCTS = phrases(
    """
    báo cáo, kế hoạch, danh sách, danh mục, đề án, tờ trình, quyết định, nghị quyết, chỉ thị, quy chế, quy định, quy trình, phương án,
    hướng dẫn, văn bản, hồ sơ, dự toán, dự thảo, chương trình, đề cương, phiếu đăng ký, biên bản, bản đăng ký, số liệu, biểu mẫu, ý kiến
    """
)

HANDING_IN = phrases(
    """
    xây dựng, lập, ban hành, soạn thảo, hoàn chỉnh, hoàn thiện, gửi, nộp, trình, đăng ký, cung cấp, ra, làm, viết, tham mưu, có
    """
)

REPORTS_ON = phrases("kết quả, bằng văn, tình hình, tiến độ, định kỳ, sơ kết, tổng kết")
"""After the verb `báo cáo` these (of some only the first two words) say that a report is handed in."""
