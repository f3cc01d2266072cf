"""What a new office does first, on the administrator's desk until all of it is done."""

from __future__ import annotations

from django.urls import reverse

from giaoban.office.directory import queries
from giaoban.office.directory.models import Account
from giaoban.web.desk.piles import Row
from giaoban.web.doors import administrator

_STEPS = (
    # what of it is there, title, reason, button, address
    ("office", "1. Đặt văn phòng", "Văn phòng của cấp ủy hoặc UBND nào, địa danh, nhiệm kỳ", "Đặt văn phòng", "office-settings"),
    ("lists", "2. Nhập cơ quan, nhân sự từ Excel", "Tải tệp mẫu, điền, xem trước rồi xác nhận", "Nhập từ Excel", "directory-import"),
    (
        "accounts",
        "3. Lập tài khoản",
        "Mỗi người một tài khoản, tự đặt mật khẩu bằng đường dẫn dùng một lần",
        "Thêm tài khoản",
        "account-new",
    ),
    ("roles", "4. Giao vai trò", "Ít nhất một người là Văn thư: chỉ khi ấy mới đưa được văn bản vào", "Giao vai trò", "accounts"),
)


def first_steps(account: Account) -> list[Row]:
    """The steps with those that are done ticked; none for others than the administrator, and none once all are done."""
    if not administrator(account):
        return []
    begun = queries.begun()
    return [] if begun.is_complete else [_row(bool(getattr(begun, what)), *rest) for what, *rest in _STEPS]


def _row(done: bool, title: str, reason: str, button: str, name: str) -> Row:
    url = reverse(name)
    return Row("xong" if done else "chua-giao", title, reason, url, "" if done else button, url, when="Đã xong" if done else "")
