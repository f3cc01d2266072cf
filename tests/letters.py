"""Papers of the story as the files that a clerk drops in. All of them are made up."""

from __future__ import annotations

from importlib.resources import files

LETTER = """TỈNH ỦY AN BÌNH
*
Số {number}

ĐẢNG CỘNG SẢN VIỆT NAM
An Bình, ngày 02 tháng 11 năm 2026
{stamp}
KẾ HOẠCH
{subject}

Thực hiện Chương trình công tác năm 2026, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy báo cáo kết quả trước ngày 20/11/2026.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Vũ Thị Hạnh
"""


def letter(number: str = "85-KH/TU", subject: str = "về tổng kết công tác xây dựng Đảng năm 2026", stamp: str = "") -> bytes:
    """A plan of the province's committee, as a text file."""
    return LETTER.format(number=number, subject=subject, stamp=stamp).encode()


def sample(name: str) -> bytes:
    """A sample paper of the project: `cong-van.docx`."""
    return (files("giaoban.samples") / name).read_bytes()


# A PNG of one white pixel: nobody can see whether a paper on a picture bears a mark.
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
