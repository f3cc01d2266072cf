"""What the acts of programmes and the fields of its rows are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "programme",
    {
        "add-line": "Bổ sung dòng chương trình",
        "carry-line": "Chuyển dòng sang kỳ sau",
        "carry-many": "Chuyển nhiều dòng sang kỳ sau",
        "change-programme": "Sửa chương trình",
        "close-programme": "Kết thúc chương trình",
        "correct-line": "Sửa dòng chương trình",
        "draw-up": "Lập chương trình",
        "draw-up-from-paper": "Lập chương trình từ văn bản",
        "group-line": "Xếp dòng vào nhóm",
        "plan-line": "Đưa dòng vào dự thảo",
        "time-line": "Ấn định thời gian của dòng trong dự thảo",
        "unplan-line": "Hoàn tác đưa dòng vào dự thảo",
        "put-lines": "Xếp thứ tự các dòng",
        "finish-line": "Ghi dòng đã xong",
        "issue-programme": "Đưa chương trình vào thực hiện",
        "leave-with-paper": "Gỡ chương trình cùng văn bản",
        "link-task": "Gắn nhiệm vụ vào dòng",
        "move-line": "Đổi thời gian của dòng",
        "order-task": "Giao việc từ dòng chương trình",
        "reopen-line": "Làm tiếp dòng đã xong",
        "reopen-programme": "Mở lại chương trình",
        "restore-line": "Phục hồi dòng đã rút",
        "unlink-task": "Gỡ nhiệm vụ khỏi dòng",
        "withdraw-line": "Rút khỏi chương trình",
    },
)
name_kinds(
    {
        "programme.line": "Dòng chương trình",
        "programme.programme": "Chương trình",
    }
)
name_fields(
    "programme.line",
    {
        "because": "Vì sao đưa vào",
        "group": "Nhóm",
        "fact": "Câu nguồn",
        "item": "Nội dung của hội nghị",
        "paper": "Văn bản nguồn",
        "task": "Nhiệm vụ",
    },
)
name_fields("programme.programme", {"lines": "Các dòng", "changed": "Các dòng được đánh số"})
