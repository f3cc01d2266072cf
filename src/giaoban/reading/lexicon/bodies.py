"""Who issues papers: how their names begin, run on and end, and what their symbols look like.

Abbreviations of organs are set by each office (Nghị định 30/2020/NĐ-CP, Annex I), so only those used alike everywhere stand here.
"""

from __future__ import annotations

# Words at which the name of an issuer is over: the verb of a title, or how the sentence goes on. Lower case only: names have capitals.
AFTER_BODY: tuple[str, ...] = tuple(
    (
        "về|vê|vệ|vẻ|vẽ|năm|v/v|V/v|V/V|quy định|qui định|Quy định|hướng dẫn|Hướng dẫn|ban hành|Ban hành|thực hiện|Về|triển khai|ngày|được|"
        "đã|có|là|để|tại|theo|trong|thì|nhằm|cho|do|gửi|đối với|sửa đổi|Sửa đổi|bổ sung|phê duyệt|Phê duyệt|trên|này|đến|khi|nếu|"
        "giao|thay|bằng|từ|như|phải|yêu cầu|đề nghị|kèm|kể|sau|cũng|còn|mà|với|số|không|nói|nêu|tổ chức thực|thông qua|"
        "chấp thuận|công bố|ở|hợp nhất|thành lập|giới thiệu|gồm|bao gồm|đang|vào|việc|tổ chức hội nghị|sơ kết|tổng kết|quán triệt|"
        "tiếp tục|tăng cường|đẩy mạnh|nâng cao|xác định|hết hiệu lực|nhưng|hoặc quy định|chỉ đạo|mời|đồng ý|đính|cùng|trừ|vẫn|"
        "nay|trước|giữa|nhất là|qua|ra|thuộc danh mục|áp dụng|liên quan|quyết định"
    ).split("|")
)

# After `và` these do not belong to the name any more.
AFTER_AND: tuple[str, ...] = tuple(
    (
        "các|những|quy định|văn bản|hướng dẫn|chỉ đạo|thực hiện|tổ chức|tình hình|kế hoạch|ý kiến|theo|căn cứ|của|pháp luật|"
        "một số|được|phù hợp|trên|tại|Nghị|Quyết|Thông tư|Thông tri|Chỉ thị|Kết luận|Kế hoạch|Luật|Pháp lệnh|Quy chế|Quy định|"
        "Điều|khoản|điểm|Khoản|Điểm|Công văn|Hướng dẫn|đề nghị|xét|yêu cầu|sử dụng|chuẩn bị|báo cáo|triển khai|đề xuất|xem xét|"
        "tham mưu|phối hợp|việc|tham dự|gửi|nêu|đồng chí|thay thế"
    ).split("|")
)

# Names that hold a comma: the words on both sides of it.
ACROSS_COMMA: frozenset[str] = frozenset(
    (
        "phòng, chống|khám, chữa|hóa, thể|dục, thể|động, thương|đua, khen|ngưỡng, tôn|thao, du|phạm, tệ|nhũng, lãng|nhũng, tiêu|"
        "phí, tiêu|tai, tìm|kiếm, cứu|toàn, vệ|niên, nhi|tra, giám|hóa, gia|hóa, giáo|chống, giảm|cháy, nổ|buôn, bán|lậu, gian|"
        "lậu, hàng|hải, đảo|nghiệp, nông|toàn, trật|lý, bảo|ngừa, đấu|ma, mại|túy, mại|aids, ma|động, việc|trưởng, chủ|hội, hội"
    ).split("|")
)

# The level an issuer's name speaks of, told by how it begins once `Ban Thường vụ`, `Ban Chấp hành`, `Thường trực` are taken away,
# and the organ codes that level signs with. An organ code of this table with an issuer of another level is a mistake in one of them.
LEVELS: tuple[tuple[str, frozenset[str]], ...] = (
    ("bộ chính trị", frozenset({"TW", "TƯ"})),
    ("ban bí thư", frozenset({"TW", "TƯ"})),
    ("trung ương", frozenset({"TW", "TƯ"})),
    ("tỉnh ủy", frozenset({"TU"})),
    ("đảng bộ tỉnh", frozenset({"TU"})),
    ("thành ủy", frozenset({"TU", "ThU"})),
    ("đảng bộ thành phố", frozenset({"TU", "ThU"})),
    ("huyện ủy", frozenset({"HU"})),
    ("đảng bộ huyện", frozenset({"HU"})),
    ("quận ủy", frozenset({"QU"})),
    ("đảng bộ quận", frozenset({"QU"})),
    ("thị ủy", frozenset({"TU", "ThU", "TXU", "TX"})),
    ("đảng bộ thị xã", frozenset({"TU", "ThU", "TXU", "TX"})),
    ("đảng ủy", frozenset({"ĐU", "ĐUX", "ĐUP", "ĐUK"})),
    ("đảng bộ", frozenset({"ĐU", "ĐUX", "ĐUP", "ĐUK"})),
    ("chi bộ", frozenset({"CB"})),
    ("chính phủ", frozenset({"CP"})),
    ("thủ tướng", frozenset({"TTg"})),
    ("ủy ban nhân dân", frozenset({"UBND"})),
    ("ubnd", frozenset({"UBND"})),
    ("chủ tịch ủy ban nhân dân", frozenset({"UBND"})),
    ("chủ tịch ubnd", frozenset({"UBND"})),
    ("hội đồng nhân dân", frozenset({"HĐND"})),
    ("hđnd", frozenset({"HĐND"})),
)
ORGAN_CODES: frozenset[str] = frozenset().union(*(codes for _, codes in LEVELS))
INNER_BODIES: tuple[str, ...] = ("ban thường vụ", "thường trực", "ban chấp hành", "btv", "bch", "thường vụ", "hội nghị")

# Words that begin an issuer without a capital: `của tỉnh`, `của liên bộ`.
LOWER_BODIES: tuple[str, ...] = tuple(
    (
        "liên bộ|liên Bộ|liên ngành|liên Sở|liên sở|thủ tướng|chính phủ|quốc hội|tỉnh ủy|huyện ủy|thành ủy|đảng ủy|ban thường vụ|"
        "ban chấp hành|bộ trưởng|bộ chính trị|ủy ban nhân dân|hội đồng nhân dân|tỉnh|huyện|thành phố"
    ).split("|")
)
