"""A paper in the form of its profile: every line with its words and its style, in the order of reading; Word and PDF draw the same lines.

Here the profile's signs are put to the bare words: `Số`, the marks after bases and recipients, the mark at the end, the numbers of annexes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giaoban.writing.body import Grid, Line, Rule, Run, line, set_body
from giaoban.writing.days import place_and_day
from giaoban.writing.faces import width_mm
from giaoban.writing.markers import roman
from giaoban.writing.paper import Annex, Block, Item, Paper, Paragraph, Signature, plain
from giaoban.writing.profile import Profile
from giaoban.writing.styles import Style, styles_of

BLANKS = "\u00a0" * 6  # where a day is written by hand
NUMBER_BLANKS = "\u00a0" * 8  # where a number is, of up to four figures
_ENDS = ".;, "
_FRAMES_MM = {"HỎA TỐC": 30, "HOẢ TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}  # Nghị định 30/2020/NĐ-CP, Phụ lục I, III.2b
_FRAME_HIGH_MM = 8
_FRAME_ROOM_MM = 3  # left and right of the words in a frame
_BEFORE_CONTACT = 12.0
_BELOW_A_HEAD = 10.0  # where no kind stands below it
_TWO_LINES = 150  # letters; a longer paragraph is torn by some programs and taken along whole by others
_SUBMISSION = "tờ trình"


@dataclass(frozen=True, slots=True)
class Framed:
    """A line in a frame of a fixed size, of its own colour: a stamp's mark."""

    line: Line
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of two cells side by side, widths in millimetres: the letterhead, the closing. They stay together on a page."""

    widths: tuple[float, float]
    rows: tuple[tuple[tuple[Part, ...], tuple[Part, ...]], ...]
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A new sheet begins; `restarts`: its pages are counted from 1 again."""

    restarts: bool


Part = Line | Rule | Framed
Piece = Line | Rule | Columns | Grid | Sheet


@dataclass(frozen=True, slots=True)
class Setting:
    """A paper set: its pieces in their order, the styles they name, the profile, and what the files say they are.

    `top` stands in the upper margin of the first page, `foot` at the end of that page, below everything else on it.
    `first` is the number of that page.
    """

    profile: Profile
    styles: Mapping[str, Style]
    pieces: tuple[Piece, ...]
    title: str
    author: str
    top: Columns | None = None
    foot: tuple[Line | Rule, ...] = ()
    first: int = 1


def set_paper(paper: Paper, profile: Profile, copy: Paper | None = None) -> Setting:
    """The paper in that form. Whatever the words are, they come out as those words; lists that are empty leave nothing behind.

    `copy`: what makes it a copy, at its end, in the form of whoever copies it (see `copying`).
    """
    styles = styles_of(profile)
    letter = paper.is_letter
    room = profile.mm("page_width") - profile.mm("margin_left") - profile.mm("margin_right")
    pieces: list[Piece] = [_head(paper, profile, styles)]
    if not letter:
        pieces += _name(paper, profile, room)
    pieces += [line("Decider", paper.decider.upper())] if paper.decider else []
    pieces += _addressees(paper, profile)
    pieces += _bases(paper.bases, profile)
    pieces += set_body(_ended(paper.body, profile.sign("end_mark")), styles, room)
    if isinstance(last := pieces[-1], Line) and paper.body and sum(len(run.text) for run in last.runs) <= _TWO_LINES:
        pieces[-1] = replace(last, stays=True)  # no signature stands alone on a page
    pieces += _closing(paper, profile, ((room - 1) / 2, (room + 1) / 2))
    contact = _contact(paper, room)
    if profile.sign("contact_page") == "last":
        pieces += contact
    for sheet, (annex, called) in enumerate(_called(paper.annexes, profile), 1):
        pieces += [Sheet(profile.says("annex_pages_apart")), *_annex_head(annex, called), *set_body(annex.body, styles, room, sheet)]
    if copy is not None:
        pieces += copy_block(copy, profile)
    title = " ".join(filter(None, ("" if letter else paper.kind, paper.subject)))
    foot = () if profile.sign("contact_page") == "last" else contact
    return Setting(profile, styles, tuple(pieces), plain(title), plain(" ".join(paper.issuer)), _top(paper, profile, room), foot)


