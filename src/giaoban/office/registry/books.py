"""The books of a registry that are printed and bound: what each is called, its columns, what its cover says, where its form is from.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục I, III, IV, VI, VIII; Điều 16, 22 (what is registered in a system is printed with all
fields of the form and bound). The two books of handing over do not stand there: they are the forms of Thông tư 07/2012/TT-BNV, no longer
a rule, that registries go on using. No Party forms are known; political organisations apply the decree (Điều 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban.office.registry.models import Direction
from giaoban.writing.register_book import BookColumn as Col

_DECREE = "Nghị định 30/2020/NĐ-CP, Phụ lục IV, mục {}"
_CUSTOM = "theo mẫu của Thông tư 07/2012/TT-BNV, nay không bắt buộc"


@dataclass(frozen=True, slots=True)
class BookForm:
    """The form of a book. `lies`: its pages lie on their long side, for many columns; `numbered`: the cover says from which number to
    which. `direction` is the register that its rows are of; none for a book that is filled by hand alone."""

    key: str
    name: str
    source: str
    direction: Direction | None
    columns: tuple[Col, ...]
    lies: bool = True
    numbered: bool = True
    said: str = ""


_DAY, _SIGNED, _NOTE = Col("Ngày chuyển", 20, centred=True), Col("Ký nhận", 22), Col("Ghi chú", 26)
_SYMBOL = Col("Số, ký hiệu văn bản", 28)
_SUBJECT = Col("Tên loại và trích yếu nội dung văn bản", 62)

INCOMING = BookForm(
    "incoming", "Sổ đăng ký văn bản đến", _DECREE.format("VI"), Direction.IN,
    (
        Col("Ngày đến", 20, centred=True), Col("Số đến", 13, centred=True), Col("Tác giả", 28), _SYMBOL,
        Col("Ngày tháng văn bản", 20, centred=True), _SUBJECT, Col("Đơn vị hoặc người nhận", 28), _DAY, _SIGNED, _NOTE,
    ),
)  # fmt: skip
OUTGOING = BookForm(
    "outgoing", "Sổ đăng ký văn bản đi", _DECREE.format("I"), Direction.OUT,
    (
        _SYMBOL, Col("Ngày tháng văn bản", 20, centred=True), _SUBJECT, Col("Người ký", 24), Col("Nơi nhận văn bản", 32),
        Col("Đơn vị, người nhận bản lưu", 24), Col("Số lượng bản", 14, centred=True), _DAY, _SIGNED, _NOTE,
    ),
)  # fmt: skip
HANDLING = BookForm(
    "handling", "Sổ theo dõi giải quyết văn bản đến", _DECREE.format("VIII"), Direction.IN,
    (
        Col("Số đến", 14, centred=True), Col("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 74),
        Col("Đơn vị hoặc người nhận", 38), Col("Thời hạn giải quyết", 24, centred=True), Col("Tiến độ giải quyết", 34),
        Col("Số, ký hiệu văn bản trả lời", 30), Col("Ghi chú", 34),
    ),
    said="Gồm các văn bản đến phải giải quyết: phân văn là phải làm, hoặc đã có nhiệm vụ.",
)  # fmt: skip
HANDED_IN = BookForm(
    "handed-in", "Sổ chuyển giao văn bản đến", _CUSTOM, Direction.IN,
    (_DAY, Col("Số đến", 16, centred=True), Col("Đơn vị hoặc người nhận", 60), Col("Ký nhận", 34), Col("Ghi chú", 34)),
    lies=False, said="Mỗi nơi nhận một dòng, cột ký nhận để ký tay.",
)  # fmt: skip
HANDED_OUT = BookForm(
    "handed-out", "Sổ chuyển giao văn bản đi", _CUSTOM, Direction.OUT,
    (_DAY, _SYMBOL, Col("Nơi nhận văn bản", 56), Col("Ký nhận", 32), Col("Ghi chú", 34)),
    lies=False, numbered=False, said="Gồm những nơi nhận có trong danh bạ của cơ quan, mỗi nơi một dòng.",
)  # fmt: skip
POSTED = BookForm(
    "posted", "Sổ gửi văn bản đi bưu điện", _DECREE.format("III"), Direction.OUT,
    (
        _DAY, Col("Số, ký hiệu văn bản", 30), Col("Nơi nhận văn bản", 54), Col("Số lượng bì", 14, centred=True),
        Col("Ký nhận và dấu bưu điện", 32), Col("Ghi chú", 24),
    ),
    lies=False, numbered=False, said="Gồm những nơi nhận chỉ ghi bằng chữ, không có trong danh bạ của cơ quan.",
)  # fmt: skip
COPIES_USED = BookForm(
    "copies-used", "Sổ sử dụng bản lưu", _DECREE.format("IV"), None,
    (
        Col("Ngày tháng", 20, centred=True), Col("Họ tên người sử dụng", 34), Col("Số, ký hiệu ngày tháng văn bản", 32), _SUBJECT,
        Col("Số và ký hiệu HS", 22), Col("Ký nhận", 24), Col("Ngày trả", 20, centred=True), Col("Người cho phép sử dụng", 30),
        Col("Ghi chú", 26),
    ),
    numbered=False, said="Việc mượn bản lưu chưa ghi trong phần mềm: sổ in ra để trống, ghi tay.",
)  # fmt: skip
BOOKS: Mapping[str, BookForm] = {form.key: form for form in (INCOMING, HANDED_IN, HANDLING, OUTGOING, HANDED_OUT, POSTED, COPIES_USED)}
VOLUME = 1000  # rows of the register in one volume: about a hundred pages, which a binder takes and a server makes in seconds
EMPTY_ROWS = 200
