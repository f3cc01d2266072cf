"""What the acts of work and the fields of tasks are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "work",
    {
        "add-share": "Giao thêm đơn vị",
        "answer-extension": "Trả lời đề nghị gia hạn",
        "answer-objection": "Trả lời đề nghị của đơn vị",
        "ask-extension": "Đề nghị gia hạn",
        "assign": "Phân đơn vị thực hiện",
        "change-briefing": "Sửa phần đầu biên bản giao ban",
        "change-orientation": "Sửa định hướng",
        "change-share": "Phần việc thay đổi",
        "change-task": "Sửa nhiệm vụ",
        "close-briefing": "Chốt biên bản giao ban",
        "conclude": "Ghi kết luận giao ban",
        "confirm": "Xác nhận hoàn thành",
        "enter-task": "Nhập nhiệm vụ",
        "extend-at-briefing": "Gia hạn tại giao ban",
        "finish": "Ghi nhận đã xong",
        "finish-at-briefing": "Ghi đã xong tại giao ban",
        "follow-fact": "Sửa theo câu nguồn",
        "follow-shares": "Tình trạng theo các phần việc",
        "hand-out": "Giao việc",
        "hand-out-many": "Giao nhiều việc",
        "hand-over": "Bàn giao việc cho cơ quan kế thừa",
        "join-tasks": "Gộp hai nhiệm vụ trùng",
        "keep-template": "Lưu mẫu nhiệm vụ",
        "let-go": "Thôi theo dõi vì câu nguồn đã rút",
        "make-concrete": "Cụ thể hóa định hướng",
        "move-deadline": "Đổi hạn",
        "note-progress": "Ghi tiến độ",
        "object": "Đơn vị đề nghị",
        "open-briefing": "Mở cuộc giao ban",
        "open-from-annotation": "Giao theo bút phê",
        "open-from-facts": "Mở nhiệm vụ từ văn bản",
        "open-from-handling": "Giao theo ý kiến lãnh đạo",
        "order": "Nhập và giao việc",
        "order-at-briefing": "Giao việc tại giao ban",
        "pause": "Tạm dừng",
        "refuse-at-briefing": "Không đồng ý tại giao ban",
        "release": "Thôi giao một phần việc",
        "report-done": "Báo cáo hoàn thành",
        "resume": "Làm tiếp",
        "return-task": "Trả lại",
        "set-viewers": "Đặt người dự bảng giao ban",
        "stop-following": "Thôi theo dõi",
        "take-back-at-briefing": "Rút lại dòng ghi tại giao ban",
        "take-up-again": "Theo dõi lại",
        "transfer": "Điều chuyển",
        "transfer-at-briefing": "Điều chuyển tại giao ban",
        "write-line": "Ghi kết quả theo định hướng",
    },
)
name_kinds(
    {
        "work.assignment": "Phần việc",
        "work.board": "Bảng giao ban",
        "work.briefing": "Cuộc giao ban",
        "work.briefingitem": "Dòng ghi tại giao ban",
        "work.extension": "Đề nghị gia hạn",
        "work.objection": "Đề nghị của đơn vị",
        "work.orientation": "Định hướng",
        "work.orientationline": "Kết quả theo định hướng",
        "work.progress": "Dòng tiến độ",
        "work.task": "Nhiệm vụ",
        "work.tasktemplate": "Mẫu nhiệm vụ",
        "work.templateunit": "Đơn vị trong mẫu nhiệm vụ",
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
name_fields("work.briefing", {"closed_by": "Người chốt", "minutes_sha256": "Mã của biên bản", "state": "Tình trạng"})
