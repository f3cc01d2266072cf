"""What the acts of the registry and the fields of papers are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "registry",
    {
        "correct-paper": "Sửa thông tin văn bản",
        "sort-paper": "Phân văn",
    },
)
name_kinds(
    {
        "registry.annotation": "Bút phê",
        "registry.arrival": "Tệp đưa vào",
        "registry.file": "Tệp",
        "registry.forwarding": "Chuyển xử lý",
        "registry.handling": "Đề xuất xử lý",
        "registry.import": "Lần nhập sổ",
        "registry.numberseries": "Dãy số",
        "registry.paper": "Văn bản",
        "registry.part": "Tệp của văn bản",
        "registry.phrase": "Câu bút phê mẫu",
        "registry.refusal": "Từ chối tiếp nhận",
        "registry.registercolumns": "Cột của sổ",
        "registry.registerentry": "Dòng của sổ",
    }
)
name_fields(
    "registry.paper",
    {
        "confidentiality": "Phạm vi xem",
        "direction": "Đến hay đi",
        "issuer": "Cơ quan ban hành (đơn vị)",
        "reply_to": "Trả lời văn bản",
        "sorted_at": "Lúc phân loại",
        "sorting": "Phân loại",
    },
)
name_fields(
    "registry.handling",
    {
        "answer": "Ý kiến lãnh đạo",
        "deadline": "Hạn",
        "lead": "Chủ trì",
        "leader": "Trình đồng chí",
        "text": "Nội dung đề xuất",
    },
)
name_fields(
    "registry.registerentry",
    {
        "cancel_reason": "Lý do hủy số",
        "cancelled_at": "Lúc hủy số",
        "copies": "Số lượng bản",
        "file_copy": "Nơi nhận bản lưu",
        "forwarded_on": "Ngày chuyển",
        "note": "Ghi chú",
        "receivers": "Nơi nhận",
    },
)
