"""What the acts of issuing and the fields of its rows are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "issuing",
    {
        "acknowledge": "Xác nhận đã nhận văn bản",
        "answer-meeting": "Gắn làm thông báo kết luận của cuộc họp",
        "answer-task": "Ghi nhiệm vụ được trả lời bằng văn bản này",
        "ask-opinions": "Gửi lấy ý kiến",
        "begin-casefile": "Lập hồ sơ công việc",
        "begin-draft": "Tạo dự thảo",
        "bring": "Đưa trình ký",
        "carry-out-programme": "Đưa chương trình vào thực hiện theo văn bản này",
        "change-casefile": "Sửa hồ sơ công việc",
        "choose-template": "Chọn mẫu của cơ quan cho dự thảo",
        "correct-draft": "Sửa thông tin dự thảo",
        "distribute": "Phát hành văn bản",
        "end-consultation": "Kết thúc lấy ý kiến",
        "file-paper": "Đưa văn bản vào hồ sơ",
        "give-opinion": "Cho ý kiến",
        "initial": "Ký nháy",
        "issue": "Cấp số, ban hành",
        "leave-with-paper": "Gỡ dự thảo cùng văn bản",
        "pass-on": "Chuyển trình tiếp",
        "return-draft": "Trả lại dự thảo",
        "say-who": "Ghi rõ nơi nhận là ai",
        "set-recipients": "Lập danh sách nơi nhận",
        "sign": "Ghi đã ký",
        "sign-digitally": "Ký số",
        "submit": "Trình",
        "take-back": "Lấy lại dự thảo để sửa",
        "unfile-paper": "Đưa văn bản ra khỏi hồ sơ",
        "unsign": "Bỏ ghi nhầm đã ký",
        "withdraw": "Thôi trình",
        "write-file": "Lập tệp văn bản ban hành",
        "write-version": "Viết bản mới của dự thảo",
    },
)
name_kinds(
    {
        "issuing.casefile": "Hồ sơ công việc",
        "issuing.draft": "Dự thảo",
        "issuing.opinion": "Ý kiến góp ý",
        "issuing.recipient": "Nơi nhận văn bản",
        "issuing.version": "Bản dự thảo",
    }
)
name_fields("issuing.casefile", {"paper": "Văn bản"})
name_fields("issuing.draft", {"version": "Bản"})
