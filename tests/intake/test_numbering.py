import pytest

from giaoban.intake.numbering import formed
from tests.intake.word import item, level, lists, paragraph, text_of


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "none", ""),
        (3, "ideographDigital", "3"),
        (0, "upperRoman", "0"),
        (0, "lowerLetter", "0"),
    ],
)
def test_number_in_a_form(value: int, form: str, shown: str) -> None:
    assert formed(value, form) == shown


def test_levels_show_their_parents_and_start_anew_below_them() -> None:
    numbering = lists(level(0, "%1-", "upperRoman"), level(1, "%2."), level(2, "%2.%3."), level(3, "%4)", "lowerLetter"))
    depths = (0, 1, 2, 2, 3, 1, 2, 0, 1, 3)
    body = "".join(item("x", 1, depth) for depth in depths)
    assert text_of(body, numbering=numbering).splitlines() == [
        "I- x", "1. x", "1.1. x", "1.2. x", "a) x", "2. x", "2.1. x", "II- x", "1. x", "a) x",
    ]  # fmt: skip


def test_blank_after_a_number_is_one_or_none() -> None:
    numbering = lists(level(0, "%1.", extra='<w:suff w:val="nothing"/>'), level(1, "%2.", extra='<w:suff w:val="space"/>'))
    assert text_of(item("a") + item("b", level=1), numbering=numbering) == "1.a\n1. b"


def test_level_that_never_restarts_goes_on() -> None:
    numbering = lists(level(0, "Chương %1", "upperRoman"), level(1, "Điều %2.", extra='<w:lvlRestart w:val="0"/>'))
    body = "".join(item("x", 1, depth) for depth in (0, 1, 0, 1))
    assert text_of(body, numbering=numbering) == "Chương I x\nĐiều 1. x\nChương II x\nĐiều 2. x"


def test_level_that_restarts_only_below_the_first() -> None:
    numbering = lists(level(0, "%1."), level(1, "%2)"), level(2, "(%3)", extra='<w:lvlRestart w:val="1"/>'))
    body = "".join(item("x", 1, depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert text_of(body, numbering=numbering).split(" x")[2::2] == ["\n(1)", "\n(2)", "\n(1)"]


def test_instances_of_a_list_count_on_unless_told_where_to_start() -> None:
    instances = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="0"/></w:num>' for i in (1, 2))
    instances += (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3)
    assert text_of(body, numbering=lists(level(0, "%1."), instances=instances)) == "1. a\n2. b\n5. c\n6. d"


def test_instance_may_change_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "%1)", "lowerLetter")}</w:lvlOverride>'
    numbering = lists(level(0, "%1."), instances=f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>')
    assert text_of(item("x"), numbering=numbering) == "a) x"


def test_legal_level_shows_digits_for_its_parents() -> None:
    numbering = lists(level(0, "%1.", "upperRoman"), level(1, "%1.%2.", extra="<w:isLgl/>"))
    assert text_of(item("a") + item("b", level=1), numbering=numbering) == "I. a\n1.1. b"


def test_parent_never_seen_counts_as_its_start() -> None:
    assert text_of(item("x", level=1), numbering=lists(level(0, "%1.", start=3), level(1, "%1.%2."))) == "3.1. x"


def test_bullets_show_their_sign() -> None:
    signs = [("-", ""), ("\uf0b7", "Symbol"), ("\uf0d8", "Wingdings"), ("o", "Courier New"), ("\uf0ee", "Wingdings")]
    levels = (
        level(i, sign, "bullet", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else "") for i, (sign, font) in enumerate(signs)
    )
    body = "".join(item("x", 1, i) for i in range(len(signs)))
    assert text_of(body, numbering=lists(*levels)) == "- x\n• x\n➢ x\no x\n• x"


def test_style_gives_list_and_level() -> None:
    numbering = lists(level(0, "%1.", extra='<w:pStyle w:val="D1"/>'), level(1, "%1.%2.", extra='<w:pStyle w:val="D2"/>'))
    styles = (
        "".join(
            f'<w:style w:type="paragraph" w:styleId="D{i}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' for i in (1, 2)
        )
        + '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="D2"/></w:style>'
    )
    body = "".join(paragraph("x", properties=f'<w:pStyle w:val="{style}"/>') for style in ("D1", "D2", "Con"))
    off = paragraph("y", properties='<w:pStyle w:val="D1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(body + off, numbering=numbering, styles=styles) == "1. x\n1.1. x\n1.2. x\ny"


def test_list_linked_to_a_list_style_uses_its_levels() -> None:
    more = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DS"/></w:abstractNum>'
    numbering = lists(
        '<w:styleLink w:val="DS"/>', level(0, "%1/"), more=more, instances='<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert text_of(item("x"), numbering=numbering) == "1/ x"


def test_list_that_is_not_there_writes_nothing() -> None:
    assert text_of(item("a", 9) + item("b", 1, 8), numbering=lists(level(0, "%1."))) == "a\nb"


def test_empty_item_shows_its_number() -> None:
    assert text_of(item("a") + item("") + item("c"), numbering=lists(level(0, "%1."))) == "1. a\n2. \n3. c"


def test_paragraphs_joined_by_a_deletion_are_one_item() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    joined = item("b").replace("</w:pPr>", f"{mark}</w:pPr>")
    assert text_of(item("a") + joined + item("c") + item("d"), numbering=lists(level(0, "%1."))) == "1. a\n2. bc\n3. d"
