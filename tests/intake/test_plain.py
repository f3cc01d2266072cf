import unicodedata
from dataclasses import replace

import pytest

from giaoban.intake import plain
from giaoban.intake.guard import DEFAULT, UnreadableSource
from giaoban.intake.legacy import is_syllable

TEXT = (
    "ĐẢNG ỦY XÃ MINH SƠN\nChương trình công tác tháng 5: Văn phòng chủ trì, phối hợp với các chi bộ trực thuộc để báo cáo Ban Thường vụ.\n"
)
LOWER = "đảng ủy xã minh sơn kế hoạch công tác tháng năm: văn phòng chủ trì, phối hợp với các chi bộ trực thuộc báo cáo thường vụ"
LEGACY = {
    "TCVN3": "®¶ng ñy x· minh s¬n kÕ ho¹ch c«ng t¸c th¸ng n¨m: v¨n phßng chñ tr×, phèi hîp víi c¸c chi bé trùc thuéc b¸o c¸o th\xadêng vô",
    "VNI": "ñaûng uûy xaõ minh sôn keá hoaïch coâng taùc thaùng naêm: vaên phoøng chuû trì, phoái hôïp vôùi caùc chi boä tröïc thuoäc baùo "
    "caùo thöôøng vuï",
}


def tones_after_letters(text: str) -> str:
    """Windows-1258 has the letters with hat, breve and horn, and the five tones as characters of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = [unicodedata.normalize("NFD", letter) for letter in text]
    whole = [unicodedata.normalize("NFC", "".join(c for c in part if c not in tones)) for part in parts]
    return "".join(letter + "".join(c for c in part if c in tones) for letter, part in zip(whole, parts, strict=True))


def test_utf8_is_read_with_and_without_a_mark() -> None:
    assert plain.decode(TEXT.encode()).text == TEXT
    assert plain.decode(TEXT.encode("utf-8-sig")).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_by_its_mark(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert plain.decode((mark + TEXT).encode(encoding)).text == TEXT


def test_line_ends_and_composed_letters_are_made_alike() -> None:
    assert plain.decode("ba\u0301o\r\nca\u0301o\rhết".encode()).text == "báo\ncáo\nhết"


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
@pytest.mark.parametrize("stored", ["latin-1", "utf-8"])
def test_legacy_text_is_converted_and_reported(encoding: str, stored: str) -> None:
    read = plain.decode(LEGACY[encoding].encode(stored))
    assert read.text == LOWER
    assert [(f.code, f.span, f.message.split(";")[0]) for f in read.findings] == [
        ("legacy-encoding-converted", (0, len(LOWER)), f"Văn bản dùng bảng mã cũ {encoding}")
    ]


def test_windows_1258_is_read_and_reported() -> None:
    read = plain.decode(tones_after_letters(LOWER).encode("cp1258"))
    assert read.text == LOWER
    assert [f.message.split(";")[0] for f in read.findings] == ["Văn bản dùng bảng mã cũ Windows-1258"]


@pytest.mark.parametrize("text", ["Le café de la gare est fermé à Noël, où êtes-vous allés après le dîner? Très bientôt, à côté.", "naïve"])
def test_other_languages_are_not_converted(text: str) -> None:
    read = plain.decode(text.encode())
    assert (read.text, read.findings) == (text, ())


def test_damaged_bytes_are_shown_and_reported() -> None:
    data = (TEXT * 20).encode()
    at = data.index("chủ trì".encode())
    read = plain.decode(data[:at] + b"\xff\xfe\x80" + data[at:])
    assert read.text == (TEXT * 20).replace("chủ trì", "\ufffdchủ trì", 1)
    place = read.text.index("\ufffd")
    message = "Có 3 byte hỏng, không đọc được chữ ở đây; hãy đối chiếu với bản gốc."
    assert [(f.code, f.span, f.message) for f in read.findings] == [("unreadable-region", (place, place + 1), message)]


def test_damaged_places_are_listed_up_to_twenty() -> None:
    read = plain.decode((TEXT * 10).encode() * 4 + (TEXT.encode() + b"\xff") * 30 + (TEXT * 30).encode())
    assert len(read.findings) == 20
    assert read.findings[-1].message.endswith("Những chỗ hỏng sau đây không liệt kê nữa.")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b" \n\t\n", "không có chữ nào"),
        (b"\xef\xbb\xbf", "không có chữ nào"),
        (TEXT.encode() + b"\x00", "dữ liệu nhị phân"),
        (bytes(range(1, 256)) * 10, "dữ liệu nhị phân"),
        (TEXT.encode("utf-16-le"), "dữ liệu nhị phân"),
        (("\ufeff" + "\x01\x02" * 9).encode("utf-16-be"), "dữ liệu nhị phân"),
        (b"\xff\xfe\x00\xd8a\x00", "Không nhận ra bảng mã"),
        (("\ufeff" + "\x00" * 9 + "a").encode("utf-16-le"), "dữ liệu nhị phân"),
        (b"\x80\x81\xff" * 50 + b" abc", "Không nhận ra bảng mã"),
        (TEXT.encode() + LEGACY["TCVN3"].encode("latin-1") * 3, "Không nhận ra bảng mã"),
        ("Société générale à l'été".encode("latin-1"), "Không nhận ra bảng mã"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says):
        plain.decode(data)


def test_too_long_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="dài hơn giới hạn"):
        plain.decode(TEXT.encode(), replace(DEFAULT, text_size=10))


@pytest.mark.parametrize("word", ["Nguyễn", "khuỷu", "nghiêng", "giữa", "Quyết", "hoạch", "xã", "ủy", "gì", "thuở", "ngoằn", "đoàn"])
def test_syllable_is_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hoµ", "thõõ", "çéng", "coäng", "ñoäc", "café", "bàá", "được̀"])
def test_syllable_is_none(word: str) -> None:
    assert not is_syllable(word)
