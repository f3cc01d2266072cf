"""Words that names of units and of the people who act for them begin with, and headings that name no unit and order nothing."""

from __future__ import annotations

from giaoban.reading.lexicon.lists import phrases, words

HEADS = words(
    """
    ub ban bch bcđ bhxh bql btv bvđk báo bộ chct csđt cđcs cđn cục hđnd hội htx kbnn
    khoa khóm khối mttq ngành phòng phường syt sở tct thôn trường
    trạm ttxvn ttyt tổ ubkt ubmttq ubmttqvn ubnd viện vks vụ xã đoàn đài đảng đội ấp đ/c
    """
)
"""Single words, accents kept."""

HEAD_PHRASES = phrases(
    """
    ban biên, ban chấp, ban chỉ, ban dân, ban giám, ban quản, ban thường, ban tuyên, ban tổ, biên phòng, bác sĩ, bác sỹ, báo sĩ, bí thư,
    bưu điện, bảo hiểm, bệnh viện, bộ môn, bộ phận, bộ đội, chi bộ, chi cục, chi hội, chi nhánh, chi đoàn, chi ủy, chuyên viên, chánh
    thanh, chánh văn, chủ tịch, chủ đầu, cá nhân, các khoa, cán bộ, công an, công chức, công ty, công đoàn, cơ quan, cơ sở, cấp ủy, cổng
    thông, cục thuế, cụm thi, cụm trưởng, doanh nghiệp, giám đốc, giáo sư, giáo viên, hiệu trưởng, huyện đoàn, huyện ủy, hạt kiểm, học
    viên, hộ gia, hộ kinh, hội cựu, hội liên, hội nông, hội phụ, hội đồng, hợp tác, kho bạc, khu phố, khối thi, khối trưởng, kiểm lâm, kế
    toán, liên đoàn, liên đội, lãnh đạo, mặt trận, ngân hàng, người đứng, nhà thầu, nhà trường, nhà văn, nhân viên, phòng khám, phó bí,
    phó chánh, phó chủ, phó giám, phó trưởng, quân sự, quận ủy, quỹ tín, thanh tra, thành viên, thành đoàn, thành ủy, thôn trưởng, thông
    tấn, thư ký, thường trực, thị ủy, thủ trưởng, tổ thư, trung tâm, trường học, trưởng ban, trưởng các, trưởng khoa, trưởng phòng, trưởng
    thôn,
    trưởng đoàn, tòa án, tập thể, tỉnh đoàn, tỉnh ủy, tổ công, tổ dân, tổ giúp, tổ trưởng, tổng công, tổng cục, tổng đài, uỷ ban, viên
    chức, viện kiểm, văn phòng, xã đoàn, đ/c trưởng, điện lực, đoàn thanh, đoàn viên, đơn vị, đại biểu, đảng bộ, đảng viên, đảng ủy, địa
    phương, đồn biên, đồng chí, đồng đảng, ủy ban, ủy viên
    """
)
"""The first two words, compared without accents."""

NOT_HEADS = phrases(
    """
    ban hành, ban ngày, báo cáo, báo động, bộ cchc, bộ câu, bộ hồ, bộ luật, bộ máy, bộ quy, bộ số, bộ thủ, bộ tiêu, bộ tài liệu,
    cục bộ, hội diễn, hội họp, hội nghị, hội nhập, hội thi, hội thu, hội thảo, hội trường, hội viên, khoa giáo, khoa học, ngành nghề,
    phòng cháy, phòng chống, phòng dịch, phòng học, phòng họp, phòng ngừa, phòng tránh, phòng trừ, sở hữu, trường hợp, trường lớp, tổ
    chức, tổ quốc, viện dẫn, viện phí, vụ mùa, vụ việc, vụ án, vụ đông, xã hội, đoàn công, đoàn kết, đoàn viên, đài thọ, đảng viên, đội
    ngũ
    """
)
"""What begins like a unit and is none."""

DETERMINERS = words(
    """
    các mọi mỗi những toàn tất từng
    """
)

