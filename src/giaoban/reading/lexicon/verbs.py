"""Words that order: what a unit is told to do, what tells it, and what only seems to.

Phrases of two words are compared without accents, since scanning loses accents first; single words keep theirs.
"""

from __future__ import annotations

from giaoban.reading.lexicon.lists import phrases, words

ACTIONS = phrases(
    """
    ban hành, biên soạn, biểu dương, bàn biện, bàn giao, bám sát, báo cáo, bình chọn, bình xét, bảo dưỡng, bảo quản, bảo trì, bảo vệ, bảo
    đảm, bầu cử, bố cục, bố trí, bồi dưỡng, bồi thường, bổ nhiệm, bổ sung, chi trả, chia nhóm, chuyển giao, chuyển đổi, chuẩn bị, chuẩn
    hóa, chú trọng, chú ý, chăm lo, chăm sóc, chấm dứt, chấm điểm, chấn chỉnh, chấp hành, chỉ đạo, chỉnh sửa, chỉnh trang, chịu trách,
    chọn cử, chống hạn, chụp ảnh, chủ trì, chứng thực, cung cấp, cung ứng, cài đặt, cách ly, có biện, có chương, có giải, có hình, có kế,
    có mặt, có nhiệm, có phương, có thể, có trách, có văn, công bố, công chứng, công khai, công nhận, cưỡng chế, cải cách, cải thiện, cải
    tạo, cấp
    giấy, cấp kinh, cấp phát, cấp phép, cấp đổi, cập nhật, cắm biển, cắm mốc, cắt giảm, cụ thể, củng cố, cứu trợ, cử cán, cử đại, di dời,
    diễn tập, duy trì, dành thời, dâng hương, dọn dẹp, dọn vệ, dự báo, dự họp, dự thảo, dự toán, dự trữ, ghi nhận, gia cố, gia hạn, giao
    cho, giao nhận, giao đất, gieo trồng, giám sát, giáo dục, giúp đỡ, giải ngân, giải quyết, giải trình, giải tỏa, giảm nghèo, giảm
    thiểu, giới thiệu, giữ gìn, giữ vững, góp phần, góp ý, gắn kết, gắn với, gặp gỡ, gọi điện, gợi ý, hiệp thương, hoàn chỉnh, hoàn thiện,
    hoàn thành, hoàn tất, hoán đổi, huy động, hòa giải, hướng dẫn, hưởng ứng, hạn chế, học tập, hỗ trợ, in ấn, khai báo, khai thác, khen
    thưởng, khoanh vùng, khuyến khích, khám chữa, khôi phục, không được, không để, khơi thông, khảo sát, khắc phục, khởi công, kiến nghị,
    kiểm kê, kiểm soát, kiểm tra, kiểm điểm, kiểm đếm, kiện toàn, kê khai, ký cam, ký kết, kẻ vẽ, kết hợp, kết nạp, kết nối, kết xuất, lan
    tỏa, liên hệ, loại bỏ, luân chuyển, làm cơ, làm rõ, làm sạch, làm thủ, làm tốt, làm việc, làm đầu, lãnh đạo, lên kế, lên phương, lưu
    trữ, lưu ý, lấy mẫu, lấy phiếu, lấy ý, lập biên, lập báo, lập danh, lập dự, lập hồ, lập kế, lập tổ, lắp camera, lắp đặt, lồng ghép,
    lựa chọn, mua sắm, mời thầu, mở chuyên, mở các, mở lớp, mở rộng, mở thầu, mở đợt, nghiêm chỉnh, nghiêm cấm, nghiên cứu, nghiệm thu,
    nghỉ lễ, ngăn chặn, nhân rộng, nhập dữ, nhập liệu, nhắc nhở, nhắn tin, niêm phong, niêm yết, nâng cao, nâng cấp, nêu cao, nêu gương,
    nạo vét, nắm bắt, nắm tình, nối dài, nộp hồ, phun khử, phun thuốc, phát hiện, phát huy, phát hành, phát sóng, phát thanh, phát triển,
    phát tờ, phát động, phân bổ, phân công, phân loại, phân luồng, phân nhóm, phân tích, phê bình, phê duyệt, phòng ngừa, phúc tra, phúc
    đáp, phản hồi, phản ánh, phấn đấu, phối hợp, phổ biến, phụ trách, quan tâm, quay phim, quy định, quyết liệt, quyết toán, quyết định,
    quán triệt, quản lý, quảng bá, ra mắt, ra quân, rà phá, rà soát, rút kinh, sao gửi, sao lưu, soạn thảo, sơ kết, sơ tán, sắp xếp, số
    hóa, sử dụng, sửa chữa, sửa sang, sửa đổi, tham dự, tham gia, tham mưu, thanh lý, thanh toán, thanh tra, thay thế, theo dõi, thiết
    lập, thu gom, thu hoạch, thu hút, thu hồi, thu nộp, thu thập, thành lập, tháo dỡ, tháo gỡ, thông báo, thông qua, thông tin, thúc đẩy,
    thăm hỏi, thương thảo, thường trực, thẩm tra, thẩm định, thắp hương, thể chế, thống kê, thống nhất, thực hiện, thực hành, tiêm phòng,
    tiêu hủy, tiêu thụ, tiến hành, tiếp công, tiếp nhận, tiếp thu, tiếp tục, tiếp xúc, tiếp đón, tiết kiệm, trang bị, trang trí, tranh
    thủ, trao tặng, trao đổi, treo băng, treo cờ, triển khai, triệt phá, truy quét, truy thu, truyền thông, truyền tải, trình bày, trình
    cấp, trình hđnd, trình ubnd, trình ủy, trùng tu, trưng dụng, trưng tập, trả kết, trả lời, trấn áp, trồng cây, trực 24/24, trực ban,
    trực chiến, trực gác, trực tiếp, tu bổ, tuyên dương, tuyên truyền, tuyển chọn, tuyển dụng, tuyển quân, tuân thủ, tuần tra, tìm hiểu,
    tìm kiếm, tích hợp, tính toán, tôn tạo, tôn vinh, tăng cường, tăng thời, tư vấn, tạo chuyển, tạo lập, tạo điều, tấn công, tập huấn,
    tập hợp, tập trung, tặng quà, tổ chức, tổng hợp, tổng kết, tổng rà, tổng vệ, tự giác, tự kiểm, tự rà, tự tổ, tự đánh, vinh danh, viết
    bài, viết tin, vận chuyển, vận dụng, vận hành, vận động, xem xét, xin ý, xác minh, xác nhận, xác định, xây dựng, xây mới, xét duyệt,
    xét nghiệm, xóa bỏ, xóa nhà, xúc tiến, xếp loại, xử lý, xử phạt, yêu cầu, đi kiểm, đi thực, điều chỉnh, điều hành, điều phối, điều
    tra, điều trị, điều động, đào tạo, đánh giá, đón tiếp, đóng góp, đóng thầu, đôn đốc, đăng ký, đăng tải, đơn giản, đưa các, đưa nội,
    đưa tin, đưa vào, đảm bảo, đấu giá, đấu thầu, đấu tranh, đầu tư, đẩy mạnh, đẩy nhanh, đến từng, đề nghị, đề ra, đề xuất, đối chiếu,
    đối thoại, đổi mới, động viên, ưu tiên, ủy quyền, ứng dụng
    """
)
"""Phrases (of many only their first two words) that say what is to be done."""

