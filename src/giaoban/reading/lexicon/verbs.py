"""Words that order: what a unit is told to do, what tells it, and what only seems to.

Phrases of two words are compared without accents, since scanning loses accents first; single words keep theirs.
"""

from __future__ import annotations

ACTIONS = frozenset(
    """
    báo cáo, ban hành, bàn giao, bảo đảm, đảm bảo, bảo quản, bảo vệ, biên soạn, biểu dương, bình xét, bổ sung, bố trí, bồi dưỡng, cải cách,
    cải thiện, cài đặt, cập nhật, cấp phát, chấm dứt, chấn chỉnh, chấp hành, chăm lo, chăm sóc, chỉ đạo, chỉnh sửa, chỉnh trang, chú ý, chú trọng,
    chủ trì, chuẩn bị, chuyển đổi, chuyển giao, chịu trách, công bố, công khai, củng cố, cung cấp, cung ứng, cụ thể, cử cán, cử đại, dự thảo,
    dự toán, đánh giá, đào tạo, đăng ký, đăng tải, đấu tranh, đầu tư, đẩy mạnh, đẩy nhanh, đề ra, đề xuất, điều chỉnh, điều động, điều hành,
    điều phối, đôn đốc, đổi mới, đối chiếu, động viên, đưa tin, đưa vào, gắn kết, gặp gỡ, ghi nhận, giải quyết, giải tỏa, giải trình, giám sát,
    giáo dục, giới thiệu, giúp đỡ, góp ý, góp phần, hoàn chỉnh, hoàn tất, hoàn thành, hoàn thiện, hỗ trợ, huy động, hướng dẫn, hưởng ứng,
    in ấn, kết hợp, kết nạp, kết xuất, khai thác, khảo sát, khắc phục, khen thưởng, khuyến khích, khởi công, kiểm điểm, kiểm kê, kiểm soát,
    kiểm tra, kiện toàn, kiến nghị, ký kết, lắp đặt, lan tỏa, lãnh đạo, lập báo, lập danh, lập dự, lập hồ, lập kế, liên hệ, lồng ghép, lựa chọn,
    lưu trữ, lưu ý, lên phương, mở rộng, mở lớp, mua sắm, nắm bắt, nắm tình, nâng cao, ngăn chặn, nghiên cứu, nghiệm thu, nhắc nhở, nhân rộng, niêm yết,
    nộp hồ, phát động, phát hành, phát hiện, phát huy, phát sóng, phát thanh, phát triển, phân bổ, phân công, phân loại, phân tích, phê bình,
    phê duyệt, phối hợp, phổ biến, phòng ngừa, phản ánh, phản hồi, phúc tra, phụ trách, quan tâm, quán triệt, quản lý, quy định, quyết định,
    quyết toán, quyết liệt, ra quân, rà soát, rút kinh, sắp xếp, sao gửi, sơ kết, soạn thảo, sửa chữa, sửa đổi, sử dụng, tạo điều, tập hợp,
    tập huấn, tập trung, tăng cường, tặng quà, tham dự, tham gia, tham mưu, thành lập, thanh tra, thanh toán, tháo gỡ, thay thế, theo dõi,
    thẩm định, thăm hỏi, thiết lập, thống kê, thống nhất, thông báo, thông tin, thu hồi, thu gom, thu hút, thu thập, thúc đẩy, thương thảo, thực hành,
    thực hiện, tiến hành, tiếp công, tiếp nhận, tiếp tục, tiếp thu, tiếp xúc, tính toán, tìm hiểu, toàn bộ, tổ chức, tổng hợp, tổng kết, tổng rà, trang bị, trang trí,
    trao đổi, trao tặng, trưng tập, treo băng, treo cờ, triển khai, trình bày, trình cấp, trình ủy, trình ubnd, trình hđnd, trực tiếp, truyền tải, truyền thông, tu bổ, tuần tra,
    tuân thủ, tuyên dương, tuyên truyền, tư vấn, ứng dụng, ủy quyền, ưu tiên, vận dụng, vận động, vận hành, viết bài, xác định, xác minh, xác nhận,
    xây dựng, xem xét, xét duyệt, xử lý, xúc tiến, yêu cầu, đề nghị, giao cho, làm đầu, làm việc, làm tốt, làm rõ, làm thủ, làm cơ, bám sát, bảo trì, bảo dưỡng, gia cố, ký cam,
    dọn dẹp, phun thuốc, trồng cây, diễn tập, xin ý, lấy ý, lấy phiếu, thẩm tra, trả lời, tiêu hủy, nhập dữ, nhập liệu, số hóa, cắt giảm, đơn giản, tự kiểm, tự đánh,
    tự tổ, tự rà, thường trực, trực ban, nêu gương, nêu cao, nghỉ lễ, khôi phục, chi trả, giải ngân, cấp giấy, cấp kinh, dành thời, dự báo, tìm kiếm, giữ vững, duy trì,
    giữ gìn, xóa bỏ, mời thầu, lập tổ, thành lập, đi thực, hoán đổi, chia nhóm, phân nhóm, sao lưu, đóng góp, gắn với, tạo lập, tạo chuyển, xếp loại, công nhận, vinh danh, tôn vinh,
    thể chế, phấn đấu, không để, không được, nghiêm cấm, đón tiếp, đấu thầu, đóng thầu, mở thầu, có thể, có kế, có biện, có giải,
    có phương, có văn, có trách, có mặt, có chương, có hình, tranh thủ, nghiêm chỉnh
    """.replace("\n    ", " ").strip().split(", ")
)
"""Phrases (of many only their first two words) that say what is to be done."""