# -- the margins of the first page ------------------------------------------------------------------------------------


def stands_below(words: str, profile: Profile) -> bool:
    """Is it a note of circulation that stands below who signs (`Không phổ biến trên các phương tiện …`), not on top?"""
    below = profile.sign("circulation_below")
    return bool(below) and plain(words).rstrip(_ENDS).casefold() == below.casefold()


def _top(paper: Paper, profile: Profile, room: float) -> Columns | None:
    """Who may have the paper: above the title, in a frame where the form says so and the words fit into one."""
    words = plain(paper.circulation.upper())
    if not words or stands_below(words, profile):
        return None
    note = line("Circulation", words)
    wording = profile.words.circulation
    wide = width_mm(words, wording.size, bold=wording.bold) + 2 * _FRAME_ROOM_MM
    right = min(max(wide, profile.mm("head_right")), room - 1)
    is_framed = profile.says("circulation_is_framed") and wide <= right
    part: Part = Framed(note, wide, _FRAME_HIGH_MM) if is_framed else note
    return Columns((room - right, right), (((), (part,)),))


def _contact(paper: Paper, room: float) -> tuple[Line | Rule, ...]:
    """Where who issues it is reached, below a rule across the whole page."""
    lines = [line("Contact", words) for words in paper.contact if plain(words)]
    return (Rule(room, before=_BEFORE_CONTACT), *lines) if lines else ()


def drafter_mark(paper: Paper, profile: Profile) -> str:
    """`PL.(300)` of the State, `ABC-268` of the Party; one alone where the other is not known."""
    drafter, copies = plain(paper.drafter.upper()), "" if paper.copies is None else str(paper.copies)
    return profile.sign("drafter_mark").format(drafter=drafter, copies=copies) if drafter and copies else drafter or copies


# -- the head ---------------------------------------------------------------------------------------------------------


def _head(paper: Paper, profile: Profile, styles: Mapping[str, Style]) -> Columns:
    """Who issues it beside whose paper it is; below, the number with what belongs to it beside place and day."""
    organs = _organs(paper, profile, styles)
    titles: list[Part] = [line("Title1" if i == 0 else "Motto", words) for i, words in enumerate(profile.titles)]
    last = titles[-1]
    if isinstance(last, Line):
        titles.append(_rule(last, styles[last.style], profile.mm("title_rule"), profile.mm("head_right")))
    day = (Line("PlaceDay", (Run(_place_day(paper)),)),) if paper.day or paper.place else ()
    widths = (profile.mm("head_left"), profile.mm("head_right"))
    return Columns(
        widths, ((tuple(organs), tuple(titles)), (tuple(_number(paper, profile)), day)), after=_BELOW_A_HEAD if paper.is_letter else 0.0
    )


def _organs(paper: Paper, profile: Profile, styles: Mapping[str, Style]) -> list[Part]:
    """The superior's lines, the issuer's, what stands below them."""
    organs: list[Part] = [line("Superior", words.upper()) for words in paper.above]
    issuer = [line("Issuer", words.upper()) for words in paper.issuer]
    organs += issuer
    if profile.sign("below_issuer"):
        organs.append(line("Star", profile.sign("below_issuer")))
    elif issuer:
        organs.append(_rule(issuer[-1], styles["Issuer"], profile.mm("issuer_rule"), profile.mm("head_left")))
    return organs


def _place_day(paper: Paper) -> str:
    if paper.day:
        return place_and_day(plain(paper.place), paper.day)
    return f"{plain(paper.place)}, ngày{BLANKS}tháng{BLANKS}năm{BLANKS}"


def _number(paper: Paper, profile: Profile) -> Iterator[Part]:
    if paper.symbol or paper.number:
        yield Line("Number", (Run(number_line(paper, profile)),))
    if paper.is_letter:
        for number, words in enumerate(_lines(_letter_subject(paper, profile))):
            one = line("LetterSubject", words)
            yield one if number == 0 else replace(one, is_close=True)
    if paper.urgency:
        urgency = plain(paper.urgency.upper())
        frame = _FRAMES_MM.get(urgency) if profile.says("urgency_is_framed") else None
        yield Framed(line("Urgency", urgency), frame, _FRAME_HIGH_MM) if frame else line("Urgency", urgency)
    if paper.draft_mark:
        yield line("Draft", paper.draft_mark)


