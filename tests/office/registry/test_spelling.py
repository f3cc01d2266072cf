import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.office.registry.spelling import as_line, file_name, folded, lowered, number_key, searched_text


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("85-KH/TU", "85-kh-tu"),
        ("85 KH TU", "85-kh-tu"),
        ("85/KH-TU", "85-kh-tu"),
        ("85 - KH / TU", "85-kh-tu"),
        ("85–KH/TU", "85-kh-tu"),
        ("85—kh⁄tu", "85-kh-tu"),
        ("85KH/TU", "85-kh-tu"),
        ("Số: 85-KH/TU", "85-kh-tu"),
        ("Số 85-KH/TU.", "85-kh-tu"),
        ("085-KH/TU", "85-kh-tu"),
        ("85/KH-UBND", "85-kh-ubnd"),
        ("05-NQ/ĐU", "5-nq-du"),
        ("5-NQ/ÐU", "5-nq-du"),
        ("5 nq ðu", "5-nq-du"),
        ("5-NQ/D\u0323U", "5-nq-du"),
        ("30/2020/NĐ-CP", "30-2020-nd-cp"),
        ("11-QĐi/TW", "11-qdi-tw"),
        ("7619-CV/BTCTW", "7619-cv-btctw"),
        ("351/2017/UBTVQH14", "351-2017-ubtvqh-14"),
        ("15/QĐ-HĐND&UBND", "15-qd-hdnd-ubnd"),
        ("19-\n\nCT/TU", "19-ct-tu"),
        ("0", "0"),
        ("", ""),
        ("Số:       -KH/TU", ""),
        ("/KH-UBND", ""),
    ],
)
def test_number_and_symbol_compare_however_they_are_written(written: str, key: str) -> None:
    assert number_key(written) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("198-KL/TW", "198-KH/TW"), ("85-KH/TU", "85-KH/HU"), ("8-KH/TU", "85-KH/TU"), ("1/2023/NĐ-CP", "12/023/NĐ-CP")],
)
def test_different_numbers_stay_different(one: str, other: str) -> None:
    assert number_key(one) != number_key(other)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đẩy nhanh giải ngân vốn ĐẦU TƯ công", "day nhanh giai ngan von dau tu cong"),
        ("Huyện uỷ  Yên\u00a0Dũng", "huyen uy yen dung"),
        ("Hoa\u0300 giải", "hoa giai"),
        ("Ðảng ủy", "dang uy"),
        ("", ""),
    ],
)
def test_folded_text_has_no_marks(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_lowered_text_has_one_spelling_and_its_marks() -> None:
    assert {lowered(text) for text in ("Huyện ủy", "HUYỆN UỶ", "huyện  uy\u0309", "Huyện\tủy\n")} == {"huyện ủy"}


def test_searched_text_holds_number_subject_and_issuer() -> None:
    assert searched_text("85-KH/TU", "Về  giải ngân", "Huyện uỷ") == "85-kh/tu về giải ngân huyện ủy"


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("công văn.docx", "công văn.docx"),
        ("co\u0302ng va\u0306n.docx", "công văn.docx"),
        ("C:\\Users\\lan\\cong van.pdf", "cong van.pdf"),
        ("../../etc/passwd", "passwd"),
        ("giay\u202efdp.exe", "giayfdp.exe"),
        ("a\x00b\nc\t.pdf", "a b c .pdf"),
        ("\u200bmoi\ufeff.pdf", "moi.pdf"),
        ("\u202e\x07", "Không tên"),
        ("", "Không tên"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
        ("x" * 300, "x" * 200),
    ],
)
def test_name_of_a_file_shows_what_it_is(given_name: str, shown: str) -> None:
    assert file_name(given_name) == shown


def test_line_is_no_longer_than_its_column() -> None:
    assert as_line("Sở  Tài chính\nTỉnh", 8) == "Sở Tài c"


@pytest.mark.fuzz
@given(st.text(max_size=300))
def test_keys_fit_their_columns_whatever_is_typed(text: str) -> None:
    assert len(number_key(text)) <= 80
    assert folded(text) == folded(folded(text))
    assert len(file_name(text)) <= 200
