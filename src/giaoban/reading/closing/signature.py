"""Who signed, in whose place: authority line, second line, post, name; several signers, also side by side.

Posts are a closed vocabulary: where scanning damaged a letter of one (`GIÁM ĐÓC`), the post is given as it is called, its
evidence points at the damaged words, and `Signing.damaged` says so, so that the reader is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban.reading.layout import Layout
from giaoban.reading.layout.signs import (
    DIRECTOR,
    FAMILY,
    POSITION,
    authority_of,
    bare,
    find_name,
    find_position,
    is_name_in_capitals,
    is_name_line,
    is_signing_line,
    is_small_post,
    is_whole_signature,
)
from giaoban.reading.letterhead.segments import Segment, quote
from giaoban.reading.letters import LOWER, UPPER
from giaoban.reading.lexicon.letterheads import ORGANS
from giaoban.reading.lexicon.positions import POSITIONS
from giaoban.reading.model import Evidence, Finding, ForPosition, Signature, Span
from giaoban.reading.text import fold

_POSTS = {bare(p): p for p in POSITIONS}
_NAMES = re.compile(rf"(?:[{UPPER}][{LOWER}]*\s*)+")
_DEPUTY = re.compile(r"(?P<deputy>\w{1,5} ?\w? )G ?[IL][AL]?A?M ?\)?D ?[OC0]{0,2}[C6G]{0,2}")
_CAPITALS_ONLY = re.compile(rf"[{UPPER}&,\s-]*")
_DAMAGED_MARK = re.compile(r"(?:^|\s)['\"]?[^\s'\"]{1,3}[.,]?$|^[^\s]{1,3}$")
_MARK = re.compile(r"(?<!\w)(?:T/M|K/T|T/L|T/UQ|TM|KT|TL|TUQ)(?=[. ])")
_LIKE_FOR = re.compile(r"(?:^|\W)[A-ZÊÉŒÍ\d][A-ZÊÉŒÍY\d][A-Z]?[.,]?$")


@dataclass(slots=True)
class Signing:
    """One signature while it is read, with the place of each part and what was damaged."""

    authority: str | None = None
    on_behalf_of: list[Segment] = field(default_factory=list)
    second: tuple[str, list[Segment]] | None = None
    position: list[Segment] = field(default_factory=list)
    name: Segment | None = None
    row: int = -1
    marks: list[Segment] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)
    evidence: Evidence = field(default_factory=dict)
    damaged: list[tuple[Span, str]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing of a signature yet."""
        return not (self.authority or self.position or self.name)


def read_signatures(layout: Layout, right: list[Segment]) -> list[Signing]:
    """The signatures in the right column, in the order of the text."""
    signings = [Signing()]
    deputy: Segment | None = None
    for segment in (part for whole in right for part in _lines_of(whole)):
        text = segment.text
        if is_small_post(text):
            _add_small_post(signings, segment)
            continue
        if is_name_line(text):
            _add_names(signings, segment)
            continue
        if signings[-1].position and signings[-1].name is None and is_name_in_capitals(text):
            signings[-1].name = segment
            continue
        if not is_signing_line(text) and not find_position(text):
            if bare(text).strip(" .") == "PHO":
                deputy = segment
            else:
                _add_capitals(signings[-1], segment)
            continue
        _add_line(signings, segment, deputy)
        deputy = None
    found = [s for s in signings if not s.is_empty]
    for signing in found:
        _finish(layout, signing)
    return found


def _add_small_post(signings: list[Signing], segment: Segment) -> None:
    """`TL. Hiệu trưởng`, `Phó Hiệu trưởng`; beside one on the same line, or under a name, the post of another who signs."""
    current = signings[-1]
    if mark := authority_of(segment.text):
        _add_authority(current, segment, mark)
    elif not current.position:
        current.position, current.row = [segment], segment.row
    elif current.row == segment.row or current.name:
        signings.append(Signing(position=[segment], row=segment.row))


def _lines_of(segment: Segment) -> list[Segment]:
    """A whole signature that ran together on one line (`TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Quang Minh`), parted again."""
    found = find_name(segment.text)
    if found is None or not is_whole_signature(segment.text):
        return [segment]
    plain = bare(segment.text[: found[0]])
    marks = [m.end() for m in _MARK.finditer(plain)]
    posts = {m.start() for m in POSITION.finditer(plain) if not any(plain[end : m.start()].strip(" .") == "" for end in marks)}
    cuts = sorted({0, *(m.start() for m in _MARK.finditer(plain)), *posts})
    return [segment.cut(a, b) for a, b in zip(cuts, [*cuts[1:], found[0]], strict=True)] + [segment.cut(found[0], len(segment.text))]


