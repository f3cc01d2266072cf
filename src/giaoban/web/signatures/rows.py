"""How the findings stand on the page: the whole with its sign, each signature a row."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban.account.words import visible
from giaoban.writing.signing.verified import Found, Standing, Verified

_SOUND, _UNSURE, _WRONG, _NONE = ("xong", ""), ("may-hoi", "flag"), ("luu-y", "over"), ("van-ban", "quiet")
_WORDS = {
    Standing.VALID: "Hợp lệ",
    Standing.ALTERED: "Đã bị sửa",
    Standing.RESAVED: "Đã ghi lại",
    Standing.CHANGED_AFTER: "Bị ghi đè sau khi ký",
    Standing.BROKEN: "Không đọc được",
    Standing.UNKNOWN_ISSUER: "Chưa rõ nơi cấp",
    Standing.REVOKED: "Chứng thư bị thu hồi",
    Standing.EXPIRED: "Chứng thư hết hạn",
    Standing.NOT_YET: "Chứng thư chưa có hiệu lực",
    Standing.NOT_FOR_SIGNING: "Chứng thư không dùng để ký",
    Standing.UNTRUSTED: "Chuỗi chứng thư không hợp lệ",
}
_ADDED_TO = "Ghi thêm và ký lại"
_COVERS_NOTHING = "Không xác định được chữ ký bao trùm phần nào."
_NO_TIME = "Không ghi thời điểm ký."


@dataclass(frozen=True, slots=True)
class Row:
    """One signature: what it is called, who signed as what, how it stands (sign, tone, word), the rest in sentences."""

    found: Found
    sign: str
    tone: str
    word: str

    @property
    def name(self) -> str:
        """Whom the certificate names."""
        return visible(self.found.holder.name) if self.found.holder else "Không rõ"

    @property
    def organ(self) -> str:
        """As what: the organ in the certificate, or that it is a stamp of time."""
        if self.found.is_stamp:
            return "Cơ quan cấp dấu thời gian"
        organ = visible(self.found.holder.organ) if self.found.holder else ""
        return "Chữ ký của cơ quan" if organ == self.name else organ

    @property
    def standing(self) -> str:
        """How it stands and what to do, as a sentence."""
        said = visible(self.found.standing_said)
        return said[:1].upper() + said[1:]

    @property
    def covers(self) -> str:
        """What of the file it covers."""
        return self.found.covers_said or _COVERS_NOTHING

    @property
    def when(self) -> str:
        """When it was signed, and who says so."""
        return self.found.time_said or _NO_TIME


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a file of a name."""

    name: str
    verified: Verified
    sign: str
    tone: str

    @property
    def summary(self) -> str:
        """The whole in one sentence."""
        return visible(self.verified.summary)

    @property
    def rows(self) -> list[Row]:
        """The signatures in their order."""
        return [_row(found) for found in self.verified.signatures]


def findings(name: str, verified: Verified) -> Findings:
    """The findings with the sign of the whole."""
    return Findings(visible(name), verified, *_whole(verified))


def _whole(verified: Verified) -> tuple[str, str]:
    if verified.is_sound:
        return _SOUND
    if verified.fault:
        return _WRONG
    if not verified.is_signed:
        return _NONE
    return _UNSURE if all(found.is_whole or found.was_added_to for found in verified.signatures) else _WRONG


def _row(found: Found) -> Row:
    word = _ADDED_TO if found.was_added_to else _WORDS[found.standing]
    sign, tone = _SOUND if found.is_valid else _UNSURE if found.is_whole or found.was_added_to else _WRONG
    return Row(found, sign, tone, word)
