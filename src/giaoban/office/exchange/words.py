"""What the acts of the room and the fields of its things are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "exchange",
    {
        "answer": "Gửi trạng thái của văn bản đến",
        "answer-package": "Trả lời trạng thái cho nơi gửi",
        "ask-back": "Yêu cầu nơi nhận trả lại văn bản",
        "close-post": "Thôi tự nhận gói liên thông",
        "fill-letterhead": "Điền thể thức còn trống theo gói liên thông",
        "give-back": "Đồng ý cho nơi gửi lấy lại văn bản",
        "keep": "Từ chối cho nơi gửi lấy lại văn bản",
        "leave-with-paper": "Gỡ gói liên thông cùng văn bản",
        "let-in": "Nhận gói liên thông sau khi xem",
        "open-post": "Tự nhận gói liên thông",
        "refuse-package": "Không nhận gói liên thông",
        "send-asking": "Gửi yêu cầu lấy lại văn bản",
        "send-out": "Gửi văn bản qua liên thông, thư điện tử",
        "send-parcel": "Gửi một gói liên thông",
        "set-contact": "Ghi mã định danh, thư điện tử nhận văn bản",
        "take-package": "Nhận gói liên thông",
        "take-status": "Ghi trạng thái nơi nhận báo về",
        "take-wish": "Ghi nơi gửi yêu cầu lấy lại văn bản",
        "turn-away": "Văn thư không nhận gói liên thông",
    },
)
name_kinds(
    {
        "exchange.package": "Gói liên thông đến",
        "exchange.parcel": "Văn bản gửi đi",
        "exchange.post": "Tự nhận gói liên thông",
    }
)
name_fields("exchange.post", {"opened_by": "Người mở"})