SHORT_ACTIONS = words(
    """
    chia chọn cấp cử ghi giao giúp giữ gắn gửi họp in ký kẻ làm lấy lập lồng mua mời mở nhập nêu nộp photo phát phân rút soạn thu thăm
    treo trình trả tặng xét đăng đặt
    """
)
"""Verbs of one word."""

OPENING_ACTIONS = words("bám dọn dỡ khám khóa nhận nuôi nắm phun quét sửa tháo tiêm trồng trực tưới viết vẽ đón đến")
"""Verbs of one word that order only where they open the sentence."""

MAKES_A_NOUN = words(
    """
    công dân ngoài thiết thành thư trung tự xác đối độc
    """
)
"""Before a verb of one word: `công lập`, `thành lập` are no orders to `lập`."""

ADVERBS = phrases(
    """
    chịu trách, chủ động, có nhiệm, có thể, có trách, cùng, căn cứ, cần, cần phải, dựa vào, khẩn trương, kịp thời, ngay, nghiêm túc, nhanh
    chóng, nên, phải, quan tâm, quyết liệt, sớm, theo chức, thường xuyên, tiếp tục, tranh thủ, trên cơ, trực tiếp, tích cực, tùy theo, tập
    trung, tự, định kỳ, đồng loạt, đồng thời, đột xuất
    """
)
"""What may stand before the verb of an order."""

