"""Words that names of units and of the people who act for them begin with, and headings that name no unit and order nothing."""

from __future__ import annotations

HEADS = frozenset(
    "sở phòng ban bộ cục vụ viện khoa tổ đội đoàn hội trường trạm đài báo xã phường ngành khối thôn ấp khóm đảng ubnd hđnd mttq ubmttq ubmttqvn "
    "ttyt bvđk syt bhxh cđcs vks kbnn tct ttxvn chct cđn csđt bch bcđ bql".split()
)
"""Single words, accents kept."""

HEAD_PHRASES = frozenset(
    "thông tấn, cổng thông, văn phòng, ủy ban, uỷ ban, hội đồng, trung tâm, công an, bệnh viện, chi bộ, đảng bộ, đảng ủy, chi ủy, cấp ủy, huyện ủy, tỉnh ủy, thành ủy, thị ủy, quận ủy, thường trực, "
    "mặt trận, chi cục, tổng cục, thanh tra, tòa án, kho bạc, ngân hàng, liên đoàn, công đoàn, công ty, tổng công, doanh nghiệp, cơ quan, đơn vị, địa phương, cơ sở, thủ trưởng, giám đốc, "
    "phó giám, hiệu trưởng, trưởng phòng, trưởng ban, trưởng đoàn, trưởng khoa, trưởng thôn, trưởng các, phó trưởng, chủ tịch, phó chủ, bí thư, phó bí, chánh văn, phó chánh, kế toán, cán bộ, "
    "công chức, viên chức, lãnh đạo, thành viên, thư ký, học viên, giáo viên, giáo sư, nhân viên, bác sĩ, bác sỹ, báo sĩ, bảo hiểm, điện lực, hạt kiểm, bộ phận, bộ môn, bộ đội, đồng chí, chuyên viên, "
    "đảng viên, đoàn viên, đoàn thanh, tổ trưởng, khối trưởng, cụm trưởng, hộ kinh, hộ gia, người đứng, viện kiểm, hợp tác, khu phố, tập thể, cá nhân, ủy viên, quỹ tín, chi đoàn, chi hội, "
    "xã đoàn, huyện đoàn, tỉnh đoàn, thành đoàn, hội liên, hội nông, hội cựu, hội phụ, ban chỉ, ban quản, ban giám, ban thường, ban chấp, ban tổ, ban tuyên, ban dân, quân sự, biên phòng, đồn biên, "
    "chánh thanh, kiểm lâm, cục thuế, chi nhánh, nhà trường, trường học, tổ dân, thôn trưởng, chủ đầu, nhà thầu, liên đội, đồng đảng, tổng đài, tổ công, tổ giúp, đ/c trưởng, đại biểu, ban biên, bưu điện, "
    "phòng khám, nhà văn, cụm thi, khối thi, các khoa, công ty".split(", ")
)
"""The first two words, compared without accents."""

NOT_HEADS = frozenset(
    "tổ chức, đoàn kết, hội nghị, hội thảo, hội thi, hội họp, hội nhập, hội thu, hội diễn, hội trường, báo cáo, báo động, phòng ngừa, phòng chống, phòng, chống, ban hành, đội ngũ, trường hợp, khoa học, bộ tiêu, "
    "bộ luật, bộ máy, bộ quy, bộ câu, bộ tài liệu, bộ thủ, bộ hồ, bộ số, bộ chỉ, sở hữu, cục bộ, vụ việc, vụ án, vụ mùa, vụ đông, viện phí, viện dẫn, xã hội, phòng họp, phòng học, phòng dịch, ban ngày, đoàn viên, đoàn công, "
    "ngành nghề, đài thọ, đảng viên, khoa giáo, trường lớp, tổ quốc, hội viên, phòng cháy, phòng trừ, phòng tránh, bộ cchc".split(", ")
)

DETERMINERS = frozenset("các những mỗi từng mọi toàn tất".split())

GENERIC = frozenset(
    "đơn cơ địa sở ban ngành phòng khoa tổ bộ tỉnh huyện xã phường quận thị thành đoàn chi đảng cấp đồng đ/c trường bệnh trung học hội đội thôn doanh cá tập thủ cụm khối bộ lãnh trưởng ông bà trạm bác "
    "cán công viên giáo cục vụ viện bí chủ đại ấp tổ phó ủy giám hiệu nhà liên chức hộ bên thầy em thí phụ cơ thành cha ubnd ttyt bvđk hđnd mttq bv xã-phường".split()
)
"""What a determiner may be followed by for the whole to name those who act."""

