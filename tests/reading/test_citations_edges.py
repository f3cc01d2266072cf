"""Where citations begin and end when the text is not as the rules have it."""

from datetime import date

import pytest

from giaoban.reading.citations import cite_line


@pytest.mark.parametrize(
    ("line", "cores"),
    [
        ("Nghị quyết số 12-NQ/ĐU năm 2023 của Đảng ủy", ["Nghị quyết số 12-NQ/ĐU năm 2023"]),
        ("Nghị quyết số 12-NQ/ĐU của Đảng ủy xã năm 2023", ["Nghị quyết số 12-NQ/ĐU của Đảng ủy xã năm 2023"]),
        ("theo Nghị định 59 ngày 01/02/2021 và Nghị định 60 năm 2022", ["Nghị định 59 ngày 01/02/2021", "Nghị định 60 năm 2022"]),
        ("theo Quyết định số      /QĐ-UBND ngày 05/6/2023", ["Quyết định số      /QĐ-UBND ngày 05/6/2023"]),
        ("Quyết định 1141 TC/QĐ/CĐKT, ngày 01-11-1995", ["Quyết định 1141 TC/QĐ/CĐKT, ngày 01-11-1995"]),
        ("Quyết định số 150 CP ngày 10/6/1977", ["Quyết định số 150 CP ngày 10/6/1977"]),
        ("Thông báo số 37/TB-UBNDngày 05/6/2023", ["Thông báo số 37/TB-UBNDngày 05/6/2023"]),
        ("Quyết định số 15/QĐ-UBND - Minh Sơn", ["Quyết định số 15/QĐ-UBND"]),
        ("Căn cứ Pháp lệnh ngày 03/7/1996", ["Pháp lệnh ngày 03/7/1996"]),
        ("Pháp lệnh Cán bộ, công chức (ngày 26/02/1998)", ["Pháp lệnh Cán bộ, công chức (ngày 26/02/1998"]),
        ("Nghị quyết số 18/2008/NQ-QH 12 ngày 03/6/2008", ["Nghị quyết số 18/2008/NQ-QH 12 ngày 03/6/2008"]),
        ("Quyết định số 168/2004/QĐ-BCA (A11) ngày 24/02/2004", ["Quyết định số 168/2004/QĐ-BCA (A11) ngày 24/02/2004"]),
    ],
)
def test_core_ends_with_number_date_or_year(line: str, cores: list[str]) -> None:
    assert [line[slice(*citation.core)] for citation in cite_line(line)] == cores


@pytest.mark.parametrize(
    "line",
    [
        "Hiến pháp nêu rõ",
        "Luật ... của xã",
        "Luật chơi của lễ hội",
        "Điều lệ Giải bóng chuyền",
        "thực hiện Quyết định khen thưởng",
        "Quyết định của mình về việc nhà",
        "thực hiện Đề án…",
        "Quyết định của UBND xã hướng dẫn Nghị định này",
        "lớp 12-AB, số 12 ABC",
        "phòng 3/Ban",
    ],
)
def test_words_that_only_begin_like_a_citation_are_left_alone(line: str) -> None:
    assert cite_line(line) == []


def test_words_between_the_verb_and_the_paper_are_passed_over() -> None:
    (citation,) = cite_line("tổ chức thực hiện nghiêm túc, có hiệu quả các nội dung Đề án chuyển đổi số của xã")
    assert citation.name == "Đề án chuyển đổi số của xã"


def test_name_after_a_row_of_papers_is_found() -> None:
    _, regulation = cite_line("gồm: Quy định số 60-QĐ/ĐU và Quy chế tiếp công dân của xã")
    assert regulation.name == "Quy chế tiếp công dân của xã"


def test_bracket_closes_what_stands_in_it() -> None:
    (citation,) = cite_line("(Quyết định số 12/QĐ-UBND của UBND xã về kiện toàn tổ) gửi các thôn")
    assert citation.title == "về kiện toàn tổ"


def test_issuer_by_whom_not_issued_is_none() -> None:
    (citation,) = cite_line("Công văn số 12/UBND-VX do Văn phòng soạn")
    assert citation.issuer is None


def test_list_with_long_titles_keeps_its_kind() -> None:
    about = "về việc " + "tổng dọn vệ sinh đường làng ngõ xóm " * 5
    citations = cite_line(f"Thực hiện các Công văn số 12/UBND-VX {about}; số 13/UBND-VX {about}; xem 14/UBND-VX")
    assert [(c.type, c.number) for c in citations] == [("CV", "12/UBND-VX"), ("CV", "13/UBND-VX")]


def test_list_too_far_away_is_no_row() -> None:
    citations = cite_line("Công văn số 12/UBND-VX đã gửi " + "các thôn " * 60 + ", số 13-KH/ĐU")
    assert [(c.type, c.number) for c in citations] == [("CV", "12/UBND-VX"), (None, "13-KH/ĐU")]


def test_next_of_many_is_no_part_of_a_title() -> None:
    first, second = cite_line("Chỉ thị số 12-CT/ĐU về dân vận, các Kế hoạch số 13-KH/ĐU ngày 01/02/2023 về tập huấn")
    assert (first.title, second.inside, second.date) == ("về dân vận", None, date(2023, 2, 1))


def test_papers_of_one_organ_in_a_title_stay_in_it() -> None:
    citations = cite_line("Báo cáo số 9-BC/ĐU của Đảng ủy về sơ kết Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW của Trung ương")
    assert [c.inside for c in citations] == [None, 0, 0]
