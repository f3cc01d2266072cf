"""Who may sign how: what a signature block says that the form does not allow for a paper of that kind of organ.

Party: Hướng dẫn 36-HD/VPTW, mục II.1.7.1 (05-HD/VPTW, theo nguồn thứ cấp, not otherwise). State: Nghị định 30/2020/NĐ-CP, Điều 13, and
Phụ lục I, II.7. A departure is told, with what to do; it stops nobody: who has the power to sign is laid down by each office itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from giaoban.writing.paper import Signature, plain
from giaoban.writing.profile import Profile, Side


class KindOfOrgan(StrEnum):
    """Whose paper is signed, as far as it decides how."""

    CONGRESS = "congress"  # đoàn chủ tịch, đoàn thư ký, ban thẩm tra, ban kiểm phiếu of a Party congress
    COLLECTIVE = "collective"  # committees and their standing boards, chi bộ, ủy ban kiểm tra, hội đồng; UBND, HĐND
    ONE_HEAD = "one-head"  # advisory organs, offices, units; boards with a seal of their own; departments of the State
    BOARD_WITHOUT_SEAL = "board-without-seal"  # ban chỉ đạo, tiểu ban, hội đồng that use another's seal
    MINUTES = "minutes"  # the recorder and the chair of a meeting sign as such


@dataclass(frozen=True, slots=True)
class Departure:
    """What is otherwise than the form allows: a code, what it is in Vietnamese with what to do, the provision."""

    code: str
    message: str
    source: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of authority taken apart: `T/M BAN THƯỜNG VỤ` → `TM`, `BAN THƯỜNG VỤ`; `dotted` and `slashed` say how it is written."""

    sign: str
    whom: str
    written: str


_SIGN = re.compile(r"(?P<sign>T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ)\.?(?=\s|$)\s*(?P<whom>.*)", re.IGNORECASE)
_ON_BEHALF = re.compile(r"(?:PHÓ )?(?:TỔNG )?(?:BÍ THƯ|CHỦ NHIỆM|CHỦ TỊCH)\b")
_WITH_A_NAME = re.compile(
    r"(?:PHÓ )?BÍ THƯ (?:THƯỜNG TRỰC )?(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) ỦY\b|(?:PHÓ )?CHỦ NHIỆM ỦY BAN KIỂM TRA|"
    r"(?:PHÓ )?TRƯỞNG BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH|XÂY DỰNG ĐẢNG|KINH TẾ)|"
    r"(?:PHÓ )?CHÁNH VĂN PHÒNG (?:TỈNH|THÀNH|HUYỆN|ĐẢNG) ỦY"
)
_LEARNED = re.compile(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|BS|KS|CN|LS|NGƯT|NGND|TTƯT|AHLĐ)\b[./ ]|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|"
    r"Thiếu úy|Trung úy|Thượng úy|Đại úy|Thiếu tá|Trung tá|Thượng tá|Đại tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng)\s)",
    re.IGNORECASE,
)
_HD36, _ND30 = "Hướng dẫn 36-HD/VPTW, mục II.1.7.1", "Nghị định 30/2020/NĐ-CP, Điều 13 và Phụ lục I, II.7"
_ALSO = "; Hướng dẫn 05-HD/VPTW, theo nguồn thứ cấp, không khác"


def signature_departures(
    profile: Profile, kind_of_organ: KindOfOrgan, signature: Signature, *, head_is_vacant: bool = False
) -> tuple[Departure, ...]:
    """What departs from the form. `head_is_vacant`: no head is appointed and a deputy is in charge, who signs otherwise on each side."""
    source = _ND30 if profile.side == "state" else _HD36 + (_ALSO if profile.standing else "")
    lines = [_line(words) for words in signature.authority if plain(words)]
    titles = [_folded(words) for words in signature.office_title.split("\n") if plain(words)]
    block = _Block(profile.side, kind_of_organ, lines, titles, plain(signature.name), head_is_vacant)
    return tuple(Departure(code, message, source) for code, message in block.departures())


def _line(words: str) -> _Line:
    text = _folded(words)
    found = _SIGN.fullmatch(text)
    if found is None:
        return _Line("", text, text)
    return _Line(found["sign"].replace("/", ""), found["whom"], text[: found.end("sign") + text.startswith(".", found.end("sign"))])