ENUMERATED = frozenset(
    "huyện quận thị thành trực xã phường ban ngành đoàn đơn địa phòng thôn ấp khóm cá tổ doanh đội hội chống chữa điều khu cơ khoa viên sở bộ chi chức công người trị lớp tỉnh trạm trung bệnh viện đảng cán phó trường".split()
)
"""What a list inside one unit's description goes on with: `các sở, ban, ngành`, `huyện, thị xã, thành phố`."""

TERRITORIES = frozenset("huyện quận thị thành tỉnh xã phường thôn ấp khóm".split())
"""Kinds of territory: after a comma they go on with the list they stand in, capital or not."""

PARTY_BODIES = frozenset("chi bộ, đảng bộ, đảng ủy, chi ủy, huyện ủy, tỉnh ủy, thành ủy, thị ủy, quận ủy, cấp ủy, đảng đoàn, ban cán".split(", "))
"""Bodies that are counted one by one although written in small letters."""

SILENT_HEADINGS = (
    "mục đích", "yêu cầu", "mục tiêu", "quan điểm", "nguyên tắc", "phạm vi", "đối tượng", "căn cứ", "cơ sở pháp", "cơ sở xây", "thực trạng", "kết quả", "tình hình", "đặc điểm", "hạn chế", "tồn tại",
    "nguyên nhân", "thành phần", "thời gian", "địa điểm", "kinh phí", "nguồn kinh phí", "nội dung báo cáo", "đề cương", "danh sách", "quy trình", "chỉ tiêu", "chủ đề", "ý nghĩa", "các hội nghị", "hội nghị",
    "lịch ", "khái quát", "bài học", "kiến nghị", "giải thích", "hiệu lực", "điều khoản thi hành", "phụ lục", "mẫu ", "hành vi", "các hành vi", "quy định chung", "tiêu chuẩn", "điều kiện", "hồ sơ",
    "trình tự", "mức chi", "dự trù", "sự cần thiết", "khẩu hiệu", "ưu điểm", "những kết quả", "các kết quả", "thuận lợi", "khó khăn", "đánh giá chung", "nhận xét", "định nghĩa", "chương trình hội nghị", "cơ cấu", "thể lệ",
    "giải thưởng", "cơ quan tổ chức", "ban tổ chức", "ý kiến", "nội dung kiểm tra", "nội dung thanh", "nội dung đại hội", "nội dung hội nghị", "nội dung tập huấn", "phương châm", "dự toán", "các căn cứ", "lý do",
    "bối cảnh", "tư tưởng chỉ đạo", "dự báo", "cơ sở thực tiễn", "thành tích", "công tác khen thưởng", "biểu mẫu", "hướng dẫn ghi", "tài liệu", "nơi nhận", "nội dung thi", "hình thức", "tổng số", "sản phẩm",
)  # fmt: skip
"""How headings begin under which nothing is ordered."""

ORDERING_HEADINGS = (
    "tổ chức thực hiện", "nhiệm vụ", "giải pháp", "biện pháp", "các giải pháp", "các biện pháp", "phân công", "trách nhiệm", "nội dung", "trọng tâm", "lãnh đạo", "triển khai", "một số nhiệm vụ", "các nhiệm vụ",
    "những nhiệm vụ", "phương hướng", "công tác", "hoạt động", "các hoạt động", "về ", "tổ chức", "phương án triển khai", "lưu ý", "một số lưu ý", "chế độ", "tiến độ", "kế hoạch",
)  # fmt: skip
"""How headings begin under which orders stand, also in papers of which the rest orders nothing."""

NO_ORDERS = frozenset("GM LICH L BL PL HP NĐ TTu TTLT BC TTr BB".split())
"""Kinds of papers that hold no tasks."""

RESERVED = frozenset("QĐ QyĐ QC TT HC ĐL".split())
"""Kinds in which only what stands under a unit's heading, or is given to a unit by name, is a task."""

ADDRESSED = frozenset("CV TB HD CĐ".split())
"""Kinds that turn to units by name: a bare verb orders only after a lead-in that names who is to act."""
