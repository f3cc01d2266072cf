"""One task into several, two into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import WORDS, Said, Spans, Understood, Words, folded, words_of
from giaoban.office.review.actions.sitting import extraction_of, sitting
from giaoban.office.review.drafts import digest_of, run_together
from giaoban.office.review.flags import still_open
from giaoban.office.review.models import Decision, Proposal, State

PARTED = (FactKind.TASK, FactKind.ORIENTATION)
_OF_ALL = ("lead", "support", "reporters")  # who is told stands once and holds for every part
_EDGES = " \t\n\u2028;,."


class NotParted(ValueError):  # noqa: N818 - what did not happen
    """Nothing to part or to put together here. The message is Vietnamese, for a clerk."""


def split(actor: Account, paper_id: int, proposal_id: int, cuts: Iterable[int], *, shown: int) -> list[Proposal]:
    """One task into several, cut at character positions of its quote. What stands in one part's words goes with that part."""
    with sitting(actor, paper_id, Decision.Verb.SPLIT) as here:
        proposal = here.open_one(proposal_id, shown)
        parts = _parts(proposal, sorted(set(cuts)))
        made = here.add(*(_part(proposal, spans, first=i == 0) for i, spans in enumerate(parts)))
        _succeed(made, [proposal])
        here.decide(proposal, state=State.REPLACED)
    return made


def merge(actor: Account, paper_id: int, proposal_id: int, *, shown: int) -> Proposal:
    """A task with the next one that is open; the kind is the first one's."""
    with sitting(actor, paper_id, Decision.Verb.MERGE) as here:
        first = here.open_one(proposal_id, shown)
        following = Proposal.objects.filter(
            paper=here.paper, state=State.OPEN, kind__in=PARTED, reading=first.reading, start__gte=first.end
        )
        second = following.order_by("start", "number").first()
        if first.kind not in PARTED or second is None:
            raise NotParted("Không có mục cùng loại nào sau mục này để gộp.")
        (made,) = here.add(_merged(first, second))
        _succeed([made], [first, second])
        here.decide(first, second, state=State.REPLACED)
    return made


def _succeed(made: Iterable[Proposal], old: Sequence[Proposal]) -> None:
    for proposal in made:
        proposal.parents.set(old)


def _parts(proposal: Proposal, cuts: Sequence[int]) -> list[Spans]:
    """The places of the parts, without the blanks and signs that stand between them."""
    if proposal.kind not in PARTED:
        raise NotParted("Chỉ tách được nhiệm vụ và định hướng.")
    text = extraction_of(proposal).text
    ends = [0, *(cut for cut in cuts if 0 < cut < len(proposal.quote)), len(proposal.quote)]
    parts = [_trimmed(text, _places(proposal.spans, a, b)) for a, b in pairwise(ends)]
    parts = [spans for spans in parts if spans]
    if len(parts) < 2:
        raise NotParted("Chọn chỗ tách ở giữa câu: mỗi phần phải có chữ.")
    return parts


def _places(spans: Spans, start: int, end: int) -> Spans:
    """The places of `quote[start:end]`."""
    found: Spans = []
    at = 0
    for a, b in spans:
        first, last = max(start, at), min(end, at + b - a)
        if first < last:
            found.append([a + first - at, a + last - at])
        at += b - a
    return found


def _trimmed(text: str, spans: Spans) -> Spans:
    """Blanks go at both ends, signs that only part what follows at the beginning."""
    places = [place for start, end in spans for place in range(start, end)]
    first, last = 0, len(places)
    while first < last and text[places[first]] in _EDGES:
        first += 1
    while first < last and text[places[last - 1]].isspace():
        last -= 1
    found: Spans = []
    for place in places[first:last]:
        if found and found[-1][1] == place:
            found[-1][1] = place + 1
        else:
            found.append([place, place + 1])
    return found


def _part(proposal: Proposal, spans: Spans, *, first: bool) -> Proposal:
    text = extraction_of(proposal).text
    said, understood = _of_part(proposal, spans, first=first)
    said[WORDS] = [words_of(text, spans)]
    understood["title"] = folded(said[WORDS][0]["quote"])
    return _made(proposal, spans, said, understood, proposal.flags, ours=proposal.ours)


def _of_part(proposal: Proposal, spans: Spans, *, first: bool) -> tuple[Said, Understood]:
    """What of the whole holds for a part: its units, and a deadline or product that stands in the part or beside the whole."""
    said: Said = {name: words for name, words in proposal.said.items() if name in _OF_ALL}
    understood = dict(proposal.understood)
    for name in ("deadline", "product"):
        words = proposal.said.get(name, [])
        inside = any(_lies_in(one, proposal.spans) for one in words)
        if any(_lies_in(one, spans) for one in words) or (words and not inside) or (not words and first):
            said |= {name: words} if words else {}
        else:
            understood[name] = None
    return said, understood


def _lies_in(words: Words, spans: Spans) -> bool:
    return any(a <= start and end <= b for start, end in words["spans"] for a, b in spans)


def _merged(first: Proposal, second: Proposal) -> Proposal:
    text = extraction_of(first).text
    spans = _joined(text, [*first.spans, *second.spans])
    said: Said = {name: [*first.said.get(name, []), *second.said.get(name, [])] for name in {**first.said, **second.said}}
    said[WORDS] = [words_of(text, spans)]
    understood = {**first.understood, "title": folded(said[WORDS][0]["quote"])}
    for name in (*_OF_ALL, "citations"):
        both = [*first.understood.get(name, []), *second.understood.get(name, [])]
        understood[name] = [one for i, one in enumerate(both) if one not in both[:i]]
    for name in ("deadline", "product"):
        understood[name] = first.understood.get(name) or second.understood.get(name)
    flags = [*first.flags, *(flag for flag in second.flags if flag not in first.flags)]
    return _made(first, spans, said, understood, flags, ours=first.ours or second.ours)


def _joined(text: str, spans: Spans) -> Spans:
    """Neighbours with nothing but signs between them as one; others keep the blank that stands behind them."""
    joined = run_together(text, [list(span) for span in spans])
    for span, following in pairwise(joined):
        if span[1] < following[0] and text[span[1]].isspace():
            span[1] += 1
    return joined


def _made(like: Proposal, spans: Spans, said: Said, understood: Understood, flags: list[dict[str, Any]], *, ours: bool) -> Proposal:
    quote = said[WORDS][0]["quote"]
    left = still_open(flags, understood)
    return Proposal(
        paper=like.paper,
        reading=like.reading,
        kind=like.kind,
        start=spans[0][0],
        end=spans[-1][1],
        spans=spans,
        quote=quote,
        said=said,
        understood=understood,
        flags=left,
        ours=ours,
        is_clean=not left,
        digest=digest_of(like.kind, quote, understood),
    )