def _folded(words: str) -> str:
    """In capitals, with the tone of `ủy` where the reader puts it."""
    return plain(words).upper().replace("UỶ", "ỦY").replace("HOẢ", "HỎA")


Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Block:
    """A signature block while it is looked at."""

    side: Side
    kind: KindOfOrgan
    lines: list[_Line]
    titles: list[str]
    name: str
    head_is_vacant: bool

    @property
    def signs(self) -> list[str]:
        return [line.sign for line in self.lines if line.sign]

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""

    @property
    def is_deputy(self) -> bool:
        return self.title.startswith("PHÓ ")

    def departures(self) -> Iterator[Said]:
        yield from self._written()
        yield from self._named()
        if self.kind == KindOfOrgan.MINUTES:
            if self.signs:
                yield "minutes-with-authority", "Biên bản do người ghi và người chủ trì ký với tư cách đó: bỏ dòng quyền hạn ký."
            return
        yield from self._of_the_state() if self.side == "state" else self._of_the_party()

    def _written(self) -> Iterator[Said]:
        """The signs as each side writes them, each before somebody."""
        mark = "." if self.side == "state" else "/"
        for line in self.lines:
            if line.sign and not (line.written.endswith(".") if self.side == "state" else "/" in line.written):
                right = f"{line.sign}." if mark == "." else f"{line.sign[0]}/{line.sign[1:]}"
                yield "sign-of-the-other-side", f"“{line.written}” không đúng cách ghi của văn bản này: ghi “{right}”."
            if line.sign and not line.whom:
                yield "nobody-behind-the-sign", f"Sau “{line.written}” chưa ghi tên tập thể hoặc chức vụ người được ký thay."

    def _named(self) -> Iterator[Said]:
        if not self.name:
            yield "name-missing", "Chưa có họ tên người ký."
        elif _LEARNED.match(self.name):
            but = " (trừ văn bản của lực lượng vũ trang, giáo dục, y tế, khoa học)" if self.side == "state" else ""
            yield (
                "title-before-the-name",
                f"Không ghi học hàm, học vị, quân hàm, danh hiệu trước họ tên{but}: bỏ khỏi “{self.name}”.",
            )

    # -- the Party ----------------------------------------------------------------------------------------------------

    def _of_the_party(self) -> Iterator[Said]:
        if "TUQ" in self.signs:
            yield "sign-not-used", "Văn bản của Đảng không dùng “T/UQ”: người được ủy quyền ký thừa lệnh, ghi “T/L”."
        if "TL" in self.signs and len(self.signs) > 1:
            yield "passed-on", "Người được ủy quyền trực tiếp ký, không ủy quyền cho người khác ký thay: chỉ ghi một dòng “T/L”."
        if self.kind != KindOfOrgan.BOARD_WITHOUT_SEAL and any(_WITH_A_NAME.match(title) for title in self.titles):
            yield "title-with-a-name", f"Không ghi tên cấp ủy, cơ quan kèm theo chức vụ: sửa “{self.title}”."
        if "TL" in self.signs and self.kind != KindOfOrgan.BOARD_WITHOUT_SEAL:
            if not self.title:
                yield "office-title-missing", "Ký thừa lệnh phải ghi chức vụ của người ký."
            return
        by_kind = {
            KindOfOrgan.CONGRESS: self._of_a_congress,
            KindOfOrgan.COLLECTIVE: self._of_a_collective,
            KindOfOrgan.ONE_HEAD: self._of_one_head,
        }
        yield from by_kind.get(self.kind, self._of_a_board)()

    def _of_a_congress(self) -> Iterator[Said]:
        if self.signs != ["TM"]:
            yield "not-on-behalf", "Văn bản của đại hội ký thay mặt: ghi “T/M” trước tên đoàn chủ tịch, đoàn thư ký hoặc ban."
            return
        whom = self.lines[0].whom
        if "ĐOÀN CHỦ TỊCH" in whom and self.title:
            yield "office-title-of-a-presidium", "Ký thay mặt đoàn chủ tịch không ghi chức vụ."
        elif "ĐOÀN CHỦ TỊCH" not in whom and not self.title.startswith("TRƯỞNG"):
            yield "office-title-missing", "Đoàn thư ký, ban thẩm tra, ban kiểm phiếu do trưởng đoàn, trưởng ban ký: ghi chức vụ đó."

    def _of_a_collective(self) -> Iterator[Said]:
        if "KT" in self.signs:
            yield "deputy-for-a-collective", "Cấp phó cũng ký thay mặt tập thể: ghi “T/M”, không ghi “K/T”."
        elif self.signs != ["TM"]:
            yield (
                "not-on-behalf",
                "Văn bản của cấp ủy, ủy ban kiểm tra, hội đồng, chi bộ ký thay mặt: ghi “T/M” và tên tập thể.",
            )
        if "ỦY VIÊN" in self.title:
            yield "member-as-office-title", "Ký thay mặt tập thể không ghi chức vụ “ủy viên”: bỏ dòng chức vụ."
        elif self.title and not _ON_BEHALF.match(self.title):
            allowed = "bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch"
            yield "office-title-not-allowed", f"Ký thay mặt tập thể chỉ ghi chức vụ {allowed}, không ghi “{self.title}”."

    def _of_one_head(self) -> Iterator[Said]:
        if "TM" in self.signs:
            yield "on-behalf-of-one-head", "Cơ quan có thủ trưởng không ký thay mặt: cấp trưởng ký trực tiếp, cấp phó ghi “K/T”."
            return
        if not self.title:
            yield "office-title-missing", "Chưa có chức vụ người ký."
        elif self.is_deputy and self.head_is_vacant and "KT" in self.signs:
            yield "deputy-in-charge", "Chưa bổ nhiệm cấp trưởng thì cấp phó ký trực tiếp: bỏ dòng “K/T”."
        elif self.is_deputy and not self.head_is_vacant and "KT" not in self.signs:
            yield "deputy-as-head", "Cấp phó ký phải ghi ký thay cấp trưởng: thêm dòng “K/T” và chức vụ cấp trưởng."
        elif not self.is_deputy and "KT" in self.signs:
            yield "head-for-himself", f"Dưới “K/T” là chức vụ của cấp phó, không phải “{self.title}”."

    def _of_a_board(self) -> Iterator[Said]:
        if self.signs:
            yield "board-with-authority", "Ban, tiểu ban, hội đồng không có con dấu riêng: không ghi “T/M”, “K/T”, “T/L”."
        if "KIÊM" not in self.titles and not any(" KIÊM " in title for title in self.titles):
            yield (
                "office-held-besides-missing",
                "Ghi chức vụ gắn với con dấu được dùng, dòng “kiêm”, rồi chức vụ ở ban, hội đồng.",
            )

    # -- the State ----------------------------------------------------------------------------------------------------

    def _of_the_state(self) -> Iterator[Said]:
        if not self.title and self.kind != KindOfOrgan.CONGRESS:
            yield "office-title-missing", "Chưa có chức vụ người ký."
        if "TUQ" in self.signs and len(self.signs) > 1:
            yield "passed-on", "Người được ủy quyền không được ủy quyền lại cho người khác ký: chỉ ghi một dòng “TUQ.”."
        if "TM" in self.signs and self.kind == KindOfOrgan.ONE_HEAD:
            yield "on-behalf-of-one-head", "Cơ quan theo chế độ thủ trưởng không ký thay mặt: cấp trưởng ký trực tiếp, cấp phó ghi “KT.”."
        if self.signs[1:] == ["TM"]:
            yield "order-of-lines", "Dòng “TM.” đứng trên dòng “KT.”."
        if self.is_deputy and not {"KT", "TL", "TUQ"} & set(self.signs):
            charged = " Cấp phó được giao phụ trách cũng ký như vậy." if self.head_is_vacant else ""
            yield "deputy-as-head", f"Cấp phó ký phải ghi ký thay cấp trưởng: thêm dòng “KT.” và chức vụ cấp trưởng.{charged}"
        if self.signs[-1:] == ["KT"] and self.title and not self.is_deputy:
            yield "head-for-himself", f"Dưới “KT.” là chức vụ của cấp phó, không phải “{self.title}”."