GENERIC = words(
    """
    ban bv bvđk bà bác bên bí bệnh bộ cha chi chủ chức cá cán công cơ cấp cục cụm doanh em giám giáo hiệu huyện hđnd học hộ hội khoa khối
    liên lãnh mttq ngành nhà phòng phó phường phụ quận sở thành thí thôn thầy thị thủ trung trường trưởng trạm ttyt tập tỉnh tổ ubnd viên
    viện vụ xã xã-phường ông đ/c đoàn đơn đại đảng địa đồng đội ấp ủy
    """
)
"""What a determiner may be followed by for the whole to name those who act."""

ENUMERATED = words(
    """
    ban bệnh bộ chi chính chống chức chữa cá cán công cơ doanh huyện hội khoa khu khóm lớp ngành người phòng phó phường quận sở thành thôn
    thị trung trường trạm trị trực tỉnh tổ viên viện xã điều đoàn đơn đảng địa đội ấp
    """
)
"""What a list inside one unit's description goes on with: `các sở, ban, ngành`, `huyện, thị xã, thành phố`."""

TERRITORIES = words(
    """
    huyện khóm phường quận thành thôn thị tỉnh xã ấp
    """
)
"""Kinds of territory: after a comma they go on with the list they stand in, capital or not."""

PARTY_BODIES = phrases(
    """
    ban cán, chi bộ, chi ủy, cấp ủy, huyện ủy, quận ủy, thành ủy, thị ủy, tỉnh ủy, đảng bộ, đảng đoàn, đảng ủy
    """
)
"""Bodies that are counted one by one although written in small letters."""

SERVED_TOGETHER = words("hđnd ubnd ủy hội đoàn")
"""Bodies that one office serves: `Văn phòng HĐND và UBND xã` is one unit."""

NAMED_BY_WORK = words("ban tổ phòng đội đoàn đồng cục vụ viện khoa trạm hội thường")
"""A name goes on over a verb that follows one of these: `Ban Chỉ đạo`, `Tổ xây dựng kế hoạch`, `Phòng tổ chức`."""

ENDS_A_COMPOUND = words("xã cộng văn biên quốc bệnh học công liên đảng huyện tỉnh quân bộ")
"""Before one of those it makes another word, over which no name goes on: `Phòng Văn hóa - Xã hội`, `Văn phòng`, `cộng đồng`."""

NAMES_A_BODY = phrases(
    """
    biên tập, chỉ đạo, chỉ huy, công tác, giám sát, giúp việc, hướng dẫn, khảo sát, kiểm tra, lãnh đạo, phối hợp, quản lý, rà soát,
    soạn thảo, thanh tra, thẩm định, thường trực, tiếp nhận, tổ chức, tuyên truyền, vận động, xây dựng, đánh giá, điều hành
    """
)
"""The verbs that do so."""

DESCRIBED = phrases("cơ quan, cán bộ, đơn vị, bộ phận, lực lượng, thành viên, công chức, doanh nghiệp, ủy viên, lãnh đạo, thư ký")
DESCRIBES = phrases("thông tin, quản lý, phụ trách, thường trực, thẩm định, quân đội, chuyên môn, trực tiếp, giúp việc")
"""What kind of body it is: `cơ quan quản lý nhà nước`, `cán bộ phụ trách`."""

ENDS_A_NAME = words(
    """
    phải cần là được đã đang sẽ chịu để theo trước sau khi tự không mà nếu nhằm hằng hàng định tiếp cùng thì do vào chưa từ đến với như
    nên xin
    """
)
"""Words that no name goes on over."""

IN_A_CLAUSE = words("đi được bị đã đang chưa mới không đến từ ở")
"""After `có` inside a name (`các chi bộ có đảng viên đi làm ăn xa`) these, and the word after them, still tell which unit it is."""

POSITIONS = phrases(
    """
    bí thư, chánh thanh, chánh văn, chủ nhiệm, chủ tịch, giám đốc, hiệu trưởng, phó bí, phó chánh, phó chủ, phó giám, phó hiệu, phó
    trưởng, trưởng ban, trưởng công, trưởng phòng, trưởng thôn, trưởng trạm, trưởng đài, tổ trưởng, ủy viên
    """
)
"""After a person's name and a comma: what that person is."""

