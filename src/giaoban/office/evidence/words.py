"""What the acts of evidence and the fields of facts are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "evidence",
    {
        "add-anchor": "Thêm chỗ dẫn trong văn bản",
        "confirm-facts": "Xác nhận điều đọc được",
        "correct-fact": "Sửa điều đã xác nhận",
        "extract": "Lấy chữ từ tệp",
        "leave-with-paper": "Gỡ điều đã xác nhận của văn bản phải đưa ra",
        "note-mentions": "Ghi văn bản viện dẫn",
        "put-back-fact": "Lấy lại điều đã rút",
        "read": "Máy đọc văn bản",
        "withdraw-fact": "Rút điều đã xác nhận",
        "withdraw-facts": "Rút các điều đã xác nhận",
    },
)
name_kinds(
    {
        "evidence.anchor": "Chỗ dẫn",
        "evidence.extraction": "Chữ lấy từ tệp",
        "evidence.fact": "Điều đã xác nhận",
        "evidence.mention": "Chỗ viện dẫn",
        "evidence.reading": "Lần máy đọc",
        "evidence.work": "Văn bản được viện dẫn",
    }
)
name_fields(
    "evidence.fact",
    {
        "kind": "Loại",
        "ours": "Việc của ta",
        "said": "Văn bản viết",
        "understood": "Hiểu là",
        "withdrawn_at": "Lúc rút",
        "withdrawn_reason": "Lý do rút",
    },
)
