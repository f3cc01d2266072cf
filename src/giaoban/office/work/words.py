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
        "change-form": "Sửa biểu thu thập",
        "change-orientation": "Sửa định hướng",
        "change-share": "Phần việc thay đổi",
        "change-task": "Sửa nhiệm vụ",
        "confirm": "Xác nhận hoàn thành",
        "correct-draft": "Sửa dự thảo giao việc",
        "enter-task": "Nhập nhiệm vụ",
        "finish": "Ghi nhận đã xong",
        "follow-fact": "Sửa theo câu nguồn",
        "follow-paper": "Đổi mức độ phổ biến theo văn bản",
        "follow-shares": "Tình trạng theo các phần việc",
        "hand-out": "Giao việc",
        "hand-out-many": "Giao nhiều việc",
        "hand-over": "Bàn giao việc cho cơ quan kế thừa",
        "join-tasks": "Gộp hai nhiệm vụ trùng",
        "keep-template": "Lưu mẫu nhiệm vụ",
        "leave-with-paper": "Gỡ việc của văn bản phải đưa ra",
        "let-go": "Thôi theo dõi vì câu nguồn đã rút",
        "make-concrete": "Cụ thể hóa định hướng",
        "move-deadline": "Đổi hạn",
        "note-progress": "Ghi tiến độ",
        "object": "Đơn vị đề nghị",
        "open-from-annotation": "Giao theo bút phê",
        "open-from-facts": "Mở nhiệm vụ từ văn bản",
        "open-from-handling": "Giao theo ý kiến lãnh đạo",
        "open-collection": "Yêu cầu nhiều nơi báo cáo",
        "order": "Nhập và giao việc",
        "pause": "Tạm dừng",
        "release": "Thôi giao một phần việc",
        "report-done": "Báo cáo hoàn thành",
        "resume": "Làm tiếp",
        "return-task": "Trả lại",
        "stop-following": "Thôi theo dõi",
        "take-up-again": "Theo dõi lại",
        "take-replies": "Nhận nhiều báo cáo",
        "take-reply": "Nhận báo cáo theo biểu",
        "take-sheet": "Nhận phiếu việc của đơn vị",
        "transfer": "Điều chuyển",
        "write-line": "Ghi kết quả theo định hướng",
    },
)
name_kinds(
    {
        "work.assignment": "Phần việc",
        "work.collection": "Yêu cầu nhiều nơi báo cáo",
        "work.extension": "Đề nghị gia hạn",
        "work.objection": "Đề nghị của đơn vị",
        "work.orientation": "Định hướng",
        "work.orientationline": "Kết quả theo định hướng",
        "work.progress": "Dòng tiến độ",
        "work.reply": "Báo cáo theo biểu",
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