SHORT_ACTIONS = frozenset(
    "gửi cử lập nộp trình mời họp soạn ký giúp photo làm giao thu chọn tặng treo trả nhập đăng phát xét lấy thăm in mua mở đặt ghi phân cấp chia rút nêu lồng gắn giữ kẻ".split()
)
"""Verbs of one word."""

MAKES_A_NOUN = frozenset("công thành độc dân thiết xác trung tự đối ngoài".split())
"""Before a verb of one word: `công lập`, `thành lập` are no orders to `lập`."""

ADVERBS = frozenset(
    "chủ động, khẩn trương, nghiêm túc, tích cực, kịp thời, thường xuyên, tiếp tục, nhanh chóng, tranh thủ, tập trung, trực tiếp, sớm, ngay, cần, phải, nên, có trách, "
    "chịu trách, đồng loạt, đồng thời, quyết liệt, quan tâm, định kỳ, căn cứ, trên cơ, tùy theo, dựa vào, tự, cùng, có nhiệm, cần phải, xây dựng, rà soát, có thể, đột xuất, theo chức".split(", ")
)
"""What may stand before the verb of an order."""

ORIENTATIONS = frozenset(
    "đẩy mạnh, tăng cường, tiếp tục, quan tâm, chú trọng, nâng cao, phát huy, tập trung, đảm bảo, bảo đảm, giữ vững, duy trì, đổi mới, thực hiện tốt, thực hiện nghiêm, "
    "thực hiện có, thực hiện đồng, thực hiện hiệu, chỉ đạo thực, làm tốt, lãnh đạo, quán triệt, chủ động, tích cực, thường xuyên, kịp thời, khuyến khích, phấn đấu, củng cố, "
    "bám sát, nêu cao, tạo chuyển, thúc đẩy, không để".split(", ")
)
"""How standing directions begin: nothing is handed in, no day is set."""

DIRECTIVES = frozenset("đề nghị, để nghị, yêu cầu, phân công, giao cho, giao nhiệm, ủy quyền".split(", "))
"""Verbs by which the one who orders turns to the one who is to act."""

SHORT_DIRECTIVES = frozenset(("giao", "mời"))

NARRATING = frozenset("đã đang sẽ được bị chưa còn vẫn vừa từng là như do cũng thì".split())
"""After a unit's name these tell what was, is or will be the case; they order nothing."""

OPENERS = frozenset(
    "kết thúc, sau khi, sau, trước, trước khi, định kỳ, hằng, hàng, từ ngày, từ, trong, cuối, đầu, khi, căn cứ, trên cơ, theo, để, đề đảm, đề kịp, đề thực, đề triển, đề chuẩn, nhằm, nhận được, "
    "đồng thời, ngoài ra, riêng, đối với, lưu ý, quá trình, ngày, vào, đến, với, trường hợp, bên cạnh, song song, danh hiệu, báo cáo, văn bản, danh sách, hồ sơ, "
    "mỗi, tại, chậm nhất, hạn chót, trên tinh, giao cho".split(", ")
)
"""How a clause of time, ground or purpose, or an object put first, opens a sentence whose unit comes later."""

FORMULAS = (
    "trên đây", "trong những năm", "trong thời gian qua", "thời gian qua", "những năm qua", "trong năm qua", "thực hiện theo công văn", "thực hiện theo văn bản", "trong quá trình thực hiện", "quá trình thực hiện nếu", "quá trình thực hiện, nếu", "trong quá trình triển khai", "quá trình triển khai", "mọi chi tiết",
    "mọi thông tin", "mọi vướng mắc", "mọi thắc mắc", "thông tin chi tiết", "thông tin liên hệ", "chi tiết liên hệ", "chi tiết xin", "khó khăn, vướng mắc", "nếu có khó khăn",
    "nếu có vướng mắc", "nếu có gì", "trong quá trình", "trân trọng", "kính mong", "kính đề nghị", "rất mong", "vậy,", "vậy ", "nơi nhận", "kính gửi", "thông báo để", "kế hoạch này", "xin trân", "thông tư này",
    "quyết định này", "chỉ thị này", "công văn này", "thông báo này", "nghị quyết này", "hướng dẫn này", "quy định này", "quy chế này", "chương trình này",
)  # fmt: skip
"""How closing sentences begin that are written under every paper of the kind."""

CLOSING_WORDS = frozenset(
    "nghiêm túc triển khai tổ chức thực hiện theo đúng tinh thần nội dung của kế hoạch công văn thông báo chỉ thị hướng dẫn quyết định chương trình văn bản này trên nêu có hiệu quả tốt đạt "
    "và các những đầy đủ kịp thời khẩn trương quan tâm chỉ đạo phối hợp tiến độ quy định được biết để phổ biến quán triệt chủ động tích cực đến nơi "
    "toàn thể cán bộ đảng viên yêu cầu việc nhiệm vụ chặt chẽ đồng bộ kết quả cao nhất hoàn thành".split()
)
"""The words of which the predicate of a closing formula is made."""