ORIENTATIONS = phrases(
    """
    bám sát, bảo đảm, chú trọng, chỉ đạo thực, chủ động, củng cố, duy trì, giữ vững, khuyến khích, không để, kịp thời, làm tốt, lãnh đạo,
    nâng cao, nêu cao, phát huy, phấn đấu, quan tâm, quán triệt, thúc đẩy, thường xuyên, thực hiện có, thực hiện hiệu, thực hiện nghiêm,
    thực hiện tốt, thực hiện đồng, tiếp tục, tích cực, tăng cường, tạo chuyển, tập trung, đảm bảo, đẩy mạnh, đổi mới
    """
)
"""How standing directions begin: nothing is handed in, no day is set."""

DIRECTIVES = phrases(
    """
    giao cho, giao nhiệm, phân công, yêu cầu, đề nghị, để nghị, ủy quyền
    """
)
"""Verbs by which the one who orders turns to the one who is to act; `để nghị` is how scans read the first."""

SHORT_DIRECTIVES = words(
    """
    giao mời
    """
)

NARRATING = words(
    """
    bị chưa còn cũng do là như sẽ thì từng vẫn vừa đang đã được
    """
)
"""After a unit's name these tell what was, is or will be the case; they order nothing."""

OPENERS = phrases(
    """
    báo cáo, bên cạnh, chậm nhất, cuối, căn cứ, danh hiệu, danh sách, giao cho, hàng, hạn chót, hằng, hồ sơ, khi, kế hoạch, kết quả, kết
    thúc, lưu
    ý, mỗi, ngoài ra, ngày, nhận được, nhằm, quá trình, riêng, sau, sau khi, song song, theo, trong, trên cơ, trên tinh, trước, trước khi,
    trường hợp, tại, từ, từ ngày, vào, văn bản, với, đầu, đến, đề chuẩn, đề kịp, đề thực, đề triển, đề đảm, để, định kỳ, đối với, đồng
    thời
    """
)
"""How a clause of time, ground or purpose, or an object put first, opens a sentence whose unit comes later."""

FORMULAS = (
    "trên đây", "trong những năm", "trong thời gian qua", "thời gian qua", "những năm qua", "trong năm qua", "thực hiện theo công văn",
    "thực hiện theo văn bản", "trong quá trình thực hiện", "quá trình thực hiện nếu", "quá trình thực hiện, nếu",
    "trong quá trình triển khai", "quá trình triển khai", "mọi chi tiết", "mọi thông tin", "mọi vướng mắc", "mọi thắc mắc",
    "thông tin chi tiết", "thông tin liên hệ", "chi tiết liên hệ", "chi tiết xin", "khó khăn, vướng mắc", "nếu có khó khăn",
    "nếu có vướng mắc", "nếu có gì", "trong quá trình", "trân trọng", "kính mong", "kính đề nghị", "rất mong", "vậy,", "vậy ", "nơi nhận",
    "kính gửi", "thông báo để", "kế hoạch này", "xin trân", "thông tư này", "quyết định này", "chỉ thị này", "công văn này",
    "thông báo này", "nghị quyết này", "hướng dẫn này", "quy định này", "quy chế này", "chương trình này",
)  # fmt: skip
"""How closing sentences begin that are written under every paper of the kind, and those that only look back."""

