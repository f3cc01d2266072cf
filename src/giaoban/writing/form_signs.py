"""Signs that a form prescribes in the words of a paper's parts: what is written, what should be, and the words set right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban.writing.profile import Profile
from giaoban.writing.side_notes import typed_in

# What is wrong, as measured, as prescribed, the source, the words set right.
Fault = tuple[str, str, str, str, str]

_NUMBER = re.compile(r"Số(?P<colon>\s*:)?(?P<blank>\s*)(?P<number>\d{0,5}[a-zđ]?)(?P<joint>\s*[-/]\s*)(?P<symbol>.+)", re.IGNORECASE)
_DAY = re.compile(r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm")
_ENDS = " .;,"


def sign_faults(name: str, text: str, is_last: bool, profile: Profile) -> Iterator[Fault]:
    """The faults of one line of a part. `is_last`: the last line of it."""
    if name == "number":
        yield from _of_the_number(text, profile)
    elif name == "day":
        yield from _of_the_day(text, profile)
    elif name == "letter_subject":
        yield from _of_the_subject(text, profile)
    elif name == "recipient":
        yield from _of_a_recipient(text, "." if is_last else profile.sign("recipient_mark"), profile)
    elif name == "bases":
        mark = profile.sign("basis_last" if is_last else "basis_mark")
        yield from _of_the_end(text, mark, ",:." if is_last else "", profile.rules.basis_mark.source)
    elif name == "body" and is_last and text[-1] not in "?!:":
        yield from _of_the_last(text, profile)


def _of_the_number(text: str, profile: Profile) -> Iterator[Fault]:
    found = _NUMBER.match(text)
    if found is None:
        return
    label, joint, number = profile.sign("number_label"), profile.sign("number_joint"), found["number"]
    padded = number.zfill(2) if number.isdigit() else number
    right = f"{label}{f' {padded}' if number else found['blank']}{joint}{found['symbol']}"
    said = f"Số{':' if found['colon'] else ''}"
    if said != label:
        yield "label", f"“{said}”", f"“{label}”", profile.rules.number_label.source, right
    if number != padded:
        yield "padding", f"“{number}”", f"“{padded}”", profile.rules.number_label.source, right
    if found["joint"] != joint:
        measured = f"“{found['joint'].strip()}” {'có dấu cách ' if found['joint'] != found['joint'].strip() else ''}sau số"
        yield "joint", measured, f"“{joint}” sau số", profile.rules.number_joint.source, right


def _of_the_day(text: str, profile: Profile) -> Iterator[Fault]:
    found = _DAY.search(text)
    if found is None:
        return
    day, month = found["day"].zfill(2), found["month"]
    month = month.zfill(2) if int(month) < 3 else str(int(month))
    if (day, month) != (found["day"], found["month"]):
        right = text[: found.start()] + f"ngày {day} tháng {month} năm" + text[found.end() :]
        measured, prescribed = f"ngày {found['day']} tháng {found['month']}", f"ngày {day} tháng {month}"
        yield "padding", measured, prescribed, profile.words.day.source, right
    if found.start() > 1 and not text[: found.start()].rstrip().endswith(","):
        right = f"{text[: found.start()].rstrip()}, {text[found.start() :]}"
        yield "comma", "không có dấu phẩy sau địa danh", "dấu phẩy sau địa danh", profile.words.day.source, right


def _of_the_subject(text: str, profile: Profile) -> Iterator[Fault]:
    opening = profile.sign("letter_subject_opening")
    has = next((each for each in ("V/v", "Về việc", "về việc") if text.startswith(each)), "")
    if has and has != opening and (opening or has == "V/v"):
        right = f"{opening} {text[len(has) :].lstrip()}".strip()
        yield "opening", f"“{has}”", f"“{opening}”" if opening else "không ghi “V/v”", profile.rules.letter_subject_opening.source, right


def _of_a_recipient(text: str, mark: str, profile: Profile) -> Iterator[Fault]:
    """The mark at the end of a line; behind it, on the file's line, who typed the paper in how many copies."""
    typed = typed_in(text)
    if typed is None:
        yield from _of_the_end(text, mark, "", profile.rules.recipient_mark.source)
        return
    said = text[len(typed.filed) :]
    for what, measured, prescribed, source, right in _of_the_end(typed.filed, mark, "", profile.rules.recipient_mark.source):
        yield what, measured, prescribed, source, right + said
    rule = profile.rules.drafter_mark
    if said.strip() != (form := str(rule.value).format(drafter=typed.drafter, copies=typed.copies)):
        yield "drafter_mark", f"“{said.strip()}”", f"“{form}”", rule.source, f"{typed.filed} {form}"


def _of_the_end(text: str, mark: str, also: str, source: str) -> Iterator[Fault]:
    """The mark at the end of a line; `also`: others that may stand there too."""
    if not text.endswith(mark) and (not also or text[-1] not in also):
        last = text[-1] if text[-1] in ".;,:" else ""
        yield "end", f"cuối dòng “{last}”" if last else "cuối dòng không có dấu", f"cuối dòng “{mark}”", source, text.rstrip(_ENDS) + mark


def _of_the_last(text: str, profile: Profile) -> Iterator[Fault]:
    """How the content ends: `./.` for the State, a full stop alone for the Party."""
    mark, bare = profile.sign("end_mark"), text.removesuffix("./.").rstrip(_ENDS)
    if text != bare + mark:
        source = profile.rules.end_mark.source
        yield "end", f"kết thúc “{text[len(bare) :].strip() or 'không có dấu'}”", f"kết thúc “{mark}”", source, bare + mark