PERSONS = words("đồng đ/c ông bà")
"""How the name of a person may begin."""

SHORT_CLAUSES = phrases("có liên, có thẩm, có trách, có nhu, có điều, có mặt, có tên")
"""`có liên quan`: a clause that ends with its own words."""

FORCES = words("kiểm công dân quân chức vũ cảnh biên quản an xung bảo thanh phòng")
"""After `lực lượng`: those who act, and no strength that is gathered."""

DUTIES = words("trách kế biện giải phương văn ý mặt báo chương nhiệm hình")
"""After `có`: a duty or a product, where other words describe the unit (`có liên quan`, `có thẩm quyền`)."""

PLACES = words("tỉnh ngành huyện xã toàn cụm khối nước đơn trường phường địa hệ và thành khu thôn cơ")
"""After `trong`: where the unit is."""

SILENT_HEADINGS = (
    "mục đích", "yêu cầu", "mục tiêu", "quan điểm", "nguyên tắc", "phạm vi", "đối tượng", "căn cứ", "cơ sở pháp", "cơ sở xây",
    "thực trạng", "kết quả", "tình hình", "đặc điểm", "hạn chế", "tồn tại", "nguyên nhân", "thành phần", "thời gian", "địa điểm",
    "kinh phí", "nguồn kinh phí", "nội dung báo cáo", "đề cương", "danh sách", "quy trình", "chỉ tiêu", "chủ đề", "ý nghĩa",
    "các hội nghị", "hội nghị", "lịch ", "khái quát", "bài học", "kiến nghị", "giải thích", "hiệu lực", "điều khoản thi hành", "phụ lục",
    "mẫu ", "hành vi", "các hành vi", "quy định chung", "tiêu chuẩn", "điều kiện", "hồ sơ", "trình tự", "mức chi", "dự trù",
    "sự cần thiết", "khẩu hiệu", "ưu điểm", "những kết quả", "các kết quả", "thuận lợi", "khó khăn", "đánh giá chung", "nhận xét",
    "định nghĩa", "chương trình hội nghị", "cơ cấu", "thể lệ", "giải thưởng", "cơ quan tổ chức", "ban tổ chức", "ý kiến",
    "nội dung kiểm tra", "nội dung thanh", "nội dung đại hội", "nội dung hội nghị", "nội dung tập huấn", "phương châm", "dự toán",
    "các căn cứ", "lý do", "bối cảnh", "tư tưởng chỉ đạo", "dự báo", "cơ sở thực tiễn", "thành tích", "công tác khen thưởng", "biểu mẫu",
    "hướng dẫn ghi", "tài liệu", "nơi nhận", "nội dung thi", "hình thức", "tổng số", "sản phẩm",
)  # fmt: skip
"""How headings begin under which nothing is ordered."""

ORDERING_HEADINGS = (
    "tổ chức thực hiện", "nhiệm vụ", "giải pháp", "biện pháp", "các giải pháp", "các biện pháp", "phân công", "trách nhiệm", "nội dung",
    "trọng tâm", "lãnh đạo", "triển khai", "một số nhiệm vụ", "các nhiệm vụ", "những nhiệm vụ", "phương hướng", "công tác", "hoạt động",
    "các hoạt động", "về ", "tổ chức", "phương án triển khai", "lưu ý", "một số lưu ý", "chế độ", "tiến độ", "kế hoạch",
)  # fmt: skip
"""How headings begin under which orders stand."""

NO_ORDERS = words("BC BL GM HP L LICH NĐ PL TTLT TTr TTu")
"""Kinds of papers that hold no tasks."""

RESERVED = words("HC QC QyĐ QĐ TT ĐL")
"""Kinds in which only what stands under a unit's heading, or is given to a unit with a day, is a task."""

ADDRESSED = words("BB CV CĐ HD TB")
"""Kinds that turn to units by name: a bare verb orders only after a lead-in that names who is to act. Minutes do so where they conclude."""
