"""What the acts of work and the fields of tasks are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "work",
    {
        "add-share": "Giao thêm đơn vị",
        "answer-extension": "Trả lời đề nghị gia hạn",
        "answer-objection": "Trả lời đề nghị của đơn vị",
        "ask-extension": "Đề nghị gia hạn",
        "ask-workbook": "Lấy danh sách nhiệm vụ ra Excel",
        "assign": "Phân đơn vị thực hiện",
        "change-orientation": "Sửa định hướng",
        "change-share": "Phần việc thay đổi",
        "change-task": "Sửa nhiệm vụ",
        "confirm": "Xác nhận hoàn thành",
        "enter-task": "Nhập nhiệm vụ",
        "finish": "Ghi nhận đã xong",
        "follow-fact": "Sửa theo câu nguồn",
        "follow-shares": "Tình trạng theo các phần việc",
        "forget-view": "Bỏ bộ lọc đã lưu",
        "hand-out": "Giao việc",
        "hand-out-many": "Giao nhiều việc",
        "hand-over": "Bàn giao việc cho cơ quan kế thừa",
        "join-tasks": "Gộp hai nhiệm vụ trùng",
        "keep-layout": "Lưu mẫu báo cáo",
        "keep-template": "Lưu mẫu nhiệm vụ",
        "let-go": "Thôi theo dõi vì câu nguồn đã rút",
        "make-concrete": "Cụ thể hóa định hướng",
        "move-deadline": "Đổi hạn",
        "note-progress": "Ghi tiến độ",
        "object": "Đơn vị đề nghị",
        "open-from-annotation": "Giao theo bút phê",
        "open-from-facts": "Mở nhiệm vụ từ văn bản",
        "open-from-handling": "Giao theo ý kiến lãnh đạo",
        "order": "Nhập và giao việc",
        "pause": "Tạm dừng",
        "release": "Thôi giao một phần việc",
        "remind": "Nhắc việc",
        "remind-many": "Nhắc nhiều việc",
        "report-done": "Báo cáo hoàn thành",
        "resume": "Làm tiếp",
        "return-task": "Trả lại",
        "save-view": "Lưu bộ lọc",
        "set-deadlines": "Đặt hạn cho nhiều việc",
        "stop-following": "Thôi theo dõi",
        "take-up-again": "Theo dõi lại",
        "transfer": "Điều chuyển",
        "write-line": "Ghi kết quả theo định hướng",
    },
)
name_kinds(
    {
        "work.assignment": "Phần việc",
        "work.extension": "Đề nghị gia hạn",
        "work.objection": "Đề nghị của đơn vị",
        "work.orientation": "Định hướng",
        "work.orientationline": "Kết quả theo định hướng",
        "work.progress": "Dòng tiến độ",
        "work.reminder": "Lần nhắc",
        "work.reportlayout": "Mẫu báo cáo",
        "work.savedview": "Bộ lọc nhiệm vụ",
        "work.task": "Nhiệm vụ",
        "work.tasktemplate": "Mẫu nhiệm vụ",
        "work.templateunit": "Đơn vị trong mẫu nhiệm vụ",
        "work.workbook": "Danh sách nhiệm vụ (Excel)",
    }
)
name_fields(
    "work.task",
    {
        "closed": "Đã kết thúc",
        "confidentiality": "Mức độ phổ biến",
        "fact": "Câu nguồn",
        "orientation": "Định hướng",
        "paper": "Văn bản",
        "parent": "Việc lớn",
    },
)
name_fields("work.assignment", {"closed": "Đã kết thúc", "organ": "Đơn vị", "person": "Người thực hiện", "successor": "Chuyển tiếp cho"})
name_fields("work.orientationline", {"entered_for": "Nhập thay"})
