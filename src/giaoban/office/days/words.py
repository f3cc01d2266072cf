"""What the acts of the room and its things are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_kinds, name_verbs

name_verbs(
    "days",
    {
        "change-settings": "Sửa cách tính thời hạn",
        "correct-day": "Sửa một ngày nghỉ, ngày làm bù",
        "enter-day": "Nhập một ngày nghỉ, ngày làm bù",
        "withdraw-day": "Rút một ngày nghỉ, ngày làm bù",
    },
)
name_kinds({"days.ownday": "Ngày nghỉ, ngày làm bù", "days.daysettings": "Cách tính thời hạn"})
