"""An issued paper, on its own pages: its draft, what amended, corrected or recalled it, the files it lies in, its lines with what they
came from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.evidence import queries as evidence
from giaoban.office.issuing import queries
from giaoban.office.issuing.models import Draft, IssuedLine, ToFirst
from giaoban.office.meetings import queries as meetings
from giaoban.office.programme import queries as programme
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Direction, Paper
from giaoban.office.work import queries as work
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock
from giaoban.web.issuing.signing import of_paper as signatures_of
from giaoban.web.meetings.states import state_of as meeting_state
from giaoban.web.programme.rows import rows_of
from giaoban.web.work.states import Shown, in_a_list

Found = dict[int, dict[str, Any]]
_BACK = {ToFirst.AMENDS: "Được sửa đổi, bổ sung bằng", ToFirst.CORRECTS: "Được đính chính bằng", ToFirst.RECALLS: "Bị thu hồi bằng"}


def of_paper(account: Account, paper: Paper) -> list[dict[str, Any]]:
    """What the page of a paper of ours says of its issuing: each a sentence with the paper or page that it leads to."""
    found = [_row("Hồ sơ", visible(one.title), "casefile", one.pk) for one in queries.casefiles_of(account, paper)]
    if paper.direction != Direction.OUT:
        return found
    later = queries.papers_about(account, paper)
    found = [_row(_BACK[ToFirst(one.to_first)], str(one.paper), "paper", one.paper.pk) for one in later if one.paper] + found
    own = Draft.objects.filter(paper=paper).select_related("about").first()
    if own is None:
        return found
    if own.about is not None and registry.visible_to(account).filter(pk=own.about.pk).exists():
        found.insert(0, _row(own.get_to_first_display(), str(own.about), "paper", own.about.pk))
    found += signatures_of(account, paper, own)
    if queries.draft_of(account, paper) is not None:
        found.append(_row("Trình ký", "các bản, ý kiến, nơi nhận", "draft", own.pk))
        if paper.issued_lines.exists():
            found.append(_row("Từng câu", "việc đi theo từng câu của văn bản", "issued-lines", paper.pk))
    return found


def _row(label: str, words: str, name: str, key: int) -> dict[str, Any]:
    return {"label": label, "words": words, "url": reverse(name, args=[key])}


def sentences(account: Account, paper: Paper) -> list[dict[str, Any]]:
    """The words of a paper that was issued here, each paragraph with how what it came from stands now, as far as the person may see it.

    Followed from the first minute: the paper is not read again.
    """
    told = queries.sentences_of(account, paper)
    things = _things(account, [row for _, rows in told for row in rows])
    return [{"text": visible(text), "things": _seen(things, rows)} for text, rows in told]


def _things(account: Account, rows: list[IssuedLine]) -> dict[str, Found]:
    """By kind and key; a question or some for each kind."""
    return {kind: _found(account, kind, {row.source_id for row in rows if row.source_kind == kind}) for kind in _kinds(rows)}


def _seen(things: dict[str, Found], rows: list[IssuedLine]) -> list[dict[str, Any]]:
    found = (things[row.source_kind].get(row.source_id) for row in rows)
    return [thing for thing in found if thing is not None]


def lines(request: Knock, paper_id: int) -> HttpResponse:
    """Every sentence of an issued paper that came from something, with how that stands now, as far as the person may see it."""
    paper = get_object_or_404(registry.visible_to(request.user), pk=paper_id)
    get_object_or_404(Draft, pk=getattr(queries.draft_of(request.user, paper), "pk", None))
    rows = queries.lines_of(request.user, paper)
    things = _things(request.user, rows)
    shown: dict[int, dict[str, Any]] = {}
    for row in rows:
        one = shown.setdefault(row.place, {"text": visible(row.text), "things": []})
        one["things"] += _seen(things, [row])
    context = {"paper": paper, "title": title(paper), "rows": list(shown.values())}
    return render(request, "issuing/lines.html", context)


def _kinds(rows: list[IssuedLine]) -> list[str]:
    return list(dict.fromkeys(row.source_kind for row in rows))


def _found(account: Account, kind: str, keys: Collection[int]) -> Found:
    """The things of a kind that the person may see; of a kind that has no page nothing."""
    return _MAKERS[kind](account, keys) if kind in _MAKERS else {}


def _tasks(account: Account, keys: Collection[int]) -> Found:
    today = timezone.localdate()
    seen = work.visible_to(account).filter(pk__in=keys)
    return {one.pk: _thing(one.title, reverse("task", args=[one.pk]), in_a_list(one, today)) for one in seen}


def _orientations(account: Account, keys: Collection[int]) -> Found:
    return {
        one.pk: _thing(
            one.title,
            f"{reverse('orientations')}?paper={one.paper_id}{'&dropped=1' if one.dropped else ''}#dinh-huong-{one.pk}",
            Shown("huy", "Thôi theo dõi") if one.dropped else Shown("dinh-huong", "Định hướng"),
        )
        for one in work.orientations_visible_to(account).filter(pk__in=keys)
    }


def _programme_lines(account: Account, keys: Collection[int]) -> Found:
    seen = list(programme.with_history(programme.lines_visible_to(account).filter(pk__in=keys)))
    return {
        row.line.pk: _thing(row.line.text, reverse("programme-line", args=[row.line.pk]), row.state) | {"tasks": row.tasks}
        for row in rows_of(account, seen, timezone.localdate())
    }


def _meetings(account: Account, keys: Collection[int]) -> Found:
    today = timezone.localdate()
    return {
        one.pk: _thing(one.title, reverse("meeting", args=[one.pk]), meeting_state(one, today))
        for one in meetings.visible_to(account).filter(pk__in=keys)
    }


def _facts(account: Account, keys: Collection[int]) -> Found:
    seen = evidence.facts_visible_to(account).filter(pk__in=keys).select_related("paper")
    return {
        one.pk: _thing(f"{one.get_kind_display()}: {one.paper}", reverse("paper-followed", args=[one.paper_id]), Shown("tick", "Câu nguồn"))
        for one in seen
    }


def _papers(account: Account, keys: Collection[int]) -> Found:
    seen = registry.visible_to(account).filter(pk__in=keys)
    return {one.pk: _thing(str(one), reverse("paper", args=[one.pk]), Shown("van-ban", "Văn bản")) for one in seen}


def _thing(words: str, url: str, state: Shown) -> dict[str, Any]:
    return {"title": visible(words), "url": url, "state": state}


_MAKERS: dict[str, Callable[[Account, Collection[int]], Found]] = {
    "work.task": _tasks,
    "work.orientation": _orientations,
    "programme.line": _programme_lines,
    "meetings.meeting": _meetings,
    "evidence.fact": _facts,
    "registry.paper": _papers,
}
