"""Words that are typed become the blocks of a paper, and read out again they are the same words."""

from __future__ import annotations

from giaoban.office.issuing.content import Said, as_text, is_typed, paragraphs, retyped, typed
from giaoban.writing.paper import Heading, Item, Paragraph, from_json

TEXT = "I- Kết quả\n1. Đã rà soát.\n(1) Một.\na) Hai.\n- Ba.\nKhông có dấu."


def test_typed_lines_become_blocks_with_their_marks() -> None:
    paper = from_json(typed(TEXT, profile="party_hd36", kind="Báo cáo", subject="kết quả"))

    assert paper.body == (
        Heading(1, "I-", "Kết quả", "b1"),
        Item(1, "1.", "Đã rà soát.", "b2"),
        Item(2, "(1)", "Một.", "b3"),
        Item(2, "a)", "Hai.", "b4"),
        Item(3, "-", "Ba.", "b5"),
        Paragraph("Không có dấu.", "b6"),
    )
    assert (paper.profile, paper.kind, paper.subject) == ("party_hd36", "Báo cáo", "kết quả")


def test_what_was_typed_is_read_out_as_it_was() -> None:
    assert as_text(typed(f"\n{TEXT}\n\n  ")) == TEXT


def test_tables_and_annexes_are_read_out_row_by_row() -> None:
    content = {
        "body": [{"block": "table", "caption": "Biểu", "rows": [["A", "1"], ["B", "2"]], "key": "t"}, "not a block"],
        "annexes": [{"title": "Danh sách", "subject": "dự án", "body": [{"block": "paragraph", "text": "Một", "key": "a"}]}],
    }

    assert paragraphs(content) == [Said("t", "Biểu"), Said("t", "A · 1"), Said("t", "B · 2"), Said("", "Danh sách dự án"), Said("a", "Một")]


def test_content_that_is_none_says_nothing() -> None:
    assert paragraphs({"body": "x"}) == []


def test_only_what_a_field_of_text_can_hold_is_typed_on() -> None:
    assert is_typed(typed(TEXT))
    assert not is_typed({"body": [{"block": "table"}]})
    assert not is_typed({"body": [], "annexes": [{"title": "Danh sách"}]})


def keys(before: str, after: str) -> list[str]:
    """The keys of a paper that was typed on; those of the earlier version are k1, k2, …"""
    content = typed(before)
    for n, block in enumerate(content["body"], 1):
        block["key"] = f"k{n}"
    return [block["key"] for block in retyped(after, content)["body"]]


def test_sentence_that_moved_takes_its_key_along_whatever_its_number() -> None:
    before = "1. Tổ chức rà soát các dự án chậm.\n2. Tổ chức tu bổ các tuyến đường.\n3. Sửa kè."

    assert keys(before, "1. Sửa kè.\n2. Tổ chức tu bổ các tuyến đường.\n3. Tổ chức rà soát các dự án chậm.") == ["k3", "k2", "k1"]


def test_rewritten_sentence_keeps_its_key_beside_one_that_moved() -> None:
    before = "1. Tu bổ đường thôn Đông.\n2. Sửa kè suối Lạnh.\n3. Rà soát hộ nghèo."

    assert keys(before, "1. Rà soát hộ nghèo.\n2. Tu bổ đường thôn Tây.\n3. Trồng cây.") == ["k3", "k1", "b1"]


def test_same_words_twice_keep_their_order_and_are_nobodys_where_one_went() -> None:
    assert keys("1. Họp.\n2. Họp.\n3. Sửa kè.", "1. Sửa kè.\n2. Họp.\n3. Họp.") == ["k3", "k1", "k2"]
    assert keys("1. Họp.\n2. Họp.\n3. Sửa kè.", "1. Họp.\n2. Sửa kè.") == ["b1", "k3"]


def test_sentence_as_like_to_two_of_before_is_neithers() -> None:
    assert keys("Họp giao ban tuần một.\nHọp giao ban tuần hai.", "Họp giao ban tuần ba.") == ["b1"]
    assert keys("Họp giao ban tuần một.", "Họp giao ban tuần ba.\nHọp giao ban tuần hai.") == ["b1", "b2"]


def test_new_sentence_takes_no_key_of_one_that_went() -> None:
    content = retyped("Trồng cây.", typed("Rà soát hộ nghèo."))

    assert [block["key"] for block in content["body"]] == ["b2"]


def test_of_many_rewritten_sentences_none_takes_a_key_by_its_place() -> None:
    before, after = "\n".join(f"câu {n}" for n in range(70)), "\n".join(f"ý {n}" for n in range(71))

    assert keys(before, after) == [f"b{n}" for n in range(1, 72)]


def test_row_of_a_table_takes_no_key_from_the_whole_of_it() -> None:
    table = {"body": [{"block": "table", "caption": "", "rows": [["Phòng Kinh tế", "1"], ["Công an", "2"]], "key": "k1"}]}

    assert [block["key"] for block in retyped("Phòng Kinh tế · 1\nCông an · 2", table)["body"]] == ["b1", "b2"]
