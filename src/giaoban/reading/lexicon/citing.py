"""The words around a cited paper: what shows that one is meant, what it is done with, where its name ends."""

from __future__ import annotations

from giaoban.reading.model import Relation

# Words before a kind's name by which a paper is spoken of, not written: `thực hiện Đề án`, `góp ý vào Quy chế`, but not `xây dựng Đề án`.
SPEAKS_OF: tuple[str, ...] = tuple(
    (
        "thực hiện|theo|căn cứ|triển khai|kết quả|tại|trong|vào|bảo đảm|đảm bảo|thông qua|báo cáo|góp ý|đính kèm|thông báo|tổng kết|sơ kết|"
        "quán triệt|sửa đổi|bổ sung|thay thế|bãi bỏ|chấp hành|tuân thủ|tinh thần|đánh giá|xem xét|thẩm định|cho ý kiến|tiếp thu|hoàn thiện|"
        "hoàn chỉnh|phổ biến|thi hành|lấy ý kiến|thảo luận|thống nhất|nghe|trình|với|kèm theo"
    ).split("|")
)
# What may stand between those words and the kind's name.
FILLERS: tuple[str, ...] = tuple(
    " các| những| nội dung| việc| toàn văn| tốt| nghiêm túc| nghiêm| có hiệu quả| hiệu quả| thắng lợi| về| cả".split("|")
)

# Words after a kind's name that are no name: the paper itself, any such paper, or how the sentence goes on.
NO_NAME: tuple[str, ...] = tuple(
    (
        "này|thư|đó|kia|mới|sau|nào|ấy|như|trước|đã|được|cho|là|có|cụ thể|chi tiết|riêng|chung|chưa|không|đối với|với|và|hoặc|để|theo|tại|"
        "trong|từ|năm nay|nêu|nói|số|kèm|khác|giai đoạn|trung hạn|hằng năm|hàng năm|khung|mẫu|hành chính|kỷ luật|giao|trên"
    ).split("|")
)

# Words at which the name of a programme or a scheme is over.
AFTER_NAME: tuple[str, ...] = tuple(
    (
        "để|nhằm|theo|tại|được|đã|là|thì|do|trong|vào|gửi|cho|mời|trình|đúng|trước|ngày|có|gắn với|sẽ|"
        "đảm bảo|bảo đảm|đến cán|đến đảng|đến từng|đến toàn|đến các"
    ).split("|")
)
AFTER_NAME_AND: tuple[str, ...] = tuple(
    ("các|những|phương|báo|đề nghị|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Quy chế|Quy định").split(
        "|"
    )
)

# In small letters before a bare symbol these are verbs or plain nouns: `theo quy định 30/2020/NĐ-CP`.
ALSO_WORDS: frozenset[str] = frozenset(
    "quy định|qui định|hướng dẫn|báo cáo|kế hoạch|thông báo|kết luận|chương trình|văn bản|dự án|luật|lệnh".split("|")
)

# What is done with a cited paper, without the first letter (which may be a capital).
RELATIONS: dict[str, Relation] = {
    "èm theo": "attached-to",
    "ửa đổi": "amends",
    "ổ sung": "amends",
    "hay thế": "replaces",
    "ãi bỏ": "repeals",
    "ủy bỏ": "repeals",
    "ết hiệu lực": "repeals",
    "ơ kết": "reviews",
    "ổng kết": "reviews",
    "iểm điểm": "reviews",
    "hực hiện": "implements",
    "riển khai": "implements",
    "uán triệt": "implements",
    "hi hành": "implements",
    "ọc tập": "implements",
    "ụ thể hóa": "implements",
    "ăn cứ": "pursuant-to",
    "ăn cử": "pursuant-to",
    "heo": "pursuant-to",
    "ại": "pursuant-to",
}