def number_line(paper: Paper, profile: Profile) -> str:
    """`Số 05-CTr/ĐU`, `Số: 05/QĐ-UBND`; a number under 10 is padded, one still to be given leaves room to write it in."""
    number = plain(paper.number)
    number = number.zfill(2) if number.isdecimal() else number
    joint = profile.sign("number_joint") if paper.symbol else ""
    return f"{profile.sign('number_label')}{f' {number}' if number else NUMBER_BLANKS}{joint}{plain(paper.symbol)}"


def _letter_subject(paper: Paper, profile: Profile) -> str:
    """A letter's subject begins with the form's words for `about`, once."""
    opening, subject = profile.sign("letter_subject_opening"), paper.subject.strip()
    if not subject or subject.casefold().startswith(("v/v", "về việc")):
        return subject
    return f"{opening} {subject}" if opening else subject


def _rule(below: Line, style: Style, part: float, room: float) -> Rule:
    """A rule as long as a part of the line it stands below, or of the room there is."""
    words = "".join(run.text for run in below.runs)
    return Rule(round(part * min(width_mm(words, style.size, bold=style.bold, italic=style.italic), room), 2))


def _name(paper: Paper, profile: Profile, room: float) -> Iterator[Piece]:
    """The kind, the subject, and what stands below them."""
    yield line("Kind", paper.kind.upper())
    about = [line("About", words) for words in _lines(paper.subject)]
    yield from about
    if profile.sign("below_subject"):
        yield line("Dashes", profile.sign("below_subject"))
    elif about:
        yield replace(_rule(about[-1], styles_of(profile)["About"], profile.mm("subject_rule"), room), after=12.0)


def _addressees(paper: Paper, profile: Profile) -> Iterator[Piece]:
    """One addressee stands on the line of `Kính gửi`, several each on a line with a dash."""
    names = [_stripped(name) for name in paper.addressees if plain(name)]
    if not names:
        return
    in_submissions = plain(paper.kind).casefold() == _SUBMISSION
    said = profile.sign("addressed_in_submissions" if in_submissions else "addressed")
    label = Run(said, italic=profile.words.addressed.italic)
    if len(names) == 1:
        yield Line("Addressed", (label, Run(f" {names[0]}")))
        return
    mark = profile.sign("addressee_mark")
    dashed = [f"- {name}{mark if number < len(names) else '.'}" for number, name in enumerate(names, 1)]
    if profile.says("addressees_begin_on_the_line"):
        yield Line("AddressedList", (label, Run(f" {dashed[0]}")))
        dashed = dashed[1:]
    else:
        yield Line("AddressedList", (label,))
    for number, name in enumerate(dashed, 1):
        yield replace(line("Addressee", name), is_last=number == len(dashed))


def _bases(bases: Sequence[str], profile: Profile) -> Iterator[Piece]:
    """Each ends with the form's mark; the last keeps a comma or colon of its own, where the sentence goes on in the body."""
    for number, basis in enumerate(bases, 1):
        words = plain(basis).removeprefix("- ")
        bare, own = words.rstrip(f"{_ENDS}:"), words[-1:]
        last = own if own in {",", ":", "."} else profile.sign("basis_last")
        yield line("Basis", f"{profile.sign('basis_dash')}{bare}{last if number == len(bases) else profile.sign('basis_mark')}")


def _ended(body: Sequence[Block], mark: str) -> tuple[Block, ...]:
    """The body with the form's mark at its end, where a sentence stands there."""
    if not body:
        return ()
    *before, last = body
    if isinstance(last, (Item, Paragraph)) and (words := plain(last.text)) and words[-1] not in "?!:":
        last = replace(last, text=words.removesuffix("./.").rstrip(_ENDS) + mark)
    return (*before, last)


# -- the end ----------------------------------------------------------------------------------------------------------


def _closing(paper: Paper, profile: Profile, halves: tuple[float, float]) -> list[Piece]:
    """Recipients on the left, who signs on the right; of two signers the second on the left, the recipients below them."""
    recipients = _recipients(paper, profile)
    signed = _signed(paper.signature)
    below = [line("CirculationBelow", paper.circulation.upper())] if stands_below(paper.circulation, profile) else []
    if paper.left_signature is None:
        return [*([Columns(halves, ((recipients, signed),), before=12.0)] if recipients or signed else []), *below]
    pieces: list[Piece] = [Columns(halves, ((_signed(paper.left_signature), signed),), before=12.0)]
    pieces += [Columns(halves, ((recipients, ()),), before=12.0)] if recipients else []
    return [*pieces, *below]


