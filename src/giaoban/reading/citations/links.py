"""How the citations of a paper hang together: what they share, which stand in another's title, which repeat an earlier one."""

from __future__ import annotations

import re

from giaoban.reading.citations.after import date_after, issuer_after, title_after, year_after
from giaoban.reading.citations.before import relation_before
from giaoban.reading.citations.draft import Draft
from giaoban.reading.citations.symbols import organ_code

TAIL_REACH = 1000
_JOINT = re.compile(r"(?:[\s,;\"]|(?<!\w)(?:và|hoặc|cùng|các|số|tại|theo|của|&)(?!\w))*\Z")
_LAST_JOINT = re.compile(r"[\s,;]*(?:(?:và|hoặc|các) ?)*\Z")
_JOINTS = (",", ";", "và", "hoặc", "các")
_FIRST_FIGURES = re.compile(r"\d+")
_AND = re.compile(r"(?<!\w)(?:và|hoặc|cùng|&)(?!\w)")


def add_tails(text: str, drafts: list[Draft], floor: int, limit: int) -> None:
    """Issuer, late date and title of every draft, and what stands inside a title."""
    for i, draft in enumerate(drafts):
        block = text.find("\n", draft.core_end, min(limit, draft.core_end + TAIL_REACH))
        end = block if block >= 0 else min(limit, draft.core_end + TAIL_REACH)
        following = drafts[i + 1].begin if i + 1 < len(drafts) else end
        if draft.name_at is None or draft.type in {"L", "BL", "PL"} or draft.number is None:
            _add_issuer(text, draft, min(end, following) if following >= draft.core_end else end)
        if draft.number and not draft.title_at:
            _add_title(text, drafts, i, end)


def _add_issuer(text: str, draft: Draft, end: int) -> None:
    if (draft.issuer_at and not draft.shared) or draft.title_at:
        return
    issuer = issuer_after(text, draft.core_end, end)
    if issuer is None:
        return
    draft.issuer_at, draft.shared = issuer, False
    if draft.mention:
        return
    mention = date_after(text, draft.issuer_at[1], end)
    if mention and mention.said:
        draft.mention = mention
        draft.core_end = mention.end
    elif draft.number and (year_end := year_after(text, draft.issuer_at[1], end, said=True)):
        draft.core_end = year_end


def _add_title(text: str, drafts: list[Draft], i: int, end: int) -> None:
    draft = drafts[i]
    title = title_after(text, draft.end, end)
    if not title:
        return
    nested: list[Draft] = []
    title_end = title[1]
    for place in range(i + 1, len(drafts)):
        other = drafts[place]
        if other.begin >= title_end:
            break
        if _is_next_in_line(text, draft, other, nested, title[0]):
            title_end = other.begin
            break
        nested.append(other)
    title_end = _before_joint(text, title[0], title_end)
    if title_end - title[0] < 4:
        return
    draft.title_at = (title[0], title_end)
    for other in nested:
        other.inside = draft


def _is_next_in_line(text: str, draft: Draft, other: Draft, nested: list[Draft], start: int) -> bool:
    """Whether `other`, though before the title's end, is the next of the papers listed and no part of the title."""
    gap = text[max(start, other.begin - 12) : other.begin]
    if not gap.rstrip().endswith((",", "và", ";", "hoặc", "các", '"')) or text.count('"', start, other.begin) % 2:
        return False
    if not nested:
        return not gap.rstrip().endswith("các") or gap.rstrip()[:-3].rstrip().endswith((",", "và", ";"))
    last = nested[-1]
    return not (other.elliptic or _same_organ(last, other))


def _before_joint(text: str, start: int, end: int) -> int:
    if not (text[end - 1].isspace() or text.endswith(_JOINTS, start, end)):
        return end
    joint = _LAST_JOINT.search(text, max(start, end - 16), end)
    return joint.start() if joint else end


def _same_organ(a: Draft, b: Draft) -> bool:
    return bool(a.number and b.number) and organ_code(a.number or "") == organ_code(b.number or "")


def share(text: str, drafts: list[Draft]) -> None:
    """`A và B của Ban Thường vụ Tỉnh ủy`: issuer and date count for every member of the row that has none of its own."""
    for i in range(len(drafts) - 2, -1, -1):
        draft, other = drafts[i], drafts[i + 1]
        if draft.inside is not other.inside or draft.title_at or not draft.number or other.begin < draft.core_end:
            continue
        gap = text[draft.end : other.begin]
        if len(gap) > 20 or not _JOINT.match(gap) or not (other.elliptic or _same_organ(draft, other)):
            continue
        if not (other.elliptic or _AND.search(gap) or other.number is None):
            continue
        if draft.issuer_at is None:
            draft.issuer_at, draft.shared = other.issuer_at, True
        if draft.mention is None and draft.issuer_at == other.issuer_at:
            draft.mention = other.mention


def relate(text: str, drafts: list[Draft], floor: int) -> None:
    """The word of relation before each; the next in a row shares it."""
    previous: Draft | None = None
    for draft in drafts:
        if draft.relation is None:
            row = previous is not None and draft.begin >= previous.end and _joined(text, previous, draft)
            if row and previous is not None and previous.relation:
                draft.relation, draft.relation_at = previous.relation, previous.relation_at
            elif found := relation_before(text, max(floor, previous.core_end if previous else 0), draft.begin):
                draft.relation, draft.relation_at = found
        previous = draft


def _joined(text: str, previous: Draft, draft: Draft) -> bool:
    end = previous.title_at[1] if previous.title_at and previous.title_at[1] <= draft.begin else previous.end
    return draft.begin - end <= 20 and _JOINT.match(text[end : draft.begin]) is not None


def point_back(drafts: list[Draft]) -> list[Draft]:
    """Short forms point at what they repeat: `Chỉ thị trên`, a number said again bare. A short form of nothing is dropped."""
    by_kind: dict[str, Draft] = {}
    by_number: dict[tuple[str | None, str], Draft] = {}
    kept = []
    for draft in drafts:
        if draft.short_form:
            draft.refers_to = by_kind.get(draft.type or "")
            if draft.refers_to is None:
                continue
        elif draft.number:
            _point_back_by_number(draft, by_number)
            if draft.type:
                by_kind[draft.type] = draft.refers_to or draft
        kept.append(draft)
    return kept


def _point_back_by_number(draft: Draft, by_number: dict[tuple[str | None, str], Draft]) -> None:
    number = draft.number or ""
    figures = _FIRST_FIGURES.match(number)
    first = by_number.get((draft.type, number)) or by_number.get((draft.type, "#" + figures[0] if figures and figures[0] == number else ""))
    if first is not None and draft.issuer_at is None and draft.mention is None:
        draft.refers_to = first
        return
    by_number.setdefault((draft.type, number), draft)
    if figures:
        by_number[(draft.type, "#" + figures[0])] = draft