def _add_line(signings: list[Signing], segment: Segment, deputy: Segment | None) -> None:
    """One capital line of a signature: an authority mark with what it stands for, or a post."""
    current = signings[-1]
    mark = authority_of(segment.text)
    if mark:
        if current.name or current.position:
            current = Signing()
            signings.append(current)
        _add_authority(current, segment, mark)
        return
    posts = _posts(segment)
    if not posts:
        return
    first = posts[0]
    if current.name:
        current = Signing()
        signings.append(current)
    _add_post(current, segment, first, deputy)
    for other in posts[1:]:
        beside = Signing(position=[other], row=segment.row)
        signings.append(beside)


def _add_authority(current: Signing, segment: Segment, mark: re.Match[str]) -> None:
    written = mark["mark"].replace(" ", "").replace(".", "")
    name = written if "/" in written else f"{written}."
    rest = segment.cut(mark.end(), len(segment.text))
    target = [rest] if rest.text else []
    if current.authority is None:
        current.authority = name
        current.marks = [segment.cut(mark.start("mark"), mark.end("stop"))]
        if name == "Q.":
            current.position = target
        else:
            current.on_behalf_of = target
    elif current.second is None:
        current.second = (name, target)
    current.row = segment.row


def _add_post(current: Signing, segment: Segment, post: Segment, deputy: Segment | None) -> None:
    """A post: what an authority mark left open stands for, the signer's own, or the one a deputy signs for."""
    pending = current.second[1] if current.second else current.on_behalf_of if current.authority else None
    if pending is not None and not pending:
        pending.append(post)
        return
    if not current.position:
        current.position = [deputy, post] if deputy else [post]
        current.row = segment.row
        before = segment.text[: segment.text.find(post.text)].strip(" _—–-=>~`:.,'\"")
        if current.authority is None and before and _DAMAGED_MARK.search(before) and before != segment.text:
            current.marks = [segment.cut(0, segment.text.find(post.text))]
        return
    if current.authority is None and not _is_deputy(current.position[0].text):
        start = _deputy_start(current, segment, post)
        if start is not None:
            _sign_for(current, segment.cut(start, segment.text.find(post.text) + len(post.text)))


def _deputy_start(current: Signing, segment: Segment, post: Segment) -> int | None:
    """Where the deputy's post begins on a scanned line below the head's: at `PHÓ`, or at the letters that stand for it."""
    at = segment.text.find(post.text)
    damaged = current.marks or any(_called(p.text) not in (None, p.text) for p in (post, current.position[0]))
    if not damaged:
        return None
    if _is_deputy(post.text):
        return at
    before = re.search(r"[^\W_][^\s]{0,4}(?:\s[^\W_])?\s?$", segment.text[:at])
    return before.start() if before and _called(post.text) == _called(current.position[0].text) else None


def _sign_for(current: Signing, post: Segment) -> None:
    """`<damaged mark> GIÁM ĐỐC` over `PHÓ GIÁM ĐỐC`: a deputy signs for the head, by a mark that scanning damaged."""
    current.authority = "KT."
    current.on_behalf_of = current.position
    current.position = [post]
    mark = (current.marks or current.on_behalf_of)[0]
    where = (mark.start, mark.end)
    current.damaged.append((where, "Ký hiệu “KT.” trước chức vụ bị mờ trong bản quét, cần đối chiếu bản giấy."))


def _sign_for_unread(current: Signing) -> None:
    """A damaged mark over the head's post, and the deputy's post below it unreadable."""
    if _is_deputy(current.position[0].text):
        return
    _sign_for(current, current.position[0])
    current.position = []


def _is_deputy(text: str) -> bool:
    plain = bare(text)
    return plain.startswith("PH") or (DIRECTOR.match(plain) is not None and not plain.startswith("G"))


def _posts(segment: Segment) -> list[Segment]:
    """The posts on a line: one with the rest of its capital words, or two side by side."""
    text = segment.text
    plain = bare(text)
    spans = [m.span() for m in POSITION.finditer(plain) if text[m.start() : m.end()].isupper()]
    if len(spans) == 2 and not text[spans[0][1] : spans[1][0]].strip():
        return [segment.cut(*spans[0]), segment.cut(*spans[1])]
    found = find_position(text)
    if found is None:
        return []
    start, end = found
    rest = text[end:]
    return [segment.cut(start, len(text) if _CAPITALS_ONLY.fullmatch(rest) and not _is_noise(rest) else end)]


