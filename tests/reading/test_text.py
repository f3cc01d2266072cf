"""Folding keeps every letter at its place; the flow finds its way back to the paper's own words."""

from giaoban.reading.text import Flow, clean, fold, one_blank


def test_clean_takes_out_what_files_add() -> None:
    assert clean("\ufeffXã Minh Sơn\r\nThôn Đông\rThôn Đoài") == "Xã Minh Sơn\nThôn Đông\nThôn Đoài"


def test_clean_composes_letters() -> None:
    assert clean("Đảng u\u0309y") == "Đảng ủy"


def test_fold_moves_the_tone_at_the_end_of_a_syllable_only() -> None:
    assert fold("Huyện uỷ, UỶ BAN, Hoà Bình, hoàn thành, quý III, thuỷ lợi") == "Huyện ủy, ỦY BAN, Hòa Bình, hoàn thành, quý III, thủy lợi"


def test_fold_keeps_every_character_at_its_place() -> None:
    written = "19\u2013CT/TU\u00a0ngày “11/6/2020” cúa Ðảng ủy"
    folded = fold(written)
    assert folded == '19-CT/TU ngày "11/6/2020" cúa Đảng ủy'
    assert len(folded) == len(written)


def test_one_blank_folds_lines_and_runs() -> None:
    assert one_blank("  Đảng  ủy\n\n xã \t Minh Sơn ") == "Đảng ủy xã Minh Sơn"


def test_flow_of_line_gives_the_words_as_written() -> None:
    flow = Flow.of_line("Đảng uỷ xã – Minh Sơn")
    at = flow.text.index("ủy xã - Minh")
    assert flow.words(at, at + 12) == "uỷ xã – Minh"
    assert flow.span(at, at + 12) == (5, 17)


def test_flow_leaves_a_cut_out_of_the_words() -> None:
    source = "theo dõi\n2\nviệc thực hiện"
    flow = Flow(source, fold(source), [(0, 8), (11, 25)], [" ", "\n"], ((9, 10),))
    assert flow.text == "theo dõi việc thực hiện\n"
    quote = flow.quote(0, 23)
    assert (quote.text, quote.span, quote.without) == ("theo dõi việc thực hiện", (0, 25), ((9, 10),))


def test_trimmed_leaves_blanks_out() -> None:
    flow = Flow.of_line("  Thôn Đông  ")
    assert flow.trimmed(0, 13) == (2, 11)
