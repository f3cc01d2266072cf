"""What the acts of signing in and of letting people in are called."""

from giaoban.office.audit.words import name_kinds, name_verbs

name_verbs(
    "access",
    {
        "add-second-factor": "Thêm xác thực hai lớp",
        "change-password": "Đổi mật khẩu",
        "end-sessions": "Kết thúc các phiên đăng nhập",
        "fail-to-sign-in": "Đăng nhập không thành công",
        "make-first-administrator": "Lập quản trị đầu tiên",
        "make-link": "Cấp đường dẫn đặt mật khẩu",
        "remove-second-factor": "Bỏ xác thực hai lớp",
        "set-password": "Đặt mật khẩu tại máy chủ",
        "sign-in": "Đăng nhập",
        "sign-out": "Đăng xuất",
        "take-away-second-factors": "Gỡ xác thực hai lớp cho tài khoản",
        "use-link": "Đặt mật khẩu bằng đường dẫn",
    },
)
name_kinds({"access.onetimelink": "Đường dẫn đặt mật khẩu"})