def _recipients(paper: Paper, profile: Profile) -> tuple[Part, ...]:
    """Who receives it, a line each; at the end of the last, which is the file's, who typed it and how many copies there are."""
    names = [_stripped(name) for name in paper.recipients if plain(name)]
    if not names:
        return ()
    mark = profile.sign("recipient_mark")
    *listed, last = [line("Recipient", f"- {name}{mark if number < len(names) else '.'}") for number, name in enumerate(names, 1)]
    if typed := drafter_mark(paper, profile):
        last = replace(last, runs=(*last.runs, Run(f" {typed}", size=profile.words.drafter_mark.size)))
    return (line("RecipientsLabel", profile.sign("recipients_label")), *listed, last)


def _signed(signature: Signature) -> tuple[Part, ...]:
    """Authority, office title, room to sign, name. `kiêm` between two offices stays in small letters."""
    lines: list[Part] = [line("Authority", words.upper()) for words in signature.authority if plain(words)]
    titles = [words if words == "kiêm" else words.upper() for words in _lines(signature.office_title)]
    lines += [line("OfficeTitle", words) for words in titles]
    if lines or plain(signature.name):
        lines.append(line("SignerName", signature.name))
    return tuple(lines)


def _stripped(name: str) -> str:
    """A recipient without the dash and the mark that somebody typed."""
    return plain(name).removeprefix("- ").rstrip(_ENDS)


def _lines(text: str) -> list[str]:
    return [words for each in text.split("\n") if (words := plain(each))]


# -- annexes ----------------------------------------------------------------------------------------------------------


def _called(annexes: Sequence[Annex], profile: Profile) -> Iterator[tuple[Annex, str]]:
    """Each annex with what it is called; those that are called something are counted, where there are two or more."""
    many = sum(bool(plain(annex.called)) for annex in annexes)
    number = 0
    for annex in annexes:
        called = plain(annex.called)
        if called and many > 1:
            number += 1
            called += f" {roman(number) if profile.sign('annex_numbers') == 'roman' else number}"
        yield annex, called


def _annex_head(annex: Annex, called: str) -> Iterator[Piece]:
    lines = [line("Annex", called)] if called else []
    lines += [line("AnnexTitle", words.upper()) for words in _lines(annex.title)]
    for words in _lines(annex.subject):
        lines.append(line("AnnexNote" if words.casefold().startswith(("(", "kèm theo")) else "About", words))
    for number, one in enumerate(lines, 1):
        yield replace(one, is_last=number == len(lines))


# -- a copy -----------------------------------------------------------------------------------------------------------


def copy_block(copy: Paper, profile: Profile) -> list[Piece]:
    """What makes a copy, below a rule across the page: who copies, the number, beside them the kind and the day; who gets it, who signs.

    Hướng dẫn 36-HD/VPTW, mục II.3.3 and Phụ lục 2; Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần II, and Phụ lục III, mẫu 3.1.
    """
    styles = styles_of(profile)
    room = profile.mm("page_width") - profile.mm("margin_left") - profile.mm("margin_right")
    kind: tuple[Part, ...] = (line("CopyKind", copy.kind.upper()),)
    day = (Line("PlaceDay", (Run(_place_day(copy)),)),)
    organs, number = tuple(_organs(copy, profile, styles)), (Line("Number", (Run(number_line(copy, profile)),)),)
    head = Columns((profile.mm("head_left"), profile.mm("head_right")), ((organs, kind), (number, day)))
    return [Rule(room, after=6.0, before=_BEFORE_CONTACT), head, *_closing(copy, profile, ((room - 1) / 2, (room + 1) / 2))]


def set_copy(copy: Paper, profile: Profile, first: int = 1) -> Setting:
    """The block of a copy on a sheet of its own, whose page has the number `first`."""
    return Setting(
        profile, styles_of(profile), tuple(copy_block(copy, profile)), plain(copy.kind), plain(" ".join(copy.issuer)), first=first
    )