def _is_noise(rest: str) -> bool:
    words = rest.split()
    return bool(words) and sum(len(w) for w in words) / len(words) < 2.5


def _add_capitals(current: Signing, segment: Segment) -> None:
    """A capital line after an authority line goes on with the organ's name."""
    if current.position or current.name or not _CAPITALS_ONLY.fullmatch(segment.text):
        return
    target = current.second[1] if current.second else current.on_behalf_of if current.authority else None
    if target is not None and segment.row - current.row <= 1:
        target.append(segment)
        current.row = segment.row


def _add_names(signings: list[Signing], segment: Segment) -> None:
    waiting = [s for s in signings if s.name is None]
    found = find_name(segment.text)
    assert found is not None, "the line was known by its name"
    name = segment.cut(*found)
    beside = segment.cut(found[0], _NAMES.match(segment.text, found[0]).end())  # type: ignore[union-attr]
    if len(waiting) > 1 and (parts := _two_names(beside)):
        for signing, part in zip(waiting, parts, strict=False):
            signing.name = part
    elif waiting:
        waiting[0].name = name
    elif signings[-1].name is not None and not signings[-1].position:
        signings.append(Signing(name=name))


def _two_names(name: Segment) -> list[Segment] | None:
    """Two names side by side: the second begins with a family name."""
    words = list(re.finditer(r"\S+", name.text))
    for i in range(2, len(words) - 1):
        if words[i][0] in FAMILY:
            return [name.cut(0, words[i - 1].end()), name.cut(words[i].start(), len(name.text))]
    return None


# -- what is found ----------------------------------------------------------------------------------------------------


def _finish(layout: Layout, signing: Signing) -> None:
    evidence = signing.evidence
    if signing.authority is None and signing.marks and signing.position and _LIKE_FOR.search(signing.marks[0].text.strip()):
        _sign_for_unread(signing)
    if signing.authority and signing.marks:
        evidence["authority"] = (signing.marks[0].start, signing.marks[-1].end)
    if signing.name:
        evidence["name"] = quote(layout, [signing.name]).span
    second = None
    if signing.second:
        second = ForPosition(signing.second[0], _words(layout, signing, signing.second[1], "for_position") or "")
    signing.signature = Signature(
        authority=signing.authority,
        on_behalf_of=_words(layout, signing, signing.on_behalf_of, "on_behalf_of"),
        for_position=second,
        position=_words(layout, signing, signing.position, "position"),
        name=quote(layout, [signing.name]).text if signing.name else None,
    )


def _words(layout: Layout, signing: Signing, pieces: list[Segment], name: str) -> str | None:
    """The words of an organ or post; a damaged post as it is called, with a note of the damage."""
    if not pieces:
        return None
    quotation = quote(layout, pieces)
    signing.evidence[name] = quotation.span
    called = _called(quotation.text)
    if called == "GIÁM ĐỐC" and name == "position" and signing.damaged:
        called = "PHÓ GIÁM ĐỐC"
    if called is None or fold(quotation.text).upper() == fold(called):
        return quotation.text
    signing.damaged.append((quotation.span, f"Chức vụ “{called}” trong bản quét đọc là “{quotation.text}”, cần đối chiếu bản giấy."))
    return called


def _called(text: str) -> str | None:
    """How a post is called that the words name, damaged or not; None for organs and posts with more words."""
    plain = bare(fold(text)).strip(" .,-")
    if plain in _POSTS and text.upper() in POSITIONS:
        return text
    head = "PHÓ " if plain.startswith("PHO ") else ""
    if (post := _POSTS.get(plain.removeprefix("PHO "))) is not None:
        return head + post
    m = DIRECTOR.fullmatch(plain) or _DEPUTY.fullmatch(plain)
    if m is None or any(plain.startswith(bare(o)) for o in ORGANS):
        return None
    return "PHÓ GIÁM ĐỐC" if m["deputy"] else "GIÁM ĐỐC"


def signature_findings(signings: list[Signing]) -> list[Finding]:
    """What scanning damaged in the signatures."""
    return [Finding("unreadable-region", span, message) for s in signings for span, message in s.damaged]