CLOSING_WORDS = words(
    """
    biến biết báo bản bộ cao chương chặt chẽ chỉ chủ chức các cán có công cầu của cực dung dẫn hiện hiệu hoàn hoạch hướng hợp khai khẩn kế
    kết kịp nghiêm nhiệm nhất những này nêu nơi nội phối phổ quan quy quyết quán quả theo thành thông thần thể thị thời thực tinh tiến
    toàn triển triệt trên trình trương tâm tích túc tốt tổ viên việc và văn vụ yêu đúng được đạo đạt đảng đầy đến để định đồng độ động đủ
    """
)
"""The words of which the predicate of a closing formula is made."""

ENACTED = phrases("quyết định, nghị quyết, quy định, quy chế, chỉ thị, kế hoạch, hướng dẫn, thông báo, điều lệ, văn bản")
"""Papers that come into force."""

OWN_ACTS = phrases("thành lập, ban hành, phê duyệt, kiện toàn, công nhận, bổ nhiệm, điều động, bãi bỏ, thông qua, phê chuẩn, công bố")
"""What a decision itself does in its first article."""

LABELS = phrases("lưu ý, nội dung, yêu cầu, cụ thể, nhiệm vụ, đồng thời, ngoài ra, trước mắt, riêng, đối với, hình thức")
"""What may stand before an order, with a colon or a comma."""

ATTACHES = words("cho về với tại do thuộc theo và gửi trên ở từ đến bởi giữa qua cùng trong bằng")
"""After these a unit is no subject."""

CITED = words("công kế chỉ nghị quyết thông chương kết hướng quy luật văn ý các sự")
"""After `thực hiện`: a paper, so that the order itself comes later."""

OBJECTS_FIRST = phrases("báo cáo, văn bản, danh sách, hồ sơ, kết quả, biên bản, kế hoạch")
"""What is to be sent may open the sentence: `Báo cáo của các đơn vị gửi về ...`."""

MUST_BE = phrases(
    "báo cáo, văn bản, danh sách, hồ sơ, kết quả, biên bản, nội dung, số liệu, công việc, những nội, các nội, những kết, các báo"
)
"""What must be done to them may be told of things: `Những nội dung trên phải được ghi vào sổ`."""

UNDERLINES = phrases("lưu ý, chú ý, quan tâm, chú trọng")
"""After `đặc biệt cần`: what those who were told to act are not to forget."""

ANNOUNCED = phrases("tiến hành, tổ chức, kiểm tra, phúc tra, thanh tra, giám sát, thành lập, tổng hợp")
"""After `sẽ`: what the one who plans will do itself."""

NO_CONDITION = words("có gặp cần còn phát trong không thấy")
"""After `nếu`: the difficulties or questions of which every paper speaks at its end."""

CARRIES_OUT = phrases("chủ trì, thực hiện, chuẩn bị, tham mưu, phụ trách, theo dõi, chịu trách")
"""In brackets after a unit these say that it leads."""

OVERSEES = phrases("chỉ đạo, trực tiếp")
"""In brackets after a leader these say that he leads where nobody else does."""

GROUNDS = phrases("căn cứ, trên cơ, tùy theo, dựa vào, theo chức, theo nhiệm")
"""After a unit's name these open the ground of what it is to do."""

BEFORE_A_NOUN = words("bàn chuyển theo các những của được đã có từng một số mọi")
"""After these `yêu cầu`, `đề nghị` are nouns, or were said before."""

IN_A_CLAUSE = words("phải cần được đã đang sẽ gửi")
"""Where these stand before a colon, what stands there is no name."""

NO_VERBS = words("các những công việc số theo ông bà đồng mọi toàn nội thành thời địa đối kinh hồ danh mức khi nếu trường là")
"""What an item begins with that is a thing, a person or a case and no order."""
