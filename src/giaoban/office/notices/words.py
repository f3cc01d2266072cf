"""What the acts of the room and the fields of its things are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_kinds, name_verbs

name_verbs(
    "notices",
    {
        "add-reminder-rule": "Thêm quy tắc nhắc",
        "change-reminder-rule": "Sửa quy tắc nhắc",
        "discard-mail": "Bỏ một thư, không gửi",
        "hold-mail": "Giữ lại một thư",
        "release-mail": "Cho gửi một thư",
        "send-mail": "Gửi một thư",
        "set-address": "Đặt địa chỉ nhận thư",
        "switch-outbox": "Mở, đóng hộp thư đi",
        "write-digest": "Lập bản tổng hợp đầu tuần",
        "write-mails": "Viết thư báo có việc mới",
    },
)
name_kinds(
    {
        "notices.mail": "Thư đi",
        "notices.mailaddress": "Địa chỉ nhận thư",
        "notices.notice": "Thông báo",
        "notices.outbox": "Hộp thư đi",
        "notices.reminderrule": "Quy tắc nhắc",
    }
)
