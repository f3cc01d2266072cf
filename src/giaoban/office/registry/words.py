"""What the acts of the registry and the fields of papers are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "registry",
    {
        "add-part": "Thêm tệp vào văn bản",
        "answer-handling": "Trả lời đề xuất xử lý",
        "begin-import": "Nhận sổ của phần mềm khác",
        "cancel-number": "Hủy số",
        "correct-entry": "Sửa dòng của sổ",
        "correct-paper": "Sửa thông tin văn bản",
        "decide-numbering": "Đổi cách đánh số",
        "enter-outgoing": "Ghi văn bản đi",
        "expel-secret": "Loại văn bản mật",
        "fail-reading": "Máy không đọc được",
        "finish-import": "Nhập xong sổ",
        "finish-reading": "Máy đọc xong",
        "forward-paper": "Chuyển xử lý",
        "import-row": "Nhập một dòng của sổ",
        "join-part": "Ghép tệp vào văn bản",
        "keep-duplicate": "Giữ bản trùng",
        "make-copy": "Sao văn bản",
        "map-import": "Chọn cột của sổ nhập",
        "number-paper": "Cấp số",
        "open-series": "Mở dãy số",
        "order-parts": "Xếp lại các tệp",
        "propose-handling": "Đề xuất xử lý",
        "record-annotation": "Ghi bút phê",
        "refuse-secret": "Từ chối văn bản mật",
        "change-direction": "Đổi sổ văn bản đến, văn bản đi",
        "register-incoming": "Vào sổ văn bản đến",
        "register-outgoing": "Vào sổ văn bản đi",
        "retry-reading": "Cho máy đọc lại",
        "send-on": "Chuyển văn bản kèm việc",
        "set-aside": "Bỏ tệp đưa vào",
        "set-columns": "Chọn cột của sổ",
        "set-confidentiality": "Đổi phạm vi xem",
        "sort-paper": "Phân văn",
        "start-import": "Bắt đầu nhập sổ",
        "take-in": "Đưa văn bản vào",
    },
)
name_kinds(
    {
        "registry.annotation": "Bút phê",
        "registry.arrival": "Tệp đưa vào",
        "registry.copy": "Bản sao",
        "registry.file": "Tệp",
        "registry.forwarding": "Chuyển xử lý",
        "registry.handling": "Đề xuất xử lý",
        "registry.import": "Lần nhập sổ",
        "registry.importfile": "Tệp của lần nhập sổ",
        "registry.importrow": "Dòng nhập",
        "registry.numbering": "Cách cấp số",
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
        "on": "Ngày vào sổ",
        "receipt": "Ký nhận",
        "receivers": "Nơi nhận",
    },
)
name_fields("registry.import", {"mapping": "Cách chọn cột", "state": "Bước"})
name_fields("registry.registercolumns", {"columns": "Các cột"})
